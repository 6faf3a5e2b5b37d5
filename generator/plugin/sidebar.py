"""The two sidebars of a page, put together of what pages have in common and what is its own."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import ChoiceLoader, DictLoader, Environment, Template, pass_context
from jinja2.runtime import Context
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils import normalize_url

from generator.plugin.entries import ENTRY, SharedEntries
from generator.plugin.shape import Shape, slot

_CONTENTS = "partials/toc.html"
_TITLE = "workreportstitle"
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


@dataclass(frozen=True, slots=True)
class _Shell:
    """What stands around the entries in the left sidebar and around the contents in the right one.

    `wanted` are the entries by their place in the navigation, with what the theme says of them, and
    `entry_template` is the theme's that makes them. `variables` are those that the theme sets for
    all its templates. `end` is None where there is no right sidebar.
    """

    pieces: Sequence[str]
    wanted: Sequence[tuple[int, tuple[Any, ...]]]
    end: str | None
    entry_template: Template
    variables: Mapping[str, object]


class Sidebars:
    """The sidebars of a page: what pages have in common is made once, by the theme.

    Of the entry that leads to the page itself only title and contents are the page's own, of others
    that have none in them title and address.
    """

    def __init__(self, entries: SharedEntries) -> None:
        self._entries = entries
        self._shells: dict[Hashable, _Shell] = {}
        self._leaves: dict[Hashable, list[list[str]]] = {}
        self._others = {active: Shape() for active in (False, True)}
        self._contents: dict[Hashable, str] = {}
        self._variables: dict[str, object] = {}

    def install(self, env: Environment) -> None:
        """Gives the theme a template for the sidebars alone."""
        assert env.loader is not None
        env.loader = ChoiceLoader([DictLoader(_TEMPLATES), env.loader])
        env.globals["sidebars_variables"] = self._learn_variables

    def html(self, key: Hashable, context: Context) -> str:
        """The sidebars of the page in the context; pages of one key differ only in entries."""
        variables = context.get_all()
        if key not in self._shells:
            self._shells[key] = self._learned(context, variables)
        shell = self._shells[key]
        variables = {**shell.variables, **variables}
        contents = self._contents_of(key, context.environment, variables)
        html = list(self._navigation(key, shell, variables, contents))
        if shell.end is not None:
            html += (contents, shell.end)
        return "".join(html)

    def _contents_of(self, key: Hashable, env: Environment, variables: dict[str, Any]) -> str:
        """The page's contents: many pages have the same headings."""
        listed = key, _listed(variables["page"].toc)
        if listed not in self._contents:
            self._contents[listed] = env.get_template(_CONTENTS).render(variables)
        return self._contents[listed]

    def _navigation(
        self, key: Hashable, shell: _Shell, variables: dict[str, Any], contents: str
    ) -> Iterator[str]:
        page = variables["page"]
        macros: Any = None

        def made(item: Any, *more: Any) -> str:
            nonlocal macros
            macros = macros or shell.entry_template.make_module(variables)
            return str(macros.make(item, *more))

        def made_with(title: str, item: Any, *more: Any) -> str:
            own, item.title = item.title, title
            try:
                return made(item, *more)
            finally:
                item.title = own

        def make(item: Any, *more: Any) -> str:
            if item is page:
                if key not in self._leaves:
                    example = made_with(_TITLE, item, *more)
                    self._leaves[key] = [p.split(contents) for p in example.split(_TITLE)]
                titled = (contents.join(piece) for piece in self._leaves[key])
                return str(page.title).join(titled)
            shape = self._others[bool(item.active)]
            if shape.is_given_up or not _is_plain(item):
                return made(item, *more)
            link = normalize_url(item.url, page)
            if not shape.is_learned:
                example = made_with(slot(0), item, *more)
                shape.learn(example.replace(f'"{link}"', f'"{slot(1)}"'))
            return shape.filled((str(item.title), link), lambda: made(item, *more))

        items = variables["nav"].items
        yield shell.pieces[0]
        for (place, more), piece in zip(shell.wanted, shell.pieces[1:], strict=True):
            yield self._entries.entry(make, items[place], *more)
            yield piece

    def _learned(self, context: Context, variables: dict[str, Any]) -> _Shell:
        env = context.environment
        made = env.get_template(_SIDEBARS)
        pieces, wanted = self._entries.split(lambda: made.render(variables).split(_BORDER)[1])
        own = {name: value for name, value in self._variables.items() if name not in variables}
        contents = env.get_template(_CONTENTS).render({**own, **variables})
        before, is_there, end = pieces[-1].rpartition(contents)
        places = {id(item): place for place, item in enumerate(variables["nav"].items)}
        return _Shell(
            pieces=(*pieces[:-1], before if is_there else pieces[-1]),
            wanted=[(places[id(one.item)], one.more) for one in wanted],
            end=end if is_there else None,
            entry_template=env.get_template(ENTRY),
            variables=own,
        )

    @pass_context
    def _learn_variables(self, context: Context) -> str:
        self._variables = context.get_all()
        return ""


def _listed(contents: Iterable[AnchorLink]) -> tuple[Hashable, ...]:
    """What a table of contents lists."""
    return tuple((one.title, one.id, one.level, _listed(one.children)) for one in contents)


def _is_plain(item: Any) -> bool:
    """Whether an entry differs from others only in title and address, or in being active.

    Those leading to a generated page do: its metadata have nothing for an entry to show.
    """
    return isinstance(item, Page) and bool(item.file.generated_by)
