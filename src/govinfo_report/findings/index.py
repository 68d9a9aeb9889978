"""Many reports as a table: a row each, a filter, and a link to what was found in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, Literal, TypeAlias

from attrs import field, frozen

from govinfo_report.catalogue.names import SEVERITIES
from govinfo_report.findings.finding import word
from govinfo_report.findings.page import FindingsPage, title_of
from govinfo_report.language import Lang, Text
from govinfo_report.printing import html
from govinfo_report.printing.html import escaped

ON_ONE_PAGE: Final = 50
"""How many reports one page may hold; more get a page each."""

ReportState: TypeAlias = Literal["wrong", "noted", "clean", "refused"]
"""With errors, with other findings alone, without findings, not read."""

STATES: Final[tuple[ReportState, ...]] = ("wrong", "noted", "clean", "refused")


@frozen(kw_only=True)
class ReportLine:
    """What a table of many reports says of one.

    Attributes:
        title: What it is called.
        file: Name of its file; empty where that is what it is called.
        state: How it fared.
        causes: How many root causes there are.
        counts: Severity → number of findings that come of no cause; waived ones are left out.
        lead: The first that was found, or why the file could not be read.
    """

    title: str
    file: str
    state: ReportState
    causes: int = 0
    counts: Counter[str] = field(factory=Counter)
    lead: str = ""

    @classmethod
    def of(cls, name: str | None, page: FindingsPage) -> ReportLine:
        """What is said of a report that was checked."""
        title = title_of(name, page.part, page.lang)
        file = name or page.part.about.source or ""
        open_ones = [each for each in page.every if not each.waived]
        others = Counter(each.severity for each in open_ones if each.cause is None)
        wrong = any(each.severity == "error" for each in open_ones)
        return cls(
            title=title,
            file=file if file != title else "",
            state="wrong" if wrong else "noted" if open_ones else "clean",
            causes=sum(each.cause is not None for each in open_ones),
            counts=Counter({str(severity): count for severity, count in others.items()}),
            lead=open_ones[0].heading(page.lang) if open_ones else "",
        )

    def row(self, href: str, lang: Lang) -> str:
        """The row of the table.

        Args:
            href: Where it leads; empty: nowhere.
            lang: The language.
        """
        name = escaped(self.title)
        if href:
            name = f'<a href="{escaped(href)}">{name}</a>'
        if self.file:
            name += f'<br><span class="soft">{escaped(self.file)}</span>'
        counts = [self.causes, *(self.counts[severity] for severity in SEVERITIES)]
        heads = _heads(lang)[2:-1]
        cells = [
            html.cell(str(count) if count else "", "number", head=head)
            for count, head in zip(counts, heads, strict=True)
        ]
        state = html.cell(word(f"state.{self.state}", lang), self.state)
        whole = f'<th scope="row">{name}</th>{state}{"".join(cells)}{html.cell(self.lead)}'
        return f'<tr data-state="{self.state}">{whole}</tr>\n'


_REPORT: Final = Text("报告", "Report")
_STATE: Final = Text("结论", "Result")
_CAUSES: Final = Text("根源", "cause")
_LEAD: Final = Text("首要问题", "First finding")


def _heads(lang: Lang) -> list[str]:
    severities = (severity(lang) for severity in SEVERITIES.values())
    return [_REPORT(lang), _STATE(lang), _CAUSES(lang), *severities, _LEAD(lang)]


def index_head(states: Counter[ReportState], lang: Lang) -> str:
    """What stands before the rows: how the reports fared, the filter, the heads of the table."""
    counts = [
        word("index.count", lang, what=word(f"state.{state}", lang), count=states[state])
        for state in STATES
        if states[state]
    ]
    joint = "，" if lang == "zh" else ", "
    said = word("index.summary", lang, total=states.total(), counts=joint.join(counts))
    columns = "".join(f'<th scope="col">{escaped(head)}</th>' for head in _heads(lang))
    return (
        f"<h1>{escaped(word('page.title', lang))}</h1>\n"
        f'<p class="lead">{escaped(said)}</p>\n{_filter(states, lang)}'
        f'<table class="wide cards index"><thead><tr>{columns}</tr></thead>\n<tbody>\n'
    )


INDEX_END: Final = "</tbody>\n</table>\n"
"""What stands after the rows."""


def _filter(states: Counter[ReportState], lang: Lang) -> str:
    """The filter; hidden until the script of the page shows it."""
    choices = "".join(
        f'<option value="{state}">{escaped(word(f"state.{state}", lang))}</option>'
        for state in STATES
        if states[state]
    )
    every = escaped(word("index.every", lang))
    find, state = escaped(word("index.find", lang)), escaped(word("index.state", lang))
    return (
        '<form class="filter" hidden>\n'
        f'<label>{find} <input type="search" name="word"></label>\n'
        f'<label>{state} <select name="state"><option value="">{every}</option>{choices}</select>'
        '</label>\n<output name="count"></output>\n</form>\n'
    )


def table_of(lines: Iterable[tuple[ReportLine, str]], lang: Lang) -> Iterator[str]:
    """The whole table of some reports, each with where it leads."""
    every = list(lines)
    yield index_head(Counter(line.state for line, _ in every), lang)
    yield from (line.row(href, lang) for line, href in every)
    yield INDEX_END
