"""The two languages of what people read, and which one is meant where none is named."""

from __future__ import annotations

import os
from typing import Final, Literal, NamedTuple, TypeAlias, get_args

Lang: TypeAlias = Literal["en", "zh"]
"""A language of the texts: English or Chinese."""

LANGS: Final[tuple[Lang, ...]] = get_args(Lang)

VARIABLE: Final = "GOVINFO_REPORT_LANG"
"""The environment variable that names the language where the caller names none."""


class Words(NamedTuple):
    """One text in both languages.

    Attributes:
        en: The text in English.
        zh: The text in Chinese.
    """

    en: str
    zh: str

    def said(self, lang: Lang | None = None, **facts: object) -> str:
        """The text in one language, with the facts that it names in braces.

        Raises:
            ValueError: There is no such language.
        """
        text = self.zh if language(lang) == "zh" else self.en
        return text.format(**facts) if facts else text


def language(lang: Lang | None = None, default: Lang = "en") -> Lang:
    """The language that is meant.

    Args:
        lang: What the caller asks for; ``None``: what the environment variable
            ``GOVINFO_REPORT_LANG`` says.
        default: The language where neither says one; a value of the variable that is no language
            counts as none.

    Raises:
        ValueError: ``lang`` is no language.
    """
    if lang is None:
        named = os.environ.get(VARIABLE, "").strip().lower()
        return next((known for known in LANGS if known == named), default)
    if lang not in LANGS:
        raise ValueError(f"no language {lang!r}: choose 'en' or 'zh'")
    return lang
