"""The shortcomings that a report admits: `我们也清醒看到，……还存在不少困难和问题`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.catalogue.problems import ProblemWords
from generator.grammar.markers import TOPICS, Form, marker_at
from generator.grammar.sentences import sentences
from generator.grammar.words import any_of
from generator.model import Paragraph, Part, Report, Section

_NEAR_THE_HEAD = 4  # sentences: greetings and what went well come before
_SEEN_BEFORE = 2  # sentences before the one that names it, in which it may be seen soberly
_LONGEST_LIST = 10  # paragraphs without numbers behind an opening that stands by itself
_LONGEST_COUNT = 40  # sentences, within which it is promised to mend what is wanting
_SEVERAL = 2  # clauses that tell an admission in a plan from an outlook
_ITEMS = TOPICS | {Form.CIRCLED, Form.SUB}
_LOOKING_BACK = (Part.FRONT, Part.REVIEW)
_LOOKING_AHEAD = (Part.PLAN, Part.SELF_BUILDING)


@dataclass(frozen=True, slots=True)
class Admission:
    """Paragraphs, counted as in the report, and the range of words in the first that opens them.

    Those behind the first count up what it announces (`一是……`). The range is empty where the
    section's heading says it.
    """

    ordinals: tuple[int, ...]
    opening: tuple[int, int]


def find_admissions(report: Report, words: ProblemWords) -> tuple[Admission, ...]:
    """Where the report admits difficulties and shortcomings.

    In its plan only where the passage ends in a promise to mend what it counts up.
    """
    return tuple(_Reader(report, _forms(words)).admissions())


@dataclass(frozen=True, slots=True)
class _Forms:
    """The words of the catalogue, put together as they follow each other."""

    soberly: re.Pattern[str]
    soberly_left: re.Pattern[str]
    plainly: re.Pattern[str]
    turning: re.Pattern[str]
    missed: re.Pattern[str]
    feels: re.Pattern[str]
    lacks: re.Pattern[str]
    resolves: re.Pattern[str]
    titles: re.Pattern[str]


@lru_cache(maxsize=4)
def _forms(words: ProblemWords) -> _Forms:
    wanting = any_of(words.shortcomings.words)
    in_need, overcome = any_of(words.in_need.words), any_of(words.overcome.words)
    # 问题得到解决 and 补齐短板 tell of success, 问题需要解决 does not.
    mended = rf"[^。，；：]{{0,6}}{any_of(words.achieved.words)}[^。，；]{{0,4}}{overcome}"
    left = rf"{wanting}(?!(?<=困难){in_need})(?!{mended})"
    sees, still = any_of(words.sees.words), any_of(words.still.words)
    sober = rf"{any_of(words.sober.words)}[^。；]{{0,6}}{sees}"
    exists = any_of(words.exists.words)
    # One sees a shortcoming, or it is there still, or it must not be passed over.
    plainly = (
        rf"{any_of(words.owns_up.words)}[^。，；]{{0,4}}{sees}[^。]{{0,60}}?{left}"
        rf"|{still}(?:然|旧)?{exists}[^。，；：]{{0,20}}?{left}"
        rf"|{still}(?:然|旧)?有{any_of(words.some.words)}[^。，；：]{{0,12}}?{left}"
        rf"|{wanting}[^。，；：]{{0,6}}{any_of(words.unavoidable.words)}"
    )
    missed = rf"指标[^。，；：]{{0,20}}?{any_of(words.missed.words)}[^。，；：]{{0,8}}?"
    turning = (
        rf"{any_of(words.turns.words)}，?[^。；：]{{0,40}}?{still}(?:然|旧)?"
        rf"(?:{exists}|有)[^。，；：]{{0,12}}?{left}[^。，；]{{0,6}}[。：]"
    )
    return _Forms(
        soberly=re.compile(sober),
        soberly_left=re.compile(rf"{sober}[^。]{{0,60}}?{left}"),
        plainly=re.compile(plainly),
        turning=re.compile(turning),
        missed=re.compile(rf"{missed}{any_of(words.aimed.words)}"),
        feels=re.compile(any_of(words.feels.words)),
        lacks=re.compile(any_of(words.lacks.words)),
        resolves=re.compile(any_of(words.resolves.words)),
        titles=re.compile(any_of(words.titles.words)),
    )


class _Reader:
    def __init__(self, report: Report, forms: _Forms) -> None:
        self._paragraphs = report.paragraphs
        self._sections = {section.section_id: section for section in report.sections}
        self._forms = forms

    def admissions(self) -> Iterator[Admission]:
        at = 0
        while at < len(self._paragraphs):
            found = self._admission(at)
            if found:
                yield found
            at += len(found.ordinals) if found else 1

    def _admission(self, at: int) -> Admission | None:
        """The one that begins with that paragraph."""
        first = self._paragraphs[at]
        section = self._sections[first.section_id]
        if self._is_titled(section):
            end, opening = self._end_of_section(at), self._looking_back(first.text) or (0, 0)
        else:
            found = self._opening(first.text, section.part)
            if not found:
                return None
            end, opening = self._end(at, found), found
        return Admission(tuple(one.ordinal for one in self._paragraphs[at:end]), opening)

    def _is_titled(self, section: Section) -> bool:
        """Whether the section's heading says that all of it is wanting."""
        back = section.part in _LOOKING_BACK and section.depth > 1
        return back and self._forms.titles.search(section.title) is not None

    def _end_of_section(self, at: int) -> int:
        section_id = self._paragraphs[at].section_id
        end = at + 1
        while end < len(self._paragraphs) and self._paragraphs[end].section_id == section_id:
            end += 1
        return end

    def _end(self, at: int, opening: tuple[int, int]) -> int:
        """Behind the last paragraph that counts up what the first announces."""
        last = self._end_of_section(at)
        end = at + 1
        while end < last and _goes_on(self._paragraphs[end]):
            end += 1
        if end > at + 1 or self._paragraphs[at].text[opening[1] :].strip("。：:"):
            return end
        for number in range(at + 1, min(last, at + 1 + _LONGEST_LIST)):
            text = self._paragraphs[number].text
            if self._forms.soberly.search(text):  # another one
                break
            if self._resolves(text):
                return number + 1
        return end

    def _opening(self, text: str, part: Part) -> tuple[int, int] | None:
        """The words with which a paragraph admits something: up to where it begins to count up."""
        if part in _LOOKING_BACK:
            return self._looking_back(text)
        if part in _LOOKING_AHEAD:
            return self._looking_ahead(text)
        return None

    def _looking_back(self, text: str) -> tuple[int, int] | None:
        ranges = sentences(text)
        for number, (start, end) in enumerate(ranges):
            near = number < _NEAR_THE_HEAD
            found = self._forms.plainly.search(text, start, end) if near else None
            found = found or self._forms.soberly_left.search(text, start, end)
            if found:
                return self._from(text, ranges, number, found)
            felt = self._forms.feels.search(text, start, end)
            felt = felt or self._forms.soberly.search(text, start, end)
            if felt and self._is_counted(text, ranges[number:], felt.end()):
                return start, felt.end()
        head = ranges[:_NEAR_THE_HEAD]
        return next((one for one in head if self._forms.missed.search(text, *one)), None)

    def _looking_ahead(self, text: str) -> tuple[int, int] | None:
        ranges = sentences(text)
        for number, (start, end) in enumerate(ranges):
            found = self._forms.soberly_left.search(text, start, end)
            found = found or self._forms.turning.search(text, start, end)
            if found and self._is_counted(text, ranges[number:], found.end()):
                return self._from(text, ranges, number, found)
        return None

    def _from(
        self, text: str, ranges: Sequence[tuple[int, int]], number: int, found: re.Match[str]
    ) -> tuple[int, int]:
        """From the sentence in which it is seen soberly, shortly before it is named."""
        start, end = ranges[number]
        for before in ranges[max(0, number - _SEEN_BEFORE) : number]:
            if self._forms.soberly.search(text, *before):
                return before
        announced = text.rfind("：", start, found.start()) + 1 or start  # 各位代表：
        counts_up = text.find("：", found.end() - 1, end)
        return announced, counts_up if counts_up >= 0 else end

    def _is_counted(self, text: str, ranges: Sequence[tuple[int, int]], start: int) -> bool:
        """Whether several things are wanting behind `start`, before it is promised to mend them.

        `ranges` are the sentences from there on.
        """
        ahead = (at for at, _ in ranges[1:_LONGEST_COUNT] if self._forms.resolves.match(text, at))
        end = next(ahead, start)
        return len(self._forms.lacks.findall(text, start, end)) >= _SEVERAL

    def _resolves(self, text: str) -> bool:
        """Whether one of the sentences begins with such a promise."""
        return any(self._forms.resolves.match(text, at) for at, _ in sentences(text) if at)


def _goes_on(paragraph: Paragraph) -> bool:
    return paragraph.continues or marker_at(paragraph.text, 0, _ITEMS) is not None
