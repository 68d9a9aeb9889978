"""What the page in the browser asks of the library: one function, JSON in and JSON out.

It keeps nothing but the notes of pages that were read: every call is given the document that the
page holds, with what was typed since. The worker of the page may be ended at any time.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from io import BytesIO
from typing import Any, Final, TypeAlias

import attrs

import govinfo_report as gr

# The library's own rooms, for what has no public name: the form and the opinions in pieces, and
# the one number parser: what is typed is read as what is printed.
from govinfo_report.findings.opinions import Opinion
from govinfo_report.findings.page import FindingsPage
from govinfo_report.page import Paragraph
from govinfo_report.printed_form import lay_out
from govinfo_report.printing.form_pages import form_page
from govinfo_report.text import parse_number

Asked: TypeAlias = Mapping[str, Any]
Told: TypeAlias = tuple[dict[str, Any], bytes]

PARAGRAPHS: Final = ("introduction", "overview", "problems_and_improvements", "other_matters")
"""Members that are typed as paragraphs, a line each."""

FIELDS: Final = (
    *("title", "agency", "agency_code", "year", *PARAGRAPHS),
    *(
        f"metadata.{name}"
        for name in (
            *("index_number", "document_number", "publisher", "date_written", "published_at"),
            *("disclosure_mode", "disclosure_term"),
        )
    ),
    *(
        f"contact.{name}"
        for name in ("unit", "address", "postcode", "telephone", "fax", "email", "website")
    ),
    *("signature.agency", "signature.date"),
)
"""Members beside the cells that can be typed, by the path in the document."""

KINDS: Final = {
    "html": ("html", "text/html"),
    "xlsx": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "live": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "json": ("json", "application/json"),
    "text": ("txt", "text/plain"),
    "markdown": ("md", "text/markdown"),
}
"""What can be saved → the ending of the file and its type."""

_YEAR: Final = re.compile("[12][0-9]{3}")
_UNNAMEABLE: Final = re.compile(r'[\\/:*?"<>|\s\x00-\x1f\x7f]+')
_TECHNICAL: Final = re.compile(
    r"，或者由本机的LibreOffice转换（gr\.read[^）]*）"
    r"|, or have LibreOffice convert it \(gr\.read.*?--convert\)"
    r"|(?<=：)[^：（]*安装识别功能后可读取（pip install [^）]*），否则"
    r"|(?<=请)安装识别功能后再读取（pip install [^）]*），或者"
    r"|(?<=\. )[^.(]* with the extra scan \(pip install [^)]*\); else (?P<sentence>\w)"
    r"|(?<=\. )Install the extra scan \(pip install [^)]*\), (?P<next>\w)"
    r"|install the extra scan \(pip install [^)]*\), "
)
"""Advice of messages to those who install or program something."""

_readings: dict[str, gr.Reading] = {}


def answer(call: str, arguments: str, data: bytes = b"") -> tuple[str, bytes]:
    """Answers one call of the page; whatever is wrong with it comes back as ``error``.

    Args:
        call: A key of :data:`CALLS`.
        arguments: A JSON object; ``lang`` is ``zh`` or ``en``.
        data: A file.

    Returns:
        A JSON object, and the bytes of a file that was made.
    """
    lang: gr.Lang = "zh"
    made = b""
    try:
        asked = json.loads(arguments)
        lang = "en" if asked.get("lang") == "en" else "zh"
        told, made = CALLS[call](asked, lang, bytes(data))
    except Exception as error:  # noqa: BLE001  # the page shows it, and goes on
        told = {"error": _trouble(error, lang)}
    return json.dumps(told, ensure_ascii=False), made


def _trouble(error: Exception, lang: gr.Lang) -> dict[str, Any]:
    """What went wrong: in words, where, and the extra that the engine may still load."""
    told: dict[str, Any] = {"kind": type(error).__name__, "message": str(error)}
    if isinstance(error, gr.GovInfoReportError):
        told["message"] = for_clerks(error.message(lang))
    else:
        told["unexpected"] = True
    if isinstance(error, gr.MissingExtraError):
        told["extra"] = error.extra
    if isinstance(error, gr.DocumentError):
        told["problems"] = [
            {"pointer": each.pointer, "message": each.text(lang)} for each in error.problems[:20]
        ]
    return told


def for_clerks(message: str) -> str:
    """A message without what cannot be done on the page."""
    return _TECHNICAL.sub(lambda found: (found["sentence"] or found["next"] or "").upper(), message)


# Opening: a page that is read, a form to be filled in, a draft.


class _File(BytesIO):
    def __init__(self, data: bytes, name: str | None) -> None:
        super().__init__(data)
        if name:
            self.name = name


def read(asked: Asked, lang: gr.Lang, data: bytes) -> Told:
    """A file, or a text that was pasted (without ``name``)."""
    reading = gr.read(_File(data, asked.get("name")))
    told = _opened(reading.report, lang)
    key = hashlib.sha256(data).hexdigest()
    if len(_readings) > 8:
        _readings.clear()
    _readings[key] = reading
    return told | {"reading": key, "format": reading.format, "notes": _notes(reading, lang)}, b""


def _notes(reading: gr.Reading, lang: gr.Lang) -> list[dict[str, str]]:
    return [
        {
            "severity": n.severity,
            "place": n.place.text(lang),
            "message": for_clerks(n.message(lang)),
        }
        for n in reading.notes
    ]


def begin(asked: Asked, lang: gr.Lang, data: bytes) -> Told:
    """The blank form of a year, with the headings that the notice on the form names."""
    year = asked["year"]
    nothing = gr.Report(
        edition="2021", title=None, agency=asked.get("agency") or None, year=year - 1
    )
    return _opened(gr.draft(gr.with_cells(nothing, gr.ABSENT), year=year), lang), b""


def draft(asked: Asked, lang: gr.Lang, data: bytes) -> Told:
    """Next year's draft of the document, and what was filled from where."""
    report, _, _ = _edited(asked, lang)
    made = gr.draft_with_sources(report)
    return _opened(made.report, lang) | {"explanations": made.explanations(lang)}, b""


