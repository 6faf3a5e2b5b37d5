"""What a sentence says of indicators: subjects, their values, and the words that say them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from generator.catalogue.indicators import Indicator, Measure
from generator.figures.names import Kind, Name, Names
from generator.figures.predicates import Figure, Predicate, read_predicate
from generator.model import Bound
from generator.text import to_halfwidth

# --- Text -----------------------------------------------------------------------------------------

_CLAUSE_END = "，；：。！？"


@dataclass(frozen=True)
class Clean:
    """A paragraph without white space, asides and note marks; positions lead back to it."""

    text: str
    positions: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The range of the paragraph's own text that the range of clean text comes from."""
        return self.positions[start], self.positions[end - 1] + 1


_PUNCTUATION = str.maketrans(
    {";": "；", ":": "：", "(": "（", ")": "）", "﹐": "，", "﹪": "%", "／": "/", "μ": "µ"}
)
_LEFT_OUT = re.compile(
    r"""
      (?<!\d)\s+ | \s+(?!\d)                      # white space, except between two numbers
    | (?<=\d)\s+(?=\d{3}(?!\d)\s*(?:人|万|亿|元|名))  # 5 416人: a thousand with its space
    | \^?[\[［〔【]\d{1,3}[\]］〕】] | [①-⑳]      # note marks
    | (?<=PM)_                                  # PM_2.5, a subscript as text
    """,
    re.VERBOSE,
)
_BRACKETS = re.compile(r"（([^（）]*)）")
_HOLDS_FIGURES = re.compile(r"\d\s*(?:%|[万亿]|微克)|(?:增长|下降|上涨|增速|增幅)[^，。]{0,4}\d")
_NARROWS = re.compile(r"限额?以?上|本级|市区|城区")


_HAN_YEAR = re.compile("[一二][〇○零一二三四五六七八九]{3}(?=年)")
_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


def _in_digits(year: re.Match[str]) -> str:
    return year.group().translate(_HAN_DIGITS)


def clean(text: str, left_out: Sequence[tuple[int, int]] = ()) -> Clean:
    """The text folded, years in digits, and without what stands between its words.

    Brackets that give a figure are read as clauses: 240亿元（增长5%） as 240亿元，增长5%. Those
    that narrow a name stay with it: 零售总额（限上） is another series. The rest, （R&D） or
    （不含农户）, is an aside and goes, as do the ranges `left_out`.
    """
    folded = re.sub(r",(?!\d{3}(?!\d))", "，", to_halfwidth(text)).translate(_PUNCTUATION)
    chars = list(_HAN_YEAR.sub(_in_digits, re.sub(r"(?<=\d)[·•](?=\d)", ".", folded)))
    gone = [(found.start(), found.end()) for found in _LEFT_OUT.finditer(folded)]
    gone += left_out
    for found in _BRACKETS.finditer(folded):
        start, end = found.span()
        if _NARROWS.search(found[1]):
            gone += ((start, start + 1), (end - 1, end))
        elif _HOLDS_FIGURES.search(found[1]):
            chars[start] = chars[end - 1] = "，"
            if not folded[end:].lstrip() or folded[end:].lstrip()[0] in _CLAUSE_END + "、":
                gone.append((end - 1, end))
        else:
            gone.append((start, end))
    for start, end in gone:
        chars[start:end] = [""] * (end - start)
    kept = tuple(i for i, char in enumerate(chars) if char)
    return Clean("".join(chars), kept)


# --- Values -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Value:
    """A figure in its indicator's unit, printed at `[start, end)` of the clean text.

    `aim`: the text itself calls it a target.
    """

    value: Decimal
    high: Decimal | None
    bound: Bound
    aim: bool
    start: int
    end: int


_FLIPPED = {Bound.AT_LEAST: Bound.AT_MOST, Bound.AT_MOST: Bound.AT_LEAST}


