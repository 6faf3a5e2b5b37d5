"""Remembers the entries of sidebar and tabs that pages share: to make them is half of a frame.

The theme makes every entry anew on every page. What it makes of an entry that does not lead to the
page hangs on nothing but the folder that the page lies in, as its links are relative; and where it
leads nowhere near that, on how deep the page lies.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    DictLoader,
    Environment,
    Template,
    Undefined,
    pass_context,
)
from jinja2.runtime import Context
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

_ENTRY = "partials/nav-item.html"
_CONTENTS = "partials/toc.html"
_MACROS = {
    _ENTRY: "{% macro render(nav_item, path, level, parent) %}",
    "partials/tabs-item.html": "{% macro render(nav_item, ref) %}",
}
"""The theme's templates for an entry, and the line that begins what makes it."""


Make = Callable[..., str]
_Asked = tuple[Any, tuple[Any, ...]]
_Made = tuple[tuple[str, ...], tuple[_Asked, ...]]
_SLOT = "workreportsentry"

_SIDEBARS = "work-reports/sidebars.html"
_BORDER = "workreportsborder"
_OTHERS = (
    "site_meta htmltitle styles libs fonts analytics extrahead announce outdated header hero tabs "
    "container footer config scripts"
).split()
_TEMPLATES = {
    _SIDEBARS: (
        '{% extends "main.html" %}'
        + "".join(f"{{% block {name} %}}{{% endblock %}}" for name in _OTHERS)
        + "{% block site_nav %}{{ sidebars_variables() }}"
        + f"{_BORDER}{{{{ super() }}}}{_BORDER}{{% endblock %}}"
    ),
}
"""The theme's page with nothing but the sidebars."""


