"""Last year's targets beside this year's results: what became of them, and how that was judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import product

from generator.catalogue.indicators import Indicator, Measure
from generator.corpus import Corpus
from generator.figures.comparisons import Cell, EmptyReason, HeadlineTable
from generator.model import Bound, Observation, Report, Status


class Attainment(StrEnum):
    """How a result stands to the target that the year before had set for it."""

    EXCEEDED = "exceeded"
    MET = "met"
    MISSED = "missed"
    UNCLEAR = "unclear"
    UNREPORTED = "unreported"

    @property
    def label(self) -> str:
        return _ATTAINMENTS[self]


_ATTAINMENTS = {
    Attainment.EXCEEDED: "超过",
    Attainment.MET: "达到",
    Attainment.MISSED: "未达到",
    Attainment.UNCLEAR: "无法比较",
    Attainment.UNREPORTED: "年初有目标、年末未报",
}


class Method(StrEnum):
    """The rule by which a result was held against its target. `note` is for readers."""

    NUMBER = "number"
    ABOUT = "about"
    BOUND = "bound"
    RANGE = "range"
    CEILING = "ceiling"
    SEVERAL = "several"
    WORDS = "words"
    TEXT_MISSING = "text_missing"
    NOT_MENTIONED = "not_mentioned"

    @property
    def note(self) -> str:
        return _METHODS[self]


_METHODS = {
    Method.NUMBER: "目标是一个数：相等为达到，高于为超过，低于为未达到。",
    Method.ABOUT: (
        "目标带“左右”：不低于目标为达到，高出半个百分点（水平数为百分之二）以上才算超过；"
        "低于目标而差距在此之内的，不下判断。"
    ),
    Method.BOUND: "目标带“以上”或“以内”：在它那一边就是达到，不另算超过。",
    Method.RANGE: "目标是区间：在区间内为达到，高于上端为超过。",
    Method.CEILING: (
        "物价、失业率和PM2.5的目标当作上限：不高于它为达到；"
        "目标带“左右”而高出半个百分点（失业率、浓度为百分之二）以内的，不下判断。"
    ),
    Method.SEVERAL: "原文给了不止一个数，各数结论一致才下判断。",
    Method.WORDS: "目标或结果只有措辞，没有可比的数值。",
    Method.TEXT_MISSING: "次年报告的来源缺失一部分，结果可能写在所缺之处。",
    Method.NOT_MENTIONED: "次年报告没有说到这项指标。",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A target and what the next year's report says became of it.

    `target` holds figures or a wording. `result` is empty where that report gives no figure; its
    reason says why. `period` is the year of both.
    """

    indicator_id: str
    region: str
    period: int
    target: Cell
    result: Cell
    attainment: Attainment
    method: Method

    @property
    def is_estimated(self) -> bool:
        """Whether the result was expected (预计) when the report was made."""
        return any(o.status is Status.ESTIMATE for o in self.result.observations)


def outcomes(
    corpus: Corpus, table: HeadlineTable, indicators: Sequence[Indicator]
) -> tuple[Outcome, ...]:
    """Targets beside results, wherever two consecutive reports of one place meet.

    By place and year in the corpus' order, then by indicator. Nothing where either report is
    missing, or where the earlier one sets no target.
    """
    return tuple(
        outcome
        for earlier, later in _consecutive(corpus)
        for indicator in indicators
        if (outcome := _outcome(indicator, earlier, later, table))
    )


def _consecutive(corpus: Corpus) -> Iterator[tuple[Report, Report]]:
    """Each report with the same place's report that looks back on its year."""
    later = {(r.region.key, r.review_year): r for r in reversed(corpus.reports)}
    first = {(r.region.key, r.year): r for r in reversed(corpus.reports)}
    for earlier in corpus.reports:
        key = (earlier.region.key, earlier.year)
        if key in later and first[key] is earlier:
            yield earlier, later[key]


