"""The published JSON Schemas, from the catalogue of the form and the classes of the model."""

from __future__ import annotations

from collections.abc import Mapping

from govinfo_report.json_schema import BEYOND_SCHEMA, NAMES, schema_for
from govinfo_report.json_schema import files as schema_files

PAGE = "docs/reference/schemas.md"
OWNS = ("schemas/*.schema.json", PAGE)

HEAD = """\
# Schemas

The documents of this library have JSON Schemas (draft 2020-12) in the folder `schemas` of the
project; `govinfo_report.schema()` gives those of reports offline. Each stands alone: every `$ref`
points into the schema itself. The ids are URNs that end in the version, major.minor: a minor
version adds members, and meaning never changes within a major one.

| Schema | Id |
| --- | --- |
"""

REST = """
`report.schema.json` looks at `edition` first and then applies the schema of that edition alone, so
that one mistake is one problem.

A `title` is `English | 中文`. A `description` is an English paragraph, a blank line and a Chinese
one, each ending with the unit (件, 项, 万元) and the sources where there are any. No keyword is
used that JSON Schema does not have, so that strict validators take the schemas as they are.

Days are checked twice: by `format`, which some validators pass over, and by a pattern that matches
just the days that exist, leap years included.

## What no schema can say

A schema of reports accepts just what `govinfo_report.loads` accepts, but for these:

"""

TAIL = """
`govinfo_report.validate` finds them too when it is given a text, and names them by these keywords;
`syntax` and `encoding` stand for a text that is no JSON or no UTF-8, `json` for a value that JSON
does not have (`NaN`). Where `jsonschema-rs` is installed (extra `fast`) it does the work of
`jsonschema`; the problems are the same, in the same order.
"""


def files() -> Mapping[str, str]:
    """One file a schema, and the page about them."""
    return {**schema_files(), PAGE: page()}


def page() -> str:
    """The page about the schemas."""
    rows = "".join(_row(name) for name in NAMES)
    beyond = "".join(f"- `{name}`: {text.en} · {text.zh}\n" for name, text in BEYOND_SCHEMA.items())
    return f"{HEAD}{rows}{REST}{beyond}{TAIL}"


def _row(name: str) -> str:
    schema = schema_for(name)
    title = schema["title"].replace(" | ", " · ")
    return f"| `{name}.schema.json`: {title} | `{schema['$id']}` |\n"
