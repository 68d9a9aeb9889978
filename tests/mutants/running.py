"""Testing a mutant in a copy of the project, and keeping what came out."""

from __future__ import annotations

import hashlib
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Lock
from typing import Any, Final, Literal, TypeAlias

import msgspec
from attrs import frozen

from tests.mutants.drawing import Mutant, mutated_source

Outcome: TypeAlias = Literal["killed", "survived", "endless"]
"""``endless``: killed, since the tests did not come to an end, in time of the processor."""

MEMORY: Final = 6 * 2**30
"""Most bytes that the tests of a mutant may ask for."""

QUICK: Final = 40
"""How many of the tests that run a changed line are run before the files that they are in."""

_LEFT_OUT: Final = (".git", ".venv*", ".*_cache", ".mutants", "__pycache__", "_build", "dist")


@frozen(kw_only=True)
class Plan:
    """What the tests do without a mutant.

    Attributes:
        seconds: How long each takes.
        processor: Seconds of the processor that all take, which a busy machine does not change.
        lines: File → line → the tests that run it, of the files that mutants are made of.
        modules: What they import of other packages.
    """

    seconds: dict[str, float]
    processor: float
    lines: dict[str, dict[int, list[str]]]
    modules: list[str]

    @property
    def total(self) -> float:
        """How long all tests take together."""
        return sum(self.seconds.values())

    def first(self, mutant: Mutant) -> list[str]:
        """The tests that run the lines of a mutant, the quick ones first."""
        lines = self.lines.get(mutant.file, {})
        changed = range(mutant.start[0], mutant.end[0] + 1)
        tests = {test for line in changed for test in lines.get(line, ()) if test}
        return sorted(tests, key=lambda test: (self.seconds.get(test, 0), test))

    def files(self, mutant: Mutant) -> list[str]:
        """The files of tests that run its lines; none where it is run while modules are imported.

        Other files could notice it through what is cached: leaving them out can only let a mutant
        survive, and saves most of the time.
        """
        return sorted({test.partition("::")[0] for test in self.first(mutant)})


