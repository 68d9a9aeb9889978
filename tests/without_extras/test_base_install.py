"""The base install, without any extra: the main job works, and nothing optional is there."""

from __future__ import annotations

import base64
import importlib.util
import io
import subprocess
import sys
import zipfile
from html import escape
from pathlib import Path

import pytest

import govinfo_report as gr

ROOT = Path(__file__).resolve().parent.parent.parent
CLEAN = ROOT / "docs" / "examples" / "wuxing-hrss-2023.txt"
EARLIER = ROOT / "docs" / "examples" / "wuxing-hrss-2022.txt"
SLIPS = ROOT / "docs" / "examples" / "wuxing-hrss-2023-slips.txt"

OPTIONAL = (
    "docx",
    "hypothesis",
    "jsonschema_rs",
    "narwhals",
    "numpy",
    "openpyxl",
    "ortools",
    "pandas",
    "polars",
    "pypdfium2",
    "rapidfuzz",
    "rich",
    "selectolax",
)


def test_a_report_is_consistent_or_not_without_hypothesis(clean: gr.Reading) -> None:
    from govinfo_report.testing import assert_consistent, reports

    assert_consistent(clean)
    with pytest.raises(AssertionError, match=r"applications\.balance"):
        assert_consistent(gr.read_text(SLIPS.read_text(encoding="utf-8")))
    with pytest.raises(gr.MissingExtraError, match="testing"):
        reports()


@pytest.mark.parametrize("module", OPTIONAL)
def test_nothing_optional_is_installed(module: str) -> None:
    assert importlib.util.find_spec(module) is None


def test_the_library_comes_from_the_wheel_and_says_that_it_is_typed() -> None:
    package = Path(gr.__file__).parent
    assert ROOT not in package.parents
    assert (package / "py.typed").is_file()


@pytest.fixture(scope="module")
def clean() -> gr.Reading:
    return gr.read_text(CLEAN.read_text(encoding="utf-8"))


def test_a_page_of_text_is_read(clean: gr.Reading) -> None:
    assert clean.report.edition == "2021"
    assert clean.report.year == 2023
    assert gr.get_cell(clean.report, "applications.received.total") == 3
    assert gr.get_cell(clean.report, "proactive_disclosure.licensing.decisions") == 123


def test_a_text_file_is_read_like_its_text(clean: gr.Reading) -> None:
    assert gr.cells(gr.read(CLEAN).report) == gr.cells(clean.report)


def test_a_word_file_is_read_as_well() -> None:
    reading = gr.read(SLIPS.with_suffix(".docx"))
    assert reading.format == "docx"
    assert gr.cells(reading.report) == gr.cells(gr.read(SLIPS).report)


def test_an_excel_file_is_read_as_well() -> None:
    reading = gr.read(excel_file(SLIPS.read_text(encoding="utf-8").splitlines()))
    assert reading.format == "xlsx"
    assert gr.cells(reading.report) == gr.cells(gr.read(SLIPS).report)


def test_an_ofd_file_is_read_as_well() -> None:
    reading = gr.read(ofd_file(SLIPS.read_text(encoding="utf-8").splitlines()))
    assert reading.format == "ofd"
    assert gr.cells(reading.report) == gr.cells(gr.read(SLIPS).report)


