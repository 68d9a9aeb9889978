"""What stands against summing reports: years, organs counted twice, (六) in both shapes."""

from __future__ import annotations

from collections.abc import Iterator

from govinfo_report.consolidation.other_outcomes import has_both_shapes
from govinfo_report.errors import ConsolidationProblem
from govinfo_report.language import COMMA, Text
from govinfo_report.model import Report, year_of
from govinfo_report.text.keys import label_key


def against(parts: tuple[Report, ...]) -> Iterator[ConsolidationProblem]:
    """What stands against the reports as wholes."""
    if not parts:
        yield ConsolidationProblem(Text("没有可以汇总的报告", "there is no report to sum"))
    undated = tuple(place for place, part in enumerate(parts) if year_of(part) is None)
    for place in undated:
        yield ConsolidationProblem(
            Text("{name}没有注明年度", "{name} does not state its year").filled(
                name=name(parts, place)
            ),
            (place,),
        )
    years: dict[int, list[int]] = {}
    for place, part in enumerate(parts):
        if place not in undated and part.year is not None:
            years.setdefault(part.year, []).append(place)
    if len(years) > 1:
        said = Text("{year}年{count}份", "{count} for {year}")
        counts = COMMA.join(
            said.filled(count=len(places), year=year) for year, places in sorted(years.items())
        )
        yield ConsolidationProblem(
            Text(
                "不同年度的报告不能汇总：{counts}",
                "reports for different years cannot be summed: {counts}",
            ).filled(counts=counts),
            tuple(sorted(place for places in years.values() for place in places)),
        )
    yield from _twice(parts)
    for place, part in enumerate(parts):
        if has_both_shapes(part):
            said = Text(
                "{name}的（六）其他处理既有一行的，又有三行的",
                "{name} has (六)其他处理 both in one row and in three",
            )
            yield ConsolidationProblem(said.filled(name=name(parts, place)), (place,))


def _twice(parts: tuple[Report, ...]) -> Iterator[ConsolidationProblem]:
    """Organs whose figures would be counted twice: told apart by code, else by name."""
    by_name: dict[str, list[int]] = {}
    by_code: dict[str, list[int]] = {}
    for place, part in enumerate(parts):
        if isinstance(part.agency, str) and (key := label_key(part.agency)):
            by_name.setdefault(key, []).append(place)
        if isinstance(part.agency_code, str) and part.agency_code:
            by_code.setdefault(part.agency_code, []).append(place)
    found = {tuple(places) for places in by_code.values()}
    for places in by_name.values():
        codes = [parts[place].agency_code for place in places]
        coded = all(isinstance(code, str) and code for code in codes)
        if not coded or len(set(codes)) < len(codes):
            found.add(tuple(places))
    for group in sorted(found):
        if len(group) > 1:
            names = COMMA.join(name(parts, place) for place in group)
            said = Text("同一机关会重复计算：{names}", "one organ would be counted twice: {names}")
            yield ConsolidationProblem(said.filled(names=names), group)


def name(parts: tuple[Report, ...], place: int) -> Text:
    """A report in the words of an error: its number from 1, and its organ or title."""
    part = parts[place]
    known = part.agency or part.title
    if not isinstance(known, str):
        return Text("第{number}份报告", "report {number}").filled(number=place + 1)
    said = Text("第{number}份报告（{known}）", "report {number} ({known})")
    return said.filled(number=place + 1, known=known)
