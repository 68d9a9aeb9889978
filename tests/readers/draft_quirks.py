"""Quirks that a report has before it is laid out: one quirk, one function.

Each changes a draft, and says in it what must be read of the page all the same, or must be absent.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from random import Random
from typing import Final, TypeAlias

from govinfo_report.catalogue import form
from tests.readers.drafts import Draft, LocalRow
from tests.readers.head_quirks import (
    broken_titles,
    citations,
    contacts,
    header_fields,
    header_tables,
    mistyped_titles,
    own_headings,
    periods,
    repeated_titles,
    scopes,
    titles,
    without_title,
)

Quirk: TypeAlias = Callable[[Draft, Random], None]


# What stands in a cell.


def _some(draft: Draft, random: Random, most: int = 12) -> list[str]:
    """Cells that hold a plain number yet."""
    plain = [
        cell
        for cell, value in draft.values.items()
        if value.isdecimal() and value.isascii() and cell in draft.read
    ]
    return random.sample(plain, min(most, len(plain)))


def _is_money(cell: str) -> bool:
    return cell.endswith(".amount")


def units_in_cells(draft: Draft, random: Random) -> None:
    """3件, 251000元."""
    for cell in _some(draft, random):
        unit = random.choice(("元", "万元") if _is_money(cell) else ("件", "项", "个", "条", "宗"))
        if unit == "元":
            draft.read[cell] = Decimal(draft.values[cell]) / 10_000
        draft.values[cell] += unit


def annotated_numbers(draft: Draft, random: Random) -> None:
    """22（其中修订16件）."""
    for cell in _some(draft, random, 4):
        remark = random.choice(("（其中修订16件）", "（含自然失效29件）", "（均已公开）"))
        draft.values[cell] += remark


def thousands_separators(draft: Draft, random: Random) -> None:
    """1,234 and 1，234."""
    for cell in _some(draft, random, 40):
        number = f"{int(draft.values[cell]):,}"
        draft.values[cell] = number.replace(",", random.choice(",，"))


def full_width_cells(draft: Draft, random: Random) -> None:
    """３０."""
    for cell in _some(draft, random, 40):
        digits = str.maketrans("0123456789", "０１２３４５６７８９")
        draft.values[cell] = draft.values[cell].translate(digits)


def words_for_signs(draft: Draft, random: Random) -> None:
    """增3 and 减3 in 本年增/减."""
    for cell in _some(draft, random, 200):
        if cell.endswith(".change") and draft.values[cell] != "0":
            word, sign = random.choice((("增", 1), ("增加", 1), ("减", -1), ("减少", -1)))
            draft.read[cell] = sign * int(draft.values[cell])
            draft.values[cell] = word + draft.values[cell]


def signs(draft: Draft, random: Random) -> None:
    """+3 and -3 in 本年增/减, with several shapes of the minus."""
    for cell in _some(draft, random, 200):
        if cell.endswith(".change") and draft.values[cell] != "0":
            sign = random.choice("+＋-－−")
            draft.read[cell] = (1 if sign in "+＋" else -1) * int(draft.values[cell])
            draft.values[cell] = sign + draft.values[cell]


def decimals(draft: Draft, random: Random) -> None:
    """59237.2449 and 12.00 for amounts."""
    for cell in _some(draft, random, 200):
        if _is_money(cell):
            draft.values[cell] += random.choice((".2449", ".00", ".5"))
            draft.read[cell] = Decimal(draft.values[cell])


def blanks(draft: Draft, random: Random) -> None:
    """Empty cells and signs in place of numbers."""
    for cell in _some(draft, random, 20):
        draft.values[cell] = random.choice(("", "/", "-", "—", "无"))
        draft.read[cell] = None


def words_in_cells(draft: Draft, random: Random) -> None:
    """暂无 and other words in place of a number: in one cell of a row, the first one too."""
    rows = {cell.rpartition(".")[0]: cell for cell in _some(draft, random, 40)}
    # Between the words of several cells nothing would show where a label ends.
    for cell in [*rows.values()][:4]:
        if not cell.startswith("disputes."):
            draft.values[cell] = random.choice(("暂无", "不涉及", "无此项", "见附件", "未统计"))
            del draft.read[cell]
            draft.kinds.add("value_unreadable")


def odd_numbers(draft: Draft, random: Random) -> None:
    """``? 0``, 十二, the letter O, private-use characters: no number, and no other cell suffers."""
    rows = {cell.rpartition(".")[0]: cell for cell in _some(draft, random, 40)}
    for cell in [*rows.values()][:4]:
        if not cell.startswith("disputes."):
            draft.values[cell] = random.choice(("?", "十二", "O", "l0", "\ue012", "1O"))
            del draft.read[cell]
            draft.kinds.add("value_unreadable")


def invisible_in_cells(draft: Draft, random: Random) -> None:
    """Zero-width spaces, joiners and direction marks in numbers and labels."""
    signs = "\u00ad\u200b\u200d\u200f\u202a\u2060\ufeff\ufe0f"
    for cell in _some(draft, random, 40):
        at = random.randrange(len(draft.values[cell]) + 1)
        text = draft.values[cell]
        draft.values[cell] = f"{text[:at]}{random.choice(signs)}{text[at:]}"
    for label in _labels(draft):
        if label not in draft.labels and random.random() < 0.2:
            draft.labels[label] = f"{label[:2]}{random.choice(signs)}{label[2:]}"


# Labels.


def mistyped_labels(draft: Draft, random: Random) -> None:
    """A wrong character in a label that is like no other."""
    labels = {
        "5.属于三类内部事务信息": "5.属于三类内容事务信息",
        "行政处罚": "行政处发",
        "行政强制": "行政强治",
        "社会公益组织": "社会公益机构",
        "结果纠正": "结果纠错",
        "2.没有现成信息需要另行制作": "2.没有现成信息须要另行制做",
        "四、结转下年度继续办理": "四、结转下年度继续办里",
    }
    for label in random.sample([*labels], 3):
        draft.labels.setdefault(label, labels[label])
    draft.kinds.add("label_variant")


def _labels(draft: Draft) -> list[str]:
    """Labels of rows, groups and columns."""
    found = []
    for table in draft.tables:
        found += [label for group in table.groups if (label := group.label)]
        found += [row.label for row in table.rows]
        found += [column.label for column in table.columns]
    return list(dict.fromkeys(found))


def wrapped_labels(draft: Draft, random: Random) -> None:
    """Labels broken into lines in a narrow cell."""
    for label in _labels(draft):
        if label not in draft.labels and len(label) > 4 and random.random() < 0.5:
            cut = random.randrange(2, len(label) - 1)
            draft.labels[label] = label[:cut] + "\n" + label[cut:]


def vertical_labels(draft: Draft, random: Random) -> None:
    """Group labels with a character a line."""
    for table in draft.tables:
        for group in table.groups:
            if table.id == "applications" and random.random() < 0.7:
                draft.labels[group.label] = "\n".join(group.label)


def bracketed_hints(draft: Draft, random: Random) -> None:
    """What the drafting form explains in brackets, left behind labels."""
    if "columns_of_another_edition" in draft.kinds:
        return  # too little would be left of the form's own labels
    for label in _labels(draft):
        if label not in draft.labels and "（" not in label and random.random() < 0.2:
            hint = random.choice(("（指本年度数量）", "（不含下属单位）", "（请如实填写）"))
            draft.labels[label] = label + hint


# Rows and lines.


def local_rows(draft: Draft, random: Random) -> None:
    """Rows of local make: as many values as the row above, or one."""
    label = form(draft.edition).table("proactive_disclosure").rows[1].label
    local = [
        LocalRow("proactive_disclosure", label, "其他主动公开文件", ("11", "22", "33")),
        LocalRow("applications", "四、结转下年度继续办理", "五、收取信息处理费件数", ("4",) * 7),
    ]
    for row in random.sample(local, random.randint(1, 2)):
        draft.rows.append(row)
        draft.kinds.add("local_row")


def hints_in_tables(draft: Draft, random: Random) -> None:
    """填表说明 as a row of the table."""
    after = random.choice(("一、本年新收政府信息公开申请数量", "四、结转下年度继续办理"))
    hint = random.choice(
        (
            "填表说明：本表由各单位如实填写，各列数据须相互衔接。",
            "编写说明：本表数据应当与上一年度衔接；无数据的填0。",
        )
    )
    draft.rows.append(LocalRow("applications", after, hint))
    draft.kinds.add("drafting_hint")


def hints_above_tables(draft: Draft, random: Random) -> None:
    """编写说明 between a heading and its table."""
    for table in random.sample([table.id for table in draft.tables], 2):
        draft.above[table] = [
            random.choice(
                (
                    "编写说明：本部分以表格形式报告，行政机关应当逐项填写。",
                    "填报说明：各单位按照第二十条第（一）项的口径填报，没有的填0。",
                    "（编写说明：此表由各单位填写，上报前删除本行。）",
                )
            )
        ]
        draft.kinds.add("drafting_hint")


def words_above_tables(draft: Draft, random: Random) -> None:
    """A sentence with numbers between a heading and its table."""
    table = random.choice(draft.tables).id
    draft.above.setdefault(table, []).append("本年度共收到申请8件，其中予以公开2件，部分公开2件。")


def notes_below_tables(draft: Draft, random: Random) -> None:
    """A note under a table."""
    table = random.choice(draft.tables).id
    printed, read = random.choice(
        (
            ("注：以上数据含上年度结转数量。", ""),
            ("备注：统计口径为本级机关，不含下属单位3家。", ""),
            ("注：第一行为規(guī)章数。", "注：第一行为規章数。"),
        )
    )
    draft.below[table] = [printed]
    draft.expected["table_notes"] = {table: read or printed}
    draft.kinds |= {"table_note", "garbled_text"} if read else {"table_note"}


# Tables.


def tables_twice(draft: Draft, random: Random) -> None:
    """A table printed twice, with another number in one row."""
    table = random.choice(draft.tables).id
    cells = [c for c in draft.read if c.startswith(f"{table}.") and draft.values[c].isdecimal()]
    cell = random.choice(cells)
    draft.again[table] = {cell: str(int(draft.values[cell]) + 7)}
    row = cell.rpartition(".")[0]
    draft.read = {c: v for c, v in draft.read.items() if c.rpartition(".")[0] != row}
    draft.kinds.add("row_repeated")


def headings_again(draft: Draft, random: Random) -> None:
    """The heading row of table 三 printed again over its continuation, as a printed page does."""
    after = random.choice(("一、本年新收政府信息公开申请数量", "（一）予以公开", "2.重复申请"))
    columns = [column.label for column in form(draft.edition).table("applications").columns]
    draft.headings.append(LocalRow("applications", after, "项目", tuple(columns)))


OTHER_COLUMNS: Final = {
    "2021": (
        ("本年制发件数", "本年新公开数量", "对外公开总数量"),
        ("本年新", "本年新", "对外公开总数量"),
        ("本年新", "本年新", "对外公开"),
        ("上一年项目数量", "本年增/减", "处理决定数量"),
    ),
    "2019": (
        ("本年新制作数量", "本年废止件数", "现行有效件数"),
        ("本年制发件数", "本年新公开数量", "对外公开总数量"),
    ),
}
"""Form → what stands over the first block of table 二 instead of its own columns."""


def columns_of_another_edition(draft: Draft, random: Random) -> None:
    """The first block of table 二 under the columns of another edition's form: no values."""
    under_columns(random.choice(OTHER_COLUMNS[draft.edition]), draft)


