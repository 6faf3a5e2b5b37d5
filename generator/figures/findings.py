"""From what a sentence says to what is kept of it: figures and wordings with their words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import itemgetter

from generator.catalogue.indicators import Measure
from generator.figures.clean import Clean
from generator.figures.passages import Context, Period, Quote
from generator.figures.resolve import governing_resolve, resolve_words
from generator.figures.riders import rider_of
from generator.figures.sentence import Sentence
from generator.figures.settings import Setting, is_floor, setting_of, setting_over_years
from generator.figures.statements import Statement, says_something
from generator.figures.tokens import EXPECTS, HOLDS, IN_STEP, RESOLVES, Kind, Role
from generator.figures.values import Value
from generator.figures.wordings import kind_for, kind_of
from generator.grammar.sentences import CLAUSE_ENDS
from generator.model import Aggregate, Report, Status, StatusBasis, WordingKind


@dataclass(frozen=True)
class Observed:
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
    status_basis: StatusBasis = StatusBasis.STATED
    rider: str = ""
    scope: str = ""
    area: str = ""
    years: Period | None = None
    aggregate: Aggregate = Aggregate.NONE
    printed_name: str = ""


@dataclass(frozen=True)
class Worded:
    """A wording without a value."""

    indicator_id: str
    period: int
    status: Status
    quote: Quote
    kind: WordingKind
    stance: str
    rider: str
    printed_name: str


_OTHER_BASIS = frozenset({Kind.COMPARABLE, Kind.REAL, Kind.NOMINAL, Kind.WITHOUT})
_OPENED_BEHIND_RATES = ("%（", "％（")
_NOTE_MAX = 40
"""Characters of a note in brackets, at most."""

_OPENS_NOTE = "（("
_ENDS_NOTE = CLAUSE_ENDS + "、,;()（）"


@dataclass(frozen=True)
class Reading:
    """A statement and the sentence that holds it, whose clean text is `cleaned`.

    `unsure` are digits of the passage that may not belong to a number. `closing` is the rider that
    a later sentence adds to all targets of the passage.
    """

    statement: Statement
    sentence: Sentence
    cleaned: Clean
    context: Context
    unsure: Sequence[tuple[int, int]]
    closing: str = ""

    def quote(self, value: Value | None = None) -> Quote | None:
        """The words that say it; around the value's own number where furniture divides them."""
        text = self.context.passage.body.text
        first, last = self.statement.start, self.statement.end
        tokens = self.sentence.tokens
        if not first < last:
            return None
        clause = _trimmed(self.cleaned.text, tokens[first].start, tokens[last - 1].end)
        start, end = self.cleaned.original(*clause)
        end = self._with_other_basis(last, end)
        opened = sum(text.count(mark, start, end) for mark in "（(")
        closed = sum(text.count(mark, start, end) for mark in "）)")
        if opened > closed and text[end : end + 1] in ("）", ")"):
            end += 1
        at = self.cleaned.original(value.start, value.end) if value else (start, end)
        return self.context.passage.quote(start, end, at)

    def _with_other_basis(self, last: int, end: int) -> int:
        """Behind a note in brackets that says it on another basis: 增长1.7%（同口径增长2.5%）."""
        text = self.context.passage.body.text
        tells = any(self.sentence.is_any(at, _OTHER_BASIS) for at in (last, last + 1))
        if not tells or not text.startswith(_OPENED_BEHIND_RATES, end - 1):
            return end
        return text.find("）", end, end + _NOTE_MAX) + 1 or end

    def name_of(self, indicator_id: str) -> str:
        """What the text calls an indicator here (全社会固定资产投资); a level has its rate's."""
        named = self.sentence.lexicon.indicators[indicator_id].level_of or indicator_id
        calls = (tokens for one, tokens in self.statement.calls if one == named)
        return self.sentence.words(*next(calls, (0, 0)))

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
        text = self.context.passage.body.text
        behind = end
        while behind < len(text) and text[behind] not in _ENDS_NOTE:
            behind += 1
        expects = self.sentence.lexicon.expectations
        return any(
            expects.at(text, index + 1)
            for index in range(start, min(behind + 1, len(text)))
            if text[index] in _OPENS_NOTE
        )

    def is_sure(self, value: Value) -> bool:
        start, end = self.cleaned.original(value.start, value.end)
        following = bisect_right(self.unsure, start, key=itemgetter(1))
        return following == len(self.unsure) or self.unsure[following][0] >= end


def take(reading: Reading, report: Report) -> Iterator[Observed | Worded]:
    """The records of one statement."""
    statement = reading.statement
    where = (statement, reading.sentence, reading.context, report)
    if statement.over_years:
        yield from _taken_over_years(reading, setting_over_years(*where))
        return
    setting = setting_of(*where)
    if setting is None:
        sums = statement.values and not statement.predicate.averaged
        summed = all(_can_be_summed(reading, one) for one, _ in statement.values)
        if sums and (summed or is_floor(statement, reading.sentence)):
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
    if setting.status is Status.TARGET and _is_forecast(reading):
        return
    stance = rider = ""
    if setting.status is Status.TARGET:
        stance = _stance_in_words(reading)
        rider = _rider(reading, reading.sentence.item_end(statement.figure))
    kind = kind_of(statement, reading.sentence)
    for indicator_id in statement.subjects:
        if indicator_id and indicator_id not in valued:
            name = reading.name_of(indicator_id)
            own = kind_for(kind, reading.sentence.lexicon.indicators[indicator_id])
            yield Worded(
                indicator_id, setting.period, setting.status, words, own, stance, rider, name
            )


