"""The one number parser of the library: what a printed cell says.

Every number of a table, whatever page and format it came from, passes through :func:`parse_number`.
Nothing that cannot be read becomes a number: the words are handed back instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Final, Literal, TypeAlias

from msgspec import Struct

from govinfo_report.patterns import lazy_pattern
from govinfo_report.text.spelling import Remembered, ordinary, visible

NumberKind: TypeAlias = Literal["value", "blank", "placeholder", "not_a_number"]
"""A number; nothing printed; a sign in place of a number; words that are no number."""

MAX_LENGTH: Final = 60
"""Longest printed cell that is looked at as a number; anything longer is words."""

MAX_DIGITS: Final = 16
"""Most digits before the decimal point: those of the largest count of a document, 2^53 − 1."""

PLACEHOLDERS: Final = frozenset(
    (
        *("/", "//", "\\", "_", "*", "**", "-", "--", "---", "–", "―", "—", "——", "———"),
        *("无", "無", "空", "不适用", "不適用", "N/A", "n/a", "NA"),
    )
)
"""Signs and words that offices print in place of a number."""

_UNITS: Final = {
    **dict.fromkeys(("件", "个", "条", "份", "宗", "起", "件次"), "件"),
    "项": "项",
    "万元": "万元",
    **dict.fromkeys(("元", "人民币元"), "元"),
}

# Full-width digits, signs, separators and brackets to ASCII: what NFKC does, for the few characters
# that matter, in one pass. The minus has several shapes.
_ASCII: Final = str.maketrans(
    "０１２３４５６７８９＋－−﹣．，（）﹙﹚／",
    "0123456789+---.,()()/",
)
_BLANK: Final = " \t\n\r\f\v\u3000\xa0"
_SPACES: Final = lazy_pattern(r"\s+")
_PLAIN: Final = re.compile(r"[+-]?[0-9]{1,16}")
_SIGNS: Final = {"增": "+", "减": "-", "減": "-"}
"""First character of a word in place of a sign."""

_PRINTED: Final = lazy_pattern(
    r"(?P<currency>[¥￥]?)(?:(?P<sign>[+-])|(?P<change>增加?|[减減]少?))?"
    r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3}){1,6}|[0-9]{1,24})(?P<fraction>\.[0-9]{1,12})?"
    rf"(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})?"
    r"(?P<words>\([^()]*\))?"
)


class PrintedNumber(Struct, frozen=True, gc=False):
    """What one printed cell says.

    Attributes:
        kind: Which of the four things it is.
        value: The number, exact; ``None`` unless ``kind`` is ``value``. Integers of any sign are
            ``int``; a decimal point makes it a :class:`~decimal.Decimal`, also in ``1.0``.
        unit: Unit printed with it (``件``, ``项``, ``元``, ``万元``), ``None`` where there is none.
        words: What is printed beside it, in brackets (``其中修订16件``); ``""`` where nothing is.
        raw: The cell as printed, without invisible characters and white space at its ends.
        plain: Whether it is a count in ASCII digits and nothing else, as nearly every cell.
        change: Whether a word tells its sign (``减3``): it can only be an increase or a decrease.
    """

    kind: NumberKind
    value: int | Decimal | None = None
    unit: str | None = None
    words: str = ""
    raw: str = ""
    plain: bool = False
    change: bool = False


def _parsed(printed: str) -> PrintedNumber:
    raw = visible(printed).strip(_BLANK)
    if len(printed) > 2 * MAX_LENGTH:
        return PrintedNumber("not_a_number", raw=raw) if raw else PrintedNumber("blank")
    if _PLAIN.fullmatch(raw):  # nearly every cell
        return PrintedNumber(
            "value", int(raw), raw=raw, plain=raw.isdigit() and len(raw) < MAX_DIGITS
        )
    if not raw or not (shown := _SPACES.sub(" ", raw.translate(_ASCII)).strip()):
        return PrintedNumber("blank")
    text = shown if shown.isascii() else ordinary(shown)
    if text in PLACEHOLDERS:
        return PrintedNumber("placeholder", raw=raw)
    if len(text) > MAX_LENGTH:
        return PrintedNumber("not_a_number", raw=raw)
    return _annotated(text, shown, raw)


def _annotated(text: str, shown: str, raw: str) -> PrintedNumber:
    """The number that ``text`` is: ``shown`` in simplified characters, each at its place."""
    number, bracket, words = text.partition("(")
    # White space may part a number from its unit or its remark, never digit from digit.
    number = re.sub(
        r"(?<=[0-9.,¥￥+-]) (?=[^0-9])|(?<=[¥￥+增加减減少-]) (?=[0-9])", "", number.strip()
    )
    match = _PRINTED.fullmatch(number + bracket + words)
    if match is None:
        return PrintedNumber("not_a_number", raw=raw)
    whole = match["whole"].replace(",", "")
    if len(whole) > MAX_DIGITS:
        return PrintedNumber("not_a_number", raw=raw)
    unit = _UNITS[match["unit"]] if match["unit"] else None
    unit = "元" if match["currency"] and unit is None else unit
    sign = _SIGNS[match["change"][0]] if match["change"] else match["sign"] or ""
    digits = f"{sign}{whole}{match['fraction'] or ''}"
    value = Decimal(digits) if match["fraction"] else int(digits)
    words = shown[text.index("(") + 1 : -1].strip() if match["words"] else ""
    return PrintedNumber("value", value, unit, words, raw, change=bool(match["change"]))


# The cells of a page are mostly the same few numbers.
_NUMBERS: Final = Remembered(_parsed, most=4096, longest=2 * MAX_LENGTH)

parse_number: Final[Callable[[str], PrintedNumber]] = _NUMBERS.__getitem__
"""What a printed cell says: a number, nothing, a placeholder, or no number.

Read are ``12``, ``+19``, ``-8``, ``减8``, ``1,234``, ``59237.2449``, ``３``, ``3件``, ``251000元``,
``22（其中修订 16 件）``. White space inside the digits makes it no number: ``1 2`` may be two
cells. Never goes through a binary float.
"""


def parse_numbers(printed: Iterable[str]) -> list[PrintedNumber]:
    """What each of several printed cells says, as :func:`parse_number` does."""
    return list(map(parse_number, printed))
