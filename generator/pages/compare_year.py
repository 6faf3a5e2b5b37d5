"""The reports of one year: a row for each, a column for each main indicator; many, by level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from generator.figures.outcomes import Attainment
from generator.links import COMPARE, compare_year_url, indicator_url
from generator.model import Status
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind
from generator.pages.shown import CellShown, Crumb, OutcomeShown, ReportShown, crumbs
from generator.pages.slices import Grid, Sliced, SliceNav, down, grid, slice_nav
from generator.pages.tables import LegendEntry, TableCell, column, legend, rows, without_places


@dataclass(frozen=True, slots=True)
class Column:
    """An indicator."""

    name: str
    url: str
    unit: str


@dataclass(frozen=True, slots=True)
class Row:
    """A report with what it says of each indicator."""

    report: ReportShown
    cells: tuple[TableCell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Targets of the year, or results of the year before; `silent` reports give no figure."""

    id: str
    title: str
    rows: tuple[Row, ...]
    silent: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class OutcomeCell:
    """What became of a target; where that is not known, the target alone."""

    met: OutcomeShown | None
    target: TableCell
    result: TableCell | None


@dataclass(frozen=True, slots=True)
class VerdictNote:
    """A rule by which results are held against their targets, and what is said by it."""

    labels: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """A report with what became of each of its targets."""

    report: ReportShown
    cells: tuple[OutcomeCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareYearView:
    """One year, or a slice of it; `slices` are on the page that leads on to them."""

    crumbs: tuple[Crumb, ...]
    year: int
    title: str
    count: int
    slices: Grid | None
    nav: SliceNav | None
    doubted: bool
    columns: tuple[Column, ...]
    tables: tuple[Table, ...]
    outcomes: tuple[OutcomeRow, ...]
    verdicts: tuple[VerdictNote, ...]
    legend: tuple[LegendEntry, ...]


def _of_year(facts: Facts, year: int) -> list[str]:
    return [r for r in facts.reports.ids() if facts.reports.shown(r).year == year]


def _addresses(facts: Facts) -> Iterator[Address[Sliced[int]]]:
    for year in sorted({report.year for report in facts.reports.all()}, reverse=True):
        title = f"目标与结果·{year}年"
        yield Address(url=compare_year_url(year), title=title, about=Sliced(year, None))
        for one in facts.figures.slices(year):
            yield Address(
                url=one.url(COMPARE), title=f"目标与结果·{one.title}", about=Sliced(year, one)
            )


def _content(facts: Facts, address: Address[Sliced[int]]) -> Content:
    year, here = address.about.whole, address.about.slice
    of_year = _of_year(facts, year)
    cut = facts.figures.slices(year)
    report_ids = here.report_ids if here else () if cut else of_year
    reports = tuple(map(facts.reports.shown, report_ids))
    targets = _cells(facts, report_ids, Status.TARGET)
    results = _cells(facts, report_ids, Status.ACTUAL)
    outcomes = tuple(_outcomes(facts, reports))
    return Content(
        view=CompareYearView(
            crumbs=crumbs(("比较", COMPARE), *down((f"{year}年", compare_year_url(year)), here)),
            year=year,
            title=address.title,
            count=len(report_ids) or len(of_year),
            slices=grid(COMPARE, cut) if cut and not here else None,
            nav=slice_nav(facts.reports, COMPARE, cut, here) if here else None,
            doubted=facts.figures.any_doubted(report_ids),
            columns=tuple(
                Column(i.name, indicator_url(i.id), i.unit) for i in facts.figures.headline
            ),
            tables=(
                _table("targets", f"{year}年的目标", facts, reports, targets),
                _table("results", f"{year - 1}年的结果", facts, reports, results),
            )
            if reports
            else (),
            outcomes=outcomes,
            verdicts=tuple(_verdicts(outcomes)),
            legend=legend(chain(*targets, *results)),
        ),
        wide=True,
    )


def _cells(
    facts: Facts, report_ids: Sequence[str], status: Status
) -> tuple[tuple[CellShown, ...], ...]:
    """The cells of each indicator, as columns."""
    return tuple(
        tuple(facts.figures.cell(report_id, indicator.id, status) for report_id in report_ids)
        for indicator in facts.figures.headline
    )


def _table(
    name: str,
    title: str,
    facts: Facts,
    reports: Sequence[ReportShown],
    cells: Sequence[Sequence[CellShown]],
) -> Table:
    units = [indicator.unit for indicator in facts.figures.headline]
    columns = [column(of, unit) for of, unit in zip(cells, units, strict=True)]
    made = [Row(*pair) for pair in zip(reports, rows(columns), strict=True)]
    speaks = [any(cell.numbers for cell in row.cells) for row in made]
    return Table(
        name,
        title,
        tuple(row for row, some in zip(made, speaks, strict=True) if some),
        tuple(row for row, some in zip(made, speaks, strict=True) if not some),
    )


def _outcomes(facts: Facts, reports: Sequence[ReportShown]) -> Iterator[OutcomeRow]:
    """The reports whose targets the next one tells of."""
    for report in reports:
        outcomes = facts.figures.outcomes_from(report.report_id)
        met = {o.indicator_id: o for o in outcomes if o.period == report.year}
        if met:
            cells = []
            for indicator in facts.figures.headline:
                target = facts.figures.cell(report.report_id, indicator.id, Status.TARGET)
                of = met.get(indicator.id)
                both = (of.target, of.result) if of else (target,)
                shown, *result = without_places(both, indicator.unit)
                cells.append(OutcomeCell(of, shown, result[0] if result else None))
            yield OutcomeRow(report, tuple(cells))


def _verdicts(rows: Sequence[OutcomeRow]) -> Iterator[VerdictNote]:
    """Each rule that was used in the table, with all that it says there."""
    labels: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for row in rows:
        for cell in row.cells:
            if cell.met and cell.met.note:
                labels[cell.met.note][Attainment(cell.met.state).label] = None
    for note, found in labels.items():
        yield VerdictNote(tuple(found), note)


KIND = Kind(template="compare-year", view=CompareYearView, addresses=_addresses, content=_content)
