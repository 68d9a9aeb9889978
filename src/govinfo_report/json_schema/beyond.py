"""What no JSON Schema can say of a document: the one list of where it and ``loads`` differ."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from govinfo_report.language import Text
from govinfo_report.model.contract import MAX_AMOUNT_DIGITS, MAX_BYTES, MAX_DEPTH

BEYOND_SCHEMA: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "duplicate": Text("同一对象中成员重复", "a member that stands more than once in an object"),
        "size": Text(f"超过 {MAX_BYTES} 字节", f"more than {MAX_BYTES} bytes"),
        "depth": Text(f"嵌套超过 {MAX_DEPTH} 层", f"nesting deeper than {MAX_DEPTH} levels"),
        "digits": Text(
            f"金额超过 {MAX_AMOUNT_DIGITS} 位", f"an amount of more than {MAX_AMOUNT_DIGITS} digits"
        ),
        "surrogate": Text("孤立的代理码位", "a lone surrogate"),
        "fraction": Text(
            "写成小数的整数（以 1.0 代 1）", "an integer written as a fraction (1.0 for 1)"
        ),
    }
)
"""Keyword of a :class:`SchemaProblem` → what it stands for.

These apart, a published schema accepts just what :func:`govinfo_report.loads` accepts;
:func:`govinfo_report.loads` and :func:`govinfo_report.validate` find all of them in a text.
"""
