"""Which row of the form each run is, and which runs are rows printed twice or of local make.

A run is placed by its words first, by its position between sure rows second. Runs and rows have one
order, so the best assignment that keeps the order is taken. A run whose words say nothing gets a
row only where there are equally many runs and rows between two sure ones, and nothing in its words
contradicts it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from govinfo_report.recognition.tables.cells import TableReading
from govinfo_report.recognition.tables.columns import adds_up
from govinfo_report.recognition.tables.group_labels import (
    SURE,
    behind_a_number,
    has_rows_behind_group,
    has_some_rows_of_group,
    is_beside_groups,
    is_beside_groups_of,
    is_group,
    line_of,
    row_beside_group,
    rows_above,
    without_labels_above_group,
    words_behind,
)
from govinfo_report.recognition.tables.line_parts import MAX_TOKENS
from govinfo_report.recognition.tables.runs import TableRun, TableWord
from govinfo_report.recognition.vocabulary import RowWords, TableWords, joined_labels
from govinfo_report.text import PrintedNumber, bare_key, label_key, printed, without_number

_LIKELY: Final = 60
"""Score of a label that lacks its end, or has pieces of other labels inside or behind it."""

_NEAR: Final = 95
"""Score of a label with one or two wrong characters."""

_MAX_SCRAPS: Final = 8
"""Most characters of other labels that may stand inside or behind a broken label."""

_MAX_TEXT: Final = 240
"""How many characters before a run are searched for a broken label."""

# A sign and a number at the end of a label: a value of the row, which must not be lost.
_VALUE_BEHIND: Final = re.compile(r"[:：、，,;；/／—…]\s?[0-9０-９]{1,16}$")
_LATIN: Final = re.compile(r"[A-Za-z][A-Za-z .,'/&-]*")


def align(
    runs: list[TableRun], table: TableWords, words: Sequence[TableWord] = ()
) -> tuple[dict[int, int], set[int]]:
    """Assigns runs to rows.

    Args:
        runs: The runs of a table.
        table: Its words.
        words: Every piece of words on the page in it, by which labels behind values are found.

    Returns:
        Index of a run → index of its row in ``table.rows``, and the runs placed by position alone.
    """
    scores = [_scores(run, table) for run in runs]
    _follow_labels_behind(scores, runs, table, words)
    for index in behind_a_number(runs):
        scores[index] = {}
    for index, run in enumerate(runs):
        if scores[index] and 0 < run.own < len(run.words):
            scores[index] = without_labels_above_group(scores[index], run, table)
        if scores[index] and run.own:
            scores[index] = row_beside_group(scores[index], run, table)
    placed = _best(scores, len(table.rows))
    by_position: set[int] = set()
    anchors = sorted(placed)
    for before, after in pairwise(anchors):
        if after == before + 1:
            continue
        width = len(table.rows[placed[before]].columns)
        free = [
            index
            for index in range(before + 1, after)
            if runs[index].printed
            and len(runs[index].shown) == width
            and not _names_another(scores[index], table)
        ]
        if not free:
            continue
        rows = _rows_between(placed[before], placed[after], table, set(placed.values()))
        if len(free) != len(rows):
            continue
        if all(_may_be(runs[run], table.rows[row]) for run, row in zip(free, rows, strict=True)):
            placed.update(zip(free, rows, strict=True))
            by_position.update(free)
    return placed, by_position


def _follow_labels_behind(
    scores: list[dict[int, int]],
    runs: list[TableRun],
    table: TableWords,
    words: Sequence[TableWord],
) -> None:
    """Changes the scores of rows with the label of their group before and their own behind them.

    No label above such a row is its own, and none behind it is that of the row below.
    """
    taken = 0  # words at the beginning of a run that are on the line of the run above
    for index, run in enumerate(runs):
        if run.first is None or not run.printed or not run.own:
            taken = 0
            continue
        below = runs[index + 1 : index + 2]
        ends = not (below and below[0].printed and line_of(below[0], 0) is line_of(run, -1))
        behind = words_behind(run, words) if ends and is_beside_groups(run, table) else []
        if behind:
            row = table.row_like("".join(behind))
            fits = row is not None and _has_width_of(run, row, table)
            fits = fits and row is not None and is_beside_groups_of(run, table.rows[row])
            scores[index] = {row: SURE} if row is not None and fits else {}
        else:
            taken = max(taken, rows_above(run))
            if 0 < taken < len(run.words):
                own = min(run.own, len(run.words) - taken)
                scores[index] = _scores(replace(run, words=run.words[taken:], own=own), table)
        taken = len(behind)


def _scores(run: TableRun, table: TableWords) -> dict[int, int]:
    """Returns row → how surely the run's words name it."""
    words = run.words
    if not run.shown and len(words) > 1 and {*map(label_key, words[-2:])} <= table.headings:
        return {}  # 其他 and 总计 are rows too: behind another heading they are headings
    for count in (1, 2, 3):
        if count > len(words):
            break
        label = "".join(words[-count:])
        # Behind an explanation another label may stand: its row is not the one above.
        is_one = count == 1 or not any(map(table.knows, words[-1].split(" ")))
        row = table.row_named(label) if is_one else table.row_of.get(bare_key(label))
        if row is not None:
            return {row: SURE}
    row = _row_of_last_tokens(words, table)
    if row is None and words and (chinese := _LATIN.sub("", words[-1])) != words[-1]:
        row = table.row_of.get(bare_key(chinese))  # a label with its translation beside it
    if row is not None:
        return {row: SURE}
    if words and _VALUE_BEHIND.search(words[-1]):
        return {}
    near = _row_near(run, table)
    if near is not None:
        return {near: _NEAR}
    words = _without_groups_behind(run, table)
    row = table.row_named(words[-1]) if len(words) > len(run.words) - run.own else None
    if row is not None:
        return {row: SURE}
    text = label_key("".join(words[-8:])[-_MAX_TEXT:])
    return _partial_scores(text, table) if text else {}


