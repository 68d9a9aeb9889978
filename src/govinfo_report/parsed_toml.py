"""The data files of the package, kept parsed.

The TOML files are the source. ``python -m scripts.generate parsed_toml`` keeps what each holds as
JSON in ``parsed``, which loads many times faster: no start of the program parses TOML. Where a file
was changed since, it is parsed itself, so that the two never differ.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final
from zlib import crc32

_ROOT: Final = Path(__file__).parent


def load_data(file: str) -> dict[str, Any]:
    """What a data file holds; fractions are binary floats.

    Args:
        file: Its path in the package, as ``cli/texts.toml``.
    """
    source = (_ROOT / file).read_bytes()
    try:
        kept = json.loads(parsed_file(file).read_bytes())
    except FileNotFoundError:  # a file that is being written
        kept = {}
    if kept.get("checksum") == crc32(source):
        found: dict[str, Any] = kept["content"]
        return found
    return parsed(source)


def parsed_file(file: str) -> Path:
    """Where the parsed content of a data file is kept."""
    return (_ROOT / "parsed" / file).with_suffix(".json")


def parsed(source: bytes) -> dict[str, Any]:
    """What the source of a data file holds."""
    import tomllib  # for sources alone

    return tomllib.loads(source.decode())


def kept(source: bytes) -> str:
    """What is kept of a data file: its content, and the checksum of its source.

    Raises:
        TypeError: It holds a date or a time, which JSON does not have: write it as a text.
    """
    found = {"checksum": crc32(source), "content": parsed(source)}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n"
