"""Links of the pages: handed to whoever rewrites them, and checked whether each leads anywhere."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from html import unescape
from itertools import islice
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from selectolax.lexbor import LexborHTMLParser

from generator.links import is_address, relative, resolved, taken_apart, targets_of
from generator.written_links import Addresses, Here, meant, written_links

_LINKS = {"a": "href", "img": "src"}
_ADDRESSES = ("href", "src", "action", "poster", "data")
_WITHOUT_CHECK = frozenset({"top"})
"""Fragments that need no element: browsers know them."""
_INDEX = "index.html"
_TEXT_FRAGMENT = ":~:"

# Report text has no raw `<`, and attribute values no raw quotation marks: see `markup.py`.
_OUR_LINK = re.compile(r'<(?:a|img)\s[^<>]*?\b(?:href|src)="([^"]*)"')
# A pattern that begins with letters is looked for five times as fast.
_OUR_ANCHOR = re.compile(r'id="(?<=\sid=")([^"<>]*)"(?=[^<>]*>)')


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link in a page's HTML that leads nowhere.

    `source` is the page's source. `address` is where it leads, relative to the site's root; None
    where it is no address. `anchor` is what the page there lacks; empty where there is no page.
    """

    source: str
    link: str
    address: str | None
    anchor: str = ""


class PageLinks(Extension):
    """Hands every link of the page that is being converted to `rewrite`; None takes it out.

    Afterwards `written` has, for every link of the HTML, how it is written in the page's source.
    """

    def __init__(self) -> None:
        super().__init__()
        self.rewrite: Callable[[str], str | None] | None = None
        self.written: dict[str, list[str]] = {}
        self.rewritten: list[tuple[Element, str]] = []

    def start(self, rewrite: Callable[[str], str | None] | None) -> None:
        """Prepares for the next page; without `rewrite` its links stay as they are."""
        self.rewrite, self.written, self.rewritten = rewrite, {}, []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        """Runs before and after MkDocs turns sources into addresses, which has priority 0."""
        md.treeprocessors.register(_Rewriting(self, md), "work_reports_links", 2)
        md.treeprocessors.register(_Recording(self, md), "work_reports_written_links", -2)


class _Rewriting(Treeprocessor):
    def __init__(self, links: PageLinks, md: Any) -> None:
        super().__init__(md)
        self._links = links
        self._unescape = UnescapeTreeprocessor(md).unescape

    def run(self, root: Element) -> None:
        rewrite = self._links.rewrite
        if rewrite is None:
            return
        for element in root.iter():
            if element.tag not in _LINKS:
                continue
            key = _LINKS[element.tag]
            written = self._unescape(element.get(key, ""))
            link = rewrite(written) if element.tag == "a" else written
            if link is None:
                element.tag = "span"
                element.attrib.clear()
            else:
                # MkDocs ends in a traceback at what is no address.
                element.set(key, link if is_address(link) else "")
                self._links.rewritten.append((element, written))


class _Recording(Treeprocessor):
    def __init__(self, links: PageLinks, md: Any) -> None:
        super().__init__(md)
        self._links = links

    def run(self, root: Element) -> None:
        for element, written in self._links.rewritten:
            key = _LINKS[element.tag]
            if not is_address(written):
                element.set(key, written)
            link = unescape(element.get(key, ""))
            self._links.written.setdefault(link, []).append(written)


_Target = tuple[str, str]
"""An address and a fragment."""


@dataclass(slots=True)
class _Linked:
    """What is kept of a page: hashes of its anchors, and the numbers of the places it leads to.

    `written` has the links by these numbers, of pages that are named for each of their links.
    """

    here: Here
    anchors: array[int]
    targets: array[int]
    written: Mapping[int, Sequence[str]]
    no_addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Lack:
    """A place where there is nothing: no page where `anchor` is empty."""

    url: str
    fragment: str
    anchor: str