def _without_groups_behind(run: TableRun, table: TableWords) -> list[str]:
    """Returns the words of a run without labels of groups right before its values."""
    above = len(run.words) - run.own
    beside = " ".join(run.words[above:]).split(" ") if run.own else []
    if beside and is_group("".join(beside), table):
        beside = []
    while beside and is_group(beside[-1], table) and table.row_named(beside[-1]) is None:
        beside.pop()
    return [*run.words[:above], *beside]


def _row_near(run: TableRun, table: TableWords) -> int | None:
    """Returns the row whose label a run has with wrong characters, and as many values."""
    near = table.row_near(run.words[-1]) if run.words else None
    return near if _has_width_of(run, near, table) else None


def _has_width_of(run: TableRun, row: int | None, table: TableWords) -> bool:
    return row is not None and table.widths[row] in (len(run.shown), len(run.printed))


@lru_cache(maxsize=1024)  # headings of columns mostly, the same on page after page
def _partial_scores(text: str, table: TableWords) -> dict[int, int]:
    """Returns row → how surely words that are no row's whole label name it."""
    scores = {}
    for index, row in enumerate(table.rows):
        score = max(_score(text, key) for key in row.keys)
        if score:
            scores[index] = score
    return scores


def _row_of_last_tokens(words: list[str], table: TableWords) -> int | None:
    """Returns the row of the last of several words on a line: 本年废止件数 现行有效件数 规章."""
    tokens = words[-1].split(" ") if words else []
    tokens = [token for token in tokens if not (token.isascii() and token.isalpha())]
    if len(tokens) < 2:
        return None
    for count in range(1, MAX_TOKENS):
        row = table.row_of.get(bare_key("".join(tokens[-count:])))
        if row is not None:
            return row
    return None


def _score(text: str, key: str) -> int:
    """Returns how surely ``text``, with other words around, names the row of ``key``."""
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
    if scraps > _MAX_SCRAPS or matched < 5 or matched * 5 < len(key) * 2:
        return 0
    return _LIKELY + 30 * matched // len(key) - scraps


def _names_another(score: dict[int, int], table: TableWords) -> bool:
    """Whether a run that is not placed by its label has a label all the same: it stands elsewhere.

    其他 and 总计 are headings too, and may have been printed again above a row without a label.
    """
    return any(
        sure >= SURE and table.rows[row].keys[0] not in table.furniture
        for row, sure in score.items()
    )


