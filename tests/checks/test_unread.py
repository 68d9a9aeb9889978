"""What a page has and reading lost is said once, in true words; a document lists what it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

import govinfo_report as gr
from govinfo_report.catalogue import EDITIONS, form
from govinfo_report.findings import Finding
from govinfo_report.model import ABSENT
from tests.checks.building import consistent
from tests.readers.layouts import LAYOUTS, YEARS, page, shown_rows, table_rows

ROWS = {
    "proactive_disclosure": "proactive_disclosure.licensing",
    "applications": "applications.outcomes.granted",
    "disputes": "disputes.reconsideration",
}
"""Table → one of its rows."""

LABELS = {"proactive_disclosure": "行政许可", "applications": "予以公开", "disputes": "行政复议"}


def printed(edition: str) -> dict[str, str]:
    """Cell id → what is printed; every figure is another one than beside and above it."""
    cells = [
        f"{table.id}.{row.id}.{column}"
        for table in form(edition).tables
        for row in shown_rows(table, one_row_other=edition == "2019")
        for column in row.columns
    ]
    return {cell: str(place * 7 % 23 + 1) for place, cell in enumerate(cells)}


def section(edition: str, layout: str, table: str, **changed: str) -> str:
    the_form = form(edition)
    values = printed(edition) | changed
    rows = table_rows(the_form, the_form.table(table), values, edition == "2019")
    return LAYOUTS[layout](rows)


def whole(edition: str, layout: str) -> str:
    return page(edition, printed(edition), layout, one_row_other=edition == "2019")


def of_structure(subject: gr.Reading | gr.Report) -> list[Finding]:
    findings = gr.check(subject, select=["structure", "cell"], ignore="structure.information_fee")
    return [finding for finding in findings if finding.severity != "info"]


@pytest.mark.parametrize("table", ROWS)
@pytest.mark.parametrize("layout", sorted({*LAYOUTS} - {"one_line"}))
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_table_printed_twice_gives_a_row_with_other_values_no_value(
    edition: str, layout: str, table: str
) -> None:
    text = whole(edition, layout)
    first = section(edition, layout, table)
    row = ROWS[table]
    cell = next(cell for cell in printed(edition) if cell.startswith(f"{row}."))
    again = section(edition, layout, table, **{cell: "99"})
    both = gr.read_text(text.replace(first, f"{first}\n\n{again}"))
    alike = gr.read_text(text.replace(first, f"{first}\n\n{first}"))
    expected = gr.cells(gr.read_text(text).report)
    assert gr.cells(alike.report) == expected
    assert {cell for cell in expected if cell not in gr.cells(both.report)} == {
        cell for cell in expected if cell.startswith(f"{row}.")
    }
    (said,) = [f for f in of_structure(both) if f.severity == "error"]  # not of the layout
    assert (said.rule, said.variant, said.scope) == ("structure.unreadable", "repeated", row)
    for lang in ("zh", "en"):
        shown = said.message(lang)
        assert LABELS[table] in shown
        assert re.search(rf"\b{printed(edition)[cell]}\b.* / .*\b99\b", shown)


def test_rows_printed_twice_and_thrice_are_said_together() -> None:
    text = whole("2021", "bars")
    text = text.replace("行政许可 | 20 |", "行政许可 | 20 |\n行政许可 | 21 |\n行政许可 | 22 |")
    text = text.replace("行政处罚 | 4 |", "行政处罚 | 4 |\n行政处罚 | 5 |")
    (said,) = of_structure(gr.read_text(text))
    assert said.variant == "repeated_rows"
    assert "“行政许可 20 / 21 / 22”、“行政处罚 4 / 5”" in said.message("zh")


def cut_after_lines(edition: str, layout: str) -> Iterator[tuple[str, gr.Reading]]:
    """The page cut after each line from table two to the first line of the last section."""
    text = whole(edition, layout)
    lines = text.splitlines(keepends=True)
    start = next(i for i, line in enumerate(lines) if line.startswith("二、主动公开"))
    end = next(i for i, line in enumerate(lines) if line.startswith("六、其他"))
    for count in range(start + 1, end + 2):
        if lines[count - 1].strip():
            yield lines[count - 1].strip(), gr.read_text("".join(lines[:count]))


@pytest.mark.parametrize("layout", ["one_cell_a_line", "bars", "columns", "raw_lines", "tabs"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_cut_page_is_one_finding_with_all_that_is_missing(edition: str, layout: str) -> None:
    for last, reading in cut_after_lines(edition, layout):
        findings = [f for f in of_structure(reading) if f.rule.startswith("structure.")]
        assert [(f.rule, f.variant) for f in findings] == [("structure.unreadable", "ends")], last
        (finding,) = findings
        message = finding.message("zh")
        for table, name in (("applications", "表三"), ("disputes", "表四")):
            missing = any(
                f"{table}." in c for c in set(printed(edition)) - set(gr.cells(reading.report))
            )
            assert (name in message.partition("不全的有")[2]) == missing
        assert "“六、其他需要报告的事项”" in message
        outcomes = {
            (o.rule, o.outcome) for o in gr.check(reading, select="structure.sections").outcomes
        }
        if reading.report.other_matters is ABSENT:
            assert outcomes == {("structure.sections", "not_applicable")}


def test_rows_before_a_cut_are_missing_all_the_same() -> None:
    text = whole("2021", "bars")
    lost = next(line for line in text.splitlines() if line.startswith("2.重复申请"))
    text = text.replace(f"{lost}\n", "")[: text.index("四、结转下年度")]
    findings = of_structure(gr.read_text(text))
    assert [(f.rule, f.variant) for f in findings] == [
        ("structure.table", "row"),
        ("structure.unreadable", "ends"),
    ]
    assert "2.重复申请" in findings[0].message("zh")
    assert "2.重复申请" not in findings[1].message("zh")


def test_what_a_page_ends_in_is_told() -> None:
    text = whole("2021", "bars")
    said = {
        end: of_structure(gr.read_text(text[: text.index(end) + len(end)]))[0].message("zh")
        for end in (
            "二、上年结转政府信息公",
            "（二）部分公开",
            "五、存在的主要问题及改进情况",
            "说明有关情",
        )
    }
    assert "表三自“二、上年结转政府信息公开申请数量”起24行、表四" in said["二、上年结转政府信息公"]
    assert "表三自“（二）部分公开”起22行、表四" in said["（二）部分公开"]
    assert said["五、存在的主要问题及改进情况"].endswith(
        "缺失或不全的有：“五、存在的主要问题及改进情况”、“六、其他需要报告的事项”。"
    )
    assert "“一、总体情况”的结尾、表二、表三、表四" in said["说明有关情"]


@pytest.mark.parametrize(
    ("start", "missing"),
    [
        ("二、主动公开", "“一、总体情况”"),
        ("行政强制 |", "“一、总体情况”、表二自“规章”起4行"),
        ("三、收到和处理", "“一、总体情况”、表二"),
        ("四、政府信息公开行政复议", "“一、总体情况”、表二、表三"),
        ("五、存在的主要问题", "“一、总体情况”、表二、表三、表四"),
        ("六、其他需要报告", "“一、总体情况”、表二、表三、表四、“五、存在的主要问题及改进情况”"),
    ],
)
def test_a_page_that_begins_late_is_one_finding(start: str, missing: str) -> None:
    text = whole("2021", "bars")
    reading = gr.read_text(text[text.index(start) :])
    (finding,) = of_structure(reading)
    assert (finding.rule, finding.variant) == ("structure.unreadable", "starts")
    assert finding.message("zh").endswith(f"没有读出的有：{missing}。")


def test_a_page_that_has_its_beginning_lacks_a_section_and_does_not_begin_late() -> None:
    text = whole("2021", "bars").replace("一、总体情况\n", "")
    (finding,) = of_structure(gr.read_text(text))
    assert (finding.rule, finding.scope) == ("structure.sections", "overview")


def test_a_label_without_its_values_is_no_missing_row() -> None:
    text = whole("2021", "one_cell_a_line")
    for row, columns in (("4.保护第三方合法权益", 7), ("2.重复申请", 7), ("行政处罚", 1)):
        text = re.sub(rf"{re.escape(row)}\n\n(?:\d+\n\n){{{columns}}}", f"{row}\n\n", text)
    findings = of_structure(gr.read_text(text))
    assert [(f.rule, f.variant) for f in findings] == [
        ("structure.unreadable", "bare"),
        ("structure.unreadable", "bare_rows"),
    ]
    assert "“行政处罚”行只读到行名，没有读到数值" in findings[0].message("zh")
    assert "表三有2行只读到行名，没有读到数值：“4.保护第三方合法权益”、“2.重复申请”" in findings[
        1
    ].message("zh")


def test_rows_whose_labels_are_lost_are_read_by_their_place_where_they_add_up() -> None:
    values = dict.fromkeys(printed("2021"), "0")
    for place, row in enumerate(("state_secrets", "prohibited_by_law", "security_and_stability")):
        for column in ("research_institution", "total"):
            values[f"applications.outcomes.withheld.{row}.{column}"] = str(place + 2)
    text = page("2021", values, "one_cell_a_line", one_row_other=False)
    lost = text.replace("2.其他法律行政法规禁止公开\n\n", "").replace(
        "3.危及“三安全一稳定”\n\n", ""
    )
    reading = gr.read_text(lost)
    assert gr.cells(reading.report) == gr.cells(gr.read_text(text).report)
    assert {n.where for n in reading.notes if n.kind == "label_missing"} == {
        "applications.outcomes.withheld.prohibited_by_law",
        "applications.outcomes.withheld.security_and_stability",
    }
    # Where they do not, nothing is known of the three, and none of them is called missing.
    start = "1.属于国家秘密\n\n0\n\n0\n\n2"
    assert start in lost
    reading = gr.read_text(lost.replace(start, "1.属于国家秘密\n\n0\n\n0\n\n9"))
    assert [(f.rule, f.variant, len(f.pointers)) for f in of_structure(reading)] == [
        ("structure.unreadable", "violated_rows", 3)
    ]


def test_a_sign_is_one_finding_a_row_and_no_blank_on_the_page() -> None:
    text = whole("2021", "bars")
    row = next(line for line in text.splitlines() if line.startswith("2.重复申请"))
    signs = "2.重复申请 | / | / | — | / | / | | / |"
    reading = gr.read_text(text.replace(row, signs))
    repeated = "applications.outcomes.not_processed.repeated"
    found = {(f.rule, f.cells) for f in of_structure(reading)}
    cells = [c for c in printed("2021") if c.startswith(f"{repeated}.")]
    assert found == {
        ("cell.placeholder", (*cells[:2], *cells[3:5], cells[6])),
        ("cell.placeholder", (cells[2],)),
        ("cell.blank", (cells[5],)),
    }
    document = {c for f in of_structure(reading.report) if f.rule == "cell.blank" for c in f.cells}
    assert document == set(cells)


def test_a_document_lists_the_rows_that_a_table_lacks_in_one_finding() -> None:
    gone = [
        "applications.carried_over",
        "applications.outcomes.withheld.state_secrets",
        "applications.outcomes.total",
        "proactive_disclosure.penalties",
    ]
    report = consistent("2021")
    cells = {c: ABSENT for c in gr.cells(report) if c.rpartition(".")[0] in gone}
    findings = gr.check(gr.replace_cells(report, cells), select="structure.table")
    assert [(f.scope, f.variant, len(f.pointers)) for f in findings] == [
        ("proactive_disclosure.penalties", "row", 1),
        ("applications", "rows", 3),
    ]
    message = [*findings][1].message("zh")
    assert message == (
        "表三没有以下3行：“二、上年结转政府信息公开申请数量”、“（三）不予公开 1.属于国家秘密”、"
        "“（七）总计”。"
    )


def test_a_document_without_tables_says_each_once() -> None:
    report = gr.Report(
        edition="2021", title="t", agency="a", year=YEARS["2021"], overview=("全年工作平稳。",)
    )
    findings = gr.check(report, select=["structure.table", "structure.sections"])
    assert [f.scope for f in findings] == [
        "proactive_disclosure",
        "applications",
        "disputes",
        "problems_and_improvements",
        "other_matters",
    ]
    assert {f.variant for f in findings if f.rule == "structure.table"} == {"violated"}
    assert next(iter(findings)).message("en").startswith("The whole of Table 2 (")


def test_words_in_place_of_a_value_are_told_by_the_rule_on_them_alone() -> None:
    text = whole("2021", "bars").replace("行政许可 | 20 |", "行政许可 | -20 |")
    (finding,) = of_structure(gr.read_text(text))
    assert finding.rule == "cell.negative"


def test_of_both_shapes_of_six_no_row_is_called_missing() -> None:
    report = gr.replace_cells(consistent("2021"), {"applications.outcomes.other.all.total": 1})
    row = "applications.outcomes.other.fee_overdue"
    cells = {c: ABSENT for c in gr.cells(report) if c.startswith(f"{row}.")}
    draft = gr.replace_cells(report, cells)
    assert not [
        f for f in gr.check(draft, select="structure.table") if f.variant in ("row", "rows")
    ]
    assert [f.variant for f in gr.check(draft, select="structure.edition")] == ["both"]
