"""Regular expressions that match the days that exist, so that every validator agrees on them.

Validators differ in what they make of ``format``: some do not look at it, some know no leap years,
some take the year 0000. These patterns say it all by themselves (proleptic Gregorian calendar, the
years 0001 to 9999); ``format`` stands beside them. They use nothing that ECMAScript, Python, Rust
and RE2 understand differently. Python alone lets ``$`` match before a last line feed: the
definitions that use these patterns refuse that in another way.
"""

from __future__ import annotations

from typing import Final

_YEAR: Final = "(?:[0-9]{3}[1-9]|[0-9]{2}[1-9][0-9]|[0-9][1-9][0-9]{2}|[1-9][0-9]{3})"  # not 0000
_OF_31: Final = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
_OF_30: Final = "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
_FEBRUARY: Final = "02-(?:0[1-9]|1[0-9]|2[0-8])"
_BY_4: Final = "(?:0[48]|[2468][048]|[13579][26])"  # two digits, divisible by 4, not 00
_LEAP_YEAR: Final = f"(?:[0-9]{{2}}{_BY_4}|{_BY_4}00)"

_DAY: Final = f"(?:{_YEAR}-(?:{_OF_31}|{_OF_30}|{_FEBRUARY})|{_LEAP_YEAR}-02-29)"
_TIME: Final = "T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?"

DATE_PATTERN: Final = f"^{_DAY}$"
"""A day, ``YYYY-MM-DD``."""

TIMESTAMP_PATTERN: Final = f"^{_DAY}(?:{_TIME})?$"
"""A day, with the time of day as far as it is printed: ``YYYY-MM-DD[Thh:mm[:ss]]``."""
