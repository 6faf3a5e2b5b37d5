"""What readers see of a figure: its status, its bound, its number; and of a correction."""

from __future__ import annotations

from decimal import Decimal

from generator.model import Bound, CorrectionKind, Status

STATUSES = {Status.ACTUAL: "结果", Status.ESTIMATE: "预计", Status.TARGET: "目标"}
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


def number(value: Decimal) -> str:
    """A value with a true minus sign and no superfluous zeros."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "−")
