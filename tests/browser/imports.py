"""What the modules that are shipped ask for in vain as soon as they are imported.

It shows that nothing is missing of Python's own library, of which the page has a part.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

PACKAGES = ("attr", "attrs", "cattrs", "govinfo_report", "msgspec", "openpyxl", "pypdfium2")


OPTIONAL = {
    *("bson", "cbor2", "msgpack", "orjson", "tomlkit", "ujson", "yaml", "hypothesis", "numpy"),
    *("cv2", "govinfo_report.cli", "pypdfium2_cli"),
}
"""What is not shipped on purpose."""


def missing() -> list[str]:
    """Returns ``module: what it asks for`` of every module that cannot be imported and should."""
    return sorted(_missing())


def _missing() -> Iterator[str]:
    for package in PACKAGES:
        names = [package]
        try:
            path = importlib.import_module(package).__path__
        except ImportError:
            path = []
        names += (each.name for each in pkgutil.walk_packages(path, f"{package}."))
        for name in names:
            try:
                importlib.import_module(name)
            except ImportError as error:
                if error.name not in OPTIONAL and not hasattr(error, "extra"):
                    yield f"{name}: {error.name or error}"
