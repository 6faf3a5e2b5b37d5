"""This year's targets beside last year's: raised, kept, cut, given up, said otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from generator.catalogue.indicators import Indicator
from generator.corpus import Corpus
from generator.figures.comparisons import Cell, CellTable, EmptyReason
from generator.grammar.numerals import find_amounts
from generator.labels import NAMED_BOUNDS
from generator.model import Bound, Observation, Report, Status


class Change(StrEnum):
    """What became of a target from one year to the next.

    By the numbers alone, whichever side is the better one. `label` and `note` are for readers.
    """

    RAISED = "raised"
    KEPT = "kept"
    REWORDED = "reworded"  # the same number in other words: 左右 → 以上, 力争 added
    CUT = "cut"
    TO_INTERVAL = "to_interval"
    FROM_INTERVAL = "from_interval"
    TO_WORDING = "to_wording"
    FROM_WORDING = "from_wording"
    IN_WORDS = "in_words"  # words in both years
    DROPPED = "dropped"
    NEW = "new"
    UNDECIDED = "undecided"

    @property
    def label(self) -> str:
        return _CHANGES[self][0]

    @property
    def note(self) -> str:
        return _CHANGES[self][1]


_CHANGES = {
    Change.RAISED: ("调高", "数字比上年的目标大。"),
    Change.KEPT: ("持平", "数字和约束（左右、以上）都与上年相同。"),
    Change.REWORDED: ("只改措辞", "数字与上年相同，约束、态度或附加语不同。"),
    Change.CUT: ("调低", "数字比上年的目标小。"),
    Change.TO_INTERVAL: ("改为区间", "上年是一个数，本年是区间。"),
    Change.FROM_INTERVAL: ("区间改为一个数", "上年是区间，本年是一个数。"),
    Change.TO_WORDING: ("改为措辞", "上年有数字，本年只有措辞。"),
    Change.FROM_WORDING: ("由措辞改为数字", "上年只有措辞，本年有数字。"),
    Change.IN_WORDS: ("两年都是措辞", "两年都说到这项指标，都没有给出数字。"),
    Change.DROPPED: ("不再提", "上年有目标；本年的工作安排已经读完，其中没有这项指标的任何叫法。"),
    Change.NEW: ("新提", "本年有目标；上年的工作安排已经读完，其中没有这项指标的任何叫法。"),
    Change.UNDECIDED: (
        "不能判断",
        "有一年的文本不全、没有读出、口径或范围不同、给了几个不同的数，或者只有几年或城乡合计的数。",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetChange:
    """One indicator's target in two consecutive reports of a place; at least one of them has one.

    `before` and `now` are the cells of both. `way` is RAISED, KEPT or CUT by the numbers, those of
    an interval by both ends; None where one end rose and the other fell, or a number lacks.
    `difference` is the one number less the other, in the
    indicator's unit, None unless both are single numbers. `wording` says how the words differ
    (左右→以上；加“力争”), empty where they do not.
    """

    indicator_id: str
    region: str
    year: int
    change: Change
    before: Cell
    now: Cell
    way: Change | None = None
    difference: Decimal | None = None
    wording: str = ""

    @property
    def moved(self) -> str:
        """Where a target went that became an interval or was one: 上移, 下移, or neither."""
        if self.change not in (Change.TO_INTERVAL, Change.FROM_INTERVAL) or self.way is None:
            return ""
        return _MOVED.get(self.way, "")


_MOVED = {Change.CUT: "下移", Change.RAISED: "上移"}


def target_changes(
    corpus: Corpus, table: CellTable, indicators: Sequence[Indicator]
) -> tuple[TargetChange, ...]:
    """Each target beside last year's, by place and year in the corpus' order, then by indicator.

    Only reports of years that follow each other meet: a change over two years is none of one year.
    """
    at_once = {one.id: _named_at_once(one, indicators) for one in indicators}
    return tuple(
        change
        for report in corpus.reports
        if (earlier := corpus.year_before(report))
        for indicator in indicators
        if (change := _change(report, earlier, indicator, at_once[indicator.id], table))
    )


def _named_at_once(indicator: Indicator, others: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """Those whose common name is told from the indicator's own: 城乡居民 from 居民."""
    apart = {*indicator.exclusions} - {*indicator.collective}
    return tuple(one for one in others if not apart.isdisjoint(one.collective))


def _with_number_of_all(cell: Cell, parts: Sequence[Indicator], table: CellTable) -> Cell:
    """A cell in words alone, with the words that give a number for its parts at once, if any.

    城乡居民人均可支配收入增长9% says more of 居民收入 than 居民收入与经济增长同步.
    """
    if not _is_in_words(cell):
        return cell
    for part in parts:
        wording = table.cell(part.id, cell.report_id, cell.status).wording
        if wording and wording.printed_name in part.collective and find_amounts(wording.quote):
            return replace(cell, words=replace(wording, indicator_id=cell.indicator_id))
    return cell


