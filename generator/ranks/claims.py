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
from generator.figures.passages import PLANNING, Context, Period
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
    contexts: Sequence[Context],
    *,
    vocabulary: Vocabulary,
    marks: Sequence[Span] = (),
    doubtful: Sequence[Span] = (),
) -> tuple[RankClaim, ...]:
    """The ranks that a report claims in its review and its plan, in text order.

    `contexts` are its passages. `marks` are note marks, which are read over; a rank with one of the
    `doubtful` digits, which may be a mark, is not read.
    """
    reader = _Reader(report, ranks, tuple(indicators), vocabulary)
    return tuple(reader.claims(contexts, sorted(marks), sorted(doubtful)))


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

    def claims(
        self, contexts: Sequence[Context], marks: Sequence[Span], doubtful: Sequence[Span]
    ) -> Iterator[RankClaim]:
        for context in contexts:
            passage = context.passage
            if _MAY_CLAIM.search(passage.body.text):
                unsure = passage.within(doubtful)
                for phrase, said, here in self._phrases(context, passage.within(marks)):
                    at = said.original(*phrase.number)
                    if not any(start < at[1] and at[0] < end for start, end in unsure):
                        yield from self._claim(phrase, said, here)

    def _phrases(
        self, context: Context, marks: Sequence[tuple[int, int]]
    ) -> Iterator[tuple[Phrase, Clean, Context]]:
        """The claims of a passage, each with its sentence and what that is of."""
        cleaned = clean(context.passage.body.text, self._figures.narrows, marks)
        for start, end in sentences(cleaned.text):
            text = cleaned.text[start:end]
            here, context = context.from_sentence(text, self._report, self._figures)
            if end - start > _LONGEST or not _MAY_CLAIM.search(cleaned.text, start, end):
                continue
            said = cleaned.cut(start, end)
            tokens = self._lexicon.lex(said.text)
            for phrase in read_phrases(said.text, tokens, self._ranks, self._figures):
                yield phrase, said, here

    def _claim(self, phrase: Phrase, said: Clean, context: Context) -> Iterator[RankClaim]:
        """The record; none where furniture divides the rank's own words."""
        at = said.original(*phrase.number)
        words = whole_clauses(said.text, phrase.start, phrase.end, _LONGEST_QUOTE)
        quote = context.passage.quote(*said.original(*words), at)
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
            period=phrase.year or self._year(context, phrase),
            status=_status(context.part, phrase),
            quote=quote.text,
            place=paragraph.body.span(quote.start, quote.end),
        )

    def _year(self, context: Context, phrase: Phrase) -> int:
        """The year of a rank that names none: of several years it is the last."""
        target = _status(context.part, phrase) is Status.TARGET
        several = context.several_years or Period()
        last = several.placed(self._report, planning=target).last
        if target:
            return max(last, self._report.year)
        return min(last or self._report.review_year, self._report.review_year)


def _status(part: Part, phrase: Phrase) -> Status:
    if part in PLANNING and phrase.aimed:
        return Status.TARGET
    return Status.ESTIMATE if phrase.expected else Status.ACTUAL
