"""Title, agency and year, in any order and over any number of lines."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from attrs import frozen

from govinfo_report.recognition.head.dates import arabic_dates
from govinfo_report.recognition.lines import PageLine
from govinfo_report.recognition.notes import PageNotes
from govinfo_report.text import compact, label_key, ordinary

_MAX_LENGTH: Final = 80
"""Longest title."""

_MOST_ABOVE: Final = 200
"""Lines from the top in which a title is looked for whose ending is broken over lines."""

_NEAR: Final = 40
"""Lines behind a title in which the running text names its agency."""

_ENDING: Final = re.compile(
    r"(?:政府(?:信息|资讯)|政务信息|政务|信息)公开(?:工作)?(?:情况)?(?:的)?(?:20[0-9]{2}(?=年))?(?:年度|年)?(?:工作)?(?:情况)?(?:的)?(?:报告|年报)"
    r"(?:\(.{1,10}\)|（.{1,10}）)?$"
)
# Agencies, schools and hospitals also call a report of this form so, and other papers: such words
# are a title only on a page that has the form's headings.
_OTHER_ENDING: Final = re.compile(
    r"(?:政府信息|政务|信息|[院校警检审村居厂党]务|司法)公开(?:工作)?(?:情况)?(?:的)?"
    r"(?:年度|年)?(?:工作|自查)?(?:情况)?(?:的)?(?:报告|年报|总结|小结|汇报)(?:\(.{1,10}\)|（.{1,10}）)?$"
)
_OTHER_ENDS: Final = ("报告", "年报", "总结", "小结", "汇报", "報告", "總結", ")", "）")
_USUAL: Final = "政府信息公开工作年度报告"
_USUAL_WORDS: Final = (_USUAL, "政府信息公开年度报告", "政府信息公开工作报告")
_MOST_SLIPS: Final = 2
_MOST_LINES: Final = 3
"""Lines over which a title with a slip is broken."""
_YEAR: Final = re.compile(r"(20[0-9]{2})\s*年度?")
_YEAR_ALONE: Final = re.compile(r"^(20[0-9]{2})(?![0-9])|(?<![0-9])(20[0-9]{2})$")
"""A year that lost its 年, at the beginning or the end of what names the agency."""
_BRACKETED_YEAR: Final = re.compile(r"[（(\[〔【]\s?(20[0-9]{2})\s?年?度?\s?[）)\]〕】]")
_LINE_OF_YEAR: Final = re.compile(
    r"(20[0-9]{2})年度|[（(\[〔【]\s?(20[0-9]{2})\s?年?度?\s?[）)\]〕】]"
)
"""A line below a title that is its year."""
_CHINESE_YEAR: Final = re.compile(
    r"(?:^|(?<=关于))二[零〇○][零〇○一二三四五六七八九]{2}|二[零〇○][零〇○一二三四五六七八九]{2}$"
)
"""The same in Chinese numerals."""
_AROUND_AGENCY: Final = " -—–·:：,，、_|/"
"""Signs between agency and year, which are no part of either."""
_SLIP_BEHIND_YEAR: Final = re.compile(
    r"(?<=.)20[0-9]{2}年度?(?!第)(?P<slip>政府|政.?|.?府)$|(?<=[镇乡县区市])(?P<half>府)$"
)
"""What is left of 政府, or too much of it, between the year and 信息公开."""
_ACADEMIC: Final = re.compile(r"20[0-9]{2}\s*(?:年?\s*[-—–－~～至]+\s*20[0-9]{2}\s*)?学年度?")
"""An academic year, which is no reporting year."""
_ANY_YEAR: Final = re.compile(r"(?<![0-9])(20[0-9]{2})(?=\s*(?:年|我|本))")
_NO_AGENCY: Final = re.compile(r"[0-9]{0,3}年|本年|[局厅室处院所度]")
"""Beginnings of words before a title's ending that are no name, or a part of one."""
_MISTYPED: Final = re.compile("(?:政[俯腑符付附俘]|[正整证征症]府)$")
"""政府 with a character that sounds or looks alike, before 信息公开."""
_ENDS_OF_WORDS: Final = ("府", "务", "于")
"""Ends of 政府, 政务 and 关于, where a line of the title begins inside them."""
_NAME: Final = re.compile(r"[\u4e00-\u9fff（）()]{2,20}")
_PART_OF_NAME: Final = re.compile(r"(?![本我市县区省])[\u4e00-\u9fff][局委办会厅院处所室府]")
"""The end of a name that a line break cut."""
_PART_OF_YEAR: Final = re.compile(r"^(?:[0-9]{0,3}年度?|度)")
_FIRST_DIGITS: Final = re.compile(r"^[0-9]{1,3}(?![0-9])")
_LAST_DIGITS: Final = re.compile(r"(?<![0-9])[0-9]{1,3}$")
_STOP: Final = re.compile(r"[《》。；;，,！!?？>|]|https?:")
_SENTENCE: Final = re.compile(r"公布|编制(?![委办])|现将|特向|根据|按照")
"""Words of a sentence about a report, which is no title."""
_LABELLED: Final = re.compile(r"[:：]")
_PAGE_MARK: Final = re.compile(r"^Page [0-9]+ - ")


