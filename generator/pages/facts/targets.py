"""Targets against last year's and the superior's, and in which words they are set."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.analysis import Analysis
from generator.figures.changes import Change, TargetChange
from generator.figures.labels import distance
from generator.figures.margins import Margin, Position
from generator.model import Bound, Level, Status
from generator.pages.facts.figures import FigureFacts
from generator.pages.facts.ledger import Ledger, by_key, fact, kept_fact, own_fact
from generator.pages.facts.reports import ReportFacts
from generator.pages.shown import ChangeShown, MarginShown

_FEWEST = 2
"""Places with a target that make a page of them; one alone has its own pages."""

_SEVERAL = 5
"""The same, where there is nothing else to hold their targets against."""


@dataclass(frozen=True, slots=True)
class TargetList:
    """The reports of one year and level that set a target of an indicator, or did a year before."""

    year: int
    level: Level
    indicator_id: str
    report_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangeFound:
    """What became of a target since the report `previous_id`; `distance` is empty for none.

    `way` is RAISED, KEPT or CUT by the numbers, None where they tell none; `moved` says it of an
    interval in words.
    """

    change: Change
    way: Change | None
    moved: str
    previous_id: str
    distance: str
    wording: str


@dataclass(frozen=True, slots=True)
class ChangeCount:
    """How many targets of an indicator became the same.

    `moved` says of intervals how many went up and down, empty where none did.
    """

    indicator_id: str
    change: Change
    count: int
    moved: str


def _told(moved: Counter[str]) -> str:
    """`上移 1、下移 5`."""
    return "、".join(f"{word} {moved[word]}" for word in sorted(moved) if word)


@dataclass(frozen=True, slots=True)
class MarginFound:
    """Where a target stands to that in the report `superior_id`, and by how much, in words."""

    superior_id: str
    position: Position
    low: Decimal
    high: Decimal
    distance: str


@dataclass(frozen=True, slots=True)
class Phrasing:
    """In which words a report sets a target; `bound` is None where it gives no figure."""

    indicator_id: str
    bound: Bound | None
    stance: str
    rider: str


@dataclass(frozen=True, slots=True)
class RiderUse:
    """A clause that targets add, and the reports held that say it, by year."""

    rider: str
    report_ids: tuple[str, ...]

    @property
    def first_id(self) -> str:
        """The first that says it."""
        return self.report_ids[0]


class TargetFacts:
    """What is known of targets by report and indicator."""

    name = "targets"

    def __init__(
        self, analysis: Analysis, reports: ReportFacts, figures: FigureFacts, ledger: Ledger | None
    ) -> None:
        self.ledger = ledger
        self._analysis = analysis
        self._reports = reports
        self._figure_facts = figures
        known = analysis.figures
        self._units = {one.id: one.unit for one in known.indicators}
        self._changes: Mapping[tuple[str, str], TargetChange] = {
            (one.now.report_id, one.indicator_id): one for one in known.changes
        }
        self._margins: Mapping[tuple[str, str], Margin] = {
            (one.own.report_id, one.indicator_id): one for one in known.margins
        }
        self._changes_of = by_key(known.changes, lambda one: self._when(one.now.report_id))
        self._margins_of = by_key(known.margins, lambda one: self._when(one.own.report_id))

    @kept_fact
    def lists(self) -> tuple[TargetList, ...]:
        """The lists of targets that are worth a page: newest year first, then by level."""
        by_year: defaultdict[tuple[int, Level], list[str]] = defaultdict(list)
        for report in self._analysis.corpus.reports:
            by_year[report.year, report.region.level].append(report.report_id)
        order = list(Level)
        found = []
        for year, level in sorted(by_year, key=lambda key: (-key[0], order.index(key[1]))):
            for indicator in self._analysis.figures.indicators:
                ids = [r for r in by_year[year, level] if self._is_listed(r, indicator.id)]
                compared = any(
                    (r, indicator.id) in self._changes or (r, indicator.id) in self._margins
                    for r in ids
                )
                if len(ids) >= (_FEWEST if compared else _SEVERAL):
                    found.append(TargetList(year, level, indicator.id, tuple(ids)))
        return tuple(found)

    def _is_listed(self, report_id: str, indicator_id: str) -> bool:
        cell = self._analysis.figures.table.cell(indicator_id, report_id, Status.TARGET)
        worded = cell.wording is not None
        return bool(cell.observations) or worded or (report_id, indicator_id) in self._changes

    # -- against last year's -----------------------------------------------------------------

    @fact
    def change(self, report_id: str, indicator_id: str) -> ChangeFound | None:
        """What became of a target since last year; None where last year's report is not here."""
        found = self._changes.get((report_id, indicator_id))
        if found is None:
            return None
        gap = distance(found.difference, self._units[indicator_id]) if found.difference else ""
        return ChangeFound(
            change=found.change,
            way=found.way,
            moved=found.moved,
            previous_id=found.before.report_id,
            distance=gap,
            wording=found.wording,
        )

    def change_shown(self, report_id: str, indicator_id: str) -> ChangeShown | None:
        """The same with last year's target, as pages show it."""
        found = self.change(report_id, indicator_id)
        if found is None:
            return None
        return ChangeShown(
            state=found.change.value,
            label=found.change.label,
            moved=found.moved,
            distance=found.distance,
            wording=found.wording,
            before=self._figure_facts.cell(found.previous_id, indicator_id, Status.TARGET),
        )

    @kept_fact
    def changes(self, year: int, level: Level) -> tuple[ChangeCount, ...]:
        """How many targets of a year and level became what, by indicator."""
        counts: defaultdict[tuple[str, Change], Counter[str]] = defaultdict(Counter)
        for one in self._changes_of.get((year, level), ()):
            counts[one.indicator_id, one.change][one.moved] += 1
        return tuple(
            ChangeCount(indicator_id, change, moved.total(), _told(moved))
            for (indicator_id, change), moved in counts.items()
        )

    @kept_fact
    def held_in_both(self, year: int, level: Level) -> int:
        """Of how many places of a level the reports of a year and of the one before are here."""
        years: defaultdict[str, set[int]] = defaultdict(set)
        for chain in self._analysis.corpus.chains:
            for report in chain.reports:
                years[report.region.key].add(report.year)
        return sum(
            year - 1 in years[report.region.key]
            for report in self._analysis.corpus.reports
            if report.year == year and report.region.level is level
        )

    # -- against the superior's --------------------------------------------------------------

    @fact
    def margin(self, report_id: str, indicator_id: str) -> MarginFound | None:
        """Where a target stands to the superior's; None where they cannot be compared."""
        found = self._margins.get((report_id, indicator_id))
        if found is None:
            return None
        unit = self._units[indicator_id]
        ends = sorted((found.low, found.high))
        said = dict.fromkeys(distance(gap, unit) if gap else "相同" for gap in ends)
        return MarginFound(
            found.superior.report_id, found.position, found.low, found.high, "至".join(said)
        )

    def margin_shown(self, report_id: str, indicator_id: str) -> MarginShown | None:
        """The same with the superior's target, as pages show it."""
        found = self.margin(report_id, indicator_id)
        if found is None:
            return None
        above = self._figure_facts.cell(found.superior_id, indicator_id, Status.TARGET)
        (superior,) = above.figures
        return MarginShown(
            place=self._reports.short_name(found.superior_id),
            position=found.position.value,
            label=found.distance,
            superior=superior,
        )

    @kept_fact
    def margins(self, year: int, level: Level) -> tuple[tuple[str, Position, Decimal], ...]:
        """Every margin of a year and level: its indicator, where it stands, its middle."""
        found = self._margins_of.get((year, level), ())
        return tuple((one.indicator_id, one.position, one.middle) for one in found)

    def _when(self, report_id: str) -> tuple[int, Level]:
        """The year and level of a report."""
        report = self._analysis.corpus.report(report_id)
        return report.year, report.region.level

    # -- words -------------------------------------------------------------------------------

    @own_fact
    def phrasings(self, report_id: str) -> tuple[Phrasing, ...]:
        """In which words a report sets its year's targets, by indicator; none said, none given."""
        found = []
        for indicator in self._analysis.figures.indicators:
            cell = self._analysis.figures.table.cell(indicator.id, report_id, Status.TARGET)
            if cell.observations:
                first = cell.observations[0]
                found.append(Phrasing(indicator.id, first.bound, first.stance, first.rider))
            elif cell.wording:
                found.append(Phrasing(indicator.id, None, cell.wording.stance, ""))
        return tuple(found)

    @kept_fact
    def riders(self) -> tuple[RiderUse, ...]:
        """Every clause that targets add, with the reports that say it, most said first.

        The first report is the first by day, or by year where a day is not known.
        """
        said: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for report in sorted(
            self._analysis.corpus.reports,
            key=lambda r: (r.year, r.delivered_on.isoformat() if r.delivered_on else "~"),
        ):
            for phrasing in self.phrasings(report.report_id):
                if phrasing.rider:
                    said[phrasing.rider][report.report_id] = None
        uses = (RiderUse(rider, tuple(ids)) for rider, ids in said.items())
        return tuple(sorted(uses, key=lambda use: -len(use.report_ids)))
