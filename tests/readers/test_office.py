"""Word and Excel files, part by part: what is shown is read, wherever the XML has it."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from govinfo_report.errors import ReadError
from govinfo_report.page import Page, PageGrid, Paragraph
from govinfo_report.readers.formats import format_of, page_of

OPEN = "http://schemas.openxmlformats.org"
RELATED = f"{OPEN}/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml"
WORD = f'xmlns:w="{OPEN}/wordprocessingml/2006/main"'
SHEET = f'xmlns="{OPEN}/spreadsheetml/2006/main" xmlns:r="{RELATED}"'
TYPES = {
    "docx": "vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
MAIN = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}


def package(
    kind: str, parts: Mapping[str, str], *, type_: str = "", relation: str = "", main: str = ""
) -> bytes:
    """A file of parts; type, relationship and name of the first may be others than usual."""
    main = main or MAIN[kind]
    own = {
        "[Content_Types].xml": f'<Types xmlns="{OPEN}/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{main}" ContentType="application/{type_ or TYPES[kind]}.main+xml"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{OPEN}/package/2006/relationships">'
        f'<Relationship Id="a" Type="{relation or RELATED}/officeDocument" Target="{main}"/>'
        "</Relationships>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, xml in (own | dict(parts)).items():
            archive.writestr(name, xml)
    return out.getvalue()


def word_file(body: str, **changes: str) -> bytes:
    """A Word file with what stands in its body."""
    return package("docx", {MAIN["docx"]: document(body)}, **changes)


def document(body: str, space: str = WORD) -> str:
    mixed = 'xmlns:mc="urn:mc" xmlns:wps="urn:wps"'
    return f"<w:document {space} {mixed}><w:body>{body}</w:body></w:document>"


def excel_file(
    rows: str, *, more: str = "", texts: str = "", styles: str = "", book: str = "", **changes: str
) -> bytes:
    """An Excel file of one sheet, with the rows of its data and what stands behind them."""
    named = "".join(
        f'<Relationship Id="{part}" Type="{RELATED}/{part}" Target="{target}"/>'
        for part, target in {
            "worksheet": "worksheets/sheet1.xml",
            "sharedStrings": "/xl/sharedStrings.xml",
            "styles": "styles.xml",
        }.items()
    )
    parts = {
        "xl/workbook.xml": f"<workbook {SHEET}>{book}<sheets>"
        '<sheet name="a" sheetId="1" r:id="worksheet"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{named}</Relationships>",
        "xl/worksheets/sheet1.xml": f"<worksheet {SHEET}><sheetData>{rows}</sheetData>{more}"
        "</worksheet>",
        "xl/sharedStrings.xml": f"<sst {SHEET}>{texts}</sst>",
        "xl/styles.xml": f"<styleSheet {SHEET}>{styles}</styleSheet>",
    }
    return package("xlsx", parts, **changes)


def texts(page: Page) -> list[str]:
    """The paragraphs of a page, and the rows of its tables with bars between their cells."""
    found: list[str] = []
    for block in page.blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
        elif isinstance(block, PageGrid):
            found += ["|".join(row.texts) for row in block.rows]
    return found


def paragraph(inside: str) -> str:
    return f"<w:p>{inside}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


BOX = f"<w:txbxContent>{paragraph(run('框内'))}</w:txbxContent>"
TWICE = (
    f"<mc:AlternateContent><mc:Choice><wps:txbx>{BOX}</wps:txbx></mc:Choice>"
    f"<mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent>"
)
"""A text box, and its copy for old programs."""


@pytest.mark.parametrize(
    ("inside", "lines"),
    [
        (run("甲") + run("乙"), ["甲乙"]),
        (f"<w:ins>{run('新增')}</w:ins><w:del>{run('删去')}</w:del>", ["新增"]),
        (f"<w:moveFrom>{run('移走')}</w:moveFrom><w:moveTo>{run('移来')}</w:moveTo>", ["移来"]),
        (
            f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>",
            ["控件"],
        ),
        (f"<w:hyperlink>{run('链接')}</w:hyperlink>", ["链接"]),
        (
            "<w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r>" + run("7"),
            ["7"],
        ),
        (run("藏", "<w:vanish/>") + run("现", '<w:vanish w:val="0"/>'), ["现"]),
        (run("划去", "<w:strike/>") + run("再划", "<w:dstrike/>"), []),
        (run("22") + run("1", '<w:vertAlign w:val="superscript"/>'), ["22（1）"]),
        ("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r>", ["甲", "乙\t丙"]),
        ("<w:r><w:t>甲<!-- 注 -->乙</w:t></w:r>", ["甲乙"]),
        ("<w:r><w:t>&#x7532;<![CDATA[<乙>]]></w:t></w:r>", ["甲<乙>"]),
        (TWICE + run("旁"), ["旁", "框内"]),
    ],
)
def test_a_paragraph_of_word_is_read_as_it_shows(inside: str, lines: list[str]) -> None:
    assert texts(page_of(word_file(paragraph(inside)), "docx")) == lines


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text))}</w:tc>"


def table(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


DOWN = '<w:vMerge w:val="restart"/>'
BELOW = "<w:vMerge/>"


def columns(page: Page) -> list[list[int]]:
    """In which column each cell of the first table stands."""
    grid = next(block for block in page.blocks if isinstance(block, PageGrid))
    return [list(row.columns) for row in grid.rows]


@pytest.mark.parametrize(
    ("rows", "placed"),
    [
        ((cell("甲", '<w:gridSpan w:val="2"/>') + cell("乙"), cell("1") * 3), [[0, 2], [0, 1, 2]]),
        ((cell("甲", DOWN) + cell("乙"), cell("", BELOW) + cell("丙")), [[0, 1], [1]]),
        (
            (
                cell("甲") + cell("乙") + cell("丙"),
                '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("丁") + cell("戊"),
            ),
            [[0, 1, 2], [0, 1, 2]],
        ),
        (
            (
                f"<w:sdt><w:sdtContent>{cell('甲')}</w:sdtContent></w:sdt>{cell('乙')}",
                cell("1") + cell("2"),
            ),
            [[0, 1], [0, 1]],
        ),
    ],
)
def test_cells_of_word_stand_in_their_columns(
    rows: tuple[str, ...], placed: list[list[int]]
) -> None:
    assert columns(page_of(word_file(table(*rows)), "docx")) == placed


def test_a_table_in_a_cell_of_word_is_a_table_of_its_own() -> None:
    inner = table(cell("一") + cell("二"), cell("1") + cell("2"))
    outer = table(f"<w:tc>{paragraph(run('外'))}{inner}</w:tc>")
    assert texts(page_of(word_file(outer), "docx")) == ["外", "一|二", "1|2"]


@pytest.mark.parametrize(
    ("type_", "relation"),
    [
        ("vnd.ms-word.document.macroEnabled", RELATED),
        ("vnd.openxmlformats-officedocument.wordprocessingml.template", RELATED),
        (TYPES["docx"], f"{STRICT}/officeDocument/relationships"),
    ],
)
def test_word_files_with_macros_templates_and_strict_ones_are_read(
    type_: str, relation: str
) -> None:
    data = word_file(paragraph(run("文")), type_=type_, relation=relation)
    assert texts(page_of(data, "docx")) == ["文"]


def test_strict_word_says_the_same_in_another_namespace() -> None:
    space = f'xmlns:w="{STRICT}/wordprocessingml/main"'
    hidden = run("藏", "<w:vanish/>") + run("现", '<w:vanish w:val="false"/>')
    data = package("docx", {MAIN["docx"]: document(paragraph(hidden), space)})
    assert texts(page_of(data, "docx")) == ["现"]


def test_a_row_of_a_word_table_that_is_hidden_is_not_read() -> None:
    def row(text: str, properties: str = "") -> str:
        cell = f"<w:tc>{paragraph(run(text))}</w:tc>"
        return f"<w:tr><w:trPr>{properties}</w:trPr>{cell}</w:tr>"

    hidden, shown = row("藏", "<w:hidden/>"), row("现", '<w:hidden w:val="0"/>')
    data = word_file(f"<w:tbl>{hidden}{shown}</w:tbl>")
    assert texts(page_of(data, "docx")) == ["现"]


def test_the_document_of_a_word_file_may_have_another_name() -> None:
    name = "word/document2.xml"  # as Word in a browser calls it
    parts = {name: document(paragraph(run("文")))}
    data = package("docx", parts, main=name)
    assert format_of(data) == "docx"
    assert texts(page_of(data, "docx")) == ["文"]


def test_the_last_of_two_parts_with_one_name_counts() -> None:
    out = io.BytesIO(word_file(paragraph(run("旧"))))
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(MAIN["docx"], document(paragraph(run("新"))))
    assert texts(page_of(out.getvalue(), "docx")) == ["新"]


def test_a_part_that_nothing_is_read_from_may_be_damaged() -> None:
    parts = {MAIN["docx"]: document(paragraph(run("文"))), "word/styles.xml": "<w:styles"}
    assert texts(page_of(package("docx", parts), "docx")) == ["文"]


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {MAIN["docx"]: "<w:document"},
        {MAIN["docx"]: f"<w:document {WORD}/>"},
        {MAIN["docx"]: document("文"), "[Content_Types].xml": "<Types/>"},
        {MAIN["docx"]: document("文"), "[Content_Types].xml": "Types"},
    ],
)
def test_a_word_file_without_a_document_is_refused(parts: dict[str, str]) -> None:
    with pytest.raises(ReadError, match="broken"):
        page_of(package("docx", parts), "docx")


def row(*cells: str, number: int = 1, more: str = "") -> str:
    return f'<row r="{number}" {more}>' + "".join(cells) + "</row>"


STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>'
    '<numFmt numFmtId="165" formatCode="0&quot;days&quot;;d"/>'
    '<numFmt numFmtId="166" formatCode="[Red][hh]:mm"/></numFmts>'
    '<borders><border/><border><left style="thin"/></border></borders><cellXfs>'
    + "".join(f'<xf numFmtId="{n}"/>' for n in (0, 14, 31, 164, 165, 46, 166, 20, 10))
    + "</cellXfs>"
)


@pytest.mark.parametrize(
    ("xml", "shown"),
    [
        ("<c><v>12</v></c>", "12"),
        ("<c><v>0.30000000000000004</v></c>", "0.3"),
        ("<c><v>1.5E-3</v></c>", "0.0015"),
        ("<c><v>1E+20</v></c>", "100000000000000000000"),
        ('<c t="s"><v>0</v></c>', "甲"),
        ('<c t="s"><v>1</v></c>', "乙丙"),
        ('<c t="s"><v>2</v></c>', "丁\n戊_x"),
        ('<c t="inlineStr"><is><t>己</t></is></c>', "己"),
        ('<c t="inlineStr"><is><r><rPr><b/></rPr><t>己</t></r><r><t>庚</t></r></is></c>', "己庚"),
        ('<c t="b"><v>1</v></c>', "TRUE"),
        ('<c t="b"><v>0</v></c>', "FALSE"),
        ('<c t="e"><v>#DIV/0!</v></c>', "#DIV/0!"),
        ('<c t="str"><v>_x4ef6__x0007__xD800__x4E</v></c>', "件\ufffd\ufffd_x4E"),
        ("<c><f>A1+1</f><v>7</v></c>", "7"),
        ("<c><f>A1+1</f></c>", "=A1+1"),
        ("<c><f>A1+1</f><v/></c>", "=A1+1"),
        ('<c t="str"><f>A1&amp;"件"</f><v>7件</v></c>', "7件"),
        ('<c t="str"><f>IF(A1,1,"")</f><v></v></c>', ""),
        ('<c t="d"><v>2024-01-25T00:00:00Z</v></c>', "2024-01-25"),
        ('<c s="1"><v>45316</v></c>', "2024-01-25"),
        ('<c s="1"><v>45316.5</v></c>', "2024-01-25 12:00:00"),
        ('<c s="2"><v>45316</v></c>', "2024-01-25"),
        ('<c s="3"><v>45316</v></c>', "2024-01-25"),
        ('<c s="4"><v>45316</v></c>', "45316"),
        ('<c s="5"><v>1.25</v></c>', "1 day, 6:00:00"),
        ('<c s="6"><v>0.5</v></c>', "12:00:00"),
        ('<c s="7"><v>0.75</v></c>', "18:00:00"),
        ('<c s="8"><v>0.25</v></c>', "0.25"),
        ('<c s="1"><v>1</v></c>', "1900-01-01"),
        ('<c s="1"><v>99999999999</v></c>', "#VALUE!"),
        ('<c s="99"><v>3</v></c>', "3"),
    ],
)
def test_a_cell_of_excel_is_read_as_it_shows(xml: str, shown: str) -> None:
    shared = (
        "<si><t>甲</t></si><si><r><t>乙</t></r><r><t>丙</t></r><rPh><t>音</t></rPh></si>"
        "<si><t>丁_x000D_\n戊_x005F_x</t></si>"
    )
    data = excel_file(
        row(xml, '<c t="inlineStr"><is><t>旁</t></is></c>'), texts=shared, styles=STYLES
    )
    assert "\n".join(texts(page_of(data, "xlsx"))).rpartition("旁")[0].strip("|") == shown


def test_days_may_be_counted_from_1904() -> None:
    book = '<workbookPr date1904="1"/>'
    data = excel_file(row('<c s="1"><v>43854</v></c>'), styles=STYLES, book=book)
    assert texts(page_of(data, "xlsx")) == ["2024-01-25"]


def test_cells_that_do_not_tell_their_place_stand_one_behind_the_other() -> None:
    data = excel_file(
        "<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>3</v></c><c r='D2'><v>4</v></c>"
        "<c><v>5</v></c></row>"
    )
    assert texts(page_of(data, "xlsx")) == ["1|2|||", "|3||4|5"]


def test_merged_ranges_of_excel_are_spans() -> None:
    data = excel_file(
        row('<c r="A1"><v>1</v></c>', '<c r="C1"><v>2</v></c>')
        + row(
            '<c r="A2"><v>9</v></c>', '<c r="B2"><v>3</v></c>', '<c r="C2"><v>4</v></c>', number=2
        ),
        more='<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="C1:C2"/></mergeCells>',
    )
    page = page_of(data, "xlsx")
    assert texts(page) == ["1|2", "9|3"]
    assert columns(page) == [[0, 2], [0, 1]]


def test_what_excel_hides_is_not_read() -> None:
    data = excel_file(
        row('<c r="A1"><v>1</v></c>', '<c r="B1"><v>2</v></c>', '<c r="C1"><v>3</v></c>')
        + row('<c r="A2"><v>4</v></c>', number=2, more='hidden="1"'),
        more='<cols><col min="2" max="2" hidden="true"/></cols>',
    )
    assert texts(page_of(data, "xlsx")) == ["1||3"]


def test_sheets_that_excel_hides_are_not_read() -> None:
    hidden = "".join(
        f'<sheet name="{state}" state="{state}" r:id="worksheet"/>'
        for state in ("hidden", "veryHidden")
    )
    shown = '<sheet name="b" r:id="worksheet"/><sheet name="without a part"/>'
    book = f"<sheets>{hidden}{shown}</sheets>"
    data = excel_file(row("<c><v>1</v></c>", "<c><v>2</v></c>"), book=book)
    assert texts(page_of(data, "xlsx")) == ["1|2", "1|2"]


def test_a_link_is_no_value_of_its_cell() -> None:
    link = '<hyperlinks><hyperlink ref="B1" location="第二页"/></hyperlinks>'
    data = excel_file(row("<c><v>1</v></c>", "<c/>", "<c><v>2</v></c>"), more=link)
    assert texts(page_of(data, "xlsx")) == ["1||2"]


@pytest.mark.parametrize(
    "rows",
    [
        '<row><c r="1A"><v>1</v></c></row>',
        '<row><c t="s"><v>9</v></c></row>',
        '<row><c t="s"><v>甲</v></c></row>',
        "<row><c><v>甲</v></c></row>",
        '<row r="甲"><c><v>1</v></c></row>',
    ],
)
def test_an_excel_file_that_contradicts_itself_is_refused(rows: str) -> None:
    with pytest.raises(ReadError, match="broken"):
        page_of(excel_file(rows), "xlsx")


NOON = dt.time(12)
DAYS = st.dates(dt.date(1905, 1, 1), dt.date(2100, 1, 1))
VALUES = st.one_of(
    st.integers(-(10**15), 10**15).map(lambda number: (number, str(number))),
    st.integers(-(10**9), 10**9).map(
        lambda cents: (cents / 100, f"{cents / 100:.2f}".rstrip("0").rstrip("."))
    ),
    st.booleans().map(lambda value: (value, str(value).upper())),
    st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=9).map(lambda t: (t, t)),
    DAYS.map(lambda day: (day, day.isoformat())),
    DAYS.map(lambda day: (dt.datetime.combine(day, NOON), f"{day.isoformat()} 12:00:00")),
)


@settings(deadline=None, max_examples=40)
@given(
    rows=st.lists(st.lists(VALUES, min_size=2, max_size=5), min_size=1, max_size=5),
    from_1904=st.booleans(),
)
def test_what_openpyxl_writes_is_read_back(
    rows: list[list[tuple[object, str]]], *, from_1904: bool
) -> None:
    book = openpyxl.Workbook()
    if from_1904:
        book.epoch = CALENDAR_MAC_1904
    for cells in rows:
        book.active.append([value for value, _ in cells])
    file = io.BytesIO()
    book.save(file)
    width = max(map(len, rows))
    expected = [
        "|".join([*[shown for _, shown in cells], *[""] * (width - len(cells))]) for cells in rows
    ]
    assert texts(page_of(file.getvalue(), "xlsx")) == expected


@settings(deadline=None, max_examples=40)
@given(
    lines=st.lists(
        st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=9), min_size=1),
        min_size=1,
        max_size=5,
    )
)
def test_what_python_docx_writes_is_read_back(lines: list[list[str]]) -> None:
    file = io.BytesIO()
    made = docx.Document()
    for runs in lines:
        added = made.add_paragraph()
        for words in runs:
            added.add_run(words)
    made.save(file)
    assert texts(page_of(file.getvalue(), "docx")) == ["".join(runs) for runs in lines]
