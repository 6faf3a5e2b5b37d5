"""`work-reports new`: the terminal side of starting a site."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import click

from generator.commands import console
from generator.new import REQUIREMENTS, create_site


@click.command()
@click.argument(
    "folder", required=False, metavar="[DIR]", type=click.Path(file_okay=False, path_type=Path)
)
@click.option("--here", is_flag=True, help="Into the current folder, beside what is there.")
@click.option("--with-example", is_flag=True, help="With the five reports of the demonstration.")
def new(folder: Path | None, here: bool, with_example: bool) -> None:
    """Start a site: write mkdocs.yml, docs/, seeds/, requirements.txt and a workflow into DIR."""
    if here == (folder is not None):
        raise click.UsageError("expected either DIR or --here")
    target = folder or Path()
    site = console.guarded(lambda: create_site(target, example=with_example))
    lines = [str(target / name) for name in site.files]
    lines += [f"{target / name} (kept as it was)" for name in site.kept]
    python, tools = ("py", ".venv\\Scripts\\") if os.name == "nt" else ("python3", ".venv/bin/")
    steps = [
        *([site.advice] if site.advice else []),
        f"{python} -m venv .venv && {tools}pip install -r {REQUIREMENTS}",
        f"{tools}work-reports serve",
    ]
    if not here:
        steps[0] = f"cd {shlex.quote(str(target))} && {steps[0]}"
    lines += ["", "Next:", *(f"  {step}" for step in steps)]
    console.print_lines(*lines)
