"""What is said of a subject: growth, bounds, and lists of amounts (分别增长5%、7%左右).

A predicate is read from its first token on, by walking: each token is a part of its grammar or
ends it, so that an amount which belongs to another subject is never reached.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from generator.figures.sentence import Sentence
from generator.figures.tokens import (
    AIMS,
    BOUNDS_AFTER,
    BOUNDS_BEFORE,
    CHANGES,
    CLAUSE_ENDS,
    DIVIDERS,
    RATES,
    RISES,
    Kind,
)
from generator.grammar.numerals import Amount
from generator.model import Basis, Bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One amount and the words that govern it.

    `changes`: 增长, 下降 or their like stand before it; `to` tells 提高到1.9% from 提高0.1%.
    `rate`: 增速 or 增幅 does. `falls`: the change is downwards, so that the figure's sign is minus.
    `done`: 完成 or 实现 does, after which a bare % is a share of a plan. `aim`: the text calls the
    figure a target (5%的预期目标, 目标为5%). `since`: an earlier amount does (由8亿元增加到13亿元).
    `attributive`: it is of what is named behind it (超500亿元的县, 20亿元技改投资). `unchanged`: no
    number but 持平. `controlled`: 控制 does, so that a target is a ceiling.
    `[start, end)` are its words in the text, `stop` is the token behind it and what belongs to it.
    """

    amount: Amount
    bound: Bound
    start: int
    end: int
    stop: int
    changes: bool = False
    to: bool = False
    rate: bool = False
    falls: bool = False
    done: bool = False
    aim: bool = False
    since: bool = False
    attributive: bool = False
    unchanged: bool = False
    controlled: bool = False
    has_own_bound: bool = False
    basis: Basis = Basis.UNSAID
    stance: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """The figures of a predicate in the order of its subjects; none where it gives no amount.

    `end` is the token where the reading stopped. `estimate`: 预计 or 有望 stands in it. `each`: 均
    or 分别; `alike`: 均. `averaged`: it speaks of several years (年均, 五年); `mean`: of what is
    true of one of them (年均, 每年); `yearly`: of each of them (每年). `summed`: 累计, of one year
    or of several. `base` is the year that it compares with (比2020年增长30%), None for the year
    before or none. `more`: the list after 分别 goes on, so that it has subjects besides those asked
    for.
    """

    figures: tuple[Figure, ...]
    end: int
    estimate: bool = False
    each: bool = False
    alike: bool = False
    averaged: bool = False
    mean: bool = False
    yearly: bool = False
    summed: bool = False
    base: int | None = None
    more: bool = False


_SEPARATORS = frozenset({Kind.LISTING, Kind.COMMA, Kind.JOINING})
_NOUNS = frozenset({Kind.OF, Kind.TEXT, Kind.ENTITY, Kind.ACTOR, Kind.AREA, Kind.VERB})
_PLANS = AIMS | {Kind.SETTING, Kind.PLAN}
_BASES = {Kind.COMPARABLE: Basis.COMPARABLE, Kind.REAL: Basis.REAL, Kind.NOMINAL: Basis.NOMINAL}
_POINT_IN_TIME = frozenset({"年", "月", "日", "天", "位", "名", "次"})
_UNIT_OF_RATE = "%"
_COMPARED_WITH = frozenset({Kind.COMPARISON, Kind.BASE_YEAR})
_OVER_YEARS = frozenset({Kind.AVERAGED, Kind.EVERY_YEAR, Kind.SEVERAL_YEARS})


