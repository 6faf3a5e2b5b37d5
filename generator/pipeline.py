"""Opens seeds, catalogue and templates, and wires the stages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.analysis import Analysis, analyse
from generator.errors import GeneratorError, Problem
from generator.links import DATA, indicator_url, report_url, section_url, theme_url
from generator.model import Report, Section
from generator.package import data_files, data_tables, source_texts
from generator.pages.blocks import Blocks
from generator.pages.figures import figure_pages
from generator.pages.glossary import glossary_pages
from generator.pages.render import Page, Renderer
from generator.pages.reports import report_pages
from generator.pages.rooms import Rooms
from generator.pages.site import site_pages
from generator.pages.themes import theme_pages
from generator.pages.views import Views
from generator.reading import Reader, Reading, read_corpus
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

    `files` are by address from the site's root. `blocks` are for hand-written pages, `rooms` tell
    what is published. `outlines` are the sidebars by report, `report_of`
    tells which pages they frame.
    """

    pages: tuple[Page, ...]
    files: dict[str, str | bytes]
    blocks: Blocks
    rooms: Rooms
    outlines: Mapping[str, tuple[OutlineEntry, ...]]
    report_of: Mapping[str, str]
    problems: tuple[Problem, ...]
    errors: tuple[GeneratorError, ...]


def build_site(
    seeds: Path,
    templates: Path | None = None,
    cache: Path | None = None,
    rooms: Rooms | None = None,
    reader: Reader | None = None,
) -> Site:
    """The pages and files that the seeds make.

    `templates` is a folder of the site's own, whose files go before the package's of the same name.
    `cache` is a folder for what the next build can use: words, compiled templates. `rooms` are the
    parts of the site that are published; a part without content closes by itself. `reader` says how
    the seeds are read.

    Raises: GeneratorError when nothing can be built: no seeds, a broken template, manifest or
    catalogue. A single report that cannot be used is in `errors`, and the others are built.
    """
    reading = read_corpus(seeds, reader)
    analysis = analyse_seeds(reading, cache)
    knowledge = reading.knowledge
    open_rooms = (rooms or Rooms()).without(_empty_rooms(analysis))
    views = Views(analysis, knowledge.parts)
    tables = data_tables(analysis, open_rooms.shows)
    texts = source_texts(analysis)
    data = data_files(tables, texts)
    renderer = Renderer(templates, open_rooms, cache)
    sizes = {name: len(content) for name, content in data.items()}
    pages = (
        *site_pages(analysis, views, renderer, tables, texts, sizes, knowledge.places),
        *report_pages(analysis, views, renderer),
        *glossary_pages(analysis, views, renderer),
        *figure_pages(analysis, views, renderer),
        *theme_pages(analysis, views, renderer),
    )
    files: dict[str, str | bytes] = _search_files(analysis, views, open_rooms)
    if open_rooms.shows(DATA):
        files |= {f"{DATA}{name}": content for name, content in data.items()}
    return Site(
        pages=tuple(page for page in pages if open_rooms.shows(page.url)),
        files=files,
        blocks=Blocks(analysis, views, renderer),
        rooms=open_rooms,
        outlines={r.report_id: _outline(views, r) for r in analysis.corpus.reports},
        report_of={page.src_uri: page.report_id for page in pages if page.report_id},
        problems=reading.problems,
        errors=reading.errors,
    )


def _empty_rooms(analysis: Analysis) -> tuple[str, ...]:
    """The parts of the site that would show nothing: no room is entered to find it empty."""
    if not analysis.corpus.reports:
        return ("glossary", "compare", "themes", "data_package", "coverage")
    return () if analysis.glossary.terms else ("glossary",)


def _outline(views: Views, report: Report) -> tuple[OutlineEntry, ...]:
    pages = views.pages_of(report)

    def entry(section: Section) -> OutlineEntry:
        children = tuple(entry(s) for s in pages if s.parent_id == section.section_id)
        # The sidebar is narrow: a heading's first clause is enough to know it again.
        label = views.heading(section).split("，")[0]
        return OutlineEntry(section_url(section), label, children)

    shown = views.report(report.report_id)
    return (
        OutlineEntry(report_url(report.report_id), shown["name"]),
        OutlineEntry(shown["full_url"], "全文"),
        *(entry(section) for section in pages if section.depth == 1),
    )


def _search_files(analysis: Analysis, views: Views, rooms: Rooms) -> dict[str, str | bytes]:
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
        report=lambda report: str(views.report(report.report_id)["name"]), section=views.heading
    )
    return {**search_files(analysis.corpus, names, analysis.themes.words, titles, rooms.shows)}
