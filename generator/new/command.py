"""`work-reports new`: the terminal side of starting a site."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import click

from generator.errors import GeneratorError
from generator.new import create_site
from generator.terminal import printable


@click.command()
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option("--here", is_flag=True, help="Into the current folder, beside what is there.")
@click.option("--with-example", is_flag=True, help="With the five reports of the demonstration.")
def new(folder: Path | None, here: bool, with_example: bool) -> None:
    """Start a site: write mkdocs.yml, docs/, seeds/, requirements.txt and a workflow into DIR."""
    if here == (folder is not None):
        raise click.UsageError("expected either DIR or --here")
    target = folder or Path()
    try:
        site = create_site(target, example=with_example)
    except GeneratorError as error:
        click.echo(printable(str(error)), err=True)
        sys.exit(1)
    click.echo("\n".join(printable(str(target / name)) for name in site.files))
    enter = "" if here else f"cd {shlex.quote(str(target))} && "
    click.echo("\nNext:")
    if site.advice:
        click.echo(f"  {enter}{site.advice}")
        enter = ""
    click.echo(
        f"  {enter}python3 -m venv .venv && .venv/bin/pip install -r requirements.txt\n"
        "  .venv/bin/work-reports serve"
    )
