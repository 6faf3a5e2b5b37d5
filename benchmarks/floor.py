"""The floor: what MkDocs and the bare theme cost for a site's pages when their bodies are ready.

As many pages as the site has, one entry in the navigation, no plugin, no search, and a hook that
gives every page one heading to convert and then the body's HTML, read from a file.
"""

from __future__ import annotations

from pathlib import Path

import yaml

from benchmarks.processes import Run, build

_ARTICLE, _END = '<article class="md-content__inner', "</article>"
_HOOK = '''\
"""Gives MkDocs the bodies of pages instead of text to convert."""

from pathlib import Path

BODIES = Path(__file__).parent / "bodies"


def on_page_read_source(page, config):
    return "# 标题"


def on_page_content(html, page, config, files):
    return (BODIES / page.file.src_uri).with_suffix(".html").read_text(encoding="utf-8")
'''
_CONFIG = {
    "site_name": "floor",
    "theme": {"name": "material", "language": "zh", "font": False},
    "plugins": [],
    "nav": ["index.md"],
    "hooks": ["hook.py"],
}


def write_floor(site: Path, folder: Path) -> Path:
    """Writes what the floor of the built `site` is built from, into `folder`.

    Pages without an article (moved addresses) are left out. Returns the configuration.
    """
    for page in sorted(site.rglob("index.html")):
        body = _body(page.read_text(encoding="utf-8"))
        if body is None:
            continue
        name = page.relative_to(site)
        for path, text in (
            (folder / "bodies" / name, body),
            ((folder / "docs" / name).with_suffix(".md"), ""),
        ):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    (folder / "hook.py").write_text(_HOOK, encoding="utf-8")
    config = folder / "mkdocs.yml"
    config.write_text(yaml.safe_dump(_CONFIG, allow_unicode=True), encoding="utf-8")
    return config


def build_floor(config: Path) -> Run:
    """Builds the floor, in a process of its own."""
    return build(config, config.parent / "site")


def _body(html: str) -> str | None:
    """The content of a page's article as the theme wrote it, None where it has none."""
    start = html.find(_ARTICLE)
    end = html.rfind(_END)
    if start < 0 or end < start:
        return None
    return html[html.index(">", start) + 1 : end]
