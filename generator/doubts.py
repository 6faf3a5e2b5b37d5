"""Doubts about the reading of one report: what does not look like a government's report.

A flag refuses and changes nothing. It tells an editor where to look and warns readers beside the
figures it concerns; an editor who accepts it silences the warning, not the flag. The limits were
measured on fifty-three reports of the nation, provinces, cities and counties.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from generator.errors import Problem, ProblemCode
from generator.figures.observations import Figures
from generator.grammar.sentences import CLAUSE_ENDS
from generator.model import (
    Observation,
    Paragraph,
    Part,
    Report,
    Section,
    Status,
    Term,
    Wording,
)
from generator.splitting.roles import is_of_another_year
from generator.text import to_halfwidth


class FlagCode(StrEnum):
    """What is in doubt. `label` and `note` are for readers."""

    REGION_CONFLICT = "region_conflict"
    YEAR_CONFLICT = "year_conflict"
    MANIFEST_CONFLICT = "manifest_conflict"
    TORN_HEAD = "torn_head"
    TORN_END = "torn_end"
    LONG_FRONT = "long_front"
    NO_REVIEW = "no_review"
    NO_PLAN = "no_plan"
    LOST_HEADING = "lost_heading"
    PART_CONFLICT = "part_conflict"
    PLAN_OF_LAST_YEAR = "plan_of_last_year"
    REVIEW_OF_THIS_YEAR = "review_of_this_year"
    LONG_CLOSING = "long_closing"
    LINES_AFTER_CLOSING = "lines_after_closing"
    LARGE_ANNEX = "large_annex"
    SHORT_LINES = "short_lines"
    MARKS_WITHOUT_LIST = "marks_without_list"
    NO_FIGURES = "no_figures"
    NO_RESULTS = "no_results"
    NO_TARGETS = "no_targets"
    TARGETS_EQUAL_RESULTS = "targets_equal_results"
    CONFLICTING_FIGURES = "conflicting_figures"

    @property
    def label(self) -> str:
        return _KINDS[self].label

    @property
    def note(self) -> str:
        return _KINDS[self].note

    def touches(self, status: Status) -> bool:
        """Whether it casts doubt on the results, or the targets, that were read."""
        return status.side in _KINDS[self].touches

    def hides(self, status: Status) -> bool:
        """Whether the text may hold results, or targets, that were not found."""
        return _KINDS[self].hides and self.touches(status)


@dataclass(frozen=True, slots=True)
class _Kind:
    label: str
    note: str
    touches: Collection[Status] = ()
    hides: bool = False


_RESULTS = (Status.ACTUAL,)
_TARGETS = (Status.TARGET,)
_BOTH = (*_RESULTS, *_TARGETS)


_KINDS = {
    FlagCode.REGION_CONFLICT: _Kind(
        "地区待核实", "原文没有写明是哪里的报告，或者前后说的不是一地。", _BOTH
    ),
    FlagCode.YEAR_CONFLICT: _Kind(
        "年份待核实", "原文各处所说的年份不一致，数字可能归错了年份。", _BOTH, hides=True
    ),
    FlagCode.MANIFEST_CONFLICT: _Kind(
        "登记与原文不符", "编者登记的地区、年份、标题、报告人等，有一项与原文不同。"
    ),
    FlagCode.TORN_HEAD: _Kind("来源缺开头", "收录的文本没有标题和称呼，开头可能缺了一段。"),
    FlagCode.TORN_END: _Kind("来源缺结尾", "收录的文本没有结束语，末尾可能缺了一段。"),
    FlagCode.LONG_FRONT: _Kind(
        "开头过长",
        "第一个标题以前的文字过长，或者写有数字，其中可能有一部分的标题没有认出。",
        _BOTH,
        hides=True,
    ),
    FlagCode.NO_REVIEW: _Kind(
        "未认出工作回顾", "没有认出回顾上年工作的部分，上年的结果没有读出。", _RESULTS, hides=True
    ),
    FlagCode.NO_PLAN: _Kind(
        "未认出工作安排", "没有认出安排当年工作的部分，当年的目标没有读出。", _TARGETS, hides=True
    ),
    FlagCode.LOST_HEADING: _Kind(
        "大标题序号不连",
        "第一层标题的序号前后不连，可能有一部分的标题没有认出，它的数字归到了别的部分。",
        _BOTH,
        hides=True,
    ),
    FlagCode.PART_CONFLICT: _Kind(
        "部分难定",
        "标题的字句与它的位置、年份不合，分不清是回顾还是安排，其中的数字可能没有读出。",
        _BOTH,
        hides=True,
    ),
    FlagCode.PLAN_OF_LAST_YEAR: _Kind(
        "安排部分写的是往年",
        "归入工作安排的标题写着往年，其中的结果可能被当作目标。",
        _BOTH,
        hides=True,
    ),
    FlagCode.REVIEW_OF_THIS_YEAR: _Kind(
        "回顾部分写的是当年",
        "归入工作回顾的标题写着当年，其中的目标可能被当作结果。",
        _BOTH,
        hides=True,
    ),
    FlagCode.LONG_CLOSING: _Kind(
        "结束语过长",
        "结束语过长，其中可能有工作安排，或者混入了不属于报告的文字。",
        _TARGETS,
        hides=True,
    ),
    FlagCode.LINES_AFTER_CLOSING: _Kind(
        "结束语之后还有文字",
        "最后的号召之后还有几行，可能是网页上的文字，也可能是没有认出的名词注释。",
    ),
    FlagCode.LARGE_ANNEX: _Kind(
        "附件过长", "附件将近全文的一半，其中可能有正文。", _BOTH, hides=True
    ),
    FlagCode.SHORT_LINES: _Kind(
        "成串短行", "正文里有连续几行没有标点的短行，可能是网页栏目或者表格。"
    ),
    FlagCode.MARKS_WITHOUT_LIST: _Kind(
        "有注释序号，无名词注释", "正文里有注释序号，收录的文本里却没有认出名词注释。"
    ),
    FlagCode.NO_FIGURES: _Kind(
        "未读出主要指标", "主要指标的结果和目标一项也没有读出。", _BOTH, hides=True
    ),
    FlagCode.NO_RESULTS: _Kind(
        "未读出上年结果", "回顾部分的主要指标一项也没有读出。", _RESULTS, hides=True
    ),
    FlagCode.NO_TARGETS: _Kind(
        "未读出当年目标", "安排部分的主要指标一项也没有读出。", _TARGETS, hides=True
    ),
    FlagCode.TARGETS_EQUAL_RESULTS: _Kind(
        "目标与上年结果相同",
        "多项指标的目标与上年的结果是同一个数，可能把结果当作了目标，或者相反。",
        _BOTH,
        hides=True,
    ),
    FlagCode.CONFLICTING_FIGURES: _Kind(
        "同一指标有不同数值",
        "多项指标在同一年份各有几个不同的数，可能把结果和目标混在了一起。",
        _BOTH,
        hides=True,
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """One doubt: what was found, what was expected of a report, and where.

    `expected` is empty where what was found says it all (the text says 2023; the manifest says
    2024). `section_id` is empty and `line` None where it is of the report as a whole. `told_as` is
    the code of the problem that already says it to an editor, empty where the flag itself does.
    """

    code: FlagCode
    found: str
    expected: str
    line: int | None = None
    section_id: str = ""
    told_as: str = ""

    @property
    def message(self) -> str:
        """What was found and what was expected, in one line."""
        return self.as_problem("").message

    def as_problem(self, path: str) -> Problem:
        """The flag as a warning, with its code for the manifest's `accept`."""
        return Problem(path, self.line, self.found, self.code.value, self.expected)


