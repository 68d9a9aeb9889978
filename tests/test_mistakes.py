"""Likely mistakes: each error says what was given, what is wanted there, and what to do."""

from __future__ import annotations

import io
import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

import govinfo_report as gr
from tests.places import example_document

TITLE = "某某区民政局2023年政府信息公开工作年度报告"
PAGE = f"{TITLE}\n一、总体情况\n" + "全年平稳有序。" * 300
REPORT = gr.loads(example_document())
READING = gr.read_text(f"{TITLE}\n三、收到和处理政府信息公开申请情况\n")
WRONG = gr.replace_cells(REPORT, {"applications.received.total": 987_654})
ANY: Any = gr  # for arguments that type checkers refuse
SLIP = "applications.recieved.total"
RIGHT = "did you mean applications.received.total?"

USES: dict[str, Callable[[Any], object]] = {
    "check": gr.check,
    "check, previous": lambda value: gr.check(REPORT, previous=value),
    "check_collection": lambda value: gr.check_collection([REPORT, value]),
    "locate": gr.locate,
    "draft": gr.draft,
    "draft_with_sources": gr.draft_with_sources,
    "fill": gr.fill,
    "indicators": gr.indicators,
    "indicators, previous": lambda value: gr.indicators(REPORT, value),
    "render": lambda value: gr.render(value, "html"),
    "cells": gr.cells,
    "get_cell": lambda value: gr.get_cell(value, "applications.received.total"),
    "replace_cells": lambda value: gr.replace_cells(value, {}),
    "with_cells": lambda value: gr.with_cells(value, 0),
    "claims": gr.claims,
    "dumps": gr.dumps,
    "unstructure": gr.unstructure,
    "compare, previous": lambda value: gr.compare(value, REPORT),
    "compare, current": lambda value: gr.compare(REPORT, value),
    "Series": lambda value: gr.Series([value]),
    "consolidate": lambda value: gr.consolidate([value], agency="某某区"),
}
"""Every public function that takes a report."""


@pytest.mark.parametrize("name", USES)
def test_a_reading_does_wherever_a_report_does(name: str) -> None:
    reading = gr.Reading(REPORT)
    of_reading, of_report = USES[name](reading), USES[name](REPORT)
    if isinstance(of_report, gr.Findings):
        assert isinstance(of_reading, gr.Findings)
        # Rules on pages hold for a reading that noted nothing, and are not asked of a report.
        of_reading, of_report = of_reading.to_csv(), of_report.to_csv()
    elif isinstance(of_report, gr.Series):
        assert isinstance(of_reading, gr.Series)
        of_reading, of_report = of_reading.reports, of_report.reports
    assert of_reading == of_report


def test_the_check_of_a_reading_keeps_what_only_a_page_shows() -> None:
    asked = {o.rule: o.outcome for o in gr.check(READING).outcomes}
    bare = {o.rule: o.outcome for o in gr.check(READING.report).outcomes}
    assert bare["structure.label"] == "not_applicable" != asked["structure.label"]


@pytest.mark.parametrize("name", USES)
@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("draft.json", "the text 'draft.json': for a file, gr.read('draft.json')"),
        (Path("draft.docx"), "the path 'draft.docx': for a file, gr.read(path)"),
        (gr.dumps(REPORT), "for a JSON document, gr.loads(text)"),
        (PAGE, "for the text of a page, gr.read_text(text)"),
        (b"%PDF-1.7", "8 bytes: for the content of a file, gr.read(data)"),
        (io.BytesIO(), "a BytesIO: for a file opened with 'rb', gr.read(file)"),
        ({"edition": "2021"}, "a dict: for a parsed JSON document, gr.structure(document)"),
        ([REPORT], "a list: give them one by one"),
        (None, "None: gr.read(path) reads a page"),
        (gr.check(REPORT), "a Findings: gr.read(path) reads a page"),
    ],
)
def test_anything_but_a_report_is_one_type_error_with_advice(
    name: str, value: Any, words: str
) -> None:
    if name in ("check, previous", "indicators, previous") and value is None:
        value = 2023
        words = "2023: gr.read(path)"
    with pytest.raises(TypeError) as caught:
        USES[name](value)
    said = str(caught.value)
    assert "must be a Report or a Reading, not " in said
    assert words in said
    assert len(said) < 300


def edition(value: Any) -> gr.Report:
    return gr.Report(edition=value, title=None, agency=None, year=None)


