"""Charts: what is drawn, what is said, and that nothing of a label becomes markup."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Bound, Status
from generator.pictures.amounts import Amount
from generator.pictures.charts import ChartRow, IndicatorChart, draw_chart
from tests.pictures.invented import href

SVG = "{http://www.w3.org/2000/svg}"


def observed(
    value: str,
    status: Status = Status.ACTUAL,
    bound: Bound = Bound.EXACT,
    high: str | None = None,
) -> Amount:
    return Amount(
        period=2024 if status is Status.TARGET else 2023,
        status=status,
        value=Decimal(value),
        high=None if high is None else Decimal(high),
        bound=bound,
    )


def drawn(*rows: ChartRow, unit: str = "%") -> str:
    picture = IndicatorChart(name="地区生产总值增速", unit=unit, rows=rows)
    return draw_chart(picture, "gdp", href)


def chart(*rows: ChartRow, unit: str = "%") -> ET.Element:
    return ET.fromstring(drawn(*rows, unit=unit))


def row(label: str, *amounts: Amount) -> ChartRow:
    return ChartRow(label=label, amounts=amounts)


def texts(svg: ET.Element) -> list[str]:
    return [element.text or "" for element in svg.iter(f"{SVG}text")]


def marks(svg: ET.Element, group: int = 0) -> list[ET.Element]:
    return list(svg.findall(f"{SVG}g")[group].iter(f"{SVG}circle"))


def test_a_chart_can_be_heard() -> None:
    """The picture has a name and a description that gives every value."""
    svg = chart(
        row("江西省", observed("4.1"), observed("5", Status.TARGET, Bound.ABOUT)),
        row("宜春市", observed("4", Status.ESTIMATE, Bound.ABOUT)),
    )
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == "gdp-title gdp-desc"
    title, desc = svg.find(f"{SVG}title"), svg.find(f"{SVG}desc")
    assert title is not None
    assert title.get("id") == "gdp-title"
    assert title.text == "地区生产总值增速：各报告的结果与目标"
    assert desc is not None
    assert desc.get("id") == "gdp-desc"
    assert desc.text == "江西省：2023年结果4.1%，2024年目标5%左右；宜春市：2023年预计4%左右"


def test_places_follow_values() -> None:
    """A larger value stands further to the right, an equal one at the same place."""
    svg = chart(row("甲", observed("-5.9")), row("乙", observed("3")), row("丙", observed("3")))
    first, second, third = (float(marks(svg, i)[0].get("cx", "")) for i in range(3))
    assert first < second == third


def test_rows_without_a_value_are_left_out() -> None:
    svg = chart(row("甲"), row("乙", observed("3")))
    assert "甲" not in texts(svg)
    assert "乙" in texts(svg)


def test_no_value_at_all_is_no_chart() -> None:
    assert drawn(row("甲")) == ""


def test_a_fall_has_a_true_minus() -> None:
    assert "−5.9%" in texts(chart(row("甲", observed("-5.9"))))


@pytest.mark.parametrize(
    "bound, arrow", [(Bound.AT_LEAST, "h9"), (Bound.AT_MOST, "h-9"), (Bound.ABOUT, "")]
)
def test_open_bounds_have_arrows(bound: Bound, arrow: str) -> None:
    """以上 points right, 以内 left, 左右 nowhere."""
    svg = chart(row("甲", observed("5", Status.TARGET, bound)))
    arrows = [path.get("d", "") for path in svg.iter(f"{SVG}path") if "h" in path.get("d", "")]
    assert [arrow in d for d in arrows] == ([True] if arrow else [])


def test_a_range_has_both_ends() -> None:
    svg = chart(row("甲", observed("5", Status.TARGET, Bound.RANGE, "5.5")))
    places = {float(circle.get("cx", "")) for circle in marks(svg)}
    assert len(places) == 2
    assert "5—5.5%" in texts(svg)


def test_very_different_amounts_share_a_logarithmic_scale() -> None:
    svg = chart(
        row("全国", observed("13900")),
        row("博野县", observed("3.4")),
        unit="亿斤",
    )
    assert "亿斤，对数刻度" in texts(svg)
    assert {"1", "100", "10000"} <= set(texts(svg))


def test_marks_stay_inside_the_picture() -> None:
    svg = chart(row("甲", observed("10", Status.TARGET, Bound.AT_LEAST)), row("乙", observed("-7")))
    left, _, width, _ = (float(number) for number in svg.get("viewBox", "").split())
    assert all(left + 6 < float(c.get("cx", "")) < width - 16 for c in svg.iter(f"{SVG}circle"))


def test_the_years_stand_once_where_they_are_the_same() -> None:
    """Above the values; where reports are of several years, their names say which."""
    one = chart(row("甲", observed("4.1"), observed("5", Status.TARGET)), row("乙", observed("3")))
    assert {"2024目标", "2023结果"} <= set(texts(one))
    other = replace(observed("3"), period=2020)
    assert "结果" in texts(chart(row("甲", observed("4.1")), row("乙", other)))


def test_labels_are_never_markup() -> None:
    """Hostile words come out as themselves."""
    svg = chart(row('<script>&"{{', observed("3")))
    assert '<script>&"{{' in texts(svg)
    assert not list(svg.iter("script"))


def test_one_line_and_the_same_each_time() -> None:
    """Markdown ends raw HTML at an empty line, and two builds are the same."""
    rows = [row("甲", observed("4.1"), observed("5", Status.TARGET))]
    first = drawn(*rows)
    assert "\n" not in first
    assert drawn(*rows) == first


@given(
    st.lists(
        st.decimals(-10_000_000, 10_000_000, places=1, allow_nan=False), min_size=1, max_size=6
    )
)
def test_the_numbers_of_the_axis_keep_a_distance(values: list[Decimal]) -> None:
    """Whatever the values: 80, 100 and 120 once read as one number."""
    svg = chart(*(row("江西省", observed(str(value))) for value in values))
    axis = [
        (float(text.get("x", "")), len(text.text or ""))
        for text in svg.iter(f"{SVG}text")
        if text.get("text-anchor") == "middle" and text.get("y") == "32"
    ]
    assert axis
    for (x, length), (following, its_length) in pairwise(axis):
        assert following - x > 0.57 * 12.5 * (length + its_length) / 2
