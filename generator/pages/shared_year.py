"""How much the reports of a year share with those above them and with their own of last year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.labels import LEVELS, RELATIONS
from generator.links import shared_url, shared_year_url
from generator.model import Level, Relation
from generator.pages.facts import Facts
from generator.pages.facts.shared import SharedShown
from generator.pages.kinds import Address, Content, Kind
from generator.pages.shared import Parts
from generator.pages.shown import ReportShown
from generator.pages.slices import Sliced
from generator.pages.year_lists import YearList, YearPage


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

    page: YearPage
    tables: tuple[SharedTable, ...]
    alone: tuple[ReportShown, ...]


def years_with_shared(facts: Facts) -> tuple[int, ...]:
    """The years of which a report could be compared with another, newest first."""
    return facts.reports.years_of(facts.shared.report_ids())


LIST = YearList(
    name="相同的文字",
    title="报告里相同的文字",
    url=shared_year_url,
    years=years_with_shared,
    slices=lambda facts, year: facts.figures.slices(year),
)


def _content(facts: Facts, address: Address[Sliced[int]]) -> Content:
    page = LIST.page(facts, address)
    report_ids = LIST.report_ids(facts, address, facts.reports.ids())
    compared = {*facts.shared.report_ids()}
    return Content(
        view=SharedYearView(
            page=page,
            tables=tuple(_tables(facts, [r for r in report_ids if r in compared])),
            alone=tuple(facts.reports.shown(r) for r in report_ids if r not in compared),
        ),
        description=f"{page.year}年各地的报告与上级、与本地上年的报告有多少文字逐字相同，最长的是哪一段。",
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
                other_name=facts.reports.shown(one.report_id).name,
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


KIND = Kind(template="shared-year", view=SharedYearView, addresses=LIST.addresses, content=_content)
