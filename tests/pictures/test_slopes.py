"""Slopes and margins: a place's target above, at or below its superior's."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from generator.figures.margins import Position
from generator.model import Bound
from generator.pictures.slopes import (
    Margins,
    MarginYear,
    Slope,
    Slopes,
    draw_margins,
    draw_slopes,
)
from tests.pictures.invented import figure, href
from tests.pictures.svg import SVG, description, links, overlapping, parsed, said


def slope(name: str, own: str, superior: str = "5", above: str = "江西") -> Slope:
    return Slope(
        name=name,
        own=figure(own, Bound.ABOUT, url=f"reports/{name}/"),
        superior_name=above,
        superior=figure(superior, url=f"reports/{above}/"),
    )


def drawn(*slopes: Slope) -> ET.Element:
    picture = Slopes(title="增速目标", unit="%", left="省", right="市", slopes=slopes)
    return parsed(draw_slopes(picture, "slopes", href))


def lines(svg: ET.Element) -> list[tuple[str, float, float]]:
    """Each slope's colour, and where it begins and ends."""
    found = []
    for group in svg.iter(f"{SVG}g"):
        for path in group.findall(f"{SVG}path"):
            if path.get("style"):
                start, end = path.get("d", "")[1:].split("L")
                tone = group.get("class", "")
                found.append((tone, float(start.split()[1]), float(end.split()[1])))
    return found


def test_a_higher_target_rises() -> None:
    svg = drawn(slope("南昌", "6"), slope("九江", "5"), slope("萍乡", "4"))
    directions = {tone: (end < start) - (end > start) for tone, start, end in lines(svg)}
    assert directions == {"tone-rise": 1, "tone-level": 0, "tone-fall": -1}


def test_twice_the_margin_rises_twice_as_far() -> None:
    rises = sorted(
        start - end for _, start, end in lines(drawn(slope("南昌", "6"), slope("九江", "7")))
    )
    assert rises[1] == pytest.approx(2 * rises[0], abs=0.2)


def test_all_is_heard_side_by_side() -> None:
    svg = drawn(slope("南昌", "6"), slope("九江", "5"), slope("萍乡", "5.5"))
    assert description(svg) == (
        "高于上级2个：南昌6%左右（江西5%），萍乡5.5%左右（江西5%）；"
        "数同而措辞不同1个：九江5%左右（江西5%）"
    )
    assert {"高于上级 2个", "数同而措辞不同 1个"} <= set(said(svg))


def test_places_and_superiors_lead_to_their_sentences() -> None:
    assert links(drawn(slope("南昌", "6"))) == {
        "江西：5%": "../../reports/江西/",
        "南昌：6%左右，高于上级（江西5%）": "../../reports/南昌/",
    }


def test_one_value_may_be_above_one_superior_and_below_another() -> None:
    svg = drawn(slope("南昌", "6"), slope("长沙", "6", "6.5", "湖南"))
    assert sorted(tone for tone, _, _ in lines(svg)) == ["tone-fall", "tone-rise"]
    assert said(svg).count("6%左右 1个") == 2
    assert overlapping(svg) == []


def test_a_range_around_the_superiors_target_is_neither_above_nor_below() -> None:
    own = figure("5", Bound.RANGE, "6")
    one = Slope(name="南昌", own=own, superior_name="江西", superior=figure("5.5"))
    assert one.side is Position.ACROSS


def test_many_cities_of_many_provinces_keep_apart() -> None:
    made = [
        slope(f"某{n}市", f"{4 + n % 9 * 0.5:g}", f"{5 + n % 4 * 0.5:g}", f"省{n % 6}")
        for n in range(60)
    ]
    assert overlapping(drawn(*made)) == []


def margins(*years: MarginYear) -> ET.Element:
    picture = Margins(title="增速目标", unit="%", name="宜春", superior_name="江西", years=years)
    return parsed(draw_margins(picture, "margins", href))


def bars(svg: ET.Element) -> list[tuple[str, float]]:
    """The colour and the length of each bar."""
    found = []
    for group in svg.findall(f"{SVG}g"):
        for path in group.findall(f"{SVG}path"):
            d = path.get("d", "")
            if d.endswith("z") and "v8" in d:
                found.append((group.get("class", ""), float(d.partition("h")[2].partition("v")[0])))
    return found


def test_a_bar_is_as_long_as_the_margin() -> None:
    years = [
        MarginYear(year=2020 + n, own=figure(own), superior=figure("6"))
        for n, own in enumerate(("7", "8", "5", "6"))
    ]
    svg = margins(*years)
    (rise, one), (_, two), (fall, below) = bars(svg)[:3]
    assert (rise, fall) == ("tone-rise", "tone-fall")
    assert two == pytest.approx(2 * one, abs=0.2)
    assert below == pytest.approx(one, abs=0.2)


def test_margins_are_heard_with_their_distance() -> None:
    svg = margins(
        MarginYear(year=2020, own=figure("7"), superior=figure("6.5", Bound.ABOUT)),
        MarginYear(year=2021, own=figure("6"), superior=figure("6")),
    )
    assert description(svg) == (
        "2020年宜春7%，江西6.5%左右，高 0.5 个百分点；2021年宜春6%，江西6%，相同"
    )


def test_without_a_year_there_is_no_picture() -> None:
    picture = Margins(title="", unit="%", name="宜春", superior_name="江西", years=())
    assert draw_margins(picture, "margins", href) == ""
