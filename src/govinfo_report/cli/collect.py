"""``collect``: the reports of many agencies, what is wrong in whose, and their sum."""

from __future__ import annotations

import os
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import frozen

import govinfo_report as gr
from govinfo_report.cli.command import command, convert, file_option, files, jobs, scans, time_limit
from govinfo_report.cli.help import TextOption, said
from govinfo_report.cli.inputs import Input, Missing, checkable, inputs
from govinfo_report.cli.output import encoded
from govinfo_report.cli.run import CommandRun, RefusedError, cause, standard_input_once
from govinfo_report.cli.table import describe, table_rows
from govinfo_report.display import printable_name
from govinfo_report.language import Text
from govinfo_report.whole_files import write_whole

if TYPE_CHECKING:
    from govinfo_report.consolidation import CollectionOverview, FilingScope
    from govinfo_report.reading import Scans

_PAGE: Final = "index.html"
_FIGURES: Final = "figures.csv"
_MARKED: Final = "marked"
"""The folder of the files to send back."""

_UNSAFE: Final = re.compile(r'[\x00-\x1f<>:"/\\|?*\ud800-\udfff]+')
_LONGEST: Final = 40
"""Longest part of a file's name that is an agency's."""


@command(
    files("FOLDER..."),
    file_option("--manifest"),
    convert(),
    scans(),
    jobs(),
    time_limit(),
    TextOption("-o", "--output", "folder", metavar="FOLDER", required=True),
)
def collect(
    run: CommandRun,
    files: tuple[str, ...],
    manifest: str | None,
    convert: bool,
    scans: Scans,
    jobs: int | None,
    seconds: float | None,
    folder: str,
) -> None:
    """Checks the reports of many agencies together, and sums them up."""
    standard_input_once(*files, manifest)
    if not folder:
        raise RefusedError(said("is_no_folder")(run.lang, target='""'))
    target = Path(folder)
    _keep_apart(files, target, run)
    if manifest is None:
        raise RefusedError(said("needs_manifest")(run.lang))
    try:
        declared = gr.Manifest.load(manifest)
    except (gr.ManifestError, OSError) as error:
        run.failed(manifest, error.placed() if isinstance(error, gr.ManifestError) else error)
        return
    found = list(inputs(files, convert=convert, scans=scans))
    unread = dict[str, Text]()
    read = list(_read(run, found, unread, jobs, seconds))
    names = [printable_name(source.given) for source, _ in read]
    subjects = [checkable(reading) for _, reading in read]
    findings = gr.check_collection(subjects, manifest=declared, sources=names)
    _Collected(
        run=run,
        folder=target,
        reports=[reading.report for _, reading in read],
        paths=[source.path for source, _ in read],
        names=names,
        findings=findings,
    ).write(declared, unread)


def _keep_apart(files: Sequence[str], target: Path, run: CommandRun) -> None:
    """Refuses to write where the next run would read what this one wrote."""
    for name in files:
        source, results = Path(name).resolve(), target.resolve()
        if (
            (results / _MARKED).is_relative_to(source)
            if source.is_dir()
            else source.parent in (results, results / _MARKED)
        ):
            raise RefusedError(said("writes_among_inputs")(run.lang, output=folder_name(target)))
    if target.exists() and not target.is_dir():
        raise RefusedError(said("is_no_folder")(run.lang, target=folder_name(target)))


def folder_name(path: Path) -> str:
    """A path as it is shown."""
    return printable_name(str(path))


def _read(
    run: CommandRun,
    found: Sequence[Input | Missing],
    unread: dict[str, Text],
    jobs: int | None,
    seconds: float | None,
) -> Iterator[tuple[Input, gr.Reading]]:
    """Reads every file; what cannot be read is kept with the reason."""
    there = [source for source in found if isinstance(source, Input)]
    for source in found:
        if isinstance(source, Missing):
            unread[source.name] = source.reason
            run.failed(source.name, source.reason)
    for source, outcome in run.each_in_processes(there, _read_file, jobs, seconds):
        if outcome.why is not None:
            unread[source.name] = outcome.why
            run.failed(source.name, outcome.why)
        elif outcome.reading is not None:
            yield source, outcome.reading


@frozen
class _ReadFile:
    """A file that was read, or why it could not be."""

    reading: gr.Reading | None = None
    why: Text | None = None


def _read_file(source: Input) -> _ReadFile:
    try:
        return _ReadFile(source.reading())
    except (OSError, gr.GovInfoReportError) as error:
        return _ReadFile(why=cause(error, source.name))


