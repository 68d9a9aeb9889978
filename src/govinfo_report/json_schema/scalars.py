"""The schemas of single values, and in words what each of them expects.

Every value of a report document is one of these, so the words of a message are found by name.
"""

from __future__ import annotations

from typing import Any, Final

from govinfo_report.catalogue import EDITIONS
from govinfo_report.json_schema.dates import DATE_PATTERN, TIMESTAMP_PATTERN
from govinfo_report.language import Text
from govinfo_report.model import MAX_AMOUNT, MAX_COUNT
from govinfo_report.model.contract import SCHEMA_VERSION

_OTHER_MAJOR: Final = "(?:0|[2-9][0-9]{0,8}|1[0-9]{1,8})"
"""A number that is not 1, the major version; a test holds it to that."""

# Python's `$` also matches before a last line feed, that of other languages does not: the inner
# `not` takes such a text out, so that all of them see an id of a report schema in the same texts.
_OF_OTHER_MAJOR: Final = {
    "type": "string",
    "pattern": f"^urn:govinfo-report:schema:report(?:-[0-9]{{4}})?:{_OTHER_MAJOR}"
    "\\.(?:0|[1-9][0-9]{0,8})$",
    "not": {"type": "string", "pattern": "[\\n]"},
}

SCALARS: Final[dict[str, dict[str, Any]]] = {
    "count": {"type": ["integer", "null"], "minimum": 0, "maximum": MAX_COUNT},
    "signed_count": {"type": ["integer", "null"], "minimum": -MAX_COUNT, "maximum": MAX_COUNT},
    "amount": {"type": ["number", "null"], "minimum": 0, "maximum": MAX_AMOUNT},
    "year": {"type": ["integer", "null"], "minimum": 1, "maximum": 9999},
    "text": {"type": "string"},
    "text_or_null": {"type": ["string", "null"]},
    "paragraphs": {"type": "array", "items": {"$ref": "#/$defs/text"}},
    "date": {"type": "string", "format": "date", "maxLength": 10, "pattern": DATE_PATTERN},
    "date_or_null": {
        "type": ["string", "null"],
        "format": "date",
        "maxLength": 10,
        "pattern": DATE_PATTERN,
    },
    "timestamp_or_null": {
        "type": ["string", "null"],
        "pattern": TIMESTAMP_PATTERN,
        "not": {"type": "string", "pattern": "[\\n]"},
    },
    "scope": {"enum": ["organ", "consolidated", None]},
    "schema_id": {"type": "string", "not": _OF_OTHER_MAJOR},
}
"""Name → schema."""

_EDITIONS: Final = " or ".join(f'"{edition}"' for edition in EDITIONS)

EXPECTED: Final[dict[str, Text]] = {
    "count": Text(f"0 至 {MAX_COUNT} 的整数或 null", f"an integer from 0 to {MAX_COUNT} or null"),
    "signed_count": Text(
        f"-{MAX_COUNT} 至 {MAX_COUNT} 的整数或 null",
        f"an integer from -{MAX_COUNT} to {MAX_COUNT} or null",
    ),
    "amount": Text(
        f"0 至 {MAX_AMOUNT} 的数（万元）或 null", f"a number (万元) from 0 to {MAX_AMOUNT} or null"
    ),
    "year": Text("年份（1 至 9999 的整数）或 null", "a year (an integer from 1 to 9999) or null"),
    "text": Text("文本", "a text"),
    "text_or_null": Text("文本或 null", "a text or null"),
    "paragraphs": Text("由文本组成的数组", "an array of texts"),
    "date": Text("存在的日期（YYYY-MM-DD）", "a day that exists (YYYY-MM-DD)"),
    "date_or_null": Text(
        "存在的日期（YYYY-MM-DD）或 null", "a day that exists (YYYY-MM-DD) or null"
    ),
    "timestamp_or_null": Text(
        "存在的日期或时刻（YYYY-MM-DD、YYYY-MM-DDThh:mm[:ss]）或 null",
        "a day that exists, or a time on it (YYYY-MM-DD, YYYY-MM-DDThh:mm[:ss]), or null",
    ),
    "scope": Text('"organ"、"consolidated" 或 null', '"organ", "consolidated" or null'),
    "schema_id": Text(
        f"文本；如为本项目报告模式的标识，其主版本号须为 {SCHEMA_VERSION[0]}",
        "a text; where it is the id of a report schema of this project, "
        f"one of major version {SCHEMA_VERSION[0]}",
    ),
    "edition": Text(_EDITIONS.replace(" or ", " 或 "), _EDITIONS),
    "object": Text("对象", "an object"),
    "object_or_null": Text("对象或 null", "an object or null"),
}
"""Name → what is expected, to follow 应为 / "expected"."""
