"""Finds what a report says of promises that the year before's report of the same place made.

An answer is given where subject and object agree: a sentence of the review has a number of the same
thing in the same unit, or names the same thing in full and says what became of it. That nothing was
found is said only where nothing in the report comes near; all else stays undecided.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import accumulate
from operator import add
from typing import NamedTuple

from generator.answers.objects import Name, Objects
from generator.answers.wording import Clause, wording
from generator.catalogue.answers import AnswerWords
from generator.grammar.sentences import CLAUSE_ENDS, CLAUSE_MARKS, pieces, sentences
from generator.model import (
    Answer,
    AnswerState,
    Bound,
    Completeness,
    Number,
    NumberKind,
    Paragraph,
    Part,
    Report,
    Span,
)
from generator.splitting.admissions import Admission
from generator.text import to_halfwidth

NAME_MIN = 5
"""Characters of a name that tells a thing by itself."""

_SUBJECT_MIN = 2
_PART_MIN = 3
"""Characters of a subject that may be a part of a longer one."""

_HEAD = 3
"""Characters at the end of a name that say what it is; one less of a short one."""

_NEAR = 0.5
"""The share of a name's pairs of characters from which on a sentence may speak of it."""

_COUNTED = frozenset({"items", "people", "households", "area", "length"})
"""Kinds of units that count a stock in one place, and what came to it in another."""

_LIKE = 0.3
"""The same of all words of a promise."""

_OPENING = 24
"""Characters of a paragraph that say of which years it is."""

_SHORT = 4
_BORDER = "\n"
_NOT_WORDS = re.compile(r"[\W\d]+")
_MARKS = f"{CLAUSE_ENDS},;:!?{_BORDER}"


class Promise(NamedTuple):
    """What was promised: words of a source, and the numbers among them.

    `is_checkable`: it says something of which it can be told whether it was done.
    """

    promise_id: str
    text: str
    place: Span
    numbers: tuple[Number, ...] = ()
    is_checkable: bool = True


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence: its paragraph and range there, its words in half-width forms.

    `tells`: it reviews the year, so that it may answer.
    """

    paragraph: Paragraph
    start: int
    end: int
    text: str
    tells: bool

    def span(self) -> Span:
        return self.paragraph.body.span(self.start, self.end)

    def has(self, number: Number, start: int, end: int) -> bool:
        """Whether a number stands in that range of it."""
        place = self.paragraph.body.span(self.start + start, self.start + end)
        return place.start <= number.start and number.end <= place.end


@dataclass(frozen=True, slots=True)
class _Counted:
    """A number of the review with what it is of, and the sentence in which it stands."""

    number: Number
    subject: str
    sentence: int


@dataclass(frozen=True, slots=True)
class _Named:
    """A name of a promise, the sentence that has it, and what it says became of it."""

    name: str
    sentence: int
    state: AnswerState


class _Near:
    """All that a report says outside its annexes, looked through for what comes near some words."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    def says(self, words: str) -> bool:
        """Whether the words stand anywhere in the report."""
        return words in self._whole

    def may_name(self, name: str) -> bool:
        """Whether anything in the report comes near a name."""
        if name[-_HEAD if len(name) > _SHORT else -_HEAD + 1 :] in self._whole:
            return True
        return self.has(name, _NEAR)

    def has(self, words: str, share: float) -> bool:
        """Whether a sentence or a heading has so much of the words, by their pairs."""
        pairs = _pairs(words)
        least = max(1, share * len(pairs))
        standing = pairs & self._pairs
        if len(standing) < least:
            return False
        found: Counter[int] = Counter()
        for pair in standing:
            found.update({*map(self._text_at, _places(self._whole, pair))})
        return max(found.values()) >= least

    def _text_at(self, place: int) -> int:
        return bisect_right(self._begins, place)

    @cached_property
    def _begins(self) -> list[int]:
        """Where each text begins in the whole."""
        return _begins(self._texts)

    @cached_property
    def _pairs(self) -> frozenset[str]:
        return frozenset(map(add, self._whole, self._whole[1:]))

    @cached_property
    def _whole(self) -> str:
        return _BORDER.join(self._texts)


