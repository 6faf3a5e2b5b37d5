"""Chinese numerals and amounts (三、12.5万亿元) to Decimal and unit, with positions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from generator.grammar.signs import TO
from generator.text import to_halfwidth

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
}
_SMALL_UNITS = {"十": 10, "百": 100, "千": 1000}
_LARGE_UNITS = {"万": 10**4, "亿": 10**8}
_SCALES = {
    "": Decimal(1),
    "千": Decimal(10**3),
    "万": Decimal(10**4),
    "百万": Decimal(10**6),
    "亿": Decimal(10**8),
    "万亿": Decimal(10**12),
}

_HAN = "零〇○一二两三四五六七八九十百千万亿"
HAN_NUMERALS = _HAN
"""The characters that write numbers."""
COUNT_SIGNS = frozenset(_HAN) | {"双"}
"""With one of these a name begins that counts: “三名工程”, “双千工程”."""
_NUMBER = (
    r"(?:(?<![A-Za-z0-9%])-|负)?(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,18})(?:\.\d{1,9})?"
    rf"|百分之[{_HAN}点]{{1,12}}|[{_HAN}]{{1,24}}"
)
_SCALE = "万亿|百万|千|万|亿"
HAN_COUNTS = "一二两三四五六七八九十"
"""The characters that count things."""

MAGNITUDES = "十百千万"
"""The characters that count in round numbers."""

HAN_ORDINALS = "一二三四五六七八九十"
"""The characters that number headings and plans."""

_HAN_DIGIT = f"[{HAN_ORDINALS[:-1]}]"
HAN_NUMBER = f"(?:{_HAN_DIGIT}?十{_HAN_DIGIT}?|{_HAN_DIGIT})"
"""A whole number from 一 to 九十九 as a pattern: what numbers headings, sessions and pages."""

COUNT = rf"(?:{HAN_NUMBER}|\d{{1,3}})"
"""The same, or digits."""

MEASURES = tuple(
    "个 家 项 件 名 人 户 所 条 座 处 台 套 辆 艘 架 只 头 株 棵 根 枚 份 本 部 册 篇 幅 "
    "场 次 回 届 期 轮 批 类 种 级 层 栋 幢 间 张 支 队 双 组 对 班 门 款 道 线 段 片 块 面 口 "
    "眼 井 站 点 区 县 市 镇 乡 村 位 号 版 代 步 体 方 度 倍 成 折 分 角 元 美元 港元 欧元 标准 "
    "年 月 日 天 周 季度 时 小时 秒 岁 亩 吨 斤 克 米 里 公里 公斤 公顷 平方 立方".split()
)
"""Words that a number counts or measures with, as far as one of them shows that it is a number."""

# Longest first; what is not listed leaves an amount without unit, and the number still counts.
_UNIT = (
    r"个百分点|百分点|微克[/／]立方米|微克每立方米|微克[/／]m[³3]|[μµu]g[/／]m[³3]|微克|"
    r"平方公里|平方米|立方米|公里|千米|公顷|公斤|千克|吨|斤|亩|人次|人|户|家|个|项|件|"
    r"元|美元|倍|天|年|月|日|位|名|次|条|%"
)
_AMOUNT = re.compile(
    rf"(?P<low>{_NUMBER})(?P<low_scale>{_SCALE})?(?P<low_unit>{_UNIT})?"
    rf"(?:{TO}(?P<high>{_NUMBER})(?P<high_scale>{_SCALE})?(?P<high_unit>{_UNIT})?)?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number as printed, its scale and unit, and where it stands (`[start, end)`).

    `12.5万亿元` is value 12.5, scale 万亿, unit 元. `high` is a range's upper end in the same scale
    and unit. `unit` is empty where none of the known units follows; 百分之五 has unit %.
    """

    value: Decimal
    high: Decimal | None
    scale: str
    unit: str
    start: int
    end: int

    @property
    def factor(self) -> Decimal:
        """What the scale multiplies by: 万 10⁴, 亿 10⁸, 万亿 10¹²."""
        return _SCALES[self.scale]


