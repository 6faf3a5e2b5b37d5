"""Last year's targets beside this year's results: what became of them, and how that was judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import product

from generator.catalogue.indicators import Indicator
from generator.corpus import Corpus
from generator.figures.comparisons import Cell, CellTable, EmptyReason
from generator.figures.labels import distance
from generator.model import Basis, Bound, Observation, Report, Status, Wording


class AttainmentGroup(StrEnum):
    """Attainments that are counted together. `label` is for readers."""

    EXCEEDED = "exceeded"
    MET = "met"
    MISSED = "missed"
    ABOVE = "above"
    BELOW = "below"
    UNJUDGED = "unjudged"
    UNREPORTED = "unreported"
    UNREAD = "unread"

    @property
    def label(self) -> str:
        return _GROUPS[self]


_GROUPS = {
    AttainmentGroup.EXCEEDED: "超过",
    AttainmentGroup.MET: "达到",
    AttainmentGroup.MISSED: "未达到",
    AttainmentGroup.ABOVE: "高于目标",
    AttainmentGroup.BELOW: "低于目标",
    AttainmentGroup.UNJUDGED: "不判",
    AttainmentGroup.UNREPORTED: "未见此数",
    AttainmentGroup.UNREAD: "未能读出",
}


class Attainment(StrEnum):
    """How a result stands to the target that the year before had set for it, or why it does not."""

    EXCEEDED = "exceeded"
    MET = "met"
    MISSED = "missed"
    ABOVE = "above"
    BELOW = "below"
    WITHIN = "within"
    UNCLEAR = "unclear"
    OTHER_PERIOD = "other_period"
    OTHER_SCOPE = "other_scope"
    UNREAD = "unread"
    PART_UNREAD = "part_unread"
    TEXT_MISSING = "text_missing"
    UNREPORTED = "unreported"

    @property
    def label(self) -> str:
        return _ATTAINMENTS[self][0]

    @property
    def group(self) -> AttainmentGroup:
        return _ATTAINMENTS[self][1]


_ATTAINMENTS = {
    Attainment.EXCEEDED: ("超过", AttainmentGroup.EXCEEDED),
    Attainment.MET: ("达到", AttainmentGroup.MET),
    Attainment.MISSED: ("未达到", AttainmentGroup.MISSED),
    Attainment.ABOVE: ("高于目标", AttainmentGroup.ABOVE),
    Attainment.BELOW: ("低于目标", AttainmentGroup.BELOW),
    Attainment.WITHIN: ("“左右”之内不判", AttainmentGroup.UNJUDGED),
    Attainment.UNCLEAR: ("无法比较", AttainmentGroup.UNJUDGED),
    Attainment.OTHER_PERIOD: ("只有五年累计或其他基期", AttainmentGroup.UNREAD),
    Attainment.OTHER_SCOPE: ("只有其他范围的数", AttainmentGroup.UNREAD),
    Attainment.UNREAD: ("提到，未读出数值", AttainmentGroup.UNREAD),
    Attainment.PART_UNREAD: ("未能识别该部分", AttainmentGroup.UNREAD),
    Attainment.TEXT_MISSING: ("来源残缺", AttainmentGroup.UNREAD),
    Attainment.UNREPORTED: ("次年报告未见此数", AttainmentGroup.UNREPORTED),
}


class Method(StrEnum):
    """The rule by which a result was held against its target. `note` is for readers."""

    NUMBER = "number"
    ABOUT = "about"
    BOUND = "bound"
    RANGE = "range"
    CEILING = "ceiling"
    TWO_SIDED = "two_sided"
    SEVERAL = "several"
    BASIS = "basis"
    WORDS = "words"
    OTHER_PERIOD = "other_period"
    OTHER_SCOPE = "other_scope"
    RATE_ONLY = "rate_only"
    AMOUNT_ONLY = "amount_only"
    CHANGE_ONLY = "change_only"
    UNREAD = "unread"
    PART_UNREAD = "part_unread"
    TEXT_MISSING = "text_missing"
    NOT_MENTIONED = "not_mentioned"

    @property
    def note(self) -> str:
        return _METHODS[self]


_METHODS = {
    Method.NUMBER: "目标是一个数：相等为达到，高于为超过，低于为未达到。",
    Method.ABOUT: (
        "目标带“左右”：不低于目标为达到，高出“左右”的界限才算超过；低于目标而差距在界限之内的，"
        "只列差距，不下判断。界限依指标而定，见该指标的页面。"
    ),
    Method.BOUND: "目标带“以上”或“以内”：在它那一边就是达到，不另算超过。",
    Method.RANGE: "目标是区间：在区间内为达到，高于上端为超过。",
    Method.CEILING: (
        "失业率、PM2.5和2024年以前物价的目标当作上限：不高于它为达到；"
        "目标带“左右”而高出的差距在界限之内的，不下判断。"
    ),
    Method.TWO_SIDED: (
        "2025年起的物价目标，没有写“以内”或“控制”的，不当作上限："
        "相等为达到，高了、低了只说高于、低于目标，不评优劣；"
        "目标带“左右”而差距在界限之内的，不下判断。"
    ),
    Method.SEVERAL: "原文给了不止一个数，各数结论一致才下判断。",
    Method.BASIS: "目标与结果写明的口径不同（名义、扣除价格因素、可比口径），不作比较。",
    Method.WORDS: "目标或结果只有措辞，没有可比的数值。",
    Method.OTHER_PERIOD: "次年报告说到这项指标，但说的是几年合计、平均，或者另一年的数。",
    Method.OTHER_SCOPE: "次年报告给的是较宽或较窄范围的数，与目标不是同一项。",
    Method.RATE_ONLY: "次年报告只给出增速，没有给出绝对数。",
    Method.AMOUNT_ONLY: "次年报告只给出总量，没有给出增速。",
    Method.CHANGE_ONLY: "次年报告只给出提高或者下降了多少，没有给出数值本身。",
    Method.UNREAD: "次年报告写有这项指标的名称，本站没有从中读出数值，或者那里没有数值，请看原话。",
    Method.PART_UNREAD: "次年报告里应当写结果的部分没有认出，或者读取存疑。",
    Method.TEXT_MISSING: "次年报告的来源缺失一部分，结果可能写在所缺之处。",
    Method.NOT_MENTIONED: (
        "次年报告的工作回顾已经读完，其中没有这项指标的任何叫法；本站没有找到，不等于没有完成。"
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A target and what the next year's report says became of it.

    `target` holds figures or a wording. `result` is empty where that report gives no figure; its
    reason says why. `period` is the year of both. `gap` is how far the result lies above the target
    (below it where negative), in `unit`: of one plain number beside another, or of one beyond the
    end of a target that is open or an interval. None for any other.
    `verdict` is the report's own, as printed.
    """

    indicator_id: str
    region: str
    period: int
    target: Cell
    result: Cell
    attainment: Attainment
    method: Method
    gap: Decimal | None = None
    verdict: str = ""
    unit: str

    @property
    def is_doubted(self) -> bool:
        """Whether a doubt about the reading touches a figure that was held against another."""
        judged = self.target.observations and self.result.observations
        return bool(judged and (self.target.doubts or self.result.doubts))

    @property
    def is_estimated(self) -> bool:
        """Whether the result was expected (预计) when the report was made."""
        return any(o.status is Status.ESTIMATE for o in self.result.observations)

    @property
    def distance(self) -> str:
        """The gap in words: 低 0.2 个百分点; empty where there is none to tell."""
        return distance(self.gap, self.unit) if self.gap else ""

    @property
    def label(self) -> str:
        """The state in words, with the gap where the state alone would say too little."""
        if self.attainment is Attainment.WITHIN and self.distance:
            return f"{self.distance}，{self.attainment.label}"
        return self.attainment.label

    @property
    def bases(self) -> tuple[Basis, Basis] | None:
        """How target and result are measured where the texts do not say the same of both."""
        sides = [{o.basis for o in c.observations} for c in (self.target, self.result)]
        if not all(len(side) == 1 for side in sides):
            return None
        (target,), (result,) = sides
        return None if target == result else (target, result)


