"""The ends of a report and of its parts."""

from __future__ import annotations

import pytest

from generator.model import Part
from generator.splitting.ends import (
    hand_ending_to_part,
    holds_part,
    tail_is_lost,
    take_closing,
    with_front,
)
from generator.splitting.nodes import Node
from tests.factory import rules
from tests.splitting.lines import bodies_of

PARTS = rules().parts
SENTENCE = "各项工作有序推进，群众生活持续改善。"


def node(part: Part, *texts: str, position: int = 0, depth: int = 1) -> Node:
    return Node(depth, part, number="一、", position=position, bodies=bodies_of(*texts))


def texts(found: Node) -> list[str]:
    return [body.text for body in found.bodies]


def fronts(above: list[str], first: Part, *, head_lost: bool = False) -> list[tuple[Part, int]]:
    """The parts that begin a report whose first heading opens `first`, with their paragraphs."""
    roots = with_front([node(first, position=2)], bodies_of(*above), PARTS, head_lost=head_lost)
    return [(root.part, len(root.bodies)) for root in roots]


# -- above the first heading ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("above", "first", "expected"),
    [
        ([], Part.REVIEW, [(Part.REVIEW, 0)]),
        (["各位代表："], Part.REVIEW, [(Part.FRONT, 1), (Part.REVIEW, 0)]),
        (["各位代表：", SENTENCE * 20], Part.REVIEW, [(Part.FRONT, 2), (Part.REVIEW, 0)]),
        (["各位代表：", SENTENCE * 90], Part.REVIEW,
         [(Part.FRONT, 1), (Part.REVIEW, 1), (Part.REVIEW, 0)]),
        (["各位代表：", SENTENCE], Part.PLAN, [(Part.FRONT, 2), (Part.PLAN, 0)]),
        (["各位代表：", SENTENCE * 20], Part.PLAN,
         [(Part.FRONT, 1), (Part.REVIEW, 1), (Part.PLAN, 0)]),
        (["各位代表：", SENTENCE * 20, "今年是关键之年。" + SENTENCE], Part.PLAN,
         [(Part.FRONT, 1), (Part.REVIEW, 1), (Part.PLAN, 1), (Part.PLAN, 0)]),
        (["各位代表：", "现在，我报告工作，请予审议。", SENTENCE * 20], Part.PLAN,
         [(Part.FRONT, 2), (Part.REVIEW, 1), (Part.PLAN, 0)]),
    ],
)  # fmt: skip
def test_what_stands_above_the_first_heading(
    above: list[str], first: Part, expected: list[tuple[Part, int]]
) -> None:
    """A front; what is too long for one is a review without heading, and a plan where it turns."""
    assert fronts(above, first) == expected


def test_above_a_lost_heading_stands_what_it_opened() -> None:
    """Above the second heading, a plan, stood the review."""
    assert fronts([SENTENCE], Part.PLAN, head_lost=True) == [(Part.REVIEW, 1), (Part.PLAN, 0)]


@pytest.mark.parametrize(("sentences", "is_part"), [(80, False), (84, True)])
def test_a_part_above_any_heading(sentences: int, is_part: bool) -> None:
    """From some fifteen hundred characters behind the salutation."""
    assert holds_part(bodies_of("各位代表：", SENTENCE * sentences), PARTS) is is_part


# -- the end of a part ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "last", "handed"),
    [
        (Part.REVIEW, ["办好了甲事。", "这些成绩来之不易。", "问题不少。"], 2),
        (Part.REVIEW, ["办好了甲事。", "办好了乙事。"], 0),
        (Part.REVIEW, ["这些成绩来之不易。", "问题不少。"], 0),
        (Part.REVIEW, ["办好了甲事。", "各位代表！", "问题不少。"], 2),
        (Part.PLAN, ["办好甲事。", "各位代表！我们要支持国防建设。"], 1),
        (Part.PLAN, ["办好甲事。", "各位代表！我们要办好乙事。"], 0),
        (Part.PLAN, ["办好甲事。", "这些成绩来之不易。"], 0),
    ],
)
def test_what_sums_up_a_part_goes_to_the_part(part: Part, last: list[str], handed: int) -> None:
    """Not the section's first paragraph; a plan's and a review's words differ."""
    root = node(part)
    root.children = [node(part, "甲。", "乙。", depth=2), node(part, *last, depth=2)]
    hand_ending_to_part(root, PARTS)
    assert texts(root) == last[len(last) - handed :]
    assert texts(root.last) == last[: len(last) - handed]


def test_where_sections_are_one_paragraph_each() -> None:
    """What follows the last one's single paragraph is the part's, whatever it says."""
    root = node(Part.PLAN)
    root.children = [node(Part.PLAN, *t, depth=2) for t in (["甲。"], ["乙。"], ["丙。", "丁。"])]
    hand_ending_to_part(root, PARTS)
    assert texts(root) == ["丁。"]


# -- the end of a report -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("paragraphs", "closing"),
    [
        (["办好甲事。", "各位代表！让我们努力奋斗！"], 1),
        (["办好甲事。", "各位代表！", "新征程已经开启！", "谢谢大家！"], 3),
        (["办好甲事。", "让我们为建设美好家园而努力奋斗！"], 1),
        (["办好甲事。", "各位代表，我们要办好乙事。"], 0),
        (["办好甲事。", "让我们办好乙事。"], 0),
        (["办好甲事。", "各位代表！让我们努力奋斗！", "甲。", "乙。", "丙。"], 0),
    ],
)
def test_the_closing(paragraphs: list[str], closing: int) -> None:
    """The last address to the deputies that appeals, or an appeal without it, near the end."""
    last = node(Part.PLAN, *paragraphs)
    found = take_closing([last], PARTS)
    assert (texts(found) if found else []) == paragraphs[len(paragraphs) - closing :]
    assert texts(last) == paragraphs[: len(paragraphs) - closing]


def test_a_text_without_parts_has_no_closing() -> None:
    assert take_closing([], PARTS) is None


@pytest.mark.parametrize(
    ("text", "closed", "lost"),
    [
        (SENTENCE, False, False),
        (SENTENCE.rstrip("。"), False, True),
        (SENTENCE * 60, False, True),
        (SENTENCE * 60, True, False),
    ],
)
def test_a_text_that_breaks_off(text: str, closed: bool, lost: bool) -> None:
    """In a sentence, or without an appeal where it is long enough to have had one."""
    assert tail_is_lost([text], closed=closed) is lost
