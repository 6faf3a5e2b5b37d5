"""The files that the package brings and a site's own files override: templates, theme, pages.

In a checkout the page templates lie at its top level, where whoever changes a page looks for them;
a wheel holds them inside the package.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.links import page_address

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


def stock_addresses() -> Iterator[str]:
    """The addresses of the stock pages, from the site's root."""
    for path in sorted(STOCK_PAGES.rglob("*.md")):
        yield page_address(path.relative_to(STOCK_PAGES).as_posix())
