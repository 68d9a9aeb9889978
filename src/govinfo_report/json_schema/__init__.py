"""The published JSON Schemas, and the validation of documents by them."""

from govinfo_report.json_schema.plain import BEYOND_SCHEMA
from govinfo_report.json_schema.problems import SchemaProblem
from govinfo_report.json_schema.published import NAMES, files, schema, schema_for, schema_id
from govinfo_report.json_schema.validation import validate

__all__ = [
    "BEYOND_SCHEMA",
    "NAMES",
    "SchemaProblem",
    "files",
    "schema",
    "schema_for",
    "schema_id",
    "validate",
]