def _change(
    report: Report,
    earlier: Report,
    indicator: Indicator,
    all_: Sequence[Indicator],
    table: CellTable,
) -> TargetChange | None:
    """`all_` are the indicators that a name beside the indicator's own speaks of at once."""
    before, now = (
        _with_number_of_all(table.cell(indicator.id, one.report_id, Status.TARGET), all_, table)
        for one in (earlier, report)
    )
    if not (_speaks(before) or _speaks(now)):
        return None
    change, way, difference = _judged(before, now)
    wording = _reworded(before, now)
    if change is Change.KEPT and wording:
        change = Change.REWORDED
    return TargetChange(
        indicator_id=indicator.id,
        region=report.region.name,
        year=report.year,
        change=change,
        before=before,
        now=now,
        way=way,
        difference=difference,
        wording=wording,
    )


def _speaks(cell: Cell) -> bool:
    """Whether the report sets a target, in figures or in words."""
    return bool(cell.observations) or cell.wording is not None


def _is_in_words(cell: Cell) -> bool:
    """Whether a target is set in words alone: those for 城乡居民 at once give a figure.

    A numeral that measures nothing is none (零售, 与全国一致), nor is 两位数.
    """
    if cell.wording is None:
        return False
    quote = cell.wording.quote
    return not any(
        quote[amount.start].isdecimal() or amount.unit not in _NO_MEASURES
        for amount in find_amounts(quote)
    )


_NO_MEASURES = frozenset({"", "位"})


_Judged = tuple[Change, Change | None, Decimal | None]
"""What a target became, which way its numbers went, and by how much where both are one number."""


def _judged(before: Cell, now: Cell) -> _Judged:
    if not (before.observations and now.observations):
        return _with_a_number_lacking(before, now), None, None
    found = [_of_two(one, other) for one in before.observations for other in now.observations]
    changes, ways, gaps = ({*of} for of in zip(*found, strict=True))
    if len(changes) > 1:
        change = _of_several(before, now)
        return change, Change.KEPT if change is Change.KEPT else None, None
    return (
        changes.pop(),
        ways.pop() if len(ways) == 1 else None,
        gaps.pop() if len(gaps) == 1 else None,
    )


def _with_a_number_lacking(before: Cell, now: Cell) -> Change:
    if before.observations and now.reason is EmptyReason.NOT_MENTIONED:
        return Change.DROPPED
    if now.observations and before.reason is EmptyReason.NOT_MENTIONED:
        return Change.NEW
    worded = _is_in_words(before), _is_in_words(now)
    if worded == (True, True):
        return Change.IN_WORDS
    if before.observations and worded[1]:
        return Change.TO_WORDING
    return Change.FROM_WORDING if now.observations and worded[0] else Change.UNDECIDED


def _of_several(before: Cell, now: Cell) -> Change:
    """Where a report gives several figures, they are held to the others only as a whole."""
    same = {(o.value, o.value_high) for o in before.observations} == {
        (o.value, o.value_high) for o in now.observations
    }
    return Change.KEPT if same else Change.UNDECIDED


def _of_two(before: Observation, now: Observation) -> _Judged:
    if are_of_different_kinds(before, now):
        return Change.UNDECIDED, None, None
    way = _way(before, now)
    if before.value_high is None and now.value_high is None:
        return way or Change.UNDECIDED, way, now.value - before.value
    if before.value_high is None:
        return Change.TO_INTERVAL, way, None
    if now.value_high is None:
        return Change.FROM_INTERVAL, way, None
    return way or Change.UNDECIDED, way, None


def _way(before: Observation, now: Observation) -> Change | None:
    """RAISED, KEPT or CUT by both ends; None where one rose and the other fell.

    5—5.5% after 5.5% is cut, 5—6% after 4.5—6.5% or after 5.5% neither raised nor cut.
    """
    low, high = now.value - before.value, _upper(now) - _upper(before)
    return None if low * high < 0 else _by_sign(low + high)


def _upper(of: Observation) -> Decimal:
    return of.value if of.value_high is None else of.value_high


def are_of_different_kinds(one: Observation, other: Observation) -> bool:
    """Whether two figures of an indicator cannot be held against each other.

    Their bases differ as said (名义, 实际), or the part of the place that they are of (中心城区).
    """
    bases_differ = bool(one.basis and other.basis and one.basis != other.basis)
    return bases_differ or one.area != other.area


def _by_sign(difference: Decimal) -> Change:
    if difference == 0:
        return Change.KEPT
    return Change.RAISED if difference > 0 else Change.CUT


def _reworded(before: Cell, now: Cell) -> str:
    """How the words of two targets with figures differ: 左右→以上；加“力争”."""
    if not (before.observations and now.observations):
        return ""
    old, new = before.observations[0], now.observations[0]
    said = []
    if old.bound is not new.bound and Bound.RANGE not in (old.bound, new.bound):
        said.append(f"{NAMED_BOUNDS[old.bound]}→{NAMED_BOUNDS[new.bound]}")
    for was, now_is in ((old.stance, new.stance), (old.rider, new.rider)):
        if was and now_is and was != now_is:
            said.append(f"“{was}”改“{now_is}”")
        elif was != now_is:
            said.append(f"加“{now_is}”" if now_is else f"去“{was}”")
    return "；".join(said)
