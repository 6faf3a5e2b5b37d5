"""What plans promise, by report, year and theme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.analysis import Analysis
from generator.doubts import FlagCode
from generator.labels import CHECKS
from generator.links import NO_THEME
from generator.markup import words_url
from generator.model import Check, Commitment, Number, Part
from generator.pages.facts.ledger import (
    Ledger,
    derived_fact,
    kept_derived_fact,
    kept_own_fact,
    own_fact,
)
from generator.pages.facts.problems import NO_THEME_NAME
from generator.pages.facts.reports import ReportFacts
from generator.pages.shown import excerpt
from generator.pages.slices import Slice, slices

ROWS_MAX = 90
"""Commitments on a page of a theme."""

REPORTS_MAX = 150
"""Reports on a page of a year."""

_LONGEST = 160
"""Characters of a commitment on a page; all of it is a click away, and in the data."""


@dataclass(frozen=True, slots=True)
class PromisedShown:
    """A number as printed; `subject` is what it is of where the commitment does not say it."""

    printed: str
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentShown:
    """A commitment in its words, with the sentence that has them.

    `checks` say by what it can be checked, as readers call it; none where it cannot. `numbers` are
    those it promises.
    """

    commitment_id: str
    section_id: str
    text: str
    url: str
    checks: tuple[str, ...]
    numbers: tuple[PromisedShown, ...]
    deadline: str
    project: str
    theme_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many commitments there are, how many can be checked, and by what.

    One that can be checked by several is counted for each.
    """

    count: int = 0
    checkable: int = 0
    by_number: int = 0
    by_project: int = 0
    by_date: int = 0

    @property
    def share(self) -> str:
        """The part that can be checked: `13%`, empty of none."""
        return f"{self.checkable / self.count:.0%}" if self.count else ""

    @property
    def uncheckable(self) -> int:
        return self.count - self.checkable

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.count + other.count,
            self.checkable + other.checkable,
            self.by_number + other.by_number,
            self.by_project + other.by_project,
            self.by_date + other.by_date,
        )


@dataclass(frozen=True, slots=True)
class ThemeTally:
    """The commitments on a theme; `theme_id` is `NO_THEME` for those on none."""

    theme_id: str
    name: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class ReportTally:
    """The commitments of a report, counted in all and by first theme, and the checkable ones."""

    whole: Tally
    themes: tuple[ThemeTally, ...]
    checkable: tuple[CommitmentShown, ...]


