"""Prints precision and recall of the claims: ``python -m tests.narrative``.

First of the sentences of the grammar, then of real reports, where they are at hand.
"""

from __future__ import annotations

import sys

from tests.narrative import other_shapes, shapes
from tests.narrative.corpus import PAGES, findings, score
from tests.narrative.grammar import rows, sentences


def main() -> int:
    """Reads the sentences and every page; 1 where a claim is missed or a finding is wrong."""
    wrong = _grammar()
    return int(_corpus() or wrong) if PAGES.is_dir() else int(wrong)


def _grammar() -> bool:
    """Prints the sentences that are misjudged; whether any of them was called wrong though not."""
    made = list(sentences(shapes.TRUE, shapes.FALSE, other_shapes.OTHER))
    sys.stdout.write("\n".join(rows(made)) + "\n")
    for sentence in made:
        if (sentence.truth == "false") != bool(sentence.alarms):
            kind = "false alarm" if sentence.alarms else "not found"
            sys.stdout.write(f"{kind}: {sentence.kind}: {sentence.text} {sentence.alarms}\n")
    return any(sentence.alarms for sentence in made if sentence.truth != "false")


def _corpus() -> bool:
    """Reads every page; whether a claim is missed or a finding is wrong."""
    result = score()
    title = f"{'kind':28} {'listed':>6} {'found':>6} {'more':>6} precision  recall"
    sys.stdout.write("\n".join((title, *result.rows())) + "\n")
    for kind, lines in (("missed", result.missed), ("not listed", result.unlisted)):
        for line in lines:
            sys.stdout.write(f"{kind}: {line}\n")
    false = absent = right = 0
    for page, said, wrong in findings():
        right += len(said & wrong)
        false += len(said - wrong)
        absent += len(wrong - said)
        for kind, pairs in (("false alarm", said - wrong), ("not found", wrong - said)):
            for rule, value in sorted(pairs):
                sys.stdout.write(f"{kind}: {page}: {rule} {value}\n")
    sys.stdout.write(f"found rightly {right}, false alarms {false}, not found {absent}\n")
    return bool(result.missed or false or absent)


if __name__ == "__main__":
    sys.exit(main())
