"""What the library finds in a browser in place of packages that are not built for WebAssembly.

Lexbor, which mends web pages, and jsonschema are compiled for a system; parse5 and validators that
Ajv compiled ahead do their work. Both are functions of JavaScript that the worker hands over.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from govinfo_report.json_schema import engines
from govinfo_report.readers import html

RARE: Final = {"pypdfium2": "pdf", "openpyxl": "workbook"}
"""Package → the part of the site that has it, which is fetched when something asks for it."""


class RareParts:
    """Watches imports for packages whose part was not fetched yet.

    Attributes:
        missed: Parts that an import asked for in vain.
    """

    def __init__(self) -> None:
        self.missed: set[str] = set()

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Notes the part; finds nothing. It is asked last, after all that find something."""
        if path is None and name in RARE:
            self.missed.add(RARE[name])
        return None

    def take(self) -> list[str]:
        """Returns the parts that were missed since the last time."""
        taken, self.missed = sorted(self.missed), set()
        return taken


def surround(mended: Callable[[str], str], failures: Callable[[str, str], str]) -> RareParts:
    """Puts functions of JavaScript in the place of packages.

    Args:
        mended: A web page → its body as a parser of the HTML standard writes it out.
        failures: Name of a schema, document → pointer and keyword of each failure, as JSON.
    """

    def ajv_failures(name: str, document: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
        text = json.dumps(document, default=_comparable)
        for pointer, keyword in json.loads(failures(name, text)):
            yield _path(document, pointer), keyword

    html.mended = mended
    engines.fastest = lambda: ajv_failures
    parts = RareParts()
    sys.meta_path.append(parts)
    return parts


def _comparable(value: Decimal) -> float | int:
    """Returns a number of JavaScript on the same side of each whole number, the schemas' bounds."""
    whole = math.floor(value)
    return whole if whole == value else whole + 0.5


def _path(document: Any, pointer: str) -> tuple[str | int, ...]:
    """Returns the place that a JSON Pointer names."""
    path: list[str | int] = []
    for written in pointer.split("/")[1:]:
        part = written.replace("~1", "/").replace("~0", "~")
        path.append(int(part) if isinstance(document, list) else part)
        document = document[path[-1]]
    return tuple(path)


def answer(call: str, arguments: str, data: Any) -> tuple[str, bytes]:
    """Answers a call of the page: arguments and result as JSON, and bytes beside them.

    Args:
        call: The name of the call.
        arguments: Its arguments as JSON.
        data: An array of bytes of JavaScript; ``None`` for none.
    """
    import bridge

    return bridge.answer(call, arguments, data.to_bytes() if data else b"")


def warm_up() -> None:
    """Does what is asked of every page once, so that the first is answered quickly."""
    import govinfo_report as gr

    reading = gr.read(Path(__file__).with_name("example.txt"))
    report = reading.report
    for lang in ("zh", "en"):
        for finding in gr.check(reading):
            finding.message(lang)
    gr.locate(report)
    gr.compare(report, report)
    gr.validate(gr.dumps(report))
    gr.read(gr.render(report, "html"))
