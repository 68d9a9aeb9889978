"""Doubtful cells and tables in every layout: what is read of each, and which notes say so.

Each quirk is printed into a page of each layout. The report and the kinds of notes must be the same
in all of them, but for the layouts that cannot show the quirk.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from random import Random
from typing import Final

from attrs import frozen

from govinfo_report.model import Reading
from govinfo_report.reading import read, read_text
from tests.readers.draft_quirks import OTHER_COLUMNS, begin_inside, under_columns
from tests.readers.drafts import AGENCY, Draft, drafted, parts_of, text_of
from tests.readers.head_quirks import (
    HEADS,
    IN_OTHER_ORDERS,
    SCOPES,
    header_tables,
    under_title,
)
from tests.readers.quirks import invisible_characters
from tests.readers.spanned import as_docx, as_html, as_pdf, as_xlsx

TEXTS: Final = {
    "pipes": "bars",
    "framed pipes": "fenced_bars",
    "Markdown": "markdown",
    "boxes": "boxes",
    "cell a line": "one_cell_a_line",
    "cell and bar a line": "cell_and_bar",
    "bars on own lines": "own_bars",
    "tabs": "tabs",
    "two-space columns": "columns",
}
"""Name of a layout of texts → the builder of tests that prints it."""

_FILES: Final[dict[str, Callable[[Draft], bytes]]] = {
    "HTML": lambda draft: as_html(parts_of(draft)).encode(),
    "DOCX": lambda draft: as_docx(parts_of(draft)),
    "XLSX": lambda draft: as_xlsx(parts_of(draft)),
    "PDF": lambda draft: as_pdf(parts_of(draft)),
}

LAYOUTS: Final = (*TEXTS, *_FILES)
"""Names of the layouts."""

_WITHOUT_BLANKS: Final = frozenset(("cell a line", "two-space columns"))
_WITH_WIDTHS: Final = frozenset(("PDF",))
"""Layouts in which every character that is drawn has a width."""


@frozen
class Quirk:
    """A doubtful cell, label or table.

    Attributes:
        name: What is printed.
        outcome: What is read, in words.
        lay: Lays it over a draft: what is printed, what must be read, which notes.
        unshown: Layouts that cannot show it.
    """

    name: str
    outcome: str
    lay: Callable[[Draft], None]
    unshown: frozenset[str] = frozenset()


def draft_with(quirk: Quirk) -> Draft:
    """A report with a quirk; :attr:`Draft.kinds` are all notes that must be given."""
    draft = drafted("2021", Random(7), one_row_other=False)
    _print(draft, "applications.received", 15, 1, 0, 0, 0, 0, 16)
    _print(draft, "proactive_disclosure.regulations", 4, 0, 9)
    quirk.lay(draft)
    return draft


def reading_of(draft: Draft, layout: str) -> Reading:
    """What is read of a draft in a layout."""
    if layout in TEXTS:
        return read_text(text_of(draft, TEXTS[layout]))
    return read(_FILES[layout](draft))


def _print(draft: Draft, row: str, *numbers: int) -> None:
    cells = [cell for cell in draft.values if cell.startswith(f"{row}.")]
    for cell, number in zip(cells, numbers, strict=True):
        draft.values[cell], draft.read[cell] = str(number), number


def _odd(cell: str, text: str, draft: Draft) -> None:
    """A cell that cannot be read."""
    draft.values[cell] = text
    del draft.read[cell]
    draft.kinds.add("value_unreadable")


def _sign(cell: str, text: str, draft: Draft) -> None:
    draft.values[cell], draft.read[cell] = text, None
    draft.kinds.add("placeholder")


def _unit(draft: Draft) -> None:
    draft.values["applications.received.natural_person"] = "15件"
    draft.kinds.add("value_annotated")


def _split(draft: Draft) -> None:
    draft.values["applications.received.total"] = "1 6"
    draft.kinds.add("number_split")


def _blank(draft: Draft) -> None:
    draft.values["applications.received.research_institution"] = ""
    draft.read["applications.received.research_institution"] = None
    draft.kinds.add("blank_cells")


def _invisible(draft: Draft) -> None:
    for cell, text in draft.values.items():
        draft.values[cell] = f"{text}\u200b" if len(text) < 2 else f"{text[0]}\u2060{text[1:]}"
    for label in ("规章", "自然人", "总计", "结果维持"):
        draft.labels[label] = invisible_characters(label)


def _labels(labels: Mapping[str, str], draft: Draft) -> None:
    draft.labels |= labels
    draft.kinds.add("label_variant")


def _twice(table: str, cell: str, draft: Draft) -> None:
    """The table twice, with another number in one cell the second time."""
    draft.again[table] = {cell: "77"} if cell else {}
    if cell:
        row = cell.rpartition(".")[0]
        draft.read = {c: v for c, v in draft.read.items() if c.rpartition(".")[0] != row}
        draft.kinds.add("row_repeated")


def _odd_behind(cell: str, text: str, draft: Draft) -> None:
    """A cell that cannot be read, behind a label with a wrong character."""
    _odd(cell, text, draft)
    _labels(_MISTYPED, draft)


def _blank_behind(draft: Draft) -> None:
    cell = "applications.outcomes.withheld.internal_affairs.natural_person"
    draft.values[cell], draft.read[cell] = "", None
    draft.kinds.add("blank_cells")
    _labels(_MISTYPED, draft)


def _fees(labels: Mapping[str, str], read: str, note: str, draft: Draft) -> None:
    """Fees of 5000 and labels that state the unit; ``read`` is empty where none can be read."""
    draft.labels |= labels
    draft.values[_FEES] = "5000"
    if read:
        draft.read[_FEES] = Decimal(read)
    else:
        del draft.read[_FEES]
    draft.kinds.add(note)


def _garbled(label: str, text: str, draft: Draft) -> None:
    draft.labels[label] = text
    draft.kinds.add("garbled_text")


def _in_parts(draft: Draft) -> None:
    draft.in_parts = True


def _begun(table: str, label: str, kinds: tuple[str, ...], draft: Draft) -> None:
    """The page begins with a row inside a table."""
    begin_inside(draft, table, label)
    draft.kinds.update(kinds)


def _head(name: str, draft: Draft) -> None:
    under_title(HEADS[name], draft)


def _said(sentence: str, member: str, value: object, draft: Draft) -> None:
    """A sentence in an introduction that fits on a line of every layout."""
    draft.introduction = [sentence]
    draft.expected[member] = value


def _wide_introduction(draft: Draft) -> None:
    """Statements and details that printed lines break anywhere."""
    unit = f"{AGENCY}办公室"
    said = {"unit": unit, "address": "某某路37号行政中心5楼", "telephone": "0533-3000001"}
    details = f"（地址：{said['address']}，电话：{said['telephone']}）"
    (scope, meant), *_ = SCOPES
    _said(
        f"本报告由{AGENCY}编制，{scope}如有疑问，请与{unit}联系{details}。", "contact", said, draft
    )
    draft.expected["scope"] = meant


def _note_below(draft: Draft) -> None:
    draft.below["proactive_disclosure"] = ["注：第一行为規(guī)章数。"]
    draft.expected["table_notes"] = {"proactive_disclosure": "注：第一行为規章数。"}
    draft.kinds |= {"table_note", "garbled_text"}


_INSIDE_THREE: Final = ("edition_from_year", "header_missing", "heading_missing", "table_partial")
_INTERNAL: Final = "5.属于三类内部事务信息"
_RECEIVED: Final = "一、本年新收政府信息公开申请数量"
_MISTYPED: Final = {_INTERNAL: "5.属于三类内容事务信息", "行政处罚": "行政处发"}

_PENALTIES: Final = "proactive_disclosure.penalties.decisions"
_ISSUED: Final = "proactive_disclosure.regulations.issued"
_REPEALED: Final = "proactive_disclosure.regulations.repealed"
_LICENSING: Final = "proactive_disclosure.licensing.decisions"
_PERSON: Final = "applications.received.natural_person"
_TOTAL: Final = "applications.received.total"
_UPHELD: Final = "disputes.reconsideration.upheld"

_FEES: Final = "proactive_disclosure.administrative_fees.amount"
_FEES_IN_YUAN: Final = {"行政事业性收费": "行政事业性收费（元）"}

_TABLES: Final = {"二": "proactive_disclosure", "三": "applications", "四": "disputes"}

_ABSENT: Final = "the cell absent, the others read"
_NULL: Final = "the cell blank, the others read"

QUIRKS: Final = (
    Quirk("`暂无`, first cell of a row", _ABSENT, partial(_odd, _ISSUED, "暂无")),
    Quirk("`不涉及`, second cell", _ABSENT, partial(_odd, _REPEALED, "不涉及")),
    Quirk("`见附件`, the only cell", _ABSENT, partial(_odd, _LICENSING, "见附件")),
    Quirk("`无此项`, first cell of table 三", _ABSENT, partial(_odd, _PERSON, "无此项")),
    Quirk("`暂无`, last cell of table 三", _ABSENT, partial(_odd, _TOTAL, "暂无")),
    Quirk("`暂无`, first cell of table 四", _ABSENT, partial(_odd, _UPHELD, "暂无")),
    Quirk("`见附件1`, first cell", _ABSENT, partial(_odd, _ISSUED, "见附件1")),
    Quirk("`约3`", _ABSENT, partial(_odd, _PERSON, "约3")),
    Quirk("`①`", _ABSENT, partial(_odd, _PERSON, "①")),
    Quirk("`（3）`, a number like that of a label", _ABSENT, partial(_odd, _REPEALED, "（3）")),
    Quirk("`①`, last cell of a row", _ABSENT, partial(_odd, _TOTAL, "①")),
    Quirk("`没有`, last cell of a row", _ABSENT, partial(_odd, _TOTAL, "没有")),
    Quirk("`0。`", _ABSENT, partial(_odd, _REPEALED, "0。")),
    Quirk("`0.`", _ABSENT, partial(_odd, _PERSON, "0.")),
    Quirk("`没有`, a piece of a label", _ABSENT, partial(_odd, _PERSON, "没有")),
    Quirk("`无`", _NULL, partial(_sign, _ISSUED, "无")),
    Quirk("`/`", _NULL, partial(_sign, _PERSON, "/")),
    Quirk("`-`", _NULL, partial(_sign, _PERSON, "-")),
    Quirk("empty cell", _NULL, _blank, _WITHOUT_BLANKS),
    Quirk("`1 6`, and the row adds up with 16", "16", _split),
    Quirk("`1 6`, and nothing adds up", _ABSENT, partial(_odd, _REPEALED, "1 6")),
    Quirk("`? 0`", _ABSENT, partial(_odd, _REPEALED, "? 0")),
    Quirk("`? 0`, first cell", _ABSENT, partial(_odd, _ISSUED, "? 0")),
    Quirk("`?`", _ABSENT, partial(_odd, _PERSON, "?")),
    Quirk("`15件`", "15, the unit as a remark", _unit),
    Quirk("`十二`", _ABSENT, partial(_odd, _PERSON, "十二")),
    Quirk("the letter `O`", _ABSENT, partial(_odd, _PERSON, "O")),
    Quirk("`l0`, a letter among digits", _ABSENT, partial(_odd, _PERSON, "l0")),
    Quirk("a private-use character", _ABSENT, partial(_odd, _PERSON, "\ue012")),
    Quirk("an object's place (U+FFFC)", _ABSENT, partial(_odd, _PERSON, "\ufffc")),
    Quirk("invisible characters in numbers and labels", "all cells", _invisible, _WITH_WIDTHS),
    Quirk(
        "`5.属于三类内容事务信息`, a wrong character",
        "all cells",
        partial(_labels, {_INTERNAL: _MISTYPED[_INTERNAL]}),
    ),
    Quirk("`行政处发`", "all cells", partial(_labels, {"行政处罚": _MISTYPED["行政处罚"]})),
    Quirk("`社会公益机构`", "all cells", partial(_labels, {"社会公益组织": "社会公益机构"})),
    Quirk("`结果纠错`", "all cells", partial(_labels, {"结果纠正": "结果纠错"})),
    *(
        Quirk(f"table {name} twice, the same numbers", "all cells", partial(_twice, table, ""))
        for name, table in _TABLES.items()
    ),
    *(
        Quirk(
            f"table {name} twice, another number in one row",
            "the row absent, the others read",
            partial(_twice, table, cell),
        )
        for (name, table), cell in zip(_TABLES.items(), (_ISSUED, _PERSON, _UPHELD), strict=True)
    ),
    Quirk(
        "`暂无` behind `5.属于三类内容事务信息`",
        _ABSENT,
        partial(_odd_behind, "applications.outcomes.withheld.internal_affairs.total", "暂无"),
    ),
    Quirk("`不涉及` behind `行政处发`", _ABSENT, partial(_odd_behind, _PENALTIES, "不涉及")),
    Quirk("empty cell behind `5.属于三类内容事务信息`", _NULL, _blank_behind, _WITHOUT_BLANKS),
    Quirk(
        "`规（guī）章`, full-width brackets", "all cells", partial(_garbled, "规章", "规（guī）章")
    ),
    Quirk(
        "`一(yī)、` before a label",
        "all cells",
        partial(_garbled, _RECEIVED, _RECEIVED.replace("一、", "一(yī)、")),
    ),
    Quirk("table 四 as three tables under headings of their own", "all cells", _in_parts),
    *(
        Quirk(
            f"`{' | '.join(columns)}` over the first block of table 二",
            "the rows of the block absent, the others read",
            partial(under_columns, columns),
        )
        for columns in OTHER_COLUMNS["2021"][:2]
    ),
    Quirk(
        "after its title the page begins with `行政许可`, inside table 二",
        "the cells from there on",
        partial(_begun, "proactive_disclosure", "行政许可", ("heading_missing", "table_partial")),
    ),
    Quirk(
        "after its title the page begins with `2.重复申请`, inside table 三",
        "the cells from there on",
        partial(_begun, "applications", "2.重复申请", _INSIDE_THREE),
    ),
    *(
        Quirk(f"header fields: {name}", "the fields, all cells", partial(_head, name))
        for name in HEADS
    ),
    Quirk(
        "a header table that ends a row in `主题分类 | 文秘工作 | 文种 |`",
        "the fields, all cells",
        lambda draft: header_tables(draft, Random(0)),
    ),
    *(
        Quirk(f"`{sentence}`", f"scope `{scope}`", partial(_said, sentence, "scope", scope))
        for sentence, scope in SCOPES
    ),
    *(
        Quirk(
            f"`{sentence.format(unit='某局办公室')}`",
            "the contact details",
            partial(
                _said,
                sentence.format(unit=f"{AGENCY}办公室"),
                "contact",
                {"unit": f"{AGENCY}办公室", **said},
            ),
        )
        for sentence, said in IN_OTHER_ORDERS
    ),
    Quirk(
        "an introduction that is wider than a printed line",
        "scope and contact details",
        _wide_introduction,
    ),
    Quirk("`注：第一行为規(guī)章数。` below table 二", "the note without pinyin", _note_below),
    Quirk("`商业企亚`", "all cells", partial(_labels, {"商业企业": "商业企亚"})),
    Quirk(
        "`行政事业性收费（元）`, 5000, no unit in the heading",
        "0.5 (万元)",
        partial(
            _fees,
            {**_FEES_IN_YUAN, "本年收费金额（单位：万元）": "本年收费金额"},
            "0.5",
            "money_unit_converted",
        ),
    ),
    Quirk(
        "`行政事业性收费（元）` under `本年收费金额（单位：万元）`",
        _ABSENT,
        partial(_fees, _FEES_IN_YUAN, "", "money_unit_unclear"),
    ),
)
"""The quirks."""


def table() -> Mapping[Quirk, tuple[str, ...]]:
    """Quirk → the kinds of notes that must be given, in every layout that can show it."""
    return {quirk: tuple(sorted(draft_with(quirk).kinds)) for quirk in QUIRKS}
