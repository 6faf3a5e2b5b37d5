"""What pages draw of targets and outcomes: records of pictures, put together from facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.catalogue.indicators import Indicator
from generator.figures.changes import Change
from generator.figures.comparisons import EmptyReason
from generator.figures.outcomes import Attainment, AttainmentGroup
from generator.links import indicator_url
from generator.model import Level, Status
from generator.pages.facts import Facts
from generator.pages.facts.targets import TargetList
from generator.pages.shown import CellShown
from generator.pictures.amounts import Absence, Absent, Amount
from generator.pictures.charts import ChartRow, IndicatorChart
from generator.pictures.dot_matrix import Dot, DotCell, DotColumn, DotMatrix, DotRow
from generator.pictures.dumbbells import DumbbellGroup, DumbbellRow, Dumbbells
from generator.pictures.marks import Tone
from generator.pictures.slopes import Margins, MarginYear, Slope, Slopes
from generator.pictures.tiles import ProvinceTile, TileGrid

_SEVERAL = 4
"""Places that make a picture worth looking at."""

_SLOPES_MAX = 20
"""Places whose slopes can be told apart."""

_YEARS = 2
"""Years in which a place can be held against its superior that make a picture of them."""

_PROVINCES = 16
"""Provinces with a target that make a grid of tiles worth looking at: half of them."""


def targets_in(facts: Facts, indicator_id: str, report_id: str) -> tuple[Amount, ...]:
    """The targets of an indicator that a report gives in figures."""
    found = facts.figures.stated(report_id, indicator_id).amounts
    return tuple(one for one in found if one.status is Status.TARGET)


def target_mark(facts: Facts, indicator_id: str, report_id: str) -> Amount | Absent:
    """A report's target, the first where it gives several, or why there is none."""
    found = targets_in(facts, indicator_id, report_id)
    if found:
        return found[0]
    return _absent(facts.figures.cell(report_id, indicator_id, Status.TARGET))


_ABSENCES = {
    EmptyReason.WORDING: Absence.WORDS,
    EmptyReason.TEXT_MISSING: Absence.TORN,
    EmptyReason.UNREAD: Absence.UNREAD,
    EmptyReason.MENTIONED: Absence.MENTIONED,
    EmptyReason.AMOUNT_ONLY: Absence.AMOUNT,
    EmptyReason.RISE_ONLY: Absence.RISE,
    EmptyReason.FALL_ONLY: Absence.FALL,
    EmptyReason.PART_UNREAD: Absence.UNREAD,
    EmptyReason.NOT_MENTIONED: Absence.NOT_SAID,
}


_SAID = (Absence.WORDS, Absence.AMOUNT, Absence.RISE, Absence.FALL)
"""What is absent but for other words, which the picture quotes."""


def _absent(cell: CellShown) -> Absent:
    why = _ABSENCES.get(EmptyReason(cell.reason), Absence.OTHER)
    said = cell.quote if why in _SAID else ""
    return Absent(why=why, said=said, url=cell.url, note=cell.doubts)


# -- against last year's ---------------------------------------------------------------------------

TONES = {
    Change.RAISED: Tone.RISE,
    Change.KEPT: Tone.LEVEL,
    Change.CUT: Tone.FALL,
}
"""By the numbers; an interval's by both ends."""


def dumbbells_of(
    facts: Facts, indicator: Indicator, year: int, kept: Sequence[tuple[Change | None, str]]
) -> Dumbbells | None:
    """Both years' targets of the reports that have both, grouped; None for few of them."""
    both = [(change, report_id) for change, report_id in kept if change]
    if len(both) < _SEVERAL:
        return None
    names = facts.reports.short_names([report_id for _, report_id in both])
    groups = []
    for change in dict.fromkeys(change for change, _ in both):
        rows = []
        for of, report_id in both:
            found = facts.targets.change(report_id, indicator.id)
            if of is change and found:
                before = target_mark(facts, indicator.id, found.previous_id)
                after = target_mark(facts, indicator.id, report_id)
                way = TONES[found.way] if found.way else Tone.OTHER
                rows.append(
                    DumbbellRow(name=names[report_id], before=before, after=after, tone=way)
                )
        tones = {row.tone for row in rows}
        tone = next(iter(tones)) if len(tones) == 1 else Tone.OTHER
        groups.append(DumbbellGroup(name=change.label, tone=tone or Tone.OTHER, rows=tuple(rows)))
    return Dumbbells(
        title=f"{indicator.name}目标",
        unit=indicator.unit,
        before=f"{year - 1}年",
        after=f"{year}年",
        groups=tuple(groups),
    )