def test_an_opendocument_sheet_is_read_as_well() -> None:
    space = "urn:oasis:names:tc:opendocument:xmlns"
    rows = "".join(
        f"<t:table-row><t:table-cell><x:p>{escape(line)}</x:p></t:table-cell></t:table-row>"
        for line in SLIPS.read_text(encoding="utf-8").splitlines()
    )
    content = (
        f'<o:document-content xmlns:o="{space}:office:1.0" xmlns:t="{space}:table:1.0" '
        f'xmlns:x="{space}:text:1.0"><o:body><o:spreadsheet><t:table>{rows}</t:table>'
        "</o:spreadsheet></o:body></o:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    reading = gr.read(file.getvalue())
    assert reading.format == "ods"
    assert gr.cells(reading.report) == gr.cells(gr.read(SLIPS).report)


def test_files_in_archives_and_mails_are_read_as_well() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", SLIPS.read_bytes())
    attached = base64.encodebytes(SLIPS.read_bytes()).decode()
    mail = (
        'MIME-Version: 1.0\nSubject: a\nContent-Type: multipart/mixed; boundary="x"\n\n--x\n'
        'Content-Type: application/octet-stream; name="a.txt"\n'
        "Content-Disposition: attachment\nContent-Transfer-Encoding: base64\n\n"
        f"{attached}\n--x--\n"
    )
    for package in (file.getvalue(), mail.encode()):
        reading = gr.read(package)
        assert reading.report.metadata.source == "a.txt"
        assert gr.cells(reading.report) == gr.cells(gr.read(SLIPS).report)


def ofd_file(lines: list[str]) -> bytes:
    """A long page with a line of text below the other."""
    objects = "".join(
        f'<TextObject Boundary="100 {500 + 5 * at} 9 9" Size="4"><TextCode Y="4">{escape(line)}'
        "</TextCode></TextObject>"
        for at, line in enumerate(lines)
        if line.strip()
    )
    parts = {
        "OFD.xml": "<OFD><DocBody><DocRoot>D.xml</DocRoot></DocBody></OFD>",
        "D.xml": '<Document><Pages><Page BaseLoc="P.xml"/></Pages></Document>',
        "P.xml": "<Page><Area><PhysicalBox>0 0 5000 5000</PhysicalBox></Area>"
        f"<Content><Layer>{objects}</Layer></Content></Page>",
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def excel_file(lines: list[str]) -> bytes:
    """A sheet with a line of text in each row."""
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    sheet = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    rows = "".join(
        f'<row><c t="inlineStr"><is><t>{escape(line)}</t></is></c></row>' for line in lines
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, xml in {
            "[Content_Types].xml": "<Types><Override PartName='/xl/workbook.xml' "
            f"ContentType='{types}'/></Types>",
            "xl/workbook.xml": "<workbook><sheets><sheet id='a'/></sheets></workbook>",
            "xl/_rels/workbook.xml.rels": "<Relationships><Relationship Id='a' Type="
            f"'{sheet}' Target='sheet.xml'/></Relationships>",
            "xl/sheet.xml": f"<worksheet><sheetData>{rows}</sheetData></worksheet>",
        }.items():
            archive.writestr(name, xml)
    return file.getvalue()


def test_a_report_comes_back_from_its_document(clean: gr.Reading) -> None:
    assert gr.loads(gr.dumps(clean.report)) == clean.report


def test_a_document_is_validated(clean: gr.Reading) -> None:
    document = gr.unstructure(clean.report)
    assert gr.validate(document) == []
    assert gr.validate({**document, "edition": "1999"}) != []


def test_a_sound_page_passes_and_one_with_slips_does_not(clean: gr.Reading) -> None:
    assert gr.check(clean).ok
    assert not gr.check(gr.read(SLIPS)).ok


def test_two_reports_are_compared(clean: gr.Reading) -> None:
    cell = "applications.received.natural_person"
    current = gr.replace_cells(clean.report, {cell: 5})
    changed = {c.cell: (c.before, c.after) for c in gr.compare(clean.report, current).changes}
    assert changed[cell] == (3, 5)


def test_the_narrative_of_two_reports_is_compared_as_everywhere(clean: gr.Reading) -> None:
    comparison = gr.compare(gr.read(EARLIER).report, clean.report)
    # The figures that docs/how-to/compare-years.md prints, where every extra is installed.
    shares = {s.section: round(float(s.similarity or 0), 2) for s in comparison.narrative}
    assert shares["introduction"] == 1.0
    assert shares["overview"] == 0.67
    assert comparison.differs
    rule = "continuity.repeated_narrative"
    outcomes = [o.outcome for o in comparison.findings.outcomes if o.rule == rule]
    assert outcomes
    assert "not_applicable" not in outcomes


def test_no_rule_is_left_out_for_want_of_a_library(clean: gr.Reading) -> None:
    for rule in gr.rules():
        for reason in rule.reasons.values():
            assert "pip install" not in reason.en


def test_every_public_name_can_be_had() -> None:
    assert [name for name in gr.__all__ if not hasattr(gr, name)] == []


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    script = Path(sys.executable).parent / "govinfo-report"
    return subprocess.run([script, *arguments], capture_output=True, check=False, encoding="utf-8")


def test_the_command_line_checks_a_page_in_plain_text() -> None:
    sound = command("check", str(CLEAN))
    assert (sound.returncode, sound.stderr) == (0, "")
    slips = command("check", str(SLIPS))
    assert slips.returncode == 1
    assert "\x1b" not in slips.stdout


def test_the_form_is_written_in_the_formats_that_need_no_library(clean: gr.Reading) -> None:
    for name in ("html", "markdown", "text"):
        assert "吴兴区人力社保局2023年".encode() in gr.render(clean.report, name)
    for name in ("docx", "xlsx"):
        with pytest.raises(gr.MissingExtraError, match=name):
            gr.render(clean.report, name)


def test_frames_need_an_extra_and_say_so_when_they_are_asked_for(clean: gr.Reading) -> None:
    one = (gr.from_frame, gr.check_frame, gr.blank_cells, gr.long_frame, gr.indicator_frame)
    uses = [(gr.to_frame, [clean]), *((each, None) for each in one)]
    for use, given in uses:
        with pytest.raises(gr.MissingExtraError, match="frames"):
            use(given)
    with pytest.raises(gr.MissingExtraError, match="frames"):
        gr.compare_frame(None, None)


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("html", b"<html><body>"),
        ("pdf", b"%PDF-1.7"),
    ],
)
def test_a_page_whose_format_needs_a_library_names_the_extra(name: str, start: bytes) -> None:
    with pytest.raises(gr.MissingExtraError, match=name):
        gr.read(start)