def find_flags(
    report: Report,
    terms: Sequence[Term],
    figures: Figures,
    problems: Sequence[Problem],
    line_of: Callable[[int], int],
) -> tuple[Flag, ...]:
    """The flags of one report, in the order of `FlagCode`.

    `problems` are all that were found while reading it, accepted by an editor or not.
    """
    reader = _ReportReader(report, line_of)
    found = [
        *_conflicts(problems),
        *_torn(reader),
        *_lost_parts(reader),
        *_headings(reader, problems),
        *_lengths(reader),
        *_short_lines(reader),
        *_marks(terms, problems),
        *_figures(reader, figures),
    ]
    order = {code: rank for rank, code in enumerate(FlagCode)}
    return tuple(sorted(found, key=lambda flag: order[flag.code]))


class _ReportReader:
    """A report's paragraphs by the part they stand in."""

    def __init__(self, report: Report, line_of: Callable[[int], int]) -> None:
        self.report = report
        self.line_of = line_of
        self.parts = {section.section_id: section.part for section in report.sections}
        self.paragraphs: defaultdict[Part, list[Paragraph]] = defaultdict(list)
        for paragraph in report.paragraphs:
            self.paragraphs[self.parts[paragraph.section_id]].append(paragraph)
        self.body = [p for p in report.paragraphs if self.parts[p.section_id] is not Part.ANNEX]

    def length(self, part: Part) -> int:
        return sum(len(paragraph.text) for paragraph in self.paragraphs[part])

    def line(self, paragraph: Paragraph) -> int:
        return self.line_of(paragraph.place.start)


