"""The project's own site, built once and served under a sub-path, for every test that looks at it."""

from __future__ import annotations

import functools
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
SUB_PATH = "government-work-reports"


def build_into(folder: Path) -> Path:
    """A strict build of this repository into `folder`, as `make site` does it."""
    environment = {**os.environ, "SITE_URL": f"https://example.org/{SUB_PATH}/"}
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", folder],
        cwd=ROOT,
        env=environment,
        check=True,
    )
    return folder


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    return build_into(tmp_path_factory.mktemp("built") / SUB_PATH)


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder, in silence."""

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture(scope="session")
def base_url(built_site: Path) -> Iterator[str]:
    """Where the built site is served, below a sub-path as on a project's pages."""
    handler = functools.partial(_Handler, directory=str(built_site.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/{SUB_PATH}/"
        server.shutdown()
        thread.join()
