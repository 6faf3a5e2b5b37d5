"""A site served on this machine, below a sub-path as a project's pages are."""

from __future__ import annotations

import functools
import http.server
import io
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

SUB_PATH = "site"


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder below its sub-path, in silence; all else is not found."""

    def __init__(self, *arguments: Any, sub_path: str, **options: Any) -> None:
        self._prefix = f"/{sub_path}/"
        super().__init__(*arguments, **options)

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        try:
            if self.path.startswith(self._prefix):
                return super().send_head()
        except ValueError:  # a zero byte in the name
            pass
        self.send_error(http.HTTPStatus.NOT_FOUND)
        return None

    def translate_path(self, path: str) -> str:
        return super().translate_path(path[len(self._prefix) - 1 :])

    def log_message(self, format: str, *arguments: Any) -> None:
        pass


class _Server(http.server.ThreadingHTTPServer):
    """Takes it as a matter of course that a browser drops a connection."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(folder: Path, sub_path: str = SUB_PATH) -> Iterator[str]:
    """Serves the site in `folder` and gives its address, until the block is left."""
    handler = functools.partial(_Handler, directory=str(folder), sub_path=sub_path)
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/{sub_path}/"
        finally:
            server.shutdown()
            thread.join()
