"""The problems that reports admit, by report and by theme."""

from __future__ import annotations

from collections import defaultdict

from generator.analysis import Analysis
from generator.doubts import FlagCode
from generator.links import NO_THEME, problem_theme_url, theme_url
from generator.markup import words_url
from generator.model import AdmittedProblem, Part
from generator.pages.facts.ledger import Ledger, derived_fact, kept_fact, own_fact
from generator.pages.facts.reports import ReportFacts
from generator.pages.shown import Link, ProblemShown, ProblemTheme, excerpt
from generator.pages.slices import Slice, slices

ROWS_MAX = 70
"""Problems on a page."""

_LONGEST = 200
"""Characters of a problem on a page; all of it is a click away, and in the data."""

NO_THEME_NAME = "未归主题"


class ProblemFacts:
    """What reports admit is wanting."""

    name = "problems"

    def __init__(self, analysis: Analysis, reports: ReportFacts, ledger: Ledger | None) -> None:
        self.ledger = ledger
        self._layers = analysis.layers
        self._corpus = analysis.corpus
        self._reports = reports
        self._names = {one.id: one.name for one in analysis.themes.catalogue.themes}

    @own_fact
    def of_report(self, report_id: str) -> tuple[ProblemShown, ...]:
        """All problems of a report, in text order."""
        return tuple(map(self._shown, self._layers[report_id].admitted))

    @own_fact
    def count(self, report_id: str) -> int:
        """How many problems a report admits."""
        return len(self._layers[report_id].admitted)

    @own_fact
    def theme_ids(self, report_id: str) -> tuple[str, ...]:
        """The theme of each problem of a report, once for each; `NO_THEME` for those without."""
        return tuple(
            theme_id
            for problem in self._layers[report_id].admitted
            for theme_id in problem.themes or (NO_THEME,)
        )

    @own_fact
    def why_none(self, report_id: str) -> str:
        """What to say of a report of which no problem was read; empty where one was."""
        layers = self._layers[report_id]
        if layers.admitted:
            return ""
        if layers.admissions:
            return "有自述不足的段落，未能分项"
        if any(flag.code is FlagCode.NO_REVIEW for flag in layers.flags):
            return "没有认出工作回顾"
        if layers.report.may_have_lost(Part.REVIEW):
            return "来源不全，可能在缺失的部分"
        return "未见自述不足的段落"

    @kept_fact
    def themes(self) -> tuple[ProblemTheme, ...]:
        """The themes on which a report admits something, in the site's order, at last no theme."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for report_id in self._reports.ids():
            for theme_id in self.theme_ids(report_id):
                found[theme_id].append(report_id)
        order = [*self._names, NO_THEME]
        return tuple(
            ProblemTheme(
                theme_id=theme_id,
                name=self._names.get(theme_id, NO_THEME_NAME),
                url=problem_theme_url(theme_id),
                theme_url=theme_url(theme_id) if theme_id in self._names else "",
                count=len(found[theme_id]),
                report_ids=tuple(dict.fromkeys(found[theme_id])),
            )
            for theme_id in order
            if theme_id in found
        )

    @derived_fact
    def theme(self, theme_id: str) -> ProblemTheme:
        """The theme of that id, if a report admits something on it. Raises: KeyError."""
        return {one.theme_id: one for one in self.themes()}[theme_id]

    @derived_fact
    def on_theme(self, theme_id: str, report_id: str) -> tuple[ProblemShown, ...]:
        """A report's problems on a theme, or without one, in text order."""
        return tuple(
            one
            for one in self.of_report(report_id)
            if (theme_id in one.theme_ids if one.theme_ids else theme_id == NO_THEME)
        )

    @kept_fact
    def none_found(self) -> tuple[str, ...]:
        """The reports of which no problem was read, in the order of the corpus."""
        return tuple(one for one in self._reports.ids() if not self.count(one))

    @kept_fact
    def slices(self) -> tuple[Slice, ...]:
        """The pages to which all problems are cut; empty where one has room for them."""
        weights = {report_id: self.count(report_id) for report_id in self._reports.ids()}
        return slices(self._reports, weights, ROWS_MAX)

    @derived_fact
    def slices_of(self, theme_id: str) -> tuple[Slice, ...]:
        """The same for a theme's page."""
        weights = {
            report_id: self.theme_ids(report_id).count(theme_id)
            for report_id in self.theme(theme_id).report_ids
        }
        return slices(self._reports, weights, ROWS_MAX)

    def _shown(self, problem: AdmittedProblem) -> ProblemShown:
        return ProblemShown(
            text=excerpt(problem.text, _LONGEST),
            url=words_url(self._corpus, problem.paragraph_id, problem.place),
            theme_ids=problem.themes,
            themes=tuple(
                Link(problem_theme_url(theme_id), self._names[theme_id])
                for theme_id in problem.themes
            ),
            missed=problem.missed,
        )
