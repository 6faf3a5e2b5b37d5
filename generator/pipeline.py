"""Opens seeds, catalogue and templates, and wires the stages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.analysis import Analysis, AnalysisMemory, Derived, analyse, derive
from generator.errors import GeneratorError, Problem
from generator.kept import Kept, NothingKept
from generator.links import DATA
from generator.package.data import PackageData
from generator.package.files import DataFile, DataPackage
from generator.package.formats import Format, files_in
from generator.package.publication import NOBODY, Publication
from generator.package.shelf import Shelf
from generator.pages import KINDS, pages
from generator.pages.blocks import Blocks, BlockView, newest_day
from generator.pages.facts import Facts, Ledger
from generator.pages.kinds import Page
from generator.pages.render import Drawn, Renderer
from generator.pages.rooms import Rooms
from generator.pairing.files import beside_files
from generator.quotes import quote_files
from generator.reading import LayerStore, Reader, Reading, read_corpus
from generator.reading.fingerprint import derived_key, package_key
from generator.resources import stock_addresses
from generator.search import search_files
from generator.search.source import source_of

Make = Callable[[], Iterable[bytes]]
"""Makes a file's content, piece by piece, each time anew."""


def analyse_seeds(
    reading: Reading, store: LayerStore | None = None, memory: AnalysisMemory | None = None
) -> Analysis:
    """The analysis of the reports that could be read.

    `store` is where layers are kept, and what is derived of them. A preview has a `memory` instead,
    which what is kept would not fill.
    """
    if memory:
        return analyse(reading.corpus, reading.layers, reading.knowledge, memory)
    key = derived_key(reading.keys[report.report_id] for report in reading.corpus.reports)
    derived = store.load_last("derived", key, Derived) if store else None
    if derived is None:
        derived = derive(reading.corpus, reading.layers, reading.knowledge)
        if store:
            store.keep_last("derived", key, derived)
    layers = {report_id: one.without_words() for report_id, one in reading.layers.items()}
    return analyse(reading.corpus, layers, reading.knowledge, derived=derived)


def site_data(
    analysis: Analysis,
    publication: Publication = NOBODY,
    *,
    has_bom: bool = True,
    formats: Collection[Format] = (Format.CSV,),
) -> dict[str, DataFile]:
    """The data package's files by path; CSV begins with a byte-order mark if `has_bom`."""
    data = PackageData(analysis, publication=publication, has_bom=has_bom)
    return files_in(data, formats)


@dataclass(frozen=True)
class Site:
    """Everything that a site builder adds to the hand-written pages.

    Pages are made when they are drawn, and files when they are written; `files` are by address from
    the site's root. `blocks` are for hand-written pages, `rooms` tell what is published.
    """

    pages: tuple[Page, ...]
    files: Mapping[str, Make]
    blocks: Blocks
    rooms: Rooms
    facts: Facts
    renderer: Renderer
    problems: tuple[Problem, ...]
    errors: tuple[GeneratorError, ...]

    def draw(self, page: Page) -> Drawn:
        """A page, made anew at each call. Raises: GeneratorError where its template is broken."""
        return self.renderer.draw(page, self.facts)

    def content(self, path: str) -> bytes:
        """A file in one piece. Raises: KeyError."""
        return b"".join(self.files[path]())


@dataclass(frozen=True)
class Memory:
    """What a preview keeps between its builds.

    `analysis` is what relates reports, `ledger` what pages ask in this build, `kept` are pieces of
    files, which `settings` of the site may change.
    """

    analysis: AnalysisMemory
    ledger: Ledger
    kept: Kept
    settings: str = ""


def build_site(
    seeds: Path,
    templates: Path | None = None,
    cache: Path | None = None,
    rooms: Rooms | None = None,
    memory: Memory | None = None,
    reader: Reader | None = None,
    publication: Publication = NOBODY,
) -> Site:
    """The pages and files that the seeds make.

    `templates` is a folder of the site's own, whose files go before the package's of the same name.
    `cache` is a folder for what the next build can use: compiled templates. `rooms` are the
    parts of the site that are published; a part without content closes by itself. `memory` is given
    where another build follows in this process. `reader` says how the seeds are read. `publication`
    is what an editor says of the data.

    Raises: GeneratorError when nothing can be built: no seeds, a broken template, manifest or
    catalogue. A single report that cannot be used is in `errors`, and the others are built.
    """
    reading = read_corpus(seeds, reader)
    store = reader.store if reader else None
    analysis = analyse_seeds(reading, store, memory.analysis if memory else None)
    open_rooms = (rooms or Rooms()).without(_empty_rooms(analysis))
    kept = memory.kept if memory else NothingKept()
    kept.begin((reading.knowledge, memory.settings if memory else "", open_rooms.closed))
    package = DataPackage(PackageData(analysis, open_rooms.shows, publication), kept, packs=True)
    ledger = memory.ledger if memory else None
    facts = Facts(analysis, package.summary, ledger, publication)
    source = source_of(analysis, facts, open_rooms.shows)
    files: dict[str, Make] = dict(search_files(source, memory.kept if memory else None, store))
    files |= quote_files(analysis, newest_day(facts), open_rooms.shows, kept)
    themes = {theme.id: theme.name for theme in reading.knowledge.themes.themes}
    files |= beside_files(facts.reports.ids(), facts.pairing.sheet, themes, open_rooms.shows, kept)
    if open_rooms.shows(DATA):
        held = package.files | package.offered
        files |= {f"{DATA}{path}": file.chunks for path, file in held.items()}
    made = tuple(pages(facts))
    shown = tuple(page for page in made if open_rooms.shows(page.url))
    if store and not memory:
        urls = (*(page.url for page in made), *stock_addresses())
        left_out = [url for url in urls if not open_rooms.shows(url)]
        package.shelf = _shelf(reading, store, (left_out, publication.model_dump(mode="json")))
    shows_all = len(shown) == len(made) and open_rooms.show_all(stock_addresses())
    renderer = Renderer(templates, None if shows_all else open_rooms, cache)
    renderer.check(KINDS, BlockView)
    return Site(
        pages=shown,
        files=files,
        blocks=Blocks(analysis, facts, renderer),
        rooms=open_rooms,
        facts=facts,
        renderer=renderer,
        problems=reading.problems,
        errors=reading.errors,
    )


def _shelf(reading: Reading, store: LayerStore, made_with: Iterable[object]) -> Shelf:
    """Where the tables of these reports are kept; `made_with` is what else shows in them."""
    keys = (reading.keys[report.report_id] for report in reading.corpus.reports)
    return Shelf(store, package_key(keys, made_with))


def _empty_rooms(analysis: Analysis) -> tuple[str, ...]:
    """The parts of the site that would show nothing: no room is entered to find it empty."""
    if not analysis.corpus.reports:
        return (
            "glossary",
            "compare",
            "ranks",
            "problems",
            "placenames",
            "themes",
            "data_package",
            "coverage",
        )
    layers = analysis.layers.values()
    filled = {
        "glossary": bool(analysis.glossary.terms),
        "ranks": any(one.ranks for one in layers),
        "problems": any(one.admitted for one in layers),
        "placenames": any(one.place_names for one in layers),
    }
    return tuple(room for room, has_content in filled.items() if not has_content)
