"""Of which indicators a clause speaks, and whether as the reporting place's own.

From a name to the left stand the items that it is listed with, and words of place, time and doing;
anything else makes it another series: 民营企业, 南昌市, 人均. To the right stand further items, up
to the first word that says something of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.catalogue.vocabulary import Leads
from generator.figures.sentence import Sentence
from generator.figures.tokens import CHANGES, DIVIDERS, IN_STEP, IndicatorName, Kind, Role


@dataclass(frozen=True, slots=True)
class Name:
    """An indicator's name, the token `index`; without the token `antecedent` it is none."""

    index: int
    name: IndicatorName
    antecedent: int

    @property
    def indicators(self) -> tuple[str, ...]:
        return self.name.indicators


@dataclass(frozen=True, slots=True)
class Subjects:
    """A list of subjects, the tokens `[start, end)`.

    `ids` are their indicators in order, "" for another series; `joined` tells that there is one.
    `names` are the names found in it. `calls` are the tokens `(start, end)` by which the text calls
    each of `ids`: an item that lacks its tail is called as the list is that completes it.
    """

    ids: tuple[str, ...]
    names: tuple[Name, ...]
    start: int
    end: int
    joined: bool
    calls: tuple[tuple[int, int], ...]

    @property
    def role(self) -> Role:
        return max(name.name.role for name in self.names)

    @property
    def scope(self) -> str:
        return next((name.name.scope for name in self.names if name.name.scope), "")


@dataclass(frozen=True, slots=True)
class _Left:
    """The items of a list up to a name: their ids, the name's own last, and where it begins.

    `calls` are as those of `Subjects`.
    """

    ids: tuple[str, ...]
    joined: bool
    start: int
    calls: tuple[tuple[int, int], ...]


_SAID_FROM = frozenset(
    {
        Kind.EACH,
        Kind.ALIKE,
        Kind.ET_CETERA,
        Kind.EXPECTATION,
        Kind.UP,
        Kind.RAISE,
        Kind.DOWN,
        Kind.UNCHANGED,
        Kind.REACH,
        Kind.ATTAINMENT,
        Kind.SURPASS,
        Kind.AT_LEAST,
        Kind.AT_MOST,
        Kind.HOLD,
        Kind.CONTROL,
        Kind.RANK,
        Kind.AMOUNT,
        Kind.MANNER,
        Kind.IMPROVE,
        Kind.PACE,
        Kind.RESOLVE,
    }
)
"""Kinds that say something of a subject, so that the list of subjects ends before them."""

_NARROWS = frozenset({Kind.SCOPE, Kind.TERRITORY})
_EXCEEDS = frozenset({Kind.AT_LEAST, Kind.AT_MOST})
_PACE_FILLERS = frozenset(
    {Kind.UP, Kind.RATE, Kind.MANNER, Kind.IMPROVE, Kind.PACE, Kind.HOLD, Kind.CONTROL}
)
_ENDS_PAIR = DIVIDERS | {Kind.AMOUNT, Kind.EACH, Kind.ALIKE}
_AS_PART = frozenset(
    {Kind.SHARE, Kind.AT_LEAST, Kind.AT_MOST, Kind.COMPARISON, Kind.THAN, Kind.BASE_YEAR}
)
_MEASURE_BOUNDS = frozenset({Kind.ABOUT, Kind.ROUGHLY, Kind.AT_LEAST})
_AFTER_AMOUNT = frozenset({Kind.ABOUT_AFTER, Kind.AT_LEAST_AFTER, Kind.AT_MOST_AFTER})
_OVER_YEARS = frozenset({Kind.AVERAGED, Kind.EVERY_YEAR})
_HOW = frozenset({Kind.COMPARISON, Kind.REAL, Kind.COMPARABLE})


def find_names(sentence: Sentence) -> list[Name]:
    """The names of a sentence; short ones only behind their antecedents."""
    found: list[Name] = []
    for index, token in enumerate(sentence.tokens):
        if not (token.name or token.kind is Kind.CUE) or sentence.is_any(index - 1, _EXCEEDS):
            continue  # 快于城镇居民: what is compared with is no subject
        if token.name and not token.name.short:
            found.append(Name(index, token.name, index))
        elif token.name:
            antecedent = _antecedent(sentence, index, token.name.indicators[0])
            if antecedent is not None:
                found.append(Name(index, token.name, antecedent))
        elif shared := _shares_tail(sentence, index):
            found.append(Name(index, shared, index))
    return found


