"""The errors of the library: one base, each with its facts as attributes beside the text.

Where several things are wrong they come together in one exception (:class:`DocumentError`). Every
error says what is wrong in English and in Chinese. Attributes that hold words (``reason``,
``message`` of a problem) are English.

attrs defines the classes: their attributes are ``args`` too, which is what is pickled.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import define, field, frozen

from govinfo_report.language import COMMA, Lang, Text, both, did_you_mean


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


def _key(key: str) -> str | Text:
    return _FILE if key == _FILE.en else key


def _text(given: str | Text | None) -> Text | None:
    return both(given) if given else None


class _Problem:
    """A thing that is wrong, one of several: what the kinds of them have in common."""

    __slots__ = ()
    words: Text

    @property
    def message(self) -> str:
        """What is wrong, in English."""
        return self.words.en

    @property
    def _place(self) -> str | Text:
        raise NotImplementedError  # each kind of problem has its own

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
    def _place(self) -> str | Text:
        return self.pointer or _WHOLE


@frozen
class _FileProblem(_Problem):
    key: str
    words: Text = field(converter=both)

    @property
    def reason(self) -> str:
        """What is wrong, in English."""
        return self.words.en

    @property
    def _place(self) -> str | Text:
        return _key(self.key)


@frozen
class WaiverProblem(_FileProblem):
    """One thing that is wrong with a waiver file, and where.

    Attributes:
        key: Where in the file, as ``waivers[3].values``: the third entry; ``(file)``: all of it.
        words: What is wrong, in both languages.
    """


@frozen
class PackProblem(_FileProblem):
    """One thing that is wrong with a rule pack, and where.

    Attributes:
        key: Where in the file, as ``rules[2].terms``: the second entry; ``(file)``: all of it.
        words: What is wrong, in both languages.
    """


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
    def _place(self) -> str | Text:
        return self.cell or ""


def _all(problems: Sequence[_Problem], zh: str, en: str) -> Text:
    """One problem as it is; several as a list under a heading."""
    if len(problems) == 1:
        return problems[0].placed()
    items = [problem.placed() for problem in problems]
    return both("\n  ").join([Text(zh, en).filled(count=len(items)), *items])


@define(slots=False, repr=False)
class DocumentError(GovInfoReportError):
    """A JSON document is not a report of this contract.

    Attributes:
        problems: Everything that is wrong, in document order; never empty.
        more: Whether there are further problems: only the first 1,000 are listed.
    """

    problems: tuple[Problem, ...] = field(converter=tuple[Problem, ...])
    more: bool = False

    @property
    def pointer(self) -> str:
        """JSON Pointer of the first problem."""
        return self.problems[0].pointer

    @property
    def _words(self) -> Text:
        if self.more:
            return _all(
                self.problems,
                "文档中的问题超过{count}处，以下是前面的：",
                "more than {count} problems in the document, of which these are the first:",
            )
        return _all(self.problems, "文档中有{count}处问题：", "{count} problems in the document:")


@define(slots=False, repr=False)
class WaiverError(GovInfoReportError, ValueError):
    """A file is no waiver file, or a waiver cannot be made or written.

    Attributes:
        problems: What is wrong, in the order of the file, the first of each entry; never empty.
        file: Name of the file; ``None`` where unknown.
    """

    problems: tuple[WaiverProblem, ...] = field(converter=tuple[WaiverProblem, ...])
    file: str | None = None

    @property
    def _words(self) -> Text:
        words = _all(
            self.problems, "豁免文件中有{count}处问题：", "{count} problems in the waiver file:"
        )
        return _AT.filled(place=self.file, words=words) if self.file else words


@define(slots=False, repr=False)
class PackError(GovInfoReportError, ValueError):
    """A file is no rule pack.

    Attributes:
        problems: Everything that is wrong, in the order of the parts of a pack, the first 200 of
            it; never empty.
        file: Name of the file; ``None`` where unknown.
    """

    problems: tuple[PackProblem, ...] = field(converter=tuple[PackProblem, ...])
    file: str | None = None

    @property
    def _words(self) -> Text:
        words = _all(
            self.problems, "规则包中有{count}处问题：", "{count} problems in the rule pack:"
        )
        return _AT.filled(place=self.file, words=words) if self.file else words


@define(slots=False, repr=False)
class ConsolidationError(GovInfoReportError, ValueError):
    """Reports cannot be summed into one.

    Attributes:
        problems: Everything that stands against it; never empty.
    """

    problems: tuple[ConsolidationProblem, ...] = field(converter=tuple[ConsolidationProblem, ...])

    @property
    def _words(self) -> Text:
        return _all(
            self.problems,
            "有{count}个原因使报告不能汇总：",
            "{count} things stand against a consolidation:",
        )


class _Reasoned:
    """An error with a reason in both languages."""

    reason_words: Text

    @property
    def reason(self) -> str:
        """Why, in English."""
        return self.reason_words.en


@define(slots=False, repr=False)
class ReadError(_Reasoned, GovInfoReportError):
    """A source cannot be read as a report page.

    Attributes:
        reason_words: What it is and what to do, in both languages.
        reason: The same in English.
        place: Where: a file name, a page or line; ``None`` when unknown.
    """

    reason_words: Text = field(converter=both, alias="reason")
    _place: Text | None = field(default=None, converter=_text)

    @property
    def place(self) -> str | None:
        """Where, in English."""
        return self._place.en if self._place else None

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


class NoReportError(ReadError):
    """A source that can be read and is no annual report: another page, other JSON."""


@define(slots=False, repr=False)
class EditionError(_Reasoned, GovInfoReportError, ValueError):
    """An unknown edition, or things of different editions that cannot go together.

    Attributes:
        edition: The edition that does not fit, as given.
        reason: Why it does not fit, in English.
    """

    edition: object
    reason_words: Text = field(converter=both, alias="reason")

    @property
    def _words(self) -> Text:
        said = Text("版本 {edition!r}：{words}", "edition {edition!r}: {words}")
        return said.filled(edition=self.edition, words=self.reason_words)


@define(slots=False, repr=False)
class DraftError(_Reasoned, GovInfoReportError, ValueError):
    """There is no draft for the year that is asked for.

    Attributes:
        year: The year of the draft; ``None`` where it is not known.
        reason: Why there is none, in English.
    """

    year: int | None
    reason_words: Text = field(converter=both, alias="reason")

    @property
    def _words(self) -> Text:
        return self.reason_words


@define(slots=False, repr=False)
class FrameError(_Reasoned, GovInfoReportError, ValueError):
    """A report does not fit into a data frame, or a frame is none of reports.

    Attributes:
        report: Position of the report among those given, from 0; ``None``: the frame as a whole.
        column: The cell, key or column concerned.
        reason: What is wrong, in English.
    """

    report: int | None
    column: str
    reason_words: Text = field(converter=both, alias="reason")

    @property
    def _words(self) -> Text:
        if self.report is None:
            said = Text("列 {column}：{words}", "column {column}: {words}")
        else:
            said = Text("报告 {report} 的 {column}：{words}", "report {report}, {column}: {words}")
        return said.filled(report=self.report, column=self.column, words=self.reason_words)


@define(slots=False, repr=False)
class RecordError(_Reasoned, GovInfoReportError):
    """One of the reports of a file or folder cannot be read.

    Attributes:
        file: The file, as its path was made.
        line: The line of an NDJSON file, or the row of a Parquet file, from 1; ``None``: the file
            as a whole.
        reason: What is wrong, in English.
    """

    file: str
    line: int | None
    reason_words: Text = field(converter=both, alias="reason")

    @property
    def _words(self) -> Text:
        if self.line is None:
            return _AT.filled(place=self.file, words=self.reason_words)
        said = Text("{file} 第{line}行：{words}", "{file}, line {line}: {words}")
        return said.filled(file=self.file, line=self.line, words=self.reason_words)


@define(slots=False, repr=False)
class ManifestError(_Reasoned, GovInfoReportError, ValueError):
    """A manifest that declares which agencies a consolidated report covers is wrong.

    Attributes:
        file: The file, as it was named.
        key: Where in it, as ``consolidated[0].organs[2].agency``.
        reason: What is wrong, in English.
    """

    file: str
    key: str
    reason_words: Text = field(converter=both, alias="reason")

    def placed(self) -> Text:
        """What is wrong, and where in the file."""
        return _AT.filled(place=_key(self.key), words=self.reason_words)

    @property
    def _words(self) -> Text:
        return _AT.filled(place=self.file, words=self.placed())


@define(slots=False, repr=False)
class TooMuchProseError(GovInfoReportError, ValueError):
    """A report has more prose than is searched for claims or compared.

    Attributes:
        characters: How many characters it has, the notes of its tables included.
        most: How many are searched or compared at most.
    """

    characters: int
    most: int

    @property
    def _words(self) -> Text:
        return Text(
            f"报告的文字有{self.characters:,}字，超过{self.most:,}字的不作检索和比较",
            f"the report has {self.characters:,} characters of prose; "
            f"at most {self.most:,} are searched or compared",
        )


@define(slots=False, repr=False)
class UnknownCellError(GovInfoReportError, KeyError):
    """A cell id that the edition's form does not have.

    Attributes:
        cell: The id asked for.
        edition: The edition whose form was looked at.
        near: Ids that look like it.
        editions: Editions whose forms have it.
        unread: Whether the form has it, and the page that was read gave it no value.
    """

    cell: str
    edition: str
    near: tuple[str, ...] = field(default=(), converter=tuple[str, ...])
    editions: tuple[str, ...] = field(default=(), converter=tuple[str, ...])
    unread: bool = False

    @property
    def _words(self) -> Text:
        known = Text(
            "；编号见gr.form({edition!r}).cells", "; gr.form({edition!r}).cells has the ids"
        )
        hinted = self.unread or self.near or self.editions
        hint = both("") if hinted else known.filled(edition=self.edition)
        return _HINTED.filled(words=self.short, hint=hint)

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


@define(slots=False, repr=False)
class UnknownRuleError(GovInfoReportError, KeyError):
    """A name that neither a rule nor a family of rules has.

    Attributes:
        rule: The name asked for.
        near: Names that look like it.
    """

    rule: str
    near: tuple[str, ...] = field(default=(), converter=tuple[str, ...])

    @property
    def _words(self) -> Text:
        known = Text("；全部规则见gr.rules()", "; gr.rules() has them all")
        return _HINTED.filled(words=self.short, hint=both("") if self.near else known)

    @property
    def short(self) -> Text:
        """What is wrong and what may have been meant, without the names of functions."""
        said = Text("没有规则或规则类 {rule!r}{near}", "no rule or family of rules {rule!r}{near}")
        return said.filled(rule=self.rule, near=did_you_mean(self.near))


@define(slots=False, repr=False)
class UnknownFormatError(GovInfoReportError, ValueError):
    """A format that reports are not written in.

    Attributes:
        format: The format asked for.
        formats: The formats that there are.
        near: The one that was meant; ``None`` where unknown.
        instead: What to do instead, in English; ``None`` where there is nothing to say.
    """

    format: str
    formats: tuple[str, ...] = field(converter=tuple[str, ...])
    near: str | None = None
    _instead: Text | None = field(default=None, converter=_text)

    @property
    def instead(self) -> str | None:
        """What to do instead, in English."""
        return self._instead.en if self._instead else None

    @property
    def _words(self) -> Text:
        hint = did_you_mean([self.near]) if self.near else both("")
        if self._instead and not self.near:
            hint = Text("；{instead}", "; {instead}").filled(instead=self._instead)
        said = Text(
            "没有 {format!r} 这种格式{hint}；可用的格式有{known}",
            "there is no format {format!r}{hint}; formats are {known}",
        )
        return said.filled(format=self.format, hint=hint, known=COMMA.join(self.formats))


@define(slots=False, repr=False)
class MissingExtraError(GovInfoReportError, ImportError):
    """An optional library is not installed; the message has the command that installs it.

    What :func:`govinfo_report.read` raises for want of a library is a :class:`ReadError` too.

    Attributes:
        extra: The extra of ``govinfo-report`` that brings it.
        feature: What was asked for, in English.
    """

    extra: str
    _feature: Text = field(converter=both)

    @property
    def feature(self) -> str:
        """What was asked for, in English."""
        return self._feature.en

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