def outcomes(
    corpus: Corpus,
    table: CellTable,
    indicators: Sequence[Indicator],
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
    for chain in corpus.chains:
        for earlier in chain.reports:
            later = chain.looking_back_on(earlier.year)
            if later and chain.of_year(earlier.year) is earlier:
                yield earlier, later


def _outcome(
    indicator: Indicator,
    earlier: Report,
    later: Report,
    table: CellTable,
) -> Outcome | None:
    target = table.cell(indicator.id, earlier.report_id, Status.TARGET)
    result = table.cell(indicator.id, later.report_id, Status.ACTUAL)
    if not target.observations and not target.wording:
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
        gap=_gap(target, result),
        verdict=_verdict(result),
        unit=indicator.unit,
    )


_UNREPORTED = {
    EmptyReason.NOT_MENTIONED: (Attainment.UNREPORTED, Method.NOT_MENTIONED),
    EmptyReason.TEXT_MISSING: (Attainment.TEXT_MISSING, Method.TEXT_MISSING),
    EmptyReason.OTHER_YEAR: (Attainment.OTHER_PERIOD, Method.OTHER_PERIOD),
    EmptyReason.PERIOD: (Attainment.OTHER_PERIOD, Method.OTHER_PERIOD),
    EmptyReason.SCOPED: (Attainment.OTHER_SCOPE, Method.OTHER_SCOPE),
    EmptyReason.RATE_ONLY: (Attainment.UNREPORTED, Method.RATE_ONLY),
    EmptyReason.AMOUNT_ONLY: (Attainment.UNCLEAR, Method.AMOUNT_ONLY),
    EmptyReason.RISE_ONLY: (Attainment.UNCLEAR, Method.CHANGE_ONLY),
    EmptyReason.FALL_ONLY: (Attainment.UNCLEAR, Method.CHANGE_ONLY),
    EmptyReason.UNREAD: (Attainment.UNREAD, Method.UNREAD),
    EmptyReason.MENTIONED: (Attainment.UNREAD, Method.UNREAD),
    EmptyReason.PART_UNREAD: (Attainment.PART_UNREAD, Method.PART_UNREAD),
}
"""What is said of a target for which the next report has neither a figure nor words."""