def _antecedent(sentence: Sentence, index: int, indicator_id: str) -> int | None:
    """The token that lets a short name stand for its indicator, unless one between takes it away.

    A full name holds its antecedent too: 粮食产量…，总产….
    """
    short = sentence.lexicon.indicators[indicator_id].short
    if short is None:
        return None
    for before in range(index - 1, -1, -1):
        token = sentence.tokens[before]
        if token.kind is Kind.CUE and indicator_id in token.indicators:
            return None if token.text in short.until else before
        if any(word in token.text for word in short.after):
            return before
    return None


def _shares_tail(sentence: Sentence, index: int) -> IndicatorName | None:
    """The name that a list's first item is together with what its last one ends with.

    粮食、油料、肉类产量分别达: the first is of 粮食产量.
    """
    if not sentence.is_any(index + 1, DIVIDERS):
        return None
    each = sentence.find(frozenset({Kind.EACH, Kind.ALIKE}), index, sentence.clause_end(index))
    if each is None:
        return None
    between = sentence.words(index + 1, each)
    head = sentence.tokens[index].text
    tails = (between[-length:] for length in range(len(between), 1, -1))
    names = (sentence.lexicon.full_name(head + tail) for tail in tails)
    return next(filter(None, names), None)


def read_subjects(sentence: Sentence, names: Sequence[Name], at: int, done: int) -> Subjects:
    """The list of subjects that `names[at]` opens or stands in; what is left of `done` is read."""
    first = names[at]
    left = _left_of(sentence, max(sentence.clause_start(first.index), done), first)
    ids, calls, joined, group = left.ids, left.calls, left.joined, [first]
    position = first.index + 1
    clause_end = sentence.clause_end(first.index)
    while (after := _after_divider(sentence, position)) is not None and after <= clause_end:
        announced = sentence.find(_SAID_FROM, after, clause_end)
        near = next((n for n in names[at + len(group) :] if n.index < clause_end), None)
        if near and _keeps_pace(sentence, near.index + 1, clause_end):
            break  # 收入与经济增长同步 says nothing of growth itself
        if sentence.kind(after - 1) is Kind.JOINING and _is_held_against(
            sentence, after, clause_end
        ):
            break  # 涨幅与全国持平, 收入与经济同步增长
        if near and (announced is None or near.index <= announced):
            more = _left_of(sentence, after, near)
            ids += more.ids
            calls += more.calls
            joined = joined or more.joined
            group.append(near)
            position = near.index + 1
        elif announced is not None and announced > after:
            items = _divided(sentence, after, announced)
            ids += ("",) * len(items)
            calls += tuple(items)
            joined = True
            position = announced
        else:
            break
    return Subjects(ids, tuple(group), left.start, position, joined, calls)


def _after_divider(sentence: Sentence, position: int) -> int | None:
    """The token behind the mark that divides two items, or None where none stands there."""
    if sentence.kind(position) is Kind.RATE:
        position += 1
    return position + 1 if sentence.is_any(position, DIVIDERS) else None


def _keeps_pace(sentence: Sentence, start: int, end: int) -> bool:
    while start < end and sentence.is_any(start, _PACE_FILLERS):
        start += 1
    return start < end and sentence.is_any(start, IN_STEP)


def _is_held_against(sentence: Sentence, start: int, end: int) -> bool:
    """Whether what a 与 joins is what a subject keeps pace with, and no second subject."""
    joined = sentence.kind(start - 1) is Kind.JOINING
    step = sentence.find(IN_STEP, start, end) if joined else None
    return step is not None and not sentence.has(_ENDS_PAIR, start, step)


def _divided(sentence: Sentence, start: int, end: int) -> list[tuple[int, int]]:
    """The items of a list within `[start, end)`, none of them empty."""
    items: list[tuple[int, int]] = []
    begun = start
    for index in range(start, end + 1):
        if index == end or sentence.tokens[index].kind in DIVIDERS:
            if begun < index:
                items.append((begun, index))
            begun = index + 1
    return items


def _left_of(sentence: Sentence, left: int, name: Name) -> _Left:
    """The items of the list up to `name`, back to one that has its own figure."""
    token = sentence.tokens[name.index]
    start = nearest = _after_last(sentence, left, name.index, Kind.LISTING)
    others: list[str] = []
    calls = [(_call_start(sentence, nearest, name.index), name.index + 1)] * len(name.indicators)
    while start > left:
        begun = _after_last(sentence, left, start - 1, Kind.LISTING)
        item = range(begun, start - 1)
        if not item or any(sentence.tokens[i].amount for i in item):
            break
        if all(sentence.tokens[i].kind is Kind.YEAR for i in item):
            start = begun  # 2022年、2023年全省地区生产总值: no subject, but of the list
            continue
        others.insert(0, _completed(sentence, begun, start - 1, token.text))
        start = begun
    own = name.indicators
    rest = foreign_words(sentence, nearest, name)
    if rest is not None:
        joining = rest - 1
        joined = sentence.kind(joining) is Kind.JOINING
        years = range(nearest, joining)
        if joined and years and all(sentence.tokens[i].kind is Kind.YEAR for i in years):
            pass  # 2022年和2023年固定资产投资: years, no subject
        elif joined and not sentence.has(_AS_PART, nearest, joining):
            others.append(_completed(sentence, nearest, joining, token.text))
        else:
            own = ("",) * len(own)
    heads = ((_behind_leads(sentence, start, name.index), name.index + 1),) * len(others)
    return _Left((*others, *own), bool(others), start, (*heads, *calls))


