"""`make bench`: what a build costs, as ratios within one run, each with a budget and a verdict."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from benchmarks.against_floor import against_floor
from benchmarks.bench import SMALL, Bench
from benchmarks.growth import SIZES, growth
from benchmarks.preview import SIZE, edits
from benchmarks.small import against_plain_pages
from generator.mkdocs_process import ended_by_sigterm

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group(invoke_without_command=True, chain=True)
@click.option("--reports", default=189, show_default=True, help="Reports of the large site.")
@click.option("--seeds", type=_FOLDER, help="Seeds of the large site, in place of made ones.")
@click.option(
    "--from", "bases", type=_FOLDER, multiple=True, help="More reports to make corpora from."
)
@click.pass_context
def main(context: click.Context, reports: int, seeds: Path | None, bases: tuple[Path, ...]) -> None:
    """Measure builds and the preview; without a command all of it, which takes a quarter hour."""
    if seeds:
        reports = len([*seeds.glob("*.txt")])
    context.with_resource(ended_by_sigterm())  # the preview and the folder go with this process
    folder = context.with_resource(tempfile.TemporaryDirectory(prefix="bench-"))
    context.obj = Bench(Path(folder), reports, seeds, bases)
    if context.invoked_subcommand is None:
        for command in (small, floor, serve, grow):
            context.invoke(command)


@main.command()
@click.option("--pairs", default=3, show_default=True, help="How many pairs of builds to time.")
@click.option("--cold", is_flag=True, help="Forget before every build what the last one kept.")
@click.pass_obj
def small(bench: Bench, pairs: int, cold: bool) -> None:
    """Five reports against the same pages as plain Markdown, and against their floor."""
    bench.say(f"# {SMALL} reports against plain pages")
    against_plain_pages(bench, pairs, cold=cold)
    bench.say(f"# {SMALL} reports against the floor")
    against_floor(bench, SMALL, pairs)


@main.command()
@click.option("--repeat", default=1, show_default=True, help="How many rounds of builds to time.")
@click.pass_obj
def floor(bench: Bench, repeat: int) -> None:
    """The large site against its floor: cold, warm, memory."""
    bench.say(f"# {bench.reports} reports against the floor")
    against_floor(bench, bench.reports, repeat)


@main.command()
@click.option("--edits", "count", default=3, show_default=True, help="How many edits to time.")
@click.option(
    "--size", "sizes", type=int, multiple=True, help="Reports; else 50 and the large site."
)
@click.pass_obj
def serve(bench: Bench, count: int, sizes: tuple[int, ...]) -> None:
    """From an edit to the page that shows it, at 50 reports and on the large site."""
    bench.say("# Edit to visible in the preview")
    for reports in sizes or sorted({SIZE, bench.reports}):
        edits(bench, reports, count)


@main.command("growth")
@click.option("--size", "sizes", type=int, multiple=True, help="Reports; else 50 and 500.")
@click.option("--no-pages", is_flag=True, help="Only read and analyse, which goes up to 2,000.")
@click.option("--parts", is_flag=True, help="List single functions too.")
@click.pass_obj
def grow(bench: Bench, sizes: tuple[int, ...], no_pages: bool, parts: bool) -> None:
    """What each stage takes of a cold build at several sizes."""
    bench.say("# Growth")
    growth(bench, sizes or SIZES, pages=not no_pages, parts=parts)


if __name__ == "__main__":
    main()
