"""What a line of a table is by its words, and its words and numbers apart."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from govinfo_report.page import PageGrid
from govinfo_report.recognition.lines import PageLine
from govinfo_report.recognition.vocabulary import TableWords
from govinfo_report.text import PrintedNumber, Remembered, bare_key, label_key, parse_number

LONG_LINE: Final = 60
"""A line with more characters may hold several rows."""

MAX_TOKENS: Final = 9
"""One more than the most pieces into which white space breaks the end of a row's label."""

_MOST_WITHOUT_LABEL: Final = 3
"""A line with more values, words in place of numbers among them, needs no label."""

_DELIMITERS: Final = ",，;；"
_LONGEST_SEPARATED: Final = 240
_LONG_HEADING: Final = 40

_MOST_PIECES: Final = 20_000
"""A line of more pieces is no table: all three have some thousand cells with their labels."""

NOTE_BEGINS: Final = "注备说编填（("
NOTE: Final = re.compile(
    r"[（(]?(?:注|备注|说明|编写说明|填表说明|填报说明|备 注)\s*[0-9]?\s*[:：]"
)
_SENTENCE: Final = re.compile(r"[。；;]")

# Numbers at the end of a printed row: 1.属于国家秘密 2 0 0 0 0 0 2.
_TRAILING: Final = re.compile(
    r"(?:[-+－＋−]|增加?|[减減]少?)?[0-9０-９][0-9０-９,.，．]*(?:件|元|[万萬]元|[项項个個箇条條份宗起])?"
    r"(?:[（(][^（()）]{1,30}[）)])?"
    r"|[-—–－−/／\\]+"
)
# Words in place of a number, taken behind the whole label of a row: elsewhere they may be its own.
_WORDY: Final = re.compile("无|無|⽆|空|不适用|不適用")
# White space between a number and its unit, or within the remark behind it.
_LOOSE: Final = re.compile(
    r"(?<=[0-9０-９])[ \u3000\xa0](?=(?:件|元|[万萬]元|[项項个個箇条條份宗起])(?![\u4e00-\u9fff]))"
    r"|(?<=[0-9０-９])[ \u3000\xa0]?[（(](?![0-9０-９一二三四五六七八九十]{1,3}[）)])"
    r"[^（()）]{2,30}[）)]"
)
# A number right behind the label of its row: 规章000.
_GLUED: Final = re.compile(
    r"(?<=[\u2e80-\u2fdf\u4e00-\u9fff）)…”])[0-9０-９]{1,16}(?:[.．][0-9０-９]{1,12})?(?:[万萬]?元|[件项項个個箇条條份宗起])?$"
)
# Digits behind a separator between thousands: those of 1,024.
_LAST_DIGITS: Final = re.compile("0[0-9]{2}")
# Digits of a cell with white space between them: one number or several.
_SPLIT: Final = re.compile(r"[1-9][0-9]{0,15}(?:[ \n\u3000\xa0]{1,3}[0-9]{1,16}){1,3}")
# A character that every number with loose white space has beside it; last ones of a glued number.
LOOSELY: Final = frozenset("件项項个個箇条條份宗起元（(")
LAST: Final = frozenset("0123456789０１２３４５６７８９元件项項个個箇条條份宗起")
_SPACES: Final = re.compile(r"[ \u3000\xa0]+")
FIRST: Final = frozenset("0123456789０１２３４５６７８９+-−－＋—–―_*/／\\¥￥无無⽆空不Nn增减減")
"""First characters of what can be a number or a placeholder."""


def label_of(texts: Sequence[str], numbers: list[PrintedNumber]) -> tuple[list[int], int]:
    """Returns which cells of a row are its words, and the index of its first value.

    Words behind a value are no label, and blanks between words are spans of labels.
    """
    words: list[int] = []
    for at, number in enumerate(numbers):
        if number.kind == "not_a_number" and not (texts[at][0].isdigit() and is_split(texts[at])):
            words.append(at)
        elif number.kind != "blank":
            break
    return words, words[-1] + 1 if words else 0


