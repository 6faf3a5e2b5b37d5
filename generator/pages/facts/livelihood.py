"""The lists of 民生实事, by report and by year."""

from __future__ import annotations

from dataclasses import dataclass

from generator.analysis import Analysis
from generator.labels import LIVELIHOOD_STATES
from generator.markup import words_url
from generator.model import LivelihoodItem, LivelihoodRole, LivelihoodState
from generator.pages.facts.ledger import Ledger, derived_fact, kept_fact, own_fact
from generator.pages.facts.reports import ReportFacts
from generator.pages.shown import excerpt
from generator.pages.slices import Slice, slices

ROWS_MAX = 170
"""Items and statements on a page of a year."""

_LONGEST = 160
"""Characters of an item on a page; all of it is a click away, and in the data."""


@dataclass(frozen=True, slots=True)
class ItemShown:
    """An item of a list, or what is said of the whole, with the sentence that has it."""

    item_id: str
    ordinal: int
    text: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListShown:
    """A list of 民生实事 as a report has it: its items, and what it says of the whole.

    `listed` is how many items there are by the report's own words or numbers, 0 where it says none.
    `state` is what is said of the list, for readers; `is_done`: that all or most of it is done.
    """

    id: str
    role: LivelihoodRole
    year: int
    listed: int
    of_superior: bool
    is_candidate: bool
    is_done: bool
    state: str
    items: tuple[ItemShown, ...]
    whole: tuple[ItemShown, ...]

    @property
    def is_printed(self) -> bool:
        """Whether all its items are here."""
        return bool(self.items) and len(self.items) >= self.listed


class LivelihoodFacts:
    """What reports promise as 民生实事, and what they say of last year's."""

    name = "livelihood"

    def __init__(self, analysis: Analysis, reports: ReportFacts, ledger: Ledger | None) -> None:
        self.ledger = ledger
        self._layers = analysis.layers
        self._corpus = analysis.corpus
        self._reports = reports

    @own_fact
    def of_report(self, report_id: str) -> tuple[ListShown, ...]:
        """The lists of a report: its own before those of governments above, promised ones first."""
        rows = self._layers[report_id].livelihood
        groups: dict[tuple[object, ...], list[LivelihoodItem]] = {}
        for row in rows:
            key = (row.of_superior, row.role is LivelihoodRole.REPORTED, row.year, row.listed)
            groups.setdefault(key, []).append(row)
        found = sorted(groups.items(), key=lambda group: group[0])
        return tuple(self._list(number, rows) for number, (_, rows) in enumerate(found, 1))

    @own_fact
    def count(self, report_id: str) -> int:
        """How many items and statements a report has."""
        return len(self._layers[report_id].livelihood)

    @kept_fact
    def report_ids(self) -> tuple[str, ...]:
        """The reports that speak of a list, in the order of the corpus."""
        return tuple(one for one in self._reports.ids() if self.count(one))

    @derived_fact
    def of_year(self, year: int) -> tuple[str, ...]:
        """The reports of a year that speak of a list."""
        return self._reports.in_year(self.report_ids(), year)

    @derived_fact
    def years(self) -> tuple[int, ...]:
        """The years whose reports speak of a list, newest first."""
        return self._reports.years_of(self.report_ids())

    @derived_fact
    def slices(self, year: int) -> tuple[Slice, ...]:
        """The pages to which a year's lists are cut; empty where one has room for them."""
        weights = {one: self.count(one) for one in self.of_year(year)}
        return slices(self._reports, weights, ROWS_MAX)

    def _list(self, number: int, rows: list[LivelihoodItem]) -> ListShown:
        first, whole = rows[0], [row for row in rows if row.is_whole]
        told = whole[0] if whole else first
        return ListShown(
            id=f"list-{number}",
            role=first.role,
            year=first.year,
            listed=first.listed,
            of_superior=first.of_superior,
            is_candidate=told.state is LivelihoodState.CANDIDATE,
            is_done=told.state in (LivelihoodState.DONE, LivelihoodState.MOSTLY),
            state=LIVELIHOOD_STATES[told.state],
            items=tuple(self._shown(row) for row in rows if not row.is_whole),
            whole=tuple(self._shown(row) for row in whole),
        )

    def _shown(self, row: LivelihoodItem) -> ItemShown:
        return ItemShown(
            item_id=row.item_id,
            ordinal=row.ordinal,
            text=excerpt(row.text, _LONGEST),
            url=words_url(self._corpus, row.paragraph_id, row.place),
        )
