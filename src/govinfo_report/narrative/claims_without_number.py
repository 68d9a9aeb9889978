"""Claims without a number: denials (未收到申请), sweeping words (均获维持), other years."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from govinfo_report.narrative.claim import ClaimKind, ClaimUnit
from govinfo_report.narrative.folding import HIDDEN
from govinfo_report.narrative.sentence import ClaimDraft, Sentence, joined, year_of
from govinfo_report.narrative.tokens import Token
from govinfo_report.patterns import lazy_pattern

_ENDS: Final = frozenset(("comma", "semicolon", "open", "close", "colon"))
_CAUSE: Final = lazy_pattern(r"因|就|由|针对|关于")
_CLOSED: Final = lazy_pattern(r"办结|办毕|办复|办理完毕|办理完结|处理完毕")
_IN_TIME: Final = lazy_pattern(r"期|时|限")
_TIME_LIMIT: Final = lazy_pattern(r"期限|时限|按期|按时|如期|及时|限期|规定时间|法定时间")
_PLANS: Final = lazy_pattern(r"将(?!于)|力争|争取|确保|计划|下一步|要求|应当|必须")
_OF_OTHERS: Final = lazy_pattern("更正|补正|延期|减免")
"""What is asked for in requests that are none for information."""
_DUE: Final = lazy_pattern("到期|期满|届满|应(?:当)?(?:办结|答复)的|以前(?:收到|受理|接收)")
"""Words by which a sentence speaks of a part of the requests only."""
_ASKING: Final = lazy_pattern(
    r"申请(?:政府)?信息|申请(?:公开|获取)|(?:提出|提交|向本|向我).{0,12}申请"
)
_NOT_ASKING: Final = frozenset(("answer", "outcome", "result", "dispute", "noise"))
_REACH: Final = 30
"""Most characters between a negation and what it denies."""


def denials(sentence: Sentence) -> Iterator[tuple[ClaimDraft, int]]:
    """What the sentence says there was none of, each with the place of its token."""
    for place, token in enumerate(sentence.tokens):
        if token.role == "negation" and not _planned(sentence, place):
            yield from _denied(sentence, place, _clause(sentence, place))


def _planned(sentence: Sentence, place: int) -> bool:
    """Whether the words before a token speak of what is to be: 将, 力争, 确保."""
    token = sentence.tokens[place]
    return _PLANS.search(sentence.words(sentence.start, token.start)) is not None


def _clause(sentence: Sentence, place: int) -> range:
    """The tokens that a negation reaches: to the end of its clause, or to the next negation."""
    for i in range(place + 1, len(sentence.tokens)):
        if sentence.tokens[i].role in _ENDS or sentence.tokens[i].role == "negation":
            return range(place + 1, i)
    return range(place + 1, len(sentence.tokens))


def _denied(sentence: Sentence, place: int, clause: range) -> Iterator[tuple[ClaimDraft, int]]:
    tokens = sentence.tokens
    negation = tokens[place]
    if any(tokens[i].role == "number" and tokens[i].about in ("件", "元") for i in clause):
        return
    roles = [tokens[i].role for i in clause]
    disputes = [i for i in clause if tokens[i].role == "dispute"]
    first = tokens[clause.start] if clause else None
    if (
        first is None
        or first.role == "noise"
        or (first.role, first.about) == ("shield", "exception")
    ):
        return
    before = tokens[place - 1] if place else None
    if (
        first.role == "result"
        and before is not None
        and (before.role, before.end) == ("dispute", negation.start)
    ):
        yield from _no_more(sentence, negation, range(clause.start, clause.start + 1))
        return  # 行政复议零纠错、行政诉讼零败诉
    if disputes:
        yield from _no_disputes(sentence, negation, clause, disputes)
        if not _and_requests(sentence, negation, clause, disputes[0]):
            return
    if first.role in ("carried_forward", "carried_over", "outcome"):
        yield from _no_more(sentence, negation, clause)
        return
    if "fee" in roles or ("fee_weak" in roles and _on_fees(sentence, place, roles)):
        last = max(i for i in clause if tokens[i].role in ("fee", "fee_weak"))
        if "waive" not in roles:
            yield _none(sentence, negation, tokens[last], ("information_fee.amount",), last)
        return
    at = _not_asked(sentence, negation, clause, roles)
    if at is not None:
        yield _none(sentence, negation, tokens[at], ("received",), at)
        return
    if first.role == "receive" and clause.stop - clause.start == 1:
        yield from _not_received(sentence, place, first)
        return
    yield from _no_more(sentence, negation, clause)


def _not_asked(sentence: Sentence, negation: Token, clause: range, roles: list[str]) -> int | None:
    """The token that names the requests of which there were none; else ``None``."""
    if _nobody_asked(sentence, negation, clause, roles):
        return clause.stop - 1
    if "request" not in roles or {"answer", "outcome", "result"} & set(roles):
        return None
    at = clause.start + roles.index("request")
    between = sentence.words(negation.end, sentence.tokens[at].start)
    caused = _CAUSE.search(between) and "receive" not in roles
    others = caused or _OF_OTHERS.search(between)
    return at if len(between) <= _REACH and not others else None


def _nobody_asked(sentence: Sentence, negation: Token, clause: range, roles: list[str]) -> bool:
    """没有公民、法人或者其他组织申请公开政府信息: neither persons nor organizations asked."""
    asked = {sentence.tokens[i].about for i in clause if sentence.tokens[i].role == "applicant"}
    if sentence.tokens[clause.start].role != "applicant" or set(roles) & _NOT_ASKING:
        return False
    end = sentence.tokens[clause.stop].start if clause.stop < len(sentence.tokens) else sentence.end
    words = sentence.words(negation.end, end)
    return asked > {"natural_person"} and _ASKING.search(words) is not None


def _not_received(
    sentence: Sentence, place: int, received: Token
) -> Iterator[tuple[ClaimDraft, int]]:
    """一件申请都没有收到: what was not received stands before."""
    for i in range(place - 1, -1, -1):
        token = sentence.tokens[i]
        if token.role in _ENDS:
            return
        if token.role == "request":
            draft, _ = _none(sentence, token, received, ("received",), i)
            yield draft, place
            return


def _no_more(
    sentence: Sentence, negation: Token, clause: range
) -> Iterator[tuple[ClaimDraft, int]]:
    """What is denied directly: 没有不予公开的情形, 无结转申请, 未制定规范性文件, 无败诉."""
    tokens = sentence.tokens
    at = clause.start
    token = tokens[at]
    if token.role in ("receive", "action", "process", "all") and at + 1 < clause.stop:
        token = tokens[at + 1]
    near = len(sentence.words(negation.end, token.start)) <= 6
    if not near:
        return
    place = tokens.index(token)
    if token.role in ("outcome", "carried_over", "carried_forward"):
        if sentence.topics[at - 1] not in ("other", "disclosure"):
            yield _none(sentence, negation, token, (token.about,), place)
    elif token.role == "document" and tokens[at].about in ("issued", token.about):
        about = f"{token.about}.issued"
        yield _none(sentence, negation, token, (about,), place)
    elif token.role == "result":
        disputes = sentence.disputes_at(place)
        if disputes and sentence.topics[place] == "disputes":
            for name in disputes:
                yield _none(sentence, negation, token, (f"{name}.{token.about}",), place)
        elif token.start < token.end and sentence.words(token.start, token.end) == "败诉":
            yield _none(sentence, negation, token, ("litigation.corrected",), place)


def _no_disputes(
    sentence: Sentence, negation: Token, clause: range, disputes: list[int]
) -> Iterator[tuple[ClaimDraft, int]]:
    tokens = sentence.tokens
    if len(sentence.words(negation.end, tokens[disputes[0]].start)) > _REACH:
        return
    if any(tokens[i].role == "result" for i in clause if i < disputes[0]):
        return  # 无败诉的行政诉讼: there may be such that were won
    results = {i: _result_after(sentence, i, clause) for i in disputes}
    for i in reversed(disputes):  # of 复议、诉讼被纠错 the result is said of both
        following = next((j for j in disputes if j > i), None)
        if results[i] is None and following is not None:
            adjoining = sentence.words(tokens[i].end, tokens[following].start)
            if len(adjoining) <= 3:
                results[i] = results[following]
    for i in disputes:
        result = results[i]
        both = tokens[i].about == "disputes"
        names = ("reconsideration", "litigation") if both else (tokens[i].about,)
        end = i if result is None else result
        about = "total" if result is None else tokens[result].about
        for name in names:
            yield _none(
                sentence,
                tokens[i] if i != disputes[0] else negation,
                tokens[end],
                (f"{name}.{about}",),
                end,
            )


def _result_after(sentence: Sentence, place: int, clause: range) -> int | None:
    for i in range(place + 1, clause.stop):
        role = sentence.tokens[i].role
        if role == "result":
            return i
        if role == "dispute":
            return None
    return None


def _and_requests(sentence: Sentence, negation: Token, clause: range, dispute: int) -> bool:
    """未收到申请和行政复议: whether requests are denied beside disputes, not their cause."""
    requests = [i for i in clause if sentence.tokens[i].role == "request" and i < dispute]
    if not requests or sentence.tokens[clause.start].role != "receive":
        return False
    between = sentence.words(sentence.tokens[requests[-1]].end, sentence.tokens[dispute].start)
    before = sentence.words(negation.end, sentence.tokens[requests[0]].start)
    return between[:1] in ("、", "和", "及", "或", "也") and not _CAUSE.search(before)


def _on_fees(sentence: Sentence, place: int, roles: list[str]) -> bool:
    on_subject = sentence.topics[place] in ("applications", "fee") or "信息公开" in sentence.text
    return on_subject and ("collect" in roles or sentence.topics[place] == "fee")


def _none(
    sentence: Sentence, first: Token, last: Token, about: tuple[str, ...], place: int
) -> tuple[ClaimDraft, int]:
    name = about[0].partition(".")[0]
    kinds: dict[str, ClaimKind] = {
        "information_fee": "narrative.information_fee",
        "regulations": "narrative.disclosure",
        "normative_documents": "narrative.disclosure",
        "policy_documents": "narrative.disclosure",
    }
    kind = kinds.get(name, "narrative.none")
    unit: ClaimUnit = "元" if name == "information_fee" else "件"
    end = max(last.end, first.end)
    draft = ClaimDraft(kind, about, 0, first.start, end, unit=unit, negated=True, category="none")
    return draft, place


def sweeping(sentence: Sentence) -> Iterator[tuple[ClaimDraft, int]]:
    """What the sentence says of all cases: 均获维持, 全部办结."""
    for place, token in enumerate(sentence.tokens):
        if token.role in ("rate", "all") and _planned(sentence, place):
            continue
        if token.role == "rate":
            draft = _closed_by_rate(sentence, place)
            if draft is not None:
                yield draft, place
        if token.role != "all":
            continue
        for i in range(place + 1, len(sentence.tokens)):
            following = sentence.tokens[i]
            if following.role in _ENDS or following.role in ("negation", "number"):
                break
            if following.role == "result" and following.about == "upheld":
                upheld = _upheld(sentence, place, i)
                if upheld is not None:
                    yield upheld, i
                break
            if following.role == "answer":
                closed = _all_closed(sentence, place, i)
                if closed is not None:
                    yield closed, i
                break


def _upheld(sentence: Sentence, place: int, result: int) -> ClaimDraft | None:
    """均获维持 speaks of every dispute that the sentence has named."""
    named = _named_in_clause(sentence, place)
    if sentence.last(place, "respectively") >= 0:
        named = named or list(sentence.carried.disputes)
    names = dict.fromkeys(named or sentence.carried.disputes)
    if "disputes" in names:
        names = dict.fromkeys(("reconsideration", "litigation"))
    if not names:
        return None
    about = tuple(f"{name}.upheld" for name in names)
    first, last = sentence.tokens[place], sentence.tokens[result]
    return ClaimDraft("narrative.upheld", about, None, first.start, last.end, category="upheld")


def _named_in_clause(sentence: Sentence, place: int) -> list[str]:
    """The disputes that 均 at ``place`` speaks of, back to the results of others or a semicolon."""
    named: list[str] = []
    for i in range(place - 1, -1, -1):
        token = sentence.tokens[i]
        if token.role == "dispute":
            named[:0] = [each.about for each in joined(sentence, i)]
        elif named and token.role in ("result", "pending", "semicolon"):
            break
    return named


def _all_closed(sentence: Sentence, place: int, answer: int) -> ClaimDraft | None:
    tokens = sentence.tokens
    first, last = tokens[place], tokens[answer]
    if sentence.topics[place] != "applications" or any(
        draft.about == ("outcomes.total",) for draft in sentence.drafts_of("narrative.handled")
    ):
        return None
    if sentence.drafts_of("narrative.carried_forward") or not sentence.asks_before(place):
        return None
    if _of_a_part(sentence, place):
        return None
    words = sentence.words(first.start, last.end)
    # 均在法定期限内答复 says that answers came in time, not that every request has one
    if not _CLOSED.search(words) and _IN_TIME.search(words):
        return None
    return ClaimDraft("narrative.all_closed", ("carried_forward",), None, first.start, last.end)


def _of_a_part(sentence: Sentence, place: int) -> bool:
    """Whether 均 at ``place`` speaks of a part of the requests: 上年结转的2件均已办结."""
    if _DUE.search(sentence.words(sentence.start, sentence.tokens[place].start)):
        return True
    clause = set()
    for token in reversed(sentence.tokens[:place]):
        if token.role in _ENDS or token.role == "pause":
            break
        clause.add(token.role)
    return "carried_over" in clause and "receive" not in clause


def limited_to_time(sentence: Sentence, place: int) -> bool:
    """Whether the words up to a rate speak of those due alone: 均在法定期限内答复，答复率100%."""
    return (
        _TIME_LIMIT.search(sentence.words(sentence.start, sentence.tokens[place].start)) is not None
    )


def _closed_by_rate(sentence: Sentence, place: int) -> ClaimDraft | None:
    token = sentence.tokens[place]
    if sentence.topics[place] != "applications" or limited_to_time(sentence, place):
        return None
    if sentence.drafts_of("narrative.carried_forward"):
        return None
    return ClaimDraft("narrative.all_closed", ("carried_forward",), None, token.start, token.end)


_OWN: Final = lazy_pattern(r"(?:,|度,|度)?(?:我|本|全(?:市|区|县|镇|乡|街道|局|系统))")
_YEAR_PLANS: Final = lazy_pattern(r"将|拟|计划|下一步|打算|展望|力争|要(?:继续|进一步)")
MAX_HEADING: Final = 24
"""Longest heading: a paragraph or first sentence that only names what follows."""
_HEADINGS: Final = ("情况", "方面", "工作", "管理", "建设", "保障", "公开", "监督")
YEAR_SECTIONS: Final = frozenset(("overview", "other_matters"))


def wrong_year(sentence: Sentence, section: str) -> ClaimDraft | None:
    """The claim that the sentence speaks of another year, where it begins by saying so.

    A year that is only compared with, carried over from, or planned for is none.
    """
    year = sentence.carried.year
    token = first_year(sentence)
    if year is None or section not in YEAR_SECTIONS or token is None:
        return None
    named = year_of(sentence.words(token.start, token.end))
    if named == year or _YEAR_PLANS.search(sentence.text):
        return None
    others = [
        t for t in sentence.tokens if t.role in ("year", "compare", "period") and t is not token
    ]
    if any(t.role != "period" or t.about != "this_year" for t in others):
        return None
    if not sentence.drafts and not _of_its_own(sentence, token):
        return None
    behind = sentence.words(token.end, token.end + 8)
    if behind.startswith(("底", "末", "以来", "工作中", "版", "起")):
        return None
    return ClaimDraft("narrative.year", ("year",), named, token.start, token.end, unit="年")


def first_year(sentence: Sentence) -> Token | None:
    """The year that a sentence begins with, behind its number and heading if it has them."""
    token = next((t for t in sentence.tokens if t.role == "year"), None)
    if token is None:
        return None
    before = sentence.words(sentence.start, token.start)
    head = before.strip(HIDDEN + ",、:")
    heading = before.startswith(HIDDEN) and len(head) <= MAX_HEADING and head.endswith(_HEADINGS)
    return token if head in ("", "在") or (heading and "," not in head) else None


def _of_its_own(sentence: Sentence, year: Token) -> bool:
    """Whether the words behind a year name the organ itself: 我局, 本机关, its name."""
    behind = sentence.words(year.end, sentence.end)
    agency = sentence.carried.agency
    own = agency is not None and behind.lstrip(",度").startswith(agency)
    return own or _OWN.match(behind) is not None


def drop_lists_of_years(sentences: list[Sentence]) -> None:
    """Drops claims of a wrong year where a paragraph tells one year after the other."""
    if not any(each.drafts_of("narrative.year") for each in sentences):
        return
    leading = [(each, token) for each in sentences if (token := first_year(each)) is not None]
    named = [year_of(each.words(token.start, token.end)) for each, token in leading]
    if len(set(named)) < 2:
        return
    told = [{d.about for d in each.drafts if d.kind != "narrative.year"} for each, _ in leading]
    for place, (sentence, _) in enumerate(leading):
        if any(
            named[other] != named[place]
            and (told[place] & told[other] or _unparted(sentence, leading[other][0], told[place]))
            for other in range(len(leading))
        ):
            sentence.drafts = [d for d in sentence.drafts if d.kind != "narrative.year"]


def _unparted(one: Sentence, two: Sentence, told: set[tuple[str, ...]]) -> bool:
    """Whether neither claims figures and no number of an item stands between them."""
    between = one.folded.plain[min(one.start, two.start) : max(one.start, two.start) + 1]
    return not told and HIDDEN not in between
