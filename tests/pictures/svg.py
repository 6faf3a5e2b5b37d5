"""What tests ask of a drawn picture: its words and where they stand, its links, its marks."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from generator.pictures.marks import SIZE, text_width

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True, slots=True)
class Words:
    """Words in a picture, with the room that they take."""

    words: str
    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Words) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def all_words(svg: ET.Element) -> list[Words]:
    """All words with the room they take, in the picture's units."""
    return list(_words(svg, 0, {}))


def _words(element: ET.Element, down: float, inherited: dict[str, str]) -> Iterator[Words]:
    moved = re.fullmatch(r"translate\(0 ([\d.]+)\)", element.get("transform", ""))
    down += float(moved[1]) if moved else 0
    inherited = inherited | element.attrib
    if element.tag == f"{SVG}text":
        said = element.text or ""
        x, y = float(element.get("x", "")), float(element.get("y", "")) + down
        long = float(element.get("textLength", text_width(said)))
        if "writing-mode" in inherited:
            yield Words(said, x - SIZE / 2, y - long, x + SIZE / 2, y)
        else:
            before = {"start": 0.0, "middle": long / 2, "end": long}
            left = x - before[inherited.get("text-anchor", "start")]
            yield Words(said, left, y - 0.8 * SIZE, left + long, y + 0.15 * SIZE)
    for child in element:
        yield from _words(child, down, inherited)


def said(svg: ET.Element) -> list[str]:
    return [words.words for words in all_words(svg)]


def overlapping(svg: ET.Element) -> list[tuple[str, str]]:
    """Every two words that lie over each other."""
    pairs = combinations(all_words(svg), 2)
    return [(one.words, other.words) for one, other in pairs if one.touches(other)]


def sticking_out(svg: ET.Element) -> list[str]:
    """Words that reach beyond the picture; half a unit is forgiven, as widths are estimates."""
    _, _, width, height = map(float, svg.get("viewBox", "").split())
    return [
        one.words
        for one in all_words(svg)
        if one.left < -0.5 or one.top < -0.5 or one.right > width + 0.5 or one.bottom > height + 0.5
    ]


def description(svg: ET.Element) -> str:
    return svg.findtext(f"{SVG}desc", "")


def links(svg: ET.Element) -> dict[str, str]:
    """The address of every link by its name."""
    return {link.findtext(f"{SVG}title", ""): link.get("href", "") for link in svg.iter(f"{SVG}a")}


def named(svg: ET.Element, name: str) -> ET.Element:
    """The link, or the group without an address, of that name."""
    found = [e for e in svg.iter() if e.findtext(f"{SVG}title") == name and e is not svg]
    assert len(found) == 1, (name, len(found))
    return found[0]


def rings(element: ET.Element) -> list[tuple[float, float]]:
    """The middles and radii of its circles, from left to right."""
    found = element.iter(f"{SVG}circle")
    return sorted((float(c.get("cx", "")), float(c.get("r", ""))) for c in found)


def drawn_as(element: ET.Element) -> str:
    """The element's shapes without their places and colours: alike where readers see no difference."""
    shapes = []
    for one in element.iter():
        if one.tag == f"{SVG}circle":
            shapes.append(f"circle {one.get('class', '')} {one.get('r')}")
        elif one.tag == f"{SVG}path":
            path = re.sub(r"^M\S+ \S+?(?=[a-z])", "", one.get("d", ""))
            shapes.append(f"path {one.get('class', '')} {path}")
    return "; ".join(shapes)
