"""Targets and results: the figures that a report gives for the catalogue's indicators.

A paragraph is cut into tokens once; a sentence is read from each indicator's name outwards: to the
left for what else the name is coordinated with and whether it is the region's own figure, to the
right for what is said of it. What is not understood yields no figure: a missing one is better than
a wrong one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.catalogue.indicators import Indicator
from generator.catalogue.vocabulary import Vocabulary
from generator.errors import Problem
from generator.figures.clean import clean
from generator.figures.corrected import corrections_of, find_quotes, gives_way, with_corrections
from generator.figures.findings import Observed, Reading, Worded, take, without_repeats
from generator.figures.lexer import Lexicon, lexicon_of, own_words
from generator.figures.passages import Context, Quote, contexts
from generator.figures.riders import rider_alone
from generator.figures.sentence import Sentence
from generator.figures.settings import leads_elsewhere, speaks_of_all
from generator.figures.statements import read_statements
from generator.figures.subjects import find_names
from generator.figures.unread import Named, find_unread
from generator.figures.verdicts import verdict_on
from generator.figures.wordings import kind_by_verdict, kind_of_target
from generator.grammar.sentences import sentences
from generator.model import (
    Correction,
    Horizon,
    Level,
    Observation,
    Report,
    Span,
    Status,
    UnreadName,
    Wording,
    WordingKind,
)
from generator.seeds.corrections import FigureCorrection


@dataclass(frozen=True)
class Figures:
    """What one report says in numbers, and in words alone, about the indicators; in text order.

    `over_years` are means and sums over several years, which no table of years holds. `unread` are
    places that name an indicator of which nothing was read.
    """

    observations: tuple[Observation, ...]
    wordings: tuple[Wording, ...]
    over_years: tuple[Observation, ...] = ()
    corrections: tuple[Correction, ...] = ()
    problems: tuple[Problem, ...] = ()
    unread: tuple[UnreadName, ...] = ()

    def of(self, indicator_ids: Container[str]) -> Figures:
        """What is said of these indicators; corrections and problems stay."""
        return replace(
            self,
            observations=tuple(o for o in self.observations if o.indicator_id in indicator_ids),
            wordings=tuple(w for w in self.wordings if w.indicator_id in indicator_ids),
            over_years=tuple(o for o in self.over_years if o.indicator_id in indicator_ids),
            unread=tuple(u for u in self.unread if u.indicator_id in indicator_ids),
        )


def read_figures(
    report: Report,
    indicators: Sequence[Indicator],
    *,
    vocabulary: Vocabulary | None = None,
    passages: Iterable[Context] | None = None,
    marks: Sequence[Span] = (),
    doubtful: Sequence[Span] = (),
    corrections: Sequence[FigureCorrection] = (),
    line_of: Callable[[int], int] = lambda _: 1,
) -> Figures:
    """The report's targets for its year and its results for the year before.

    A figure of the plan is a target of `report.year`, one of the review an actual or an estimate of
    `report.review_year`, unless its sentence names another single year. Averages over years, parts
    of a year, other places and the annex give none. A wording is kept, one for each indicator,
    period and status, only where no figure is given for them.

    `vocabulary` is the package's where none is given, and `passages` are found where none are.
    `marks` are note marks, which are read over (the 1 of 地区生产总值1202亿元). `doubtful` are
    digits that may be a mark or part of a number: a figure with one of them is not read.
    `corrections` are an editor's, each in place of what was read in its words; `problems` are those
    whose words stand nowhere, or in several places, without a path.
    """
    national = report.region.level is Level.NATIONAL
    lexicon = lexicon_of(tuple(indicators), vocabulary, national=national)
    marks, doubtful = sorted(marks), sorted(doubtful)
    taken = [
        record
        for context in (contexts(report, lexicon) if passages is None else passages)
        for record in _read_passage(context, report, lexicon, marks, doubtful)
    ]
    found = [record for record in taken if isinstance(record, Observed)]
    observed = [one for one in found if not one.years]
    over_years = without_repeats([one for one in found if one.years])
    worded = [record for record in taken if isinstance(record, Worded)]
    quotes, problems = find_quotes(report, corrections, indicators, line_of)
    changes = tuple(corrections_of(quotes, observed, worded, report, lexicon))
    observed = without_repeats(with_corrections(observed, quotes))
    worded = [one for one in worded if not gives_way(one, one.quote, quotes)]
    figures = Figures(
        observations=tuple(_observations(observed, report, lexicon)),
        wordings=tuple(_wordings(worded, observed, report, lexicon)),
        over_years=tuple(_observations(over_years, report, lexicon)),
        corrections=changes,
        problems=problems,
    )
    said: tuple[Observation | Wording, ...] = (
        *figures.observations,
        *figures.over_years,
        *figures.wordings,
    )
    named = [record for record in taken if isinstance(record, Named)]
    return replace(figures, unread=find_unread(report, named, said))


_TOPIC_MAX = 30
"""Characters of a topic sentence, at most."""

_LONGEST = 5000
"""Characters of a sentence: what runs on for longer is no prose, and reading it would take long."""


def _read_passage(
    context: Context,
    report: Report,
    lexicon: Lexicon,
    marks: Sequence[Span],
    doubtful: Sequence[Span],
) -> Iterator[Observed | Worded | Named]:
    passage = context.passage
    cleaned = clean(passage.body.text, lexicon.narrows, passage.within(marks))
    if not lexicon.may_name(cleaned.text):
        return
    unsure = passage.within(doubtful)
    own = own_words(report.region)
    closing, closed_at = _closing_rider(cleaned.text, lexicon, own)
    elsewhere = False  # whether the passage is on another area, as its topic sentence says
    for start, end in sentences(cleaned.text):
        text = cleaned.text[start:end]
        here, context = context.from_sentence(text, report, lexicon)
        if not start and end <= _TOPIC_MAX:  # the first sentence
            elsewhere = leads_elsewhere(Sentence(text, lexicon.lex(text, own), lexicon))
        if end - start > _LONGEST or not lexicon.may_name(text):
            continue
        sentence = Sentence(text, lexicon.lex(text, own), lexicon)
        elsewhere = elsewhere and not speaks_of_all(sentence)
        said = cleaned.cut(start, end)
        names = find_names(sentence)
        yield from (Named(name, sentence, said, here) for name in names)
        for statement in () if elsewhere else read_statements(sentence, names):
            rider = closing if end <= closed_at else ""
            reading = Reading(statement, sentence, said, here, unsure, rider)
            yield from take(reading, report)


def _closing_rider(
    text: str, lexicon: Lexicon, own: Mapping[str, Sequence[str]]
) -> tuple[str, int]:
    """The rider that a sentence of its own adds to those before it, and where that begins."""
    if lexicon.practices.in_text(text):
        for start, end in sentences(text):
            said = text[start:end]
            if lexicon.practices.in_text(said):
                rider = rider_alone(Sentence(said, lexicon.lex(said, own), lexicon))
                if rider:
                    return rider, start
    return "", 0


def _observations(
    observed: Sequence[Observed], report: Report, lexicon: Lexicon
) -> Iterator[Observation]:
    """The records, with ids from what they are of; a second value for the same takes -2."""
    counts: dict[str, int] = defaultdict(int)
    for one in observed:
        years = f"{one.years.first}-{one.years.last}" if one.years else str(one.period)
        base = "-".join(
            filter(
                None,
                (report.report_id, one.indicator_id, years, one.aggregate.value, one.status.value),
            )
        )
        counts[base] += 1
        yield Observation(
            observation_id=base if counts[base] == 1 else f"{base}-{counts[base]}",
            report_id=report.report_id,
            region=report.region.name,
            indicator_id=one.indicator_id,
            period=one.period,
            status=one.status,
            value=one.value.value,
            value_high=one.value.high,
            unit=lexicon.indicators[one.indicator_id].unit,
            bound=one.value.bound,
            paragraph_id=one.quote.paragraph.paragraph_id,
            quote=one.quote.text,
            place=one.quote.paragraph.body.span(one.quote.start, one.quote.end),
            correction=one.correction,
            status_basis=one.status_basis,
            stance=one.value.stance if one.status is Status.TARGET else "",
            rider=one.rider,
            basis=one.value.basis,
            scope=one.scope,
            area=one.area,
            horizon=Horizon.PERIOD if one.years else Horizon.YEAR,
            period_start=one.years.first if one.years else None,
            period_end=one.years.last if one.years else None,
            aggregate=one.aggregate,
            verdict=_verdict(one.quote, one.status, lexicon),
            controlled=one.value.controlled,
            printed_name=one.printed_name,
            number=_number(one),
        )


def _number(one: Observed) -> Span | None:
    """Where the number itself stands; None where an editor gave the figure."""
    printed = one.printed
    return None if one.correction else printed.paragraph.body.span(printed.start, printed.end)


def _wordings(
    worded: Sequence[Worded], observed: Sequence[Observed], report: Report, lexicon: Lexicon
) -> Iterator[Wording]:
    """The first wording of each indicator, period and side (result or target) without a figure."""
    taken = {(o.indicator_id, o.period, o.status is Status.TARGET) for o in observed}
    for one in worded:
        key = (one.indicator_id, one.period, one.status is Status.TARGET)
        if key in taken:
            continue
        taken.add(key)
        verdict = _verdict(one.quote, one.status, lexicon)
        yield Wording(
            report_id=report.report_id,
            indicator_id=one.indicator_id,
            period=one.period,
            status=one.status,
            paragraph_id=one.quote.paragraph.paragraph_id,
            quote=one.quote.text,
            place=one.quote.paragraph.body.span(one.quote.start, one.quote.end),
            kind=_kind(one, verdict, lexicon),
            stance=one.stance,
            rider=one.rider,
            verdict=verdict,
            printed_name=one.printed_name,
        )


def _kind(one: Worded, verdict: str, lexicon: Lexicon) -> WordingKind:
    if one.status is Status.TARGET:
        return kind_of_target(one.quote.text, one.kind, lexicon.verdicts)
    return kind_by_verdict(verdict) or one.kind


def _verdict(quote: Quote, status: Status, lexicon: Lexicon) -> str:
    """The report's own judgement on a result; a target has none yet."""
    if status is Status.TARGET:
        return ""
    return verdict_on(quote.paragraph.text, quote.start, quote.end, lexicon.verdicts)
