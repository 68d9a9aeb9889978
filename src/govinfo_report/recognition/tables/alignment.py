"""Which row of the form each run is: by its words first, by its place between sure rows second.

Both sequences have one order, so the best assignment that keeps the order is looked for. A run
whose words say nothing is given a row only where the runs and the rows left between two sure ones
are equally many, and where nothing that it says speaks against it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

from govinfo_report.recognition.tables.row_parts import MAX_TOKENS
from govinfo_report.recognition.tables.runs import Run
from govinfo_report.recognition.vocabulary import RowWords, TableWords, base_key
from govinfo_report.text import bare_key, label_key

SURE: Final = 100
"""Score of a label that is a row's label, whole."""

LIKELY: Final = 60
"""Score of a label that has another's scraps inside or behind it, or lacks its end."""

MAX_SCRAPS: Final = 8
"""Most characters of other labels that may stand inside or behind a broken label."""


MAX_TEXT: Final = 240
"""How much of the words before a run is looked through for a broken label."""


_VALUE_BEHIND: Final = re.compile(r"[:：、，,;；/／—…]\s?[0-9０-９]{1,16}$")
"""A sign and a number at the end of a label: a value of the row, which must not be lost."""

_LATIN: Final = re.compile(r"[A-Za-z][A-Za-z .,'/&-]*")


def own_key(run: Run) -> str:
    """Key of the words in the run's own line or row."""
    return label_key("".join(run.words[len(run.words) - run.own :])) if run.own else ""


def _scores(run: Run, table: TableWords) -> dict[int, int]:
    """Row → how surely the run's words name it."""
    words = run.words
    if not run.shown and len(words) > 1 and {*map(label_key, words[-2:])} <= table.headings:
        return {}  # 其他 and 总计 are rows too: behind another heading they are headings
    for count in (1, 2, 3):
        if count > len(words):
            break
        joined = "".join(words[-count:])
        place = table.row_of.get(bare_key(joined))
        if place is None:
            place = table.row_of.get(base_key(joined))
        if place is not None:
            return {place: SURE}
    place = last_tokens(words, table)
    if place is None and words and (chinese := _LATIN.sub("", words[-1])) != words[-1]:
        place = table.row_of.get(bare_key(chinese))  # a label with its translation beside it
    if place is not None:
        return {place: SURE}
    if words and _VALUE_BEHIND.search(words[-1]):
        return {}
    text = label_key("".join(words[-8:])[-MAX_TEXT:])
    return _likenesses(text, table) if text else {}


@lru_cache(maxsize=1024)  # headings of columns mostly, the same on page after page
def _likenesses(text: str, table: TableWords) -> dict[int, int]:
    """Row → how surely words that are no row's label name it all the same."""
    scores = {}
    for place, row in enumerate(table.rows):
        score = max(_score(text, key) for key in row.keys)
        if score:
            scores[place] = score
    return scores


def last_tokens(words: list[str], table: TableWords) -> int | None:
    """The row that the last of several words on one line names: 本年废止件数 现行有效件数 规章."""
    tokens = words[-1].split(" ") if words else []
    tokens = [token for token in tokens if not (token.isascii() and token.isalpha())]
    if len(tokens) < 2:
        return None
    for count in range(1, MAX_TOKENS):
        place = table.row_of.get(bare_key("".join(tokens[-count:])))
        if place is not None:
            return place
    return None


def _score(text: str, key: str) -> int:
    """How surely ``text``, which may begin and end with other words, names the row of ``key``."""
    if len(key) >= 4 and text.endswith(key):
        return SURE - 1 if len(key) < 8 else SURE
    if len(key) < 6:
        return 0
    start = text.rfind(key[:4])
    if start < 0:
        return 0
    matched, end = 0, start
    for place in range(start, len(text)):
        if matched < len(key) and text[place] == key[matched]:
            matched += 1
            end = place + 1
    scraps = (end - start - matched) + (len(text) - end)
    if scraps > MAX_SCRAPS or matched < 5 or matched * 5 < len(key) * 2:
        return 0
    return LIKELY + 30 * matched // len(key) - scraps


