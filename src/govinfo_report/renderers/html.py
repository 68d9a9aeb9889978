"""Page → one HTML document that needs nothing else: no script, no image, no other file."""

from __future__ import annotations

from govinfo_report.page import Page, Paragraph
from govinfo_report.printing.form_pages import form_page
from govinfo_report.printing.html import page


def write(printed: Page) -> bytes:
    """The page as UTF-8 bytes of an HTML document.

    Every cell of the form has its id in the form as its ``id`` and names its headings. A draft with
    what was found in it is the page that findings make of themselves.
    """
    title = next(
        (p.text for p in printed.blocks if isinstance(p, Paragraph) and p.role == "title"), ""
    )
    body = ['<main class="paper">\n', *form_page(printed), "</main>\n"]
    return page(title, body, "zh", kind="report").encode()
