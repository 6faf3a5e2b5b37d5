"""The search's files, each made when it is written: whole texts, or shards and chunks."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from generator.corpus import Corpus
from generator.kept import Kept, NothingKept
from generator.links import SEARCH, report_url
from generator.model import Report
from generator.reading import LayerStore
from generator.reading.fingerprint import search_key
from generator.search.names import Suggestion, buckets, number_of_buckets
from generator.search.runs import PageText, Run, chunks
from generator.search.shards import number_of_shards
from generator.search.table import Edition, RunTexts, dumped, edition_of, run_texts
from generator.search.texts import Name, Titles, counted_characters, section_pages

INDEX = f"{SEARCH}index.json"
TABLE = f"{SEARCH}pages.json"
SHARDS = f"{SEARCH}shards/"
TEXTS = f"{SEARCH}text/"
NAMES = f"{SEARCH}names/"
FIGURES = f"{SEARCH}figures/"

Make = Callable[[], Iterable[bytes]]
"""Makes a file's content, piece by piece, each time anew."""

WHOLE_LIMIT = 400_000
"""How many characters are kept as whole texts: about 20 reports, 450 kB compressed, fetched once.

Beyond, the first search is felt to wait; below, shards would be thousands of files for little.
"""

GLOBAL = "all"
"""The folder of the chunks of names that belong to no report; no report's id is that short."""

_REPORT = "报告"


@dataclass(frozen=True, slots=True)
class About:
    """What results say of a report and are chosen by; empty where it is not known.

    `province` is the short name of the province that it belongs to; `review_year` the year whose
    results the report tells.
    """

    year: int
    review_year: int
    level: str
    place: str
    province: str = ""
    date: str = ""
    is_whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a site has to be searched. `shows` tells whether an address is published.

    `names` have no reports among them: those name themselves. `query` is what the browser needs to
    read a query, in the index as it stands; `figures` is what a report answers to it. `admitted`
    are the paragraphs in which a report admits shortcomings, by their ordinals. Whatever is asked
    of a report alone is the same as long as its `layers` and the catalogue are.
    """

    corpus: Corpus
    names: Sequence[Name]
    titles: Titles
    about: Callable[[Report], About]
    query: Mapping[str, object]
    layers: Callable[[Report], object] = lambda report: report
    figures: Callable[[Report], Mapping[str, object]] | None = None
    admitted: Callable[[Report], Collection[int]] = lambda report: ()
    shows: Callable[[str], bool] = lambda url: True


def search_files(
    source: Source,
    kept: Kept | None = None,
    store: LayerStore | None = None,
    *,
    shards: bool | None = None,
) -> dict[str, Make]:
    """What makes the files, by address from the site's root; the same corpus gives the same bytes.

    `shards` decides where the size of the texts should not. In a preview, which has pieces `kept`,
    whole texts are kept whatever the size: an edit moves all that stands behind it, and would
    change nearly every shard. `store` is where shards are kept for the next build.
    """
    if shards is None:
        shards = kept is None and _characters(source) > WHOLE_LIMIT
    kept = kept or NothingKept()
    made = _Sharded(source, store) if shards else _Whole(source, kept)
    return {**dict(_figure_files(source, kept)), **made.files()}


def _figure_files(source: Source, kept: Kept) -> Iterator[tuple[str, Make]]:
    """A report's figures; they say all that is needed, so they need not be of an edition."""
    figures = source.figures
    if figures is None:
        return

    def make(path: str, report: Report) -> Iterable[bytes]:
        yield kept.get(path, source.layers(report), lambda: dumped(figures(report)))

    for report in _published(source):
        path = f"{FIGURES}{report.report_id}.json"
        yield path, partial(make, path, report)


def _characters(source: Source) -> int:
    return sum(report.characters for report in source.corpus.reports)


def _published(source: Source) -> list[Report]:
    return [r for r in source.corpus.reports if source.shows(report_url(r.report_id))]


