"""The headline indicators of all reports side by side: figures, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.catalogue.indicators import Indicator
from generator.corpus import Corpus
from generator.figures.observations import Figures
from generator.model import Completeness, Observation, Part, Report, Status, Wording


class EmptyReason(StrEnum):
    """Why a cell holds no figure of its year. `label` and `note` are for readers."""

    WORDING = "wording"
    OTHER_YEAR = "other_year"
    TEXT_MISSING = "text_missing"
    NOT_MENTIONED = "not_mentioned"

    @property
    def label(self) -> str:
        return _REASONS[self][0]

    @property
    def note(self) -> str:
        return _REASONS[self][1]


_REASONS = {
    EmptyReason.WORDING: ("有措辞，无数值", "原文说到这项指标，但没有给出它的数值，链接通向原话。"),
    EmptyReason.OTHER_YEAR: ("仅有其他年份", "原文说的是另一年份的数值或措辞，链接通向原话。"),
    EmptyReason.TEXT_MISSING: ("原文缺失", "收录的文本缺开头或结尾，所缺部分可能写有这项指标。"),
    EmptyReason.NOT_MENTIONED: ("原文未提及", "收录的正文没有说到这项指标。"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one report says of one indicator, as a result or as a target.

    `status` is ACTUAL for results, estimates included (each observation keeps its own status), and
    TARGET for targets. All `observations` are of the report's review year or of its own year. Where
    there are none, `reason` says why, and `wording` has the words for WORDING and OTHER_YEAR.
    """

    indicator_id: str
    report_id: str
    status: Status
    observations: tuple[Observation, ...] = ()
    reason: EmptyReason | None = None
    wording: Wording | None = None


@dataclass(frozen=True)
class HeadlineTable:
    """The cells of all reports and indicators."""

    cells: Mapping[tuple[str, str, Status], Cell]

    def cell(self, indicator_id: str, report_id: str, status: Status) -> Cell:
        """One cell; ESTIMATE stands in the cell of ACTUAL. Raises: KeyError."""
        side = Status.TARGET if status is Status.TARGET else Status.ACTUAL
        return self.cells[indicator_id, report_id, side]


def headline_table(
    corpus: Corpus, figures: Mapping[str, Figures], indicators: Sequence[Indicator]
) -> HeadlineTable:
    """A cell for every indicator, report and side; `figures` by report id."""
    cells = (
        _cell(indicator.id, report, status, figures[report.report_id])
        for indicator in indicators
        for report in corpus.reports
        for status in (Status.ACTUAL, Status.TARGET)
    )
    return HeadlineTable({(c.indicator_id, c.report_id, c.status): c for c in cells})


def _cell(indicator_id: str, report: Report, status: Status, figures: Figures) -> Cell:
    period = report.year if status is Status.TARGET else report.review_year

    def belongs(record: Observation | Wording) -> bool:
        same_side = (record.status is Status.TARGET) == (status is Status.TARGET)
        return record.indicator_id == indicator_id and same_side

    stated = [o for o in figures.observations if belongs(o)]
    worded = [w for w in figures.wordings if belongs(w)]
    of_period = [w for w in worded if w.period == period]
    observations = tuple(o for o in stated if o.period == period)
    reason: EmptyReason | None = None
    wording: Wording | None = None
    if observations:
        pass
    elif of_period:
        reason, wording = EmptyReason.WORDING, of_period[0]
    elif stated or worded:
        reason = EmptyReason.OTHER_YEAR
        wording = _words_of(stated[-1]) if stated else worded[-1]
    elif _may_be_lost(report, status):
        reason = EmptyReason.TEXT_MISSING
    else:
        reason = EmptyReason.NOT_MENTIONED
    return Cell(
        indicator_id=indicator_id,
        report_id=report.report_id,
        status=status,
        observations=observations,
        reason=reason,
        wording=wording,
    )


def _words_of(observation: Observation) -> Wording:
    return Wording(
        report_id=observation.report_id,
        indicator_id=observation.indicator_id,
        period=observation.period,
        status=observation.status,
        paragraph_id=observation.paragraph_id,
        quote=observation.quote,
        place=observation.place,
    )


_ORDER = {part: rank for rank, part in enumerate(Part)}


def _may_be_lost(report: Report, status: Status) -> bool:
    """Whether the part that states results, or targets, reaches into the text that is lost.

    What is lost at the head ends in the first part that is left, what is lost at the tail begins in
    the last one: a report that breaks off in its closing words has lost no target.
    """
    if report.completeness is Completeness.FULL or not report.paragraphs:
        return report.completeness is not Completeness.FULL
    wanted = _ORDER[Part.PLAN if status is Status.TARGET else Part.REVIEW]
    first, last = (
        _ORDER[report.section(report.paragraphs[index].section_id).part] for index in (0, -1)
    )
    head = report.completeness.lacks_head and first >= wanted
    tail = report.completeness.lacks_tail and last <= wanted
    return head or tail


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesRow:
    """One report in an indicator's series: its result for `review_year`, its target for `year`."""

    report_id: str
    region: str
    year: int
    review_year: int
    result: Cell
    target: Cell


def indicator_series(
    corpus: Corpus, table: HeadlineTable, indicator_id: str
) -> tuple[SeriesRow, ...]:
    """The indicator in all reports, in the corpus' order."""
    return tuple(
        SeriesRow(
            report_id=report.report_id,
            region=report.region.name,
            year=report.year,
            review_year=report.review_year,
            result=table.cell(indicator_id, report.report_id, Status.ACTUAL),
            target=table.cell(indicator_id, report.report_id, Status.TARGET),
        )
        for report in corpus.reports
    )


def places_of_several_years(corpus: Corpus) -> tuple[tuple[Report, ...], ...]:
    """For each place with reports of several years, all of them, by year."""
    places: dict[str, list[Report]] = {}
    for report in corpus.reports:
        places.setdefault(report.region.key, []).append(report)
    by_year = (sorted(found, key=lambda r: r.year) for found in places.values())
    return tuple(tuple(found) for found in by_year if found[0].year < found[-1].year)
