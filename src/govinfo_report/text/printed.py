"""Text as a document keeps it: as printed, with only characters and white space settled."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from govinfo_report.text.variants import RADICALS

_ORDINARY: Final[dict[int, str | None]] = {
    # Kangxi radicals: ordinary characters by their compatibility decomposition.
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)},
    **{ord(radical): character for radical, character in RADICALS.items()},
    # Full-width digits and Latin letters; full-width punctuation is Chinese and stays.
    **{code: chr(code - 0xFEE0) for code in range(0xFF10, 0xFF1A)},
    **{code: chr(code - 0xFEE0) for code in range(0xFF21, 0xFF3B)},
    **{code: chr(code - 0xFEE0) for code in range(0xFF41, 0xFF5B)},
    # Invisible: zero-width space, joiners, direction marks, byte order mark, soft hyphen.
    **dict.fromkeys((0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0x00AD), None),
}

# The ranges in which they stand, a few others among them: looked for in every text.
_EXTRAORDINARY: Final = re.compile("[\u00ad\u200b-\u200f\u2060\u2e80-\u2fd5\ufeff\uff10-\uff5a]")

# Ideographs of the blocks in use, Chinese punctuation and full-width forms. The quotation marks,
# dash, dots and middle dot are shared with other scripts; here they are Chinese.
_CJK: Final = (
    "\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
    "\U00020000-\U0003ffff“”‘’—…·"
)
_SPACE_TO_DROP: Final = re.compile(rf"(?<=[{_CJK}])\s+(?=[{_CJK}0-9])|(?<=[0-9])\s+(?=[{_CJK}])")
_SPACES: Final = re.compile(r"\s+")


def printed(text: str) -> str:
    """``text`` as a document keeps it.

    NFC; Kangxi radicals and compatibility ideographs to the ordinary characters; full-width digits
    and Latin letters to ASCII; white space between two CJK characters (their punctuation included)
    or between one and a digit removed, any other run of it one space, none at the ends.
    """
    if text.isascii():
        return _SPACES.sub(" ", text).strip()
    if _EXTRAORDINARY.search(text):
        text = text.translate(_ORDINARY)
    text = unicodedata.normalize("NFC", text).strip()
    if len(text.split(None, 1)) < 2:  # no white space inside it
        return text
    return _SPACES.sub(" ", _SPACE_TO_DROP.sub("", text))


def compact(text: str) -> str:
    """``text`` as :func:`printed` gives it, without white space: for titles and organs."""
    return _SPACES.sub("", printed(text))
