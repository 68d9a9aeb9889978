"""Files of pictures: their size is known before anything is decoded."""

import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image, TiffImagePlugin

import govinfo_report as gr
from govinfo_report.readers.scans import picture_file
from govinfo_report.readers.scans.picture_file import page_of_picture, picture_of
from tests.readers.scans.tables import coloured, table

GREY = table([["1", "2"], ["3", "4"]])


def _chunk(kind, data):
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def huge_png(side):
    """A PNG of white dots that is small itself."""
    row = bytes(1 + (side + 7) // 8)
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(row * 100) for _ in range(side // 100)) + packer.flush()
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    chunks = _chunk(b"IHDR", head) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def saved(image, kind, **how):
    file = io.BytesIO()
    image.save(file, kind, **how)
    return file.getvalue()


def pictures(data):
    """The pictures that would be recognised."""
    found = []

    def sheets_of(pages, total):
        found.extend(pages)
        assert total == len(found)
        raise LookupError

    with pytest.raises(LookupError):
        page_of_picture(data, "a", sheets_of)
    return [picture for _, picture in found]


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "WEBP", "JPEG"])
@pytest.mark.parametrize("shape", ["grey", "coloured"])
def test_formats(kind, shape):
    dots = GREY if shape == "grey" else coloured(GREY)
    how = {"lossless": True} if kind == "WEBP" else {"quality": 95} if kind == "JPEG" else {}
    (picture,) = pictures(saved(Image.fromarray(dots), kind, **how))
    flat = picture if picture.ndim == 2 else picture[:, :, 0]
    assert np.abs(flat.astype(int) - GREY).max() <= (0 if kind != "JPEG" else 60)


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "CMYK", "I;16"])
def test_kinds_of_dots(mode):
    if mode == "I;16":
        image = Image.fromarray(GREY.astype(np.uint16) * 257)
    else:
        image = Image.fromarray(GREY).convert("RGB").convert(mode)
    (picture,) = pictures(saved(image, "TIFF" if mode == "CMYK" else "PNG"))
    flat = picture if picture.ndim == 2 else picture[:, :, 0]
    assert np.abs(flat.astype(int) - GREY).mean() < 3


def test_clear_paper_is_white():
    clear = np.zeros((*GREY.shape, 4), np.uint8)
    clear[:, :, 3] = 255 - GREY
    (picture,) = pictures(saved(Image.fromarray(clear), "PNG"))
    assert np.abs(picture[:, :, 0].astype(int) - GREY).max() <= 1


def test_a_picture_is_turned_as_its_camera_was():
    exif = Image.Exif()
    exif[0x0112] = 6
    data = saved(Image.fromarray(GREY), "JPEG", exif=exif, quality=95)
    (picture,) = pictures(data)
    assert picture.shape == GREY.T.shape


def test_pages_of_a_tiff_are_read_in_order_and_counted():
    pages = [Image.fromarray(np.full((80, 80), shade, np.uint8)) for shade in (10, 20, 30)]
    data = saved(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    assert [int(picture[0, 0]) for picture in pictures(data)] == [10, 20, 30]
    many = saved(pages[0], "TIFF", save_all=True, append_images=pages[:1] * 50)
    with pytest.raises(gr.ReadError, match="50"):
        gr.read(many)


def test_a_picture_that_moves_shows_its_first_page():
    pages = [Image.fromarray(np.full((80, 80), shade, np.uint8)) for shade in (10, 200)]
    data = saved(pages[0], "WEBP", save_all=True, append_images=pages[1:], lossless=True)
    (picture,) = pictures(data)
    assert int(picture[0, 0].max()) <= 12


def test_a_huge_picture_is_refused_before_it_is_decoded(monkeypatch):
    def fail(*_):
        raise AssertionError("decoded")

    monkeypatch.setattr(picture_file, "_decoded", fail)
    data = huge_png(30_000)
    assert len(data) < 200_000
    with pytest.raises(gr.ReadError, match="40,000,000"):
        gr.read(data)
    with pytest.raises(gr.ReadError, match="40,000,000"):
        picture_of(data)


def test_a_tiff_with_a_huge_tile_is_refused():
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[322] = 100_000
    tags[323] = 100_000
    data = saved(Image.fromarray(GREY), "TIFF", tiffinfo=tags)
    with pytest.raises(gr.ReadError):
        gr.read(data)


def test_tiffs_that_name_themselves_end():
    data = bytearray(saved(Image.fromarray(np.full((80, 80), 9, np.uint8)), "TIFF"))
    first = struct.unpack_from("<I", data, 4)[0]
    count = struct.unpack_from("<H", data, first)[0]
    struct.pack_into("<I", data, first + 2 + 12 * count, first)
    with pytest.raises((gr.ReadError, LookupError)):
        page_of_picture(bytes(data), "a", lambda pages, _: [*pages, 1 / 1] and ([][0:0] or {}[0]))


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "WEBP", "JPEG"])
def test_damaged_pictures_are_refused(kind):
    whole = saved(Image.fromarray(GREY), kind)
    for size in (8, 16, 40, len(whole) // 2):
        data = whole[:size].ljust(16, b"\0")
        with pytest.raises(gr.ReadError):
            gr.read(data)
    torn = bytearray(whole)
    for at in range(30, len(torn), 97):
        torn[at] ^= 0xFF
    with pytest.raises(gr.ReadError):
        gr.read(bytes(torn))


def test_a_picture_without_print_is_refused():
    with pytest.raises(gr.ReadError):
        gr.read(saved(Image.fromarray(np.full((300, 300), 255, np.uint8)), "PNG"))


def test_what_is_no_picture_of_print_is_none():
    assert picture_of(b"\x89PNG and nothing") is None
    assert picture_of(saved(Image.fromarray(np.zeros((10, 400), np.uint8)), "PNG")) is None
