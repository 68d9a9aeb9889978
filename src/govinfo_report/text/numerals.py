"""Numbers in running prose: 3119, 1.2万, 三千一百一十九, 四十余, 3至5, 12.3%, 百分之十二点三.

A cell holds one number or none (:mod:`govinfo_report.text.numbers`); a sentence holds any number of
them, written in digits or in characters, exactly or roughly. Digits go through the one parser of
the library. Nothing here guesses what a number counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final, Literal, TypeAlias

from msgspec import Struct

from govinfo_report.patterns import lazy_pattern
from govinfo_report.text.numbers import parse_number

Exactness: TypeAlias = Literal["exact", "about", "over", "under", "range"]
"""As stated; roughly (约); at least and a little more (余, 超过); a little less (近); from … to."""

NumeralForm: TypeAlias = Literal["count", "percent", "fraction"]
"""A plain number; a percentage (its value is the number before %); a part (三分之一)."""

_DIGITS: Final = {
    **{character: value for value, character in enumerate("零一二三四五六七八九")},
    "〇": 0,
    "○": 0,
    "两": 2,
    **{character: value for value, character in enumerate("壹贰叁肆伍陆柒捌玖", 1)},
}
_TENS: Final = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_MYRIADS: Final = {"万": 10**4, "亿": 10**8}

_ARABIC: Final = r"[0-9]{1,3}(?:,[0-9]{3}){1,5}(?![0-9])|[0-9]{1,16}(?:\.[0-9]{1,6})?"
_NUMERALS: Final = "零〇○一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟廿卅"
_CHINESE: Final = f"[{_NUMERALS}]{{1,20}}"

FIGURES: Final = f"0-9{_NUMERALS}"
"""The characters that a number can begin with, for a class of a pattern."""

COUNTED: Final = (
    f"[0-9]|[{_NUMERALS}]"
    f"(?=[{_NUMERALS}余多几来件条份宗起例笔封项次人个元块年倍成点分%‰至到~—–―,、;:)。-]|$)"
)
"""A pattern of numerals that may count something: not 一 in 进一步 and 统一."""


def _one(number: str) -> str:
    """The pattern of one number, its groups named with ``number`` at the end."""
    return (
        rf"(?:(?P<arabic{number}>{_ARABIC})(?P<scale{number}>[百千万亿]{{0,2}})"
        rf"|(?P<chinese{number}>{_CHINESE}))"
        rf"(?P<more{number}>[余多几来]?)(?P<after{number}>[百千万亿]{{0,2}})"
    )


_NUMERAL: Final = lazy_pattern(
    rf"(?=[{FIGURES}])(?P<hundredths>百分之)?"  # most characters begin no number
    + _one("")
    + r"(?P<point>点[零〇一二三四五六七八九]{1,6})?"
    + r"(?P<percent>[%‰])?"
    + rf"(?:(?P<to>[至到~—–―-]{{1,2}}){_one('2')}(?P<percent2>%)?)?"
    + rf"(?P<part>分之{_CHINESE})?"
)

_BEFORE: Final[Mapping[str, Exactness]] = {
    **dict.fromkeys(("最近", "附近", "临近"), "exact"),
    **dict.fromkeys(("不超过", "未超过", "至多", "最多", "不多于", "不高于"), "under"),
    **dict.fromkeys(("将近", "接近", "近"), "under"),
    **dict.fromkeys(("不少于", "不低于", "至少"), "over"),
    **dict.fromkeys(("大约", "大概", "约"), "about"),
}
"""What words before a number say of it; the longest that stands there counts."""

_BEFORE_STRICT: Final[Mapping[str, Exactness]] = {
    **dict.fromkeys(("不足", "不到", "少于", "低于"), "under"),
    **dict.fromkeys(("超过", "突破", "多于", "高于", "超", "逾"), "over"),
}
"""The same of words that exclude the number itself."""

_ALL_BEFORE: Final = tuple(sorted((*_BEFORE, *_BEFORE_STRICT), key=len, reverse=True))

_AFTER: Final[Mapping[str, Exactness]] = {
    "以上": "over",
    "左右": "about",
    "上下": "about",
    "以内": "under",
    "以下": "under",
}


class Numeral(Struct, frozen=True, gc=False):
    """One number in a text.

    Attributes:
        start: Where it begins in the text.
        end: Where it ends, without its unit.
        value: The number, exact as far as it is said; of a range its lower end.
        upper: Upper end of a range, else ``None``.
        exactness: How exactly it is said.
        form: Whether it is a plain number, a percentage or a fraction.
        strict: Whether the number itself is excluded: 超过8 is 9 or more, 至少8 is 8 or more.
    """

    start: int
    end: int
    value: int | Decimal
    upper: int | Decimal | None
    exactness: Exactness
    form: NumeralForm
    strict: bool = False


def parse_chinese(characters: str) -> int | None:
    """The number that Chinese numerals say, or ``None`` where they say none.

    ``三千一百一十九`` is 3119, ``二〇二三`` 2023, ``十二`` 12, ``三百五`` 350, ``一万两千`` 12000.
    """
    characters = characters.replace("廿", "二十").replace("卅", "三十")
    if not characters:
        return None
    if all(c in _DIGITS for c in characters):
        return int("".join(str(_DIGITS[c]) for c in characters))
    total = section = 0
    digit: int | None = None
    below = 10**12  # every unit must be smaller than the one before it in its section
    zero = False
    for character in characters:
        if character in _DIGITS:
            if digit is not None and not zero:
                return None
            digit, zero = _DIGITS[character], character in "零〇○"
        elif character in _TENS:
            unit = _TENS[character]
            if unit >= below or (unit > 10 and not digit):
                return None
            section += (digit or 1) * unit
            digit, zero, below = None, False, unit
        else:
            unit = _MYRIADS[character]
            section += digit or 0
            if not total + section:
                return None
            # 一亿二千万: the section alone; 三万亿: everything so far
            total = (
                total + section * unit if total >= unit or not total else (total + section) * unit
            )
            section, digit, zero, below = 0, None, False, 10**4
    if digit and not zero and below in (100, 1000) and characters[-2:-1] not in "零〇○":
        digit *= below // 10  # 三百五 is 350
    return total + section + (digit or 0)


def _scale(letters: str) -> int:
    factor = 1
    for letter in letters:
        factor *= _TENS.get(letter) or _MYRIADS[letter]
    return factor


def _value(match: re.Match[str], which: str) -> int | Decimal | None:
    """The number of one of the two groups of the pattern."""
    arabic = match["arabic" + which]
    factor = _scale(match["after" + which] or "")
    if arabic is not None:
        number = parse_number(arabic).value
        factor *= _scale(match["scale" + which] or "")
    else:
        number = parse_chinese(match["chinese" + which] or "")
    if number is None:
        return None
    return _whole(number * factor)


def _whole(number: int | Decimal) -> int | Decimal:
    """An integer where it is one: 1.2万 is 12000. A printed 12.0 stays a decimal."""
    if isinstance(number, Decimal) and number == number.to_integral_value() and number >= 1000:
        return int(number)
    return number


def _neighbours(match: re.Match[str]) -> tuple[int, int] | None:
    """三四件 is three to four, 七八十 seventy to eighty: two neighbouring digits in a row."""
    characters = match["chinese"] or ""
    if len(characters) < 2 or match["to"]:
        return None
    first, second = (_DIGITS.get(c, 0) for c in characters[:2])
    rest = characters[2:]
    if not 0 < first == second - 1 or any(c in _DIGITS for c in rest):
        return None
    low, high = parse_chinese(characters[0] + rest), parse_chinese(characters[1] + rest)
    return None if low is None or high is None else (low, high)


def numerals(text: str, start: int = 0, end: int | None = None) -> Iterator[Numeral]:
    """Every number in ``text[start:end]``, in order, with its place in ``text``.

    ``text`` has ASCII digits and punctuation (NFKC). Exactness is read from the words around
    (约, 近, 超过, 余, 多) but for those behind a unit, see :func:`exactness_after`.
    """
    for match in _NUMERAL.finditer(text, start, len(text) if end is None else end):
        numeral = _numeral(text, match)
        if numeral is not None:
            yield numeral


def _numeral(text: str, match: re.Match[str]) -> Numeral | None:
    pair = _neighbours(match)
    value = pair[0] if pair else _value(match, "")
    if value is None:
        return None
    form: NumeralForm = "count"
    if match["hundredths"] or match["percent"] == "%" or match["percent2"]:
        form = "percent"
    elif match["part"] or match["percent"]:
        form = "fraction"
    if match["point"]:
        decimals = "".join(str(_DIGITS[c]) for c in match["point"][1:])
        value = Decimal(f"{value}.{decimals}")
    exactness, strict = _exactness_before(text, match.start())
    upper: int | Decimal | None = None
    if pair is not None:
        upper, exactness = pair[1], "range"
    elif match["to"]:
        upper = _value(match, "2")
        if upper is None or upper <= value:
            return Numeral(match.start(), match.start("to"), value, None, exactness, form, strict)
        exactness = "range"
    elif match["more"]:
        exactness, strict = "over", False
    strict = strict and exactness != "range"
    return Numeral(match.start(), match.end(), value, upper, exactness, form, strict)


def _exactness_before(text: str, start: int) -> tuple[Exactness, bool]:
    before = text[max(0, start - 3) : start]
    if not before.endswith(_ALL_BEFORE):
        return "exact", False
    word = next(word for word in _ALL_BEFORE if before.endswith(word))
    if word in _BEFORE_STRICT:
        return _BEFORE_STRICT[word], True
    return _BEFORE[word], False


def exactness_after(text: str, end: int) -> Exactness | None:
    """What the words behind a number and its unit say: 40件以上, 50件左右; ``None``: nothing."""
    return _AFTER.get(text[end : end + 2])
