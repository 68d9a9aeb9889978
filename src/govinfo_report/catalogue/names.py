"""Names: what an id stands for in words, and what may have been meant by a name that is unknown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from govinfo_report.catalogue import EDITIONS, Form, Table, form
from govinfo_report.errors import EditionError, UnknownCellError
from govinfo_report.language import OR, Text, both
from govinfo_report.strict_toml import NonEmpty, Record, records, texts
from govinfo_report.text.spelling import label_key

SEVERITIES: Final = {
    "error": Text("错误", "error"),
    "warning": Text("警告", "warning"),
    "info": Text("提示", "info"),
}
"""The severities of findings and notes in words, the worst first."""


class MemberText(Record, frozen=True, kw_only=True):
    """What a member of a document is called, and what there is to say of it.

    Attributes:
        zh: Title in Chinese.
        en: Title in English.
        more_zh: Description in Chinese; empty where the title says it all.
        more_en: Description in English; likewise.
    """

    zh: NonEmpty
    en: NonEmpty
    more_zh: str = ""
    more_en: str = ""

    @property
    def title(self) -> Text:
        """The title in both languages."""
        return Text(self.zh, self.en)

    @property
    def description(self) -> Text | None:
        """The description in both languages, where there is one."""
        return Text(self.more_zh, self.more_en) if self.more_en else None


@cache
def member_texts() -> Mapping[str, MemberText]:
    """Path of a member of a report that is no part of the printed tables → what it is called.

    The words of a path are joined by dots; the empty path is the document.
    """
    return records("govinfo_report.catalogue", "data/members.toml", MemberText)


@cache
def field_labels(part: str) -> Mapping[str, Text]:
    """Field of ``metadata`` or ``contact`` → the label that publishing systems print most.

    The form prescribes none. In the order in which a header or a sentence names them.
    """
    known = texts("govinfo_report.catalogue", "data/fields.toml")
    return {key.partition(".")[2]: label for key, label in known.items() if key.startswith(part)}


@cache
def name_of(where: str) -> Text | None:
    """The name of what an id of any edition stands for; ``None`` where it is no id.

    Args:
        where: Id of a cell, of a row (with or without its table), table, section or member, the
            words of a member joined by dots.
    """
    for edition in reversed(EDITIONS):
        if name := _in_form(where, form(edition)):
            return name
    if member := member_texts().get(where):
        return Text(f"“{member.zh}”", f"“{member.en}”")
    return None


def placed(pointer: str, words: Text) -> Text:
    """A problem of a document: the JSON Pointer, the name of the part, and the words."""
    name = name_of(pointer.removeprefix("/").replace("/", "."))
    if name is None:
        return both("{pointer}: {words}").filled(pointer=pointer, words=words)
    bare = Text(name.zh.strip("“”"), name.en.strip("“”"))
    said = Text("{pointer}: {name}：{words}", "{pointer}: {name}: {words}")
    return said.filled(pointer=pointer, name=bare, words=words)


def scope_name(table_id: str, scope: str) -> Text:
    """The name of a row or column of a table; the scope itself where the table has none of it."""
    for edition in reversed(EDITIONS):
        table = form(edition).table(table_id)
        texts = {part.id: part.text for part in table.rows}
        texts |= {part.id: part.text for part in table.columns}
        if scope in texts:
            return Text(texts[scope].zh, texts[scope].en)
    return both(scope)


def table_name(table: Table, of: Form) -> Text:
    """A table by its number on the form: 表二 to 表四."""
    number = of.section(table.section).number
    return Text(f"表{number}", f"table {'一二三四五六'.index(number) + 1}")


def _in_form(where: str, of: Form) -> Text | None:
    if where in of.cells:
        label = of.cells[where].label
        return Text(f"“{label.zh}”", f"“{label.en}”")
    for table in of.tables:
        if table.id == where:
            return table_name(table, of)
        for row in table.rows:
            if where in (row.id, f"{table.id}.{row.id}"):
                return Text(f"“{row.text.zh}”", f"“{row.text.en}”")
    for section in of.sections:
        if section.id == where:
            return Text(f"“{section.label}”", f"section “{section.text.en}”")
    return None


_MOST: Final = 3
"""Most names that an error suggests."""

_SHORTEST_LABEL: Final = 2
"""Fewest characters of a label that cells are looked for by."""


def near_names(name: str, known: Iterable[str]) -> list[str]:
    """The names that are similar to one, most similar first; a near-identical one alone."""
    from difflib import get_close_matches  # for mistakes alone

    names = list(known)
    return get_close_matches(name, names, 1, 0.9) or get_close_matches(name, names, _MOST)


def unknown_cell(cell_id: str, edition: str) -> UnknownCellError:
    """The error for a cell id that an edition's form does not have.

    It names the other edition where that one has the cell; else cells whose ids look like it, or
    whose row, label or JSON Pointer it is.
    """
    name = str(cell_id)
    others = [other for other in EDITIONS if other != edition and name in form(other).cells]
    near = () if others else tuple(dict.fromkeys(_near_cells(name, edition)))[:_MOST]
    return UnknownCellError(cell_id, edition, near, others)


def _near_cells(name: str, edition: str) -> Iterator[str]:
    cells = form(edition).cells
    dotted = name.strip("/").replace("/", ".").replace("__", ".")
    if dotted in cells:
        yield dotted
        return
    key = label_key(name)
    of_row = [cell for cell in cells if dotted and f".{dotted}." in f".{cell}."]
    labelled = [
        cell.id
        for cell in cells.values()
        if len(key) >= _SHORTEST_LABEL
        and any(key in label_key(label) for label in (cell.label.zh, cell.label.en))
    ]
    yield from sorted(of_row or labelled, key=lambda cell: not cell.endswith(".total"))
    yield from near_names(dotted, cells)


def unknown_edition(edition: object) -> EditionError:
    """The error for what is no edition: a year of reports, a number, a rule."""
    choice = OR.join(map(repr, EDITIONS))
    year = _year(edition)
    if year is not None and str(year) in EDITIONS:
        said = Text("版本应为文本：{text!r}", "an edition is a text: {text!r}")
        return EditionError(edition, said.filled(text=str(year)))
    of_year = [e for e in EDITIONS if year is not None and _is_for(e, year)]
    if of_year:
        said = Text(
            "{year}年度的报告用{edition!r}年版", "reports for {year} follow the edition {edition!r}"
        )
        return EditionError(edition, said.filled(year=year, edition=of_year[-1]))
    if isinstance(edition, str) and "." in edition:
        said = Text(
            "参数应为版本：{choice}；单条规则用gr.rule({rule!r})",
            "the argument is an edition, {choice}; one rule is gr.rule({rule!r})",
        )
        return EditionError(edition, said.filled(choice=choice, rule=edition))
    said = Text("版本应为{choice}", "an edition is {choice}")
    return EditionError(edition, said.filled(choice=choice))


def _year(edition: object) -> int | None:
    if isinstance(edition, str) and edition.isascii() and edition.isdigit() and len(edition) == 4:
        return int(edition)
    return edition if isinstance(edition, int) and 0 < edition < 10_000 else None


def _is_for(edition: str, year: int) -> bool:
    """Whether reports for a year follow the form of an edition."""
    entry = form(edition)
    return entry.first_year <= year and (entry.last_year is None or year <= entry.last_year)