# What stands around a title and is no part of it: 《…》, 附件：…, 【…】…, ….docx, …_某某区人民政府.
_BEFORE: Final = re.compile(
    r"(?:名称[:：]?|标题[:：]?|(?:题目|附件[0-9一二三]?|附)[:：]|[【\[][^】\]]{1,12}[】\]]|[《<「])+"
)
_BEHIND: Final = re.compile(
    r"[》>」]?(?:第[0-9]{1,3}页(?:[,，/]?共[0-9]{1,3}页)?)?(?:\.(?:docx?|pdf|ofd|html?|wps)|[.。])?(?:公示)?(?:[_|—–-].{0,60})?$"
)


_AROUND: Final = frozenset("：:【[《<「》>」_|—–-.。示页")
"""Every line that has something around a title has one of these characters."""

_LAST: Final = ("告", "年报", "）", ")")
"""Ends of the last line of a title, also where it has one character of it."""

_LAST_WORDS: Final = ("报告", "报 告", "年报", ")", "）", "報告")
"""Ends of a line with a whole ending of a title."""

_LABELS: Final = ("名", "标题")
"""Beginnings of a line with the title as a field of the header, with or without a colon."""


def _without_lead(text: str) -> str:
    match = _BEFORE.match(text)
    return text[match.end() :] if match else text


def _bare(text: str) -> str:
    """Removes what stands around a title, if a title's words are left."""
    if len(text) > 2 * _MAX_LENGTH or (_AROUND.isdisjoint(text) and not text.startswith(_LABELS)):
        return text
    bare = _BEHIND.sub("", _without_lead(compact(text)), count=1)
    return bare if _ending(bare) else text


def _ending(text: str, words: re.Pattern[str] = _ENDING) -> re.Match[str] | None:
    """Finds the words that end a title; matched in simplified characters."""
    return words.search(ordinary(text))


@frozen
class Title:
    """What the title states.

    Attributes:
        text: The title without white space; ``None`` where the page has none.
        agency: The agency it names.
        year: The year it names.
        lines: Indexes of the lines it stands on.
        others: Those among them that have another title, in other words.
    """

    text: str | None = None
    agency: str | None = None
    year: int | None = None
    lines: frozenset[int] = frozenset()
    others: frozenset[int] = frozenset()


def find_title(lines: list[PageLine], marks: list[PageLine], notes: PageNotes) -> Title:
    """Returns the title among the lines before the first heading, or in a page mark."""
    whole = {at: words for at, line in enumerate(lines) if (words := _words_at_end(line.text))}
    found = _titles_at(whole, lines)
    if not found:  # its last line may have too little of a title's ending to be known alone
        top = enumerate(lines[1:_MOST_ABOVE], 1)
        ends = [at for at, line in top if line.text.endswith(_LAST) and _may_begin_title(line)]
        found = _titles_at({at: compact(_bare(lines[at].text)) for at in ends}, lines)
    found = found or _titles_with_slips(lines)
    if not found:
        return _from_marks(marks) or Title()
    best = max(found, key=lambda title: (title.agency is not None, title.year is not None))
    if best.year is None and (dated := _with_year_below(best, lines)):
        found[found.index(best)] = best = dated
    line = lines[min(best.lines) - lines[0].index]
    _note_differences(found, best, line, notes)
    lines_of = {title.lines: title.text in (best.text or "") for title in found if title.text}
    taken = frozenset[int]().union(*lines_of)
    others = frozenset[int]().union(*(each for each, same in lines_of.items() if not same))
    return Title(best.text, best.agency, best.year, taken, others - best.lines)


def _with_year_below(title: Title, lines: list[PageLine]) -> Title | None:
    """Returns a title with the year that stands alone on the line below it: （2023年度）."""
    below = max(title.lines) - lines[0].index + 1
    text = arabic_dates(compact(lines[below].text)) if below < len(lines) else ""
    match = _LINE_OF_YEAR.fullmatch(text)
    if match is None or names_academic_year(title.text or ""):
        return None
    whole = f"{title.text}{compact(lines[below].text)}"
    return Title(whole, title.agency, int(match[1] or match[2]), title.lines | {lines[below].index})


