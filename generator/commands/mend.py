"""`work-reports mend`: what was half changed is undone."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands import console, options


@click.command()
@options.seeds
def mend(seeds: Path) -> None:
    """Undo what a program that was stopped has half changed.

    `add` and `remove` do so before anything else.
    """
    with console.changing(seeds, "mend"):
        console.print_lines(f"{seeds} is whole")
