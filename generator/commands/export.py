"""`work-reports export`: the data package alone."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands import console, options
from generator.pipeline import analyse_seeds, site_data
from generator.reading import read_corpus


@click.command()
@options.seeds
@options.output
@options.reading
def export(seeds: Path, output: Path, jobs: int | None, scheduler: str) -> None:
    """Write the data package without building the site."""
    console.keep_from_reports(output, seeds)
    reader = options.reader_of(seeds, jobs, scheduler)
    reading = console.guarded(lambda: read_corpus(seeds, reader))
    console.tell_unkept(reader)
    console.refuse(reading.errors)
    analysis = console.guarded(lambda: analyse_seeds(reading, reader.store), "relating the reports")
    console.warn(reading.problems)
    files = site_data(analysis)
    console.write(output, {name: file.chunks() for name, file in files.items()})
