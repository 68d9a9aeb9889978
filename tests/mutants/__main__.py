"""Changes the code, one small change at a time, and lists the changes that no test notices.

``python -m tests.mutants [--package NAME]… [--seed TEXT] [--count N] [--jobs N] [--again]``, or
``.ci/mutants`` with the same options, which makes a virtual environment for it.

Mutants are made and tested in copies of the project, one for each process. What was found is kept
in ``.mutants``, so that a run that was broken off goes on, as long as neither the code nor its
tests change; with ``--again`` the survivors are tested once more after tests were added.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import Final

from tests.mutants.drawing import Mutant, drawn
from tests.mutants.running import Copy, Outcome, Results
from tests.mutants.table import ROOT, SOURCES, Package, packages

SEED: Final = "2026"
COUNT: Final = 150


def main(arguments: list[str] | None = None) -> int:
    """The command line; 1 where fewer mutants of a package are killed than must be."""
    table = packages()
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--package", action="append", choices=table, help="by default all")
    parser.add_argument("--seed", default=SEED, help=f"what mutants are drawn by; {SEED}")
    parser.add_argument("--count", type=int, default=COUNT, help=f"of each package; {COUNT}")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="copies at a time")
    parser.add_argument("--again", action="store_true", help="test survivors again, keep the rest")
    options = parser.parse_args(arguments)
    rows, survivors, short = [], [], []
    print(f"Seed {options.seed}, {options.count} mutants of each package", flush=True)
    for name in options.package or table:
        package = table[name]
        mutants = drawn(package.files(ROOT), options.count, f"{options.seed} {name}")
        outcomes = tested(name, package, mutants, jobs=options.jobs, again=options.again)
        alive = [mutant for mutant in mutants if outcomes[mutant.id] == "survived"]
        proven = [mutant for mutant in alive if package.equivalent.get(mutant.name)]
        killed = len(mutants) - len(alive)
        share = 100 * killed / max(len(mutants) - len(proven), 1)
        rows.append(
            f"| {name} | {len(mutants)} | {killed} | {len(alive) - len(proven)} | {len(proven)} "
            f"| {share:.1f} % | {package.share} % |"
        )
        for mutant in alive:
            proof = package.equivalent.get(mutant.name)
            survivors.append(f"{mutant}" + (f"\n    equivalent: {proof}" if proof else ""))
        if share < package.share:
            short.append(name)
    if survivors:
        print("\nSurvived:\n" + "\n".join(survivors))
    print("\n| package | mutants | killed | survived | equivalent | share | must be |")
    print("| --- | --- | --- | --- | --- | --- | --- |\n" + "\n".join(rows))
    if short:
        print(f"\nToo many survived: {', '.join(short)}", file=sys.stderr)
    return 1 if short else 0


def tested(
    name: str, package: Package, mutants: list[Mutant], *, jobs: int, again: bool
) -> dict[str, Outcome]:
    """What became of each mutant, by its id."""
    files = package.files(ROOT)
    tests = [Path("tests", test) for test in package.tests]
    results = Results(ROOT / ".mutants" / f"{name.replace('/', '-')}.json", files, tests, again)
    waiting = [mutant for mutant in mutants if mutant.id not in results.found]
    print(f"\n{name}: {len(mutants)} drawn, {len(waiting)} to test", flush=True)
    if not waiting:
        return results.found
    folder = Path(tempfile.mkdtemp(prefix="mutants-"))
    copies: SimpleQueue[Copy] = SimpleQueue()
    try:
        first = Copy(ROOT, folder / "0", SOURCES, files, tests)
        plan = first.recorded()
        print(f"{len(plan.seconds)} tests, {plan.total:.0f} s without a mutant", flush=True)
        copies.put(first)
        for number in range(1, min(jobs, len(waiting))):
            copies.put(Copy(ROOT, folder / str(number), SOURCES, files, tests))

        def test(mutant: Mutant) -> None:
            copy = copies.get()
            try:
                outcome, seconds = copy.outcome(mutant, plan)
            finally:
                copies.put(copy)
            results.add(mutant.id, outcome)
            print(f"{outcome:9} {seconds:5.1f} s  {mutant}", flush=True)

        with ThreadPoolExecutor(jobs) as pool:
            for _ in pool.map(test, waiting):
                pass
    finally:
        while not copies.empty():
            copies.get().close()
        shutil.rmtree(folder, ignore_errors=True)
    return results.found


if __name__ == "__main__":
    sys.exit(main())
