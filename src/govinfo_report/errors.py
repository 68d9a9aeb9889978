"""The errors of the library: one base, each with its facts as attributes beside the text.

Where several things are wrong they come together in one exception (:class:`DocumentError`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class GovInfoReportError(Exception):
    """Base of every error that this library raises on purpose."""


class Problem(NamedTuple):
    """One thing that is wrong with a document, and where.

    Attributes:
        pointer: JSON Pointer (RFC 6901) to the value; ``""`` is the whole document.
        message: What is wrong, in English.
    """

    pointer: str
    message: str

    def __str__(self) -> str:
        return f"{self.pointer or '(document)'}: {self.message}"


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

    def __str__(self) -> str:
        if len(self.problems) == 1:
            return str(self.problems[0])
        lines = "\n".join(f"  {problem}" for problem in self.problems)
        count = f"{len(self.problems)} problems in the document"
        if self.more:
            return f"more than {count}, of which these are the first:\n{lines}"
        return f"{count}:\n{lines}"


class ReadError(GovInfoReportError):
    """A source cannot be read as a report page.

    Attributes:
        reason: What it is and what to do, in English.
        place: Where: a file name, a page or line; ``None`` when unknown.
    """

    def __init__(self, reason: str, place: str | None = None, zh: str | None = None) -> None:
        self.reason = reason
        self.place = place
        self._zh = zh
        super().__init__(reason, place, zh)  # what is pickled, between processes, is all of it

    def message(self, lang: str = "en") -> str:
        """The reason in English (``en``) or in Chinese (``zh``).

        Every error that this library raises has both; one made without Chinese words says the
        English ones.
        """
        return self._zh if lang == "zh" and self._zh is not None else self.reason

    def at(self, place: str | None) -> ReadError:
        """The same error, at a place unless it names one."""
        return type(self)(self.reason, self.place or place, self._zh)

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}" if self.place else self.reason


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

    def message(self, lang: str = "en") -> str:
        """What is wrong, in English (``en``) or in Chinese (``zh``)."""
        if lang == "zh":
            return f"报告的文字有{self.characters:,}字，超过{self.most:,}字的不作检索和比较"
        return (
            f"the report has {self.characters:,} characters of prose; "
            f"at most {self.most:,} are searched or compared"
        )

    def __str__(self) -> str:
        return self.message()


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

    def __str__(self) -> str:
        if self.unread:
            return f"the page that was read gave the cell {self.cell!r} no value"
        hint = f"; gr.form({self.edition!r}).cells has the ids"
        if self.near:
            hint = f"; did you mean {' or '.join(self.near)}?"
        if self.editions:
            hint = f"; the form of edition {' and '.join(self.editions)} has it"
        return f"no cell {self.cell!r} in the form of edition {self.edition}{hint}"


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

    def __str__(self) -> str:
        near = f"did you mean {' or '.join(self.near)}?" if self.near else "gr.rules() has them all"
        hint = f"; {near}"
        return f"no rule or family of rules {self.rule!r}{hint}"


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
        instead: str | None = None,
    ) -> None:
        self.format = format
        self.formats = tuple(formats)
        self.near = near
        self.instead = instead
        super().__init__(format, self.formats, near, instead)

    def __str__(self) -> str:
        hint = f"; did you mean {self.near}?" if self.near else ""
        more = f"; {self.instead}" if self.instead else ""
        known = ", ".join(self.formats)
        return f"there is no format {self.format!r}{hint or more}; formats are {known}"


class WaiverProblem(NamedTuple):
    """One thing that is wrong with a waiver file, and where.

    Attributes:
        key: Where in the file, as ``waivers[3].values``: the third entry; ``(file)``: all of it.
        reason: What is wrong, in English.
    """

    key: str
    reason: str

    def __str__(self) -> str:
        return f"{self.key}: {self.reason}"


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

    def __str__(self) -> str:
        head = f"{self.file}: " if self.file else ""
        if len(self.problems) == 1:
            return f"{head}{self.problems[0]}"
        lines = "\n".join(f"  {problem}" for problem in self.problems)
        return f"{head}{len(self.problems)} problems in the waiver file:\n{lines}"


class EditionError(GovInfoReportError, ValueError):
    """An unknown edition, or things of different editions that cannot go together.

    Attributes:
        edition: The edition that does not fit, as given.
        reason: Why it does not fit.
    """

    def __init__(self, edition: object, reason: str) -> None:
        self.edition = edition
        self.reason = reason
        super().__init__(edition, reason)

    def __str__(self) -> str:
        return f"edition {self.edition!r}: {self.reason}"


class ConsolidationProblem(NamedTuple):
    """One reason why reports cannot be summed.

    Attributes:
        message: What is wrong, in English.
        reports: Positions of the reports concerned among those given, from 0.
        cell: Id of the cell concerned; ``None`` where it is the report as a whole.
    """

    message: str
    reports: tuple[int, ...] = ()
    cell: str | None = None

    def __str__(self) -> str:
        return f"{self.cell}: {self.message}" if self.cell else self.message


class ConsolidationError(GovInfoReportError, ValueError):
    """Reports cannot be summed into one.

    Attributes:
        problems: Everything that stands against it; never empty.
    """

    def __init__(self, problems: Iterable[ConsolidationProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        if len(self.problems) == 1:
            return str(self.problems[0])
        lines = "\n".join(f"  {problem}" for problem in self.problems)
        return f"{len(self.problems)} things stand against a consolidation:\n{lines}"


class ManifestError(GovInfoReportError, ValueError):
    """A manifest that declares which organs a consolidated report covers is wrong.

    Attributes:
        file: The file, as it was named.
        key: Where in it, as ``consolidated[0].organs[2].agency``.
        reason: What is wrong, in English.
    """

    def __init__(self, file: str, key: str, reason: str) -> None:
        self.file = file
        self.key = key
        self.reason = reason
        super().__init__(file, key, reason)

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: {self.reason}"


class MissingExtraError(GovInfoReportError, ImportError):
    """An optional library is not installed; the message has the command that installs it.

    What :func:`govinfo_report.read` raises for want of a library is a :class:`ReadError` too.

    Attributes:
        extra: The extra of ``govinfo-report`` that brings it.
        feature: What was asked for.
    """

    def __init__(self, extra: str, feature: str) -> None:
        self.extra = extra
        self.feature = feature
        super().__init__(extra, feature)

    def __str__(self) -> str:
        return (
            f"{self.feature} needs the extra {self.extra!r}: {self._commands(', or in a clone ')}"
        )

    def _commands(self, otherwise: str) -> str:
        """What installs it: from the index, and where nothing but a clone of the project is."""
        names = f"govinfo-report[{self.extra}]", f".[{self.extra}]"
        return otherwise.join(f"pip install '{name}'" for name in names)


class MissingReaderError(MissingExtraError, ReadError):
    """The library that reads a format is not installed: the page cannot be read."""

    def __init__(self, extra: str, feature: str, zh: str, place: str | None = None) -> None:
        MissingExtraError.__init__(self, extra, feature)
        self.reason = MissingExtraError.__str__(self)
        self.place = place
        self._feature_zh = zh
        self._zh = f"{zh}需要扩展{extra!r}：{self._commands('，源码目录中则为')}"
        self.args = (extra, feature, zh, place)

    def at(self, place: str | None) -> MissingReaderError:
        """The same error, at a place unless it names one."""
        return MissingReaderError(self.extra, self.feature, self._feature_zh, self.place or place)

    __str__ = ReadError.__str__
