"""The terminal shell: `check`, `export` and `pages`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import click

from generator.errors import GeneratorError
from generator.model import Report
from generator.pipeline import analyse_seeds, build_site, site_data
from generator.splitting.seeds import Reading, read_corpus

T = TypeVar("T")

_seeds = click.option(
    "--seeds",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("seeds"),
    show_default=True,
    help="Folder of reports and reports.yml.",
)
_output = click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Folder to write into; made where it is missing.",
)


@click.group()
def main() -> None:
    """Turns government work reports (政府工作报告) into pages and data."""


@main.command()
@_seeds
def check(seeds: Path) -> None:
    """Show what is recognised in each source, before anything is published.

    Exits with 1 when a file cannot be used or a problem has not been accepted.
    """
    reading = _guarded(lambda: read_corpus(seeds))
    for report in reading.corpus.reports:
        click.echo("\n".join(_summary(report, reading)))
    problems = (*reading.problems, *_guarded(lambda: analyse_seeds(reading)).problems)
    for fault in (*reading.errors, *problems):
        click.echo(str(fault), err=True)
    if reading.errors or problems:
        sys.exit(1)


@main.command()
@_seeds
@_output
def export(seeds: Path, output: Path) -> None:
    """Write the data package without building the site."""
    reading = _guarded(lambda: read_corpus(seeds))
    _refuse(reading.errors)
    analysed = _guarded(lambda: analyse_seeds(reading))
    for problem in (*reading.problems, *analysed.problems):
        click.echo(f"warning: {problem}", err=True)
    _write(output, _guarded(lambda: site_data(analysed.analysis)))


@main.command()
@_seeds
@_output
@click.option(
    "--templates",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("templates"),
    show_default=True,
    help="Folder of page templates.",
)
@click.option(
    "--docs",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("docs"),
    show_default=True,
    help="Folder of hand-written pages; one at a generated page's address wins.",
)
def pages(seeds: Path, templates: Path, docs: Path, output: Path) -> None:
    """Write the whole Markdown tree, with data and search files: for any other site builder."""
    site = _guarded(lambda: build_site(seeds, templates))
    _refuse(site.errors)
    files = {page.src_uri: page.markdown.encode() for page in site.pages}
    files |= {path: _bytes(content) for path, content in site.files.items()}
    for path in sorted(path for path in docs.rglob("*") if path.is_file()):
        name = path.relative_to(docs).as_posix()
        files.pop(f"{name.removesuffix('.md')}/index.md", None)  # docs/terms.md is terms/ as well
        files[name] = path.read_bytes()
    _write(output, files)


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _refuse(errors: Sequence[GeneratorError]) -> None:
    """Ends the command when a file cannot be used: what is written is whole or not at all."""
    for error in errors:
        click.echo(str(error), err=True)
    if errors:
        sys.exit(1)


def _summary(report: Report, reading: Reading) -> list[str]:
    said = {
        "title": report.title,
        "speaker": report.speaker,
        "date": report.delivered_on,
        "occasion": report.occasion,
    }
    counts = (
        reading.sources[report.report_id].encoding,
        f"{report.characters} characters",
        f"{len(report.paragraphs)} paragraphs",
        f"{sum(s.depth < 3 for s in report.sections)} sections",
    )
    lines = [
        f"{report.source_file}: {report.report_id} {report.region.name} {report.year}",
        "  " + " | ".join(f"{name}: {value or 'not said'}" for name, value in said.items()),
        "  " + ", ".join((*counts, report.completeness.value)),
        *(f"  left out: {f.text!r} ({f.reason})" for f in report.furniture),
    ]
    if report.source_file not in reading.entries:
        lines += [
            "  not in reports.yml; the entry to add:",
            f"  - file: {report.source_file}",
            f"    region: {report.region.name}",
            f'    adcode: "{report.region.adcode}"',
            f"    level: {report.region.level.value}",
            *([f"    parent: {report.region.parent}"] if report.region.parent else []),
            f"    year: {report.year}",
        ]
    return lines


def _write(folder: Path, files: dict[str, bytes]) -> None:
    try:
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    except OSError as error:
        click.echo(f"{folder}: cannot be written ({error.strerror})", err=True)
        sys.exit(1)
    click.echo(f"{len(files)} files in {folder}")


def _guarded(step: Callable[[], T]) -> T:
    """The step's result; an error meant for people ends the command in one line."""
    try:
        return step()
    except GeneratorError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
