"""The lines of a table as runs: words, and the values that follow them.

Layouts are told apart here: one cell a line, rows with bars, rows with gaps or tabs, a cell and a
bar a line, whole tables on one line; what comes out is the same for all. Which row a run is,
:mod:`alignment` finds from its words; which column a value belongs to, :mod:`columns` finds from
how the run is built.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from govinfo_report.page import PageGrid, PageRow, Place
from govinfo_report.recognition.lines import PageLine
from govinfo_report.recognition.tables import line_parts as parts
from govinfo_report.recognition.tables import odd_values
from govinfo_report.recognition.tables.line_parts import FIRST, LAST, NOTE_BEGINS, is_label
from govinfo_report.recognition.vocabulary import TableWords, columns_named, printed_sentences
from govinfo_report.text import (
    MAX_LABEL,
    PrintedNumber,
    Remembered,
    bare_key,
    keys_of,
    parse_number,
    parse_numbers,
    without_number,
)


class Value(Struct, eq=False, gc=False):
    """One printed value of a run.

    Attributes:
        number: What is printed.
        line: The line it stands on.
        at: Index of its cell in that line, where the line is a row of a grid.
        doubtful: Whether it may have been cut inside its digits.
    """

    number: PrintedNumber
    line: PageLine
    at: int | None = None
    doubtful: bool = False

    @property
    def place(self) -> Place:
        """Where it stands."""
        if self.at is None or self.line.cells is None:
            return self.line.place
        return self.line.cells.place_of(self.at)

    @property
    def column(self) -> int | None:
        """Column of the grid, where the page has one."""
        if self.at is None or self.line.cells is None:
            return None
        return self.line.cells.columns[self.at]


class TableRun(Struct, eq=False, gc=False):
    """Words and the values that follow them.

    Attributes:
        words: The words after the values of the run before, in order.
        own: How many of the last words stand in the same row or line as the values.
        printed: What is printed in each value, in order.
        line: The line of the first value; where there is none, of the last word.
        start: In a row of a grid, the index of the cell with the first value.
        bounded: Whether the page shows where the row ends, so that a blank cell is known as one.
        grid: The grid that the run is a row of.
        columns: Column of the grid → column id, from the headings above.
        headed: Column id → column of the grid, likewise.
        width: How many cells the heading row above had.
        size: How many cells its own row has.
        last: Whether nothing follows on the page.
        labelled_behind: Whether a label of a row stands behind the values, in the same row or line.
        glued: Whether the first value stands behind the label without a separator.
        doubtful: Whether its last value may have been cut inside its digits.
        lines: The lines of its values, where each is a line of its own; empty once these are made.
        first: Index of its first word among all words of the table; ``None`` where they are made.
    """

    words: list[str] = []
    own: int = 0
    printed: list[PrintedNumber] = []
    line: PageLine | None = None
    start: int | None = None
    bounded: bool = False
    grid: PageGrid | None = None
    columns: dict[int, str] = {}
    headed: dict[str, int] = {}
    width: int = 0
    size: int = 0
    last: bool = False
    labelled_behind: bool = False
    glued: bool = False
    doubtful: bool = False
    lines: list[PageLine] = []
    first: int | None = None
    _values: list[Value] | None = None

    @property
    def values(self) -> list[Value]:
        """Its values, in order, each with its place; made when first asked for, which is seldom."""
        if self._values is None:
            if self.start is not None and self.line is not None:
                line, cells = self.line, enumerate(self.printed, self.start)
                self._values = [Value(number, line, at) for at, number in cells]
            else:
                pairs = zip(self.printed, self.lines, strict=True)
                self._values = [Value(number, line) for number, line in pairs]
                self.lines = []
        return self._values

    def add(self, value: Value) -> None:
        """Adds a value."""
        self.values.append(value)
        self.printed.append(value.number)

    def add_line(self, number: PrintedNumber, line: PageLine) -> None:
        """Adds a value that is a line of its own."""
        if self._values is not None:
            self._values.append(Value(number, line))
        else:
            self.lines.append(line)
        self.printed.append(number)

    @property
    def shown(self) -> list[PrintedNumber]:
        """What is printed in the values that are not blank."""
        return [number for number in self.printed if number.kind != "blank"]

    @property
    def numbers(self) -> list[Value]:
        """The values that are not blank."""
        return [value for value in self.values if value.number.kind != "blank"]

    @property
    def says_something(self) -> bool:
        """Whether it has values, or is known to be a blank row."""
        return bool(self.printed) or (self.bounded and not self.last)

    def doubt(self) -> None:
        """Marks its last value as possibly cut inside its digits."""
        self.doubtful = self.values[-1].doubtful = True

    def raw(self) -> str:
        """Returns its last word and its values as printed."""
        words = self.words[-1:] if self.words else []
        return " ".join([*words, *(number.raw for number in self.printed)]).strip()


class TableWord(Struct, eq=False, gc=False):
    """A piece of words of a table, with the keys that it is looked up by.

    Attributes:
        text: The words, as printed.
        line: The line they stand on.
        key: Their key.
        bare: Their key without a number in front.
        at: Index of their cell in that line, where the line is a row of a grid.
    """

    text: str
    line: PageLine
    key: str
    bare: str
    at: int | None = None


def word_of(text: str, line: PageLine, at: int | None = None) -> TableWord:
    """Makes a piece of words with its keys."""
    key, bare = keys_of(text)
    return TableWord(text, line, key, bare, at)


def _is_note(line: PageLine) -> bool:
    return parts.NOTE.match(line.text) is not None and parts.is_single_cell(line)


def _is_sentence(text: str) -> bool:
    return (len(text) >= 12 or text[0] in NOTE_BEGINS) and parts.is_sentence(
        text, printed_sentences()
    )


@cache
def _plain_words(table: TableWords) -> Remembered[tuple[str, str, bool] | None]:
    """Text of a line → its keys, if it is words alone, and whether only its place tells them."""

    def keys(text: str) -> tuple[str, str, bool] | None:
        is_plain = is_label(text) and not odd_values.may_be_odd(text, table)
        is_plain = is_plain and not _is_sentence(text) and parts.separated(text, table) is None
        return (*keys_of(text), odd_values.may_be_inside(text, table)) if is_plain else None

    return Remembered(keys, most=4096, longest=MAX_LABEL)


class Scan:
    """The content of a table's lines: runs, every piece of words, and sentences.

    Attributes:
        runs: The runs, in order.
        sentences: Lines of prose among the lines of the table.
        words: Every piece of words, in order: for recognising headings and dropped repetitions.
        heading: The heading above the table, which may state a unit.
        last_line: The last line.
    """

    def __init__(self, table: TableWords) -> None:
        self.runs: list[TableRun] = []
        self.sentences: list[PageLine] = []
        self.words: list[TableWord] = []
        self.heading = ""
        self.last_line: PageLine | None = None
        self._table = table
        self._row_of = table.row_of
        self._current = TableRun(first=0)
        self._lines: list[PageLine] = []
        self._following = 0  # index of the line behind the one that is read
        self._grid: PageGrid | None = None
        self._flowing = False  # the grid has one cell a line
        self._single = False  # values come one a line, so that the next line may continue the run
        self._columns: dict[int, str] = {}
        self._places: dict[str, int] = {}
        self._headed: int | None = None  # the table of the page whose headings these are
        self._width = 0

    @property
    def first_line(self) -> PageLine | None:
        """The line of its first words."""
        return self.words[0].line if self.words else None

    def feed(self, lines: list[PageLine]) -> None:
        """Reads the lines of one table."""
        plain = _plain_words(self._table)
        self.last_line = lines[-1] if lines else None
        self._lines = lines
        for self._following, line in enumerate(lines, 1):
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
                keys = plain[text]  # of nearly every label and heading
                if keys is not None and not (keys[2] and self._is_inside_row(text)):
                    if self._current.printed:
                        self._close()
                    self._current.words.append(text)
                    self.words.append(TableWord(text, line, keys[0], keys[1]))
                    self._single = self._current.glued = False
                else:
                    self._other_line(line)
                continue
            if line.text[0] in NOTE_BEGINS and _is_note(line):
                self.sentences.append(line)
                continue
            if line.grid is not self._grid:
                self._grid = line.grid
                self._flowing = line.grid is not None and parts.has_cell_per_line(line.grid)
            if self._flowing:
                self._cell_line(line)
            else:
                self._row(line, line.cells)
        self._close()

    def _close(self) -> None:
        run = self._current
        if run.printed:
            if self._flowing and odd_values.is_whole_row(run.words, len(run.printed), self._table):
                run.bounded = True
            self.runs.append(run)
            self._current = TableRun(first=len(self.words))
        self._single = False

    def _add_words(self, words: str, line: PageLine, at: int | None = None) -> None:
        self._close()
        self._current.words.append(words)
        self.words.append(word_of(words, line, at))

    def _add_value(self, value: Value, *, own: int = 0) -> None:
        run = self._current
        if not run.printed:
            run.line = value.line
            run.own = min(own, len(run.words))  # others on its line are those of runs before
        run.add(value)

    def _number(self, number: PrintedNumber, line: PageLine) -> None:
        """Takes a line that is one number, or a sign in place of one."""
        if not self._single:
            self._close()
            self._single = True
        run = self._current
        if not run.printed:
            run.line, run.own = line, 0
        run.add_line(number, line)

    def _is_odd_value(self, text: str) -> bool:
        """Whether words on a line of their own stand in place of a number."""
        run = self._current
        return bool(run.words) and odd_values.follows_label(
            text, run.words, len(run.printed), self._next_lines, self._table
        )

    def _is_inside_row(self, text: str) -> bool:
        before = odd_values.is_before_number(self._lines, self._following)
        return before and self._is_odd_value(text)

    def _next_lines(self, most: int) -> list[PageLine]:
        return self._lines[self._following : self._following + most]

    def _odd_row(self, line: PageLine, pieces: list[str], start: int) -> None:
        """Takes a line whose pieces from ``start`` on are values, words among them."""
        if start:
            self._add_words(" ".join(pieces[:start]), line)
        else:
            self._close()
        self._current.glued = self._single = False
        for piece in pieces[start:]:
            self._add_value(Value(parse_number(piece), line), own=min(start, 1))

    def _other_line(self, line: PageLine) -> None:
        """Takes a line that is neither a number nor a label: of cells, of prose, or of both."""
        separated = parts.separated(line.text, self._table)
        if separated is None:
            if _is_sentence(line.text) and not odd_values.is_row(line, self._table):
                self.sentences.append(line)
            else:
                self._paragraph(line)
            return
        cells, start = separated
        if start < len(cells):
            self._odd_row(line, cells, start)
            self._current.bounded = True
            return
        for cell in cells:
            self._add_words(cell, line)
        self._current.glued = False

    def _whole_row(self, line: PageLine, pieces: list[str]) -> bool:
        """Takes a line with the label of a row and as many pieces as the row has columns."""
        odd = odd_values.start_in_line(line.text, pieces, self._table)
        if odd is not None:
            self._odd_row(line, *odd)
            return True
        if line.text[0] not in FIRST:
            return False
        texts = pieces if len(pieces) > 1 else line.text.split()
        count = parts.numbers_before_label(texts, self._table.row_like, self._table.widths)
        if not count:
            return False
        self._close()
        for text in texts[:count]:
            self._add_value(Value(parse_number(text), line))
        self._current.labelled_behind = True
        self._add_words("".join(texts[count:]), line)
        self._current.glued = False
        return True

    def _paragraph(self, line: PageLine) -> None:
        text = line.text
        if self._is_odd_value(text):
            self._single = self._single or not self._current.printed
            self._number(parse_number(text), line)
            return
        if is_label(text):
            self._add_words(text, line)
            self._current.glued = False
            return
        pieces = line.pieces()
        if self._whole_row(line, pieces):
            return
        words, begun = 0, False
        if not parts.LOOSELY.isdisjoint(text):
            pieces = [parts.tightened(piece) for piece in pieces]
        if len(text) > parts.LONG_LINE or len(pieces) > 1:
            pieces = [
                part for piece in pieces for part in parts.split_into_rows(piece, self._row_of)
            ]
        for piece in pieces:
            before, numbers = parts.words_and_numbers(piece, self._row_of)
            glued = ""
            if (
                before
                and before[-1] in LAST
                and (glued := parts.glued_digits(before, self._row_of))
            ):
                before = before[: -len(glued)]
                numbers = [parse_number(glued), *numbers]
            if before:
                self._add_words(before, line)
                self._current.glued = bool(glued)
                words += 1
            elif not begun:
                self._close()
            begun = True
            for number in numbers:
                self._add_value(Value(number, line), own=words)
        if self._current.printed:
            self._single = False

    def _cell_line(self, line: PageLine) -> None:
        """Takes a line of a grid that has one cell a line: ``0 |``."""
        texts = line.cells.texts if line.cells is not None else ()
        if len(texts) > 1 and not any(texts):
            run, count = self._current, len(texts)
            if not odd_values.is_whole_row(run.words, len(run.printed) + count, self._table):
                return  # the bars of a heading that covers several columns
        for at, text in enumerate(texts):
            number = parse_number(text)
            if number.kind == "not_a_number" and not self._is_odd_value(text):
                self._add_words(text, line, at)
            elif number.kind != "blank" or self._current.words or self._current.printed:
                self._add_value(Value(number, line, at))

    def _row(self, line: PageLine, row: PageRow) -> None:
        """Takes a row of a grid: words first, then values, blanks among them."""
        self._close()
        grid, texts = line.grid, row.texts
        if grid is None or not texts:
            return
        numbers = parse_numbers(texts)
        if numbers[0].kind == "value" and self._row_of_numbers_first(line, texts, grid):
            return
        words, start = parts.label_of(texts, numbers)
        if words and bare_key(texts[words[-1]]) not in self._table.known:
            odd = odd_values.start_of_values(texts, self._table)
            if odd is not None:
                words, start = [at for at in words if at < odd], odd
        printed = numbers[start:]
        run = self._current
        seen = bool(printed) and (
            printed[-1].plain or any(number.kind != "blank" for number in printed)
        )
        heading = not seen and self._heading_row(row, words, grid)
        for at in words:
            text = texts[at]
            run.words.append(text)
            self.words.append(word_of(text, line, at))
        if heading:
            return
        # A row that is a label and nothing else is a run too: its cells may be blank. Its words
        # also stay with what follows: the values of a broken label may stand in the next row.
        if not printed:
            if not words:
                return
            first = len(self.words) - len(words)
            run = TableRun(words=[texts[at] for at in words], first=first)
        run.bounded, run.grid, run.size = True, grid, len(texts)
        run.printed, run.own, run.line, run.start = printed, len(words), line, start
        # In a table of spans columns have places; those of another table say nothing about it.
        if not grid.spans or self._headed == grid.place.table:
            run.columns, run.headed, run.width = self._columns, self._places, self._width
        if not printed:
            self.runs.append(run)

    def _row_of_numbers_first(self, line: PageLine, texts: Sequence[str], grid: PageGrid) -> bool:
        """Takes a row of a grid that is the numbers of a row and, behind them, its label."""
        table = self._table
        count = parts.numbers_before_label(texts, table.row_like, table.widths)
        if not count:
            return False
        run = self._current
        run.bounded, run.labelled_behind, run.grid, run.size = True, True, grid, len(texts)
        run.printed, run.line, run.start = parse_numbers(texts[:count]), line, 0
        if not grid.spans or self._headed == grid.place.table:
            run.columns, run.headed, run.width = self._columns, self._places, self._width
        self._close()
        self._add_words("".join(texts[count:]), line)
        return True

    def _heading_row(self, row: PageRow, words: list[int], grid: PageGrid) -> bool:
        """Keeps the column headings of a row without numbers; whether it is a row of headings."""
        named = columns_named(self._table)
        columns = {
            row.columns[at]: column for at in words if (column := named[row.texts[at]]) is not None
        }
        # 总计 and 其他 are rows too: alone and numbered, (七)总计 is a row whose cells are blank.
        if not columns or (len(words) == 1 and without_number(row.texts[words[0]])[0]):
            return False
        # Headings of table 三 stand in several rows of one grid; those of another group begin anew.
        again = grid.spans and self._headed == grid.place.table
        self._columns = {**self._columns, **columns} if again else columns
        self._places = {column: place for place, column in self._columns.items()}
        self._headed = grid.place.table
        self._width = len(row)
        return True


def scan_table(table: TableWords, lines: list[PageLine]) -> Scan:
    """Returns the runs of the lines between a table's heading and the next section's."""
    scan = Scan(table)
    scan.feed(lines)
    return scan
