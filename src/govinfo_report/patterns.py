"""Regular expressions that are compiled when they are first used.

Compiling them takes a good part of the time in which a program starts, and most runs use few.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class _Pattern:
    """Has the attributes of the compiled expression, each its own from its first use on."""

    def __init__(self, expression: Any, flags: int) -> None:
        self._source = (expression, flags)

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._source), name)
        setattr(self, name, found)  # looked up as fast as that of a compiled expression
        return found


def lazy_pattern(expression: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern as :func:`re.compile` gives it, compiled when it is first used.

    Args:
        expression: The regular expression.
        flags: As :func:`re.compile` takes them.
    """
    return cast("re.Pattern[AnyStr]", _Pattern(expression, flags))
