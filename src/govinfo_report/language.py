"""The two languages of what people read, and which one is meant where none is named."""

from __future__ import annotations

import os
from collections.abc import Iterable
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
        lang = language(lang)
        text = self.zh if lang == "zh" else self.en
        return text.format(**_in(lang, facts)) if facts else text

    def filled(self, **facts: object) -> Words:
        """The text in both languages, with the facts that it names in braces.

        Facts that are :class:`Words` themselves are said in either language.
        """
        return Words(self.said("en", **facts), self.said("zh", **facts))

    def join(self, parts: Iterable[str | Words]) -> Words:
        """Several texts in both languages, joined by this one."""
        words = [both(part) for part in parts]
        return Words(self.en.join(w.en for w in words), self.zh.join(w.zh for w in words))


def both(text: str | Words) -> Words:
    """A text in both languages; one that is at hand in one language alone says the same in both."""
    return text if isinstance(text, Words) else Words(text, text)


def _in(lang: Lang, facts: dict[str, object]) -> dict[str, object]:
    return {k: v.said(lang) if isinstance(v, Words) else v for k, v in facts.items()}


COMMA: Final = Words(", ", "、")
"""What stands between the items of a list."""

COLON: Final = Words(": ", "：")
"""What stands between a place or a name and what is said of it."""

OR: Final = Words(" or ", "或")
"""What stands between alternatives."""


def counted(count: int, one: str, many: str = "") -> str:
    """A number with its English noun: ``1 page``, ``3 pages``.

    Args:
        count: The number.
        one: The noun.
        many: Its plural, where it is not the noun and an s.
    """
    return f"{count} {one if count == 1 else many or f'{one}s'}"


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
