"""How much work something is, told by counting: the same on a slow, a fast and a busy machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from cProfile import Profile


@contextmanager
def counted() -> Iterator[Callable[[], int]]:
    """Counts the calls of functions, those of C among them; gives what tells how many there were.

    Work inside one call, as that of a regular expression, is not seen here:
    ``tests/benchmarks/growth.py`` measures how its time grows.
    """
    with Profile() as profile:
        yield lambda: sum(entry.callcount for entry in profile.getstats())