def _titles_at(ends: dict[int, str], lines: list[PageLine]) -> list[Title]:
    """Returns the titles that end in lines with these indexes, each with its words there."""
    joined = (_joined(lines, end, words, _ENDING) for end, words in ends.items())
    return [title for title in joined if title is not None]


def _titles_with_slips(lines: list[PageLine]) -> list[Title]:
    """Returns the first title whose usual words have a slip: …政府信息公开工作告年度报."""
    for place, line in enumerate(lines[:_MOST_ABOVE]):
        if not _may_begin_title(line):
            continue
        for first in range(place, max(place - _MOST_LINES, -1), -1):
            if not _may_begin_title(lines[first]):
                break
            text = "".join(compact(each.text) for each in lines[first : place + 1])
            end = _slip_begins(text)
            if not end:
                continue
            title = _parsed(text, frozenset(each.index for each in lines[first : place + 1]), end)
            if title.agency and title.year:
                return [title]
    return []


def _slip_begins(text: str) -> int:
    """Returns where a title's usual words begin that end a text with a slip; ``0`` if none do."""
    if len(text) > _MAX_LENGTH or "报" not in ordinary(text[-4:]) or _ending(text, _OTHER_ENDING):
        return 0
    words = ordinary(text)
    begins = (
        (_distance(words[-length:], usual), -length)
        for usual in _USUAL_WORDS
        for length in range(len(usual) - 1, len(usual) + 2)
    )
    slips, length = min(begins)
    return max(len(text) + length, 0) if slips <= _MOST_SLIPS else 0


def _distance(one: str, other: str) -> int:
    """Returns how many characters are wrong, missing or too many (Levenshtein distance)."""
    above: list[int] = [*range(len(other) + 1)]
    for number, character in enumerate(one, 1):
        row = [number]
        for at, expected in enumerate(other):
            row.append(min(above[at] + (character != expected), above[at + 1] + 1, row[at] + 1))
        above = row
    return above[-1]


def find_other_title(lines: list[PageLine], notes: PageNotes) -> Title:
    """Returns a title in words that other papers have too, if it names an agency or a year."""
    for place, line in enumerate(lines):
        text = _BEHIND.sub("", _without_lead(compact(line.text)), count=1)
        if len(text) > _MAX_LENGTH or not text.endswith(_OTHER_ENDS) or _is_no_title(text):
            continue
        title = _joined(lines, place, text, _OTHER_ENDING)
        if title is not None and (title.agency or title.year):
            _note_differences([title], title, line, notes)
            return title
    return Title()


def _words_at_end(text: str) -> str:
    """Returns the words of a line that may end a title, without what stands around them."""
    if not any(report in text for report in ("告", "年报", "年報")):
        return ""
    text = _bare(text)
    if not text.endswith(_LAST):
        return ""
    words = compact(text)
    is_whole = (
        len(text) <= _MAX_LENGTH
        and text.endswith(_LAST_WORDS)
        and not _is_no_title(text)
        and _ending(words[-30:]) is not None
    )
    return words if is_whole or _is_end_of_title(text, words) else ""


def _is_no_title(text: str) -> bool:
    """Whether signs or words of a line show that it is a sentence."""
    return bool(_STOP.search(text) or _SENTENCE.search(ordinary(text)))


def _is_end_of_title(text: str, words: str) -> bool:
    """Whether a line can be all that is left of the title after a line break: 年度报告."""
    return text.endswith("告") and (
        (text.startswith("工作年度报告") and len(text) <= 10) or _USUAL.endswith(words)
    )


def _joined(lines: list[PageLine], place: int, text: str, ending: re.Pattern[str]) -> Title | None:
    """Returns the title that ends in a line with ``text``, with the lines before it."""
    used = {lines[place].index}
    first = place
    while first and len(used) < 4:
        before = lines[first - 1]
        words = compact(before.text)
        end = _ending(text, ending)
        head = text[: end.start()] if end is not None else ""
        if (
            _agency_in(arabic_dates(head))
            and not _cuts_year(words, text)
            and not _is_named(words, text, head, lines[place + 1 : place + _NEAR])
        ):
            break
        if not _may_begin_title(before) or len(text) + len(words) > _MAX_LENGTH:
            break
        # The title stands twice; the first one is complete or not by itself.
        if _ending(words, ending):
            if words == text:
                first -= 1
                used.add(before.index)
                continue
            break
        text = words + text
        first -= 1
        used.add(before.index)
    end = _ending(text, ending)
    return None if end is None else _parsed(text, frozenset(used), end.start())


