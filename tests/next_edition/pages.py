"""Prints what reading gives for each page named on standard input: a digest of report and notes."""

from __future__ import annotations

import hashlib
import json
import sys

import govinfo_report as gr


def digest(path: str) -> str:
    try:
        reading = gr.read(path)
    except gr.GovInfoReportError as error:
        return f"refused: {error}"
    notes = [(n.kind, n.where, n.raw, n.message("en")) for n in reading.notes]
    whole = gr.dumps(reading.report) + json.dumps(notes, ensure_ascii=False)
    kinds = " ".join(sorted({note.kind for note in reading.notes}))
    return f"{reading.report.edition} {hashlib.sha256(whole.encode()).hexdigest()} {kinds}"


if __name__ == "__main__":
    json.dump({path: digest(path) for path in sys.stdin.read().splitlines()}, sys.stdout)
