"""Which mutants there are, and which of them are drawn. The operators are those of cosmic-ray."""

from __future__ import annotations

import ast
import random
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from attrs import frozen
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator

OPERATORS: Final = (
    # Comparisons: the boundary, and the opposite.
    *(f"ReplaceComparisonOperator_{pair}" for pair in ("Lt_LtE", "Lt_GtE", "LtE_Lt", "LtE_Gt")),
    *(f"ReplaceComparisonOperator_{pair}" for pair in ("Gt_GtE", "Gt_LtE", "GtE_Gt", "GtE_Lt")),
    *(f"ReplaceComparisonOperator_{pair}" for pair in ("Eq_NotEq", "NotEq_Eq")),
    *(f"ReplaceComparisonOperator_{pair}" for pair in ("Is_IsNot", "IsNot_Is")),
    # Arithmetic and sets: one other operator each, of a kind that still has a result.
    *(f"ReplaceBinaryOperator_{pair}" for pair in ("Add_Sub", "Sub_Add", "Mul_FloorDiv")),
    *(f"ReplaceBinaryOperator_{pair}" for pair in ("Div_Mul", "FloorDiv_Mul", "Mod_FloorDiv")),
    *(f"ReplaceBinaryOperator_{pair}" for pair in ("Pow_Mul", "LShift_RShift", "RShift_LShift")),
    *(f"ReplaceBinaryOperator_{pair}" for pair in ("BitOr_BitAnd", "BitAnd_BitOr", "BitXor_BitOr")),
    "ReplaceUnaryOperator_Delete_USub",
    "ReplaceUnaryOperator_Delete_Not",
    "ReplaceAndWithOr",
    "ReplaceOrWithAnd",
    "AddNot",  # the condition of an if, a while or a ternary
    "NumberReplacer",  # one more, one less: thresholds, places, counts
)
"""Operators, comparisons, thresholds and numbers; no texts, no truth values, no exceptions."""

Place = tuple[int, int]
"""Line, from 1, and column, from 0, in characters."""


@frozen(kw_only=True)
class Mutant:
    """One change of one file.

    Attributes:
        file: Below the package, with slashes.
        operator: Name of cosmic-ray's operator.
        occurrence: Which of the places that the operator could change in the file.
        start: Where what it replaces begins.
        end: And where that ends.
        code: The line, with what is replaced between « and ».
        change: What stands there instead.
    """

    file: str
    operator: str
    occurrence: int
    start: Place
    end: Place
    code: str
    change: str

    @property
    def id(self) -> str:
        """What it is known by, as long as the file stays what it is."""
        return f"{self.file}:{self.operator}:{self.occurrence}"

    @property
    def name(self) -> str:
        """What it is known by in ``packages.toml``, wherever in the package its line stands."""
        return f"{self.code} → {self.change}"

    def __str__(self) -> str:
        return f"{self.file}:{self.start[0]}: {self.name}"


def drawn(files: dict[str, Path], count: int, seed: str) -> list[Mutant]:
    """So many mutants of the files, the same for the same seed and the same files.

    Places are drawn before replacements: each has one mutant before any has two.
    """
    places: dict[tuple[str, Place, Place], list[Mutant]] = defaultdict(list)
    for name, path in sorted(files.items()):
        for mutant in mutants_of(name, path.read_text("utf-8")):
            places[mutant.file, mutant.start, mutant.end].append(mutant)
    chance = random.Random(seed)
    bags = list(places.values())
    for bag in bags:
        chance.shuffle(bag)
    chance.shuffle(bags)
    rounds = range(max(map(len, bags), default=0))
    found = [bag[number] for number in rounds for bag in bags if number < len(bag)][:count]
    return sorted(found, key=lambda mutant: (mutant.file, mutant.start, mutant.id))


def mutants_of(name: str, source: str) -> Iterator[Mutant]:
    """Every mutant of a file that Python can still parse."""
    nodes = list(ast_nodes(get_ast(source)))
    passed_over = list(_passed_over(source))
    lines = source.splitlines(keepends=True)
    for operator in OPERATORS:
        change = _operator(operator)
        positions = [place for node in nodes for place in change.mutation_positions(node)]
        for occurrence, (start, end) in enumerate(positions):
            if any(head <= start and end <= tail for head, tail in passed_over):
                continue
            mutated = mutated_source(source, operator, occurrence)
            if mutated is None:
                continue
            before, after = _offset(lines, start), len(source) - _offset(lines, end)
            line = lines[start[0] - 1].rstrip("\n")
            first, last = start[1], end[1] if end[0] == start[0] else len(line)
            code = f"{line[:first]}«{line[first:last]}»{line[last:]}".strip()
            yield Mutant(
                file=name,
                operator=operator,
                occurrence=occurrence,
                start=start,
                end=end,
                code=code,
                change=" ".join(mutated[before : len(mutated) - after].split()) or "nothing",
            )


def mutated_source(source: str, operator: str, occurrence: int) -> str | None:
    """The source with the change; ``None`` where it is no Python or changes nothing.

    Only the statement of the module that changes is parsed again: a file has some hundred mutants.
    """
    before = 0
    for statement, count in zip(*_statements(source, operator), strict=True):
        if occurrence < count:
            mutated: str | None = mutate_code(statement, _operator(operator), occurrence)
            if mutated is None:
                return None
            try:
                same = _dumped(mutated) == _dumped(statement)
            except SyntaxError:  # such as the star of keyword-only arguments, taken for a product
                return None
            return None if same else source[:before] + mutated + source[before + len(statement) :]
        occurrence -= count
        before += len(statement)
    return None


@cache
def _statements(source: str, operator: str) -> tuple[list[str], list[int]]:
    """The statements of a module, and how many places of each the operator could change."""
    statements = get_ast(source).children
    change = _operator(operator)
    counts = [
        sum(1 for node in ast_nodes(each) for _ in change.mutation_positions(node))
        for each in statements
    ]
    return [each.get_code() for each in statements], counts


@lru_cache(maxsize=64)
def _dumped(source: str) -> str:
    return ast.dump(ast.parse(source))


@cache
def _operator(name: str) -> Any:
    return get_operator(f"core/{name}")()


def _offset(lines: list[str], place: Place) -> int:
    line, column = place
    return sum(map(len, lines[: line - 1])) + column


def _passed_over(source: str) -> Iterator[tuple[Place, Place]]:
    """Annotations, aliases of types, defaults of arguments, decorators, and imports for types."""
    lines = source.splitlines()

    def place(line: int, octets: int) -> Place:
        return line, len(lines[line - 1].encode()[:octets].decode())

    for node in ast.walk(ast.parse(source)):
        parts: list[ast.expr | ast.stmt | None] = []
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            arguments = node.args
            parts += [*arguments.defaults, *arguments.kw_defaults]
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            parts += [*node.decorator_list, node.returns]
        if isinstance(node, ast.ClassDef):
            parts += node.decorator_list
        if isinstance(node, ast.arg):
            parts.append(node.annotation)
        if isinstance(node, ast.AnnAssign):
            parts.append(node.annotation)
            if "TypeAlias" in ast.unparse(node.annotation):
                parts.append(node.value)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            parts.append(node)
        for part in parts:
            if part is not None and part.end_lineno is not None and part.end_col_offset is not None:
                yield (
                    place(part.lineno, part.col_offset),
                    place(part.end_lineno, part.end_col_offset),
                )
