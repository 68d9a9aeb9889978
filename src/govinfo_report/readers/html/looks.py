"""How the elements of a web page are shown: hidden, over how many columns, with which words.

A page has a handful of attributes, and a batch of pages a few hundred labels, again and again: what
they mean is worked out once.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from govinfo_report.text import Remembered

# A name may hold nearly anything, quotes included; its value is quoted and holds no quote.
ATTRIBUTES: Final = r'(?: [^ \t\n\r\f/>][^ \t\n\r\f/>=]*+(?:="[^"]*+")?)*+'
_OWN: Final = re.compile(rf"({ATTRIBUTES})>")
_SPANS: Final = re.compile(r' (col|row)span="[ \t\n\r\f]*\+?([0-9]{1,6})')
_LONG: Final = 300
"""Words and attributes longer than this are not remembered."""

_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_HIDDEN: Final = re.compile(
    r' style="[^"]*?(?:display\s*:\s*none|text-decoration[^";]*line-through)', re.IGNORECASE
)
_FIELD: Final = re.compile(r' (type|value)="([^"]*)"')


class Look(NamedTuple):
    """How a cell is shown.

    Attributes:
        columns: How many columns it covers; 1 where that is no number, as in browsers.
        rows: How many rows it covers.
        hidden: Whether it is not shown.
        blank: Whether what is in it is not shown.
    """

    columns: int
    rows: int
    hidden: bool
    blank: bool


def _look(lead: str) -> Look | None:
    """How a cell is shown, by its attributes and the tags before its text.

    ``None`` for nearly every one: it is shown, and covers one column of one row.
    """
    own = _OWN.match(lead)
    attributes = own[1] if own is not None else lead
    columns = rows = 1
    if "span=" in attributes:
        for kind, number in _SPANS.findall(attributes):
            if kind == "col":
                columns = max(int(number), 1)
            else:
                rows = max(int(number), 1)
    look = Look(columns, rows, _hidden(attributes), _hidden(lead[len(attributes) :]))
    return None if look == (1, 1, False, False) else look


def _hidden(attributes: str) -> bool:
    """Whether an element with these attributes is not shown, or is struck out."""
    if "hidden" in attributes:
        # The names stand outside the quotes: a class may be called so too.
        names = "".join(attributes.split('"')[::2]).replace("=", " ").split()
        if "hidden" in names:
            return True
    return _HIDDEN.search(attributes) is not None


look_of: Final = Remembered(_look, most=1024, longest=_LONG).__getitem__
"""How a cell is shown, by its attributes and the tags before its text; mostly ``None``."""

is_hidden: Final = Remembered(_hidden, most=1024, longest=_LONG).__getitem__
"""Whether an element with these attributes is not shown, or is struck out."""


def shown_field(attributes: str) -> str:
    """The words that a field of a form shows."""
    found = dict(_FIELD.findall(attributes))
    shown = found.get("type", "text").lower() in ("text", "number")
    return unescaped(found.get("value", "")) if shown else ""


def unescaped(text: str) -> str:
    """A text without the four escapes that the parser writes."""
    if "&" not in text:
        return text
    text = text.replace("&nbsp;", "\xa0").replace("&lt;", "<").replace("&gt;", ">")
    return text.replace("&amp;", "&")


def _words(text: str) -> str:
    return collapsed(unescaped(text)).strip("\xa0")


shown_words: Final = Remembered(_words, most=4096, longest=_LONG).__getitem__
"""The words of a cell."""


def collapsed(text: str) -> str:
    """White space as a browser shows it; a Chinese space or one that must not break stays."""
    if "  " in text or "\n" in text or "\t" in text or "\r" in text or "\f" in text:
        text = _SPACE.sub(" ", text)
    return text.strip(" ")
