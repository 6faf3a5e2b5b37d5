"""Targets and results: the figures that a report gives for the catalogue's indicators.

A paragraph is cut into tokens once; a sentence is read from each indicator's name outwards: to the
left for what else the name is coordinated with and whether it is the region's own figure, to the
right for what is said of it. What is not understood yields no figure: a missing one is better than
a wrong one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import itemgetter

from generator.catalogue.indicators import Indicator
from generator.catalogue.vocabulary import Vocabulary
from generator.errors import Problem
from generator.figures.clean import Clean, clean
from generator.figures.corrected import Quoted, find_quotes
from generator.figures.labels import STATUSES, amount
from generator.figures.lexer import Lexicon, lexicon_of, own_words
from generator.figures.passages import Context, Period, Quote, contexts, opens_on_several
from generator.figures.predicates import AIMS
from generator.figures.sentence import Sentence
from generator.figures.settings import (
    Setting,
    resolve_at_head,
    setting_of,
    setting_over_years,
)
from generator.figures.statements import Statement, read_statements, says_something
from generator.figures.tokens import Kind, Role
from generator.figures.unread import Named, find_unread, names_in
from generator.figures.values import Value
from generator.figures.verdicts import verdict_on
from generator.figures.wordings import kind_by_verdict, kind_of
from generator.grammar.sentences import sentences
from generator.model import (
    Aggregate,
    Bound,
    Correction,
    CorrectionKind,
    Horizon,
    Level,
    Observation,
    Report,
    Span,
    Status,
    StatusBasis,
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


def read_figures(
    report: Report,
    indicators: Sequence[Indicator],
    *,
    vocabulary: Vocabulary | None = None,
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

    `vocabulary` is the package's where none is given. `marks` are note marks, which are read over
    (the 1 of 地区生产总值1202亿元). `doubtful` are digits that may be a mark or part of a number: a
    figure with one of them is not read. `corrections` are an editor's, each in place of what was
    read in its words; `problems` are those whose words stand nowhere, or in several places, without
    a path.
    """
    national = report.region.level is Level.NATIONAL
    lexicon = lexicon_of(tuple(indicators), vocabulary, national=national)
    marks, doubtful = sorted(marks), sorted(doubtful)
    taken = [
        record
        for context in contexts(report, lexicon)
        for record in _read_passage(context, report, lexicon, marks, doubtful)
    ]
    found = [record for record in taken if isinstance(record, _Observed)]
    observed = [one for one in found if not one.years]
    over_years = _without_repeats([one for one in found if one.years])
    worded = [record for record in taken if isinstance(record, _Worded)]
    quotes, problems = find_quotes(report, corrections, indicators, line_of)
    changes = tuple(_changes(quotes, observed, worded, report, lexicon))
    observed = _without_repeats(_with_corrections(observed, quotes))
    worded = [one for one in worded if not _gives_way(one, one.quote, quotes)]
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


_LONGEST = 5000
"""Characters of a sentence: what runs on for longer is no prose, and reading it would take long."""


def _read_passage(
    context: Context,
    report: Report,
    lexicon: Lexicon,
    marks: Sequence[Span],
    doubtful: Sequence[Span],
) -> Iterator[_Observed | _Worded | Named]:
    passage = context.passage
    cleaned = clean(passage.body.text, passage.within(marks))
    unsure = passage.within(doubtful)
    own = own_words(report.region)
    for start, end in sentences(cleaned.text):
        text = cleaned.text[start:end]
        # 五年来，…。2020年，…。城镇新增就业…: from its year on a paragraph speaks of one year.
        several = opens_on_several(text, context.several_years, lexicon)
        if several is not context.several_years:
            context = replace(context, several_years=several)
        if end - start > _LONGEST or not lexicon.may_name(text):
            continue
        sentence = Sentence(text, lexicon.lex(text, own), lexicon)
        said = cleaned.cut(start, end)
        yield from names_in(sentence, said, context)
        for statement in read_statements(sentence):
            reading = _Reading(statement, sentence, said, context, unsure)
            yield from _take(reading, report)


