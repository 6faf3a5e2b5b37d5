"""How soon a preview notices an edit."""

from __future__ import annotations

from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserver

_EVERY = 0.1
"""Seconds between two looks at the watched files: some hundreds, which take a few milliseconds."""

_SETTLED = 0.03
"""Seconds without a change after which files are taken for written."""


def watch_closely(server: LiveReloadServer) -> None:
    """Has the server look for changes more often than the two times a second that MkDocs has."""
    watched = list(server._watched_paths)
    closer = PollingObserver(timeout=_EVERY)
    before, server.observer = server.observer, closer
    for path in watched:
        handlers = before._handlers.get(server._watch_refs[path], ())
        for handler in list(handlers):
            server._watch_refs[path] = closer.schedule(handler, path, recursive=True)
    server.build_delay = _SETTLED
