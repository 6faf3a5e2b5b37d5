"""What readers see of a figure: status, bound, basis, number, distance; and of a correction."""

from __future__ import annotations

from decimal import Decimal

from generator.model import Basis, Bound, CorrectionKind, Observation, Status, StatusBasis

STATUSES = {Status.ACTUAL: "结果", Status.ESTIMATE: "预计", Status.TARGET: "目标"}
GOVERNED = "预计（承前）"
"""Of a figure whose 预计 stands in an earlier clause: careful readers disagree on its reach."""

CORRECTIONS = {
    CorrectionKind.PART: "标题所属部分",
    CorrectionKind.HEADING: "标题",
    CorrectionKind.FIGURE: "数字",
    CorrectionKind.TITLE: "报告标题",
    CorrectionKind.SPEAKER: "报告人",
    CorrectionKind.OCCASION: "会议",
    CorrectionKind.DELIVERED_ON: "日期",
    CorrectionKind.REGION: "地区",
    CorrectionKind.ADCODE: "代码",
    CorrectionKind.LEVEL: "层级",
    CorrectionKind.PARENT: "上级地区",
    CorrectionKind.YEAR: "年份",
}
BASES = {
    Basis.UNSAID: "未注明",
    Basis.NOMINAL: "名义",
    Basis.REAL: "扣除价格因素",
    Basis.COMPARABLE: "可比口径",
}
"""How a growth is measured, as the text says it."""

BOUNDS = {
    Bound.EXACT: "",
    Bound.ABOUT: "左右",
    Bound.AT_LEAST: "以上",
    Bound.AT_MOST: "以内",
    Bound.RANGE: "",
}


def amount(value: Decimal, high: Decimal | None, unit: str, bound: Bound) -> str:
    """A figure in words: 5%左右, 5—6%, 120 亿斤以上."""
    upper = "" if high is None else f"—{number(high)}"
    gap = " " if unit and unit != "%" else ""
    return f"{number(value)}{upper}{gap}{unit}{BOUNDS[bound]}"


def distance(gap: Decimal, unit: str) -> str:
    """How far a result lies from its target, in words: 低 0.2 个百分点, 高 3 亿斤."""
    side = "高" if gap > 0 else "低"
    return f"{side} {number(abs(gap))} {'个百分点' if unit == '%' else unit}"


def number(value: Decimal) -> str:
    """A value with a true minus sign and no superfluous zeros."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "−")


def status_name(observation: Observation) -> str:
    """What readers are told of a figure's status."""
    governed = observation.status_basis is StatusBasis.GOVERNED
    if observation.status is Status.ESTIMATE and governed:
        return GOVERNED
    return STATUSES[observation.status]
