"""`work-reports build`: the site, built strictly."""

from __future__ import annotations

from pathlib import Path

import click

from generator.building import build_site_folder
from generator.commands import console, options
from generator.configuration import expect_configuration, read_configuration
from generator.terminal import say


@click.command()
@options.config
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path),
    help="Folder to put the site in.  [default: site_dir of the configuration, or site]",
)
def build(config: Path, site_dir: Path | None) -> None:
    """Build the site strictly; a failed build leaves the last good one.

    Exits with 1 when the build has a fault or cannot be put in place.
    """
    console.guarded(lambda: expect_configuration(config))
    settings = console.guarded(lambda: read_configuration(config))
    site = site_dir or settings.site
    console.guarded(lambda: build_site_folder(settings, site, say))
    console.print_lines(f"{site}/ is built")
