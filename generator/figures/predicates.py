"""What a clause says of its subject: growth, bounds, and lists of amounts (分别增长5%、7%左右)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.grammar.numerals import Amount, amount_at
from generator.model import Bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One amount and the words that govern it.

    `changes`: 增长, 下降 or their like stand before it; `to` tells 提高到1.9% from 提高0.1%.
    `rate`: 增速 or 增幅 does. `falls`: the change is downwards, so that the figure's sign is minus.
    `done`: 完成 or 实现 does, after which a bare % is a share of a plan. `aim`: the text calls the
    figure a target (5%的预期目标, 目标为5%). `since`: an earlier amount does (由8亿元增加到13亿元).
    """

    amount: Amount
    bound: Bound
    changes: bool = False
    to: bool = False
    rate: bool = False
    falls: bool = False
    done: bool = False
    aim: bool = False
    since: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """The figures of a predicate in the order of its subjects; none where it gives no amount.

    `end` is where the reading stopped. `estimate`: 预计 or 有望 stands in it. `each`: 均 or 分别.
    `averaged`: it speaks of several years (年均). `summed`: 累计, of one year or of several.
    `base` is the year it compares with (比2020年增长30%), None for the year before or none.
    `more`: the list after 分别 goes on, so that it has subjects besides those asked for.
    """

    figures: tuple[Figure, ...]
    end: int
    estimate: bool = False
    each: bool = False
    averaged: bool = False
    summed: bool = False
    base: int | None = None
    more: bool = False


_TOKEN = re.compile(
    r"""
      (?P<averaged> 年均(?!值|浓度) | 平均每年 | 每年 | 年平均(?=增|递) | 翻番 | 翻一番
                    | [二两三四五六七八九十]年(?:来|间)? )
    | (?P<base>     (?:与|比|较|同) (?P<year>(?:19|20)\d\d) 年(?:同期|末|底)?(?:相比)? )
    | (?P<since>    (?:由|从) (?:(?:19|20)\d\d年[末底]?|上年|去年|上一年|年初)?(?:同期)?的?(?=\d) )
    | (?P<summed>   累计 )
    | (?P<each>     分别(?:为|是)? | 均 | 都 | 各 )
    | (?P<estimate> 预计 | 有望 | 可望 | 预期(?!目标|增长目标) )
    | (?P<rate>     增长速度 | 增长幅度 | 增长率 | 增速 | 增幅 | 上涨幅度 | 上涨率 | 涨跌幅 | 涨幅 )
    | (?P<fall>     降幅 | 跌幅 )
    | (?P<down>     负增长 | 下降 | 回落 | 降低 | 减少 | 下滑 | 下跌 | 收窄 | 减收 | 降 | 减 )
    | (?P<up>       增长 | 上涨 | 上升 | 增加 | 增收 | 提高 | 提升 | 回升 | 攀升 | 递增 | 扩大
                    | 加快 | 增 )
    | (?P<to>       到 | 至 )
    | (?P<at_least> 不低于 | 不少于 | 不小于 | 超过 | 突破 | 高于 | 大于 | 迈上 | 跨越 | 超 | 逾 )
    | (?P<at_most>  不超过 | 不高于 | 不大于 | 不突破 | 低于 | 小于 | 少于 )
    | (?P<about>    大约 | 接近 | 约 | 近 )
    | (?P<done>     完成 | 实现 )
    | (?P<aim>      增长?预期目标 | 增长目标 | 预期目标 | 目标 )
    | (?P<filler>   (?:与|比|较)(?:上年|去年|上一年|上年度|前一年)(?:同期)?(?:相比)? | 同比
                    | (?:19|20)\d\d年(?:度)? | 去年 | 今年 | 当年 | 全年 | 年度 | 年初 | 年内 | 本年
                    | 按?(?:可比|同|自然|全)口径(?:计算)? | 按?(?:可比|不变)价格?(?:计算)? | 可比
                    | 每立方米 | 拟 | 预算
                    | (?:扣除|剔除)[^，。；]{1,14}?(?:后|(?:因素|影响)(?!后))
                    | 实际 | 名义 | 总体 | 平均
                    | 确定 | 设定 | 定 | 安排
                    | 力争 | 确保 | 争取 | 努力 | 将 | 要 | 为 | 是 | 达到 | 达
                    | 已 | 再 | 又 | 也 | 则 | 仅 | 还 | 可
                    | 保持 | 维持 | 稳定 | 控制 | 继续 | 首次 | 跃升 | 提前 | 在 | 的 | 了 | 以 | 出
                    | 总量 | 总额 | 水平 )
    """,
    re.VERBOSE,
)
_SUFFIX = re.compile(
    r"(?P<about>左右|上下)|(?P<at_least>及?以上)|(?P<at_most>及?以内|之内|及?以下|之下)|之间"
)
_LISTING = re.compile(r"、|和|与|以及|及")
_SEPARATOR = re.compile(r"、|，|和|与|以及|及")
_GROWTH_AFTER = re.compile(r"的?(?:同比|年度|平均)?(?:增长|增速|增幅|涨幅)(?!点|极)")
_AIM = re.compile(
    r"的?(?:年度|年初|增长|预期|计划|既定|全年|任务|控制|调控|考核|省定|市定|国家|确定|下达)*"
    r"(?:目标|指标)(?!是|为|：)"
)
_NOTHING = Amount(value=Decimal(0), high=None, scale="", unit="", start=0, end=0)
_POINT_IN_TIME = frozenset({"年", "月", "日", "天", "位", "名", "次"})


