"""What readers see of a figure: its status, its bound, its number."""

from __future__ import annotations

from decimal import Decimal

from generator.model import Bound, Status

STATUSES = {Status.ACTUAL: "结果", Status.ESTIMATE: "预计", Status.TARGET: "目标"}
BOUNDS = {
    Bound.EXACT: "",
    Bound.ABOUT: "左右",
    Bound.AT_LEAST: "以上",
    Bound.AT_MOST: "以内",
    Bound.RANGE: "",
}


def number(value: Decimal) -> str:
    """A value with a true minus sign and no superfluous zeros."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "−")
