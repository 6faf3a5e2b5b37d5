"""Numerals and amounts, as reports print them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.grammar.numerals import amount_at, chinese_number, find_amounts


@pytest.mark.parametrize(
    "text, number",
    [
        ("三", 3),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("二十一", 21),
        ("一百零五", 105),
        ("一百二十", 120),
        ("两千", 2000),
        ("一千零二十", 1020),
        ("一百零三万", 1030000),
        ("三亿二千万", 320000000),
        ("十二万亿", 12000000000000),
        ("二〇二四", 2024),
        ("〇", 0),
        ("12", 12),
        ("１２", 12),
        (" 七 ", 7),
    ],
)
def test_chinese_number(text: str, number: int) -> None:
    assert chinese_number(text) == number


@pytest.mark.parametrize("text", ["", "万", "亿万", "第三", "三月", "二三十", "1.5", "甲"])
def test_what_is_no_numeral_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a numeral"):
        chinese_number(text)


def written(number: int) -> str:
    """A number below ten thousand as Chinese writes it."""
    digits = "零一二三四五六七八九"
    text, rest = "", number
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, rest = divmod(rest, unit)
        if digit:
            text += digits[digit] + sign
        elif text and not text.endswith("零") and rest:
            text += "零"
    return text or "零"


@given(st.integers(min_value=0, max_value=9999))
def test_numerals_round_trip(number: int) -> None:
    assert chinese_number(written(number)) == number


@pytest.mark.parametrize(
    "text, value, high, scale, unit",
    [
        ("12.5万亿元", "12.5", None, "万亿", "元"),
        ("１．９％", "1.9", None, "", "%"),
        ("6.5%", "6.5", None, "", "%"),
        ("0.7个百分点", "0.7", None, "", "个百分点"),
        ("5%—6%", "5", "6", "", "%"),
        ("5%-6%", "5", "6", "", "%"),
        ("5-6%", "5", "6", "", "%"),
        ("5%至6%", "5", "6", "", "%"),
        ("6.0%～6.5%", "6.0", "6.5", "", "%"),
        ("3万—4万人", "3", "4", "万", "人"),
        ("-5.9%", "-5.9", None, "", "%"),
        ("百分之五点五", "5.5", None, "", "%"),
        ("1,234.5亿元", "1234.5", None, "亿", "元"),
        ("1244万人", "1244", None, "万", "人"),
        ("29微克/立方米", "29", None, "", "微克/立方米"),
        ("29微克／立方米", "29", None, "", "微克/立方米"),
        ("1.39万亿斤", "1.39", None, "万亿", "斤"),
        ("一百二十家", "120", None, "", "家"),
        ("41", "41", None, "", ""),
    ],
)
def test_an_amount(text: str, value: str, high: str | None, scale: str, unit: str) -> None:
    """Number, scale and unit of an amount that is the whole text."""
    (amount,) = find_amounts(text)
    assert str(amount.value) == value
    assert (None if amount.high is None else str(amount.high)) == high
    assert (amount.scale, amount.unit) == (scale, unit)
    assert (amount.start, amount.end) == (0, len(text))


def test_amounts_have_positions() -> None:
    text = "城镇、农村居民人均可支配收入分别增长5%、7%左右"
    assert [text[a.start : a.end] for a in find_amounts(text)] == ["5%", "7%"]


def test_a_falling_pair_is_no_range() -> None:
    """6%-5% is two amounts: a range rises."""
    assert [a.value for a in find_amounts("6%-5%")] == [Decimal(6), Decimal(5)]


def test_a_unit_is_no_number() -> None:
    """万元GDP能耗 holds no amount, though 万 is a numeral's sign."""
    assert find_amounts("万元GDP能耗") == ()


def test_amount_at_looks_at_one_place() -> None:
    text = "增长5%"
    assert amount_at(text, 0) is None
    found = amount_at(text, 2)
    assert found is not None
    assert found.value == Decimal(5)


@pytest.mark.parametrize("text, factor", [("5斤", "1"), ("5万斤", "10000"), ("5亿斤", "100000000")])
def test_a_scale_multiplies(text: str, factor: str) -> None:
    (amount,) = find_amounts(text)
    assert amount.factor == Decimal(factor)


@given(st.text(alphabet="0123456789.,%万亿百千十一二三点分之—-至到元人斤个"))
def test_amounts_are_apart_and_in_order(text: str) -> None:
    """Amounts stand in the text, in order, and never overlap."""
    end = 0
    for amount in find_amounts(text):
        assert end <= amount.start < amount.end <= len(text)
        assert amount.high is None or amount.high > amount.value
        end = amount.end
