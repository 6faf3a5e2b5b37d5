"""MkDocs, run as a program of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click

from generator.errors import SourceError
from generator.installation import A_SITE, CONFIGURATION

config_option = click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path(CONFIGURATION),
    show_default=True,
    help="The site's configuration.",
)
"""For the commands that run MkDocs."""


def expect_configuration(config: Path) -> None:
    """Raises: SourceError where there is no site to be built."""
    if not config.exists():
        expected = f"{A_SITE}; `--config` names one elsewhere"
        raise SourceError(str(config), None, f"is not there; {expected}")


_QUIET = {"NO_MKDOCS_2_WARNING": "1"}
"""Silences the theme's announcement that its maintenance ends; versions are pinned."""


def run_mkdocs(*arguments: str) -> int:
    """Runs MkDocs with these arguments and returns its exit code; it speaks for itself."""
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.call(command, env={**_QUIET, **os.environ})
