"""Everything public goes through a process pool and a copy, and is afterwards what it was."""

from __future__ import annotations

import copy
import datetime as dt
import pickle
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import Any

import attrs
import pytest

import govinfo_report as gr
from govinfo_report import errors
from govinfo_report.language import Text
from govinfo_report.model import FrozenMap
from tests.checks.building import consistent
from tests.places import EXAMPLES

TOTAL = "applications.received.total"

PACK = gr.load_pack(
    """
prefix = "local"
title = { zh = "本地", en = "Local" }
[score]
full = 2
[[score.deductions]]
rule = "applications"
points = 0.5
per = "finding"
cap = 1
[[rules]]
id = "few"
title = { zh = "不多", en = "Few" }
terms = { "applications.received.total" = 1 }
relation = "<="
""".encode()
)


def pickled(thing: Any, protocol: int = pickle.DEFAULT_PROTOCOL) -> Any:
    return pickle.loads(pickle.dumps(thing, protocol))  # noqa: S301  # its own


WAYS: dict[str, Callable[[Any], Any]] = {
    "pickle": pickled,
    "the oldest pickle that is made today": partial(pickled, protocol=2),
    "deepcopy": copy.deepcopy,
    "copy": copy.copy,
}
each_way = pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)


def results() -> list[Any]:
    """Results that have everything in them that a result can have, one of each kind at least."""
    reading = gr.read(EXAMPLES / "wuxing-hrss-2023-slips.txt")
    before = gr.loads(gr.dumps(gr.read(EXAMPLES / "wuxing-hrss-2022.txt").report))
    report = gr.replace_cells(reading.report, {TOTAL: 777, "disputes.reconsideration.total": None})
    old = consistent("2019")
    findings = gr.check(report)
    finding = findings[0]
    waiver = findings.waiver_for(finding, reason="已核实", expires=dt.date(2999, 1, 1))
    waivers = gr.load_waivers(gr.dump_waiver(waiver).encode())
    manifest = gr.Manifest.loads(
        f'[[consolidated]]\nagency = "示例市人民政府"\norgans = ["{report.agency}"]\n'
    )
    parts = [attrs.evolve(consistent("2021"), agency=name) for name in ("甲局", "乙局")]
    return [
        reading,
        before,
        gr.loads(gr.dumps(before)),  # nothing of it was asked for yet
        old,
        gr.check(report),  # nor of these
        gr.check(reading, previous=before, waivers=waivers),
        gr.check_collection(
            [report, before, consistent("2021")], manifest=manifest, waivers=waivers
        ),
        gr.compare(before, report),
        gr.Series([old, before, report]),
        gr.check(report, rules=PACK),
        gr.check(report, rules=PACK).score(),
        PACK,
        gr.fill(report),
        gr.draft_with_sources(report),
        gr.draft_with_sources(gr.replace_cells(before, {TOTAL: None})),
        gr.fill(gr.replace_cells(before, {TOTAL: None})),
        gr.indicators(report, before),
        gr.indicators(before),
        gr.locate(report),
        gr.locate(gr.replace_cells(report, {TOTAL: None})),
        gr.form("2019"),
        gr.form("2021"),
        gr.rules(),
        gr.claims(report),
        gr.cells(report),
        waivers,
        manifest,
        gr.consolidate(parts, agency="示例市人民政府"),
        attrs.evolve(report, signature=gr.Signature("示例局", dt.date(2024, 1, 20))),
        gr.validate({"edition": "2021"}),
    ]


ERRORS: list[errors.GovInfoReportError] = [
    gr.GovInfoReportError("wrong"),
    gr.DocumentError([gr.Problem("/year", "wrong")], more=True),
    gr.ReadError("cannot be read", "page 3"),
    gr.NoReportError("is no report", "page 3"),
    gr.UnknownCellError("received.total", "2021"),
    gr.UnknownRuleError("cell.blanc", ["cell.blank"]),
    gr.WaiverError([gr.WaiverProblem("waivers[1].agency", "is missing")], "waivers.toml"),
    gr.PackError([gr.PackProblem("rules[1].terms", "is missing")], "pack.toml"),
    gr.EditionError("2020", "there is no such edition"),
    gr.DraftError(2019, "must be later"),
    gr.FrameError(3, "year", "is no number"),
    gr.RecordError("reports.ndjson", 3, "is no report"),
    gr.ConsolidationError([gr.ConsolidationProblem("wrong", (0, 2), TOTAL)]),
    gr.ManifestError("manifest.toml", "consolidated[0]", "is wrong"),
    gr.MissingExtraError("pdf", "reading PDF"),
    errors.MissingReaderError("pdf", Text("读取 PDF", "reading PDF"), "page.pdf"),
    gr.TooMuchProseError(400_000, 300_000),
    gr.UnknownFormatError("word", ["docx", "text"]),
]


