"""Sphinx configuration: the pages are executed when they are built, and a failing example fails the build."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from poliscope import __version__

project = "poliscope"
author = "The poliscope developers"
copyright = "2026, the poliscope developers"
version = release = __version__

extensions = [
    "myst_nb",
    "numpydoc",
    "sphinx.ext.autodoc",
    "sphinx.ext.autosummary",
    "sphinx.ext.viewcode",
    "sphinx_click",
]
exclude_patterns = ["_build", "**.ipynb_checkpoints"]
source_suffix = {".md": "myst-nb", ".rst": "restructuredtext"}
html_theme = "pydata_sphinx_theme"
html_title = "poliscope"
html_theme_options = {"show_prev_next": False, "navbar_end": ["theme-switcher"]}

myst_enable_extensions = ["colon_fence", "deflist", "dollarmath"]
myst_heading_anchors = 3
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 120
nb_merge_streams = True

autosummary_generate = True
autodoc_typehints = "none"
autodoc_member_order = "bysource"
numpydoc_show_class_members = False
numpydoc_xref_param_type = False
# names from the standard library and numpy are not linked: the build needs no network
nitpicky = False
suppress_warnings = ["myst.xref_missing"]
