"""Configuration of the documentation (Sphinx with MyST)."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

project = "govinfo-report"
author = "the govinfo-report authors"
metadata = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
version = release = metadata["version"]
language = "en"
locale_dirs = ["locale"]
gettext_compact = False

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build", "examples"]

myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "description"
napoleon_numpy_docstring = False

html_theme = "furo"
html_title = "govinfo-report"
html_copy_source = False
