"""The notices that issued the forms, as texts cite them: rightly, or with a slip."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from msgspec import Struct

from govinfo_report.catalogue import EDITIONS, form
from govinfo_report.patterns import lazy_pattern

_NOTICE: Final = lazy_pattern(
    r"(?P<office>国\s?办?[办公开\s]{2,7}(?:函\s?办?|发)?)\s*"
    r"(?:[〔\[［(（【﹝]\s*(?P<year>20[0-9]{2}|二[〇○零][〇○零一二三四五六七八九]{2})\s*[〕\]］)）】﹞]"
    r"|(?P<bare>20[0-9]{2})\s?年)\s*第?\s*(?P<number>[0-9]{1,4})\s*号?"
)
"""A notice of the office for disclosure, also with a slip: 国办公开函〔2019〕60号."""

_OFFICE: Final = "国办公开办函"

_PLAIN: Final = str.maketrans("０１２３４５６７８９國辦開號", "0123456789国办开号")
_NUMERALS: Final = str.maketrans("〇○零一二三四五六七八九", "000123456789")


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
    if "国" not in text and "國" not in text:
        return
    # As long as the text, so that places in one are places in the other.
    for match in _NOTICE.finditer(text.translate(_PLAIN)):
        office = "".join(match["office"].split())
        if "公开" in office:  # the General Office gives notices on other matters
            year = match["bare"] or match["year"].translate(_NUMERALS)
            edition = _editions().get((year, match["number"]))
            words = text[match.start() : match.end()].rstrip()
            yield NoticeCitation(words, match.start(), edition, office == _OFFICE)


@cache
def _editions() -> Mapping[tuple[str, str], str]:
    """Year and number of a notice → the edition whose form it issued."""
    numbers = {edition: _NOTICE.search(form(edition).source.number or "") for edition in EDITIONS}
    return {
        (match["year"], match["number"]): edition for edition, match in numbers.items() if match
    }
