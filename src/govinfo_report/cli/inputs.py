"""What the commands are given: files, folders, standard input."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

import click
from attrs import evolve, frozen
from click.shell_completion import CompletionItem
from click.types import StringParamType

import govinfo_report as gr
from govinfo_report.cli.help import said
from govinfo_report.cli.terminal import page_progress
from govinfo_report.display import printable_name
from govinfo_report.language import Text, system_words

if TYPE_CHECKING:  # for help, the reader is not loaded
    from govinfo_report.reading import Converter, Scans

STDIN: Final = "-"

PAGES: Final = (
    *(".json", ".md", ".txt", ".html", ".htm", ".shtml", ".xhtml", ".mht", ".mhtml"),
    *(".docx", ".xlsx", ".xls", ".et", ".ods", ".pdf", ".ofd", ".zip", ".eml"),
    # Read where --convert is given; without it they are named, with what to do, and not forgotten.
    *(".doc", ".wps", ".rtf", ".odt"),
)
"""Names that end so are taken from a folder; a file given itself is read whatever its name."""

_OF_DOCUMENTS: Final = (
    *(b'"edition"', b"urn:govinfo-report:schema:report"),
    "政府信息公开".encode(),
)
"""What tells a document of a report, however wrong, from other JSON."""

OF_MANY: Final = (".ndjson", ".jsonl", ".parquet", ".csv")
"""How names of files end that hold many reports each; they are given themselves."""

TABLES: Final = (".parquet", ".csv")
"""Those of them that hold figures alone, no text."""

DOCUMENTS: Final = (".json",)
"""The same of documents."""


class InputFile(StringParamType):
    """The type of a parameter that names something to read: a file, a folder, standard input.

    Args:
        endings: As in :func:`inputs`.
    """

    name = "file"

    def __init__(self, endings: Sequence[str] = PAGES) -> None:
        self.endings = endings

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem[str]]:
        """Leaves it to the shell, which knows files best."""
        return [CompletionItem(incomplete, type="file")]


@frozen
class Input:
    """One file to work on.

    Attributes:
        given: Its name: the path as given, below a folder with ``/``; ``-`` is standard input.
        path: Where it is; ``None`` for standard input.
        relative: Its path below the folder that was given; the bare name of a file given itself.
        convert: Whether LibreOffice may convert it.
        scans: Whether scans are recognised.
    """

    given: str
    path: Path | None
    relative: Path
    convert: bool = False
    scans: Scans = "auto"

    @property
    def name(self) -> str:
        """Its name as it is shown."""
        return printable_name(self.given)

    def is_other(self, error: Exception) -> bool:
        """Whether it holds no report, by the error of reading it, and claims to hold none.

        JSON that is no document counts if it names neither an edition, nor a schema of reports,
        nor the subject.
        """
        if isinstance(error, gr.DocumentError) and self.file is not None:
            data = self.file.read_bytes()
            return not any(word in data for word in _OF_DOCUMENTS)
        return isinstance(error, gr.NoReportError)

    def bytes(self) -> bytes:
        """What is in it.

        Raises:
            OSError: It cannot be read.
        """
        return sys.stdin.buffer.read() if self.path is None else self.path.read_bytes()

    def reading(self) -> gr.Reading:
        """The report in it, a page or a document, with the notes of reading.

        Raises:
            OSError: It cannot be read.
            GovInfoReportError: It holds no report.
        """
        source = self.bytes() if self.path is None else self.path
        converter: Converter | None = "libreoffice" if self.convert else None
        return gr.read(
            source, convert=converter, scans=self.scans, on_page=page_progress(self.name)
        )

    @property
    def file(self) -> Path | None:
        """The file on the disk: where a part of a package is given, the package."""
        if self.path is None:
            return None
        from govinfo_report.readers.packages import package_and_part  # not for help alone

        return package_and_part(self.path)[0]


@frozen
class RecordInput(Input):
    """One report of a file of many.

    Attributes:
        report: The report.
    """

    report: gr.Report | None = None

    def reading(self) -> gr.Reading:
        """The report, as of a document."""
        if self.report is None:
            return super().reading()
        return gr.Reading(self.report, format="json")


def is_of_many(source: Input | Missing, endings: Sequence[str] = OF_MANY) -> bool:
    """Whether a file holds many reports, by the ending of its name."""
    return (
        isinstance(source, Input)
        and source.path is not None
        and source.path.suffix.lower() in endings
    )


def checkable(reading: gr.Reading) -> gr.Report | gr.Reading:
    """What is to be checked: a document has no page that rules on pages could look at."""
    return reading.report if reading.format == "json" else reading


@frozen
class Missing:
    """A folder without anything to work on, or a path that cannot be walked.

    Attributes:
        name: The path as given.
        reason: What is wrong.
    """

    name: str
    reason: Text


def inputs(
    names: Iterable[str],
    endings: Sequence[str] = PAGES,
    *,
    convert: bool = False,
    scans: Scans = "auto",
) -> Iterator[Input | Missing]:
    """The files behind the arguments, folders walked in sorted order.

    Hidden files and folders are passed over, and so are the files by which Word, Excel and WPS tell
    that a document is open (``~$``); links to folders are not followed. A file that does
    not exist is an input like any other: reading it says so.

    Args:
        names: Paths, or ``-``.
        endings: What the name of a file in a folder must end with to be taken, in small letters.
        convert: Whether LibreOffice may convert them.
        scans: Whether scans are recognised.
    """
    for name in names:
        for found in _walked(name, endings) if is_folder(name) else (_named(name),):
            if isinstance(found, Input):
                found = evolve(found, convert=convert, scans=scans)  # noqa: PLW2901
            yield found


def without_results(
    found: list[Input | Missing], given: Sequence[str], folder: Path
) -> list[Input | Missing]:
    """What was found, without what an earlier run wrote to a folder below one that is read.

    A file that is given itself stays.
    """
    target = Path(os.path.realpath(folder))
    if not any(Path(os.path.realpath(page)) in target.parents for page in given):
        return found
    return [
        source
        for source in found
        if isinstance(source, Missing)
        or source.path is None
        or source.given in given
        or target not in Path(os.path.realpath(source.path)).parents
    ]


def one_input(name: str) -> Input | Missing:
    """The file behind an argument that takes one report; a folder is refused."""
    if is_folder(name):
        return Missing(printable_name(name), said("one_report"))
    return _named(name)


def is_folder(name: str) -> bool:
    """Whether an argument names a folder."""
    return name != STDIN and Path(name).is_dir()


def _named(name: str) -> Input:
    if name == STDIN:
        return Input(STDIN, None, Path("stdin"))
    return Input(name, Path(name), Path(Path(name).name))


def _walked(folder: str, endings: Sequence[str]) -> Iterator[Input | Missing]:
    refused: list[OSError] = []
    found: list[Path] = []
    for place, folders, files in os.walk(folder, onerror=refused.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += (
            Path(place, name)
            for name in files
            if not name.startswith((".", "~$")) and name.lower().endswith(tuple(endings))
        )
    for error in refused:
        name = printable_name(str(error.filename or folder))
        yield Missing(name, system_words(error))
    if not found and not refused:
        known = Text("、", " or ").join(endings)
        yield Missing(printable_name(folder), said("no_file", endings=known))
    written = _just_made()
    for path in sorted(found, key=lambda path: path.parts):
        if written is None or identity(path) != written:
            yield Input(path.as_posix(), path, path.relative_to(folder))


FileIdentity: TypeAlias = tuple[int, int]
"""What tells a file from every other one, under all its names: device and number."""


def identity(place: str | Path | int) -> FileIdentity | None:
    """The identity of an ordinary file; ``None`` where there is none.

    Args:
        place: A path, links followed, or the descriptor of an open file.
    """
    try:
        found = os.fstat(place) if isinstance(place, int) else Path(place).stat()
    except (OSError, ValueError):
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None


def _just_made() -> FileIdentity | None:
    """The file that the shell has made for standard output, empty as yet, which is no page."""
    made = identity(1)
    return made if made is not None and os.fstat(1).st_size == 0 else None
