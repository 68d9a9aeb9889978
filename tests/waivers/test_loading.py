"""The waiver file: strict, bounded, and written so that it is read as it was meant."""

from __future__ import annotations

import datetime as dt
import pickle
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo_report.catalogue.rules import rules_by_id
from govinfo_report.errors import WaiverError
from govinfo_report.model import layout
from govinfo_report.waivers import Bound, Waiver, dump_waiver, load_waivers
from govinfo_report.waivers.waiver_file import MAX_BYTES, MAX_ENTRIES

CELLS = layout("2021").cells
TOTAL = "applications.received.total"

lines = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
names = lines.filter(lambda text: text == text.strip())
numbers = st.integers(-(2**63), 2**63 - 1) | st.decimals(allow_nan=False, allow_infinity=False)
scalars = numbers | st.booleans() | lines


@st.composite
def waivers(draw: st.DrawFn) -> Waiver:
    cells = draw(st.lists(st.sampled_from(CELLS), max_size=6, unique=True))
    parts = [cells[0::3], cells[1::3], cells[2::3]]
    bound = Bound(
        draw(st.sampled_from(sorted(rules_by_id()))),
        draw(st.none() | names),
        {cell: draw(scalars) for cell in parts[0]},
        frozenset(parts[1]),
        frozenset(parts[2]),
        draw(st.dictionaries(lines, scalars, max_size=3)),
    )
    expires = draw(st.none() | st.dates())
    return Waiver(bound, draw(names), draw(st.integers(0, 9999)), draw(names), expires, 1)


@given(waivers(), lines)
def test_what_is_written_is_read_as_it_was(waiver: Waiver, comment: str) -> None:
    (again,) = load_waivers(dump_waiver(waiver, comment=comment).encode())
    assert again == waiver
    for mine, its in zip(waiver.bound.values.values(), again.bound.values.values(), strict=True):
        assert isinstance(mine, bool) == isinstance(its, bool)


@given(waivers(), waivers())
def test_entries_can_be_put_one_after_the_other(first: Waiver, second: Waiver) -> None:
    both = load_waivers((dump_waiver(first) + dump_waiver(second)).encode())
    assert [waiver.bound for waiver in both] == [first.bound, second.bound]
    assert [waiver.number for waiver in both] == [1, 2]


@st.composite
def drafts(draw: st.DrawFn) -> Waiver:
    """Waivers that no file may be able to hold."""
    text = st.text(max_size=5) | st.sampled_from(["", " 某局", "某局\u2028", "\ud800", "x" * 2001])
    waiver = draw(waivers())
    bound = attrs.evolve(
        waiver.bound,
        rule=draw(st.just(waiver.rule) | text),
        scope=draw(st.none() | text),
        values=draw(st.dictionaries(st.sampled_from(CELLS) | text, scalars | text, max_size=2)),
        facts=draw(st.dictionaries(text, st.decimals() | text, max_size=2)),
    )
    year = draw(st.integers() | st.booleans())
    return attrs.evolve(waiver, bound=bound, agency=draw(text), year=year, reason=draw(text))


@given(drafts())
def test_what_could_not_be_read_is_not_written(waiver: Waiver) -> None:
    try:
        text = dump_waiver(waiver)
    except WaiverError:
        return
    (again,) = load_waivers(text.encode())
    assert attrs.evolve(again, number=waiver.number) == waiver


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"agency": "某局 "}, "waivers[1].agency"),
        ({"agency": "某\ud800局"}, "waivers[1]"),
        ({"reason": ""}, "waivers[1].reason"),
        ({"reason": "长" * 2001}, "waivers[1].reason"),
        ({"year": True}, "(file)"),
        ({"bound": Bound("applications.total")}, "waivers[1].rule"),
        ({"bound": Bound("cell.blank", values={"received.total": 1})}, "waivers[1].values"),
        ({"bound": Bound("cell.blank", facts={"share": Decimal("NaN")})}, "(file)"),
    ],
)
def test_why_a_waiver_cannot_be_written_is_said(changes: dict[str, Any], key: str) -> None:
    waiver = Waiver(Bound("applications.row_total"), "某局", 2023, "已核实", None)
    assert dump_waiver(waiver)
    with pytest.raises(WaiverError) as caught:
        dump_waiver(attrs.evolve(waiver, **changes))
    assert [problem.key for problem in caught.value.problems] == [key]


ENTRY = {
    "rule": '"applications.row_total"',
    "agency": '"某局"',
    "year": "2023",
    "reason": '"已核实"',
    "expires": "2027-01-31",
}


def entry(**changes: str | None) -> str:
    members = {name: value for name, value in (ENTRY | changes).items() if value is not None}
    return "[[waivers]]\n" + "".join(f"{name} = {value}\n" for name, value in members.items())


def problems(text: str | bytes) -> list[tuple[str, str]]:
    with pytest.raises(WaiverError) as caught:
        load_waivers(text if isinstance(text, bytes) else text.encode())
    return [(problem.key, problem.reason) for problem in caught.value.problems]


def test_an_entry_that_is_right_is_taken() -> None:
    (waiver,) = load_waivers(entry().encode())
    assert (waiver.agency, waiver.year, waiver.expires) == ("某局", 2023, dt.date(2027, 1, 31))
    (waiver,) = load_waivers(b"\xef\xbb\xbf" + entry(expires='"never"').encode())
    assert waiver.expires is None
    assert len(load_waivers(b"")) == 0


