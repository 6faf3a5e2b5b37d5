"""Makes a folder of seeds of any size: `python -m benchmarks.corpus OUT --reports 500`.

The texts are put together from real reports (the package's examples, and those in folders given
with `--from`), each for a place and a year of its own: names, years, figures and the names of
policies are the made report's, and paragraphs and sentences come from several bases. The same
arguments make the same bytes. Nothing that it writes belongs into the repository.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from benchmarks.bases import find_reports, make_bases
from benchmarks.making import Maker
from benchmarks.planning import plan
from generator.catalogue.knowledge import load_knowledge
from generator.seeds.files import MANIFEST

EXAMPLE = Path(__file__).parents[1] / "generator" / "new" / "example" / "seeds"
"""The reports that the package brings: always among the bases."""


def make_corpus(out: Path, reports: int, folders: Sequence[Path] = ()) -> tuple[str, ...]:
    """Writes a folder of seeds with that many reports, texts and manifest, into the empty `out`.

    Returns a line for each document of `folders` that cannot be a base.
    Raises: ValueError where there are not so many places and years.
    """
    knowledge = load_knowledge()
    found = find_reports((EXAMPLE, *folders), knowledge)
    maker = Maker(make_bases(found.reports, knowledge), knowledge.places)
    planned = plan(reports, knowledge.places, nation=maker.has_nation)
    out.mkdir(parents=True, exist_ok=True)
    with (out / MANIFEST).open("w", encoding="utf-8") as manifest:
        manifest.write("reports:\n")
        for region, year in planned:
            made = maker.make(region, year)
            (out / made.file).write_text(made.text, encoding="utf-8")
            manifest.write(made.entry)
    return tuple(found.refused)


@click.command()
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.option("--reports", type=click.IntRange(1), default=189, show_default=True)
@click.option(
    "--from",
    "folders",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of reports to vary beside the package's five, in any format that is read.",
)
@click.option("--quiet", is_flag=True, help="Do not name the documents that are left out.")
def main(out: Path, reports: int, folders: tuple[Path, ...], quiet: bool) -> None:
    """Make a folder OUT of seeds with any number of reports."""
    if out.exists() and any(out.iterdir()):
        raise click.UsageError(f"{out} is not empty; expected an empty folder or none")
    try:
        refused = make_corpus(out, reports, folders)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    if quiet:
        return
    for line in refused:
        click.echo(f"left out: {line}", err=True)
    click.echo(f"{reports} reports in {out}")


if __name__ == "__main__":
    main()
