"""Which paragraphs open with a topic sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model import Part, Section
from generator.splitting.nodes import Node
from generator.splitting.topics import topics_of
from tests.factory import rules
from tests.splitting.lines import bodies_of

PARTS = rules().parts
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
    found = topics_of(replace(SECTION, part=part), node, PARTS)
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
        ("办好建市60周年庆祝活动", "", "办好建市60周年庆祝活动"),
        ("办好甲事[2]和乙事", "", "办好甲事和乙事"),
    ],
)
def test_topic_sentences_of_a_plan(sentence: str, number: str, title: str) -> None:
    """Short, without figures or note marks, in one breath or two; a quotation may hold anything."""
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


# -- in a series ---------------------------------------------------------------------------------

PARALLEL = [
    "这五年，粮食生产连年丰收，农民生活步步高。",
    "这五年，我们坚持治水兴城、以水兴业，江河面貌焕然一新。",
    "这五年，山区通了公路，湖区通了电，村村通了自来水。",
]


@pytest.mark.parametrize(
    "leads",
    [
        PARALLEL,
        ["这五年是粮食丰收的五年。", "这五年是江河安澜的五年。", "这五年是道路畅通的五年。"],
        ["——2023年，抓项目，后劲足。", "——2023年，抓民生，人心暖。", "——2023年，抓作风，效率高。"],
    ],
)
@pytest.mark.parametrize("children", [False, True])
def test_leads_that_open_alike_are_topics(leads: list[str], children: bool) -> None:
    """Also above sections, and with words that open plain statements elsewhere."""
    found = topics(Part.REVIEW, *(f"{lead}{REST}" for lead in leads), children=children)
    assert [number + title + "。" for _, number, title in found] == leads


@pytest.mark.parametrize(
    "leads",
    [
        PARALLEL[:2],
        [*PARALLEL[:2], "过去的五年，山区通了公路，湖区通了电，村村通了自来水。"],
        [*PARALLEL[:2], "这五年，粮食产量增长8%，亩产创新高，农民笑开颜。"],
        [*PARALLEL[:2], "这五年，" + "山区通了公路、" * 6 + "湖区通了电。"],
        [
            "各位代表，山好水好，人更好。",
            "各位代表，路通电通，心更通。",
            "各位代表，地肥水美，粮更多。",
        ],
    ],
)
def test_too_few_or_unlike_leads_are_no_series(leads: list[str]) -> None:
    """Two of them, an opening of its own, a figure or a long one; nor is an address an opening."""
    assert topics(Part.REVIEW, *(f"{lead}{REST}" for lead in leads)) == []


@pytest.mark.parametrize(("count", "found"), [(2, 0), (3, 3)])
def test_topics_that_begin_alike_stand_below_sections(count: int, found: int) -> None:
    """From three on; fewer may be plain statements."""
    leads = ["要心系群众、勤政为民。", "要依法行政、公正执法。", "要真抓实干、务求实效。"][:count]
    assert len(topics(Part.PLAN, *(f"{one}{REST}" for one in leads), children=True)) == found


@pytest.mark.parametrize(
    ("first", "taken"),
    [
        ("一是始终把全面学习贯彻关于黄河流域保护和发展的一系列重要要求作为根本遵循", True),
        ("一是始终把全面学习贯彻关于黄河流域保护和发展的一系列重要要求和各项部署安排作为根本遵循", False),
        ("一是始终把全面学习贯彻关于黄河流域保护和发展的42项重要要求作为根本遵循", False),
    ],
)  # fmt: skip
def test_a_longer_lead_counts_with_the_others(first: str, taken: bool) -> None:
    """Up to forty characters, where most that are counted with it are topics."""
    others = ["二是始终把绿色作为底色", "三是始终把安全作为底线"]
    numbers = [
        number for _, number, _ in topics(Part.PLAN, *(f"{x}。{REST}" for x in (first, *others)))
    ]
    assert numbers == (["一是"] if taken else []) + ["二是", "三是"]
    assert topics(
        Part.PLAN, f"{first}。{REST}", f"二是{first[2:]}。{REST}", f"三是办好甲事。{REST}"
    ) == [(2, "三是", "办好甲事")]


# -- a maxim -------------------------------------------------------------------------------------

MAXIM = "水活则城兴。我们要让每一条河都清起来。"


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        ([f"治理江河。{REST}", MAXIM], ["治理江河"]),
        ([f"治理江河。{REST}", MAXIM, f"治理湖泊。{REST}"], ["治理江河", "水活则城兴", "治理湖泊"]),
        ([f"治理江河。{REST}", MAXIM + REST * 12], ["治理江河", "水活则城兴"]),
        ([f"治理江河。{REST}", f"治理湖泊。{REST}"], ["治理江河", "治理湖泊"]),
        ([MAXIM], ["水活则城兴"]),
    ],
)
def test_a_maxim_that_closes_a_section_is_no_topic(
    paragraphs: list[str], expected: list[str]
) -> None:
    """In a short last paragraph that goes on with what the government will do."""
    assert [title for _, _, title in topics(Part.PLAN, *paragraphs)] == expected


# -- which paragraphs ----------------------------------------------------------------------------


@pytest.mark.parametrize("part", [Part.FRONT, Part.CLOSING, Part.ANNEX])
def test_only_parts_that_speak_of_work_have_topics(part: Part) -> None:
    assert topics(part, f"办好甲事。{REST}") == []


def test_a_paragraph_whose_beginning_is_elsewhere_has_none() -> None:
    """In its section's heading, or before what interrupts it."""
    (body,) = bodies_of(f"办好甲事。{REST}")
    assert topics_of(SECTION, Node(1, Part.PLAN, bodies=[body]), PARTS)
    for cut in (replace(body, after_heading=True), replace(body, continues=True)):
        assert not topics_of(SECTION, Node(1, Part.PLAN, bodies=[cut]), PARTS)


def test_a_topic_is_a_section_of_its_paragraph() -> None:
    (body,) = bodies_of(f"一是办好甲事。{REST}")
    [(_, topic)] = topics_of(SECTION, Node(1, Part.PLAN, bodies=[body]), PARTS).values()
    below = topic.section(SECTION, ordinal=7)
    assert (below.section_id, below.parent_id, below.depth) == ("x-2024-1-t1", "x-2024-1", 3)
    assert (below.anchor, below.label) == ("p7", "一是办好甲事")
    assert (topic.heading.start, topic.heading.end) == (0, 7)
