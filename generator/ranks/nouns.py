"""Nouns of a sentence that claims ranks: where they begin and end, and what is said of them.

An item (what ， divides, or 、 behind a number) begins with words of time and place, then comes its
noun, then what says something of it: 其中|农村居民人均可支配收入|增长7.3%.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from generator.model import RankMeasure
from generator.ranks.lexer import Kind
from generator.ranks.sentence import MARKS, NUMBERS, PLACES, Sentence
from generator.ranks.standings import Standing


@dataclass(frozen=True, slots=True)
class Noun:
    """The tokens `[start, end)` of a noun, and what the words behind it say of it.

    `number` tells that they say anything.
    """

    start: int
    end: int
    said: RankMeasure = RankMeasure.UNSAID
    number: bool = False


MEASURES = {
    Kind.GROWTH: RankMeasure.GROWTH,
    Kind.LEVEL: RankMeasure.LEVEL,
    Kind.CHANGE: RankMeasure.CHANGE,
}
MEASURE_KINDS = frozenset(MEASURES)
_DIVIDERS = frozenset({Kind.LISTING, Kind.JOINING})
_HEADS = frozenset(
    {
        Kind.LEADS,
        Kind.YEAR,
        Kind.SEASON,
        Kind.EXPECTATION,
        Kind.RESOLVE,
        Kind.FILLS,
        Kind.RUN,
        Kind.QUOTE,
        Kind.JOINING,
        Kind.LISTING,
        Kind.INSIDE,
        Kind.ORIGIN,
    }
)
_BY = ("到", "至", "截至")
DONE = ("完成", "累计完成", "实现")
_NO_MEASURES = ("百分点", "个百分点", "年", "月", "天")
_NAMES_ON = ("率", "幅", "值", "度", "量", "点", "比", "极", "力")
_BEHIND_NUMBER = frozenset(
    {
        Kind.GROWS,
        Kind.REACHES,
        Kind.RISES,
        Kind.FALLS,
        Kind.STANDS,
        Kind.ENTERS,
        Kind.ALIKE,
        Kind.EACH,
        Kind.FILLS,
        Kind.AGAINST,
    }
)
_SAYS_ON = frozenset({Kind.STANDS, Kind.ENTERS, Kind.RUN, Kind.FILLS, Kind.GROWS, Kind.REACHES})
_NOUNS = frozenset({Kind.TEXT, Kind.GUARDS, Kind.KINDS, Kind.LISTS, Kind.PEERS, Kind.QUOTE})
_TRAILS = MARKS | {
    Kind.JOINING,
    Kind.FILLS,
    Kind.LEADS,
    Kind.OF,
    Kind.AGAINST,
    Kind.EXPECTATION,
    Kind.RESOLVE,
    Kind.YEAR,
    Kind.SEASON,
    Kind.RUN,
}
_THAN = ("比", "较")
_TIMES = frozenset({Kind.YEAR, Kind.SEASON})
_THAN_START = re.compile("较[^好高快大强]|比(?:上|去|全|规|目|计|预|年|同期|十)")
_IS = ("是", "为")
_ON = ("按可比", "按不变", "按同口径")
_PEERS_END = (Kind.LISTS, Kind.KINDS)
_PASSIVE = ("被评", "被列", "被确", "被授", "被认")
_NAMED = frozenset({Kind.TEXT, Kind.KINDS, Kind.OF})
_PART = re.compile("(?:近|超|过|约|逾)?(?:[一二三四五六七八九十](?:成|分之)|半|一半)")
_SHARED = PLACES | {Kind.TEXT, Kind.KINDS, Kind.LEVEL, Kind.OF, Kind.WITHIN}  # 上 in 上海
_WHOLES = ("市场", "市场份额", "总量", "总数", "总额", "产量")
_HELD = ("开展", "组织", "举办", "发布", "公布", "进行")
_STREAK = re.compile(
    "(?:实现|夺得|喜获|获得|取得)?[“‘]?[一二三四五六七八九十]{1,3}连[增丰冠升快跳涨][”’]?"
)
"""What only tells that it went on: 实现“十四连增”."""

_ORDERS = ("排名", "排位", "位次", "名次")
_MOST_ITEMS = 5
_SELF = ("全", "我", "本")


class Nouns:
    """The nouns of one sentence; at `taken` tokens the words of ranks begin."""

    def __init__(self, sentence: Sentence, taken: Collection[int]) -> None:
        self._sentence = sentence
        self._starts = frozenset(taken)

    def claims(self, start: int, end: int) -> bool:
        """Whether a rank is claimed within `[start, end)`."""
        return any(at in self._starts for at in range(start, end))

    def own(self, standing: Standing) -> Noun | None:
        """The noun in the rank's own item, or in its last part: 获8金4铜、金牌数居第一."""
        sentence = self._sentence
        start = sentence.item_start(standing.start)
        if joined := self._behind_rank(start, standing.start):
            return joined
        noun = self.noun(start, standing.start)
        begun = standing.start
        while begun > start and sentence.kind(begun - 1) is not Kind.LISTING:
            begun -= 1
        if noun is None or begun == start:
            return noun
        last = self.noun(begun, standing.start)
        said_before = noun.end < begun - 1
        counted = any(sentence.kind(at) is Kind.AMOUNT for at in range(start, begun))
        return last if last and (said_before or (counted and self.is_bare(last))) else noun

    def _behind_rank(self, start: int, end: int) -> Noun | None:
        """The noun that 和 joins to another one's rank: 金牌数全省第一和[奖牌数]全省第二."""
        for at in range(end - 1, start, -1):
            if self._sentence.kind(at) is Kind.JOINING:
                ranked = self._sentence.kind(at - 1) is Kind.RANK
                return self.noun(at + 1, end) if ranked else None
        return None

    def before(self, start: int) -> Noun | None:
        """The nearest noun in the items before, whatever is said of it."""
        for begun, end in self.previous_items(start):
            noun = self.noun(begun, end)
            if noun and not self.is_bare(noun):
                return noun
        return None

    def noun(self, start: int, end: int) -> Noun | None:
        """The noun with which an item begins, and what the words behind it say."""
        sentence = self._sentence
        for at in range(start, end):
            if at in self._starts:  # where another rank's words begin
                end = at
                break
        words = sentence.words(start, end)
        if "连" in words and _STREAK.fullmatch(words):
            return None
        first = self.head(start, end)
        if first < end and (sentence.kind(first) is Kind.ASIDES or self._compares(first)):
            return None
        if by := self._by_amount(first, end):
            return by
        last = first
        while last < end and not self._says(last, first, end):
            last += 1
        said, number = self.said(last, end)
        while last > first and (
            sentence.is_any(last - 1, _TRAILS)
            or (last - 1 == first and sentence.kind(first) is Kind.ENTERS)
        ):
            last -= 1
        if first >= last or all(
            sentence.is_any(at, PLACES | {Kind.OF}) for at in range(first, last)
        ):
            own = first < last and any(
                sentence.is_any(at, frozenset({Kind.OWN})) for at in range(first, last)
            )
            names = own and last == end and not sentence.words(first, last).startswith(_SELF)
            return Noun(first, last, said, number) if names else None
        return Noun(first, last, said, number)

    def _by_amount(self, first: int, end: int) -> Noun | None:
        """The noun of 零售额以35%的增速居第1, of which the measure is said behind it."""
        sentence = self._sentence
        at = end - 3
        by = at > first and sentence.tokens[at - 1].text.endswith("以")
        if not by or sentence.kind(at) is not Kind.AMOUNT or sentence.kind(at + 1) is not Kind.OF:
            return None
        measure = sentence.kind(at + 2)
        return Noun(first, at, MEASURES[measure], number=True) if measure in MEASURES else None

    def _compares(self, at: int) -> bool:
        """Whether an item only compares: 比2005年翻一番, 是“十五”的2.9倍, 按可比价格."""
        sentence = self._sentence
        word = sentence.tokens[at].text
        if word in _IS:
            times = sentence.tokens[sentence.item_end(at) - 1].amount
            return times is not None and times.unit == "倍"
        if word.startswith((*_ON, *_PASSIVE)) or (
            word in _THAN and sentence.is_any(at + 1, _TIMES)
        ):
            return True
        return sentence.kind(at) is Kind.TEXT and _THAN_START.match(word) is not None

    def head(self, start: int, end: int) -> int:
        """Behind what stands before a noun and is none of it: 其中, 全省, 完成."""
        sentence = self._sentence
        while start < end:
            token = sentence.tokens[start]
            within = self._behind_inside(start, end) if token.kind is Kind.INSIDE else None
            if within is not None:
                start = within
            elif (
                token.kind in _HEADS
                or (token.kind is Kind.OWN and token.text.startswith(_SELF))
                or (
                    token.text in DONE
                    and sentence.is_any(start + 1, _NOUNS | {Kind.OWN, Kind.ALIKE})
                )
                or (token.kind is Kind.OF and start + 1 < end)
                or (token.text in _BY and sentence.kind(start + 1) is Kind.YEAR)
            ):
                start += 1
            else:
                break
        return start

    def _behind_inside(self, start: int, end: int) -> int | None:
        """Behind 在…中, where a noun follows."""
        for at in range(start + 1, end - 1):
            if self._sentence.kind(at) is Kind.WITHIN:
                return at + 1
        return None

    def without_head(self, noun: Noun) -> Noun:
        """A noun in 在…中 without the place with which it begins."""
        start = noun.start
        before = PLACES | {Kind.QUOTE, Kind.FILLS, Kind.YEAR}
        while start < noun.end - 1 and self._sentence.is_any(start, before):
            start += 1
        counted = self._sentence.kind(start) is Kind.AMOUNT and start > noun.start
        if counted and self._sentence.kind(start + 1) is Kind.KINDS and start + 2 < noun.end:
            start += 2  # 全市22个县年度综合考核
        for at in range(start + 1, noun.end - 1):
            held = self._sentence.tokens[at - 1].text.endswith(_HELD)
            if held and self._sentence.kind(at) is Kind.OF:  # 省政府开展的电子商务考核
                start = at + 1
        return Noun(start, noun.end)

    def _says(self, at: int, first: int, end: int) -> bool:
        """Whether the token says something of the noun that began at `first`."""
        sentence = self._sentence
        token = sentence.tokens[at]
        following = sentence.kind(at + 1) if at + 1 < end else None
        after = sentence.tokens[at + 1].text if at + 1 < end else ""
        if token.kind in (Kind.AGAINST, Kind.RUN):
            return at > first
        if token.kind is Kind.ASIDES:
            return len(token.text) > 1 or following is Kind.AMOUNT or self._is_share(at)
        if token.kind in NUMBERS:
            if at > first and sentence.tokens[at - 1].text[-1:].isascii() and token.text[-1] != "%":
                return False  # PM2.5
            return not (at == first and following in _NOUNS) and (
                following is None
                or following in MARKS
                or following in _BEHIND_NUMBER
                or after.startswith(("左右", "以上", "以内", "多", "余"))
            )
        if token.kind is Kind.GROWS:
            return following in (Kind.AMOUNT, Kind.REACHES, None) or following in MARKS
        if token.kind in (Kind.RISES, Kind.FALLS):
            if following in (Kind.AMOUNT, Kind.PLACES, None) or following in MARKS:
                return True
            return after.startswith(("到", "至", "了")) or following is Kind.ENTERS
        if token.kind is Kind.ORIGIN:
            of_year = following is Kind.YEAR and at > first
            return of_year or following in (Kind.AMOUNT, Kind.REACHES)
        if token.text in DONE and following in _NOUNS | {Kind.ALIKE}:
            return not any(sentence.kind(i) is Kind.AMOUNT for i in range(at, end))
        if token.kind is Kind.REACHES:
            if following is Kind.AMOUNT and self._narrows(at, end):
                return False
            if len(token.text) == 1:
                return following is Kind.AMOUNT
            return not after.startswith(_NAMES_ON)
        if token.kind is Kind.STANDS:
            named = following is Kind.AMOUNT or (following is Kind.PEERS and at > first)
            return named and len(token.text) > 1
        if token.kind is Kind.INSIDE:  # 经济总量在全省排位靠后
            stands = sentence.kind(at + 2) is Kind.STANDS
            return at > first and following in PLACES and stands
        if token.kind is Kind.ENTERS:
            if at > first and following in PLACES and sentence.kind(end - 1) in _PEERS_END:
                return True
            return following is Kind.AMOUNT or (following is Kind.REACHES)
        if token.kind in (Kind.EACH, Kind.ALIKE):
            goes_on = following in _SAYS_ON or following in (Kind.AMOUNT, Kind.PEERS, None)
            return goes_on or (following is Kind.INSIDE and at > first)
        return False

    def _narrows(self, at: int, end: int) -> bool:
        """Whether an amount only narrows the noun behind it: 产值超百亿元企业12家."""
        sentence = self._sentence
        if not sentence.is_any(at + 2, _NAMED):
            return False
        behind = at + 3
        while sentence.is_any(behind, _NAMED | {Kind.REACHES, Kind.ENTERS}):
            behind += 1
        return behind < end and sentence.kind(behind) is Kind.AMOUNT

    def _is_share(self, at: int) -> bool:
        """Whether 占全省四分之一 begins; 占全省比重 is of a noun."""
        number = at + 1
        while self._sentence.is_any(number, _SHARED) and not self._is_fraction(number):
            number += 1
        whole = self._sentence.words(at + 1, number).removesuffix("的")
        if self._is_fraction(number) and whole.endswith(_WHOLES):
            return True  # 占北京市场22.1%, 占全国总量的四成
        behind = at + 2 + (self._sentence.kind(at + 2) is Kind.OF)
        return self._sentence.is_any(at + 1, PLACES) and self._is_fraction(behind)

    def _is_fraction(self, at: int) -> bool:
        """Whether a token says how much of a whole: 22.1%, 三成, 一半."""
        if at >= len(self._sentence.tokens):
            return False
        token = self._sentence.tokens[at]
        return token.kind is Kind.AMOUNT or _PART.match(token.text) is not None

    def said(self, at: int, end: int) -> tuple[RankMeasure, bool]:
        """What the words from a saying on give: a rate of growth, a level; and if any number."""
        sentence = self._sentence
        said = RankMeasure.UNSAID
        number = at < end
        if at < end and sentence.kind(at) is Kind.ASIDES:
            return said, number
        for index in range(at, end):
            token = sentence.tokens[index]
            before = sentence.kind(index - 1)
            if token.amount is None or token.amount.unit in _NO_MEASURES:
                continue
            if before in (Kind.GROWS, Kind.RISES, Kind.FALLS):
                rate = token.amount.unit == "%" and before is not Kind.FALLS
                said = RankMeasure.GROWTH if rate else RankMeasure.CHANGE
            elif said is RankMeasure.UNSAID:
                said = RankMeasure.LEVEL
        return said, number

    def previous_items(self, start: int) -> Iterator[tuple[int, int]]:
        """The items before one that begins at `start`, nearest first, within the ；."""
        sentence = self._sentence
        for _ in range(_MOST_ITEMS):
            if start < 1 or sentence.kind(start - 1) is Kind.SEMICOLON:
                return
            end = start - 1
            start = sentence.item_start(end)
            yield start, end

    def is_bare(self, noun: Noun) -> bool:
        """Whether a noun is nothing but a measure of another: 增速, 总量及增速, 排名."""
        tokens = self._sentence.tokens[noun.start : noun.end]
        return all(
            token.kind in MEASURE_KINDS or token.kind in _DIVIDERS or token.text in (*_ORDERS, "其")
            for token in tokens
        )

    def measures_of(self, noun: Noun) -> list[tuple[str, RankMeasure]]:
        tokens = self._sentence.tokens[noun.start : noun.end]
        return [(token.text, MEASURES[token.kind]) for token in tokens if token.kind in MEASURES]

    def members(self, noun: Noun) -> list[Noun]:
        """The members of a list that 、 and 和 divide."""
        sentence = self._sentence
        items: list[Noun] = []
        begun = noun.start
        for at in range(noun.start, noun.end + 1):
            if at == noun.end or sentence.is_any(at, _DIVIDERS):
                if begun < at:
                    items.append(Noun(begun, at, noun.said, noun.number))
                begun = at + 1
        return items

    def is_self(self, noun: Noun) -> bool:
        """Whether a noun is nothing but the reporting place."""
        return all(self._sentence.kind(at) is Kind.OWN for at in range(noun.start, noun.end))
