"""Opens seeds, catalogue and templates, and wires the stages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.analysis import Analysis, analyse
from generator.errors import GeneratorError, Problem
from generator.links import DATA, indicator_url, section_url, theme_url
from generator.model import Section
from generator.package import SourceText, Table, data_files, data_tables, source_texts
from generator.pages import pages
from generator.pages.blocks import Blocks
from generator.pages.facts import Facts, Ledger
from generator.pages.kinds import Page
from generator.pages.render import Drawn, Renderer
from generator.pages.rooms import Rooms
from generator.pages.shown import ColumnShown, PackageShown, SourceShown, TableShown
from generator.reading import Reading, read_corpus
from generator.search import Name, Titles, search_files
from generator.themes.word_cache import cutting_with
from generator.themes.words import cut_texts


def analyse_seeds(reading: Reading, cache: Path | None = None) -> Analysis:
    """The analysis of the reports that could be read; `cache` is a folder to keep words in."""
    cut = cutting_with(cache / "words.json") if cache else cut_texts
    return analyse(reading.corpus, reading.layers, reading.knowledge, cut)


def site_data(analysis: Analysis) -> dict[str, bytes]:
    """The data package's files by name."""
    return data_files(data_tables(analysis), source_texts(analysis))


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """One line of a report's sidebar."""

    url: str
    label: str
    children: tuple[OutlineEntry, ...] = ()


@dataclass(frozen=True)
class Site:
    """Everything that a site builder adds to the hand-written pages.

    Pages are made when they are drawn. `files` are by address from the site's root. `blocks` are
    for hand-written pages, `rooms` tell what is published.
    """

    pages: tuple[Page, ...]
    files: Mapping[str, str | bytes]
    blocks: Blocks
    rooms: Rooms
    facts: Facts
    renderer: Renderer
    problems: tuple[Problem, ...]
    errors: tuple[GeneratorError, ...]

    def draw(self, page: Page) -> Drawn:
        """A page, made anew at each call. Raises: GeneratorError where its template is broken."""
        return self.renderer.draw(page, self.facts)

    def outline(self, report_id: str) -> tuple[OutlineEntry, ...]:
        """The sidebar of a report's pages."""
        reports = self.facts.reports
        pages = reports.pages_of(report_id)

        def entry(section: Section) -> OutlineEntry:
            children = tuple(entry(s) for s in pages if s.parent_id == section.section_id)
            # The sidebar is narrow: a heading's first clause is enough to know it again.
            label = reports.heading(section).split("，")[0]
            return OutlineEntry(section_url(section), label, children)

        shown = reports.shown(report_id)
        return (
            OutlineEntry(shown.url, shown.name),
            OutlineEntry(shown.full_url, "全文"),
            *(entry(section) for section in pages if section.depth == 1),
        )


def build_site(
    seeds: Path,
    templates: Path | None = None,
    cache: Path | None = None,
    rooms: Rooms | None = None,
    ledger: Ledger | None = None,
) -> Site:
    """The pages and files that the seeds make.

    `templates` is a folder of the site's own, whose files go before the package's of the same name.
    `cache` is a folder for what the next build can use: words, compiled templates. `rooms` are the
    parts of the site that are published; a part without content closes by itself. `ledger` is given
    where what pages ask is to be kept.

    Raises: GeneratorError when nothing can be built: no seeds, a broken template, manifest or
    catalogue. A single report that cannot be used is in `errors`, and the others are built.
    """
    reading = read_corpus(seeds)
    analysis = analyse_seeds(reading, cache)
    open_rooms = (rooms or Rooms()).without(_empty_rooms(analysis))
    tables = data_tables(analysis, open_rooms.shows)
    texts = source_texts(analysis)
    data = data_files(tables, texts)
    renderer = Renderer(templates, open_rooms, cache)
    sizes = {name: len(content) for name, content in data.items()}
    facts = Facts(analysis, lambda: _described(tables, texts, sizes), ledger)
    files: dict[str, str | bytes] = _search_files(analysis, facts, open_rooms)
    if open_rooms.shows(DATA):
        files |= {f"{DATA}{name}": content for name, content in data.items()}
    return Site(
        pages=tuple(page for page in pages(facts) if open_rooms.shows(page.url)),
        files=files,
        blocks=Blocks(analysis, facts, renderer),
        rooms=open_rooms,
        facts=facts,
        renderer=renderer,
        problems=reading.problems,
        errors=reading.errors,
    )


def _described(
    tables: Sequence[Table], texts: Sequence[SourceText], sizes: Mapping[str, int]
) -> PackageShown:
    """The data package as its page tells of it; `sizes` are the files' bytes by name."""
    return PackageShown(
        tuple(
            TableShown(
                name=table.name,
                path=table.path,
                title=table.title,
                description=table.description,
                rows=f"{len(table.rows):,}",
                size=_size(sizes[table.path]),
                fields=tuple(
                    ColumnShown(f.name, f.title, f.type, f.description) for f in table.fields
                ),
            )
            for table in tables
        ),
        tuple(SourceShown(text.path, text.title, _size(sizes[text.path])) for text in texts),
    )


def _size(count: int) -> str:
    return f"{count / 1024:,.0f} kB" if count >= 1024 else "不足 1 kB"


def _empty_rooms(analysis: Analysis) -> tuple[str, ...]:
    """The parts of the site that would show nothing: no room is entered to find it empty."""
    if not analysis.corpus.reports:
        return ("glossary", "compare", "themes", "data_package", "coverage")
    return () if analysis.glossary.terms else ("glossary",)


def _search_files(analysis: Analysis, facts: Facts, rooms: Rooms) -> dict[str, str | bytes]:
    names = (
        *(
            Name(
                url=analysis.glossary.groups.url(t.term_id),
                kind="名词",
                name=t.name,
                aliases=t.aliases,
                text=t.definition,
                report_id=t.report_id,
            )
            for t in analysis.glossary.terms
        ),
        *(
            Name(url=indicator_url(i.id), kind="指标", name=i.name, aliases=i.aliases)
            for i in analysis.figures.indicators
        ),
        *(
            Name(url=theme_url(t.id), kind="主题", name=t.name)
            for t in analysis.themes.catalogue.themes
        ),
    )
    titles = Titles(
        report=lambda report: facts.reports.shown(report.report_id).name,
        section=facts.reports.heading,
    )
    return {**search_files(analysis.corpus, names, analysis.themes.words, titles, rooms.shows)}
