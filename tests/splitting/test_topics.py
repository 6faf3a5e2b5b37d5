"""Which paragraphs open with a topic sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model import Part, Section
from generator.splitting.nodes import Node
from generator.splitting.topics import topics_of
from tests.splitting.lines import bodies_of

REST = "各项工作有序推进。"
SECTION = Section(
    section_id="x-2024-1",
    report_id="x-2024",
    parent_id="",
    depth=1,
    number="一、",
    title="工作",
    part=Part.PLAN,
    slug="x-1",
)


def topics(part: Part, *texts: str, children: bool = False) -> list[tuple[int, str, str]]:
    """Paragraph, number and title of every topic sentence."""
    below = [Node(2, part)] if children else []
    node = Node(1, part, bodies=bodies_of(*texts), children=below)
    found = topics_of(replace(SECTION, part=part), node)
    return [(order, topic.number, topic.title) for order, (_, topic) in found.items()]


@pytest.mark.parametrize(
    ("sentence", "number", "title"),
    [
        ("办好甲事", "", "办好甲事"),
        ("一是办好甲事", "一是", "办好甲事"),
        ("（1）办好甲事", "（1）", "办好甲事"),
        ("——办好甲事", "——", "办好甲事"),
        ("坚持稳中求进，办好甲事", "", "坚持稳中求进，办好甲事"),
        ("办好“1+2：甲乙”工程", "", "办好“1+2：甲乙”工程"),
    ],
)
def test_topic_sentences_of_a_plan(sentence: str, number: str, title: str) -> None:
    """Short, without figures, in one breath or two; a quotation may hold anything."""
    assert topics(Part.PLAN, f"{sentence}。{REST}") == [(0, number, title)]


@pytest.mark.parametrize(
    "paragraph",
    [
        "办好甲事。",
        "办好甲事，办好乙事，办好丙事。" + REST,
        "办好3件事。" + REST,
        "办好三件事：修路。" + REST,
        "今年要办好甲事。" + REST,
        "甲事是重中之重。" + REST,
        "我们要办好甲事。" + REST,
        "着力" + "办好甲事" * 8 + "。" + REST,
    ],
)
def test_what_is_no_topic_sentence(paragraph: str) -> None:
    """A whole paragraph, a list, a figure, a statement, an ordinary opening, a long sentence."""
    assert topics(Part.PLAN, paragraph) == []


def test_in_a_review_one_without_a_number_does_not_stand_alone() -> None:
    """There paragraphs open with plain statements."""
    one, other = f"办好了甲事。{REST}", f"办好了乙事。{REST}"
    assert topics(Part.REVIEW, one, REST) == []
    assert topics(Part.REVIEW, f"一是办好了甲事。{REST}", REST) == [(0, "一是", "办好了甲事")]
    assert topics(Part.REVIEW, one, other) == [(0, "", "办好了甲事"), (1, "", "办好了乙事")]


def test_above_sections_a_topic_needs_a_number() -> None:
    assert topics(Part.PLAN, f"办好甲事。{REST}", children=True) == []
    assert topics(Part.PLAN, f"一是办好甲事。{REST}", children=True) == [(0, "一是", "办好甲事")]


@pytest.mark.parametrize("part", [Part.FRONT, Part.CLOSING, Part.ANNEX])
def test_only_parts_that_speak_of_work_have_topics(part: Part) -> None:
    assert topics(part, f"办好甲事。{REST}") == []


def test_a_paragraph_whose_beginning_is_elsewhere_has_none() -> None:
    """In its section's heading, or before what interrupts it."""
    (body,) = bodies_of(f"办好甲事。{REST}")
    assert topics_of(SECTION, Node(1, Part.PLAN, bodies=[body]))
    for cut in (replace(body, after_heading=True), replace(body, continues=True)):
        assert not topics_of(SECTION, Node(1, Part.PLAN, bodies=[cut]))


def test_a_topic_is_a_section_of_its_paragraph() -> None:
    (body,) = bodies_of(f"一是办好甲事。{REST}")
    [(_, topic)] = topics_of(SECTION, Node(1, Part.PLAN, bodies=[body])).values()
    below = topic.section(SECTION, ordinal=7)
    assert (below.section_id, below.parent_id, below.depth) == ("x-2024-1-t1", "x-2024-1", 3)
    assert (below.anchor, below.label) == ("p7", "一是办好甲事")
    assert (topic.heading.start, topic.heading.end) == (0, 7)
