"""Reads the folder of seeds into a corpus: the first half of the pipeline."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.catalogue.furniture import load_furniture
from generator.catalogue.parts import load_parts
from generator.catalogue.places import load_places
from generator.corpus import Corpus
from generator.errors import GeneratorError, Problem, SourceError
from generator.model import Report, Source
from generator.splitting.report import SplittingRules, split_report
from generator.splitting.source import (
    ADD,
    MANIFEST,
    SUFFIX,
    Entry,
    check_file,
    read_manifest,
    read_source,
)

Watch = Callable[[Sequence[Path]], Iterable[Path]]
"""Hands on the paths one by one as they are asked for: where a shell shows how far it has come."""


@dataclass(frozen=True)
class Reading:
    """The seeds as read: the reports that can be used, and what is wrong with the others.

    `own` is the folder that extends the catalogue, None where the site has none.
    """

    corpus: Corpus
    rules: SplittingRules
    own: Path | None
    sources: Mapping[str, Source]
    entries: Mapping[str, Entry]
    problems: tuple[Problem, ...]
    errors: tuple[GeneratorError, ...]


def own_catalogue(seeds: Path) -> Path | None:
    """The folder beside the seeds that extends the catalogue, None where there is none."""
    folder = seeds.resolve().parent / "catalogue"
    return folder if folder.is_dir() else None


def load_rules(own: Path | None = None) -> SplittingRules:
    """The catalogue's part that splitting needs, and a site's own. Raises: CatalogueError."""
    return SplittingRules(load_furniture(own=own), load_parts(own=own), load_places(own=own))


def read_corpus(seeds: Path, watch: Watch = iter) -> Reading:
    """Every report in `seeds`. A file that cannot be used is an error beside the others.

    A file that the manifest lists comes before one of the same report that it does not; an
    original that it names is passed over, since the text beside it is what counts.
    Raises: CatalogueError when the catalogue is broken, SourceError when `seeds` holds no text.
    """
    own = own_catalogue(seeds)
    rules = load_rules(own)
    entries, faults = read_manifest(seeds)
    originals = {entry.original for entry in entries.values()}
    paths = [path for path in seed_files(seeds) if path.name not in originals]
    paths.sort(key=lambda path: (path.name not in entries, path.name))
    if not paths:
        raise SourceError(str(seeds), None, f"found no file; expected reports ending in {SUFFIX}")
    reports: dict[str, Report] = {}
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    errors: list[GeneratorError] = [*faults]
    for path in watch(paths):
        try:
            source, report, found = read_report(path, entries.get(path.name), rules)
            twin = reports.get(report.report_id)
            if twin:
                raise SourceError(
                    str(path),
                    None,
                    f"is a second {report.report_id}, after {twin.source_file}; "
                    "expected one file a report (give one of them an `id` in the manifest)",
                )
        except SourceError as error:
            errors.append(error)
            continue
        reports[report.report_id] = report
        sources[report.report_id] = source
        problems.extend(found)
    return Reading(
        Corpus.of(reports.values()), rules, own, sources, entries, tuple(problems), tuple(errors)
    )


def seed_files(seeds: Path) -> list[Path]:
    """Everything in the folder but the manifest and hidden files, by name. Raises: SourceError."""
    try:
        found = sorted(seeds.iterdir())
    except OSError as error:
        raise SourceError(str(seeds), None, f"cannot be read ({error.strerror})") from error
    return [path for path in found if path.name != MANIFEST and not path.name.startswith(".")]


def read_report(
    path: Path, entry: Entry | None, rules: SplittingRules
) -> tuple[Source, Report, tuple[Problem, ...]]:
    """One file of the folder, as text and as report. Raises: SourceError, whatever goes wrong."""
    check_file(path)
    if path.suffix != SUFFIX:
        found = f"found {path.suffix or 'no ending'}"
        raise SourceError(str(path), None, f"{found}; expected {SUFFIX}, which {ADD} makes of it")
    try:
        source = read_source(path)
        return source, *split_report(source, entry, rules)
    except SourceError:
        raise
    except Exception as error:
        raise unexpected(str(path), error) from error


def unexpected(path: str, error: Exception) -> SourceError:
    """A fault of ours as one line: it costs the file that brought it out, and no other."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    what = " ".join(f"{type(error).__name__} {error}".split())
    return SourceError(path, None, f"cannot be read: {what} at {where}; a fault of this program")
