"""What the library makes of a file, as one text: under CPython and in the browser's Python."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import govinfo_report as gr


class NamedFile(BytesIO):
    """A file in memory that has a name."""

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__(data)
        self.name = name


def outcome(name: str, data: bytes) -> str:
    """Returns document, notes and findings of a page, or why it is refused, as JSON."""
    told: dict[str, Any] = {}
    if name.endswith(".json"):
        told["problems"] = [
            (each.pointer, each.keyword, each.message, each.message_zh, each.value, each.line)
            for each in gr.validate(data)
        ]
    try:
        reading = gr.read(NamedFile(data, name))
    except gr.GovInfoReportError as error:
        told["refused"] = [type(error).__name__, *_said(error)]
        return json.dumps(told, ensure_ascii=False)
    findings = gr.check(reading)
    told |= {
        "document": gr.dumps(reading.report),
        "notes": [
            (
                note.kind,
                note.severity,
                str(note.where),
                note.raw,
                note.message("zh"),
                note.message("en"),
            )
            for note in reading.notes
        ],
        "findings": findings.to_json(),
        "messages": [_said(each) for each in findings],
        "corrections": repr(gr.locate(reading.report)),
    }
    return json.dumps(told, ensure_ascii=False)


def _said(told: gr.Note | gr.Finding | gr.GovInfoReportError) -> tuple[str, str]:
    return told.message("zh"), told.message("en")
