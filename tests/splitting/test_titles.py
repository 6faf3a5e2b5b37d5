"""Where a title ends that its paragraph follows in the same line."""

from __future__ import annotations

import pytest

from generator.splitting.titles import title_end
from tests.factory import rules

PARTS = rules().parts


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("办好甲事。甲事要办好。", "办好甲事"),
        ("办好甲事", "办好甲事"),
        ("办好甲事　　甲事要办好。", "办好甲事"),
        ("坚定不移办好甲事：一要早，二要快。还要好。", "坚定不移办好甲事"),
        ("坚定不移办好甲事——早办快办。还要好。", "坚定不移办好甲事"),
        ("坚持有保有压，优化投资结构 积极支持有效益的项目。还要好。", "坚持有保有压，优化投资结构"),
        ("坚持稳中求进 加快转型升级。还要好。", "坚持稳中求进 加快转型升级"),
        ("增长5 %的目标已经实现。还要好。", "增长5 %的目标已经实现"),
        (
            "坚持统筹兼顾，推进城乡协调发展按照统筹发展的总要求，加强农村水、电、路、气、房的建设。还要好。",
            "坚持统筹兼顾，推进城乡协调发展",
        ),
        (
            "以完善功能提升品位为目标，加快旧城区和老旧小区改造，确保城市建设和管理水平实现新的提升。还要好。",
            "以完善功能提升品位为目标，加快旧城区和老旧小区改造，确保城市建设和管理水平实现新的提升",
        ),
    ],
)
def test_a_title_ends(line: str, title: str) -> None:
    end = title_end(line, 0, len(line), PARTS)
    assert line[: end.title] == title


def test_one_blank_parts_wherever_it_parts_elsewhere() -> None:
    line = "坚持稳中求进 加快转型升级。还要好。"
    end = title_end(line, 0, len(line), PARTS, blanks_part=True)
    assert (line[: end.title], end.by_blank) == ("坚持稳中求进", True)
