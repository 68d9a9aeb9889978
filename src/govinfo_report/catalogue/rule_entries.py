"""The classes of the catalogue of rules; :mod:`govinfo_report.catalogue.rules` gives the rules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import msgspec
from attrs import field, frozen

from govinfo_report.catalogue.entries import Source
from govinfo_report.language import Lang, Text
from govinfo_report.strict_toml import Record

RuleKind = Literal[
    "identity",
    "cell",
    "structure",
    "metadata",
    "plausibility",
    "narrative",
    "collection",
    "hierarchy",
    "continuity",
]
"""What a rule speaks of."""

Basis = Literal["official", "arithmetic", "heuristic"]
"""What a rule rests on: a printed source, what a total means, or what is usually so."""

Severity = Literal["error", "warning", "info"]
"""How badly a violation matters."""

Outcome = Literal["holds", "violated", "undecided", "not_applicable"]
"""What a rule says of a report: always one of four, never only yes or no."""

Needs = Literal["report", "page", "previous", "collection", "manifest"]
"""What a rule looks at: the report alone, the page it was read from, last year's report, the other
reports of a collection, or what a manifest declares of them."""


Relation = Literal["=", "<="]
"""How the two sums of a linear rule compare."""


class Linear(Record, frozen=True, kw_only=True):
    """The terms of a linear rule: in each column, or each row, one sum is (at most) another.

    :mod:`govinfo_report.identities` writes them out as coefficients of cells.

    Attributes:
        table: The table it speaks of.
        each: Whether it is said of each ``column`` (then its terms are rows) or of each ``row``.
        plus: Terms of the left side: row or column ids; ``outcomes.*`` is every row under
            ``outcomes``, ``*`` every row or column, that is no sum of others itself (``total``)
            and that neither side names: so no subtotal is counted beside its parts.
        minus: Terms of the right side.
        relation: How left and right compare.
        within: The rows (or columns) it is said of; empty for all.
    """

    table: str
    each: Literal["column", "row"]
    plus: tuple[str, ...]
    minus: tuple[str, ...]
    relation: Relation = "="
    within: tuple[str, ...] = ()


class Example(Record, frozen=True, kw_only=True):
    """A report in short, and what the rule says of it; executed by the tests.

    Attributes:
        outcome: What comes out; of last year's report and of others it says nothing.
        edition: The edition of the report: the first that has the rule, unless it says another.
        editions: In data files, the editions in which the example holds alike: it stands for one of
            each. Empty here.
        fill: What every cell of the form holds that the example does not name: ``"zero"``,
            ``"blank"`` or ``"absent"``.
        cells: Cell id, or the beginning of several → value; any type, for drafts hold anything;
            ``"decimal 25.1"`` stands for an exact amount.
        blank: Members, and beginnings of cell ids, that are blank (``null``).
        absent: Members, and beginnings of cell ids, that are absent.
        members: Members of the document that differ from the usual.
        notes: What reading the page noted; ``None``: there is no page.
        previous: Last year's report as an example of the same form; ``None``: not at hand.
        others: Further reports of the collection; with none there is only this one.
        manifest: Content of the manifest; ``None``: there is none.
        severity: Severity of the finding where it is not the rule's.
        finds: Cells of the finding; ``None`` where the example does not say.
    """

    outcome: Outcome = "holds"
    edition: str = ""
    editions: tuple[str, ...] = ()
    fill: Literal["zero", "blank", "absent"] = "zero"
    cells: Mapping[str, Any] = msgspec.field(default_factory=dict)
    blank: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    members: Mapping[str, Any] = msgspec.field(default_factory=dict)
    notes: tuple[Mapping[str, str], ...] | None = None
    previous: Example | None = None
    others: tuple[Example, ...] = ()
    manifest: Mapping[str, Any] | None = None
    severity: Severity | None = None
    finds: tuple[str, ...] | None = None


@frozen(hash=False)
class Rule:
    """One rule.

    Attributes:
        id: Its permanent name (``applications.balance``).
        kind: What it speaks of.
        basis: What it rests on; a ``heuristic`` rule is never an error.
        severity: How badly a violation matters; single findings may matter less.
        needs: What it looks at; without it the rule is not applicable.
        formula: Its statement in the words of the cell ids.
        editions: The editions of the form that have it.
        title: Its name.
        explanation: What it checks and why, and what to do.
        sources: The notices and articles that it rests on.
        outcomes: The outcomes it can have.
        messages: Message templates of its findings, by variant.
        reasons: Why it may be not applicable, by key.
        notes: Kinds of reading notes that it reports (page rules).
        parameters: Thresholds and other data of its function.
        linear: Its terms, where it is linear.
        examples: Reports in short, one or more for each of its outcomes.
        frames: Whether :func:`govinfo_report.check_frame` asks it too, of many reports at once.
        added: The version of the library that brought it; empty for a rule of a pack.
    """

    id: str
    kind: RuleKind
    basis: Basis
    severity: Severity
    needs: Needs
    formula: str
    editions: tuple[str, ...]
    title: Text
    explanation: Text
    sources: tuple[Source, ...]
    outcomes: tuple[Outcome, ...]
    messages: Mapping[str, Text] = field(repr=False)
    reasons: Mapping[str, Text] = field(repr=False)
    notes: tuple[str, ...] = ()
    parameters: Mapping[str, Any] = field(factory=dict, repr=False)
    linear: Linear | None = field(default=None, repr=False)
    examples: tuple[Example, ...] = field(default=(), repr=False)
    frames: bool = field(default=False, repr=False)
    added: str = field(default="", repr=False)

    def named(self, lang: Lang | None = None) -> str:
        """Id and title, for a reader who knows neither: ``cell.blank (Blank cell)``."""
        title = Text("{id}（{title}）", "{id} ({title})")
        return title(lang, id=self.id, title=Text(self.title.zh, self.title.en))
