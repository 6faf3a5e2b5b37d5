"""The paragraphs of a report that review or plan, and of how many years they speak."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from generator.figures.clean import clean
from generator.figures.lexer import Lexicon
from generator.figures.resolve import resolve_of_heading
from generator.figures.sentence import Sentence
from generator.figures.tokens import CLAUSE_ENDS, Kind, Token
from generator.grammar.numerals import HAN_ORDINALS
from generator.grammar.sentences import sentences
from generator.grammar.signs import DASHES
from generator.model import Paragraph, Part, Report, Span, Traced


@dataclass(frozen=True, slots=True)
class Quote:
    """A range of a paragraph's text."""

    paragraph: Paragraph
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.paragraph.text[self.start : self.end]


@dataclass(frozen=True)
class Passage:
    """A paragraph as printed: one record, or the several that furniture divides."""

    paragraphs: tuple[Paragraph, ...]
    body: Traced

    @classmethod
    def of(cls, paragraphs: Sequence[Paragraph]) -> Passage:
        return cls(tuple(paragraphs), Traced.join(p.body for p in paragraphs))

    @classmethod
    def printed(cls, paragraphs: Iterable[Paragraph]) -> list[Passage]:
        """The paragraphs as printed, the halves of one joined."""
        halves: list[list[Paragraph]] = []
        for paragraph in paragraphs:
            if halves and paragraph.continues:
                halves[-1].append(paragraph)
            else:
                halves.append([paragraph])
        return [cls.of(one) for one in halves]

    def holding(self, at: int) -> Paragraph:
        """The record in which a character of the text stands; the last one for its end."""
        for paragraph in self.paragraphs:
            if at < len(paragraph.text):
                return paragraph
            at -= len(paragraph.text)
        return self.paragraphs[-1]

    def within(self, spans: Sequence[Span]) -> list[tuple[int, int]]:
        """The spans as ranges of the text, those that stand elsewhere left out.

        Spans and ranges are in order, and none overlaps another.
        """
        if not (spans and self.body):
            return []
        whole = self.body.span()
        first = bisect_right(spans, whole.start, key=attrgetter("end"))
        last = bisect_left(spans, whole.end, key=attrgetter("start"))
        ranges = (self.body.locate(span) for span in spans[first:last])
        return [(start, end) for start, end in ranges if start < end]

    def quote(self, start: int, end: int, at: tuple[int, int]) -> Quote | None:
        """The range as far as it lies in the record that holds `at`; None where none holds it."""
        first = 0
        for paragraph in self.paragraphs:
            last = first + len(paragraph.text)
            if first <= at[0] and at[1] <= last:
                return Quote(paragraph, max(start, first) - first, min(end, last) - first)
            first = last
        return None


@dataclass(frozen=True, slots=True)
class Period:
    """Several years that a text speaks of at once, the first and the last of them.

    Both are 0 where it does not say which; `length` is how many they are, 0 where it does not say.
    """

    first: int = 0
    last: int = 0
    length: int = 0

    def placed(self, report: Report, *, planning: bool) -> Period:
        """The years as a report means them.

        五年来 ends in the year that it reviews, 今后五年 begins in the one that it plans.
        """
        if self.last or not self.length:
            return self
        if planning:
            return Period(report.year, report.year + self.length - 1, self.length)
        return Period(report.review_year - self.length + 1, report.review_year, self.length)


@dataclass(frozen=True)
class Context:
    """A passage, whether it plans or reviews, and whether it speaks of several years at once.

    From the character `expected_from` on, results are expected ones: 240亿元（预计数，下同）.
    `headed` is the verb of the paragraph whose list it belongs to: 今年要力争实现以下目标：.
    """

    passage: Passage
    part: Part
    several_years: Period | None
    expected_from: int
    headed: str = ""


REVIEWING = frozenset({Part.REVIEW})
PLANNING = frozenset({Part.PLAN, Part.SELF_BUILDING})
_ADDRESS = re.compile(r"^\s*(?:各位代表|同志们)[！，,：:]\s*")
_BRACKETS = re.compile(r"[（(]([^（）()]{1,20})[）)]")
_ALSO_BELOW = "下同"
_COLONS = ("：", ":")
_LISTED = re.compile(
    rf"\s*+(?:[{DASHES}●■◆▪※*○·]|\d{{1,2}}[.．、]|[（(]\w{{1,2}}[）)]|[{HAN_ORDINALS}]是)"
)
"""How a paragraph begins that is an item of a list."""
_OPENING = 40
_ONE_YEAR = frozenset({Kind.YEAR, Kind.THIS_YEAR, Kind.LAST_YEAR, Kind.IN_YEAR})
_SIGNS_OF_YEARS = "年来届五"  # one of them stands in whatever names years
_ABOUT_WHAT_IS_DONE = frozenset({Kind.HEADING_FOR, Kind.UP, Kind.SETTING})


