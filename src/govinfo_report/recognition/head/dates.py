"""Dates and periods as pages print them."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from govinfo_report.model import Period

_DAY: Final = r"(20[0-9]{2})\s*[-./年]\s*([0-9]{1,2})\s*[-./月]\s*([0-9]{1,2})\s*日?"
_DATE: Final = re.compile(_DAY)
_MOMENT: Final = re.compile(_DAY + r"(?:[\sT]*([0-9]{1,2})[:：]([0-9]{2})(?:[:：]([0-9]{2}))?)?")
_HOUR: Final = r"(?:[0-9]{1,2}[时点]|零[时点])?"
_PERIOD: Final = re.compile(
    r"(?<![0-9])(20[0-9]{2})[-./年]([0-9]{1,2})[-./月]([0-9]{1,2})日?"
    + _HOUR
    + r"起?[,，]?(?:至|到|[—–－-]+|~|～)"
    r"(?:(20[0-9]{2})[-./年]度?)?([0-9]{1,2})[-./月]([0-9]{1,2})(?![0-9])日?"
)
_DAMAGED: Final = re.compile(
    r"20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日?起?(?:至|到).{1,8}[0-9]{1,2}月[0-9]{1,2}日"
    # A font that lost its 年 and 月, or who typed forgot one: 自202111日起至20211231日止.
    r"|(?<=[自从为限期间])20[0-9]{2}[0-9年月日]{2,9}起?[,，]?(?:至|到|[—–－-]|~|～)[0-9年月日]{3,11}"
)
_HALF_WIDTH: Final = str.maketrans("０１２３４５６７８９－．／", "0123456789-./")
_SPACES: Final = re.compile(r"\s+")
_DIGITS: Final = {
    **dict(zip("零一二三四五六七八九", "0123456789", strict=True)),
    **dict.fromkeys("〇○ＯO", "0"),
}
_NUMERAL: Final = "[一二三四五六七八九十]{1,3}"
_CHINESE: Final = re.compile(
    rf"(?P<year>二[零〇○ＯO][零〇○ＯO一二三四五六七八九]{{2}})(?=年)"
    rf"(?:年(?P<month>{_NUMERAL})月(?:(?P<day>{_NUMERAL})日)?)?"
)
_CHINESE_DAY: Final = re.compile(rf"(?P<month>{_NUMERAL})月(?P<day>{_NUMERAL})日")


def arabic_dates(text: str) -> str:
    """Replaces years and dates in Chinese numerals, 二〇二四年一月二十日, by digits."""
    if "二" not in text or not _CHINESE.search(text):
        return text
    return _CHINESE_DAY.sub(_arabic_day, _CHINESE.sub(_arabic, text))


def _arabic_day(match: re.Match[str]) -> str:
    return f"{_tens(match['month'])}月{_tens(match['day'])}日"


def _arabic(match: re.Match[str]) -> str:
    date = "".join(_DIGITS[character] for character in match["year"])
    for unit, part, sign in (("年", match["month"], "月"), ("", match["day"], "日")):
        if part:
            date += f"{unit}{_tens(part)}{sign}"
    return date


def _tens(numeral: str) -> str:
    """Returns a number up to 99 in digits; anything else as it is."""
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return _DIGITS.get(numeral, numeral)
    return _DIGITS.get(tens, "1" if not tens else "?") + _DIGITS.get(ones, "0" if not ones else "?")


def _plain(text: str) -> str:
    """Returns a text with digits and signs of half width at its beginning."""
    return arabic_dates(text.strip("[]【】 \t\u3000\xa0").translate(_HALF_WIDTH))


def parse_date(text: str) -> dt.date | None:
    """Returns the date at the beginning of a text, if there is one."""
    match = _DATE.match(_plain(text))
    return _date(match[1], match[2], match[3]) if match else None


def parse_moment(text: str) -> str | None:
    """Returns the date or date and time at the beginning, as ISO text, as exact as printed."""
    match = _MOMENT.match(_plain(text))
    if match is None or (date := _date(match[1], match[2], match[3])) is None:
        return None
    if match[4] is None:
        return date.isoformat()
    hour, minute = int(match[4]), int(match[5])
    second = int(match[6]) if match[6] else 0
    if hour > 23 or minute > 59 or second > 59:
        return date.isoformat()
    clock = f"{hour:02}:{minute:02}" + (f":{second:02}" if match[6] else "")
    return f"{date.isoformat()}T{clock}"


def find_period(text: str) -> tuple[Period | None, str]:
    """Returns the first period in a text, and its words; no period if they cannot be read.

    One that ends before it begins is read as printed, where both years are: without the second
    year it may be that of the next year's day.
    """
    text = arabic_dates(_SPACES.sub("", text))
    match = _PERIOD.search(text)
    if match is not None:
        start = _date(match[1], match[2], match[3])
        end = _date(match[4] or match[1], match[5], match[6])
        if start is not None and end is not None and (match[4] or start <= end):
            return Period(start, end), match[0]
        return None, match[0]
    damaged = _DAMAGED.search(text)
    return None, damaged[0] if damaged else ""


def _date(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