def now(asked: Asked, lang: gr.Lang, data: bytes) -> Told:
    """The document with what was typed, as text."""
    report, _, _ = _edited(asked, lang)
    return {"document": gr.dumps(report)}, b""


def form(asked: Asked, lang: gr.Lang, data: bytes) -> Told:
    """The document as it was opened, after another language was chosen."""
    told = _opened(gr.loads(asked["document"]), lang)
    if reading := _readings.get(asked.get("reading") or ""):
        told["notes"] = _notes(reading, lang)
    return told, b""


def _opened(report: gr.Report, lang: gr.Lang) -> dict[str, Any]:
    """A report as the page shows it: document, form, and what can be typed where."""
    document = gr.dumps(report)
    parsed = json.loads(document, parse_float=Decimal)
    catalogue = gr.form(report.edition)
    values = gr.cells(report)
    return {
        "document": document,
        "edition": report.edition,
        "title": report.title,
        "agency": report.agency,
        "year": report.year,
        "form": "".join(form_page(lay_out(report, lang=lang), text=_pointed, level=2)),
        "sections": [
            {
                "id": each.id,
                "number": each.number,
                "label": each.label if lang == "zh" else each.text.en,
                "narrative": each.kind == "narrative",
            }
            for each in catalogue.sections
        ],
        "cells": {
            cell.id: {
                "label": cell.label(lang),
                "definition": cell.definition(lang),
                "unit": cell.unit,
                "kind": cell.kind,
                "text": _typed(values.get(cell.id, report.remarks.get(cell.id))),
            }
            for cell in catalogue.cells.values()
        },
        "fields": {path: _typed(_at(parsed, path.split("."))) for path in FIELDS},
    }


def _pointed(paragraph: Paragraph) -> str:
    return f' data-pointer="{paragraph.pointer}"' if paragraph.pointer else ""


