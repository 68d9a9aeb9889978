"""Pages made for tests: the tables of a report printed in the layouts that real pages have."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

from govinfo_report.catalogue import Form, Row, Table, form

Values: TypeAlias = Mapping[str, str]
"""Cell id → what is printed in it."""

PrintedRow: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]
"""Labels, then values (or none, for headings)."""

YEARS: Final = {"2021": 2023, "2019": 2020}


def shown_rows(table: Table, *, one_row_other: bool) -> list[Row]:
    """The rows that a page prints, with (六)其他处理 in one row or in three."""
    rows = []
    for row in table.rows:
        is_all, is_part = row.id == "outcomes.other.all", row.id.startswith("outcomes.other.")
        if is_part and is_all != one_row_other:
            continue
        rows.append(row)
    return rows


def table_rows(
    the_form: Form, table: Table, values: Values, one_row_other: bool
) -> list[PrintedRow]:
    """The printed rows of one table, headings included."""
    if table.id == "disputes":
        return _disputes(table, values)
    rows: list[PrintedRow] = []
    if table.id == "applications":
        rows += [
            ((table.notes[0].zh, "申请人情况"), ()),
            (("自然人", "法人或其他组织", "总计"), ()),
            (("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"), ()),
        ]
    group_before: tuple[str, ...] = ()
    for row in shown_rows(table, one_row_other=one_row_other):
        new = [group for group in row.groups if group not in group_before]
        labels = [table.group(group).label for group in new]
        if table.id == "proactive_disclosure" and new:
            headings = [table.column(column).label for column in row.columns]
            rows.append(((labels.pop(0),), ()))
            rows.append((("信息内容", *headings), ()))
        cells = [values[f"{table.id}.{row.id}.{column}"] for column in row.columns]
        rows.append(((*labels, row.label), tuple(cells)))
        group_before = row.groups
    return rows


def _disputes(table: Table, values: Values) -> list[PrintedRow]:
    cells = [
        values[f"{table.id}.{row.id}.{column}"] for row in table.rows for column in row.columns
    ]
    results = tuple(column.label for column in table.columns)
    return [
        (("行政复议", "行政诉讼"), ()),
        ((*results, "未经复议直接起诉", "复议后起诉"), ()),
        ((*results, *results), ()),
        ((), tuple(cells)),
    ]


def parts_of_disputes(table: Table, values: Values) -> list[tuple[str, list[PrintedRow]]]:
    """Table 四 as three little tables, each with its name above it."""
    headings = tuple(column.label for column in table.columns)
    parts = []
    for name, row in zip(("行政复议", "未经复议直接起诉", "复议后起诉"), table.rows, strict=True):
        cells = tuple(values[f"{table.id}.{row.id}.{column}"] for column in row.columns)
        parts.append((name, [(headings, ()), ((), cells)]))
    return parts


def one_cell_a_line(rows: Sequence[PrintedRow]) -> str:
    """Every cell on a line of its own, blank lines between, as a web page copied from a browser."""
    return "\n\n".join(cell for labels, cells in rows for cell in (*labels, *cells))


def bars(rows: Sequence[PrintedRow]) -> str:
    """``a | b |``, without the empty cells of spans."""
    return "\n".join(" | ".join((*labels, *cells)) + " |" for labels, cells in rows)


def fenced_bars(rows: Sequence[PrintedRow]) -> str:
    """``| a | b |``."""
    return "\n".join("| " + " | ".join((*labels, *cells)) + " |" for labels, cells in rows)


def markdown(rows: Sequence[PrintedRow]) -> str:
    """Each row with a ruling line under it, as a converter prints scattered tables."""
    printed = []
    for labels, cells in rows:
        width = len(labels) + len(cells)
        printed += ["| " + " | ".join((*labels, *cells)) + " |", "|---" * width + "|"]
    return "\n".join(printed)


def cell_and_bar(rows: Sequence[PrintedRow]) -> str:
    """``0 |`` a line, with empty cells after headings."""
    return "\n".join(
        "\n".join(f"{cell} |" for cell in (*labels, *cells)) + ("" if cells else "\n|||")
        for labels, cells in rows
    )


def own_bars(rows: Sequence[PrintedRow]) -> str:
    """Every cell on a line, every bar on a line of its own."""
    return "\n".join(
        f"{cell}\n|" if cell else "|" for labels, cells in rows for cell in (*labels, *cells)
    )


def tabs(rows: Sequence[PrintedRow]) -> str:
    """Rows with tabs."""
    return "\n".join("\t".join((*labels, *cells)) for labels, cells in rows)


def commas(rows: Sequence[PrintedRow]) -> str:
    """Comma-separated values, quoted where a cell holds a comma."""
    return "\n".join(
        ",".join(f'"{cell}"' if "," in cell else cell for cell in (*labels, *cells))
        for labels, cells in rows
    )


def boxes(rows: Sequence[PrintedRow]) -> str:
    """Box drawing characters, a ruling line under every row."""
    return "\n".join("│" + "│".join((*labels, *cells)) + "│\n├──┼──┤" for labels, cells in rows)


def crawled(rows: Sequence[PrintedRow]) -> str:
    """Markdown with bold type, ``<br>`` and entities, as crawlers leave it in a text."""
    return "\n".join(
        "| "
        + " | ".join(
            [f"**{label[:4]}<br>{label[4:]}**" for label in labels]
            + [f"&nbsp;{cell}" for cell in cells]
        )
        + " |"
        for labels, cells in rows
    )


def bullets(rows: Sequence[PrintedRow]) -> str:
    """A list item for each cell."""
    return "\n".join(f"- {cell}" for labels, cells in rows for cell in (*labels, *cells))


def columns(rows: Sequence[PrintedRow]) -> str:
    """Rows with wide gaps, as ``pdftotext -layout`` prints them."""
    return "\n".join("    ".join((*labels, *cells)) for labels, cells in rows)


def raw_lines(rows: Sequence[PrintedRow]) -> str:
    """Rows with single spaces and headings a fragment a line, as ``pdftotext -raw`` prints them."""
    return "\n".join(
        " ".join((labels[-1], *cells))
        if cells and labels
        else "\n".join((*labels, " ".join(cells)))
        for labels, cells in rows
    )


def chinese_spaces(rows: Sequence[PrintedRow]) -> str:
    """Rows with single Chinese spaces."""
    return "\n".join("\u3000".join((*labels, *cells)) for labels, cells in rows)


def glued(rows: Sequence[PrintedRow]) -> str:
    """Rows whose label has no room before the first number, as fixed columns leave long labels."""
    return "\n".join(
        " ".join((*labels[:-1], "".join((*labels[-1:], *cells[:1])), *cells[1:]))
        for labels, cells in rows
    )


def one_line(rows: Sequence[PrintedRow]) -> str:
    """The whole table on one line, as a crawler leaves it that drops every line end."""
    return " ".join(cell for labels, cells in rows for cell in (*labels, *cells))


LAYOUTS: Final[dict[str, Callable[[Sequence[PrintedRow]], str]]] = {
    layout.__name__: layout
    for layout in (
        one_cell_a_line,
        bars,
        fenced_bars,
        markdown,
        cell_and_bar,
        own_bars,
        tabs,
        commas,
        boxes,
        crawled,
        bullets,
        columns,
        raw_lines,
        chinese_spaces,
        glued,
        one_line,
    )
}
"""Name → layout."""


def page(edition: str, values: Values, layout: str, *, one_row_other: bool) -> str:
    """A whole page with these values, its tables in one layout."""
    the_form = form(edition)
    year = YEARS[edition]
    parts = [
        f"某某区教育局{year}年政府信息公开工作年度报告",
        f"本报告由某某区教育局编写,数据统计期限自{year}年1月1日起至{year}年12月31日止。",
    ]
    for section in the_form.sections:
        parts.append(section.label)
        if section.kind == "narrative":
            parts += ["第一段文字,说明有关情况。", "第二段文字,说明其他情况。"]
        else:
            rows = table_rows(the_form, the_form.table(section.id), values, one_row_other)
            parts.append(LAYOUTS[layout](rows))
    return "\n\n".join(parts) + "\n"
