"""The whole site as a tree that another builder builds in place: the way out of this one.

`docs/` holds the pages, `overrides/` the theme's templates, `mkdocs.yml` what ties them together.
Zensical and ProperDocs read all three.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from pathspec.gitignore import GitIgnoreSpec

from generator.assets import served
from generator.configuration import PLUGIN, Configuration, dumped, mapping, named
from generator.defaults import (
    EXTENSIONS,
    NEEDED_FEATURES,
    SCRIPT,
    STYLE,
    THEME_DEFAULTS,
    TOC,
    notice,
)
from generator.errors import Problem
from generator.installation import CONFIGURATION
from generator.links import is_address, joined, page_address, source_path
from generator.navigation import completed
from generator.pages.blocks import expanded
from generator.pipeline import Site
from generator.resources import STOCK_PAGES, THEME
from generator.text import LANGUAGE
from generator.written_links import Addresses, Here, rewritten

DOCS = "docs/"
OVERRIDES = "overrides/"
PARTS = (CONFIGURATION, DOCS, OVERRIDES)

_CARRIED_OVER = (
    "site_name",
    "site_url",
    "site_description",
    "site_author",
    "repo_url",
    "repo_name",
    "copyright",
    "extra",
)
_MADE_ANEW = (
    "docs_dir",
    "exclude_docs",
    "extra_css",
    "extra_javascript",
    "markdown_extensions",
    "nav",
    "plugins",
    "theme",
    "validation",
)
_NEVER_PUBLISHED = GitIgnoreSpec.from_lines([".*", "/templates/"])
"""What MkDocs leaves out of `docs/` unasked."""

_HEADING = """\
# Written by `work-reports pages`; `zensical build` or `properdocs build -f mkdocs.yml` builds it.
"""


@dataclass(frozen=True)
class Tree:
    """Every file by its path in the tree, and what an editor should know of it."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]


def markdown_tree(site: Site, configuration: Configuration, docs: Path) -> Tree:
    """The tree of a site. `docs` is the folder of its own pages; it may be missing.

    A page of its own goes before a stock page, and a stock page before a generated one at the same
    address. What the configuration excludes is not in the tree.

    Raises: OSError when a file cannot be read.
    """
    pages = _Pages(site, configuration, docs)
    own_theme = configuration.overrides
    drawn = {DOCS + name: content for name, content in pages.drawn().items()}
    nav = configuration.settings.get("nav")
    if configuration.options.get("complete_nav") is not False:
        nav = completed(nav, pages.addresses.source_in_place_of, pages.own)
    nav = pages.renamed(nav)
    assets = {DOCS + name: text.encode() for name, text in served().items()}
    files = {**_theme(THEME), **assets, **_theme(own_theme), **drawn}
    files[CONFIGURATION] = (_HEADING + dumped(_settings(configuration, nav))).encode()
    return Tree(files, (*pages.problems, *_left_behind(configuration)))


def _theme(folder: Path) -> dict[str, bytes]:
    """The files of a theme's folder; those that are served go to the pages, as in every site."""
    return {
        (DOCS if name.startswith("assets/") else OVERRIDES) + name: path.read_bytes()
        for name, path in _files(folder)
    }


# --- Pages --------------------------------------------------------------------------------------


