"""`work-reports check`: what is recognised in every source."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from generator.commands import console, options
from generator.errors import Problem
from generator.importing.add import format_of
from generator.layers import ReportLayers
from generator.reading import Reading, read_corpus, read_withheld
from generator.recognition import COLUMNS, Recognition, recognise
from generator.seeds.files import MANIFEST
from generator.terminal import aligned, say

_ADD_FILES = "`work-reports add FILE…`"


@click.command()
@click.argument("reports", nargs=-1, metavar="[REPORT…]")
@options.seeds
@options.json
@options.reading
@click.option("--verbose", is_flag=True, help="All that is recognised, not one line a report.")
def check(
    reports: tuple[str, ...],
    seeds: Path,
    as_json: bool,
    verbose: bool,
    jobs: int | None,
    scheduler: str,
) -> None:
    """Show what is recognised in every source, before anything is published.

    With the ids of reports, all that is recognised in those. Exits with 1 when a file cannot be
    used or a problem has not been accepted, in whichever report.
    """
    reader = options.reader_of(seeds, jobs, scheduler)
    reading = console.guarded(lambda: read_corpus(seeds, reader))
    found = _recognised(reading)
    layers, withheld_faults = console.guarded(lambda: read_withheld(seeds, reading, reader))
    console.tell_unkept(reader)
    withheld = _recognise_each(layers, reading)
    errors = reading.errors
    problems = _problems(found)
    everything = [*found, *withheld]
    shown = [one for one in everything if not reports or one.report.report_id in reports]
    if as_json:
        console.print_json(
            [one.as_data() for one in shown],
            [*problems, *_problems(withheld)],
            (*errors, *withheld_faults),
            publishable=not problems and not errors,
        )
    elif verbose or reports:
        for one in shown:
            console.print_lines(*one.table(), "")
    elif shown:
        rows = [{**one.summary(), **({"": "withheld"} if one.withheld else {})} for one in shown]
        console.print_lines(*aligned((*COLUMNS, *([""] if withheld else [])), rows))
    else:
        console.print_lines(f"no reports in {seeds}; {_ADD_FILES} adds one")
    console.warn([problem for _, problem in (*problems, *_problems(withheld))])
    codes = ", ".join(sorted({problem.code for _, problem in problems if problem.code}))
    if codes:
        say(f"if the source really is so, add `accept: [{codes}]` to its entry in {MANIFEST}")
    for error in (*errors, *withheld_faults):
        say(error)
    for one in shown:
        if not one.listed:
            path = one.source.path
            say(f"{path}: is not in {MANIFEST}; `work-reports add {path}` lists it")
    unknown = set(reports) - {one.report.report_id for one in everything}
    if unknown:
        raise click.UsageError(f"no report {', '.join(sorted(unknown))} in {seeds}")
    if errors or problems:
        sys.exit(1)


def _problems(found: Sequence[Recognition]) -> list[tuple[str, Problem]]:
    return [(one.report.report_id, problem) for one in found for problem in one.problems]


def _recognised(reading: Reading) -> list[Recognition]:
    """Every report of the reading, in its order."""
    layers = (reading.layers[report.report_id] for report in reading.corpus.reports)
    return _recognise_each(layers, reading)


def _recognise_each(layers: Iterable[ReportLayers], reading: Reading) -> list[Recognition]:
    found: list[Recognition] = []
    for one in layers:
        file = one.report.source_file
        entry = reading.entries.get(file)
        original = entry.original if entry else ""
        found.append(
            recognise(
                one,
                reading.knowledge.indicators,
                format=format_of(original),
                original=original,
                listed=entry is not None or file in reading.misread,
                withheld=entry is not None and entry.withhold,
            )
        )
    return found
