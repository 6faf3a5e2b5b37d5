"""The site's addresses, and what a link on a hand-written page means.

A link to a paragraph is copied from the browser (`https://…/reports/jiangxi-2024/plan-1/#p25`),
or written as MkDocs wants it (`reports/jiangxi-2024/plan-1/index.md#p25`). Both are taken.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote, unquote, urlsplit

from generator.links import page_address, relative
from generator.pages.blocks import lines

_WHOLE_LINK = re.compile(r"(?<!!)\[(?P<text>[^\[\]]*)\]\((?P<link>[^\s<>()]+)\)")
_TARGET = re.compile(
    r"""
    (?P<before> \]\(<?                                  # [words](link
    | ^[ ]{0,3}\[[^\[\]\n]+\]:[ ]?<? )                 # [name]: link
    (?P<link>[^\s<>()]+)
    """,
    re.VERBOSE | re.MULTILINE,
)
_TICKS = re.compile("`+")
_PREVIEW_HOSTS = frozenset({"127.0.0.1", "localhost", "0.0.0.0", "::1"})


@dataclass(frozen=True, slots=True)
class Here:
    """A page: the address of its source among the sources, and its own from the site's root."""

    source: str
    url: str


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


def rewritten(markdown: str, rewrite: Callable[[str], str | None]) -> str:
    """The Markdown with every link rewritten; where that is None, its words alone are left.

    Code is left as it is.
    """

    def unlinked(found: re.Match[str]) -> str:
        return found["text"] if rewrite(found["link"]) is None else found.group()

    def changed(found: re.Match[str]) -> str:
        return found["before"] + (rewrite(found["link"]) or found["link"])

    def pieces() -> Iterator[str]:
        for is_fenced, group in groupby(lines(markdown), key=lambda line: line[2]):
            block = "".join(line for _, line, _ in group)
            for is_code, text in [(True, block)] if is_fenced else _code_spans(block):
                yield text if is_code else _TARGET.sub(changed, _WHOLE_LINK.sub(unlinked, text))

    return "".join(pieces())


def _code_spans(text: str) -> Iterator[tuple[bool, str]]:
    """The text in pieces, each with whether it is code: between two runs of as many backticks."""
    runs = [run.span() for run in _TICKS.finditer(text)]
    closing: dict[int, int] = {}
    later: dict[int, int] = {}  # by length, the nearest run behind the present one
    for number in range(len(runs) - 1, -1, -1):
        start, end = runs[number]
        if end - start in later:
            closing[number] = later[end - start]
        later[end - start] = number
    done = number = 0
    while number < len(runs):
        last = closing.get(number)
        if last is not None:
            yield False, text[done : runs[number][0]]
            done = runs[last][1]
            yield True, text[runs[number][0] : done]
            number = last
        number += 1
    yield False, text[done:]
