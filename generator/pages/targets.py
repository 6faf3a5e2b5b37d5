"""An indicator's targets of one year and level: against last year's, and against the superior's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.catalogue.indicators import Indicator
from generator.figures.changes import Change
from generator.figures.margins import Position
from generator.labels import LEVELS
from generator.links import COMPARE, compare_year_url, indicator_url, targets_url
from generator.model import Status
from generator.pages.cuts import Sheet, page_links, sheets
from generator.pages.facts import Facts
from generator.pages.facts.figures import ROWS_MAX
from generator.pages.facts.targets import TargetList
from generator.pages.kinds import Address, Content, Kind
from generator.pages.pictures import chart_of, dumbbells_of, slopes_of, targets_in, tiles_of
from generator.pages.shown import (
    CellShown,
    ChangeShown,
    Crumb,
    Link,
    MarginShown,
    PageLink,
    ReportShown,
    crumbs,
)
from generator.pages.slices import PartOf, extent
from generator.pages.units import in_unit, unit_of
from generator.pictures.charts import IndicatorChart
from generator.pictures.dumbbells import Dumbbells
from generator.pictures.slopes import Slopes
from generator.pictures.tiles import TileGrid


@dataclass(frozen=True, slots=True)
class Row:
    """A report's target, what it was a year before and how it changed, and the superior's.

    `change` and `margin` are None where there is nothing to hold it against.
    """

    report: ReportShown
    now: CellShown
    change: ChangeShown | None
    margin: MarginShown | None

    @property
    def cells(self) -> tuple[CellShown, ...]:
        """The targets of both years, as far as there are."""
        return (self.now, self.change.before) if self.change else (self.now,)

    def in_unit(self, unit: str) -> Row:
        """The same with its targets in a unit."""
        change = self.change
        if change:
            change = replace(change, before=in_unit(change.before, unit))
        return replace(self, now=in_unit(self.now, unit), change=change)


@dataclass(frozen=True, slots=True)
class Group:
    """The targets that became the same; `count` are all of them, on this page and on others.

    `compared`: they are held against last year's.
    """

    id: str
    title: str
    note: str
    count: int
    compared: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many places there are of a kind, and where they stand.

    `moved` says of targets that became an interval or were one how many went up and down.
    """

    url: str
    name: str
    count: int
    moved: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetsView:
    """One page of such targets.

    `extent` says how many reports are here, `both` of how many places last year's report is as
    well. `changes` and `positions` count the targets of all pages. `chart` has the page's targets
    on one scale, where no other picture can be drawn of them.
    """

    crumbs: tuple[Crumb, ...]
    title: str
    indicator: Link
    unit: str
    year: int
    levels: tuple[PartOf, ...]
    years: tuple[PartOf, ...]
    indicators: tuple[PartOf, ...]
    extent: str
    both: int
    changes: tuple[Tally, ...]
    positions: tuple[Tally, ...]
    dumbbells: Dumbbells | None
    tiles: TileGrid | None
    slopes: Slopes | None
    chart: IndicatorChart | None
    groups: tuple[Group, ...]
    pages: tuple[PageLink, ...]
    under: bool
    doubted: bool


@dataclass(frozen=True, slots=True)
class About:
    """A list of targets and which of its pages it is."""

    list: TargetList
    number: int


Kept = tuple[Change | None, str]
"""A report's id behind the change that groups it, None where last year's report is not here."""

_ORDER = (*Change, None)


def _addresses(facts: Facts) -> Iterator[Address[About]]:
    for one in facts.targets.lists():
        title = title_of(facts, one)
        for sheet in sheets(one.report_ids, ROWS_MAX):
            url = targets_url(one.year, one.level, one.indicator_id, sheet.number)
            yield Address(url=url, title=title, about=About(one, sheet.number))


def title_of(facts: Facts, one: TargetList) -> str:
    """`2026年省级目标·地区生产总值增速`."""
    name = facts.figures.indicator(one.indicator_id).name
    return f"{one.year}年{LEVELS[one.level]}目标·{name}"


def pages_of(facts: Facts, one: TargetList) -> tuple[Sheet[Kept], ...]:
    """The list's pages: grouped by what the targets became, in each group the highest first."""
    return sheets(kept_of(facts, one), ROWS_MAX)


def kept_of(facts: Facts, one: TargetList) -> list[Kept]:
    """The list's reports in the order of its pages."""
    kept = [
        (found.change if found else None, report_id)
        for report_id in one.report_ids
        for found in [facts.targets.change(report_id, one.indicator_id)]
    ]
    values = {r: _height(facts, one.indicator_id, r) for r in one.report_ids}
    return sorted(kept, key=lambda pair: (_ORDER.index(pair[0]), -values[pair[1]]))


def _height(facts: Facts, indicator_id: str, report_id: str) -> Decimal:
    found = targets_in(facts, indicator_id, report_id)
    return max((one.middle for one in found), default=Decimal("-Infinity"))


