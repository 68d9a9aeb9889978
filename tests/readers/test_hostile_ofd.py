"""OFD files made to hurt: bounded and refused in words."""

from __future__ import annotations

import pytest

from tests.readers import ofd_files as ofd
from tests.readers.test_hostile_files import assert_refused, changed, sample


def ofd_page(content: str, pages: int = 1, templates: tuple[str, ...] = ()) -> bytes:
    """An OFD file whose pages draw this; the first template has the identity 0, and so on."""
    common = "".join(
        f'<ofd:TemplatePage ID="{at}" BaseLoc="T{at}.xml"/>' for at in range(len(templates))
    )
    more = {f"Doc_0/T{at}.xml": template for at, template in enumerate(templates)}
    return ofd.file_of_parts(ofd.parts_of([ofd.page_xml(content)] * pages, common, more))


def calls(template: int, times: int = 1) -> str:
    return ofd.page_xml("", f'<ofd:Template TemplateID="{template}"/>' * times)


def calling_ofd(*templates: str, pages: int = 1) -> bytes:
    """An OFD file whose pages show the first of these templates."""
    made = ofd_page("", pages, templates)
    first = '<ofd:Template TemplateID="0"/>'
    page = ofd.page_xml("", first).encode()
    for at in range(pages):
        made = changed(made, f"Doc_0/Pages/Page_{at}/Content.xml", lambda _: page)
    return made


REFUSED = {
    "entities": (
        lambda: changed(
            sample("ofd"),
            "Doc_0/Document.xml",
            lambda part: b'<!DOCTYPE a [<!ENTITY x "y">]>' + part,
        ),
        "entities",
    ),
    "bomb": (lambda: ofd_page(" " * 70_000_000), "unpacked"),
    "template of itself": (lambda: calling_ofd(calls(0)), "inside one another"),
    "templates of each other": (lambda: calling_ofd(calls(1), calls(0)), "inside one another"),
    "templates by the power": (
        lambda: calling_ofd(*(calls(at + 1, 2) for at in range(40)), ofd.page_xml("")),
        "characters and lines on a page",
    ),
    "drawing of itself": (
        lambda: ofd.file_of_parts(
            ofd.parts_of(
                [ofd.page_xml('<ofd:CompositeObject ResourceID="1"/>')],
                "<ofd:PublicRes>Res.xml</ofd:PublicRes>",
                {
                    "Doc_0/Res.xml": '<Res><CompositeGraphicUnits><CompositeGraphicUnit ID="1">'
                    '<Content><CompositeObject ResourceID="1"/></Content>'
                    "</CompositeGraphicUnit></CompositeGraphicUnits></Res>"
                },
            )
        ),
        "inside one another",
    ),
    "blocks": (
        lambda: ofd_page("<ofd:PageBlock>" * 90_000 + "</ofd:PageBlock>" * 90_000),
        "inside one another",
    ),
    "repeats": (
        lambda: ofd_page(ofd.text(9, 9, "字" * 90, [1]).replace('"1.000"', '"g 999999999999 1"')),
        "no annual report",
    ),
    "distances": (
        lambda: ofd_page(ofd.text(9, 9, "字" * 90, [1]).replace("1.000", "1 " * 9_000_000)),
        "no annual report",
    ),
    "words": (
        lambda: ofd_page(ofd.text(9, 9, "字" * 900_000, [])),
        "characters and lines on a page",
    ),
    "objects": (lambda: ofd_page("<ofd:x/>" * 200_000), "characters and lines on a page"),
    "paths": (
        lambda: ofd_page(
            f"<ofd:PathObject><ofd:AbbreviatedData>{'M 1 1 L 5 5 ' * 400_000}"
            "</ofd:AbbreviatedData></ofd:PathObject>"
        ),
        "characters and lines on a page",
    ),
    "one template on many pages": (
        lambda: calling_ofd(ofd.page_xml(ofd.text(9, 9, "字" * 9_000, [0.01] * 8_999)), pages=99),
        "characters and lines:",
    ),
    "numbers": (
        lambda: ofd_page(
            ofd.text(9, 9, "字" * 50)
            + ofd.text(9, 99, "字" * 50, [1e300] * 49)
            + ofd.text(9, 99, "字字").replace(
                "<ofd:TextObject", '<ofd:TextObject CTM="nan 1 inf 1 1 1"'
            )
            + ofd.text(9, 99, "字字").replace("<ofd:TextObject", '<ofd:TextObject HScale="-1e6"')
        ),
        "no annual report",
    ),
    "pages": (lambda: ofd_page("", 201), "pages"),
    "cut": (lambda: sample("ofd")[:4_000], "incomplete"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_hostile_file_is_refused_and_soon(case):
    make, said = REFUSED[case]
    assert_refused(make(), said)
