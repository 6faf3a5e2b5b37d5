"""Where annexes begin, what they are called, and which of them list terms."""

from __future__ import annotations

import pytest

from generator.splitting.annexes import find_annexes
from tests.factory import rules
from tests.splitting.lines import layout_of

PARTS = rules().parts
PROSE = "各项工作有序推进，群众生活持续改善。"
REPORT = ("各位代表：", *[PROSE] * 20, "各位代表！让我们努力奋斗！")


def annexes(*below: str) -> list[tuple[str, str, bool]]:
    """Number, title and whether it lists terms, of every annex below the report's closing."""
    found = find_annexes(layout_of(*REPORT, *below), PARTS)
    return [(annex.number, annex.title, annex.lists_terms) for annex in found]


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        (["名词解释", "1.甲：乙。"], ("", "名词解释", True)),
        (["※名词解释※", "1.甲：乙。"], ("", "名词解释", True)),
        (["附件1", "名词解释", "1.甲：乙。"], ("附件1", "名词解释", True)),
        (["附件1 某市有关名词解释", "1.甲：乙。"], ("附件1", "某市有关名词解释", True)),
        (["附件", "某市重要名词的解释", "1.甲：乙。"], ("附件", "某市重要名词的解释", False)),
        (["附件", "某市有关名词解释", "1.甲：乙。"], ("附件", "某市有关名词解释", True)),
        (["名词解释：1.甲：乙。"], ("", "名词解释", True)),
        (["2024年民生实事项目", "某某学校"], ("", "2024年民生实事项目", False)),
        (["附件2", "1.甲：乙。"], ("附件2", "", False)),
        (["附件2", PROSE], ("附件2", "", False)),
    ],
)
def test_titles(below: list[str], expected: tuple[str, str, bool]) -> None:
    """With a label before it, on its line or above it, a title need only end as a list's does."""
    assert annexes(*below) == [expected]


@pytest.mark.parametrize(
    "line",
    [
        "名词解释。",
        "对有关名词解释如下，供各位代表参考。",
        "附属医院",
        "某市有关名词解释",
        "解释说明工作",
    ],
)
def test_lines_that_open_no_annex(line: str) -> None:
    assert annexes(line, PROSE) == []


def test_several_annexes() -> None:
    """Each ends where the next begins."""
    layout = layout_of(*REPORT, "附件1", "名词解释", "1.甲：乙。", "附件2", "民生实事项目", "学校")
    one, other = find_annexes(layout, PARTS)
    start = len(REPORT)
    assert (one.start, one.body, one.printed) == (start, start + 2, "附件1 名词解释")
    assert (other.start, other.body, other.printed) == (start + 3, start + 5, "附件2 民生实事项目")


def test_an_entry_that_runs_in_behind_the_title() -> None:
    (annex,) = find_annexes(layout_of(*REPORT, "名词解释：1.甲：乙。"), PARTS)
    assert [piece.text for piece in annex.rest] == ["1.甲：乙。"]


LIST = ("名词解释", "1.甲：乙。")
CLOSING = REPORT[-1]


@pytest.mark.parametrize(
    ("lines", "start"),
    [
        ((*LIST, *REPORT), None),
        ((*REPORT[:4], *LIST, *REPORT[4:]), None),
        ((*REPORT[:-1], *LIST, CLOSING), 21),
        ((*REPORT[:-1], "名词解释", CLOSING), None),
        ((*REPORT[:-1], *LIST, "二、2024年工作安排", CLOSING), None),
        ((*REPORT[:-1], "民生实事项目", "学校", CLOSING), None),
    ],
)
def test_where_a_list_may_stand(lines: tuple[str, ...], start: int | None) -> None:
    """Behind the last 各位代表, or above it in the second half, with its entries and no part."""
    found = find_annexes(layout_of(*lines), PARTS)
    assert [annex.start for annex in found] == ([] if start is None else [start])
