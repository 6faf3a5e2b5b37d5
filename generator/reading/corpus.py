"""The folder of seeds to a corpus of reports that can be published together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.catalogue.knowledge import Knowledge
from generator.corpus import Corpus
from generator.errors import GeneratorError, Problem, SourceError
from generator.layers import ReportLayers
from generator.links import place_of
from generator.model import Report, Source
from generator.reading.reader import Catalogue, Reader
from generator.seeds.entry import Entry
from generator.seeds.folder import Folder, list_folder, own_catalogue, unchanged


@dataclass(frozen=True)
class Reading:
    """The seeds as read: the reports that can be used, and what is wrong with the others.

    `layers` are by report, and `keys` are the fingerprints of all that decides them; withheld
    reports are read by `read_withheld`. `entries` and
    `misread` are as `Folder` has them; a report whose entry is misread has no problems but its
    error.
    """

    corpus: Corpus
    layers: Mapping[str, ReportLayers]
    keys: Mapping[str, str]
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


def read_corpus(seeds: Path, reader: Reader | None = None) -> Reading:
    """Every report in `seeds` that is to be published. An unusable file is an error beside them.

    A file that the manifest lists comes before one of the same report that it does not. Without a
    `reader` all is read anew, in this process.
    Raises: CatalogueError when the catalogue is broken, SourceError when `seeds` cannot be read,
    GeneratorError when the reader's processes cannot go on.
    """
    reader = reader or Reader(jobs=1)
    catalogue = reader.catalogue(own_catalogue(seeds))
    reader.start()
    reading, half_done = unchanged(seeds, lambda: _read_all(list_folder(seeds), reader, catalogue))
    return replace(reading, errors=(*half_done, *reading.errors))


def _read_all(folder: Folder, reader: Reader, catalogue: Catalogue) -> Reading:
    layers: dict[str, ReportLayers] = {}
    keys: dict[str, str] = {}
    of_place: dict[str, Report] = {}
    errors: list[GeneratorError] = [*folder.errors]
    wanted = [(path, folder.entries.get(path.name)) for path in folder.paths]
    for path, read in zip(folder.paths, reader.read(wanted, catalogue), strict=True):
        misread = path.name in folder.misread
        try:
            if isinstance(read, SourceError):
                raise read
            found = read.layers
            _refuse_second(path, found.report, layers)
            first = of_place.setdefault(place_of(found.report.report_id), found.report)
            _refuse_other_place(path, found.report, first)
        except SourceError as error:
            if not misread:
                errors.append(error)
            continue
        layers[found.report.report_id] = replace(found, problems=()) if misread else found
        keys[found.report.report_id] = read.key
    return Reading(
        corpus=Corpus.of(found.report for found in layers.values()),
        layers=layers,
        keys=keys,
        knowledge=catalogue.knowledge,
        entries=folder.entries,
        misread=folder.misread,
        errors=tuple(errors),
    )


def read_withheld(
    seeds: Path, reading: Reading, reader: Reader | None = None
) -> tuple[tuple[ReportLayers, ...], tuple[SourceError, ...]]:
    """The withheld reports of a folder that was read, by file, and those that cannot be used."""
    withheld = [entry for entry in reading.entries.values() if entry.withhold]
    found = read_files([(seeds / entry.file, entry) for entry in withheld], seeds, reader)
    layers = [one for one in found if isinstance(one, ReportLayers)]
    errors = tuple(one for one in found if isinstance(one, SourceError))
    return tuple(sorted(layers, key=lambda one: one.source.file)), errors


def read_files(
    wanted: Sequence[tuple[Path, Entry | None]], seeds: Path, reader: Reader | None = None
) -> list[ReportLayers | SourceError]:
    """The layers of some files of folder `seeds`, in their order, or the error of each.

    Raises: GeneratorError as `read_corpus` does.
    """
    reader = reader or Reader(jobs=1)
    found = reader.read(wanted, reader.catalogue(own_catalogue(seeds)))
    return [one if isinstance(one, SourceError) else one.layers for one in found]


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