@dataclass(slots=True)
class _Walk:
    """What the tokens of a predicate have said so far.

    The first group is of the next figure, the second of the predicate as a whole.
    """

    bound: Bound = Bound.EXACT
    changes: bool = False
    to: bool = False
    rate: bool = False
    falls: bool = False
    done: bool = False
    aim: bool = False
    since: bool = False
    controlled: bool = False
    basis: Basis = Basis.UNSAID

    estimate: bool = False
    each: bool = False
    alike: bool = False
    averaged: bool = False
    mean: bool = False
    yearly: bool = False
    summed: bool = False
    base: int | None = None
    stance: list[str] = field(default_factory=list)
    as_set: bool = False

    def take(self, sentence: Sentence, index: int) -> bool:
        """Takes in what a token says; False where it is no part of a figure's grammar."""
        token = sentence.tokens[index]
        kind = token.kind
        if kind in CHANGES:
            # 降幅收窄至3% is still a fall, 增速回落至5% still a rise.
            self.falls = self.falls if self.rate else kind is Kind.DOWN
            self.changes, self.to, self.bound = True, False, Bound.EXACT
        elif kind in RATES:
            self.rate, self.changes, self.falls = True, False, kind is Kind.FALLING_RATE
        elif kind in BOUNDS_BEFORE:
            self.bound = BOUNDS_BEFORE[kind]
        elif kind in _BASES:
            self.basis = _BASES[kind]
        elif kind is Kind.RESOLVE:
            self.stance.append(token.text)
        elif token.text in _AS_SET:
            self.as_set = True
        elif kind in AIMS:
            self.aim = True
        elif kind is Kind.CONTROL:
            self.controlled = True
        elif kind is Kind.TO:
            self.to = True
        elif kind is Kind.ATTAINMENT or (kind is Kind.OF and sentence.is_any(index - 1, _PLANS)):
            self.done = True  # 为预算的101% is a share as 完成101% is
        elif kind is Kind.EXPECTATION:
            self.estimate = True
        elif kind in (Kind.EACH, Kind.ALIKE):
            self.each, self.alike = True, kind is Kind.ALIKE
        elif kind in _OVER_YEARS:
            self.averaged = True
            self.mean = self.mean or kind is not Kind.SEVERAL_YEARS
            self.yearly = kind is Kind.EVERY_YEAR
        elif kind is Kind.SUMMED:
            self.summed = True
        elif kind is Kind.BASE_YEAR:
            self.base = token.year
        else:
            return token.fills
        return True

    def anew(self) -> _Walk:
        """The same without what was said of a figure that is only a base."""
        fresh = _Walk()
        fresh.estimate, fresh.each, fresh.stance = self.estimate, self.each, self.stance
        fresh.as_set = self.as_set
        return fresh

    def goes_on_from(self, figure: Figure) -> None:
        """What a list's next figure takes over: 分别不低于5%、7%, 分别下降5%、7%."""
        self.aim = False
        if figure.has_own_bound:
            self.bound = Bound.EXACT

    def figure(self, sentence: Sentence, index: int, amount: Amount) -> Figure:
        """The figure whose amount is the token `index`, with what stands behind it."""
        stop = index + 1
        after = BOUNDS_AFTER.get(sentence.tokens[stop].kind) if stop < len(sentence) else None
        stop += after is not None
        aim = self.aim or _names_aim(sentence, stop)
        bound = self.bound
        if amount.high is not None:
            bound = Bound.RANGE
        elif after and after is not Bound.RANGE and bound is Bound.EXACT:
            bound = after
        return Figure(
            amount=amount,
            bound=bound,
            start=amount.start,
            end=amount.end,
            stop=stop,
            changes=self.changes,
            to=self.to,
            rate=self.rate or _names_growth(sentence, stop),
            falls=self.falls,
            done=self.done,
            aim=aim,
            since=self.since,
            attributive=sentence.is_any(stop, _NOUNS) and not aim,
            controlled=self.controlled,
            has_own_bound=after is not None or amount.high is not None,
            basis=self.basis,
            stance="".join(dict.fromkeys(self.stance)) or self._set_as(sentence, stop),
        )

    def _set_as(self, sentence: Sentence, stop: int) -> str:
        """按…安排 around a figure: what a plan reckons with rather than what it aims at."""
        while self.as_set and sentence.is_any(stop, _AROUND_SET):
            if sentence.tokens[stop].text == _SET:
                return _SET_AS
            stop += 1
        return ""


def read_predicate(sentence: Sentence, start: int, most: int = 1) -> Predicate:
    """What is said from the token `start` on, of a subject that ends there: at most `most` figures.

    The reading stops at the first token that is not part of a figure's grammar.
    """
    walk = _Walk()
    figures: list[Figure] = []
    end = start
    while len(figures) < most:
        if figures and not sentence.is_any(end, _SEPARATORS):
            break
        figure, stop = _next_figure(sentence, end + 1 if figures else start, walk)
        if figure is None:
            end = end if figures else stop
            break
        if figures and _begins_anew(sentence, end, figures[-1], figure):
            break  # 达到25780元，增长5.8%: two figures of the same subjects, no list
        figures.append(figure)
        walk.goes_on_from(figure)
        end = stop
    return Predicate(
        figures=_shared(figures),
        end=end,
        estimate=walk.estimate,
        each=walk.each,
        alike=walk.alike,
        averaged=walk.averaged,
        mean=walk.mean,
        yearly=walk.yearly,
        summed=walk.summed,
        base=walk.base,
        more=walk.each and _goes_on(sentence, end, figures),
    )


def _begins_anew(sentence: Sentence, separator: int, last: Figure, following: Figure) -> bool:
    """Whether a clause gives another kind of number than the one before it."""
    units = last.amount.unit, following.amount.unit
    return sentence.kind(separator) is Kind.COMMA and all(units) and units[0] != units[1]


def _goes_on(sentence: Sentence, end: int, figures: Sequence[Figure]) -> bool:
    """Whether another figure of the same unit follows: 分别增长26.7%和18.9%."""
    if not (figures and sentence.is_any(end, DIVIDERS)):
        return False
    following = sentence.tokens[end + 1] if end + 1 < len(sentence) else None
    return bool(following and following.amount and following.amount.unit == figures[-1].amount.unit)


