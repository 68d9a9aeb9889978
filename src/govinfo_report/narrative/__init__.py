"""Claims in the prose of a report: numbers and denials, read into typed values.

Reading is deterministic: words and patterns (``data/words.toml``), no model, no network. What is
not understood is no claim; nothing is guessed.
"""

from __future__ import annotations

from govinfo_report.catalogue import prose_members
from govinfo_report.errors import TooMuchProseError
from govinfo_report.model import MAX_PROSE, Reading, Report, as_report, prose_length
from govinfo_report.narrative.claim import CLAIM_KINDS as CLAIM_KINDS
from govinfo_report.narrative.claim import Claim as Claim
from govinfo_report.narrative.claim import ClaimKind as ClaimKind
from govinfo_report.narrative.claim import ClaimPeriod as ClaimPeriod
from govinfo_report.narrative.claim import ClaimUnit as ClaimUnit
from govinfo_report.narrative.claim import Extent as Extent
from govinfo_report.narrative.claim import Where as Where
from govinfo_report.narrative.folding import fold
from govinfo_report.narrative.reading import claims_of
from govinfo_report.narrative.sentence import Carried


def claims(report: Report | Reading) -> tuple[Claim, ...]:
    """What the prose of a report claims, in the order in which it stands there.

    Read are the narrative sections and the words around the tables. A number in digits or Chinese
    numerals becomes a claim where the words around it say what it counts: requests received,
    answered, carried over; outcomes, applicants; reconsideration and litigation with their results;
    fees for information processing (元); documents and decisions of table two. So do denials
    (未收到申请), sweeping words (均获维持, 全部办结) and comparisons with last year (同比增长).

    Args:
        report: The report; of a reading, its report. Its figures are not looked at, only its words
            and its year.

    Returns:
        The claims. Counts are integers (件), fees exact numbers in 元; growth is signed and in
        %, 倍 or 件.

    Raises:
        TooMuchProseError: The report has more than 300,000 characters of prose, many times what any
            report has; searching them could take minutes.
    """
    report = as_report(report)
    length = prose_length(report)
    if length > MAX_PROSE:
        raise TooMuchProseError(length, MAX_PROSE)
    found: list[Claim] = []
    year = report.year if isinstance(report.year, int) else None
    named = isinstance(report.agency, str) and bool(report.agency)
    agency = fold(str(report.agency)).text if named else None
    texts: list[tuple[str, object]] = [(name, getattr(report, name)) for name in prose_members()]
    notes = report.table_notes
    texts += [(f"table_notes.{table}", notes[table]) for table in notes]
    for section, paragraphs in texts:
        if isinstance(paragraphs, tuple):
            found.extend(claims_of(paragraphs, section, Carried(year, agency)))
    return tuple(found)
