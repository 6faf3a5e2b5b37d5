"""Reads the folder of seeds into a corpus: the first half of the pipeline."""

from __future__ import annotations

import hashlib
import os
import time
import traceback
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.catalogue.furniture import load_furniture
from generator.catalogue.parts import load_parts
from generator.catalogue.places import load_places
from generator.corpus import Corpus
from generator.errors import EntryError, GeneratorError, Problem, SourceError
from generator.installation import A_SITE, CONFIGURATION
from generator.links import place_of
from generator.model import Original, Report, Source
from generator.splitting.report import SplittingRules, split_report
from generator.splitting.source import (
    ADD,
    MANIFEST,
    SUFFIX,
    Entry,
    check_file,
    is_there,
    read_bytes,
    read_manifest,
    read_source,
)
from generator.terminal import printable

JOURNAL = ".unfinished/journal.json"
"""In a folder of seeds: there while files of it change places, and left by a killed program."""

CATALOGUE = "catalogue"
"""The folder beside the seeds that extends the catalogue."""

MEND = "`work-reports mend`"
_READINGS = 3
_PATIENCE = 1.0

Watch = Callable[[Sequence[Path]], Iterable[Path]]
"""Hands on the paths one by one as they are asked for: where a shell shows how far it has come."""


@dataclass(frozen=True)
class Reading:
    """The seeds as read: the reports that can be used, and what is wrong with the others.

    `own` is the folder that extends the catalogue, None where the site has none. `entries` has
    those of withheld reports as well, which are in nothing else. `misread` are the files whose
    entry is faulty, all of them where the manifest itself is: of those its error is all there is to
    say, since they are read without what it says of them.
    """

    corpus: Corpus
    rules: SplittingRules
    own: Path | None
    sources: Mapping[str, Source]
    entries: Mapping[str, Entry]
    misread: frozenset[str]
    problems: tuple[Problem, ...]
    errors: tuple[GeneratorError, ...]


def own_catalogue(seeds: Path) -> Path | None:
    """The folder beside the seeds that extends the catalogue, None where there is none."""
    folder = seeds.resolve().parent / CATALOGUE
    return folder if folder.is_dir() else None


def load_rules(own: Path | None = None) -> SplittingRules:
    """The catalogue's part that splitting needs, and a site's own. Raises: CatalogueError."""
    return SplittingRules(load_furniture(own=own), load_parts(own=own), load_places(own=own))


def read_corpus(seeds: Path, watch: Watch = iter) -> Reading:
    """Every report in `seeds` that is to be published. An unusable file is an error beside them.

    A file that the manifest lists comes before one of the same report that it does not; an
    original that it names is passed over, since the text beside it is what counts. Reads again
    where the folder changed meanwhile, so that no half of another program's change is taken.
    Raises: CatalogueError when the catalogue is broken, SourceError when `seeds` cannot be read.
    """
    own = own_catalogue(seeds)
    rules = load_rules(own)
    for _ in range(_READINGS):
        stopped = not _changes_ended(seeds)
        before = _state(seeds)
        reading = _read_folder(seeds, own, rules, watch)
        if _state(seeds) == before:
            break
    if stopped:
        message = f"a program was stopped while changing it; expected {MEND}, which undoes that"
        half_done = SourceError(str(seeds), None, message)
        reading = replace(reading, errors=(half_done, *reading.errors))
    return reading


def _read_folder(seeds: Path, own: Path | None, rules: SplittingRules, watch: Watch) -> Reading:
    entries, faults = read_manifest(seeds)
    withheld = {entry.file for entry in entries.values() if entry.withhold}
    files = seed_files(seeds)
    faulty = [fault for fault in faults if isinstance(fault, EntryError)]
    in_use = {name for entry in entries.values() for name in (entry.file, entry.original)}
    misread = frozenset(name for fault in faulty for name in fault.files) - in_use
    if len(faulty) < len(faults):
        misread = frozenset(path.name for path in files)
    withheld |= {name for fault in faulty if fault.withholds for name in fault.files & misread}
    passed_over = withheld | {entry.original for entry in entries.values()}
    misnamed = tuple(_name_faults(files))
    refused = {error.path for error in misnamed}
    paths = [path for path in files if path.name not in passed_over and str(path) not in refused]
    paths.sort(key=lambda path: (path.name not in entries, path.name))
    reports: dict[str, Report] = {}
    sources: dict[str, Source] = {}
    of_place: dict[str, Report] = {}
    problems: list[Problem] = []
    errors: list[GeneratorError] = [*faults, *misnamed]
    for path in watch(paths):
        try:
            source, report, found = read_report(path, entries.get(path.name), rules)
            _refuse_second(path, report, reports)
            first = of_place.setdefault(place_of(report.report_id), report)
            _refuse_other_place(path, report, first)
        except SourceError as error:
            if path.name not in misread:
                errors.append(error)
            continue
        reports[report.report_id] = report
        sources[report.report_id] = source
        if path.name not in misread:
            problems.extend(found)
    return Reading(
        corpus=Corpus.of(reports.values()),
        rules=rules,
        own=own,
        sources=sources,
        entries=entries,
        misread=misread,
        problems=tuple(problems),
        errors=tuple(errors),
    )


@dataclass(frozen=True, slots=True)
class Withheld:
    """A report that the manifest keeps from being published, and its problems."""

    source: Source
    report: Report
    problems: tuple[Problem, ...]