# --- What other readers found -------------------------------------------------------------------

_CONFLICTS = {
    ProblemCode.REGION: FlagCode.REGION_CONFLICT,
    ProblemCode.YEAR: FlagCode.YEAR_CONFLICT,
    ProblemCode.MANIFEST: FlagCode.MANIFEST_CONFLICT,
}


def _told(code: FlagCode, problem: Problem, section_id: str = "") -> Flag:
    """A problem as a flag."""
    return Flag(
        code=code,
        found=problem.found,
        expected=problem.expected,
        line=problem.line,
        section_id=section_id,
        told_as=problem.code,
    )


def _conflicts(problems: Sequence[Problem]) -> Iterator[Flag]:
    """The text against itself or against the manifest, each kind once."""
    for code, flag in _CONFLICTS.items():
        first = next((problem for problem in problems if problem.code == code), None)
        if first:
            yield _told(flag, first)


def _marks(terms: Sequence[Term], problems: Sequence[Problem]) -> Iterator[Flag]:
    """Note marks in a text of which no list of terms was read."""
    first = next((problem for problem in problems if problem.code == ProblemCode.NOTE_MARK), None)
    if first and not terms:
        yield _told(FlagCode.MARKS_WITHOUT_LIST, first)


# --- Ends and parts -----------------------------------------------------------------------------


def _torn(reader: _ReportReader) -> Iterator[Flag]:
    report = reader.report
    if report.paragraphs and report.completeness.lacks_head:
        first = report.paragraphs[0]
        yield Flag(
            code=FlagCode.TORN_HEAD,
            found=f"the text begins with 「{first.text[:12]}」",
            expected="the title and the salutation of a report",
            line=reader.line(first),
            section_id=first.section_id,
        )
    if reader.body and report.completeness.lacks_tail:
        last = reader.body[-1]
        yield Flag(
            code=FlagCode.TORN_END,
            found=f"the text ends with 「{last.text[-12:]}」",
            expected="the closing words of a report",
            line=reader.line(last),
            section_id=last.section_id,
        )


def _lost_parts(reader: _ReportReader) -> Iterator[Flag]:
    """A review or a plan that is not there, or has no text."""
    report = reader.report
    names = ", ".join(s.label or s.part.value for s in report.sections if s.depth == 1)
    for code, part, lost in (
        (FlagCode.NO_REVIEW, Part.REVIEW, report.completeness.lacks_head),
        (FlagCode.NO_PLAN, Part.PLAN, report.completeness.lacks_tail),
    ):
        if not reader.paragraphs[part] and not lost:
            yield Flag(code=code, found=f"the parts are {names}", expected=f"a {part.value}")


def _headings(reader: _ReportReader, problems: Sequence[Problem]) -> Iterator[Flag]:
    """First-level headings whose number or words contradict their part."""
    gaps = {one.offset: one for one in problems if one.code == ProblemCode.NUMBERING}
    for section in reader.report.sections:
        if section.depth > 1 or section.heading is None:
            continue
        line = reader.line_of(section.heading.start)
        gap = gaps.get(section.heading.start)
        if gap:
            yield _told(FlagCode.LOST_HEADING, gap, section.section_id)
        # The one place where splitting says that it could not tell a part.
        if section.doubtful:
            yield Flag(
                code=FlagCode.PART_CONFLICT,
                found=f"「{section.label}」 speaks against its part, {section.part.value}",
                expected="a heading that says review or plan",
                line=line,
                section_id=section.section_id,
                told_as=ProblemCode.PART,
            )
        elif not section.correction:
            yield from _of_another_year(section, reader.report, line)


