"""Links of the pages: handed to whoever rewrites them, and checked whether each leads anywhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import quote
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from generator.links import resolved
from generator.written_links import Here

_ID = re.compile(r'\s(?:id|name)="([^"]+)"')
_TARGET = re.compile(r'<(?:a|img|form|script|source|link)\b[^<>]*?\s(?:href|src|action)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link that leads nowhere: the page's source, the link, its target, what is not there."""

    source: str
    link: str
    target: tuple[str, str]
    missing: str


class PageLinks(Extension):
    """Hands every link of the page that is being converted to `rewrite`; None takes it out."""

    def __init__(self) -> None:
        super().__init__()
        self.rewrite: Callable[[str], str | None] | None = None

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        """Runs before MkDocs turns sources into addresses, which has priority 0."""
        md.treeprocessors.register(_PageLinksProcessor(self, md), "work_reports_links", 2)


class _PageLinksProcessor(Treeprocessor):
    def __init__(self, links: PageLinks, md: Any) -> None:
        super().__init__(md)
        self._links = links

    def run(self, root: Element) -> None:
        rewrite = self._links.rewrite
        if rewrite is None:
            return
        for element in root.iter("a"):
            link = rewrite(element.get("href", ""))
            if link is None:
                element.tag = "span"
                element.attrib.clear()
            else:
                element.set("href", link)


@dataclass
class LinkCheck:
    """Gathers what pages hold and where they lead, and says which links lead nowhere.

    `files` are the addresses of everything that is no page.
    """

    files: frozenset[str]
    _anchors: dict[str, frozenset[str]] = field(default_factory=dict)
    _links: dict[tuple[str, str], list[tuple[str, str]]] = field(default_factory=dict)

    def add(self, here: Here, html: str, *, every: bool) -> None:
        """Takes in a page's HTML.

        A link that other pages have as well is kept once for all of them, or with `every` for this
        page too: who wrote it by hand wants to know all places, and generated pages are many.
        """
        self._anchors[here.url] = frozenset(map(unescape, _ID.findall(html)))
        for target in dict.fromkeys(_TARGET.findall(html)):
            link = unescape(target)
            found = resolved(link, here.url)
            if found is not None:
                places = self._links.setdefault(found, [])
                if every or not places:
                    places.append((here.source, link))

    def broken(self) -> Iterator[BrokenLink]:
        """The links that lead nowhere, in the order in which they were met."""
        for (url, fragment), places in self._links.items():
            if url not in self._anchors:
                missing = "" if url in self.files else f"page {url}"
            else:
                missing = "" if fragment in self._anchors[url] | {""} else f"#{fragment}"
            if missing:
                for source, link in places:
                    yield BrokenLink(source, link, (url, fragment), missing)


def line_of(markdown: str, link: str) -> int | None:
    """The line of a page's source in which a link is written; None where it is not found."""
    for written in (link, quote(link), link.partition("#")[0]):
        position = markdown.find(written) if written else -1
        if position >= 0:
            return markdown.count("\n", 0, position) + 1
    return None
