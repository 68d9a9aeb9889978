"""What errors say: in either language, by one method, with their facts beside the words."""

from __future__ import annotations

import errno
import os
import pickle
import re

import pytest

import govinfo_report as gr
from govinfo_report import errors
from govinfo_report.errors import GovInfoReportError
from govinfo_report.language import VARIABLE, Text, system_words

CHINESE = re.compile(r"[\u4e00-\u9fff]")
WRONG = Text("有误", "is wrong")

ERRORS: list[GovInfoReportError] = [
    gr.DocumentError([gr.Problem("/year", WRONG), gr.Problem("", WRONG)], more=True),
    gr.DocumentError([gr.Problem("", WRONG)]),
    gr.ReadError(WRONG, Text("第3页", "page 3")),
    gr.ReadError(WRONG),
    gr.NoReportError(WRONG, "a.txt"),
    gr.UnknownCellError("received.total", "2021", ["applications.received.total"]),
    gr.UnknownCellError("received.total", "2021", editions=["2019"]),
    gr.UnknownCellError("received.total", "2021"),
    gr.UnknownCellError("applications.received.total", "2021", unread=True),
    gr.UnknownRuleError("cell.blnk", ["cell.blank", "cell.unit"]),
    gr.UnknownRuleError("nonsense"),
    errors.UnknownFormatError("word", ["html", "docx"], "docx"),
    errors.UnknownFormatError("pdf", ["html"], instead=WRONG),
    errors.TooMuchProseError(400_000, 300_000),
    gr.WaiverError([gr.WaiverProblem("(file)", WRONG), gr.WaiverProblem("waivers[2]", WRONG)], "w"),
    gr.EditionError(2021, WRONG),
    gr.FrameError(3, "year", WRONG),
    gr.FrameError(None, "year", WRONG),
    gr.RecordError("a.ndjson", 3, WRONG),
    gr.RecordError("a.json", None, WRONG),
    gr.DraftError(2019, WRONG),
    gr.ConsolidationError([gr.ConsolidationProblem(WRONG), gr.ConsolidationProblem(WRONG, (0,))]),
    gr.ManifestError("organs.toml", "(file)", WRONG),
    gr.MissingExtraError("docx", Text("写出DOCX", "writing DOCX")),
    errors.MissingReaderError("pdf", Text("读取PDF", "reading PDF"), "a.pdf"),
]


def name(error: GovInfoReportError) -> str:
    return f"{type(error).__name__}{ERRORS.index(error)}"


@pytest.mark.parametrize("error", ERRORS, ids=name)
def test_an_error_is_said_in_either_language(
    monkeypatch: pytest.MonkeyPatch, error: GovInfoReportError
) -> None:
    english, chinese = error.message("en"), error.message("zh")
    assert not CHINESE.search(english)
    assert CHINESE.search(chinese)
    assert str(error) == error.message() == english
    monkeypatch.setenv(VARIABLE, "zh")
    assert str(error) == error.message() == chinese
    with pytest.raises(ValueError, match="no language 'cn'"):
        error.message("cn")  # type: ignore[arg-type]


@pytest.mark.parametrize("error", ERRORS, ids=name)
def test_an_error_says_the_same_in_another_process(error: GovInfoReportError) -> None:
    again = pickle.loads(pickle.dumps(error))  # noqa: S301  # its own
    assert (again.message("en"), again.message("zh")) == (error.message("en"), error.message("zh"))


def test_places_stand_before_the_words_in_either_language() -> None:
    many, whole, page, bare = ERRORS[:4]
    assert many.message("zh") == (
        "文档中的问题超过2处，以下是前面的：\n  /year: 有误\n  整个文档: 有误"
    )
    assert whole.message("en") == "(document): is wrong"
    assert (page.message("zh"), bare.message("zh")) == ("第3页: 有误", "有误")
    assert isinstance(page, gr.ReadError)
    assert (page.reason, page.place, page.text("zh")) == ("is wrong", "page 3", "有误")


def test_a_problem_of_words_in_one_language_says_them_in_both() -> None:
    problem = gr.Problem("/year", "is no year")
    assert (problem.message, problem.text("zh"), str(problem)) == (
        "is no year",
        "is no year",
        "/year: is no year",
    )


def test_an_error_of_somebody_elses_says_what_it_was_given() -> None:
    assert GovInfoReportError("as it is").message("zh") == "as it is"
    assert GovInfoReportError().message() == "GovInfoReportError"


@pytest.mark.parametrize("code", [errno.ENOENT, errno.EACCES, errno.EISDIR, errno.ENOSPC])
def test_what_the_system_says_has_its_chinese(code: int) -> None:
    words = system_words(OSError(code, os.strerror(code)))
    assert words.en == os.strerror(code)
    assert CHINESE.search(words.zh)


def test_what_is_not_known_of_the_system_is_named_by_its_code() -> None:
    assert system_words(OSError(errno.EDOM, "odd")) == Text("系统报告错误 EDOM", "odd")
    assert system_words(OSError("odd")) == Text("系统报告错误", "odd")
