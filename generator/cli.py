"""The terminal shell: the command `work-reports` with its subcommands.

`new`, `serve`, `build` and `verify` stand in modules of their own and are joined here; `add`,
`check`, `remove`, `mend`, `export` and `pages` are below.

What was asked for goes to the output, everything else (warnings, errors, how far it has come) to
the error stream.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, TypeVar

import click

from generator.commands.build import build
from generator.commands.new import new
from generator.commands.serve import serve
from generator.commands.verify import verify
from generator.configuration import Configuration, read_configuration
from generator.errors import GeneratorError, Problem, SourceError
from generator.importing.add import (
    Addition,
    Asked,
    Knowledge,
    after,
    carry_out,
    format_of,
    load_knowledge,
    plan_addition,
    read_present,
)
from generator.importing.remove import Removal, plan_removals
from generator.importing.remove import remove as carry_out_removals
from generator.importing.writing import changing
from generator.installation import DISTRIBUTION
from generator.model import Report, Source
from generator.output import write_files
from generator.pages.rooms import Rooms
from generator.pipeline import Site, analyse_seeds, build_site, site_data
from generator.recognition import COLUMNS, Recognition, recognise
from generator.splitting.seeds import Reading, read_corpus, read_withheld, unexpected
from generator.splitting.source import MANIFEST
from generator.terminal import aligned, json_text, printable, say
from generator.tree import CONFIGURATION, PARTS, Tree, markdown_tree

_ADD_FILES = "`work-reports add FILE…`"
T = TypeVar("T")

_seeds = click.option(
    "--seeds",
    type=click.Path(path_type=Path, readable=False),
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
_FOLDER = click.Path(file_okay=False, path_type=Path)
_json = click.option("--json", "as_json", is_flag=True, help="One JSON document instead of tables.")
_dry_run = click.option("--dry-run", is_flag=True, help="Show what would be done; write nothing.")


class _Commands(click.Group):
    """The commands; what Click itself finds wrong is shown without control characters, too."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            raise click.UsageError(printable(error.format_message()), error.ctx) from error


def _version() -> str:
    try:
        return version(DISTRIBUTION)
    except PackageNotFoundError:
        return "of a folder that is not installed"


@click.group(cls=_Commands)
@click.version_option(_version(), prog_name="work-reports")
def main() -> None:
    """Turns government work reports (政府工作报告) into pages and data."""


main.add_command(new)
main.add_command(serve)
main.add_command(build)
main.add_command(verify)


# --- add ----------------------------------------------------------------------------------------


@main.command()
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, readable=False),
    metavar="FILE…",
)
@_seeds
@_dry_run
@click.option("--replace", is_flag=True, help="Put it in place of the report that is there.")
@_json
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
) -> None:
    """Recognise reports, copy them to the seeds and list them in reports.yml.

    Exits with 1 when one was refused; the others are added all the same.
    """
    asked = Asked(replace, region, year, source_url, publisher, retrieved_on)
    if len(files) > 1 and asked.speaks_of_one:
        raise click.UsageError(
            "--region, --year and the origin speak of one report: expected one FILE"
        )
    knowledge = _guarded(lambda: load_knowledge(seeds))
    with _changing(seeds, "add", dry_run):
        done, errors, rows = _add_each(files, seeds, knowledge, asked, dry_run, as_json)
    if as_json:
        _print_json([_addition_data(one) for one in done], _by_report(done), errors, dry_run)
    elif len(files) > 1:
        _print(*aligned(("file", "outcome", *COLUMNS), rows))
    if errors:
        sys.exit(1)


def _add_each(
    files: Sequence[Path],
    seeds: Path,
    knowledge: Knowledge,
    asked: Asked,
    dry_run: bool,
    as_json: bool,
) -> tuple[list[Addition], list[SourceError], list[dict[str, str]]]:
    """What was added, what was refused and why, and a row for each file."""
    present = _guarded(lambda: read_present(seeds, knowledge), f"reading {seeds}")
    done: list[Addition] = []
    errors: list[SourceError] = []
    rows: list[dict[str, str]] = []
    for number, file in enumerate(files, 1):
        _progress(f"{number}/{len(files)} {file.name}")
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
            _progress()
        present = after(present, addition)
        done.append(addition)
        rows.append({"file": str(file), **_outcome(addition, dry_run)})
        if not as_json:
            _print(*addition.recognition.table(), *_changes(addition, dry_run), "")
        _warn(addition.recognition.problems)
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


# --- remove and mend ----------------------------------------------------------------------------


