"""Links of the pages: handed to whoever rewrites them, and checked whether each leads anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from selectolax.lexbor import LexborHTMLParser

from generator.links import is_address, resolved
from generator.written_links import Addresses, Here, meant, written_links

_LINKS = {"a": "href", "img": "src"}
_ADDRESSES = ("href", "src", "action", "poster", "data")
_WITHOUT_CHECK = frozenset({"top"})
"""Fragments that need no element: browsers know them."""
_INDEX = "index.html"
_TEXT_FRAGMENT = ":~:"


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


@dataclass
class LinkCheck:
    """Gathers what pages hold and where they lead, and says which links lead nowhere.

    `files` are the addresses of everything that is no page.
    """

    files: frozenset[str]
    _anchors: dict[str, frozenset[str]] = field(default_factory=dict)
    _links: dict[tuple[str, str], dict[tuple[str, str], None]] = field(default_factory=dict)
    _no_addresses: list[BrokenLink] = field(default_factory=list)

    def add(self, here: Here, html: str, *, every: bool) -> None:
        """Takes in a page's HTML.

        A link that other pages have as well is kept once for all of them, or with `every` for this
        page too: who wrote it by hand wants to know all places, and generated pages are many.
        """
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
        self._anchors[here.url] = frozenset(anchors)
        for link in links:
            if not is_address(link):
                self._no_addresses.append(BrokenLink(here.source, link, None))
                continue
            found = resolved(link, here.url)
            if found is not None:
                places = self._links.setdefault(found, {})
                if every or not places:
                    places[here.source, link] = None

    def broken(self) -> Iterator[BrokenLink]:
        """The links that lead nowhere: what is no address, then in the order they were met."""
        yield from self._no_addresses
        for (url, fragment), places in self._links.items():
            anchors = self._anchors.get(self._page_at(url))
            if anchors is None:
                is_broken, anchor = url not in self.files, ""
            else:
                anchor = fragment.partition(_TEXT_FRAGMENT)[0]
                is_broken = bool(anchor) and anchor not in anchors | _WITHOUT_CHECK
            if is_broken:
                for source, link in places:
                    yield BrokenLink(source, link, url, anchor)

    def _page_at(self, url: str) -> str:
        """The address of the page that a server shows there: also without the slash, or by file."""
        is_file = url == _INDEX or url.endswith(f"/{_INDEX}")
        page = url.removesuffix(_INDEX) if is_file else url
        return page if page in self._anchors else f"{page}/"


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
