"""A plugin for pytest: which tests run which lines, and those tests first.

With ``MUTANTS_RECORD`` it writes there, as JSON, how long each test took, which tests ran each line
of the files that ``MUTANTS_FILES`` names, and which modules of other packages are loaded. With
``MUTANTS_FIRST`` it runs the tests that this file names before all others, in its order, so that a
mutant is mostly killed by the first of them; and Hypothesis makes no failing example smaller.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import coverage
import pytest
from hypothesis import Phase, settings

_OURS = frozenset({"__main__", "coverage", "govinfo_report", "scripts", "tests"})


class Recorder:
    """Records while the tests run; lines that run while modules are imported belong to no test."""

    def __init__(self, target: Path, files: list[str]) -> None:
        self._target = target
        self._files = files
        self._seconds: dict[str, float] = {}
        self._coverage = coverage.Coverage(data_file=None, include=files, config_file=False)
        self._coverage.start()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Lines from here on are run by this test."""
        self._coverage.switch_context(item.nodeid)
        try:
            return (yield)
        finally:
            self._coverage.switch_context("")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """How long a test takes, with what is set up for it."""
        self._seconds[report.nodeid] = self._seconds.get(report.nodeid, 0) + report.duration

    def pytest_sessionfinish(self) -> None:
        """Writes what was recorded."""
        self._coverage.stop()
        data = self._coverage.get_data()
        lines = {file: data.contexts_by_lineno(file) for file in self._files}
        modules = [name for name in sys.modules if name.partition(".")[0] not in _OURS]
        record = {
            "seconds": self._seconds,
            "processor": time.process_time(),
            "lines": lines,
            "modules": modules,
        }
        self._target.write_text(json.dumps(record), encoding="utf-8")


def pytest_configure(config: pytest.Config) -> None:
    """Begins to record before anything of the library is imported."""
    if record := os.environ.get("MUTANTS_RECORD"):
        files = os.environ["MUTANTS_FILES"].split(os.pathsep)
        config.pluginmanager.register(Recorder(Path(record), files))


def pytest_collection() -> None:
    """Says how Hypothesis works, after ``conftest.py`` did and before any test is imported."""
    if "MUTANTS_FIRST" in os.environ:
        phases = [Phase.explicit, Phase.generate]
        settings.register_profile("mutants", settings.get_profile("repeatable"), phases=phases)
        settings.load_profile("mutants")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests that are named come first."""
    if first := os.environ.get("MUTANTS_FIRST"):
        names = json.loads(Path(first).read_text("utf-8"))
        places = {name: place for place, name in enumerate(names)}
        items.sort(key=lambda item: places.get(item.nodeid, len(places)))
