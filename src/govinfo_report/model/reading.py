"""What reading a page gave: the report, where each value stood, and every doubt."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from attrs import field, frozen
from msgspec import Struct

from govinfo_report.catalogue.names import name_of
from govinfo_report.errors import UnknownCellError
from govinfo_report.language import Lang, Text, language
from govinfo_report.model.cells import layout
from govinfo_report.model.report import MEMBERS, Report
from govinfo_report.model.values import FrozenMap
from govinfo_report.page import Place

NoteSeverity: TypeAlias = Literal["error", "warning", "info"]
"""``error``: a value or a part was lost; ``warning``: look at it; ``info``: a quirk, but read."""


_NOWHERE: Final = Place()


class Origin(Struct, frozen=True, gc=False):
    """Where a cell's value comes from.

    Attributes:
        raw: The words of the page, as printed.
        place: Where they stand.
        box: Of a scan or picture: the left, upper, right and lower edge of what was recognised, as
            parts of the width and height of the page or picture.
        score: How sure recognition is, from 0 to 1; ``None`` where the page has text, and where
            nothing is printed.
    """

    raw: str
    place: Place
    box: tuple[float, float, float, float] | None = None
    score: float | None = None


class Note(Struct, frozen=True, gc=False):
    """One doubt or quirk met while reading.

    Attributes:
        kind: Which sort, as in the documented list of kinds (``label_variant``, ``row_truncated``).
        severity: How much it matters.
        where: What it concerns: a cell id, a row id, a table, a section or a member.
        raw: The words of the page that it is about; empty where there are none.
        place: Where those words stand.
    """

    kind: str
    severity: NoteSeverity
    where: str
    raw: str = ""
    place: Place = _NOWHERE
    _text: Text = Text("", "")

    def message(self, lang: Lang | None = None) -> str:
        """What is to be said, in English (``en``) or Chinese (``zh``).

        What it concerns is named in words, as the form has them, not by its id.
        """
        return self._text(lang, where=name_of(self.where) or self.where)


def _frozen(origins: Mapping[str, Origin]) -> FrozenMap[Origin]:
    return origins if isinstance(origins, FrozenMap) else FrozenMap(origins)


def _suggested(members: Mapping[str, Any]) -> FrozenMap[Any]:
    return members if isinstance(members, FrozenMap) else FrozenMap(members)


@frozen
class Reading:
    """The result of reading one page.

    Attributes:
        report: The report, with what could be read and nothing else.
        notes: Every doubt and quirk, in page order.
        origins: Cell id → where its value comes from.
        format: The format the page was read as (``text``, ``html`` …).
        suggested: Members that the page implies and does not state, by name: ``agency`` and
            ``year`` of a page without a title whose introduction names them. They are not in the
            report; the note ``agency_candidate`` has the words.
        coverage: Share of the lines and cells of the page that a member of the report took, or that
            are known furniture (headings, labels, page marks, links of a web page). What is left
            stands in notes: ``unread_text``, and those about lost rows. Blank cells do not count,
            and a document is covered wholly.
    """

    report: Report
    notes: tuple[Note, ...] = ()
    origins: Mapping[str, Origin] = field(factory=FrozenMap, converter=_frozen)
    format: str = "text"
    suggested: Mapping[str, Any] = field(factory=FrozenMap, converter=_suggested)
    coverage: Fraction = Fraction(1)

    def origin(self, cell_id: str) -> Origin:
        """The words and the place that a cell's value comes from.

        Raises:
            UnknownCellError: The edition has no such cell, or the page gave it no value.
        """
        origin = self.origins.get(cell_id)
        if origin is not None and cell_id in layout(self.report.edition).places:
            return origin
        if cell_id in layout(self.report.edition).places:
            raise UnknownCellError(cell_id, self.report.edition, unread=True)
        from govinfo_report.catalogue.names import unknown_cell  # reads data files

        raise unknown_cell(cell_id, self.report.edition)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from govinfo_report.model.notebook import of_reading  # notebooks alone need it

        return of_reading(self, language())

    if not TYPE_CHECKING:  # a declared __getattr__ would make every misspelt attribute type-check

        def __getattr__(self, name: str) -> Any:
            hint = f": its report has, reading.report.{name}" if name in MEMBERS else ""
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}{hint}")
