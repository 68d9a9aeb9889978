"""What was found in one report as HTML: in words, opinion by opinion, and on the form itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from attrs import frozen

from govinfo_report.catalogue.addresses import rule_address
from govinfo_report.catalogue.names import SEVERITIES, name_of
from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.documents.findings import WAIVED
from govinfo_report.findings.as_text import TOGETHER, last_day
from govinfo_report.findings.finding import Finding, word
from govinfo_report.findings.marks import NONE, Marks, comment, placed, worst
from govinfo_report.findings.opinions import Opinion, opinions
from govinfo_report.findings.parts import ReportPart
from govinfo_report.language import COLON, COMMA, Lang
from govinfo_report.page import ASIDE_ATTRIBUTE, Page, PageCell, Paragraph
from govinfo_report.printed_form import lay_out
from govinfo_report.printing import html
from govinfo_report.printing.form_pages import form_page
from govinfo_report.printing.grids import Shown
from govinfo_report.printing.html import escaped


def title_of(name: str | None, part: ReportPart, lang: Lang) -> str:
    """What a report is called: by its title, its organ, its file."""
    about = part.about
    return about.title or about.agency or name or about.source or about.edition or TOGETHER(lang)


def verdict(part: ReportPart, every: tuple[Opinion, ...], lang: Lang) -> list[str]:
    """What was found, in sentences: how many causes, how many other findings, the points."""
    causes = [each for each in every if each.cause is not None]
    sums = {(f.rule, f.scope) for each in causes for f in each.findings}
    said = []
    if causes:
        facts = {"causes": len(causes), "sums": len(sums)}
        key = "verdict.cause" if len(causes) == 1 else "verdict.causes"
        said.append(word(key, lang, **facts))
        unknown = sum(not each.cells for each in causes)
        if unknown:
            said.append(word("verdict.unknown", lang, count=unknown))
        if waived := sum(each.waived for each in causes):
            said.append(word("verdict.waived", lang, count=waived))
    elif part.report is not None and not any(f.definition.linear for f in part.found):
        said.append(word("verdict.adds_up", lang))
    others = [each for each in every if each.cause is None]
    undecided = sum(each.undecided and not each.waived for each in others)
    if undecided:
        said.append(word("verdict.undecided", lang, count=undecided))
    told = Counter[str](each.severity for each in others if not (each.waived or each.undecided))
    counts = [
        word(
            "verdict.count",
            lang,
            what=_plural(severity, told[severity], lang),
            count=told[severity],
        )
        for severity in SEVERITIES
        if told[severity]
    ]
    if waived := sum(each.waived for each in others):
        counts.append(word("verdict.count", lang, what=WAIVED(lang), count=waived))
    if counts:
        key = "verdict.besides" if causes else "verdict.found"
        said.append(word(key, lang, counts=COMMA(lang).join(counts)))
    elif not causes and not undecided:
        said.append(word("verdict.nothing", lang))
    if part.score is not None:
        said.append(part.score.explanation(lang))
    return said


def _plural(severity: str, count: int, lang: Lang) -> str:
    return SEVERITIES[severity](lang) + ("s" if lang == "en" and count != 1 else "")


@frozen(kw_only=True)
class FindingsPage:
    """What was found in one report, as pieces of a page.

    Attributes:
        part: What was found.
        lang: The language.
        ids: What stands before every id of the page; ``None``: no form, no ids and no links.
        level: Level of the heading over it.
        every: The opinions.
        page: The form as it is printed; ``None``: there is none.
        marks: The opinions on its cells and paragraphs.
    """

    part: ReportPart
    lang: Lang
    ids: str | None
    level: int
    every: tuple[Opinion, ...]
    page: Page | None
    marks: Marks

    @classmethod
    def of(
        cls, part: ReportPart, lang: Lang, *, ids: str | None = "", level: int = 1
    ) -> FindingsPage:
        """The page of what was found in a report; the arguments are as the attributes."""
        every = opinions(part.found, part.root_causes)
        page = None
        if ids is not None and part.report is not None:
            page = lay_out(part.report, lang=lang)
        return cls(
            part=part,
            lang=lang,
            ids=ids,
            level=level,
            every=every,
            page=page,
            marks=NONE if page is None else placed(every, page),
        )

    def whole(self, name: str | None) -> list[str]:
        """What was found in words, opinion by opinion, and on the form.

        Args:
            name: Name of the file; ``None``: the report's own source.
        """
        title = title_of(name, self.part, self.lang)
        source = name or self.part.about.source
        lead, *more = self.words()
        heading = escaped(word("page.heading", self.lang, title=title))
        head = f"<h{self.level}>{heading}</h{self.level}>\n"
        file = f'<p class="soft">{escaped(source)}</p>\n' if source and source != title else ""
        parts = [
            f'<section class="findings" {ASIDE_ATTRIBUTE}>\n{head}{file}',
            f'<p class="lead">{escaped(lead)}</p>\n',
            *(f"<p>{escaped(line)}</p>\n" for line in more),
            *self.list(),
            "</section>\n",
        ]
        if self.page is not None:
            parts += ['<section class="paper">\n', *self.form(), "</section>\n"]
        return parts

    def words(self) -> list[str]:
        """What was found, in sentences."""
        return verdict(self.part, self.every, self.lang)

    def list(self, most: int | None = None) -> Iterator[str]:
        """The opinions one after another.

        Args:
            most: How many at most; ``None``: all.
        """
        if self.every:
            yield '<ol class="opinions">\n'
            yield from map(self._item, self.every[:most])
            yield "</ol>\n"
            yield html.more(len(self.every) - len(self.every[:most]), self.lang)

    def form(self) -> Iterator[str]:
        """The form as it is printed, with the marks on its cells; nothing without a report."""
        if self.page is None:
            return
        yield _legend(self.marks, self.lang)
        yield from form_page(
            self.page,
            cell=self._cell,
            text=self._text,
            ids=self.ids or "",
            level=self.level + 1,
        )

    def _id(self, name: str) -> str:
        return escaped(f"{self.ids}{name}")

    def _cell(self, cell: PageCell) -> Shown:
        """The attributes and the content of a cell that something was found about."""
        name = str(cell.frame.id)
        strong, soft = self.marks.of(name), self.marks.beside.get(name, [])
        if not strong and not soft:
            return None
        found = strong or soft
        kind: str = worst(found) if strong else "beside"
        if any(name in each.due for each in strong):
            kind += " wrong"
        due = next((each.due_mark(name, self.lang) for each in strong if name in each.due), "")
        numbers = ",".join(str(each.number) for each in found)
        targets = " ".join(self._id(f"finding-{each.number}") for each in found)
        attributes = f' class="{kind}" data-cell="{escaped(name)}" data-marks="{numbers}"'
        if due:
            attributes += f' data-due="{escaped(due)}"'
        attributes += f' aria-describedby="{targets}" title="{escaped(comment(found, self.lang))}"'
        target = self._id(f"finding-{found[0].number}")
        said = "" if cell.text else f' aria-label="{escaped(word("blank", self.lang))}"'
        return attributes, f'<a href="#{target}"{said}><mark>{escaped(cell.text)}</mark></a>'

    def _text(self, paragraph: Paragraph) -> str:
        """The attributes of a paragraph: its language, and what was found about it."""
        lang = ' lang="zh-CN"' if self.lang != "zh" and paragraph.role != "heading" else ""
        found = self.marks.texts.get(paragraph.pointer or "")
        if not found:
            return lang
        numbers = ",".join(str(each.number) for each in found)
        targets = " ".join(self._id(f"finding-{each.number}") for each in found)
        place = self._id(_text_id(str(paragraph.pointer)))
        return f'{lang} id="{place}" data-marks="{numbers}" aria-describedby="{targets}"'

    def _item(self, opinion: Opinion) -> str:
        lang = self.lang
        kind = "waived" if opinion.waived else opinion.severity
        number = self._link(opinion, f'<b class="number">{opinion.number}</b>')
        place = "" if self.ids is None else f' id="{self._id(f"finding-{opinion.number}")}"'
        state = f'<span class="state">{escaped(opinion.state(lang))}</span>'
        what = f'<p class="what">{number} {state} {escaped(opinion.heading(lang))}</p>\n'
        parts = [f'<li{place} class="{kind}">\n', what]
        if why := opinion.certainty(lang):
            parts.append(f'<p class="why">{escaped(why)}</p>\n')
        parts.append(html.bullets(map(escaped, opinion.sums(lang))))
        for waiver in {id(f.waiver): f.waiver for f in opinion.findings if f.waiver}.values():
            said = f"{WAIVED(lang)}{COLON(lang)}{waiver.reason} ({last_day(waiver, lang)})"
            parts.append(f'<p class="none">{escaped(said)}</p>\n')
        if others := opinion.alternatives(lang, _ALTERNATIVES):
            count = len(opinion.cause.alternatives) if opinion.cause else 0
            heading = word("instead" if count else "instead_unknown", lang, count=count)
            parts.append(html.folded(heading, [html.bullets(map(escaped, others))]))
        parts.append(self._rules(opinion))
        return "".join([*parts, "</li>\n"])

    def _link(self, opinion: Opinion, inner: str) -> str:
        """Leads from an opinion to the first place of the form that it is about."""
        marked = {**self.marks.comments, **self.marks.texts}
        place = next((each for each, found in marked.items() if opinion in found), "")
        return f'<a href="#{self._id(_text_id(place))}">{inner}</a>' if place else inner

    def _rules(self, opinion: Opinion) -> str:
        """Rules, reasons, sources and, on a whole page, places; folded."""
        lang = self.lang
        parts = []
        for rule in {each.rule: each.definition for each in opinion.findings}.values():
            own = [each for each in opinion.findings if each.rule == rule.id]
            parts.append(_rule(rule, lang))
            parts.append("" if self.ids is None else html.bullets(_places(own, lang)))
        return html.folded(word("reasons", lang), parts, kind="rules")


def _text_id(pointer: str) -> str:
    return pointer.strip("/").replace("/", ".")


def _rule(rule: Rule, lang: Lang) -> str:
    """A rule: its name, what it checks and why, its sources, its id."""
    name = escaped(rule.title(lang))
    if address := rule_address(rule.id, lang):
        name = f'<a href="{escaped(address)}">{name}</a>'
    sources = COMMA(lang).join(source.cite(lang) for source in rule.sources)
    basis = f"{word('source', lang)}{COLON(lang)}{sources}" if sources else ""
    return (
        f"<p><b>{name}</b> <code>{escaped(rule.id)}</code></p>\n"
        f"<p>{escaped(rule.explanation(lang))}</p>\n"
        + (f'<p class="soft">{escaped(basis)}</p>\n' if basis else "")
    )


def _places(findings: Iterable[Finding], lang: Lang) -> Iterator[str]:
    """The cells and members concerned: what they are called, their ids and pointers."""
    for pointer in dict.fromkeys(p for finding in findings for p in finding.pointers):
        member = pointer.removeprefix("/").replace("/", ".")
        name = name_of(member) or name_of(member.partition(".")[0])  # of a paragraph: its section
        said = f"{escaped(name(lang).strip('“”'))} <code>{escaped(member)}</code> " if name else ""
        yield f'{said}<code class="soft">{escaped(pointer)}</code>'


_ALTERNATIVES: Final = 20
"""How many alternatives of a root cause are listed."""

LEGEND: Final = ("wrong", "beside", "number")
"""What the marks of a form are explained by."""


def _legend(marks: Marks, lang: Lang) -> str:
    """What the marks mean, of those that there are."""
    there = {
        "wrong": any(opinion.due for found in marks.cells.values() for opinion in found),
        "beside": bool(marks.beside),
        "number": bool(marks.cells or marks.texts),
    }
    samples = [
        f'<span class="{kind}">{escaped(word(f"legend.{kind}", lang))}</span>'
        for kind in LEGEND
        if there[kind]
    ]
    return f'<p class="legend" {ASIDE_ATTRIBUTE}>{" ".join(samples)}</p>\n' if samples else ""
