"""Configuration of the documentation (Sphinx with MyST); ``python -m scripts.site`` builds it."""

import os
import sys
import tomllib
from pathlib import Path

_ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(_ROOT))

from govinfo_report import __version__  # noqa: E402
from govinfo_report.catalogue.addresses import base  # noqa: E402

_PYPROJECT = tomllib.loads(_ROOT.joinpath("pyproject.toml").read_text("utf-8"))

project = "govinfo-report"
author = "the govinfo-report authors"
version = release = __version__
# zh_CN or en: scripts.site builds both. Prose is written in English and translated in docs/locales.
language = os.environ.get("SITE_LANGUAGE", "en")
locale_dirs = ["locales"]
gettext_compact = False
gettext_location = False

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "scripts.site.extension"]
templates_path = ["_templates"]
html_static_path = ["../scripts/site/static"]
html_css_files = ["site.css"]
html_js_files = [("search.js", {"defer": "defer"})]
exclude_patterns = ["_build", "examples", "locales", "*-zh.md", "**/*-zh.md"]

myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
napoleon_numpy_docstring = False
napoleon_use_ivar = True
python_maximum_signature_line_length = 88

# Where the address of the site is known, every page names its own; Chinese pages stand at the root.
if address := base():
    html_baseurl = f"{address}/" if language == "zh_CN" else f"{address}/en/"

html_theme = "furo"
html_title = "govinfo-report"
html_copy_source = False
html_show_copyright = False
# Where pyproject.toml names the project's home, every page leads there.
if home := _PYPROJECT["project"]["urls"].get("Repository"):
    html_theme_options = {"footer_icons": [{"name": "Source", "url": home, "html": "Source"}]}
