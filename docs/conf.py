"""Configuration of the documentation (Sphinx with MyST)."""

import tomllib
from pathlib import Path

from govinfo_report import __version__

_PYPROJECT = tomllib.loads(Path(__file__).parents[1].joinpath("pyproject.toml").read_text("utf-8"))

project = "govinfo-report"
author = "the govinfo-report authors"
version = release = __version__
language = "en"
locale_dirs = ["locale"]
gettext_compact = False

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build", "examples"]

myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
napoleon_numpy_docstring = False
napoleon_use_ivar = True
python_maximum_signature_line_length = 88

html_theme = "furo"
html_title = "govinfo-report"
html_copy_source = False
html_show_copyright = False
# Where pyproject.toml names the project's home, every page leads there.
if home := _PYPROJECT["project"]["urls"].get("Repository"):
    html_theme_options = {"footer_icons": [{"name": "Source", "url": home, "html": "Source"}]}