def read_withheld(
    seeds: Path, reading: Reading
) -> tuple[tuple[Withheld, ...], tuple[SourceError, ...]]:
    """The withheld reports of a folder that was read, by file, and those that cannot be used."""
    found: list[Withheld] = []
    errors: list[SourceError] = []
    for entry in reading.entries.values():
        if entry.withhold:
            try:
                found.append(Withheld(*read_report(seeds / entry.file, entry, reading.rules)))
            except SourceError as error:
                errors.append(error)
    return tuple(sorted(found, key=lambda one: one.source.file)), tuple(errors)


def _refuse_second(path: Path, report: Report, others: Mapping[str, Report]) -> None:
    earlier = others.get(report.report_id)
    if earlier:
        raise SourceError(
            str(path),
            None,
            f"is a second {report.report_id}, after {earlier.source_file}; "
            "expected one file a report (give one of them an `id` in the manifest)",
        )


def _refuse_other_place(path: Path, report: Report, other: Report) -> None:
    """Ids without their year are addresses of places: `compare/jiangxi/`."""
    if other.region.key != report.region.key:
        place = place_of(report.report_id)
        raise SourceError(
            str(path),
            None,
            f"its id {report.report_id} stands for {report.region.name}, but {other.source_file} "
            f"has {place}- for {other.region.name}; expected one place to an id's words",
        )


# --- The folder ---------------------------------------------------------------------------------


def seed_files(seeds: Path) -> list[Path]:
    """Everything in the folder but the manifest and hidden files, by name. Raises: SourceError."""
    try:
        found = sorted(seeds.iterdir())
    except FileNotFoundError as error:
        raise SourceError(str(seeds), None, f"is not there; {_instead_of(seeds)}") from error
    except OSError as error:
        raise SourceError(str(seeds), None, f"cannot be read ({error.strerror})") from error
    return [path for path in found if path.name != MANIFEST and not path.name.startswith(".")]


def _instead_of(seeds: Path) -> str:
    """What is expected in place of a folder of seeds that is not there."""
    if is_there(seeds.absolute().parent / CONFIGURATION):
        return f"expected the site's reports: `mkdir {seeds}` makes a folder for them"
    return f"{A_SITE}; `--seeds` names a folder of reports elsewhere"


def same_elsewhere(name: str) -> str:
    """What names have in common that are one to a system that ignores case or Unicode's forms."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _name_faults(files: Sequence[Path]) -> Iterator[SourceError]:
    """The files that cannot keep their names in an archive or on another system."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    names[same_elsewhere(MANIFEST)].append(MANIFEST)
    for path in files:
        names[same_elsewhere(path.name)].append(path.name)
    for path in files:
        try:
            path.name.encode()
        except UnicodeEncodeError:
            yield SourceError(str(path), None, "its name is not UTF-8; expected it renamed")
            continue
        if printable(path.name) != path.name:
            message = "its name holds invisible or control characters; expected it renamed"
            yield SourceError(str(path), None, message)
            continue
        others = [name for name in names[same_elsewhere(path.name)] if name != path.name]
        if others:
            message = f"its name and {', '.join(others)} are one on systems that ignore case"
            yield SourceError(str(path), None, f"{message}; expected one of them renamed")


def _state(seeds: Path) -> tuple[tuple[str, int, int, int], ...]:
    """What tells whether the folder's files have changed; empty where it cannot be read."""
    try:
        with os.scandir(seeds) as found:
            stats = [(file.name, file.stat(follow_symlinks=False)) for file in found]
    except OSError:
        return ()
    return tuple(
        sorted(
            (name, stat.st_ino, stat.st_mtime_ns, stat.st_size)
            for name, stat in stats
            if not name.startswith(".")
        )
    )


def _changes_ended(seeds: Path) -> bool:
    """Lets another program finish a change: a few renames, which end unless it was killed."""
    end = time.monotonic() + _PATIENCE
    while is_there(seeds / JOURNAL):
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


# --- A file -------------------------------------------------------------------------------------


def read_report(
    path: Path, entry: Entry | None, rules: SplittingRules
) -> tuple[Source, Report, tuple[Problem, ...]]:
    """One file of the folder, as text and as report. Raises: SourceError, whatever goes wrong."""
    check_file(path)
    if path.suffix != SUFFIX:
        found = f"found {path.suffix or 'no ending'}"
        raise SourceError(str(path), None, f"{found}; expected {SUFFIX}, which {ADD} makes of it")
    try:
        source = replace(read_source(path), original=_original(path.parent, entry))
        return source, *split_report(source, entry, rules)
    except SourceError:
        raise
    except Exception as error:
        raise unexpected(str(path), error) from error


def _original(seeds: Path, entry: Entry | None) -> Original | None:
    """The document that the entry's text was taken from. Raises: SourceError."""
    if entry is None or not entry.original:
        return None
    data = read_bytes(seeds / entry.original)
    return Original(file=entry.original, sha256=hashlib.sha256(data).hexdigest())


def unexpected(path: str, error: Exception) -> SourceError:
    """An internal error as a `SourceError`, so that only this file fails."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    what = " ".join(f"{type(error).__name__} {error}".split())
    return SourceError(path, None, f"cannot be read: {what} at {where}; a fault of this program")
