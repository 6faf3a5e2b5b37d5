"""Marks: words have room, shapes differ, links have names, nothing becomes markup."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import combinations

import pytest

from generator.pictures import marks
from tests.pictures.invented import href
from tests.pictures.svg import SVG, drawn_as


@pytest.mark.parametrize(
    "length, written", [(4, "4"), (4.04, "4"), (4.26, "4.3"), (-0.04, "0"), (-3.26, "-3.3")]
)
def test_lengths_are_written_to_a_tenth(length: float, written: str) -> None:
    """More digits are weight, and a zero has no sign."""
    assert marks.at(length) == written


def test_a_han_character_is_a_square_and_a_digit_half_of_one() -> None:
    assert marks.text_width("内蒙古", 12) == 36
    assert 6 < marks.text_width("5", 12) < 7.5
    assert marks.text_width("5.5%左右") < marks.text_width("5.5%左右以") < 80


def test_words_are_cut_only_where_they_have_no_room() -> None:
    assert marks.fitting("内蒙古", 36) == "内蒙古"
    assert marks.fitting("鄂温克族自治旗", 48) == "鄂温克…"
    assert marks.text_width(marks.fitting("鄂温克族自治旗", 50)) <= 50


def test_shapes_differ_without_colours() -> None:
    names = "dot ring half_dot up down open_up open_down level nearly dash cross".split()
    looks = {
        name: drawn_as(ET.fromstring(f'<g xmlns="{SVG[1:-1]}">{getattr(marks, name)(0, 0)}</g>'))
        for name in names
    }
    assert all(looks.values())
    assert [pair for pair in combinations(looks, 2) if looks[pair[0]] == looks[pair[1]]] == []


def test_a_link_has_a_name_and_an_address_from_the_page() -> None:
    link = ET.fromstring(marks.link("places/x/", "北京：5%", "<path/>", href))
    assert link.tag == "a"
    assert link.get("href") == "../../places/x/"
    assert link.findtext("title") == "北京：5%"


def test_without_an_address_only_the_name_stays() -> None:
    group = ET.fromstring(marks.link("", "北京：5%", "<path/>", href))
    assert group.tag == "g"
    assert group.findtext("title") == "北京：5%"


def test_names_and_words_are_never_markup() -> None:
    hostile = '<script>&"{{'
    svg = ET.fromstring(
        marks.frame(
            "x", hostile, hostile, 10,
            [marks.text(0, 0, hostile), marks.link(hostile, hostile, "", lambda url: url)],
        )
    )  # fmt: skip
    assert not list(svg.iter(f"{SVG}script"))
    assert [e.text for e in svg.iter(f"{SVG}title")] == [hostile, hostile]
    assert svg.findtext(f"{SVG}desc") == svg.findtext(f"{SVG}text") == hostile
    assert [a.get("href") for a in svg.iter(f"{SVG}a")] == [hostile]


@pytest.mark.parametrize("direction", [1, -1])
def test_arrows_leave_the_mark_on_their_own_side(direction: int) -> None:
    path = ET.fromstring(marks.arrow(100, 50, direction, 5)).get("d", "")
    assert path.startswith(f"M{100 + 5 * direction} 50h{9 * direction}")
