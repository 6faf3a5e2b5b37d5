"""`work-reports remove`: reports are taken out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from generator.commands import console, options
from generator.importing.remove import Removal, plan_removals
from generator.importing.remove import remove as carry_out_removals
from generator.seeds.files import MANIFEST
from generator.terminal import json_text


@click.command()
@click.argument("reports", nargs=-1, required=True, metavar="ID…")
@options.seeds
@options.dry_run
@options.json
def remove(reports: tuple[str, ...], seeds: Path, dry_run: bool, as_json: bool) -> None:
    """Take reports out: the entry, the text and its original.

    An ID is that of the report (jiangxi-2024) or the name of its file. All of them go, or none.
    """
    reader = options.reader_of(seeds, writes=not dry_run)
    with console.changing(seeds, "remove", dry_run):
        removals = console.guarded(
            lambda: plan_removals(reports, seeds, reader), f"reading {seeds}"
        )
        if not dry_run:
            console.guarded(lambda: carry_out_removals(removals, seeds))
    if as_json:
        click.echo(json_text({"dry_run": dry_run, "reports": _removal_data(removals)}))
        return
    for removal in removals:
        console.print_lines(*_removal_lines(removal, dry_run))


def _removal_data(removals: Sequence[Removal]) -> list[dict[str, Any]]:
    return [
        {
            "report_id": removal.report_id,
            "removed": list(removal.removed),
            "listed": removal.listed,
            "addresses": list(removal.addresses),
        }
        for removal in removals
    ]


def _removal_lines(removal: Removal, dry_run: bool) -> list[str]:
    would = "would be " if dry_run else ""
    gone = [*removal.removed, *([f"its entry in {MANIFEST}"] if removal.listed else [])]
    lines = [removal.report_id, f"  {would}removed: {', '.join(gone) or 'nothing'}"]
    if removal.addresses:
        lines.append("  addresses that end with the next build:")
    return lines + [f"    {address}" for address in removal.addresses]
