"""Which lines are headings, and how deep: by the form of their marker and the forms around them.

Source: the order of the markers 一、（一）1.（1） is that of GB/T 9704—2012, 7.3.3. Many reports
leave its first level without numbers (2024年工作回顾) or put 第一部分 above it, which lowers the
others.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType

from generator.catalogue.parts import PartRules
from generator.grammar.numerals import chinese_number
from generator.model import Part
from generator.seeds.corrections import HeadingCorrection
from generator.splitting.normalise import Line
from generator.text import to_halfwidth

_DIGIT = "[一二三四五六七八九]"
_NUMBER = f"(?:{_DIGIT}?十{_DIGIT}?|{_DIGIT})"
_SIGNED = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_TITLE_MAX = 80
_ITEM_MAX = 40
_BARE_MAX = 30
_LONG_BARE_MAX = 45
_PLAIN_MIN = 6
_PLAIN = re.compile("[\u4e00-\u9fff“”、，0-9]+[\u4e00-\u9fff”]")
_NO_TITLE_END = "。！？：；，、"
_PROSE_ENDS = "。！？：；”"
_RUN_IN_MIN = 6
_RUN_IN_MAX = 40
_RUNS_IN = re.compile("——|：")
_YEARS_WORK = re.compile(
    r"(?:做好|关于)?(?:\d{4}|[一二][〇○零一二三四五六七八九]{3})年"
    r"(?:(?:的|政府)?.{0,4}(?:工作|任务)(?!报告)|，我们)"
)
_WIDE_BLANK = re.compile(r"[\u3000\u2003]{2,}|\s{4,}")
_CLOSES = re.compile(r"\s*(?:。|：|——)")


class Form(StrEnum):
    """The form of a heading."""

    PART = "part"  # 第一部分
    BARE = "bare"  # 2024年工作回顾, alone on its line
    TOP = "top"  # 一、
    SUB = "sub"  # （一）
    ITEM = "item"  # 1.
    PLAIN = "plain"  # a short line among paragraphs, without number


_MARKERS = {
    Form.PART: re.compile(rf"第\s*({_NUMBER})\s*部\s*分[：:、.\s]*"),
    Form.TOP: re.compile(rf"({_NUMBER})\s*[、.]\s*(?!{_NUMBER}、)"),  # not 一、二、三产业
    Form.SUB: re.compile(rf"(?:[（(]\s*({_NUMBER})\s*[）)]|([{_SIGNED}]))\s*[、.]?\s*"),
    Form.ITEM: re.compile(r"(\d{1,2})[.、]\s*(?!\d)"),
}


_USUAL_DEPTH = {Form.PART: 1, Form.BARE: 1, Form.TOP: 1, Form.SUB: 2, Form.ITEM: 2}
"""Only a heading that stands as deep as its form usually does tells how deep others are."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading `[0, end)` of a line: its number ends at `title`, its title at `title_end`.

    `position` is what the number says, 0 where there is none.
    """

    form: Form
    position: int
    title: int
    title_end: int
    end: int


@dataclass(frozen=True, slots=True)
class Stated:
    """An editor's word on a line: its first `end` characters are a heading, or it is none."""

    correction: HeadingCorrection
    end: int


def read_headings(
    lines: Sequence[Line], rules: PartRules, stated: Mapping[int, Stated] = MappingProxyType({})
) -> dict[int, tuple[Heading, int]]:
    """The headings among the lines by index, each with its depth (1 or 2).

    What an editor has `stated` of a line holds, and the depth of the others is told from what is a
    heading then.
    """
    found = {
        index: heading
        for index, line in enumerate(lines)
        if index not in stated and (heading := _marked(line) or _bare(line, rules))
    }
    given = {
        index: stated_heading(lines[index], one.end)
        for index, one in stated.items()
        if index < len(lines) and one.correction.depth
    }
    telling = {
        index: heading
        for index, heading in given.items()
        if stated[index].correction.depth == _USUAL_DEPTH.get(heading.form)
    }
    depths = _depths(lines, dict(sorted({**found, **telling}.items())), rules, stated)
    numbered = {
        rules.part_of(title_of(lines[index], heading))
        for index, heading in found.items()
        if heading.form in depths and heading.form is not Form.BARE
    }
    without_number = depths.get(Form.TOP) != 1
    headings = {
        index: (heading, depths[heading.form])
        for index, heading in found.items()
        if heading.form in depths
        and (
            heading.form is not Form.BARE
            or without_number
            or _stands_apart(rules.part_of(lines[index].text), numbered)
        )
    }
    headings |= {i: (heading, stated[i].correction.depth) for i, heading in given.items()}
    headings = dict(sorted(headings.items()))
    plain = {
        index: (heading, 2) for index, heading in _plain(lines, headings) if index not in stated
    }
    return dict(sorted({**plain, **headings}.items()))


