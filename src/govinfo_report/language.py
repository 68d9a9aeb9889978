"""The two languages of what people read, and which one is meant where none is named."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Final, Literal, NoReturn, TypeAlias, get_args

Lang: TypeAlias = Literal["en", "zh"]
"""A language of the texts: English or Chinese."""

LANGS: Final[tuple[Lang, ...]] = get_args(Lang)

VARIABLE: Final = "GOVINFO_REPORT_LANG"
"""The environment variable that names the language where the caller names none."""


class Text:
    """One text in both languages; call it with a language to get one of them.

    Attributes:
        zh: The Chinese text.
        en: The English text.
    """

    # A plain class: what only asks for help or the version loads nothing for it.
    __slots__ = ("en", "zh")
    zh: str
    en: str

    def __init__(self, zh: str, en: str) -> None:
        object.__setattr__(self, "zh", zh)
        object.__setattr__(self, "en", en)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a text does not change: {name}")

    __delattr__ = __setattr__  # type: ignore[assignment]

    def __reduce__(self) -> tuple[type[Text], tuple[str, str]]:
        return Text, (self.zh, self.en)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and (self.zh, self.en) == (other.zh, other.en)

    def __hash__(self) -> int:
        return hash((self.zh, self.en))

    def __repr__(self) -> str:
        return f"Text(zh={self.zh!r}, en={self.en!r})"

    def __call__(self, lang: Lang | None = None, **facts: object) -> str:
        """The text in one language, with the facts that it names in braces.

        Args:
            lang: ``"en"`` or ``"zh"``; ``None``: what the environment variable
                ``GOVINFO_REPORT_LANG`` says, else English.
            facts: What stands for the names in braces. Where none are given, braces stay.

        Raises:
            ValueError: There is no such language.
        """
        lang = language(lang)
        text = self.zh if lang == "zh" else self.en
        return text.format(**_in(lang, facts)) if facts else text

    def get(self, lang: Lang | None = None) -> str:
        """The text in one language; the same as calling it."""
        return self(lang)

    def filled(self, **facts: object) -> Text:
        """The text in both languages, with the facts that it names in braces.

        Facts that are :class:`Text` themselves are said in either language.
        """
        return Text(self("zh", **facts), self("en", **facts))

    def join(self, parts: Iterable[str | Text]) -> Text:
        """Several texts in both languages, joined by this one."""
        texts = [both(part) for part in parts]
        return Text(self.zh.join(t.zh for t in texts), self.en.join(t.en for t in texts))


def both(text: str | Text) -> Text:
    """A text in both languages; one that is at hand in one language alone says the same in both."""
    return text if isinstance(text, Text) else Text(text, text)


def _in(lang: Lang, facts: dict[str, object]) -> dict[str, object]:
    return {k: v(lang) if isinstance(v, Text) else v for k, v in facts.items()}


COMMA: Final = Text("、", ", ")
"""What stands between the items of a list."""

COLON: Final = Text("：", ": ")
"""What stands between a place or a name and what is said of it."""

OR: Final = Text("或", " or ")
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