def _can_be_summed(reading: Reading, indicator_id: str) -> bool:
    """Whether a figure may be the sum of several years: of what adds up, or where 累计 says so."""
    indicator = reading.sentence.lexicon.indicators[indicator_id]
    amounts = indicator.measure is Measure.LEVEL and not indicator.state
    return indicator.flow or (amounts and reading.statement.predicate.summed)


def _taken_over_years(reading: Reading, setting: Setting | None) -> Iterator[Observed]:
    if setting:
        for indicator_id, value in reading.statement.values:
            observed = _observed(reading, setting, indicator_id, value)
            if observed:
                yield observed


def _aggregate(statement: Statement, sentence: Sentence) -> Aggregate:
    """What a figure of several years is of them."""
    if is_floor(statement, sentence):
        return Aggregate.EACH
    if not (statement.over_years and statement.predicate.mean):
        return Aggregate.SUM
    return Aggregate.EACH if statement.predicate.yearly else Aggregate.MEAN


def _observed(
    reading: Reading, setting: Setting, indicator_id: str, value: Value
) -> Observed | None:
    statement, status, basis = reading.statement, setting.status, setting.basis
    if status is Status.ACTUAL and reading.is_expected(value):
        status, basis = Status.ESTIMATE, StatusBasis.STATED
    if (value.aim and status is not Status.TARGET) or not reading.is_sure(value):
        return None
    quote, printed = reading.quote(value), reading.number(value)
    if not (quote and printed):
        return None
    target = status is Status.TARGET
    return Observed(
        indicator_id,
        setting.period,
        status,
        replace(value, stance=value.stance or _stance(reading)) if target else value,
        statement.role is Role.WEAK,
        quote,
        printed,
        status_basis=basis,
        rider=_rider(reading, statement.predicate.end) if target else "",
        scope=statement.scope,
        area=_area(reading, indicator_id),
        years=setting.years,
        aggregate=_aggregate(statement, reading.sentence) if setting.years else Aggregate.NONE,
        printed_name=reading.name_of(indicator_id),
    )


def _area(reading: Reading, indicator_id: str) -> str:
    """The part of the place that an indicator's own series is of, before its name: 中心城区."""
    sentence, name = reading.sentence, reading.statement.name
    areas = sentence.lexicon.indicators[indicator_id].areas
    before = sentence.tokens[sentence.clause_start(name) : name]
    return next((token.text for token in reversed(before) if token.text in areas), "")


def _stance(reading: Reading) -> str:
    """The verb with which a target is set (力争, 确保), before its name or far ahead of it."""
    sentence = reading.sentence
    found = governing_resolve(sentence, reading.statement.name)
    return reading.context.headed if found is None else resolve_words(sentence, found)


def _stance_in_words(reading: Reading) -> str:
    """The same of words without a figure: 增速力争高于全国; one behind the name goes before."""
    sentence, start = reading.sentence, reading.statement.figure
    found = sentence.find(RESOLVES, start, sentence.item_end(start))
    return _stance(reading) if found is None else resolve_words(sentence, found)


def _rider(reading: Reading, end: int) -> str:
    """What is added to a target whose words end before the token `end`."""
    return rider_of(reading.sentence, end) or reading.closing


def _is_forecast(reading: Reading) -> bool:
    """Whether words are of what is to be expected and no aim: 预计今年财政收入继续增长."""
    statement, sentence = reading.statement, reading.sentence
    return sentence.has(EXPECTS, sentence.clause_start(statement.name), statement.clause_end)


def _is_worded(reading: Reading) -> bool:
    """Whether something is said of the subject at all: 排名全省第5, not a bare name in a list."""
    statement, sentence = reading.statement, reading.sentence
    if statement.joined:
        index = statement.figure
        while sentence.is_any(index, HOLDS | {Kind.UP, Kind.RATE, Kind.MANNER, Kind.IMPROVE}):
            index += 1
        if sentence.is_any(index, IN_STEP):
            return False  # 居民收入增长与GDP增长同步 is about incomes
    return bool(statement.predicate.figures or says_something(sentence, statement.figure))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without separators, dashes and lone quotation marks at its ends."""
    while start < end and text[start] in "，；。：、—-·●■◆▪※*○！？ ”’":
        start += 1
    while end > start and text[end - 1] in "，；。：、—！？ ":
        end -= 1
    return start, end


def without_repeats(found: Sequence[Observed]) -> list[Observed]:
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


def _key(observed: Observed) -> tuple[str, int, Status, Decimal]:
    return observed.indicator_id, observed.period, observed.status, observed.value.value
