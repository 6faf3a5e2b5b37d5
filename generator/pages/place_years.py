"""Places × years: which reports are here, as a picture and as a table of marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.labels import LEVELS
from generator.model import Completeness, Level
from generator.pages.facts import Facts
from generator.pictures.coverage import Coverage, CoverageLevel, CoverageRow, HeldReport


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


_ENDS = {(ends.lacks_head, ends.lacks_tail): ends for ends in Completeness}

PLACES_MAX = 60
"""Places that stand on one page; of more, those below provinces stand on their province's."""
PICTURE_MAX = 40
"""Places of a picture: it stands above the table, and both have room in a page."""
_HIGH = (Level.NATIONAL, Level.PROVINCE)


def places_by_level(
    facts: Facts, chains: Iterable[Sequence[str]], levels: Iterable[Level] = Level
) -> tuple[PlaceYears, ...]:
    """A table for each of the levels that has places, each place given as its reports by year."""
    by_level = _by_level(facts, chains)
    return tuple(_table(facts, level, by_level[level]) for level in levels if level in by_level)


def coverage(
    facts: Facts, title: str, chains: Iterable[Sequence[str]], levels: Iterable[Level] = Level
) -> Coverage | None:
    """The same as a picture; None of one place or one year, or where there are too many.

    Of many places it has the nation and the provinces: the others are on their province's page.
    """
    by_level = _by_level(facts, chains)
    shown = [level for level in levels if level in by_level]
    if sum(len(by_level[level]) for level in shown) > PICTURE_MAX:
        shown = [level for level in shown if level in _HIGH]
    places = [chain for level in shown for chain in by_level[level]]
    years = {facts.reports.shown(report_id).year for chain in places for report_id in chain}
    if not 1 < len(places) <= PICTURE_MAX or len(years) == 1:
        return None
    names = facts.reports.short_names(chain[-1] for chain in places)

    def row(chain: Sequence[str]) -> CoverageRow:
        reports = sorted(map(facts.reports.shown, chain), key=lambda report: report.year)
        return CoverageRow(
            name=names[chain[-1]],
            reports=tuple(
                HeldReport(
                    year=report.year,
                    completeness=_ENDS[report.lacks_head, report.lacks_tail],
                    url=report.url,
                    note=f"存疑：{report.doubts}" if report.doubts else "",
                )
                for report in reports
            ),
            url=facts.reports.place_url(chain[-1]),
        )

    made = (CoverageLevel(LEVELS[level], tuple(map(row, by_level[level]))) for level in shown)
    return Coverage(title=title, levels=tuple(made))


def _by_level(
    facts: Facts, chains: Iterable[Sequence[str]]
) -> defaultdict[Level, list[Sequence[str]]]:
    by_level: defaultdict[Level, list[Sequence[str]]] = defaultdict(list)
    for chain in chains:
        by_level[facts.reports.region(chain[-1]).level].append(chain)
    return by_level


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
    return Level if len(chains) <= PLACES_MAX else _HIGH


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
                f"{report.name}，{report.gap or report.completeness}"
                + (f"，存疑：{report.doubts}" if report.doubts else ""),
            )
            for report in reports
        }
        marks = tuple(of_year.get(year) for year in years)
        url = facts.reports.place_url(latest.report_id)
        rows.append(PlaceRow(latest.region, latest.parent, url, marks))
    count = sum(map(len, places))
    return PlaceYears(level.value, LEVELS[level], count, tuple(years), tuple(rows))