class Told:
    """What one report says, made ready for the promises of the report before it."""

    def __init__(
        self,
        report: Report,
        numbers: Iterable[Number],
        reviewing: Collection[str],
        admissions: Iterable[Admission],
        words: AnswerWords,
        objects: Objects,
    ) -> None:
        """`reviewing` are the ids of the paragraphs that review one year, not several at once."""
        self._report, self._words, self._objects = report, words, objects
        admitted = frozenset(ordinal for one in admissions for ordinal in one.ordinals)
        said = tuple(_sentences(report, reviewing, admitted, words))
        self._sentences = tuple(one for one in said if one.tells)
        self._review = _BORDER.join(one.text for one in self._sentences)
        self._numbers = tuple(number for number in numbers if number.part is Part.REVIEW)
        headings = [to_halfwidth(section.printed) for section in report.sections]
        self._near = _Near([*(one.text for one in said), *headings])
        self._wording = wording(words)
        self.is_whole = report.completeness is Completeness.FULL and bool(self._sentences)

    def answer(self, promise: Promise) -> Answer | None:
        """What the report says of a promise of one clause; None where that is undecided."""
        text = to_halfwidth(promise.text)
        if not (promise.numbers or promise.is_checkable or self._has_a_run_of(text)):
            return None
        begins = promise.place.start
        names = self._objects.of(text, tuple(_ranges(promise, begins)))
        found = self._by_number(promise, names) or self._by_name(promise, text, names)
        if found:
            return found
        if promise.is_checkable and self.is_whole and self._is_far(text, names):
            return Answer(promise.promise_id, self._report.report_id, AnswerState.NOT_FOUND)
        return None

    def answer_all(self, promise_id: str, clauses: Iterable[Promise]) -> Answer | None:
        """What the report says of a promise of several clauses: of part of them is partly."""
        found = [self._told_in_any_words(clause) for clause in clauses]
        told = [one for one in found if one and one.place]
        if told:
            kept = len(told) == len(found) and all(
                one.state is AnswerState.REPORTED for one in told
            )
            state = AnswerState.REPORTED if kept else AnswerState.PARTLY
            missing = tuple(dict.fromkeys(name for one in told for name in one.missing))
            return told[0]._replace(promise_id=promise_id, state=state, missing=missing)
        if found and all(found):
            return Answer(promise_id, self._report.report_id, AnswerState.NOT_FOUND)
        return None

    def _told_in_any_words(self, clause: Promise) -> Answer | None:
        answer = self.answer(clause)
        return answer if answer and answer.place else self._in_other_words(clause) or answer

    def _in_other_words(self, promise: Promise) -> Answer | None:
        """What the review says of a promise in a clause that shares most of its words.

        None where that clause has a lower number of the same unit, which may be of something else.
        """
        text, ranges = to_halfwidth(promise.text), tuple(_ranges(promise, promise.place.start))
        found = self._wording.nearest(text, ranges, self._clauses)
        if not found or any(map(found[0].has_less_than, promise.numbers)):
            return None
        clause, shared = found
        words = self._words
        still = (*words.begun.words, *words.unfinished.words)
        is_part = words.finished.matcher.in_text(text) and any(
            word in clause.text and word not in text for word in still
        )
        longest = (one for one in shared if len(one) == max(map(len, shared)))
        return self._answered(
            promise,
            AnswerState.PARTLY if is_part else AnswerState.REPORTED,
            "、".join(one.strip("的") for one in longest),
            self._objects.of(text, ranges),
            clause.sentence,
        )

    @cached_property
    def _clauses(self) -> tuple[Clause, ...]:
        """The clauses of the review, with the quantities in them."""
        numbers: defaultdict[int, list[Number]] = defaultdict(list)
        for number in self._numbers:
            sentence = self._sentence_of(number)
            if sentence is not None:
                numbers[sentence].append(number)
        return tuple(
            Clause.of(one.text[start:end], at, (n for n in numbers[at] if one.has(n, start, end)))
            for at, one in enumerate(self._sentences)
            for start, end in pieces(one.text, 0, len(one.text), CLAUSE_MARKS)
        )

    def _has_a_run_of(self, text: str) -> bool:
        """Whether the review has as much of a text as a name has at least."""
        runs = self._runs
        return any(text[at : at + NAME_MIN] in runs for at in range(len(text) - NAME_MIN + 1))

    @cached_property
    def _runs(self) -> frozenset[str]:
        review = self._review
        return frozenset(review[at : at + NAME_MIN] for at in range(len(review)))

    # -- numbers of the same thing -----------------------------------------------------------------

    def _by_number(self, promise: Promise, names: Sequence[Name]) -> Answer | None:
        for number in promise.numbers:
            subject = self._objects.core(to_halfwidth(number.subject))
            if not number.is_sure or not self._tells_a_thing(subject):
                continue
            same = [
                one
                for one in self._by_unit.get((number.unit, number.kind), ())
                if self._is_same(subject, one.subject) and self._is_as_much(number, one.number)
            ]
            exact = [one for one in same if one.subject == subject] or same
            if len({one.number.value for one in exact}) != 1:
                continue
            told = exact[0]
            is_lower = self._is_lower(number, told.number)
            answer = self._answered(
                promise,
                AnswerState.PARTLY if is_lower else AnswerState.REPORTED,
                subject,
                names,
                told.sentence,
            )
            return answer._replace(
                promised=number.printed,
                reported=told.number.printed,
                promised_value=number.value,
                reported_value=told.number.value,
                unit=number.unit,
                is_lower=is_lower,
            )
        return None

    def _tells_a_thing(self, subject: str) -> bool:
        return len(subject) >= _SUBJECT_MIN and subject not in self._words.empty.words

    def _is_same(self, one: str, other: str) -> bool:
        """Whether two subjects are one, though one of them is said with more words."""
        longer, shorter = sorted((one, other), key=len, reverse=True)
        if longer == shorter:
            return True
        more = longer[: -len(shorter)]
        if len(shorter) < _PART_MIN:
            return False
        return longer.endswith(shorter) and not self._words.levels.matcher.in_text(more)

    def _is_as_much(self, promised: Number, told: Number) -> bool:
        """Whether both numbers say how much there is, or both what came to it."""
        if promised.unit_kind not in _COUNTED:
            return True
        return self._is_stock(promised) == self._is_stock(told)

    def _counted_otherwise(self, promise: Promise) -> Iterator[str]:
        """What the review counts as a stock and the promise does not, or the other way round."""
        for number in promise.numbers:
            subject = self._objects.core(to_halfwidth(number.subject))
            for one in self._by_unit.get((number.unit, number.kind), ()):
                if one.subject == subject and not self._is_as_much(number, one.number):
                    yield subject

    def _is_stock(self, number: Number) -> bool:
        """Whether a number says how much there is, not what came to it."""
        said = to_halfwidth(number.quote)
        return self._words.held.matcher.in_text(said) and not self._words.added.matcher.in_text(
            said
        )

    def _is_lower(self, promised: Number, told: Number) -> bool | None:
        """Whether less is reported than was promised; None where that is nothing to compare."""
        wanted = promised.bound in (Bound.EXACT, Bound.AT_LEAST, Bound.RANGE)
        if not wanted or told.bound is Bound.AT_MOST:
            return None
        said = to_halfwidth(promised.quote)
        harm = promised.kind is NumberKind.FALL or self._words.harms.matcher.in_text(said)
        if harm or self._is_stock(promised) != self._is_stock(told):
            return None
        return told.value < promised.value

    @cached_property
    def _by_unit(self) -> dict[tuple[str, NumberKind], list[_Counted]]:
        found: dict[tuple[str, NumberKind], list[_Counted]] = defaultdict(list)
        for number in self._numbers:
            sentence = self._sentence_of(number)
            if number.is_sure and sentence is not None:
                subject = self._objects.core(to_halfwidth(number.subject))
                if self._tells_a_thing(subject):
                    counted = _Counted(number, subject, sentence)
                    found[number.unit, number.kind].append(counted)
        return found

    def _sentence_of(self, number: Number) -> int | None:
        """The sentence in which a number stands, if it may answer."""
        at = bisect_right(self._begins, number.start) - 1
        if at < 0 or number.end > self._sentences[at].span().end:
            return None
        return at

    @cached_property
    def _begins(self) -> list[int]:
        return [one.paragraph.body.origins[one.start] for one in self._sentences]

    # -- the same name -----------------------------------------------------------------------------

    def _by_name(self, promise: Promise, text: str, names: Sequence[Name]) -> Answer | None:
        other_counts = set(self._counted_otherwise(promise))
        wanted = [
            name for name in names if self._tells_by_itself(name) and name.text not in other_counts
        ]
        found = [one for name in wanted for one in [self._named(text, name)] if one]
        if not found:
            return None
        sentences = Counter(one.sentence for one in found)
        at = max(sentences, key=lambda at: (sentences[at], -at))
        first = next(one for one in found if one.sentence == at)
        all_told = len(found) == len(wanted) and all(
            one.state is AnswerState.REPORTED for one in found
        )
        others = [name.text for name in names if not self._tells_by_itself(name)]
        all_told = all_told and all(map(self._is_told, others))
        if all_told:
            return self._answered(promise, AnswerState.REPORTED, first.name, names, at)
        answer = self._answered(promise, AnswerState.PARTLY, first.name, names, at)
        return answer._replace(missing=tuple(self._missing(names)))

    def _missing(self, names: Iterable[Name]) -> Iterator[str]:
        """The names that stand nowhere in the report, if it is whole."""
        for name in names if self.is_whole else ():
            told = self._tells_by_itself(name) or self._objects.is_site(name.text)
            if told and self._objects.is_plain(name.text) and not self._near.says(name.text):
                yield name.text

    def _is_told(self, name: str) -> bool:
        """Whether the review has a name at all."""
        return name in self._review

    @staticmethod
    def _tells_by_itself(name: Name) -> bool:
        return name.specific or (len(name.text) >= NAME_MIN and not name.joined)

    def _named(self, text: str, name: Name) -> _Named | None:
        """Where the review first says what became of a name."""
        review, size = self._review, len(name.text)
        for place in _places(review, name.text):
            end = place + size
            if name.specific or self._objects.stands_alone(review, place, end):
                state = self._state_of_deeds(text, place, end)
                if state:
                    return _Named(name.text, bisect_right(self._borders, place) - 1, state)
        return None

    @cached_property
    def _borders(self) -> list[int]:
        """Where in the review each sentence begins."""
        return _begins([one.text for one in self._sentences])

    def _state_of_deeds(self, promised: str, first: int, last: int) -> AnswerState | None:
        """By what the review says became of the name at `[first, last)`; None where by nothing."""
        review = self._review
        start, end = _clauses_around(review, first, last)
        said = f"{review[start:first]}，{review[last:end]}"
        words = self._words
        open_ = words.unfinished.matcher.in_text(said)
        finished = words.finished.matcher.in_text(said) and not open_
        begun = words.begun.matcher.in_text(said)
        if words.finished.matcher.in_text(promised):
            if finished:
                return AnswerState.REPORTED
            return AnswerState.PARTLY if begun or open_ else None
        if finished or begun or open_ or words.done.matcher.in_text(said):
            return AnswerState.REPORTED
        return None

    # -- what comes near ---------------------------------------------------------------------------

    def _is_far(self, text: str, names: Sequence[Name]) -> bool:
        """Whether nothing in the report comes near a promise; not where it names no one thing."""
        if not any(self._objects.is_plain(name.text) for name in names):
            return False
        if any(self._near.may_name(name.text) for name in names):
            return False
        return not self._near.has(_NOT_WORDS.sub(_BORDER, text), _LIKE)

    def _answered(
        self,
        promise: Promise,
        state: AnswerState,
        name: str,
        names: Sequence[Name],
        at: int,
    ) -> Answer:
        sentence = self._sentences[at]
        wanted = _pairs(name).union(*(_pairs(one.text) for one in names))
        share = Decimal(len(wanted & _pairs(sentence.text))) / max(1, len(wanted))
        return Answer(
            promise_id=promise.promise_id,
            report_id=self._report.report_id,
            state=state,
            name=name,
            similarity=share.quantize(Decimal("0.01")),
            paragraph_id=sentence.paragraph.paragraph_id,
            text=sentence.paragraph.text[sentence.start : sentence.end],
            place=sentence.span(),
        )


