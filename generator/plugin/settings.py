"""What the site needs of MkDocs' configuration: added where missing, refused where it clashes.

A folder with a short `mkdocs.yml` is a site: theme directory, Markdown extensions, styles, scripts,
colours and messages come from here. What `mkdocs.yml` says itself is kept.
"""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import _AbsoluteLinksValidationValue

from generator.configuration import PLUGIN, mapping
from generator.defaults import (
    EXTENSIONS,
    NEEDED_FEATURES,
    SCRIPT,
    STYLE,
    THEME_DEFAULTS,
    TOC,
    notice,
)
from generator.installation import CONFIGURATION
from generator.package.publication import Publication, publication_of
from generator.resources import THEME

_LINK_CHECKS = ("not_found", "anchors", "unrecognized_links")
"""Links are checked by `links.py`, which names the line as well: MkDocs need not say them again."""


@dataclass(frozen=True, slots=True)
class LinkLevels:
    """How loudly a link that leads nowhere is named, by what it lacks: `validation.links`."""

    not_found: int = logging.WARNING
    anchors: int = logging.WARNING


def link_levels(config: MkDocsConfig) -> LinkLevels:
    """The levels that `mkdocs.yml` sets, else warnings. To be asked before `complete`."""
    given = _given_link_checks(config)
    return LinkLevels(
        **{
            name: config.validation.links[name]
            for name in ("not_found", "anchors")
            if name in given
        }
    )


def published_at(config: MkDocsConfig) -> str:
    """The address of the published site; a preview has put its own in place of it."""
    return str(_given(config).get("site_url") or "")


def publication(config: MkDocsConfig, options: Mapping[str, Any]) -> Publication:
    """What is said of the data package. Raises: CatalogueError naming what is wrong with it."""
    return publication_of(
        Path(config.config_file_path or CONFIGURATION),
        site_name=config.site_name,
        site_url=published_at(config),
        author=config.site_author or "",
        options=options,
    )


def _given_link_checks(config: MkDocsConfig) -> Mapping[str, Any]:
    """The checks of links that `mkdocs.yml` sets, in `validation` or in `validation.links`."""
    validation = mapping(_given(config).get("validation"))
    return {**validation, **mapping(validation.get("links"))}


def complete(config: MkDocsConfig) -> None:
    """Adds to the configuration what the site needs and `mkdocs.yml` does not say."""
    given = _given(config)
    _add_theme(config, given)
    _add_markdown(config)
    if STYLE not in config.extra_css:
        config.extra_css.insert(0, STYLE)
    if SCRIPT not in map(str, config.extra_javascript):
        script = ExtraScriptValue(SCRIPT)
        script.defer = True
        config.extra_javascript.insert(0, script)
    if "copyright" not in given:
        config.copyright = notice(config.theme["language"])
    config.extra.setdefault("generator", False)
    for check in _LINK_CHECKS:
        config.validation.links[check] = logging.DEBUG
    if "absolute_links" not in _given_link_checks(config):
        relative = _AbsoluteLinksValidationValue.RELATIVE_TO_DOCS
        config.validation.links.absolute_links = relative
    navigation = mapping(mapping(given.get("validation")).get("nav"))
    if "omitted_files" not in navigation:
        config.validation.nav.omitted_files = logging.DEBUG


def _add_theme(config: MkDocsConfig, given: Mapping[str, Any]) -> None:
    own = mapping(given.get("theme"))
    first = [str(path) for path in (own_overrides(config), THEME) if path]
    config.theme.dirs[:] = [*first, *(path for path in config.theme.dirs if path not in first)]
    for name, value in THEME_DEFAULTS.items():
        if name not in own:
            config.theme[name] = value
    features = config.theme["features"]
    config.theme["features"] = [*features, *(f for f in NEEDED_FEATURES if f not in features)]


def overrides_folder(config: MkDocsConfig) -> Path:
    """Where theme overrides of the site's own lie: `overrides/` where the theme names no other."""
    if config.theme.custom_dir:
        return Path(config.theme.custom_dir)
    return Path(config.config_file_path or ".").resolve().parent / "overrides"


def own_overrides(config: MkDocsConfig) -> Path | None:
    """The folder of the site's own theme overrides, None where there is none."""
    folder = overrides_folder(config)
    return folder if folder.is_dir() else None


def nothing_else_shows(config: MkDocsConfig) -> bool:
    """Whether neither another plugin nor overrides of the site's own have a hand in pages."""
    return len(config.plugins) == 1 and not own_overrides(config)


def around_pages(config: MkDocsConfig) -> Mapping[str, Any]:
    """What `mkdocs.yml` says that can show around pages, with the options of other plugins.

    What the plugin's own change, pages tell by themselves; overrides may show these too.
    """
    given = _given(config)  # MkDocs takes options of plugins out of it
    given["plugins"] = {
        name: dict(plugin.config)
        for name, plugin in config.plugins.items()
        if hasattr(plugin, "config") and (name != PLUGIN or own_overrides(config))
    }
    return given


def _add_markdown(config: MkDocsConfig) -> None:
    for extension in EXTENSIONS:
        if extension not in config.markdown_extensions:
            config.markdown_extensions.append(extension)
    toc = config.mdx_configs.setdefault("toc", {})
    config.mdx_configs["toc"] = {**TOC, **toc}


def faults(config: MkDocsConfig) -> Iterator[str]:
    """What makes a site of this configuration impossible, each as found and expected."""
    if config.theme.name != "material":
        yield f"theme.name: found {config.theme.name}; expected material"
    if not config.use_directory_urls:
        yield "use_directory_urls: found false; expected true, or every published address changes"
    if not os.access(config.docs_dir, os.R_OK | os.X_OK):
        # MkDocs passes over what it cannot list: the site would be without these pages.
        yield f"docs_dir: found {config.docs_dir}, which cannot be read; expected its pages"
    if any(name.rpartition("/")[2] == "search" for name in config.plugins):
        yield "plugins: found search; expected it left out: work-reports brings a search of its own"


def doubts(config: MkDocsConfig) -> Iterator[str]:
    """What works, but breaks a promise of the site."""
    if config.theme.get("font"):
        yield "theme.font: found a font that is fetched from another host; expected false"
    if "navigation.instant" in config.theme.get("features", ()):
        yield (
            "theme.features: found navigation.instant; expected it left out: "
            "notes and citations are set up when a page loads"
        )


def _given(config: MkDocsConfig) -> dict[str, Any]:
    """What `mkdocs.yml` says, as written: a default cannot be told from it by its value."""
    given: dict[str, Any] = {}
    with warnings.catch_warnings():
        # Announced as unused since 1.5; MkDocs is pinned, and nothing else tells.
        warnings.simplefilter("ignore", DeprecationWarning)
        for patch in config.user_configs:
            given.update(patch)
    return given
