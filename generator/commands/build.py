"""`work-reports build`: the site, built strictly."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.building import build_site_folder
from generator.commands import options
from generator.configuration import expect_configuration, read_configuration
from generator.errors import GeneratorError
from generator.terminal import printable, say


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
    try:
        expect_configuration(config)
        settings = read_configuration(config)
        site = site_dir or settings.folder(settings.settings.get("site_dir"), "site")
        build_site_folder(settings, site, say)
    except GeneratorError as error:
        say(error)
        sys.exit(1)
    click.echo(printable(f"{site}/ is built"))
