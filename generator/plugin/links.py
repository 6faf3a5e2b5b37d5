"""Links of the pages: how a hand-written one may be written, and whether each leads anywhere.

A link to a paragraph is copied from the browser (`https://…/reports/jiangxi-2024/plan-1/#p25`),
or written as MkDocs wants it (`reports/jiangxi-2024/plan-1/index.md#p25`). Both are taken.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import quote, unquote, urlsplit
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from generator.links import page_address, relative

_ID = re.compile(r'\s(?:id|name)="([^"]+)"')
_TARGET = re.compile(r'<(?:a|img|form|script|source|link)\b[^<>]*?\s(?:href|src|action)="([^"]*)"')
_PREVIEW_HOSTS = frozenset({"127.0.0.1", "localhost", "0.0.0.0", "::1"})


@dataclass(frozen=True, slots=True)
class Here:
    """A page: the address of its source among the sources, and its own from the site's root."""

    source: str
    url: str


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link that leads nowhere: the page's source, the link, its target, what is not there."""

    source: str
    link: str
    target: tuple[str, str]
    missing: str


class Addresses:
    """The addresses of the site, and what a link on a hand-written page means.

    `sources` are the Markdown sources by address (`terms/` to `terms/index.md`); `site_url` is
    where the site will be, empty where that is not known.
    """

    def __init__(self, sources: Mapping[str, str], site_url: str = "") -> None:
        self._sources = sources
        self._addresses = {source: url for url, source in sources.items()}
        parts = urlsplit(site_url)
        self._host = parts.netloc
        self._base = parts.path.rstrip("/") + "/"

    def source_in_place_of(self, stock: str) -> str:
        """The source of the page at the address of a stock page; empty where there is none."""
        return self._sources.get(page_address(stock), "")

    def source_link(self, link: str, here: Here) -> str:
        """The link as MkDocs wants it; as it is where it leads out of the site or needs nothing."""
        parts = urlsplit(link)
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        if parts.netloc:
            if not self._is_own(parts.netloc, parts.hostname or ""):
                return link
            address = self._below_base(parts.path)
        elif parts.scheme or not parts.path:
            return link
        elif parts.path.startswith("/"):
            if unquote(parts.path[1:]) in self._addresses:
                return link
            address = self._below_base(parts.path)
        else:
            return self._relative_link(link, unquote(parts.path), fragment, here)
        source = self._source_of(address)
        if source:
            return _from(here.source, source) + fragment
        return relative(address, here.url) + fragment

    def address_of(self, link: str, here: Here) -> str | None:
        """The address from the site's root that a relative link would have; None for all others."""
        parts = urlsplit(link)
        if parts.scheme or parts.netloc or not parts.path:
            return None
        folder = "" if parts.path.startswith("/") else posixpath.dirname(here.source)
        source = posixpath.normpath(posixpath.join(folder, unquote(parts.path).lstrip("/")))
        if source.endswith(".md"):
            return page_address(source)
        return f"{source}/" if parts.path.endswith("/") else source

    def target_of(self, link: str, here: Here) -> tuple[str, str] | None:
        """The address and fragment that a link from `source_link` leads to, if it names a page."""
        path, _, fragment = link.partition("#")
        folder = "" if path.startswith("/") else posixpath.dirname(here.source)
        source = posixpath.normpath(posixpath.join(folder, unquote(path).lstrip("/")))
        url = self._addresses.get(source if path else here.source)
        return None if url is None else (url, unquote(fragment))

    def _relative_link(self, link: str, path: str, fragment: str, here: Here) -> str:
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(here.source), path))
        if beside in self._addresses:
            return link
        from_page = posixpath.normpath(posixpath.join(here.url, path))
        for address in (beside, from_page):
            source = self._source_of(address)
            if source:
                return _from(here.source, source) + fragment
        return link

    def _is_own(self, host: str, name: str) -> bool:
        return host == self._host or name in _PREVIEW_HOSTS

    def _below_base(self, path: str) -> str:
        path = unquote(path)
        return path.removeprefix(self._base) if path.startswith(self._base) else path.lstrip("/")

    def _source_of(self, address: str) -> str:
        folder = address.removesuffix("index.html").strip("/")
        return self._sources.get(f"{folder}/" if folder not in ("", ".") else "", "")


def _from(source: str, target: str) -> str:
    return quote(posixpath.relpath(target, posixpath.dirname(source) or "."))


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


def resolved(link: str, page: str) -> tuple[str, str] | None:
    """The address and the fragment that a link on `page` leads to; None where it leads out."""
    if ":" in link.partition("/")[0] or link.startswith("//"):
        return None
    path, _, fragment = link.partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        return page, unquote(fragment)
    address = posixpath.normpath(posixpath.join("/" + page, path)).lstrip("/")
    if path.endswith(("/", "/.", "/..")) or path in (".", ".."):
        address = f"{address}/" if address else ""
    return address, unquote(fragment)


def line_of(markdown: str, link: str) -> int | None:
    """The line of a page's source in which a link is written; None where it is not found."""
    for written in (link, quote(link), link.partition("#")[0]):
        position = markdown.find(written) if written else -1
        if position >= 0:
            return markdown.count("\n", 0, position) + 1
    return None
