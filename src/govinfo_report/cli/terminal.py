"""Text on a terminal: in colour where rich is installed, plain where it is not; the same words."""

from __future__ import annotations

import importlib.util
import sys
from typing import Final

_STYLES: Final = {
    r"(?m)^ *(错误|error)\b": "bold red",
    r"(?m)^ *(警告|warning)\b": "yellow",
    r"(?m)^ *(提示|info)\b": "cyan",
    r"\b[a-z_]+\.[a-z_0-9]+(\.[a-z_0-9]+)*\b": "dim",
    r"(?m)(?<=\s)\+[\d.]+%?": "green",
    r"(?m)(?<=\s)-[\d.]+%?": "red",
    r"(?m)^\S.*:$": "bold",
}
"""What is coloured, and how. Colours repeat what the words say; nothing is said by colour alone."""


def show(text: str) -> None:
    """Writes a text that is already laid out to the terminal."""
    if importlib.util.find_spec("rich") is None:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    from rich.console import Console
    from rich.text import Text

    styled = Text(text)
    for pattern, style in _STYLES.items():
        styled.highlight_regex(pattern, style)
    # The console knows NO_COLOR, dumb terminals and old Windows; the lines are ours.
    Console(highlight=False, soft_wrap=True).print(styled, end="")
