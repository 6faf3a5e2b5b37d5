"""`work-reports check`: what is recognised in every source."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from generator.commands import console, options
from generator.errors import Problem, SourceError
from generator.importing.add import format_of, load_knowledge
from generator.model import Report, Source
from generator.recognition import COLUMNS, Recognition, recognise
from generator.splitting.seeds import Reading, read_corpus, read_withheld, unexpected
from generator.splitting.source import MANIFEST
from generator.terminal import aligned, say

_ADD_FILES = "`work-reports add FILE…`"


@click.command()
@click.argument("reports", nargs=-1, metavar="[REPORT…]")
@options.seeds
@options.json
@click.option("--verbose", is_flag=True, help="All that is recognised, not one line a report.")
def check(reports: tuple[str, ...], seeds: Path, as_json: bool, verbose: bool) -> None:
    """Show what is recognised in every source, before anything is published.

    With the ids of reports, all that is recognised in those. Exits with 1 when a file cannot be
    used or a problem has not been accepted, in whichever report.
    """
    reading = console.guarded(lambda: read_corpus(seeds, console.watched))
    found, faults = _recognised(seeds, reading)
    withheld, withheld_faults = _recognised_withheld(seeds, reading)
    errors = (*reading.errors, *faults)
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


def _recognised(seeds: Path, reading: Reading) -> tuple[list[Recognition], list[SourceError]]:
    """Every report of the reading, in its order, and those that bring out a fault of ours."""
    reports = [
        (
            reading.sources[report.report_id],
            report,
            [p for p in reading.problems if p.path == reading.sources[report.report_id].path],
        )
        for report in reading.corpus.reports
    ]
    return _recognise_each(reports, seeds, reading)


def _recognised_withheld(
    seeds: Path, reading: Reading
) -> tuple[list[Recognition], list[SourceError]]:
    """The same of the reports that are withheld."""
    withheld, errors = read_withheld(seeds, reading)
    reports = [(one.source, one.report, one.problems) for one in withheld]
    found, faults = _recognise_each(reports, seeds, reading)
    return found, [*errors, *faults]


def _recognise_each(
    reports: Sequence[tuple[Source, Report, Sequence[Problem]]], seeds: Path, reading: Reading
) -> tuple[list[Recognition], list[SourceError]]:
    knowledge = console.guarded(lambda: load_knowledge(seeds))
    found: list[Recognition] = []
    faults: list[SourceError] = []
    for number, (source, report, problems) in enumerate(reports, 1):
        console.progress(f"{number}/{len(reports)} {report.report_id}")
        entry = reading.entries.get(report.source_file)
        original = entry.original if entry else ""
        misread = report.source_file in reading.misread
        try:
            one = recognise(
                source,
                report,
                problems,
                knowledge.senses,
                knowledge.indicators,
                format=format_of(original),
                original=original,
                listed=entry is not None or misread,
                corrections=entry.figures if entry else (),
                accept=entry.accept if entry else (),
                withheld=entry is not None and entry.withhold,
            )
        except Exception as error:
            faults.append(unexpected(source.path, error))
        else:
            found.append(replace(one, problems=()) if misread else one)
    console.progress()
    return found, faults