def align(runs: list[Run], table: TableWords) -> tuple[dict[int, int], set[int]]:
    """Run → row of ``table.rows``, and which runs were placed by their order alone."""
    scores = [_scores(run, table) for run in runs]
    placed = _best(scores, len(table.rows))
    by_order: set[int] = set()
    anchors = sorted(placed)
    for before, after in pairwise(anchors):
        if after == before + 1:
            continue
        width = len(table.rows[placed[before]].columns)
        free = [
            place
            for place in range(before + 1, after)
            if runs[place].printed
            and len(runs[place].shown) == width
            and not _names_another(scores[place], table)
        ]
        if not free:
            continue
        rows = _rows_between(placed[before], placed[after], table, set(placed.values()))
        if len(free) != len(rows):
            continue
        if all(_fits(runs[run], table.rows[row]) for run, row in zip(free, rows, strict=True)):
            placed.update(zip(free, rows, strict=True))
            by_order.update(free)
    return placed, by_order


def rows_in(runs: list[Run], place: int, placed: dict[int, int], table: TableWords) -> list[int]:
    """The rows whose values a run holds behind those of its own row: their labels are lost.

    Empty where the values are not just as many as the columns of the rows that are not there.
    """
    run, row = runs[place], placed[place]
    count, rest = divmod(len(run.printed), len(table.rows[row].columns))
    if count < 2 or rest or run.grid is not None or len(run.shown) != len(run.printed):
        return []
    after = min((other for at, other in placed.items() if at > place), default=None)
    rows = [] if after is None else _rows_between(row, after, table, set(placed.values()))
    return rows if len(rows) == count - 1 else []


def _names_another(score: dict[int, int], table: TableWords) -> bool:
    """Whether a run that has no place by its label has a label all the same: it stands elsewhere.

    其他 and 总计 are headings too, and may have been printed again above a row without a label.
    """
    return any(
        sure >= SURE and table.rows[row].keys[0] not in table.furniture
        for row, sure in score.items()
    )


def _best(scores: list[dict[int, int]], rows: int) -> dict[int, int]:
    """The assignment of runs to rows, both in order, with the highest sum of scores."""
    if all(len(score) <= 1 for score in scores):  # nearly every page: each run names one row
        places = [next(iter(score)) for score in scores if score]
        if all(a < b for a, b in pairwise(places)):
            return {run: next(iter(score)) for run, score in enumerate(scores) if score}
    sums = [[0] * (rows + 1)]  # sums[i][j]: the highest sum of the first i runs and j rows
    for score in scores:
        last, new = sums[-1], sums[-1][:]
        for row in range(rows):
            gain = score.get(row, 0)
            new[row + 1] = max(last[row + 1], new[row], last[row] + gain if gain else 0)
        sums.append(new)
    placed: dict[int, int] = {}
    row = rows
    for run in range(len(scores), 0, -1):
        while row and sums[run][row] == sums[run][row - 1]:
            row -= 1
        if sums[run][row] != sums[run - 1][row]:
            row -= 1
            placed[run - 1] = row
    return placed


def _rows_between(before: int, after: int, table: TableWords, placed: set[int]) -> list[int]:
    """The rows that should stand between two, of the shape of (六) that the page has."""
    rows = range(before + 1, after)
    unprinted = {place for place, row in enumerate(table.rows) if not row.printed}
    if placed & unprinted:  # the page has the other shape of (六)
        stems = {table.rows[place].id.rpartition(".")[0] for place in placed & unprinted}
        shape = {
            place
            for place, row in enumerate(table.rows)
            if row.printed and row.id.rpartition(".")[0] in stems
        }
        return [place for place in rows if place not in shape]
    return [place for place in rows if place not in unprinted]


def _fits(run: Run, row: RowWords) -> bool:
    """Whether the words beside the values can be a piece of the row's label or group."""
    key = own_key(run)
    return not key or any(key in whole for whole in (*row.keys, row.groups + row.keys[0]))
