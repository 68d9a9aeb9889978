"""The published schemas: their names, ids and files."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from copy import deepcopy
from functools import cache, partial
from typing import Any, Final

from govinfo_report.catalogue.near import unknown_edition
from govinfo_report.json_schema.report import any_edition_schema, edition_schema
from govinfo_report.json_schema.words import CONVENTION
from govinfo_report.model import EDITIONS
from govinfo_report.model.contract import SCHEMA_VERSION

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


# Validating a report needs nothing of the documents of results, so each is loaded when asked for.
def _findings() -> dict[str, Any]:
    from govinfo_report.findings.document import FindingsDocument
    from govinfo_report.json_schema.findings_words import FINDINGS
    from govinfo_report.json_schema.typed import document_schema

    return document_schema(FindingsDocument, FINDINGS)


def _comparison() -> dict[str, Any]:
    from govinfo_report.findings.comparison_document import ComparisonDocument
    from govinfo_report.json_schema.comparison_words import COMPARISON
    from govinfo_report.json_schema.typed import document_schema

    return document_schema(ComparisonDocument, COMPARISON)


def _series() -> dict[str, Any]:
    from govinfo_report.findings.series_document import SeriesDocument
    from govinfo_report.json_schema.series_words import SERIES
    from govinfo_report.json_schema.typed import document_schema

    return document_schema(SeriesDocument, SERIES)


def _rules() -> dict[str, Any]:
    from govinfo_report.json_schema.rules_shape import RULES, RulesDocument
    from govinfo_report.json_schema.typed import document_schema

    return document_schema(RulesDocument, RULES)


_BUILDERS: Final[Mapping[str, Callable[[], dict[str, Any]]]] = {
    **{f"report-{edition}": partial(edition_schema, edition) for edition in EDITIONS},
    "report": any_edition_schema,
    "findings": _findings,
    "comparison": _comparison,
    "series": _series,
    "rules": _rules,
}

_REPORTS: Final = ".".join(map(str, SCHEMA_VERSION))
_VERSIONS: Final[Mapping[str, str]] = {"comparison": "1.3", "series": "1.1"}
"""Schemas that have had a minor version of their own; a test holds them against the documents."""

NAMES: Final = tuple(_BUILDERS)
"""The names of the published schemas."""


def schema_id(name: str) -> str:
    """The id of a published schema: ``urn:govinfo-report:schema:NAME:MAJOR.MINOR``."""
    return f"urn:govinfo-report:schema:{name}:{_VERSIONS.get(name) or _REPORTS}"


@cache
def built(name: str) -> dict[str, Any]:
    """The published schema of that name, the same object at every call: not to be changed."""
    head = {"$schema": DIALECT, "$id": schema_id(name), "$comment": CONVENTION}
    return head | _BUILDERS[name]()


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
