"""The topic sentences at the heads of paragraphs: an outline's third level."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.catalogue.parts import PartRules
from generator.grammar.markers import TOPICS, Marker, marker_at
from generator.grammar.note_marks import note_marks, without_marks
from generator.grammar.numerals import HAN_ORDINALS
from generator.grammar.places import KIND_ENDS
from generator.grammar.years import YEAR
from generator.model import Part, Section, Span
from generator.splitting.nodes import Body, Node
from generator.text import SALUTATION, to_halfwidth

_TOPIC_MAX = 30
_SERIES_MAX = 40
_SERIES_MIN = 3
_MAXIM_MAX = 120  # characters of a paragraph that says a maxim and what follows from it
_ASIDE = re.compile(f"“[^”]{{0,{_TOPIC_MAX}}}”|（[^）]{{0,{_TOPIC_MAX}}}）|\\d{{1,3}}周年")
_NO_TOPIC = re.compile(r"[\d：；！？]")
_STATEMENT = re.compile(
    rf"[^“{HAN_ORDINALS}不就还]是|刻不容缓|即将|提出了|^我们|^我[{KIND_ENDS}国]"
)
_ORDINARY_OPENING = re.compile(rf"{SALUTATION}|今年|去年|明年|一年来|过去|{YEAR}年|同时|此外")
_OPENING = re.compile("([^，。！；：“]{2,8}?)[，是]")


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


@dataclass(frozen=True, slots=True)
class _Lead:
    """The sentence `[start, end)` that leads a paragraph, behind its number if it has one.

    `title` is the sentence without note marks.
    """

    body: Body
    marker: Marker | None
    start: int
    end: int
    title: str

    @property
    def opening(self) -> str:
        """The words up to its first comma or 是 (这五年，…), empty where it has none."""
        found = _OPENING.match(self.title)
        return found[1] if found and found[1] != SALUTATION else ""

    def is_topic(self) -> bool:
        """Whether it reads as a heading by itself: short, no figures, one breath."""
        if not _is_brief(self.title, _TOPIC_MAX, commas=1):
            return False
        if not self.marker and _STATEMENT.search(self.title):
            return False
        return not _ORDINARY_OPENING.match(to_halfwidth(self.title))

    def topic(self, place: int) -> Topic:
        return Topic(
            place=place,
            number=self.body.text[: self.start].strip(),
            title=self.title,
            heading=self.body.body.span(0, self.end + 1),
        )


def topics_of(section: Section, node: Node, rules: PartRules) -> dict[int, tuple[Section, Topic]]:
    """The topic sentences of a section's paragraphs, by the paragraphs' order.

    Those of a series are taken everywhere. Without a marker (一是, ——) others are taken in a plan
    where nothing stands below the section, and in a review where the next paragraph has one as
    well: there paragraphs open with plain statements.
    """
    if section.part not in (Part.REVIEW, Part.PLAN, Part.SELF_BUILDING):
        return {}
    leads = [_lead(body) for body in node.bodies]
    alone = [lead is not None and lead.is_topic() for lead in leads]
    if len(leads) > 1 and _is_maxim(leads[-1], rules):
        alone[-1] = False
    series = {*_parallel(leads), *_alike(leads, alone), *_counted(leads, alone)}
    parent = replace(section, correction=node.assigned)
    found: dict[int, tuple[Section, Topic]] = {}
    for index, (body, lead) in enumerate(zip(node.bodies, leads, strict=True)):
        if lead is None or not (index in series or alone[index]):
            continue
        if index not in series and not lead.marker:
            around = (*alone[max(0, index - 1) : index], *alone[index + 1 : index + 2])
            if node.children or (section.part is Part.REVIEW and not any(around)):
                continue
        found[body.order] = (parent, lead.topic(len(found) + 1))
    return found


def _lead(body: Body) -> _Lead | None:
    """The sentence that leads a paragraph, None where the paragraph is no more than that."""
    if body.after_heading or body.continues:
        return None
    text = body.text
    marker = marker_at(text, forms=TOPICS)
    start = marker.end if marker else 0
    end = text.find("。", start)
    if end <= start or end + 1 == len(text):
        return None
    sentence = text[start:end]
    return _Lead(body, marker, start, end, without_marks(sentence, note_marks(sentence)))


def _parallel(leads: Sequence[_Lead | None]) -> Iterator[int]:
    """The leads of paragraphs in a row that open alike (这五年，…), where all are short."""

    def is_parallel(lead: _Lead, following: _Lead) -> bool:
        same_form = bool(lead.marker) == bool(following.marker)
        return same_form and lead.opening == following.opening != ""

    for run in _runs(leads, is_parallel):
        if all(
            _is_brief(lead.title.removeprefix(lead.opening), _SERIES_MAX, commas=3)
            for _, lead in run
        ):
            yield from (index for index, _ in run)


def _alike(leads: Sequence[_Lead | None], alone: Sequence[bool]) -> Iterator[int]:
    """The topics in a row that begin with the same character (要心系群众, 要依法行政)."""
    topics = [lead if topic else None for lead, topic in zip(leads, alone, strict=True)]

    def begins_alike(lead: _Lead, following: _Lead) -> bool:
        numbered = lead.marker or following.marker
        return not numbered and lead.title[0] == following.title[0]

    for run in _runs(topics, begins_alike):
        yield from (index for index, _ in run)


def _counted(leads: Sequence[_Lead | None], alone: Sequence[bool]) -> Iterator[int]:
    """The longer leads of paragraphs that count on (一是, 二是, 三是), most of which are topics."""

    def counts_on(lead: _Lead, following: _Lead) -> bool:
        one, next_one = lead.marker, following.marker
        if not one or not next_one or one.form is not next_one.form:
            return False
        return next_one.number == one.number + 1

    for run in _runs(leads, counts_on):
        if sum(alone[index] for index, _ in run) * 2 > len(run):
            yield from (i for i, lead in run if _is_brief(lead.title, _SERIES_MAX, commas=1))


def _runs(
    leads: Sequence[_Lead | None], goes_on: Callable[[_Lead, _Lead], bool]
) -> Iterator[list[tuple[int, _Lead]]]:
    """The leads in a row each of which goes on from the one before, with their indices."""
    run: list[tuple[int, _Lead]] = []
    for index, lead in enumerate((*leads, None)):
        if lead and run and goes_on(run[-1][1], lead):
            run.append((index, lead))
            continue
        if len(run) >= _SERIES_MIN:
            yield run
        run = [(index, lead)] if lead else []


def _is_maxim(lead: _Lead | None, rules: PartRules) -> bool:
    """Whether a section's last paragraph closes it with a maxim (水活则城兴。我们要…)."""
    if lead is None or lead.marker or len(lead.body.text) > _MAXIM_MAX:
        return False
    return rules.follows_maxim(lead.body.text[lead.end + 1 :])


def _is_brief(words: str, longest: int, *, commas: int) -> bool:
    """Whether words can be a heading: not longer, no figures, no more commas."""
    if not 0 < len(words) <= longest or words.count("，") > commas:
        return False
    return not _NO_TOPIC.search(to_halfwidth(_ASIDE.sub("", words)))
