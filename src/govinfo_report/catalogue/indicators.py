"""The catalogue of indicators: fractions of cells, what they mean, when they are not rated."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Final, Literal, TypeAlias

from attrs import field, frozen
from msgspec import Meta

from govinfo_report.catalogue import EDITIONS, form
from govinfo_report.catalogue.data_files import DataFile
from govinfo_report.language import Text
from govinfo_report.strict_toml import NonEmpty, Record

IndicatorUnit: TypeAlias = Literal["share", "change", "ratio"]
"""What an indicator is: a part of a whole, the growth over last year, or so many for each one."""

NotRated: TypeAlias = Literal[
    "small", "blank", "absent", "no_number", "inconsistent", "no_previous", "not_last_year"
]
"""Why an indicator is not rated."""

_FILE: Final = "indicators.toml"


class IndicatorRecord(Record, frozen=True, kw_only=True):
    """An indicator in the data file; the attributes are those of :class:`IndicatorDefinition`."""

    id: NonEmpty
    unit: IndicatorUnit
    title: Text
    definition: Text
    numerator: Annotated[tuple[NonEmpty, ...], Meta(min_length=1)]
    denominator: Annotated[tuple[NonEmpty, ...], Meta(min_length=1)]
    at_least: Annotated[int, Meta(ge=1)]
    unbounded: bool = False


class IndicatorsRecord(Record, frozen=True, kw_only=True):
    """The data file."""

    indicators: tuple[IndicatorRecord, ...]
    reasons: dict[NotRated, Text]


@frozen
class IndicatorDefinition:
    """An indicator of the catalogue.

    Attributes:
        id: Its permanent name.
        unit: What it is.
        title: Its name.
        definition: What it says.
        numerator: The cells above the line, ``*`` for every row of a group.
        denominator: The cells below the line, likewise; of a ``change`` those of last year.
        at_least: The least denominator that is rated.
        unbounded: Whether a share may be above 1.
    """

    id: str
    unit: IndicatorUnit
    title: Text
    definition: Text = field(repr=False)
    numerator: tuple[str, ...] = field(repr=False)
    denominator: tuple[str, ...] = field(repr=False)
    at_least: int = field(repr=False)
    unbounded: bool = field(default=False, repr=False)

    @property
    def formula(self) -> str:
        """The formula in the words of the cell ids."""
        above, below = (_sum(cells) for cells in (self.numerator, self.denominator))
        if self.unit == "change":
            return f"{above} / last year's {below} − 1"
        return f"{above} / {below}"


def _sum(cells: tuple[str, ...]) -> str:
    return cells[0] if len(cells) == 1 else f"({' + '.join(cells)})"


@cache
def indicator_definitions() -> tuple[IndicatorDefinition, ...]:
    """Every indicator, in the catalogue's order.

    Raises:
        CatalogueError: The data file is wrong.
    """
    file = DataFile(_FILE)
    found: dict[str, IndicatorDefinition] = {}
    for index, record in enumerate(file.record(IndicatorsRecord).indicators):
        key = f"indicators[{index}]"
        if record.id in found:
            file.wrong(f"{key}.id", f"{record.id!r} is there already")
        for cell in (*record.numerator, *record.denominator):
            if not any(cells_of((cell,), edition) for edition in EDITIONS):
                file.wrong(key, f"no form has {cell!r}")
        members = {name: getattr(record, name) for name in IndicatorRecord.__struct_fields__}
        found[record.id] = IndicatorDefinition(**members)
    return tuple(found.values())


@cache
def not_rated_texts() -> Mapping[NotRated, Text]:
    """Why indicators are not rated, in words."""
    return DataFile(_FILE).record(IndicatorsRecord).reasons


@cache
def cells_of(names: tuple[str, ...], edition: str) -> tuple[str, ...]:
    """The cells of an edition that some names stand for: ids, or ``*`` for the rows of a group."""
    known = form(edition).cells
    found: list[str] = []
    for name in names:
        before, star, after = name.partition("*")
        found += [
            cell
            for cell in known
            if cell == name
            or (star and cell.startswith(before) and cell.endswith(after) and known[cell].printed)
        ]
    return tuple(found)