class SharedEntries:
    """The entries that were made for the pages of a folder, until `forget` is called.

    A group that leads to the page is kept as what stands around the entries in it.
    """

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], _Made] = {}
        self._rooms: dict[int, frozenset[str]] = {}
        self._inner: list[_Asked] | None = None
        self._navs: list[Navigation] = []
        self._page: Page | None = None
        self._folder: tuple[int, str] | None = None

    def forget(self) -> None:
        """Before another build, whose entries are others."""
        self._made, self._rooms, self._navs = {}, {}, []
        self._page = self._folder = None

    def install(self, env: Environment) -> None:
        """Has the theme ask here before it makes an entry."""
        assert env.loader is not None
        env.loader = _Asking(env.loader)
        env.globals["shared_entry"] = self._entry

    def begin(self, page: Page, nav: Navigation) -> None:
        """Before a page is written, with the navigation that it has around it."""
        self._page = page
        # Entries are told apart by where they are in memory: as long as they are there.
        if not self._navs or self._navs[-1] is not nav:
            self._navs.append(nav)
            # A report's pages are written one behind the other; its entries are no other's.
            self._made = {key: made for key, made in self._made.items() if not key[1]}
        # A link to what lies below the page is not the one that other pages have.
        below = any(item.url.startswith(page.url) and item is not page for item in nav.pages)
        self._folder = (
            None if below else (page.url.count("/"), page.url.rstrip("/").rpartition("/")[0])
        )

    @pass_context
    def _entry(self, context: Context, make: Make, item: Any, *more: Any) -> str:
        if self._inner is not None:
            self._inner.append((item, more))
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
        is_near = folder.partition("/")[0] in self._rooms_of(item)
        key = (
            depth,
            folder if is_near else "",
            id(item),
            index is self._page,
            *(_told(one) for one in (item, *more)),
        )
        if key not in self._made:
            self._made[key] = (
                self.apart(lambda: make(item, *more)) if item.active else ((make(item, *more),), ())
            )
        pieces, inner = self._made[key]
        around = iter(pieces)
        html = [next(around)]
        for (child, arguments), piece in zip(inner, around, strict=True):
            html += (self.entry(make, child, *arguments), piece)
        return "".join(html)

    def _rooms_of(self, item: Any) -> frozenset[str]:
        """The folders right below the root that an entry, or one in it, leads to."""
        if id(item) not in self._rooms:
            inner = (self._rooms_of(child) for child in item.children or ())
            own = (str(getattr(item, "url", None) or "").partition("/")[0],)
            self._rooms[id(item)] = frozenset(own).union(*inner)
        return self._rooms[id(item)]

    def apart(self, make: Callable[[], str]) -> _Made:
        """What `make` returns: what is around the entries in it, and these."""
        self._inner = []
        try:
            pieces = make().split(_SLOT)
            return tuple(pieces), tuple(self._inner)
        finally:
            self._inner = None


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around the entries in the left sidebar and around the contents in the right one.

    `asked` are the entries by their place in the navigation, with what the theme says of them, and
    `entries` is the theme's template that makes them. `variables` are those that the theme sets for
    all its templates. `end` is None where there is no right sidebar.
    """

    pieces: Sequence[str]
    asked: Sequence[tuple[int, tuple[Any, ...]]]
    end: str | None
    entries: Template
    variables: Mapping[str, object]


class Sidebars:
    """The sidebars of a page: what pages have in common is made once, by the theme.

    Of the entry that leads to the page itself only title and contents are the page's own.
    """

    def __init__(self, entries: SharedEntries) -> None:
        self._entries = entries
        self._around: dict[Hashable, _Around] = {}
        self._leaves: dict[Hashable, list[list[str]]] = {}
        self._variables: dict[str, object] = {}

    def install(self, env: Environment) -> None:
        """Gives the theme a template for the sidebars alone."""
        assert env.loader is not None
        env.loader = ChoiceLoader([DictLoader(_TEMPLATES), env.loader])
        env.globals["sidebars_variables"] = self._learn_variables

    def html(self, key: Hashable, context: Context) -> str:
        """The sidebars of the page in the context; pages of one key differ only in entries."""
        variables = context.get_all()
        if key not in self._around:
            self._around[key] = self._learned(context, variables)
        around = self._around[key]
        variables = {**around.variables, **variables}
        contents = context.environment.get_template(_CONTENTS).render(variables)
        html = list(self._navigation(key, around, variables, contents))
        if around.end is not None:
            html += (contents, around.end)
        return "".join(html)

    def _navigation(
        self, key: Hashable, around: _Around, variables: dict[str, Any], contents: str
    ) -> Iterator[str]:
        page = variables["page"]
        macros: Any = None

        def make(item: Any, *more: Any) -> str:
            nonlocal macros
            if item is page and key in self._leaves:
                titled = (contents.join(piece) for piece in self._leaves[key])
                return str(page.title).join(titled)
            macros = macros or around.entries.make_module(variables)
            if item is not page:
                return str(macros.make(item, *more))
            title, page.title = page.title, _SLOT
            try:
                made = str(macros.make(item, *more))
            finally:
                page.title = title
            self._leaves[key] = [piece.split(contents) for piece in made.split(_SLOT)]
            return made.replace(_SLOT, str(title))

        items = variables["nav"].items
        yield around.pieces[0]
        for (place, more), piece in zip(around.asked, around.pieces[1:], strict=True):
            yield self._entries.entry(make, items[place], *more)
            yield piece

    def _learned(self, context: Context, variables: dict[str, Any]) -> _Around:
        env = context.environment
        made = env.get_template(_SIDEBARS)
        pieces, asked = self._entries.apart(lambda: made.render(variables).split(_BORDER)[1])
        own = {name: value for name, value in self._variables.items() if name not in variables}
        contents = env.get_template(_CONTENTS).render({**own, **variables})
        before, is_there, end = pieces[-1].rpartition(contents)
        places = {id(item): place for place, item in enumerate(variables["nav"].items)}
        return _Around(
            pieces=(*pieces[:-1], before if is_there else pieces[-1]),
            asked=[(places[id(item)], more) for item, more in asked],
            end=end if is_there else None,
            entries=env.get_template(_ENTRY),
            variables=own,
        )

    @pass_context
    def _learn_variables(self, context: Context) -> str:
        self._variables = context.get_all()
        return ""


def _told(argument: Any) -> object:
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
