"""What an id stands for, in words: of a cell, row, column, table or section, or of a member."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from govinfo_report.catalogue import EDITIONS, form
from govinfo_report.catalogue.entries import Form, Table
from govinfo_report.language import Text, both
from govinfo_report.strict_toml import NonEmpty, Record, records


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
    """What is wrong with a part of a document: its JSON Pointer, its name, and the words."""
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
