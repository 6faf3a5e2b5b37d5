"""Where a text names an indicator, and whether the name stands for the region's own figure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from generator.catalogue.indicators import Indicator, ShortNames
from generator.catalogue.places import short_name
from generator.model import Level, Region


class Kind(IntEnum):
    """What a name may be used for; of two names that begin at one place, the longer one wins."""

    FULL = 0
    COLLECTIVE = 1
    WEAK = 2
    MENTION = 3


@dataclass(frozen=True)
class Name:
    """An indicator's name in a text; several indicators, in order, for a collective name.

    `quote_from` is where the words begin without which the name cannot be understood.
    """

    start: int
    end: int
    indicators: tuple[str, ...]
    kind: Kind
    quote_from: int


_AND = r"(?:、|和|与|及|以及)"
_MEASURE = re.compile(
    r"(?P<growth>(?:同比|实际)?(?:增长|下降))?(?:约|近|超过?)?(?<![\d.])\d[\d.]*%(?:左右|以上|以内)?的"
    r"(?:[全我本][省市县区州盟旗国])?$"
)


class Names:
    """The names of all indicators, compiled for one region's reports."""

    def __init__(self, indicators: Sequence[Indicator], region: Region) -> None:
        self.indicators = {indicator.id: indicator for indicator in indicators}
        self._patterns = tuple(_name_patterns(indicators, region.level))
        self._short = tuple(
            (
                indicator.id,
                Kind.WEAK if indicator.short.figures_only else Kind.FULL,
                re.compile(_any(indicator.short.names)),
                re.compile(f"(?P<after>{_any(indicator.short.after)})|{_until(indicator.short)}"),
            )
            for indicator in indicators
            if indicator.short
        )
        self._before = _leading_words(region)
        self._own = re.compile(_own_places(region))
        self._scopes = {
            indicator.id: re.compile(f"(?:{_any(indicator.scopes)})$")
            for indicator in indicators
            if indicator.scopes
        }

    def find(self, text: str, start: int, end: int) -> list[Name]:
        """The names within `[start, end)`, left to right, without overlap, longest first."""
        names = [
            Name(match.start(), match.end(), ids, kind, match.start())
            for ids, kind, pattern in self._patterns
            for match in pattern.finditer(text, start, end)
        ]
        for indicator_id, kind, short, cues in self._short:
            met = list(cues.finditer(text, start, end))
            ends = [cue.end() for cue in met]
            for m in short.finditer(text, start, end):
                last = bisect_right(ends, m.start()) - 1
                if last >= 0 and met[last]["after"]:
                    begin = met[last].start()
                    names.append(Name(m.start(), m.end(), (indicator_id,), kind, begin))
        chosen: list[Name] = []
        for name in sorted(names, key=lambda n: (n.start, -n.end, n.kind)):
            if not chosen or name.start >= chosen[-1].end:
                chosen.append(name)
        return chosen

    def leading(self, before: str, name: Name) -> str | None:
        """What is left before a name once place, time, verb and scope are taken off.

        None where a verb was met, left of which anything may stand.
        """
        rest = before
        while rest:
            if self.measure_before(rest, name):
                return None
            scope = self._scopes.get(name.indicators[0])
            match = self._before.search(rest) or (scope and scope.search(rest))
            if not match:
                return rest
            if match.re is self._before and match["verb"]:
                return None
            rest = rest[: match.start()]
        return rest

    def measure_before(self, before: str, name: Name) -> re.Match[str] | None:
        """A figure right before its name: 增长5.1%的[地区生产总值], 5%的[经济增长]."""
        found = _MEASURE.search(before)
        return found if found and (found["growth"] or name.kind is Kind.WEAK) else None

    def only_leads(self, words: str) -> bool:
        """Whether the words are nothing but place, time and adverbs: 2023年全市."""
        while words:
            match = self._before.search(words)
            if not match:
                return False
            words = words[: match.start()]
        return True

    def names_own_place(self, words: str) -> bool:
        return bool(self._own.search(words))


def _until(short: ShortNames) -> str:
    return _any(short.until) or r"(?!)"


