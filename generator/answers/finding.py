"""Finds what a report says of promises that the year before's report of the same place made.

An answer is given where subject and object agree: a sentence of the review has a number of the same
thing in the same unit, or names the same thing in full and says what became of it. That nothing was
found is said only where nothing in the report comes near; all else stays undecided.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import accumulate, pairwise
from operator import add
from typing import NamedTuple

from generator.answers.counting import Counted, Counting, stands
from generator.answers.objects import Name, Objects
from generator.answers.wording import Clause, pairs_of, wording
from generator.catalogue.answers import AnswerWords
from generator.grammar.sentences import CLAUSE_ENDS, CLAUSE_MARKS, STOPS, pieces, sentences
from generator.model import (
    Answer,
    AnswerState,
    Completeness,
    Number,
    NumberKind,
    Paragraph,
    Part,
    Report,
    Span,
)
from generator.splitting.admissions import Admission
from generator.text import positions, stand_in_order, to_halfwidth

NAME_MIN = 5
"""Characters of a name that tells a thing by itself."""

_WHOLE_CLASS = 8
"""Characters of what those before 等 are, that names them all: 航运绿色燃料供应体系."""

_ROW_MIN = 4
"""Characters that two names in a row have in common at least."""

_HEAD = 3
"""Characters at the end of a name that say what it is; one less of a short one."""

_NEAR = 0.5
"""The share of a name's pairs of characters from which on a sentence may speak of it."""

_LIKE = 0.3
"""The same of all words of a promise."""

_OPENING = 24
"""Characters of a paragraph that say of which years it is."""

_MEASURED = frozenset({"area", "length"})
_KIND_OF = 2
"""Kinds of units of what is built or laid, and the characters at the end of its name that say what
kind of thing it is."""

_BEGINNING = 2
_PUT_IN = 4
"""Characters with which a name begins, and that may be put into it: 东港机场三跑道 is
东港国际机场第三跑道."""

_SHORT = 4
_SUFFIXES = ("性", "化", "率")
"""What makes another word of a name: 一致性."""

_EVENT = re.compile("[\u4e00-\u9fff]{2}[会节赛]")
"""What an event is called for short: 数博会."""

_SLIPPED_IN = 2
"""Characters that a name may have more in the later text: 生态文明建设示范区."""

_ROW = re.compile("[、和与及]+“?")
_BY = "以"
_CHOICE = "或"
_DIGIT = re.compile(r"\d")
_QUOTED_AT_ONCE = re.compile(r"\d[^，“]{0,8}“")
"""A number with no deed before it, of something in quotation marks: a figure of speech."""

_BORDER = "\n"
_STOPS = f"{STOPS}{_BORDER}"
_CLAUSE_END = re.compile("[，；：,;:]")
_NOT_WORDS = re.compile(r"[\W\d]+")
_MARKS = f"{CLAUSE_ENDS},;:!?{_BORDER}"


class Promise(NamedTuple):
    """What was promised: words of a source, and the numbers among them.

    `is_checkable`: it says something of which it can be told whether it was done. `before` are the
    words of its sentence before it.
    """

    promise_id: str
    text: str
    place: Span
    numbers: tuple[Number, ...] = ()
    is_checkable: bool = True
    before: str = ""


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
class _Named:
    """A name of a promise, where the review has it, and what it says became of it.

    `text` is the name as both have it.
    """

    text: str
    sentence: int
    end: int
    state: AnswerState