@main.command()
@click.argument("reports", nargs=-1, required=True, metavar="ID…")
@_seeds
@_dry_run
@_json
def remove(reports: tuple[str, ...], seeds: Path, dry_run: bool, as_json: bool) -> None:
    """Take reports out: the entry, the text and its original.

    An ID is that of the report (jiangxi-2024) or the name of its file. All of them go, or none.
    """
    knowledge = _guarded(lambda: load_knowledge(seeds))
    with _changing(seeds, "remove", dry_run):
        removals = _guarded(lambda: plan_removals(reports, seeds, knowledge), f"reading {seeds}")
        if not dry_run:
            _guarded(lambda: carry_out_removals(removals, seeds))
    if as_json:
        click.echo(json_text({"dry_run": dry_run, "reports": _removal_data(removals)}))
        return
    for removal in removals:
        _print(*_removal_lines(removal, dry_run))


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


@main.command()
@_seeds
def mend(seeds: Path) -> None:
    """Undo what a program that was stopped has half changed.

    `add` and `remove` do so before anything else.
    """
    with _changing(seeds, "mend"):
        _print(f"{seeds} is whole")


# --- check --------------------------------------------------------------------------------------


@main.command()
@click.argument("reports", nargs=-1, metavar="[REPORT…]")
@_seeds
@_json
@click.option("--verbose", is_flag=True, help="All that is recognised, not one line a report.")
def check(reports: tuple[str, ...], seeds: Path, as_json: bool, verbose: bool) -> None:
    """Show what is recognised in every source, before anything is published.

    With the ids of reports, all that is recognised in those. Exits with 1 when a file cannot be
    used or a problem has not been accepted, in whichever report.
    """
    reading = _guarded(lambda: read_corpus(seeds, _watched))
    found, faults = _recognised(seeds, reading)
    withheld, withheld_faults = _recognised_withheld(seeds, reading)
    errors = (*reading.errors, *faults)
    problems = _problems(found)
    everything = [*found, *withheld]
    shown = [one for one in everything if not reports or one.report.report_id in reports]
    if as_json:
        _print_json(
            [one.as_data() for one in shown],
            [*problems, *_problems(withheld)],
            (*errors, *withheld_faults),
            publishable=not problems and not errors,
        )
    elif verbose or reports:
        for one in shown:
            _print(*one.table(), "")
    elif shown:
        rows = [{**one.summary(), **({"": "withheld"} if one.withheld else {})} for one in shown]
        _print(*aligned((*COLUMNS, *([""] if withheld else [])), rows))
    else:
        _print(f"no reports in {seeds}; {_ADD_FILES} adds one")
    _warn([problem for _, problem in (*problems, *_problems(withheld))])
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
    knowledge = _guarded(lambda: load_knowledge(seeds))
    found: list[Recognition] = []
    faults: list[SourceError] = []
    for number, (source, report, problems) in enumerate(reports, 1):
        _progress(f"{number}/{len(reports)} {report.report_id}")
        entry = reading.entries.get(report.source_file)
        original = entry.original if entry else ""
        try:
            one = recognise(
                source,
                report,
                problems,
                knowledge.senses,
                knowledge.indicators,
                format=format_of(original),
                original=original,
                listed=entry is not None,
                corrections=entry.figures if entry else (),
                accept=entry.accept if entry else (),
                withheld=entry is not None and entry.withhold,
            )
        except Exception as error:
            faults.append(unexpected(source.path, error))
        else:
            found.append(one)
    _progress()
    return found, faults


# --- export and pages ---------------------------------------------------------------------------


@main.command()
@_seeds
@_output
def export(seeds: Path, output: Path) -> None:
    """Write the data package without building the site."""
    reading = _guarded(lambda: read_corpus(seeds, _watched))
    _refuse(reading.errors)
    analysed = _guarded(lambda: analyse_seeds(reading), "reading terms and figures")
    _warn((*reading.problems, *analysed.problems))
    _write(output, _guarded(lambda: site_data(analysed.analysis)))


