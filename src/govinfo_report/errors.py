"""The errors of the library: one base, each with its facts as attributes beside the text.

Where several things are wrong they come together in one exception (:class:`DocumentError`). Every
error says what is wrong in English and in Chinese. Attributes that hold words (``reason``,
``message`` of a problem) are English.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Sequence
from typing import Final

from attrs import field, frozen

from govinfo_report.language import COMMA, OR, Lang, Text, both


class GovInfoReportError(Exception):
    """Base of every error that this library raises on purpose."""

    @property
    def words(self) -> Text:
        """What is wrong, and where, in both languages."""
        return self._words

    @property
    def _words(self) -> Text:
        return both(str(self.args[0]) if self.args else type(self).__name__)

    def message(self, lang: Lang | None = None) -> str:
        """What is wrong, and where.

        Args:
            lang: ``en`` or ``zh``; ``None``: what the environment variable ``GOVINFO_REPORT_LANG``
                says, else English.

        Raises:
            ValueError: There is no such language.
        """
        return self.words(lang)

    def __str__(self) -> str:
        return self.message()


_HINTED: Final = both("{words}{hint}")
_AT: Final = both("{place}: {words}")
_WHOLE: Final = Text("整个文档", "(document)")
_FILE: Final = Text("整个文件", "(file)")


class _Problem:
    """A thing that is wrong, one of several: what the kinds of them have in common."""

    __slots__ = ()
    words: Text

    @property
    def _place(self) -> str | Text:
        raise NotImplementedError

    def text(self, lang: Lang | None = None) -> str:
        """What is wrong without the place, in English (``en``) or Chinese (``zh``)."""
        return self.words(lang)

    def placed(self) -> Text:
        """What is wrong, and where."""
        return _AT.filled(place=self._place, words=self.words) if self._place else self.words

    def __str__(self) -> str:
        return self.placed()()


@frozen
class Problem(_Problem):
    """One thing that is wrong with a document, and where.

    Attributes:
        pointer: JSON Pointer (RFC 6901) to the value; ``""`` is the whole document.
        words: What is wrong, in both languages.
    """

    pointer: str
    words: Text = field(converter=both)

    @property
    def message(self) -> str:
        """What is wrong, in English."""
        return self.words.en

    @property
    def _place(self) -> str | Text:
        return self.pointer or _WHOLE


def _all(problems: Sequence[_Problem], heading: Text) -> Text:
    """One problem as it is; several as a list under a heading."""
    if len(problems) == 1:
        return problems[0].placed()
    items = [problem.placed() for problem in problems]
    return both("\n  ").join([heading.filled(count=len(items)), *items])


class DocumentError(GovInfoReportError):
    """A JSON document is not a report of this contract.

    Attributes:
        problems: Everything that is wrong, in document order; never empty.
        more: Whether there are further problems: only the first 1,000 are listed.
    """

    def __init__(self, problems: Iterable[Problem], more: bool = False) -> None:
        self.problems = tuple(problems)
        self.more = more
        super().__init__(self.problems, more)

    @property
    def pointer(self) -> str:
        """JSON Pointer of the first problem."""
        return self.problems[0].pointer

    @property
    def _words(self) -> Text:
        if self.more:
            return _all(
                self.problems,
                Text(
                    "文档中的问题超过{count}处，以下是前面的：",
                    "more than {count} problems in the document, of which these are the first:",
                ),
            )
        return _all(
            self.problems, Text("文档中有{count}处问题：", "{count} problems in the document:")
        )


class ReadError(GovInfoReportError):
    """A source cannot be read as a report page.

    Attributes:
        reason_words: What it is and what to do, in both languages.
        reason: The same in English.
        place: Where: a file name, a page or line; ``None`` when unknown.
    """

    def __init__(self, reason: str | Text, place: str | Text | None = None) -> None:
        self.reason_words = both(reason)
        self.reason = self.reason_words.en
        self._place = None if place is None else both(place)
        self.place = None if self._place is None else self._place.en
        super().__init__(reason, place)  # what is pickled, between processes, is all of it

    def text(self, lang: Lang | None = None) -> str:
        """The reason without the place, in English (``en``) or Chinese (``zh``)."""
        return self.reason_words(lang)

    @property
    def _words(self) -> Text:
        return self._placed()

    def _placed(self) -> Text:
        if self._place is None:
            return self.reason_words
        return _AT.filled(place=self._place, words=self.reason_words)

    def at(self, place: str | None) -> ReadError:
        """The same error, at a place unless it names one."""
        return type(self)(self.reason_words, self._place or place)


_NEAR: Final = Text("；是否指{names}？", "; did you mean {names}?")


def did_you_mean(names: Sequence[str]) -> Text:
    """What else may have been meant; empty where nothing looks like it."""
    return _NEAR.filled(names=OR.join(names)) if names else Text("", "")


class TooMuchProseError(GovInfoReportError, ValueError):
    """A report has more prose than is searched for claims or compared.

    Attributes:
        characters: How many characters it has, the notes of its tables included.
        most: How many are searched or compared at most.
    """

    def __init__(self, characters: int, most: int) -> None:
        self.characters = characters
        self.most = most
        super().__init__(characters, most)

    @property
    def _words(self) -> Text:
        return Text(
            f"报告的文字有{self.characters:,}字，超过{self.most:,}字的不作检索和比较",
            f"the report has {self.characters:,} characters of prose; "
            f"at most {self.most:,} are searched or compared",
        )


class UnknownCellError(GovInfoReportError, KeyError):
    """A cell id that the edition's form does not have.

    Attributes:
        cell: The id asked for.
        edition: The edition whose form was looked at.
        near: Ids that look like it.
        editions: Editions whose forms have it.
        unread: Whether the form has it, and the page that was read gave it no value.
    """

    def __init__(
        self,
        cell: str,
        edition: str,
        near: Iterable[str] = (),
        editions: Iterable[str] = (),
        *,
        unread: bool = False,
    ) -> None:
        self.cell = cell
        self.edition = edition
        self.near = tuple(near)
        self.editions = tuple(editions)
        self.unread = unread
        super().__init__(cell, edition, self.near, self.editions)

    @property
    def _words(self) -> Text:
        known = Text(
            "；编号见gr.form({edition!r}).cells", "; gr.form({edition!r}).cells has the ids"
        )
        hinted = self.unread or self.near or self.editions
        return _HINTED.filled(
            words=self.short, hint=both("") if hinted else known.filled(edition=self.edition)
        )

    @property
    def short(self) -> Text:
        """What is wrong and what may have been meant, without the names of functions."""
        if self.unread:
            said = Text(
                "所读的页面没有给出单元格 {cell!r} 的值",
                "the page that was read gave the cell {cell!r} no value",
            )
            return said.filled(cell=self.cell)
        hint = did_you_mean(self.near)
        if self.editions:
            has = Text("；{editions}年版格式中有", "; the form of edition {editions} has it")
            hint = has.filled(editions=Text("、", " and ").join(self.editions))
        said = Text(
            "{edition}年版格式中没有单元格 {cell!r}{hint}",
            "no cell {cell!r} in the form of edition {edition}{hint}",
        )
        return said.filled(cell=self.cell, edition=self.edition, hint=hint)


class UnknownRuleError(GovInfoReportError, KeyError):
    """A name that neither a rule nor a family of rules has.

    Attributes:
        rule: The name asked for.
        near: Names that look like it.
    """

    def __init__(self, rule: str, near: Iterable[str] = ()) -> None:
        self.rule = rule
        self.near = tuple(near)
        super().__init__(rule, self.near)

    @property
    def _words(self) -> Text:
        known = Text("；全部规则见gr.rules()", "; gr.rules() has them all")
        return _HINTED.filled(words=self.short, hint=both("") if self.near else known)

    @property
    def short(self) -> Text:
        """What is wrong and what may have been meant, without the names of functions."""
        said = Text("没有规则或规则类 {rule!r}{near}", "no rule or family of rules {rule!r}{near}")
        return said.filled(rule=self.rule, near=did_you_mean(self.near))


class UnknownFormatError(GovInfoReportError, ValueError):
    """A format that reports are not written in.

    Attributes:
        format: The format asked for.
        formats: The formats that there are.
        near: The one that was meant; ``None`` where unknown.
        instead: What to do instead, in English; ``None`` where there is nothing to say.
    """

    def __init__(
        self,
        format: str,  # noqa: A002  # the name of the argument that was wrong
        formats: Iterable[str],
        near: str | None = None,
        instead: str | Text | None = None,
    ) -> None:
        self.format = format
        self.formats = tuple(formats)
        self.near = near
        self._instead = both(instead or "")
        self.instead = self._instead.en or None
        super().__init__(format, self.formats, near, instead)

    @property
    def _words(self) -> Text:
        hint = did_you_mean([self.near]) if self.near else both("")
        if self.instead and not self.near:
            hint = Text("；{instead}", "; {instead}").filled(instead=self._instead)
        said = Text(
            "没有 {format!r} 这种格式{hint}；可用的格式有{known}",
            "there is no format {format!r}{hint}; formats are {known}",
        )
        return said.filled(format=self.format, hint=hint, known=COMMA.join(self.formats))


@frozen
class WaiverProblem(_Problem):
    """One thing that is wrong with a waiver file, and where.

    Attributes:
        key: Where in the file, as ``waivers[3].values``: the third entry; ``(file)``: all of it.
        words: What is wrong, in both languages.
    """

    key: str
    words: Text = field(converter=both)

    @property
    def reason(self) -> str:
        """What is wrong, in English."""
        return self.words.en

    @property
    def _place(self) -> str | Text:
        return _key(self.key)


def _key(key: str) -> str | Text:
    return _FILE if key == _FILE.en else key


class WaiverError(GovInfoReportError, ValueError):
    """A file is no waiver file, or a waiver cannot be made or written.

    Attributes:
        problems: What is wrong, in the order of the file, the first of each entry; never empty.
        file: Name of the file; ``None`` where unknown.
    """

    def __init__(self, problems: Iterable[WaiverProblem], file: str | None = None) -> None:
        self.problems = tuple(problems)
        self.file = file
        super().__init__(self.problems, file)

    @property
    def _words(self) -> Text:
        heading = Text("豁免文件中有{count}处问题：", "{count} problems in the waiver file:")
        words = _all(self.problems, heading)
        return _AT.filled(place=self.file, words=words) if self.file else words


class EditionError(GovInfoReportError, ValueError):
    """An unknown edition, or things of different editions that cannot go together.

    Attributes:
        edition: The edition that does not fit, as given.
        reason: Why it does not fit, in English.
    """

    def __init__(self, edition: object, reason: str | Text) -> None:
        self.edition = edition
        self._reason = both(reason)
        self.reason = self._reason.en
        super().__init__(edition, reason)

    @property
    def _words(self) -> Text:
        said = Text("版本 {edition!r}：{words}", "edition {edition!r}: {words}")
        return said.filled(edition=self.edition, words=self._reason)


@frozen
class ConsolidationProblem(_Problem):
    """One reason why reports cannot be summed.

    Attributes:
        words: What is wrong, in both languages.
        reports: Positions of the reports concerned among those given, from 0.
        cell: Id of the cell concerned; ``None`` where it is the report as a whole.
    """

    words: Text = field(converter=both)
    reports: tuple[int, ...] = ()
    cell: str | None = None

    @property
    def message(self) -> str:
        """What is wrong, in English."""
        return self.words.en

    @property
    def _place(self) -> str | Text:
        return self.cell or ""


class ConsolidationError(GovInfoReportError, ValueError):
    """Reports cannot be summed into one.

    Attributes:
        problems: Everything that stands against it; never empty.
    """

    def __init__(self, problems: Iterable[ConsolidationProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    @property
    def _words(self) -> Text:
        heading = Text(
            "有{count}个原因使报告不能汇总：", "{count} things stand against a consolidation:"
        )
        return _all(self.problems, heading)


class ManifestError(GovInfoReportError, ValueError):
    """A manifest that declares which organs a consolidated report covers is wrong.

    Attributes:
        file: The file, as it was named.
        key: Where in it, as ``consolidated[0].organs[2].agency``.
        reason: What is wrong, in English.
    """

    def __init__(self, file: str, key: str, reason: str | Text) -> None:
        self.file = file
        self.key = key
        self._reason = both(reason)
        self.reason = self._reason.en
        super().__init__(file, key, reason)

    def placed(self) -> Text:
        """What is wrong, and where in the file."""
        return _AT.filled(place=_key(self.key), words=self._reason)

    @property
    def _words(self) -> Text:
        return _AT.filled(place=self.file, words=self.placed())


class MissingExtraError(GovInfoReportError, ImportError):
    """An optional library is not installed; the message has the command that installs it.

    What :func:`govinfo_report.read` raises for want of a library is a :class:`ReadError` too.

    Attributes:
        extra: The extra of ``govinfo-report`` that brings it.
        feature: What was asked for, in English.
    """

    def __init__(self, extra: str, feature: str | Text) -> None:
        self.extra = extra
        self._feature = both(feature)
        self.feature = self._feature.en
        super().__init__(extra, feature)

    @property
    def _words(self) -> Text:
        return self._needed()

    def _needed(self) -> Text:
        """What installs it: from the index, and where nothing but a clone of the project is."""
        said = Text(
            "{feature}需要可选部分 {extra!r}：pip install 'govinfo-report[{extra}]'，"
            "在源码目录中则为 pip install '.[{extra}]'",
            "{feature} needs the extra {extra!r}: pip install 'govinfo-report[{extra}]', "
            "or in a clone pip install '.[{extra}]'",
        )
        return said.filled(feature=self._feature, extra=self.extra)


class MissingReaderError(MissingExtraError, ReadError):
    """The library that reads a format is not installed: the page cannot be read."""

    def __init__(self, extra: str, feature: str | Text, place: str | Text | None = None) -> None:
        MissingExtraError.__init__(self, extra, feature)
        ReadError.__init__(self, self._needed(), place)
        self.args = (extra, feature, place)

    def at(self, place: str | None) -> MissingReaderError:
        """The same error, at a place unless it names one."""
        return MissingReaderError(self.extra, self._feature, self._place or place)

    @property
    def _words(self) -> Text:
        return self._placed()


_SYSTEM: Final = {
    errno.ENOENT: Text("没有这个文件或文件夹", "No such file or directory"),
    errno.EACCES: Text("没有权限", "Permission denied"),
    errno.EPERM: Text("系统不允许此操作", "Operation not permitted"),
    errno.EISDIR: Text("这是文件夹，不是文件", "Is a directory"),
    errno.ENOTDIR: Text("路径中的某一段是文件，不是文件夹", "Not a directory"),
    errno.ENAMETOOLONG: Text("文件名过长", "File name too long"),
    errno.EEXIST: Text("已经存在", "File exists"),
    errno.ENOTEMPTY: Text("文件夹不是空的", "Directory not empty"),
    errno.ENOSPC: Text("磁盘空间不足", "No space left on device"),
    errno.EDQUOT: Text("磁盘配额已用完", "Disk quota exceeded"),
    errno.EFBIG: Text("文件过大", "File too large"),
    errno.EROFS: Text("磁盘是只读的", "Read-only file system"),
    errno.EIO: Text("读写出错", "Input/output error"),
    errno.EBUSY: Text("正被其他程序使用", "Device or resource busy"),
    errno.ELOOP: Text("链接循环", "Too many levels of symbolic links"),
    errno.EMFILE: Text("打开的文件过多", "Too many open files"),
    errno.ENFILE: Text("打开的文件过多", "Too many open files in system"),
    errno.ENOMEM: Text("内存不足", "Cannot allocate memory"),
    errno.EINVAL: Text("系统不接受这个名称", "Invalid argument"),
    errno.ENXIO: Text("没有这个设备", "No such device or address"),
    errno.ENODEV: Text("没有这个设备", "No such device"),
    errno.ETIMEDOUT: Text("超时", "Timed out"),
}
"""What the system says of a file; its own words come in one language, Windows chooses which."""


def system_words(error: OSError) -> Text:
    """Why a file cannot be read or written."""
    if error.errno in _SYSTEM:
        return _SYSTEM[error.errno]
    code = errno.errorcode.get(error.errno or 0, "")
    return Text(f"系统报告错误{f' {code}' if code else ''}", error.strerror or str(error))
