"""What all pages have around them, as a digest: where it changes, every page is written again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section

from generator.plugin import settings
from generator.plugin.digests import digest_of
from generator.resources import THEME


def frame_digest(config: MkDocsConfig, nav: Navigation) -> bytes:
    """A digest of settings that show around pages, of navigation and of theme overrides."""
    return digest_of(
        (
            repr(settings.around_pages(config)),
            repr(config.site_url),
            *_entries(nav.items),
            repr(stamps(THEME, settings.own_overrides(config))),
        )
    )


def _entries(items: list[StructureItem]) -> Iterator[str]:
    for item in items:
        yield f"{item.title} {getattr(item, 'url', '')}"
        if isinstance(item, Section):
            yield "("
            yield from _entries(item.children)
            yield ")"


def stamps(*folders: Path | None) -> tuple[tuple[str, int, int], ...]:
    """Path, time and size of every file in some folders: where they differ, a file has changed."""
    paths = (path for folder in folders if folder for path in sorted(folder.rglob("*")))
    stats = ((path, path.stat()) for path in paths if path.is_file())
    return tuple((str(path), stat.st_mtime_ns, stat.st_size) for path, stat in stats)
