"""The ends of a report and of its parts."""

from __future__ import annotations

import pytest

from generator.model import Part
from generator.splitting.ends import (
    hand_ending_to_part,
    holds_part,
    tail_is_lost,
    take_closing,
    take_self_building,
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
        (Part.PLAN, ["办好甲事。", "各位代表！面对新任务，各级政府及其工作人员要勤政。"], 1),
        (Part.PLAN, ["办好甲事。", "各位代表！", "我们要深刻领悟“两个确立”的决定性意义。"], 2),
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


# -- what a plan says of the government itself ---------------------------------------------------

OPENING = "各位代表！新的任务对政府工作提出了更高要求。"
OWN = "要坚持依法行政，自觉接受监督。"
DEFENCE = "各位代表！我们要支持国防和军队建设。"


@pytest.mark.parametrize(
    ("ending", "taken"),
    [
        ([OPENING + OWN], 1),
        ([DEFENCE, OPENING + OWN], 1),
        ([DEFENCE, "各位代表！", OPENING.partition("！")[2], OWN], 3),
        (["完成任务，对加强政府自身建设提出了更高要求。" + OWN], 1),
        ([OPENING, OWN, "各位代表！群众的事，再小也是大事。"], 3),
        ([OPENING + OWN, DEFENCE], 0),
        ([OPENING + "要办好甲事。"], 0),
        (["各位代表！我们要办好甲事。" + OWN], 0),
        ([], 0),
    ],
)
def test_what_a_plan_says_of_the_government_itself(ending: list[str], taken: int) -> None:
    """By how it begins and by what it says, where nothing else follows."""
    sections = [node(Part.PLAN, "办好甲事。", depth=2), node(Part.PLAN, "办好乙事。", depth=2)]
    root = node(Part.PLAN)
    bodies = bodies_of("甲。", "乙。", *ending)
    sections[0].bodies, sections[1].bodies, root.bodies = bodies[:1], bodies[1:2], bodies[2:]
    root.children = sections
    own = take_self_building([root], PARTS)
    assert (texts(own) if own else []) == ending[len(ending) - taken :]
    assert texts(root) == ending[: len(ending) - taken]
    assert own is None or (own.depth, own.part, own.implied) == (1, Part.SELF_BUILDING, True)


@pytest.mark.parametrize("of", ["section", "part", "none"])
def test_a_heading_on_the_government_itself_says_it_all(of: str) -> None:
    """Nothing is taken off where a section or a part of the plan has such a heading."""
    title = "加强政府自身建设"
    bodies = bodies_of("甲。", OPENING + OWN)
    section = Node(2, Part.PLAN, title=title if of == "section" else "办好甲事", bodies=bodies[:1])
    root = Node(1, Part.PLAN, children=[section], bodies=bodies[1:])
    before = [Node(1, Part.SELF_BUILDING, title=title)] if of == "part" else []
    assert (take_self_building([*before, root], PARTS) is not None) is (of == "none")


def test_a_plan_without_sections_keeps_all_it_says() -> None:
    assert take_self_building([], PARTS) is None
    assert take_self_building([node(Part.PLAN, "办好甲事。", OPENING + OWN)], PARTS) is None


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
