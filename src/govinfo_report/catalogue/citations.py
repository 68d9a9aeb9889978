"""The notices that issued the forms, as texts cite them: rightly, or with a slip."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from msgspec import Struct

from govinfo_report.catalogue import EDITIONS, form
from govinfo_report.patterns import lazy_pattern

_NOTICE: Final = lazy_pattern(
    r"(?P<office>国办?[办公开]{2,5}(?:函|发)?)\s*"
    r"[〔\[［(（【]\s*(?P<year>20[0-9]{2})\s*[〕\]］)）】]\s*(?P<number>[0-9]{1,4})\s*号"
)
"""A notice of the office for disclosure, also with a slip: 国办公开函〔2019〕60号."""

_OFFICE: Final = "国办公开办函"


class NoticeCitation(Struct, frozen=True, gc=False):
    """A citation of a notice of the office for disclosure.

    Attributes:
        words: The citation as printed.
        start: Index of its first character in the text.
        edition: The edition whose form a notice with this year and number issued, if any did.
        office_is_right: Whether the office is written as it is: 国办公开办函.
    """

    words: str
    start: int
    edition: str | None
    office_is_right: bool

    @property
    def is_mistyped(self) -> bool:
        """Whether no notice that issued a form is cited in this way."""
        return self.edition is None or not self.office_is_right


def cited_notices(text: str) -> Iterator[NoticeCitation]:
    """The notices of the office for disclosure that a text cites, in its order."""
    if "公开" not in text:
        return
    for match in _NOTICE.finditer(text):
        if "公开" in match["office"]:  # the General Office gives notices on other matters
            edition = _editions().get((match["year"], match["number"]))
            yield NoticeCitation(match[0], match.start(), edition, match["office"] == _OFFICE)


@cache
def _editions() -> Mapping[tuple[str, str], str]:
    """Year and number of a notice → the edition whose form it issued."""
    numbers = {edition: _NOTICE.search(form(edition).source.number or "") for edition in EDITIONS}
    return {
        (match["year"], match["number"]): edition for edition, match in numbers.items() if match
    }
