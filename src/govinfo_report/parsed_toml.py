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
    found: dict[str, Any] | None = _kept(source, parsed_file(file))
    return parsed(source) if found is None else found


def load_derived(file: str, name: str) -> Any:
    """What was worked out from a data file; ``None`` where the file was changed since.

    Args:
        file: Its path in the package.
        name: What it is, as the generator names it.
    """
    return _kept((_ROOT / file).read_bytes(), parsed_file(file, name))


def _kept(source: bytes, file: Path) -> Any:
    try:
        found = json.loads(file.read_bytes())
    except FileNotFoundError:  # a file that is being written
        return None
    return found["content"] if found["checksum"] == crc32(source) else None


def parsed_file(file: str, name: str = "") -> Path:
    """Where the content of a data file, or what was worked out from it, is kept."""
    return (_ROOT / "parsed" / file).with_suffix(f".{name}.json" if name else ".json")


def parsed(source: bytes) -> dict[str, Any]:
    """What the source of a data file holds."""
    import tomllib  # for sources alone

    return tomllib.loads(source.decode())


def kept(source: bytes, content: Any = None) -> str:
    """What is kept of a data file: its content, and the checksum of its source.

    Args:
        source: The file.
        content: What was worked out from it; ``None``: what it holds.

    Raises:
        TypeError: It holds a date or a time, which JSON does not have: write it as a text.
    """
    content = parsed(source) if content is None else content
    found = {"checksum": crc32(source), "content": content}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n"
