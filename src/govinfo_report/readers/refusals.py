"""Why a file is refused: what is wrong with it, or what it is; the texts are in ``refusals.toml``.

Sizes stand in :mod:`bounds`.
"""

from __future__ import annotations

from govinfo_report.errors import ReadError
from govinfo_report.language import Text
from govinfo_report.strict_toml import texts


def refusal(name: str, place: str | Text | None = None, **facts: object) -> ReadError:
    """The error for a file that is refused.

    Args:
        name: Key of its text.
        place: A file, page or line.
        facts: What the text names in braces.
    """
    return ReadError(texts("govinfo_report.readers", "refusals.toml")[name].filled(**facts), place)
