"""The indicators of all reports side by side: figures, or the reason why there is none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from generator.catalogue.indicators import Indicator, Measure
from generator.doubts import Flag
from generator.figures.observations import Figures
from generator.model import (
    Observation,
    Part,
    Report,
    Status,
    UnreadName,
    Wording,
    WordingKind,
)


class EmptyReason(StrEnum):
    """Why a cell holds no figure of its year.

    `label`, `note` and, for a narrow column, `mark` are for readers.
    """

    WORDING = "wording"
    OTHER_YEAR = "other_year"
    PERIOD = "period"
    SCOPED = "scoped"
    RATE_ONLY = "rate_only"
    AMOUNT_ONLY = "amount_only"
    RISE_ONLY = "rise_only"
    FALL_ONLY = "fall_only"
    TEXT_MISSING = "text_missing"
    UNREAD = "unread"
    MENTIONED = "mentioned"
    PART_UNREAD = "part_unread"
    NOT_MENTIONED = "not_mentioned"

    @property
    def label(self) -> str:
        return _REASONS[self][0]

    @property
    def note(self) -> str:
        return _REASONS[self][1]

    @property
    def mark(self) -> str:
        return _MARKS[self]


_MARKS = {
    EmptyReason.WORDING: "措辞",
    EmptyReason.OTHER_YEAR: "其他年份",
    EmptyReason.PERIOD: "几年",
    EmptyReason.SCOPED: "范围不同",
    EmptyReason.RATE_ONLY: "仅增速",
    EmptyReason.AMOUNT_ONLY: "仅总量",
    EmptyReason.RISE_ONLY: "仅升幅",
    EmptyReason.FALL_ONLY: "仅降幅",
    EmptyReason.TEXT_MISSING: "缺文",
    EmptyReason.UNREAD: "未读出",
    EmptyReason.MENTIONED: "提到",
    EmptyReason.PART_UNREAD: "未识别",
    EmptyReason.NOT_MENTIONED: "—",
}
_REASONS = {
    EmptyReason.WORDING: (
        "有措辞，无数值",
        "原文说到这项指标，但没有单独给出它的数值（只有城乡合计的也在内），链接通向原话。",
    ),
    EmptyReason.OTHER_YEAR: ("仅有其他年份", "原文说的是另一年份的数值或措辞，链接通向原话。"),
    EmptyReason.PERIOD: ("仅有几年合计或平均", "原文给的是几年累计或者年均的数，链接通向原话。"),
    EmptyReason.SCOPED: (
        "仅有其他范围",
        "原文给的是较宽或较窄范围的数（如城镇固定资产投资），链接通向原话。",
    ),
    EmptyReason.RATE_ONLY: ("仅有增速", "原文只给出增速，没有给出绝对数，链接通向增速的原话。"),
    EmptyReason.AMOUNT_ONLY: (
        "仅有总量",
        "原文只给出绝对数，没有给出增速，链接通向绝对数的原话。",
    ),
    EmptyReason.RISE_ONLY: (
        "仅有升幅",
        "原文只给出提高了多少，没有给出提高以后的数值，链接通向原话。",
    ),
    EmptyReason.FALL_ONLY: (
        "仅有降幅",
        "原文只给出下降了多少，没有给出下降以后的数值，链接通向原话。",
    ),
    EmptyReason.TEXT_MISSING: (
        "来源不全，未见",
        "收录的文本缺开头或结尾，所缺部分可能写有这项指标。",
    ),
    EmptyReason.MENTIONED: (
        "提到，没有数值",
        "原文写有这项指标或与它相近的叫法，所在分句没有它的数值，链接通向该处。",
    ),
    EmptyReason.UNREAD: (
        "提到，未读出数值",
        "原文写有这项指标或与它相近的叫法，本站没有从中读出数值，链接通向该处，请看原话。",
    ),
    EmptyReason.PART_UNREAD: (
        "未能识别该部分",
        "没有认出应当写有它的部分，或者那一部分的读取存疑，不能断定原文有没有。",
    ),
    EmptyReason.NOT_MENTIONED: (
        "原文未提及",
        "应当写有它的部分已经读完（结果看工作回顾，目标看工作安排），其中没有这项指标的任何叫法。",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one report says of one indicator, as a result or as a target.

    `status` is ACTUAL for results, estimates included (each observation keeps its own status), and
    TARGET for targets. All `observations` are of the report's review year or of its own year, and
    of the place as a whole. Where there are none, `reason` says why, and `words` has what the text
    says instead, if anything. `doubts` are the report's flags that touch the cell.
    """

    indicator_id: str
    report_id: str
    status: Status
    observations: tuple[Observation, ...] = ()
    reason: EmptyReason | None = None
    words: Wording | UnreadName | None = None
    doubts: tuple[Flag, ...] = ()

    @property
    def wording(self) -> Wording | None:
        """What the report says of the indicator itself and of the cell's year without a figure.

        An amount, a rise or a fall of it is one (财政收入超10亿元, of the growth of revenue).
        """
        words = self.words
        if self.reason not in _WORDED or not isinstance(words, Wording):
            return None
        return words if words.indicator_id == self.indicator_id else None


