from __future__ import annotations

import copy
import pickle
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import govinfo_report as gr
from govinfo_report.catalogue import EDITIONS
from govinfo_report.model import FrozenMap, block, freeze, layout, thaw
from govinfo_report.testing.strategies import json_values, reports


def draft(**members: object) -> gr.Report:
    return gr.Report(edition="2021", title="某局2023年报告", agency="某局", year=2023, **members)


def test_a_report_by_hand_reads_like_its_form() -> None:
    report = draft(
        applications=gr.Applications(
            received=gr.ApplicantCounts.summed(natural_person=3, commercial_enterprise=1),
            outcomes=gr.Outcomes(withheld=gr.Withheld(state_secrets=gr.ApplicantCounts(2))),
        ),
        disputes=gr.Disputes(reconsideration=gr.DisputeResults.summed(upheld=1, pending=2)),
        proactive_disclosure=gr.ProactiveDisclosure2021(
            administrative_fees=gr.Fees(Decimal("12.5"))
        ),
    )
    assert report.applications.received.total == 4
    assert report.applications.outcomes.withheld.state_secrets.natural_person == 2
    assert report.applications.outcomes.withheld.state_secrets.total is gr.ABSENT
    assert report.disputes.reconsideration.total == 3
    assert gr.get_cell(report, "proactive_disclosure.administrative_fees.amount") == Decimal("12.5")
    assert list(gr.cells(report)) == [
        cell for cell in layout("2021").cells if cell in gr.cells(report)
    ]


def test_zero_blank_and_absent_stay_three_things() -> None:
    cell = "applications.received.total"
    states = [gr.replace_cells(draft(), {cell: value}) for value in (0, None, gr.ABSENT)]
    assert [gr.get_cell(state, cell) for state in states] == [0, None, gr.ABSENT]
    assert [cell in gr.cells(state) for state in states] == [True, True, False]
    assert len(set(states)) == 3


def test_absent_says_its_name_and_stays_one_object() -> None:
    absent = gr.ABSENT
    assert (repr(absent), f"{absent}", bool(absent)) == ("ABSENT", "ABSENT", False)
    assert isinstance(absent, gr.Absent)
    assert "carried_forward=ApplicantCounts(total=None)" in repr(
        gr.Applications(carried_forward=gr.ApplicantCounts(total=None))
    )
    for copied in (
        copy.copy(absent),
        copy.deepcopy(absent),
        *(pickle.loads(pickle.dumps(absent, p)) for p in range(pickle.HIGHEST_PROTOCOL + 1)),  # noqa: S301  # our own bytes
    ):
        assert copied is absent
    loaded = gr.loads(gr.dumps(draft()))
    again = pickle.loads(pickle.dumps(loaded))  # noqa: S301  # as above
    assert again.applications.received.total is absent
    assert all(value is absent for value in block(again))


def test_an_absent_value_where_no_member_can_be_left_out_is_refused() -> None:
    with pytest.raises(gr.DocumentError):
        gr.dumps(draft(extensions={"list": [gr.ABSENT]}))
    with pytest.raises(gr.DocumentError):
        gr.dumps(draft(extensions={"member": gr.ABSENT}))


def test_reports_are_frozen_and_refuse_misspelt_names() -> None:
    report = draft()
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        report.year = 2022  # type: ignore[misc]  # the point of the test
    with pytest.raises(AttributeError, match="appplications"):
        report.appplications  # type: ignore[attr-defined]  # noqa: B018  # the point of the test
    with pytest.raises(TypeError, match="put it in a list"):
        draft(overview="one text")


def test_a_table_of_the_other_edition_is_refused() -> None:
    with pytest.raises(gr.EditionError, match="ProactiveDisclosure2019") as caught:
        draft(proactive_disclosure=gr.ProactiveDisclosure2019())
    assert caught.value.edition == "2021"
    with pytest.raises(gr.EditionError, match="2020"):
        gr.Report(edition="2020", title=None, agency=None, year=None)  # type: ignore[arg-type]  # as above


def test_unknown_cells_are_named() -> None:
    for ask in (
        lambda: gr.get_cell(draft(), "applications.received.nobody"),
        lambda: gr.replace_cells(draft(), {"applications.received.nobody": 1}),
    ):
        with pytest.raises(gr.UnknownCellError, match=r"applications\.received\.nobody.*2021"):
            ask()


def test_repr_is_short_and_says_what_is_there() -> None:
    report = gr.with_cells(draft(), 0)
    assert repr(report) == (
        "Report(edition='2021', agency='某局', year=2023, title='某局2023年报告', "
        "cells=200, blank=0)"
    )
    assert repr(gr.DisputeResults(upheld=1, total=None)) == "DisputeResults(upheld=1, total=None)"
    assert repr(gr.Applications()) == "Applications()"


@pytest.mark.parametrize(("edition", "printed"), [("2021", 200), ("2019", 198)])
def test_with_cells_fills_what_the_form_prints(edition: gr.Edition, printed: int) -> None:
    report = gr.with_cells(gr.Report(edition=edition, title=None, agency=None, year=None), 0)
    assert len(gr.cells(report)) == printed
    assert set(gr.cells(report).values()) == {0}


@given(reports())
def test_equal_reports_hash_alike_and_survive_pickling_and_copying(report: gr.Report) -> None:
    # What is unpickled here was pickled on the same line.
    for twin in (pickle.loads(pickle.dumps(report)), copy.deepcopy(report), copy.copy(report)):  # noqa: S301
        assert twin == report
        assert hash(twin) == hash(report)


@given(st.data())
def test_replacing_cells_changes_these_cells_alone(data: st.DataObject) -> None:
    report = data.draw(reports())
    places = layout(report.edition).places
    cell = data.draw(st.sampled_from(list(places)))
    changed = gr.replace_cells(report, {cell: 77})
    before, after = block(report), block(changed)
    assert after[places[cell]] == 77
    assert [b for place, b in enumerate(before) if place != places[cell]] == [
        a for place, a in enumerate(after) if place != places[cell]
    ]
    assert gr.replace_cells(changed, {cell: before[places[cell]]}) == report


@given(json_values)
def test_free_members_freeze_and_thaw_unchanged(value: object) -> None:
    assert thaw(freeze(value)) == value
    hash(freeze(value))


def test_frozen_maps_cannot_be_changed() -> None:
    members = FrozenMap({"a": 1})
    with pytest.raises(AttributeError):
        members._members = {}  # noqa: SLF001  # the point of the test
    with pytest.raises(TypeError):
        members["a"] = 2  # type: ignore[index]  # the point of the test
    assert members == {"a": 1}


def test_the_day_of_publication_is_a_date() -> None:
    assert gr.Metadata(published_at="2024-01-23T10:46").published_on is not None
    assert gr.Metadata(published_at=None).published_on is None
    assert gr.Metadata().published_on is None


def test_editions_have_blocks_without_double_cells() -> None:
    for edition in EDITIONS:
        cells = layout(edition).cells
        assert len(set(cells)) == len(cells)
