"""Chinese texts of the reference pages that generators write in English with Chinese beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from govinfo_report.catalogue.indicators import indicator_definitions, not_rated_texts
from govinfo_report.catalogue.names import SEVERITIES
from govinfo_report.catalogue.rules import rules
from govinfo_report.json_schema import BEYOND_SCHEMA, NAMES, schema_for
from govinfo_report.recognition.notes import note_kinds
from govinfo_report.renderers import FORMATS, limits
from scripts.generators.indicators import anchor
from scripts.generators.rules import anchor as rule_anchor
from scripts.site.sources import DOCS

_UNITS: Final = {"share": "占比", "change": "比上年的变化", "ratio": "每一件对应多少"}


def indicators() -> str:
    """The indicators."""
    parts = [
        "# 指标",
        """\
`govinfo_report.indicators` 和命令 `govinfo-report indicators` 由年报的数字算出下列分数，数值准确。
指标说的是一份年报，不给机关排名：占比说明什么，取决于申请的是什么。`*` 代表一组的每一行。""",
        "[如何计算](../how-to/compute-indicators.md)。",
    ]
    rows = [
        f"| [{each.title.zh}](#{anchor(each)}) | {_UNITS[each.unit]} | {each.at_least} |"
        for each in indicator_definitions()
    ]
    parts.append("\n".join(["| 指标 | 种类 | 分母至少 |", "| --- | --- | --- |", *rows]))
    for each in indicator_definitions():
        parts.append(f"({anchor(each)})=\n## {each.title.zh}")
        parts.append(f"`{each.id}`（{each.title.en}）\n\n```text\n{each.formula}\n```")
        parts.append(each.definition.zh)
    reasons = [f"- `{kind}`：{text.zh}" for kind, text in not_rated_texts().items()]
    return "\n\n".join([*parts, "## 不计算的情形", "\n".join(reasons)]) + "\n"


def notes() -> str:
    """The kinds of notes."""
    reported = {kind: rule.id for rule in rules() for kind in rule.notes}
    head = """\
# 读取提示的种类

读取页面时可能给出的每一种提示。`…` 代表所涉及的单元格、行、表、部分或成员，以编号表示。

程度说明数值受到什么影响。错误：有内容丢失，相应的格为缺失；警告：数值已取，应有人查看；提示：写法特别，读取没有疑问。

最后一栏是检查时报告该提示的规则；多数不需要，因为它对年报的影响另有规则检查。

| 种类 | 程度 | 含义 | 规则 |
| --- | --- | --- | --- |
"""
    rows = []
    for name, kind in note_kinds().items():
        said = kind.zh.format(where="…").replace("|", "\\|")
        rule = f"`{reported[name]}`" if name in reported else ""
        rows.append(f"| `{name}` | {SEVERITIES[kind.severity].zh} | {said} | {rule} |\n")
    return head + "".join(rows)


def rendering() -> str:
    """What print cannot show."""
    head = """\
# 印不出来的

`read(render(report, format), format=format)` 读回的仍是原来的年报，只有下列各项例外，
每一项都有测试。如何书写：[写出官方格式](../how-to/render.md)。

| 情形 | 格式 |
| --- | --- |
"""
    rows = []
    for limit in limits().values():
        formats = "全部" if limit.formats == FORMATS else "、".join(limit.formats)
        rows.append(f"| {limit.zh.replace('|', chr(92) + '|')} | {formats} |\n")
    return head + "".join(rows)


def schemas() -> str:
    """The published schemas."""
    rows = []
    for name in NAMES:
        schema = schema_for(name)
        title = schema["title"].split(" | ")[-1]
        rows.append(f"| `schemas/{name}.schema.json`：{title} | `{schema['$id']}` |\n")
    beyond = "".join(f"- `{name}`：{text.zh}\n" for name, text in BEYOND_SCHEMA.items())
    return f"""\
# Schema

各种文件都有公布的 JSON Schema（2020-12 版），在项目的 `schemas` 文件夹中，也在本站的 `schemas/` 下；
`govinfo_report.schema()` 不联网即可取得年报的 Schema。每份自成一体，`$ref` 只指向自身。编号是以版本
（主、次）结尾的 URN：次版本只增加成员，同一主版本内含义不变。

| Schema | 编号 |
| --- | --- |
{"".join(rows)}
`report.schema.json` 先看 `edition`，再只用该版的 Schema，一处错误只报一个问题。

`title` 为“英文 | 中文”。`description` 先英文，空一行，再中文，各以单位（件、项、万元）和依据结尾。只用
JSON Schema 自有的关键字，严格的校验器可以直接使用。

日期检查两遍：`format`（有的校验器不检查），以及只匹配确实存在的日子（含闰年）的正则表达式。

## Schema 说不出的

Schema 接受的与 `govinfo_report.loads` 接受的相同，只有以下例外：

{beyond}
给 `govinfo_report.validate` 一段文字时，这些也能查出，并以上述关键字表示；`syntax`、`encoding` 表示不是 JSON、
不是 UTF-8，`json` 表示 JSON 所没有的值（`NaN`）。装有 `jsonschema-rs`（`fast`）时由它代替 `jsonschema`，
问题相同，顺序相同。
"""


_MUTATIONS: Final = """\
# 哪种填错由哪条规则查出

取一份各项合计都成立、各格都大于 1 的年报，每次改一格：加 1、减 1、乘 10、改为 0、改为空白。表中是因此指出该格的规则。
同样的改动在测试中逐一运行：凡在合计中的格，它所在的每一个合计都必须查出。

- 表三、表四的**数字**改动，它所在的每个合计都不成立：错误，附填报数、计算数和差额。
- **空白**使这些合计不能确定（标 `?`）：填某个数就能成立，所以不判为不成立，而给出警告。仍算查出，因为
  `cell.blank` 指出该格和唯一合适的数。
- **表二没有合计**，数字填错无法由算术查出，只能查出不合常理的（`disclosure.stock`：制发多于现行有效与废止之和）
  和空白。短横表示查不出，格式中的合计也都查不出。
- 两处填错在共同的合计中恰好抵消的，也查不出；下表每次只改一处。
"""

_MUTATION_WORDS: Final = (
    (re.compile(r"^## Form of (\d+)$", re.MULTILINE), r"## \1 年格式"),
    (re.compile(r"^\| Row \| Columns \|", re.MULTILINE), "| 行 | 栏 |"),
    (re.compile(r"\| blank \|"), "| 空白 |"),
    (re.compile(r"^(\| [^|]*\|) all \|", re.MULTILINE), r"\1 全部 |"),
)


def mutations() -> str:
    """Which slip is caught by which rule; the tables are the generated ones."""
    source = DOCS.joinpath("reference", "mutation-table.md").read_text("utf-8")
    tables = source[source.index("\n## ") :]
    for pattern, word in _MUTATION_WORDS:
        tables = pattern.sub(word, tables)
    return _MUTATIONS + tables


CHINESE: Final[Mapping[str, Callable[[], str]]] = {
    "reference/indicators": indicators,
    "reference/notes": notes,
    "reference/rendering": rendering,
    "reference/schemas": schemas,
    "reference/mutation-table": mutations,
}
"""Page → its Chinese text."""

_RULE: Final = re.compile(r"(?<!\[)`([a-z]+\.[a-z_]+)`")


def linked_rules(source: str) -> str:
    """A generated page in which the ids of rules lead to their pages."""
    known = {rule.id: rule_anchor(rule) for rule in rules()}

    def link(found: re.Match[str]) -> str:
        return f"[{found[0]}](#{known[found[1]]})" if found[1] in known else found[0]

    return _RULE.sub(link, source)
