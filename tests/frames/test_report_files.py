"""Files of many reports: written whole, read one after another, broken ones named."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govinfo_report as gr
from govinfo_report.frames.tables import RowMaker, csv_parts
from govinfo_report.model.contract import MAX_BYTES
from govinfo_report.testing.strategies import reports
from tests.frames.building import many, nobody

LINE = gr.dumps(nobody("2021"))


def broken(path: Path) -> list[tuple[str, int | None, str]]:
    """What is wrong with the reports of a file."""
    errors: list[gr.RecordError] = []
    list(gr.iter_reports(path, on_error=errors.append))
    return [(Path(error.file).name, error.line, error.reason) for error in errors]


@settings(max_examples=25)
@given(made=st.lists(reports(), max_size=4))
def test_what_is_written_as_ndjson_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, made: list[gr.Report]
) -> None:
    path = tmp_path_factory.mktemp("ndjson") / "new folder" / "reports.ndjson"
    assert gr.write_ndjson(iter(made), path) == len(made)
    assert list(gr.iter_reports(path)) == made
    assert path.read_bytes().count(b"\n") == len(made)


def test_broken_lines_are_named_and_the_others_read(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    wrong = LINE.replace('"edition":"2021"', '"edition":"2020"')
    lines = ["\ufeff" + LINE, "", "{", LINE + "\r", wrong, "[]", "\ud800", LINE]
    path.write_bytes("\n".join(lines).encode("utf-8", "surrogatepass"))
    errors: list[gr.RecordError] = []
    assert len(list(gr.iter_reports(path, on_error=errors.append))) == 3
    assert [error.line for error in errors] == [3, 5, 6, 7]
    assert all(error.file == str(path) for error in errors)
    assert errors[0].message("en").startswith(f"{path}, line 3: ")
    assert errors[0].message("zh").startswith(f"{path} 第3行：")
    assert "/edition" in errors[1].reason


def test_without_a_function_the_first_error_comes_after_all_reports(tmp_path: Path) -> None:
    path = tmp_path / "reports.ndjson"
    path.write_text(f"{{\n{LINE}\n[\n{LINE}\n]", "utf-8")
    found = gr.iter_reports(path)
    assert [next(found).edition, next(found).edition] == ["2021", "2021"]
    with pytest.raises(gr.RecordError, match=r"line 1: .*and 2 more reports could not be read"):
        next(found)
    path.write_text(f"[\n{LINE}", "utf-8")
    with pytest.raises(gr.RecordError, match="line 1: ") as caught:
        list(gr.iter_reports(path))
    assert "more" not in caught.value.message("en")


def test_a_line_longer_than_any_document_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "reports.ndjson"
    with path.open("w", encoding="utf-8") as file:
        file.write(LINE + "\n" + "[" + " " * (2 * MAX_BYTES) + "]\n" + LINE)
    assert [line for _, line, _ in broken(path)] == [2]
    assert len(list(gr.iter_reports(path, on_error=id))) == 2


def test_a_folder_is_walked_in_sorted_order(tmp_path: Path) -> None:
    years = [
        gr.Report(edition="2021", title=None, agency="甲局", year=year) for year in range(1, 6)
    ]
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "one.json").write_text(gr.dumps(years[2], indent=2), "utf-8")
    gr.write_ndjson(years[:2], tmp_path / "a.ndjson")
    gr.to_frame([years[3]]).write_parquet(tmp_path / "c.parquet")
    gr.write_ndjson([years[4]], tmp_path / ".hidden.ndjson")
    (tmp_path / "notes.txt").write_text("no report", "utf-8")
    (tmp_path / "a" / ".git").mkdir(parents=True)
    assert [report.year for report in gr.iter_reports(tmp_path)] == [1, 2, 3, 4]
    (tmp_path / "b" / "broken.json").write_text("{}", "utf-8")
    assert [(name, line) for name, line, _ in broken(tmp_path)] == [("broken.json", None)]


def test_parquet_comes_back_with_every_cell_and_state(tmp_path: Path) -> None:
    made = many(5)
    frame = gr.to_frame(made)
    frame.write_parquet(tmp_path / "reports.parquet", row_group_size=7)
    wanted = list(gr.from_frame(frame))
    assert list(gr.iter_reports(tmp_path / "reports.parquet")) == wanted
    frame.write_parquet(tmp_path / "parts", partition_by=["edition", "year"])
    found = list(gr.iter_reports(tmp_path / "parts"))
    assert sorted(found, key=repr) == sorted(wanted, key=repr)


def test_what_is_wrong_with_parquet_is_said(tmp_path: Path) -> None:
    import polars as pl

    path = tmp_path / "reports.parquet"
    path.write_bytes(b"no Parquet")
    assert broken(path) == [(path.name, None, "is no Parquet file, or a broken one")]
    frame = gr.to_frame([nobody("2021"), nobody("2019"), nobody("2021")])
    frame.drop("blank_2").write_parquet(path)
    assert broken(path) == [(path.name, None, "column blank_2: is not there")]
    wrong = frame.with_columns(
        edition=pl.Series(["2021", "2020", "2021"]), blank_1=pl.Series([0, 0, None])
    ).with_columns(applications__received__total=pl.lit(None, pl.Int64))
    wrong.write_parquet(path)
    assert [line for _, line, _ in broken(path)] == [2, 3]


def test_the_file_is_untouched_until_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "reports.ndjson"
    gr.write_ndjson([nobody("2021")] * 3, path)

    def failing() -> Iterator[gr.Report]:
        yield from gr.iter_reports(path)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        gr.write_ndjson(failing(), path)
    draft = gr.replace_cells(nobody("2021"), {"applications.received.total": -1})
    with pytest.raises(gr.DocumentError, match="applications/received/total"):
        gr.write_ndjson([nobody("2021"), draft], path)
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]
    assert gr.write_ndjson(gr.iter_reports(path), path) == 3


def test_memory_does_not_grow_with_the_number_of_reports(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        path = tmp_path / f"{count}.ndjson"
        tracemalloc.start()
        gr.write_ndjson((nobody("2021") for _ in range(count)), path)
        assert sum(1 for _ in gr.iter_reports(path)) == count
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(10)  # what is loaded once
    assert peak(400) < peak(40) * 1.5 + 100_000


def test_mistakes_are_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        gr.iter_reports(tmp_path / "none.ndjson")
    with pytest.raises(TypeError, match="on_error must be a function"):
        gr.iter_reports(tmp_path, on_error=5)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="reports must be several reports"):
        gr.write_ndjson(nobody("2021"), tmp_path / "a.ndjson")  # type: ignore[arg-type]


def test_csv_comes_back_with_every_cell_and_state(tmp_path: Path) -> None:
    path = tmp_path / "reports.csv"
    made = [*many(7), gr.Report(edition="2021", title=None, agency="=甲局", year=2022)]
    made.append(gr.Report(edition="2021", title=None, agency="'甲局", year=2022))
    maker = RowMaker()
    parts = list(csv_parts((maker.row(report) for report in made), "id"))
    path.write_text("".join(parts), "utf-8-sig", newline="")
    assert list(gr.iter_reports(path)) == list(gr.from_frame(gr.to_frame(made)))


def test_what_is_wrong_with_csv_is_said(tmp_path: Path) -> None:
    path = tmp_path / "reports.csv"
    maker = RowMaker()
    head, body = csv_parts([maker.row(nobody("2021")) for _ in range(6)], "id")
    lines = body.splitlines()
    fields = [line.split(",") for line in lines]
    year = head.split(",").index("year")
    for line, wrong in enumerate(("1_000", "٣", "2021.0", "=1")):
        fields[line][year] = wrong
    fields[4] = fields[4][:3]
    path.write_text(head + "\n".join(map(",".join, fields)), "utf-8", newline="")
    assert [line for _, line, _ in broken(path)] == [2, 3, 4, 5, 6]
    assert broken(path)[0][2] == "column year: '1_000' is no number of this column"
    assert len(list(gr.iter_reports(path, on_error=id))) == 1
    path.write_text(head.replace("blank_2,", ""), "utf-8")
    assert broken(path) == [(path.name, None, "column blank_2: is not there")]
    path.write_text(head + body, "utf-16")
    assert broken(path) == [(path.name, 1, "is no CSV in UTF-8")]
