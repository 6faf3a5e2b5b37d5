"""Builds as a preview makes them, without its server: one for every line of input, in one process.

`python -m tests.plugin.builds SITE` builds the site of the present folder into SITE; with `--clean`
once, and from nothing; with `--theirs` besides, the theme makes all of every page.
"""

from __future__ import annotations

import sys

from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator import plugin
from generator.plugin.entries import SharedEntries

ADDRESS = "http://127.0.0.1:8000/"


def build_once(site: str, *, dirty: bool) -> str:
    """What became of a build: built, or failed."""
    try:
        config = load_config("mkdocs.yml", site_dir=site)
        config.plugins.on_startup(command="serve", dirty=dirty)
        config.site_url = ADDRESS
        build(config, serve_url=ADDRESS, dirty=dirty)
    except (Exception, SystemExit) as error:
        print(error, file=sys.stderr)
        return "failed"
    return "built"


def leave_all_to_the_theme() -> None:
    """Nothing that pages have in common is made once for them."""
    SharedEntries.install = lambda self, env: None  # type: ignore[method-assign]
    plugin.is_chinese = lambda language: False  # type: ignore[attr-defined]
    plugin.with_languages = lambda html: html  # type: ignore[attr-defined]


if __name__ == "__main__":
    if "--theirs" in sys.argv:
        leave_all_to_the_theme()
    if "--clean" in sys.argv:
        print(build_once(sys.argv[1], dirty=False))
    else:
        for _ in sys.stdin:
            print(build_once(sys.argv[1], dirty=True), flush=True)
