"""OFD files as several programs write them: the same page drawn, packed and named differently."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from html import escape
from itertools import groupby, pairwise
from typing import Final, TypeAlias

from tests.readers.spanned import PAGE, SIZE, Drawn, Part, drawings

Parts: TypeAlias = dict[str, str]
"""The parts of a file, with their names."""

MM: Final = 25.4 / 72
_SIZE: Final = SIZE * MM
_OFD: Final = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def _advance(character: str) -> float:
    return _SIZE / 2 if character.isascii() else _SIZE


def _distances(words: str) -> list[float]:
    return [_advance(character) for character in words[:-1]]


def packed(distances: Sequence[float]) -> str:
    """Distances as ``g n v`` where some that follow one another are equal."""
    runs = [(value, len(list(run))) for value, run in groupby(f"{one:.3f}" for one in distances)]
    return " ".join(f"g {count} {value}" if count > 1 else value for value, count in runs)


def text(x: float, y: float, words: str, distances: Sequence[float] | None = None) -> str:
    """A text object whose line stands at a place of the page, in millimetres from above."""
    steps = _distances(words) if distances is None else distances
    width = sum(steps) + _advance(words[-1])
    delta = f' DeltaX="{packed(steps)}"' if steps else ""
    return (
        f'<ofd:TextObject ID="1" Font="2" Size="{_SIZE:.3f}" '
        f'Boundary="{x:.3f} {y - _SIZE:.3f} {width:.3f} {_SIZE * 1.3:.3f}">'
        f'<ofd:TextCode X="0" Y="{_SIZE:.3f}"{delta}>{escape(words)}</ofd:TextCode>'
        "</ofd:TextObject>"
    )


def _placed(one: Drawn) -> tuple[float, float]:
    return one.x * MM, (PAGE[1] - one.y) * MM


def _rectangle(one: Drawn) -> tuple[float, float, float, float]:
    x, bottom = _placed(one)
    return x, bottom - one.height * MM, one.width * MM, one.height * MM


# How words are drawn.


def object_a_cell(found: Sequence[Drawn]) -> str:
    """A text object for the words of each line in a cell."""
    return "".join([text(*_placed(one), one.words) for one in found])


def object_a_character(found: Sequence[Drawn]) -> str:
    """A text object for each character."""
    objects = []
    for one in found:
        x, y = _placed(one)
        for character in one.words:
            objects.append(text(x, y, character))
            x += _advance(character)
    return "".join(objects)


def object_a_line(found: Sequence[Drawn]) -> str:
    """A text object for whatever stands on one line, whose distances lead from cell to cell."""
    objects = []
    for _, line in groupby(sorted(found, key=lambda one: (-one.y, one.x)), key=lambda one: one.y):
        places: list[tuple[float, str]] = []
        for one in line:
            x, y = _placed(one)
            for character in one.words:
                places.append((x, character))
                x += _advance(character)
        edges = [x for x, _ in places]
        steps = [after - before for before, after in pairwise(edges)]
        objects.append(text(edges[0], y, "".join([one for _, one in places]), steps))
    return "".join(objects)


def without_distances(found: Sequence[Drawn]) -> str:
    """Text objects that say where a word begins alone."""
    return "".join([text(*_placed(one), one.words, []) for one in found])


def several_codes(found: Sequence[Drawn]) -> str:
    """A text object for all the words of the page, with a text for each, laid out in lines."""
    codes = []
    for one in found:
        x, y = _placed(one)
        given = " ".join(f"{step:.3f}" for step in _distances(one.words))
        codes.append(
            f'\n  <ofd:TextCode X="{x:.3f}" Y="{y:.3f}" DeltaX="{given}">\n    '
            f"{escape(one.words)}\n  </ofd:TextCode>\n"
        )
    start = f'<ofd:TextObject ID="1" Boundary="0 0 210 297" Size="{_SIZE:.3f}">'
    return f"{start}{''.join(codes)}</ofd:TextObject>"


def scaled(found: Sequence[Drawn]) -> str:
    """Text objects of size 1, which their matrix makes larger."""
    objects = []
    for one in found:
        x, y = _placed(one)
        steps = packed([step / _SIZE for step in _distances(one.words)])
        objects.append(
            f'<ofd:TextObject ID="1" Size="1" Boundary="{x - 3:.3f} {y - 9:.3f} 100 20" '
            f'CTM="{_SIZE:.4f} 0 0 {_SIZE:.4f} 3 4">'
            f'<ofd:TextCode X="0" Y="{5 / _SIZE:.4f}" DeltaX="{steps}">{escape(one.words)}'
            "</ofd:TextCode></ofd:TextObject>"
        )
    return "".join(objects)


# How frames are drawn.


def _path(box: tuple[float, float, float, float], data: str, more: str = "") -> str:
    edges = " ".join(f"{edge:.3f}" for edge in box)
    return (
        f'<ofd:PathObject ID="3" Boundary="{edges}" LineWidth="0.2"{more}>'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def closed_paths(found: Sequence[Drawn]) -> str:
    """A path around each cell."""
    paths = []
    for one in found:
        box = _rectangle(one)
        width, height = box[2:]
        corners = f"L {width:.3f} 0 L {width:.3f} {height:.3f} L 0 {height:.3f} C"
        paths.append(_path(box, f"S 0 0 M 0 0 {corners}"))
    return "".join(paths)


def edge_lines(found: Sequence[Drawn]) -> str:
    """One path for all edges of the page, each a line of its own, with curves between them."""
    lines = []
    for one in found:
        x, y, width, height = _rectangle(one)
        right, bottom = x + width, y + height
        for x0, y0, x1, y1 in (
            *((x, y, right, y), (x, bottom, right, bottom)),
            *((x, y, x, bottom), (right, y, right, bottom)),
        ):
            lines.append(f"M {x0:.3f} {y0:.3f} L {x1:.3f} {y1:.3f}")
        lines.append(f"Q 5 5 6 {y:.3f} B 1 1 2 2 {x:.3f} 9 A 3 3 0 0 1 8 {y:.3f}")
    return _path((0, 0, 210, 297), " ".join(lines))


def filled_bars(found: Sequence[Drawn]) -> str:
    """Thin filled rectangles, scaled, over white ones that are no rulings."""
    paths = []
    for one in found:
        x, y, width, height = _rectangle(one)
        white = _path(
            (x + 1, y + 1, width, height - 3),
            f"M 0 0 L {width:.3f} 0 L {width:.3f} {height - 3:.3f} L 0 {height - 3:.3f} C",
            ' Stroke="false" Fill="true"',
        )
        paths.append(white.replace("<ofd:Abb", '<ofd:FillColor Value="255 255 255"/><ofd:Abb'))
        for left, top, wide, high in (
            *((x, y, width, 0.2), (x, y + height, width, 0.2)),
            *((x, y, 0.2, height), (x + width, y, 0.2, height)),
        ):
            data = (
                f"M 0 0 L {wide * 10:.3f} 0 L {wide * 10:.3f} {high * 10:.3f} L 0 {high * 10:.3f} C"
            )
            more = ' CTM="0.1 0 0 0.1 0 0" Stroke="false" Fill="true"'
            paths.append(_path((left, top, wide, high), data, more))
    return "".join(paths)


Draw: TypeAlias = Callable[[Sequence[Drawn]], str]


def page_xml(content: str, before: str = "") -> str:
    """A page with one layer."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<ofd:Page {_OFD}>{before}<ofd:Content>'
        f'<ofd:Layer ID="7" Type="Body">{content}</ofd:Layer></ofd:Content></ofd:Page>'
    )


