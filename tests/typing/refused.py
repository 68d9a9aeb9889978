"""Mistakes that a user's type checker finds: mypy and pyright report each of these lines.

Checked, never run. A line that stops being an error is reported as an unused comment.
"""

from __future__ import annotations

from pathlib import Path

import govinfo_report as gr

report = gr.loads("{}")
reading = gr.read_text("")
finding = gr.check(report)[0]

# languages ----------------------------------------------------------------------------------------
finding.message("cn")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
reading.notes[0].message("ch")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
gr.check(report).to_text("zh-CN")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
gr.check(report).to_html("chinese")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
gr.compare(report, report).to_markdown("fr")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
gr.Series([report]).to_text("CN")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
gr.locate(report).to_text("english")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
gr.form("2021").text("cn")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

# formats ------------------------------------------------------------------------------------------
gr.render(report, "word")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
gr.render(report, "pdf")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
gr.render(report, "text", layout="wide")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
gr.render_blank("2021", "excel")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
gr.read("page", convert="word")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
gr.read("page", format="word")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
gr.loads("{}", unknown="ignore")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

# neither a report nor a reading -------------------------------------------------------------------
gr.check("draft.json")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
gr.check(report, previous=Path("last.json"))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
gr.compare(report, "x")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
gr.Series(report)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
gr.dumps({"edition": "2021"})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
gr.loads(Path("draft.json"))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
gr.form(2021)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

# absent, blank or a number ------------------------------------------------------------------------
year: int | None = reading.year  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
total: int = report.applications.received.total  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
