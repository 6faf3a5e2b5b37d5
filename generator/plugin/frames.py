"""Frames around generated pages, made once for all pages that have the same one.

The theme makes every page's frame anew, though pages of one depth and one place in the tabs differ
in nothing but title, description, sidebar and contents. Of such pages the first gives the frame;
the next two are made both ways, and only where that comes to the same letter by letter are the
others put together. A frame that a page changes otherwise, by whatever setting, stays the theme's.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from jinja2 import ChoiceLoader, DictLoader, Environment, pass_context
from jinja2.runtime import Context
from markupsafe import escape
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.plugin.entries import folders_of
from generator.plugin.shape import Shape, slot
from generator.plugin.sidebar import Sidebars

FRAMED = "work-reports/page.html"
"""The template of a page that is put together here."""

_FRAME = "work-reports/frame.html"
_TEMPLATES = {
    FRAMED: "{{ framed_page() }}",
    _FRAME: '{% extends "main.html" %}{% block site_nav %}{{ sidebars_slot }}{% endblock %}',
}


@dataclass
class Frames:
    """The frames of one build.

    `finish` completes the HTML of a page, and is told what of it is content. `nav` is the
    navigation that all pages have: how its links read hangs on the folder that a page shares with
    what they lead to.
    """

    finish: Callable[[str, str], str]
    nav: Navigation
    sidebars: Sidebars
    _frames: dict[Hashable, Shape] = field(default_factory=dict)

    def install(self, env: Environment) -> None:
        """Gives the theme a template for pages that are put together here."""
        assert env.loader is not None
        env.loader = ChoiceLoader([DictLoader(_TEMPLATES), env.loader])
        env.globals["framed_page"] = self._page
        self.sidebars.install(env)

    @pass_context
    def _page(self, context: Context) -> str:
        page: Page = context["page"]
        key = (self._shared_folder(page), *_key(page, context))
        frame = self._frames.setdefault(key, Shape())

        def made() -> str:
            return self.finish(_made("main.html", context), page.content or "")

        if not frame.is_learned:
            frame.learn(self._example(page, context))
        if frame.is_given_up:
            return made()
        return frame.filled((self.sidebars.html(key, context), *_filled(page)), made)

    def _shared_folder(self, page: Page) -> str:
        """The innermost folder around the page in which something of the navigation lies."""
        folder = page.url
        while folder:
            folder = folder.rstrip("/").rpartition("/")[0]
            folder += "/" if folder else ""
            if folder in self._folders:
                return folder
        return ""

    @cached_property
    def _folders(self) -> frozenset[str]:
        return folders_of(page.url for page in self.nav.pages)

    def _example(self, page: Page, context: Context) -> str:
        """The page with slots in place of what is its own."""
        example = copy.copy(page)
        slots = (slot(n) for n in range(1, len(_filled(page)) + 1))
        # The theme adds a heading to a content that has none.
        example.content = f"<h1>{next(slots)}" if _has_heading(page) else next(slots)
        example.meta = {
            name: {inner: next(slots) for inner in value} if isinstance(value, dict) else value
            for name, value in page.meta.items()
        }
        for name in ("title", "description"):
            if name in example.meta:
                example.meta[name] = next(slots)
        if page.canonical_url:
            example.canonical_url = next(slots)
        if len(page.toc):
            example.toc = TableOfContents([AnchorLink("", next(slots), 2)])
        html = _made(_FRAME, context, page=example, sidebars_slot=slot(0))
        return self.finish(html, example.content)


def _key(page: Page, context: Context) -> tuple[Hashable, ...]:
    """What pages of one frame have in common."""
    meta = page.meta
    return (
        page.url.count("/"),
        tuple(item.active for item in context["nav"].items),
        tuple(meta),
        tuple(meta.get("hide", ())),
        tuple(meta.get("citation", ())),
        meta.get("json_ld"),
        bool(page.canonical_url),
        bool(len(page.toc)),
        _has_heading(page),
        *(near.url if near else None for near in (page.previous_page, page.next_page)),
    )


def _has_heading(page: Page) -> bool:
    return "<h1" in (page.content or "")


def _filled(page: Page) -> tuple[str, ...]:
    """What is a page's own besides its sidebars, in the order of the slots."""
    return tuple(_own(page))


def _own(page: Page) -> Iterator[str]:
    meta = page.meta
    yield page.content or ""
    for value in meta.values():
        if isinstance(value, dict):
            yield from (str(escape(text)) for text in value.values())
    yield from (str(meta[name]) for name in ("title", "description") if name in meta)
    if page.canonical_url:
        yield page.canonical_url
    if len(page.toc):
        yield next(iter(page.toc)).id


def _made(template: str, context: Context, **more: object) -> str:
    found = context.environment.get_template(template)
    return found.render({**context.get_all(), **more})
