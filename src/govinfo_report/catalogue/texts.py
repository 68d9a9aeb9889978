"""Texts in both languages, and the sources that statements of the catalogue rest on."""

from __future__ import annotations

from typing import Final, Literal

from attrs import frozen

from govinfo_report.language import Lang, Text, language

Known = Literal["seen", "peer", "ours"]
"""How well a source is known: read itself, restated by a peer tool, or our own reading."""


SEVERITIES: Final = {
    "error": Text("错误", "error"),
    "warning": Text("警告", "warning"),
    "info": Text("提示", "info"),
}
"""The severities of findings and notes in words, the worst first."""


class Named:
    """A part of the catalogue shows itself by its id: all of it would fill a screen."""

    __slots__ = ()

    id: str

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.id!r})"


@frozen(repr=False)
class Source(Named):
    """What a statement of the catalogue rests on.

    Attributes:
        id: Its name in the catalogue, as ``regulations.14``.
        title: Title of the document.
        number: Number of the document, as 国办公开办函〔2021〕30号; ``None`` where it has none or
            it was not seen.
        article: The article or item, as 第十四条; ``None`` for a document as a whole.
        known: How well it is known.
        note: What was not seen of it, or how it was read; ``None`` where there is nothing to say.
    """

    id: str
    title: Text
    number: str | None
    article: Text | None
    known: Known
    note: Text | None

    def cite(self, lang: Lang | None = None) -> str:
        """The source as a reference in running text: title, number and article."""
        lang = language(lang)
        title = self.title(lang)
        if lang == "zh":
            number = f"（{self.number}）" if self.number else ""
            return f"{title}{number}{self.article.zh if self.article else ''}"
        number = f" ({self.number})" if self.number else ""
        return f"{title}{number}{f', {self.article.en}' if self.article else ''}"
