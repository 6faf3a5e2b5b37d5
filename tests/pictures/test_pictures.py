"""What every picture keeps: names for ears, room for words, equal bytes, links, weight."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from generator.pictures import Picture, draw
from tests.pictures import invented
from tests.pictures.svg import (
    SVG,
    description,
    links,
    overlapping,
    parsed,
    sticking_out,
)


@dataclass(frozen=True)
class Case:
    """A picture as large as a page shows it, and how many bytes it may have."""

    make: Callable[[], Picture]
    most: int
    width: int = 328


CASES = {
    "dumbbells": Case(invented.dumbbells, 25_000),
    "tiles": Case(invented.tile_grid, 12_000),
    "outcomes": Case(invented.dot_matrix, 45_000),
    "slopes": Case(invented.slopes, 12_000),
    "margins": Case(invented.margins, 12_000),
    "chart": Case(invented.chart, 30_000),
    "coverage": Case(invented.coverage, 40_000),
    "coverage-of-few": Case(invented.few, 8_000),
    "panel": Case(invented.panel, 8_000, 230),
}


NO_FIGURES = ("outcomes", "panel", "coverage", "coverage-of-few")
"""Those in which no percentage stands in words."""


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest) -> tuple[str, Case]:
    return request.param, CASES[request.param]


def drawn(case: tuple[str, Case], href: Callable[[str], str] = invented.href) -> ET.Element:
    name, one = case
    return parsed(draw(one.make(), name, href))


def test_one_line_and_the_same_each_time(case: tuple[str, Case]) -> None:
    """Markdown ends raw HTML at an empty line, and two builds are the same."""
    name, one = case
    first = draw(one.make(), name, invented.href)
    assert "\n" not in first
    assert draw(one.make(), name, invented.href) == first


def test_it_is_as_light_as_a_page_needs(case: tuple[str, Case]) -> None:
    name, one = case
    assert len(draw(one.make(), name, invented.href).encode()) <= one.most


def test_one_with_links_is_a_group_that_is_named_and_described(case: tuple[str, Case]) -> None:
    """Those who hear it are told its title, and reach its links: an image would hide them."""
    name, _ = case
    svg = drawn(case)
    assert svg.get("role") == "group"
    for attribute, tag in (("aria-labelledby", "title"), ("aria-describedby", "desc")):
        element = svg.find(f"{SVG}{tag}")
        assert element is not None
        assert element.get("id") == svg.get(attribute) == f"{name}-{tag}"
        assert element.text


def test_one_without_links_is_an_image() -> None:
    """A site that shows no such page gives no address."""
    picture = invented.without_links()
    svg = parsed(draw(picture, "changes", invented.href))
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == "changes-title changes-desc"


def test_every_link_has_a_name_of_its_own(case: tuple[str, Case]) -> None:
    """Within its row, where rows are groups."""
    svg = drawn(case)
    groups = [e for e in svg.iter(f"{SVG}g") if e.get("role") == "group"] or [svg]
    for group in groups:
        found = list(group.iter(f"{SVG}a"))
        names = [_name(link) for link in found]
        assert all(names)
        assert len(set(names)) == len(names)


def _name(link: ET.Element) -> str:
    return link.findtext(f"{SVG}title", "") or link.findtext(f"{SVG}text", "")


def test_links_are_made_by_the_page(case: tuple[str, Case]) -> None:
    addresses = set(links(drawn(case, href=lambda address: f"../{address}")).values())
    assert addresses
    assert all(a.startswith(("../reports/", "../places/", "../indicators/")) for a in addresses)


def test_words_do_not_lie_over_each_other(case: tuple[str, Case]) -> None:
    assert overlapping(drawn(case)) == []


def test_words_stay_inside(case: tuple[str, Case]) -> None:
    assert sticking_out(drawn(case)) == []


def test_it_has_the_width_of_a_phone(case: tuple[str, Case]) -> None:
    """Its words are 12 pixels high where a page of 360 leaves 328; small ones stand side by side."""
    svg = drawn(case)
    assert svg.get("viewBox", "").startswith(f"0 0 {case[1].width} ")
    assert svg.get("font-size") == "12"
    assert not [e for e in svg.iter() if e is not svg and e.get("font-size")]


def test_ids_begin_with_the_pictures_own(case: tuple[str, Case]) -> None:
    """Several stand in a page."""
    name, one = case
    svg = draw(one.make(), name, invented.href)
    assert all(found.startswith(name) for found in re.findall(r'id="([^"]*)"', svg))
    assert all(found.startswith(name) for found in re.findall(r'[(" ]#([^")]*)[)"]', svg))


def test_numbers_are_heard_as_they_are_seen(case: tuple[str, Case]) -> None:
    """Every number of a label is one of the description; an axis has its own."""
    name, _ = case
    svg = drawn(case)
    heard = set(re.findall(r"\d+(?:\.\d+)?%", description(svg)))
    seen = {n for e in svg.iter(f"{SVG}text") for n in re.findall(r"\d+(?:\.\d+)?%", e.text or "")}
    assert seen or name in NO_FIGURES
    assert {n for n in seen if n not in heard} <= {"4.75%"}  # a class by the middle of an interval
