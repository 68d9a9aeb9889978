"""Findings of many reports in a folder: a page each, and a table of them, written as it goes."""

from __future__ import annotations

import os
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import click

from govinfo_report.cli.command import keep_inputs
from govinfo_report.cli.help import said
from govinfo_report.cli.inputs import Input, Missing
from govinfo_report.cli.output import encoded
from govinfo_report.cli.run import CommandRun, RefusedError, cause
from govinfo_report.display import printable_name
from govinfo_report.language import Text
from govinfo_report.page import ASIDE_ATTRIBUTE
from govinfo_report.printing.html import MORE
from govinfo_report.whole_files import WholeFile, write_whole

if TYPE_CHECKING:
    from govinfo_report.findings import CollectionFindings, ReportPart
    from govinfo_report.findings.index import ReportLine, ReportState
    from govinfo_report.waivers import WaiverUse

INDEX: Final = "index.html"
PAGES: Final = "reports"
"""The folder of the pages, beside the table."""

_LONGEST: Final = 240
"""Most bytes of a page's name before its ending; file systems end at 255 with it."""

_IN_MEMORY: Final = 1 << 23
"""Bytes of rows of the table that wait in memory: some ten thousand reports."""

_NAMED: Final = 20
"""How many pages of an earlier run are named."""


class PageNames:
    """Names of pages below their folder, no two alike on a disk that folds case.

    A page is named after its file, ``.html`` added; folders are kept. A name that is taken gets a
    number, a name that is too long is cut.
    """

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._counts = Counter[str]()

    def name(self, source: Input) -> str:
        """The name of the next report's page, folders with ``/``."""
        *folders, stem = source.relative.parts
        # A folder beside pages is not to have the name of one.
        folders = [f"{each}_" if each.lower().endswith(".html") else each for each in folders]
        own = "/".join([*folders, _cut(stem)])
        key = _folded(own)
        while True:
            self._counts[key] += 1
            count = self._counts[key]
            name = f"{own}-{count}.html" if count > 1 else f"{own}.html"
            if _folded(name) not in self._taken:
                self._taken.add(_folded(name))
                return name

    def __contains__(self, name: str) -> bool:
        return _folded(name) in self._taken


def _cut(stem: str) -> str:
    """The beginning of a name that leaves room for an ending."""
    while len(os.fsencode(stem)) > _LONGEST:
        stem = stem[:-1]
    return stem


def _folded(name: str) -> str:
    """A name as disks compare it that fold case."""
    return unicodedata.normalize("NFC", name).casefold()


class FindingsFolder:
    """A folder with a page a report and a table of them.

    Pages are written one by one, each whole or not at all; the rows of the table wait until all are
    there, most of those of very many reports on the disk.

    Args:
        run: The run.
        folder: The folder.

    Raises:
        RefusedError: It is a file.
    """

    def __init__(self, run: CommandRun, folder: Path) -> None:
        self._run = run
        self._folder = folder
        self._names = PageNames()
        self._states = Counter["ReportState"]()
        self._rows = click.get_current_context().with_resource(
            tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  # the context closes it
        )
        run.keep_refused = self._add_refused
        if folder.exists() and not folder.is_dir():
            shown = printable_name(str(folder))
            raise RefusedError(said("is_no_folder")(run.lang, target=shown))

    def keep(self, found: Sequence[Input | Missing], given: Sequence[str]) -> None:
        """Refuses to write over what is to be read, or where the next run would read it.

        Raises:
            RefusedError: It would.
        """
        target = Path(os.path.realpath(self._folder))
        for name in given:
            source = Path(os.path.realpath(name))
            if source.is_dir() and (
                source == target or (target / PAGES) in (source, *source.parents)
            ):
                shown = printable_name(str(self._folder))
                raise RefusedError(said("writes_among_inputs")(self._run.lang, output=shown))
        names = PageNames()
        pages = (self._path(names.name(each)) for each in found if isinstance(each, Input))
        keep_inputs([self._folder / INDEX, *pages], found, self._run.lang)

    def add(self, source: Input, page: str, line: ReportLine) -> None:
        """Writes the page of a report, and its row in the table.

        Where the page cannot be written, the row says what was found and leads nowhere.
        """
        own = self._names.name(source)
        path = self._path(own)
        href = quote(os.fsencode(f"{PAGES}/{own}"))  # names need not be UTF-8
        try:
            write_whole(path, encoded(page))
        except OSError as error:
            self._run.failed(str(path), error)
            href = ""
        self._row(line, href)

    def add_all(self, sources: Sequence[Input], findings: CollectionFindings) -> None:
        """Writes the pages of reports that were checked together, and the table."""
        from govinfo_report.findings.as_html import page_of_many  # not for help alone

        for source, found in zip(sources, findings.members, strict=True):
            [part] = found.parts
            page, line = page_of_many(source.name, part, self._run.lang, way_back(source))
            self.add(source, page, line)
        self.end(findings.between.parts, findings.waivers)

    def end(self, between: Sequence[ReportPart], used: tuple[WaiverUse, ...]) -> None:
        """Writes the table.

        Args:
            between: What was found between the reports.
            used: What became of the waivers.
        """
        from govinfo_report.findings.as_html import index_ends  # not for help alone

        start, end = index_ends(self._states, between, used, self._run.lang)
        path = self._folder / INDEX
        try:
            file = WholeFile(path)
            try:
                file.write(encoded(start))
                self._rows.seek(0)
                while part := self._rows.read(1 << 20):
                    file.write(part)
                file.write(encoded(end))
                file.keep()
            except BaseException:  # Ctrl-C included: no draft is left behind
                file.discard()
                raise
        except OSError as error:
            self._run.failed(str(path), error)
        self._name_left_over()

    def _name_left_over(self) -> None:
        """Names the pages of an earlier run whose reports are gone."""
        left = sorted(self._left_over())
        words = said("left_over")(self._run.lang)
        for path in left[:_NAMED]:
            self._run.say(f"{printable_name(str(path))}: {words}")
        if (more := len(left) - _NAMED) > 0:
            folder = printable_name(str(self._folder / PAGES))
            self._run.say(f"{folder}: {words} ({MORE(self._run.lang, count=more)})")

    def _left_over(self) -> Iterator[Path]:
        root = self._folder / PAGES
        for place, _, files in os.walk(root):
            for file in files:
                path = Path(place, file)
                name = path.relative_to(root).as_posix()
                if name.endswith(".html") and name not in self._names and _is_page(path):
                    yield path

    def _add_refused(self, shown: str, why: Text) -> None:
        """A row for a file that could not be read."""
        from govinfo_report.findings.index import ReportLine  # not for help alone

        lead = why(self._run.lang)
        self._row(ReportLine(title=shown, file="", state="refused", lead=lead), "")

    def _row(self, line: ReportLine, href: str) -> None:
        self._states[line.state] += 1
        try:
            self._rows.write(encoded(line.row(href, self._run.lang)))
        except OSError as error:
            words = cause(error, INDEX)(self._run.lang)
            raise RefusedError(f"{tempfile.gettempdir()}: {words}") from error

    def _path(self, own: str) -> Path:
        return self._folder / PAGES / own


def _is_page(path: Path) -> bool:
    """Whether a file is one of these pages, not somebody's own."""
    with suppress(OSError), path.open("rb") as file:
        return ASIDE_ATTRIBUTE.encode() in file.read(1 << 16)
    return False


def way_back(source: Input) -> str:
    """The address of the table, from the page of a report."""
    return "../" * len(source.relative.parts) + INDEX
