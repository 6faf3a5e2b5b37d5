"""Options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from generator.installation import CONFIGURATION
from generator.reading.reader import Reader
from generator.reading.store import CACHE, LayerStore, cache_beside
from generator.terminal import progress_bar

Command = TypeVar("Command", bound=Callable[..., Any])

FOLDER = click.Path(file_okay=False, path_type=Path)

config = click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path(CONFIGURATION),
    show_default=True,
    help="The site's configuration.",
)
"""For the commands that run MkDocs."""

seeds = click.option(
    "--seeds",
    type=click.Path(path_type=Path, readable=False),
    default=Path("seeds"),
    show_default=True,
    help="Folder of reports and reports.yml.",
)
output = click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Folder to write into; made where it is missing.",
)
json = click.option("--json", "as_json", is_flag=True, help="One JSON document instead of tables.")
dry_run = click.option("--dry-run", is_flag=True, help="Show what would be done; write nothing.")
_jobs = click.option(
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="Processes that read reports.  [default: as many as pay off]",
)
_scheduler = click.option(
    "--scheduler",
    default="",
    metavar="ADDRESS",
    help="Read on the Dask cluster of that scheduler: tcp://host:8786.",
)


def reading(command: Command) -> Command:
    """The options of a command that reads reports; they go to `reader_of`."""
    return _jobs(_scheduler(command))


def reader_of(
    seeds: Path,
    jobs: int | None = None,
    scheduler: str = "",
    *,
    config: Path | None = None,
    writes: bool = True,
) -> Reader:
    """A reader of the folder, which shows how far it is and keeps layers where a site is.

    The site is that of `config`, where it is given and there, else that of the folder.
    Raises: UsageError where both options are given.
    """
    if jobs and scheduler:
        raise click.UsageError("--jobs is for this machine: expected either that or --scheduler")
    if config and config.is_file():
        cache: Path | None = config.resolve().parent / CACHE
    else:
        cache = cache_beside(seeds)
    store = LayerStore(cache, writes=writes) if cache else None
    return Reader(store, jobs, scheduler, progress_bar)
