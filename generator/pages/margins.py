"""How far the targets of a year lie above those of the superiors, by level and indicator."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from generator.catalogue.indicators import Indicator
from generator.figures.labels import number
from generator.figures.margins import Position
from generator.labels import LEVELS
from generator.links import indicator_url, margins_url, targets_url
from generator.model import Level, Status
from generator.pages.facts import Facts
from generator.pages.facts.figures import ROWS_MAX
from generator.pages.facts.targets import MarginFound
from generator.pages.kinds import Address, Content, Kind
from generator.pages.pictures import slopes_of
from generator.pages.shown import CellShown, Link, ReportShown
from generator.pages.slices import Sliced
from generator.pages.tables import LegendEntry
from generator.pages.year_lists import YearList, YearPage
from generator.pictures.slopes import Slopes

_PLACES = Decimal("0.01")
_REWORDED = LegendEntry("0*", Position.REWORDED.label, "如一方说“左右”，一方说“以上”；点开看原话。")


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator: how many places aim above their superior, as high, below; and by how much.

    `mean` is the mean of the distances with its sign; `unit` is empty for percentage points.
    """

    indicator: Link
    unit: str
    counts: tuple[int, ...]
    mean: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One place's margin: signed, and how it stands; None where it cannot be told."""

    value: str
    position: str
    url: str
    title: str


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place with its margins by indicator."""

    report: ReportShown
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Under:
    """The places under one superior, whose own targets are `targets`."""

    id: str
    name: str
    superior: ReportShown
    targets: tuple[CellShown, ...]
    rows: tuple[PlaceRow, ...]


@dataclass(frozen=True, slots=True)
class SuperiorRow:
    """A superior's target, how many places under it aim above it, as high, below, and the mean."""

    place: Link
    target: CellShown
    counts: tuple[int, ...]
    mean: str