def _outcome(
    indicator: Indicator, earlier: Report, later: Report, table: HeadlineTable
) -> Outcome | None:
    target = table.cell(indicator.id, earlier.report_id, Status.TARGET)
    result = table.cell(indicator.id, later.report_id, Status.ACTUAL)
    if not target.observations and target.reason is not EmptyReason.WORDING:
        return None
    state, method = _judged(indicator, target, result)
    return Outcome(
        indicator_id=indicator.id,
        region=earlier.region.name,
        period=earlier.year,
        target=target,
        result=result,
        attainment=state,
        method=method,
    )


def _judged(indicator: Indicator, target: Cell, result: Cell) -> tuple[Attainment, Method]:
    if not result.observations and result.reason is EmptyReason.NOT_MENTIONED:
        return Attainment.UNREPORTED, Method.NOT_MENTIONED
    if not result.observations and result.reason is EmptyReason.TEXT_MISSING:
        return Attainment.UNCLEAR, Method.TEXT_MISSING
    if not target.observations or not result.observations:
        return Attainment.UNCLEAR, Method.WORDS
    pairs = tuple(product(target.observations, result.observations))
    states = {attainment(indicator, *pair) for pair in pairs}
    method = _method(indicator, target.observations[0]) if len(pairs) == 1 else Method.SEVERAL
    return states.pop() if len(states) == 1 else Attainment.UNCLEAR, method


def _method(indicator: Indicator, target: Observation) -> Method:
    if indicator.lower_is_better:
        return Method.CEILING
    return {
        Bound.EXACT: Method.NUMBER,
        Bound.ABOUT: Method.ABOUT,
        Bound.RANGE: Method.RANGE,
    }.get(target.bound, Method.BOUND)


ABOUT_POINTS = Decimal("0.5")
"""左右 has no limits: for a rate of growth it is taken to reach half a percentage point."""

ABOUT_SHARE = Decimal("0.02")
"""The same for shares and amounts (亿斤, 万人, µg/m³): two per cent of the number."""


def attainment(indicator: Indicator, target: Observation, result: Observation) -> Attainment:
    """How a result stands to a target of the same indicator and year, by `Method`'s rules.

    A result that is itself open (以上, 以内, a range, 左右) decides only where all that it allows
    is on one side; 左右 on both sides is the same vagueness, so the bare numbers are held against
    each other.
    """
    low, high = _allowed(indicator, result, bare=target.bound is Bound.ABOUT)
    margin = _margin(indicator, target) if target.bound is Bound.ABOUT else Decimal(0)
    floor, ceiling, exceeds = _wanted(indicator, target)
    if floor is not None and high is not None and high < floor - margin:
        return Attainment.MISSED
    if ceiling is not None and low is not None and low > ceiling + margin:
        return Attainment.MISSED
    if floor is not None and (low is None or low < floor):
        return Attainment.UNCLEAR
    if ceiling is not None and (high is None or high > ceiling):
        return Attainment.UNCLEAR
    if exceeds is not None and low is not None and low > exceeds + margin:
        return Attainment.EXCEEDED
    if exceeds is not None and high is not None and high > exceeds + margin:
        return Attainment.MET if low == exceeds else Attainment.UNCLEAR
    return Attainment.MET


def _margin(indicator: Indicator, observation: Observation) -> Decimal:
    growth = indicator.measure is Measure.GROWTH
    return ABOUT_POINTS if growth else abs(observation.value) * ABOUT_SHARE


def _allowed(
    indicator: Indicator, result: Observation, *, bare: bool
) -> tuple[Decimal | None, Decimal | None]:
    """The least and the most that a result allows; None where it is open. `bare`: 左右 is not."""
    value = result.value
    if result.bound is Bound.AT_LEAST:
        return value, None
    if result.bound is Bound.AT_MOST:
        return None, value
    if result.bound is Bound.ABOUT and not bare:
        margin = _margin(indicator, result)
        return value - margin, value + margin
    return value, value if result.value_high is None else result.value_high


def _wanted(
    indicator: Indicator, target: Observation
) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """What the result must reach, must not pass, and from where it is more than was wanted."""
    value = target.value
    high = value if target.value_high is None else target.value_high
    if target.bound is Bound.AT_LEAST:
        return value, None, None
    if target.bound is Bound.AT_MOST or indicator.lower_is_better:
        return None, high, None
    return value, None, high
