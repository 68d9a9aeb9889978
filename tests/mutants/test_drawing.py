"""Which mutants a file has: operators, comparisons, thresholds, numbers, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.mutants.drawing import drawn, mutants_of, mutated_source

SOURCE = '''"""Says 1 thing."""

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import os

Number: TypeAlias = int | float
LEAST = 3


@cache(maxsize=8)
def 数(值: int | None, *, wide: int = 2) -> int | None:
    """Not 4."""
    if 值 is not None and 值 < LEAST:
        return -值 * 5 + len("3")
    return None
'''


def changes(source: str) -> list[str]:
    return [str(mutant).removeprefix("a.py:") for mutant in mutants_of("a.py", source)]


def test_the_mutants_of_a_file() -> None:
    assert set(changes(SOURCE)) == {
        "15: if «值 is not None and 值 < LEAST»: → not 值 is not None and 值 < LEAST",
        "15: if 值 is not None «and» 值 < LEAST: → or",
        "15: if 值 is not None and 值 «<» LEAST: → <=",
        "15: if 值 is not None and 值 «<» LEAST: → >=",
        "15: if 值 «is not» None and 值 < LEAST: → is",
        '16: return «-»值 * 5 + len("3") → nothing',
        '16: return -值 «*» 5 + len("3") → //',
        '16: return -值 * «5» + len("3") → 4',
        '16: return -值 * «5» + len("3") → 6',
        '16: return -值 * 5 «+» len("3") → -',
        "9: LEAST = «3» → 2",
        "9: LEAST = «3» → 4",
    }


def test_what_is_no_python_any_more_is_no_mutant() -> None:
    assert changes("def f(a, *, b):\n    return {**a, **b}\n") == []


def test_the_same_seed_draws_the_same_and_places_come_before_replacements(tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_text("".join(f"x{n} = {n}\n" for n in range(40)), encoding="utf-8")
    first = drawn({"a.py": file}, 40, "seed")
    assert first == drawn({"a.py": file}, 40, "seed")
    assert len({mutant.start for mutant in first}) == 40
    assert first != drawn({"a.py": file}, 40, "another")
    assert len(drawn({"a.py": file}, 1000, "seed")) == 80
    assert set(drawn({"a.py": file}, 10, "seed")) <= set(first)


@pytest.mark.parametrize("number", range(5))
def test_a_mutant_is_the_source_with_its_change_alone(number: int) -> None:
    source = "def f(甲, 乙):\n    return 甲 <= 3 or 乙 - 1\n"
    mutant = sorted(mutants_of("a.py", source), key=lambda mutant: mutant.id)[number]
    found = mutated_source(source, mutant.operator, mutant.occurrence)
    assert found is not None
    line = source.splitlines()[1].strip()
    assert re.sub("[«»]", "", mutant.code) == line
    changed = re.sub("«.*»", mutant.change, mutant.code).replace("nothing", "")
    assert found.splitlines()[1].split() == changed.split()
