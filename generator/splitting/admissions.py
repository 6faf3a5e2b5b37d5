"""Where a report owns up to what is wanting: `我们也清醒看到，……还存在不少困难和问题`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.grammar.sentences import sentences
from generator.model import Paragraph, Part, Report

_WANTING = "问题|困难|不足|短板|差距|挑战|矛盾|弱项|薄弱"
_SEES = "看到|认识到|意识到|深知|深感|正视"
_SOBERLY = re.compile(rf"清醒[^。；]{{0,6}}(?:{_SEES})")
_SOBERLY_WANTING = re.compile(rf"{_SOBERLY.pattern}[^。]{{0,60}}?(?:{_WANTING})")
# One sees what is wanting, or it is there still, or it must not be passed over.
_PLAINLY = re.compile(
    rf"(?:深刻|更[要须]|必须|应该?|我们)[^。；]{{0,6}}(?:{_SEES})[^。]{{0,60}}?(?:{_WANTING})"
    rf"|(?:还|仍|也|依然)(?:然|旧)?(?:存在|面临|有)[^。，；：]{{0,20}}?(?:{_WANTING})"
    rf"|(?:{_WANTING})[^。，；：]{{0,6}}(?:不(?:能|容|可)(?:忽视|回避)|更?须正视)"
)
_NEAR_THE_HEAD = 4  # sentences: greetings and what went well come before
_COUNTS_UP = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,2}(?:是|[、.．）)])|——")


@dataclass(frozen=True, slots=True)
class Admission:
    """The paragraphs of an admission, and the range of the sentence that opens it in the first.

    Those behind the first count up what it announces (`一是……`).
    """

    paragraphs: tuple[Paragraph, ...]
    sentence: tuple[int, int]


def admissions_of(report: Report) -> tuple[Admission, ...]:
    """Where the review, or what stands before it, admits difficulties and shortfalls."""
    return tuple(_admissions(report))


def _admissions(report: Report) -> Iterator[Admission]:
    parts = {section.section_id: section.part for section in report.sections}
    looking_back = [
        paragraph
        for paragraph in report.paragraphs
        if parts[paragraph.section_id] in (Part.FRONT, Part.REVIEW)
    ]
    held: list[Paragraph] = []
    opening = (0, 0)
    for paragraph in looking_back:
        if held and held[-1].section_id == paragraph.section_id and _goes_on(paragraph):
            held.append(paragraph)
            continue
        if held:
            yield Admission(tuple(held), opening)
        found = _opening(paragraph.text)
        held, opening = ([paragraph], found) if found else ([], (0, 0))
    if held:
        yield Admission(tuple(held), opening)


def _goes_on(paragraph: Paragraph) -> bool:
    return paragraph.continues or bool(_COUNTS_UP.match(paragraph.text))


def _opening(text: str) -> tuple[int, int] | None:
    """The sentence with which a paragraph owns up."""
    ranges = sentences(text)
    for number, one in enumerate(ranges):
        near = number < _NEAR_THE_HEAD
        if (near and _PLAINLY.search(text, *one)) or _SOBERLY_WANTING.search(text, *one):
            # One may have begun to see it in a sentence before.
            return next(other for other in ranges if other == one or _SOBERLY.search(text, *other))
    return None
