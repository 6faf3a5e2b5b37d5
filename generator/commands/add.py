"""`work-reports add`: reports are recognised and added."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from generator.catalogue.knowledge import Knowledge
from generator.commands import console, options
from generator.errors import Problem, SourceError
from generator.importing.add import (
    Addition,
    Asked,
    Present,
    after,
    carry_out,
    plan_addition,
    read_present,
)
from generator.recognition import COLUMNS
from generator.seeds.files import MANIFEST
from generator.seeds.folder import own_catalogue
from generator.terminal import aligned, say


@click.command()
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, readable=False),
    metavar="FILE…",
)
@options.seeds
@options.dry_run
@options.reading
@click.option("--replace", is_flag=True, help="Put it in place of the report that is there.")
@options.json
@click.option("--region", default="", help="Whose report it is, where the text does not say.")
@click.option(
    "--year",
    type=click.IntRange(1949, 2100),
    help="The year whose work it plans, where the text does not say.",
)
@click.option("--source-url", default="", help="The web page that the text was taken from.")
@click.option("--publisher", default="", help="Who published it there.")
@click.option("--retrieved-on", default="", metavar="DAY", help="When it was taken: 2024-03-01.")
def add(
    files: tuple[Path, ...],
    seeds: Path,
    dry_run: bool,
    replace: bool,
    as_json: bool,
    region: str,
    year: int | None,
    source_url: str,
    publisher: str,
    retrieved_on: str,
    jobs: int | None,
    scheduler: str,
) -> None:
    """Recognise reports, copy them to the seeds and list them in reports.yml.

    Exits with 1 when one was refused; the others are added all the same.
    """
    asked = Asked(replace, region, year, source_url, publisher, retrieved_on)
    if len(files) > 1 and asked.speaks_of_one:
        raise click.UsageError(
            "--region, --year and the origin speak of one report: expected one FILE"
        )
    reader = options.reader_of(seeds, jobs, scheduler, writes=not dry_run)
    knowledge = console.guarded(lambda: reader.catalogue(own_catalogue(seeds)).knowledge)
    with console.changing(seeds, "add", dry_run):
        present = console.guarded(lambda: read_present(seeds, reader), f"reading {seeds}")
        done, errors, rows = _add_each(files, seeds, present, knowledge, asked, dry_run, as_json)
    console.tell_unkept(reader)
    if as_json:
        console.print_json([_addition_data(one) for one in done], _by_report(done), errors, dry_run)
    elif len(files) > 1:
        console.print_lines(*aligned(("file", "outcome", *COLUMNS), rows))
    if errors:
        sys.exit(1)


def _add_each(
    files: Sequence[Path],
    seeds: Path,
    present: Sequence[Present],
    knowledge: Knowledge,
    asked: Asked,
    dry_run: bool,
    as_json: bool,
) -> tuple[list[Addition], list[SourceError], list[dict[str, str]]]:
    """What was added, what was refused and why, and a row for each file."""
    done: list[Addition] = []
    errors: list[SourceError] = []
    rows: list[dict[str, str]] = []
    for number, file in enumerate(files, 1):
        console.progress(f"{number}/{len(files)} {file.name}")
        try:
            addition = plan_addition(file, seeds, present, knowledge, asked)
            if not dry_run:
                carry_out(addition, seeds)
        except SourceError as error:
            say(error)
            errors.append(error)
            rows.append({"file": str(file), "outcome": "refused"})
            continue
        finally:
            console.progress()
        present = after(present, addition)
        done.append(addition)
        rows.append({"file": str(file), **_outcome(addition, dry_run)})
        if not as_json:
            console.print_lines(*addition.recognition.table(), *_changes(addition, dry_run), "")
        console.warn(addition.recognition.problems)
    return done, errors, rows


def _outcome(addition: Addition, dry_run: bool) -> dict[str, str]:
    outcome = ("would be " if dry_run else "") + addition.outcome
    return {"outcome": outcome, **addition.recognition.summary()}


def _changes(addition: Addition, dry_run: bool) -> list[str]:
    would = "would be " if dry_run else ""
    lines = [f"{would}{addition.outcome}: {', '.join((*addition.written, MANIFEST))}"]
    if addition.removed:
        lines.append(f"{would}removed: {', '.join(addition.removed)}")
    return [f"  {line}" for line in (*lines, *addition.notes)]


def _addition_data(addition: Addition) -> dict[str, Any]:
    return {
        **addition.recognition.as_data(),
        "outcome": addition.outcome,
        "written": [*addition.written, MANIFEST],
        "removed": list(addition.removed),
        "notes": list(addition.notes),
    }


def _by_report(done: Sequence[Addition]) -> list[tuple[str, Problem]]:
    return [
        (addition.present.report_id, problem)
        for addition in done
        for problem in addition.recognition.problems
    ]
