"""What kind of thing is said of an indicator without its figure."""

from __future__ import annotations

from generator.catalogue.vocabulary import VerdictWords
from generator.figures.sentence import Sentence
from generator.figures.statements import Statement
from generator.figures.tokens import CHANGES, HOLDS, Kind
from generator.figures.verdicts import verdict_in
from generator.model import WordingKind

_RANKS = frozenset({Kind.RANK, Kind.ORDINAL, Kind.SUPERLATIVE})
_STEADY = HOLDS | {Kind.UNCHANGED}
_PACE = frozenset({Kind.IN_STEP})
_WITH = frozenset({Kind.JOINING, Kind.COMPARISON})
_JOINED = frozenset({Kind.JOINING})
_UNCHANGED = frozenset({Kind.UNCHANGED})
_EXCEEDS = frozenset({Kind.AT_LEAST, Kind.AT_MOST})
_PLACES = frozenset({"位", "名"})
_EXCEEDS_AFTER = frozenset({Kind.AT_LEAST_AFTER, Kind.AT_MOST_AFTER})
_AMOUNTS = frozenset({Kind.AMOUNT})
_RELATIVE = frozenset({"%", "个百分点", "百分点"})


def kind_of(statement: Statement, sentence: Sentence) -> WordingKind:
    """The kind of a statement without a figure of its indicator, by the words that say it.

    Its first item tells it, and where that does not all of its clause.
    """
    item = _kind_within(sentence, statement.figure, sentence.item_end(statement.figure))
    whole = item is WordingKind.OTHER
    return _kind_within(sentence, statement.figure, statement.end) if whole else item


def _kind_within(sentence: Sentence, start: int, end: int) -> WordingKind:
    """The kind of what the tokens `[start, end)` say.

    A rank goes before a comparison (增速高于全国、列全省第3), a comparison before what is held
    (保持快于全国的增速). 与全国持平 keeps pace with another place, 与上年持平 is steady.
    """

    def has(kinds: frozenset[Kind]) -> bool:
        return sentence.has(kinds, start, end)

    if (has(_PACE) and has(_WITH)) or (has(_UNCHANGED) and has(_JOINED)):
        return WordingKind.SYNC
    if has(_RANKS) or any(
        token.amount and token.amount.unit in _PLACES for token in sentence.tokens[start:end]
    ):
        return WordingKind.RANK
    if _compares(sentence, start, end):
        return WordingKind.COMPARED
    if has(_STEADY) and not has(CHANGES):
        return WordingKind.STABLE
    units = [token.amount.unit for token in sentence.tokens[start:end] if token.amount]
    return WordingKind.LEVEL if any(u not in _RELATIVE for u in units) else WordingKind.OTHER


def _compares(sentence: Sentence, start: int, end: int) -> bool:
    """Whether what is exceeded is no number: 高于全国平均水平, 控制在全国平均水平以下."""
    if sentence.has(_EXCEEDS_AFTER, start, end) and not sentence.has(_AMOUNTS, start, end):
        return True
    return any(
        sentence.is_any(index, _EXCEEDS) and not _gives_amount(sentence, index + 1)
        for index in range(start, end)
    )


def _gives_amount(sentence: Sentence, index: int) -> bool:
    while index < len(sentence) and sentence.tokens[index].fills:
        index += 1
    return sentence.kind(index) is Kind.AMOUNT


def kind_of_target(words: str, kind: WordingKind, verdicts: VerdictWords) -> WordingKind:
    """The same of a target: what would judge a result is here a task from above (完成省定任务)."""
    return WordingKind.ASSIGNED if verdict_in(words, verdicts) else kind


def kind_by_verdict(verdict: str) -> WordingKind | None:
    """The kind that a report's own verdict makes of words: 完成年计划的112%, 未达预期."""
    if not verdict:
        return None
    return WordingKind.PLAN_SHARE if verdict.endswith(("%", "％")) else WordingKind.SELF_ASSESSED
