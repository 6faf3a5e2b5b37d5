"""Which lines are headings, and how deep: by the form of their marker and the forms around them.

Many reports leave the first level without numbers (2024年工作回顾) or put 第一部分 above it, which
lowers the others.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType

from generator.catalogue.parts import PartRules
from generator.grammar.markers import HEADINGS, Form, Marker, marker_at
from generator.grammar.sentences import NEVER_END_TITLES, ends_sentence
from generator.grammar.years import PLAN_PERIOD, YEAR
from generator.model import Part
from generator.seeds.corrections import HeadingCorrection
from generator.splitting.normalise import PrintedLine
from generator.splitting.titles import TitleEnd, title_end
from generator.text import to_halfwidth

_TITLE_MAX = 80
_ITEM_MAX = 40
_BARE_MAX = 30
_LONG_BARE_MAX = 45
_PLAIN_MIN = 6
_PLAIN = re.compile("[\u4e00-\u9fff“”、，0-9]+[\u4e00-\u9fff”]")
_NO_TITLE_END = NEVER_END_TITLES + "：:"
_YEARS_WORK = re.compile(
    rf"(?:做好|关于)?{YEAR}年"
    r"(?:(?:的|政府)?.{0,4}(?:工作|任务)(?!报告)|，我们)"
)
_PERIODS_WORK = re.compile(rf"(?:关于)?{PLAN_PERIOD}.{{0,8}}(?:工作|任务|目标|发展)")
_PART_MIN = 300  # characters that a table of contents or a title page do not have
_MAIN = frozenset({Part.REVIEW, Part.PLAN})
_CLOSES = re.compile(r"\s*(?:。|：|——)")
_NUMBERED = HEADINGS - {Form.POINT, Form.ORDINAL}
_COUNTED = frozenset({Form.POINT, Form.ORDINAL})
"""What numbers headings only where nothing else divides a part."""


class Unnumbered(StrEnum):
    """The forms of headings without a number."""

    BARE = "bare"  # 2024年工作回顾, alone on its line
    PLAIN = "plain"  # a short line among paragraphs


AnyForm = Form | Unnumbered

_USUAL_DEPTH: Mapping[AnyForm, int] = {
    Form.PART: 1,
    Unnumbered.BARE: 1,
    Form.TOP: 1,
    Form.SUB: 2,
    Form.ITEM: 2,
}
"""Only a heading that stands as deep as its form usually does tells how deep others are."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading `[0, end)` of a line: its number ends at `title`, its title at `title_end`.

    `position` is what the number says, 0 where there is none.
    """

    form: AnyForm
    position: int
    title: int
    title_end: int
    end: int


@dataclass(frozen=True, slots=True)
class Stated:
    """An editor's statement: the first `end` characters are a heading, or the line is not one."""

    correction: HeadingCorrection
    end: int


def read_headings(
    lines: Sequence[PrintedLine],
    rules: PartRules,
    stated: Mapping[int, Stated] = MappingProxyType({}),
) -> dict[int, tuple[Heading, int]]:
    """The headings among the lines by index, each with its depth (1 or 2).

    What an editor `stated` of a line prevails, and counts for the depths of the other headings.
    """
    marked = _marked(lines, rules)
    found = {
        index: heading
        for index, line in enumerate(lines)
        if index not in stated and (heading := marked.get(index) or _bare(line, rules))
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
        if heading.form in depths and heading.form is not Unnumbered.BARE
    }
    above = _far_above_numbers(lines, found)
    headings = {
        index: (heading, depths[heading.form])
        for index, heading in found.items()
        if heading.form in depths
        and (
            heading.form is not Unnumbered.BARE
            or depths.get(Form.TOP) != 1
            or _stands_apart(rules.part_of(lines[index].text), numbered, above=index in above)
        )
    }
    headings |= {i: (heading, stated[i].correction.depth) for i, heading in given.items()}
    headings = dict(sorted(headings.items()))
    others = {i: (heading, 2) for i, heading in _dividing(lines, headings) if i not in stated}
    return dict(sorted({**others, **headings}.items()))


