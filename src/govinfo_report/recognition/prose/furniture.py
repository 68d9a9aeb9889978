"""Furniture."""

from __future__ import annotations

from govinfo_report.recognition.prose import is_of_web_page
from govinfo_report.recognition.prose.headings import is_heading


def is_furniture(text: str) -> bool:
    return is_of_web_page(text) or is_heading(text)