def _judged(indicator: Indicator, target: Cell, result: Cell) -> tuple[Attainment, Method]:
    if not result.observations and result.reason in _UNREPORTED:
        return _UNREPORTED[result.reason]
    if not target.observations or not result.observations:
        return Attainment.UNCLEAR, Method.WORDS
    pairs = tuple(product(target.observations, result.observations))
    if any(one.basis and other.basis and one.basis != other.basis for one, other in pairs):
        return Attainment.UNCLEAR, Method.BASIS
    states = {attainment(indicator, *pair) for pair in pairs}
    method = _method(indicator, target.observations[0]) if len(pairs) == 1 else Method.SEVERAL
    return states.pop() if len(states) == 1 else Attainment.UNCLEAR, method


def _gap(target: Cell, result: Cell) -> Decimal | None:
    """How far the one result lies from the one target, or beyond its end; None where neither."""
    if len(target.observations) != 1 or len(result.observations) != 1:
        return None
    (wanted,), (found,) = target.observations, result.observations
    plain = (Bound.EXACT, Bound.ABOUT)
    if found.bound not in plain:
        return None
    if wanted.bound in plain:
        return found.value - wanted.value
    high = wanted.value if wanted.value_high is None else wanted.value_high
    if wanted.bound is not Bound.AT_MOST and found.value < wanted.value:
        return found.value - wanted.value
    if wanted.bound is not Bound.AT_LEAST and found.value > high:
        return found.value - high
    return None


def _verdict(result: Cell) -> str:
    """What the later report itself says of the result: the first verdict on it."""
    said: list[Observation | Wording] = [*result.observations]
    if isinstance(result.words, Wording):
        said.append(result.words)
    return next((one.verdict for one in said if one.verdict), "")


# --- Judging ------------------------------------------------------------------------------------


def _method(indicator: Indicator, target: Observation) -> Method:
    if _is_two_sided(indicator, target):
        return Method.TWO_SIDED
    if indicator.lower_is_better:
        return Method.CEILING
    return {
        Bound.EXACT: Method.NUMBER,
        Bound.ABOUT: Method.ABOUT,
        Bound.RANGE: Method.RANGE,
    }.get(target.bound, Method.BOUND)


def _is_two_sided(indicator: Indicator, target: Observation) -> bool:
    """Whether a target of that year is an aim that a result can miss from above and from below.

    Since 2025 the price target is lower than before and meant to be reached, not only kept to.
    """
    since = indicator.two_sided_from
    return (
        since is not None
        and target.period >= since
        and target.bound in (Bound.EXACT, Bound.ABOUT, Bound.RANGE)
        and not target.controlled
    )


def attainment(indicator: Indicator, target: Observation, result: Observation) -> Attainment:
    """How a result stands to a target of the same indicator and year, by `Method`'s rules.

    A result that is itself open (以上, 以内, a range, 左右) decides only where all that it allows
    is on one side; 左右 on both sides is the same vagueness, so the bare numbers are held against
    each other.
    """
    low, high = _allowed(indicator, result, bare=target.bound is Bound.ABOUT)
    is_about = target.bound is Bound.ABOUT
    margin = indicator.about_reaches(target.value) if is_about else Decimal(0)
    if _is_two_sided(indicator, target):
        return _on_either_side(target, margin, low, high)
    floor, ceiling, exceeds = _wanted(indicator, target)
    if floor is not None and high is not None and high < floor - margin:
        return Attainment.MISSED
    if ceiling is not None and low is not None and low > ceiling + margin:
        return Attainment.MISSED
    open_side = Attainment.WITHIN if is_about and low is not None and low == high else None
    if floor is not None and (low is None or low < floor):
        return open_side or Attainment.UNCLEAR
    if ceiling is not None and (high is None or high > ceiling):
        return open_side or Attainment.UNCLEAR
    if exceeds is not None and low is not None and low > exceeds + margin:
        return Attainment.EXCEEDED
    if exceeds is not None and high is not None and high > exceeds + margin:
        return Attainment.MET if low == exceeds else Attainment.UNCLEAR
    return Attainment.MET


def _on_either_side(
    target: Observation, margin: Decimal, low: Decimal | None, high: Decimal | None
) -> Attainment:
    """The same where neither side of the target is the better one."""
    least = target.value
    most = target.value if target.value_high is None else target.value_high
    if high is not None and high < least - margin:
        return Attainment.BELOW
    if low is not None and low > most + margin:
        return Attainment.ABOVE
    if low is None or high is None:
        return Attainment.UNCLEAR
    if least <= low and high <= most:
        return Attainment.MET
    return Attainment.WITHIN if margin and low == high else Attainment.UNCLEAR


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
        margin = indicator.about_reaches(value)
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