def chinese_number(text: str) -> int:
    """The whole number that `text` writes: 十二 is 12, 一百二十 120, 二〇二四 2024, １２ 12.

    Raises: ValueError when `text` is not a numeral from its first to its last character.
    """
    folded = to_halfwidth(text.strip())
    if re.fullmatch(r"[0-9]+", folded):
        return int(folded)
    if not folded or any(char not in _HAN for char in folded):
        raise ValueError(f"not a numeral: {text!r}")
    if all(char in _DIGITS for char in folded):
        return int("".join(str(_DIGITS[char]) for char in folded))
    return _grouped(folded)


def _grouped(text: str) -> int:
    """A numeral with units, read group by group: 三亿二千万零五."""
    total = group = 0
    digit: int | None = None
    for char in text:
        if char in _DIGITS:
            if digit:
                raise ValueError(f"not a numeral: {text!r}")
            digit = _DIGITS[char]
        elif char in _SMALL_UNITS:
            group += (1 if digit is None else digit) * _SMALL_UNITS[char]
            digit = None
        else:
            group += digit or 0
            if not (group or total):
                raise ValueError(f"not a numeral: {text!r}")
            # 万亿: the larger unit takes in everything before it.
            unit = _LARGE_UNITS[char]
            total = (total + group) * unit if unit > total else total + group * unit
            group, digit = 0, None
    return total + group + (digit or 0)


@lru_cache(maxsize=4096)  # most numbers of a report are 一, 二 or 10
def _decimal(text: str) -> Decimal:
    if text.startswith("百分之"):
        whole, _, fraction = text.removeprefix("百分之").partition("点")
        digits = "".join(str(_DIGITS[char]) for char in fraction)
        return Decimal(f"{chinese_number(whole)}.{digits}" if digits else chinese_number(whole))
    if text[-1] in _HAN:
        return Decimal(chinese_number(text))
    return Decimal(text.replace("负", "-").replace(",", ""))


def _amount(match: re.Match[str]) -> Amount | None:
    """The amount of a match; None where the Han characters are no numeral (万 of 万元)."""
    low, high = match["low"], match["high"]
    scale = match["low_scale"] or ""
    unit = match["low_unit"] or ("%" if low.startswith("百分之") else "")
    end = match.end()
    try:
        value = _decimal(low)
    except (ValueError, KeyError):
        return None
    upper: Decimal | None = None
    if high is not None:
        other_scale = match["high_scale"] or ""
        other_unit = match["high_unit"] or ("%" if high.startswith("百分之") else "")
        try:
            upper = _decimal(high)
        except (ValueError, KeyError):
            upper = None
        # 5-6%, 5%—6%, 3万—4万人: what the first end lacks it takes from the second.
        fits = (not scale or scale == other_scale) and (not unit or unit == other_unit)
        if upper is not None and fits and upper > value:
            scale, unit = other_scale, other_unit
        else:
            upper = None
            end = max(match.end(group) for group in ("low", "low_scale", "low_unit"))
    return Amount(
        value=value,
        high=upper,
        scale=scale,
        unit=unit.replace("／", "/"),
        start=match.start(),
        end=end,
    )


def amount_at(text: str, position: int) -> Amount | None:
    """The amount that begins at `position`, or None. `text` is folded (see `text.to_halfwidth`)."""
    match = _AMOUNT.match(text, position)
    return _amount(match) if match else None


def find_amounts(text: str) -> tuple[Amount, ...]:
    """Every amount of `text`, in order, without overlap. Full-width digits and signs count."""
    return tuple(_scan(to_halfwidth(text)))


def _scan(text: str) -> Iterator[Amount]:
    position = 0
    while match := _AMOUNT.search(text, position):
        amount = _amount(match)
        if amount is not None:
            yield amount
            position = amount.end
        else:
            position = match.start() + 1
