"""Documents that are almost right: what Hypothesis made of good ones."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from govinfo_report.catalogue import EDITIONS
from govinfo_report.conversion import unstructure
from govinfo_report.model import MAX_AMOUNT, MAX_COUNT, layout
from govinfo_report.testing.strategies import json_values, reports, texts, timestamps

_DAYS = st.builds("{:04}-{:02}-{:02}".format, *map(st.integers, (0, 0, 0), (9999, 13, 32)))
_TIMES = st.builds("T{:02}:{:02}".format, st.integers(0, 25), st.integers(0, 61))

_BOUNDS = (MAX_COUNT, MAX_AMOUNT)
BOUNDARIES = [
    *(sign * (bound + step) for bound in _BOUNDS for step in (-1, 0, 1) for sign in (1, -1)),
    *(Decimal(text) for text in ("1.5", "-0.5", "1e2", "1000000000000.01", "0.10", "-0.0")),
    *(0, -1, 1, 9999, 10000, 2**64, 10**30),
]

_DATES = _DAYS | st.builds(str.__add__, _DAYS, _TIMES | st.just("\n")) | timestamps
_SCHEMA_IDS = st.builds(
    "urn:govinfo-report:schema:{}:{}.{}{}".format,
    st.sampled_from(["report", "report-2021", "report-1", "findings"]),
    st.sampled_from(["0", "1", "01", "2", "10", "1" * 9, "1" * 10, "1" * 5000, "x"]),
    st.integers(0, 11),
    st.sampled_from(["", "\n", "x"]),
)
_NUMBERS = st.sampled_from(BOUNDARIES) | st.decimals(-2, 2, places=1)

GARBAGE: st.SearchStrategy[Any] = (
    st.sampled_from([None, True, False, "", "1", {}, [], [None], [""], {"": None}, {"all": {}}])
    | st.sampled_from([*EDITIONS, "organ", "consolidated", "2022"])
    | _NUMBERS
    | _DATES
    | _SCHEMA_IDS
    | json_values
)
"""Values that stand somewhere in a document, or nowhere, or just beyond a bound."""

_CELLS = {edition: [cell.split(".") for cell in layout(edition).cells] for edition in EDITIONS}
_ROOT_NAMES = ["$schema", "edition", "year", "scope", "period", "metadata", "signature"]
NAMES = (
    st.sampled_from(sorted({word for cells in _CELLS.values() for cell in cells for word in cell}))
    | st.sampled_from([*_ROOT_NAMES, "extensions", "start", "end", "date", "published_at", "other"])
    | st.sampled_from([*layout("2021").cells, *layout("2019").cells, "", "0", "01", "~", "a/b"])
    | texts
)

_DATE_PLACES = ["metadata.date_written", "metadata.published_at", "period.start", "signature.date"]
AIMED = (
    st.tuples(st.sampled_from([*_CELLS["2021"], *_CELLS["2019"], ["year"]]), _NUMBERS)
    | st.tuples(st.sampled_from([place.split(".") for place in _DATE_PLACES]), _DATES)
    | st.tuples(st.just(["$schema"]), _SCHEMA_IDS)
)
"""A place and a value that is nearly right there, or quite."""


def containers(value: Any) -> list[Any]:
    """Every object and array in a value, outermost first."""
    found = [value] if isinstance(value, (dict, list)) else []
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return found + [container for item in inner for container in containers(item)]


def put(document: dict[str, Any], path: list[str], value: Any) -> None:
    """Puts a value at a place, with the objects around it where there are none."""
    for name in path[:-1]:
        if not isinstance(document.get(name), dict):
            document[name] = {}
        document = document[name]
    document[path[-1]] = value


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """A document with up to three members or items deleted, replaced or added."""
    document = deepcopy(unstructure(draw(reports())))
    for _ in range(draw(st.integers(0, 3))):
        change = draw(st.sampled_from(["aim", "aim", "replace", "delete", "add", "empty"]))
        if change == "aim":
            put(document, *draw(AIMED))
            continue
        place = draw(st.sampled_from(containers(document)))
        value = {} if change == "empty" else deepcopy(draw(GARBAGE))
        if isinstance(place, list):
            place.append(value)
            continue
        name = draw(st.sampled_from(list(place)) if place and change != "add" else NAMES)
        if change == "delete":
            place.pop(name, None)
        else:
            place[name] = value
    return document
