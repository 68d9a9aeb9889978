"""Comparisons and series as one page of HTML, and as a fragment for a notebook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from govinfo_report.catalogue import TABLES, form
from govinfo_report.catalogue.form_grids import grid
from govinfo_report.comparison import sheets
from govinfo_report.comparison.change import Change
from govinfo_report.comparison.narrative import ParagraphChange, SectionChange
from govinfo_report.comparison.sheets import Digest, Sheet, value_text, word
from govinfo_report.language import COLON, Lang
from govinfo_report.model import ABSENT, Report, cells
from govinfo_report.page import PageCell
from govinfo_report.printing import html
from govinfo_report.printing.grids import Shown, drawn
from govinfo_report.printing.html import escaped

if TYPE_CHECKING:
    from govinfo_report.comparison.result import Comparison
    from govinfo_report.comparison.series import Series

_MARKED: Final = 4_000_000
"""Most pairs of equal characters of two paragraphs that are looked at for a page (about a second),
where 3,000 characters make some 50,000: paragraphs beyond it are shown whole on both sides."""

_FRAGMENT_ROWS: Final = 20
"""Most changes that a notebook shows."""


def comparison_page(comparison: Comparison, lang: Lang) -> str:
    """What changed most, totals explained, tables side by side, narrative."""
    digest = sheets.comparison_digest(comparison, lang)
    written = word("narrative", lang)  # the paragraphs themselves stand in place of their counts
    inner = [
        html.folded(sheet.heading, [_table(sheet, lang)])
        for sheet in sheets.explanations(comparison, lang, inner=True)
    ]
    differences = _Differences()
    paragraphs = [_section(each, differences, lang) for each in comparison.written_narrative or ()]
    body = [
        *_opening(digest),
        *(_section_of(sheet, lang) for sheet in digest.sheets if sheet.heading != written),
        *inner,
        html.section(word("side_by_side", lang), "\n".join(_side_by_side(comparison, lang))),
        html.section(written, "\n".join(paragraphs)),
    ]
    return html.page(digest.title, ["<main>\n", *body, "</main>\n"], lang, kind="across")


def series_page(series: Series, lang: Lang) -> str:
    """Facts, findings, carry chain, figures by year with a line each."""
    digest = sheets.series_digest(series, lang)
    body = [*_opening(digest), *(_section_of(sheet, lang) for sheet in digest.sheets)]
    return html.page(digest.title, ["<main>\n", *body, "</main>\n"], lang, kind="across")


def comparison_fragment(comparison: Comparison, lang: Lang) -> str:
    """The notes, and the ranked changes as one table, for a notebook."""
    digest = sheets.comparison_digest(comparison, lang)
    body = [f"<p><b>{escaped(digest.title)}</b><br>{escaped(digest.summary)}</p>"]
    body.append(html.bullets(map(escaped, digest.facts)))
    body += (_table(sheet, lang, _FRAGMENT_ROWS) for sheet in sheets.ranking(comparison, lang))
    return html.fragment(body, lang)


def series_fragment(series: Series, lang: Lang) -> str:
    """The facts, the carry chain and the figures, for a notebook."""
    digest = sheets.series_digest(series, lang)
    body = [
        f"<p><b>{escaped(digest.title)}</b></p>",
        html.bullets(map(escaped, digest.facts)),
    ]
    return html.fragment([*body, *(_table(sheet, lang) for sheet in digest.sheets)], lang)


def _opening(digest: Digest) -> Iterator[str]:
    yield f"<h1>{escaped(digest.title)}</h1>\n"
    yield f"<p>{escaped(digest.summary)}</p>\n" if digest.summary else ""
    yield html.bullets(map(escaped, digest.facts))
    lang = digest.lang
    found = html.bullets(
        f"{escaped(year)} "
        f'<span class="{finding.severity}">{escaped(sheets.gravity(finding, lang))}</span> '
        f"<code>{escaped(finding.rule)}</code> {escaped(finding.message(lang))}"
        for year, finding in digest.findings
    )
    yield html.section(word("findings", lang), found)


def _section_of(sheet: Sheet, lang: Lang) -> str:
    return html.section(sheet.heading, _table(sheet, lang))


def _table(sheet: Sheet, lang: Lang, most: int | None = None) -> str:
    """A sheet as a table, with its charts in a column of their own."""
    charts = any(line.chart for line in sheet.lines)
    rows = []
    for line in sheet.lines[:most]:
        texts = zip(line.cells, sheet.aligns, strict=True)
        parts = [html.cell(text, "number" if side == "right" else "") for text, side in texts]
        chart = [f"<td>{line.chart() if line.chart else ''}</td>"] if charts else []
        rows.append(html.row([html.head(line.cells[0]), *parts[1:], *chart], kind=line.kind))
    heads = [*sheet.heads, word("chart", lang)] if charts else sheet.heads
    return html.table(heads, rows, aligns=sheet.aligns) + html.more(
        len(sheet.lines) - len(rows), lang
    )


def _side_by_side(comparison: Comparison, lang: Lang) -> Iterator[str]:
    """Each table of the form: the previous report's beside the current report's."""
    found = {change.cell: change for change in comparison.changed}
    sides = (("before", comparison.previous), ("after", comparison.current))
    for name in TABLES:
        yield f"<h3>{escaped(form(comparison.current.edition).table(name).text(lang))}</h3>"
        both = (_side(report, name, found, side, lang) for side, report in sides)
        yield f'<div class="sides">{"".join(f"<div>{each}</div>" for each in both)}</div>'


def _side(report: Report, name: str, found: Mapping[str, Change], side: str, lang: Lang) -> str:
    """A table of one of the reports as the form prints it, with what changed marked."""
    entry = form(report.edition).table(name)
    values = cells(report)
    ids = {
        each.id: [f"{name}.{each.id}.{column}" for column in each.columns] for each in entry.rows
    }
    rows = tuple(each for each, of in ids.items() if any(c in values or c in found for c in of))
    caption = f"{word(side, lang)}{COLON(lang)}{sheets.year_text(report, lang)}"
    if not rows:
        return f"<p>{escaped(caption)}{COLON(lang)}{escaped(word('absent', lang))}</p>"
    words = {c: value_text(values.get(c, ABSENT), lang) for each in rows for c in ids[each]}

    def shown(printed: PageCell) -> Shown:
        cell_id = printed.frame.id or ""
        value = values.get(cell_id, ABSENT)
        text = escaped(printed.text)
        if value is None or value is ABSENT:
            text = f'<span class="none">{text}</span>'
        change = found.get(cell_id)
        if change is None:
            return "", text
        before, after = (value_text(v, lang) for v in (change.before, change.after))
        if change.difference is None:
            kind, sign, note = "unlike", "≠", sheets.reason_text(change, lang)
        else:
            sign = "▲" if change.difference > 0 else "▼"
            kind, note = "changed", sheets.signed(change.difference)
        title = escaped(f"{before} → {after} ({note})")
        return f' class="{kind}" title="{title}"', f"{text} {sign}"

    table = grid(report.edition, name, rows, words, lang)
    return "".join(
        drawn(table, f"{entry.text(lang)} · {caption}", shown, ids=f"{side}.", caption=caption)
    )


def _section(section: SectionChange, differences: _Differences, lang: Lang) -> str:
    parts = [f"<h3>{escaped(section.title(lang))}</h3>"]
    if section.presence != "both":
        parts.append(f"<p>{escaped(word(section.presence, lang))}</p>")
    parts += (_paragraph(each, differences, lang) for each in section.paragraphs)
    return "\n".join(parts)


def _paragraph(paragraph: ParagraphChange, differences: _Differences, lang: Lang) -> str:
    before, after = paragraph.before, paragraph.after
    if before is not None and before == after:
        badge = escaped(word("unchanged", lang))
        return f'<p class="badge">{badge}</p><p class="text">{escaped(after)}</p>'
    badge = ""
    none = f'<p class="none">{escaped(word("no_counterpart", lang))}</p>'
    if before is None or after is None:
        alone = f'<p class="text">{escaped(before or after or "")}</p>'
        left, right = (none, alone) if before is None else (alone, none)
    else:
        share = f"{word('similarity', lang)}: {sheets.percent_of(paragraph.similarity)}"
        badge = f'<p class="badge">{escaped(share)}</p>'
        left, right = (f'<p class="text">{side}</p>' for side in differences.of(before, after))
    return f'{badge}<div class="sides"><div>{left}</div><div>{right}</div></div>'


class _Differences:
    """Marks what differs in paragraphs, as long as that does not take too long."""

    def __init__(self) -> None:
        self._left = _MARKED

    def of(self, before: str, after: str) -> tuple[str, str]:
        """Both paragraphs, what only one of them has marked."""
        here, there = Counter(before), Counter(after)
        pairs = sum(count * there[each] for each, count in here.items())
        if pairs > self._left:
            return escaped(before), escaped(after)
        self._left -= pairs
        left = right = ""
        matcher = SequenceMatcher(None, before, after, autojunk=False)
        for kind, start, end, other_start, other_end in matcher.get_opcodes():
            old, new = escaped(before[start:end]), escaped(after[other_start:other_end])
            if kind == "equal":
                left, right = left + old, right + new
            else:
                left += f"<del>{old}</del>" if old else ""
                right += f"<ins>{new}</ins>" if new else ""
        return left, right