def stated_heading(line: PrintedLine, end: int) -> Heading:
    """The heading in a line's first `end` characters, with the mark that closes it."""
    text = line.text
    form: AnyForm = Unnumbered.BARE
    position = title = 0
    marker = marker_at(text[:end])
    if marker and marker.end < end:
        form, position, title = marker.form, marker.number, marker.end
    title_end = len(text[:end].rstrip("。：—"))
    closing = _CLOSES.match(text, title_end)
    whole = max(end, closing.end()) if closing else end
    return Heading(form, position, title, max(title_end, title + 1), min((whole, *line.cuts)))


def title_of(line: PrintedLine, heading: Heading) -> str:
    """The heading's title as printed, without number and closing 。."""
    return line.text[heading.title : heading.title_end].strip()


def _marked(lines: Sequence[PrintedLine], rules: PartRules) -> dict[int, Heading]:
    """The lines that begin with a number and a title.

    Where a single blank separates most titles from their text, it separates all of them.
    """
    markers = {i: m for i, line in enumerate(lines) if (m := marker_at(line.text, forms=_NUMBERED))}
    ends = {i: _title_end(lines[i], marker, rules) for i, marker in markers.items()}
    run_in = [end for i, end in ends.items() if end.whole < len(lines[i].text)]
    parted = sum(end.by_blank for end in run_in)
    if parted > 1 and parted * 2 >= len(run_in):
        ends = {i: _title_end(lines[i], m, rules, blanks_part=True) for i, m in markers.items()}
    return {
        index: heading
        for index, marker in markers.items()
        if (heading := _with_title(lines[index].text, marker, ends[index]))
    }


def _title_end(
    line: PrintedLine, marker: Marker, rules: PartRules, *, blanks_part: bool = False
) -> TitleEnd:
    limit = min((len(line.text), *line.cuts))
    return title_end(line.text, marker.end, limit, rules, blanks_part=blanks_part)


def _with_title(text: str, marker: Marker, end: TitleEnd) -> Heading | None:
    longest = _ITEM_MAX if marker.form is Form.ITEM else _TITLE_MAX
    if not marker.end < end.title <= longest:
        return None
    if marker.form is Form.ITEM and end.whole == len(text) and text[-1] in _NO_TITLE_END:
        return None
    return Heading(marker.form, marker.number, marker.end, end.title, end.whole)


def _bare(line: PrintedLine, rules: PartRules) -> Heading | None:
    text = line.text
    if len(text) > _LONG_BARE_MAX or text[-1] in _NO_TITLE_END or line.cuts:
        return None
    of_years = _YEARS_WORK.match(to_halfwidth(text)) or _PERIODS_WORK.match(text)
    if not (rules.parts_said(text) or of_years):
        return None
    return Heading(Unnumbered.BARE, 0, 0, len(text), len(text))


def _dividing(
    lines: Sequence[PrintedLine], headings: Mapping[int, tuple[Heading, int]]
) -> Iterator[tuple[int, Heading]]:
    """The titles that divide a part in which no heading has a number of the usual forms.

    They are alone on their lines and count (一是, 第一，), or have no number at all.
    """
    starts = [index for index, (_, depth) in headings.items() if depth == 1]
    for start, end in pairwise((*starts, len(lines))):
        if any(index in headings for index in range(start + 1, end)):
            continue
        inside = range(start + 1, end - 1)
        counted = [(i, heading) for i in inside if (heading := _counted(lines[i]))]
        numbers = [heading.position for _, heading in counted]
        if len(counted) > 1 and numbers == list(range(1, len(numbers) + 1)):
            yield from counted
            continue
        plain = [index for index in inside if _is_plain(lines, index)]
        if len(plain) > 1:
            for index in plain:
                length = len(lines[index].text)
                yield index, Heading(Unnumbered.PLAIN, 0, 0, length, length)