def _names_by_report(source: Source) -> Mapping[str, Sequence[Name]]:
    """The published names by the report to which they belong."""
    listed: defaultdict[str, list[Name]] = defaultdict(list)
    for name in _shown_names(source):
        listed[name.report_id].append(name)
    return listed


def _shown_names(source: Source) -> Iterator[Name]:
    return (name for name in source.names if source.shows(name.url))


def _reports_as_names(source: Source) -> list[Name]:
    return [
        Name(url=report_url(r.report_id), kind=_REPORT, name=source.titles.report(r))
        for r in _published(source)
    ]


def _report_record(source: Source, report: Report) -> dict[str, object]:
    about = source.about(report)
    return {
        "id": report.report_id,
        "name": source.titles.report(report),
        "url": report_url(report.report_id),
        "year": about.year,
        "review": about.review_year,
        "level": about.level,
        "place": about.place,
        "province": about.province,
        "date": about.date,
        "whole": about.is_whole,
        "characters": counted_characters(report, source.shows),
    }


# --- Whole texts --------------------------------------------------------------------------------


class _Whole:
    """A file per report with its texts and its names; the index names it by what is in it."""

    def __init__(self, source: Source, kept: Kept) -> None:
        self._source, self._kept = source, kept
        self._published = _published(source)
        self._names = _names_by_report(source)
        self._versions: dict[str, str] = {}

    def files(self) -> dict[str, Make]:
        """What makes each file."""
        reports = {_file(report): partial(self._report, report) for report in self._published}
        return {**reports, INDEX: self._index}

    def _report(self, report: Report) -> Iterable[bytes]:
        """A report's pages and the names that are in its file."""
        path, source = _file(report), self._source
        names = [name.record() for name in self._names.get(report.report_id, ())]

        def make() -> bytes:
            pages = section_pages(report, source.titles, source.shows, source.admitted(report))
            return dumped({"pages": [page.record() for page in pages], "names": names})

        content = self._kept.get(path, (source.layers(report), names), make)
        version = self._kept.get(("version", path), content, lambda: _version(content))
        self._versions[path] = version.decode()
        return (content,)

    def _index(self) -> Iterable[bytes]:
        """What there is, and the names that belong to no report."""
        yield dumped(
            {
                "mode": "whole",
                "reports": [
                    {**_report_record(self._source, report), "file": self._versioned(report)}
                    for report in self._published
                ],
                "names": [name.record() for name in self._names.get("", ())],
                **self._source.query,
            }
        )

    def _versioned(self, report: Report) -> str:
        path = _file(report)
        if path not in self._versions:
            self._report(report)
        return f"{path}?v={self._versions[path]}"


def _file(report: Report) -> str:
    return f"{SEARCH}{report.report_id}.json"