@dataclass(frozen=True, slots=True)
class Superiors:
    """An indicator by superior: the one whose places aim highest above it comes first."""

    indicator: Indicator
    rows: tuple[SuperiorRow, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """A level; `slopes` and `superiors` are of its first indicator.

    `listed` tells whether the indicators lead to the words of both sides: those of a place alone do
    not. `slopes` and `under` are left out where its places are more than a page has room for: then
    `superiors` sum them up.
    """

    id: str
    level: str
    count: int
    listed: bool
    positions: tuple[str, ...]
    rows: tuple[Row, ...]
    slopes: Slopes | None
    columns: tuple[Link, ...]
    under: tuple[Under, ...]
    superiors: Superiors | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginsView:
    """The boards of one year, from the provinces down, and what marks in them mean."""

    page: YearPage
    boards: tuple[Board, ...]
    legend: tuple[LegendEntry, ...]


def years_with_margins(facts: Facts) -> tuple[int, ...]:
    """The years in which some target can be held against the superior's, newest first."""
    found = dict.fromkeys((one.year, one.level) for one in facts.targets.lists())
    return tuple(dict.fromkeys(year for year, level in found if facts.targets.margins(year, level)))


LIST = YearList(name="目标比上级", title="目标比上级", url=margins_url, years=years_with_margins)


def _content(facts: Facts, address: Address[Sliced[int]]) -> Content:
    year = address.about.whole
    levels = [level for of, level, _ in facts.reports.held() if of == year]
    boards = tuple(board for level in levels if (board := _board(facts, year, level)).rows)
    return Content(
        view=MarginsView(
            page=LIST.page(facts, address),
            boards=boards,
            legend=(_REWORDED,) if any(map(_has_reworded, boards)) else (),
        ),
        description=f"{year}年各地的目标比上一级政府同一年的目标高多少、低多少。",
        wide=True,
    )


def _board(facts: Facts, year: int, level: Level) -> Board:
    found: defaultdict[str, list[tuple[Position, Decimal]]] = defaultdict(list)
    for indicator_id, position, middle in facts.targets.margins(year, level):
        found[indicator_id].append((position, middle))
    indicators = [i for i in facts.figures.indicators if i.id in found]
    reports = [
        report_id
        for report_id in facts.reports.ids()
        if facts.reports.shown(report_id).year == year
        and facts.reports.region(report_id).level is level
        and any(facts.targets.margin(report_id, i.id) for i in indicators)
    ]
    shown = [p for p in Position if any(p is of for one in found.values() for of, _ in one)]
    listed = {
        one.indicator_id for one in facts.targets.lists() if (one.year, one.level) == (year, level)
    }

    def way(indicator: Indicator) -> Link:
        """To the list of the indicator's targets; a place alone has none."""
        url = targets_url(year, level, indicator.id)
        return Link(url if indicator.id in listed else indicator_url(indicator.id), indicator.name)

    rows = []
    for indicator in indicators:
        of = found[indicator.id]
        rows.append(
            Row(
                way(indicator),
                "" if indicator.unit == "%" else indicator.unit,
                tuple(sum(p is position for p, _ in of) for position in shown),
                _mean([middle for _, middle in of]),
            )
        )
    headline = [i for i in indicators if i.headline]
    few = len(reports) <= ROWS_MAX
    return Board(
        id=level.value,
        level=LEVELS[level],
        count=len(reports),
        listed=bool(listed),
        positions=tuple(position.label for position in shown),
        rows=tuple(rows),
        slopes=slopes_of(facts, headline[0], reports) if few and headline else None,
        columns=tuple(map(way, headline)),
        under=tuple(_under(facts, reports, [i.id for i in headline])) if few else (),
        superiors=None if few or not headline else _superiors(facts, headline[0], reports, shown),
    )


def _mean(distances: Sequence[Decimal]) -> str:
    return signed((sum(distances, Decimal(0)) / len(distances)).quantize(_PLACES))


def _superiors(
    facts: Facts, indicator: Indicator, reports: Sequence[str], positions: Sequence[Position]
) -> Superiors | None:
    """Several superiors of these reports; None of one, or of more than a page has room for."""
    under: defaultdict[str, list[MarginFound]] = defaultdict(list)
    for report_id in reports:
        if margin := facts.targets.margin(report_id, indicator.id):
            under[margin.superior_id].append(margin)
    if not 1 < len(under) <= ROWS_MAX:
        return None
    middles = {superior: [(m.low + m.high) / 2 for m in of] for superior, of in under.items()}
    rows = (
        SuperiorRow(
            Link(facts.reports.place_url(superior), facts.reports.short_name(superior)),
            facts.figures.cell(superior, indicator.id, Status.TARGET),
            tuple(sum(m.position is position for m in under[superior]) for position in positions),
            _mean(middles[superior]),
        )
        for superior in sorted(under, key=lambda one: -sum(middles[one]) / len(middles[one]))
    )
    return Superiors(indicator, tuple(rows))


def _has_reworded(board: Board) -> bool:
    cells = (cell for under in board.under for row in under.rows for cell in row.cells)
    return any(cell and cell.position == Position.REWORDED for cell in cells)


def _under(facts: Facts, reports: list[str], indicators: list[str]) -> Iterator[Under]:
    """The places by their superior, each with its margins."""

    def margins(report_id: str) -> dict[str, MarginFound]:
        found = {i: facts.targets.margin(report_id, i) for i in indicators}
        return {i: margin for i, margin in found.items() if margin}

    of = [(r, held) for r in reports if (held := margins(r))]
    for superior, group in groupby(of, lambda pair: next(iter(pair[1].values())).superior_id):
        yield Under(
            superior,
            facts.reports.short_name(superior),
            facts.reports.shown(superior),
            tuple(facts.figures.cell(superior, i, Status.TARGET) for i in indicators),
            tuple(
                PlaceRow(
                    facts.reports.shown(report_id),
                    tuple(
                        _cell(facts, report_id, i, held[i]) if i in held else None
                        for i in indicators
                    ),
                )
                for report_id, held in group
            ),
        )


def _cell(facts: Facts, report_id: str, indicator_id: str, margin: MarginFound) -> Cell:
    (own,) = facts.figures.cell(report_id, indicator_id, Status.TARGET).figures
    (theirs,) = facts.figures.cell(margin.superior_id, indicator_id, Status.TARGET).figures
    place = facts.reports.short_name(margin.superior_id)
    return Cell(
        value=_value(margin),
        position=margin.position.value,
        url=own.url,
        title=f"{own.quote}（{place}：{theirs.quote}）",
    )


def _value(margin: MarginFound) -> str:
    if margin.position is Position.REWORDED:
        return _REWORDED.mark
    return "～".join(dict.fromkeys(map(signed, sorted((margin.low, margin.high)))))


def signed(value: Decimal) -> str:
    """A distance with its sign: +0.5, −1, 0."""
    return f"+{number(value)}" if value > 0 else number(value or Decimal(0))


KIND = Kind(template="margins", view=MarginsView, addresses=LIST.addresses, content=_content)
