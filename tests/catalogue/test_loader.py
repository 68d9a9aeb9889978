"""Slips in the data files are found, each with its file and its place."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from govinfo_report.catalogue import EDITIONS, Form, building, form
from govinfo_report.catalogue.data_files import CatalogueError, read_data_file
from govinfo_report.text import label_key

Content = dict[str, Any]
Change = Callable[[Content], object]


def load_altered(edition: str, file: str, change: Change) -> Form:
    """The form of an edition whose data file was changed."""

    def read(name: str) -> Content:
        content: Content = copy.deepcopy(dict(read_data_file(name)))
        if name == file:
            change(content)
        return content

    return building.build(edition, read)


def removing(key: str) -> Callable[[Content], object]:
    return lambda node: node.pop(key)


def with_member(**members: object) -> Callable[[Content], None]:
    return lambda node: node.update(members)


def within(*path: str | int, do: Change) -> Change:
    """A change to the table at a path of the file."""

    def change(content: Any) -> object:
        for step in path:
            content = content[step]
        return do(content)

    return change


def test_the_data_files_load_unchanged() -> None:
    for edition in EDITIONS:
        assert load_altered(edition, "", lambda _: None) == form(edition)


APPLICATIONS, SECTIONS, SOURCES = "applications.toml", "sections.toml", "sources.toml"
DISCLOSURE, EDITION_FILE = "proactive_disclosure_2021.toml", "editions.toml"


@pytest.mark.parametrize(
    ("file", "change", "key", "reason"),
    [
        # keys that nobody knows
        (APPLICATIONS, with_member(lable="x"), "lable", "not a known key"),
        (
            APPLICATIONS,
            within("rows", 2, do=with_member(lable="x")),
            "rows[2].lable",
            "not a known key",
        ),
        (
            SECTIONS,
            within("sections", 0, do=with_member(no="一")),
            "sections[0].no",
            "not a known key",
        ),
        (SOURCES, with_member(article=[]), "article", "not a known key"),
        (EDITION_FILE, within("2021", do=with_member(since=2021)), "2021.since", "not a known key"),
        (
            APPLICATIONS,
            within("rows", 0, "definition", do=with_member(fr="x")),
            "rows[0].definition.fr",
            "not a known key",
        ),
        # members and translations that are missing
        (APPLICATIONS, within("rows", 5, do=removing("label")), "rows[5].label", "missing"),
        (APPLICATIONS, within("columns", 6, do=removing("kind")), "columns[6].kind", "missing"),
        (APPLICATIONS, within("groups", 1, do=removing("text")), "groups[1].text", "missing"),
        (APPLICATIONS, within("rows", 5, "text", do=removing("en")), "rows[5].text.en", "missing"),
        (
            APPLICATIONS,
            within("notes", 0, do=removing("en")),
            "notes[0].en",
            "missing",
        ),
        (SECTIONS, within("sections", 5, do=removing("number")), "sections[5].number", "missing"),
        (APPLICATIONS, within("rows", 5, do=removing("sources")), "rows[5].sources", "missing"),
        (APPLICATIONS, removing("rows"), "rows", "missing"),
        (APPLICATIONS, removing("columns"), "columns", "missing"),
        (EDITION_FILE, within("2021", do=removing("first_year")), "2021.first_year", "missing"),
        # values of the wrong kind
        (
            APPLICATIONS,
            within("rows", 5, do=with_member(label=5)),
            "rows[5].label",
            "must be a text",
        ),
        (APPLICATIONS, within("rows", 5, do=with_member(total=1)), "rows[5].total", "must be true"),
        (
            EDITION_FILE,
            within("2021", do=with_member(first_year=True)),
            "2021.first_year",
            "an integer",
        ),
        (APPLICATIONS, within("rows", 5, do=with_member(label="")), "rows[5].label", "empty"),
        (APPLICATIONS, within("rows", 5, do=with_member(label=" x")), "rows[5].label", "space"),
        (APPLICATIONS, within("rows", 5, do=with_member(text="x")), "rows[5].text", "a table"),
        (APPLICATIONS, with_member(rows={}), "rows", "a list"),
        (APPLICATIONS, with_member(rows=["received"]), "rows[0]", "a table"),
        (APPLICATIONS, within("rows", 5, do=with_member(groups="x")), "rows[5].groups", "list"),
        (
            APPLICATIONS,
            within("rows", 5, do=with_member(aliases=[3])),
            "rows[5].aliases[0]",
            "a text",
        ),
        (
            APPLICATIONS,
            within("columns", 0, do=with_member(kind="number")),
            "columns[0].kind",
            "'number'",
        ),
        (
            APPLICATIONS,
            within("columns", 0, do=with_member(unit="条")),
            "columns[0].unit",
            "'条'",
        ),
        (DISCLOSURE, within("columns", 4, do=with_member(unit="件")), "columns[4].unit", "money"),
        (SECTIONS, within("sections", 1, do=with_member(kind="x")), "sections[1].kind", "'x'"),
        (
            SOURCES,
            within("documents", 0, do=with_member(known="x")),
            "documents[0].known",
            "'x'",
        ),
        (EDITION_FILE, within("2021", do=with_member(last_year=2020)), "2021.last_year", "before"),
        # names that point nowhere
        (
            APPLICATIONS,
            within("rows", 5, do=with_member(sources=["regulations.99"])),
            "rows[5].sources",
            "'regulations.99' is not a source",
        ),
        (
            APPLICATIONS,
            within("rows", 5, do=with_member(groups=["outcomes", "outcomes.refused"])),
            "rows[5].groups",
            "'outcomes.refused' is not among the table's groups",
        ),
        (
            DISCLOSURE,
            within("rows", 5, do=with_member(columns=["sum"])),
            "rows[5].columns",
            "'sum' is not among the table's columns",
        ),
        (
            EDITION_FILE,
            within("2021", do=with_member(source="x")),
            "2021.source",
            "'x' is not a source",
        ),
        (
            APPLICATIONS,
            within("rows", 22, do=with_member(printed_since="2018")),
            "rows[22]",
            "'2018' is not an edition",
        ),
        (
            APPLICATIONS,
            within("notes", 0, do=with_member(until="2018")),
            "notes[0]",
            "'2018' is not an edition",
        ),
        # names that are there twice
        (
            APPLICATIONS,
            within("rows", 5, do=with_member(id="received")),
            "rows[5].id",
            "'received' is there already",
        ),
        (
            APPLICATIONS,
            within("columns", 5, do=with_member(id="total")),
            "columns[6].id",
            "'total' is there already",
        ),
        (
            APPLICATIONS,
            within("groups", 1, do=with_member(id="outcomes")),
            "groups[1].id",
            "'outcomes' is there already",
        ),
        (
            SECTIONS,
            within("sections", 1, do=with_member(id="overview")),
            "sections[1].id",
            "'overview' is there already",
        ),
        (
            SOURCES,
            within("documents", 1, do=with_member(id="regulations")),
            "documents[1].id",
            "'regulations' is there already",
        ),
        (
            SOURCES,
            within("documents", 0, "articles", 1, do=with_member(id="14")),
            "documents[0].articles[1].id",
            "'regulations.14' is there already",
        ),
        (
            DISCLOSURE,
            within("rows", 0, do=with_member(columns=["issued", "issued"])),
            "rows[0].columns",
            "twice",
        ),
        # aliases that say nothing new, or two things
        (
            APPLICATIONS,
            within("rows", 4, do=with_member(aliases=["1. 属于国家秘密。"])),
            "rows[4].aliases",
            "is the label",
        ),
        (
            APPLICATIONS,
            within("rows", 4, do=with_member(aliases=["属于行政执法案卷"])),
            "rows",
            "names both",
        ),
        (
            APPLICATIONS,
            within("columns", 5, do=with_member(aliases=["总计"])),
            "columns",
            "names both 'other_organization' and 'total'",
        ),
        (
            APPLICATIONS,
            within("groups", 2, do=with_member(aliases=["不予公开"])),
            "groups",
            "names both",
        ),
        (
            SECTIONS,
            within("sections", 5, do=with_member(aliases=["总体情况"])),
            "sections",
            "names both 'overview' and 'other_matters'",
        ),
    ],
)
def test_a_slip_is_named_with_its_file_and_place(
    file: str, change: Change, key: str, reason: str
) -> None:
    with pytest.raises(CatalogueError) as caught:
        load_altered("2021", file, change)
    assert (caught.value.file, caught.value.key) == (file, key)
    assert reason in caught.value.reason
    assert str(caught.value) == f"{file}: {key}: {caught.value.reason}"


def test_a_row_without_its_group_is_found() -> None:
    def change(content: Content) -> None:
        content["rows"][5]["groups"] = ["outcomes"]

    with pytest.raises(CatalogueError, match=r"rows\[5\]\.groups"):
        load_altered("2021", APPLICATIONS, change)


def test_tables_stand_in_the_order_of_their_sections() -> None:
    def change(content: Content) -> None:
        tables = content["2021"]["tables"]
        content["2021"]["tables"] = dict(reversed(tables.items()))

    with pytest.raises(CatalogueError, match="in this order"):
        load_altered("2021", EDITION_FILE, change)


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_name_points_at_two_rows_of_one_group(edition: str) -> None:
    for table in form(edition).tables:
        found: dict[tuple[tuple[str, ...], str], str] = {}
        for row in table.rows:
            for name in (row.label, *row.aliases):
                assert found.setdefault((row.groups, label_key(name)), row.id) == row.id, name


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_name_points_at_two_columns_of_one_table(edition: str) -> None:
    for table in form(edition).tables:
        found: dict[str, str] = {}
        for column in table.columns:
            for name in (column.label, *column.aliases):
                assert found.setdefault(label_key(name), column.id) == column.id, name


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_numbered_label_and_its_aliases_come_with_and_without_the_number(edition: str) -> None:
    table = form(edition).table("applications")
    aliases = table.row("outcomes.other.correction_overdue").aliases
    assert {"逾期不补正", "1.逾期不补正"} <= set(aliases)
    assert "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请" in aliases
    assert "予以公开" in table.row("outcomes.granted").aliases
