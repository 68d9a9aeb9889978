"""The published schemas: their names, ids and files."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from copy import deepcopy
from functools import cache, partial
from typing import Any, Final, get_args, get_type_hints

from govinfo_report.catalogue import EDITIONS
from govinfo_report.catalogue.names import unknown_edition
from govinfo_report.documents.records import DocumentRecord
from govinfo_report.json_schema.report import any_edition_schema, edition_schema
from govinfo_report.json_schema.typed import document_schema
from govinfo_report.json_schema.words import CONVENTION
from govinfo_report.model.contract import SCHEMA_VERSION

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


_REPORTS: Final[Mapping[str, Callable[[], dict[str, Any]]]] = {
    **{f"report-{edition}": partial(edition_schema, edition) for edition in EDITIONS},
    "report": any_edition_schema,
}


@cache
def _results() -> Mapping[str, type[DocumentRecord]]:
    """The records of the other documents; loaded when asked for, since reports need none."""
    from govinfo_report.documents.comparison import ComparisonDocument
    from govinfo_report.documents.findings import FindingsDocument
    from govinfo_report.documents.localisation import LocalisationDocument
    from govinfo_report.documents.rules import RulesDocument
    from govinfo_report.documents.series import SeriesDocument

    return {
        "findings": FindingsDocument,
        "comparison": ComparisonDocument,
        "series": SeriesDocument,
        "localisation": LocalisationDocument,
        "rules": RulesDocument,
    }


NAMES: Final = (*_REPORTS, "findings", "comparison", "series", "localisation", "rules")
"""The names of the published schemas."""


def schema_id(name: str) -> str:
    """The id of a published schema: ``urn:govinfo-report:schema:NAME:MAJOR.MINOR``."""
    if name in _REPORTS:
        version = ".".join(map(str, SCHEMA_VERSION))
    else:
        version = get_args(get_type_hints(_results()[name])["version"])[0]
    return f"urn:govinfo-report:schema:{name}:{version}"


@cache
def built(name: str) -> dict[str, Any]:
    """The published schema of that name, the same object at every call: not to be changed."""
    head = {"$schema": DIALECT, "$id": schema_id(name), "$comment": CONVENTION}
    return head | (_REPORTS[name]() if name in _REPORTS else document_schema(_results()[name]))


def schema_for(name: str) -> dict[str, Any]:
    """A published schema by name, as a copy of one's own.

    Args:
        name: One of :data:`NAMES`.

    Raises:
        KeyError: There is no schema of that name.
    """
    return deepcopy(built(name))


def schema(edition: str | None = None) -> dict[str, Any]:
    """The published JSON Schema (2020-12) of report documents, as a copy of one's own.

    It stands alone: every ``$ref`` points into the schema itself.

    Args:
        edition: ``"2021"`` or ``"2019"``; ``None`` for the schema that picks by ``edition``.

    Raises:
        EditionError: There is no such edition.
    """
    if edition is not None and edition not in EDITIONS:
        raise unknown_edition(edition)
    return schema_for("report" if edition is None else f"report-{edition}")


def files() -> dict[str, str]:
    """Path below the root of the project → text, of every published schema."""
    return {
        f"schemas/{name}.schema.json": json.dumps(built(name), ensure_ascii=False, indent=2) + "\n"
        for name in NAMES
    }
