"""What making a page of a file costs, before recognition, against the floor of its format.

Run: ``python -m tests.benchmarks.pages_alone [rounds]``. The pages and floors are those of
:mod:`tests.benchmarks.read_pages`: the difference is what recognition costs.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial

from govinfo_report.readers.formats import check_format, page_of
from tests.benchmarks.ratios import Ratio, show
from tests.benchmarks.read_pages import cases, compared


def ratios(rounds: int = 2) -> Iterator[Ratio]:
    """Pages of one form, in every format that a library parses.

    Args:
        rounds: How often the slowest of them is made.
    """
    for case in cases(rounds, collected=False):
        work = partial(page_of, case.data, check_format(case.kind))
        yield compared(f"{case.name}, page alone", work, case, None)


if __name__ == "__main__":
    show(ratios(int(sys.argv[1]) if len(sys.argv) > 1 else 5))