@dataclass(frozen=True)
class CellTable:
    """The cells of all reports and indicators."""

    cells: Mapping[tuple[str, str, Status], Cell]

    def cell(self, indicator_id: str, report_id: str, status: Status) -> Cell:
        """One cell; ESTIMATE stands in the cell of ACTUAL. Raises: KeyError."""
        side = Status.TARGET if status is Status.TARGET else Status.ACTUAL
        return self.cells[indicator_id, report_id, side]


def cells_of(
    report: Report, figures: Figures, indicators: Sequence[Indicator], flags: Sequence[Flag]
) -> tuple[Cell, ...]:
    """The cells of one report: its results, then its targets, by indicator."""
    levels = {one.level_of: one.id for one in indicators if one.level_of}
    return tuple(
        _cell(indicator, side, said, indicator.level_of or levels.get(indicator.id, ""))
        for status in (Status.ACTUAL, Status.TARGET)
        for side in [_Side.of(report, status, flags)]
        for said in [_by_indicator(side, figures)]
        for indicator in indicators
    )


def table_of(cells: Iterable[Cell]) -> CellTable:
    """The cells of several reports as a table."""
    return CellTable({(c.indicator_id, c.report_id, c.status): c for c in cells})


@dataclass(frozen=True, slots=True)
class _Side:
    """The results or the targets of one report, and whether what is not found is not there."""

    report: Report
    status: Status
    doubts: tuple[Flag, ...]
    is_read: bool
    may_be_lost: bool

    @classmethod
    def of(cls, report: Report, status: Status, flags: Sequence[Flag]) -> _Side:
        part = _PARTS[status]
        sections = {s.section_id for s in report.sections if s.part is part}
        doubtful = any(s.doubtful for s in report.sections if s.depth == 1)
        found = any(p.section_id in sections for p in report.paragraphs)
        return cls(
            report=report,
            status=status,
            doubts=tuple(flag for flag in flags if flag.code.touches(status)),
            is_read=found and not doubtful and not any(f.code.hides(status) for f in flags),
            may_be_lost=report.may_have_lost(part),
        )

    @property
    def period(self) -> int:
        """The year that the side is about."""
        is_target = self.status is Status.TARGET
        return self.report.year if is_target else self.report.review_year

    def holds(self, record: Observation | Wording) -> bool:
        return (record.status is Status.TARGET) == (self.status is Status.TARGET)


@dataclass(slots=True)
class _Said:
    """What a report says of an indicator on one side."""

    stated: list[Observation] = field(default_factory=list)
    over_years: list[Observation] = field(default_factory=list)
    worded: list[Wording] = field(default_factory=list)
    unread: list[UnreadName] = field(default_factory=list)

    def of_year(self, period: int) -> tuple[Observation, ...]:
        """The figures of that year and of the place as a whole."""
        return tuple(o for o in self.stated if o.period == period and not o.scope)


def _by_indicator(side: _Side, figures: Figures) -> Mapping[str, _Said]:
    """What a report says on one side, by indicator; nothing of those that it never names."""
    found: defaultdict[str, _Said] = defaultdict(_Said)
    for observation in filter(side.holds, figures.observations):
        found[observation.indicator_id].stated.append(observation)
    for observation in filter(side.holds, figures.over_years):
        found[observation.indicator_id].over_years.append(observation)
    for wording in filter(side.holds, figures.wordings):
        found[wording.indicator_id].worded.append(wording)
    for name in figures.unread:
        if name.part is _PARTS[side.status]:
            found[name.indicator_id].unread.append(name)
    return found


