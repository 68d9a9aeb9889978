"""What every page of this package looks like: the frame of the document and its style."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from govinfo_report.comparison.exports import gravity
from govinfo_report.findings import Finding
from govinfo_report.language import Lang
from govinfo_report.markup import shown

STYLE: Final = """\
:root{color-scheme:light}
body{font:15px/1.5 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;
max-width:110rem;margin:0 auto;padding:1rem;color:#1d1d1f;background:#fff}
h1{font-size:1.5rem;line-height:1.3;margin:.5rem 0}
h2{font-size:1.15rem;margin:2rem 0 .5rem;border-bottom:2px solid #1d1d1f}
h3{font-size:1rem;margin:1.2rem 0 .3rem}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.87rem}
caption{text-align:left;font-weight:bold;padding:.2rem 0}
th,td{border:1px solid #b8b8b8;padding:.2rem .4rem;text-align:left;vertical-align:top}
thead th{background:#efefef;vertical-align:bottom}
tbody th{font-weight:normal}
tr.group th{background:#f7f7f7;font-style:italic}
td.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
td.changed{background:#fff1b8;font-weight:bold;outline:2px solid #8a6d00;outline-offset:-2px}
td.unlike{background:#fde2e2;outline:2px dashed #a40000;outline-offset:-2px}
.none{color:#6b6b6b;font-style:italic;font-weight:normal}
.sides{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:1rem;margin:.5rem 0}
.sides>div{min-width:0}
.sides table{font-size:.78rem}.sides th,.sides td{padding:.15rem .25rem}
.part td:first-child{padding-left:1.6rem}
.sum td{font-weight:bold;border-top:2px solid #555}
.error{color:#a40000;font-weight:bold}.warning{color:#7a4a00;font-weight:bold}.info{color:#333}
p.text{margin:.2rem 0;padding:.3rem .5rem;background:#f7f7f7;overflow-wrap:anywhere}
del{background:#fde2e2;color:#7a0000}ins{background:#dcf3dc;color:#0b4f0b;text-decoration:none;
border-bottom:2px solid #0b4f0b}
.badge{font-size:.8rem;color:#444;margin:.5rem 0 0}
svg{display:block}ul{padding-left:1.2rem;overflow-wrap:anywhere}
svg .old{fill:#9a9a9a}svg .new{fill:#1b5fa8}svg .more{fill:#1b5fa8}svg .less{fill:#b0471d}
svg path{fill:none;stroke:#555;stroke-width:1}svg circle{fill:#1b5fa8}
@media(max-width:60rem){.sides{grid-template-columns:minmax(0,1fr)}body{padding:.6rem}}
@media screen and (max-width:60rem){.scroll tbody th,.scroll tbody tr>td:first-child{min-width:9em;
position:sticky;left:0;background:#fff;
box-shadow:inset 0 -1px #b8b8b8,inset -1px 0 #b8b8b8}tr.group th{background:#f7f7f7}}
@page{size:A4 landscape;margin:12mm}
@media print{body{font-size:8.5pt;max-width:none;padding:0}.scroll{overflow:visible}
.sides{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}.sides table{font-size:6pt}
.sides th,.sides td{padding:1px 2px}tr,p.text{break-inside:avoid}h2,h3,caption{break-after:avoid}
td,th,del,ins,svg *{-webkit-print-color-adjust:exact;print-color-adjust:exact}}"""


def page(title: str, body: str, lang: Lang) -> str:
    """A whole document around a body."""
    return (
        f'<!DOCTYPE html>\n<html lang="{"zh-CN" if lang == "zh" else "en"}">\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<title>{shown(title)}</title>\n<style>\n{STYLE}\n</style>\n</head>\n<body>\n"
        f"{body}\n</body>\n</html>\n"
    )


def finding_list(found: Iterable[tuple[str, Finding]], lang: Lang) -> str:
    """Findings as a list, each after what it belongs to (a year); empty where there are none."""
    items = [
        f"<li>{shown(of)}{' ' if of else ''}"
        f'<span class="{finding.severity}">{shown(gravity(finding, lang))}</span> '
        f"<code>{shown(finding.rule)}</code> {shown(finding.message(lang))}</li>"
        for of, finding in found
    ]
    return f"<ul>{''.join(items)}</ul>" if items else ""