def _value(indicator: Indicator, figure: Figure) -> Value | None:
    """The figure as a value of the indicator; None where it is another kind of number.

    A fall is negative and its bound turns: 下降5%以上 is at most -5.
    """
    amount = figure.amount
    index = indicator.index_base
    as_index = index is not None and not figure.changes and amount.value > index / 2
    unit = Decimal(1) if as_index else indicator.units.get(amount.unit.replace("μ", "µ"))
    if unit is None or (as_index and amount.unit not in ("", "%")):
        return None
    factor = amount.factor * unit
    negative = False
    if indicator.measure is Measure.GROWTH:
        # 完成85% is progress, 提高到5% a share; 增速提高到5% and 增长达到5% are growth.
        if not figure.rate and (figure.to or (figure.done and not figure.changes)):
            return None
        # 由8亿元增加到13亿元、增长60%: over years that the words do not name.
        if figure.since and not figure.rate:
            return None
        negative = figure.falls
    elif figure.changes and not figure.to:
        return None
    low = amount.value * factor
    high = None if amount.high is None else amount.high * factor
    if as_index and index is not None:
        low, high = low - index, None if high is None else high - index
    bound = figure.bound
    if negative:
        low, high = (-low, None) if high is None else (-high, -low)
        bound = _FLIPPED.get(bound, bound)
    least, most = indicator.plausible
    if not least <= low <= most:
        return None
    if amount.scale or unit != 1:
        low, high = _plain(low), None if high is None else _plain(high)
    return Value(low, high, bound, figure.aim, amount.start, amount.end)


def _plain(value: Decimal) -> Decimal:
    """Without exponent and without the zeros that a conversion leaves: 10616.40 is 10616.4."""
    text = format(value, "f")
    return Decimal(text.rstrip("0").rstrip(".") if "." in text and value != 0 else text)


# --- Statements ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Statement:
    """Subjects and what is said of them.

    `subjects` are indicator ids in order, "" for another series. `values` pairs those that have a
    figure with it. `[start, end)` are the words that say it; `name` is where the first name stands,
    `figure` where what is said of it begins, `rest` the clause from there on. `year` is set where
    the years of a list are paired with its figures (2021年、2022年分别增长8%、4%).
    """

    subjects: tuple[str, ...]
    kind: Kind
    predicate: Predicate
    values: tuple[tuple[str, Value], ...]
    start: int
    end: int
    name: int
    figure: int
    rest: str
    joined: bool
    year: int | None = None


@dataclass(frozen=True)
class _Subjects:
    """A list of subjects `[start, end)`: their indicator ids in order and the names found in it.

    An id is "" for another series; `joined` tells that there is one.
    """

    ids: tuple[str, ...]
    names: list[Name]
    start: int
    end: int
    joined: bool


@dataclass(frozen=True)
class _Predication:
    """A predicate with the values that it gives. `together`: also of subjects that waited."""

    predicate: Predicate
    values: tuple[tuple[str, Value], ...]
    together: bool = False


_HEAD_SPLIT = re.compile(r"、|以及|[和与及]")
_NEXT_HEAD = re.compile(r"(?:增速|增幅|涨幅|增长率)?(?:、|以及|[和与及])")
_KEEPS_PACE = re.compile(
    r"(?:增长|增速|增幅)?(?:基本|保持|大体|相)*(?:同步|匹配|相当|持平|适应|协调|一致)"
)
_ET_CETERA = re.compile(r"等\d*[^，。；：、\d]{0,8}?(?:指标|数据|收入)")
_SAID_FROM = re.compile(
    r"分别|(?<!平)均|都|等|虽|预计|有望|增长|上涨|上升|下降|提高|达|完成|突破|超|控制|稳定|保持|实现"
    r"|位居|排名|列|居|年度|(?<![A-Za-z.\d])\d"
)
_ASIDE = re.compile(
    r"(?:总量|规模|增速|增幅|增量|人均)?"
    r"(?:扣除|剔除|按可比|位?居|位?列|排名?|占|跃居|跃升|进位|连续|首次|创|站上|升至|稳居|净增|迈上|跨越|高于|快于|低于"
    r"|(?:为|超额?|完成|超额完成|提前完成)[^，。；]{0,4}(?:计划|预算|目标|任务)|[比较](?:全|年初|预期|预算)[^，。；]{1,8}[高快低多])"
)
_MOST_NAMES = 200
"""A sentence that names indicators more often is no prose, and reading it would take long."""
_MOST_LISTED = 8
_YEARS_LISTED = re.compile(r"((?:(?:19|20)\d\d年(?:、|和|以及|及)){1,5}(?:19|20)\d\d年)(?=分别)")
_AT_TIME = re.compile(
    r"(?:(?:19|20)\d\d年|全年|去年|今年|上半年|下半年|[一二三四]季度|前三季度)(?:累计)?"
    r"(?=(?:同比|实际|预计|比上年|较上年)*(?:增长|下降|上涨|增速|完成|实现|达))"
)
_SAME_SUBJECT = re.compile(
    r"力争|争取|努力|位?居|位?列|排名?|全[国省市区县州]第|高于|低于|快于|创|较|比|增[长幅速加]"
    r"|同比|总量|再创|连续|首次|下降"
)
_SAYING = re.compile(
    r"""
    (?: 增速 | 增幅 | 涨幅 | 增长率 | 总量 | 强度 | 年度任务 | 任务 | 完成情况 | 指标 | 虽然? | 预计
      | 有望 | 可望 | 同比 | 比上年 | 较上年 | 均 | 都 | 也 | 分别 | 继续 | 全年 | 总体 | 要 | 将 )*
    (?: 排名? | 位?居 | 位?列 | 跃居 | 位次 | 高于 | 低于 | 快于 | 好于 | 优于 | 不低于 | 超
      | [比较].{2,10}?[高快低多] | 与.{2,12}?(?:同步|持平|相当|匹配) | 基本 | 同步 | 持平 | 稳
      | 保持 | 恢复 | 实现 | 持续
      | 完成 | 超额 | 全[国省市区县] | 首次 | 连续 | 创 | 未 | 不及 | 增长 | 下降 | 上涨 | 改善
      | 回升 | 回落 | 提高 | 提升 | 由 | 明显 | 大幅 | 进一步 | 突破 | 达 | 迈上 | 控制 | 翻 | 较快
      | 合理 | 处于 | 再 | 进入 | 提前 | 平稳 | 促 | 退出 )
    """,
    re.VERBOSE,
)