def _best(scores: list[dict[int, int]], rows: int) -> dict[int, int]:
    """Returns the assignment of runs to rows, both in order, with the highest sum of scores."""
    if all(len(score) <= 1 for score in scores):  # nearly every page: each run names one row
        named = [next(iter(score)) for score in scores if score]
        if all(a < b for a, b in pairwise(named)):
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
    """Returns the rows that belong between two, of the shape of （六） that the page has."""
    rows = table.rows
    # Rows of the shape that the page does not have: the printed one where rows of the other are.
    left_out = not all(rows[index].printed for index in placed)
    return [
        index
        for index in range(before + 1, after)
        if not (rows[index].in_shape and rows[index].printed == left_out)
    ]


def _own_key(run: TableRun) -> str:
    """Returns the key of the words in the run's own line or row."""
    return label_key("".join(run.words[len(run.words) - run.own :])) if run.own else ""


def _may_be(run: TableRun, row: RowWords) -> bool:
    """Whether the words beside the values can be a piece of the row's label or group."""
    key = _own_key(run)
    return not key or any(key in whole for whole in (*row.keys, row.groups + row.keys[0]))


def rows_in(
    runs: list[TableRun], index: int, placed: dict[int, int], table: TableWords
) -> list[int]:
    """Returns the rows whose values a run holds behind those of its own row, their labels lost.

    Empty where the values are not just as many as the columns of the rows that are not there.
    """
    run, row = runs[index], placed[index]
    count, rest = divmod(len(run.printed), len(table.rows[row].columns))
    if count < 2 or rest or run.grid is not None or len(run.shown) != len(run.printed):
        return []
    after = min((other for at, other in placed.items() if at > index), default=None)
    rows = [] if after is None else _rows_between(row, after, table, set(placed.values()))
    return rows if len(rows) == count - 1 else []


def cut_numbers(runs: list[TableRun], placed: dict[int, int], table: TableWords) -> set[int]:
    """Returns the runs whose last digits may stand on the line below.

    Where columns are too narrow, the text of a PDF has 816592 and, below it, a lone 1. A run whose
    values add up to their total is whole.
    """
    found = set()
    for index, (run, below) in enumerate(pairwise(runs)):
        if index in placed and index + 1 not in placed and _continues(run, below):
            columns = table.rows[placed[index]].columns
            # The total cannot hold where one number is cut; where two are, it can.
            whole = len(below.printed) == 1 and adds_up(run.values, columns)
            # Beside the digits stands nothing, or a piece of a label that wraps too.
            if _own_key(below) in joined_labels(table) and not whole:
                found.add(index)
    return found


def _continues(run: TableRun, below: TableRun) -> bool:
    """Whether the run below is fewer numbers, on the next line of a text without a grid."""
    if run.grid is not None or not run.printed or not below.printed:
        return False
    last, first = run.values[-1].line, below.values[0].line
    in_a_row = len({id(value.line) for value in run.values}) == 1
    beneath = first.index - last.index == 1 and not first.gap
    return in_a_row and beneath and below.own <= 1 and len(below.printed) < len(run.printed)


def repeated_rows(reading: TableReading, placed: dict[int, int]) -> set[str]:
    """Notes and returns rows that the page prints more than once with different values.

    None of their values is taken.
    """
    table, runs = reading.table, reading.scan.runs
    found = {row: [runs[run]] for run, row in placed.items()}
    labels = _labels_of(runs, placed)
    for index, run in enumerate(runs):
        if index in placed or not run.printed or not run.words:
            continue
        row = _row_of_label(run, table, labels)
        if row is None or row not in found:
            continue
        if any(_same(run, other) for other in found[row]):
            reading.beside.append((run, table.rows[row].id))
        else:
            found[row].append(run)
    repeated = {table.rows[row].id: each for row, each in found.items() if len(each) > 1}
    for name, each in repeated.items():
        each.sort(key=lambda run: run.line.index if run.line else -1)
        label = each[-1].words[-1] if each[-1].words else ""
        reading.note_repeated(name, label, [run.printed for run in each], each[-1])
        reading.noted += each
    return {*repeated}


def _labels_of(runs: list[TableRun], placed: Iterable[int]) -> frozenset[str]:
    """Returns the keys of the labels of placed runs."""
    return frozenset(bare_key(runs[index].words[-1]) for index in placed if runs[index].words)