def _of_another_year(section: Section, report: Report, line: int) -> Iterator[Flag]:
    """A plan whose heading has last year's number, a review whose heading has this year's."""
    if is_of_another_year(section.part, section.title, report.year):
        plans_past = section.part is Part.PLAN
        wanted = f"{report.year}" if plans_past else f"{report.review_year} or before"
        yield Flag(
            code=FlagCode.PLAN_OF_LAST_YEAR if plans_past else FlagCode.REVIEW_OF_THIS_YEAR,
            found=f"「{section.label}」 is read as a {section.part.value} of {report.year}",
            expected=f"{wanted} in it, or no year",
            line=line,
            section_id=section.section_id,
        )


LONGEST_FRONT = 800
"""Characters before the first heading. Title, session and salutation take up to 170; the one report
that says more there speaks of a disaster for 400."""

LONGEST_CLOSING = 600
"""Characters of the closing appeal: it took 224 at most."""

LARGEST_ANNEX = 0.4
"""Of all characters: explanations and lists of projects took 0.28 at most."""

_PERCENTAGE = re.compile(r"\d%")
_FIGURES_OF_A_PART = 3
"""Percentages in a front: a salutation has none, the summary of a year has several."""


def _lengths(reader: _ReportReader) -> Iterator[Flag]:
    """A front, closing or annex that is too long."""
    front = reader.paragraphs[Part.FRONT]
    figures = sum(len(_PERCENTAGE.findall(to_halfwidth(p.text))) for p in front)
    if reader.length(Part.FRONT) > LONGEST_FRONT or figures >= _FIGURES_OF_A_PART:
        yield Flag(
            code=FlagCode.LONG_FRONT,
            found=f"{reader.length(Part.FRONT)} characters and {figures} percentages "
            "before the first heading",
            expected=f"at most {LONGEST_FRONT} characters and the heading of a part",
            line=reader.line(front[0]),
            section_id=front[0].section_id,
        )
    closing = reader.paragraphs[Part.CLOSING]
    if reader.length(Part.CLOSING) > LONGEST_CLOSING:
        yield Flag(
            code=FlagCode.LONG_CLOSING,
            found=f"{reader.length(Part.CLOSING)} characters of closing words",
            expected=f"at most {LONGEST_CLOSING}",
            line=reader.line(closing[0]),
            section_id=closing[0].section_id,
        )
    yield from _after_closing(reader, closing)
    annex = reader.paragraphs[Part.ANNEX]
    whole = sum(map(reader.length, Part))
    if reader.length(Part.ANNEX) > LARGEST_ANNEX * whole:
        yield Flag(
            code=FlagCode.LARGE_ANNEX,
            found=f"{reader.length(Part.ANNEX)} of {whole} characters in the annexes",
            expected=f"at most {LARGEST_ANNEX:.0%} of them",
            line=reader.line(annex[0]),
            section_id=annex[0].section_id,
        )


def _after_closing(reader: _ReportReader, closing: Sequence[Paragraph]) -> Iterator[Flag]:
    """Lines behind the last appeal (努力奋斗！), which no report has."""
    appeals = [i for i, p in enumerate(closing) if p.text.rstrip("”’）) ")[-1:] in _APPEALS]
    behind = closing[appeals[-1] + 1 :] if appeals else ()
    # A last appeal may lack its mark: it is a sentence of several clauses.
    if behind and "，" not in behind[0].text:
        yield Flag(
            code=FlagCode.LINES_AFTER_CLOSING,
            found=f"「{behind[0].text[:20]}」 behind the last appeal",
            expected="the end of the report, or the title of an annex",
            line=reader.line(behind[0]),
            section_id=behind[0].section_id,
        )


_APPEALS = ("！", "!")
SHORT_LINE = 20
SHORT_RUN = 4
"""Lines of up to `SHORT_LINE` characters without a stop: no report had two in a row."""

_STOPS = re.compile(f"[{CLAUSE_ENDS},;:!?]")


