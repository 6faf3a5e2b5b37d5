"""`work-reports export`: the data package alone."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands import console, options
from generator.configuration import read_configuration
from generator.installation import CONFIGURATION
from generator.package.formats import Format, refuse_uninstalled
from generator.pipeline import analyse_seeds, site_data
from generator.reading import read_corpus


@click.command()
@options.seeds
@options.output
@options.reading
@click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The site's configuration, which may be missing.  [default: beside the reports' folder]",
)
@click.option(
    "--no-bom",
    is_flag=True,
    help="Begin tables without a byte-order mark, for programs that take it for text.",
)
@click.option(
    "--format",
    "formats",
    type=click.Choice([one.value for one in Format]),
    multiple=True,
    default=[Format.CSV.value],
    show_default=True,
    help="csv: the package; zip: its tables in one file; parquet: every table; xlsx, dta: the panel"
    " for Excel, for Stata. May be given more than once.",
)
def export(
    seeds: Path,
    output: Path,
    jobs: int | None,
    scheduler: str,
    config: Path | None,
    no_bom: bool,
    formats: tuple[str, ...],
) -> None:
    """Write the data package without building the site.

    The configuration says who publishes it, where, and under which licence.
    """
    console.keep_from_reports(output, seeds)
    wanted = frozenset(map(Format, formats))
    console.guarded(lambda: refuse_uninstalled(wanted))
    config = config or seeds.resolve().parent / CONFIGURATION
    publication = console.guarded(lambda: read_configuration(config).publication)
    reader = options.reader_of(seeds, jobs, scheduler)
    reading = console.guarded(lambda: read_corpus(seeds, reader))
    console.tell_unkept(reader)
    console.refuse(reading.errors)
    analysis = console.guarded(lambda: analyse_seeds(reading, reader.store), "relating the reports")
    console.warn(reading.problems)
    files = site_data(analysis, publication, has_bom=not no_bom, formats=wanted)
    console.write(output, {name: file.chunks() for name, file in files.items()})