@dataclass(frozen=True)
class _Reading:
    """A statement and the sentence that holds it, whose clean text is `cleaned`.

    `unsure` are digits of the passage that may not belong to a number.
    """

    statement: Statement
    sentence: Sentence
    cleaned: Clean
    context: Context
    unsure: Sequence[tuple[int, int]]

    def quote(self, value: Value | None = None) -> Quote | None:
        """The words that say it; around the value's own number where furniture divides them."""
        text = self.context.passage.body.text
        first, last = self.statement.start, self.statement.end
        tokens = self.sentence.tokens
        if not first < last:
            return None
        clause = _trimmed(self.cleaned.text, tokens[first].start, tokens[last - 1].end)
        start, end = self.cleaned.original(*clause)
        opened = sum(text.count(mark, start, end) for mark in "（(")
        closed = sum(text.count(mark, start, end) for mark in "）)")
        if opened > closed and text[end : end + 1] in ("）", ")"):
            end += 1
        at = self.cleaned.original(value.start, value.end) if value else (start, end)
        return self.context.passage.quote(start, end, at)

    def number(self, value: Value) -> Quote | None:
        """The value's own number; None where furniture divides it."""
        at = self.cleaned.original(value.start, value.end)
        return self.context.passage.quote(*at, at)

    def is_expected(self, value: Value) -> bool:
        """Whether a note in brackets says so: 240亿元（预计数）, or an earlier one （…，下同）."""
        begun = self.sentence.tokens[self.statement.start].start
        start, end = self.cleaned.original(begun, value.end)
        if start >= self.context.expected_from:
            return True
        return bool(_EXPECTED.search(self.context.passage.body.text, start, end))

    def is_sure(self, value: Value) -> bool:
        start, end = self.cleaned.original(value.start, value.end)
        following = bisect_right(self.unsure, start, key=itemgetter(1))
        return following == len(self.unsure) or self.unsure[following][0] >= end


_EXPECTED = re.compile(r"[（(]预[计估]")


# --- From statements to records -----------------------------------------------------------------


@dataclass(frozen=True)
class _Observed:
    """A value with its year and status, and the words that say it; `printed` is its number.

    `correction` is an editor's reason where the figure is the editor's.
    """

    indicator_id: str
    period: int
    status: Status
    value: Value
    weak: bool
    quote: Quote
    printed: Quote
    correction: str = ""
    basis: StatusBasis = StatusBasis.STATED
    rider: str = ""
    scope: str = ""
    years: Period | None = None
    aggregate: Aggregate = Aggregate.NONE


@dataclass(frozen=True)
class _Worded:
    """A wording without a value."""

    indicator_id: str
    period: int
    status: Status
    quote: Quote
    kind: WordingKind
    stance: str


def _take(reading: _Reading, report: Report) -> Iterator[_Observed | _Worded]:
    """The records of one statement."""
    statement = reading.statement
    where = (statement, reading.sentence, reading.context, report)
    if statement.over_years:
        yield from _taken_over_years(reading, setting_over_years(*where))
        return
    setting = setting_of(*where)
    if setting is None:
        sums = statement.values and not statement.predicate.averaged
        if sums and all(_can_be_summed(reading, one) for one, _ in statement.values):
            yield from _taken_over_years(reading, setting_over_years(*where))
        return
    valued = set()
    for indicator_id, value in statement.values:
        observed = _observed(reading, setting, indicator_id, value)
        if observed:
            valued.add(indicator_id)
            yield observed
    words = reading.quote()
    if statement.role is Role.WEAK or words is None or not _is_worded(reading):
        return
    kind = kind_of(statement, reading.sentence)
    stance = _stance(reading) if setting.status is Status.TARGET else ""
    for indicator_id in statement.subjects:
        if indicator_id and indicator_id not in valued:
            yield _Worded(indicator_id, setting.period, setting.status, words, kind, stance)


def _can_be_summed(reading: _Reading, indicator_id: str) -> bool:
    return reading.sentence.lexicon.indicators[indicator_id].flow


def _taken_over_years(reading: _Reading, setting: Setting | None) -> Iterator[_Observed]:
    if setting:
        for indicator_id, value in reading.statement.values:
            observed = _observed(reading, setting, indicator_id, value)
            if observed:
                yield observed


def _aggregate(statement: Statement) -> Aggregate:
    """What a figure of several years is of them."""
    if not statement.over_years:
        return Aggregate.SUM
    return Aggregate.EACH if statement.predicate.yearly else Aggregate.MEAN


