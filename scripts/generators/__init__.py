"""Makers of the files that are generated into the tree; registered in ``scripts/generate.py``."""
