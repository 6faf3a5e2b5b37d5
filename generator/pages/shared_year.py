"""How much the reports of a year share with those above them and with their own of last year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.labels import LEVELS, RELATIONS
from generator.links import COMPARE, compare_year_url, shared_url, shared_year_url
from generator.model import Level, Relation
from generator.pages.facts import Facts
from generator.pages.facts.shared import SharedShown
from generator.pages.kinds import Address, Content, Kind
from generator.pages.shared import Parts, name_of
from generator.pages.shown import Crumb, ReportShown, crumbs
from generator.pages.slices import PartOf, Slice, Sliced, of_years


@dataclass(frozen=True, slots=True)
class SharedRow:
    """A report beside the one with which it is compared: how much it shares, and the longest."""

    report: ReportShown
    other: ReportShown
    other_name: str
    url: str
    parts: Parts
    longest: SharedShown | None


@dataclass(frozen=True, slots=True)
class SharedTable:
    """The reports of a level that have a report of that relation, those that share most first."""

    id: str
    title: str
    rows: tuple[SharedRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedYearView:
    """A year, or some reports of one level of it; `alone` are those compared with none."""

    crumbs: tuple[Crumb, ...]
    title: str
    year: int
    years: tuple[PartOf, ...]
    siblings: tuple[PartOf, ...]
    tables: tuple[SharedTable, ...]
    alone: tuple[ReportShown, ...]


def years_with_shared(facts: Facts) -> tuple[int, ...]:
    """The years of which a report could be compared with another, newest first."""
    compared = map(facts.reports.shown, facts.shared.report_ids())
    return tuple(sorted({report.year for report in compared}, reverse=True))


def _url(year: int, here: Slice | None) -> str:
    return here.url_below(shared_year_url(year)) if here else shared_year_url(year)


def _addresses(facts: Facts) -> Iterator[Address[Sliced[int]]]:
    for year in years_with_shared(facts):
        title = f"{year}年报告里相同的文字"
        yield Address(url=_url(year, None), title=title, about=Sliced(year, None))
        for one in facts.figures.slices(year):
            of_level = f"{title}·{one.level_title}"
            yield Address(url=_url(year, one), title=of_level, about=Sliced(year, one))


def _content(facts: Facts, address: Address[Sliced[int]]) -> Content:
    year, here = address.about.whole, address.about.slice
    cut = facts.figures.slices(year)
    of_year = [r for r in facts.reports.ids() if facts.reports.shown(r).year == year]
    report_ids = here.report_ids if here else () if cut else of_year
    compared = {*facts.shared.report_ids()}
    return Content(
        view=SharedYearView(
            crumbs=crumbs(
                ("比较", COMPARE),
                (f"{year}年", compare_year_url(year)),
                ("相同的文字", shared_year_url(year) if here else None),
                *([(here.level_title, None)] if here else []),
            ),
            title=address.title,
            year=year,
            years=of_years(years_with_shared(facts), shared_year_url, year),
            siblings=tuple(PartOf(_url(year, one), one.level_title, one == here) for one in cut),
            tables=tuple(_tables(facts, [r for r in report_ids if r in compared])),
            alone=tuple(facts.reports.shown(r) for r in report_ids if r not in compared),
        ),
        description=f"{year}年各地的报告与上级、与本地上年的报告有多少文字逐字相同，最长的是哪一段。",
        wide=True,
    )


def _tables(facts: Facts, report_ids: Sequence[str]) -> Iterator[SharedTable]:
    """A table for each relation and level."""
    rows: defaultdict[tuple[Relation, Level], list[tuple[int, SharedRow]]] = defaultdict(list)
    for report_id in report_ids:
        level = facts.reports.region(report_id).level
        for one in facts.shared.compared(report_id):
            row = SharedRow(
                report=facts.reports.shown(report_id),
                other=facts.reports.shown(one.report_id),
                other_name=name_of(facts, one.report_id),
                url=f"{shared_url(report_id)}#{one.relation.value}",
                parts=Parts.of(one.share),
                longest=one.longest,
            )
            share = one.share.policy * 10_000 // max(1, one.share.characters)
            rows[one.relation, level].append((share, row))
    order = [(relation, level) for relation in Relation for level in Level]
    for relation, level in order:
        if found := rows.get((relation, level)):
            yield SharedTable(
                id=f"{relation.value}-{level.value}",
                title=f"{LEVELS[level]}：{RELATIONS[relation]}报告相同的",
                rows=tuple(row for _, row in sorted(found, key=lambda pair: -pair[0])),
            )


KIND = Kind(template="shared-year", view=SharedYearView, addresses=_addresses, content=_content)
