"""A budget of work: what bounds localising, the same on every computer."""

from __future__ import annotations

import math

from attrs import define


class WorkSpentError(Exception):
    """The budget is spent; whoever set it turns this into an answer.

    Attributes:
        more_than: So many changed cells are certainly not enough.
    """

    def __init__(self, more_than: int = 0) -> None:
        self.more_than = more_than
        super().__init__(more_than)


@define
class Work:
    """Work in steps of about a microsecond: counted, never measured with a clock.

    Attributes:
        left: How many steps may still be taken.
    """

    left: float = math.inf

    def spend(self, steps: int) -> None:
        """Takes some steps.

        Raises:
            WorkSpentError: There are not so many left.
        """
        self.left -= steps
        if self.left < 0:
            raise WorkSpentError
