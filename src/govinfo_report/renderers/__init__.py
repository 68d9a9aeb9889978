"""Reports → pages as the national form prints them, in five formats.

A report is laid out as a :class:`~govinfo_report.page.Page` by
:mod:`~govinfo_report.renderers.layout`, and one file a format makes bytes of it. What a format
cannot show is listed in :mod:`govinfo_report.renderers.limits`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, get_args

from govinfo_report.errors import UnknownFormatError
from govinfo_report.language import Text
from govinfo_report.model import Reading, Report, as_report
from govinfo_report.model.arguments import wrong_type
from govinfo_report.page import Page
from govinfo_report.renderers.layout import blank_report, lay_out
from govinfo_report.renderers.marks import NONE, Marks, marks_of
from govinfo_report.renderers.text import LAYOUTS, TextLayout

if TYPE_CHECKING:
    from govinfo_report.findings import Finding

__all__ = [
    "FORMATS",
    "LAYOUTS",
    "MARKING_FORMATS",
    "RenderFormat",
    "TextLayout",
    "lay_out",
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


def render(
    report: Report | Reading,
    format: RenderFormat,  # noqa: A002  # the public name of the argument
    *,
    findings: Iterable[Finding] | None = None,
    layout: TextLayout = "lines",
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

    Returns:
        The file's bytes; HTML, Markdown and text are UTF-8.

    Raises:
        UnknownFormatError: There is no such format; says which one is meant.
        ValueError: There is no such layout, or the format cannot carry marks.
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
    page = lay_out(as_report(report))
    return _WRITERS[chosen](page, marks_of(findings, page), layout)


def render_blank(edition: str, format: RenderFormat) -> bytes:  # noqa: A002  # as in render
    """Writes the blank form of an edition, to be filled in.

    Args:
        edition: ``"2021"`` or ``"2019"``.
        format: As for :func:`render`; ``docx`` and ``xlsx`` are those that can be filled in well.

    Returns:
        The file's bytes.

    Raises:
        EditionError: There is no such edition.
        UnknownFormatError: There is no such format; says which one is meant.
        MissingExtraError: The library that writes DOCX or XLSX is not installed.
    """
    chosen = _format(format)
    return _WRITERS[chosen](lay_out(blank_report(edition)), NONE, "lines")


def _format(name: str) -> RenderFormat:
    if name in FORMATS:
        return name
    key = str(name).lower().rpartition(".")[2]
    near = key if key in FORMATS else _MEANT.get(key)
    raise UnknownFormatError(str(name), FORMATS, near, _NOT_WRITTEN.get(key))


def _html(page: Page, marks: Marks, _layout: TextLayout) -> bytes:
    from govinfo_report.renderers.html import write

    return write(page, marks)


def _docx(page: Page, marks: Marks, _layout: TextLayout) -> bytes:
    from govinfo_report.renderers.docx import write

    return write(page, marks)


def _xlsx(page: Page, marks: Marks, _layout: TextLayout) -> bytes:
    from govinfo_report.renderers.xlsx import write

    return write(page, marks)


def _markdown(page: Page, _marks: Marks, _layout: TextLayout) -> bytes:
    from govinfo_report.renderers.markdown import write

    return write(page)


def _text(page: Page, _marks: Marks, layout: TextLayout) -> bytes:
    from govinfo_report.renderers.text import write

    return write(page, layout)


_WRITERS: Final[dict[RenderFormat, Callable[[Page, Marks, TextLayout], bytes]]] = {
    "html": _html,
    "docx": _docx,
    "xlsx": _xlsx,
    "markdown": _markdown,
    "text": _text,
}