def contexts(report: Report, lexicon: Lexicon) -> Iterator[Context]:
    """The paragraphs that review or plan, but for those of parts that may do either.

    Reports at the turn of a five-year plan look back on five years and on one; what a paragraph
    opens with, or a heading says, holds until another one says otherwise.
    """
    by_id = {section.section_id: section for section in report.sections}
    several: Period | None = None
    expected = False
    headed = ""
    previous: str | None = None
    for passage in passages(report):
        section = by_id[passage.paragraphs[0].section_id]
        if section.section_id != previous:
            several = _of_title(section.title, several if section.depth > 1 else None, lexicon)
            previous, headed = section.section_id, ""
        opening = _ADDRESS.sub("", passage.body.text)[: 2 * _OPENING]
        if _may_say_years(opening):
            opening = clean(opening, lexicon.narrows).text
        several = opens_on_several(opening, several, lexicon)
        if section.part in REVIEWING | PLANNING and not section.doubtful:
            noted = _expected_from(passage.body.text, lexicon)
            from_here = len(passage.body.text) if noted is None else noted
            headed = headed if _LISTED.match(passage.body.text) else ""
            yield Context(passage, section.part, several, 0 if expected else from_here, headed)
            expected = expected or noted is not None
            if passage.body.text.rstrip().endswith(_COLONS):
                headed = _heading_verb(passage.body.text, lexicon)
        several = several or _turns_to_several(opening, lexicon)


def _heading_verb(text: str, lexicon: Lexicon) -> str:
    """The verb with which a paragraph that ends in ： opens a list of targets."""
    cleaned = clean(text, lexicon.narrows).text
    *_, (start, end) = sentences(cleaned)
    said = cleaned[start:end]
    return resolve_of_heading(Sentence(said, lexicon.lex(said, {}), lexicon))


def _expected_from(text: str, lexicon: Lexicon) -> int | None:
    """Where a note begins that calls all results below it expected ones: （预计数，下同）."""
    return next(
        (
            note.start()
            for note in _BRACKETS.finditer(text)
            if _ALSO_BELOW in note[1] and lexicon.expectations.at(note[1], 0)
        ),
        None,
    )


def passages(report: Report) -> Iterator[Passage]:
    """The paragraphs as printed, the halves of one joined."""
    halves: list[Paragraph] = []
    for paragraph in report.paragraphs:
        if halves and not paragraph.continues:
            yield Passage.of(halves)
            halves = []
        halves.append(paragraph)
    if halves:
        yield Passage.of(halves)


def _of_title(title: str, before: Period | None, lexicon: Lexicon) -> Period | None:
    """The years with which a section begins: its title has the order of its text."""
    if not _may_say_years(title):
        return before
    tokens = lexicon.lex(clean(title, lexicon.narrows).text, {})
    several = next((i for i, t in enumerate(tokens) if t.kind is Kind.SEVERAL_YEARS), None)
    one = next((i for i, t in enumerate(tokens) if t.kind in _ONE_YEAR), None)
    if several is not None and (one is None or several < one):
        return period_of(tokens[several])
    return before if several is None and one is None else None


def opens_on_several(text: str, before: Period | None, lexicon: Lexicon) -> Period | None:
    """The years of which a clean text speaks, given those of the one before it.

    What its first clause names counts, unless that clause tells what guides the text
    (对标“十四五”时期要求); a single year in its opening ends what came before.
    """
    opening = text[:_OPENING]
    if not _may_say_years(opening):
        return before
    tokens = lexicon.lex(opening, {})
    first = next((i for i, t in enumerate(tokens) if t.kind in CLAUSE_ENDS), len(tokens))
    named = next((t for t in tokens[:first] if t.kind is Kind.SEVERAL_YEARS), None)
    if named and tokens[0].kind not in _ABOUT_WHAT_IS_DONE:
        return period_of(named)
    return None if any(_is_the_year(tokens, index) for index in range(len(tokens))) else before


def _turns_to_several(opening: str, lexicon: Lexicon) -> Period | None:
    """The years that a later sentence of a clean opening turns to for all that follows.

    2025年是“十四五”收官之年。五年来，…: what stands below speaks of the five years.
    """
    for start, end in sentences(opening)[1:]:
        said = opening[start:end]
        if _may_say_years(said):
            tokens = lexicon.lex(said, {})
            first = next((i for i, t in enumerate(tokens) if t.kind in CLAUSE_ENDS), 0)
            if first and tokens[first - 1].kind is Kind.SEVERAL_YEARS:
                return period_of(tokens[first - 1])
    return None


def _may_say_years(text: str) -> bool:
    return any(sign in text for sign in _SIGNS_OF_YEARS)


def _is_the_year(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token says of which single year a text speaks: not 到2030年, the end of several."""
    ahead = index and tokens[index - 1].kind is Kind.TO
    return tokens[index].kind in _ONE_YEAR and not ahead


def period_of(token: Token) -> Period:
    """The years that a token of several names."""
    if token.years:
        return Period(*token.years)
    return Period(length=token.length)
