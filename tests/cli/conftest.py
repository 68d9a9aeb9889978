"""Which tests there are on this system."""

from __future__ import annotations

import sys

collect_ignore = ["test_posix.py"] if sys.platform == "win32" else []
