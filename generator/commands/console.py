"""What commands print, and how they end.

What was asked for goes to the output, everything else (warnings, errors, how far it has come) to
the error stream.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from pathlib import Path
from typing import Any, TypeVar

import click

from generator.errors import GeneratorError, Problem, SourceError
from generator.importing import writing
from generator.output import write_files
from generator.reading import Reader
from generator.terminal import is_watched, json_text, printable, say

T = TypeVar("T")


def print_lines(*lines: str) -> None:
    """Prints what was asked for, each line without control characters."""
    click.echo("\n".join(map(printable, lines)))


def print_json(
    reports: Sequence[Mapping[str, Any]],
    problems: Sequence[tuple[str, Problem]],
    errors: Sequence[GeneratorError],
    dry_run: bool = False,
    *,
    publishable: bool | None = None,
) -> None:
    """One document; generator/docs/about/checking.md explains its fields.

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


def warn(problems: Sequence[Problem]) -> None:
    """Prints the problems, each with the code that the manifest's `accept` takes."""
    for problem in problems:
        say(f"warning: {problem}{problem.tag}")


def keep_from_reports(output: Path, seeds: Path) -> None:
    """Ends the command where it would write among the reports, or beside their folder."""
    folder, reports = output.resolve(), seeds.resolve()
    if reports in (folder, *folder.parents):
        message = f"lies in the folder of the reports, {seeds}; expected a folder of its own"
        refuse([SourceError(str(output), None, message)])
    if folder == reports.parent:
        message = f"holds the folder of the reports, {seeds}; expected a folder of its own"
        refuse([SourceError(str(output), None, message)])


def progress(text: str = "") -> None:
    """Shows `text` in the last line of a terminal, or clears the line; elsewhere does nothing."""
    if is_watched():
        fitting = printable(text)[: shutil.get_terminal_size().columns // 2]
        click.echo(f"\r\x1b[K{fitting}", nl=False, err=True, color=True)


def tell_unkept(reader: Reader) -> None:
    """Says it where what was read could not be kept for the next time."""
    if reader.store and reader.store.fault:
        say(reader.store.fault)


def refuse(errors: Sequence[GeneratorError]) -> None:
    """Ends the command when a file cannot be used: what is written is whole or not at all."""
    for error in errors:
        say(error)
    if errors:
        sys.exit(1)


def changing(seeds: Path, command: str, dry_run: bool = False) -> AbstractContextManager[None]:
    """Holds the folder while it is changed; a dry run changes nothing and waits for nobody."""
    return nullcontext() if dry_run else _held(seeds, command)


@contextmanager
def _held(seeds: Path, command: str) -> Iterator[None]:
    with ExitStack() as stack:
        guarded(
            lambda: stack.enter_context(writing.changing(seeds, f"`work-reports {command}`", say))
        )
        yield


def guarded(step: Callable[[], T], doing: str = "") -> T:
    """The step's result; an error meant for people ends the command in one line."""
    progress(doing)
    try:
        return step()
    except GeneratorError as error:
        progress()
        say(error)
        sys.exit(1)
    finally:
        progress()


def write(folder: Path, files: Mapping[str, bytes | Iterable[bytes]]) -> None:
    """Writes files into a folder and says how many."""
    guarded(lambda: write_files(folder, files))
    print_lines(f"{len(files)} files in {folder}")