def reached(things: Iterable[Any]) -> Iterator[Any]:
    """Everything of the library that can be come to from some things, themselves included."""
    seen: dict[int, Any] = {}
    left = list(things)
    while left:
        thing = left.pop()
        if id(thing) in seen or isinstance(thing, (str, type)):
            continue
        seen[id(thing)] = thing
        if type(thing).__module__.startswith("govinfo_report"):
            yield thing
            names = (name for name in dir(thing) if not name.startswith("_"))
            left += [value for name in names if not callable(value := getattr(thing, name))]
        if isinstance(thing, dict) or hasattr(thing, "values"):
            left += thing.values() if callable(thing.values) else ()
        elif isinstance(thing, (list, tuple, set, frozenset)):
            left += thing


def of_each_class(things: Iterable[Any]) -> dict[type[Any], Any]:
    return {type(thing): thing for thing in things}


@pytest.fixture(scope="module")
def everything() -> list[Any]:
    """One thing of each public class, and of each class that such a thing has in it."""
    return [*of_each_class(reached([*results(), *ERRORS])).values(), gr.ABSENT]


def test_no_public_class_is_forgotten(everything: list[Any]) -> None:
    public = {kind for name in gr.__all__ if isinstance(kind := getattr(gr, name), type)}
    # Shapes of dictionaries, and what is a text.
    documents = {gr.Provenance, gr.PartProvenance, gr.Edition}
    assert public - documents <= {type(thing) for thing in everything}


def test_no_error_is_forgotten() -> None:
    def below(kind: type[Any]) -> Iterator[type[Any]]:
        yield kind
        for inner in kind.__subclasses__():
            yield from below(inner)

    raised = {kind for kind in below(gr.GovInfoReportError) if kind.__module__ == errors.__name__}
    assert raised <= {type(error) for error in ERRORS}


def facts(thing: Any) -> Any:
    """What a thing is equal by: where it has no equality of its own, what it says."""
    if isinstance(thing, BaseException):
        return type(thing), vars(thing), thing.args, str(thing)
    if isinstance(thing, (gr.Findings, gr.Series)):
        return thing.to_json(), thing.to_text(), repr(thing)
    if isinstance(thing, gr.Localisation):
        return tuple(thing), vars(thing), thing.to_json()
    if type(thing).__eq__ is object.__eq__:
        return [
            getattr(thing, name)
            for name in dir(thing)
            if not name.startswith("_") and not callable(getattr(thing, name))
        ]
    return thing


@each_way
def test_everything_public_is_pickled_and_copied_as_it_is(
    everything: list[Any], way: Callable[[Any], Any]
) -> None:
    for thing in [*results(), *everything]:
        again = way(thing)
        assert type(again) is type(thing) or isinstance(thing, FrozenMap)
        assert facts(again) == facts(thing), type(thing)


@each_way
def test_results_are_pickled_with_what_was_worked_out(way: Callable[[Any], Any]) -> None:
    for thing in results():
        list(reached([thing]))  # asks for everything
        assert facts(way(thing)) == facts(thing)


@each_way
def test_outcomes_that_nobody_asked_for_are_there_all_the_same(way: Callable[[Any], Any]) -> None:
    report = consistent("2021")
    again = way(gr.check(report))
    assert again.outcomes == gr.check(report).outcomes
    assert {outcome.outcome for outcome in again.outcomes} >= {"holds", "not_applicable"}


@each_way
def test_rules_forms_and_absent_stay_what_they_are(way: Callable[[Any], Any]) -> None:
    for thing in (*gr.rules(), gr.form("2019"), gr.form("2021"), gr.ABSENT):
        assert way(thing) is thing
    changed = attrs.evolve(gr.rules()[0], severity="info")
    assert way(changed) == changed != gr.rules()[0]


def test_a_finding_does_not_bring_its_rule_along() -> None:
    report = gr.replace_cells(consistent("2021"), {TOTAL: 7})
    (finding, *_) = gr.check(report)
    assert finding.definition.explanation.en.encode() not in pickle.dumps(gr.check(report))


def test_a_report_is_built_nowhere_before_it_is_asked_for() -> None:
    fresh = gr.loads(gr.dumps(consistent("2021")))
    again = pickled(fresh)
    assert again == fresh
    assert gr.dumps(again) == gr.dumps(fresh)
    assert gr.cells(again) == gr.cells(fresh)


def located(report: gr.Report) -> gr.Localisation:
    return gr.locate(report, solve=False)


def test_workers_give_back_whatever_they_are_asked_for() -> None:
    reports = [consistent("2021"), gr.replace_cells(consistent("2019"), {TOTAL: 7})]
    with ProcessPoolExecutor(1) as pool:
        found = list(pool.map(gr.check, reports, timeout=60))
        corrections = list(pool.map(located, reports, timeout=60))
        forms = list(pool.map(gr.form, ["2019", "2021"], timeout=60))
    assert [each.to_json() for each in found] == [gr.check(r).to_json() for r in reports]
    assert corrections == [located(report) for report in reports]
    assert forms == [gr.form("2019"), gr.form("2021")]
