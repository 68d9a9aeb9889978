"""The data dictionary of a table of reports: a Frictionless data package with a table schema.

https://specs.frictionlessdata.io/data-package/ and https://specs.frictionlessdata.io/table-schema/.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import PurePath
from typing import Any, Final

from govinfo_report.catalogue import EDITIONS
from govinfo_report.catalogue.rules import rules
from govinfo_report.frames.columns import (
    CellColumn,
    ColumnType,
    cell_columns,
    frame_schema,
    quality_columns,
)
from govinfo_report.frames.equations import BEFORE, linear_equations, year_equations
from govinfo_report.frames.labels import Headings, column_definitions, column_labels, headings
from govinfo_report.language import Lang, Text

_TYPES: Final[Mapping[ColumnType, str]] = {
    "String": "string",
    "Int64": "integer",
    "Decimal": "number",
}
_TITLE: Final = Text(
    "政府信息公开工作年度报告", "Annual reports on government information disclosure"
)
_MEDIA: Final = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
}


class OtherContentError(ValueError):
    """A file of this name is there, and is no data package."""


def data_package(
    file: str,
    form: str,
    *,
    lang: Lang,
    names: Headings = "id",
    quality: bool = False,
    known: str | None = None,
) -> str:
    """The data package of a table, as JSON.

    Args:
        file: Name of the file with the table.
        form: Its format: ``csv``, ``xlsx`` or ``parquet``.
        lang: Language of titles and descriptions; every column has both beside them.
        names: What stands over its columns.
        quality: Whether it has columns of quality.
        known: The data package that is there already: what it has on other files is kept.

    Raises:
        OtherContentError: ``known`` is no data package.
    """
    package = {"profile": "data-package", "name": "reports", "title": _TITLE(lang)}
    resources: list[Any] = []
    if known is not None:
        package, resources = _known(known)
    own = _resource(file, form, lang, names, quality=quality)
    others = [each for each in resources if each.get("path") != file]
    return json.dumps({**package, "resources": [*others, own]}, ensure_ascii=False, indent=2) + "\n"


def _known(text: str) -> tuple[dict[str, Any], list[Any]]:
    try:
        package = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise OtherContentError from error
    resources = package.get("resources") if isinstance(package, dict) else None
    if not isinstance(resources, list) or not all(isinstance(each, dict) for each in resources):
        raise OtherContentError
    return package, resources


def _resource(
    file: str, form: str, lang: Lang, names: Headings, *, quality: bool
) -> dict[str, Any]:
    name = "".join(c if c.isascii() and c.isalnum() else "-" for c in PurePath(file).name.lower())
    text = {"encoding": "utf-8"} if form == "csv" else {}
    return {
        "profile": "tabular-data-resource",
        "name": name.strip("-") or "table",
        "path": file,
        "title": _TITLE(lang),
        "format": form,
        "mediatype": _MEDIA[form],
        **text,
        "schema": {
            "fields": list(_fields(lang, names, quality=quality)),
            "missingValues": [""],
            "primaryKey": headings(names)[0],
        },
    }


def _fields(lang: Lang, names: Headings, *, quality: bool) -> Iterator[dict[str, Any]]:
    labels, definitions = column_labels(quality=quality), column_definitions(quality=quality)
    schema = {**frame_schema(), **(quality_columns() if quality else {})}
    cells = {column.name: column for column in cell_columns().values()}
    for heading, (column, kind) in zip(
        headings(names, quality=quality), schema.items(), strict=True
    ):
        label, definition = labels[column], definitions[column]
        yield {
            "name": heading,
            "type": _TYPES[kind],
            "title": label(lang),
            "description": definition(lang),
            "column": column,
            "label": _both(label),
            "definition": _both(definition),
            **(_of_cell(cells[column]) if column in cells else _of_key(column)),
        }


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


def _of_key(column: str) -> dict[str, Any]:
    if column == "report":
        return {"constraints": {"required": True, "unique": True}}
    if column == "edition":
        return {"constraints": {"required": True, "enum": list(EDITIONS)}}
    return {}


def _of_cell(column: CellColumn) -> dict[str, Any]:
    cell = column.cell
    return {
        "cell": cell.id,
        "unit": cell.unit,
        "editions": list(column.editions),
        "blank": {"column": column.blank.column, "bit": column.blank.bit},
        "source": [
            {"id": source.id, "zh": source.cite("zh"), "en": source.cite("en")}
            for source in cell.sources
        ],
        "rules": list(_rules().get(column.name, ())),
    }


@cache
def _rules() -> Mapping[str, Sequence[str]]:
    """Column → the rules that add it up, in the order of the catalogue."""
    asked = [rule for rule in rules() if rule.frames]
    found: dict[str, dict[str, None]] = {}
    for equation in (*linear_equations(asked), *year_equations(asked)):
        for term in equation.terms:
            found.setdefault(term.column.removesuffix(BEFORE), {})[equation.rule.id] = None
    order = [rule.id for rule in asked]
    return {column: sorted(names, key=order.index) for column, names in found.items()}
