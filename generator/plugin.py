"""The MkDocs shell: typed configuration in, generated files out.

Only this module imports MkDocs. Pages are added as generated files, so `mkdocs build`, `serve` and
`gh-deploy` work alone, nothing stale is left in `docs/`, and a hand-written page at the same
address wins.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.config import config_options as opt
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from generator.catalogue import CATALOGUE
from generator.errors import GeneratorError
from generator.links import REPORTS, source_path
from generator.pipeline import Site, build_site

log = get_plugin_logger(__name__)

_BLOCK = "generated-block-"
_PLACEHOLDER = re.compile(f'<div id="{_BLOCK}(\\d+)"></div>')
_BETWEEN_HEADINGS = re.compile(r"(?:^(?!#{2,3} .*\{#[\w-]+\}$).*\n?)+", re.MULTILINE)

NO_DATE = "1980-01-01"
"""The first day that every archive format knows; it ends up in the header of `sitemap.xml.gz`."""


class ReportsConfig(Config):
    """Where the plugin finds its input, relative to `mkdocs.yml`."""

    seeds_dir = opt.Dir(exists=True, default="seeds")
    templates_dir = opt.Dir(exists=True, default="templates")


class ReportsPlugin(BasePlugin[ReportsConfig]):
    """Adds the pages and files that the reports make."""

    def __init__(self) -> None:
        self._site: Site | None = None
        self._outlines: dict[str, Navigation] = {}
        self._generated: set[str] = set()
        self._blocks: list[str] = []

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Has `mkdocs serve` rebuild when a seed, a template or the catalogue changes."""
        config.watch.extend([self.config.seeds_dir, self.config.templates_dir, str(CATALOGUE)])
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Reads everything before MkDocs clears the output, so bad input touches nothing.

        Raises: PluginError for what cannot be used at all, and in strict mode for any fault.
        """
        self._outlines = {}
        try:
            self._site = build_site(
                Path(self.config.seeds_dir), Path(self.config.templates_dir), _cache(config)
            )
        except GeneratorError as error:
            raise PluginError(_shown(str(error), config)) from error
        faults = [str(fault) for fault in (*self._site.errors, *self._site.problems)]
        for fault in faults:
            log.warning("%s", _shown(fault, config))
        if faults and config.strict:
            raise PluginError(
                f"{len(faults)} faults in the reports, named above; nothing was built"
            )

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> None:
        """Adds what was generated; a hand-written file at the same place stays."""
        assert self._site is not None
        self._generated = set()
        written = {file.dest_uri for file in files}
        generated = {page.src_uri: page.markdown for page in self._site.pages}
        for path, content in {**generated, **self._site.files}.items():
            file = File.generated(config, path, content=content)
            if file.dest_uri not in written:
                files.append(file)
                self._generated.add(path)

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> None:
        """Prepares for every report a navigation that holds its own outline and no other's.

        A sidebar that listed all reports would cost every page the length of the corpus.
        """
        assert self._site is not None
        for report_id, outline in self._site.outlines.items():
            children: list[StructureItem] = []
            for entry in outline:
                page = _page(files, entry.url, entry.label, config)
                if not entry.children:
                    children.append(page)
                    continue
                inner = [_page(files, c.url, c.label, config) for c in entry.children]
                children.append(_section(entry.label, [page, *inner]))
            self._outlines[report_id] = _with_outline(nav, children)

    def on_page_markdown(
        self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Keeps the HTML of a generated page from Markdown, and the day of the build off any page.

        All that a template writes between two headings is HTML already: to have Markdown find that
        out costs a third of the build. Without a day the same input gives the same bytes any day.
        """
        page.update_date = NO_DATE
        if page.file.src_uri not in self._generated:
            return markdown
        self._blocks = []

        def placeholder(block: re.Match[str]) -> str:
            self._blocks.append(block.group())
            return f'\n\n<div id="{_BLOCK}{len(self._blocks) - 1}"></div>\n\n'

        return _BETWEEN_HEADINGS.sub(placeholder, markdown)

    def on_page_content(
        self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Puts the HTML of a generated page where it was."""
        if page.file.src_uri not in self._generated:
            return html
        return _PLACEHOLDER.sub(lambda found: self._blocks[int(found[1])], html)

    def on_page_context(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Frames a report's page with the report's own outline."""
        assert self._site is not None
        report_id = self._site.report_of.get(page.file.src_uri, "")
        if report_id in self._outlines:
            context["nav"] = self._outlines[report_id]
        return context


def _shown(message: str, config: MkDocsConfig) -> str:
    """The message with paths as the editor knows them: relative to `mkdocs.yml`."""
    folder = Path(config.config_file_path or ".").resolve().parent
    return message.replace(f"{folder}/", "")


def _cache(config: MkDocsConfig) -> Path | None:
    """The folder beside `mkdocs.yml` that plugins use; none where it cannot be written."""
    folder = Path(config.config_file_path or ".").resolve().parent / ".cache" / "work-reports"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None


def _page(files: Files, url: str, label: str, config: MkDocsConfig) -> Page:
    file = files.src_uris[source_path(url)]
    page = file.page if isinstance(file.page, Page) else Page(None, file, config)
    page.title = escape(label)
    return page


def _section(title: str, children: list[StructureItem]) -> Section:
    section = Section(escape(title), children)
    for child in children:
        child.parent = section
    return section


def _with_outline(nav: Navigation, outline: list[StructureItem]) -> Navigation:
    """The site's navigation with a report's outline below the index of reports."""
    items: list[Any] = []
    for item in nav.items:
        if isinstance(item, Page) and item.file.src_uri == source_path(REPORTS):
            # The index leads the section; its own parent stays, as it is in many such sections.
            section = Section(item.title or "", [item, *outline])
            for child in outline:
                child.parent = section
            items.append(section)
        else:
            items.append(item)
    return Navigation(items, _pages(items))


def _pages(items: Sequence[StructureItem]) -> list[Page]:
    found: list[Page] = []
    for item in items:
        if isinstance(item, Page):
            found.append(item)
        elif isinstance(item, Section):
            found.extend(_pages(item.children))
    return found
