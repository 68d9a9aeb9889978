"""Configuration of the documentation (Sphinx with MyST)."""

from govinfo_report import __version__

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