def _main(page: str) -> str:
    """What stands in the main part of a page of the library."""
    body = page.partition("<body>")[2].partition("</body>")[0]
    inner = body.partition("<main")[2].partition("</main>")[0].partition(">")[2]
    return inner or body


def _typed(value: object) -> str:
    """A value as one would type it."""
    if isinstance(value, list):
        return "\n".join(value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    return "" if value is None else str(value)


def _at(document: Any, path: list[str]) -> Any:
    for key in path:
        document = document.get(key) if isinstance(document, dict) else None
    return document


# What was typed goes into the document; the library says what is wrong with it.


def _edited(asked: Asked, lang: gr.Lang) -> tuple[gr.Report, dict[str, str], set[str]]:
    """The document with what was typed, what no field can hold, and the ids of what was typed.

    A cell whose text is no number of its kind is absent, and its text is a remark: as of a page
    that prints it.
    """
    cells, fields = asked.get("cells") or {}, asked.get("fields") or {}
    if not cells and not fields:
        return gr.loads(asked["document"]), {}, set()
    document = json.loads(asked["document"], parse_float=Decimal)
    document.setdefault("remarks", {})
    for cell, text in cells.items():
        _set_cell(document, cell, text)
    before = {path: _at(document, path.split(".")) for path in fields}
    for path, text in fields.items():
        _set_field(document, path, text)
    if not document["remarks"]:
        del document["remarks"]
    problems: dict[str, str] = {}
    try:
        report = gr.structure(document)
    except gr.DocumentError as error:
        for problem in error.problems:
            where = problem.pointer.removeprefix("/").replace("/", ".")
            if where in cells:
                _set_words(document, where, cells[where])
                continue
            path = next((each for each in fields if where.startswith(each)), None)
            if path is None:
                raise
            problems[path] = problem.text(lang)
            _put(document, path.split("."), before[path])
        report = gr.structure(document)
    return report, problems, {*cells, *fields}


def _set_cell(document: dict[str, Any], cell: str, text: str) -> None:
    number = parse_number(text)
    remarks = document["remarks"]
    remarks.pop(cell, None)
    if number.kind in ("blank", "placeholder"):
        _put(document, cell.split("."), None)
    elif number.kind == "value" and number.unit in (None, "件", "项", "万元"):
        _put(document, cell.split("."), number.value)
        if number.words:
            remarks[cell] = number.words
    else:
        _set_words(document, cell, text)


def _set_words(document: dict[str, Any], cell: str, text: str) -> None:
    *path, name = cell.split(".")
    while path:  # what holds nothing is left out of documents
        parent = _at(document, path)
        if isinstance(parent, dict):
            parent.pop(name, None)
        if parent:
            break
        *path, name = path
    document.setdefault("remarks", {})[cell] = text.strip()


def _put(document: dict[str, Any], path: list[str], value: Any) -> None:
    for key in path[:-1]:
        if not isinstance(document.get(key), dict):
            document[key] = {}
        document = document[key]
    document[path[-1]] = value


def _set_field(document: dict[str, Any], path: str, text: str) -> None:
    text = text.strip()
    where = path.split(".")
    if not text and _at(document, where) is None:
        return  # nothing stood there, and nothing does
    if path in PARAGRAPHS:
        _put(document, where, [line.strip() for line in text.splitlines() if line.strip()])
    elif path == "year":
        old, year = document.get("year"), int(text) if _YEAR.fullmatch(text) else text or None
        document["year"] = year
        if isinstance(year, int) and document.get("period") in (None, _period(old)):
            document["period"] = _period(year)
    else:
        _put(document, where, text or None)


def _period(year: object) -> dict[str, str]:
    return {"start": f"{year}-01-01", "end": f"{year}-12-31"}


# What is asked of a document.


def check(asked: Asked, lang: gr.Lang, data: bytes) -> Told:
    """What is wrong: in words, as the list of opinions, and where each belongs."""
    report, problems, typed = _edited(asked, lang)
    findings = _findings(asked, report, typed)
    found = FindingsPage.of(findings.parts[0], lang)
    return {
        "counts": {
            each: len(getattr(findings, f"{each}s")) for each in ("error", "warning", "info")
        },
        "blank": sum(value is None for value in gr.cells(report).values()),
        "words": found.words(),
        "list": "".join(found.list()),
        "opinions": [_told(each, lang) for each in found.every],
        "problems": problems,
    }, b""


def _told(opinion: Opinion, lang: gr.Lang) -> dict[str, Any]:
    """Where an opinion belongs and what can be done about it."""
    slip = opinion.cause.slip if opinion.cause else None
    return {
        "number": opinion.number,
        "severity": opinion.severity,
        "cause": opinion.cause is not None,
        "heading": opinion.heading(lang),
        "cells": opinion.cells,
        "beside": opinion.beside,
        "due": {cell: due(lang) for cell, due in opinion.due.items()},
        "members": [
            pointer.removeprefix("/").replace("/", ".")
            for finding in opinion.findings
            if not finding.cells
            for pointer in finding.pointers
        ],
        "changes": [
            {"cell": each.cell, "after": _typed(each.after)}
            for each in (slip.changes if slip else ())
            if each.after is not None
        ],
        "unfinished": all(
            finding.outcome == "undecided" or finding.rule == "cell.blank"
            for finding in opinion.findings
        ),
    }


def _findings(asked: Asked, report: gr.Report, typed: set[str]) -> gr.Findings:
    subject: gr.Report | gr.Reading = report
    if reading := _readings.get(asked.get("reading") or ""):
        subject = attrs.evolve(
            reading,
            report=report,
            notes=tuple(note for note in reading.notes if note.where not in typed),
            origins={cell: each for cell, each in reading.origins.items() if cell not in typed},
        )
    return gr.check(subject, previous=_previous(asked))


def _previous(asked: Asked) -> gr.Report | None:
    return gr.loads(asked["previous"]) if asked.get("previous") else None


def compare(asked: Asked, lang: gr.Lang, data: bytes) -> Told:
    """The comparison with last year's report, as a page of the library shows it."""
    report, _, _ = _edited(asked, lang)
    return {"html": _main(gr.compare(gr.loads(asked["previous"]), report).to_html(lang))}, b""


def locate(asked: Asked, lang: gr.Lang, data: bytes) -> Told:
    """Every smallest correction that was found."""
    report, _, _ = _edited(asked, lang)
    return {"html": _main(gr.locate(report).to_html(lang))}, b""


def fill(asked: Asked, lang: gr.Lang, data: bytes) -> Told:
    """The blanks that can have one value only, and why."""
    report, _, _ = _edited(asked, lang)
    filled = gr.fill(report)
    cells = {each.cell: _typed(each.value) for each in filled.cells}
    return {"cells": cells, "explanations": filled.explanations(lang)}, b""


def save(asked: Asked, lang: gr.Lang, data: bytes) -> Told:
    """A file of the document: ``format`` is one of :data:`KINDS`, ``marked`` with what is wrong."""
    report, problems, typed = _edited(asked, lang)
    ending, kind = KINDS[asked["format"]]
    if asked["format"] == "json":
        made = gr.dumps(report, indent=2).encode()
    elif asked["format"] == "live":
        made = gr.render(report, "xlsx", live=True, previous=_previous(asked))
    else:
        found = _findings(asked, report, typed) if asked.get("marked") else None
        made = gr.render(report, asked["format"], findings=found)
    name = _UNNAMEABLE.sub("", report.title or f"{report.agency or ''}{report.year or ''}年报")
    return {"name": f"{name[:80]}.{ending}", "type": kind, "problems": problems}, made


CALLS: Final[Mapping[str, Callable[[Asked, gr.Lang, bytes], Told]]] = {
    call.__name__: call
    for call in (read, begin, draft, now, form, check, compare, locate, fill, save)
}
"""What can be asked, by name."""
