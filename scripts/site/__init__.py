"""The documentation site: built in both languages by ``python -m scripts.site``."""