def _cell(indicator: Indicator, side: _Side, said: Mapping[str, _Said], other: str) -> Cell:
    """`other` is the rate beside a level, or the level beside a rate; empty where there is none."""
    own = said.get(indicator.id, _NOTHING)
    observations = own.of_year(side.period)
    reason, words = None, None
    if not observations:
        reason, words = _emptiness(indicator, side, own, said.get(other, _NOTHING))
    return Cell(
        indicator_id=indicator.id,
        report_id=side.report.report_id,
        status=side.status,
        observations=observations,
        reason=reason,
        words=words,
        doubts=side.doubts,
    )


def _emptiness(
    indicator: Indicator, side: _Side, said: _Said, other: _Said
) -> tuple[EmptyReason, Wording | UnreadName | None]:
    """Why there is no figure of the side's year, by what the report says of the indicator.

    `other` is what it says of the rate beside a level, or of the level beside a rate.
    """
    of_period = [w for w in said.worded if w.period == side.period]
    if of_period:
        reason = _given(indicator, of_period[0].kind) or EmptyReason.WORDING
        means = [o for o in said.over_years if o.period == side.period]
        if reason is EmptyReason.AMOUNT_ONLY and means:
            return EmptyReason.PERIOD, _words_of(means[-1])
        return reason, of_period[0]
    scoped = [o for o in said.stated if o.period == side.period]
    if scoped:
        return EmptyReason.SCOPED, _words_of(scoped[0])
    if said.stated:
        return EmptyReason.OTHER_YEAR, _words_of(said.stated[-1])
    if said.worded:
        return EmptyReason.OTHER_YEAR, said.worded[-1]
    if said.over_years:
        return EmptyReason.PERIOD, _words_of(said.over_years[-1])
    if side.may_be_lost:
        return EmptyReason.TEXT_MISSING, None
    named: tuple[Wording | UnreadName, ...] = tuple(said.unread)
    beside = other.of_year(side.period)
    if beside and not any(one.has_number for one in said.unread):
        is_level = bool(indicator.level_of)
        reason = EmptyReason.RATE_ONLY if is_level else EmptyReason.AMOUNT_ONLY
        return reason, _words_of(beside[0])
    if indicator.level_of:
        named = (*named, *other.worded, *other.unread)
    if named:
        return _named(indicator, named[0]), named[0]
    return EmptyReason.NOT_MENTIONED if side.is_read else EmptyReason.PART_UNREAD, None


def _named(indicator: Indicator, words: Wording | UnreadName) -> EmptyReason:
    """Why words that name the indicator give no figure: another is given, none read, or none there.

    A level may be named by the words of its rate.
    """
    if isinstance(words, Wording):
        return EmptyReason.MENTIONED
    if words.has_number:
        return EmptyReason.UNREAD
    return _given(indicator, words.gives) or EmptyReason.MENTIONED


def _given(indicator: Indicator, kind: WordingKind) -> EmptyReason | None:
    """Which number is given in place of the indicator's own; None where there is none."""
    if indicator.measure is Measure.GROWTH:
        return EmptyReason.AMOUNT_ONLY if kind is WordingKind.LEVEL else None
    found = _CHANGES.get(kind)
    return EmptyReason.RATE_ONLY if found and indicator.level_of else found


def _words_of(observation: Observation) -> Wording:
    return Wording(
        report_id=observation.report_id,
        indicator_id=observation.indicator_id,
        period=observation.period,
        status=observation.status,
        paragraph_id=observation.paragraph_id,
        quote=observation.quote,
        place=observation.place,
    )


_CHANGES = {WordingKind.RISE: EmptyReason.RISE_ONLY, WordingKind.FALL: EmptyReason.FALL_ONLY}
_WORDED = (EmptyReason.WORDING, EmptyReason.AMOUNT_ONLY, *_CHANGES.values())
_NOTHING = _Said()
_PARTS = {Status.ACTUAL: Part.REVIEW, Status.TARGET: Part.PLAN}