def _behind_leads(sentence: Sentence, start: int, end: int) -> int:
    """Behind the words of place and time with which a list begins: 今年全省[城镇、农村]."""
    while start < end and sentence.tokens[start].leads and not sentence.is_any(start, _NARROWS):
        start += 1
    return start


def _call_start(sentence: Sentence, left: int, name: int) -> int:
    """Where begins what a text calls an indicator, with what narrows its name: [全社会]投资."""
    while name > left and sentence.is_any(name - 1, _NARROWS):
        name -= 1
    return name


def _after_last(sentence: Sentence, start: int, end: int, kind: Kind) -> int:
    """The token behind the last one of a kind within `[start, end)`, or `start`."""
    last = sentence.last(frozenset({kind}), start, end)
    return start if last is None else last + 1


def _completed(sentence: Sentence, start: int, end: int, name: str) -> str:
    """The indicator of an item that lacks its tail, "" for another series.

    城镇、农村居民人均可支配收入: 城镇 ends as the name behind it does.
    """
    while start < end and sentence.tokens[start].leads:
        start += 1
    head = sentence.words(start, end)
    for length in range(1, len(name)):
        found = sentence.lexicon.full_name(head + name[length:])
        if found:
            return found.indicators[0]
    return ""


def foreign_words(sentence: Sentence, left: int, name: Name) -> int | None:
    """Behind which token words stand before a name that make it another's, or None.

    Place, time, adverbs and the scopes of the indicator leave it the place's own figure; left of a
    verb, or of the name's own figure (增长5.1%的地区生产总值), anything may stand.
    """
    indicator_id = name.indicators[0]
    for index in range(name.index - 1, left - 1, -1):
        token = sentence.tokens[index]
        if token.kind is Kind.SCOPE and indicator_id not in token.indicators:
            return index + 1
        measured = measure_before(sentence, left, index + 1, name)
        if token.leads is Leads.VERB or measured is not None:
            return None
        leads = (
            token.leads or _leads_here(sentence, left, index) or _averages(sentence, index, name)
        )
        if not leads:
            return index + 1
    return None


def averaged_before(sentence: Sentence, name: Name) -> Kind | None:
    """Which word before a name says that its figure is of each of several years, if one does.

    年均实现城镇新增就业30万人, of what adds up over the years.
    """
    for index in range(name.index - 1, sentence.clause_start(name.index) - 1, -1):
        if _averages(sentence, index, name):
            return sentence.kind(index)
        if not sentence.tokens[index].leads:
            return None
    return None


def _averages(sentence: Sentence, index: int, name: Name) -> bool:
    """Whether a token is 年均 or 每年 before what adds up: 年均PM2.5浓度 is of one year."""
    token = sentence.tokens[index]
    flows = all(sentence.lexicon.indicators[one].flow for one in name.indicators)
    return flows and token.kind in _OVER_YEARS and "年" in token.text


def _leads_here(sentence: Sentence, left: int, index: int) -> bool:
    """Whether a word leads a name where it stands, though not elsewhere.

    到 before a year (到2025年), and 县, 市 or 区 alone at the head of a clause: the place itself.
    """
    token = sentence.tokens[index]
    if token.kind is Kind.TO:
        return sentence.kind(index + 1) is Kind.YEAR
    return token.kind is Kind.ACTOR and index == left and len(token.text) == 1


def measure_before(sentence: Sentence, left: int, end: int, name: Name) -> int | None:
    """Where a figure begins that stands right before its name: 增长5.1%的[地区生产总值]."""
    index = end - 1
    if sentence.kind(index) is Kind.OWN:
        index -= 1
    if index < left or sentence.kind(index) is not Kind.OF:
        return None
    index -= 1
    if sentence.is_any(index, _AFTER_AMOUNT):
        index -= 1
    amount = sentence.tokens[index].amount if index >= left else None
    if amount is None or amount.unit != "%":
        return None
    if sentence.is_any(index - 1, _MEASURE_BOUNDS):
        index -= 1
    if index > left and sentence.is_any(index - 1, CHANGES):
        index -= 1
        return index - 1 if index > left and sentence.is_any(index - 1, _HOW) else index
    return index if name.name.role is Role.WEAK else None
