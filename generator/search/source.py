"""What a site's analysis gives to be searched."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.analysis import Analysis
from generator.catalogue.indicators import names_of
from generator.catalogue.places import Places
from generator.corpus import Chain
from generator.grammar.places import short_name
from generator.labels import ADMISSION, LEVELS, PARTS
from generator.links import indicator_url, theme_url
from generator.model import Completeness, Level, Part, Region, Report, Status
from generator.pages.facts import Facts
from generator.pages.shown import CellShown
from generator.search.files import About, Source
from generator.search.texts import ADMITTED, Name, Titles


def source_of(analysis: Analysis, facts: Facts, shows: Callable[[str], bool]) -> Source:
    """The reports, and the names of terms, indicators, themes and places."""
    places = analysis.knowledge.places
    return Source(
        corpus=analysis.corpus,
        names=tuple(_names(analysis, facts)),
        titles=Titles(
            report=lambda report: facts.reports.shown(report.report_id).name,
            section=facts.reports.heading,
        ),
        about=lambda report: _about(report, places),
        query={
            "parts": _parts(),
            "apart": [ADMITTED],
            "indicators": [
                [indicator.id, indicator.name, [*indicator.known_as]]
                for indicator in facts.figures.headline
            ],
            "slices": [*_slices(facts, shows)],
            "places": [_chain(chain, places) for chain in analysis.corpus.chains],
        },
        layers=lambda report: facts.reports.layers(report.report_id),
        figures=lambda report: _figures(report, facts),
        admitted=lambda report: {
            ordinal
            for one in facts.reports.layers(report.report_id).admissions
            for ordinal in one.ordinals
        },
        shows=shows,
    )


def _parts() -> dict[str, str]:
    """What readers call each part, in the order of a report."""
    labels: dict[str, str] = {}
    for part, label in PARTS.items():
        labels[part.value] = label
        if part is Part.REVIEW:
            labels[ADMITTED] = ADMISSION
    return labels


def _slices(facts: Facts, shows: Callable[[str], bool]) -> Iterator[list[object]]:
    """The years and levels by which an indicator is cut, each with its page below the indicator's.

    A slice of several pages is led to by its first; none where indicators are not cut.
    """
    for one in facts.figures.slices(0):
        pages = (one.url(indicator_url(each.id)) for each in facts.figures.headline)
        if one.number == 1 and all(map(shows, pages)):
            yield [one.year, LEVELS[one.level], one.url("")]


def _chain(chain: Chain, places: Places) -> list[list[str]]:
    """All names of a place, and the ids of its reports."""
    nation = chain.latest.region.level is Level.NATIONAL
    others = places.nation_words if nation else ()
    names = dict.fromkeys((*chain.names, *map(short_name, chain.names), *others))
    return [[*names], [report.report_id for report in chain.reports]]


def _figures(report: Report, facts: Facts) -> dict[str, object]:
    """A report's figures of the compared indicators: its result, then its target."""
    return {
        indicator.id: [
            _cell(facts.figures.cell(report.report_id, indicator.id, status))
            for status in (Status.ACTUAL, Status.TARGET)
        ]
        for indicator in facts.figures.headline
    }


def _cell(cell: CellShown) -> dict[str, object]:
    """A cell as the browser reads it; `label` is said where there is no figure."""
    figures = [
        {
            "period": figure.period,
            "value": f"{figure.value}{figure.unit}{figure.bound}",
            "note": " ".join(filter(None, (figure.basis, figure.area))),
            "status": figure.status_name,
            "quote": figure.quote,
            "url": figure.url,
        }
        for figure in cell.figures
    ]
    return {
        "figures": figures,
        "label": cell.label,
        "quote": cell.quote,
        "url": cell.url,
        "doubts": cell.doubts,
        "doubts_url": cell.doubts_url,
    }


def _names(analysis: Analysis, facts: Facts) -> Iterator[Name]:
    for term in analysis.glossary.terms:
        yield Name(
            url=analysis.glossary.groups.url(term.term_id),
            kind="名词",
            name=term.name,
            aliases=term.aliases,
            text=term.definition,
            report_id=term.report_id,
        )
    for indicator in analysis.figures.indicators:
        yield Name(
            url=indicator_url(indicator.id),
            kind="指标",
            name=indicator.name,
            aliases=names_of(indicator, analysis.figures.indicators),
        )
    for theme in analysis.themes.catalogue.themes:
        yield Name(url=theme_url(theme.id), kind="主题", name=theme.name)
    for chain in analysis.corpus.chains:
        yield _place(chain, facts)


def _place(chain: Chain, facts: Facts) -> Name:
    """A place with all its reports."""
    others = (*map(short_name, (chain.name,)), *chain.names)
    return Name(
        url=facts.reports.place_url(chain.latest.report_id),
        kind="地方",
        name=chain.name,
        aliases=tuple(name for name in dict.fromkeys(others) if name != chain.name),
    )


def _about(report: Report, places: Places) -> About:
    region = report.region
    return About(
        year=report.year,
        review_year=report.review_year,
        level=LEVELS[region.level],
        place=region.name,
        province=short_name(_province(region, places)),
        date=report.delivered_on.isoformat() if report.delivered_on else "",
        is_whole=report.completeness is Completeness.FULL,
    )


def _province(region: Region, places: Places) -> str:
    """The full name of the province that a place is or lies in; empty for the nation."""
    if region.level is Level.NATIONAL:
        return ""
    if region.level is Level.PROVINCE:
        return region.name
    return places.name_of(f"{region.adcode[:2]}0000") if region.adcode else region.parent
