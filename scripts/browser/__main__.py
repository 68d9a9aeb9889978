"""Build the page that runs the library in a browser: ``python -m scripts.browser FOLDER``."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.browser.parts import built_parts, packed


def write_parts(parts: dict[str, bytes], folder: Path) -> None:
    """Writes each part under a name that changes with its contents, and the list of them."""
    folder.mkdir(parents=True)
    places = {}
    for name, data in parts.items():
        digest = hashlib.sha256(data).hexdigest()[:12]
        file = folder / f"{name}-{digest}.bin"
        file.write_bytes(packed(data))
        places[name] = {"file": file.name, "size": file.stat().st_size}
        print(f"{name:10} {len(data):>12,} bytes, packed {file.stat().st_size:>10,}")
    folder.joinpath("parts.json").write_text(json.dumps(places, indent=2) + "\n", "utf-8")


def main(arguments: list[str]) -> int:
    """Run as a command; returns the exit status."""
    target = Path(arguments[0]).resolve()
    with TemporaryDirectory() as work:
        parts = built_parts(Path(work))
    write_parts(parts, target / "parts")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