class Copy:
    """A copy of the project, in which one mutant at a time is tested."""

    def __init__(
        self, root: Path, folder: Path, sources: Path, files: dict[str, Path], tests: list[Path]
    ) -> None:
        shutil.copytree(root, folder, ignore=shutil.ignore_patterns(*_LEFT_OUT))
        self._folder = folder
        self._package = folder / sources
        self._tests = tests
        self._files = {name: self._package / name for name in files}
        # Checked by what the source says and not by its time, which two mutants may share.
        self._run("-m", "compileall", "-q", "--invalidation-mode", "checked-hash", str(sources))
        self._server: subprocess.Popen[str] | None = None

    def recorded(self) -> Plan:
        """Runs the tests without a mutant.

        Raises:
            SystemExit: They fail as they are, or do not test the copy.
        """
        where = self._run("-c", "import govinfo_report as g; print(g.__file__)")[1]
        if not where.startswith(str(self._package)):
            sys.exit(f"The tests would not test the copy, but {where}")
        record = self._folder / "record.json"
        files = [str(path) for path in self._files.values()]
        status, output = self._run(
            *("-m", "pytest", *self._arguments([*map(str, self._tests)])),
            MUTANTS_RECORD=str(record),
            MUTANTS_FILES=os.pathsep.join(files),
        )
        if status:
            sys.exit(f"The tests fail without any mutant:\n{output}")
        found = json.loads(record.read_text("utf-8"))
        lines = {
            name: {int(line): tests for line, tests in found["lines"][str(path)].items()}
            for name, path in self._files.items()
        }
        return Plan(
            seconds=found["seconds"],
            processor=found["processor"],
            lines=lines,
            modules=found["modules"],
        )

    def outcome(self, mutant: Mutant, plan: Plan) -> tuple[Outcome, float]:
        """Whether the tests notice a mutant, and the seconds that it took."""
        path = self._files[mutant.file]
        source = path.read_text("utf-8")
        mutated = mutated_source(source, mutant.operator, mutant.occurrence)
        assert mutated is not None, mutant
        first = plan.first(mutant)
        files = plan.files(mutant) or [*map(str, self._tests)]
        begin = time.monotonic()
        path.write_text(mutated, encoding="utf-8")
        try:
            outcome: Outcome = "survived"
            # A few tests are collected sooner than the files that they are in.
            for tests in (first[:QUICK], files) if first else (files,):
                if outcome == "survived":
                    outcome = self._tested(mutant, plan, tests)
        finally:
            path.write_text(source, encoding="utf-8")
        return outcome, time.monotonic() - begin

    def _tested(self, mutant: Mutant, plan: Plan, tests: list[str]) -> Outcome:
        server = self._serving(plan)
        assert server.stdin
        assert server.stdout
        order = self._folder / "first.json"
        order.write_text(json.dumps(plan.first(mutant)), encoding="utf-8")
        seconds = 30 + 5 * plan.processor
        run = {"arguments": self._arguments(tests), "seconds": seconds, "first": str(order)}
        server.stdin.write(json.dumps(run) + "\n")
        server.stdin.flush()
        answer = server.stdout.readline()
        if not answer:  # the mutant brought the process down that was to fork
            self.close()
        status = json.loads(answer or "1")
        if status == -signal.SIGKILL:  # such as by a machine without memory
            sys.exit(f"The system ended the tests, which says nothing about {mutant}")
        return "endless" if status is None else "killed" if status else "survived"

    def close(self) -> None:
        """Ends the process that runs the tests."""
        if self._server is not None:
            self._server.communicate()
            self._server = None

    def _serving(self, plan: Plan) -> subprocess.Popen[str]:
        if self._server is None:
            modules = self._folder / "modules.txt"
            modules.write_text("\n".join(plan.modules), encoding="utf-8")
            self._server = self._started("-m", "tests.mutants.server", str(modules))
        return self._server

    def _arguments(self, tests: list[str]) -> list[str]:
        # What is imported before pytest is not rewritten; nothing of the project is.
        quiet = (
            "-W",
            "ignore::pytest.PytestAssertRewriteWarning",
            "-q",
            "--tb=line",
            "--no-header",
        )
        return [*quiet, "-x", "-p", "tests.mutants.order", *tests]

    def _run(self, *arguments: str, **extra: str) -> tuple[int, str]:
        """Exit status, and what was printed."""
        process = self._started(*arguments, **extra)
        output, _ = process.communicate()
        return process.returncode, output

    def _started(self, *arguments: str, **extra: str) -> subprocess.Popen[str]:
        environment = os.environ | extra
        environment |= {
            "PYTHONPATH": os.pathsep.join([str(self._package.parent), str(self._folder)]),
            "PYTHONHASHSEED": "0",
            "OPENBLAS_NUM_THREADS": "1",
        }
        if arguments[:2] != ("-m", "compileall"):
            environment["PYTHONDONTWRITEBYTECODE"] = "1"
        return subprocess.Popen(
            [sys.executable, *arguments],
            cwd=self._folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            preexec_fn=_limited,  # noqa: PLW1509 - nothing but a system call
        )


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


class Results:
    """What came out, in a file that the next run goes on from."""

    def __init__(self, path: Path, files: dict[str, Path], tests: list[Path], again: bool) -> None:
        self._path = path
        self._lock = Lock()
        self._state = {"sources": _digest(files.values()), "tests": _digest(tests)}
        self.found: dict[str, Outcome] = {}
        kept: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.is_file() else {}
        same = {name: kept.get(name) == digest for name, digest in self._state.items()}
        if same["sources"] and (again or same["tests"]):
            found = msgspec.convert(kept["found"], dict[str, Outcome])
            self.found = {
                mutant: outcome
                for mutant, outcome in found.items()
                if not again or outcome != "survived"
            }

    def add(self, mutant: str, outcome: Outcome) -> None:
        """Keeps what became of a mutant."""
        with self._lock:
            self.found[mutant] = outcome
            self._path.parent.mkdir(exist_ok=True)
            part = self._path.with_suffix(".part")
            part.write_text(json.dumps({**self._state, "found": self.found}), encoding="utf-8")
            part.replace(self._path)


def _digest(paths: Any) -> str:
    """A digest of files and of the Python files in folders."""
    digest = hashlib.sha256()
    for path in paths:
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            digest.update(f"{file.name}\0".encode() + file.read_bytes())
    return digest.hexdigest()
