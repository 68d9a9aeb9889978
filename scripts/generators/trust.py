"""What the library can be trusted with, in numbers that a command prints; a page a language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Final

from govinfo_report.catalogue import EDITIONS, form
from govinfo_report.catalogue.building import load_sources
from govinfo_report.json_schema import BEYOND_SCHEMA
from govinfo_report.language import COLON, Lang
from tests.checks.mutations import Mutant, mutants
from tests.recognition.layout_matrix import LAYOUTS, table

PAGES: Final[Mapping[Lang, str]] = {"en": "docs/trust.md", "zh": "docs/trust-zh.md"}
OWNS = (*PAGES.values(),)

_TEMPLATES: Final = Path(__file__).parent / "templates"
_BENCHMARKS: Final = Path(__file__).parents[2] / "tests" / "benchmarks"


def files() -> Mapping[str, str]:
    """The page in English, and the same in Chinese."""
    return {path: page(path, lang) for lang, path in PAGES.items()}


def page(path: str, lang: Lang) -> str:
    """The template of the page with its numbers and lists filled in."""
    quirks = table()
    unshown = sum(len(quirk.unshown) for quirk in quirks)
    colon = COLON(lang)
    facts = {
        "slips": "\n".join(slips(lang)),
        "quirks": str(len(quirks)),
        "layouts": str(len(LAYOUTS)),
        "pages": str(len(quirks) * len(LAYOUTS) - unshown),
        "unshown": str(unshown),
        "measured": "\n".join(measured()),
        "refused": "\n".join(f"- `{name}`{colon}{t(lang)}" for name, t in BEYOND_SCHEMA.items()),
        "unknown": "\n".join(
            f"- {source.cite(lang)}{colon}{source.note(lang)}"
            for source in load_sources().values()
            if source.note is not None
        ),
    }
    template = _TEMPLATES.joinpath(Path(path).name).read_text("utf-8")
    return re.sub(r"\[\[(\w+)\]\]", lambda found: facts[found[1]], template)


def slips(lang: Lang) -> Iterator[str]:
    """A line for each table of each edition: how many changes, and how many a rule names."""
    for edition in EDITIONS:
        of = form(edition)
        for part in of.tables:
            found = [m for m in mutants(edition) if of.cells[m.cell].table == part.id]
            blanks = [m for m in found if m.mutation == "blank"]
            figures = [m for m in found if m.mutation != "blank"]
            counts = (len(figures), _caught(figures), len(blanks), _caught(blanks))
            name = of.section(part.section).label if lang == "zh" else part.text.en
            yield f"| {edition} | {name} | {' | '.join(map(str, counts))} |"


def _caught(changed: Sequence[Mutant]) -> int:
    return sum(bool(mutant.findings) for mutant in changed)


def measured() -> Iterator[str]:
    """What the benchmarks measure, by the first sentence of each."""
    for path in sorted(_BENCHMARKS.glob("[a-z]*.py")):
        module = import_module(f"tests.benchmarks.{path.stem}")
        if hasattr(module, "ratios"):
            told = (module.__doc__ or "").partition("\n")[0].replace("``", "`")
            yield f"- `{path.stem}`: {told}"
