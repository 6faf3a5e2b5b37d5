"""What a sentence says of indicators: subjects, their values, and the words that say them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.catalogue.indicators import Indicator, Measure
from generator.figures.names import Kind, Name, Names
from generator.figures.predicates import Figure, Predicate, read_predicate
from generator.model import Bound
from generator.text import fold

# --- Text -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Clean:
    """A paragraph without white space, brackets and note marks; positions lead back to it."""

    text: str
    positions: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The range of the paragraph's own text that the range of clean text comes from."""
        return self.positions[start], self.positions[end - 1] + 1


_PUNCTUATION = str.maketrans(
    {";": "；", ":": "：", "(": "（", ")": "）", "﹐": "，", "％": "%", "／": "/", "μ": "µ"}
)
_LEFT_OUT = re.compile(
    r"""
      (?<!\d)\s+ | \s+(?!\d)                      # white space, except between two numbers
    | \^?[\[［〔【]\d{1,3}[\]］〕】] | [①-⑳]      # note marks
    | （[^（）]*）                                # brackets: （R&D）, （不含农户）
    """,
    re.VERBOSE,
)


def clean(text: str) -> Clean:
    """The text folded, with Chinese punctuation, and without what stands between its words."""
    folded = re.sub(r",(?!\d{3}(?!\d))", "，", fold(text)).translate(_PUNCTUATION)
    kept: list[int] = []
    position = 0
    for match in _LEFT_OUT.finditer(folded):
        kept.extend(range(position, match.start()))
        position = match.end()
    kept.extend(range(position, len(folded)))
    return Clean("".join(folded[i] for i in kept), tuple(kept))


# --- Values -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Value:
    """A figure in its indicator's unit. `aim`: the text itself calls it a target."""

    value: Decimal
    high: Decimal | None
    bound: Bound
    aim: bool


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
    return Value(low, high, bound, figure.aim)


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
    `figure` where what is said of it begins, `rest` the clause from there on.
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


_CLAUSE_END = "，；：。！？"
_HEAD_SPLIT = re.compile(r"、|以及|[和与及]")
_NEXT_HEAD = re.compile(r"(?:增速|增幅|涨幅|增长率)?(?:、|以及|[和与及])")
_ET_CETERA = re.compile(r"等\d*[^，。；：、\d]{0,8}?(?:指标|数据|收入)")
_SAID_FROM = re.compile(
    r"分别|(?<!平)均|都|等|虽|预计|有望|增长|上涨|上升|下降|提高|达|完成|突破|超|控制|稳定|保持|实现"
    r"|位居|排名|列|居|年度|(?<![A-Za-z.\d])\d"
)
_ASIDE = re.compile(
    r"(?:总量|规模|增速|增幅|增量)?"
    r"(?:位?居|位?列|排名?|占|跃居|跃升|进位|连续|首次|创|站上|升至|稳居|净增|迈上|跨越)"
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
      | 与.{2,12}?(?:同步|持平|相当|匹配) | 基本 | 同步 | 持平 | 稳 | 保持 | 恢复 | 实现 | 持续
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
            yield statement

    def _subjects(self, done: int, found: Sequence[Name], index: int) -> _Subjects:
        """The list that `found[index]` opens or stands in."""
        first = found[index]
        left = max(self._clause_start(first.start), done)
        subjects, joined, list_start = self._left_of(left, first)
        group = [first]
        position = first.end
        clause_end = self._clause_end(position)
        while separator := _NEXT_HEAD.match(self.text, position, clause_end):
            said = _SAID_FROM.search(self.text, separator.end(), clause_end)
            near = [n for n in found[index + len(group) :][:1] if n.start < clause_end]
            if near and not (said and said.start() < near[0].start):
                more, others, _ = self._left_of(separator.end(), near[0])
                subjects += more
                joined = joined or others
                group.append(near[0])
                position = near[0].end
            elif said and said.start() > separator.end():
                between = self.text[separator.end() : said.start()]
                subjects += ("",) * len([part for part in _HEAD_SPLIT.split(between) if part])
                joined = True
                position = said.start()
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
            if not item or re.search(r"\d(?!\d*年)", item):
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
        first = predicate = read_predicate(self.text, begin, len(subjects))
        values = self._pair(subjects, kind, predicate)
        together = False
        reached = predicate.end
        clause_end = self._clause_end(begin)
        kept = (
            bool(predicate.figures)
            or predicate.end == clause_end
            or bool(_ASIDE.match(self.text, begin))
            or says_something(self.text[begin:clause_end])
        )
        while kept and not values and not predicate.averaged:
            following = self._next_item(reached, min(self.end, limit))
            if following is None:
                break
            both = waiting.subjects + subjects if waiting else subjects
            predicate = read_predicate(self.text, following, len(both))
            reached = max(predicate.end, following)
            if len(both) > len(subjects) and len(predicate.figures) == len(both):
                values, together = self._pair(both, kind, predicate), True
            elif predicate.figures:
                values = self._pair(subjects, kind, predicate)
            elif not _ASIDE.match(self.text, following):
                break
        predicate = predicate if values else first
        antecedent = min(name.quote_from for name in listed.names)
        quote = listed.start if antecedent >= listed.start else self._clause_start(antecedent)
        if waiting and together:
            quote = waiting.start
        last = predicate.end if values else self._wording_end(begin)
        return Statement(
            subjects=subjects,
            kind=kind,
            predicate=predicate,
            values=values,
            start=quote,
            end=self._quote_end(last),
            name=listed.names[0].start,
            figure=begin,
            rest=self.text[begin : self._clause_end(begin)],
            joined=listed.joined,
        )

    def _pair(
        self, subjects: tuple[str, ...], kind: Kind, predicate: Predicate
    ) -> tuple[tuple[str, Value], ...]:
        """Each indicator with its figure: one for each, or one for all; empty if neither fits."""
        figures = predicate.figures
        if kind is Kind.MENTION or predicate.averaged:
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

    def _next_item(self, position: int, limit: int) -> int | None:
        """Where the next clause or item of the same subject can begin: after ， or 、."""
        while position < limit and self.text[position] not in _CLAUSE_END + "、":
            position += 1
        if position + 1 >= limit or self.text[position] not in "，、":
            return None
        return position + 1

    def _clause_start(self, position: int) -> int:
        while position > self.start and self.text[position - 1] not in _CLAUSE_END:
            position -= 1
        return position

    def _clause_end(self, position: int) -> int:
        while position < self.end and self.text[position] not in _CLAUSE_END:
            position += 1
        return position

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
