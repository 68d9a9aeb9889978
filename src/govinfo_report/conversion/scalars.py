"""Strict conversion of single values: each takes what JSON decoding gave, or raises ``ValueError``.

``"1"``, ``1.5``, ``1.0``, ``true`` and ``-1`` are no counts; ``"1.5"`` and ``true`` are no amounts.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any, Final, cast, get_args

from govinfo_report.catalogue import EDITIONS
from govinfo_report.json_text import Unreadable, whole
from govinfo_report.language import OR, Text, both
from govinfo_report.model import MAX_AMOUNT, MAX_COUNT, Scope
from govinfo_report.model.contract import MAX_AMOUNT_DIGITS, SCHEMA_VERSION, is_short

_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME: Final = re.compile(r"T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?")

_SCHEMA_ID: Final = re.compile(
    r"urn:govinfo-report:schema:report(?:-[0-9]{4})?:"
    r"(?P<major>0|[1-9][0-9]{0,8})\.(?P<minor>0|[1-9][0-9]{0,8})"
)

_FRACTION: Final = Text("带小数点或指数的数", "a fraction")
_ARRAY: Final = Text("数组", "an array")
_NAMES: Final = {
    type(None): both("null"),
    bool: Text("布尔值", "a boolean"),
    int: Text("整数", "an integer"),
    float: _FRACTION,
    Decimal: _FRACTION,
    str: Text("文本", "a text"),
    dict: Text("对象", "an object"),
    list: _ARRAY,
    tuple: _ARRAY,
}


_COUNT: Final = Text(f"0 至 {MAX_COUNT} 的整数或 null", f"an integer from 0 to {MAX_COUNT} or null")
_SIGNED_COUNT: Final = Text(
    f"-{MAX_COUNT} 至 {MAX_COUNT} 的整数或 null",
    f"an integer from -{MAX_COUNT} to {MAX_COUNT} or null",
)
_AMOUNT: Final = Text(
    f"0 至 {MAX_AMOUNT} 的数（最多 {MAX_AMOUNT_DIGITS} 位）或 null",
    f"a number from 0 to {MAX_AMOUNT} (of at most {MAX_AMOUNT_DIGITS} digits) or null",
)
_YEAR: Final = Text("年份（1 至 9999 的整数）或 null", "a year (an integer from 1 to 9999) or null")
_TEXT: Final = Text("文本", "a text")
_TEXT_OR_NULL: Final = Text("文本或 null", "a text or null")
_SCOPE: Final = Text('"organ"、"consolidated" 或 null', '"organ", "consolidated" or null')
_DAY: Final = Text("日期（YYYY-MM-DD）", "a date (YYYY-MM-DD)")
_TIME_OR_NULL: Final = Text(
    "日期或时刻（YYYY-MM-DD、YYYY-MM-DDThh:mm[:ss]）或 null",
    "a date or a time (YYYY-MM-DD, YYYY-MM-DDThh:mm[:ss]) or null",
)


class WrongValueError(ValueError):
    """A value is not what the document may hold; says so in both languages."""

    def __init__(self, words: Text) -> None:
        self.words = words
        super().__init__(words.en)


def words_of(error: ValueError) -> Text:
    """What an error says, in both languages where it is one of ours."""
    return error.words if isinstance(error, WrongValueError) else both(str(error))


def unexpected(expected: Text, value: Any) -> WrongValueError:
    """The error for a value of another kind than expected, or out of its range."""
    said = Text("应为：{expected}；实为：{found}", "expected {expected}, found {found}")
    return WrongValueError(said.filled(expected=expected, found=named(value)))


LONE_SURROGATE: Final = Text("文本含有孤立的代理码位", "a text with a lone surrogate")


def named(value: Any) -> Text:
    """What a value is, for a message: the kind, and the value where it is short."""
    if isinstance(value, Unreadable):
        return value.words
    sort = _NAMES.get(type(value), both(type(value).__name__))
    if isinstance(value, (bool, int, float, Decimal, str)):
        # The digits of a huge integer are not worth computing, nor a long text worth printing.
        if isinstance(value, int) and value.bit_length() > 64:
            return Text("超过64位的{sort}", "{sort} of more than 64 bits").filled(sort=sort)
        shown = repr(value) if isinstance(value, str) else str(value).lower()
        shown = shown if len(shown) <= 40 else shown[:40] + "…"
        return Text("{sort} {shown}", "{sort} ({shown})").filled(sort=sort, shown=shown)
    return sort


def count(value: Any) -> int | None:
    """A count (件, 项): an integer from 0 to 2^53 − 1, or ``None`` for a blank cell."""
    if value is None or (type(value) is int and 0 <= value <= MAX_COUNT):
        return value
    raise unexpected(_COUNT, value)


def signed_count(value: Any) -> int | None:
    """A change of a count, which may be negative, or ``None`` for a blank cell."""
    if value is None or (type(value) is int and -MAX_COUNT <= value <= MAX_COUNT):
        return value
    raise unexpected(_SIGNED_COUNT, value)


def amount(value: Any) -> Decimal | None:
    """Money in 万元 as an exact decimal, or ``None`` for a blank cell.

    A float (from a document that somebody else parsed) is taken as the decimal it prints as.
    """
    if value is None:
        return None
    if type(value) is float:
        value = Decimal(repr(value))
    if type(value) is int or type(value) is Decimal:
        number = Decimal(value)
        # Comparing a NaN raises, so finiteness is asked first.
        if number.is_finite() and 0 <= number <= MAX_AMOUNT and is_short(number):
            return number
    raise unexpected(_AMOUNT, value)


def year(value: Any) -> int | None:
    """A reporting year, 1 to 9999, or ``None``."""
    if value is None or (type(value) is int and 1 <= value <= 9999):
        return value
    raise unexpected(_YEAR, value)


def text(value: Any) -> str:
    """A text that UTF-8 can express."""
    if isinstance(value, str):
        if whole(value) != value:
            raise WrongValueError(LONE_SURROGATE)
        return value
    raise unexpected(_TEXT, value)


def text_or_null(value: Any) -> str | None:
    """A text, or ``None``."""
    if value is None or isinstance(value, str):
        return None if value is None else text(value)
    raise unexpected(_TEXT_OR_NULL, value)


def schema_id(value: Any) -> str:
    """The id of a schema; of our own, only those of a version that this release understands."""
    claimed = text(value)
    match = _SCHEMA_ID.fullmatch(claimed)
    if match and int(match["major"]) != SCHEMA_VERSION[0]:
        raise WrongValueError(
            Text(
                "文档的版本为 {version}，本程序只能读取 {ours}.x 各版本",
                "the document is of version {version}, this release reads versions {ours}.x",
            ).filled(version=f"{match['major']}.{match['minor']}", ours=SCHEMA_VERSION[0])
        )
    return claimed


def newer_version(claimed: Any) -> str | None:
    """The version that a document claims, where that is a newer one of the same major."""
    match = _SCHEMA_ID.fullmatch(claimed) if isinstance(claimed, str) else None
    if match is None:
        return None
    version = int(match["major"]), int(match["minor"])
    newer = version[0] == SCHEMA_VERSION[0] and version > SCHEMA_VERSION
    return f"{version[0]}.{version[1]}" if newer else None


def edition(value: Any) -> str:
    """One of the editions of the form."""
    if isinstance(value, str) and value in EDITIONS:
        return value
    raise unexpected(OR.join(f'"{name}"' for name in EDITIONS), value)


def scope(value: Any) -> Scope | None:
    """Whose figures they are."""
    if value is None or (isinstance(value, str) and value in get_args(Scope)):
        return cast("Scope | None", value)
    raise unexpected(_SCOPE, value)


def date(value: Any) -> dt.date:
    """A date, ``YYYY-MM-DD``."""
    if type(value) is dt.date:
        return value
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            said = Text("没有这一天：{day}", "there is no such day: {day}")
            raise WrongValueError(said.filled(day=value)) from None
    raise unexpected(_DAY, value)


def date_or_null(value: Any) -> dt.date | None:
    """A date, or ``None``."""
    return None if value is None else date(value)


def timestamp_or_null(value: Any) -> str | dt.date | None:
    """A day, with the time of day as far as it is printed: ``YYYY-MM-DD[Thh:mm[:ss]]``."""
    if value is None or isinstance(value, dt.date):
        return value  # of a date the class makes the text
    if isinstance(value, str) and (len(value) == 10 or _TIME.fullmatch(value, 10)):
        date(value[:10])
        return value
    raise unexpected(_TIME_OR_NULL, value)
