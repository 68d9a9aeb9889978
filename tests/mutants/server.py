"""Runs the tests again and again, each time in a fork of one process that has imported pytest.

``python -m tests.mutants.server MODULES`` imports what the file names, one module a line: what
the tests need of other packages, which takes two thirds of the time of a run. It imports nothing of
the project, so that each fork imports the code as it is then. Each line of the standard input is a
run, ``{"arguments": […], "seconds": …, "first": …}``; each line of the output is its exit status,
negative for a signal, or ``null`` past the time. The time is that of the processor, so that a busy
machine ends no run; a run that only waits ends after twenty times as long.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import math
import os
import resource
import signal
import sys
import time
from pathlib import Path

import pytest


def main() -> None:
    """Runs until there is no further line."""
    for name in Path(sys.argv[1]).read_text("utf-8").split():
        # Something that cannot be imported alone is imported by the tests.
        with contextlib.suppress(Exception):
            importlib.import_module(name)
    answers = os.fdopen(os.dup(1), "w")
    for stream in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
    for line in sys.stdin:
        run = json.loads(line)
        print(json.dumps(_forked(run)), file=answers, flush=True)


def _forked(run: dict[str, object]) -> int | None:
    seconds = math.ceil(float(str(run["seconds"])))
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 10))
        os.setsid()  # what the tests start belongs to a group that ends with them
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.environ["MUTANTS_FIRST"] = str(run["first"])
        arguments = run["arguments"]
        assert isinstance(arguments, list)
        result = 1
        with contextlib.suppress(BaseException):
            result = int(pytest.main([*arguments, "-p", "no:cacheprovider"]))
        os._exit(result)
    end = time.monotonic() + 20 * seconds
    ended, status = 0, 0
    while not ended and time.monotonic() < end:
        ended, code = os.waitpid(child, os.WNOHANG)
        status = os.waitstatus_to_exitcode(code)
        time.sleep(0 if ended else 0.02)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    if not ended:
        os.waitpid(child, 0)
    return status if ended and status != -signal.SIGXCPU else None


if __name__ == "__main__":
    main()