@main.command()
@_output
@click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path(CONFIGURATION),
    show_default=True,
    help="The site's configuration; it may be missing.",
)
@click.option("--seeds", type=_FOLDER, help="Folder of reports.  [default: of the configuration]")
@click.option(
    "--templates",
    type=_FOLDER,
    help="Folder of page templates that go before the package's.  [default: of the configuration]",
)
@click.option(
    "--docs",
    type=_FOLDER,
    help="Folder of hand-written pages; one at a generated page's address wins."
    "  [default: of the configuration]",
)
def pages(
    output: Path, config: Path, seeds: Path | None, templates: Path | None, docs: Path | None
) -> None:
    """Write the whole site as a tree for Zensical, ProperDocs or another builder.

    The folder gets docs/ (pages, data, search files), overrides/ (the theme's templates) and
    mkdocs.yml; none of them may be there yet.
    """
    _guarded(lambda: _refuse_a_site(output))
    given = _guarded(lambda: read_configuration(config))
    seeds = seeds or given.folder(given.options.get("seeds_dir"), "seeds")
    templates = templates or given.folder(given.options.get("templates_dir"), "templates")
    own_docs = docs or given.folder(given.settings.get("docs_dir"), "docs")
    own_templates = templates if templates.is_dir() else None
    rooms = Rooms(given.closed_rooms, given.excludes())
    site = _guarded(lambda: build_site(seeds, own_templates, rooms=rooms), "writing the pages")
    _refuse(site.errors)
    tree = _guarded(lambda: _tree(site, given, own_docs))
    _warn((*site.problems, *tree.problems))
    _write(output, tree.files)


def _refuse_a_site(folder: Path) -> None:
    """Keeps a tree from mixing with a site's own folder or an older tree. Raises: SourceError."""
    for part in PARTS:
        if (folder / part).exists():
            message = f"found {part}; expected a new folder, or one without {', '.join(PARTS)}"
            raise SourceError(str(folder), None, message)


def _tree(site: Site, configuration: Configuration, docs: Path) -> Tree:
    """The whole tree. Raises: SourceError when a hand-written file cannot be read."""
    try:
        return markdown_tree(site, configuration, docs)
    except OSError as error:
        path = str(error.filename or docs)
        raise SourceError(path, None, f"cannot be read ({error.strerror})") from error


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    _guarded(lambda: write_files(folder, files))
    _print(f"{len(files)} files in {folder}")


# --- Output and error stream --------------------------------------------------------------------


def _print(*lines: str) -> None:
    click.echo("\n".join(map(printable, lines)))


def _print_json(
    reports: Sequence[Mapping[str, Any]],
    problems: Sequence[tuple[str, Problem]],
    errors: Sequence[GeneratorError],
    dry_run: bool = False,
    *,
    publishable: bool | None = None,
) -> None:
    """One document; generator/docs/about/add-report.md explains its fields.

    `publishable` is given where problems or errors are shown that keep nothing from publication.
    """
    document = {
        "publishable": not problems and not errors if publishable is None else publishable,
        "dry_run": dry_run,
        "reports": reports,
        "problems": [
            {"report_id": report_id, **_place(problem), "code": problem.code}
            for report_id, problem in problems
        ],
        "errors": [_place(error) for error in errors],
    }
    click.echo(json_text(document))


def _place(fault: Problem | GeneratorError) -> dict[str, Any]:
    if isinstance(fault, Problem | SourceError):
        return {"path": fault.path, "line": fault.line, "message": fault.message}
    return {"path": "", "line": None, "message": str(fault)}


def _warn(problems: Sequence[Problem]) -> None:
    """Prints the problems, each with the code that the manifest's `accept` takes."""
    for problem in problems:
        say(f"warning: {problem}" + (f" [{problem.code}]" if problem.code else ""))


def _progress(text: str = "") -> None:
    """Shows `text` in the last line of a terminal, or clears the line; elsewhere does nothing."""
    if _is_watched():
        fitting = printable(text)[: shutil.get_terminal_size().columns // 2]
        click.echo(f"\r\x1b[K{fitting}", nl=False, err=True, color=True)


def _is_watched() -> bool:
    return sys.stderr.isatty()


def _watched(paths: Sequence[Path]) -> Iterator[Path]:
    try:
        for number, path in enumerate(paths, 1):
            _progress(f"{number}/{len(paths)} {path.name}")
            yield path
    finally:
        _progress()


def _refuse(errors: Sequence[GeneratorError]) -> None:
    """Ends the command when a file cannot be used: what is written is whole or not at all."""
    for error in errors:
        say(error)
    if errors:
        sys.exit(1)


def _changing(seeds: Path, command: str, dry_run: bool = False) -> AbstractContextManager[None]:
    """Holds the folder while it is changed; a dry run changes nothing and waits for nobody."""
    return nullcontext() if dry_run else _held(seeds, command)


@contextmanager
def _held(seeds: Path, command: str) -> Iterator[None]:
    with ExitStack() as stack:
        _guarded(lambda: stack.enter_context(changing(seeds, f"`work-reports {command}`", say)))
        yield


def _guarded(step: Callable[[], T], doing: str = "") -> T:
    """The step's result; an error meant for people ends the command in one line."""
    _progress(doing)
    try:
        return step()
    except GeneratorError as error:
        _progress()
        say(error)
        sys.exit(1)
    finally:
        _progress()