class CommitmentFacts:
    """What reports promise to do in their year."""

    name = "commitments"

    def __init__(self, analysis: Analysis, reports: ReportFacts, ledger: Ledger | None) -> None:
        self.ledger = ledger
        self._layers = analysis.layers
        self._corpus = analysis.corpus
        self._reports = reports
        self._names = {one.id: one.name for one in analysis.themes.catalogue.themes}
        self._names[NO_THEME] = NO_THEME_NAME

    # -- a report --------------------------------------------------------------------------------

    @kept_own_fact
    def of_report(self, report_id: str) -> ReportTally:
        """The commitments of a report, counted, and in text order those that can be checked."""
        found = tuple(self._layers[report_id].commitments)
        by_theme: dict[str, list[Commitment]] = {theme_id: [] for theme_id in self._names}
        for one in found:
            by_theme[one.themes[0] if one.themes else NO_THEME].append(one)
        wanted = {key for one in found for key in one.number_ids}
        promised = {
            one.number_id: one for one in self._layers[report_id].numbers if one.number_id in wanted
        }
        return ReportTally(
            _tally(found),
            tuple(
                ThemeTally(theme_id, self._names[theme_id], _tally(those))
                for theme_id, those in by_theme.items()
                if those
            ),
            tuple(self._shown(one, promised) for one in found if one.checkable_by),
        )

    @own_fact
    def uncheckable(self, report_id: str) -> tuple[CommitmentShown, ...]:
        """The commitments of a report that cannot be checked, in text order."""
        return tuple(
            self._shown(one, {})
            for one in self._layers[report_id].commitments
            if not one.checkable_by
        )

    @derived_fact
    def tally(self, report_id: str) -> Tally:
        """How many commitments a report has."""
        return self.of_report(report_id).whole

    @own_fact
    def why_none(self, report_id: str) -> str:
        """What to say of a report of which no commitment was read; empty where one was."""
        layers = self._layers[report_id]
        if layers.commitments:
            return ""
        if any(flag.code is FlagCode.NO_PLAN for flag in layers.flags):
            return "没有认出工作安排"
        if layers.report.may_have_lost(Part.PLAN):
            return "来源不全，可能在缺失的部分"
        return "没有读出"

    # -- a year ----------------------------------------------------------------------------------

    @kept_derived_fact
    def years(self) -> tuple[int, ...]:
        """The years whose reports promise something, newest first."""
        return self._reports.years_of(r for r in self._reports.ids() if self.tally(r).count)

    @kept_derived_fact
    def of_year(self, year: int) -> tuple[str, ...]:
        """All reports of a year, in the order of the corpus."""
        return self._reports.in_year(self._reports.ids(), year)

    @kept_derived_fact
    def themes_of(self, year: int) -> tuple[ThemeTally, ...]:
        """What the reports of a year promise, by theme, in the site's order."""
        sums: dict[str, Tally] = {}
        for report_id in self.of_year(year):
            for one in self.of_report(report_id).themes:
                sums[one.theme_id] = sums.get(one.theme_id, Tally()) + one.tally
        return tuple(
            ThemeTally(theme_id, name, sums[theme_id])
            for theme_id, name in self._names.items()
            if theme_id in sums
        )

    @derived_fact
    def years_on(self, theme_id: str) -> tuple[int, ...]:
        """The years whose reports promise something on a theme, newest first."""
        return tuple(
            year
            for year in self.years()
            if any(one.theme_id == theme_id for one in self.themes_of(year))
        )

    def theme_names(self) -> tuple[tuple[str, str], ...]:
        """The catalogue's themes by id, with what readers call them, at last no theme."""
        return tuple(self._names.items())

    @kept_derived_fact
    def on_theme(self, theme_id: str, report_id: str) -> tuple[CommitmentShown, ...]:
        """A report's commitments on a theme that can be checked, in text order."""
        return tuple(
            one
            for one in self.of_report(report_id).checkable
            if (one.theme_ids[0] if one.theme_ids else NO_THEME) == theme_id
        )

    @derived_fact
    def slices(self, year: int) -> tuple[Slice, ...]:
        """The pages to which the places of a year are cut; empty where one has room for them."""
        return slices(self._reports, dict.fromkeys(self.of_year(year), 1), REPORTS_MAX)

    @kept_derived_fact
    def slices_of(self, year: int, theme_id: str) -> tuple[Slice, ...]:
        """The same for what can be checked on a theme."""
        weights = {one: len(self.on_theme(theme_id, one)) for one in self.of_year(year)}
        return slices(self._reports, weights, ROWS_MAX)

    def _shown(self, one: Commitment, promised: Mapping[str, Number]) -> CommitmentShown:
        return CommitmentShown(
            commitment_id=one.commitment_id,
            section_id=one.section_id,
            text=excerpt(one.text, _LONGEST),
            url=words_url(self._corpus, one.paragraph_id, one.place),
            checks=tuple(CHECKS[check] for check in one.checkable_by),
            numbers=tuple(_promised(promised[key], one.text) for key in one.number_ids),
            deadline=one.deadline,
            project=one.project,
            theme_ids=one.themes,
        )


def _promised(number: Number, text: str) -> PromisedShown:
    is_said = not number.subject_sure or number.subject in text
    return PromisedShown(number.printed, "" if is_said else number.subject)


def _tally(found: Iterable[Commitment]) -> Tally:
    checks: Counter[Check] = Counter()
    count = checkable = 0
    for one in found:
        count += 1
        checkable += bool(one.checkable_by)
        checks.update(one.checkable_by)
    return Tally(count, checkable, checks[Check.NUMBER], checks[Check.PROJECT], checks[Check.DATE])
