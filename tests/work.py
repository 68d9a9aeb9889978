"""How much work a test is, and how much the work is that it looks at, told by counting."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from cProfile import Profile

from hypothesis import settings


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
        yield lambda: sum(entry.callcount for entry in profile.getstats())
