"""What a comparison finds: values, differences, and what cannot be compared."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo_report.comparison import Change, compare
from govinfo_report.comparison.change import percent, rounded
from govinfo_report.model import (
    ABSENT,
    CellValue,
    Report,
    block,
    cells,
    is_before_forms,
    layout,
    replace_cells,
    with_cells,
)
from govinfo_report.testing.strategies import reports

GRANTED = "applications.outcomes.granted.total"
CHANGE_2019 = "proactive_disclosure.licensing.change"
FEES = "proactive_disclosure.administrative_fees.amount"
OTHER = "applications.outcomes.other"
THREE = ("correction_overdue", "fee_overdue", "other")


def zeros(edition: str = "2021") -> Report:
    return with_cells(Report(edition=edition, title=None, agency="某县统计局", year=2023), 0)


def change(
    before: CellValue, after: CellValue, cell: str = GRANTED, edition: str = "2021"
) -> Change:
    base = zeros(edition)
    old, new = replace_cells(base, {cell: before}), replace_cells(base, {cell: after})
    found = [change for change in compare(old, new).changes if change.cell == cell]
    assert len(found) == 1
    return found[0]


def by_cell(previous: Report, current: Report) -> dict[str, Change]:
    return {change.cell: change for change in compare(previous, current).changes}


def with_other(edition: str, values: dict[str, CellValue]) -> Report:
    """A report of zeros whose (六)其他处理 has these rows' natural_person cells and no other."""
    shape = {f"{OTHER}.{row}.{column}": ABSENT for row in (*THREE, "all") for column in COLUMNS}
    cells = {f"{OTHER}.{row}.natural_person": value for row, value in values.items()}
    return replace_cells(zeros(edition), {**shape, **cells})


COLUMNS = next(row.columns for row in layout("2021").rows if row.id.startswith(OTHER))


def test_two_numbers_give_difference_ratio_and_growth() -> None:
    found = change(8, 10)
    assert found.comparable
    assert (found.difference, found.ratio, found.growth) == (2, Fraction(5, 4), Fraction(1, 4))
    assert found.pointer == "/applications/outcomes/granted/total"


def test_amounts_are_subtracted_exactly_however_long() -> None:
    before, after = Decimal("0.0000000000000000000000000000001"), Decimal("999999999999.10")
    found = change(before, after, FEES)
    assert found.difference is not None
    assert Fraction(found.difference) == Fraction(after) - Fraction(before)


def test_an_amount_and_a_whole_number_can_be_subtracted() -> None:
    assert change(0, Decimal("12.50"), FEES).difference == Decimal("12.50")


def test_no_ratio_to_zero() -> None:
    found = change(0, 4)
    assert found.difference == 4
    assert found.ratio is None
    assert found.growth is None


@pytest.mark.parametrize(("before", "after"), [(-3, 6), (3, -6), (-3, -6)])
def test_no_ratio_of_a_negative_change_of_items(before: int, after: int) -> None:
    found = change(before, after, CHANGE_2019, "2019")
    assert found.difference == after - before
    assert found.ratio is None


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        (None, 3, "blank_to_number"),
        (None, 0, "blank_to_zero"),
        (3, None, "number_to_blank"),
        (0, None, "zero_to_blank"),
        (ABSENT, 0, "absent_to_number"),
        (0, ABSENT, "number_to_absent"),
        (ABSENT, None, "absent_to_blank"),
        (None, ABSENT, "blank_to_absent"),
        (None, None, "both_blank"),
        (True, 1, "not_a_number"),
        (Decimal("NaN"), Decimal(1), "not_a_number"),
    ],
)
def test_zero_blank_and_absent_are_never_compared_as_numbers(
    before: CellValue, after: CellValue, reason: str
) -> None:
    found = change(before, after)
    assert found.reason == reason
    assert not found.comparable
    assert (found.difference, found.ratio) == (None, None)


def test_a_cell_that_both_reports_lack_is_not_listed() -> None:
    lacking = replace_cells(zeros(), {GRANTED: ABSENT})
    assert GRANTED not in by_cell(lacking, lacking)


def test_columns_of_the_two_editions_are_not_matched_by_their_likeness() -> None:
    found = by_cell(with_cells(zeros("2019"), 3), with_cells(zeros("2021"), 4))
    made = found["proactive_disclosure.regulations.made"]
    issued = found["proactive_disclosure.regulations.issued"]
    assert (made.before, made.after, made.reason, made.edition) == (3, ABSENT, "edition", "2019")
    assert (issued.before, issued.after, issued.reason) == (ABSENT, 4, "edition")
    assert found[GRANTED].difference == 1


def test_cells_of_two_editions_stand_in_the_order_of_the_form() -> None:
    listed = list(by_cell(zeros("2019"), zeros("2021")))
    for edition in ("2019", "2021"):
        places = layout(edition).places
        here = [places[cell] for cell in listed if cell in places]
        assert here == sorted(here)
    assert len(set(listed)) == len(listed)
    backwards = list(by_cell(zeros("2021"), zeros("2019")))
    assert backwards == listed


@pytest.mark.parametrize("current_edition", ["2019", "2021"])
def test_three_rows_of_other_processing_meet_one_row_at_their_sum(current_edition: str) -> None:
    one = with_other(current_edition, {"all": 9})
    three = with_other("2021", dict(zip(THREE, (1, 2, 4), strict=True)))
    there, back = by_cell(three, one), by_cell(one, three)
    found = there[f"{OTHER}.all.natural_person"]
    assert (found.before, found.after, found.difference, found.derived) == (7, 9, 2, "before")
    found = back[f"{OTHER}.all.natural_person"]
    assert (found.before, found.after, found.difference, found.derived) == (9, 7, -2, "after")
    assert back[f"{OTHER}.other.natural_person"].reason == "shape"
    assert [note.kind for note in compare(three, one).notes if note.kind == "shape"] == ["shape"]


