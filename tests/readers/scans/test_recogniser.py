"""Crops of one line → what stands there, whatever stands beside and however many threads read."""

from importlib.metadata import Distribution, PackageNotFoundError
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from govinfo_report.errors import MissingReaderError, ReadError
from govinfo_report.readers.scans import models
from govinfo_report.readers.scans.models import model_file
from govinfo_report.readers.scans.recogniser import (
    SURE,
    LineReading,
    Recogniser,
    in_context,
    typeset,
)
from tests.readers.scans.lines import line

NUMBERS = ("0", "7", "11", "60", "1,024", "118.25")


@pytest.fixture(scope="module")
def recogniser():
    return Recogniser()


@pytest.mark.parametrize("size", [24, 60])
@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_is_read_at_both_scales(recogniser, text, size):
    (reading,) = recogniser.read([line(text, size=size)])

    assert (reading.text, reading.other, reading.sure) == (text, text, True)


def test_words_are_read(recogniser):
    picture = np.asarray(Image.open(Path(__file__).with_name("line.png")).convert("L"))
    (reading,) = recogniser.read([picture])

    assert reading.sure
    assert reading.text == "收到政府信息公开申请1286件，同比增长12.5%"


def test_a_crop_is_read_the_same_alone_among_others_and_by_several_threads(recogniser):
    crops = [line(text, size=size, noise=9) for text in NUMBERS[:3] for size in (13, 21)]
    alone = [recogniser.read([crop])[0] for crop in crops]

    assert recogniser.read(crops[::-1]) == alone[::-1]
    assert Recogniser(threads=2).read(crops) == Recogniser(threads=4).read(crops) == alone


def test_grey_and_coloured_crops_are_the_same(recogniser):
    grey = line("1308")

    assert recogniser.read([np.repeat(grey[:, :, None], 3, axis=2)]) == recogniser.read([grey])


@pytest.mark.parametrize("shape", [(0, 0), (0, 9), (1, 1), (900, 1), (1, 30_000)])
def test_no_crop_is_too_small_or_too_long(recogniser, shape):
    (reading,) = recogniser.read([np.full(shape, 255, np.uint8)])

    assert (reading.text, reading.sure) == ("", False)


@pytest.mark.parametrize(
    "reading",
    [
        LineReading(text="17", score=0.99, other="1"),
        LineReading(text="17", score=SURE - 0.001, other="17"),
        LineReading(text="", score=0.0, other=""),
    ],
)
def test_what_differs_or_has_a_low_score_is_not_sure(reading):
    assert not reading.sure


@pytest.mark.parametrize(
    ("recognised", "text"),
    [
        ("(一)予以公开", "（一）予以公开"),
        ("2. 其他法律", "2.其他法律"),
        ("电话:0000-1234567", "电话：0000-1234567"),
        ("收到1,204件,其中10:30以后3件", "收到1,204件，其中10:30以后3件"),
        ("网址https://example.gov.cn", "网址https://example.gov.cn"),
        ("1234567)。", "1234567）。"),
        ("1,204", "1,204"),
        ("a (b)", "a (b)"),
    ],
)
def test_punctuation_is_that_of_chinese_among_chinese_characters(recognised, text):
    assert typeset(recognised) == text


class _Wheel(Distribution):
    version = "9.9"

    def __init__(self, folder):
        self._folder = folder

    def read_text(self, filename):
        return None

    def locate_file(self, path):
        return Path(self._folder, path)


@pytest.fixture
def wheel(tmp_path, monkeypatch):
    monkeypatch.setattr(models, "distribution", lambda _: _Wheel(tmp_path))
    return tmp_path


def test_a_wheel_without_the_model_is_named(wheel):
    with pytest.raises(ReadError, match=r"rapidocr 9\.9.*has no model.*rapidocr==3\.10\.0"):
        model_file("recognition")


def test_a_model_that_is_not_the_one_of_the_checksum_never_runs(wheel):
    path = wheel / "rapidocr" / "models" / "PP-OCRv6_rec_small.onnx"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"another program")

    with pytest.raises(ReadError, match=r"not the one .* is not run: rapidocr 9\.9"):
        Recogniser()


def test_without_the_wheel_the_extra_is_named(monkeypatch):
    def missing(name):
        raise PackageNotFoundError(name)

    monkeypatch.setattr(models, "distribution", missing)
    with pytest.raises(MissingReaderError) as caught:
        model_file("recognition")
    assert caught.value.extra == "scan"


PLACES = {character: at for at, character in enumerate("，。、；：l1．")}


@pytest.mark.parametrize(
    ("text", "chances", "shown"),
    [
        pytest.param("公开．请", {"，": 0.02, "。": 0.01}, "公开，请", id="a comma"),
        pytest.param("公开．请", {"，": 0.01, "。": 0.02}, "公开。请", id="a stop"),
        pytest.param("二．公开", {"，": 0.2}, "二．公开", id="behind a number"),
        pytest.param("1．公开", {"，": 0.2}, "1．公开", id="behind a digit"),
        pytest.param("．公开", {"，": 0.2}, "．公开", id="at the beginning"),
        pytest.param("examp1e", {"l": 0.2}, "example", id="a letter"),
        pytest.param("examp1e", {"l": 0.02}, "examp1e", id="a digit"),
        pytest.param("examp1", {"l": 0.4}, "examp1", id="at the end of a word"),
        pytest.param("2015", {"l": 0.4}, "2015", id="a number"),
    ],
)
def test_a_character_is_one_that_can_stand_there(text, chances, shown):
    row = [chances.get(character, 0.0) for character in PLACES]
    assert "".join(in_context(list(text), [row] * len(text), PLACES)) == shown


def test_words_of_which_the_first_reading_is_not_sure_are_read_again(monkeypatch):
    read = iter([("统计期限白", 0.4, 0.0), ("统计期限自", 0.7, 0.0)])
    monkeypatch.setattr(Recogniser, "__init__", lambda self: setattr(self, "_threads", 1))
    monkeypatch.setattr(Recogniser, "_recognised", lambda *_: next(read))
    (reading,) = Recogniser().read([line("8")])

    assert (reading.text, reading.other, reading.score) == ("统计期限白", "统计期限白", 0.4)
    assert reading.better == "统计期限自"
