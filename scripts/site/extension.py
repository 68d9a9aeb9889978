"""The Sphinx extension of the site: Chinese texts of pages, and generated pages."""

from __future__ import annotations

import re
from typing import Any

from scripts.site.sources import TWIN, twin

_TWIN_LINK = re.compile(rf"{TWIN}\.md\b")


def read_source(app: Any, page: str, source: list[str]) -> None:
    """In Chinese, the page's own Chinese text."""
    if app.config.language == "en" or (path := twin(page)) is None:
        return
    source[0] = _TWIN_LINK.sub(".md", path.read_text("utf-8"))


def setup(app: Any) -> dict[str, bool]:
    """Connect to Sphinx."""
    app.connect("source-read", read_source)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
