"""Web pages as they are saved: encodings, tables of every make, words nobody sees."""

from __future__ import annotations

import pytest

from govinfo_report.errors import ReadError
from govinfo_report.model import cells
from govinfo_report.page import PageGrid, Paragraph
from govinfo_report.readers.html import page_of_html
from govinfo_report.reading import read
from tests.readers.layouts import page as text_page
from tests.readers.spanned import as_html, parts
from tests.recognition.test_layouts import cell_ids

VALUES = {
    cell: str(place * 37 % 9973) for place, cell in enumerate(cell_ids("2021", one_row_other=False))
}
NUMBERS = {cell: int(value) for cell, value in VALUES.items()}
PAGE = as_html(parts("2021", VALUES))
BARE = PAGE.replace("<meta charset='utf-8'>", "")


def values(data: bytes | str) -> dict[str, object]:
    return dict(cells(read(data.encode() if isinstance(data, str) else data).report))


def shown(html: str) -> list[object]:
    """What a page shows: paragraphs as text, tables as rows of column and text."""
    found: list[object] = []
    for block in page_of_html(html.encode()).blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
        elif isinstance(block, PageGrid):
            found.append([[(cell.column, cell.text) for cell in row] for row in block.rows])
    return found


def meta(charset: str) -> str:
    return BARE.replace(
        "<head>", f'<head><meta http-equiv="Content-Type" content="text/html; charset={charset}">'
    )


@pytest.mark.parametrize(
    "data",
    [
        PAGE.encode(),
        b"\xef\xbb\xbf" + PAGE.encode(),
        BARE.encode(),
        BARE.encode("gb18030"),
        meta("gb2312").encode("gb18030"),
        meta("gbk").encode("utf-8"),
        meta("utf-8").encode("gb18030"),
        meta("iso-8859-1").encode("gb18030"),
        meta("no-such-charset").encode("gbk"),
        BARE.encode("utf-16"),
        BARE.encode("utf-16-le"),
    ],
    ids=range(11),
)
def test_the_bytes_decide_over_what_they_say_of_their_encoding(data):
    reading = read(data)
    assert reading.format == "html"
    assert dict(cells(reading.report)) == NUMBERS
    assert reading.report.agency == "某某区教育局"


def test_a_page_in_utf_8_with_a_broken_character_is_still_utf_8():
    data = PAGE.encode().replace("第一段文字".encode(), "第一段".encode() + b"\xe6\x96", 1)
    assert values(data) == NUMBERS


def test_a_broken_character_in_a_value_takes_that_value_away():
    received = "applications.received.natural_person"
    data = PAGE.encode().replace(b">" + VALUES[received].encode() + b"<", b">3\xff7<", 1)
    assert received not in values(data)


def test_a_page_that_was_put_into_another_file_whole():
    body = PAGE.encode("gb18030").hex(" ").upper().replace(" ", "=")
    data = (
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; boundary="x"\r\n\r\n'
        "--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n="
        f"{body}\r\n--x--\r\n"
    )
    assert values(data) == NUMBERS


@pytest.mark.parametrize(
    "change",
    [
        lambda page: page.replace("<td", "<TD").replace("<tr>", "<TR>"),
        lambda page: page.replace("</td>", "").replace("</tr>", ""),
        lambda page: page.replace("<td>", "<td>\n  <p>\n").replace("</td>", "\n</p>\n</td>"),
        lambda page: page.replace("<td>", "<td><p class=MsoNormal><span lang=EN-US>").replace(
            "</td>", "<o:p></o:p></span></p></td>"
        ),
        lambda page: page.replace("<td>", "<td>&nbsp;").replace("</td>", "&#160;</td>"),
        lambda page: page.replace("<table>", "<table><thead></thead><tbody>"),
        lambda page: page.replace("<body>", "<body><table><tr><td>").replace(
            "</body>", "</td></tr></table></body>"
        ),
        lambda page: page.replace("<body>", "<body><table><tr><td>首页<td>").replace(
            "</body>", "</td></tr></table></body>"
        ),
        lambda page: page.replace("<table>", "<div><table>").replace("</table>", "</table></div>"),
        lambda page: page.replace("<td>", "<th>").replace("</td>", "</th>"),
        lambda page: page.replace("<tr>", "<tr style='display:none'><td>9</td></tr><tr>"),
        lambda page: page.replace("</td>", "<span style='DISPLAY: none'>7</span></td>"),
        lambda page: page.replace("</td>", "<!-- 7 --><script>8</script></td>"),
        lambda page: page.replace("<td>", "<td><del>5</del>"),
        lambda page: page.replace("<table>", "<table><colgroup>" + "<col>" * 15 + "</colgroup>"),
        lambda page: page.replace("<table>", "<table><tr>" + "<td></td>" * 15 + "</tr>"),
        lambda page: page.replace("</table>", "<tr>" + "<td></td>" * 15 + "</tr></table>"),
    ],
    ids=range(17),
)
def test_the_make_of_a_table_changes_no_value(change):
    assert values(change(PAGE)) == NUMBERS


