"""Sphinx settings of the documentation; `make docs` builds it and fails on any warning."""

from inspgraph import __version__

project = "inspgraph"
author = "The inspgraph contributors"
copyright = "MIT licence"  # noqa: A001 Sphinx's name for it
release = __version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinxcontrib.mermaid"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
myst_fence_as_directive = ["mermaid"]
# Mermaid is drawn by the reader's browser; a page read without it shows the drawing's text.
suppress_warnings = ["misc.highlighting_failure"]
autodoc_typehints = "description"
html_theme = "furo"
html_title = f"inspgraph {release}"
exclude_patterns = ["_build", "pictures"]
# What stands in the repository, not on the site.
myst_url_schemes = ["http", "https"]
linkcheck_anchors = False