def _version(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest()[:12].encode()


# --- Shards -------------------------------------------------------------------------------------


class _Sharded:
    """Shards, the table of pages, and texts in chunks.

    Chunks are counted first. A run's are made once more when its first is written, and held until
    the edition is found: in the `store`, where the last build made the same, or made of them. In
    another order of writing they are made a third time.
    """

    def __init__(self, source: Source, store: LayerStore | None) -> None:
        self._source, self._store = source, store
        self._published = _published(source)
        self._runs = tuple(self._made_runs())
        self._names = [*_shown_names(source), *_reports_as_names(source)]
        self._buckets = number_of_buckets(self._names)
        self._suggestions: list[list[Suggestion]] = []
        self._number = number_of_shards(_characters(source))
        self._edition: Edition | None = None
        self._shards: dict[int, bytes] = {}
        self._texts: dict[Run, RunTexts] = {}
        self._last: tuple[Run, tuple[bytes, ...]] | None = None

    def files(self) -> dict[str, Make]:
        """What makes each file. The index comes last, as whoever has it asks for the others."""
        texts = {
            f"{TEXTS}{run.folder}{number}.json": partial(self._chunk, run, number)
            for run in self._runs
            for number, _ in enumerate(chunks(run.make()))
        }
        shards = {f"{SHARDS}{n}.bin": partial(self._shard, n) for n in range(self._number)}
        names = {f"{NAMES}{n}.json": partial(self._bucket, n) for n in range(self._buckets)}
        return {**texts, **names, **shards, TABLE: self._table, INDEX: self._index}

    def _made_runs(self) -> Iterator[Run]:
        names = _names_by_report(self._source)
        numbers = {report.report_id: n for n, report in enumerate(self._published)}
        of_all: defaultdict[str, list[Name]] = defaultdict(list)
        for name in names.get("", ()):
            of_all[name.kind].append(name)
        of_all[_REPORT] = _reports_as_names(self._source)
        for place, (kind, held) in enumerate(of_all.items()):
            yield Run(kind, -1, f"{GLOBAL}/{place}-", partial(_named, held))
        for report_id, number in numbers.items():
            kinds: defaultdict[str, list[Name]] = defaultdict(list)
            for name in names.get(report_id, ()):
                kinds[name.kind].append(name)
            for kind, held in kinds.items():
                yield Run(kind, number, f"{report_id}/names-", partial(_named, held))
        for number, report in enumerate(self._published):
            yield Run("", number, f"{report.report_id}/", partial(self._sections, report))

    def _sections(self, report: Report) -> Iterator[PageText]:
        source = self._source
        admitted = source.admitted(report)
        for page in section_pages(report, source.titles, source.shows, admitted):
            fields: dict[str, object] = {"url": page.url, "title": page.title, "trail": page.trail}
            heads = int(bool(page.blocks) and page.blocks[0][0] == "")
            yield PageText(fields, page.blocks, heads, f"{page.part} {page.slug}")

    def _chunk(self, run: Run, number: int) -> Iterable[bytes]:
        if self._last is None or self._last[0] is not run:
            made = run_texts(run)
            self._last = run, tuple(made.files())
            if self._edition is None:
                self._texts[run] = made.without_files()
        return (self._last[1][number],)

    def _bucket(self, number: int) -> Iterable[bytes]:
        """Names that begin alike; they change with names alone and are of no edition."""
        self._suggestions = self._suggestions or list(buckets(self._names))
        return (dumped(self._suggestions[number]),)

    def _made(self) -> Edition:
        if self._edition is None:
            self._last = None
            edition = self._found()
            self._edition = edition.without_shards()
            self._shards = dict(enumerate(edition.shards))
            self._texts = {}
        return self._edition

    def _found(self) -> Edition:
        """The edition that is kept of these texts; else it is made, and kept for the next build."""
        for run in self._runs:
            if run not in self._texts:
                self._texts[run] = run_texts(run).without_files()
        key = search_key([self._number, *(self._texts[run].made_of() for run in self._runs)])
        edition = self._store.load_last("search", key, Edition) if self._store else None
        if edition is None:
            edition = edition_of(map(self._texts.pop, self._runs), self._number)
            if self._store and self._store.can_keep(sum(map(len, edition.shards))):
                self._store.keep_last("search", key, edition, packs=False)
        return edition

    def _shard(self, number: int) -> Iterable[bytes]:
        """A shard, held until it is asked for: the pages that are made after it need the memory."""
        self._made()
        if number not in self._shards:
            self._edition = None
            self._made()
        return (self._shards.pop(number),)

    def _table(self) -> Iterable[bytes]:
        return (self._made().table,)

    def _index(self) -> Iterable[bytes]:
        edition = self._made()
        yield dumped(
            {
                "mode": "shards",
                "edition": edition.name,
                "sizes": edition.sizes,
                "buckets": self._buckets,
                "slugs": [slug.split(" ") for slug in edition.slugs],
                "runs": [r.row() for r in edition.runs],
                "reports": [_report_record(self._source, report) for report in self._published],
                **self._source.query,
            }
        )


def _named(names: Iterable[Name]) -> Iterator[PageText]:
    for name in names:
        fields: dict[str, object] = {"url": name.url, "title": name.name}
        yield PageText(fields, name.blocks(), 1 + len(name.aliases))
