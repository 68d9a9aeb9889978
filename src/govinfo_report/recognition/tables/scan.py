"""The lines of a table as runs. This is where layouts are told apart.

One cell a line, rows with bars, rows with gaps or tabs, a cell and a bar a line, whole tables on
one line: what comes out is the same for all. A new layout goes here.
"""

from __future__ import annotations

from msgspec import Struct

from govinfo_report.page import Grid, Row
from govinfo_report.recognition.lines import Line
from govinfo_report.recognition.pieces import (
    FIRST,
    LAST,
    LOOSELY,
    tightened,
)
from govinfo_report.recognition.tables.line_kinds import (
    LONG_LINE,
    NOTE,
    NOTE_BEGINS,
    flows,
    is_alone,
    is_label,
    is_sentence,
    label_of,
)
from govinfo_report.recognition.tables.row_parts import glued_digits, rows_in, words_and_numbers
from govinfo_report.recognition.tables.runs import Run, Value
from govinfo_report.text import (
    Number,
    keys_of,
    label_key,
    parse_number,
    parse_numbers,
    without_number,
)


class Word(Struct, eq=False, gc=False):
    """A piece of words of a table, with the keys that it is looked up by.

    Attributes:
        text: The words, as printed.
        line: The line they stand on.
        key: Their key.
        bare: Their key without a number in front.
    """

    text: str
    line: Line
    key: str
    bare: str


def word_of(text: str, line: Line) -> Word:
    """A piece of words with its keys."""
    return Word(text, line, *keys_of(text))


class Scan:
    """What a table's lines hold: runs, every piece of words, and sentences.

    Attributes:
        runs: The runs, in order.
        sentences: Lines of prose among the lines of the table.
        words: Every piece of words, in order: for recognising headings and dropped repetitions.
        last_line: The last line fed.
    """

    def __init__(self, column_of: dict[str, str], row_of: dict[str, int]) -> None:
        self.runs: list[Run] = []
        self.sentences: list[Line] = []
        self.words: list[Word] = []
        self.last_line: Line | None = None
        self._column_of = column_of
        self._row_of = row_of
        self._current = Run()
        self._single = False  # values come one a line, so that the next line may continue the run
        self._columns: dict[int, str] = {}
        self._headed: int | None = None  # the table of the page whose headings these are
        self._width = 0

    def feed(self, lines: list[Line], balance: tuple[str, ...]) -> None:
        """Reads the lines of one table; ``balance`` are keys of sentences that the form prints."""
        before: Grid | None = None
        flowing = False
        self.last_line = lines[-1] if lines else None
        for line in lines:
            if line.cells is None:
                text = line.text
                if text[0] in FIRST and len(text) < 40:
                    number = parse_number(text)
                    if number.plain or number.kind in ("value", "placeholder"):
                        run = self._current
                        if self._single and run.lines:  # one more of them
                            run.printed.append(number)
                            run.lines.append(line)
                        else:
                            self._number(number, line)
                        continue
                if (len(text) >= 12 or text[0] in NOTE_BEGINS) and is_sentence(text, balance):
                    self.sentences.append(line)
                else:
                    self._paragraph(line)
                continue
            grid = line.grid
            if grid is None:
                continue
            if line.text[0] in NOTE_BEGINS and NOTE.match(line.text) and is_alone(line):
                self.sentences.append(line)
                continue
            if grid is not before:
                before, flowing = grid, flows(grid)
            if flowing:
                self._flow(line)
            else:
                self._row(line, line.cells, grid)
        self._close()

    def _close(self) -> None:
        if self._current.printed:
            self.runs.append(self._current)
            self._current = Run()
        self._single = False

    def _close_values(self) -> None:
        if self._current.printed:
            self._close()

    def _add_words(self, words: str, line: Line) -> None:
        self._close_values()
        self._current.words.append(words)
        self.words.append(word_of(words, line))

    def _add_value(self, value: Value, *, own: int = 0) -> None:
        run = self._current
        if not run.printed:
            run.line = value.line
            run.own = own
        run.add(value)

    def _number(self, number: Number, line: Line) -> None:
        """Takes a line that is one number, or a sign in place of one."""
        if not self._single:
            self._close_values()
            self._single = True
        run = self._current
        if not run.printed:
            run.line, run.own = line, 0
        run.add_line(number, line)

    def _paragraph(self, line: Line) -> None:
        text = line.text
        if is_label(text):
            self._add_words(text, line)
            self._current.glued = False
            return
        words, begun = 0, False
        pieces = line.pieces()
        if not LOOSELY.isdisjoint(text):
            pieces = [tightened(piece) for piece in pieces]
        if len(text) > LONG_LINE or len(pieces) > 1:
            pieces = [part for piece in pieces for part in rows_in(piece, self._row_of)]
        for piece in pieces:
            before, numbers = words_and_numbers(piece, self._row_of)
            glued = ""
            if before and before[-1] in LAST and (glued := glued_digits(before, self._row_of)):
                before = before[: -len(glued)]
                numbers = [parse_number(glued), *numbers]
            if before:
                self._add_words(before, line)
                self._current.glued = bool(glued)
                words += 1
            elif not begun:
                self._close_values()
            begun = True
            for number in numbers:
                self._add_value(Value(number, line), own=words)
        if self._current.printed:
            self._single = False

    def _flow(self, line: Line) -> None:
        """A line of a grid that has one cell a line: ``0 |``."""
        for at, text in enumerate(line.cells.texts if line.cells is not None else ()):
            number = parse_number(text)
            if number.kind == "not_a_number":
                self._add_words(text, line)
            elif number.kind != "blank" or self._current.words or self._current.printed:
                self._add_value(Value(number, line, at))

    def _row(self, line: Line, row: Row, grid: Grid) -> None:
        """A row of a grid: words first, then values, blanks among them."""
        self._close()
        texts = row.texts
        numbers = parse_numbers(texts)
        words, start = label_of(texts, numbers)
        printed = numbers[start:]
        run = self._current
        seen = bool(printed) and (
            printed[-1].plain or any(number.kind != "blank" for number in printed)
        )
        heading = not seen and self._heading_row(row, words, grid)
        for at in words:
            text = texts[at]
            run.words.append(text)
            self.words.append(word_of(text, line))
        if heading:
            return
        # A row that is a label and nothing else is a run too: its cells may be blank. Its words
        # also stay with what follows: the values of a broken label may stand in the next row.
        if not printed:
            if not words:
                return
            run = Run(words=[texts[at] for at in words])
        run.bounded, run.grid, run.size = True, grid, len(texts)
        run.printed, run.own, run.line, run.start = printed, len(words), line, start
        # In a table of spans columns have places; those of another table say nothing about it.
        if not grid.spans or self._headed == grid.place.table:
            run.columns, run.width = self._columns, self._width
        if not printed:
            self.runs.append(run)

    def _heading_row(self, row: Row, words: list[int], grid: Grid) -> bool:
        """Keeps the column headings of a row without numbers; whether it is a row of headings."""
        columns = {
            row.columns[at]: column
            for at in words
            if (column := self._column_of.get(label_key(row.texts[at]))) is not None
        }
        # 总计 and 其他 are rows too: alone and numbered, (七)总计 is a row whose cells are blank.
        if not columns or (len(words) == 1 and without_number(row.texts[words[0]])[0]):
            return False
        # Headings of table 三 stand in several rows of one grid; those of another group begin anew.
        again = grid.spans and self._headed == grid.place.table
        self._columns = {**self._columns, **columns} if again else columns
        self._headed = grid.place.table
        self._width = len(row)
        return True