def under_columns(columns: tuple[str, ...], draft: Draft) -> None:
    """The first block of table 二 under these columns, of another edition's form."""
    table = form(draft.edition).table("proactive_disclosure")
    own = [table.column(column).label for column in table.rows[0].columns]
    draft.labels |= dict(zip(own, columns, strict=True))
    block = tuple(
        f"{table.id}.{row.id}." for row in table.rows if row.groups == table.rows[0].groups
    )
    draft.read = {c: v for c, v in draft.read.items() if not c.startswith(block)}
    draft.kinds.add("columns_of_another_edition")


def disputes_in_parts(draft: Draft, _: Random) -> None:
    """Table 四 as three little tables under headings of their own."""
    draft.in_parts = "disputes" not in draft.lost


# The page as a whole.


STARTS: Final = (
    ("proactive_disclosure", "行政许可"),
    ("proactive_disclosure", "行政强制"),
    ("applications", "二、上年结转政府信息公开申请数量"),
    ("applications", "4.保护第三方合法权益"),
    ("applications", "3.补正后申请内容仍不明确"),
    ("applications", "2.重复申请"),
)


def begun_inside(draft: Draft, random: Random) -> None:
    """After its title the page begins inside a table: the rows from there on are read.

    Another printing of a table, and rows that the form does not have, would be cut as well.
    """
    cut = any((draft.again, draft.lost, draft.rows, draft.headings, draft.labels))
    cut = cut or bool(draft.headings_of) or bool(draft.suggested)
    if cut or "edition_year_mismatch" in draft.kinds:
        return
    begin_inside(draft, *random.choice(STARTS))


