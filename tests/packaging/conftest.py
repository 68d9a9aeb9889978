"""What of these tests runs where."""

import sys

# The shell steps of the action are for the runner's bash.
collect_ignore = ["test_action.py"] if sys.platform == "win32" else []