def _row_of_label(run: TableRun, table: TableWords, labels: frozenset[str]) -> int | None:
    """Returns the row of a run's label, which may be broken over words.

    其他 and 总计 are rows only with a row's number, and a label with wrong characters is that of a
    row only where it is among ``labels``, those of placed runs.
    """
    label = run.words[-1]
    row = table.row_like(label) if bare_key(label) in labels else table.row_named(label)
    row = _row_of_last_tokens(run.words, table) if row is None else row
    for count in (2, 3):
        if row is None and count <= len(run.words):
            label = "".join(run.words[-count:])
            row = table.row_of.get(bare_key(label))
    if row is None or table.rows[row].keys[0] not in table.furniture:
        return row
    return row if without_number(label)[0] else None


def _same(one: TableRun, other: TableRun) -> bool:
    """Whether two runs print the same values, in the same columns where both show their blanks."""
    if len(one.printed) == len(other.printed):
        return _values(one.printed) == _values(other.printed)
    return _values(one.shown) == _values(other.shown)


def _values(printed: Sequence[PrintedNumber]) -> list[object]:
    return ["" if number.kind == "blank" else number.value for number in printed]


def rows_of_other_shape(reading: TableReading, placed: dict[int, int]) -> set[str]:
    """Returns the rows of the shape of （六） that does not count, where a page prints both shapes.

    The shape with numbers counts, the larger one where both have some; the other one is left out,
    with a note where numbers are lost.
    """
    runs = reading.scan.runs
    there = {
        reading.table.rows[row].id: runs[index]
        for index, row in placed.items()
        if runs[index].says_something
    }
    shapes = [
        {name: there[name] for name in shape if name in there} for shape in reading.table.shapes
    ]
    if not shapes or not shapes[0]:
        return set()
    small, large = shapes
    if not any(run.shown for run in large.values()):
        words, table = reading.scan.words, reading.table
        behind = not large and (
            has_rows_behind_group(words, table)
            or _goes_on_without_labels(reading, placed, {*small})
        )
        if behind or has_some_rows_of_group(words, table):
            for run in small.values():
                reading.note("row_label_lost", table.id, run)
            return set(small)
        if not large or any(run.shown for run in small.values()):
            return set(large)
    for name, run in small.items():
        if run.shown:
            reading.note("row_repeated", name, run)
    return set(small)


def _goes_on_without_labels(reading: TableReading, placed: dict[int, int], names: set[str]) -> bool:
    """Whether numbers without a label or a row follow one of these rows.

    The label of the group （六）其他处理 stands then before the first of its rows, whose labels are
    lost.
    """
    table, runs = reading.table, reading.scan.runs
    return any(
        index + 1 < len(runs)
        and index + 1 not in placed
        and not runs[index + 1].words
        and _has_width_of(runs[index + 1], row, table)
        for index, row in placed.items()
        if table.rows[row].id in names
    )


def keep_local(reading: TableReading, run: TableRun, placed: dict[int, int]) -> None:
    """Keeps a row that the form does not have, where it is plainly a row: a label and numbers.

    A row that is printed again is none; ``placed`` are the runs that have a row.
    """
    if not run.shown or not run.words:
        return
    table = reading.table
    label = run.words[-1]
    key = bare_key(label)
    row = _row_of_label(run, table, _labels_of(reading.scan.runs, placed))
    if row is not None and row in placed.values() and _has_width_of(run, row, table):
        return
    if not is_group_with_values(run, key, table):
        if len(key) < 3 or key in table.known:
            return
        if (_own_key(run) or key) in joined_labels(table):
            return  # a piece of a broken label, not a row of its own
    values = [number.raw for number in run.shown]
    reading.local.append({"table": table.id, "label": printed(label), "values": values})
    reading.beside.append((run, "extensions.local"))
    reading.note("local_row", table.id, run)


def is_group_with_values(run: TableRun, key: str, table: TableWords) -> bool:
    """Whether the label of a group has a number a column, as no group of the form has."""
    return bool(run.own) and any(
        row.groups.endswith(key) and len(run.shown) == len(row.columns) and len(key) > 2
        for row in table.rows
    )