def begin_inside(draft: Draft, table: str, label: str) -> None:
    """After its title the page begins with the row of a table that has a label."""
    draft.starts = (table, label)
    row = next(row.id for row in form(draft.edition).table(table).rows if row.label == label)
    draft.title, draft.introduction = [str(draft.expected["title"])], []
    draft.head, draft.head_rows = [], []
    kept = ("edition", "year", "agency", "title")
    draft.expected = {member: draft.expected[member] for member in kept}
    cells = [*draft.values]
    first = next(at for at, cell in enumerate(cells) if cell.startswith(f"{table}.{row}."))
    draft.read = {c: v for c, v in draft.read.items() if c in cells[first:]}
    draft.kinds = {"page_starts_late"}


AMOUNTS: Final = {
    "2021": ("proactive_disclosure.administrative_fees.amount", "行政事业性收费"),
    "2019": ("proactive_disclosure.procurement.amount", "政府集中采购"),
}
"""Form → its amount of money, and the label of that row."""


def units_in_labels(draft: Draft, random: Random) -> None:
    """行政事业性收费（元）: under 万元 the unit is not known."""
    cell, label = AMOUNTS[draft.edition]
    if not _is_plain_amount(draft, cell) or label in draft.labels:
        return
    unit = random.choice(("（元）", "（单位：元）", " (yuan)"))
    draft.labels[label] = f"{label}{unit}"
    heading = "本年收费金额（单位：万元）"
    if draft.edition == "2021" and heading not in draft.labels and random.random() < 0.5:
        del draft.read[cell]
        draft.kinds.add("money_unit_unclear")
        return
    draft.labels[heading] = "本年收费金额"
    draft.read[cell] = Decimal(draft.values[cell]) / 10_000
    draft.kinds.add("money_unit_converted")


