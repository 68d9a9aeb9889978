"""Chinese texts of the reference pages that generators write in English with Chinese beside it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from govinfo_report.catalogue.indicators import indicator_definitions, not_rated_texts
from govinfo_report.catalogue.names import SEVERITIES
from govinfo_report.catalogue.rules import rules
from govinfo_report.json_schema import BEYOND_SCHEMA, NAMES, schema_for
from govinfo_report.recognition.notes import note_kinds
from govinfo_report.renderers import FORMATS, limits
from scripts.generators.indicators import anchor
from scripts.generators.notes import message
from scripts.generators.rules import anchor as rule_anchor
from scripts.site.sources import DOCS
from tests.recognition.layout_matrix import LAYOUTS, table

TEXTS: Final = Path(__file__).parent / "chinese"
_UNITS: Final = {"share": "占比", "change": "比上年的变化", "ratio": "每一件对应多少"}


def filled(name: str, **parts: str) -> str:
    """A text of the folder ``chinese`` with what stands for its names in brackets."""
    text = TEXTS.joinpath(f"{name}.md").read_text("utf-8")
    return re.sub(r"\[\[(\w+)\]\]", lambda found: parts[found[1]].rstrip(), text)


def indicators() -> str:
    """The indicators."""
    rows = [
        f"| [{each.title.zh}](#{anchor(each)}) | {_UNITS[each.unit]} | {each.at_least} |"
        for each in indicator_definitions()
    ]
    sections = [
        f"({anchor(each)})=\n## {each.title.zh}\n\n`{each.id}`（{each.title.en}）\n\n"
        f"```text\n{each.formula}\n```\n\n{each.definition.zh}"
        for each in indicator_definitions()
    ]
    reasons = [f"- `{kind}`：{text.zh}" for kind, text in not_rated_texts().items()]
    return filled(
        "indicators",
        rows="\n".join(rows),
        sections="\n\n".join(sections),
        reasons="\n".join(reasons),
    )


def notes() -> str:
    """The kinds of notes."""
    reported = {kind: rule.id for rule in rules() for kind in rule.notes}
    rows = []
    for name, kind in note_kinds().items():
        rule = f"`{reported[name]}`" if name in reported else ""
        rows.append(f"| `{name}` | {SEVERITIES[kind.severity].zh} | {message(kind.zh)} | {rule} |")
    return filled("notes", rows="\n".join(rows))


def rendering() -> str:
    """What print cannot show."""
    rows = []
    for limit in limits().values():
        formats = "全部" if limit.formats == FORMATS else "、".join(limit.formats)
        said = limit.zh.replace("|", "\\|")
        rows.append(f"| {said} | {formats} |")
    return filled("rendering", rows="\n".join(rows))


def schemas() -> str:
    """The published schemas."""
    rows = []
    for name in NAMES:
        schema = schema_for(name)
        title = schema["title"].split(" | ")[-1]
        rows.append(f"| `{name}.schema.json`：{title} | `{schema['$id']}` |")
    beyond = (f"- `{name}`：{text.zh}" for name, text in BEYOND_SCHEMA.items())
    return filled("schemas", rows="\n".join(rows), beyond="\n".join(beyond))


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
    return filled("mutation-table", tables=tables)


_QUOTED: Final = re.compile(r"`([^`]*)`")


def layout_matrix() -> str:
    """What reading makes of doubtful cells in every layout."""
    words = tomllib.loads(TEXTS.joinpath("layout-matrix.toml").read_text("utf-8"))
    layouts = words["layouts"]

    def said(kind: str, text: str) -> str:
        pattern: str = words[kind][_QUOTED.sub("`{}`", text)]
        return pattern.format(*_QUOTED.findall(text))

    rows = []
    for quirk, kinds in table().items():
        notes_given = "、".join(f"`{kind}`" for kind in kinds) or "无"
        unshown = "、".join(layouts[name] for name in LAYOUTS if name in quirk.unshown)
        name = said("names", quirk.name).replace("|", "\\|")
        rows.append(f"| {name} | {said('outcomes', quirk.outcome)} | {notes_given} | {unshown} |")
    return filled(
        "layout-matrix", layouts="、".join(layouts[name] for name in LAYOUTS), rows="\n".join(rows)
    )


CHINESE: Final[Mapping[str, Callable[[], str]]] = {
    "reference/indicators": indicators,
    "reference/notes": notes,
    "reference/rendering": rendering,
    "reference/schemas": schemas,
    "reference/mutation-table": mutations,
    "reference/layout-matrix": layout_matrix,
}
"""Page → its Chinese text."""

_SCHEMA: Final = re.compile(r"`([\w-]+\.schema\.json)`")


def linked_schemas(source: str, up: str) -> str:
    """A page in which the names of schemas lead to the files, ``up`` being the way to the root."""
    return _SCHEMA.sub(rf'<a href="{up}schemas/\1"><code>\1</code></a>', source)


_RULE: Final = re.compile(r"(?<!\[)`([a-z]+\.[a-z_]+)`")


def linked_rules(source: str) -> str:
    """A generated page in which the ids of rules lead to their pages."""
    known = {rule.id: rule_anchor(rule) for rule in rules()}

    def link(found: re.Match[str]) -> str:
        return f"[{found[0]}](#{known[found[1]]})" if found[1] in known else found[0]

    return _RULE.sub(link, source)
