"""What ``check_frame`` gives: rows of violated and undecided rules, or a mask."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from govinfo_report.catalogue.rule_entries import Outcome, Rule
from govinfo_report.frames.engine import nw
from govinfo_report.frames.equations import FrameEquation
from govinfo_report.frames.settling import Frame

COLUMNS: Final = ("report", "rule", "scope", "outcome", "severity", "expected", "actual")
"""The columns of the result: texts, and the two sums as Int64."""

_VIOLATED: Final = 1
_UNDECIDED: Final = 2


def listed(rows: Frame, equations: Sequence[FrameEquation]) -> Frame:
    """The violated and the undecided of the rows of :meth:`Settling.rows`."""
    number, code = nw.col("equation"), nw.col("code")
    at_most = [n for n, each in enumerate(equations) if each.relation == "<="]
    over_years = any(each.result for each in equations)
    judged = rows.with_columns(
        _code(nw.col, number.is_in(at_most) if at_most else nw.lit(False), signed=over_years)
    ).filter(~code.is_null())
    violated = code == _VIOLATED
    if over_years:
        follows = nw.col("result").fill_null(0) + nw.col("left") - nw.col("right")
        expected, actual = nw.when(violated).then(follows), nw.col("result")
    else:
        expected = nw.when(violated | (nw.col("unknown_left") == 0)).then(nw.col("left"))
        actual = nw.when(violated | (nw.col("unknown_right") == 0)).then(nw.col("right"))

    def named(words: Callable[[FrameEquation], str]) -> nw.Expr:
        return _mapped(number, {n: words(each) for n, each in enumerate(equations)})

    return judged.select(
        "report",
        named(lambda each: each.rule.id).alias("rule"),
        named(lambda each: each.scope).alias("scope"),
        nw.when(violated).then(nw.lit("violated")).otherwise(nw.lit("undecided")).alias("outcome"),
        nw.when(violated)
        .then(named(lambda each: each.severity("violated")))
        .otherwise(named(lambda each: each.severity("undecided")))
        .alias("severity"),
        expected.alias("expected"),
        actual.alias("actual"),
    )


def masked(parts: Frame, equations: Sequence[FrameEquation]) -> Frame:
    """One row a report; one column an equation: whether it is violated, null where undecided."""
    return parts.select("report", *(_mask(each, n) for n, each in enumerate(equations)))


def _mask(equation: FrameEquation, number: int) -> nw.Expr:
    def part(name: str) -> nw.Expr:
        return nw.col(f"_{name}_{number}")

    at_most, over_years = nw.lit(equation.relation == "<="), equation.result is not None
    code = nw.when(part("open")).then(_code(part, at_most, signed=over_years)).otherwise(0)
    code = code.fill_null(0)
    return nw.when(code != _UNDECIDED).then(code == _VIOLATED).alias(equation.name)


def _code(part: Callable[[str], nw.Expr], at_most: nw.Expr, *, signed: bool) -> nw.Expr:
    """The outcome of an equation by its parts: null where it holds or has nothing to ask of."""
    surplus = part("left") - part("right")
    left, right = (part(f"unknown_{side}") == part(f"blank_{side}") for side in ("left", "right"))
    holds = left & (((surplus == 0) & right) | (at_most & (surplus <= 0)))  # nothing is absent
    violated = ((surplus > 0) & (part("unknown_right") == 0)) | (
        ~at_most & (surplus < 0) & (part("unknown_left") == 0)
    )
    if signed:  # a change that is not known may be below zero
        violated = violated & (part("signed") == 0)
    nothing = part("figure").is_null() & (part("blank_left") == 0) & (part("blank_right") == 0)
    code = nw.when(violated).then(_VIOLATED).otherwise(_UNDECIDED)
    return nw.when(~holds & ~nothing).then(code).alias("code")


def _mapped(number: nw.Expr, words: Mapping[int, str]) -> nw.Expr:
    """The words for a number; one pair of a condition and words for each, once for equal words."""
    numbers: dict[str, list[int]] = {}
    for each, word in words.items():
        numbers.setdefault(word, []).append(each)
    (first, ones), *rest = numbers.items()
    chain = nw.when(number.is_in(ones)).then(nw.lit(first))
    for word, some in rest:
        chain = chain.when(number.is_in(some)).then(nw.lit(word))
    return chain


def without_sums(frame: Frame, rule: Rule, outcome: Outcome) -> Frame:
    """The same outcome of a rule for each report of a frame: of the report as a whole."""
    lesser = outcome == "undecided" and rule.severity == "error"
    # Nulls of a type are taken from columns of it: pandas has no literal for them.
    never = nw.col("report") != nw.col("report")
    scope = nw.when(never).then(nw.col("report"))
    nothing = nw.when(never).then(nw.col("year"))
    return frame.select(
        "report",
        nw.lit(rule.id).alias("rule"),
        scope.alias("scope"),
        nw.lit(outcome).alias("outcome"),
        nw.lit("warning" if lesser else rule.severity).alias("severity"),
        nothing.alias("expected"),
        nothing.alias("actual"),
    )