def units_in_headings(draft: Draft, random: Random) -> None:
    """（单位：元） behind the heading of table 二, and none over the amount."""
    cell, label = AMOUNTS[draft.edition]
    heading = "本年收费金额（单位：万元）"
    if not _is_plain_amount(draft, cell) or not draft.labels.keys().isdisjoint((label, heading)):
        return
    draft.labels[heading] = "本年收费金额"
    unit = random.choice(("（单位：元）", "（单位：件、元）", "（Unit: yuan）"))
    draft.headings_of["proactive_disclosure"] = f"二、主动公开政府信息情况{unit}"
    draft.read[cell] = Decimal(draft.values[cell]) / 10_000
    draft.kinds.add("money_unit_converted")


def _is_plain_amount(draft: Draft, cell: str) -> bool:
    """Whether a cell is to be read as the whole number that is printed in it."""
    value = draft.values[cell]
    return value.isdecimal() and value.isascii() and cell in draft.read and value != "0"


def lost_headings(draft: Draft, random: Random) -> None:
    """The heading of a table is not on the page.

    Words above that table would belong to what is before it.
    """
    bare = [table.id for table in draft.tables if table.id not in draft.above]
    if not bare:
        return
    lost = random.choice(bare)
    if lost in draft.headings_of:
        return
    draft.lost.add(lost)
    draft.kinds.add("heading_missing")


def other_years_form(draft: Draft, random: Random) -> None:
    """A report of a year on the form of other years: read as it is printed."""
    old, draft.year = draft.year, 2022 if draft.edition == "2019" else 2020
    for lines in (draft.title, draft.introduction):
        lines[:] = [line.replace(str(old), str(draft.year)) for line in lines]
    draft.expected |= {"year": draft.year, "title": "".join(draft.title)}
    draft.kinds.add("edition_year_mismatch")


QUIRKS: Final[dict[str, Quirk]] = {
    quirk.__name__: quirk
    for quirk in (
        columns_of_another_edition,
        other_years_form,
        units_in_cells,
        annotated_numbers,
        thousands_separators,
        full_width_cells,
        words_for_signs,
        signs,
        decimals,
        blanks,
        words_in_cells,
        odd_numbers,
        mistyped_labels,
        tables_twice,
        headings_again,
        vertical_labels,
        wrapped_labels,
        bracketed_hints,
        local_rows,
        hints_in_tables,
        hints_above_tables,
        words_above_tables,
        notes_below_tables,
        titles,
        broken_titles,
        mistyped_titles,
        repeated_titles,
        periods,
        contacts,
        scopes,
        citations,
        without_title,
        header_fields,
        header_tables,
        own_headings,
        units_in_headings,
        units_in_labels,
        lost_headings,
        disputes_in_parts,
        invisible_in_cells,
        begun_inside,
    )
}
"""Name → quirk, in the order that they are laid over one another."""

LINES: Final = frozenset(("vertical_labels", "wrapped_labels"))
"""Quirks that need cells of several lines."""

UNSEPARATED: Final = frozenset(
    ("local_rows", "bracketed_hints", "mistyped_labels", "words_in_cells", "odd_numbers")
)
"""Quirks that need room between a label and the first cell, or a line for each row."""

TAKEN: Final[dict[str, frozenset[str]]] = {
    # Nothing shows where a row that nobody knows begins, or a hint among them.
    "one_line": UNSEPARATED | {"hints_in_tables", "disputes_in_parts", "begun_inside"},
    # No room is left between the end of a label and a number that begins with no digit alone.
    "glued": UNSEPARATED
    | {
        "units_in_labels",
        "annotated_numbers",
        "thousands_separators",
        "begun_inside",
        "header_tables",
    },
}
"""Layout → quirks of which it leaves too little to be read."""
