"""Labels of groups beside values, and labels behind the values of their row, on one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from govinfo_report.recognition.lines import PageLine
from govinfo_report.recognition.tables.line_parts import MAX_TOKENS
from govinfo_report.recognition.tables.runs import TableRun, TableWord
from govinfo_report.recognition.vocabulary import RowWords, TableWords
from govinfo_report.text import bare_key, label_key, without_number

SURE: Final = 100
"""Score of a label that is a row's label, whole."""

# A number and a comma before a label: that of an item, or the value of the row.
_BEFORE: Final = re.compile(r"([0-9]{1,16})[,，;；](?=[^0-9])")
# Numbers between words: those of a row whose group is before and whose label is behind them.
_ROW: Final = re.compile(
    r"\s[0-9]{1,16}\s[0-9]{1,16}\s(?:[0-9]{1,16}\s)*(?:[0-9]{1,2}[.．、])?[^0-9\s]"
)


def row_beside_group(scores: dict[int, int], run: TableRun, table: TableWords) -> dict[int, int]:
    """Returns the row that stands beside （六）其他处理, where this is the label of its group."""
    small, large = table.shapes or ((), ())
    if not any(table.rows[row].id in small for row in scores):
        return scores
    named = {}
    for piece in _pieces_beside(run):
        row = table.row_of.get(bare_key(piece))
        if row is None or table.rows[row].id not in large:
            continue
        if is_numbered(piece, row, table):
            named[row] = SURE
    return named or scores


def is_numbered(label: str, row: int, table: TableWords) -> bool:
    """Whether a label is no heading too, as 其他 is, or has the number of its row."""
    words = table.rows[row]
    number = label_key(without_number(label)[0])
    return words.keys[0] not in table.furniture or (bool(number) and number == words.number)


def without_labels_above_group(
    scores: dict[int, int], run: TableRun, table: TableWords
) -> dict[int, int]:
    """Returns the scores without rows whose whole label is above a group's beside the values.

    Beside the label of a group stand pieces of a row's label that is broken over lines.
    """
    if not is_beside_groups(run, table):
        return scores
    above = label_key("".join(run.words[-8 : -run.own]))
    return {
        row: score
        for row, score in scores.items()
        if not any(key in above for key in table.rows[row].keys)
    }


def is_group(words: str, table: TableWords) -> bool:
    """Whether words are the label of a group."""
    key = bare_key(words)
    return len(key) > 2 and any(row.groups.endswith(key) for row in table.rows)


def is_beside_groups(run: TableRun, table: TableWords) -> bool:
    """Whether the words beside the values are labels of groups, and no others."""
    whole = is_group("".join(run.words[-run.own :]), table)
    return whole or all(is_group(piece, table) for piece in _pieces_beside(run))


def is_beside_groups_of(run: TableRun, row: RowWords) -> bool:
    """Whether the labels of groups beside the values are those of a row."""
    whole = bare_key("".join(run.words[-run.own :])) in row.groups
    return whole or all(bare_key(piece) in row.groups for piece in _pieces_beside(run))


def _pieces_beside(run: TableRun) -> list[str]:
    return " ".join(run.words[-run.own :]).replace("\u3000", " ").split(" ")


def words_behind(run: TableRun, words: Sequence[TableWord]) -> list[str]:
    """Returns the words behind the values of a run, on the same line."""
    line, start = line_of(run, -1), (run.first or 0) + len(run.words)
    found = []
    for word in words[start : start + MAX_TOKENS]:
        if word.line is not line:
            break
        found.append(word.text)
    return found


def line_of(run: TableRun, at: int) -> PageLine:
    """Returns the line of one of a run's values."""
    return run.values[at].line


def rows_above(run: TableRun) -> int:
    """Returns how many words there are up to the last line above that is a row with its numbers."""
    above = len(run.words) - run.own
    return next((at for at in range(above, 0, -1) if _ROW.search(run.words[at - 1])), 0)


def has_rows_behind_group(words: Iterable[TableWord], table: TableWords) -> bool:
    """Whether a line has （六）其他处理 and, behind numbers, the label of one of its rows."""
    keys = [row.keys[0] for row in table.rows if row.id in table.shapes[1]]
    labels = [key for key in keys if key not in table.furniture]
    return any(
        any(label in word.key for label in labels) and _ROW.search(word.text) for word in words
    )


def has_some_rows_of_group(words: Iterable[TableWord], table: TableWords) -> bool:
    """Whether some labels of the rows of （六）其他处理 are there, and others not.

    Numbers beside the label of the group may then be those of a row whose label is lost.
    """
    rows = {at for at, row in enumerate(table.rows) if row.id in table.shapes[1]}
    named = {
        at
        for word in words
        if (at := table.row_of.get(word.bare)) in rows and is_numbered(word.text, at, table)
    }
    return 0 < len(named) < len(rows)


def behind_a_number(runs: list[TableRun]) -> set[int]:
    """Returns the runs whose label may stand behind its own number: 34,行政处罚 above a lone 10.

    Where one label stands so, numbers on a line of their own may be those of any row. Where the
    numbers before labels count from 1, they are those of items.
    """
    before = [match[1] for run in runs for word in run.words if (match := _BEFORE.match(word))]
    if not before or (len(before) > 1 and before == [*map(str, range(1, len(before) + 1))]):
        return set()
    return {
        index
        for index, run in enumerate(runs)
        if run.words and (not run.own or _BEFORE.match(run.words[-1]))
    }