def says_something(words: str) -> bool:
    """Whether words after a subject say something of it (排名全省第5), be it without a figure."""
    return bool(_SAYING.match(words))


@dataclass(frozen=True)
class Sentence:
    """One sentence `[start, end)` of a paragraph's clean text, read from left to right."""

    text: str
    start: int
    end: int
    names: Names

    def statements(self) -> Iterator[Statement]:
        """What the sentence says of indicators."""
        found = self.names.find(self.text, self.start, self.end)
        if len(found) > _MOST_NAMES:
            return
        done = self.start
        waiting: Statement | None = None
        index = 0
        while index < len(found):
            listed = self._subjects(done, found, index)
            index += len(listed.names)
            if not any(listed.ids):
                waiting = None
                continue
            limit = found[index].start if index < len(found) else self.end
            statement = self._statement(listed, limit, waiting)
            level_only = not statement.values and bool(statement.predicate.figures)
            waiting = statement if level_only else None
            done = max(done, statement.predicate.end)
            yield from self._by_year(statement)
            for later in self._at_other_times(statement, limit):
                done = max(done, later.predicate.end)
                yield later

    def _by_year(self, statement: Statement) -> Iterator[Statement]:
        """The statement, or one for each of the years that it lists."""
        years = _YEARS_LISTED.match(self.text, statement.figure, self.end)
        if not years or len(statement.subjects) != 1 or statement.kind is Kind.MENTION:
            yield statement
            return
        numbers = [int(year) for year in re.findall(r"\d{4}", years[1])]
        predicate = read_predicate(self.text, years.end(), len(numbers))
        series = (self.names.indicators[statement.subjects[0]],) * len(numbers)
        for number, indicator, figure in zip(numbers, series, predicate.figures, strict=False):
            value = _value(indicator, figure)
            if len(predicate.figures) == len(numbers) and value and not predicate.averaged:
                yield replace(
                    statement,
                    predicate=predicate,
                    values=((indicator.id, value),),
                    end=self._quote_end(predicate.end),
                    year=number,
                )

    def _at_other_times(self, statement: Statement, limit: int) -> Iterator[Statement]:
        """What later clauses say of the one subject at other times: 上半年增长4%，全年增长5%."""
        if len(statement.subjects) != 1 or statement.kind is Kind.MENTION:
            return
        (indicator_id,) = statement.subjects
        reached = statement.predicate.end
        while (following := self._next_item(reached, min(self.end, limit))) is not None:
            time = _AT_TIME.match(self.text, following, self.end)
            predicate = read_predicate(self.text, time.end() if time else following)
            reached = max(predicate.end, following)
            if time is None:
                if not predicate.figures and not _ASIDE.match(self.text, following):
                    return
                continue
            values = self._pair((indicator_id,), statement.kind, predicate)
            if values:
                yield replace(
                    statement,
                    predicate=predicate,
                    values=values,
                    end=self._quote_end(predicate.end),
                    name=time.end(),
                    figure=time.end(),
                    rest=self.text[time.end() : self._clause_end(time.end())],
                )

    def _subjects(self, done: int, found: Sequence[Name], index: int) -> _Subjects:
        """The list that `found[index]` opens or stands in."""
        first = found[index]
        left = max(self._clause_start(first.start), done)
        subjects, joined, list_start = self._left_of(left, first)
        group = [first]
        position = first.end
        clause_end = self._clause_end(position)
        while separator := _NEXT_HEAD.match(self.text, position, clause_end):
            announced = _SAID_FROM.search(self.text, separator.end(), clause_end)
            near = [n for n in found[index + len(group) :][:1] if n.start < clause_end]
            if near and _KEEPS_PACE.match(self.text, near[0].end, clause_end):
                break  # 收入与经济增长同步 says nothing of growth itself
            if near and not (announced and announced.start() < near[0].start):
                more, others, _ = self._left_of(separator.end(), near[0])
                subjects += more
                joined = joined or others
                group.append(near[0])
                position = near[0].end
            elif announced and announced.start() > separator.end():
                between = self.text[separator.end() : announced.start()]
                subjects += ("",) * len([part for part in _HEAD_SPLIT.split(between) if part])
                joined = True
                position = announced.start()
            else:
                break
        return _Subjects(subjects, group, list_start, position, joined)

    def _left_of(self, left: int, name: Name) -> tuple[tuple[str, ...], bool, int]:
        """The subjects of a list up to `name`, and whether another series is among them.

        Third, where the list begins: after an item that has its own figure.
        """
        *items, nearest = self.text[left : name.start].split("、")
        others = 0
        list_start = name.start - len(nearest)
        for item in reversed(items):
            if not item or re.search(r"(?<!\d)\d++(?!年)", item):
                break
            others += 1
            list_start -= len(item) + 1
        rest = self.names.leading(nearest, name)
        own = name.indicators
        if rest:
            coordinated = re.fullmatch(r"[^占比较]+?(?:以及|[和与及])", rest)
            if coordinated:
                others += 1
            else:
                own = ("",) * len(name.indicators)
        return ("",) * others + own, others > 0, list_start

    def _statement(self, listed: _Subjects, limit: int, waiting: Statement | None) -> Statement:
        """What is said after the subjects, through the clauses that keep them, up to `limit`."""
        subjects = listed.ids
        kind = max(name.kind for name in listed.names)
        et_cetera = _ET_CETERA.match(self.text, listed.end)
        begin = et_cetera.end() if et_cetera else listed.end
        found = self._predication_at_once(listed, begin, kind)
        if not found.values and self._keeps_subject(begin, found.predicate):
            found = self._predication_later(found, subjects, kind, limit, waiting)
        antecedent = min(name.quote_from for name in listed.names)
        quote = listed.start if antecedent >= listed.start else self._clause_start(antecedent)
        if waiting and found.together:
            quote = waiting.start
        last = found.predicate.end if found.values else self._wording_end(begin)
        return Statement(
            subjects=subjects,
            kind=kind,
            predicate=found.predicate,
            values=found.values,
            start=quote,
            end=self._quote_end(last),
            name=listed.names[0].start,
            figure=begin,
            rest=self.text[begin : self._clause_end(begin)],
            joined=listed.joined,
        )

    def _predication_at_once(self, listed: _Subjects, begin: int, kind: Kind) -> _Predication:
        """What the clause of the subjects says of them, after their names or before the one."""
        predicate = read_predicate(self.text, begin, len(listed.ids))
        values = self._pair(listed.ids, kind, predicate)
        if not values and len(listed.ids) == 1:
            values = self._measured_before(listed, begin)
            predicate = replace(predicate, end=begin) if values else predicate
        return _Predication(predicate, values)

    def _keeps_subject(self, begin: int, predicate: Predicate) -> bool:
        """Whether what follows the subjects is such that the next clause can be of them too."""
        clause_end = self._clause_end(begin)
        if predicate.averaged or any(figure.since for figure in predicate.figures):
            return False
        return (
            bool(predicate.figures)
            or predicate.end == clause_end
            or bool(_ASIDE.match(self.text, begin))
            or says_something(self.text[begin:clause_end])
        )

    def _predication_later(
        self,
        first: _Predication,
        subjects: tuple[str, ...],
        kind: Kind,
        limit: int,
        waiting: Statement | None,
    ) -> _Predication:
        """What a later clause says of the subjects, or of those that wait with them; else `first`.

        A level, a rank or a share of the plan may stand between: 240亿元，居全省第3位，增长6%.
        """
        both = waiting.subjects + subjects if waiting else subjects
        reached = first.predicate.end
        while (following := self._next_item(reached, min(self.end, limit))) is not None:
            predicate = read_predicate(self.text, following, len(both))
            if len(both) == 1 and predicate.more:
                predicate = self._read_last(following)
            reached = max(predicate.end, following)
            # 预计完成130亿元，增长18%: both are expected.
            predicate = replace(predicate, estimate=first.predicate.estimate or predicate.estimate)
            together = len(both) > len(subjects) and len(predicate.figures) == len(both)
            values = self._pair(both if together else subjects, kind, predicate)
            if values:
                return _Predication(predicate, values, together)
            if predicate.averaged or any(figure.since for figure in predicate.figures):
                break
            whole = reached >= self._clause_end(following)
            if not (predicate.figures or whole or _ASIDE.match(self.text, following)):
                break
        return first

    def _pair(
        self, subjects: tuple[str, ...], kind: Kind, predicate: Predicate
    ) -> tuple[tuple[str, Value], ...]:
        """Each indicator with its figure: one for each, or one for all; empty if neither fits."""
        figures = predicate.figures
        if kind is Kind.MENTION or predicate.averaged or predicate.more:
            return ()
        if len(figures) == 1 and (kind is not Kind.COLLECTIVE or predicate.each):
            figures = figures * len(subjects)
        if len(figures) != len(subjects):
            return ()
        return tuple(
            (indicator_id, value)
            for indicator_id, figure in zip(subjects, figures, strict=True)
            if indicator_id and (value := _value(self.names.indicators[indicator_id], figure))
        )

    def _read_last(self, position: int) -> Predicate:
        """The last figure of a list that a clause of its own gives for several subjects.

        收入50亿元，其中A18亿元，分别增长26.7%和18.9%: the last is of what was named last.
        """
        every = read_predicate(self.text, position, _MOST_LISTED)
        alike = [f for f in every.figures if f.amount.unit == every.figures[0].amount.unit]
        last = replace(every, figures=tuple(alike[-1:]), end=alike[-1].amount.end)
        return replace(last, more=False)

    def _measured_before(self, listed: _Subjects, end: int) -> tuple[tuple[str, Value], ...]:
        """The figure before its name: 增长5.1%的地区生产总值, 5%的经济增长."""
        name = listed.names[0]
        start = self._clause_start(name.start)
        found = self.names.measure_before(self.text[start : name.start], name)
        aim = re.match(r"的?(?:预期)?目标", self.text[end : self.end])
        if not found or (end < self.end and self.text[end] not in _CLAUSE_END + "、" and not aim):
            return ()
        predicate = read_predicate(self.text, start + found.start())
        figures = tuple(replace(f, rate=True, aim=bool(aim)) for f in predicate.figures)
        return self._pair(listed.ids, name.kind, replace(predicate, figures=figures))

    def _next_item(self, position: int, limit: int) -> int | None:
        """Where the next clause or item of the same subject can begin: after ， or 、.

        Also before 至 after an amount: 下降12.5%至28微克.
        """
        if position + 1 < limit and re.match(r"[至到](?=\d)", self.text[position : position + 2]):
            return position
        while position < limit and self.text[position] not in _CLAUSE_END + "、":
            position += 1
        if position + 1 >= limit or self.text[position] not in "，、":
            return None
        return position + 1

    @cached_property
    def _marks(self) -> list[int]:
        """Where the sentence's clauses end: the positions of its ，；：。！？, and its own end."""
        inside = range(self.start, self.end)
        return [*(i for i in inside if self.text[i] in _CLAUSE_END), self.end]

    def _clause_start(self, position: int) -> int:
        index = bisect_left(self._marks, position)
        return self._marks[index - 1] + 1 if index else self.start

    def _clause_end(self, position: int) -> int:
        return self._marks[bisect_left(self._marks, position)] if position < self.end else position

    def _quote_end(self, position: int) -> int:
        """The clause's end, or the end of the item where another subject's item follows."""
        clause_end = self._clause_end(position)
        while position < clause_end:
            if self.text[position] == "、" and not _SAME_SUBJECT.match(self.text, position + 1):
                return position
            position += 1
        return clause_end

    def _wording_end(self, position: int) -> int:
        """The clause's end, and that of the clause that qualifies it: 虽然有望…，但预计…."""
        end = self._clause_end(position)
        while re.match(r"，(?:但|却|仍)", self.text[end : self.end]):
            end = self._clause_end(end + 1)
        return end

    def clause_of(self, position: int) -> str:
        """The words from the clause's beginning to `position`."""
        return self.text[self._clause_start(position) : position]

    def before(self, position: int) -> str:
        """The sentence's words before `position`."""
        return self.text[self.start : position]

    def since_semicolon(self, position: int) -> str:
        """The words before `position` in its own member of a list that ； divides."""
        return self.before(position).rpartition("；")[2]
