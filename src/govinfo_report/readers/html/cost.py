"""What parsing a web page would cost, told from its tags before it is parsed.

The HTML standard closes and reopens elements in ways that a few bytes can make expensive: the
parser looks through all open elements at each tag, repeats every open formatting element
(``<b>``, ``<font>``) in each new paragraph, looks through all options of a list at each new one,
and through all attributes of a tag at each further one. Sound pages come nowhere near the bounds.
"""

from __future__ import annotations

import re
from math import isqrt
from typing import Final

from govinfo_report.readers import bounds

_HARMLESS: Final = 1_500
"""A page of so few tags cannot be expensive."""

_SHORT: Final = 1_000
"""A tag of fewer characters has no attributes worth counting."""

_TAG: Final = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9:]{0,20})")
# As the standard parts a tag into attributes: quotes count behind an equals sign only.
_SPACE: Final = r" \t\n\f\r"
_VALUE: Final = rf"(?:[{_SPACE}]*+=[{_SPACE}]*+(?:\"[^\"]*+\"|'[^']*+'|(?![\"'])[^{_SPACE}>]*+))?+"
_BEFORE: Final = " \t\n\f\r/\"'"
_NAME: Final = rf"[^{_SPACE}/>][^{_SPACE}/>=]*+"
_WHOLE_TAG: Final = re.compile(rf"<([a-zA-Z][^{_SPACE}/>]*+)((?:[{_SPACE}/]++|{_NAME}{_VALUE})*+)")
_ATTRIBUTE: Final = re.compile(rf"({_NAME}){_VALUE}")
_MERGED: Final = frozenset(("html", "body"))
"""Further tags of these elements add their attributes to the first."""

_FORMATTING: Final = frozenset(
    b"a b big code em font i nobr s small strike strong tt u".split(),
)
# Elements without an end tag, and those that the next one of their kind ends.
_ENDING_ALONE: Final = frozenset(
    b"area base br col colgroup dd dt embed hr img input li link meta option p param source tbody "
    b"td tfoot th thead tr track wbr".split(),
)


def check_cost(data: bytes) -> None:
    """Refuses a page that would take more than a few seconds.

    Raises:
        ReadError: It has more tags, deeper nesting, or more repeated formatting than the bounds.
    """
    tags = data.count(b"<")
    bounds.TAGS.check(tags)
    if tags <= _HARMLESS:
        return
    depth = formatting = deepest = repeated = options = 0
    for closes, name in _TAG.findall(data.replace(b"\x00", b"")):
        lowered = name.lower()
        options += lowered == b"option"
        if lowered in _FORMATTING:
            formatting = max(formatting - 1, 0) if closes else formatting + 1
        elif lowered in _ENDING_ALONE:
            repeated += formatting
        elif closes:
            depth = max(depth - 1, 0)
        else:
            depth += 1
            repeated += formatting
        deepest = max(deepest, depth + formatting)
    bounds.DEPTH.check(deepest)
    bounds.REPEATED.check(repeated)
    bounds.OPTIONS.check(options)


def check_attributes(text: str) -> None:
    """Refuses a page whose tags have so many attributes that parsing would take minutes.

    Raises:
        ReadError: They have.
    """
    most = bounds.ATTRIBUTES
    if len(text) <= 2 * most or sum(map(text.count, _BEFORE)) <= most:
        return  # each attribute but the first stands behind one of these
    compared = 0
    merged: list[str] = []
    for name, inside in _WHOLE_TAG.findall(text):
        if name.lower() in _MERGED:
            merged += _ATTRIBUTE.findall(inside)
        elif len(inside) > _SHORT:
            compared += _comparisons(_ATTRIBUTE.findall(inside))
    most.check(isqrt(compared + _comparisons(merged)))


def _comparisons(names: list[str]) -> int:
    """How often the parser compares names: each with those before it that differ."""
    return len(names) * len({name.lower() for name in names})
