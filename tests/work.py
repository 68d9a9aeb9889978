"""How much work a test is, and how much the work is that it looks at, told by counting."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from cProfile import Profile
from typing import Final

from hypothesis import settings

counts: Final[list[Profile]] = []
"""The counts that are being made: tests then add nothing to what is counted."""


def examples(usual: int) -> int:
    """How many examples a costly test takes: so many, and three times as many in ``.ci/long``."""
    return usual * settings.default.max_examples // 100


@contextmanager
def counted() -> Iterator[Callable[[], int]]:
    """Counts the calls of functions, those of C among them; gives what tells how many there were.

    The count is the same on a slow, a fast and a busy machine, where a time is not. Work inside one
    call, as that of a regular expression, is not seen: ``tests/benchmarks/growth.py`` sees it.
    """
    with Profile() as profile:
        counts.append(profile)
        try:
            yield lambda: sum(entry.callcount for entry in profile.getstats())
        finally:
            counts.remove(profile)
