"""Which parts of the site are published, and what becomes of links to the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import unescape

from generator.links import (
    COMPARE,
    COVERAGE,
    DATA,
    INDICATORS,
    PLACES_NAMED,
    PROBLEMS,
    RANKS,
    REPORTS,
    TERMS,
    THEMES,
    resolved,
    source_path,
)

ROOMS: Mapping[str, tuple[str, ...]] = {
    "glossary": (TERMS,),
    "compare": (COMPARE, INDICATORS),
    "ranks": (RANKS,),
    "problems": (PROBLEMS,),
    "placenames": (PLACES_NAMED,),
    "themes": (THEMES,),
    "data_package": (DATA, "about/using-data/"),
    "coverage": (COVERAGE,),
    "numbers": (),
    "shared": (),
    "commitments": (),
    "livelihood": (),
    "guides": (
        "about/add-report/",
        "about/manifest/",
        "about/checking/",
        "about/own-site/",
        "about/own-site-en/",
        "about/other-builders/",
        "about/large-package/",
        "vocabulary/",
    ),
}
"""What can be left out of a site, with the beginnings of its addresses."""

_OF_REPORTS: Mapping[str, tuple[str, ...]] = {
    "glossary": ("terms/", "initiatives/"),
    "numbers": ("numbers/",),
    "placenames": ("places/",),
    "shared": ("shared/",),
    "commitments": ("commitments/",),
    "livelihood": ("livelihood/",),
}
"""What goes with a part of the site below each report's address."""

_OF_YEARS: Mapping[str, tuple[str, ...]] = {
    "shared": ("shared/",),
    "commitments": ("commitments/",),
    "livelihood": ("livelihood/",),
}
"""The same below the address of each year that is compared."""

_LINK = re.compile(r'<a\s(?:[^<>]*?\s)?href="([^"]*)"[^<>]*>((?:(?!<a\s).)*?)</a>', re.DOTALL)


def _nothing(source: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Rooms:
    """The site's parts. `closed` names those of `ROOMS` that are left out.

    `excluded` tells, of a page's Markdown file, whether the site's configuration leaves it out.
    """

    closed: frozenset[str] = frozenset()
    excluded: Callable[[str], bool] = _nothing

    def without(self, rooms: Iterable[str]) -> Rooms:
        """The same with more rooms closed."""
        return Rooms(self.closed | frozenset(rooms), self.excluded)

    def shows(self, url: str) -> bool:
        """Whether the page or file at an address, relative to the site's root, is published."""
        page = url.partition("#")[0].partition("?")[0]
        if any(page.startswith(ROOMS[room]) for room in self.closed):
            return False
        for root, rooms in ((REPORTS, _OF_REPORTS), (COMPARE, _OF_YEARS)):
            if page.startswith(root):
                below = page.removeprefix(root).partition("/")[2]
                if any(below.startswith(rooms.get(room, ())) for room in self.closed):
                    return False
        is_page = not page or page.endswith("/")
        return not self.excluded(source_path(page) if is_page else page)

    def show_all(self, urls: Iterable[str]) -> bool:
        """Whether every one of these addresses is published."""
        return all(map(self.shows, urls))

    def unlinked(self, html: str, page: str) -> str:
        """The HTML of the page at `page`, with the words alone where a link would lead nowhere."""

        def words(link: re.Match[str]) -> str:
            return link.group() if self._leads(unescape(link[1]), page) else link[2]

        return _LINK.sub(words, html)

    def _leads(self, link: str, page: str) -> bool:
        target = None if link.startswith(("/", "#")) else resolved(link, page)
        return target is None or self.shows(target[0])