def read_predicate(text: str, position: int, most: int = 1) -> Predicate:
    """What is said from `position` on, of a subject that ends there: at most `most` figures.

    `text` is folded and without white space. The reading stops at the first word that is not part
    of a figure's grammar, so that an amount which belongs to another subject is never reached.
    """
    qualifiers: dict[str, int] = {}
    figures: list[Figure] = []
    end = position
    while len(figures) < most:
        if figures:
            separator = _SEPARATOR.match(text, end)
            if not separator:
                break
            position = separator.end()
        figure = _figure(text, position, qualifiers, figures[-1] if figures else None)
        if isinstance(figure, int):
            end = end if figures else figure
            break
        figures.append(figure)
        suffix = _SUFFIX.match(text, figure.amount.end)
        end = suffix.end() if suffix else figure.amount.end
    return Predicate(
        figures=_shared(figures),
        end=end,
        estimate="estimate" in qualifiers,
        each="each" in qualifiers,
        averaged="averaged" in qualifiers,
        summed="summed" in qualifiers,
        base=qualifiers.get("base"),
        more="each" in qualifiers and _goes_on(text, end, figures),
    )


def _goes_on(text: str, end: int, figures: Sequence[Figure]) -> bool:
    """Whether another figure of the same unit follows: 分别增长26.7%和18.9%."""
    separator = _LISTING.match(text, end)
    following = amount_at(text, separator.end()) if separator and figures else None
    return following is not None and following.unit == figures[-1].amount.unit


def _figure(
    text: str, position: int, qualifiers: dict[str, int], previous: Figure | None
) -> Figure | int:
    """The next figure, or where the grammar was left.

    `said` gathers on the way what holds for the whole predicate, the base year by its number.
    """
    state = _state_after(previous, text)
    while token := _TOKEN.match(text, position):
        kind = token.lastgroup or ""
        if kind in ("averaged", "summed", "each", "estimate"):
            qualifiers[kind] = 1
        elif kind == "base":
            qualifiers[kind] = int(token["year"])
        elif kind == "since":
            origin = amount_at(text, token.end())
            if origin is None or origin.high is not None:
                return position
            state, position = replace(state, since=True), origin.end
            continue
        elif kind in ("up", "down"):
            # 降幅收窄至3% is still a fall, 增速回落至5% still a rise.
            state = replace(
                state,
                changes=True,
                to=False,
                falls=state.falls if state.rate else kind == "down",
                bound=Bound.EXACT,
            )
        elif kind in ("rate", "fall"):
            state = replace(state, rate=True, changes=False, falls=kind == "fall")
        elif kind in ("at_least", "at_most", "about"):
            state = replace(state, bound=Bound(kind))
        elif kind == "aim":
            state = replace(state, aim=True)
        elif kind in ("to", "done"):
            state = replace(state, to=state.to or kind == "to", done=state.done or kind == "done")
        position = token.end()
    amount = amount_at(text, position)
    if amount is None or amount.unit in _POINT_IN_TIME:
        return position
    suffix = _SUFFIX.match(text, amount.end)
    bound = state.bound
    if amount.high is not None:
        bound = Bound.RANGE
    elif suffix and suffix.lastgroup and bound is Bound.EXACT:
        bound = Bound(suffix.lastgroup)
    after = suffix.end() if suffix else amount.end
    return replace(
        state,
        amount=amount,
        bound=bound,
        rate=state.rate or bool(_GROWTH_AFTER.match(text, after)),
        aim=state.aim or bool(_AIM.match(text, after)),
    )


def _state_after(previous: Figure | None, text: str) -> Figure:
    """What a list's next figure takes over: 分别不低于5%、7%, 分别下降5%、7%."""
    if previous is None:
        return Figure(amount=_NOTHING, bound=Bound.EXACT)
    own = previous.bound is Bound.RANGE or _SUFFIX.match(text, previous.amount.end)
    return replace(previous, bound=Bound.EXACT if own else previous.bound, aim=False)


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
