"""Labels and numbers that stand apart, in the order in which a table prints them.

A row with its own label beside its numbers is sure. What stands between two of them is a stretch.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final, Literal, NamedTuple

from attrs import define, field

from govinfo_report.recognition.tables.group_labels import is_numbered
from govinfo_report.recognition.tables.runs import Scan, TableRun, Value
from govinfo_report.recognition.vocabulary import TableWords
from govinfo_report.text import bare_key

_MOST_PIECES: Final = 3
"""Most lines or cells over which a label is broken."""


class _Mark(NamedTuple):
    """The label of a row, the numbers of a run without their label, or a run with it.

    Attributes:
        kind: Which of these it is.
        at: Index of the row or of the run.
        size: How many numbers the run has, blanks between them among these.
        headed: Whether a heading stands between the label and the numbers before, or the other way
            round.
    """

    kind: Literal["label", "numbers", "row"]
    at: int
    size: int = 0
    headed: bool = False


class SpareNumbers(NamedTuple):
    """Numbers without a label of their own.

    Attributes:
        above: Index of the row above.
        below: Index of the row below.
        size: How many numbers.
        headed: Whether a heading stands above them.
    """

    above: int
    below: int
    size: int
    headed: bool

    def may_be(self, row: int, table: TableWords) -> bool:
        """Whether no heading parts them from the group of a row."""
        same = self.above >= 0 and table.rows[self.above].groups == table.rows[row].groups
        return not (self.headed and same)


@define
class Stretch:
    """Labels and numbers between two sure rows, each label taken for that of the numbers behind it.

    Attributes:
        above: Index of the row above in the table; ``-1`` at its beginning.
        below: Index of the row below; the number of rows at its end.
        rows: Rows of the form between the two, of the shape of （六） that the labels show.
        labels: Rows that are named, in the page's order.
        numbers: Runs of numbers of these rows, in the page's order.
        behind: Run → row of the label before it.
        bare: Rows whose label has no numbers behind it.
        spare: Numbers that are behind no label, or more than the row of the label has.
        headed: Rows above whose label a heading stands.
    """

    above: int
    below: int
    rows: list[int] = field(factory=list)
    labels: list[int] = field(factory=list)
    numbers: list[int] = field(factory=list)
    behind: dict[int, int] = field(factory=dict)
    bare: list[int] = field(factory=list)
    spare: list[SpareNumbers] = field(factory=list)
    headed: set[int] = field(factory=set)

    def shows_labels_first(self, table: TableWords) -> bool:
        """Whether labels before their numbers explain what stands there.

        Labels or numbers may then be lost, but not some of both at different places.
        """
        there = {*self.labels}
        unexplained = False
        for spare in self.spare:
            lost = [row for row in self.rows if spare.above < row < spare.below]
            lost = [row for row in lost if row not in there and spare.may_be(row, table)]
            if sum(len(table.rows[row].columns) for row in lost) == spare.size:
                there.update(lost)
            else:
                unexplained = True
        return not unexplained or (not self.bare and there.issuperset(self.rows))

    def before_lost_rows(self, table: TableWords, *, cut: bool) -> set[int]:
        """Returns the runs behind a label whose row is the last one above a row that is lost.

        Their numbers may be those of the lost row, where it has as many columns: the numbers of the
        one and the label of the other, which stand side by side, are lost then.

        Args:
            table: The words of the table.
            cut: Whether the page ends with the table: rows at its end are lost together.
        """
        found = set()
        for index, row in self.behind.items():
            rows = [other for other in self.rows if other > row]
            after = next((other for other in rows if other in self.labels), None)
            if not rows or rows[0] == after or (after is None and cut):
                continue
            lost, own = table.rows[rows[0]], table.rows[row]
            apart = lost.groups != own.groups and after in self.headed
            if lost.columns == own.columns and not apart:
                found.add(index)
        return found


def stretches(scan: Scan, table: TableWords, placed: dict[int, int]) -> list[Stretch]:
    """Returns the stretches of a table.

    Args:
        scan: The table as runs.
        table: Its words.
        placed: Index of a run → index of its row, of the runs placed by their labels.
    """
    marks = [*_marks(scan, table, placed)]
    named = [placed[m.at] if m.kind == "row" else m.at for m in marks if m.kind != "numbers"]
    form = _rows_of_shape(named, table)
    found = []
    above, part = -1, list[_Mark]()
    for mark in (*marks, None):
        if mark is not None and mark.kind != "row":
            part.append(mark)
            continue
        below = len(table.rows) if mark is None else placed[mark.at]
        stretch = Stretch(above, below, [row for row in form if above < row < below])
        _fill(stretch, part, table)
        found.append(stretch)
        above, part = below, []
    return found


def _fill(stretch: Stretch, marks: Iterable[_Mark], table: TableWords) -> None:
    waiting: list[int] = []
    above, spare, headed = stretch.above, 0, False
    for mark in marks:
        if mark.kind == "label":
            if spare:
                stretch.spare.append(SpareNumbers(above, mark.at, spare, headed))
            above, spare, headed = mark.at, 0, False
            stretch.labels.append(mark.at)
            if mark.headed:
                stretch.headed.add(mark.at)
            waiting.append(mark.at)
            continue
        stretch.numbers.append(mark.at)
        if waiting and not mark.headed:
            own = stretch.behind[mark.at] = waiting.pop()
            spare = max(0, mark.size - len(table.rows[own].columns))
        else:
            spare, headed = spare + mark.size, headed or mark.headed
        stretch.bare += waiting
        waiting = []
    if spare:
        stretch.spare.append(SpareNumbers(above, stretch.below, spare, headed))
    stretch.bare += waiting


def _marks(scan: Scan, table: TableWords, placed: dict[int, int]) -> Iterator[_Mark]:
    named = [_named_rows(run.words, table) for run in scan.runs]
    end = max((run.values[-1].line.index for run in scan.runs if run.printed), default=-1)
    below_all = [word.text for word in scan.words if word.line.index > end]
    rest = _named_rows(below_all, table)
    there = {row for row, _ in chain(*named, rest)}
    groups = _group_labels(there, table)
    for index, run in enumerate(scan.runs):
        if not run.printed:
            continue
        own = placed.get(index)
        above = len(run.words) - run.own
        labels = [(row, at) for row, at in named[index] if row not in groups]
        if run.own:
            yield from (_Mark("label", row) for row, at in labels if at < above)
            if own is not None:
                yield _Mark("row", index)
            continue
        if own is not None and own not in there:
            labels.append((own, above - 1))  # its label is broken or incomplete
        yield from _label_marks(labels, run.words, table)
        size = len(numbers_of(run))
        below = run.words[labels[-1][1] + 1 :] if labels else run.words
        headed = any(_is_heading(word, table) for word in below)
        blank = labels and not headed and not size
        # Numbers behind other words are those of a row that the form does not have.
        if blank or (size and (labels or headed or not run.words)):
            yield _Mark("numbers", index, size, headed)
    labels = [(row, at) for row, at in rest if row not in groups]
    yield from _label_marks(labels, below_all, table)


def _label_marks(
    labels: Iterable[tuple[int, int]], words: Sequence[str], table: TableWords
) -> Iterator[_Mark]:
    start = 0
    for row, at in labels:
        yield _Mark("label", row, headed=any(_is_heading(w, table) for w in words[start:at]))
        start = at + 1


def _is_heading(words: str, table: TableWords) -> bool:
    """Whether words are a heading of the table, or several with white space between."""
    return bare_key(words) in table.known or (
        " " in words and all(bare_key(word) in table.known for word in words.split(" "))
    )


def numbers_of(run: TableRun) -> list[Value]:
    """Returns the values of a run without the blanks around them, which may be those of spans."""
    if len(run.shown) == len(run.printed):
        return run.values
    shown = [at for at, number in enumerate(run.printed) if number.kind != "blank"]
    return run.values[shown[0] : shown[-1] + 1] if shown else []


def _named_rows(words: Sequence[str], table: TableWords) -> list[tuple[int, int]]:
    """Returns the rows that words name, each with the index of the last word of its label.

    其他 and 总计 are headings too; they count with their numbers only.
    """
    found: list[tuple[int, int]] = []
    for end in range(1, len(words) + 1):
        for start in range(max(0, end - _MOST_PIECES), end):
            label = "".join(words[start:end])
            alone = start == end - 1
            row = table.row_like(label) if alone else table.row_of.get(bare_key(label))
            if row is not None and is_numbered(label, row, table):
                # Its first piece may be a label too: 2.其他 of 2.其他法律行政法规禁止公开.
                found = [(other, at) for other, at in found if at < start]
                found.append((row, end - 1))
                break
    return found


def _group_labels(rows: Iterable[int], table: TableWords) -> set[int]:
    """Returns （六）其他处理 where it is the label of a group whose rows are among ``rows``."""
    small, large = table.shapes or ((), ())
    if not any(table.rows[row].id in large for row in rows):
        return set()
    return {row for row in rows if table.rows[row].id in small}


def _rows_of_shape(there: Iterable[int], table: TableWords) -> list[int]:
    """Returns the rows of the form, of the shape of （六） that is there."""
    other = any(table.rows[row].in_shape and not table.rows[row].printed for row in there)
    return [
        index
        for index, row in enumerate(table.rows)
        if not row.in_shape or row.printed is not other
    ]
