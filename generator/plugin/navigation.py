"""A report's own outline in the site's navigation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from generator.links import PLACES, REPORTS, source_path
from generator.pages.shown import OutlineEntry


def with_outline(
    nav: Navigation, entries: Sequence[OutlineEntry], files: Files, config: MkDocsConfig
) -> Navigation:
    """The site's navigation with a report's own outline below the index of reports.

    A sidebar that listed all reports would cost every page the length of the corpus.
    """
    outline = list(_items(entries, files, config))
    items = [_framed(item, outline) for item in nav.items]
    return Navigation(items, _pages(items))


def entry_of(url: str, nav: Navigation) -> Page | None:
    """The page of the navigation below which a page stands; None where none is above it.

    Places are found by way of the reports.
    """
    if url.startswith(PLACES):
        url = f"{REPORTS}{url}"
    above = [page for page in nav.pages if page.url and url.startswith(page.url)]
    return max(above, key=lambda page: len(page.url), default=None)


def _items(
    outline: Sequence[OutlineEntry], files: Files, config: MkDocsConfig
) -> Iterator[StructureItem]:
    for entry in outline:
        file = files.src_uris.get(source_path(entry.url))
        if file is None or file.inclusion.is_excluded():
            continue
        page = _page(file, entry.label, config)
        if entry.children:
            yield _section(entry.label, [page, *_items(entry.children, files, config)])
        else:
            yield page


def _page(file: File, label: str, config: MkDocsConfig) -> Page:
    page = file.page if isinstance(file.page, Page) else Page(None, file, config)
    page.title = escape(label)
    return page


def _section(title: str, children: list[StructureItem]) -> Section:
    return _parent_of(children, Section(escape(title), children))


def _framed(item: StructureItem, outline: list[StructureItem]) -> StructureItem:
    if isinstance(item, Section):
        children = [_framed(child, outline) for child in item.children]
        if all(new is old for new, old in zip(children, item.children, strict=True)):
            return item
        return _parent_of(children, Section(item.title, children))
    if isinstance(item, Page) and item.file.src_uri == source_path(REPORTS):
        # The index leads the section; its own parent stays, as it is in many such sections.
        return _parent_of(outline, Section(item.title or "", [item, *outline]))
    return item


def _parent_of(children: Sequence[StructureItem], section: Section) -> Section:
    for child in children:
        child.parent = section
    return section


def _pages(items: Sequence[StructureItem]) -> list[Page]:
    found: list[Page] = []
    for item in items:
        if isinstance(item, Page):
            found.append(item)
        elif isinstance(item, Section):
            found.extend(_pages(item.children))
    return found
