"""The rank claims of one sentence: what stands where among whom, since when, and how sure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from generator.catalogue.ranks import RankVocabulary
from generator.figures.lexer import Lexicon
from generator.ranks.lexer import Kind, Token
from generator.ranks.naming import Subject
from generator.ranks.sentence import Sentence
from generator.ranks.standings import Standing, find_standings
from generator.ranks.subjects import read_subjects


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A claim in a sentence, whose characters `[start, end)` say it; `number` are the rank's own.

    `aimed` tells that the words before it aim at something, `expected` that they expect it.
    """

    subject: Subject
    among: str
    low: int
    high: int
    tied: bool
    moved: int | None
    previous: int | None
    years: int | None
    year: int | None
    aimed: bool
    expected: bool
    number: tuple[int, int]
    start: int
    end: int


_MOST_RANKS = 60
"""A sentence that claims ranks more often is no prose, and reading it would take long."""

_NOT_OF = ("比", "较", "从", "自", "由", "于")


def read_phrases(
    text: str, tokens: Sequence[Token], ranks: RankVocabulary, figures: Lexicon
) -> Iterator[Phrase]:
    """The claims of a sentence, in order; a rank of which no subject is found gives none."""
    sentence = Sentence(text, tokens)
    assessments = ranks.assessments.words
    standings = find_standings(sentence, assessments, ranks.contests.words)
    if len(standings) > _MOST_RANKS:
        return
    for group in _groups(standings):
        for standing, subject in read_subjects(sentence, group, standings, figures, ranks):
            yield _phrase(sentence, standing, subject, ranks)


def _groups(standings: Sequence[Standing]) -> Iterator[list[Standing]]:
    """Standings with those that share their words."""
    for number, standing in enumerate(standings):
        if not standing.follows:
            yield [standing, *takewhile(lambda one: one.follows, standings[number + 1 :])]


def _phrase(
    sentence: Sentence, standing: Standing, subject: Subject, ranks: RankVocabulary
) -> Phrase:
    token = sentence.tokens[standing.index]
    return Phrase(
        subject=subject,
        among=standing.among,
        low=token.low,
        high=token.high,
        tied=standing.tied,
        moved=standing.moved,
        previous=standing.previous,
        years=standing.years or _run(sentence, subject, standing),
        year=_year(sentence, standing.index),
        aimed=ranks.aims.matcher.in_text(sentence.text, 0, token.start),
        expected=_expected(sentence, subject, standing),
        number=(token.start, token.end),
        start=subject.start,
        end=sentence.tokens[standing.end - 1].end,
    )


def _year(sentence: Sentence, index: int) -> int | None:
    """The year that the words before a rank name last."""
    for at in range(index - 1, -1, -1):
        token = sentence.tokens[at]
        if token.kind is Kind.SEMICOLON:
            return None
        if token.kind is Kind.YEAR:
            before = sentence.text[: token.start]
            after = sentence.text[token.end :]
            based = before.endswith(_NOT_OF) or after.startswith(("以来", "来", "同期", "至", "—"))
            item = range(at, sentence.item_end(at))
            ranked = index not in item and any(sentence.kind(i) is Kind.RANK for i in item)
            other = ranked and sentence.kind(at - 1) is Kind.INSIDE
            if not (based or other):
                return token.number
    return None


def _between(sentence: Sentence, subject: Subject, standing: Standing) -> range:
    """The tokens of a claim, from the item in which its subject stands."""
    first = next(i for i, token in enumerate(sentence.tokens) if token.end > subject.start)
    return range(sentence.item_start(first), standing.index)


def _expected(sentence: Sentence, subject: Subject, standing: Standing) -> bool:
    """Whether 预计 stands among the words of a claim."""
    words = _between(sentence, subject, standing)
    return any(sentence.kind(at) is Kind.EXPECTATION for at in words)


def _run(sentence: Sentence, subject: Subject, standing: Standing) -> int | None:
    """For how many years in a row, where that stands before the noun: 连续两年综合评估居第1."""
    item = range(sentence.item_start(standing.start), standing.start)
    words = [at for at in item if at in _between(sentence, subject, standing)]
    runs = (sentence.tokens[at].number for at in words if sentence.kind(at) is Kind.RUN)
    return next(runs, None) or None
