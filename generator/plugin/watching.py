"""How a preview notices edits, and what it does with one that cannot be built."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path
from threading import Event
from typing import cast

from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingEmitter, PollingObserver

log = logging.getLogger("mkdocs.plugins.work-reports")

_EVERY = 0.1
"""Seconds between two looks at the watched files: some hundreds, which take a few milliseconds."""

_SETTLED = 0.03
"""Seconds without a change after which files are taken for written."""


def watch_closely(server: LiveReloadServer, folders: Iterable[Path]) -> None:
    """Has the server look for changes more often than the two times a second that MkDocs has.

    Of the `folders` those are watched as well that are made, or made anew, while it runs.
    """
    watched = list(server._watched_paths)
    closer = BaseObserver(_looking_between_builds(server), timeout=_EVERY)
    before = server.observer
    server.observer = cast("PollingObserver", closer)  # as good as any observer
    for path in watched:
        handlers = before._handlers.get(server._watch_refs[path], ())
        for handler in list(handlers):
            server._watch_refs[path] = closer.schedule(handler, path, recursive=True)
    server.build_delay = _SETTLED
    arrivals = _Arrivals(server, folders)
    for parent in {folder.parent for folder in arrivals.present}:
        closer.schedule(arrivals, str(parent), recursive=False)


def _looking_between_builds(server: LiveReloadServer) -> type[PollingEmitter]:
    """What looks for changes, but waits while the server builds, as a look slows the build.

    What is edited meanwhile is noticed afterwards.
    """
    build, is_idle = server.builder, Event()
    is_idle.set()

    def build_unwatched() -> None:
        try:
            is_idle.clear()
            build()
        finally:
            is_idle.set()

    class Looking(PollingEmitter):
        def queue_events(self, timeout: float) -> None:
            if not self.stopped_event.wait(timeout):
                is_idle.wait()
                super().queue_events(0)

    server.builder = build_unwatched
    return Looking


class _Arrivals(FileSystemEventHandler):
    """Watches folders as soon as they are there: a new site has few of those that it may have."""

    def __init__(self, server: LiveReloadServer, folders: Iterable[Path]) -> None:
        self._server = server
        self.present = {folder.resolve(): folder.is_dir() for folder in folders}

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Looks whether folders came or went since the last event beside them."""
        for folder, was_there in self.present.items():
            is_there = self.present[folder] = folder.is_dir()
            if is_there == was_there:
                continue
            if str(folder) in self._server._watched_paths:  # a watch ends with what it watches
                self._server.unwatch(str(folder))
            if is_there:
                self._server.watch(str(folder))
            with self._server._rebuild_cond:
                self._server._want_rebuild = True
                self._server._rebuild_cond.notify_all()


def keep_answering(server: LiveReloadServer) -> None:
    """Has the server show the last good pages after a build that failed, and say what failed it.

    MkDocs would leave every request waiting; but a preview that writes only what changes has all
    pages still.
    """
    build = server.builder

    def build_or_say() -> None:
        try:
            build()
        except MkDocsException as error:  # anything else is a fault of the program
            log.error("%s", error)
            log.error("nothing was built: the pages are those of the last build")

    server.builder = build_or_say
