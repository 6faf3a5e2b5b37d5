"""Remembers the entries of sidebar and tabs that pages share: to make them is half of a frame.

The theme makes every entry anew on every page. What it makes of an entry that does not lead to the
page hangs on nothing but the folder that the page lies in, as its links are relative; and where it
leads nowhere near that, on how deep the page lies.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import BaseLoader, Environment, Undefined, pass_context
from jinja2.runtime import Context
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

ENTRY = "partials/nav-item.html"
"""The theme's template for an entry of the sidebar."""

_MACROS = {
    ENTRY: "{% macro render(nav_item, path, level, parent) %}",
    "partials/tabs-item.html": "{% macro render(nav_item, ref) %}",
}
"""The theme's templates for an entry, and the line that begins what makes it."""


Make = Callable[..., str]
"""How the theme makes an entry: of the item, and what it says of it."""

_SLOT = "workreportsentry"


@dataclass(slots=True)
class Inner:
    """An entry in a group: the item, and what the theme says of it.

    `html` is what was made of it on pages to which it does not lead; None as long as nothing was.
    """

    item: Any
    more: tuple[Any, ...]
    html: str | None = None


_Pieces = tuple[Sequence[str], Sequence[Inner]]


def folders_of(urls: Iterable[str]) -> frozenset[str]:
    """The folders below the root in which pages of these addresses lie, at any depth."""
    paths = (url.split("/") for url in urls)
    return frozenset("/".join(path[:n]) + "/" for path in paths for n in range(1, len(path)))


class SharedEntries:
    """The entries that were made for the pages of a folder, until `forget` is called.

    A group that leads to the page is kept as what stands around the entries in it.
    """

    def __init__(self) -> None:
        self._near: dict[Hashable, _Pieces] = {}
        self._far: dict[Hashable, _Pieces] = {}
        self._rooms: dict[int, frozenset[str]] = {}
        self._inner: list[Inner] | None = None
        self._navs: dict[int, tuple[Navigation, frozenset[str]]] = {}
        self._nav: Navigation | None = None
        self._page: Page | None = None
        self._folder: tuple[int, str] | None = None

    def forget(self) -> None:
        """Before another build, whose entries are others."""
        self._near, self._far, self._rooms, self._navs = {}, {}, {}, {}
        self._nav = self._page = self._folder = None

    def install(self, env: Environment) -> None:
        """Has the theme ask here before it makes an entry."""
        assert env.loader is not None
        env.loader = _Asking(env.loader)
        env.globals["shared_entry"] = self._entry

    def begin(self, page: Page, nav: Navigation) -> None:
        """Before a page is written, with the navigation that it has around it."""
        self._page = page
        if nav is not self._nav:
            self._nav = nav
            self._near = {}  # what one report's pages share is no other's, and there are many
            if id(nav) not in self._navs:
                # Entries are told apart by where they are in memory: as long as they are there.
                self._navs[id(nav)] = nav, folders_of(item.url.rstrip("/") for item in nav.pages)
        self._folder = None
        if page.url:
            folder = page.url.rstrip("/").rpartition("/")[0]
            # A link to what lies below the page is not the one that other pages have.
            is_above = page.url in self._navs[id(nav)][1]
            self._folder = page.url.count("/"), page.url if is_above else folder

    @pass_context
    def _entry(self, context: Context, make: Make, item: Any, *more: Any) -> str:
        if self._inner is not None:
            self._inner.append(Inner(item, more))
            return _SLOT
        if context.get("page") is not self._page:
            return make(item, *more)
        return self.entry(make, item, *more)

    def entry(self, make: Make, item: Any, *more: Any) -> str:
        """The entry on the page that has begun; `make` is how the theme makes it."""
        if self._folder is None or (item.active and not item.children):
            return make(item, *more)
        index = next((one for one in item.children or () if getattr(one, "is_index", False)), None)
        depth, folder = self._folder
        is_near = bool(folder) and folder.partition("/")[0] in self._rooms_of(item)
        made = self._near if is_near else self._far
        key = (
            depth,
            folder if is_near else "",
            id(item),
            index is self._page,
            _first(item) is self._page,
            *(_key_of(one) for one in (item, *more)),
        )
        if key not in made:
            made[key] = (
                self.split(lambda: make(item, *more)) if item.active else ((make(item, *more),), ())
            )
        pieces, inner = made[key]
        around = iter(pieces)
        html = [next(around)]
        for one, piece in zip(inner, around, strict=True):
            html += (self._within(make, one), piece)
        return "".join(html)

    def _within(self, make: Make, one: Inner) -> str:
        """An entry in a group that is kept."""
        if one.item.active or one.item.children:
            return self.entry(make, one.item, *one.more)
        if one.html is None:
            one.html = self.entry(make, one.item, *one.more)
        return one.html

    def _rooms_of(self, item: Any) -> frozenset[str]:
        """The folders right below the root that an entry, or one in it, leads to."""
        if id(item) not in self._rooms:
            inner = (self._rooms_of(child) for child in item.children or ())
            own = (str(getattr(item, "url", None) or "").partition("/")[0],)
            self._rooms[id(item)] = frozenset(own).union(*inner)
        return self._rooms[id(item)]

    def split(self, make: Callable[[], str]) -> _Pieces:
        """What `make` returns, as what is around the entries in it, and these."""
        self._inner = []
        try:
            pieces = make().split(_SLOT)
            return tuple(pieces), tuple(self._inner)
        finally:
            self._inner = None


def _first(item: Any) -> Any:
    """The page to which a tab leads: the first one in its group, or the entry's own."""
    while item.children:
        item = item.children[0]
    return item


def _key_of(argument: Any) -> object:
    """What an entry can take from an argument: of the entry above it, whether it is active."""
    if isinstance(argument, Undefined):
        return None
    return (id(argument), argument.active) if hasattr(argument, "active") else argument


class _Asking(BaseLoader):
    """Loads the theme's templates, those of entries with a question before their making.

    Where the theme has them otherwise than expected, they are left as they are.
    """

    def __init__(self, loader: BaseLoader) -> None:
        self._loader = loader

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        source, path, is_current = self._loader.get_source(environment, template)
        beginning = _MACROS.get(template, "")
        if beginning and source.count(beginning) == 1:
            arguments = beginning.partition("(")[2].partition(")")[0]
            asking = f"{beginning}{{{{ shared_entry(make, {arguments}) }}}}{{% endmacro %}}"
            source = source.replace(beginning, asking + beginning.replace("render", "make"))
        return source, path, is_current

    def list_templates(self) -> list[str]:
        return self._loader.list_templates()
