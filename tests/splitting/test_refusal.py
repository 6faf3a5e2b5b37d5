"""What is refused: other bodies' reports, articles, texts that do not say whose they are."""

from __future__ import annotations

from typing import Any

import pytest

from generator.errors import SourceError
from tests.factory import make_source, rules, split_report
from tests.golden_cases import load_cases

BODY = "各位代表：\n一、工作回顾\n做了工作。\n二、工作安排\n（一）甲。做甲。\n"


def split(text: str):  # type: ignore[no-untyped-def]
    return split_report(make_source(text), None, rules())


def test_another_bodys_report_is_refused() -> None:
    """A court reports to the same congress; it is not the government."""
    with pytest.raises(SourceError, match="found 人民法院工作报告; expected a government's"):
        split("江西省高级人民法院工作报告\n2024年1月25日\n" + BODY)


@pytest.mark.parametrize("case", [c for c in load_cases("identity") if "message" in c.values[0]])
def test_refusals(case: dict[str, Any]) -> None:
    """One line says what was found instead of a government's report of a known place."""
    with pytest.raises(SourceError) as caught:
        split(case["text"])
    assert str(caught.value).startswith(f"seeds/sample.txt: {case['message']}")
    assert "\n" not in str(caught.value)