def _short_lines(reader: _ReportReader) -> Iterator[Flag]:
    """The longest run of short lines outside front and annex, which have them by nature."""
    run: list[Paragraph] = []
    longest: list[Paragraph] = []
    for paragraph in reader.body:
        is_short = len(paragraph.text) <= SHORT_LINE and not _STOPS.search(paragraph.text)
        if is_short and reader.parts[paragraph.section_id] is not Part.FRONT:
            run = [*run, paragraph]
            longest = max(longest, run, key=len)
        else:
            run = []
    if len(longest) >= SHORT_RUN:
        first, last = longest[0], longest[-1]
        yield Flag(
            code=FlagCode.SHORT_LINES,
            found=f"{len(longest)} short lines in a row, 「{first.text}」 to 「{last.text}」",
            expected="sentences",
            line=reader.line(first),
            section_id=first.section_id,
        )


# --- Figures ------------------------------------------------------------------------------------

SAME_FIGURES = 3
"""Indicators whose target is last year's result: by chance there were two at most."""

DIFFERING_FIGURES = 3
"""Indicators with several figures of one kind and year: one, where a text contradicts itself."""


SHORTEST_REPORT = 3000
"""Characters of body: the shortest report had 7,000, and of an excerpt nothing can be told."""


def _figures(reader: _ReportReader, figures: Figures) -> Iterator[Flag]:
    if sum(len(paragraph.text) for paragraph in reader.body) >= SHORTEST_REPORT:
        yield from _nothing_read(reader, figures)
    yield from _suspicious(reader.report, figures)


def _nothing_read(reader: _ReportReader, figures: Figures) -> Iterator[Flag]:
    """Review and plan without a single figure, where every report gives several."""
    report = reader.report
    said = {status: _says(figures, status) for status in _BOTH}
    if not any(said.values()):
        yield Flag(
            code=FlagCode.NO_FIGURES,
            found="neither a result nor a target of a headline indicator",
            expected="several in the review and in the plan",
        )
        return
    for code, status, part, lost in (
        (FlagCode.NO_RESULTS, Status.ACTUAL, Part.REVIEW, report.completeness.lacks_head),
        (FlagCode.NO_TARGETS, Status.TARGET, Part.PLAN, report.completeness.lacks_tail),
    ):
        if not said[status] and reader.paragraphs[part] and not lost:
            first = reader.paragraphs[part][0]
            yield Flag(
                code=code,
                found=f"no figure of a headline indicator in the {part.value}",
                expected="several, at least that of the gross product",
                line=reader.line(first),
                section_id=first.section_id,
            )


def _suspicious(report: Report, figures: Figures) -> Iterator[Flag]:
    """Results that look like targets, or several values for one indicator and year."""
    results, targets = (_values(report, figures, status) for status in _BOTH)
    both = results.keys() & targets.keys()
    same = sorted(name for name in both if results[name] & targets[name])
    if len(same) >= SAME_FIGURES and 2 * len(same) >= len(both):
        yield Flag(
            code=FlagCode.TARGETS_EQUAL_RESULTS,
            found=f"targets equal to last year's results for {', '.join(same)}",
            expected=f"fewer than {SAME_FIGURES} of {len(both)} by chance",
        )
    for values, what in ((results, "results"), (targets, "targets")):
        several = sorted(name for name, found in values.items() if len(found) > 1)
        if len(several) >= DIFFERING_FIGURES:
            yield Flag(
                code=FlagCode.CONFLICTING_FIGURES,
                found=f"several {what} of one year for {', '.join(several)}",
                expected="one for each indicator",
            )
            return


def _values(report: Report, figures: Figures, status: Status) -> dict[str, set[Decimal]]:
    """The values of results, or of targets, for the year they belong to, by indicator."""
    period = report.year if status is Status.TARGET else report.review_year
    found: defaultdict[str, set[Decimal]] = defaultdict(set)
    for one in figures.observations:
        if one.period == period and one.status.side is status and not one.scope:
            found[one.indicator_id].add(one.value)
    return found


def _says(figures: Figures, status: Status) -> bool:
    """Whether any result, or any target, was read, as a figure or a wording, of any year."""
    read: tuple[Observation | Wording, ...] = (
        *figures.observations,
        *figures.over_years,
        *figures.wordings,
    )
    return any(one.status.side is status for one in read)
