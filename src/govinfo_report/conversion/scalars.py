"""Strict conversion of single values: each takes what JSON decoding gave, or raises ``ValueError``.

``"1"``, ``1.5``, ``1.0``, ``true`` and ``-1`` are no counts; ``"1.5"`` and ``true`` are no amounts.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any, Final, cast, get_args

from govinfo_report.json_text import Unreadable, whole
from govinfo_report.model import EDITIONS, MAX_AMOUNT, MAX_COUNT, Scope
from govinfo_report.model.contract import MAX_AMOUNT_DIGITS, SCHEMA_VERSION, is_short

_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME: Final = re.compile(r"T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?")

_SCHEMA_ID: Final = re.compile(
    r"urn:govinfo-report:schema:report(?:-[0-9]{4})?:"
    r"(?P<major>0|[1-9][0-9]{0,8})\.(?P<minor>0|[1-9][0-9]{0,8})"
)

_NAMES: Final = {
    type(None): "null",
    bool: "a boolean",
    int: "an integer",
    float: "a fraction",
    Decimal: "a fraction",
    str: "a text",
    dict: "an object",
    list: "an array",
    tuple: "an array",
}


def named(value: Any) -> str:
    """What a value is, for a message: the sort, and the value where it is short."""
    if isinstance(value, Unreadable):
        return value.words.en
    sort = _NAMES.get(type(value), type(value).__name__)
    if isinstance(value, (bool, int, float, Decimal, str)):
        # The digits of a huge integer are not worth computing, nor a long text worth printing.
        if isinstance(value, int) and value.bit_length() > 64:
            return f"{sort} of more than 64 bits"
        shown = repr(value) if isinstance(value, str) else str(value).lower()
        return f"{sort} ({shown if len(shown) <= 40 else shown[:40] + '…'})"
    return sort


def count(value: Any) -> int | None:
    """A count (件, 项): an integer from 0 to 2^53 − 1, or ``None`` for a blank cell."""
    if value is None or (type(value) is int and 0 <= value <= MAX_COUNT):
        return value
    raise ValueError(f"expected an integer from 0 to {MAX_COUNT} or null, found {named(value)}")


def signed_count(value: Any) -> int | None:
    """A change of a count, which may be negative, or ``None`` for a blank cell."""
    if value is None or (type(value) is int and -MAX_COUNT <= value <= MAX_COUNT):
        return value
    raise ValueError(
        f"expected an integer from -{MAX_COUNT} to {MAX_COUNT} or null, found {named(value)}"
    )


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
    raise ValueError(
        f"expected a number from 0 to {MAX_AMOUNT} (of at most {MAX_AMOUNT_DIGITS} digits) "
        f"or null, found {named(value)}"
    )


def year(value: Any) -> int | None:
    """A reporting year, 1 to 9999, or ``None``."""
    if value is None or (type(value) is int and 1 <= value <= 9999):
        return value
    raise ValueError(f"expected a year (an integer from 1 to 9999) or null, found {named(value)}")


def text(value: Any) -> str:
    """A text that UTF-8 can express."""
    if isinstance(value, str):
        if whole(value) != value:
            raise ValueError("a text with a lone surrogate")
        return value
    raise ValueError(f"expected a text, found {named(value)}")


def text_or_null(value: Any) -> str | None:
    """A text, or ``None``."""
    if value is None or isinstance(value, str):
        return None if value is None else text(value)
    raise ValueError(f"expected a text or null, found {named(value)}")


def schema_id(value: Any) -> str:
    """The id of a schema; of our own, only those of a version that this release understands."""
    claimed = text(value)
    match = _SCHEMA_ID.fullmatch(claimed)
    if match and int(match["major"]) != SCHEMA_VERSION[0]:
        raise ValueError(
            f"the document is of version {match['major']}.{match['minor']}, "
            f"this release reads versions {SCHEMA_VERSION[0]}.x"
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
    choice = " or ".join(f'"{name}"' for name in EDITIONS)
    raise ValueError(f"expected {choice}, found {named(value)}")


def scope(value: Any) -> Scope | None:
    """Whose figures they are."""
    if value is None or (isinstance(value, str) and value in get_args(Scope)):
        return cast("Scope | None", value)
    raise ValueError(f'expected "organ", "consolidated" or null, found {named(value)}')


def date(value: Any) -> dt.date:
    """A date, ``YYYY-MM-DD``."""
    if type(value) is dt.date:
        return value
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"there is no such day: {value}") from None
    raise ValueError(f"expected a date (YYYY-MM-DD), found {named(value)}")


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
    raise ValueError(
        f"expected a date or a time (YYYY-MM-DD, YYYY-MM-DDThh:mm[:ss]) or null, "
        f"found {named(value)}"
    )
