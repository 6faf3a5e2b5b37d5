"""What a print adds to the lines of a text."""

from __future__ import annotations

import pytest

from generator.splitting.prints import contents, page_numbers, running_heads

PROSE = "各项工作有序推进，群众生活持续改善。"
CUT = "各项工作有序推进，群众生活"


def paged(numbers: list[str], lines: int) -> list[str]:
    """Each number below so many lines of text."""
    return [line for number in numbers for line in (*[PROSE] * lines, number)]


@pytest.mark.parametrize(
    ("numbers", "lines", "found"),
    [
        (["1", "2", "3"], 4, ["1", "2", "3"]),
        (["— 7 —", "— 8 —", "— 9 —"], 4, ["— 7 —", "— 8 —", "— 9 —"]),
        (["１", "２", "３", "８"], 4, ["１", "２", "３"]),
        (["1", "2"], 4, []),
        (["1", "3", "5"], 4, []),
        (["1", "2", "3"], 3, []),
        (["1亿", "2亿", "3亿"], 4, []),
    ],
)
def test_page_numbers(numbers: list[str], lines: int, found: list[str]) -> None:
    """Three that count on by one, a page's lines apart; a list's numbers stand closer."""
    texts = paged(numbers, lines)
    assert [texts[index] for index in page_numbers(texts)] == found


@pytest.mark.parametrize(
    ("heads", "lines", "found"),
    [
        (["某某公报"] * 3, [CUT] * 12, True),
        (["某某公报"] * 3, [CUT] * 10, False),
        (["某某公报"] * 3, [PROSE] * 12, False),
        (["某某公报"] * 2, [CUT] * 12, False),
        (["某某公报：", "某某公报：", "某某公报："], [CUT] * 12, False),
        (["政府工作报告"] * 3, [PROSE], True),
        (["某某公报 2/9", "某某公报 3/9", "某某公报 4/9"], [PROSE], True),
        (["某某公报 2/9", "某某公报 3/9", "某某公报 5/9"], [PROSE], False),
    ],
)
def test_running_heads(heads: list[str], lines: list[str], found: bool) -> None:
    """Pages apart in the middle of sentences, or the report's title again, or counting pages."""
    texts = [text for head in heads for text in (*lines, head)]
    expected = [i for i, text in enumerate(texts) if text in heads] if found else []
    assert sorted(running_heads(texts, 0, len(texts))) == expected


TEXT = ["一、工作回顾", PROSE, PROSE, "二、工作安排", PROSE, PROSE, PROSE]


@pytest.mark.parametrize(
    ("above", "found"),
    [
        (["目录", "一、工作回顾", "二、工作安排"], [0, 1, 2]),
        (["【目 录】", "一、工作回顾 1", "二、工作安排 6"], [0, 1, 2]),
        (["一、工作回顾……1", "二、工作安排…………6"], [0, 1]),
        (["目录", "一、工作回顾……1", "二、工作安排……6"], [0, 1, 2]),
        (["一、工作回顾", "二、工作安排"], []),
        (["目录", PROSE, "一、工作回顾"], []),
        (["某某工作……等事。"], []),
        (["我们要办好甲事、乙事、丙事……"], []),
    ],
)
def test_a_table_of_contents(above: list[str], found: list[int]) -> None:
    """From its title to where its first entry stands again, or lines with leaders."""
    assert sorted(set(contents([*above, *TEXT]))) == found
