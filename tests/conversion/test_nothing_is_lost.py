"""What a strict loader neither drops nor lets through, and where it stops."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govinfo_report as gr
from govinfo_report.conversion.decoded import decode
from govinfo_report.json_schema import engines
from govinfo_report.json_schema.engines import Engine
from govinfo_report.json_schema.validation import problems
from govinfo_report.model.contract import MAX_PROBLEMS
from govinfo_report.testing.strategies import reports, texts
from tests.json_schema.golden import each_engine

SMALL: dict[str, Any] = {"edition": "2021", "title": "某局年报", "agency": "某局", "year": 2023}


def problems_of(load: Callable[[], gr.Report]) -> list[str]:
    with pytest.raises(gr.DocumentError) as caught:
        load()
    return [problem.pointer for problem in caught.value.problems]


# --- members that stand twice


def members(value: Any, pointer: str = "") -> Iterator[str]:
    """The pointers of all members of objects, in the order of the document."""
    if isinstance(value, dict):
        for name, inner in value.items():
            below = pointer + "/" + name.replace("~", "~0").replace("/", "~1")
            yield below
            yield from members(inner, below)
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from members(item, f"{pointer}/{place}")


def text_of(value: Any, twice: str, colon: str, pointer: str = "") -> str:
    """JSON in which one member stands twice, every colon of a text or name written as ``colon``."""
    if isinstance(value, dict):
        parts = []
        for name, inner in value.items():
            below = pointer + "/" + name.replace("~", "~0").replace("/", "~1")
            part = f"{text_of(name, twice, colon)}\n: {text_of(inner, twice, colon, below)}"
            parts += [part, part] if below == twice else [part]
        return "{" + " , ".join(parts) + "}"
    if isinstance(value, list):
        inner = [text_of(item, twice, colon, f"{pointer}/{i}") for i, item in enumerate(value)]
        return f"[{','.join(inner)}]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=bool(len(value) % 2)).replace(":", colon)
    return json.dumps(value) if not isinstance(value, Decimal) else str(value)


@given(st.data(), reports(), st.sampled_from([":", "\\u003a", "\\u003A"]))
@settings(max_examples=60)
def test_a_member_that_stands_twice_is_refused_wherever_it_stands(
    data: st.DataObject, report: gr.Report, colon: str
) -> None:
    document = gr.unstructure(report)
    assert gr.loads(text_of(document, "", colon)) == report
    twice = data.draw(st.sampled_from(list(members(document))))
    text = text_of(document, twice, colon)
    assert problems_of(lambda: gr.loads(text))[0] == twice
    assert problems_of(lambda: gr.loads(text, unknown="keep"))[0] == twice
    found = [(problem.pointer, problem.keyword) for problem in gr.validate(text)]
    assert found[0] == (twice, "duplicate")


def test_repeated_members_are_listed_with_what_else_is_wrong() -> None:
    text = json.dumps(SMALL)[:-1] + ', "year": "x", "extensions": {"a": {"b": 1, "b": 1}}}'
    assert problems_of(lambda: gr.loads(text)) == ["/year", "/extensions/a/b", "/year"]
    assert problems_of(lambda: gr.read(text.encode()).report) == [
        "/year",
        "/extensions/a/b",
        "/year",
    ]


def test_a_document_without_repeated_members_is_loaded_the_fast_way() -> None:
    document = SMALL | {
        "metadata": {"published_at": "2024-01-20T10:00", "source": "http://example.invalid/a:b"},
        "overview": ['他说："好": 1', "a\\", "b :c"],
        "extensions": {'a":': {"b\\": 1}},
    }
    for text in (
        json.dumps(document),
        json.dumps(document, ensure_ascii=False, indent=2),
        json.dumps(dict(sorted(document.items())), separators=(",", " :")),
    ):
        assert decode(text.encode()) == gr.structure(document)


# --- numbers in extensions

floats = st.floats(allow_nan=False, allow_infinity=False)
free = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | floats | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(texts, free, min_size=1, max_size=3))
@settings(max_examples=100)
def test_a_parsed_document_and_its_text_give_one_report(extensions: dict[str, Any]) -> None:
    text = json.dumps(SMALL | {"extensions": extensions})
    loaded = gr.loads(text)
    structured = gr.structure(json.loads(text))
    built = gr.Report(
        edition="2021", title="某局年报", agency="某局", year=2023, extensions=extensions
    )
    assert loaded == structured == built
    assert gr.dumps(loaded) == gr.dumps(structured) == gr.dumps(built)
    assert json.loads(gr.dumps(built))["extensions"] == extensions
    assert gr.validate(text) == gr.validate(json.loads(text)) == []


@pytest.mark.parametrize(
    "wrong",
    [math.nan, math.inf, -math.inf, Decimal("NaN"), Decimal("sNaN"), Decimal("-Infinity")],
)
def test_what_is_no_finite_number_is_refused_in_extensions(wrong: Any) -> None:
    document = SMALL | {"extensions": {"a": [1, {"b": wrong}]}}
    place = ["/extensions/a/1/b"]
    assert problems_of(lambda: gr.structure(document)) == place
    assert [problem.pointer for problem in gr.validate(document)] == place
    report = gr.Report(**document)
    assert problems_of(lambda: gr.loads(gr.dumps(report))) == place
    if isinstance(wrong, float):
        assert problems_of(lambda: gr.loads(json.dumps(document))) == place


# --- what structure takes is what validate takes

odd: st.SearchStrategy[Any] = st.sampled_from(
    [math.nan, Decimal("NaN"), {1}, object(), b"x", 1j, "\ud800", {1: 2}, {"\ud800": 1}, (1, [2])]
)


@given(
    st.sampled_from(["title", "overview", "extensions", "metadata", "remarks", "year"]),
    odd | st.lists(odd, max_size=2) | st.dictionaries(texts, odd, min_size=1, max_size=2),
)
def test_what_no_json_can_hold_is_refused_of_parsed_documents_too(member: str, value: Any) -> None:
    document = SMALL | {member: value}
    try:
        gr.structure(document)
        taken = True
    except gr.DocumentError:
        taken = False
    assert taken == (gr.validate(document) == [])


# --- where it stops


def many(items: int) -> dict[str, tuple[str, dict[str, Any]]]:
    """Kind of mistake → pointer of its first place, document."""
    names = {f"x{place}": 1 for place in range(items)}
    return {
        "items": ("/overview/1", {"overview": ["a", *[1] * items]}),
        "late items": ("/overview/9000", {"overview": [*["a"] * 9000, *[None] * items]}),
        "notes": ("/table_notes/disputes/0", {"table_notes": {"disputes": [{}] * items}}),
        "unknown members": ("/x0", names),
        "unknown rows": ("/applications/x0", {"applications": {"received": {"total": 1}, **names}}),
        "further fields": ("/metadata/other/x0", {"metadata": {"other": names}}),
        "remarks": ("/remarks/x0", {"remarks": names}),
        "no numbers": ("/extensions/a/0", {"extensions": {"a": [math.nan] * items}}),
        "lists of them": ("/extensions/a/0/0", {"extensions": {"a": [[math.nan] * 9] * items}}),
        "half characters": ("/overview/0", {"overview": ["\ud800"] * items}),
    }


@pytest.mark.parametrize("kind", list(many(1)))
def test_the_problems_of_one_document_end_at_a_thousand(kind: str) -> None:
    pointer, wrong = many(3 * MAX_PROBLEMS)[kind]
    document = SMALL | wrong
    text = json.dumps(document)
    for load in (lambda: gr.loads(text), lambda: gr.structure(document)):
        with pytest.raises(gr.DocumentError, match="more than 1000 problems") as caught:
            load()
        assert len(caught.value.problems) == MAX_PROBLEMS
        assert caught.value.more
        if not kind.startswith("unknown"):  # which come by name
            assert caught.value.pointer == pointer
    found = problems(text, engines.rust_failures)
    assert found == problems(text, engines.python_failures)
    of_document = problems(document, engines.rust_failures)
    assert [problem.pointer for problem in found] == [problem.pointer for problem in of_document]
    assert [problem.pointer for problem in (found[0], found[-1])] == [pointer, ""]
    assert [problem.keyword for problem in found].index("more") == len(found) - 1 == MAX_PROBLEMS
    assert "1000" in found[-1].text("zh")


@pytest.mark.parametrize("kind", ["items", "unknown members", "no numbers"])
def test_a_thousand_problems_are_all_there_are(kind: str) -> None:
    document = SMALL | many(MAX_PROBLEMS)[kind][1]
    with pytest.raises(gr.DocumentError, match="1000 problems") as caught:
        gr.structure(document)
    assert len(caught.value.problems) == len(gr.validate(document)) == MAX_PROBLEMS
    assert not caught.value.more
    assert str(caught.value).startswith("1000 problems")


@each_engine
def test_a_validator_is_not_given_what_cannot_be_listed(engine: Engine) -> None:
    given_to: list[int] = []

    def counted(name: str, document: Any) -> Any:
        given_to.append(len(document["overview"]) + len(document["metadata"]["other"]))
        return engine(name, document)

    wrong = {"overview": [1] * 50_000, "metadata": {"other": {str(n): n for n in range(50_000)}}}
    assert len(problems(SMALL | wrong, counted)) == MAX_PROBLEMS + 1
    assert given_to == [2 * (MAX_PROBLEMS + 1)]


def test_the_first_problems_are_those_that_come_first_in_the_document() -> None:
    document = {"a": 1, **SMALL, "overview": [1] * 700, "b": 1, "other_matters": [1] * 700}
    found = [problem.pointer for problem in gr.validate(document)]
    assert found[:2] == ["/a", "/overview/0"]
    assert found[700:703] == ["/overview/699", "/b", "/other_matters/0"]
    assert found[-2:] == ["/other_matters/297", ""]


def test_a_newer_version_is_named_after_a_thousand_problems_too() -> None:
    document = SMALL | {"$schema": "urn:govinfo-report:schema:report:1.4"} | many(2000)["items"][1]
    with pytest.raises(gr.DocumentError, match=r"1\.4 is newer") as caught:
        gr.structure(document)
    assert caught.value.more
