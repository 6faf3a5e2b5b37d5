"""The site's addresses, and what a link on a hand-written page means.

A link to a paragraph is copied from the browser (`https://…/reports/jiangxi-2024/plan-1/#p25`),
or written as MkDocs wants it (`reports/jiangxi-2024/plan-1/index.md#p25`). Both are taken.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import groupby
from urllib.parse import SplitResult, quote, unquote, urlsplit

from generator.links import is_address, joined, page_address, relative, scheme_of
from generator.pages.blocks import lines

_WHOLE_LINK = re.compile(r"(?<!!)\[(?P<text>[^\[\]]*)\]\((?P<link>[^\s<>()]+)\)")
_TARGET = re.compile(
    r"""
    \]\([ \t]*+                                        # [words](link "title")
    (?: <(?P<angled>[^<>\n]*)>
      | (?P<plain>(?: [^\s<>()"'] | \([^\s<>()]*\) | (?<!\s)["'] | [ ](?![ "'()]) )++) )
    | ^[ ]{0,3}\[[^\[\]\n]+\]:[ ]?                     # [name]: link
    (?: <(?P<angled_name>[^<>\n]*)> | (?P<plain_name>[^\s<>]+) )
    """,
    re.VERBOSE | re.MULTILINE,
)
_ATTRIBUTE = re.compile(
    r"""
    \b(?:href|src|srcset|action|poster|data)\s*+=\s*+
    (?: "(?P<double>[^"]*)" | '(?P<single>[^']*)' | (?P<unquoted>[^\s"'<>=`]+) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AUTOMATIC = re.compile(r"<(?P<automatic>[a-z][a-z0-9+.-]+:[^\s<>]*)>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_LINK_FORMS = (_TARGET, _ATTRIBUTE, _AUTOMATIC)
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
        if not is_address(link):
            return link
        path, rest = _taken_apart(link)
        parts = urlsplit(link)
        if parts.netloc:
            if not self._is_own(parts):
                return link
            address = self._below_base(parts.path)
        elif scheme_of(link) or not path:
            return link
        elif path.startswith("/"):
            if path[1:] in self._addresses:
                return link
            address = self._below_base(parts.path)
        else:
            return self._relative_link(link, here)
        source = self._source_of(address)
        if source:
            return _from(here.source, source) + rest
        return relative(address, here.url) + rest

    def address_of(self, link: str, here: Here) -> str | None:
        """The address from the site's root that a relative link would have; None for all others."""
        path, _ = _taken_apart(link)
        if scheme_of(link) or link.startswith("//") or not path:
            return None
        source = joined(posixpath.dirname(here.source), path)
        if source.endswith(".md"):
            return page_address(source)
        return f"{source}/" if path.endswith("/") and source else source

    def _relative_link(self, link: str, here: Here) -> str:
        path, rest = _taken_apart(link)
        beside = joined(posixpath.dirname(here.source), path)
        if beside in self._addresses:
            return link
        for address in (beside, joined(here.url, path)):
            source = self._source_of(address)
            if source:
                return _from(here.source, source) + rest
        return link

    def _is_own(self, parts: SplitResult) -> bool:
        """Whether a link with a host leads into this site, which may lie in a folder there."""
        if parts.netloc != self._host and (parts.hostname or "") not in _PREVIEW_HOSTS:
            return False
        return f"{unquote(parts.path).rstrip('/')}/".startswith(self._base)

    def _below_base(self, path: str) -> str:
        path = unquote(path)
        if f"{path}/" == self._base:
            return ""
        return path.removeprefix(self._base) if path.startswith(self._base) else path.lstrip("/")

    def _source_of(self, address: str) -> str:
        folder = address.removesuffix("index.html").strip("/")
        return self._sources.get(f"{folder}/" if folder else "", "")


def _taken_apart(link: str) -> tuple[str, str]:
    """The path of a link, decoded, and what stands behind it: query and fragment."""
    path = re.split("[?#]", link, maxsplit=1)[0]
    return unquote(path), link[len(path) :]


def _from(source: str, target: str) -> str:
    return quote(posixpath.relpath(target, posixpath.dirname(source) or "."))


def rewritten(markdown: str, rewrite: Callable[[str], str | None]) -> str:
    """The Markdown with every link rewritten; where that is None, its words alone are left.

    Code is left as it is.
    """

    def unlinked(found: re.Match[str]) -> str:
        return found["text"] if rewrite(found["link"]) is None else found.group()

    def changed(found: re.Match[str]) -> str:
        link, (start, end) = _link(found)
        start, end = start - found.start(), end - found.start()
        return found.group()[:start] + (rewrite(link) or link) + found.group()[end:]

    return "".join(
        text if is_code else _TARGET.sub(changed, _WHOLE_LINK.sub(unlinked, text))
        for is_code, text in _pieces(markdown)
    )


def written_links(markdown: str) -> Iterator[tuple[int, str]]:
    """Every link outside code with its line, as it is written, in Markdown or in HTML."""
    line = 1
    for is_code, text in _pieces(markdown):
        if not is_code:
            shown = _COMMENT.sub(lambda found: "\n" * found.group().count("\n"), text)
            found = [one for form in _LINK_FORMS for one in form.finditer(shown)]
            for one in sorted(found, key=re.Match.start):
                link, (start, _) = _link(one)
                yield line + shown.count("\n", 0, start), link
        line += text.count("\n")


def meant(link: str) -> str:
    """A link as written, without the escapes of Markdown and HTML."""
    return unescape(_ESCAPE.sub(r"\1", link)).strip()


def _link(found: re.Match[str]) -> tuple[str, tuple[int, int]]:
    assert found.lastgroup is not None  # every form has its link in a group of its own
    return found[found.lastgroup], found.span(found.lastgroup)


def _pieces(markdown: str) -> Iterator[tuple[bool, str]]:
    """The Markdown in pieces, each with whether it is code."""
    for is_fenced, group in groupby(lines(markdown), key=lambda line: line[2]):
        block = "".join(line for _, line, _ in group)
        yield from [(True, block)] if is_fenced else _code_spans(block)


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
