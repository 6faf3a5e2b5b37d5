"""The shortcomings that a report admits: `我们也清醒看到，……还存在不少困难和问题`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.grammar.markers import TOPICS, Form, marker_at
from generator.grammar.sentences import sentences
from generator.model import Paragraph, Part, Report

_SHORTCOMING = "(?:问题|困难(?!群众|家庭|职工|学生|人员|户)|不足|短板|差距|挑战|矛盾|弱项|薄弱)"
_OVERCOME = "(?:解决|化解|克服|破解|缓解|补齐|战胜|整改)"
# 问题得到解决 and 补齐短板 tell of success, 问题需要解决 does not.
_ACHIEVED = "(?:得到|得以|已|有效|基本|妥善|成功|加快|全部)"
_LEFT = rf"{_SHORTCOMING}(?![^。，；：]{{0,6}}{_ACHIEVED}[^。，；]{{0,4}}{_OVERCOME})"
_SEES = "(?:看到|认识到|意识到|正视|深知)"
_SOME = "(?:一些|一定|不少|不小|许多|很多|诸多|较多|较大|明显)"
_SOBERLY = re.compile(rf"清醒[^。；]{{0,6}}{_SEES}")
_SOBERLY_LEFT = re.compile(rf"{_SOBERLY.pattern}[^。]{{0,60}}?{_LEFT}")
# One sees a shortcoming, or it is there still, or it must not be passed over.
_PLAINLY = re.compile(
    rf"(?:深刻|更要|更须|必须|我们也)[^。，；]{{0,4}}{_SEES}[^。]{{0,60}}?{_LEFT}"
    rf"|(?:还|仍|也|依)(?:然|旧)?(?:存在|面临)[^。，；：]{{0,20}}?{_LEFT}"
    rf"|(?:还|仍|也|依)(?:然|旧)?有{_SOME}[^。，；：]{{0,12}}?{_LEFT}"
    rf"|{_SHORTCOMING}[^。，；：]{{0,6}}(?:不(?:能|容|可)(?:忽视|回避)|更?[须要]正视)"
)
_NEAR_THE_HEAD = 4  # sentences: greetings and what went well come before
_SEEN_BEFORE = 2  # sentences before the one that names it, in which it may be seen soberly
_ITEMS = TOPICS | {Form.CIRCLED, Form.SUB}


@dataclass(frozen=True, slots=True)
class Admission:
    """Paragraphs, counted as in the report, and the range of words in the first that opens them.

    Those behind the first count up what it announces (`一是……`).
    """

    ordinals: tuple[int, ...]
    opening: tuple[int, int]


def find_admissions(report: Report) -> tuple[Admission, ...]:
    """Where the review, or what stands before it, admits difficulties and shortcomings."""
    return tuple(_admissions(report))


def _admissions(report: Report) -> Iterator[Admission]:
    parts = {section.section_id: section.part for section in report.sections}
    held: list[Paragraph] = []
    opening = (0, 0)
    for paragraph in report.paragraphs:
        if parts[paragraph.section_id] not in (Part.FRONT, Part.REVIEW):
            continue
        if held and held[-1].section_id == paragraph.section_id and _goes_on(paragraph):
            held.append(paragraph)
            continue
        if held:
            yield Admission(tuple(one.ordinal for one in held), opening)
        found = _opening(paragraph.text)
        held, opening = ([paragraph], found) if found else ([], (0, 0))
    if held:
        yield Admission(tuple(one.ordinal for one in held), opening)


def _goes_on(paragraph: Paragraph) -> bool:
    return paragraph.continues or marker_at(paragraph.text, 0, _ITEMS) is not None


def _opening(text: str) -> tuple[int, int] | None:
    """The words with which a paragraph admits something: up to where it begins to count up."""
    ranges = sentences(text)
    for number, (start, end) in enumerate(ranges):
        near = _PLAINLY.search(text, start, end) if number < _NEAR_THE_HEAD else None
        found = near or _SOBERLY_LEFT.search(text, start, end)
        if not found:
            continue
        for before in ranges[max(0, number - _SEEN_BEFORE) : number]:
            if _SOBERLY.search(text, *before):
                return before
        announced = text.rfind("：", start, found.start()) + 1 or start  # 各位代表：
        counts_up = text.find("：", found.end(), end)
        return announced, counts_up if counts_up >= 0 else end
    return None
