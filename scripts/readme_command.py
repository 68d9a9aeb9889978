"""Print a command that a page tells people to run, so that CI runs exactly that.

``python3 scripts/readme_command.py try`` or ``… test`` are README's; ``… site docs/development.md``
is another page's. A command is the only line of the ``sh`` block that follows the comment
``<!-- command: NAME -->``. Needs nothing but Python.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"


def readme_command(name: str, readme: Path = README) -> str:
    """The command of that name in a README.

    Raises:
        LookupError: The page does not hold it exactly once, as one line.
    """
    pattern = rf"<!-- command: {re.escape(name)} -->\n+```sh\n([^\n]+)\n```"
    found: list[str] = re.findall(pattern, readme.read_text(encoding="utf-8"))
    if len(found) != 1:
        raise LookupError(f"{readme.name} holds the command {name!r} {len(found)} times")
    return found[0]


if __name__ == "__main__":
    print(readme_command(sys.argv[1], *map(Path, sys.argv[2:3])))
