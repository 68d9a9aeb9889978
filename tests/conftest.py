"""What holds for every test."""

from __future__ import annotations

import os

from hypothesis import settings

from tests.places import CORPUS

# Run on their own: without extras and with printing programs by .ci/run, the typing file by type
# checkers alone. What is named on the command line is collected all the same.
collect_ignore = ["without_extras", "pages", "typing"]

# Tests on the collection of real pages, where there is one.
if not CORPUS.is_dir():
    collect_ignore.append("corpus")

# A loaded machine must not fail a test by its speed; CI must find the same as its log says.
settings.register_profile("default", deadline=None, print_blob=True)
settings.register_profile("ci", parent=settings.get_profile("default"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")
