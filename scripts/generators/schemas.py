"""The published JSON Schemas, from the catalogue of the form and the classes of the model."""

from __future__ import annotations

from collections.abc import Mapping

from govinfo_report import json_schema

OWNS = ("schemas/*.schema.json",)


def files() -> Mapping[str, str]:
    """One file a schema."""
    return json_schema.files()
