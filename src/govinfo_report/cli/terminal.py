"""Text on a terminal in colour: the same words as without, and nothing said by colour alone."""

from __future__ import annotations

import os
import re
from typing import Any, Final, TextIO

import click

_STYLES: Final[dict[str, dict[str, Any]]] = {
    "name": {"bold": True},
    "cause": {"fg": "magenta", "bold": True},
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow"},
    "info": {"fg": "cyan"},
    "id": {"dim": True},
    "more": {"fg": "green"},
    "less": {"fg": "red"},
}

_PATTERNS: Final = re.compile(
    r"""(?mx)
    (?P<name>    ^\S.*:$ )
    | (?P<error>   ^[ ]*(?:错误|error)\b )
    | (?P<warning> ^[ ]*(?:警告|warning)\b )
    | (?P<info>    ^[ ]*(?:提示|info)\b )
    | (?P<id>      \b[a-z_]+(?:\.[a-z_0-9]+)+\b )
    | (?P<more>    (?<=\s)\+[\d.]+%? )
    | (?P<less>    (?<=\s)-[\d.]+%? )
    """
)


def in_colour(stream: TextIO) -> bool:
    """Whether a stream is to be coloured: ``--color``, NO_COLOR, FORCE_COLOR, else a terminal."""
    context = click.get_current_context(silent=True)
    if context is not None and context.color is not None:
        return context.color
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (stream.isatty() and not is_dumb())


def is_dumb() -> bool:
    """Whether the terminal knows no commands, colours included."""
    return os.environ.get("TERM") == "dumb"


def painted(role: str, text: str) -> str:
    """A text in the colour of what it is, a key of the styles."""
    return click.style(text, **_STYLES[role])


def highlighted(text: str) -> str:
    """A text without names of files, coloured by what its words and signs are."""
    return _PATTERNS.sub(lambda found: painted(str(found.lastgroup), found[0]), text)
