"""MkDocs, run as a program of its own."""

from __future__ import annotations

import os
import runpy
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_QUIET = {"NO_MKDOCS_2_WARNING": "1"}
"""Silences the theme's announcement that its maintenance ends; versions are pinned."""


@contextmanager
def ended_by_sigterm() -> Iterator[None]:
    """Lets a polite request to end clear up as an interruption from the keyboard does."""

    def end(number: int, frame: object) -> None:
        sys.exit(128 + number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def run_mkdocs(*arguments: str) -> int:
    """Runs MkDocs with these arguments and returns its exit code; it speaks for itself."""
    command = [sys.executable, "-m", __name__, *arguments]
    return subprocess.call(command, env={**_QUIET, **os.environ})


if __name__ == "__main__":
    try:
        runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
    except KeyboardInterrupt:  # MkDocs itself shows a traceback where it comes early
        sys.exit(130)
