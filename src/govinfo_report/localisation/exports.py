"""What localisation found: as a JSON document, text for a terminal, CSV and HTML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from govinfo_report.catalogue import form
from govinfo_report.display import wrap
from govinfo_report.documents.localisation import LocalisationDocument
from govinfo_report.documents.records import filled
from govinfo_report.language import Lang
from govinfo_report.localisation import texts
from govinfo_report.localisation.correction import Correction
from govinfo_report.localisation.found import Found
from govinfo_report.markup import MORE, fragment, shown
from govinfo_report.model import ABSENT
from govinfo_report.tabular import CsvValue, write_csv

COLUMNS: Final = (
    "correction",
    "smallest",
    "slip",
    "cell",
    "label",
    "before",
    "after",
    "least",
    "greatest",
    "reason",
    "explains",
)
"""The columns of :func:`to_csv`."""

_MOST: Final = 20
"""Most corrections that a notebook shows."""


def document(found: Found) -> LocalisationDocument:
    """The document of what localisation found."""
    return filled(LocalisationDocument, found, corrections=found)


def to_csv(found: Found, lang: Lang) -> str:
    """One row a cell that a correction changes, under the names of :data:`COLUMNS`.

    Then a row for each cell without a figure whose value the identities force; it has no number.
    """
    cells = form(found.edition).cells
    rows: list[tuple[CsvValue, ...]] = [COLUMNS]
    for number, correction in enumerate(found, 1):
        for slip in correction.slips:
            explains = " ".join(f"{i.rule}[{i.scope}]" for i in slip.explains)
            for change in slip.changes:
                values = (change.before, change.after, change.least, change.greatest)
                rows.append(
                    (
                        *(number, correction.smallest, slip.kind),
                        *(change.cell, cells[change.cell].label(lang)),
                        *map(texts.plain, values),
                        *(slip.reason(lang), explains),
                    )
                )
    for forced in found.deductions:
        before = None if forced.before is ABSENT else texts.plain(forced.before)
        label = cells[forced.cell].label(lang)
        known = (None, None, None, forced.cell, label, before, texts.plain(forced.value))
        rows.append((*known, None, None, texts.DEDUCTIONS(lang), None))
    return write_csv(rows)


def to_html(found: Found, lang: Lang) -> str:
    """A page of HTML that needs nothing else, with every correction."""
    return (
        f'<!DOCTYPE html>\n<html lang="{"zh-CN" if lang == "zh" else "en"}">\n<head>\n'
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
        f"<title>{shown(found.summary(lang))}</title>\n</head>\n<body>\n"
        f"{to_fragment(found, lang, most=len(found))}\n</body>\n</html>\n"
    )


def to_text(found: Found, lang: Lang, *, width: int) -> str:
    """The result for a terminal, each line at most ``width`` cells wide."""
    return "".join(f"{line}\n" for line in _lines(found, lang, width))


def to_fragment(found: Found, lang: Lang, *, most: int = _MOST) -> str:
    """The first corrections with their reasons, for a notebook."""
    parts = [f"<p><b>{shown(found.summary(lang))}</b></p>"]
    for number, correction in enumerate(found[:most], 1):
        parts.append(f"<p>{shown(_heading(correction, number, lang))}</p>")
        items = [f"<li>{shown(said)}</li>" for said in _reasons(correction, lang)]
        parts.append(f"<ul>{''.join(items)}</ul>")
    if len(found) > most:
        parts.append(f"<p>{MORE(lang, count=len(found) - most)}</p>")
    return fragment(parts, lang)


def _heading(correction: Correction, number: int, lang: Lang) -> str:
    head = texts.CORRECTION if correction.smallest else texts.ONE_SLIP
    return head(lang).format(number=number, count=len(correction.changes))


def _reasons(correction: Correction, lang: Lang) -> Iterator[str]:
    """One a slip, then the identities that it explains."""
    yield from (slip.reason(lang) for slip in correction.slips)
    broken = texts.explained(correction.explains, lang)
    yield f"{texts.EXPLAINS(lang)}{broken}"


def _lines(found: Found, lang: Lang, width: int) -> Iterator[str]:
    yield from wrap(found.summary(lang), width)
    for number, correction in enumerate(found, 1):
        yield ""
        yield from wrap(_heading(correction, number, lang), width)
        for said in _reasons(correction, lang):
            yield from _item(said, width)
    if not found.complete and found:
        yield ""
        yield from wrap(texts.INCOMPLETE(lang), width)
    # Where every blank is 0 there is nothing to say of it: only what holds another value.
    told = [deduction for deduction in found.deductions if deduction.value]
    if told:
        yield ""
        yield from wrap(texts.DEDUCTIONS(lang), width)
    for deduction in told:
        label = form(found.edition).cell(deduction.cell).label(lang)
        said = texts.DEDUCTION(lang).format(label=label, value=deduction.value)
        yield from _item(said, width)


def _item(text: str, width: int) -> Iterator[str]:
    lines = wrap(text, width - 4)
    yield f"  - {lines[0]}"
    yield from (f"    {line}" for line in lines[1:])
