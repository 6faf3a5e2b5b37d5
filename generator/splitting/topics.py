"""The topic sentences at the heads of paragraphs: an outline's third level."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.grammar.markers import TOPICS, marker_at
from generator.grammar.numerals import HAN_ORDINALS
from generator.grammar.places import KIND_ENDS
from generator.grammar.years import YEAR
from generator.model import Part, Section, Span
from generator.splitting.nodes import Body, Node
from generator.text import to_halfwidth

_TOPIC_MAX = 30
_ASIDE = re.compile(f"“[^”]{{0,{_TOPIC_MAX}}}”|（[^）]{{0,{_TOPIC_MAX}}}）")
_STATEMENT = re.compile(
    rf"[^“{HAN_ORDINALS}不就还]是|刻不容缓|即将|提出了|^我们|^我[{KIND_ENDS}国]"
)
_ORDINARY_OPENING = re.compile(rf"各位代表|今年|去年|明年|一年来|过去|{YEAR}年|同时|此外")


@dataclass(frozen=True, slots=True)
class Topic:
    """The topic sentence at the head of a paragraph; `place` counts them in their section."""

    place: int
    number: str
    title: str
    heading: Span

    def section(self, parent: Section, ordinal: int) -> Section:
        return replace(
            parent,
            section_id=f"{parent.section_id}-t{self.place}",
            parent_id=parent.section_id,
            depth=3,
            number=self.number,
            title=self.title,
            heading=self.heading,
            implied=False,
            anchor=f"p{ordinal}",
            printed=self.number + self.title,
        )


def topics_of(section: Section, node: Node) -> dict[int, tuple[Section, Topic]]:
    """The topic sentences of a section's paragraphs, by the paragraphs' order.

    Without a marker (一是, ——) they are taken in a plan where nothing stands below the section, and
    in a review where the next paragraph has one as well: there paragraphs open with plain
    statements.
    """
    if section.part not in (Part.REVIEW, Part.PLAN, Part.SELF_BUILDING):
        return {}
    topics = [_topic(body) for body in node.bodies]
    parent = replace(section, correction=node.assigned)
    found: dict[int, tuple[Section, Topic]] = {}
    for index, (body, topic) in enumerate(zip(node.bodies, topics, strict=True)):
        if topic is None or (not topic.number and node.children):
            continue
        around = (topics[index - 1] if index else None, *topics[index + 1 : index + 2])
        if section.part is Part.REVIEW and not topic.number and not any(around):
            continue
        found[body.order] = (parent, replace(topic, place=len(found) + 1))
    return found


def _topic(body: Body) -> Topic | None:
    """The topic sentence that opens a paragraph, if one does."""
    if body.after_heading or body.continues:
        return None
    text = body.text
    marker = marker_at(text, forms=TOPICS)
    start = marker.end if marker else 0
    end = text.find("。", start)
    if end < 0 or end + 1 == len(text) or not _is_topic(text[start:end]):
        return None
    if not marker and _STATEMENT.search(text[start:end]):
        return None
    return Topic(
        place=0,
        number=text[:start].strip(),
        title=text[start:end],
        heading=body.body.span(0, end + 1),
    )


def _is_topic(sentence: str) -> bool:
    """Whether a paragraph's first sentence reads as a heading: short, no figures, one breath."""
    if not 0 < len(sentence) <= _TOPIC_MAX:
        return False
    unquoted = _ASIDE.sub("", sentence)
    return (
        sentence.count("，") <= 1
        and not re.search(r"[\d：；！？]", to_halfwidth(unquoted))
        and not _ORDINARY_OPENING.match(to_halfwidth(sentence))
    )
