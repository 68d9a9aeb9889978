"""The page that shows which rule catches which slip in which cell, from the mutation proof."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govinfo_report.catalogue import EDITIONS, Form, form
from tests.checks.mutations import MUTATIONS, Mutant, mutants

PAGE = "docs/reference/mutation-table.md"
OWNS = (PAGE,)

HEAD = """\
# Which slip is caught by which rule

A report whose identities all hold, with every printed figure above 1, is changed in one cell: by
+1, by −1, times ten, to 0, and to blank. The tables show the rules that then speak of that cell.
The same changes run in the tests, where every cell that stands in a sum must be caught by each of
its sums.

- A changed **figure** in table 三 or 四 violates every sum that it stands in: an error, with the
  printed value, the computed one and their difference.
- A **blank** makes these sums undecided (marked `?`): some figure would make them right, so nothing
  is violated, and a warning says so. It counts as detected, because `cell.blank` names the cell and
  the only figure that fits.
- **Table 二 has no sums**, so that a wrong figure there cannot be detected by arithmetic. Only
  what is implausible is caught (`disclosure.stock`: more documents issued than are in force and
  repealed), and blanks. A dash means that nothing is found, and that no sum of the form could.
- Two slips that cancel each other in every sum that they share are not seen either: the tables show
  one slip at a time.
"""


def files() -> Mapping[str, str]:
    """The page."""
    return {PAGE: HEAD + "".join(f"\n{part}" for edition in EDITIONS for part in tables(edition))}


def tables(edition: str) -> Iterator[str]:
    """A section an edition, a table for each of the form's; cells that fare alike together."""
    catalogue = form(edition)
    yield f"## Form of {edition}\n"
    fates: dict[str, dict[str, str]] = {}
    for mutant in mutants(edition):
        fates.setdefault(mutant.cell, {})[mutant.mutation] = fate(mutant)
    for table in catalogue.tables:
        yield f"### {catalogue.section(table.section).label}\n"
        heads = ["Row", "Columns", *MUTATIONS]
        lines = [line(heads), line(["---"] * len(heads))]
        lines += [line(cells) for cells in rows(catalogue, table.id, fates)]
        yield "\n".join(lines) + "\n"


def rows(
    catalogue: Form, table_id: str, fates: Mapping[str, Mapping[str, str]]
) -> Iterator[list[str]]:
    """One line for the cells of a row that fare alike."""
    table = catalogue.table(table_id)
    for row in table.rows:
        alike: dict[tuple[str, ...], list[str]] = {}
        for column in row.columns:
            found = fates.get(f"{table_id}.{row.id}.{column}")
            if found:
                alike.setdefault(tuple(found[m] for m in MUTATIONS), []).append(column)
        for fate_of_all, columns in alike.items():
            shown = "all" if len(columns) == len(row.columns) else ", ".join(columns)
            yield [f"`{row.id}` {row.text.zh}", shown, *fate_of_all]


def fate(mutant: Mutant) -> str:
    """The rules that speak of a changed cell."""
    found = [f"`{rule}`" for rule in sorted(mutant.by("violated"))]
    found += [f"`{rule}` ?" for rule in sorted(mutant.by("undecided"))]
    return "<br>".join(found) or "–"


def line(cells: list[str]) -> str:
    """A line of a Markdown table."""
    return f"| {' | '.join(cells)} |"