def is_split(text: str) -> bool:
    """Whether a cell holds digits with white space between them: one number or several."""
    return _SPLIT.fullmatch(text) is not None


def _is_label(text: str) -> bool:
    return (
        len(text) <= LONG_LINE
        and len(text.split(None, 1)) == 1
        and (text[-1] not in LAST or _GLUED.search(text) is None)
        and (text[0] not in FIRST or parse_number(text).kind == "not_a_number")
    )


is_label: Final = Remembered(_is_label, most=4096, longest=LONG_LINE).__getitem__
"""Whether a line that is no number is words alone, without a gap or a number behind them."""


def is_single_cell(line: PageLine) -> bool:
    """Whether a row of a grid is one cell of words, the others empty."""
    return line.cells is not None and sum(map(bool, line.cells.texts)) == 1


def is_sentence(text: str, printed: tuple[str, ...]) -> bool:
    """Whether a line among those of a table is prose, and no label however long.

    Args:
        text: The line.
        printed: Keys of the sentences that the form itself prints.
    """
    if NOTE.match(text):
        return True
    if len(text) < 12 or not _SENTENCE.search(text):
        return False
    key = label_key(text)
    return not any(sentence in key or key in sentence for sentence in printed)


def has_cell_per_line(grid: PageGrid) -> bool:
    """Whether a grid without spans has one cell a line rather than one row a line."""
    if grid.spans:
        return False
    single = sum(1 for row in grid.rows if sum(1 for cell in row if cell.text) <= 1)
    return single * 20 >= len(grid.rows) * 17


def tightened(piece: str) -> str:
    """Removes white space between a number and its unit, and within the remark behind it."""
    return _LOOSE.sub(lambda match: _SPACES.sub("", match[0]), piece)


def words_and_numbers(piece: str, row_of: Mapping[str, int]) -> tuple[str, list[PrintedNumber]]:
    """Returns the words of a piece and what stands behind them: numbers, or words in their place.

    Args:
        piece: The piece.
        row_of: Keys of the table's rows.
    """
    before, numbers = _words_and_numbers(piece)
    tokens = before.split(" ")
    end = len(tokens)
    while end and (_WORDY.fullmatch(tokens[end - 1]) or _TRAILING.fullmatch(tokens[end - 1])):
        end -= 1
    # A line of values alone is one where it is long enough to be nothing else.
    alone = not end and len(tokens) + len(numbers) > _MOST_WITHOUT_LABEL
    if end == len(tokens) or not (alone or _names_row(tokens[:end], row_of)):
        return before, numbers
    return " ".join(tokens[:end]), [*map(parse_number, tokens[end:]), *numbers]


def _words_and_numbers(piece: str) -> tuple[str, list[PrintedNumber]]:
    """Returns the words of a piece and the numbers behind them, single spaces between them."""
    if not piece:
        return "", []
    if "\u3000" in piece or "\xa0" in piece:
        piece = piece.replace("\u3000", " ").replace("\xa0", " ")
    if " " not in piece:
        if piece[0] not in FIRST:
            return piece, []
        number = parse_number(piece)
        return ("", [number]) if number.kind in ("value", "placeholder") else (piece, [])
    tokens = piece.split(" ")
    end = len(tokens)
    while end and _TRAILING.fullmatch(tokens[end - 1]):
        end -= 1
    numbers = [parse_number(token) for token in tokens[end:]]
    if any(number.kind not in ("value", "placeholder") for number in numbers):
        return piece, []
    return " ".join(tokens[:end]).strip(), numbers