def table(applications: gr.Applications) -> gr.Report:
    return attrs.evolve(REPORT, applications=applications)


MISTAKES: dict[str, tuple[Callable[[], object], type[Exception], str]] = {
    # several reports ----------------------------------------------------------------------------
    "a report for several": (
        lambda: gr.Series(REPORT),  # type: ignore[arg-type]  # here and below: the point
        TypeError,
        "put it in a list",
    ),
    "a folder for several": (
        lambda: gr.check_collection("reports"),  # type: ignore[arg-type]
        TypeError,
        "Reports or Readings in a list, not the text 'reports'",
    ),
    "paths for several": (
        lambda: gr.Series([REPORT, "2022.json"]),  # type: ignore[list-item]
        TypeError,
        r"reports\[1\] must be a Report .* gr.read\('2022.json'\)",
    ),
    "a dict for several": (
        lambda: gr.consolidate({"a": REPORT}, agency="某某区"),  # type: ignore[arg-type]
        TypeError,
        r"give its values\(\)",
    ),
    "nobody to consolidate for": (
        lambda: gr.consolidate([REPORT], agency=None),  # type: ignore[arg-type]
        TypeError,
        "agency must be the name of the organ",
    ),
    "years mixed": (
        lambda: gr.consolidate([REPORT, attrs.evolve(REPORT, year=1999)], agency="某某区"),
        gr.ConsolidationError,
        "different years cannot be summed",
    ),
    "a figure for a row": (
        lambda: gr.check(table(gr.Applications(received=5))),  # type: ignore[arg-type]
        TypeError,
        r"applications.received must be of class ApplicantCounts, not int: ApplicantCounts\(…\)",
    ),
    "a figure for a group of rows": (
        lambda: gr.cells(table(gr.Applications(outcomes=gr.Outcomes(withheld=5)))),  # type: ignore[arg-type]
        TypeError,
        "applications.outcomes.withheld must be of class Withheld, not int",
    ),
    "a row of another table": (
        lambda: gr.locate(table(gr.Applications(received=gr.DisputeResults(total=5)))),  # type: ignore[arg-type]
        TypeError,
        "applications.received must be of class ApplicantCounts, not DisputeResults",
    ),
    # arguments of checks ------------------------------------------------------------------------
    "today as a text": (
        lambda: gr.check(REPORT, today="2026-01-01"),  # type: ignore[arg-type]
        TypeError,
        "today must be a datetime.date, not the text '2026-01-01'",
    ),
    "today as a text, for many": (
        lambda: gr.check_collection([REPORT], today="2026-01-01"),  # type: ignore[arg-type]
        TypeError,
        "today must be a datetime.date",
    ),
    "no waiver file": (
        lambda: gr.check(REPORT, waivers=[]),  # type: ignore[arg-type]
        TypeError,
        "waivers must be the path of a waiver file",
    ),
    "no manifest": (
        lambda: gr.check_collection([REPORT], manifest={}),  # type: ignore[arg-type]
        TypeError,
        "manifest must be a Manifest, or the path of one",
    ),
    "one source for many": (
        lambda: gr.check_collection([REPORT], sources="a.html"),
        TypeError,
        "sources must be names of files in a list",
    ),
    # documents ----------------------------------------------------------------------------------
    "loads of a path": (
        lambda: gr.loads(Path("a.json")),  # type: ignore[arg-type]
        TypeError,
        r"text \(str or bytes\) .* gr.loads\(path.read_bytes\(\)\)",
    ),
    "loads of a file": (
        lambda: gr.loads(io.StringIO("{}")),  # type: ignore[arg-type]
        TypeError,
        r"gr.loads\(file.read\(\)\)",
    ),
    "loads of a dict": (
        lambda: gr.loads({}),  # type: ignore[arg-type]
        TypeError,
        r"gr.structure\(document\)",
    ),
    "loads of a report": (
        lambda: gr.loads(REPORT),  # type: ignore[arg-type]
        TypeError,
        "it is a report already",
    ),
    "loads of a name": (
        lambda: gr.loads("a.json"),
        gr.DocumentError,
        r"the name of a file, .* gr.read\('a.json'\)",
    ),
    "structure of a text": (
        lambda: gr.structure("{}"),  # type: ignore[arg-type]
        TypeError,
        r"gr.loads\(text\)",
    ),
    "validate of a path": (
        lambda: gr.validate(Path("a.json")),  # type: ignore[arg-type]
        TypeError,
        r"gr.validate\(path.read_bytes\(\)\)",
    ),
    "validate of a report": (
        lambda: gr.validate(REPORT),  # type: ignore[arg-type]
        TypeError,
        r"gr.validate\(gr.unstructure\(report\)\)",
    ),
    # pages --------------------------------------------------------------------------------------
    "read of a page's text": (lambda: gr.read(PAGE), gr.ReadError, r"gr.read_text\(text\)"),
    "read of markup": (
        lambda: gr.read("<html><p>x</p></html>\n"),
        gr.ReadError,
        r"gr.read\(text.encode\(\)\)",
    ),
    "read of a document": (lambda: gr.read('{"edition": 1}'), gr.ReadError, r"gr.loads\(text\)"),
    "read of an address": (
        lambda: gr.read("https://www.example.gov.cn/zfxxgk/2023.html"),
        gr.ReadError,
        "an address, and nothing is fetched: save the page",
    ),
    "read of a folder": (
        lambda: gr.read(Path(__file__).parent),
        gr.ReadError,
        "a folder: read the files in it one by one",
    ),
    "read of a null character": (lambda: gr.read("a\0b"), gr.ReadError, "cannot be opened"),
    "read of nothing": (
        lambda: gr.read(None),  # type: ignore[arg-type]
        TypeError,
        "a path, the bytes of a file, or a file opened with 'rb', not None",
    ),
    "read of several": (
        lambda: gr.read(["a.txt"]),  # type: ignore[arg-type]
        TypeError,
        "read them one by one",
    ),
    "read_text of a path": (
        lambda: gr.read_text(Path("a.txt")),  # type: ignore[arg-type]
        TypeError,
        r"gr.read\(path\)",
    ),
    "read_text of a name": (
        lambda: gr.read_text("a.txt"),
        gr.ReadError,
        r"the name of a file, .* gr.read\(path\)",
    ),
    "read_text of bytes": (
        lambda: gr.read_text(PAGE.encode()),  # type: ignore[arg-type]
        TypeError,
        r"gr.read\(data\)",
    ),
    "read_text of markup": (
        lambda: gr.read_text("<html><body><p>某某</p></body></html>"),
        gr.ReadError,
        r"gr.read\(text.encode\(\)\)",
    ),
    "a member of the report": (
        lambda: READING.year,  # type: ignore[attr-defined]
        AttributeError,
        "its report has, reading.report.year",
    ),
    # editions and rules -------------------------------------------------------------------------
    "form of a number": (
        lambda: gr.form(2021),  # type: ignore[arg-type]
        gr.EditionError,
        "an edition is a text: '2021'",
    ),
    "form of a year": (
        lambda: gr.form("2023"),
        gr.EditionError,
        "reports for 2023 follow the edition '2021'",
    ),
    "form of a year as a number": (
        lambda: gr.form(2020),  # type: ignore[arg-type]
        gr.EditionError,
        "reports for 2020 follow the edition '2019'",
    ),
    "form of a huge number": (
        lambda: gr.form(10**30),  # type: ignore[arg-type]
        gr.EditionError,
        "an edition is '2019' or '2021'",
    ),
    "form of anything": (
        lambda: gr.form(["2021"]),  # type: ignore[arg-type]
        gr.EditionError,
        "an edition is '2019' or '2021'",
    ),
    "schema of a number": (
        lambda: gr.schema(2019),  # type: ignore[arg-type]
        gr.EditionError,
        "an edition is a text: '2019'",
    ),
    "a report of a number": (
        lambda: edition(2021),
        gr.EditionError,
        "an edition is a text: '2021'",
    ),
    "rules of a rule": (
        lambda: gr.rules("applications.balance"),
        gr.EditionError,
        r"the argument is an edition, .* gr.rule\('applications.balance'\)",
    ),
    "rules of a number": (
        lambda: gr.rules(2021),  # type: ignore[arg-type]
        gr.EditionError,
        "an edition is a text",
    ),
    "a slip in a rule": (
        lambda: gr.rule("applications.balence"),
        gr.UnknownRuleError,
        r"did you mean applications.balance\?",
    ),
    "a family for a rule": (
        lambda: gr.rule("disputes"),
        gr.UnknownRuleError,
        "did you mean disputes.total",
    ),
    "no rule at all": (
        lambda: gr.rule([]),  # type: ignore[arg-type]
        gr.UnknownRuleError,
        r"gr.rules\(\) has them all",
    ),
    "a slip in a family": (
        lambda: gr.check(REPORT, select="aplications"),
        gr.UnknownRuleError,
        r"did you mean applications\?",
    ),
    "a rule for its name": (
        lambda: gr.check(REPORT, select=gr.rules()[0]),  # type: ignore[arg-type]
        TypeError,
        "a rule's name is rule.id",
    ),
    # cells --------------------------------------------------------------------------------------
    "a slip in a cell": (lambda: gr.get_cell(REPORT, SLIP), gr.UnknownCellError, RIGHT),
    "a slip to replace": (
        lambda: gr.replace_cells(REPORT, {SLIP: 3}),
        gr.UnknownCellError,
        RIGHT,
    ),
    "a slip in the form": (lambda: gr.form("2021").cell(SLIP), gr.UnknownCellError, RIGHT),
    "a slip in a series": (lambda: gr.Series([REPORT]).trend(SLIP), gr.UnknownCellError, RIGHT),
    "a slip in an origin": (lambda: READING.origin(SLIP), gr.UnknownCellError, RIGHT),
    "an origin that is not there": (
        lambda: READING.origin("disputes.reconsideration.total"),
        gr.UnknownCellError,
        "the page that was read gave the cell 'disputes.reconsideration.total' no value",
    ),
    "a pointer for an id": (
        lambda: gr.get_cell(REPORT, "/applications/received/total"),
        gr.UnknownCellError,
        RIGHT,
    ),
    "a row for a cell": (
        lambda: gr.get_cell(REPORT, "applications.received"),
        gr.UnknownCellError,
        "did you mean applications.received.total or",
    ),
    "a printed label for an id": (
        lambda: gr.get_cell(REPORT, "本年新收政府信息公开申请数量"),
        gr.UnknownCellError,
        "did you mean applications.received.total or",
    ),
    "a cell of the other form": (
        lambda: gr.get_cell(REPORT, "proactive_disclosure.procurement.amount"),
        gr.UnknownCellError,
        "the form of edition 2019 has it",
    ),
    "nothing like a cell": (
        lambda: gr.get_cell(REPORT, "xyz"),
        gr.UnknownCellError,
        r"gr.form\('2021'\).cells has the ids",
    ),
    "a list for an id": (
        lambda: gr.get_cell(REPORT, []),  # type: ignore[arg-type]
        gr.UnknownCellError,
        "no cell",
    ),
    "pairs to replace": (
        lambda: gr.replace_cells(REPORT, [("applications.received.total", 3)]),  # type: ignore[arg-type]
        TypeError,
        "a mapping of cell ids to values, not a list",
    ),
    "cells for a value": (
        lambda: gr.with_cells(REPORT, {"applications.received.total": 3}),  # type: ignore[arg-type]
        TypeError,
        "gr.replace_cells sets some cells",
    ),
    "a slip in a row": (
        lambda: gr.form("2021").table("disputes").row("reconsiderations"),
        KeyError,
        "'reconsiderations' is none of reconsideration, litigation",
    ),
    "a slip in a section": (
        lambda: gr.form("2021").section("overvew"),
        KeyError,
        "'overvew' is none of overview,",
    ),
    # rendering ----------------------------------------------------------------------------------
    "Word by its name": (
        lambda: gr.render(REPORT, "word"),  # type: ignore[arg-type]
        gr.UnknownFormatError,
        r"did you mean docx\?; formats are html, docx",
    ),
    "a format by a file's name": (
        lambda: gr.render(REPORT, "report.MD"),  # type: ignore[arg-type]
        gr.UnknownFormatError,
        "did you mean markdown",
    ),
    "PDF": (
        lambda: gr.render_blank("2021", "pdf"),  # type: ignore[arg-type]
        gr.UnknownFormatError,
        "PDF is not written: write html or docx and print it",
    ),
    "a document": (
        lambda: gr.render(REPORT, "json"),  # type: ignore[arg-type]
        gr.UnknownFormatError,
        r"gr.dumps\(report\)",
    ),
    "findings that are none": (
        lambda: gr.render(REPORT, "html", findings=True),  # type: ignore[arg-type]
        TypeError,
        r"what gr.check\(report\) found, not True",
    ),
    # waivers and manifests ----------------------------------------------------------------------
    "waivers as text": (
        lambda: gr.load_waivers('[[waivers]]\nrule = "cell.blank"\n'),
        gr.WaiverError,
        r"load_waivers\(text.encode\(\)\)",
    ),
    "waivers as an open file": (
        lambda: gr.load_waivers(io.BytesIO()),  # type: ignore[arg-type]
        TypeError,
        r"load_waivers\(file.read\(\)\)",
    ),
    "a finding for its waiver": (
        lambda: gr.dump_waiver(gr.check(WRONG)[0]),  # type: ignore[arg-type]
        TypeError,
        "findings.waiver_for",
    ),
    "no finding to waive": (
        lambda: gr.check(WRONG).waiver_for("cell.blank", reason="…", expires=None),  # type: ignore[arg-type]
        TypeError,
        "must be one of these findings",
    ),
    "a manifest as text": (
        lambda: gr.Manifest.load('[[consolidated]]\nagency = "某某区"\n'),
        gr.ManifestError,
        r"Manifest.loads\(text\)",
    ),
    "a manifest that is parsed": (
        lambda: gr.Manifest.load({}),  # type: ignore[arg-type]
        TypeError,
        r"Manifest.of\(content\)",
    ),
    "a manifest's name for its text": (
        lambda: gr.Manifest.loads("organs.toml"),
        gr.ManifestError,
        r"Manifest.load\('organs.toml'\)",
    ),
    "a manifest's path for its text": (
        lambda: gr.Manifest.loads(Path("organs.toml")),  # type: ignore[arg-type]
        TypeError,
        r"Manifest.load\(path\)",
    ),
    "nothing parsed": (
        lambda: gr.Manifest.of("x"),  # type: ignore[arg-type]
        TypeError,
        "the parsed content of a manifest",
    ),
    # languages ----------------------------------------------------------------------------------
    "a finding in no language": (
        lambda: gr.check(WRONG)[0].message("cn"),  # type: ignore[arg-type]
        ValueError,
        "no language 'cn': choose 'en' or 'zh'",
    ),
    "a page in no language": (
        lambda: gr.compare(REPORT, WRONG).to_html("zh-CN"),  # type: ignore[arg-type]
        ValueError,
        "no language 'zh-CN'",
    ),
    # names of the library -----------------------------------------------------------------------
    "a name that is not there": (
        lambda: gr.load,  # type: ignore[attr-defined]
        AttributeError,
        "has no attribute 'load'",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_likely_mistake_is_told_with_what_to_do(name: str) -> None:
    call, kind, words = MISTAKES[name]
    with pytest.raises(kind, match=words) as caught:
        call()
    said = str(caught.value)
    assert len(said) < 400
    if name != "a name that is not there" and kind is not AttributeError:
        assert "has no " not in said


def test_python_suggests_a_public_name_for_a_slip() -> None:
    with pytest.raises(AttributeError) as caught:
        gr.load  # type: ignore[attr-defined]  # noqa: B018  # the point
    assert (caught.value.name, caught.value.obj) == ("load", gr)


def test_errors_of_cells_carry_what_they_say() -> None:
    with pytest.raises(gr.UnknownCellError) as caught:
        gr.get_cell(REPORT, SLIP)
    assert caught.value.near == ("applications.received.total",)
    with pytest.raises(gr.UnknownCellError) as other:
        gr.get_cell(REPORT, "proactive_disclosure.procurement.items")
    assert (other.value.near, other.value.editions) == ((), ("2019",))
    for error in (caught.value, other.value):
        again = pickle.loads(pickle.dumps(error))  # noqa: S301  # our own bytes
        assert (str(again), vars(again)) == (str(error), vars(error))


def test_years_in_reverse_and_other_organs_show_in_the_reprs() -> None:
    earlier = attrs.evolve(REPORT, year=(REPORT.year or 0) - 1)
    assert "notes=['reversed_years']" in repr(gr.compare(REPORT, earlier))
    assert repr(gr.compare(earlier, REPORT)) == (
        f"Comparison(previous='{REPORT.agency} {earlier.year}', "
        f"current='{REPORT.agency} {REPORT.year}', cells={len(gr.cells(REPORT))}, changed=0)"
    )
    other = attrs.evolve(REPORT, agency="乙区民政局", agency_code=gr.ABSENT)
    series = gr.Series([attrs.evolve(REPORT, agency_code=gr.ABSENT), other])
    assert f"versions=[{REPORT.year}]" in repr(series)
    assert [note.kind for _, note in series.notes] == ["agency"]
    assert "乙区民政局" in series.to_text()


@pytest.mark.parametrize(
    ("module", "extra", "data"),
    [
        ("selectolax.lexbor", "html", b"<html><body><p>x</p></body></html>"),
        ("pypdfium2", "pdf", b"%PDF-1.7\n"),
    ],
)
def test_a_page_whose_library_is_missing_is_a_read_error_that_names_the_extra(
    module: str, extra: str, data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("govinfo_report.readers.pdf")]:
        monkeypatch.delitem(sys.modules, name)
    # Python looks for what is below a package before it looks for the package.
    for name in {module, *(name for name in sys.modules if name.startswith(f"{module}."))}:
        monkeypatch.setitem(sys.modules, name, None)
    page = tmp_path / f"page.{extra}"
    page.write_bytes(data)
    with pytest.raises(gr.ReadError) as caught:
        gr.read(page)
    error = caught.value
    assert isinstance(error, gr.MissingExtraError)
    assert (error.extra, error.place) == (extra, page.name)
    for command in (f"pip install 'govinfo-report[{extra}]'", f"pip install '.[{extra}]'"):
        assert command in str(error)
        assert command in error.message("zh")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301  # our own bytes
    assert (type(again), str(again), again.message("zh")) == (
        type(error),
        str(error),
        error.message("zh"),
    )


@pytest.mark.parametrize(
    ("use", "words"),
    [
        (lambda: ANY.locate(WRONG, limit="5"), "limit must be a whole number, not the text '5'"),
        (lambda: ANY.locate(REPORT, cap="5"), "cap must be a whole number, not the text '5'"),
        (lambda: ANY.locate(REPORT, limit=True), "limit must be a whole number, not True"),
        (lambda: ANY.locate(REPORT, cap=1.5), "cap must be a whole number, not 1.5"),
        (lambda: ANY.locate(REPORT, solve="no"), "solve must be True or False, not the text 'no'"),
        (lambda: ANY.dumps(REPORT, indent="2"), "indent must be a whole number, not the text '2'"),
        (lambda: ANY.check(REPORT).to_json(indent=2.0), "indent must be a whole number, not 2.0"),
        (lambda: ANY.read_many([], jobs="2"), "jobs must be a whole number, not the text '2'"),
        (lambda: ANY.read_many([], time_limit="5"), "time_limit must be a number, not the text"),
        (lambda: ANY.read_many([], on_progress=5), "on_progress must be a function of two numbers"),
        (lambda: ANY.consolidate([REPORT], agency="某区", title=5), "title must be a text or None"),
        (lambda: ANY.load_waivers(b"", rules="cell"), "rules must be the rules of a pack, not the"),
    ],
)
def test_an_option_of_a_wrong_type_is_said_with_its_name(
    use: Callable[[], object], words: str
) -> None:
    with pytest.raises(TypeError) as caught:
        use()
    assert str(caught.value).startswith(words)


@pytest.mark.parametrize(
    ("use", "words"),
    [
        (lambda: gr.locate(REPORT, limit=0), "limit must be at least 1, not 0"),
        (lambda: gr.locate(REPORT, cap=-1), "cap must be at least 0, not -1"),
        (lambda: gr.dumps(REPORT, indent=-1), "indent must be at least 0, not -1"),
        (lambda: gr.read_many([], time_limit=float("nan")), "time_limit must be at least 0"),
    ],
)
def test_an_option_out_of_its_range_is_said_with_its_name(
    use: Callable[[], object], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        use()


@pytest.mark.parametrize(
    ("changed", "pointer", "found"),
    [
        (lambda: attrs.evolve(REPORT.applications, received=5), "/applications/received", "5"),
        (
            lambda: attrs.evolve(REPORT.applications, received=None),
            "/applications/received",
            "null",
        ),
        (
            lambda: attrs.evolve(
                REPORT.applications, outcomes=attrs.evolve(REPORT.applications.outcomes, other=7)
            ),
            "/applications/outcomes/other",
            "7",
        ),
    ],
)
def test_a_figure_in_place_of_a_row_is_a_problem_with_its_pointer(
    changed: Callable[[], Any], pointer: str, found: str
) -> None:
    for write in (gr.dumps, gr.unstructure):
        with pytest.raises(gr.DocumentError) as caught:
            write(attrs.evolve(REPORT, applications=changed()))
        (problem,) = caught.value.problems
        assert problem.pointer == pointer
        assert problem.text("en").startswith("expected an object, found")
        assert found in problem.text("en")
    with pytest.raises(gr.DocumentError) as caught:
        gr.dumps(attrs.evolve(REPORT, signature=3, period="2023"))
    assert [problem.pointer for problem in caught.value.problems] == ["/period", "/signature"]