@frozen(kw_only=True)
class _Collected:
    """Reports that were read and checked, and the folder that the results go to."""

    run: CommandRun
    folder: Path
    reports: Sequence[gr.Report]
    paths: Sequence[Path | None]
    names: Sequence[str]
    findings: gr.CollectionFindings

    def write(self, declared: gr.Manifest, unread: Mapping[str, Text]) -> None:
        """Writes the page, the marked files, the sums and the figures."""
        from govinfo_report.consolidation.overview import CollectionOverview

        overview = CollectionOverview.of(
            self.reports, self.findings, declared, names=self.names, unread=unread
        )
        links = {
            place: Path(os.path.relpath(path, self.folder)).as_posix()
            for place, path in enumerate(self.paths)
            if path is not None
        }
        marked = self._write_marked(overview)
        outputs = [output for scope in overview.scopes for output in self._write_sum(scope)]
        self._name_left_over(overview, {*marked.values(), *(name for _, name in outputs)})
        if self._write_figures():
            outputs.append((said("figures")(self.run.lang), _FIGURES))
        page = overview.to_html(self.run.lang, links=links, marked=marked, outputs=outputs)
        self._put(_PAGE, encoded(page))
        for scope in overview.scopes:
            lines = (scope.heading(self.run.lang), scope.summary(self.run.lang))
            self.run.write("".join(f"{line}\n" for line in lines))
        if not overview.is_clean:
            self.run.found()

    def _write_figures(self) -> bool:
        """Writes all reports as the table that ``table`` makes, and its data dictionary."""
        from govinfo_report.frames.tables import csv_parts

        each = zip(self.names, self.reports, strict=True)
        named = ((name, report, ()) for name, report in each)
        text = "".join(csv_parts(table_rows(self.run, named), "id"))
        if not self._put(_FIGURES, encoded("\ufeff" + text)):
            return False
        describe(self.run, self.folder / _FIGURES, "csv")
        return True

    def _write_marked(self, overview: CollectionOverview) -> Mapping[int, str]:
        """Writes each report in which something was found as a Word file to be sent back."""
        organs = {
            filing.match.report: filing.match.organ.agency
            for scope in overview.scopes
            for filing in (scope.consolidated, *scope.filings)
            if filing.match.report is not None
        }
        written: dict[int, str] = {}
        for place, (report, found) in enumerate(
            zip(self.reports, self.findings.members, strict=True)
        ):
            if not any(finding.waiver is None for finding in found):
                continue
            agency = _safe(organs.get(place) or str(report.agency or ""))
            agency = agency or _safe(Path(self.names[place]).stem)
            name = f"{_MARKED}/{agency}-{report.year or ''}".rstrip("-")
            if f"{name}.docx" in written.values():
                name += f"-{place + 1}"
            render = partial(gr.render, report, "docx", findings=found)
            try:
                if self._put(f"{name}.docx", render()):
                    written[place] = f"{name}.docx"
            except gr.MissingExtraError as error:
                self.run.failed(_MARKED, error)
                break
        return written

    def _write_sum(self, scope: FilingScope) -> Iterator[tuple[str, str]]:
        """Writes the sum of the reports of a scope, where all of them are there."""
        filed = [filing.match.report for filing in scope.filings]
        parts = [self.reports[place] for place in filed if place is not None]
        if not parts or len(parts) < len(filed):
            lacking = scope.number_of("missing", "ambiguous")
            self._say(scope, said("sum_lacks").filled(count=lacking))
            return
        if scope.own_figures is None:
            self._say(scope, said("sum_undeclared"))
            return
        try:
            whole = gr.consolidate(parts, agency=scope.agency)
        except gr.ConsolidationError as error:
            for problem in error.problems:
                self._say(scope, problem.placed())
            return
        name = _sum_name(scope)
        words = said("sum")(self.run.lang, name=scope.heading(self.run.lang))
        if self._put(f"{name}.json", encoded(gr.dumps(whole, indent=2) + "\n")):
            yield f"{words} (JSON)", f"{name}.json"
        try:
            if self._put(f"{name}.docx", gr.render(whole, "docx")):
                yield f"{words} (Word)", f"{name}.docx"
        except gr.MissingExtraError as error:
            self.run.failed(name, error)

    def _name_left_over(self, overview: CollectionOverview, written: Container[str]) -> None:
        """Names the results of an earlier run that this one has not written anew."""
        there = [f"{_MARKED}/{path.name}" for path in (self.folder / _MARKED).glob("*.docx")]
        there += [
            name
            for scope in overview.scopes
            for name in (f"{_sum_name(scope)}.json", f"{_sum_name(scope)}.docx")
            if (self.folder / name).exists()
        ]
        for name in sorted(there):
            if name not in written:
                self.run.say(
                    f"{folder_name(self.folder / name)}: {said('left_over')(self.run.lang)}"
                )

    def _say(self, scope: FilingScope, words: Text) -> None:
        self.run.say(f"{scope.heading(self.run.lang)}: {words(self.run.lang)}")

    def _put(self, name: str, data: bytes) -> bool:
        """Writes a file; tells whether that could be done."""
        path = self.folder / name
        try:
            write_whole(path, data)
        except OSError as error:
            self.run.failed(str(path), cause(error))
            return False
        return True


def _sum_name(scope: FilingScope) -> str:
    """The name of the files with the sum of a scope, without ending."""
    return f"{_safe(scope.agency)}-{scope.year}"


def _safe(agency: str) -> str:
    """A name as a part of a file's name, on every system."""
    return _UNSAFE.sub("_", agency)[:_LONGEST].strip(" .")
