"""What holds for every test: the same answers on every machine, and every day.

Whatever a machine may set differently and a test does not set itself is put away here, before
anything of the library is imported: variables that change answers, and chance.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import signal
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.configuration import set_hypothesis_home_dir

from tests.places import CORPUS, ROOT

# Language, colour, width and encoding of what is printed; how Python runs the programs that tests
# start. Tests that are about one of them set it themselves.
CHANGING_ANSWERS = (
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "COLORTERM",
    "COLUMNS",
    "FORCE_COLOR",
    "GOVINFO_REPORT_LANG",
    "LANG",
    "LANGUAGE",
    "LINES",
    "NO_COLOR",
    "PYTHONCOERCECLOCALE",
    "PYTHONDEVMODE",
    "PYTHONINSPECT",
    "PYTHONIOENCODING",
    "PYTHONLEGACYWINDOWSSTDIO",
    "PYTHONOPTIMIZE",
    "PYTHONPROFILEIMPORTTIME",
    "PYTHONUNBUFFERED",
    "PYTHONUTF8",
    "PYTHONVERBOSE",
    "PYTHONWARNINGS",
    "TTY_COMPATIBLE",
    "TTY_INTERACTIVE",
    "TZ",
)
for name in [*CHANGING_ANSWERS, *(name for name in os.environ if name.startswith("LC_"))]:
    os.environ.pop(name, None)
# No page is named, whatever address of the documentation the owner gave the package.
os.environ["GOVINFO_REPORT_DOCS"] = ""

# A shell ignores Ctrl-C for what it runs in the background, and so would every program that tests
# start from there.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Run on their own: without extras, with printing programs, on made scans and with Spark by .ci/run,
# the typing file by type checkers alone. What the command line names is collected all the same.
collect_ignore = ["without_extras", "pages", "scans", "spark", "typing"]

# Tests on the collection of real pages, where there is one.
if not CORPUS.is_dir():
    collect_ignore.append("corpus")

# "repeatable": the examples of a test follow from its source, none are kept from one run to the
# next, and the speed of the machine does not count. "random": other examples in every run, and
# more of them; .ci/long runs it, and what fails says how it is repeated.
settings.register_profile(
    "repeatable",
    database=None,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "random",
    settings.get_profile("repeatable"),
    derandomize=False,
    max_examples=300,
    print_blob=True,
)
settings.load_profile("repeatable")
# Hypothesis keeps tables of Unicode there, which it would else lay beside README.
set_hypothesis_home_dir(ROOT / ".pytest_cache" / "hypothesis")

# Hypothesis takes constants from the modules of a project that are loaded. All of them are, so
# that the examples of a test do not depend on which tests the same process ran before it.
for package in ("govinfo_report", "scripts"):
    for module in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
        if not module.name.startswith("scripts.site"):  # it needs the extra docs; no test runs it
            importlib.import_module(module.name)


@pytest.fixture(scope="session", autouse=True)
def _pages_are_accounted_for() -> Iterator[None]:
    """Every page that any test reads: each line and cell is in a member of the report or a note."""
    from govinfo_report import recognition
    from tests import accounting

    plain, recognition.recognise = recognition.recognise, accounting.checked
    yield
    recognition.recognise = plain
