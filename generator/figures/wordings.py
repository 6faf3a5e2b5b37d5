"""What kind of thing is said of an indicator without its figure."""

from __future__ import annotations

from generator.catalogue.indicators import Indicator, Measure
from generator.catalogue.vocabulary import VerdictWords
from generator.figures.sentence import Sentence
from generator.figures.statements import Statement
from generator.figures.tokens import CHANGES, HOLDS, RISES, Kind, Token
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
_FALLS = frozenset({Kind.DOWN})
_IMPROVES = frozenset({Kind.IMPROVE})
_TO = frozenset({Kind.TO})
_DOING = (
    CHANGES
    | _TO
    | _IMPROVES
    | {
        Kind.REACH,
        Kind.ATTAINMENT,
        Kind.SURPASS,
        Kind.EXPECTATION,
        Kind.EACH,
        Kind.AT_LEAST,
        Kind.AT_MOST,
        Kind.ABOUT,
        Kind.ROUGHLY,
    }
)
"""What may stand between a name and its number."""


def kind_of(statement: Statement, sentence: Sentence) -> WordingKind:
    """The kind of a statement without a figure of its indicator, by the words that say it.

    Its first item tells it, and where that does not all of its clause.
    """
    indicators = sentence.lexicon.indicators
    lower = all(indicators[one].lower_is_better for one in statement.subjects if one)
    end = sentence.item_end(statement.figure)
    item = _kind_within(sentence, statement.figure, end, lower_is_better=lower)
    if item is not WordingKind.OTHER:
        return item
    return _kind_within(sentence, statement.figure, statement.end, lower_is_better=lower)


def _kind_within(sentence: Sentence, start: int, end: int, *, lower_is_better: bool) -> WordingKind:
    """The kind of what the tokens `[start, end)` say.

    A rank goes before a comparison (增速高于全国、列全省第3), a comparison before what is held
    (保持快于全国的增速). 改善5% is a fall where lower is better. 与全国持平 keeps pace with another
    place, 与上年持平 is steady.
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
    units = []
    for index in range(start, end):
        amount = sentence.tokens[index].amount
        if amount and amount.unit not in _RELATIVE:
            is_change = sentence.is_any(index - 1, CHANGES)  # 增加500亿元
            return WordingKind.OTHER if is_change else WordingKind.LEVEL
        if amount:
            units.append(amount.unit)
    falls, rises = has(_FALLS), has(RISES)
    if units and has(_IMPROVES) and not (falls or rises):
        return WordingKind.FALL if lower_is_better else WordingKind.RISE
    if not units or falls is rises:
        return WordingKind.OTHER
    return WordingKind.FALL if falls else WordingKind.RISE


def kind_for(kind: WordingKind, indicator: Indicator) -> WordingKind:
    """The kind for one indicator: a rise or a fall is nothing apart of what is a rate itself."""
    changes = kind in (WordingKind.RISE, WordingKind.FALL)
    return WordingKind.OTHER if changes and indicator.measure is Measure.GROWTH else kind


def kind_behind(sentence: Sentence, index: int, *, lower_is_better: bool) -> WordingKind:
    """What the number right behind the token `index` gives: a sum of money, a rise or a fall.

    Right behind: nothing but words of doing stands between (增至2.79万亿元, 下降幅度分别为45%).
    """
    amount_at = index + 1
    while amount_at < len(sentence) and _is_of_doing(sentence.tokens[amount_at]):
        amount_at += 1
    amount = sentence.tokens[amount_at].amount if amount_at < len(sentence) else None
    better = (_FALLS | _IMPROVES, RISES) if lower_is_better else (_FALLS, RISES | _IMPROVES)
    falls, rises, reaches = (sentence.has(kinds, index + 1, amount_at) for kinds in (*better, _TO))
    if amount is None or (falls and rises):
        return WordingKind.OTHER
    if amount.unit.endswith("元"):
        return WordingKind.LEVEL if reaches or not (falls or rises) else WordingKind.OTHER
    if amount.unit not in _RELATIVE or reaches or not (falls or rises):
        return WordingKind.OTHER
    return WordingKind.FALL if falls else WordingKind.RISE


def _is_of_doing(token: Token) -> bool:
    return token.fills or token.kind in _DOING


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
