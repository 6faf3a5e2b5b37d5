"""What a kind of page is: where its pages stand, and what each of them shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from generator.links import source_path
from generator.pages.facts import Facts

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

K = TypeVar("K")


@dataclass(frozen=True, slots=True, kw_only=True)
class Address(Generic[K]):
    """Where a page stands and what it is called, known before the page is made.

    `about` is what the page is about: whatever its kind needs to find that again, as an id or a
    record of the catalogue. `title` is text. `report_id` is the report whose outline frames the
    page, empty where none does.
    """

    url: str
    title: str
    about: K
    report_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a page shows: its view, and what only its frame needs.

    The fields of `view` are the names in the template. `wide` pages have no table of contents
    beside them. A page that only leads on to the address `moved_to` has a frame of its own.
    `citation` are the names and contents of `<meta>` that say how the page is cited, `json_ld` is
    JSON for programs that describes what the page offers, safe in a script element.
    """

    view: DataclassInstance
    description: str = ""
    wide: bool = False
    moved_to: str = ""
    citation: tuple[tuple[str, str], ...] = ()
    json_ld: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Generic[K]):
    """One kind of page, drawn by `templates/<template>.md.jinja`; no other has its addresses.

    `view` is the record that the template is given. `addresses` lists the kind's pages; `content`
    makes what one of them shows of facts alone, so that what it asked are the page's inputs.
    `frame` is the theme's template around it, where that is not the usual one.
    """

    template: str
    frame: str = ""
    view: type[DataclassInstance]
    addresses: Callable[[Facts], Iterable[Address[K]]]
    content: Callable[[Facts, Address[K]], Content]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site: its kind and its address. It is made when it is drawn."""

    kind: Kind[Any]
    address: Address[Any]

    @property
    def url(self) -> str:
        return self.address.url

    @property
    def title(self) -> str:
        return self.address.title

    @property
    def report_id(self) -> str:
        return self.address.report_id

    @property
    def dest_uri(self) -> str:
        """The file that it is written to, from the site's root."""
        return f"{self.url}index.html"

    @property
    def src_uri(self) -> str:
        """The Markdown file that the page would be: `terms/index.md`."""
        return source_path(self.address.url)

    def content(self, facts: Facts) -> Content:
        """What the page shows."""
        return self.kind.content(facts, self.address)


def single(url: str, title: str) -> Callable[[Facts], tuple[Address[None]]]:
    """The addresses of a kind that has one page."""
    return lambda facts: (Address(url=url, title=title, about=None),)
