"""Builds as a preview makes them, without its server: one for every line of input, in one process.

`python -m tests.plugin.builds SITE` builds the site of the present folder into SITE; with `--clean`
once, and from nothing.
"""

from __future__ import annotations

import sys

from mkdocs.commands.build import build
from mkdocs.config import load_config

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


if __name__ == "__main__":
    if "--clean" in sys.argv:
        print(build_once(sys.argv[1], dirty=False))
    else:
        for _ in sys.stdin:
            print(build_once(sys.argv[1], dirty=True), flush=True)