def stated_heading(line: Line, end: int) -> Heading:
    """The heading that the line's first `end` characters are, and what closes it."""
    text = line.text
    folded = to_halfwidth(text[:end])
    form, position, title = Form.BARE, 0, 0
    for numbered, pattern in _MARKERS.items():
        marker = pattern.match(folded)
        if marker and marker.end() < end:
            form, title = numbered, marker.end()
            number = next(filter(None, marker.groups()))
            position = _position(number)
            break
    title_end = len(text[:end].rstrip("。：—"))
    closing = _CLOSES.match(text, title_end)
    whole = max(end, closing.end()) if closing else end
    return Heading(form, position, title, max(title_end, title + 1), min((whole, *line.cuts)))


def _position(number: str) -> int:
    return _SIGNED.index(number) + 1 if number in _SIGNED else chinese_number(number)


def title_of(line: Line, heading: Heading) -> str:
    """The heading's title as printed, without number and closing 。."""
    return line.text[heading.title : heading.title_end].strip()


def _marked(line: Line) -> Heading | None:
    text = line.text
    folded = to_halfwidth(text[: _TITLE_MAX + 20])
    for form, pattern in _MARKERS.items():
        marker = pattern.match(folded)
        if not marker:
            continue
        limit = min((len(text), *line.cuts))
        title_end, end = _title_end(text, marker.end(), limit)
        longest = _ITEM_MAX if form is Form.ITEM else _TITLE_MAX
        if title_end <= marker.end() or title_end > longest:
            return None
        if form is Form.ITEM and end == len(text) and text[-1] in _NO_TITLE_END:
            return None
        number = next(filter(None, marker.groups()))
        return Heading(form, _position(number), marker.end(), title_end, end)
    return None


def _title_end(text: str, start: int, limit: int) -> tuple[int, int]:
    """Where a title that begins at `start` ends, without and with what closes it.

    That is 。, or a wide blank, or, where the text runs on behind its sentence, ： or ——.
    """
    stop = text.find("。", start, limit)
    blank = _WIDE_BLANK.search(text, start, min(limit, start + _TITLE_MAX))
    if blank and (stop < 0 or blank.start() < stop):
        return blank.start(), blank.start()
    if stop < 0:
        return limit, limit
    sign = _RUNS_IN.search(text, start + _RUN_IN_MIN, min(stop, start + _RUN_IN_MAX))
    if sign and stop + 1 < len(text):
        return sign.span()
    return stop, stop + 1


def _bare(line: Line, rules: PartRules) -> Heading | None:
    text = line.text
    if len(text) > _LONG_BARE_MAX or text[-1] in _NO_TITLE_END or line.cuts:
        return None
    if not (rules.part_of(text) or _YEARS_WORK.match(to_halfwidth(text))):
        return None
    return Heading(Form.BARE, 0, 0, len(text), len(text))


def _plain(
    lines: Sequence[Line], headings: Mapping[int, tuple[Heading, int]]
) -> Iterator[tuple[int, Heading]]:
    """Titles without number that divide a part in which no heading has one."""
    starts = [index for index, (_, depth) in headings.items() if depth == 1]
    for start, end in pairwise((*starts, len(lines))):
        if any(index in headings for index in range(start + 1, end)):
            continue
        titles = [index for index in range(start + 1, end - 1) if _is_plain(lines, index)]
        if len(titles) > 1:
            for index in titles:
                length = len(lines[index].text)
                yield index, Heading(Form.PLAIN, 0, 0, length, length)


def _is_plain(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is a title between paragraphs: short, Chinese, no sentence."""
    text, following = lines[index].text, lines[index + 1].text
    return (
        _PLAIN_MIN <= len(text) <= _BARE_MAX
        and bool(_PLAIN.fullmatch(text))
        and not lines[index].cuts
        and lines[index - 1].text[-1] in _PROSE_ENDS
        and len(following) > _BARE_MAX
    )


def _depths(
    lines: Sequence[Line],
    found: Mapping[int, Heading],
    rules: PartRules,
    stated: Mapping[int, Stated],
) -> dict[Form, int]:
    """The depth of each form that is a heading in this text."""

    def part_of(index: int, heading: Heading) -> Part | None:
        corrected = stated[index].correction.part if index in stated else None
        return corrected or rules.part_of(title_of(lines[index], heading))

    forms = [heading.form for heading in found.values()]
    if forms.count(Form.PART) > 1:
        return {Form.PART: 1, Form.TOP: 2} if Form.TOP in forms else {Form.PART: 1, Form.SUB: 2}
    tops = [part_of(i, h) for i, h in found.items() if h.form is Form.TOP]
    bare = [part_of(i, h) for i, h in found.items() if h.form is Form.BARE]
    parts = {Part.REVIEW, Part.PLAN}
    restarts = [h.position for h in found.values() if h.form is Form.TOP].count(1) > 1
    if tops and parts <= set(bare) and (restarts or not parts & set(tops)):
        return {Form.BARE: 1, Form.TOP: 2}
    below = Form.SUB if Form.SUB in forms or forms.count(Form.ITEM) < 2 else Form.ITEM
    if tops:
        return {Form.TOP: 1, Form.BARE: 1, below: 2}
    return {Form.BARE: 1, below: 2}


def _stands_apart(part: Part | None, numbered: Collection[Part | None]) -> bool:
    """Whether a line without number opens a part although other parts have numbers.

    The one part that such reports leave without is the government's own building.
    """
    return part is Part.SELF_BUILDING and part not in numbered
