"""JSON made to hurt: the work that it makes grows with its size, and is counted here."""

from __future__ import annotations

import json
import random
from collections.abc import Callable

import pytest

import govinfo_report as gr
from govinfo_report.readers import json as json_page
from govinfo_report.readers.bounds import JSON_KEYS, JSON_MARKS, JSON_VALUES
from govinfo_report.recognition.json import keys as key_words
from govinfo_report.recognition.json.keys import meanings
from tests.work import counted

KNOWN = sorted(meanings())
MANY = 1_500


def paths(depth: int) -> list[object]:
    """Values, each under other keys of the form, in an order that makes little sense."""
    chance = random.Random(7)
    found: list[object] = []
    for number in range(MANY):
        value: object = number
        for _ in range(depth):
            value = {chance.choice(KNOWN): value}
        found.append(value)
    return found


def run_together(count: int) -> dict[str, int]:
    chance = random.Random(8)
    return {"_".join(chance.sample(KNOWN, count))[:119]: 1 for _ in range(MANY)}


NASTY: dict[str, Callable[[], object]] = {
    "paths of two keys": lambda: paths(2),
    "paths of four keys": lambda: paths(4),
    "paths of nine keys": lambda: paths(9),
    "keys run together": lambda: run_together(5),
    "many keys run together": lambda: run_together(20),
    "nearly labels": lambda: {f"{key}{n}": n for n in range(5) for key in KNOWN},
    "long keys": lambda: {"规章A" * 20_000 + str(n): n for n in range(20)},
    "dashes": lambda: {" - " * 35 + str(n): n for n in range(MANY)},
    "objects of labels": lambda: [{f"k{k}": f"规章{n}" for k in range(20)} for n in range(400)],
    "one heading of many": lambda: {"h": [f"h{n}" for n in range(MANY)], "r": [[0] * MANY] * 9},
    "lists that are nearly equal": lambda: {
        "h": ["a", "b"],
        **{f"r{n}": [0] * 20 + [n] for n in range(1_100)},
    },
}


@pytest.mark.parametrize("case", NASTY)
def test_keys_are_held_to_few_cells_however_many_there_are(
    case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at = 0
    compared = key_words._names  # noqa: SLF001  # what the work is counted by

    def counted(*arguments: object) -> bool:
        nonlocal looked_at
        looked_at += 1
        return compared(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(key_words, "_names", counted)
    key_words.cell_of.cache_clear()
    data = {"title": "某局2023年政府信息公开工作年度报告", "data": NASTY[case]()}
    assert gr.read(json.dumps(data, ensure_ascii=False).encode()).report.year == 2023
    # Of some four hundred cells in both editions.
    assert looked_at < 20 * MANY


def test_what_keys_meant_is_not_kept_for_ever() -> None:
    for known in (key_words.cell_of, key_words.parts_of):
        assert known.cache_info().maxsize == key_words.MOST_KEPT


REFUSED: dict[str, tuple[bytes, str]] = {
    "values": (b'{"a":[' + b"1," * JSON_VALUES + b"1]}", f"{JSON_VALUES:,} values"),
    "empty lists": (b'{"a":[' + b"[]," * JSON_MARKS + b"[]]}", f"{JSON_MARKS:,} values"),
    "objects": (b'{"a":' * 30 + b"1" + b"}" * 30, f"{JSON_KEYS} keys above one value"),
    "labels": (
        b'{"a":[{"x":1,'
        + b",".join(b'"k%d":"%s"' % (n, "规".encode() + b"%d" % n) for n in range(30))
        + b"}]}",
        f"{JSON_KEYS} keys above one value",
    ),
    "characters": (b'{"a":"' + b"x" * 4 * 2**20 + b'"}', "characters"),
    "nesting": (b'{"a":' * 100_000, "nested deeper"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_json_over_a_bound_is_refused(case: str) -> None:
    data, said = REFUSED[case]
    with pytest.raises(gr.ReadError, match=said):
        json_page.page_of_json(data)


def test_a_long_number_is_no_count() -> None:
    number = "9" * 100_000
    data = (
        f'{{"title": "某局2023年政府信息公开工作年度报告", "规章": {{"本年制发件数": {number}}}}}'
    )
    with counted() as calls:
        assert gr.cells(gr.read(data.encode()).report) == {}
    assert calls() < 2 * len(number)