@pytest.mark.parametrize("gap", [None, ABSENT])
def test_a_sum_over_a_blank_or_lost_row_is_unknown(gap: CellValue) -> None:
    one = with_other("2021", {"all": 9})
    three = with_other("2021", {"correction_overdue": 1, "fee_overdue": gap, "other": 2})
    found = by_cell(three, one)[f"{OTHER}.all.natural_person"]
    assert (found.before, found.after, found.reason) == (ABSENT, 9, "incomplete_parts")
    assert found.derived is None


def test_reports_of_one_shape_are_compared_row_by_row() -> None:
    three = with_other("2021", dict(zip(THREE, (1, 2, 4), strict=True)))
    found = by_cell(three, replace_cells(three, {f"{OTHER}.other.natural_person": 5}))
    assert found[f"{OTHER}.other.natural_person"].difference == 1
    assert f"{OTHER}.all.natural_person" not in found


@given(reports())
def test_equal_reports_have_no_changed_cell(report: Report) -> None:
    comparison = compare(report, report)
    assert comparison.changed == ()
    assert [change.cell for change in comparison.changes] == list(cells(report))


@given(reports(), reports())
def test_changes_are_those_cells_that_differ_and_keep_their_values(
    old: Report, new: Report
) -> None:
    comparison = compare(old, new)
    printed_before, printed_after = cells(old), cells(new)
    for change in comparison.changes:
        if change.derived != "before":
            assert change.before == printed_before.get(change.cell, ABSENT)
        if change.derived != "after":
            assert change.after == printed_after.get(change.cell, ABSENT)
    listed = {change.cell for change in comparison.changes}
    assert {*printed_before, *printed_after} <= listed
    differing = tuple(c for c in comparison.changes if c.before != c.after)
    no_form = is_before_forms(old) or is_before_forms(new)
    assert comparison.changed == (() if no_form else differing)


@given(reports(), reports())
def test_turning_the_reports_round_turns_every_change_round(old: Report, new: Report) -> None:
    there, back = compare(old, new), compare(new, old)
    assert [change.cell for change in there.changes] == [change.cell for change in back.changes]
    for ahead, behind in zip(there.changes, back.changes, strict=True):
        assert (ahead.before, ahead.after) == (behind.after, behind.before)
        assert ahead.comparable == behind.comparable
        if ahead.difference is not None:
            assert behind.difference == -ahead.difference
        if ahead.ratio and behind.ratio:
            assert ahead.ratio * behind.ratio == 1


@given(st.data())
def test_differences_over_three_years_add_up(data: st.DataObject) -> None:
    edition = data.draw(st.sampled_from(["2019", "2021"]))
    first, second, third = (data.draw(reports(edition)) for _ in range(3))
    steps = by_cell(first, second), by_cell(second, third)
    for cell, whole in by_cell(first, third).items():
        parts = [step[cell].difference for step in steps if cell in step]
        if whole.difference is not None and None not in parts:
            summed = sum(Fraction(part) for part in parts if part is not None)
            assert summed == Fraction(whole.difference)


@given(reports(), reports())
def test_comparing_changes_neither_report(old: Report, new: Report) -> None:
    before = block(old), block(new)
    compare(old, new).to_json()
    assert (block(old), block(new)) == before


def test_a_fraction_is_rounded_to_places_with_halves_to_even() -> None:
    assert str(rounded(Fraction(1, 3), 6)) == "0.333333"
    assert str(rounded(Fraction(5, 2) / 10, 1)) == "0.2"
    assert str(rounded(Fraction(10**30 + 1, 3), 2)) == f"{'3' * 30}.67"


def test_a_growth_is_written_with_its_sign_and_one_place() -> None:
    assert percent(Fraction(1, 8)) == "+12.5%"
    assert percent(Fraction(-1)) == "-100.0%"
    assert percent(Fraction(0)) == "0.0%"
    assert percent(Fraction(1, 10**9)) == "0.0%"


@pytest.mark.parametrize(
    ("before", "after", "ratio"),
    [(1, 0, Fraction(0)), (0, 1, None), (-1, 1, None), (1, -1, None), (2, 3, Fraction(3, 2))],
)
def test_a_ratio_is_that_to_a_number_above_zero_of_one_from_zero_on(
    before: int, after: int, ratio: Fraction | None
) -> None:
    found = change(before, after, CHANGE_2019, "2019")
    assert (found.ratio, found.difference) == (ratio, after - before)


def test_a_ratio_of_amounts_is_exact() -> None:
    assert change(Decimal("0.3"), Decimal("0.1"), FEES).ratio == Fraction(1, 3)
    assert change(Decimal("0.3"), 3, FEES).ratio == 10


def test_differences_of_amounts_have_the_digits_that_they_need() -> None:
    assert str(change(Decimal("1E+3"), Decimal("1.25"), FEES).difference) == "-998.75"
    assert str(change(Decimal("9.99"), Decimal("10.01"), FEES).difference) == "0.02"
    assert str(change(Decimal(1), Decimal("999999999999.999"), FEES).difference) == (
        "999999999998.999"
    )
    long = Decimal("0." + "9" * 39)
    assert str(change(Decimal(0) - 0, long, FEES).difference) == str(long)


def test_what_two_editions_or_shapes_hold_has_no_ratio_whatever_it_is() -> None:
    assert Change(GRANTED, "2021", 2, 4).ratio == 2
    made = Change(GRANTED, "2021", 2, 4, "edition")
    assert (made.ratio, made.difference, made.comparable) == (None, None, False)
