"""Rank claims (名次): what a report says stands at which place among whom.

A sentence is read from each rank's number outwards: to the left over the words that say among whom
to the verb, or to 全省 where there is none, and on to the noun that stands there; to the right for
how the rank changed. What is not understood yields no claim: a missing one is better than a wrong.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.catalogue.indicators import Indicator
from generator.catalogue.ranks import RankVocabulary
from generator.catalogue.vocabulary import Vocabulary
from generator.figures.clean import Clean, clean
from generator.figures.lexer import lexicon_of
from generator.figures.passages import PLANNING, REVIEWING, Passage, passages
from generator.grammar.sentences import sentences, whole_clauses
from generator.model import Level, Part, RankClaim, Report, Span, Status
from generator.ranks.lexer import rank_lexicon
from generator.ranks.phrases import Phrase, read_phrases

_NUMBER = r"(?:[\d０-９]++|[一二两三四五六七八九十百]++)"
_MAY_CLAIM = re.compile(
    rf"""
    (?: 第\s?{_NUMBER}\s?[位名]?+ | 前\s?{_NUMBER}\s?[位名强甲]?+ | [位名](?<=[\d０-９].)
      | [首头][位名] | [榜之]首 )
    (?: (?![\u4e00-\u9fff]) | (?=[和与及并的较比前上提后下进跃晋升攀同再行之至到]) )
    """,
    re.VERBOSE,
)
"""A rank, and no word behind it that makes it a name: 第十三届, 前三季度."""

_LONGEST = 3000
"""Characters of a sentence: what runs on for longer is no prose, and reading it would take long."""

_LONGEST_QUOTE = 80
"""Characters of the clauses that a claim is quoted with; of longer ones its item is enough."""


def read_ranks(
    report: Report,
    ranks: RankVocabulary,
    indicators: Sequence[Indicator],
    *,
    vocabulary: Vocabulary,
    marks: Sequence[Span] = (),
    doubtful: Sequence[Span] = (),
) -> tuple[RankClaim, ...]:
    """The ranks that a report claims in its review and its plan, in text order.

    `marks` are note marks, which are read over; a rank with one of the `doubtful` digits, which may
    be a mark, is not read.
    """
    reader = _Reader(report, ranks, tuple(indicators), vocabulary)
    return tuple(reader.claims(sorted(marks), sorted(doubtful)))


class _Reader:
    def __init__(
        self,
        report: Report,
        ranks: RankVocabulary,
        indicators: tuple[Indicator, ...],
        vocabulary: Vocabulary,
    ) -> None:
        self._report = report
        self._ranks = ranks
        national = report.region.level is Level.NATIONAL
        self._figures = lexicon_of(indicators, vocabulary, national=national)
        self._lexicon = rank_lexicon(ranks, vocabulary, report.region)
        self._counts: defaultdict[int, int] = defaultdict(int)

    def claims(self, marks: Sequence[Span], doubtful: Sequence[Span]) -> Iterator[RankClaim]:
        by_id = {section.section_id: section for section in self._report.sections}
        for passage in passages(self._report):
            section = by_id[passage.paragraphs[0].section_id]
            told = section.part in REVIEWING | PLANNING and not section.doubtful
            if told and _MAY_CLAIM.search(passage.body.text):
                unsure = passage.within(doubtful)
                for phrase, said in self._phrases(passage, passage.within(marks)):
                    at = said.original(*phrase.number)
                    if not any(start < at[1] and at[0] < end for start, end in unsure):
                        yield from self._claim(phrase, said, passage, section.part)

    def _phrases(
        self, passage: Passage, marks: Sequence[tuple[int, int]]
    ) -> Iterator[tuple[Phrase, Clean]]:
        """The claims of a passage, each with its sentence."""
        cleaned = clean(passage.body.text, self._figures.narrows, marks)
        for start, end in sentences(cleaned.text):
            if end - start > _LONGEST or not _MAY_CLAIM.search(cleaned.text, start, end):
                continue
            said = cleaned.cut(start, end)
            tokens = self._lexicon.lex(said.text)
            for phrase in read_phrases(said.text, tokens, self._ranks, self._figures):
                yield phrase, said

    def _claim(
        self, phrase: Phrase, said: Clean, passage: Passage, part: Part
    ) -> Iterator[RankClaim]:
        """The record; none where furniture divides the rank's own words."""
        at = said.original(*phrase.number)
        words = whole_clauses(said.text, phrase.start, phrase.end, _LONGEST_QUOTE)
        quote = passage.quote(*said.original(*words), at)
        if quote is None:
            return
        paragraph = quote.paragraph
        self._counts[paragraph.ordinal] += 1
        yield RankClaim(
            claim_id=f"{paragraph.paragraph_id}-r{self._counts[paragraph.ordinal]}",
            report_id=self._report.report_id,
            section_id=paragraph.section_id,
            paragraph_id=paragraph.paragraph_id,
            subject=phrase.subject.text,
            indicator_id=phrase.subject.indicator_id,
            measure=phrase.subject.measure,
            sure=phrase.subject.sure,
            among=phrase.among,
            low=phrase.low,
            high=phrase.high,
            tied=phrase.tied,
            moved=phrase.moved,
            previous=phrase.previous,
            years=phrase.years,
            period=phrase.year or self._year(part, phrase),
            status=_status(part, phrase),
            quote=quote.text,
            place=paragraph.body.span(quote.start, quote.end),
        )

    def _year(self, part: Part, phrase: Phrase) -> int:
        target = _status(part, phrase) is Status.TARGET
        return self._report.year if target else self._report.review_year


def _status(part: Part, phrase: Phrase) -> Status:
    if part in PLANNING and phrase.aimed:
        return Status.TARGET
    return Status.ESTIMATE if phrase.expected else Status.ACTUAL