def tiles_of(facts: Facts, indicator: Indicator, one: TargetList) -> TileGrid | None:
    """The provinces' targets as a grid of tiles; None for few of them, or of other places."""
    if one.level is not Level.PROVINCE:
        return None
    tiles = []
    for report_id in one.report_ids:
        mark = target_mark(facts, indicator.id, report_id)
        found = facts.targets.change(report_id, indicator.id)
        change = TONES.get(found.way) if found and found.way else None
        adcode = facts.reports.region(report_id).adcode
        tiles.append(ProvinceTile(adcode=adcode, figure=mark, change=change))
    if sum(isinstance(tile.figure, Amount) for tile in tiles) < _PROVINCES:
        return None
    title = f"{one.year}年各省{indicator.name}目标"
    return TileGrid(title=title, unit=indicator.unit, tiles=tuple(tiles))


# -- against the superior's ------------------------------------------------------------------------


def slopes_of(facts: Facts, indicator: Indicator, report_ids: Iterable[str]) -> Slopes | None:
    """From the superior's target to each place's; None of several superiors, or of many places."""
    found = {r: facts.targets.margin(r, indicator.id) for r in report_ids}
    under = [report_id for report_id, margin in found.items() if margin]
    above = {margin.superior_id for margin in found.values() if margin}
    if len(above) != 1 or len(under) > _SLOPES_MAX:
        return None
    names = facts.reports.short_names(under)
    slopes = []
    for report_id in under:
        own = target_mark(facts, indicator.id, report_id)
        superior = target_mark(facts, indicator.id, *above)
        assert isinstance(own, Amount)
        assert isinstance(superior, Amount)
        name = facts.reports.short_name(*above)
        slopes.append(Slope(name=names[report_id], own=own, superior_name=name, superior=superior))
    return Slopes(
        title=f"{indicator.name}目标",
        unit=indicator.unit,
        left=facts.reports.short_name(*above),
        right="各地",
        slopes=tuple(slopes),
    )


def margins_of(facts: Facts, indicator: Indicator, report_ids: Sequence[str]) -> Margins | None:
    """A place's targets against its superior's, year by year; None for fewer than two years."""
    found = [(r, facts.targets.margin(r, indicator.id)) for r in report_ids]
    compared = [(report_id, margin) for report_id, margin in found if margin]
    if len(compared) < _YEARS:
        return None
    years = [
        MarginYear(
            year=facts.reports.shown(report_id).year,
            own=targets_in(facts, indicator.id, report_id)[0],
            superior=targets_in(facts, indicator.id, margin.superior_id)[0],
        )
        for report_id, margin in compared
    ]
    return Margins(
        title=f"{indicator.name}目标比上级",
        unit=indicator.unit,
        name=facts.reports.short_name(report_ids[-1]),
        superior_name=facts.reports.short_name(compared[-1][1].superior_id),
        years=tuple(years),
    )


# -- outcomes --------------------------------------------------------------------------------------

_DOTS = {
    AttainmentGroup.EXCEEDED: Dot.EXCEEDED,
    AttainmentGroup.MET: Dot.MET,
    AttainmentGroup.MISSED: Dot.MISSED,
    AttainmentGroup.ABOVE: Dot.ABOVE,
    AttainmentGroup.BELOW: Dot.BELOW,
    AttainmentGroup.UNJUDGED: Dot.UNJUDGED,
    AttainmentGroup.UNREPORTED: Dot.UNSEEN,
    AttainmentGroup.UNREAD: Dot.UNREAD,
}


def matrix_of(facts: Facts, title: str, report_ids: Sequence[str]) -> DotMatrix | None:
    """What became of the main targets of these reports; None for few of them."""
    if len(report_ids) < _SEVERAL:
        return None
    names = facts.reports.short_names(report_ids)
    rows = []
    for report_id in report_ids:
        met = facts.figures.outcomes_of_year(report_id)
        cells = []
        for indicator in facts.figures.headline:
            of = met.get(indicator.id)
            dot = _DOTS[Attainment(of.state).group] if of else Dot.NO_TARGET
            figures = of.result.figures or of.target.figures if of else ()
            cells.append(DotCell(dot=dot, url=figures[0].url if figures else ""))
        url = f"{facts.reports.shown(report_id).url}#afterwards"
        rows.append(DotRow(name=names[report_id], cells=tuple(cells), url=url))
    columns = tuple(
        DotColumn(name=i.name, short=i.brief or i.name, url=indicator_url(i.id))
        for i in facts.figures.headline
    )
    return DotMatrix(title=title, columns=columns, rows=tuple(rows))


def chart_of(facts: Facts, indicator: Indicator, report_ids: Sequence[str]) -> IndicatorChart:
    """The targets of some reports on one scale, the highest first."""
    names = facts.reports.short_names(report_ids)
    found = {r: targets_in(facts, indicator.id, r)[:1] for r in report_ids}
    rows = [ChartRow(label=names[r], amounts=of) for r, of in found.items() if of]
    rows.sort(key=lambda row: row.amounts[0].middle, reverse=True)
    return IndicatorChart(name=indicator.name, unit=indicator.unit, rows=tuple(rows))