def split_into_rows(piece: str, row_of: Mapping[str, int]) -> list[str]:
    """Splits a piece in which several rows stand: 规章 0 0 0 行政规范性文件 0 0 7.

    It is split behind numbers that follow the whole label of a row, and nowhere else: other words
    may hold numbers too.
    """
    tokens = piece.split(" ")
    if not 4 <= len(tokens) <= _MOST_PIECES:
        return [piece]
    parts: list[str] = []
    label: deque[str] = deque(maxlen=MAX_TOKENS)  # the end of the words before this place
    start = place = 0
    while place < len(tokens):
        end = place
        while (
            end < len(tokens)
            and tokens[end][:1] in FIRST
            and (_TRAILING.fullmatch(tokens[end]) or _WORDY.fullmatch(tokens[end]))
        ):
            end += 1
        if end > place and _names_row(label, row_of):
            parts.append(" ".join(tokens[start:end]))
            start = end
            label.clear()
        else:
            label.extend(filter(_may_be_label, tokens[place : max(end, place + 1)]))
        place = max(end, place + 1)
    if start < len(tokens):
        parts.append(" ".join(tokens[start:]))
    return parts


def numbers_before_label(
    texts: Sequence[str], row_named: Callable[[str], int | None], widths: Sequence[int]
) -> int:
    """Returns how many numbers stand before the label of their row: 3 of ``1 2 6 规章``, else 0.

    Args:
        texts: The pieces of a line, or the cells of a row of a grid.
        row_named: Gives the index of the row that a label names.
        widths: Row → number of its columns. One number before a label may be that of an item.
    """
    count = 0
    while count < len(texts) and parse_number(texts[count]).kind != "not_a_number":
        count += 1
    if not 1 < count < len(texts):
        return 0
    row = row_named("".join(texts[count:]))
    return count if row is not None and widths[row] == count else 0


def separated(text: str, table: TableWords) -> tuple[list[str], int] | None:
    """Returns the cells that commas or semicolons part on a line, and the index of the first value.

    The result is ``None`` unless they are headings of the table, or labels of it and behind these
    just as many values as the row has columns.
    """
    for delimiter in _DELIMITERS:
        if delimiter not in text or len(text) > _LONGEST_SEPARATED or text[-1] in "。；;":
            continue
        cells = [cell.strip().strip('"') for cell in _split(text, delimiter)]
        if any(map(_LAST_DIGITS.fullmatch, cells)):
            continue
        start = next((at for at, cell in enumerate(cells) if _is_value(cell)), len(cells))
        known = [table.prints(cell) for cell in cells[:start]]
        if start == len(cells):
            if known.count(True) > 1 and max(map(len, cells)) <= _LONG_HEADING:
                return cells, start
            continue
        row = table.row_named(cells[start - 1]) if start else None
        width = table.widths[row] if row is not None else 0
        if not start and table.arrangement == "sideways":
            width = sum(table.widths)
        if all(known) and len(cells) - start == width and all(map(_is_value, cells[start:])):
            return cells, start
    return None


def _split(text: str, delimiter: str) -> list[str]:
    """Splits a text at delimiters that are not inside quotation marks."""
    if '"' not in text:
        return text.split(delimiter)
    return re.split(rf'{delimiter}(?=(?:[^"]*"[^"]*")*[^"]*$)', text)


def _is_value(text: str) -> bool:
    return parse_number(text).kind != "not_a_number"


def glued_digits(words: str, row_of: Mapping[str, int]) -> str:
    """Returns the digits that stand right behind a row's label: those of 规章000."""
    match = _GLUED.search(words)
    if match is None or not match.start() or not _names_row(words[: match.start()].split(), row_of):
        return ""
    return match[0]


def _may_be_label(word: str) -> bool:
    """Whether a piece can be one of a row's label: English beside it is a translation."""
    return not (word.isascii() and word.isalpha())


def _names_row(words: Iterable[str], row_of: Mapping[str, int]) -> bool:
    tokens = [word for word in words if _may_be_label(word)]
    return any(bare_key("".join(tokens[-count:])) in row_of for count in range(1, MAX_TOKENS))
