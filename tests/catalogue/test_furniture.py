"""The words of furniture: one word in one list is all that a new button or foot needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalogue.furniture import load_furniture
from tests.factory import rules

RULES = rules().furniture


def test_each_list_is_read_in_its_example() -> None:
    for words in (RULES.buttons, RULES.labels, RULES.whole_lines, RULES.agencies):
        assert RULES.reason(words.example, edge=True)
    for words in (RULES.frame_opens, RULES.frame_holds):
        assert RULES.opens_frame(words.example)


@pytest.mark.parametrize("button", RULES.buttons.words)
def test_a_button_is_furniture_at_the_edge_alone(button: str) -> None:
    assert RULES.reason(button, edge=True) == "web_page"
    assert RULES.reason(button, edge=False) == ""
    assert RULES.reason(f"【{button}】", edge=False) == "web_page"


@pytest.mark.parametrize(
    "line",
    [
        "索 引 号：000014349",
        "【来源】：某某日报",
        "信息来源：某某网",
        "您当前所在的位置：首页",
        "阅读 1.2万",
    ],
)
def test_labels_and_counters(line: str) -> None:
    assert RULES.reason(line, edge=True) == "web_page"


@pytest.mark.parametrize(
    "line", ["主要工作：办好甲事", "省长 某某某", "2024年1月23日", "各位代表："]
)
def test_lines_of_a_report(line: str) -> None:
    assert RULES.reason(line, edge=True) == ""


def test_a_site_adds_a_word(tmp_path: Path) -> None:
    own = "frame_opens: {words: [便民导航]}\nbuttons: {words: [一键直达]}"
    (tmp_path / "furniture.yml").write_text(own, encoding="utf-8")
    extended = load_furniture(own=tmp_path)
    assert extended.opens_frame("便民导航 更多")
    assert extended.reason("一键直达", edge=True) == "web_page"
    assert not RULES.opens_frame("便民导航 更多")
