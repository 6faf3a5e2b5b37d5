"""Figures, or why there are none, side by side and over years."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.analysis import Analysis
from generator.catalogue.indicators import Indicator
from generator.doubts import Flag
from generator.figures.comparisons import Cell, EmptyReason
from generator.figures.labels import otherwise_shown, status_name, value_shown
from generator.figures.outcomes import Outcome
from generator.labels import AGGREGATES, BASES, BOUNDS, STATUSES
from generator.links import doubts_url, indicator_url
from generator.markup import words_url
from generator.model import Observation, Status, Wording
from generator.pages.facts.ledger import Ledger, by_key, derived_fact, fact, kept_fact, own_fact
from generator.pages.facts.reports import ReportFacts, told
from generator.pages.shown import (
    NO_DOUBTS,
    CellShown,
    Doubts,
    FigureShown,
    OutcomeShown,
    PeriodShown,
    WordingShown,
)
from generator.pages.slices import Slice, slices
from generator.pages.units import in_one_unit
from generator.pictures.amounts import Amount

ROWS_MAX = 36
"""Rows of a page with a row a report: all provinces have room."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a report states of an indicator, results first, and whether its reading is in doubt."""

    amounts: tuple[Amount, ...]
    is_doubted: bool


class FigureFacts:
    """What reports say of each indicator by its id."""

    name = "figures"

    def __init__(self, analysis: Analysis, reports: ReportFacts, ledger: Ledger | None) -> None:
        self.ledger = ledger
        self._figures = figures = analysis.figures
        self._layers = analysis.layers
        self._corpus = analysis.corpus
        self._reports = reports
        self._by_id = {indicator.id: indicator for indicator in figures.indicators}
        self._outcomes_from = by_key(figures.outcomes, lambda o: o.target.report_id)
        self._outcomes_in = by_key(figures.outcomes, lambda o: o.result.report_id)
        self._slices: dict[int, tuple[Slice, ...]] = {}
        self._shown: dict[str, FigureShown] = {}
        self._amounts: dict[str, Amount] = {}

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """All indicators of the catalogue."""
        return self._figures.indicators

    @property
    def headline(self) -> tuple[Indicator, ...]:
        """Those that comparison tables have."""
        return tuple(indicator for indicator in self._figures.indicators if indicator.headline)

    @property
    def others(self) -> tuple[Indicator, ...]:
        """Those that only their own pages and those of places and reports have."""
        return tuple(indicator for indicator in self.indicators if not indicator.headline)

    def indicator(self, indicator_id: str) -> Indicator:
        """The indicator of that id, which the catalogue has. Raises: KeyError."""
        return self._by_id[indicator_id]

    @fact
    def slices(self, year: int) -> tuple[Slice, ...]:
        """The pages to which tables with a row a report are cut; of one year, of all where it is 0.

        Empty where one page has room for them.
        """
        if year not in self._slices:
            ids = [r for r in self._reports.ids() if year in (0, self._reports.shown(r).year)]
            self._slices[year] = slices(self._reports, dict.fromkeys(ids, 1), ROWS_MAX)
        return self._slices[year]

    @fact
    def slices_on(self, indicator_id: str) -> tuple[Slice, ...]:
        """The slices of an indicator: of one that is no headline indicator those that speak of it.

        That is of the years and levels in which a report gives a figure or words.
        """
        cut = self.slices(0)
        if not cut or self._by_id[indicator_id].headline:
            return cut
        said: tuple[Observation | Wording, ...] = (
            *self._figures.observations,
            *self._figures.wordings,
        )
        speaking = {one.report_id for one in said if one.indicator_id == indicator_id}
        kept = {(one.year, one.level) for one in cut if not speaking.isdisjoint(one.report_ids)}
        return tuple(one for one in cut if (one.year, one.level) in kept)

    # -- cells -------------------------------------------------------------------------------

    @own_fact
    def cell(self, report_id: str, indicator_id: str, status: Status) -> CellShown:
        """One place of a comparison table."""
        return self._cell(self._figures.table.cell(indicator_id, report_id, status))

    @own_fact
    def stated(self, report_id: str, indicator_id: str) -> Stated:
        """The figures of a report's two cells."""
        cell = self._figures.table.cell
        result = cell(indicator_id, report_id, Status.ACTUAL)
        target = cell(indicator_id, report_id, Status.TARGET)
        stated = (*result.observations, *target.observations)
        doubted = bool(result.doubts or target.doubts)
        return Stated(tuple(map(self._amount, stated)), doubted)

    @fact
    def count(self, indicator_id: str) -> int:
        """The number of figures that reports give for an indicator."""
        return sum(o.indicator_id == indicator_id for o in self._figures.observations)

    def _cell(self, cell: Cell) -> CellShown:
        doubts = _marked(cell.report_id, cell.doubts)
        if cell.observations:
            return CellShown(
                figures=tuple(map(self._figure, cell.observations)),
                doubts=doubts.doubts,
                doubts_url=doubts.doubts_url,
            )
        assert cell.reason is not None
        words = cell.words
        label = cell.reason.label
        if cell.reason is EmptyReason.OTHER_YEAR and isinstance(words, Wording):
            label = f"{label}：{words.period}年"
        url = words_url(self._corpus, words.paragraph_id, words.place) if words else ""
        if cell.reason is EmptyReason.PART_UNREAD and cell.doubts:
            # The reason leads to the doubts itself.
            url, doubts, label = doubts.doubts_url, NO_DOUBTS, "读取存疑，不能断定"
        return CellShown(
            figures=(),
            reason=cell.reason.value,
            label=label,
            url=url,
            quote=words.quote if words else "",
            doubts=doubts.doubts,
            doubts_url=doubts.doubts_url,
        )

    # -- figures and wordings of a report ----------------------------------------------------

    @own_fact
    def figures_in(self, report_id: str, section_id: str) -> tuple[FigureShown, ...]:
        """The figures that stand in a section, in text order."""
        return tuple(
            self._figure(o)
            for o in self._layers[report_id].figures.observations
            if self._corpus.paragraph(o.paragraph_id).section_id == section_id
        )

    @own_fact
    def said(self, report_id: str, indicator_id: str) -> tuple[FigureShown | WordingShown, ...]:
        """All that a report says of an indicator: figures, then words without one."""
        figures = self._layers[report_id].figures
        return (
            *(self._figure(o) for o in figures.observations if o.indicator_id == indicator_id),
            *(self._wording(w) for w in figures.wordings if w.indicator_id == indicator_id),
        )

    def _figure(self, observation: Observation) -> FigureShown:
        """A figure as shown; a dozen tables and pages have each."""
        known = self._shown.get(observation.observation_id)
        if known is None:
            known = self._shown[observation.observation_id] = self._made_figure(observation)
        return known

    def _made_figure(self, observation: Observation) -> FigureShown:
        indicator = self._by_id[observation.indicator_id]
        value, unit = value_shown(observation)
        doubts = self._doubts_of(observation)
        return FigureShown(
            indicator=indicator.name,
            indicator_url=indicator_url(indicator.id),
            period=observation.period,
            status=observation.status.value,
            status_name=status_name(observation),
            value=value,
            unit=unit,
            otherwise=otherwise_shown(observation),
            bound=BOUNDS[observation.bound],
            basis=BASES[observation.basis] if observation.basis else "",
            area=observation.area,
            stance=observation.stance,
            rider=observation.rider,
            quote=observation.quote,
            correction=observation.correction,
            url=words_url(self._corpus, observation.paragraph_id, observation.place),
            report=self._reports.shown(observation.report_id).name,
            doubts=doubts.doubts,
            doubts_url=doubts.doubts_url,
        )

    def _amount(self, observation: Observation) -> Amount:
        """A figure as pictures draw it, with its sentence's address; several pictures have it."""
        known = self._amounts.get(observation.observation_id)
        if known is None:
            known = self._amounts[observation.observation_id] = self._made_amount(observation)
        return known

    def _made_amount(self, observation: Observation) -> Amount:
        notes = (
            "编者更正" if observation.correction else "",
            "读取存疑" if self._doubts_of(observation).doubts else "",
        )
        return Amount(
            value=observation.value,
            high=observation.value_high,
            bound=observation.bound,
            status=observation.status,
            period=observation.period,
            url=words_url(self._corpus, observation.paragraph_id, observation.place),
            note="，".join(filter(None, notes)),
        )

    @kept_fact
    def with_periods(self) -> tuple[str, ...]:
        """The reports that give a figure of several years."""
        given = {one.report_id for one in self._figures.over_years}
        return tuple(report_id for report_id in self._reports.ids() if report_id in given)

    @own_fact
    def periods(self, report_id: str) -> tuple[PeriodShown, ...]:
        """A report's figures of several years, targets first, each in text order."""
        found = self._layers[report_id].figures.over_years
        ordered = sorted(found, key=lambda one: one.status is not Status.TARGET)
        return tuple(map(self._period, ordered))

    def _period(self, observation: Observation) -> PeriodShown:
        indicator = self._by_id[observation.indicator_id]
        value, unit = value_shown(observation)
        doubts = self._doubts_of(observation)
        first, last = observation.period_start, observation.period_end or observation.period
        return PeriodShown(
            indicator=indicator.name,
            indicator_url=indicator_url(indicator.id),
            is_target=observation.status is Status.TARGET,
            estimate=status_name(observation) if observation.status is Status.ESTIMATE else "",
            years=f"{first}—{last}年" if first and first != last else f"到{last}年",
            aggregate=AGGREGATES.get(observation.aggregate, ""),
            basis=BASES[observation.basis] if observation.basis else "",
            value=value,
            unit=unit,
            bound=BOUNDS[observation.bound],
            area=observation.area,
            stance=observation.stance,
            quote=observation.quote,
            url=words_url(self._corpus, observation.paragraph_id, observation.place),
            doubts=doubts.doubts,
            doubts_url=doubts.doubts_url,
        )

    def _wording(self, wording: Wording) -> WordingShown:
        doubts = self._doubts_of(wording)
        return WordingShown(
            period=wording.period,
            status=wording.status.value,
            status_name=STATUSES[wording.status],
            quote=wording.quote,
            url=words_url(self._corpus, wording.paragraph_id, wording.place),
            report=self._reports.shown(wording.report_id).name,
            doubts=doubts.doubts,
            doubts_url=doubts.doubts_url,
        )

    def _doubts_of(self, said: Observation | Wording) -> Doubts:
        """The doubts that touch one figure or wording, for the mark beside it."""
        flags = self._layers[said.report_id].flags
        return _marked(said.report_id, [f for f in flags if f.code.touches(said.status)])

    def any_doubted(self, report_ids: Iterable[str]) -> bool:
        """Whether a figure of one of the reports has a mark that a page must explain."""
        return any(
            flag.code.touches(status)
            for report_id in report_ids
            for flag in self._reports.flags(report_id)
            for status in (Status.ACTUAL, Status.TARGET)
        )

    # -- outcomes ----------------------------------------------------------------------------

    @fact
    def _of_targets(self, report_id: str) -> tuple[Outcome, ...]:
        return self._outcomes_from.get(report_id, ())

    @fact
    def _of_results(self, report_id: str) -> tuple[Outcome, ...]:
        return self._outcomes_in.get(report_id, ())

    @derived_fact
    def outcomes_on(self, report_id: str, indicator_id: str) -> tuple[OutcomeShown, ...]:
        """What became of a report's targets of one indicator."""
        found = self._of_targets(report_id)
        return tuple(self._outcome(o) for o in found if o.indicator_id == indicator_id)

    @derived_fact
    def outcomes_from(self, report_id: str) -> tuple[OutcomeShown, ...]:
        """What became of a report's targets, by the place's next report."""
        return tuple(map(self._outcome, self._of_targets(report_id)))

    def outcomes_of_year(self, report_id: str) -> dict[str, OutcomeShown]:
        """What became of a report's targets for its own year, by indicator."""
        year = self._reports.shown(report_id).year
        found = self.outcomes_from(report_id)
        return {one.indicator_id: one for one in found if one.period == year}

    @derived_fact
    def outcomes_in(self, report_id: str) -> tuple[OutcomeShown, ...]:
        """What a report says became of the targets of the place's last one."""
        return tuple(map(self._outcome, self._of_results(report_id)))

    @kept_fact
    def with_outcomes(self) -> tuple[str, ...]:
        """The reports of whose targets for their own year the place's next one tells."""
        return tuple(
            dict.fromkeys(
                one.target.report_id
                for one in self._figures.outcomes
                if one.period == self._corpus.report(one.target.report_id).year
            )
        )

    def _outcome(self, outcome: Outcome) -> OutcomeShown:
        indicator = self._by_id[outcome.indicator_id]
        target, result = in_one_unit(
            [
                self.cell(side.report_id, indicator.id, side.status)
                for side in (outcome.target, outcome.result)
            ],
            indicator.unit,
        )
        return OutcomeShown(
            indicator_id=indicator.id,
            indicator=indicator.name,
            indicator_url=indicator_url(indicator.id),
            place=outcome.region,
            period=outcome.period,
            target=target,
            result=result,
            target_report=self._reports.shown(outcome.target.report_id),
            result_report=self._reports.shown(outcome.result.report_id),
            state=outcome.attainment.value,
            label=outcome.label,
            distance="" if outcome.distance in outcome.label else outcome.distance,
            estimated=outcome.is_estimated,
            doubted=outcome.is_doubted,
            verdict=outcome.verdict,
            bases=tuple(BASES[basis] for basis in outcome.bases) if outcome.bases else (),
            note=outcome.method.note,
        )


def _marked(report_id: str, flags: Iterable[Flag]) -> Doubts:
    """What a mark says, and where it leads; empty where nothing is in doubt."""
    words = told(flags)
    return Doubts(words, doubts_url(report_id)) if words else NO_DOUBTS
