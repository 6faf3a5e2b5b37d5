"""Where a report and its parts begin and end: front, closing, summing up, lost text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from generator.catalogue.parts import PartRules
from generator.grammar.sentences import LINE_ENDS
from generator.model import Part
from generator.splitting.nodes import Body, Node, with_children
from generator.text import SALUTATION

_SALUTATION_MAX = 6
_CLOSING_MAX = 3
"""Paragraphs behind the last address to the deputies, itself included."""

_PART_MIN = 200
"""Characters behind the salutation that are no preamble where no heading opens a review."""

_PREAMBLE_MAX = 1500
"""Characters behind the salutation that are a part, whatever the next heading opens."""

_EXCERPT = 1000
"""Characters of a text so short that the lack of a closing says nothing."""

_FRONT_LINES = 12
_LAST_MARKS = LINE_ENDS + "."


def with_front(
    roots: list[Node], before: list[Body], rules: PartRules, *, head_lost: bool
) -> list[Node]:
    """The nodes, preceded by a front and parts for the lines above the first heading.

    Where the head of the report is lost, the lines above belong to what the lost heading opened.
    """
    first = roots[0]
    lost = head_lost or (first.implied and first.children[0].position > 1)
    if lost:
        return _with_lost_heading(roots, before)
    end = _end_of_front(before, rules)
    rest = _characters(before[end:])
    most = _PREAMBLE_MAX if first.part is Part.REVIEW else _PART_MIN
    front, parts = (before[:end], before[end:]) if rest > most else (before, [])
    unseen = _unseen_parts(parts, rules, plan_follows=first.part is Part.PLAN)
    opening = [Node(1, Part.FRONT, implied=True, bodies=front)] if front else []
    return [*opening, *unseen, *roots]


def holds_part(before: Sequence[Body], rules: PartRules) -> bool:
    """Whether the lines above the first heading are a part, whatever that heading opens."""
    return _characters(before[_end_of_front(before, rules) :]) > _PREAMBLE_MAX


def _characters(bodies: Sequence[Body]) -> int:
    return sum(len(body.text) for body in bodies)


def _with_lost_heading(roots: list[Node], before: list[Body]) -> list[Node]:
    first = roots[0]
    if not first.implied:
        part = Part.REVIEW if first.part is Part.PLAN else first.part
        first = Node(1, part, implied=True, position=max(0, first.position - 1))
        roots.insert(0, first)
    if before and first.children:
        position = max(0, first.children[0].position - 1)
        lost = Node(2, first.part, implied=True, position=position, bodies=before)
        first.children.insert(0, lost)
    else:
        first.bodies = before
    return roots


def _end_of_front(before: Sequence[Body], rules: PartRules) -> int:
    """Where the text begins behind title, session, speaker and salutation."""
    end = 0
    for index, body in enumerate(before[:_FRONT_LINES]):
        address = body.text.startswith(SALUTATION) and len(body.text) <= _SALUTATION_MAX
        if address or rules.salutation.matcher.in_text(body.text):
            end = index + 1
    return end or next(
        (index for index, body in enumerate(before) if body.text[-1] in "。！"), len(before)
    )


def _unseen_parts(bodies: list[Body], rules: PartRules, *, plan_follows: bool) -> list[Node]:
    """The parts whose headings were not seen: a review, and from where it turns, a plan.

    It turns where a paragraph begins with the year to come (今年是, 做好今年工作).
    """
    turn = len(bodies)
    if plan_follows:
        ahead = (i for i, b in enumerate(bodies) if i and rules.looks_ahead(b.text))
        turn = next(ahead, turn)
    parts = ((Part.REVIEW, bodies[:turn]), (Part.PLAN, bodies[turn:]))
    return [Node(1, part, implied=True, bodies=found) for part, found in parts if found]


def hand_ending_to_part(root: Node, rules: PartRules) -> None:
    """Moves the paragraphs that sum up a whole part from its last section to the part itself.

    They begin where a review looks back on it all (成绩来之不易), or where the speaker of a plan
    addresses the deputies again and turns to what concerns the whole (国防, 民族, 政府建设).
    Where every section before the last is one paragraph, what follows the last one's single
    paragraph speaks of the part as well.
    """
    *others, last = root.children or [root]
    if not others:
        return
    if len(others) > 1 and all(len(node.bodies) == 1 for node in others):
        start = 1
    else:
        texts = _with_salutations([body.text for body in last.bodies])
        beyond = (
            index
            for index, text in enumerate(texts)
            if index and rules.sums_up_part(text, root.part)
        )
        start = next(beyond, len(last.bodies))
    root.bodies += last.bodies[start:]
    del last.bodies[start:]


def take_closing(roots: Sequence[Node], rules: PartRules) -> Node | None:
    """Takes the closing appeal off the last section.

    It is the last 各位代表 and what follows it, or a last paragraph that appeals without it. A part
    may end with 各位代表 as well: that appeals to nothing.
    """
    if not roots:
        return None
    last = max((roots[-1], roots[-1].last), key=lambda n: n.bodies[-1].order if n.bodies else -1)
    start = _start_of_closing([body.text for body in last.bodies], rules)
    if start is None:
        return None
    closing = Node(1, Part.CLOSING, implied=True, bodies=last.bodies[start:])
    del last.bodies[start:]
    return closing


def take_self_building(roots: Sequence[Node], rules: PartRules) -> Node | None:
    """Takes off the last plan what it says of the government itself without a heading.

    It stands behind the last section and goes on to the closing. A plan that has a heading on it
    has said it there, and where other matters follow (国防, 民族), it stays in its place.
    """
    root = roots[-1] if roots else None
    if root is None or root.part is not Part.PLAN or not root.last.bodies or not root.children:
        return None
    plans = [node for node in with_children(roots) if node.part is not Part.REVIEW]
    if any(rules.part_of(node.title) is Part.SELF_BUILDING for node in plans):
        return None
    first = next(
        (i for i, body in enumerate(root.bodies) if body.order > root.last.bodies[-1].order),
        len(root.bodies),
    )
    openings = _with_salutations([body.text for body in root.bodies[first:]])
    of_government = [rules.turns_to_government(text) for text in openings]
    if True not in of_government:
        return None
    start = of_government.index(True)
    others = zip(openings[start:], of_government[start:], strict=True)
    if any(rules.sums_up_part(text, Part.PLAN) and not own for text, own in others):
        return None
    bodies = root.bodies[first + start :]
    if not rules.says_of_government("".join(body.text for body in bodies)):
        return None
    del root.bodies[first + start :]
    return Node(1, Part.SELF_BUILDING, implied=True, bodies=bodies)


def _with_salutations(texts: Sequence[str]) -> list[str]:
    """The paragraphs, each 各位代表！ that stands alone on its line with the one below it."""
    return [
        text if len(text) > _SALUTATION_MAX else text + following
        for text, following in pairwise((*texts, ""))
    ]


def _start_of_closing(texts: Sequence[str], rules: PartRules) -> int | None:
    near = range(max(0, len(texts) - _CLOSING_MAX), len(texts))
    for index in reversed(near):
        if texts[index].startswith(SALUTATION):
            words = [text for text in texts[index:] if len(text) > _SALUTATION_MAX]
            appeals = any(text[-1] in "！!" for text in words)
            return index if appeals or rules.closes("".join(texts[index:])) else None
    return next((index for index in near if rules.closes(texts[index])), None)


def tail_is_lost(bodies: Sequence[str], *, closed: bool) -> bool:
    """Whether a text breaks off, in a sentence or in the middle of a part.

    `closed`: it ends with an appeal, as every report does. A short excerpt need not have one.
    """
    if closed:
        return False
    return sum(map(len, bodies)) > _EXCERPT or bodies[-1][-1] not in _LAST_MARKS
