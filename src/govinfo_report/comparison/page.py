"""A comparison as one page of HTML: everything inside, no scripts, fit for print and phones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from fractions import Fraction
from typing import Final

from govinfo_report.catalogue import form
from govinfo_report.comparison import charts
from govinfo_report.comparison.change import Change, percent
from govinfo_report.comparison.compared import Compared
from govinfo_report.comparison.explained import Explanation, tops
from govinfo_report.comparison.exports import (
    percent_of,
    reason_text,
    signed,
    summary,
    title,
    value_text,
    word,
)
from govinfo_report.comparison.narrative import ParagraphChange, SectionChange
from govinfo_report.comparison.page_frame import finding_list, page
from govinfo_report.comparison.page_tables import side_by_side
from govinfo_report.comparison.texts import DERIVED
from govinfo_report.language import Lang
from govinfo_report.markup import MORE, fragment, number, row, shown, table

_MARKED: Final = 4_000_000
"""Most pairs of equal characters of two paragraphs that are looked at for a page (about a second),
where 3,000 characters make some 50,000: paragraphs beyond it are shown whole on both sides."""

_FRAGMENT_ROWS: Final = 20


def to_html(comparison: Compared, lang: Lang) -> str:
    """The page: what changed most, totals explained, tables side by side, narrative."""
    head = title(comparison, lang)
    parts = [f"<h1>{shown(head)}</h1>", f"<p>{shown(summary(comparison, lang))}</p>"]
    parts += _notes(comparison, lang)
    for heading, body in _sections(comparison, lang):
        if body:
            parts.append(f"<section>\n<h2>{shown(word(heading, lang))}</h2>\n{body}\n</section>")
    return page(head, "\n".join(parts), lang)


def to_fragment(comparison: Compared, lang: Lang) -> str:
    """The notes, and the ranked changes as one table, for a notebook."""
    rows = [_ranked_row(change, comparison, lang) for change in comparison.ranked]
    rest = len(rows) - _FRAGMENT_ROWS
    more = [f"<p>{MORE(lang, count=rest)}</p>"] if rest > 0 else []
    body = [table(_heads(lang), rows[:_FRAGMENT_ROWS])] if rows else []
    head = f"<p><b>{shown(title(comparison, lang))}</b><br>{shown(summary(comparison, lang))}</p>"
    return fragment([head, *_notes(comparison, lang), *body, *more], lang)


def _notes(comparison: Compared, lang: Lang) -> Iterator[str]:
    if comparison.notes:
        notes = "".join(f"<li>{shown(note.message(lang))}</li>" for note in comparison.notes)
        yield f"<ul>{notes}</ul>"


def _sections(comparison: Compared, lang: Lang) -> Iterator[tuple[str, str]]:
    yield "findings", finding_list((("", finding) for finding in comparison.findings), lang)
    ranked = [_ranked_row(change, comparison, lang) for change in comparison.ranked]
    yield "changed", table(_heads(lang), ranked) if ranked else ""
    yield "not_comparable", _unlike(comparison, lang)
    yield "explained", _totals(comparison, lang)
    yield "side_by_side", "\n".join(side_by_side(comparison, lang))
    sections = comparison.written_narrative or ()
    marks = _Marks()
    yield "narrative", "\n".join(_section(section, marks, lang) for section in sections)


def _heads(lang: Lang) -> list[str]:
    names = ("cell", "unit", "before", "after", "chart", "difference", "growth", "share")
    return [word(name, lang) for name in names]


def _ranked_row(change: Change, comparison: Compared, lang: Lang) -> str:
    share = comparison.shares.get(change.cell)
    before, after = (value_text(v, lang) for v in (change.before, change.after))
    name = change.label(lang)
    if change.derived:
        name = f"{name} ({DERIVED[change.derived][lang]})"
    return row(
        [
            f'<th scope="row">{shown(name)}</th>',
            f"<td>{shown(change.unit)}</td>",
            number(before),
            number(after),
            f"<td>{_pair(change, f'{before} → {after}')}</td>",
            number(signed(change.difference or 0)),
            number("" if change.growth is None else percent(change.growth)),
            number("" if share is None else percent_of(share)),
        ]
    )


def _pair(change: Change, label: str) -> str:
    """The bars of a change; a number below zero (a change of items in the 2019 form) has none."""
    before, after = change.before, change.after
    if before is None or after is None or not change.comparable:
        return ""
    if not isinstance(before, type(after)) and not isinstance(after, type(before)):
        return ""
    return charts.pair(before, after, label) if before >= 0 and after >= 0 else ""  # type: ignore[operator,arg-type]  # comparable: both are numbers


def _unlike(comparison: Compared, lang: Lang) -> str:
    rows = [
        row(
            [
                f'<th scope="row">{shown(change.label(lang))}</th>',
                f"<td>{shown(change.unit)}</td>",
                *(number(value_text(v, lang)) for v in (change.before, change.after)),
                f"<td>{shown(reason_text(change, lang))}</td>",
            ]
        )
        for change in comparison.changed
        if not change.comparable
    ]
    names = ("cell", "unit", "before", "after", "why")
    return table([word(name, lang) for name in names], rows) if rows else ""


def _totals(comparison: Compared, lang: Lang) -> str:
    """The totals that are part of no other, and behind a summary line the rest."""
    above = tops(comparison.current.edition)
    top: list[str] = []
    inner: list[str] = []
    for each in comparison.explanations:
        cell = each.total.cell
        (top if above[cell] == cell else inner).extend(_explained(each, lang))
    heads = [word(name, lang) for name in ("total", "difference", "chart", "share")]
    parts = [table(heads, top)] if top else []
    if inner:
        summary_line = f"<summary>{shown(word('inner_totals', lang))}</summary>"
        parts.append(f"<details>{summary_line}{table(heads, inner)}</details>")
    return "\n".join(parts)


def _explained(explanation: Explanation, lang: Lang) -> Iterator[str]:
    whole = explanation.total.difference or 0
    cells = form(explanation.total.edition).cells
    parts: list[tuple[str, charts.Figure, Fraction | None]] = [
        (cells[part.cell].label(lang), part.difference, part.share) for part in explanation.parts
    ]
    if explanation.rest:
        parts.append((word("rest", lang), explanation.rest, None))
    differences = [whole, *(difference for _, difference, _ in parts)]
    largest = max((-d if d < 0 else d for d in differences), key=Fraction)
    yield _bar(explanation.total.label(lang), whole, "", largest, "sum")
    for name, difference, share in parts:
        yield _bar(name, difference, "" if share is None else percent_of(share), largest, "part")


def _bar(
    name: str, difference: charts.Figure, share: str, largest: charts.Figure, kind: str
) -> str:
    chart = charts.diverging(difference, largest, signed(difference))
    name_cell = f"<td>{shown(name)}</td>"
    return row(
        [name_cell, number(signed(difference)), f"<td>{chart}</td>", number(share)], kind=kind
    )


def _section(section: SectionChange, marks: _Marks, lang: Lang) -> str:
    parts = [f"<h3>{shown(section.title(lang))}</h3>"]
    if section.presence != "both":
        parts.append(f"<p>{shown(word(section.presence, lang))}</p>")
    return "\n".join([*parts, *(_paragraph(each, marks, lang) for each in section.paragraphs)])


def _paragraph(paragraph: ParagraphChange, marks: _Marks, lang: Lang) -> str:
    before, after = paragraph.before, paragraph.after
    if before is None or after is None:
        text = shown(before or after or "")
        alone = f'<p class="text">{text}</p>'
        empty = f'<p class="none">{shown(word("no_counterpart", lang))}</p>'
        left, right = (empty, alone) if before is None else (alone, empty)
        return f'<div class="sides"><div>{left}</div><div>{right}</div></div>'
    if before == after:
        badge = word("unchanged", lang)
        return f'<p class="badge">{shown(badge)}</p><p class="text">{shown(after)}</p>'
    badge = f"{word('similarity', lang)}: {percent_of(paragraph.similarity)}"
    left, right = marks.of(before, after)
    return (
        f'<p class="badge">{shown(badge)}</p><div class="sides">'
        f'<div><p class="text">{left}</p></div><div><p class="text">{right}</p></div></div>'
    )


class _Marks:
    """Marks what differs in paragraphs, as long as that does not take too long."""

    def __init__(self) -> None:
        self._left = _MARKED

    def of(self, before: str, after: str) -> tuple[str, str]:
        """Both paragraphs, what only one of them has marked."""
        here, there = Counter(before), Counter(after)
        pairs = sum(count * there[each] for each, count in here.items())
        if pairs > self._left:
            return shown(before), shown(after)
        self._left -= pairs
        left = right = ""
        matcher = SequenceMatcher(None, before, after, autojunk=False)
        for kind, start, end, other_start, other_end in matcher.get_opcodes():
            old, new = shown(before[start:end]), shown(after[other_start:other_end])
            if kind == "equal":
                left, right = left + old, right + new
            else:
                left += f"<del>{old}</del>" if old else ""
                right += f"<ins>{new}</ins>" if new else ""
        return left, right
