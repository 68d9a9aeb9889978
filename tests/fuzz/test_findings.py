"""What fuzzing found, once and for all, and a few seconds of it: without atheris."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

import govinfo_report as gr
from tests.fuzz.samples import seeds
from tests.fuzz.targets import TARGETS, dictionary
from tests.work import counted

FINDINGS = Path(__file__).parent / "findings"
MOST_CALLS = 8_000_000
"""Most functions that one input may cause to be called: a few seconds of work."""


def found() -> Iterator[tuple[str, Path]]:
    for target in TARGETS:
        for path in sorted((FINDINGS / target).glob("*")):
            yield target, path


@pytest.mark.parametrize(
    ("target", "path"), list(found()), ids=lambda part: getattr(part, "name", part)
)
def test_what_was_found_stays_mended(target: str, path: Path) -> None:
    with counted() as calls:
        TARGETS[target](path.read_bytes())
    assert calls() < MOST_CALLS


@pytest.mark.parametrize("target", TARGETS)
def test_a_target_takes_its_sound_inputs_and_damaged_ones(target: str) -> None:
    random = Random(target)
    words = dictionary()
    for seed in seeds(target):
        TARGETS[target](seed)
        for _ in range(12):
            data = bytearray(seed)
            for _ in range(random.randint(1, 8)):
                place = random.randrange(len(data))
                piece = random.choice((random.choice(words), random.randbytes(3), b""))
                data[place : place + random.choice((0, 1, len(piece), 200))] = piece
            TARGETS[target](bytes(data))


@pytest.mark.parametrize("rows", [("all",), ("correction_overdue", "fee_overdue", "other"), ()])
def test_other_outcomes_in_both_shapes_are_read_in_the_one_that_has_numbers(
    rows: tuple[str, ...],
) -> None:
    """A page may print 其他处理 as one row and as three; a report has one of the two."""
    shapes = {
        "correction_overdue": ["1.申请人无正当理由逾期不补正", *"1000001"],
        "fee_overdue": ["2.申请人逾期未按收费通知要求缴纳费用", *"2000002"],
        "other": ["3.其他", *"4000004"],
        "all": ["（六）其他处理", *"7000007"],
    }
    blank = {name: [cells[0], *[""] * 7] for name, cells in shapes.items()}
    columns = ["", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    body = [columns, ["（五）不予处理5.要求行政机关确认或重新出具已获取信息", *"0000000"]]
    body += [shapes[name] if not rows or name in rows else blank[name] for name in shapes]
    body.append(["（七）总计", *"7000007"])
    table = "".join("<tr><td>" + "<td>".join(cells) for cells in body)
    page = (
        "<h1>某局2023年政府信息公开工作年度报告</h1><p>三、收到和处理政府信息公开申请情况</p>"
        f"<table>{table}</table><p>四、政府信息公开行政复议、行政诉讼情况</p>"
    )
    reading = gr.read(page.encode(), format="html")
    prefix = "applications.outcomes.other."
    read = {cell.split(".")[3] for cell in gr.cells(reading.report) if cell.startswith(prefix)}
    assert read == set(rows or ("correction_overdue", "fee_overdue", "other"))
    lost = {note.where for note in reading.notes if note.kind == "row_repeated"}
    assert lost == (set() if rows else {f"{prefix}all"})
    assert gr.loads(gr.dumps(reading.report)) == reading.report
