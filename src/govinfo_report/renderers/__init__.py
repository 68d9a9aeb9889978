"""Reports → pages as the national form prints them, in five formats.

A report is laid out as a :class:`~govinfo_report.page.Page` by
:mod:`~govinfo_report.printed_form`, and one file a format makes bytes of it. What a format
cannot show is listed by :func:`limits`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, get_args

from govinfo_report.errors import UnknownFormatError
from govinfo_report.findings.marks import NONE, Marks, marks_of
from govinfo_report.language import Text
from govinfo_report.model import Reading, Report, as_report
from govinfo_report.model.arguments import wrong_type
from govinfo_report.page import Page
from govinfo_report.printed_form import blank_report, lay_out
from govinfo_report.renderers import html
from govinfo_report.renderers.text import LAYOUTS, TextLayout, write_markdown, write_text
from govinfo_report.strict_toml import NonEmpty, Record, records

if TYPE_CHECKING:
    from govinfo_report.findings import Finding

__all__ = [
    "FORMATS",
    "LAYOUTS",
    "MARKING_FORMATS",
    "Limit",
    "RenderFormat",
    "TextLayout",
    "lay_out",
    "limits",
    "render",
    "render_blank",
]

RenderFormat: TypeAlias = Literal["html", "docx", "xlsx", "markdown", "text"]
"""A format that reports are written in."""

FORMATS: Final[tuple[RenderFormat, ...]] = get_args(RenderFormat)

_MEANT: Final[Mapping[str, RenderFormat]] = {
    **dict.fromkeys(("doc", "word", "wps"), "docx"),
    **dict.fromkeys(("excel", "xls", "et", "spreadsheet"), "xlsx"),
    **dict.fromkeys(("md", "mkd"), "markdown"),
    **dict.fromkeys(("txt", "plain"), "text"),
    **dict.fromkeys(("htm", "web"), "html"),
}
"""Other names of the formats."""

_NOT_WRITTEN: Final[Mapping[str, Text]] = {
    "pdf": Text(
        "不能写出PDF：请写出html或者docx，再打印成PDF",
        "PDF is not written: write html or docx and print it to PDF",
    ),
    "json": Text("JSON文档用gr.dumps(report)写出", "gr.dumps(report) writes the JSON document"),
}

MARKING_FORMATS: Final[tuple[RenderFormat, ...]] = ("html", "docx", "xlsx")
"""The formats that can carry marks beside a value."""


class Limit(Record, frozen=True):
    """One thing that a rendered page does not show, or not as the document has it.

    Attributes:
        zh: What it is, in Chinese.
        en: What it is, in English.
        formats: The formats that it holds for.
    """

    zh: NonEmpty
    en: NonEmpty
    formats: tuple[RenderFormat, ...] = FORMATS


@cache
def limits() -> Mapping[str, Limit]:
    """What print cannot show, by name: the one list, which documentation and tests take from here.

    ``read(render(report, format))`` gives the report again but for what stands here.
    """
    return records(__name__, "limits.toml", Limit)


def render(
    report: Report | Reading,
    format: RenderFormat,  # noqa: A002  # the public name of the argument
    *,
    findings: Iterable[Finding] | None = None,
    layout: TextLayout = "lines",
    live: bool = False,
    previous: Report | Reading | None = None,
) -> bytes:
    """Writes a report as the form of its edition prints it.

    The labels are the catalogue's, and the shape of （六）其他处理 is the report's own. Amounts are
    in 万元. The same report gives the same bytes, whenever it is written; in DOCX and XLSX this
    holds for the same versions of the libraries that write them.

    Args:
        report: The report; of a reading, its report. Nothing in it is changed or computed.
        format: ``html``, ``docx`` (extra ``docx``), ``xlsx`` (extra ``xlsx``), ``markdown`` or
            ``text``.
        findings: What a check found: makes the page a draft with the wrong cells marked and
            explained, in HTML, DOCX and XLSX.
        layout: How ``text`` writes tables: ``lines`` (a cell a line), ``bars``, ``tabs`` or
            ``columns`` (aligned, two spaces and more between them).
        live: Makes the XLSX file a workbook that checks itself: a sheet 核对 says of every linear
            rule of the form whether it holds, by formulas, and the rows and columns of broken sums
            are marked. Cells take numbers only; words beside a value stand under its table.
        previous: Last year's report, with which a live workbook is compared too.

    Returns:
        The file's bytes; HTML, Markdown and text are UTF-8.

    Raises:
        UnknownFormatError: There is no such format; says which one is meant.
        ValueError: There is no such layout, or the format cannot carry marks or formulas.
        MissingExtraError: The library that writes DOCX or XLSX is not installed.
    """
    chosen = _format(format)
    marked: object = findings  # what callers really give
    if isinstance(marked, str) or not isinstance(marked, Iterable | None):
        raise wrong_type(findings, "findings", "what gr.check(report) found")
    if findings is not None and chosen not in MARKING_FORMATS:
        raise ValueError(f"{chosen} cannot mark findings; {', '.join(MARKING_FORMATS)} can")
    if layout not in LAYOUTS:
        raise ValueError(f"there is no layout {layout!r}; layouts are {', '.join(LAYOUTS)}")
    if layout != "lines" and chosen != "text":
        raise ValueError(f"only text has layouts, not {chosen}")
    report = as_report(report)
    bare = _is_live(chosen, live, previous)
    if findings is not None and chosen == "html":
        from govinfo_report.findings.as_html import draft_page  # loaded by who marks a page

        return draft_page(report, findings).encode()
    page = lay_out(report, bare_numbers=bare)
    marks = marks_of(findings, page)
    if live:
        return _live(report, page, marks, previous)
    return _written(page, chosen, marks, layout)


def render_blank(
    edition: str,
    format: RenderFormat,  # noqa: A002  # as in render
    *,
    live: bool = False,
    previous: Report | Reading | None = None,
) -> bytes:
    """Writes the blank form of an edition, to be filled in.

    Args:
        edition: ``"2021"`` or ``"2019"``.
        format: As for :func:`render`; ``docx`` and ``xlsx`` are those that can be filled in well.
        live: As for :func:`render`: a workbook that checks what is filled in.
        previous: Last year's report, with which a live workbook is compared too.

    Returns:
        The file's bytes.

    Raises:
        EditionError: There is no such edition.
        UnknownFormatError: There is no such format; says which one is meant.
        ValueError: The format cannot carry formulas.
        MissingExtraError: The library that writes DOCX or XLSX is not installed.
    """
    chosen = _format(format)
    report = blank_report(edition)
    page = lay_out(report)
    if _is_live(chosen, live, previous):
        return _live(report, page, NONE, previous)
    return _written(page, chosen, NONE, "lines")


def _is_live(chosen: RenderFormat, live: bool, previous: object) -> bool:
    """``live``, where what is asked for goes together."""
    if live and chosen != "xlsx":
        raise ValueError(f"{chosen} cannot check itself; xlsx can")
    if previous is not None and not live:
        raise ValueError("only a live workbook is compared with last year's report")
    return live


def _live(report: Report, page: Page, marks: Marks, previous: Report | Reading | None) -> bytes:
    from govinfo_report.renderers import xlsx  # it needs an extra

    last = None if previous is None else as_report(previous, "previous")
    return xlsx.write_live(report, page, marks, last)


def _format(name: str) -> RenderFormat:
    if name in FORMATS:
        return name
    key = str(name).lower().rpartition(".")[2]
    near = key if key in FORMATS else _MEANT.get(key)
    raise UnknownFormatError(str(name), FORMATS, near, _NOT_WRITTEN.get(key))


def _written(page: Page, chosen: RenderFormat, marks: Marks, layout: TextLayout) -> bytes:
    # What needs an extra is imported when it is asked for.
    if chosen == "docx":
        from govinfo_report.renderers import docx

        return docx.write(page, marks)
    if chosen == "xlsx":
        from govinfo_report.renderers import xlsx

        return xlsx.write(page, marks)
    if chosen == "html":
        return html.write(page)
    return write_markdown(page) if chosen == "markdown" else write_text(page, layout)
