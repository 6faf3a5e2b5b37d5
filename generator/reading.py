"""The folder of seeds to a corpus: every text is opened and read into its layers, once."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.catalogue.knowledge import Knowledge, load_knowledge
from generator.corpus import Corpus
from generator.errors import GeneratorError, Problem, SourceError
from generator.layers import ReportLayers, read
from generator.links import place_of
from generator.model import Report, Source
from generator.seeds.entry import Entry
from generator.seeds.folder import Folder, list_folder, open_source, own_catalogue, unchanged

Watch = Callable[[Sequence[Path]], Iterable[Path]]
"""Iterates over paths and reports progress."""


@dataclass(frozen=True)
class Reading:
    """The seeds as read: the reports that can be used, and what is wrong with the others.

    `layers` are by report; those of withheld reports are read by `read_withheld`. `entries` and
    `misread` are as `Folder` has them; a report whose entry is misread has no problems but its
    error.
    """

    corpus: Corpus
    layers: Mapping[str, ReportLayers]
    knowledge: Knowledge
    entries: Mapping[str, Entry]
    misread: frozenset[str]
    errors: tuple[GeneratorError, ...]

    @property
    def sources(self) -> Mapping[str, Source]:
        """The reports' texts, by report."""
        return {report_id: found.source for report_id, found in self.layers.items()}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What an editor should look at, report by report in the corpus's order."""
        found = (self.layers[report.report_id].problems for report in self.corpus.reports)
        return tuple(problem for problems in found for problem in problems)


def read_corpus(seeds: Path, watch: Watch = iter, knowledge: Knowledge | None = None) -> Reading:
    """Every report in `seeds` that is to be published. An unusable file is an error beside them.

    A file that the manifest lists comes before one of the same report that it does not.
    Raises: CatalogueError when the catalogue is broken, SourceError when `seeds` cannot be read.
    """
    known = knowledge or load_knowledge(own_catalogue(seeds))
    reading, half_done = unchanged(seeds, lambda: _read_all(list_folder(seeds), known, watch))
    return replace(reading, errors=(*half_done, *reading.errors))


def _read_all(folder: Folder, knowledge: Knowledge, watch: Watch) -> Reading:
    layers: dict[str, ReportLayers] = {}
    of_place: dict[str, Report] = {}
    errors: list[GeneratorError] = [*folder.errors]
    for path in watch(folder.paths):
        misread = path.name in folder.misread
        try:
            found = read_file(path, folder.entries.get(path.name), knowledge)
            _refuse_second(path, found.report, layers)
            first = of_place.setdefault(place_of(found.report.report_id), found.report)
            _refuse_other_place(path, found.report, first)
        except SourceError as error:
            if not misread:
                errors.append(error)
            continue
        layers[found.report.report_id] = replace(found, problems=()) if misread else found
    return Reading(
        corpus=Corpus.of(found.report for found in layers.values()),
        layers=layers,
        knowledge=knowledge,
        entries=folder.entries,
        misread=folder.misread,
        errors=tuple(errors),
    )


def read_withheld(
    seeds: Path, reading: Reading
) -> tuple[tuple[ReportLayers, ...], tuple[SourceError, ...]]:
    """The withheld reports of a folder that was read, by file, and those that cannot be used."""
    found: list[ReportLayers] = []
    errors: list[SourceError] = []
    for entry in reading.entries.values():
        if entry.withhold:
            try:
                found.append(read_file(seeds / entry.file, entry, reading.knowledge))
            except SourceError as error:
                errors.append(error)
    return tuple(sorted(found, key=lambda one: one.source.file)), tuple(errors)


def read_file(path: Path, entry: Entry | None, knowledge: Knowledge) -> ReportLayers:
    """One file of a folder of seeds. Raises: SourceError, whatever goes wrong."""
    try:
        return read(open_source(path, entry), entry, knowledge)
    except SourceError:
        raise
    except Exception as error:
        raise unexpected(str(path), error) from error


def unexpected(path: str, error: Exception) -> SourceError:
    """An internal error as a `SourceError`, so that only this file fails."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    what = " ".join(f"{type(error).__name__} {error}".split())
    return SourceError(path, None, f"cannot be read: {what} at {where}; a fault of this program")


def _refuse_second(path: Path, report: Report, others: Mapping[str, ReportLayers]) -> None:
    earlier = others.get(report.report_id)
    if earlier:
        raise SourceError(
            str(path),
            None,
            f"is a second {report.report_id}, after {earlier.report.source_file}; "
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
