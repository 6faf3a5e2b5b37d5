"""MkDocs, run as a program of its own."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys

_QUIET = {"NO_MKDOCS_2_WARNING": "1"}
"""Silences the theme's announcement that its maintenance ends; versions are pinned."""


def run_mkdocs(*arguments: str) -> int:
    """Runs MkDocs with these arguments and returns its exit code; it speaks for itself."""
    command = [sys.executable, "-m", __name__, *arguments]
    return subprocess.call(command, env={**_QUIET, **os.environ})


if __name__ == "__main__":
    try:
        runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
    except KeyboardInterrupt:  # MkDocs itself shows a traceback where it comes early
        sys.exit(130)