def test_tables_without_spans_are_read_by_their_order():
    page = PAGE
    for number in range(2, 25):
        page = page.replace(f" colspan={number}", "").replace(f' rowspan="{number}"', "")
    assert values(page) == NUMBERS


def test_rows_that_are_tables_of_their_own():
    assert values(PAGE.replace("</tr>\n<tr>", "</tr></table>\n<table><tr>")) == NUMBERS


def test_a_whole_text_inside_one_preformatted_element():
    text = text_page("2021", VALUES, "columns", one_row_other=False)
    assert values(f"<html><body><pre>{text}</pre></body></html>") == NUMBERS


def test_a_text_broken_by_line_breaks():
    text = text_page("2021", VALUES, "one_cell_a_line", one_row_other=False)
    assert (
        values("<html><body><div>" + text.replace("\n", "<br>") + "</div></body></html>") == NUMBERS
    )


def test_two_numbers_in_one_cell_are_not_one():
    assert shown(
        "<table><tr><td>1<br>2</td><td>3 4</td><td><p>5</p><p>6</p></td></tr></table>"
    ) == [[[(0, "1\n2"), (1, "3 4"), (2, "5\n6")]]]


def test_a_number_in_pieces_is_one_number():
    html = "<table><tr><td><span>1</span><b>2</b></td><td>a</td></tr></table>"
    assert shown(html) == [[[(0, "12"), (1, "a")]]]


def test_the_mark_of_a_footnote_is_no_digit():
    assert shown("<table><tr><td>22<sup>1</sup></td><td>a</td></tr></table>") == [
        [[(0, "22（1）"), (1, "a")]]
    ]


def test_fields_of_a_form_show_their_values():
    html = "<table><tr><td><input value=5></td><td><input type=hidden value=6>a</td></tr></table>"
    assert shown(html) == [[[(0, "5"), (1, "a")]]]


def test_spans_put_cells_into_their_columns():
    html = """<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d<tr><td>e<td>f<td>g</table>"""
    assert shown(html) == [
        [[(0, "a"), (1, "b")], [(1, "c"), (2, "d")], [(0, "e"), (1, "f"), (2, "g")]]
    ]


@pytest.mark.parametrize("span", ["0", "-3", "x", "", "1.5", "+1"])
def test_a_span_that_is_no_number_is_one(span):
    html = f"<table><tr><td colspan='{span}'>a<td>b</table>"
    assert shown(html) == [[[(0, "a"), (1, "b")]]]


def test_the_title_of_the_window_stands_in_where_the_page_has_none():
    title = "某县2023年政府信息公开工作年度报告"
    page = (
        f"<html><head><title>{title}_某县政府网</title></head><body><p>一、总体情况</p>{{}}</body>"
    )
    assert read(page.format("").encode()).report.title == title
    assert shown(page.format(f"<p>{title}</p>")) == ["一、总体情况", title]


def test_a_merged_number_belongs_to_no_column():
    label = "一、本年新收政府信息公开申请数量</td>"
    start = PAGE.index(label) + len(label)
    merged = PAGE[:start] + "<td colspan=7>41</td>" + PAGE[PAGE.index("</tr>", start) :]
    found = values(merged)
    assert not [cell for cell in found if cell.startswith("applications.received.")]
    rest = {c: v for c, v in NUMBERS.items() if not c.startswith("applications.received.")}
    assert found == rest


def test_a_page_that_ends_inside_a_tag_may_end_inside_a_number():
    cut = PAGE[: PAGE.rindex("</td></tr>\n</table>") - 1]
    last = "disputes.litigation.after_reconsideration.total"
    assert last not in values(cut)


def test_a_page_without_words_is_refused():
    with pytest.raises(ReadError, match="no text"):
        read(b"<html><body><img src=a.png></body></html>")


@pytest.mark.parametrize(("start", "end"), [("<xmp class='a b'>", "</xmp>"), ("<plaintext>", "")])
def test_a_text_that_a_page_shows_as_it_stands(start, end):
    blocks = page_of_html(f"<p>前</p>{start}一<b>\nhidden <!-- 二{end}".encode()).blocks
    assert [block.text for block in blocks] == ["前", "一<b>", "hidden <!-- 二"]


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("display : NONE", False),
        ("color:red;display:none;x", False),
        ("text-decoration-line:underline line-through", False),
        ("text-decoration:underline;a:line-through", True),
        ("display:block", True),
        ("content:none", True),
    ],
)
def test_a_style_may_hide_a_text(style, shown):
    blocks = page_of_html(f"<p style='{style}'>一</p><p>二</p>".encode()).blocks
    assert [block.text for block in blocks] == (["一", "二"] if shown else ["二"])
