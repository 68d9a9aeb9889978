"""Prints precision and recall of the claims of real reports: ``python -m tests.narrative``."""

from __future__ import annotations

import sys

from tests.narrative.corpus import findings, score


def main() -> int:
    """Reads every page of the corpus; 1 where a claim is missed or a finding is wrong."""
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
    return int(bool(result.missed or false or absent))


if __name__ == "__main__":
    sys.exit(main())
