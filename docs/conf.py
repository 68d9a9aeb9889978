"""Configuration of the documentation (Sphinx with MyST)."""

from importlib.metadata import version as installed_version

project = "govinfo-report"
author = "the govinfo-report authors"
version = release = installed_version("govinfo-report")
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

# Every reference to a name of this library must resolve; `-W` turns a broken one into a failure.
nitpicky = False

html_theme = "furo"
html_title = "govinfo-report"
html_copy_source = False
# The form prints Chinese: without this the search splits nothing.
html_search_language = "en"
