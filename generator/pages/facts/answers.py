"""What became of promises, by report."""

from __future__ import annotations

from dataclasses import dataclass

from generator.analysis import Analysis
from generator.answers.pairs import next_report
from generator.labels import ANSWERS
from generator.markup import words_url
from generator.model import Answer, AnswerState, Part
from generator.pages.facts.ledger import Ledger, fact, kept_derived_fact, kept_fact
from generator.pages.facts.reports import ReportFacts
from generator.pages.shown import excerpt
from generator.pages.slices import Slice, slices

ROWS_MAX = 150
"""Commitments not found again, on a page of a year."""

_LONGEST = 160
_AROUND = 60
"""Characters on either side of what an answer is shown for."""

_MARKS = "。；，！？;,"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerShown:
    """What the next year's report says: for readers, with the clauses that say it.

    `text` and `url` are empty where nothing was found, `promised` and `reported` where no two
    numbers are of the same thing, `compared` where neither is the lower one to speak of. `missing`
    are names of what was promised that the whole report does not have.
    """

    state: AnswerState
    label: str
    text: str
    url: str
    promised: str
    reported: str
    compared: str
    missing: tuple[str, ...]


_COMPARED = {True: "低于承诺的数", False: "不低于承诺的数", None: ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredShown:
    """A commitment, and its answer."""

    section_id: str
    text: str
    url: str
    is_checkable: bool
    answer: AnswerShown


@dataclass(frozen=True, slots=True)
class Counts:
    """How many commitments have which answer; `undecided` are the others."""

    count: int = 0
    reported: int = 0
    partly: int = 0
    not_found: int = 0

    @property
    def undecided(self) -> int:
        return self.count - self.reported - self.partly - self.not_found

    def of(self, state: AnswerState) -> int:
        """How many have an answer; of 只有总的一句, which no commitment has, none."""
        counts = {
            AnswerState.REPORTED: self.reported,
            AnswerState.PARTLY: self.partly,
            AnswerState.NOT_FOUND: self.not_found,
        }
        return counts.get(state, 0)

    def share(self, part: int) -> str:
        """A part of all: `13%`, empty of none."""
        return f"{part / self.count:.0%}" if self.count else ""

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.count + other.count,
            self.reported + other.reported,
            self.partly + other.partly,
            self.not_found + other.not_found,
        )


@dataclass(frozen=True, slots=True)
class UndecidedShown:
    """A commitment that can be checked, of which it could not be told what became of it."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Answered:
    """The commitments of a report whose next one is held: those that can be checked, and others.

    `rows` are those with an answer, `undecided` the checkable ones without, in text order.
    """

    checkable: Counts
    others: Counts
    rows: tuple[AnsweredShown, ...]
    undecided: tuple[UndecidedShown, ...]


_HALF = 0.5


class AnswerFacts:
    """What the next year's reports say of what was promised."""

    name = "answers"

    def __init__(self, analysis: Analysis, reports: ReportFacts, ledger: Ledger | None) -> None:
        self.ledger = ledger
        self._layers = analysis.layers
        self._corpus = analysis.corpus
        self._answers = analysis.answers
        self._reports = reports

    @fact
    def next_id(self, report_id: str) -> str:
        """The report that looks back on what a report promises; empty where none is held."""
        found = next_report(self._corpus, self._corpus.report(report_id))
        return found.report_id if found else ""

    @fact
    def on_one_year(self, report_id: str) -> int | None:
        """How much of a report's review is on one year, in per cent; None where that is most."""
        reviewing, report = self._layers[report_id].reviewing, self._corpus.report(report_id)
        review = {
            one.section_id
            for one in report.sections
            if one.part is Part.REVIEW and not one.doubtful
        }
        said = [one for one in report.paragraphs if one.section_id in review]
        whole = sum(len(one.text) for one in said)
        on_one = sum(len(one.text) for one in said if one.paragraph_id in reviewing)
        return 100 * on_one // whole if on_one < _HALF * whole else None

    @fact
    def previous_id(self, report_id: str) -> str:
        """The report whose promises a report looks back on; empty where none is held."""
        report = self._corpus.report(report_id)
        for one in self._corpus.chain(report).reports:
            if self.next_id(one.report_id) == report_id:
                return one.report_id
        return ""

    @kept_fact
    def report_ids(self) -> tuple[str, ...]:
        """The reports whose next one is held, in the order of the corpus."""
        return tuple(one for one in self._reports.ids() if self.next_id(one))

    @kept_fact
    def of_report(self, report_id: str) -> Answered:
        """What became of a report's commitments."""
        states: dict[bool, list[AnswerState | None]] = {True: [], False: []}
        rows: list[AnsweredShown] = []
        undecided: list[UndecidedShown] = []
        for one in self._layers[report_id].commitments:
            answer = self._answers.get(one.commitment_id)
            states[bool(one.checkable_by)].append(answer.state if answer else None)
            if not (answer or one.checkable_by):
                continue
            text = excerpt(one.text, _LONGEST)
            url = words_url(self._corpus, one.paragraph_id, one.place)
            if answer:
                rows.append(
                    AnsweredShown(
                        section_id=one.section_id,
                        text=text,
                        url=url,
                        is_checkable=bool(one.checkable_by),
                        answer=self._shown(answer),
                    )
                )
            else:
                undecided.append(UndecidedShown(text, url))
        return Answered(
            _counts(states[True]), _counts(states[False]), tuple(rows), tuple(undecided)
        )

    @fact
    def of_promise(self, promise_id: str) -> AnswerShown | None:
        """What became of a commitment or an item of 民生实事; None where that is undecided."""
        answer = self._answers.get(promise_id)
        return self._shown(answer) if answer else None

    @kept_derived_fact
    def years(self) -> tuple[int, ...]:
        """The years whose promises the next year's report of some place answers, newest first."""
        return self._reports.years_of(self.report_ids())

    @kept_derived_fact
    def of_year(self, year: int) -> tuple[str, ...]:
        """The reports of a year whose next one is held."""
        return self._reports.in_year(self.report_ids(), year)

    @kept_derived_fact
    def slices(self, year: int) -> tuple[Slice, ...]:
        """The pages to which a year's list is cut; empty where one has room for it."""
        weights = {one: 1 + self.of_report(one).checkable.not_found for one in self.of_year(year)}
        return slices(self._reports, weights, ROWS_MAX)

    def _shown(self, answer: Answer) -> AnswerShown:
        place = answer.place
        return AnswerShown(
            state=answer.state,
            label=ANSWERS[answer.state],
            text=_around(answer.text, answer.reported or answer.name),
            url=words_url(self._corpus, answer.paragraph_id, place) if place else "",
            promised=answer.promised,
            reported=answer.reported,
            compared=_COMPARED[answer.is_lower],
            missing=answer.missing,
        )


def _counts(states: list[AnswerState | None]) -> Counts:
    return Counts(
        len(states),
        states.count(AnswerState.REPORTED),
        states.count(AnswerState.PARTLY),
        states.count(AnswerState.NOT_FOUND),
    )


def _around(text: str, words: str) -> str:
    """The clauses around some words of a text, and no more than are easily read."""
    at = max(0, text.find(words))
    start, end = max(0, at - _AROUND), min(len(text), at + len(words) + _AROUND)
    while start > 0 and start < at and text[start - 1] not in _MARKS:
        start += 1
    while end < len(text) and end > at + len(words) and text[end] not in _MARKS:
        end -= 1
    return f"{'……' if start else ''}{text[start:end]}{'……' if end < len(text) else ''}"
