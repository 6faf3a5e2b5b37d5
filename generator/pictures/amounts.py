"""What stands in a picture for a value: a figure with its marks, or why there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import partial

from generator.figures.labels import amount
from generator.labels import BOUNDS
from generator.model import Bound, Status
from generator.pictures.axes import Scale
from generator.pictures.legend import Entry
from generator.pictures.marks import Tone, arrow, at, band, dot, half_dot, interval, line, ring


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A figure: 5.5%左右. `period` is its year, where the picture does not give it otherwise.

    `url` is its sentence; `note` a doubt or a correction that it bears.
    """

    value: Decimal
    high: Decimal | None = None
    bound: Bound = Bound.EXACT
    status: Status = Status.TARGET
    period: int = 0
    url: str = ""
    note: str = ""

    def words(self, unit: str) -> str:
        """The figure in words; a unit other than % stands once above all of them."""
        return amount(self.value, self.high, unit if unit == "%" else "", self.bound)

    def described(self, unit: str) -> str:
        """The figure in words with its unit and its note."""
        words = amount(self.value, self.high, unit, self.bound)
        return f"{words}（{self.note}）" if self.note else words

    @property
    def values(self) -> Iterator[Decimal]:
        """Its ends: one, or two of a range."""
        yield self.value
        if self.high is not None:
            yield self.high

    @property
    def middle(self) -> Decimal:
        """The value, or the middle of a range."""
        return self.value if self.high is None else (self.value + self.high) / 2


class Absence(StrEnum):
    """Why there is no figure."""

    NOT_HELD = "not_held"
    NOT_SAID = "not_said"
    WORDS = "words"
    TORN = "torn"
    UNREAD = "unread"
    MENTIONED = "mentioned"
    AMOUNT = "amount"
    RISE = "rise"
    FALL = "fall"
    OTHER = "other"  # of other years, or of a part of the place

    @property
    def label(self) -> str:
        return _ABSENCES[self]


_ABSENCES = {
    Absence.NOT_HELD: "未收录",
    Absence.NOT_SAID: "未提",
    Absence.WORDS: "措辞",
    Absence.TORN: "残缺",
    Absence.UNREAD: "未读出",
    Absence.MENTIONED: "提到",
    Absence.AMOUNT: "仅总量",
    Absence.RISE: "仅升幅",
    Absence.FALL: "仅降幅",
    Absence.OTHER: "不可比",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Absent:
    """No figure; `said` are words in its place (与经济增长同步), `url` where they stand."""

    why: Absence
    said: str = ""
    url: str = ""
    note: str = ""

    def words(self, unit: str) -> str:
        """The reason in a word."""
        return self.why.label

    def described(self, unit: str) -> str:
        """The reason, with the words that stand for a figure."""
        words = f"{self.why.label}“{self.said}”" if self.said else self.why.label
        return f"{words}（{self.note}）" if self.note else words


NOTED = "※"
"""Behind words that bear a note."""
NOTES = f"{NOTED} 读取存疑或编者更正"


def shown(one: Amount | Absent, unit: str) -> str:
    """The words that stand in the picture."""
    return one.words(unit) + (NOTED if one.note else "")


# --- Marks ----------------------------------------------------------------------------------------

TONES = {
    Status.TARGET: Tone.TARGET,
    Status.ACTUAL: Tone.ACTUAL,
    Status.ESTIMATE: Tone.ESTIMATE,
}
_DIRECTIONS = {Bound.AT_LEAST: 1, Bound.AT_MOST: -1}
_ABOUT = 10
"""How far a band reaches beyond its mark: it tells that 左右 was said, not how far that is."""


def status_mark(status: Status, x: float, y: float, radius: float = 4.6) -> str:
    """A ring for a target, a filled dot for a result, a half-filled one for an estimate.

    A dot has room within a ring: a target and a result of one value are both seen.
    """
    if status is Status.TARGET:
        return ring(x, y, radius * 1.13)
    return dot(x, y, radius * 0.87) if status is Status.ACTUAL else half_dot(x, y, radius)


def amount_marks(amount: Amount, of: Scale, y: float) -> str:
    """A figure on a scale that runs across: its mark, arrow or band; of a range, both ends."""
    x = of.place(amount.value)
    end = x if amount.high is None else of.place(amount.high)
    marks = around(amount.bound, x, end, y)
    if amount.high is not None:
        marks += line(f"M{at(x)} {at(y)}H{at(end)}") + status_mark(amount.status, end, y)
    return marks + status_mark(amount.status, x, y)


def around(bound: Bound, x: float, end: float, y: float, radius: float = 4.6) -> str:
    """What a bound adds to marks from `x` to `end`: an arrow, a band behind them, or nothing."""
    if bound is Bound.ABOUT:
        return band(x - _ABOUT, end + _ABOUT, y)
    return arrow(x, y, _DIRECTIONS[bound], radius) if bound in _DIRECTIONS else ""


def key_of(amounts: Iterable[Amount | Absent]) -> Iterator[Entry]:
    """What stands around the marks of these and behind their words, as far as any has it."""
    found = list(amounts)
    bounds = {one.bound for one in found if isinstance(one, Amount)}
    for bound in (Bound.ABOUT, Bound.AT_LEAST, Bound.AT_MOST):
        if bound in bounds:
            yield Entry(BOUNDS[bound], partial(_around_nothing, bound))
    if Bound.RANGE in bounds or any(isinstance(one, Amount) and one.high for one in found):
        yield Entry("区间", lambda x, y: interval(x - 7, x + 7, y))
    if any(one.note for one in found):
        yield Entry(NOTES)


def _around_nothing(bound: Bound, x: float, y: float) -> str:
    """What a bound adds to a mark, without one."""
    direction = _DIRECTIONS.get(bound, 0)
    if not direction:
        return band(x - 7, x + 7, y)
    return arrow(x - 5 * direction, y, direction, 0)
