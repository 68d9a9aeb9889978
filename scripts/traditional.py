"""Rebuilds the table of traditional characters from the dictionary of OpenCC.

Run: ``pip install opencc-python-reimplemented==0.1.7``, then ``python -m scripts.traditional``.
The package is needed here only; what it says is kept in the project.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Final

TARGET: Final = Path(__file__).parents[1] / "src/govinfo_report/text/data/traditional.txt"

HEADER: Final = """\
# Traditional characters (first line) and the simplified ones they stand for (second line).
#
# From TSCharacters.txt of OpenCC (https://github.com/BYVoid/OpenCC), Apache License 2.0, as packed
# in opencc-python-reimplemented 0.1.7; see LICENSE-OpenCC.txt. Changed: only the first simplified
# character of each entry, and only pairs of which the simplified one is in GB 2312 and the
# traditional one is not, so that no character of a simplified page is ever taken for another.
# Rebuild: python -m scripts.traditional
"""


def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def main() -> None:
    """Writes the table."""
    dictionary = files("opencc").joinpath("dictionary/TSCharacters.txt").read_text("utf-8")
    pairs = {}
    for line in dictionary.splitlines():
        traditional, _, simplified = line.partition("\t")
        first = simplified.split(" ")[0]
        whole = len(traditional) == len(first) == 1 and ord(traditional) < 0x10000
        if whole and _in_gb2312(first) and not _in_gb2312(traditional):
            pairs[traditional] = first
    lines = ("".join(pairs), "".join(pairs.values()))
    TARGET.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(pairs)} characters")


if __name__ == "__main__":
    main()
