"""The accounting of a page: every line and cell ends in a member of the report or in a note."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from govinfo_report.catalogue import TABLES
from govinfo_report.conversion import unstructure
from govinfo_report.model import Reading, Signature
from govinfo_report.page import Page
from govinfo_report.recognition import with_ledger
from govinfo_report.recognition.head.dates import parse_date
from govinfo_report.recognition.ledger import FURNITURE, NOTED, Ledger, PageUnit
from govinfo_report.recognition.prose.headings import is_label
from govinfo_report.text import compact, ordinary, printed, ungarbled
from tests.work import counts

_WORDS = re.compile(r"\W+")
_PIECES = re.compile(r"[0-9]+|[^0-9\s]+")  # a label and the number that is glued to it


def folded(text: str) -> str:
    """The words of a text without what a document may write otherwise."""
    return _WORDS.sub("", ordinary(compact(ungarbled(printed(text)))))


def checked(page: Page) -> Reading:
    """Recognises a page, and fails where its accounting is wrong; not while work is counted."""
    reading, ledger = with_ledger(page)
    if counts:
        return reading
    found = faults(reading, ledger)
    assert not found, "\n".join(found)
    return reading


def faults(reading: Reading, ledger: Ledger) -> list[str]:
    """What a reading and the ledger of its page do not have in common."""
    units = [(unit, ledger.taker(unit)) for unit in ledger]
    found = [f"nothing took {unit.text[:60]!r} at {unit.place}" for unit, by in units if not by]
    found += _not_in_their_members(reading, units)
    lost = sum(taker in ("", NOTED) for _, taker in units)
    whole = lost == 0 and all(note.kind != "unread_text" for note in reading.notes)
    if reading.coverage > 1 or whole != (reading.coverage == 1):
        found.append(f"coverage {reading.coverage}, and of {len(units)} units {lost} are lost")
    return found


def _not_in_their_members(reading: Reading, units: list[tuple[PageUnit, str]]) -> Iterator[str]:
    """Gives texts that a member or a note took and that are not in it."""
    document = unstructure(reading.report)
    texts: dict[str, str] = {}

    def text_of(taker: str) -> str:
        if taker == NOTED:
            return "".join(note.raw for note in reading.notes)
        member: object = document
        for name in taker.split("."):
            member = member.get(name, "") if isinstance(member, dict) else ""
        if taker == "extensions.local":  # of whose lines a piece may be left to a note
            member = [member, *(note.raw for note in reading.notes if note.kind == "unread_text")]
        return json.dumps(member, ensure_ascii=False, default=str)

    for unit, taker in units:
        if taker in reading.origins or taker in (FURNITURE, "title", "metadata"):
            continue
        if taker.partition(".")[0] in TABLES:
            continue  # the label of a row, which the form has
        if taker not in texts:
            texts[taker] = folded(text_of(taker))
        if taker == NOTED and any(note.raw.endswith("…") for note in reading.notes):
            continue
        printed = unit.text.rpartition(" | ")[2] if reading.format == "json" else unit.text
        pieces = [printed]
        if taker in (NOTED, "extensions.local"):
            words = [each for each in printed.split() if not is_label(each)]
            pieces = _PIECES.findall(" ".join(words))
        shown = all(folded(each) in texts[taker] for each in pieces)
        if not shown and not _is_signature(unit.text, reading):
            yield f"{unit.text[:60]!r} at {unit.place} is not in {taker}"


def _is_signature(text: str, reading: Reading) -> bool:
    """Whether a line of the last section went to the signature."""
    signature = reading.report.signature
    if not isinstance(signature, Signature):
        return False
    name = signature.agency or ""
    date = parse_date(compact(text).removeprefix(name))  # both may stand on one line
    return compact(text) == signature.agency or (date is not None and date == signature.date)