def _observed(
    reading: _Reading, setting: Setting, indicator_id: str, value: Value
) -> _Observed | None:
    statement, status, basis = reading.statement, setting.status, setting.basis
    if status is Status.ACTUAL and reading.is_expected(value):
        status, basis = Status.ESTIMATE, StatusBasis.STATED
    if (value.aim and status is not Status.TARGET) or not reading.is_sure(value):
        return None
    quote, printed = reading.quote(value), reading.number(value)
    if not (quote and printed):
        return None
    target = status is Status.TARGET
    return _Observed(
        indicator_id,
        setting.period,
        status,
        replace(value, stance=value.stance or _stance(reading)) if target else value,
        statement.role is Role.WEAK,
        quote,
        printed,
        basis=basis,
        rider=_rider(reading) if target else "",
        scope=statement.scope,
        years=setting.years,
        aggregate=_aggregate(statement) if setting.years else Aggregate.NONE,
    )


_RESOLVES = frozenset({Kind.RESOLVE})
_BETTER = frozenset({Kind.BETTER})
_PARTS = frozenset({Kind.COMMA, Kind.LISTING})
_RIDER_ENDS = _PARTS | {Kind.SEMICOLON, Kind.STOP}


def _stance(reading: _Reading) -> str:
    """The verb with which a target is set (力争, 确保), before its name.

    It stands in the same clause, or opens the list in a clause of its own: 力争到2030年，….
    """
    sentence, statement = reading.sentence, reading.statement
    clause = sentence.clause_start(statement.name)
    found = sentence.last(_RESOLVES, clause, statement.name)
    if found is None:
        found = resolve_at_head(sentence, clause)
    return "" if found is None else sentence.tokens[found].text


def _rider(reading: _Reading) -> str:
    """The clause that a target adds: 在实际工作中努力争取更好结果, or 力争达到8%."""
    sentence, start = reading.sentence, reading.statement.predicate.end
    while start < len(sentence) and sentence.kind(start) not in _PARTS:
        if not sentence.is_any(start, AIMS | {Kind.SETTING, Kind.OF}):
            return ""
        start += 1
    start += 1
    end = start
    while end < len(sentence) and sentence.kind(end) not in _RIDER_ENDS:
        end += 1
    resolved = sentence.find(_RESOLVES, start, end)
    if resolved is None or sentence.has(frozenset({Kind.NAME}), start, end):
        return ""
    higher = resolved == start and sentence.has(frozenset({Kind.AMOUNT}), start, end)
    return sentence.words(start, end) if higher or sentence.has(_BETTER, start, end) else ""


def _is_worded(reading: _Reading) -> bool:
    """Whether something is said of the subject at all: 排名全省第5, not a bare name in a list."""
    statement, sentence = reading.statement, reading.sentence
    if statement.joined:
        index = statement.figure
        while sentence.is_any(index, frozenset({Kind.UP, Kind.RATE, Kind.MANNER, Kind.HOLD})):
            index += 1
        if sentence.is_any(index, frozenset({Kind.IN_STEP, Kind.UNCHANGED})):
            return False  # 居民收入增长与GDP增长同步 is about incomes
    return bool(statement.predicate.figures or says_something(sentence, statement.figure))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without separators, dashes and lone quotation marks at its ends."""
    while start < end and text[start] in "，；。：、—-·●■◆▪※*○！？ ”’":
        start += 1
    while end > start and text[end - 1] in "，；。：、—！？ ":
        end -= 1
    return start, end


def _without_repeats(found: Sequence[_Observed]) -> list[_Observed]:
    """The first statement of each value; weak names only where no full name gives a figure."""
    strong = {(o.indicator_id, o.period, o.status is Status.TARGET) for o in found if not o.weak}
    seen = {_key(o) for o in found if o.correction}
    kept = []
    for observed in found:
        if observed.correction:
            kept.append(observed)
            continue
        target = observed.status is Status.TARGET
        if observed.weak and (observed.indicator_id, observed.period, target) in strong:
            continue
        key = _key(observed)
        if key not in seen:
            seen.add(key)
            kept.append(observed)
    return kept


def _key(observed: _Observed) -> tuple[str, int, Status, Decimal]:
    return observed.indicator_id, observed.period, observed.status, observed.value.value


# --- Corrections --------------------------------------------------------------------------------


def _with_corrections(found: Sequence[_Observed], quotes: Sequence[Quoted]) -> list[_Observed]:
    """The figures as read but for those that give way, and an editor's, each where it stands."""
    kept = [one for one in found if not _gives_way(one, one.printed, quotes)]
    for quoted in quotes:
        own = _of_editor(quoted)
        if own:
            later = (i for i, one in enumerate(kept) if _position(one) > _position(own))
            kept.insert(next(later, len(kept)), own)
    return kept


