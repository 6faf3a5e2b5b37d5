"""How a preview notices edits, and what it does with one that cannot be built."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any, cast

from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingEmitter, PollingObserver
from watchdog.utils.dirsnapshot import DirectorySnapshot, EmptyDirectorySnapshot

log = logging.getLogger("mkdocs.plugins.work-reports")

_EVERY = 0.1
"""Seconds between two looks at the watched files: some hundreds, which take a few milliseconds."""

_SETTLED = 0.03
"""Seconds without a change after which files are taken for written."""


def watch_closely(server: LiveReloadServer, folders: Iterable[Path]) -> None:
    """Has the server look for changes more often than the two times a second that MkDocs has.

    The `folders` are watched as well, though they be made only later: a new site has few of those
    that it may have.
    """
    closer = BaseObserver(_looking_between_builds(server), timeout=_EVERY)
    before = server.observer
    server.observer = cast("PollingObserver", closer)  # as good as any observer
    for path in list(server._watched_paths):
        handlers = before._handlers.get(server._watch_refs[path], ())
        for handler in list(handlers):
            server._watch_refs[path] = closer.schedule(handler, path, recursive=True)
    server.build_delay = _SETTLED
    for folder in folders:
        server.watch(str(folder))


def _looking_between_builds(server: LiveReloadServer) -> type[PollingEmitter]:
    """What looks for changes, but waits while the server builds, as a look slows the build.

    What is edited meanwhile is noticed afterwards; what is not there is looked for ever again, as
    another branch of the editor's may bring it back.
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
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self._take_snapshot = partial(_seen, self._take_snapshot)

        def queue_events(self, timeout: float) -> None:
            if not self.stopped_event.wait(timeout):
                is_idle.wait()
                super().queue_events(0)

    server.builder = build_unwatched
    return Looking


def _seen(look: Callable[[], DirectorySnapshot]) -> DirectorySnapshot:
    try:
        return look()
    except (FileNotFoundError, NotADirectoryError):
        return EmptyDirectorySnapshot()


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
