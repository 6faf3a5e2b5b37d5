"""What is here, what is missing, and how much was recognised of each source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from generator.links import ABOUT, COVERAGE
from generator.model import Level, Report
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind, single
from generator.pages.shown import Crumb, ReportShown, crumbs


@dataclass(frozen=True, slots=True)
class FurnitureShown:
    """What the pages leave out of a source for one reason, in text order."""

    reason: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A source, and how much was recognised of it."""

    report: ReportShown
    file: str
    characters: str
    sections: int
    paragraphs: int
    furniture: tuple[FurnitureShown, ...]
    figures: int
    mentions: int
    corrections: int
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MissingPlace:
    """A place without a report of the year, and the years of those that it has."""

    name: str
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MissingOf:
    """The prefectures of a province whose report of a year is missing."""

    year: int
    region: str
    places: tuple[MissingPlace, ...]


@dataclass(frozen=True, slots=True)
class CoverageView:
    """The sources, and what is missing among them."""

    crumbs: tuple[Crumb, ...]
    rows: tuple[Row, ...]
    missing: tuple[MissingOf, ...]


def _content(facts: Facts, address: Address[None]) -> Content:
    return Content(
        view=CoverageView(
            crumbs=crumbs(("关于", ABOUT), ("覆盖范围", None)),
            rows=tuple(_row(facts, report) for report in facts.reports.all()),
            missing=tuple(_missing(facts)),
        ),
        wide=True,
    )


def _row(facts: Facts, shown: ReportShown) -> Row:
    layers = facts.reports.layers(shown.report_id)
    return Row(
        report=shown,
        file=layers.report.source_file,
        characters=f"{layers.report.characters:,}",
        sections=sum(section.depth < 3 for section in layers.report.sections),
        paragraphs=len(layers.report.paragraphs),
        furniture=tuple(_furniture(facts, layers.report)),
        figures=len(layers.figures.observations),
        mentions=len(facts.glossary.mentions_in(shown.report_id)),
        corrections=len(layers.corrections),
        flags=tuple(flag.code.label for flag in layers.flags),
    )


def _furniture(facts: Facts, report: Report) -> Iterator[FurnitureShown]:
    """What the pages leave out of a report, by reason."""
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for item in report.furniture:
        texts[item.reason].append(item.text)
    names = facts.knowledge.furniture.reasons
    for reason, found in texts.items():
        yield FurnitureShown(names[reason], tuple(found))


def _missing(facts: Facts) -> Iterator[MissingOf]:
    """For every province and year here: its prefectures whose report of that year is not."""
    regions = [(facts.reports.region(r.report_id), r.year) for r in facts.reports.all()]
    years: defaultdict[str, list[int]] = defaultdict(list)
    for region, year in regions:
        years[region.key].append(year)
    prefectures = facts.knowledge.places.of_level(Level.PREFECTURE)
    for province, year in regions:
        if province.level is not Level.PROVINCE:
            continue
        lacking = tuple(
            MissingPlace(place.name, tuple(years.get(place.key, ())))
            for place in prefectures
            if place.parent == province.name and year not in years.get(place.key, ())
        )
        if lacking:
            yield MissingOf(year, province.name, lacking)


KIND = Kind(
    template="coverage", view=CoverageView, addresses=single(COVERAGE, "覆盖范围"), content=_content
)