class _Near:
    """All that a report says outside its annexes, looked through for what comes near some words."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    def says(self, words: str) -> bool:
        """Whether the words stand anywhere in the report, a few others put in between or none."""
        return any(stand_in_order(one, words) for one in _windows(self._whole, words, _PUT_IN))

    def may_name(self, name: str) -> bool:
        """Whether anything in the report comes near a name."""
        if name[-_HEAD if len(name) > _SHORT else -_HEAD + 1 :] in self._whole:
            return True
        if any(stand_in_order(name, short) for short in self._events):
            return True
        return self.has(name, _NEAR)

    def has(self, words: str, share: float) -> bool:
        """Whether a sentence or a heading has so much of the words, by their pairs."""
        pairs = pairs_of(words)
        least = max(1, share * len(pairs))
        standing = pairs & self._pairs
        if len(standing) < least:
            return False
        found: Counter[int] = Counter()
        for pair in standing:
            found.update({*map(self._text_at, positions(self._whole, pair))})
        return max(found.values()) >= least

    def _text_at(self, place: int) -> int:
        return bisect_right(self._begins, place)

    @cached_property
    def _begins(self) -> list[int]:
        """Where each text begins in the whole."""
        return _begins(self._texts)

    @cached_property
    def _events(self) -> frozenset[str]:
        """What may be events, called for short."""
        return frozenset(_EVENT.findall(self._whole))

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
        self._counting = Counting(words, objects)
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
        may_miss = promise.is_checkable and self.is_whole and not self._counts_alike(promise)
        if may_miss and self._is_far(text, names):
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
        counting = self._counting
        for number in promise.numbers:
            if not number.unit_sure:
                continue
            wanted = counting.of(number, promise.before)
            same = [
                one
                for one in self._by_unit.get(counting.kind(number), ())
                if counting.is_same(wanted, one) and counting.is_as_much(number, one.number)
            ]
            exact = [one for one in same if one.thing == wanted.thing]
            exact = exact or [one for one in same if one.thing.core == wanted.thing.core] or same
            if len({one.number.value for one in exact}) != 1:
                continue
            told = exact[0]
            if counting.is_open(number, told.number):
                continue
            is_lower = counting.is_lower(number, told.number)
            answer = self._answered(
                promise,
                AnswerState.PARTLY if is_lower else AnswerState.REPORTED,
                counting.shared(number, told.number),
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

    def _counted_otherwise(self, promise: Promise) -> Iterator[str]:
        """What the review counts otherwise than the promise: in stock, or of a rank alone."""
        counting = self._counting
        for number in promise.numbers:
            wanted = counting.of(number)
            for one in self._by_unit.get(counting.kind(number), ()):
                if one.thing.core.endswith(wanted.thing.core) and not (
                    counting.is_same(wanted, one) and counting.is_as_much(number, one.number)
                ):
                    yield wanted.thing.core

    @cached_property
    def _by_unit(self) -> dict[tuple[str, NumberKind], list[Counted]]:
        found: dict[tuple[str, NumberKind], list[Counted]] = defaultdict(list)
        for number in self._numbers:
            at = self._sentence_of(number)
            if number.unit_sure and at is not None:
                counted = self._counting.of(number, self._clause_before(at, number), at)
                found[self._counting.kind(number)].append(counted)
        return found

    def _counts_alike(self, promise: Promise) -> bool:
        """Whether the review counts, in one of its units, what a promised thing is a kind of.

        That 供水管网5公里 were laid cannot be missed where 地下管网7公里 were.
        """
        for number in promise.numbers:
            if number.unit_kind not in _MEASURED:
                continue  # firms and centres of any other sort say nothing
            kind = self._counting.named(number)[-_KIND_OF:]
            others = self._by_unit.get(self._counting.kind(number), ())
            if len(kind) == _KIND_OF and any(one.thing.core.endswith(kind) for one in others):
                return True
        return False

    def _clause_before(self, at: int, number: Number) -> str:
        """The clause before a number's own, in the same sentence."""
        sentence = self._sentences[at]
        start, _ = sentence.paragraph.body.locate(number.place)
        clauses = _CLAUSE_END.split(sentence.text[: max(0, start - sentence.start)])
        return clauses[-2] if len(clauses) > 1 else ""

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
        wanted = [
            name
            for name in names
            if self._tells_by_itself(name) and not (name.is_class and len(name.text) < _WHOLE_CLASS)
        ]
        found = {name: one for name in wanted for one in [self._named(text, name)] if one}
        other_counts = set(self._counted_otherwise(promise)) if found else ()
        for name in [*found] if other_counts else ():
            if self._objects.thing(name.text).core in other_counts:
                del found[name]
        if not found:
            return None
        found |= dict(self._beside(names, found))
        sentences = Counter(one.sentence for one in found.values())
        at = max(sentences, key=lambda at: (sentences[at], -at))
        first = next(one for one in found.values() if one.sentence == at)
        all_told = all(one.state is AnswerState.REPORTED for one in found.values())
        others = [name for name in names if name not in found and not name.is_class]
        all_told = all_told and not any(
            self._tells_by_itself(name) or not self._is_told(name.text) for name in others
        )
        _, stop = _clause_around(self._review, first.end, first.end)
        wholly = self._words.wholly.matcher.in_text(self._review, first.end, stop)
        told = self._sentences[at].text
        all_told = all_told and (wholly or self._has_things(promise, found, told))
        if all_told:
            return self._answered(promise, AnswerState.REPORTED, first.text, names, at)
        answer = self._answered(promise, AnswerState.PARTLY, first.text, names, at)
        return answer._replace(missing=tuple(self._missing(others)))

    def _beside(
        self, names: Sequence[Name], found: Mapping[Name, _Named]
    ) -> Iterator[tuple[Name, _Named]]:
        """The names that stand with a found one, behind it in a row or in its sentence."""
        for before, name in pairwise((None, *names)):
            if name in found or name is None:
                continue
            one = found.get(before) if before else None
            row = _ROW.match(self._review, one.end) if one else None
            least = max(_ROW_MIN, len(name.text) // 2)
            if one and row and self._review.startswith(name.text[:least], row.end()):
                yield name, one
                continue
            for other in found.values():
                if len(name.text) >= NAME_MIN and self._has(other.sentence, name.text):
                    yield name, other
                    break

    def _has(self, at: int, name: str) -> bool:
        """Whether a sentence has a name, with a word slipped in or without."""
        return any(
            name[-_SLIPPED_IN:] in one and stand_in_order(one, name)
            for one in _windows(self._sentences[at].text, name, _SLIPPED_IN)
        )

    def _has_things(self, promise: Promise, names: Iterable[Name], sentence: str) -> bool:
        """Whether a sentence, which has the names, speaks of all that a promise has numbers of."""
        said = self._objects.plain(sentence)
        named = {self._objects.thing(name.text).core for name in names}
        things = [self._counting.named(number) for number in promise.numbers]
        return all(thing in named or thing in said for thing in things)

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
        review = self._review
        for form, place, size in self._standing(name):
            end = place + size
            if not self._names_it(text, name, place, end):
                continue
            at = bisect_right(self._borders, place) - 1
            state = self._state_of_deeds(text, place, end)
            if state and not self._is_topic(at):
                shown = self._objects.widened(form, text, text.find(form), review, place)
                return _Named(shown, at, end, state)
        return None

    def _standing(self, name: Name) -> Iterator[tuple[str, int, int]]:
        """The forms of a name that the review has, where, and with how many characters."""
        for form in name.forms:
            for place in positions(self._review, form):
                yield form, place, len(form)
        yield from self._objects.in_full(name.text, self._review)

    def _names_it(self, promised: str, name: Name, place: int, end: int) -> bool:
        """Whether the review's words at `[place, end)` are a name, and of that which it names."""
        review, words = self._review, self._words
        first, last = review[place], review[end - 1]
        if first.isdigit() and review[place - 1 : place].isdigit():
            return False
        if last.isdigit() and review[end : end + 1].isdigit():
            return False
        if not (name.specific or self._objects.stands_alone(review, place, end)):
            return False
        behind = end + review.startswith("”", end)
        group = words.groups.matcher.at(review, behind) if behind > end else ""
        site = words.sites.matcher.at(review, behind) if behind > end else ""
        if review.startswith(_SUFFIXES, end) or any(
            kind and f"”{kind}" not in promised for kind in (group, site)
        ):
            return False
        field = self._objects.field_behind(review, end)
        if field and field not in promised:
            return False
        start, stop = _clause_around(review, place, end)
        ground = words.grounds.matcher.in_text(review, end, stop)
        return not (ground and review.startswith(_BY, start))

    def _is_topic(self, at: int) -> bool:
        """Whether a sentence only opens its paragraph, and says that something is under way."""
        sentence = self._sentences[at]
        said = sentence.text[:-1]
        if sentence.start or sentence.end >= len(sentence.paragraph.text):
            return False
        if any(mark in said for mark in _MARKS) or _DIGIT.search(said):
            return False
        words = self._words
        return words.begun.matcher.in_text(said) and not words.finished.matcher.in_text(said)

    @cached_property
    def _borders(self) -> list[int]:
        """Where in the review each sentence begins."""
        return _begins([one.text for one in self._sentences])

    def _state_of_deeds(self, promised: str, first: int, last: int) -> AnswerState | None:
        """By what the review says became of the name at `[first, last)`; None where by nothing."""
        review, words = self._review, self._words
        start, end = _clause_around(review, first, last)
        said = f"{review[start:first]}，{review[last:end]}"
        if not words.finished.matcher.in_text(said) and said[-1] not in _STOPS:
            _, further = _clause_around(review, end, min(end + 1, len(review)))
            said += review[end:further]
        open_ = any(said[a:b] not in promised for a, b in words.unfinished.matcher.find(said))
        open_ = open_ or bool(words.portions.matcher.at(review, last))
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
        if _CHOICE in text or _QUOTED_AT_ONCE.match(text):
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
        wanted = pairs_of(name).union(*(pairs_of(one.text) for one in names))
        share = Decimal(len(wanted & pairs_of(sentence.text))) / max(1, len(wanted))
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
    years = words.years, words.hides_years
    for paragraph in report.paragraphs:
        if paragraph.section_id in annexes:
            continue
        text = to_halfwidth(paragraph.text)
        reviews = paragraph.paragraph_id in reviewing and paragraph.ordinal not in admitted
        reviews = reviews and not stands(*years, text, 0, _OPENING)
        for start, end in sentences(text):
            tells = reviews and not stands(*years, text, start, end)
            yield _Sentence(paragraph, start, end, text[start:end], tells)


def _begins(texts: Sequence[str]) -> list[int]:
    """Where each of the texts begins, joined by borders."""
    return [0, *accumulate(len(text) + len(_BORDER) for text in texts)][:-1]


def _windows(text: str, words: str, more: int) -> Iterator[str]:
    """Where words may stand, with `more` characters put in: from each place where they begin."""
    room = len(words) + more
    return (text[place : place + room] for place in positions(text, words[:_BEGINNING]))


def _clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause in which `[start, end)` lies, with its mark."""
    while start > 0 and text[start - 1] not in _MARKS:
        start -= 1
    while end < len(text) and text[end] not in _MARKS:
        end += 1
    return start, min(end + 1, len(text))
