"""What kind of thing is said of an indicator without its figure."""

from __future__ import annotations

from generator.figures.predicates import AIMS
from generator.figures.sentence import Sentence
from generator.figures.statements import Statement
from generator.figures.tokens import Kind
from generator.model import WordingKind

_PLANS = AIMS | {Kind.PLAN}
_RANKS = frozenset({Kind.RANK, Kind.ORDINAL, Kind.SUPERLATIVE})
_STEADY = frozenset({Kind.UNCHANGED, Kind.HOLD})
_PACE = frozenset({Kind.IN_STEP})
_WITH = frozenset({Kind.JOINING, Kind.COMPARISON})
_RELATIVE = frozenset({"%", "个百分点", "百分点"})
_ASSESSES = frozenset({Kind.SELF_ASSESSED})
_FULFILS = frozenset({Kind.ATTAINMENT, Kind.MANNER, Kind.AT_MOST, Kind.AT_LEAST})


def kind_of(statement: Statement, sentence: Sentence) -> WordingKind:
    """The kind of a statement without a figure of its indicator, by the words that say it."""
    start, end = statement.figure, statement.end

    def has(kinds: frozenset[Kind]) -> bool:
        return sentence.has(kinds, start, end)

    if has(_PACE) and has(_WITH):
        return WordingKind.SYNC
    if has(_PLANS) and has(_FULFILS):
        shares = (token.amount for token in sentence.tokens[start:end] if token.amount)
        share = any(amount.unit == "%" for amount in shares)
        return WordingKind.PLAN_SHARE if share else WordingKind.SELF_ASSESSED
    if has(_ASSESSES):
        return WordingKind.SELF_ASSESSED
    if has(_RANKS):
        return WordingKind.RANK
    if has(_STEADY):
        return WordingKind.STABLE
    amounts = [token.amount for token in sentence.tokens[start:end] if token.amount]
    level = any(amount.unit not in _RELATIVE for amount in amounts)
    return WordingKind.LEVEL if level else WordingKind.OTHER
