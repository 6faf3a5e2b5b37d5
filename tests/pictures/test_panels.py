"""A place's years as small pictures: what is drawn, what is said."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from decimal import Decimal

from generator.figures.labels import as_printed
from generator.model import Bound, Status
from generator.pictures.amounts import Amount
from generator.pictures.panels import PanelYear, YearsPanel, draw_panel
from tests.pictures.invented import href
from tests.pictures.test_charts import SVG, observed


def svg(*years: PanelYear) -> str:
    picture = YearsPanel(name="地区生产总值增速", unit="%", years=years)
    return draw_panel(picture, "gdp", href)


def drawn(*years: PanelYear) -> ET.Element:
    return ET.fromstring(svg(*years))


def year(number: int, target: Amount | None = None, result: Amount | None = None) -> PanelYear:
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
    assert svg(year(2022, None, observed("6"))) == ""
    assert svg(year(2022, None, observed("6")), year(2023)) == ""


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


def test_the_base_line_is_dotted_where_no_report_is_here() -> None:
    """Years that follow each other are one stretch."""
    one = observed("6")
    svg = drawn(year(2018, None, one), year(2021, None, one), year(2022, None, one))
    dots = [p.get("d", "") for p in svg.iter(f"{SVG}path") if p.get("stroke-dasharray")]
    assert [d.count("M") for d in dots] == [1]
    assert svg.findtext(f"{SVG}desc", "").endswith("；没有收录2019—2020年的报告")
    whole = drawn(year(2021, None, one), year(2022, None, one))
    assert not [p for p in whole.iter(f"{SVG}path") if p.get("stroke-dasharray")]


def test_bounds_are_seen() -> None:
    """左右 is a band behind its mark, 以上 an arrow that goes up, 以内 one that goes down."""

    def target(bound: Bound) -> ET.Element:
        return drawn(
            year(2021, observed("6", Status.TARGET, bound)), year(2022, None, observed("6"))
        )

    assert len(list(target(Bound.ABOUT).iter(f"{SVG}rect"))) == 1
    arrows = [
        [p.get("d", "") for p in target(bound).iter(f"{SVG}path") if "v" in p.get("d", "")]
        for bound in (Bound.AT_LEAST, Bound.AT_MOST, Bound.EXACT)
    ]
    assert ["v-9" in d for d in arrows[0]] == [True]
    assert ["v9" in d for d in arrows[1]] == [True]
    assert arrows[2] == []


def test_an_estimate_is_half_filled() -> None:
    svg = drawn(year(2021, None, observed("6", Status.ESTIMATE)), year(2022, None, observed("6")))
    group = next(g for g in svg.iter(f"{SVG}g") if g.get("class") == "tone-estimate")
    assert [e.tag.removeprefix(SVG) for e in group] == ["circle", "path"]


def test_only_late_years_are_links() -> None:
    """A page has a panel for every indicator; its table leads to the rest."""
    years = [
        year(n, None, replace(observed("6"), url=f"reports/x-{n}/")) for n in range(2010, 2022)
    ]
    found = [a.get("href") for a in drawn(*years).iter(f"{SVG}a")]
    assert found == [f"../../reports/x-{n}/" for n in range(2016, 2022)]
