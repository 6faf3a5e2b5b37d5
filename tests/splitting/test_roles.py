"""Which part a heading opens: its words, its years, what stands around."""

from __future__ import annotations

import pytest

from generator.errors import ProblemCode
from generator.model import Part
from generator.splitting.nodes import Node
from generator.splitting.roles import assign_parts
from tests.factory import make_source, rules


def roles(
    *titles: str, spoken_in: int = 0, reviewed: bool = False
) -> tuple[list[str], list[bool], list[str]]:
    """The parts of headings, which of them are doubtful, and the codes of the problems."""
    roots = [Node(1, Part.PLAN, title=title) for title in titles]
    source = make_source("某某")
    problems = assign_parts(roots, rules().parts, source, spoken_in=spoken_in, reviewed=reviewed)
    codes = [problem.code for problem in problems]
    return [root.part.value for root in roots], [root.doubtful for root in roots], codes


@pytest.mark.parametrize(
    ("titles", "parts"),
    [
        (("2023年工作回顾", "2024年工作安排"), ["review", "plan"]),
        (("2023年主要工作", "2024年主要工作"), ["review", "plan"]),
        (("去年工作", "今年工作"), ["review", "plan"]),
        (("砥砺奋进的一年", "2024年工作安排"), ["review", "plan"]),
        (
            ("“十三五”时期主要工作", "“十四五”主要目标", "2021年重点工作"),
            ["review", "plan", "plan"],
        ),
        (("过去五年工作回顾", "今后五年奋斗目标", "2017年工作任务"), ["review", "plan", "plan"]),
        (
            ("关于2023年工作", "关于2024年工作", "加强政府自身建设"),
            ["review", "plan", "self_building"],
        ),
        (("2023年目标任务完成情况", "2024年目标任务"), ["review", "plan"]),
    ],
)
def test_parts(titles: tuple[str, ...], parts: list[str]) -> None:
    assert roles(*titles) == (parts, [False] * len(parts), [])


def test_the_year_of_the_session_decides_between_usual_words_alone() -> None:
    """It may lie in the year before: words that decide are not doubted for it."""
    assert roles("2025年主要工作", "今年任务", spoken_in=2026)[0] == ["review", "plan"]
    assert roles("2025年工作回顾", "工作安排", spoken_in=2025) == (
        ["review", "plan"],
        [False, False],
        [],
    )


def test_words_against_years_are_in_doubt() -> None:
    parts, doubtful, codes = roles("2025年工作安排", "2026年工作安排")
    assert (doubtful, codes) == ([True, False], [ProblemCode.PART])
    assert parts == ["plan", "plan"]


def test_a_review_above_the_first_heading() -> None:
    """Then a heading that says nothing is no review."""
    assert roles("办好甲事", "2024年工作安排")[0] == ["review", "plan"]
    assert roles("办好甲事", "2024年工作安排", reviewed=True)[0] == ["plan", "plan"]
