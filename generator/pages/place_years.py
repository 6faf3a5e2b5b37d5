"""Places × years: which reports are here, as a table of marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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
    """Places of one level by year, the newest first."""

    id: str
    title: str
    count: int
    years: tuple[int, ...]
    rows: tuple[PlaceRow, ...]


def place_years(facts: Facts, name: str, title: str, chains: Iterable[Sequence[str]]) -> PlaceYears:
    """The table of some places, each given as its reports by year."""
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
    return PlaceYears(name, title, count, tuple(years), tuple(rows))
