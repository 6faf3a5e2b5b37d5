"""Gets each report's layers: remembered, loaded from the store, or read anew by an executor."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from generator.catalogue.knowledge import Knowledge, load_knowledge
from generator.errors import SourceError, unexpected
from generator.layers import ReportLayers
from generator.reading.executors import cluster, pool, read_by, usual_jobs
from generator.reading.fingerprint import ReaderVersion, reader_version_of, report_key
from generator.reading.store import LayerStore, encoded_layers
from generator.reading.tasks import Refused, Unread, read_text
from generator.records import decoded
from generator.seeds.entry import Entry
from generator.seeds.folder import open_text


@dataclass(frozen=True, slots=True)
class Read:
    """The layers of a report, and the fingerprint of all that decides them."""

    key: str
    layers: ReportLayers


Progress = Callable[[int], AbstractContextManager[Callable[[int], object]]]
"""Given how many reports there are, a block in which each call says that so many more are read."""


@contextmanager
def unwatched(_count: int) -> Iterator[Callable[[int], None]]:
    """A `Progress` that nobody sees."""
    yield lambda more: None


@dataclass(frozen=True)
class Catalogue:
    """The catalogue that reports are read with, and the reader's version with it."""

    knowledge: Knowledge
    reader_version: ReaderVersion


@dataclass(frozen=True, slots=True)
class _Missing:
    """A report that has to be read anew, and where it stands among those that were asked for."""

    number: int
    key: str
    unread: Unread
    entry: Entry | None


class Reader:
    """Reads reports, each only where it must be; one that is used again remembers the last time.

    `store` keeps layers on disk. `jobs` is the number of processes that read, `None` for as many as
    pay off; `scheduler` the address of a Dask cluster's scheduler, whose workers then read.
    Whichever it is, the layers are the same.
    """

    def __init__(
        self,
        store: LayerStore | None = None,
        jobs: int | None = None,
        scheduler: str = "",
        progress: Progress = unwatched,
    ) -> None:
        self.store = store
        self._jobs = jobs
        self._scheduler = scheduler
        self._progress = progress
        self._catalogue: Catalogue | None = None
        self._now: dict[str, ReportLayers] = {}
        self._before: dict[str, ReportLayers] = {}

    def catalogue(self, own: Path | None) -> Catalogue:
        """The catalogue, extended by folder `own`; the same object while no file of it changes.

        Raises: CatalogueError.
        """
        reader_version = reader_version_of(own)
        while self._catalogue is None or self._catalogue.reader_version != reader_version:
            self._catalogue = Catalogue(load_knowledge(own), reader_version)
            # Another one where a file was changed meanwhile.
            reader_version = reader_version_of(own)
        return self._catalogue

    def start(self) -> None:
        """Begins a reading of a whole folder: what the last one did not have is forgotten."""
        self._before, self._now = self._now, {}
        if self.store:
            self.store.fault = ""  # perhaps there is room again

    def read(
        self, wanted: Sequence[tuple[Path, Entry | None]], catalogue: Catalogue
    ) -> list[Read | SourceError]:
        """The layers of the files, in their order, or the error of one that cannot be used.

        Raises: GeneratorError when those that read cannot go on.
        """
        found: dict[int, Read | SourceError] = {}
        missing: list[_Missing] = []
        reader_version = catalogue.reader_version.fingerprint
        with self._progress(len(wanted)) as advance:
            for number, (path, entry) in enumerate(wanted):
                try:
                    seed = open_text(path, entry)
                    unread = Unread(seed, entry.model_dump_json() if entry else "")
                    key = report_key(seed, unread.entry, reader_version)
                except SourceError as error:
                    found[number] = error
                except Exception as error:
                    found[number] = unexpected(str(path), error)
                else:
                    layers = self._recalled(key)
                    if layers is None:
                        missing.append(_Missing(number, key, unread, entry))
                        continue
                    self._now[key] = layers = _at(seed.path, layers)
                    found[number] = Read(key, layers)
                advance(1)
            # Closed at once where a block is left early: it holds the processes that read.
            with closing(self._read_anew(missing, catalogue)) as outcomes:
                for one, outcome in outcomes:
                    if isinstance(outcome, ReportLayers):
                        self._now[one.key] = outcome
                        found[one.number] = Read(one.key, outcome)
                    else:
                        found[one.number] = outcome
                    advance(1)
        if missing and self.store:
            self.store.tidy(self._now.keys() | self._before.keys())
        return [found[number] for number in range(len(wanted))]

    def _recalled(self, key: str) -> ReportLayers | None:
        known = self._now.get(key) or self._before.get(key)
        return known or (self.store.load(key) if self.store else None)

    def _read_anew(
        self, missing: Sequence[_Missing], catalogue: Catalogue
    ) -> Generator[tuple[_Missing, ReportLayers | SourceError], None, None]:
        if not missing:
            return
        jobs = min(self._jobs or usual_jobs(len(missing)), len(missing))
        if not self._scheduler and jobs == 1:
            for one in missing:
                yield one, self._read_here(one, catalogue.knowledge)
            return
        with cluster(self._scheduler) if self._scheduler else pool(jobs) as team:
            unread = [one.unread for one in missing]
            for number, outcome in read_by(team, catalogue.reader_version, unread):
                yield missing[number], self._received(missing[number], outcome)

    def _read_here(self, one: _Missing, knowledge: Knowledge) -> ReportLayers | SourceError:
        try:
            layers = read_text(one.unread.seed, one.entry, knowledge)
        except SourceError as error:
            return error
        if self.store:
            self.store.keep(one.key, encoded_layers(layers))
        return layers

    def _received(self, one: _Missing, outcome: bytes | Refused) -> ReportLayers | SourceError:
        if isinstance(outcome, Refused):
            return outcome.error
        try:
            layers = decoded(outcome, ReportLayers)
        except Exception as error:
            return unexpected(one.unread.seed.path, error)
        if self.store:
            self.store.keep(one.key, outcome)
        return layers


def _at(path: str, layers: ReportLayers) -> ReportLayers:
    """The layers of a text that lies at `path` now: the same object where it always did."""
    if layers.source.path == path:
        return layers
    return replace(
        layers,
        source=replace(layers.source, path=path),
        problems=tuple(replace(problem, path=path) for problem in layers.problems),
    )
