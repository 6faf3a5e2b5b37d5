"""The paragraphs of a report that review or plan, and of how many years they speak."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import NamedTuple

from generator.figures.clean import clean
from generator.figures.lexer import Lexicon
from generator.figures.resolve import resolve_of_heading
from generator.figures.sentence import Sentence
from generator.figures.tokens import CLAUSE_ENDS, Kind, Token
from generator.grammar.numerals import HAN_COUNTS, HAN_ORDINALS
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

    Both are 0 where it does not say which, the last also where they go on (“十四五”以来); `length`
    is how many they are, 0 where it does not say.
    """

    first: int = 0
    last: int = 0
    length: int = 0

    def placed(self, report: Report, *, planning: bool) -> Period:
        """The years as a report means them.

        五年来 ends in the year that it reviews, 今后五年 begins in the one that it plans.
        """
        if self.first and not self.last:
            begun = self.first < report.review_year
            return Period(self.first, report.review_year) if begun else Period()
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
    A passage of a plan that looks back (“十四五”时期, told in 2026) is of a review; `planned` is
    then the part that it stands in.
    """

    passage: Passage
    part: Part
    several_years: Period | None
    expected_from: int
    headed: str = ""
    planned: Part | None = None

    def from_sentence(self, text: str, report: Report, lexicon: Lexicon) -> tuple[Context, Context]:
        """That of a sentence, which is clean, and that of those behind it.

        What a review turns to holds for what follows (五年来，…。2025年，…。城镇新增就业…); a
        glance back in a plan is over with its sentence.
        """
        own = self.planned or self.part
        years = _opening_years(text, self.several_years, own, report, lexicon)
        if years.several is self.several_years and not years.said:
            return self, self
        if not years.back:
            here = replace(self, part=own, several_years=years.several, planned=None)
            return here, here
        here = replace(self, part=Part.REVIEW, several_years=years.several, planned=own)
        return here, here if self.planned else self


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
_PAST = ("过去", "近", "回")
_UP_TO_NOW = "来"
_COUNTS = frozenset({*HAN_COUNTS, "这"})
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
    ahead: Period | None = None  # of a plan's section whose title looks back first
    looks_back = False
    begun: set[str] = set()  # what goes on behind its inner sections says no years again
    for passage in passages(report):
        section = by_id[passage.paragraphs[0].section_id]
        if section.section_id != previous:
            inner = section.depth > 1
            ahead = _ahead(section.title, ahead if inner else None, report, lexicon)
            before = ahead if looks_back else several
            if section.section_id not in begun:
                several = _of_title(section.title, before if inner else None, lexicon)
            begun.add(section.section_id)
            previous, headed, looks_back = section.section_id, "", False
        opening = _ADDRESS.sub("", passage.body.text)[: 2 * _OPENING]
        if _may_say_years(opening):
            opening = clean(opening, lexicon.narrows).text
        years = _opening_years(opening, several, section.part, report, lexicon)
        if looks_back and not years.said:
            listed = _LISTED.match(passage.body.text) is not None
            years = _Years(several if listed else _behind_retrospect(opening, ahead, lexicon))
            years = years._replace(back=listed)
        several, looks_back = years.several, years.back
        if section.part in REVIEWING | PLANNING and not section.doubtful:
            noted = _expected_from(passage.body.text, lexicon)
            from_here = len(passage.body.text) if noted is None else noted
            headed = headed if _LISTED.match(passage.body.text) else ""
            yield Context(
                passage,
                Part.REVIEW if years.back else section.part,
                several,
                0 if expected else from_here,
                headed,
                section.part if years.back else None,
            )
            expected = expected or noted is not None
            if passage.body.text.rstrip().endswith(_COLONS):
                headed = _heading_verb(passage.body.text, lexicon)
        several = several or _turns_to_several(opening, lexicon)


def reviewing_one_year(contexts: Iterable[Context]) -> frozenset[str]:
    """The ids of the paragraphs that review one year; what is of several at once is of none."""
    return frozenset(
        paragraph.paragraph_id
        for context in contexts
        if context.part in REVIEWING and context.several_years is None
        for paragraph in context.passage.paragraphs
    )


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


class _Years(NamedTuple):
    """The years of which a text speaks, and whether its opening says so.

    `back`: it stands in a plan and looks back.
    """

    several: Period | None
    said: bool = False
    back: bool = False


def _opening_years(
    text: str, before: Period | None, part: Part, report: Report, lexicon: Lexicon
) -> _Years:
    """The years of which a clean text of a part speaks, given those of the one before it."""
    several, named = _opened(text, before, report, lexicon)
    if named is None or several is None:
        return _Years(several)
    if part not in PLANNING:
        return _Years(several, said=True)
    told = period_of(named).last  # 展望“十五五” looks ahead, 回望“十四五” back: the years tell
    past = named.text.endswith(_UP_TO_NOW) or (not told and named.text.startswith(_PAST))
    if past and several.last > report.review_year:
        several = period_of(named)  # 五年来 below “十五五”时期
    if past or 0 < several.last < report.year:
        return _Years(several.placed(report, planning=False), said=True, back=True)
    return _Years(several, said=True)


def _opened(
    text: str, before: Period | None, report: Report, lexicon: Lexicon
) -> tuple[Period | None, Token | None]:
    """The years of which a clean text speaks, given those of the one before it, and its own words.

    What its first clause names counts, unless that clause tells what guides the text
    (对标“十四五”时期要求); a single year in its opening ends what came before.
    """
    opening = text[:_OPENING]
    if not _may_say_years(opening):
        return before, None
    tokens = lexicon.lex(opening, {})
    first = next((i for i, t in enumerate(tokens) if t.kind in CLAUSE_ENDS), len(tokens))
    named = next((t for t in tokens[:first] if t.kind is Kind.SEVERAL_YEARS), None)
    if named and tokens[0].kind not in _ABOUT_WHAT_IS_DONE:
        return placed_by(named, before), named
    ends = any(_is_the_year(tokens, index, before, report) for index in range(len(tokens)))
    return None if ends else before, None


def _ahead(title: str, before: Period | None, report: Report, lexicon: Lexicon) -> Period | None:
    """The years ahead that a title names: “十四五”时期发展成就和“十五五”时期主要目标."""
    if not _may_say_years(title):
        return before
    tokens = lexicon.lex(clean(title, lexicon.narrows).text, {})
    spans = [period_of(token) for token in tokens if token.kind is Kind.SEVERAL_YEARS]
    return next((years for years in spans if years.last >= report.year), before)


def _behind_retrospect(opening: str, ahead: Period | None, lexicon: Lexicon) -> Period | None:
    """The years of a plan's paragraph behind one that looks back, which names none.

    One that tells what guides it (根据…建议，我们编制了纲要) is of the years ahead; of any other
    nobody knows in a section that plans for several.
    """
    tokens = lexicon.lex(opening[:_OPENING], {})
    guided = bool(tokens) and tokens[0].kind in _ABOUT_WHAT_IS_DONE
    return ahead if ahead is None or guided else Period()


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


def _is_the_year(
    tokens: Sequence[Token], index: int, before: Period | None, report: Report
) -> bool:
    """Whether a token says of which single year a text speaks.

    Neither the end of several (到2030年) nor, where several are known, a year to come does
    (2030年前碳达峰, 2035年远景目标).
    """
    year = tokens[index].year
    ahead = index and tokens[index - 1].kind is Kind.TO
    far = year and before and year > report.year
    return tokens[index].kind in _ONE_YEAR and not ahead and not far


def period_of(token: Token) -> Period:
    """The years that a token of several names."""
    if token.years:
        return Period(*token.years)
    return Period(length=token.length)


def placed_by(token: Token, known: Period | None) -> Period:
    """The years that a token names; a mere count (五年累计, 这五年) is of those known."""
    about = period_of(token)
    if about.last or known is None or not known.last or not about.length:
        return about
    counts = token.text[0] in _COUNTS or token.text[0].isdigit()
    return known if counts and about.length == known.last - known.first + 1 else about
