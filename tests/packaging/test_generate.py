"""The registry of generated files: what is missing, differs or is left over is found and mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import generate
from scripts.generate import Generator


@pytest.fixture
def sample() -> Generator:
    content = {"made/one.md": "# 一\n", "made/deep/two.md": "two\n"}
    return Generator("sample", ("made/**/*.md",), lambda: content)


def test_after_writing_everything_is_up_to_date(sample: Generator, tmp_path: Path) -> None:
    assert generate.write(sample, tmp_path) == ["wrote made/one.md", "wrote made/deep/two.md"]
    assert (tmp_path / "made/one.md").read_bytes() == "# 一\n".encode()
    assert generate.check(sample, tmp_path) == []
    assert generate.write(sample, tmp_path) == []


def test_a_missing_file_is_reported(sample: Generator, tmp_path: Path) -> None:
    generate.write(sample, tmp_path)
    (tmp_path / "made/one.md").unlink()
    assert generate.check(sample, tmp_path) == ["made/one.md: missing"]


@pytest.mark.parametrize("edited", ["# 二\n", "# 一", "# 一\r\n", ""])
def test_a_file_edited_by_hand_is_reported_and_restored(
    edited: str, sample: Generator, tmp_path: Path
) -> None:
    generate.write(sample, tmp_path)
    (tmp_path / "made/one.md").write_bytes(edited.encode())
    (problem,) = generate.check(sample, tmp_path)
    assert problem.startswith("made/one.md: differs")
    assert generate.write(sample, tmp_path) == ["wrote made/one.md"]
    assert generate.check(sample, tmp_path) == []


def test_a_file_that_is_no_longer_generated_is_reported_and_removed(
    sample: Generator, tmp_path: Path
) -> None:
    generate.write(sample, tmp_path)
    old = tmp_path / "made/deep/old.md"
    old.write_text("old\n", encoding="utf-8")
    assert generate.check(sample, tmp_path) == ["made/deep/old.md: left over, no longer generated"]
    generate.write(sample, tmp_path)
    assert not old.exists()


def test_checking_changes_nothing(sample: Generator, tmp_path: Path) -> None:
    generate.check(sample, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_generator_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        generate.main(["--check", "no-such-generator"])
    assert "no-such-generator" in capsys.readouterr().err