def _may_begin_title(line: PageLine) -> bool:
    text = line.text
    return (
        (line.cells is None or " | " not in text)
        and len(text) <= 40
        and not _STOP.search(text)
        and not _LABELLED.search(text)
        and label_key(text) not in ("正文", "图片", "打印")
        and "【" not in text
    )


def _cuts_year(words: str, text: str) -> bool:
    """Whether a line break parts the digits of a year that has lost its 年: 202 | 3某某局…."""
    end, begin = _LAST_DIGITS.search(words), _FIRST_DIGITS.match(text)
    return bool(end and begin and _YEAR_ALONE.fullmatch(end[0] + begin[0]))


def _is_named(words: str, title: str, head: str, lines: list[PageLine]) -> bool:
    """Whether the running text names the agency that ``title`` and the line above it make together.

    So 区教育局2023年… below 某某 is broken, and below the name of a site it is not.

    Args:
        words: The words of the line above.
        title: The title, from below that line on.
        head: Its words before its ending.
        lines: The lines of running text.
    """
    if not 0 < len(words) <= _MAX_LENGTH // 2 or words.endswith(_LAST):
        return False
    if words == "关于":
        return True
    if any(part.fullmatch(words) for part in (_YEAR, _YEAR_ALONE, _PART_OF_YEAR)):
        return _YEAR.search(title) is None
    begin = _PART_OF_YEAR.sub("", arabic_dates(words + head))
    agency = _agency_in(_FIRST_DIGITS.sub("", begin))
    own = _agency_in(arabic_dates(head))
    if _PART_OF_NAME.fullmatch(own) and _NAME.fullmatch(words):
        return True
    return agency != own and agency.endswith(own) and any(agency in line.text for line in lines)


def _agency_in(head: str) -> str:
    """Returns the words before a title's ending without the year: the agency's name."""
    agency = _YEAR.sub("", _BRACKETED_YEAR.sub("", _ACADEMIC.sub("", head)))
    agency = agency.removeprefix("关于").removesuffix("关于").removesuffix("的")
    agency = _YEAR_ALONE.sub("", agency).removesuffix("关于").strip(_AROUND_AGENCY)
    return "" if agency in _ENDS_OF_WORDS or _NO_AGENCY.match(agency) else agency


def _parsed(text: str, lines: frozenset[int], end: int) -> Title:
    """Returns the parts of a title; ``end``: where the words begin that end it."""
    if _MISTYPED.search(text[:end]):
        end -= 2
    elif slip := _SLIP_BEHIND_YEAR.search(text[:end]):
        end = slip.start(slip.lastgroup or "slip")
    head = _CHINESE_YEAR.sub(
        lambda year: arabic_dates(f"{year[0]}年")[:-1], arabic_dates(text[:end])
    )
    agency = _agency_in(head) or None
    if names_academic_year(head):
        return Title(text, agency, None, lines)
    year = _YEAR.search(head) or _YEAR.search(arabic_dates(text))
    year = year or _YEAR_ALONE.search(head.removeprefix("关于").removesuffix("的"))
    year = year or _BRACKETED_YEAR.search(text)
    return Title(text, agency, int(year[year.lastindex or 0]) if year else None, lines)


def _from_marks(marks: list[PageLine]) -> Title | None:
    for mark in marks:
        text = compact(_PAGE_MARK.sub("", mark.text))
        if mark.text.startswith("Page ") and (end := _ending(text)):
            return _parsed(text, frozenset(), end.start())
    return None


def _note_differences(found: list[Title], best: Title, line: PageLine, notes: PageNotes) -> None:
    texts = {title.text for title in found if title.agency and title.year}
    text = best.text or ""
    for kind, holds in (
        ("title_differs", len(texts) > 1),
        ("title_without_year", best.year is None),
        ("title_repeated", len(found) > 1),
        ("title_broken", len(best.lines) > 1),
        ("title_variant", bool(text) and not ordinary(text).endswith(_USUAL)),
    ):
        if holds:
            notes.add(kind, "title", text, line)


def names_academic_year(title: str) -> bool:
    """Whether a title names an academic year, from which no reporting year follows."""
    return "学年" in title and _ACADEMIC.search(title) is not None


def year_in_text(lines: list[PageLine]) -> tuple[int, PageLine] | None:
    """Returns the most frequent year in the first lines of running text, and its first line."""
    found = [(int(year), line) for line in lines[:40] for year in _ANY_YEAR.findall(line.text)]
    if not found:
        return None
    counts = Counter(year for year, _ in found)
    year = max(counts, key=counts.__getitem__)  # of equally frequent ones the first
    return year, next(line for each, line in found if each == year)
