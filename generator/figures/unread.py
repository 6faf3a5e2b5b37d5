"""Where a report names an indicator and nothing was read: so that no absence is claimed there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.figures.clean import Clean
from generator.figures.passages import Context, Quote
from generator.figures.sentence import Sentence
from generator.figures.subjects import Name, foreign_words
from generator.figures.tokens import BOUNDS_AFTER, Kind, Role
from generator.figures.wordings import kind_behind, kind_for
from generator.grammar.numerals import Amount
from generator.model import (
    Observation,
    Part,
    Report,
    Span,
    Status,
    UnreadName,
    Wording,
    WordingKind,
)

_BOUNDS_BEHIND = frozenset(BOUNDS_AFTER)
_PLACES = frozenset({Kind.ACTOR, Kind.AREA})


@dataclass(frozen=True, slots=True)
class Named:
    """An indicator's name in a sentence of the review or the plan."""

    name: Name
    sentence: Sentence
    cleaned: Clean
    context: Context

    @property
    def status(self) -> Status:
        """The side that the part is about: results in a review, targets else."""
        return Status.ACTUAL if self.context.part is Part.REVIEW else Status.TARGET

    @property
    def indicators(self) -> Iterator[str]:
        """What it may be of: of a level only where an amount in its unit follows in the clause."""
        lexicon = self.sentence.lexicon
        units = {amount.unit for amount in self._amounts}
        for one in self.name.indicators:
            yield one
            level = lexicon.levels.get(one)
            if level and not units.isdisjoint(lexicon.indicators[level].units):
                yield level

    @property
    def rank(self) -> tuple[bool, Role]:
        """How telling it is, the lower the more: with a number behind it, by its full name."""
        return not self._amounts, self.name.name.role

    def has_number(self, indicator_id: str) -> bool:
        """Whether an amount that follows in the clause may be a figure of the indicator."""
        units = self.sentence.lexicon.indicators[indicator_id].units
        return any(amount.unit in units for amount in self._amounts)

    def gives(self, indicator_id: str) -> WordingKind:
        """What the number right behind the name says of the place's own indicator.

        A weak name may mean something else: 规模以上工业完成198亿元 is output.
        """
        index = self.name.index
        if foreign_words(self.sentence, self.sentence.clause_start(index), self.name) is not None:
            return WordingKind.OTHER
        indicator = self.sentence.lexicon.indicators[indicator_id]
        kind = kind_behind(self.sentence, index, lower_is_better=indicator.lower_is_better)
        if kind is WordingKind.LEVEL and self.name.name.role is Role.WEAK:
            return WordingKind.OTHER
        return kind_for(kind, indicator)

    @property
    def _amounts(self) -> list[Amount]:
        """The amounts that follow in the clause and may be its own."""
        index = self.name.index
        behind = range(index + 1, self.sentence.clause_end(index))
        found = [(at, amount) for at in behind if (amount := self.sentence.tokens[at].amount)]
        return [amount for at, amount in found if not self._tells_places(at)]

    def _tells_places(self, index: int) -> bool:
        """Whether an amount only tells which places are meant: 消除收入5亿元以下的县."""
        index += 1 + self.sentence.is_any(index + 1, _BOUNDS_BEHIND)
        of = self.sentence.kind(index) is Kind.OF
        return of and self.sentence.is_any(index + 1, _PLACES)

    def quote(self) -> Quote | None:
        """The clause that holds it, as printed."""
        tokens, index = self.sentence.tokens, self.name.index
        start = tokens[self.sentence.clause_start(index)].start
        end = tokens[self.sentence.clause_end(index) - 1].end
        at = self.cleaned.original(tokens[index].start, tokens[index].end)
        return self.context.passage.quote(*self.cleaned.original(start, end), at)

    def place(self) -> Span:
        """The name's own words."""
        token = self.sentence.tokens[self.name.index]
        return self.context.passage.body.span(*self.cleaned.original(token.start, token.end))


def find_unread(
    report: Report, named: Sequence[Named], said: Sequence[Observation | Wording]
) -> tuple[UnreadName, ...]:
    """For each indicator and side without a figure or wording, its most telling unread name.

    `said` is all that was read: a name in its words is not unread.
    """
    read: defaultdict[str, list[Span]] = defaultdict(list)
    filled: set[tuple[str, Status]] = set()
    for one in said:
        read[one.indicator_id].append(one.place)
        status = Status.TARGET if one.status is Status.TARGET else Status.ACTUAL
        if one.period == (report.year if status is Status.TARGET else report.review_year):
            filled.add((one.indicator_id, status))
    best: dict[tuple[str, Status], Named] = {}
    for found in named:
        for indicator_id in found.indicators:
            key = (indicator_id, found.status)
            if key in filled or (key in best and best[key].rank <= found.rank):
                continue
            place = found.place()
            if not any(s.start < place.end and place.start < s.end for s in read[indicator_id]):
                best[key] = found
    records = (
        _record(indicator_id, status, found) for (indicator_id, status), found in best.items()
    )
    return tuple(sorted(filter(None, records), key=lambda record: record.place))


def _record(indicator_id: str, status: Status, found: Named) -> UnreadName | None:
    """The record; None where furniture divides the name's own words."""
    quote = found.quote()
    if quote is None:
        return None
    return UnreadName(
        report_id=quote.paragraph.report_id,
        indicator_id=indicator_id,
        section_id=quote.paragraph.section_id,
        paragraph_id=quote.paragraph.paragraph_id,
        part=Part.REVIEW if status is Status.ACTUAL else Part.PLAN,
        quote=quote.text,
        place=quote.paragraph.body.span(quote.start, quote.end),
        has_number=found.has_number(indicator_id),
        gives=found.gives(indicator_id),
    )