@dataclass
class _Pages:
    """Generated and hand-written pages; those written by hand as every builder understands them.

    All are named after their addresses (`search.md` becomes `search/index.md`): a link in HTML is
    relative to the address in MkDocs, to the source in Zensical, and so it is to both.
    """

    site: Site
    configuration: Configuration
    docs: Path
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        shows = self.site.rooms.shows
        excluded = self.configuration.excludes()
        self._own = {
            name: path
            for name, path in _files(self.docs)
            if not (_NEVER_PUBLISHED.match_file(name) or excluded(name))
        }
        self._stock = {
            name: path
            for name, path in _files(STOCK_PAGES)
            if shows(_address(name)) and not self._is_replaced(name, self._own)
        }
        self._generated = {
            page.src_uri: page
            for page in self.site.pages
            if not self._is_replaced(page.src_uri, {**self._own, **self._stock})
        }
        written = (*self._own, *self._stock, *self._generated)
        self._names = {name: _new_name(name) for name in (*self.site.files, *written)}
        self.addresses = Addresses(
            {page_address(name): name for name in written if name.endswith(".md")},
            self.configuration.text("site_url"),
        )

    @property
    def own(self) -> list[str]:
        """The pages of the site's own."""
        return [name for name in self._own if name.endswith(".md")]

    @staticmethod
    def _is_replaced(name: str, files: Mapping[str, Path]) -> bool:
        """Whether there is a file for the same address: docs/terms.md is terms/ as well."""
        if not name.endswith(".md"):
            return name in files
        url = page_address(name)
        return not {f"{url}index.md", f"{url.rstrip('/')}.md"}.isdisjoint(files)

    def drawn(self) -> dict[str, bytes]:
        """Every file by its path among the pages."""
        files: dict[str, bytes] = {path: b"".join(make()) for path, make in self.site.files.items()}
        files |= {
            name: self.site.draw(page).markdown.encode() for name, page in self._generated.items()
        }
        for name, path in {**self._stock, **self._own}.items():
            content = path.read_bytes()
            if name.endswith(".md"):
                content = self._page(name, path, content)
            files[self._names[name]] = content
        return files

    def renamed(self, nav: Any) -> Any:
        """The navigation with the pages under their new names."""
        if isinstance(nav, list):
            return [self.renamed(item) for item in nav]
        if isinstance(nav, Mapping):
            return {label: self.renamed(item) for label, item in nav.items()}
        return self._names.get(nav, nav) if isinstance(nav, str) else nav

    def _page(self, name: str, path: Path, content: bytes) -> bytes:
        try:
            markdown = content.decode()
        except UnicodeDecodeError:
            self.problems.append(
                Problem(str(path), None, "found no UTF-8", expected="a Markdown page")
            )
            return content
        blocks, url = self.site.blocks, page_address(name)
        # Before blocks are drawn: they are HTML, and a room that is closed is not linked in them.
        markdown = rewritten(markdown, lambda link: self._link(link, Here(name, url)))
        drawn, unknown = expanded(markdown, blocks.names, lambda block: blocks.draw(block, url))
        self.problems.extend(
            Problem(str(path), block.line, block.message(blocks.names)) for block in unknown
        )
        if name in self._stock:
            drawn = self.site.rooms.unlinked(drawn, url)
        return drawn.encode()

    def _link(self, link: str, here: Here) -> str | None:
        """The link under the page's new name; a stock page's, into a closed room, goes."""
        if not is_address(link):
            return link
        address = self.addresses.address_of(link, here)
        if here.source in self._stock and address and not self.site.rooms.shows(address):
            return None
        link = self.addresses.source_link(link, here)
        parts = urlsplit(link)
        if parts.scheme or parts.netloc or not parts.path:
            return link
        path = unquote(parts.path)
        for folder in (posixpath.dirname(here.source), here.url):
            name = joined(folder, path)
            if name in self._names:
                new = posixpath.relpath(self._names[name], here.url or ".")
                return urlunsplit(parts._replace(path=quote(new)))
        return link


def _new_name(name: str) -> str:
    return source_path(page_address(name)) if name.endswith(".md") else name


def _address(name: str) -> str:
    return page_address(name) if name.endswith(".md") else name


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files of a folder and those below it; none where it is missing.

    Raises: OSError when one of the folders cannot be read, which `rglob` would pass over.
    """

    def refuse(error: OSError) -> None:
        if error.filename != str(folder) or not isinstance(error, FileNotFoundError):
            raise error

    walked = os.walk(folder, onerror=refuse, followlinks=False)
    paths = (Path(where) / name for where, _, names in walked for name in names)
    for path in sorted(path for path in paths if path.is_file()):
        yield path.relative_to(folder).as_posix(), path


# --- Configuration ------------------------------------------------------------------------------


def _settings(configuration: Configuration, nav: object) -> dict[str, Any]:
    """What the builder is told: the site's own settings, and what the plugin gives MkDocs."""
    given = configuration.settings
    language = configuration.theme.get("language", LANGUAGE)
    defaults = {"site_name": "政府工作报告", "copyright": notice(language)}
    carried = {
        **defaults,
        **{name: given[name] for name in _CARRIED_OVER if name in given},
    }
    scripts = [entry for entry in given.get("extra_javascript") or () if entry != SCRIPT]
    styles = [entry for entry in given.get("extra_css") or () if entry != STYLE]
    return {
        **carried,
        "extra": {"generator": False, **mapping(given.get("extra"))},
        "theme": _theme_settings(configuration.theme),
        "nav": nav,
        # The pages bring a search of their own; Zensical has one unless it is told.
        "plugins": [{"search": {"enabled": False}}],
        "markdown_extensions": _extensions(given.get("markdown_extensions")),
        "extra_css": [STYLE, *styles],
        "extra_javascript": [{"path": SCRIPT, "defer": True}, *scripts],
        "validation": {"nav": {"omitted_files": "ignore"}},
    }


def _theme_settings(own: Mapping[str, Any]) -> dict[str, Any]:
    theme = {**THEME_DEFAULTS, **own}
    features = list(theme["features"] or ())
    return {
        **theme,
        "name": "material",
        # Zensical's other look has another markup; Material knows this one only and reads past it.
        "variant": "classic",
        "custom_dir": OVERRIDES.rstrip("/"),
        "features": [*features, *(f for f in NEEDED_FEATURES if f not in features)],
    }


def _extensions(given: object) -> list[Any]:
    extensions = named(given)
    for name in EXTENSIONS:
        extensions.setdefault(name, None)
    extensions["toc"] = {**TOC, **mapping(extensions["toc"])}
    return [{name: options} if options else name for name, options in extensions.items()]


def _left_behind(configuration: Configuration) -> Iterator[Problem]:
    """What the site's configuration says and the tree's does not."""
    path = str(configuration.path)
    for name in configuration.settings:
        if name not in (*_CARRIED_OVER, *_MADE_ANEW, "site_dir"):
            yield Problem(path, None, f"found {name}; it is not carried over to the tree")
    for name in configuration.plugins:
        if name.rpartition("/")[2] not in (PLUGIN, "search"):
            yield Problem(path, None, f"found the plugin {name}; it is not carried over")
