"""What the rows are made from: the analysis, report by report, and what the site publishes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from generator.analysis import Analysis
from generator.answers.pairs import next_report
from generator.catalogue.places import Places
from generator.corpus import Corpus
from generator.figures.comparisons import Cell
from generator.layers import ReportLayers
from generator.model import Answer, Mention, Region, Report, Status, Undecided
from generator.package.publication import NOBODY, Publication
from generator.package.sources import SourceText

Found = TypeVar("Found", Mention, Undecided)


def _everything(url: str) -> bool:
    return True


@dataclass(frozen=True)
class PackageData:
    """The analysis as the package's tables ask for it; made once, it groups once.

    `shows` tells whether an address is published, `publication` by whom and where. `has_bom` says
    whether tables begin with a byte-order mark.
    """

    analysis: Analysis
    shows: Callable[[str], bool] = _everything
    publication: Publication = NOBODY
    has_bom: bool = True

    @property
    def corpus(self) -> Corpus:
        return self.analysis.corpus

    @cached_property
    def report_ids(self) -> tuple[str, ...]:
        """The reports in the order in which every table has their rows."""
        return tuple(report.report_id for report in self.corpus.reports)

    def layers(self, report_id: str) -> ReportLayers:
        """What a report says by itself. Raises: KeyError."""
        return self.analysis.layers[report_id]

    def text(self, report_id: str) -> SourceText:
        """A report's text as decoded. Raises: KeyError."""
        layers = self.layers(report_id)
        return SourceText.of(layers.report, layers.source)

    def cell(self, indicator_id: str, report: Report, status: Status) -> Cell:
        """What a report says of an indicator: ACTUAL for results, or TARGET. Raises: KeyError."""
        return self._cells[indicator_id, report.report_id, status]

    @cached_property
    def _cells(self) -> Mapping[tuple[str, str, Status], Cell]:
        return self.analysis.figures.table.cells

    def cells(self, report: Report) -> tuple[Cell, ...]:
        """All that a report says of the indicators."""
        return tuple(
            self.cell(indicator.id, report, status)
            for indicator in self.analysis.figures.indicators
            for status in (Status.ACTUAL, Status.TARGET)
        )

    @property
    def places(self) -> Places:
        return self.analysis.knowledge.places

    def parent_code(self, region: Region) -> str:
        """The code of the place that a place lies in, the nation's for a province; may be empty."""
        return next(iter(self.places.codes_above(region)), "")

    def mentions(self, report_id: str) -> tuple[Mention, ...]:
        """Where a report names terms, in text order."""
        return self._mentions.get(report_id, ())

    def undecided(self, report_id: str) -> tuple[Undecided, ...]:
        """Where a report may name terms, in text order."""
        return self._undecided.get(report_id, ())

    def commitment_answers(self, report_id: str) -> tuple[Answer, ...]:
        """What the next year's report says of a report's commitments, in their order."""
        return self._commitment_answers.get(report_id, ())

    def livelihood_answers(self, report_id: str) -> tuple[Answer, ...]:
        """What it says of the items of its lists of 民生实事."""
        return self._answered(one.item_id for one in self.layers(report_id).livelihood)

    def published(self, url: str) -> str:
        """An address of the site, empty where the page is not published."""
        return url if self.shows(url) else ""

    def _answered(self, promise_ids: Iterable[str]) -> tuple[Answer, ...]:
        return tuple(one for one in map(self.analysis.answers.get, promise_ids) if one)

    @cached_property
    def _commitment_answers(self) -> Mapping[str, tuple[Answer, ...]]:
        # Commitments are packed, and reports without a next one have no answers.
        return {
            report.report_id: self._answered(
                one.commitment_id for one in self.layers(report.report_id).commitments
            )
            for report in self.corpus.reports
            if next_report(self.corpus, report)
        }

    @cached_property
    def _mentions(self) -> Mapping[str, tuple[Mention, ...]]:
        return _by_report(self.analysis.glossary.mentions)

    @cached_property
    def _undecided(self) -> Mapping[str, tuple[Undecided, ...]]:
        return _by_report(self.analysis.glossary.undecided)


def _by_report(found: Iterable[Found]) -> dict[str, tuple[Found, ...]]:
    grouped: dict[str, list[Found]] = {}
    for one in found:
        grouped.setdefault(one.report_id, []).append(one)
    return {report_id: tuple(group) for report_id, group in grouped.items()}
