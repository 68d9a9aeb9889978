"""The files that the browser's Python has to read as CPython does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from govinfo_report.catalogue import EDITIONS
from tests.fuzz.samples import seeds
from tests.places import CORPUS, EXAMPLES, ROOT, SHARED
from tests.readers import draft_quirks, quirks
from tests.readers.drafts import Draft, drafted, parts_of, text_of
from tests.readers.layouts import LAYOUTS
from tests.readers.shapes import SHAPES
from tests.readers.sites import SITES
from tests.readers.spanned import as_docx, as_pdf, as_xlsx

TARGETS = ("html", "mhtml", "docx", "ofd", "ods", "xlsx", "pdf", "xls", "json", "package")
"""Those of the fuzzing whose first inputs are files."""

Named = tuple[str, bytes]


def real_pages() -> Iterator[Named]:
    """Real pages, where they are at hand."""
    for folder in (CORPUS, SHARED / "seed", SHARED / "cases" / "pages"):
        for path in sorted(filter(Path.is_file, folder.rglob("*"))):
            if not path.name.endswith((".md", ".expected.json", ".doc", ".png")):
                yield path.name, path.read_bytes()


def own_pages() -> Iterator[Named]:
    """The pages and documents that the tests keep."""
    for folder in (EXAMPLES, ROOT / "tests" / "fuzz" / "findings"):
        for path in sorted(filter(Path.is_file, folder.rglob("*"))):
            yield path.name, path.read_bytes()
    for target in TARGETS:
        for number, data in enumerate(seeds(target)):
            yield f"{target}-{number}", data
    for name, page in SITES.items():
        yield f"{name}.html", page.encode()


def documents() -> Iterator[Named]:
    """Documents that are right, and documents that are to be refused."""
    for path in sorted(ROOT.joinpath("tests", "golden").glob("*/*.json")):
        yield path.name, path.read_bytes()


def made_pages(count: int, seed: int = 0) -> Iterator[Named]:
    """Made pages in every layout and shape, with quirks; the same from the same seed."""
    random = Random(seed)
    layouts, shapes = sorted(LAYOUTS), sorted(SHAPES)
    for number in range(count):
        draft = drafted(EDITIONS[number % 2], random, one_row_other=random.random() < 0.5)
        kind = random.choice(("text", "html", "html", "docx", "xlsx", "pdf"))
        layout = random.choice(layouts) if kind == "text" else ""
        _spoil(draft, layout, random)
        if kind == "text":
            text = text_of(draft, layout)
            for name in quirks.together(random.sample(sorted(quirks.QUIRKS), random.randrange(3))):
                text = quirks.QUIRKS[name](text)
            yield f"{number}.txt", text.encode()
        elif kind == "html":
            shape = random.choice(shapes)
            yield f"{number}.html", SHAPES[shape](parts_of(draft)).encode()
        else:
            made = {"docx": as_docx, "xlsx": as_xlsx, "pdf": as_pdf}[kind](parts_of(draft))
            yield f"{number}.{kind}", made


def _spoil(draft: Draft, layout: str, random: Random) -> None:
    without = set(draft_quirks.TAKEN.get(layout, ()))
    if layout:
        without |= draft_quirks.LINES
    names = [name for name in draft_quirks.QUIRKS if name not in without]
    chosen = random.sample(names, random.randrange(6))
    for name in filter(chosen.__contains__, names):
        draft_quirks.QUIRKS[name](draft, random)
