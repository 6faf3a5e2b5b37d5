"""Which part of a report each heading of the first level opens: its words, its years, its place.

A part that is filed under the wrong role turns results into targets. So words that only usually
stand in a plan (主要工作) give way to the year beside them, and where words that decide say one
thing and the years another, the part is doubtful: no figure is told from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.catalogue.parts import PartRules
from generator.errors import Problem, ProblemCode
from generator.grammar.years import plan_ends_in, years_in
from generator.model import Part, Source
from generator.splitting.nodes import Node

_MAIN = frozenset({Part.REVIEW, Part.PLAN})
_FAR = 2  # years between two that one report plans and reviews; 2035 is a far goal
_PLAN_YEARS = 5


@dataclass(frozen=True, slots=True)
class _Now:
    """The year that a report plans, and whether its headings themselves tell it."""

    year: int
    sure: bool

    def parts_of(self, title: str) -> frozenset[Part]:
        return _dated(title, self.year) if self.year else frozenset()


def is_of_another_year(part: Part, title: str, year: int) -> bool:
    """Whether a plan's heading has only years before `year`, or a review's none before it."""
    return part in _MAIN and _dated(title, year) == _MAIN - {part}


def _dated(title: str, year: int) -> frozenset[Part]:
    """The parts that years and five-year plans in a heading belong to, in a report of `year`."""
    found = {
        Part.REVIEW if one < year else Part.PLAN for one in years_in(title) if one <= year + _FAR
    }
    for end in plan_ends_in(title):
        if end < year:
            found.add(Part.REVIEW)
        elif end - _PLAN_YEARS + 1 >= year:
            found.add(Part.PLAN)
    return frozenset(found)


def assign_parts(
    roots: Sequence[Node],
    rules: PartRules,
    source: Source,
    *,
    spoken_in: int,
    reviewed: bool,
) -> Iterator[Problem]:
    """Assigns each part; returns the undecidable ones.

    `spoken_in` is the year in which the report was given, 0 where its front does not say;
    `reviewed`: a review without a heading stands above the first.
    """
    now = _now([root.title for root in roots], spoken_in)
    told = [root.given or _told(root, rules, now) for root in roots]
    for index, root in enumerate(roots):
        following = next((part for part in told[index + 1 :] if part), None)
        seen = reviewed or any(part is Part.REVIEW for part in told[:index])
        first = following in _MAIN and not seen
        root.part = told[index] or (Part.REVIEW if first else Part.PLAN)
        root.doubtful = not root.given and _speaks_against_itself(root, rules, now)
        for child in root.children:
            child.part, child.assigned, child.doubtful = root.part, root.assigned, root.doubtful
        if root.doubtful:
            yield _problem(root, rules, now, source)


def _now(titles: Iterable[str], spoken_in: int) -> _Now:
    """The year of the plan: the latest that headings name, where they name several."""
    years = sorted({year for title in titles for year in years_in(title)})
    near = years[:1] + [b for a, b in pairwise(years) if b - a <= _FAR]
    if len(near) > 1:
        return _Now(near[-1], sure=True)
    return _Now(spoken_in or max(near, default=0), sure=False)


def _told(root: Node, rules: PartRules, now: _Now) -> Part | None:
    """The part that a heading's own words and years give, None where they give none."""
    part = rules.part_of(root.title)
    said = rules.parts_said(root.title)
    if not root.title or (part and (part not in _MAIN or said)):
        return part
    dated = now.parts_of(root.title)
    hinted = rules.hinted_part_of(root.title)
    if len(dated) == 1 and (now.sure or part or hinted):
        return next(iter(dated))
    return part or hinted


def _speaks_against_itself(root: Node, rules: PartRules, now: _Now) -> bool:
    """Whether words and years of a heading name different parts, or both name both."""
    said = rules.parts_said(root.title) & _MAIN
    dated = now.parts_of(root.title)
    if not said or not dated or root.part not in _MAIN:
        return False
    if len(said) > 1:
        return len(dated) > 1
    return now.sure and len(dated) == 1 and said != dated


def _problem(root: Node, rules: PartRules, now: _Now, source: Source) -> Problem:
    words = "、".join(rules.name(part) for part in sorted(rules.parts_said(root.title) & _MAIN))
    years = "、".join(rules.name(part) for part in sorted(now.parts_of(root.title)))
    message = (
        f"「{root.number}{root.title}」 says {words} by its words and {years} by its years; "
        "no figure is told from it"
    )
    line = source.line_of(root.heading.start) if root.heading else None
    return Problem(source.path, line, message, ProblemCode.PART, "its part under `parts`")