def _any(words: Sequence[str]) -> str:
    """A pattern for any of the words, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


def _name_patterns(
    indicators: Sequence[Indicator], level: Level
) -> Iterator[tuple[tuple[str, ...], Kind, re.Pattern[str]]]:
    collective: dict[str, list[str]] = defaultdict(list)
    for indicator in indicators:
        full = [_any(indicator.aliases), *indicator.patterns]
        if level is Level.NATIONAL and indicator.national:
            full.append(_any(indicator.national))
        yield (indicator.id,), Kind.FULL, re.compile("|".join(full))
        if indicator.weak:
            yield (indicator.id,), Kind.WEAK, re.compile(_any(indicator.weak))
        if indicator.mentions:
            yield (indicator.id,), Kind.MENTION, re.compile(_any(indicator.mentions))
        for name in indicator.collective:
            collective[name].append(indicator.id)
    for name, ids in collective.items():
        yield tuple(ids), Kind.COLLECTIVE, re.compile(re.escape(name))
    for first in indicators:
        for second in indicators:
            pattern = _coordinated(first, second)
            if pattern:
                yield (first.id, second.id), Kind.FULL, re.compile(pattern)


_SHORTEST_TAIL = 4


def _coordinated(first: Indicator, second: Indicator) -> str:
    """A pattern for two names that share their tail: 城镇（居民）、农村居民人均可支配收入."""
    if first.id == second.id:
        return ""
    forms = []
    for one in first.aliases:
        for other in second.aliases:
            if one[-_SHORTEST_TAIL:] != other[-_SHORTEST_TAIL:]:
                continue
            tail = _common_tail(one, other)
            if len(tail) < min(len(one), len(other)):
                head = "|".join(re.escape(tail[:length]) for length in range(len(tail) - 1, 0, -1))
                start = re.escape(one.removesuffix(tail))
                forms.append(f"{start}(?:{head})?{_AND}{re.escape(other)}")
    return "|".join(sorted(forms, key=lambda form: (-len(form), form)))


def _common_tail(one: str, other: str) -> str:
    length = 0
    while length < min(len(one), len(other)) and one[-1 - length] == other[-1 - length]:
        length += 1
    return one[len(one) - length :]


def _own_places(region: Region) -> str:
    """How a report speaks of its own place: 全省, 我省, 江西省, 江西; never of another's."""
    names = {region.name, short_name(region.name)}
    kind = "国" if region.level is Level.NATIONAL else region.name[-1]
    names |= {f"{word}{kind}" for word in ("全", "我", "本")}
    if region.level is Level.COUNTY:
        names.add(
            f"{kind}级"
        )  # 区级收入 is all of a district's; a city's 市级收入 is its own share
    for ending in ("自治区", "自治州", "自治县", "自治旗", "地区"):
        if region.name.endswith(ending):
            names |= {ending, f"全{ending}"}
    return _any(tuple(names))


def _leading_words(region: Region) -> re.Pattern[str]:
    """The words that may stand right before a name and leave it the region's own figure."""
    return re.compile(
        rf"""
        (?: (?P<verb>
              (?: 实现 | 完成 | 确保 | 力争 | 推动 | 促进 | 保持 | 争取 | 达到 | 预计 | 有望 | 可望
                | 努力 | 建议 | 推进 | 使得? | 目标 | 是 | 为 | 将 | 要 | 提高 | 促使 | 做到 | 稳住
                | 巩固 | 预期 | 稳定 | 提出 | 确定 | 达成 | 取得 | 安排 | 拟 | 突破 | 冲刺 | 冲击
                | 迎来 | 呈现 | 收获 | 创造 | 交出 | 力促 | 保证 | 锚定 | 瞄准 | 锁定 | 预估 | 预测
                | 估计 | 约 | 可 | 安置 ) 了? )
          | {_own_places(region)} | 本?地区 | 全社会 | 全域 | [县区市省州域境]内 | 全
          | [12]\d{{3}}年(?:度|全年)? | 全年 | 今年 | 年内 | 当年 | 去年 | 过去一年 | 一年来 | 年末
          | [上下]半年 | 第?[一二三四]季度 | 前[三3]个?季度 | 1(?:—|-|至|到|~)\d{{1,2}}月份?
          | (?:[12]\d{{3}}年|全年|年内|今年|去年|当年|本年)(?:共|全[省市县区州国])?累计 | 上年度?
          | 本?年度 | 本年 | 同时 | 其中 | 全面 | 继续 | 进一步 | 持续 | 主要 | 共 | 已 | 仅 | 的
          | 顺利 | 圆满 | 超额 | 高质量 | 奋力 | 全力 | 着力 | 努力 | 积极 | 大力 | 稳步 | 不断
          | 有效 | 初步 | 切实 | 成功 | 首次 | 再次 | 较好 | 预期性?指标
          | 约束性?指标 | 到年底 | 年底
          | 经?初步(?:核算|统计|预计|测算) | 据?(?:统计|测算) | 经?(?:统计局|核算|统计|测算)
          | (?<!\d)\d{{1,2}}[.．] | [—\-“”‘’…·●■◆▪※*○]
        )$
        """,
        re.VERBOSE,
    )
