"""Tests of drawing run where the extra ``mutants`` is installed, as .ci/mutants does."""

from __future__ import annotations

from importlib.util import find_spec

collect_ignore = [] if find_spec("cosmic_ray") else ["test_drawing.py"]
