"""Fuzzing: every reader fed with what coverage finds, and what was found kept as tests."""
