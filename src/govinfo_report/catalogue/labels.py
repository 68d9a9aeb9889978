"""How labels are compared: two spellings of one label have one key."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_NOT_WORDS: Final = re.compile(r"[\W_]+")
_NUMBER: Final = re.compile(
    r"(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|\d+[.、．])"
)


def label_key(label: str) -> str:
    """A label under NFKC, without white space and punctuation.

    Labels of the catalogue and of pages are compared by it: （六）其他处理, (六) 其他处理 and
    (六)其他处理 are one label, and so are 1.重复申请 and 1、重复申请.
    """
    return _NOT_WORDS.sub("", unicodedata.normalize("NFKC", label))


def split_number(label: str) -> tuple[str, str]:
    """A printed label parted into its number (``""`` where it has none) and the words after it.

    ``split_number("（三）不予公开")`` is ``("（三）", "不予公开")``.
    """
    match = _NUMBER.match(label)
    end = match.end() if match else 0
    return label[:end], label[end:].strip()
