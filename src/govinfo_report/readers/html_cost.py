"""What parsing a web page would cost, told from its tags before it is parsed.

The HTML standard closes and reopens elements in ways that a few bytes can make expensive: the
parser looks through all open elements at each tag, and repeats every open formatting element
(``<b>``, ``<font>``) in each new paragraph. Sound pages come nowhere near the bounds.
"""

from __future__ import annotations

import re
from typing import Final

from govinfo_report.readers.bounds import MAX_DEPTH, MAX_REPEATED, MAX_TAGS, refuse

_HARMLESS: Final = 1_500
"""A page of so few tags cannot be expensive."""

_TAG: Final = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9:]{0,20})")
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
    if tags > MAX_TAGS:
        refuse("tags", MAX_TAGS)
    if tags <= _HARMLESS:
        return
    depth = formatting = repeated = 0
    for closes, name in _TAG.findall(data.replace(b"\x00", b"")):
        lowered = name.lower()
        if lowered in _FORMATTING:
            formatting = max(formatting - 1, 0) if closes else formatting + 1
        elif lowered in _ENDING_ALONE:
            repeated += formatting
        elif closes:
            depth = max(depth - 1, 0)
        else:
            depth += 1
            repeated += formatting
        if depth + formatting > MAX_DEPTH:
            refuse("elements inside one another", MAX_DEPTH)
    if repeated > MAX_REPEATED:
        refuse("repetitions of formatting", MAX_REPEATED)