def ways_to_changes(facts: Facts, one: TargetList) -> Mapping[Change, str]:
    """Where on the list's pages each group begins."""
    ways: dict[Change, str] = {}
    for sheet in pages_of(facts, one):
        url = targets_url(one.year, one.level, one.indicator_id, sheet.number)
        for change, _ in sheet.items:
            if change:
                ways.setdefault(change, f"{url}#{_group_id(change)}")
    return ways


def _group_id(change: Change | None) -> str:
    return change.value.replace("_", "-") if change else "alone"


def _content(facts: Facts, address: Address[About]) -> Content:
    one, number = address.about.list, address.about.number
    indicator = facts.figures.indicator(one.indicator_id)
    pages = pages_of(facts, one)
    items = [item for page in pages for item in page.items]
    shown = pages[number - 1].items
    counts = Counter(change for change, _ in items)
    ways = ways_to_changes(facts, one)
    moved = {
        became.change: became.moved
        for became in facts.targets.changes(one.year, one.level)
        if became.indicator_id == one.indicator_id
    }
    made = {r: _row(facts, indicator, r) for _, r in shown}
    unit = unit_of((cell for row in made.values() for cell in row.cells), indicator.unit)
    rows = {r: row.in_unit(unit) for r, row in made.items()}
    report_ids = [r for _, r in shown]
    dumbbells = dumbbells_of(facts, indicator, one.year, shown)
    tiles = tiles_of(facts, indicator, one) if number == 1 else None
    slopes = slopes_of(facts, indicator, report_ids)
    chart = None if dumbbells or tiles or slopes else chart_of(facts, indicator, report_ids)
    return Content(
        view=TargetsView(
            crumbs=crumbs(
                ("比较", COMPARE),
                (f"{one.year}年", compare_year_url(one.year)),
                (f"{LEVELS[one.level]}目标·{indicator.name}", None),
            ),
            title=address.title,
            indicator=Link(indicator_url(indicator.id), indicator.name),
            unit=unit,
            year=one.year,
            **_ways(facts, one),
            extent=extent(facts.reports, one.year, one.level),
            both=facts.targets.held_in_both(one.year, one.level),
            changes=tuple(
                Tally(ways[change], change.label, counts[change], moved[change]) for change in ways
            ),
            positions=_positions(facts, one),
            dumbbells=dumbbells,
            tiles=tiles,
            slopes=slopes,
            chart=chart if chart and len(chart.rows) > 1 else None,
            groups=tuple(_groups(shown, counts, rows)),
            pages=page_links(
                number,
                len(pages),
                lambda n: targets_url(one.year, one.level, one.indicator_id, n),
            ),
            under=any(row.margin for row in rows.values()),
            doubted=facts.figures.any_doubted(r for _, r in shown),
        ),
        description=f"{address.title}：各地的目标、上一年的目标、与上级的差距，逐一附原话。",
        wide=True,
    )


def _ways(facts: Facts, here: TargetList) -> dict[str, tuple[PartOf, ...]]:
    """The ways to the same of other levels, years and indicators."""
    lists = facts.targets.lists()

    def part(one: TargetList, name: str) -> PartOf:
        return PartOf(targets_url(one.year, one.level, one.indicator_id), name, one == here)

    return {
        "levels": tuple(
            part(one, LEVELS[one.level])
            for one in lists
            if (one.year, one.indicator_id) == (here.year, here.indicator_id)
        ),
        "years": tuple(
            part(one, f"{one.year}年")
            for one in lists
            if (one.level, one.indicator_id) == (here.level, here.indicator_id)
        ),
        "indicators": tuple(
            part(one, facts.figures.indicator(one.indicator_id).name)
            for one in lists
            if (one.year, one.level) == (here.year, here.level)
        ),
    }


def _positions(facts: Facts, one: TargetList) -> tuple[Tally, ...]:
    counts = Counter(
        position
        for indicator_id, position, _ in facts.targets.margins(one.year, one.level)
        if indicator_id == one.indicator_id
    )
    return tuple(Tally("", p.label, counts[p]) for p in Position if counts[p])


def _row(facts: Facts, indicator: Indicator, report_id: str) -> Row:
    return Row(
        report=facts.reports.shown(report_id),
        now=facts.figures.cell(report_id, indicator.id, Status.TARGET),
        change=facts.targets.change_shown(report_id, indicator.id),
        margin=facts.targets.margin_shown(report_id, indicator.id),
    )


def _groups(
    items: tuple[Kept, ...], counts: Mapping[Change | None, int], rows: Mapping[str, Row]
) -> Iterator[Group]:
    for change in dict.fromkeys(change for change, _ in items):
        of = tuple(rows[report_id] for found, report_id in items if found is change)
        others = "上一年的报告没有收录" if len(counts) > 1 else "各地的目标"
        title = change.label if change else others
        note = change.note if change else ""
        yield Group(_group_id(change), title, note, counts[change], bool(change), of)


KIND = Kind(template="targets", view=TargetsView, addresses=_addresses, content=_content)