def _next_figure(sentence: Sentence, start: int, walk: _Walk) -> tuple[Figure | None, int]:
    """The next figure, None where the grammar is left before one, and the token behind."""
    index = start
    if _gives_amount(sentence, start):
        return None, start  # 收入的82%用于民生 is a part of it
    while index < len(sentence):
        token = sentence.tokens[index]
        if token.amount:
            if token.amount.unit in _POINT_IN_TIME:
                return None, index
            figure = walk.figure(sentence, index, token.amount)
            if sentence.kind(figure.stop) is not Kind.BASE_POINT:
                return figure, figure.stop
            walk = walk.anew()  # 在上年增长10%的基础上再增4%: what it sets out from
            index = figure.stop + 1
            continue
        if token.kind in _COMPARED_WITH and _gives_amount(sentence, index + 1):
            walk.take(sentence, index)
            index += 3  # 比2021年的41.7微克下降4.1微克: the other year's own
            continue
        if token.kind is Kind.UNCHANGED:
            return _unchanged(walk, sentence, index), index + 1
        if token.kind is Kind.SINCE:
            origin = sentence.tokens[index + 1].amount if index + 1 < len(sentence) else None
            if origin is None or origin.high is not None:
                return None, index
            walk.since = True
            index = _behind_origins(sentence, index + 1)
            continue
        if not walk.take(sentence, index):
            return None, index
        index += 1
    return None, index


def _behind_origins(sentence: Sentence, index: int) -> int:
    """Behind the amounts from which something rose: 从[4万元和2万元]分别提高到5万元和3万元."""
    while sentence.is_any(index + 1, DIVIDERS) and sentence.kind(index + 2) is Kind.AMOUNT:
        index += 2
    return index + 1


def _gives_amount(sentence: Sentence, index: int) -> bool:
    return sentence.kind(index) is Kind.OF and sentence.kind(index + 1) is Kind.AMOUNT


def _unchanged(walk: _Walk, sentence: Sentence, index: int) -> Figure:
    """The figure that 持平 is: a change of nothing."""
    token = sentence.tokens[index]
    nothing = Amount(
        value=Decimal(0), high=None, scale="", unit=_UNIT_OF_RATE, start=token.start, end=token.end
    )
    return replace(walk.figure(sentence, index, nothing), rate=True, unchanged=True)


_AS_SET = frozenset({"按", "按照"})
_SET = "安排"
_SET_AS = "按…安排"
_AROUND_SET = frozenset({Kind.SETTING, Kind.OF, Kind.AIM, Kind.PLAN, Kind.FILLER})  # 按5%的目标安排

_GROWTH_FILLERS = frozenset({Kind.COMPARISON, Kind.FILLER, Kind.OF, Kind.WHOLE_YEAR})
_GROWTH_NOUNS = RISES | {Kind.RATE}
_AIM_FILLERS = _GROWTH_FILLERS | {
    Kind.UP,
    Kind.PLAN,
    Kind.SETTING,
    Kind.MANNER,
    Kind.IMPROVE,
    Kind.HOLD,
    Kind.CONTROL,
    Kind.TEXT,
    Kind.ENTITY,
}
_AIM_REACH = 4  # tokens between a figure and the word that calls it a target


def _names_growth(sentence: Sentence, index: int) -> bool:
    """Whether the words behind a figure make it a rate: 5.3%的增长; not 3个增长点."""
    while sentence.is_any(index, _GROWTH_FILLERS):
        index += 1
    if not sentence.is_any(index, _GROWTH_NOUNS):
        return False
    # 2.76万亿元增长6.1%: that growth has a figure of its own.
    return sentence.kind(index + 1) is not Kind.AMOUNT


def _names_aim(sentence: Sentence, index: int) -> bool:
    """Whether the words behind a figure call it a target: 6%的年度目标; not 5%，目标是6%."""
    for at in range(index, min(index + _AIM_REACH, len(sentence))):
        token = sentence.tokens[at]
        if token.kind in AIMS:
            following = sentence.kind(at + 1)
            return following not in (Kind.COPULA, Kind.COLON)
        if token.kind not in _AIM_FILLERS or (token.kind is Kind.TEXT and len(token.text) > 2):
            return False
    return False


def _shared(figures: list[Figure]) -> tuple[Figure, ...]:
    """A list's last bound and unit hold for the figures before it that have none: 5%、7%左右."""
    if len(figures) < 2:
        return tuple(figures)
    last = figures[-1]
    plain = last.bound is not Bound.RANGE and all(f.bound is Bound.EXACT for f in figures[:-1])
    shared = []
    for figure in figures[:-1]:
        amount = figure.amount
        if not amount.unit and not amount.scale:
            amount = replace(amount, unit=last.amount.unit, scale=last.amount.scale)
        shared.append(replace(figure, amount=amount, bound=last.bound if plain else figure.bound))
    return (*shared, last)


def ends_clause(sentence: Sentence, index: int) -> bool:
    """Whether a clause ends at a token, or the sentence does."""
    return index >= len(sentence) or sentence.tokens[index].kind in CLAUSE_ENDS
