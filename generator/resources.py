"""The files that the package brings and a site's own files override: templates, theme, pages.

In a checkout the page templates lie at its top level, where whoever changes a page looks for them;
a wheel holds them inside the package.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent

THEME = _PACKAGE / "theme"
"""Overrides of the theme."""

ASSETS = _PACKAGE / "assets"
"""The parts that styles and scripts are put together from."""

STOCK_PAGES = _PACKAGE / "docs"
"""Hand-written pages that every site has: home, search, about, guides."""

TEMPLATES = next(
    folder for folder in (_PACKAGE / "templates", _PACKAGE.parent / "templates") if folder.is_dir()
)
"""The page templates."""