class LinkBook:
    """Gathers what pages hold and where they lead, and says which links lead nowhere.

    It keeps what it knows of a page until the page is added again or dropped, in a few bytes a
    link: sites have a million.
    """

    def __init__(self) -> None:
        self._pages: dict[str, _Linked] = {}
        # What can be taken apart is kept whole: nearly all is, and much of it was seen before.
        self._numbers: dict[str | _Target, int] = {}
        self._otherwise: dict[int, str] = {}  # links that are not as ours are made
        # How many of the places have been looked for, and by number those that lack something.
        self._looked_for = 0
        self._lacking: dict[int, _Lack] = {}
        self._files: Set[str] = frozenset()

    def add_generated(self, here: Here, html: str) -> None:
        """Takes in a page of ours, whose tags are regular.

        A link that leads nowhere is named once for all such pages: they are many.
        """
        links = dict.fromkeys(map(unescape, _OUR_LINK.findall(html)))
        self._add(here, _OUR_ANCHOR.findall(html), links, every=False)

    def add_written(self, here: Here, html: str) -> None:
        """Takes in a page that somebody wrote, who wants to know every place of a broken link."""
        anchors: set[str] = set()
        links: dict[str, None] = {}
        root = LexborHTMLParser(html).root
        for node in root.traverse() if root is not None else ():
            attributes = node.attributes
            if not attributes:
                continue
            anchors.add(attributes.get("id") or "")
            if node.tag == "a":
                anchors.add(attributes.get("name") or "")
            for name in _ADDRESSES:
                value = attributes.get(name)
                if value is not None:
                    links[value] = None
        self._add(here, anchors, links, every=True)

    def keep(self, sources: Container[str]) -> None:
        """Drops the pages whose source is not among `sources`."""
        kept = {name: page for name, page in self._pages.items() if name in sources}
        if len(kept) < len(self._pages):
            self._looked_for = 0
        self._pages = kept

    def _add(
        self, here: Here, anchors: Iterable[str], links: Iterable[str], *, every: bool
    ) -> None:
        targets = array("l")
        written: defaultdict[int, list[str]] = defaultdict(list)
        no_addresses = []
        numbers = self._numbers
        for link, target in targets_of(links, here.url):
            number = None if target is None else numbers.get(target)
            if number is None:
                found = None if target is None else taken_apart(target)
                if found is None and not is_address(link):
                    no_addresses.append(link)
                    continue
                number = self._number_of(found, link, here.url)
            if number is not None:
                targets.append(number)
                if every:
                    written[number].append(link)
        before = self._pages.get(here.source)
        self._pages[here.source] = page = _Linked(
            here=here,
            anchors=array("q", sorted({hash(anchor) for anchor in anchors})),
            targets=targets,
            written=written,
            no_addresses=tuple(no_addresses),
        )
        if before is None or (before.here, before.anchors) != (here, page.anchors):
            self._looked_for = 0

    def _number_of(self, found: _Target | None, link: str, page: str) -> int | None:
        """The number of the place to which a link leads; None where it leads out of the site.

        `found` is the place where the link is as ours are made.
        """
        place = found or resolved(link, page)
        if place is None:
            return None
        spelled = _spelled(*place)
        key = spelled if found or taken_apart(spelled) == place else place
        if key not in self._numbers:
            if not found:
                self._otherwise[len(self._numbers)] = link
            self._numbers[key] = len(self._numbers)
        return self._numbers[key]

    def broken(self, files: Set[str]) -> Iterator[BrokenLink]:
        """The links that lead nowhere, page by page: what is no address, then the others.

        `files` are the addresses of everything that is no page.
        """
        self._look_for_targets(files)
        named: set[int] = set()
        for source, page in self._pages.items():
            for link in page.no_addresses:
                yield BrokenLink(source, link, None)
            for number in page.targets if self._lacking else ():
                lack = self._lacking.get(number)
                if lack is None or (number in named and not page.written):
                    continue
                named.add(number)
                ours = relative(_spelled(lack.url, lack.fragment), page.here.url)
                for written in page.written.get(number, (self._otherwise.get(number, ours),)):
                    yield BrokenLink(source, written, lack.url, lack.anchor)

    def _look_for_targets(self, files: Set[str]) -> None:
        """Looks for the places that links lead to.

        Those that it has looked for are passed over, while no page comes, goes or has other anchors
        and the files are the same.
        """
        if files != self._files:
            self._looked_for = 0
        if not self._looked_for:
            self._lacking = {}
        anchors = {page.here.url: page.anchors for page in self._pages.values()}
        new = islice(self._numbers, self._looked_for, None)
        for number, key in enumerate(new, self._looked_for):
            url, fragment = _place(key)
            anchor = self._lacks(url, fragment, anchors, files)
            if anchor is not None:
                self._lacking[number] = _Lack(url, fragment, anchor)
        self._looked_for, self._files = len(self._numbers), files

    @staticmethod
    def _lacks(
        url: str, fragment: str, anchors: Mapping[str, array[int]], files: Container[str]
    ) -> str | None:
        """The anchor that is not there, "" where there is no page, None where nothing is wrong."""
        held = anchors.get(_page_at(url, anchors))
        if held is None:
            return None if url in files else ""
        anchor = fragment.partition(_TEXT_FRAGMENT)[0]
        if not anchor or anchor in _WITHOUT_CHECK:
            return None
        value = hash(anchor)
        at = bisect_left(held, value)
        return None if at < len(held) and held[at] == value else anchor


def _spelled(url: str, fragment: str) -> str:
    return f"{url}#{fragment}" if fragment else url


def _place(key: str | _Target) -> _Target:
    if isinstance(key, tuple):
        return key
    url, _, fragment = key.partition("#")
    return url, fragment


def _page_at(url: str, pages: Container[str]) -> str:
    """The address of the page that a server shows there: also without the slash, or by file."""
    is_file = url == _INDEX or url.endswith(f"/{_INDEX}")
    page = url.removesuffix(_INDEX) if is_file else url
    return page if page in pages else f"{page}/"


def complaints(
    broken: BrokenLink,
    here: Here,
    markdown: str,
    written: Mapping[str, Sequence[str]],
    addresses: Addresses,
) -> list[tuple[int | None, str]]:
    """What is to be said of a link on a hand-written page: for each place its line and the message.

    `markdown` is the page's source, `written` how its links are written there. Without a line where
    the link is not written in the source, but comes from a block or another plugin.
    """
    in_markdown = written.get(broken.link, ())
    forms = {meant(form) for form in (broken.link, *in_markdown)}
    places: list[tuple[int | None, str]] = [
        (line, link) for line, link in written_links(markdown) if meant(link) in forms
    ]
    # A link that was left as it is was meant from the source's folder, as links in Markdown are.
    meaning = addresses.address_of(broken.link, here) if broken.link in in_markdown else None
    return [
        (line, message(broken, link, meaning))
        for line, link in dict.fromkeys(places or [(None, broken.link)])
    ]


def message(broken: BrokenLink, written: str, meaning: str | None = None) -> str:
    """What is wrong with a link, quoted as written; `meaning` goes before the address it has."""
    if broken.address is None:
        found = "which is no address; expected a page of the site or an address of the web"
    elif broken.anchor:
        page = broken.address or "the home page"
        found = f"and no #{broken.anchor} at {page}; expected an anchor of that page"
    else:
        target = broken.address if meaning is None else meaning
        found = f"which leads to nothing ({target}); expected a page or file of the site"
    return f"found the link {written}, {found}"