def parts_of(
    pages: Sequence[str], common: str = "", more: Mapping[str, str] | None = None
) -> Parts:
    """The parts of a file with these pages.

    Args:
        pages: The XML of each.
        common: What else stands in the common data of the document.
        more: Other parts.
    """
    listed = "".join(
        f'<ofd:Page ID="{9 + at}" BaseLoc="Pages/Page_{at}/Content.xml"/>'
        for at in range(len(pages))
    )
    return {
        "OFD.xml": f'<ofd:OFD {_OFD} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo/>'
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {_OFD}><ofd:CommonData><ofd:PageArea>"
        f"<ofd:PhysicalBox>0 0 {PAGE[0] * MM:.3f} {PAGE[1] * MM:.3f}</ofd:PhysicalBox>"
        f"</ofd:PageArea>{common}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        **{f"Doc_0/Pages/Page_{at}/Content.xml": page for at, page in enumerate(pages)},
        **(more or {}),
    }


def file_of_parts(parts: Parts) -> bytes:
    """The file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def as_ofd_parts(
    page: list[Part], words: Draw = object_a_cell, frames: Draw = closed_paths
) -> Parts:
    """The parts of a file that shows a page."""
    return parts_of([page_xml(content) for content in contents(page, words, frames)])


def contents(page: list[Part], words: Draw, frames: Draw) -> list[str]:
    """What each page draws."""
    return [
        frames([one for one in found if not one.words]) + words([one for one in found if one.words])
        for found in drawings(page, page_marks=True)
    ]


# How parts are named.


def with_other_names(parts: Parts) -> Parts:
    """Names in other cases than those that refer to them, and with backslashes."""
    return {name.upper().replace("/", "\\"): part for name, part in parts.items()}


def with_absolute_paths(parts: Parts) -> Parts:
    """Paths from the root."""
    return {
        name: part.replace('BaseLoc="', 'BaseLoc="/Doc_0/').replace(">Doc_0/", ">/Doc_0/")
        for name, part in parts.items()
    }


def with_paths_from_root(parts: Parts) -> Parts:
    """Paths from the root that do not say so."""
    return {name: part.replace('BaseLoc="', 'BaseLoc="Doc_0/') for name, part in parts.items()}


def without_prefix(parts: Parts) -> Parts:
    """Names of elements without a prefix."""
    return {
        name: part.replace("xmlns:ofd=", "xmlns=").replace("<ofd:", "<").replace("</ofd:", "</")
        for name, part in parts.items()
    }


def with_version(parts: Parts) -> Parts:
    """A document with two versions, of which the second is the current one."""
    versions = (
        '<ofd:Versions><ofd:Version ID="1" Index="0" BaseLoc="Doc_0/V0.xml"/>'
        '<ofd:Version ID="2" Index="1" Current="true" BaseLoc="Doc_0/V1.xml"/></ofd:Versions>'
    )
    return {
        **parts,
        "OFD.xml": parts["OFD.xml"].replace(
            "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>",
            f"<ofd:DocRoot>Doc_0/Old.xml</ofd:DocRoot>{versions}",
        ),
        "Doc_0/Old.xml": f"<ofd:Document {_OFD}/>",
        "Doc_0/V1.xml": f"<ofd:DocVersion {_OFD}><ofd:DocRoot>Document.xml</ofd:DocRoot>"
        "</ofd:DocVersion>",
    }


# Where things are drawn.


def by_template(page: list[Part]) -> Parts:
    """The frames and the titles in templates, one of which draws another; words in blocks."""
    pages: list[str] = []
    templates: Parts = {}
    common = ""
    for at, found in enumerate(drawings(page)):
        frames = closed_paths([one for one in found if not one.words])
        first, *words = [one for one in found if one.words]
        templates[f"Doc_0/Tpls/Tpl_{at}.xml"] = page_xml(
            object_a_cell([first]), f'<ofd:Template TemplateID="F{at}" ZOrder="Background"/>'
        )
        templates[f"Doc_0/Tpls/Frames_{at}.xml"] = page_xml(frames)
        common += (
            f'<ofd:TemplatePage ID="T{at}" ZOrder="Foreground" BaseLoc="Tpls/Tpl_{at}.xml"/>'
            f'<ofd:TemplatePage ID="F{at}" BaseLoc="Tpls/Frames_{at}.xml"/>'
        )
        content = (
            f"<ofd:PageBlock><ofd:PageBlock>{object_a_cell(words)}</ofd:PageBlock></ofd:PageBlock>"
        )
        pages.append(page_xml(content, f'<ofd:Template TemplateID="T{at}" ZOrder="Background"/>'))
    return parts_of(pages, common, templates)


def by_drawing(page: list[Part]) -> Parts:
    """Everything in drawings that pages call by name."""
    units = ""
    pages = []
    for at, content in enumerate(contents(page, object_a_cell, closed_paths)):
        units += (
            f'<ofd:CompositeGraphicUnit ID="C{at}" Width="100" Height="100"><ofd:Content>'
            f"{content}</ofd:Content></ofd:CompositeGraphicUnit>"
        )
        pages.append(
            page_xml(
                f'<ofd:CompositeObject ID="2" ResourceID="C{at}" Boundary="0 0 210 297" '
                'CTM="1 0 0 1 0 -3"/>'
            )
        )
    resources = (
        f'<ofd:Res {_OFD} BaseLoc="Res"><ofd:CompositeGraphicUnits>{units}'
        "</ofd:CompositeGraphicUnits></ofd:Res>"
    )
    common = "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>"
    return parts_of(pages, common, {"Doc_0/DocumentRes.xml": resources})