@pytest.mark.parametrize(
    ("member", "value", "cause"),
    [
        ("rule", None, "is missing"),
        ("agency", None, "is missing"),
        ("year", None, "is missing"),
        ("reason", None, "is missing"),
        ("expires", None, 'is missing: a day (2027-01-31) or "never"'),
        ("rule", '"application.row_total"', "did you mean applications.row_total?"),
        ("rule", '"applications"', "no rule 'applications'"),
        ("agency", "3", "must be a text"),
        ("year", '"2023"', "must be an integer"),
        ("year", "true", "must be an integer"),
        ("reason", '""', "must not be empty"),
        ("reason", f'"{"长" * 2001}"', "longer than 2000"),
        ("expires", '"2027-01-31"', "must be a day without quotes"),
        ("expires", "2027-01-31T00:00:00", "must be a day"),
        ("values", "3", "must be a table"),
        ("values", '{"applications.received.totals" = 3}', f"did you mean {TOTAL}?"),
        (f"values.{TOTAL}", None, "must be a number"),
        ("blank", '"x"', "must be a list"),
        ("absent", '["nothing.such"]', "no cell 'nothing.such'"),
        ("blank", f'["{TOTAL}", "{TOTAL}"]', "names something twice"),
        ("cell", '"x"', "is not a known key"),
    ],
)
def test_a_slip_is_named_by_key_and_cause(member: str, value: str | None, cause: str) -> None:
    changes: dict[str, str | None] = {member: value}
    if member == f"values.{TOTAL}":
        changes = {"values": f'{{"{TOTAL}" = [1]}}'}
    ((key, reason),) = problems(entry() + "\n" + entry(**changes))
    assert key == f"waivers[2].{member}"
    assert cause in reason


def test_a_cell_has_one_value() -> None:
    values = f'{{"{TOTAL}" = 3}}'
    ((key, reason),) = problems(entry(values=values, absent=f'["{TOTAL}"]'))
    assert (key, reason) == ("waivers[1].absent", f"cell {TOTAL!r} has two values")


@pytest.mark.parametrize("value", ["nan", "inf", "12:00:00", "2024-01-01T00:00:00Z", "{}", "[]"])
def test_a_value_is_a_number_a_text_or_a_day(value: str) -> None:
    ((key, _),) = problems(entry(facts=f"{{actual = {value}}}"))
    assert key == "waivers[1].facts.actual"


def test_values_are_exact() -> None:
    fee = "proactive_disclosure.administrative_fees.amount"
    text = entry(values=f'{{"{fee}" = 25.10}}', facts="{actual = 2024-02-01}")
    (waiver,) = load_waivers(text.encode())
    assert str(waiver.bound.values[fee]) == "25.10"
    assert type(waiver.bound.values[fee]) is Decimal
    assert waiver.bound.facts["actual"] == "2024-02-01"


def test_the_first_slip_of_every_entry_is_told(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(entry(year="1.5") + entry() + entry(rule='"x"'), encoding="utf-8")
    with pytest.raises(WaiverError) as caught:
        load_waivers(path)
    error = caught.value
    assert [problem.key for problem in error.problems] == ["waivers[1].year", "waivers[3].rule"]
    assert str(error).startswith("mine.toml: 2 problems in the waiver file:\n")
    assert "waivers[3].rule: no rule 'x'" in str(error)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301  # our own


@pytest.mark.parametrize(
    ("text", "key", "cause"),
    [
        (b"\xff", "(file)", "is not UTF-8 (byte 0)"),
        (b"[[waivers]", "(file)", "is no TOML"),
        (b"waivers = 3", "waivers", "must be a list of tables"),
        (b"waivers = [3]", "waivers[1]", "must be a table"),
        (b"[[waiver]]", "waiver", "is not a known key"),
        (b"waivers = " + b"[" * 100_000, "(file)", "nested too deep"),
        (b"x = 1" + b"0" * 10_000, "(file)", "is no TOML"),
        (b"a" + b".a" * 500_000 + b" = 1", "(file)", "a key of more than 8 parts"),
        (b"[waivers" + b" . a" * 500_000 + b"]", "(file)", "a key of more than 8 parts"),
        (b"x = 1\n" + b"'a'.\"b\"." * 500_000 + b"c = 1", "(file)", "line 2: a key of more"),
        (b"x = {b = 1, a" + b".a" * 500_000 + b" = 1}", "(file)", "a key of more than 8 parts"),
        (b"#" * (MAX_BYTES + 1), "(file)", f"longer than {MAX_BYTES} bytes"),
        (b"[[waivers]]\n" * (MAX_ENTRIES + 1), "waivers", "more than"),
    ],
    ids=range(13),
)
def test_what_is_no_waiver_file_is_said_at_once(text: bytes, key: str, cause: str) -> None:
    ((found, reason),) = problems(text)
    assert found == key
    assert cause in reason


def test_dots_in_texts_and_comments_are_no_keys() -> None:
    dots = "." * 100
    text = f"# {dots}\n" + entry(reason=f'"{dots}"', agency=f"'{dots}'")
    (waiver,) = load_waivers(text.encode())
    assert waiver.reason == dots
    lines = f"见附件\n{dots}\n10.1.2.3 www.example.gov.cn/a.b.c.html"
    (waiver,) = load_waivers(entry(reason=f'"""{lines}"""').encode())
    assert waiver.reason == lines


def test_a_file_that_is_not_there_is_an_operating_system_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_waivers(tmp_path / "none.toml")


@given(lines)
def test_comments_stay_comments(comment: str) -> None:
    waiver = Waiver(Bound("cell.blank"), "某局", 2023, "x", None)
    content: Any = tomllib.loads(dump_waiver(waiver, comment=comment))
    assert list(content) == ["waivers"]
    assert len(content["waivers"]) == 1
