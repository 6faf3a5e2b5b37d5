"""What became of a year's targets, by the reports of the year after: places × indicators."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from generator.figures.outcomes import Attainment, AttainmentGroup, Method
from generator.labels import LEVELS
from generator.links import indicator_url, outcomes_url
from generator.model import Level, Status
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind
from generator.pages.pictures import matrix_of
from generator.pages.shown import OutcomeShown, ReportShown
from generator.pages.slices import Slice, Sliced
from generator.pages.tables import TableCell, without_places
from generator.pages.units import unit_of
from generator.pages.year_lists import YearList, YearPage, slices_of
from generator.pictures.dot_matrix import DotMatrix

_ORDER = tuple(Attainment)


@dataclass(frozen=True, slots=True)
class Column:
    """An indicator."""

    name: str
    url: str
    unit: str


@dataclass(frozen=True, slots=True)
class OutcomeCell:
    """What became of a target; where that is not known, the target alone."""

    met: OutcomeShown | None
    target: TableCell
    result: TableCell | None


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """A report with what became of each of its targets."""

    report: ReportShown
    cells: tuple[OutcomeCell, ...]


@dataclass(frozen=True, slots=True)
class VerdictNote:
    """What is said of results held against their targets, and the rules by which it is."""

    labels: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """A place or an indicator, with how many of its targets came to what."""

    name: str
    url: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts of outcomes: `kinds` are the columns, `places` is how many places are counted.

    `matrix` has them place by place where there are several.
    """

    id: str
    title: str
    kinds: tuple[str, ...]
    places: int
    matrix: DotMatrix | None
    by_indicator: tuple[Total, ...]
    by_place: tuple[Total, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomesView:
    """One year, or a slice of it."""

    page: YearPage
    totals: tuple[Totals, ...]
    columns: tuple[Column, ...]
    rows: tuple[OutcomeRow, ...]
    verdicts: tuple[VerdictNote, ...]


def years_with_outcomes(facts: Facts) -> tuple[int, ...]:
    """The years of which some target's result is told, newest first."""
    return facts.reports.years_of(facts.figures.with_outcomes())


def reports_with_outcomes(facts: Facts, year: int) -> tuple[str, ...]:
    """The reports of a year whose targets the next one tells of."""
    return facts.reports.in_year(facts.figures.with_outcomes(), year)


def counts_of(facts: Facts, year: int, level: Level) -> tuple[tuple[str, int], ...]:
    """What became of a level's main targets: what it is called, and how often; none for 0."""
    headline = {indicator.id for indicator in facts.figures.headline}
    return grouped(
        one
        for report_id in reports_with_outcomes(facts, year)
        if facts.reports.region(report_id).level is level
        for one in facts.figures.outcomes_of_year(report_id).values()
        if one.indicator_id in headline
    )


def grouped(outcomes: Iterable[OutcomeShown]) -> tuple[tuple[str, int], ...]:
    """What became of targets: what it is called, and how often; none for 0."""
    counts = Counter(Attainment(one.state).group for one in outcomes)
    return tuple((group.label, counts[group]) for group in AttainmentGroup if counts[group])


def places_of(facts: Facts, year: int, level: Level) -> int:
    """Of how many places of a level it is told what became of their targets."""
    told = reports_with_outcomes(facts, year)
    return sum(facts.reports.region(report_id).level is level for report_id in told)


def _slices(facts: Facts, year: int) -> tuple[Slice, ...]:
    return slices_of(facts, year, reports_with_outcomes(facts, year))


LIST = YearList(
    name="目标的结果",
    title="目标的结果",
    url=outcomes_url,
    years=years_with_outcomes,
    slices=_slices,
)


def _content(facts: Facts, address: Address[Sliced[int]]) -> Content:
    here, page = address.about.slice, LIST.page(facts, address)
    told = reports_with_outcomes(facts, page.year)
    report_ids = [r for r in told if not here or r in here.report_ids]
    leads_on = bool(page.levels) and not here
    columns = dict(_columns(facts, () if leads_on else report_ids))
    rows = tuple(
        OutcomeRow(facts.reports.shown(report_id), cells)
        for report_id, cells in zip(report_ids, zip(*columns.values(), strict=True), strict=False)
    )
    return Content(
        view=OutcomesView(
            page=page,
            totals=tuple(_totals(facts, report_ids, by_place=not leads_on)),
            columns=tuple(columns),
            rows=rows,
            verdicts=tuple(
                verdict_notes(
                    (Attainment(cell.met.state), cell.met.note)
                    for row in rows
                    for cell in row.cells
                    if cell.met and cell.met.note
                )
            ),
        ),
        description=(
            f"{page.year}年各地定的目标，次年报告所说的结果：超过、达到、未达到、未见的各有多少。"
        ),
        wide=True,
    )


def _columns(
    facts: Facts, report_ids: Sequence[str]
) -> Iterator[tuple[Column, tuple[OutcomeCell, ...]]]:
    """Each indicator with the cells of all reports, in one unit."""
    met = [facts.figures.outcomes_of_year(report_id) for report_id in report_ids]
    for indicator in facts.figures.headline:
        found = [of.get(indicator.id) for of in met]
        targets = [facts.figures.cell(r, indicator.id, Status.TARGET) for r in report_ids]
        sides = [
            (of.target, of.result) if of else (target,)
            for of, target in zip(found, targets, strict=True)
        ]
        unit = unit_of(chain.from_iterable(sides), indicator.unit)
        made = [without_places(both, unit) for both in sides]
        yield (
            Column(indicator.name, indicator_url(indicator.id), unit),
            tuple(
                OutcomeCell(of, shown, result[0] if result else None)
                for of, (shown, *result) in zip(found, made, strict=True)
            ),
        )


def _totals(facts: Facts, report_ids: Sequence[str], *, by_place: bool) -> Iterator[Totals]:
    """The counts of each level, of the main indicators; those `by_place` of several places alone.

    Of one place the table that has each target is all there is to say.
    """
    levels: defaultdict[Level, list[str]] = defaultdict(list)
    for report_id in report_ids:
        levels[facts.reports.region(report_id).level].append(report_id)
    headline = facts.figures.headline
    for level, ids in levels.items():
        if by_place and len(ids) == 1:
            continue
        groups = {
            (report_id, one.indicator_id): Attainment(one.state).group
            for report_id in ids
            for one in facts.figures.outcomes_of_year(report_id).values()
        }
        found = {groups[r, i.id] for r in ids for i in headline if (r, i.id) in groups}
        shown = tuple(group for group in AttainmentGroup if group in found)

        by_indicator = (
            Total(i.name, indicator_url(i.id), _counts(groups, [(r, i.id) for r in ids], shown))
            for i in headline
        )
        places = (
            Total(
                facts.reports.shown(r).region,
                f"{facts.reports.shown(r).url}#afterwards",
                _counts(groups, [(r, i.id) for i in headline], shown),
            )
            for r in ids
        )
        yield Totals(
            id=level.value,
            title=LEVELS[level],
            kinds=tuple(group.label for group in shown),
            places=len(ids),
            matrix=matrix_of(facts, f"{LEVELS[level]}目标的结果", ids) if by_place else None,
            by_indicator=tuple(total for total in by_indicator if any(total.counts)),
            by_place=tuple(places) if by_place else (),
        )


def _counts(
    groups: Mapping[tuple[str, str], AttainmentGroup],
    keys: Iterable[tuple[str, str]],
    shown: Sequence[AttainmentGroup],
) -> tuple[int, ...]:
    """How many of the targets came to what, in the order of `shown`."""
    counts = Counter(groups[key] for key in keys if key in groups)
    return tuple(counts[group] for group in shown)


def verdict_notes(judged: Iterable[tuple[Attainment, str]]) -> Iterator[VerdictNote]:
    """All that is said of outcomes, each once, with the rules (`Method`'s notes) by which it is.

    What is said by the same rule stands together.
    """
    said: defaultdict[str, set[Attainment]] = defaultdict(set)
    for state, note in judged:
        said[note].add(state)
    groups: list[set[Attainment]] = []
    for states in said.values():
        apart = [group for group in groups if group.isdisjoint(states)]
        groups = [*apart, states.union(*(group for group in groups if group not in apart))]
    for group in sorted(groups, key=lambda states: min(map(_ORDER.index, states))):
        yield VerdictNote(
            tuple(state.label for state in _ORDER if state in group),
            tuple(method.note for method in Method if said.get(method.note, set()) & group),
        )


KIND = Kind(template="outcomes", view=OutcomesView, addresses=LIST.addresses, content=_content)
