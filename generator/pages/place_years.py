"""Places × years: which reports are here, as a table of marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.labels import LEVELS
from generator.model import Level
from generator.pages.facts import Facts


@dataclass(frozen=True, slots=True)
class Mark:
    """A report in the table: `is_whole` unless its source lost an end; `note` says all of it."""

    url: str
    is_whole: bool
    is_doubted: bool
    note: str


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place with its reports by year; None where there is none. `within` is its parent."""

    name: str
    within: str
    url: str
    marks: tuple[Mark | None, ...]


@dataclass(frozen=True, slots=True)
class PlaceYears:
    """Places of one level by year, the newest first; too many rows stand in `folds` instead."""

    id: str
    title: str
    count: int
    years: tuple[int, ...]
    rows: tuple[PlaceRow, ...]
    folds: tuple[Fold, ...] = ()


@dataclass(frozen=True, slots=True)
class Fold:
    """The places within one of the level above."""

    name: str
    table: PlaceYears


PLACES_MAX = 60
"""Places that stand on one page; of more, those below provinces stand on their province's."""


def places_by_level(
    facts: Facts, chains: Iterable[Sequence[str]], levels: Iterable[Level] = Level
) -> tuple[PlaceYears, ...]:
    """A table for each of the levels that has places, each place given as its reports by year."""
    by_level: defaultdict[Level, list[Sequence[str]]] = defaultdict(list)
    for chain in chains:
        by_level[facts.reports.region(chain[-1]).level].append(chain)
    return tuple(_table(facts, level, by_level[level]) for level in levels if level in by_level)


def folded(table: PlaceYears) -> PlaceYears:
    """The table with its places by what they lie in, where they are too many for one page."""
    if len(table.rows) <= PLACES_MAX:
        return table
    within: defaultdict[str, list[PlaceRow]] = defaultdict(list)
    for row in table.rows:
        within[row.within].append(replace(row, within=""))
    folds = (
        Fold(name, replace(table, rows=tuple(rows), count=sum(map(_reports, rows))))
        for name, rows in within.items()
    )
    return replace(table, rows=(), folds=tuple(folds))


def _reports(row: PlaceRow) -> int:
    return sum(mark is not None for mark in row.marks)


def levels_on_one_page(chains: Sequence[object]) -> Iterable[Level]:
    """The levels for which a page of all places has room."""
    return Level if len(chains) <= PLACES_MAX else (Level.NATIONAL, Level.PROVINCE)


def _table(facts: Facts, level: Level, chains: Iterable[Sequence[str]]) -> PlaceYears:
    places = [tuple(map(facts.reports.shown, chain)) for chain in chains]
    years = sorted({report.year for reports in places for report in reports}, reverse=True)
    rows = []
    for reports in places:
        latest = reports[-1]
        of_year = {
            report.year: Mark(
                report.url,
                not report.gap,
                bool(report.doubts),
                f"{report.region}{report.year}年，{report.gap or report.completeness}"
                + (f"，存疑：{report.doubts}" if report.doubts else ""),
            )
            for report in reports
        }
        marks = tuple(of_year.get(year) for year in years)
        url = facts.reports.place_url(latest.report_id)
        rows.append(PlaceRow(latest.region, latest.parent, url, marks))
    count = sum(map(len, places))
    return PlaceYears(level.value, LEVELS[level], count, tuple(years), tuple(rows))
