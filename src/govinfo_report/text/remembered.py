"""What is worked out of a text once: labels and numbers repeat over a page and a batch of pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

V = TypeVar("V")


class Remembered(dict[str, V]):
    """Text → what a function says of it. Looking up a known text costs as much as in any dict.

    The function must say the same of a text every time. Long texts, which do not repeat, are not
    kept, and when it is full everything is forgotten: what repeats is soon there again.
    """

    __slots__ = ("_longest", "_most", "_of")

    def __init__(self, of: Callable[[str], V], *, most: int, longest: int) -> None:
        super().__init__()
        self._of = of
        self._most = most
        self._longest = longest

    def __missing__(self, text: str) -> V:
        value = self._of(text)
        if len(text) <= self._longest:
            if len(self) >= self._most:
                self.clear()
            self[text] = value
        return value