def _ranges(promise: Promise, begins: int) -> Iterator[tuple[int, int]]:
    """Where a promise's numbers stand in its text, if that is of one piece."""
    if promise.place.end - begins == len(promise.text):
        for number in promise.numbers:
            yield number.start - begins, number.end - begins


def _sentences(
    report: Report, reviewing: Collection[str], admitted: Collection[int], words: AnswerWords
) -> Iterator[_Sentence]:
    """The sentences outside annexes, in text order; `admitted` paragraphs say what is wanting."""
    annexes = {section.section_id for section in report.sections if section.part is Part.ANNEX}
    years = words.years.matcher
    for paragraph in report.paragraphs:
        if paragraph.section_id in annexes:
            continue
        text = to_halfwidth(paragraph.text)
        reviews = paragraph.paragraph_id in reviewing and paragraph.ordinal not in admitted
        reviews = reviews and not years.in_text(text, 0, _OPENING)
        for start, end in sentences(text):
            tells = reviews and not years.in_text(text, start, end)
            yield _Sentence(paragraph, start, end, text[start:end], tells)


def _begins(texts: Sequence[str]) -> list[int]:
    """Where each of the texts begins, joined by borders."""
    return [0, *accumulate(len(text) + len(_BORDER) for text in texts)][:-1]


def _places(text: str, words: str) -> Iterator[int]:
    """Where the words stand in a text."""
    place = text.find(words)
    while place >= 0:
        yield place
        place = text.find(words, place + 1)


def _pairs(text: str) -> set[str]:
    """The pairs of characters that stand next to each other."""
    return {pair for pair in map(add, text, text[1:]) if pair.isalnum()}


def _clauses_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause in which `[start, end)` lies, and the one behind it."""
    while start > 0 and text[start - 1] not in _MARKS:
        start -= 1
    for _ in range(2):
        while end < len(text) and text[end] not in _MARKS:
            end += 1
        end = min(end + 1, len(text))
    return start, end
