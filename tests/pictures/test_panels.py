"""A place's years as small pictures: what is drawn, what is said."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from decimal import Decimal

from generator.figures.labels import as_printed
from generator.model import Bound, Observation, Status
from generator.pictures.panels import PanelYear, panel
from tests.pictures.test_charts import SVG, observed


def drawn(*years: PanelYear) -> ET.Element:
    return ET.fromstring(panel("gdp", "地区生产总值增速", "%", years))


def year(
    number: int, target: Observation | None = None, result: Observation | None = None
) -> PanelYear:
    return PanelYear(year=number, target=target, result=result)


def lines(svg: ET.Element) -> list[str]:
    return [p.get("d", "") for p in svg.iter(f"{SVG}path") if "L" in p.get("d", "")]


def test_a_panel_can_be_heard() -> None:
    svg = drawn(
        year(2022, observed("7", Status.TARGET, Bound.ABOUT), observed("6.5")),
        year(2023, observed("6", Status.TARGET, Bound.AT_LEAST)),
    )
    desc = svg.find(f"{SVG}desc")
    assert desc is not None
    assert desc.text == "2022年目标7%左右，结果6.5%；2023年目标6%以上"
    assert [e.text for e in svg.iter(f"{SVG}text")] == ["7", "6", "2022", "2023"]


def test_one_year_is_no_panel() -> None:
    assert panel("gdp", "地区生产总值增速", "%", [year(2022, None, observed("6"))]) == ""
    assert (
        panel("gdp", "地区生产总值增速", "%", [year(2022, None, observed("6")), year(2023)]) == ""
    )


def test_the_line_is_broken_where_a_year_lacks() -> None:
    one = observed("6")
    assert len(lines(drawn(year(2021, None, one), year(2022, None, one)))) == 1
    assert lines(drawn(year(2020, None, one), year(2022, None, one))) == []
    assert lines(drawn(year(2021, None, one), year(2022), year(2023, None, one))) == []


def test_higher_values_stand_higher() -> None:
    svg = drawn(year(2021, None, observed("6")), year(2022, None, observed("8")))
    first, second = (float(c.get("cy", "")) for c in svg.iter(f"{SVG}circle"))
    assert second < first


def test_few_people_are_counted_as_printed() -> None:
    """5527 人 is how a county prints it; a province's 41 万人 stays."""
    assert as_printed(Decimal("0.5527"), "万人") == (Decimal(5527), "人")
    assert as_printed(Decimal("12.3456"), "万人") == (Decimal(123456), "人")
    assert as_printed(Decimal(41), "万人") == (Decimal(41), "万人")
    assert as_printed(Decimal("4.68"), "万人") == (Decimal("4.68"), "万人")
    assert as_printed(Decimal("439.125"), "亿斤") == (Decimal("439.125"), "亿斤")
