"""The generated pages of the site say what the catalogue says, and lead to one another."""

from __future__ import annotations

import json
import posixpath
import re
from functools import cache

import pytest

from govinfo_report.catalogue import EDITIONS, form
from govinfo_report.catalogue.rules import rules
from govinfo_report.identities import identities
from govinfo_report.language import LANGS, Lang
from scripts.site import cell_pages, extension, rule_pages, search_page, table_pages
from scripts.site.chinese_pages import CHINESE, linked_rules, linked_schemas
from scripts.site.markup import SitePage
from scripts.site.sources import DOCS, headings, pages, translated, twin


@cache
def made(lang: Lang) -> dict[str, SitePage]:
    return {page.name: page for page in extension.generated(lang)}


def cell(cell_id: str, lang: Lang = "en") -> str:
    return made(lang)[f"cells/{cell_id}/index"].body


@pytest.mark.parametrize("lang", LANGS)
def test_every_cell_table_and_rule_has_a_page(lang: Lang) -> None:
    cells = {cell for edition in EDITIONS for cell in form(edition).cells}
    tables = {f"{e}/{table.id}" for e in EDITIONS for table in form(e).tables}
    assert {f"cells/{name}/index" for name in cells} <= made(lang).keys()
    assert {f"tables/{name}/index" for name in tables} <= made(lang).keys()
    assert {f"rules/{rule.id}/index" for rule in rules()} <= made(lang).keys()


def test_both_languages_have_the_same_pages() -> None:
    assert made("zh").keys() == made("en").keys()


@pytest.mark.parametrize("lang", LANGS)
def test_links_of_generated_pages_lead_somewhere(lang: Lang) -> None:
    known = {f"{name}.html" for name in (*made(lang), *pages())}
    for page in made(lang).values():
        ids = set(re.findall(r' id="([^"]+)"', page.body))
        for link in set(re.findall(r'href="([^"]+)"', page.body)):
            path, _, anchor = link.partition("#")
            if path:
                folder = posixpath.dirname(page.name)
                assert posixpath.normpath(posixpath.join(folder, path)) in known, page.name
            else:
                assert anchor in ids, (page.name, link)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("lang", LANGS)
def test_every_cell_row_and_column_of_the_form_drawn_is_a_link(edition: str, lang: Lang) -> None:
    source = table_pages.form_source(edition, lang)
    for entry in form(edition).cells.values():
        assert (f"../cells/{entry.id}/index.html" in source) == entry.printed
    for table in form(edition).tables:
        page = made(lang)[f"tables/{edition}/{table.id}/index"].body
        printed = [row for row in table.rows if row.printed]
        for anchor in (
            *(f"row-{r.id}" for r in printed),
            *(f"column-{c.id}" for c in table.columns),
        ):
            assert f"../tables/{edition}/{table.id}/index.html#{anchor}" in source
            assert f'id="{anchor}"' in page


def test_a_cell_says_what_it_is_in_every_way_that_it_is_named() -> None:
    body = cell("applications.outcomes.granted.natural_person")
    for name in (
        "applications.outcomes.granted.natural_person",
        "/applications/outcomes/granted/natural_person",
        "report.applications.outcomes.granted.natural_person",
        "applications__outcomes__granted__natural_person",
    ):
        assert f"<code>{name}</code>" in body
    assert "（一）予以公开" in body
    assert 'class="this"' in body


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_cell_names_every_sum_that_it_stands_in(edition: str) -> None:
    for each in identities(edition):
        for _, name in each.terms:
            if edition == EDITIONS[-1] or name not in form(EDITIONS[-1]).cells:
                assert f"../../rules/{each.rule}/index.html" in cell(name), name


def test_a_sum_has_figures_and_what_the_check_says_of_a_slip() -> None:
    body = cell("disputes.reconsideration.total", "zh")
    left, right = re.findall(r"例：([\d +]+) = (\d+)", body)[0]
    assert sum(map(int, left.split(" + "))) == int(right)
    assert "若此格误填为" in body


def test_the_suits_cite_who_counts_them() -> None:
    for lang in LANGS:
        assert "国办公开办函〔2016〕201号" in cell("disputes.litigation.direct.total", lang)


def test_what_a_row_or_column_is_not_names_rows_and_columns() -> None:
    for table_id, records in cell_pages.mistaken().items():
        known = set()
        for edition in EDITIONS:
            table = form(edition).table(table_id)
            known |= {part.id for part in (*table.rows, *table.columns, *table.groups)}
        for record in records:
            assert set(record["parts"]) <= known, record
    assert "leaves out requests of last year" in cell("applications.received.total")
    assert "leaves out requests of last year" not in cell("applications.outcomes.granted.total")


@pytest.mark.parametrize("lang", LANGS)
def test_cells_that_cannot_be_compared_say_why(lang: Lang) -> None:
    said = {reason: text(lang) for reason, text in cell_pages.REASONS.items()}
    for name in cell_pages.cell_ids():
        reason = cell_pages.obstacles().get(name)
        wanted = said[reason] if reason else cell_pages.ALIKE(lang)
        assert wanted in cell(name, lang), name


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_shows_a_violation_and_what_is_right(rule: object) -> None:
    body = made("zh")[f"rules/{rule.id}/index"].body  # type: ignore[attr-defined]
    assert 'class="finding"' in body
    assert "改正" in body or "成立" in body


@pytest.mark.parametrize("lang", LANGS)
def test_the_overview_of_rules_has_each_once(lang: Lang) -> None:
    source = rule_pages.overview_source(lang)
    for rule in rules():
        assert source.count(f"../rules/{rule.id}/index.html") == 1


@pytest.mark.parametrize("lang", LANGS)
def test_the_search_knows_every_label_and_id(lang: Lang) -> None:
    entries = search_page.names(made(lang).values(), lang)
    known = {name for _, title, names in entries for name in (title, *names)}
    for edition in EDITIONS:
        for entry in form(edition).cells.values():
            assert {entry.id, entry.label(lang)} <= known
    for rule in rules():
        assert {rule.id, rule.title.zh, rule.title.en} <= known
    json.dumps(entries)


def test_pages_have_one_chinese_text_each() -> None:
    for page in pages():
        ways = (page in translated(), twin(page) is not None, page in CHINESE)
        assert sum(ways) <= 1, page


@pytest.mark.parametrize("page", CHINESE)
def test_the_chinese_text_of_a_reference_has_what_the_english_one_has(page: str) -> None:
    chinese, english = CHINESE[page](), DOCS.joinpath(f"{page}.md").read_text("utf-8")
    assert chinese.startswith("# ")
    assert "[[" not in chinese
    rows = [len(re.findall(r"^\|", text, re.MULTILINE)) for text in (chinese, english)]
    assert rows[0] == rows[1]


def test_headings_are_named_as_links_name_them() -> None:
    assert headings("development")[:2] == ["working-on-the-project", "tests-that-pass-everywhere"]
    assert "the-site" in headings("development")


def test_ids_of_rules_and_names_of_schemas_become_links() -> None:
    assert linked_rules("| `cell.blank` ? |") == "| [`cell.blank`](#rule-cell-blank) ? |"
    assert linked_rules("`cell.unknown`") == "`cell.unknown`"
    assert linked_schemas("`report.schema.json`", "../") == (
        '<a href="../schemas/report.schema.json"><code>report.schema.json</code></a>'
    )
