"""The labelled fields of the page header (索引号, 发布机构 …).

Their labels stand in ``fields.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import zip_longest
from typing import Any, Final, TypeAlias

from attrs import frozen

from govinfo_report.model import Metadata
from govinfo_report.recognition.head.contact import is_contact
from govinfo_report.recognition.head.dates import parse_date, parse_moment
from govinfo_report.recognition.lines import PageLine
from govinfo_report.recognition.notes import PageNotes
from govinfo_report.strict_toml import NonEmpty, Record, records
from govinfo_report.text import ordinary, printed
from govinfo_report.text.spelling import TRADITIONAL

# A date without a label before the first field: it counts for none.
_MOMENT: Final = re.compile(
    r"20[0-9]{2}[-./年][0-9]{1,2}[-./月][0-9]{1,2}日?(?:[\sT]*[0-9]{1,2}(?:[:：][0-9]{2}){1,2})?\s*"
)
_SPACES: Final = re.compile(r"\s+")
_BULLETS: Final = " \t\u3000\xa0•●■◆▪·*＊○◇□☆★※➢➣➤►▶♦⚫☞√✓✔→>»＞+~～—–-"
_MARKS: Final = f"|:：】[]【{_BULLETS}"
_ITEM: Final = re.compile(
    r"(?:[（(]?[0-9]{1,2}[)）]|[0-9]{1,2}[.、．](?![0-9])|[①-⑳]"
    r"|[（(][一二三四五六七八九十]{1,2}[)）]|[一二三四五六七八九十]{1,2}[、.．])\s*"
)
"""The number of a field in a list of fields."""
_FRAME: Final = re.compile(r"[〔\[［(（]\s?[〕\]］)）]第?\s?号?")
"""What a document number stands in, without it."""
_YEAR_IN_FRAME: Final = re.compile(r"[〔\[［(（]\s?20[0-9]{0,2}\s?[〕\]］)）]|20[0-9]{2}\s?年")
_COLONS: Final = str.maketrans("︰∶﹕︓", "：：：：")
_BLANK: Final = re.compile(r"[\s—–―/\\\-〔〕\[\]【】()（）]*|暂?无|空|null|NULL|undefined")
"""What stands in place of a value."""

_MAX_LENGTH: Final = 400
"""Longest line of fields."""

_UNKNOWN: Final = r"[\u4e00-\u9fff]{2,8}"
_UNKNOWN_LABEL: Final = re.compile(_UNKNOWN)
_BEGINS_UNKNOWN: Final = re.compile(rf"{_UNKNOWN}\s?[:：]")
_DIGIT: Final = re.compile(r"[0-9零〇一二三四五六七八九十]")
_ANY_VALUE: Final = re.compile(r"[^。：:|]{1,40}")
"""What can stand on the line below a label, if labels and values alternate."""

_Field: TypeAlias = tuple[str, str]
"""Label and text of a field."""


class _LabelsRecord(Record, frozen=True):
    """``fields.toml``: labels that are noted, others that are kept, those of the web page."""

    members: dict[NonEmpty, tuple[NonEmpty, ...]]
    values: dict[NonEmpty, NonEmpty]
    variants: frozenset[NonEmpty]
    other: tuple[NonEmpty, ...]
    furniture: tuple[NonEmpty, ...]


@frozen(kw_only=True)
class _Labels:
    """The labels of a header's fields.

    Attributes:
        member_of: Label → member of the document's metadata.
        values: Member → what its value looks like.
        variants: Labels of members that are noted.
        furniture: Labels of what a web page prints among the fields.
        known: All labels.
        first: First characters of all labels, traditional ones included.
        pattern: A label: at the beginning, or behind the text of the field before it.
    """

    member_of: dict[str, str]
    values: dict[str, re.Pattern[str]]
    variants: frozenset[str]
    furniture: frozenset[str]
    known: frozenset[str]
    first: frozenset[str]
    pattern: re.Pattern[str]


@cache
def _labels() -> _Labels:
    record = records("govinfo_report.recognition.head", "fields.toml", _LabelsRecord)["labels"]
    member_of = {label: name for name, labels in record.members.items() for label in labels}
    labels = sorted((*member_of, *record.other, *record.furniture), key=len, reverse=True)
    first = {label[0] for label in labels}
    # What every label begins with is looked for first: at most places of a text no label begins.
    begins = f"(?=[{''.join(sorted(first))}])"
    spaced = "|".join(r"[ \u3000\xa0]*".join(label) for label in labels if len(label) > 1)
    # Without room before it: 来源：某局浏览次数：12.
    inner = "|".join(label for label in labels if len(label) > 3)
    # Without a sign behind it: 索引号000000000/2025-00001.
    joined = "|".join(label for label in labels if label in member_of and len(label) > 2)
    return _Labels(
        member_of=member_of,
        values={name: re.compile(pattern) for name, pattern in record.values.items()},
        variants=record.variants,
        furniture=frozenset(record.furniture),
        known=frozenset(labels),
        first=frozenset(first | {old for old, new in TRADITIONAL.items() if new in first}),
        pattern=re.compile(
            rf"(?<![\u4e00-\u9fff/])[【\[]?\s*{begins}(?P<label>{spaced})"
            r"\s*(?:[】\]]?\s*(?:[:：|]|(?=\s)|$|\s)|[】\]])"
            rf"|{begins}(?P<inner>{inner})[:：]"
            rf"|(?:^|(?<=\s)){begins}(?P<joined>{joined})(?=[0-9A-Z])"
            rf"|(?<=[\s】\]])(?P<unknown>{_UNKNOWN})[:：]"
        ),
    )


def read_metadata(
    lines: list[PageLine], title: frozenset[int], source: str | None, notes: PageNotes
) -> tuple[Metadata, frozenset[int]]:
    """Returns the header fields among the lines before the report's text, and their lines.

    A field with a label of the contract and nothing behind it is blank (``None``), and so is one
    that the page does not print.

    Args:
        lines: The lines.
        title: Indexes of the lines of the title.
        source: Name of the file, where it has one.
        notes: Where the notes go.
    """
    labels = _labels()
    members: dict[str, Any] = dict.fromkeys(labels.member_of.values())
    if source is not None:
        members["source"] = printed(source)
    other: dict[str, str | None] = {}
    taken = set()
    for line, fields in _fields_by_line([line for line in lines if line.index not in title]):
        taken.add(line.index)
        for label, text in fields:
            member = labels.member_of.get(label)
            if member is None:
                if text and label not in labels.furniture:
                    other.setdefault(label, text)
                continue
            blank = _BLANK.fullmatch(text) is not None
            if blank or (member == "document_number" and _has_no_number(text)):
                notes.add("blank_cells", f"metadata.{member}", line.text, line)
            elif members[member] is None:
                members[member] = _value(member, text, line, notes)
            if label in labels.variants:
                notes.add("label_variant", f"metadata.{member}", line.text, line)
    return Metadata(**members, other=other), frozenset(taken)


def _has_no_number(text: str) -> bool:
    """Whether a document number is the frame of one, with or without the year: 〔2025〕号."""
    return _DIGIT.search(_YEAR_IN_FRAME.sub("", text)) is None


def _fields_by_line(lines: list[PageLine]) -> Iterator[tuple[PageLine, list[_Field]]]:
    """Gives each line with fields, with these.

    A value on the line below its label belongs to the fields of the label; its own line has none.
    """
    labels = _labels()
    apart = _values_below_labels(lines, labels)
    is_value, in_pairs = False, False
    for line, below in zip_longest(lines, lines[1:]):
        if line.index in apart:
            yield line, apart[line.index]
            continue
        if is_value:
            is_value = False
            yield line, []
            continue
        fields = _fields_of_row(line, labels) or _fields(line.text, labels)
        if len(fields) == 1 and not fields[0][1] and below is not None:
            label = fields[-1][0]
            beyond = next((each for each in lines if each.index == below.index + 1), None)
            in_pairs = in_pairs or (beyond is not None and _is_label(beyond, labels))
            if below.index == line.index + 1 and _is_value(below, label, labels, in_pairs):
                fields[-1] = (label, printed(below.text.lstrip(_BULLETS)))
                is_value = True
        elif below is not None and (whole := _with_values_below(below, fields, labels)):
            fields, is_value = whole, True
        in_pairs = is_value
        if fields:
            yield line, fields


def _values_below_labels(lines: list[PageLine], labels: _Labels) -> dict[int, list[_Field]]:
    """Returns index of a line → its fields, where all labels stand above as many values.

    Each label and each value is a line; two values at least look like those of their labels.
    """
    found: dict[int, list[_Field]] = {}
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and _is_label(lines[end], labels):
            end += 1
        names = [_name(line.text) for line in lines[start:end]]
        values = lines[end : 2 * end - start]
        pairs = [*zip(lines[start:end], names, values, strict=False)]
        known = [name for name in names if labels.member_of.get(name, "") in labels.values]
        if len(values) == len(names) and len(known) > 1 and _are_values(names, values, labels):
            for line, name, value in pairs:
                found[line.index] = [(name, printed(value.text.lstrip(_BULLETS)))]
                found[value.index] = []
        start = end + 1
    return found


def _are_values(names: list[str], values: list[PageLine], labels: _Labels) -> bool:
    """Whether lines that follow each other can be the values of these labels."""
    row = [line.index for line in values] == [values[0].index + at for at in range(len(values))]
    return row and all(
        _is_value(line, name, labels, in_pairs=True)
        for name, line in zip(names, values, strict=True)
    )


def _with_values_below(below: PageLine, fields: list[_Field], labels: _Labels) -> list[_Field]:
    """Returns the fields of a row of labels with the values in the row below, if it has them."""
    if len(fields) < 2 or any(text for _, text in fields) or "|" not in below.text:
        return []
    texts = below.cells.texts if below.cells is not None else below.text.split("|")
    values = [text.strip() for text in texts]
    while values and not values[-1]:
        values.pop()
    if len(values) > len(fields) or not labels.known.isdisjoint(map(_name, values)):
        return []
    values += [""] * (len(fields) - len(values))
    found = [(label, printed(text)) for (label, _), text in zip(fields, values, strict=True)]
    for label, text in found:
        pattern = labels.values.get(labels.member_of.get(label, ""))
        if text and pattern is not None and not pattern.fullmatch(ordinary(text)):
            return []
    return found if any(values) else []


def _is_label(line: PageLine, labels: _Labels) -> bool:
    return len(line.text) < 20 and _name(line.text) in labels.known


def _is_value(line: PageLine, label: str, labels: _Labels, in_pairs: bool) -> bool:
    """Whether a line can be the value of the label above it.

    Args:
        line: The line.
        label: The label.
        labels: All labels.
        in_pairs: Whether a pair of label and value stands above, or a label below.
    """
    text = ordinary(line.text).lstrip(_BULLETS)
    if label in labels.furniture or _fields(text, labels) or _is_label(line, labels):
        return False
    member = labels.member_of.get(label, "")
    if member == "document_number" and _FRAME.fullmatch(text):
        return True
    pattern = labels.values.get(member)
    if pattern is None:
        return in_pairs and _ANY_VALUE.fullmatch(text) is not None
    return pattern.fullmatch(text) is not None


def _name(text: str) -> str:
    """Returns the words of a text as a label has them."""
    return _SPACES.sub("", ordinary(text).translate(_COLONS)).strip(_MARKS)


def _fields_of_row(line: PageLine, labels: _Labels) -> list[_Field]:
    """Returns the fields of a row: labels and values in cells of their own, or both in one cell.

    A label that is not known is one where a known one stands in the row: before a colon, or in the
    place of a label.
    """
    if "|" not in line.text or len(line.text) > _MAX_LENGTH or "。" in line.text:
        return []
    cells = line.cells.texts if line.cells is not None else line.text.split("|")
    texts = [cell.strip() for cell in cells]
    names = [_name(text) for text in texts]
    if labels.known.isdisjoint(names) or not names:
        return []
    fields: list[_Field] = []
    pending = False
    for text, name in zip(texts, names, strict=True):
        unknown = text.endswith((":", "：")) and _UNKNOWN_LABEL.fullmatch(name)
        if name in labels.known or unknown:
            fields.append((name, ""))
            pending = True
        elif pending:
            fields[-1] = (fields[-1][0], printed(text.strip(_MARKS)))
            pending = False
        elif inline := _fields(text, labels):
            fields += inline
        elif _UNKNOWN_LABEL.fullmatch(name):
            fields.append((name, ""))
            pending = True
        elif fields and text.strip(_MARKS):
            fields[-1] = (fields[-1][0], f"{fields[-1][1]} | {printed(text)}".removeprefix(" | "))
    return fields


def _fields(text: str, labels: _Labels) -> list[_Field]:
    """Returns label and text of each field of a line; the first label stands at its beginning."""
    start = text.lstrip(_MARKS)
    if item := _ITEM.match(start):
        text = start = start[item.end() :].lstrip(_MARKS)
    if start.startswith("20") and (moment := _MOMENT.match(start)):
        text = start = start[moment.end() :].lstrip(_MARKS)
    if len(text) > _MAX_LENGTH or not start:
        return []
    # As long as the text, so that places in one are places in the other.
    plain = ordinary(start).translate(_COLONS)
    known = start[0] in labels.first and labels.pattern.match(plain) is not None
    if not known and _BEGINS_UNKNOWN.match(plain) is None:
        return []
    # An unknown label at the beginning is like one behind white space.
    matches = list(labels.pattern.finditer(" " + plain))
    if "。" in text or not matches or (len(matches) == 1 and len(text) > 80):
        return []
    if not known and (is_contact(plain) or not _has_known(matches)):
        return []
    fields = []
    for match, after in zip(matches, [*matches[1:], None], strict=True):
        label = _SPACES.sub("", match[match.lastgroup or "label"])
        end = after.start() - 1 if after is not None else len(start)
        value = start[match.end() - 1 : end].strip(_MARKS).rstrip("；;，,、")
        fields.append((label, printed(value)))
    return fields


def _has_known(matches: list[re.Match[str]]) -> bool:
    """Whether a label of several words is among those of a line."""
    return any(match["unknown"] is None and len(_SPACES.sub("", match[0])) > 4 for match in matches)


def _value(member: str, text: str, line: PageLine, notes: PageNotes) -> Any:
    if member not in ("published_at", "date_written"):
        return text
    value = parse_moment(text) if member == "published_at" else parse_date(text)
    if value is None:
        notes.add("text_damaged", f"metadata.{member}", text, line)
    return value