def _counted(line: PrintedLine) -> Heading | None:
    """The heading that a whole line is by its 一是 or 第一，."""
    text = line.text
    marker = marker_at(text, forms=_COUNTED)
    if not marker or len(text) > _ITEM_MAX or text[-1] in _NO_TITLE_END or line.cuts:
        return None
    return Heading(marker.form, marker.number, marker.end, len(text), len(text))


def _is_plain(lines: Sequence[PrintedLine], index: int) -> bool:
    """Whether a line is a title between paragraphs: short, Chinese, no sentence."""
    text, following = lines[index].text, lines[index + 1].text
    return (
        _PLAIN_MIN <= len(text) <= _BARE_MAX
        and bool(_PLAIN.fullmatch(text))
        and not lines[index].cuts
        and (ends_sentence(lines[index - 1].text) or lines[index - 1].text[-1] == "；")
        and len(following) > _BARE_MAX
    )


def _depths(
    lines: Sequence[PrintedLine],
    found: Mapping[int, Heading],
    rules: PartRules,
    stated: Mapping[int, Stated],
) -> dict[AnyForm, int]:
    """The depth of each form that is a heading in this text."""

    def part_of(index: int, heading: Heading) -> Part | None:
        corrected = stated[index].correction.part if index in stated else None
        return corrected or rules.part_of(title_of(lines[index], heading))

    forms = [heading.form for heading in found.values()]
    numbered_parts = [part_of(i, h) for i, h in found.items() if h.form is Form.PART]
    if len(numbered_parts) > 1 or not _MAIN.isdisjoint(numbered_parts):
        return {Form.PART: 1, Form.TOP: 2} if Form.TOP in forms else {Form.PART: 1, Form.SUB: 2}
    tops = [part_of(i, h) for i, h in found.items() if h.form is Form.TOP]
    bare = [part_of(i, h) for i, h in found.items() if h.form is Unnumbered.BARE]
    above = [part_of(i, found[i]) for i in _far_above_numbers(lines, found)]
    restarts = [h.position for h in found.values() if h.form is Form.TOP].count(1) > 1
    if tops and _opened_without_numbers(tops, bare, above, restarts=restarts):
        return {Unnumbered.BARE: 1, Form.TOP: 2}
    below = Form.SUB if Form.SUB in forms or forms.count(Form.ITEM) < 2 else Form.ITEM
    if tops:
        return {Form.TOP: 1, Unnumbered.BARE: 1, below: 2}
    return {Unnumbered.BARE: 1, below: 2}


def _opened_without_numbers(
    tops: Collection[Part | None],
    bare: Collection[Part | None],
    above: Collection[Part | None],
    *,
    restarts: bool,
) -> bool:
    """Whether lines without number open the parts, and 一、 their sections.

    `tops` are the parts that headings with 一、 name, `bare` those of lines without number, `above`
    those that stand a part's length above the first number; `restarts`: there are several 一、.
    """
    unnamed = _MAIN.isdisjoint(tops)
    both = _MAIN.issubset(bare) and (restarts or unnamed)
    several = Part.REVIEW in above and len(above) > 1 and unnamed
    return both or several or (_MAIN.issubset(above) and Part.REVIEW not in tops)


def _far_above_numbers(
    lines: Sequence[PrintedLine], found: Mapping[int, Heading]
) -> frozenset[int]:
    """The headings without number that have a part's text between them and the first 一、."""
    first = next((i for i, heading in found.items() if heading.form is Form.TOP), 0)
    bare = [i for i, heading in found.items() if heading.form is Unnumbered.BARE and i < first]
    if not bare or sum(len(line.text) for line in lines[bare[0] : first]) < _PART_MIN:
        return frozenset()
    return frozenset(bare)


def _stands_apart(part: Part | None, numbered: Collection[Part | None], *, above: bool) -> bool:
    """Whether a line without number opens a part although other parts have numbers.

    Reports leave without one the government's own building, or what stands `above` all numbers.
    """
    return (part is Part.SELF_BUILDING or (above and part is not None)) and part not in numbered