def _of_editor(quoted: Quoted) -> _Observed | None:
    """The figure that a correction gives; None where it only takes one away."""
    given = quoted.correction
    if given.value is None or given.period is None or given.status is None:
        return None
    quote = Quote(quoted.paragraph, quoted.start, quoted.end)
    bound = given.bound or Bound.EXACT
    value = Value(given.value, given.value_high, bound, start=0, end=0)
    return _Observed(
        given.indicator, given.period, given.status, value, False, quote, quote, given.reason
    )


def _position(one: _Observed) -> tuple[int, int]:
    return one.printed.paragraph.ordinal, one.printed.start


def _gives_way(one: _Observed | _Worded, at: Quote, quotes: Sequence[Quoted]) -> bool:
    return any(
        quoted.replaces(one.indicator_id, one.period, one.status)
        for quoted in quotes
        if quoted.holds(at.paragraph, at.start, at.end)
    )


def _changes(
    quotes: Sequence[Quoted],
    observed: Sequence[_Observed],
    worded: Sequence[_Worded],
    report: Report,
    lexicon: Lexicon,
) -> Iterator[Correction]:
    """What every correction changes, in text order."""
    for quoted in sorted(quotes, key=lambda q: (q.paragraph.ordinal, q.start)):
        read = [
            _described(one, lexicon)
            for one in _without_repeats(observed)
            if _gives_way(one, one.printed, [quoted])
        ] + [_described(one, lexicon) for one in worded if _gives_way(one, one.quote, [quoted])]
        name = lexicon.indicators[quoted.correction.indicator].name
        own = _of_editor(quoted)
        yield Correction(
            report_id=report.report_id,
            kind=CorrectionKind.FIGURE,
            words=quoted.paragraph.text[quoted.start : quoted.end],
            before=f"{name}：{'、'.join(dict.fromkeys(read)) or '未读出'}",
            after=f"{name}：{_described(own, lexicon) if own else '不是这项指标的数字'}",
            reason=quoted.correction.reason,
            place=quoted.paragraph.body.span(quoted.start, quoted.end),
            section_id=quoted.paragraph.section_id,
            paragraph_id=quoted.paragraph.paragraph_id,
        )


def _described(one: _Observed | _Worded, lexicon: Lexicon) -> str:
    """A figure or a wording in words: 2026年目标5%左右."""
    text = f"{one.period}年{STATUSES[one.status]}"
    if isinstance(one, _Worded):
        return f"{text}（仅有措辞）"
    unit = lexicon.indicators[one.indicator_id].unit
    return text + amount(one.value.value, one.value.high, unit, one.value.bound)


def _observations(
    observed: Sequence[_Observed], report: Report, lexicon: Lexicon
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
            status_basis=one.basis,
            stance=one.value.stance if one.status is Status.TARGET else "",
            rider=one.rider,
            basis=one.value.basis,
            scope=one.scope,
            horizon=Horizon.PERIOD if one.years else Horizon.YEAR,
            period_start=one.years.first if one.years else None,
            period_end=one.years.last if one.years else None,
            aggregate=one.aggregate,
            verdict=_verdict(one.quote, lexicon),
        )


def _wordings(
    worded: Sequence[_Worded], observed: Sequence[_Observed], report: Report, lexicon: Lexicon
) -> Iterator[Wording]:
    """The first wording of each indicator, period and side (result or target) without a figure."""
    taken = {(o.indicator_id, o.period, o.status is Status.TARGET) for o in observed}
    for one in worded:
        key = (one.indicator_id, one.period, one.status is Status.TARGET)
        if key in taken:
            continue
        taken.add(key)
        verdict = _verdict(one.quote, lexicon)
        yield Wording(
            report_id=report.report_id,
            indicator_id=one.indicator_id,
            period=one.period,
            status=one.status,
            paragraph_id=one.quote.paragraph.paragraph_id,
            quote=one.quote.text,
            place=one.quote.paragraph.body.span(one.quote.start, one.quote.end),
            kind=kind_by_verdict(verdict) or one.kind,
            stance=one.stance,
            verdict=verdict,
        )


def _verdict(quote: Quote, lexicon: Lexicon) -> str:
    """The report's own judgement on what it says there."""
    return verdict_on(quote.paragraph.text, quote.start, quote.end, lexicon.verdicts)
