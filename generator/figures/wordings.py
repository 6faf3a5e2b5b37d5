"""What kind of thing is said of an indicator without its figure."""

from __future__ import annotations

from generator.figures.sentence import Sentence
from generator.figures.statements import Statement
from generator.figures.tokens import CHANGES, HOLDS, Kind
from generator.model import WordingKind

_RANKS = frozenset({Kind.RANK, Kind.ORDINAL, Kind.SUPERLATIVE})
_STEADY = HOLDS | {Kind.UNCHANGED}
_PACE = frozenset({Kind.IN_STEP})
_WITH = frozenset({Kind.JOINING, Kind.COMPARISON})
_RELATIVE = frozenset({"%", "个百分点", "百分点"})


def kind_of(statement: Statement, sentence: Sentence) -> WordingKind:
    """The kind of a statement without a figure of its indicator, by the words that say it."""
    start, end = statement.figure, statement.end

    def has(kinds: frozenset[Kind]) -> bool:
        return sentence.has(kinds, start, end)

    if has(_PACE) and has(_WITH):
        return WordingKind.SYNC
    if has(_RANKS):
        return WordingKind.RANK
    if has(_STEADY) and not has(CHANGES):
        return WordingKind.STABLE
    amounts = [token.amount for token in sentence.tokens[start:end] if token.amount]
    level = any(amount.unit not in _RELATIVE for amount in amounts)
    return WordingKind.LEVEL if level else WordingKind.OTHER


def kind_by_verdict(verdict: str) -> WordingKind | None:
    """The kind that a report's own verdict makes of words: 完成年计划的112%, 未达预期."""
    if not verdict:
        return None
    return WordingKind.PLAN_SHARE if verdict.endswith(("%", "％")) else WordingKind.SELF_ASSESSED
