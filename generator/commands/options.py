"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path

import click

from generator.installation import CONFIGURATION

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
