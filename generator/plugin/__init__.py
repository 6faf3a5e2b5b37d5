"""The MkDocs shell: typed configuration in, generated files out.

Only this package imports MkDocs. Pages are added as generated files, so `mkdocs build`, `serve` and
`gh-deploy` work alone, nothing stale is left in `docs/`, and a hand-written page at the same
address wins.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Literal, cast
from urllib.parse import unquote

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError
from mkdocs.config import config_options as opt
from mkdocs.config.base import Config, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from generator.analysis import AnalysisMemory
from generator.assets import served
from generator.catalogue import CATALOGUE
from generator.errors import GeneratorError
from generator.kept import Kept
from generator.navigation import completed, labelled
from generator.package.publication import NOBODY
from generator.pages.blocks import expanded
from generator.pages.facts import Ledger
from generator.pages.render import syntax_fault
from generator.pages.rooms import ROOMS, Rooms
from generator.pages.template_cache import TemplateCache
from generator.pipeline import Make, Memory, Site, build_site
from generator.plugin import settings
from generator.plugin.entries import SharedEntries
from generator.plugin.frame import frame_digest, stamps
from generator.plugin.frames import FRAMED, Frames
from generator.plugin.generated import (
    NO_DATE,
    CopiedFile,
    GeneratedPage,
    MadeFile,
    PageFile,
    WrittenPageFile,
)
from generator.plugin.language import with_languages
from generator.plugin.links import BrokenLink, LinkBook, PageLinks, complaints, message
from generator.plugin.memory import collect_as_ever, collect_seldom, give_back_large_blocks
from generator.plugin.navigation import entry_of, with_outline
from generator.plugin.policy import with_policy
from generator.plugin.preview import Preview, remove
from generator.plugin.sidebar import Sidebars
from generator.plugin.squeezed import Squeezed
from generator.plugin.watching import keep_answering, watch_closely
from generator.reading import LayerStore, Reader
from generator.reading.store import CACHE
from generator.resources import ASSETS, STOCK_PAGES, TEMPLATES, THEME
from generator.seeds.folder import catalogue_folder, own_catalogue
from generator.terminal import printable, progress_bar
from generator.text import is_chinese
from generator.themes.segmentation import forget_dictionary
from generator.written_links import Addresses, Here

log = get_plugin_logger(__name__)

_BLOCK = "generated-block-"
_PLACEHOLDER = re.compile(f'<div id="{_BLOCK}(\\d+)"></div>')


class _Processes(opt.Type[int]):
    def run_validation(self, value: object) -> int:
        count = super().run_validation(value)
        if isinstance(count, bool) or count < 1:
            raise ValidationError(f"found {value}; expected a number of processes, 1 or more")
        return count


class ReportsConfig(Config):
    """Where the plugin finds its input, relative to `mkdocs.yml`, and what the site shows."""

    seeds_dir = opt.Dir(exists=False, default="seeds")
    templates_dir = opt.Dir(exists=False, default="templates")
    glossary = opt.Type(bool, default=True)
    compare = opt.Type(bool, default=True)
    ranks = opt.Type(bool, default=True)
    problems = opt.Type(bool, default=True)
    placenames = opt.Type(bool, default=True)
    themes = opt.Type(bool, default=True)
    data_package = opt.Type(bool, default=True)
    coverage = opt.Type(bool, default=True)
    numbers = opt.Type(bool, default=True)
    shared = opt.Type(bool, default=True)
    commitments = opt.Type(bool, default=True)
    livelihood = opt.Type(bool, default=True)
    phrases = opt.Type(bool, default=True)
    collection = opt.Type(bool, default=True)
    pairs = opt.Type(bool, default=True)
    rewording = opt.Type(bool, default=True)
    answers = opt.Type(bool, default=True)
    guides = opt.Type(bool, default=True)
    jobs = opt.Optional(_Processes(int))
    complete_nav = opt.Type(bool, default=True)
    content_security_policy = opt.Type(bool, default=True)
    licence = opt.Optional(opt.Type((str, dict)))
    contributors = opt.Optional(opt.Type(list))


class ReportsPlugin(BasePlugin[ReportsConfig]):
    """Adds the pages and files that the reports make."""

    def __init__(self) -> None:
        self._site: Site | None = None
        self._reader: Reader | None = None
        self._is_preview = False
        self._is_dirty = False
        self._preview = Preview()
        self._analysis = AnalysisMemory()
        self._pieces = Kept()
        self._settings = ""
        self._publication = NOBODY
        self._template_stamps: object = ()
        self._nav: Navigation | None = None
        self._entry: Page | None = None
        self._outlines: dict[str, Navigation] = {}
        self._kept_dests: frozenset[str] = frozenset()
        self._blocks: list[str] = []
        self._page_links = PageLinks()
        self._links = LinkBook()
        self._entries = SharedEntries()
        self._has_frames = False
        self._addresses = Addresses({})
        self._written: dict[str, Mapping[str, Sequence[str]]] = {}
        self._levels = settings.LinkLevels()
        self._files = Files([])

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Learns what pages are for; its presence keeps this object between builds."""
        self._is_preview = command == "serve"
        self._is_dirty = dirty
        if dirty:
            logging.getLogger("mkdocs.commands.build").addFilter(_is_true_of_this_site)

    def on_shutdown(self) -> None:
        """Lets other builds say again what is true of them."""
        logging.getLogger("mkdocs.commands.build").removeFilter(_is_true_of_this_site)

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Has the preview notice an edit sooner, and stay whatever an edit breaks."""
        if self._is_dirty:
            own = (
                Path(self.config.templates_dir),
                catalogue_folder(Path(self.config.seeds_dir)),
                settings.overrides_folder(config),
            )
            watch_closely(server, own)
            keep_answering(server)
        return server

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Completes the configuration, and has `mkdocs serve` rebuild when any input changes.

        Raises: PluginError that names everything with which no site can be built.
        """
        faults = list(settings.faults(config))
        if faults:
            raise PluginError(
                f"{_shown(str(config.config_file_path), config)}: {'; '.join(faults)}"
            )
        try:
            self._publication = settings.publication(config, self.config)
        except GeneratorError as error:
            raise PluginError(_shown(str(error), config)) from error
        self._levels = settings.link_levels(config)
        settings.complete(config)
        # Whatever else has a hand in pages may make any of them otherwise.
        self._has_frames = settings.nothing_else_shows(config) and is_chinese(
            config.theme["language"]
        )
        for doubt in settings.doubts(config):
            log.warning("%s", doubt)
        extensions = cast("list[object]", config.markdown_extensions)
        if self._page_links not in extensions:
            extensions.append(self._page_links)
        seeds = Path(self.config.seeds_dir)
        overrides = settings.own_overrides(config)
        own = (seeds, own_catalogue(seeds), self._own_templates, overrides)
        package = (TEMPLATES, THEME, ASSETS, STOCK_PAGES, CATALOGUE)
        config.watch.extend(str(path) for path in (*own, *package) if path)
        return config

    @property
    def _own_templates(self) -> Path | None:
        folder = Path(self.config.templates_dir)
        return folder if folder.is_dir() else None

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Reads everything before MkDocs clears the output, so bad input touches nothing.

        Raises: PluginError for what cannot be used at all, and in strict mode for any fault.
        """
        collect_seldom()
        give_back_large_blocks()
        self._template_stamps = stamps(TEMPLATES, self._own_templates)  # before they are read
        self._preview.start_reading()
        excluded = config.exclude_docs
        rooms = Rooms(
            frozenset(room for room in ROOMS if not self.config[room]),
            excluded.match_file if excluded else lambda source: False,
        )
        cache = _cache(config)
        if self._reader is None:  # a preview's remembers the last reading
            store = LayerStore(cache) if cache else None
            self._reader = Reader(store, self.config.jobs, progress=progress_bar)
        try:
            self._site = build_site(
                Path(self.config.seeds_dir),
                self._own_templates,
                cache,
                rooms,
                self._memory(config),
                self._reader,
                self._publication,
            )
        except GeneratorError as error:
            raise PluginError(_shown(str(error), config)) from error
        if not self._is_preview:
            forget_dictionary()
        if self._reader.store and self._reader.store.fault:
            log.info("%s", _shown(self._reader.store.fault, config))
        problems = (f"{problem}{problem.tag}" for problem in self._site.problems)
        faults = [*map(str, self._site.errors), *problems]
        for fault in faults:
            log.warning("%s", _shown(fault, config))
        if faults and config.strict:
            count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
            mend = ""
            if any(problem.code for problem in self._site.problems):
                mend = "; what the source really says, `accept: [code]` in its entry lets pass"
            raise PluginError(f"{count} in the reports, named above; nothing was built{mend}")

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> None:
        """Adds what was generated and the stock pages; a file of the site's own wins."""
        assert self._site is not None
        self._outlines, self._written = {}, {}
        own = files.documentation_pages()
        taken = {file.dest_uri for file in files if not file.inclusion.is_excluded()}
        for file in list(files):
            _replace(files, self._followed(file, config))
        for page in self._site.pages:
            generated = PageFile(page, config.site_dir, self._site.draw, self._preview.page_changed)
            if generated.dest_uri not in taken:
                _replace(files, generated)
        for path, make in {**_assets(), **self._site.files}.items():
            if path not in taken:
                _replace(files, MadeFile(path, config.site_dir, make, self._preview))
        for stock in sorted(path for path in STOCK_PAGES.rglob("*") if path.is_file()):
            name = stock.relative_to(STOCK_PAGES).as_posix()
            file = File(name, str(STOCK_PAGES), config.site_dir, config.use_directory_urls)
            if file.dest_uri not in taken and self._site.rooms.shows(file.url):
                file.edit_uri = None
                _replace(files, self._followed(file, config))
        pages = [file for file in files.documentation_pages() if _is_published(file, config)]
        self._addresses = Addresses(
            {_address(file): file.src_uri for file in pages}, settings.published_at(config)
        )
        if self.config.complete_nav:
            sources = [file.src_uri for file in own]
            config.nav = completed(config.nav, self._addresses.source_in_place_of, sources)
        labels = dict(labelled(config.nav or []))
        for file in pages:
            if isinstance(file, PageFile):
                label = labels.get(file.src_uri)
                GeneratedPage(label, file, config, template=FRAMED if self._has_frames else "")

    def _memory(self, config: MkDocsConfig) -> Memory | None:
        """What the last build of a preview left for this one, if there are several."""
        if not self._is_dirty:
            return None
        # Which addresses are published; MkDocs takes the plugin's options out of what it keeps.
        self._settings = repr((config.user_configs, dict(self.config)))
        return Memory(self._analysis, Ledger(), self._pieces, self._settings)

    def _followed(self, file: File, config: MkDocsConfig) -> File:
        """A file in a form that a build which keeps the old site can rely on."""
        if file.generated_by:
            return file
        if file.src_uri in config.extra_templates:  # MkDocs writes over the copy
            self._preview.forget_file(file.dest_uri)
            return file
        if file.is_documentation_page():
            return WrittenPageFile.of(file, self._preview)
        return CopiedFile.of(file, self._preview)

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> None:
        """Keeps what the frame of every report's pages is made of."""
        self._entries.forget()
        self._nav, self._files = nav, files

    def on_page_markdown(
        self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Draws the blocks of a hand-written page.

        Without a day the same input gives the same bytes any day.
        """
        if isinstance(page, GeneratedPage):
            return markdown
        page.update_date = NO_DATE
        self._blocks = []
        return self._with_blocks(markdown, page)

    def _kept(self, html: str) -> str:
        """What stands in Markdown for a piece of HTML until the page is converted."""
        self._blocks.append(html)
        return f'\n\n<div id="{_BLOCK}{len(self._blocks) - 1}"></div>\n\n'

    def _with_blocks(self, markdown: str, page: Page) -> str:
        assert self._site is not None
        here = _here(page.file)
        blocks = self._site.blocks
        above = page.file.content_string.count("\n") - markdown.count("\n")  # front matter
        markdown, unknown = expanded(
            markdown, blocks.names, lambda name: self._kept(blocks.draw(name, here.url))
        )
        for block in unknown:
            line = block.line + max(0, above)
            log.warning("%s:%d: %s", _name(page.file), line, block.message(blocks.names))

        def rewrite(link: str) -> str | None:
            """The link as MkDocs wants it; a stock page's, into a room that is closed, goes."""
            if page.file.src_dir == str(STOCK_PAGES) and not self._leads(link, here):
                return None
            return self._addresses.source_link(link, here)

        self._page_links.start(rewrite)
        return markdown

    def _leads(self, link: str, here: Here) -> bool:
        """Whether a stock page's link leads out of the site or to a part that it shows."""
        assert self._site is not None
        address = self._addresses.address_of(link, here)
        return address is None or self._site.rooms.shows(address)

    def on_page_content(
        self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Puts the HTML of blocks where it was; a stock page loses its links to closed rooms."""
        if isinstance(page, GeneratedPage):
            return html
        html = _PLACEHOLDER.sub(lambda found: self._blocks[int(found[1])], html)
        self._written[page.file.src_uri] = self._page_links.written
        if page.file.src_dir == str(STOCK_PAGES):
            assert self._site is not None
            html = self._site.rooms.unlinked(html, _here(page.file).url)
        return html

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> None:
        """Begins to write, once every title in the navigation is known."""
        assert self._site is not None
        assert self._nav is not None
        cache = _cache(config)
        if cache and env.bytecode_cache is None:
            env.bytecode_cache = TemplateCache(str(cache), "__squeezed_%s.cache")
        env.add_extension(Squeezed)
        env.globals["shows"] = self._site.rooms.shows
        self._entries.install(env)
        if self._has_frames:
            finish = with_policy if self._has_policy else _as_it_is
            Frames(finish, self._nav, Sidebars(self._entries)).install(env)
        if self._is_dirty:
            self._remove_old(config)
            made_with = self._template_stamps, self._settings, self._site.rooms.closed
            makings = (self._site.facts.knowledge, *made_with)
            self._preview.begin(self._site, frame_digest(config, self._nav), makings)

    def _remove_old(self, config: MkDocsConfig) -> None:
        """Removes what the site no longer has; a file may stand where a folder is to be."""
        dests = frozenset(f.dest_uri for f in self._files if f.inclusion.is_in_serve())
        for dest in self._kept_dests - dests:
            self._preview.forget_file(dest)
            remove(Path(config.site_dir), dest)
        self._kept_dests = dests

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Names every link that leads nowhere, which fails a strict build."""
        assert self._site is not None
        published = [file for file in self._files if _is_published(file, config)]
        self._links.keep({file.src_uri for file in published})
        others = (file for file in published if not file.is_documentation_page())
        for broken in self._links.broken(frozenset(map(_address, others))):
            level = self._levels.anchors if broken.anchor else self._levels.not_found
            for complaint in self._complaints(broken, self._files.src_uris[broken.source]):
                log.log(level, "%s", printable(complaint))
        if self._is_dirty:
            self._preview.end(self._kept_dests)
            self._pieces.forget_unused()
        collect_as_ever()

    def _complaints(self, broken: BrokenLink, file: File) -> Iterator[str]:
        if file.generated_by:
            yield f"{_name(file)}: {message(broken, broken.link)}"
            return
        written = self._written.get(file.src_uri, {})
        markdown = file.content_string
        for line, text in complaints(broken, _here(file), markdown, written, self._addresses):
            yield f"{_name(file)}:{line}: {text}" if line else f"{_name(file)}: {text}"

    def on_page_context(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Draws a generated page, and frames a report's with the report's own outline."""
        assert self._site is not None
        if isinstance(page, GeneratedPage):
            draw = self._preview.draw if self._is_dirty else self._site.draw
            try:
                page.fill(draw(page.site_page))
            except GeneratorError as error:
                raise PluginError(_shown(str(error), config)) from error
            if page.site_page.report_id:
                context["nav"] = self._outline(page.site_page.report_id, config)
                page.active = True  # the groups above it too, which are new
            elif not any(page is entry for entry in nav.pages):
                self._entry = entry_of(page.url, nav)
                if self._entry:
                    self._entry.active = True  # its tab is the page's
        elif self._is_dirty and isinstance(page.file, WrittenPageFile):
            self._preview.write_document(page.file.dest_uri, page.file.digest())
        self._entries.begin(page, context["nav"])
        return context

    def _outline(self, report_id: str, config: MkDocsConfig) -> Navigation:
        assert self._site is not None
        assert self._nav is not None
        if report_id not in self._outlines:
            entries = self._site.facts.reports.outline(report_id)
            self._outlines[report_id] = with_outline(self._nav, entries, self._files, config)
        return self._outlines[report_id]

    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        """Completes the finished page: the language of titles, its content security policy."""
        content = page.content or ""
        if not isinstance(page, GeneratedPage):
            self._links.add_written(_here(page.file), content)
            return self._finished(output, config, content)
        self._links.add_generated(_here(page.file), content)
        page.empty()
        if self._entry:
            self._entry.active, self._entry = False, None
        is_finished = self._has_frames and not page.site_page.kind.frame
        return output if is_finished else self._finished(output, config, content)

    def on_post_template(
        self, output_content: str, /, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """The same for pages that are no documents: `404.html`."""
        if not template_name.endswith(".html"):
            return output_content
        return self._finished(output_content, config)

    def _finished(self, html: str, config: MkDocsConfig, content: str = "") -> str:
        if self._has_policy:  # while the page still holds `content` letter by letter
            html = with_policy(html, content)
        return html if is_chinese(config.theme["language"]) else with_languages(html)

    def on_build_error(self, *, error: Exception) -> None:
        """Has a full disk, a missing permission or a wrong override end the build in one line."""
        collect_as_ever()
        if isinstance(error, TemplateSyntaxError):
            path = os.path.relpath(error.filename) if error.filename else error.name
            raise PluginError(printable(syntax_fault(error, path or "")))
        if isinstance(error, TemplateNotFound):
            found = f"a template of the theme or of overrides/ needs {error.name}"
            raise PluginError(printable(f"{found}; found no template of that name"))
        if isinstance(error, OSError) and error.strerror:
            path = error.filename2 or error.filename
            at = f"{path}: " if path else ""
            raise PluginError(printable(f"{at}cannot be read or written ({error.strerror})"))

    @property
    def _has_policy(self) -> bool:
        """A preview has none: it would stop MkDocs' own script."""
        return self.config.content_security_policy and not self._is_preview


def _as_it_is(html: str, content: str) -> str:
    return html


def _assets() -> dict[str, Make]:
    """The style sheet and the scripts, by address."""
    return {path: partial(_in_one_piece, content) for path, content in served().items()}


def _in_one_piece(content: str) -> tuple[bytes]:
    return (content.encode(),)


def _here(file: File) -> Here:
    return Here(file.src_uri, _address(file))


def _address(file: File) -> str:
    """A file's address from the site's root; MkDocs escapes what is not ASCII, links do not."""
    return "" if file.url == "./" else unquote(file.url)


def _name(file: File) -> str:
    """A page's source as an editor knows it."""
    if file.generated_by:
        return f"{file.src_uri} (generated)"
    folder = Path(file.src_dir or "").name
    return f"{folder}/{file.src_uri}"


def _is_published(file: File, config: MkDocsConfig) -> bool:
    if file.inclusion.is_excluded():
        return False
    excluded = config.exclude_docs
    return not (excluded and file.generated_by and excluded.match_file(file.src_uri))


def _is_true_of_this_site(record: logging.LogRecord) -> bool:
    """Whether a message may pass: a build that keeps what is there is exact, MkDocs warns of it."""
    return "'dirty' build" not in record.getMessage()


def _replace(files: Files, file: File) -> None:
    """Adds a file in place of one that the configuration excludes, if there is any."""
    present = files.src_uris.get(file.src_uri)
    if present:
        files.remove(present)
    files.append(file)


def _shown(message: str, config: MkDocsConfig) -> str:
    """The message in one harmless line, with paths relative to `mkdocs.yml`."""
    folder = Path(config.config_file_path or ".").resolve().parent
    return printable(message.replace(f"{folder}/", ""))


def _cache(config: MkDocsConfig) -> Path | None:
    """The folder beside `mkdocs.yml` that plugins use; none where it cannot be written."""
    folder = Path(config.config_file_path or ".").resolve().parent / CACHE
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None
