"""Which lines are headings, and how deep."""

from __future__ import annotations

from typing import Literal

import pytest

from generator.seeds.corrections import HeadingCorrection
from generator.splitting.headings import Stated, read_headings, stated_heading, title_of
from tests.factory import rules
from tests.splitting.lines import lines_of

PARTS = rules().parts
PROSE = "各项工作有序推进，群众生活持续改善，社会大局保持稳定，各项事业全面进步。"
LONG = PROSE * 9


def headings(*texts: str) -> list[tuple[int, str]]:
    """Depth and title of every heading."""
    lines = lines_of(*texts)
    found = read_headings(lines, PARTS)
    return [(depth, title_of(lines[i], heading)) for i, (heading, depth) in found.items()]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("一、2023年工作回顾", "（一）办好甲事"),
        ("一、2023年工作回顾", "㈠办好甲事"),
        ("2023年工作回顾", "（一）办好甲事"),
        ("第一部分 2023年工作回顾", "一、办好甲事"),
        ("第一部分 2023年工作回顾", "（一）办好甲事"),
    ],
)
def test_forms_of_two_levels(first: str, second: str) -> None:
    """第一部分 lowers 一、 to the second level, where it names a report's parts."""
    assert headings(first, PROSE, second, PROSE) == [(1, "2023年工作回顾"), (2, "办好甲事")]


def test_the_number_and_what_closes_a_heading() -> None:
    lines = lines_of("一、2023年工作回顾", "（二）办好甲事。甲事办得很好。")
    heading, depth = read_headings(lines, PARTS)[1]
    assert (heading.position, depth) == (2, 2)
    assert lines[1].text[: heading.end] == "（二）办好甲事。"
    assert title_of(lines[1], heading) == "办好甲事"


@pytest.mark.parametrize(
    ("items", "found"),
    [
        (("1.办好甲事", PROSE, "2.办好乙事", PROSE), [(2, "办好甲事"), (2, "办好乙事")]),
        (("1.办好甲事", PROSE), []),
        (("（一）办好甲事", "1.办好乙事", "2.办好丙事"), [(2, "办好甲事")]),
        (("1.办好甲事；", PROSE, "2.办好乙事；", PROSE), []),
    ],
)
def test_digits_number_the_second_level_where_nothing_else_does(
    items: tuple[str, ...], found: list[tuple[int, str]]
) -> None:
    """Two of them at least, and none below （一）; an item of a list ends in ；."""
    assert headings("一、2024年工作安排", *items) == [(1, "2024年工作安排"), *found]


@pytest.mark.parametrize(
    ("line", "is_heading"),
    [
        ("2024年工作安排", True),
        ("二〇二四年工作安排", True),
        ("“十五五”时期发展目标", True),
        ("2024年政府工作报告", False),
        ("2024年工作安排，", False),
        ("2024年工作安排：", False),
        ("办好甲事", False),
    ],
)
def test_a_line_without_a_number(line: str, is_heading: bool) -> None:
    """Words of a part or of a year's work make it one; a mark at its end does not."""
    assert headings(PROSE, line, PROSE) == ([(1, line)] if is_heading else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (("2023年工作回顾", LONG, "2024年工作安排", "一、办好甲事", LONG, "二、办好乙事", PROSE),
         [(1, "2023年工作回顾"), (1, "2024年工作安排"), (2, "办好甲事"), (2, "办好乙事")]),
        (("2023年工作回顾", PROSE, "一、工作回顾", PROSE, "二、工作安排", PROSE),
         [(1, "工作回顾"), (1, "工作安排")]),
        (("一、工作回顾", PROSE, "加强政府自身建设", PROSE),
         [(1, "工作回顾"), (1, "加强政府自身建设")]),
    ],
)  # fmt: skip
def test_lines_without_numbers_beside_numbers(
    text: tuple[str, ...], found: list[tuple[int, str]]
) -> None:
    """They open parts a part's length above the numbers, or the government's own building."""
    assert headings(*text) == found


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        (("一是办好甲事", "好。", "二是办好乙事", "好。"), ["办好甲事", "办好乙事"]),
        (("第一，办好甲事", LONG, "第二，办好乙事", LONG), ["办好甲事", "办好乙事"]),
        (("一是办好甲事", "好。", "三是办好乙事", "好。"), []),
        (("一是办好甲事。", LONG, "二是办好乙事。", LONG), []),
        (("着力办好甲事", LONG, "着力办好乙事", LONG), ["着力办好甲事", "着力办好乙事"]),
        (("着力办好甲事", LONG), []),
    ],
)
def test_titles_that_divide_a_part_without_the_usual_numbers(
    inside: tuple[str, ...], found: list[str]
) -> None:
    """Several, alone on their lines, that count from 1 or stand between paragraphs."""
    expected = [(1, "2024年工作安排"), *((2, title) for title in found)]
    assert headings("二、2024年工作安排", LONG, *inside) == expected


def test_one_blank_parts_all_titles_of_a_text_that_has_it() -> None:
    """Where most titles end so, a short sentence behind a blank is no half of a title."""
    titles = [f"（{n}）办好甲乙丙事 {PROSE}" for n in "一二"]
    both = "（三）坚持稳中求进 加快转型升级。"
    assert headings("二、工作安排", *titles, both)[-1] == (2, "坚持稳中求进")
    assert headings("二、工作安排", both)[-1] == (2, "坚持稳中求进 加快转型升级")


@pytest.mark.parametrize(
    ("depth", "expected"),
    [
        (0, [(1, "工作回顾")]),
        (1, [(1, "工作回顾"), (1, "办好甲事")]),
        (2, [(1, "工作回顾"), (2, "办好甲事")]),
    ],
)
def test_what_an_editor_states_holds(
    depth: Literal[0, 1, 2], expected: list[tuple[int, str]]
) -> None:
    lines = lines_of("一、工作回顾", PROSE, "（一）办好甲事", PROSE)
    stated = {2: Stated(HeadingCorrection(text="（一）办好甲事", depth=depth, reason="甲"), 7)}
    found = read_headings(lines, PARTS, stated)
    assert [(depth, title_of(lines[i], h)) for i, (h, depth) in found.items()] == expected


@pytest.mark.parametrize(
    ("line", "end", "title", "whole"),
    [
        ("怎样办好：要办好。", 4, "怎样办好", "怎样办好："),
        ("三、怎样办好。要办好。", 6, "怎样办好", "三、怎样办好。"),
        ("怎样办好", 4, "怎样办好", "怎样办好"),
    ],
)
def test_a_stated_heading_takes_what_closes_it(line: str, end: int, title: str, whole: str) -> None:
    (one,) = lines_of(line)
    heading = stated_heading(one, end)
    assert (title_of(one, heading), line[: heading.end]) == (title, whole)
