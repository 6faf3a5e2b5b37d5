"""Coverage: a square a report, open where its source is torn, with totals at the ends."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest

from generator.model import Completeness
from generator.pictures.coverage import (
    LINKS_MOST,
    YEARS_MOST,
    Coverage,
    CoverageLevel,
    CoverageRow,
    HeldReport,
    draw_coverage,
)
from tests.pictures.invented import href
from tests.pictures.svg import SVG, description, drawn_as, links, named, parsed, said


def row(name: str, *years: int, ends: Completeness = Completeness.FULL) -> CoverageRow:
    reports = tuple(HeldReport(year=y, completeness=ends, url=f"reports/x-{y}/") for y in years)
    return CoverageRow(name=name, reports=reports, url="places/x/")


def drawn(*rows: CoverageRow) -> ET.Element:
    picture = Coverage(title="收录的报告", levels=(CoverageLevel("省级", rows),))
    return parsed(draw_coverage(picture, "held", href))


def left_of(svg: ET.Element, name: str) -> float:
    """Where a report's square begins."""
    path = named(svg, name).find(f"{SVG}path")
    assert path is not None
    return float(path.get("d", "")[1:].split()[0])


def test_all_is_heard_place_by_place() -> None:
    torn = HeldReport(year=2024, completeness=Completeness.TAIL_MISSING, note="存疑：无回顾")
    rows = (
        CoverageRow(name="江西", reports=(HeldReport(year=2021), HeldReport(year=2022), torn)),
        row("北京", 2024),
    )
    assert description(drawn(*rows)) == (
        "省级2地：江西3份2021—2022、2024（2024年，缺结尾，存疑：无回顾），北京1份2024"
    )


def test_totals_stand_at_the_ends() -> None:
    words = said(drawn(row("江西", 2021, 2022, 2024), row("北京", 2024)))
    assert "省级 2地 4份" in words
    assert words[words.index("江西") + 1] == "3"
    assert words[words.index("北京") + 1] == "1"
    assert words[words.index("各年") + 1 :][:2] == ["2", "4"], "the most of a year, and all"


def test_years_stand_evenly_apart_and_a_year_that_lacks_is_left_open() -> None:
    svg = drawn(row("江西", 2020, 2021, 2023))
    first, second, fourth = (left_of(svg, f"江西{year}年") for year in (2020, 2021, 2023))
    assert fourth - first == pytest.approx(3 * (second - first), abs=0.3)


def test_whole_and_torn_differ_in_shape() -> None:
    svg = drawn(*(row(ends.value, 2024, ends=ends) for ends in Completeness))
    looks = {_look(a) for a in svg.iter(f"{SVG}a") if a.find(f"{SVG}path") is not None}
    assert len(looks) == len(Completeness)
    assert {"完整 1份", "缺开头 1份", "缺结尾 1份", "首尾皆缺 1份", "空白 未收录"} <= set(said(svg))


def _look(square: ET.Element) -> tuple[str, bool]:
    """The shapes of a square, and whether it is filled from its top."""
    tops = [float(re.split("[ a-z]", p.get("d", ""))[1]) for p in square.iter(f"{SVG}path")]
    return drawn_as(square), min(tops) == tops[0]


def test_reports_and_places_are_links() -> None:
    found = links(drawn(row("江西", 2021)))
    assert found["江西2021年"] == "../../reports/x-2021/"
    assert "../../places/x/" in found.values()


def test_of_many_reports_only_places_are_links_and_all_are_drawn() -> None:
    """Each stretch of whole years is a dashed line: dash and gap are a square and what parts two."""
    count = LINKS_MOST // 20 + 1
    svg = drawn(*(row(f"第{n}县", *range(2001, 2011), *range(2012, 2022)) for n in range(count)))
    assert {a.get("href") for a in svg.iter(f"{SVG}a")} == {"../../places/x/"}
    (path,) = (p for p in svg.iter(f"{SVG}path") if p.get("stroke-dasharray"))
    stretches = path.get("d", "").split("M")[1:]
    assert len(stretches) == 2 * count
    dash, gap = map(float, path.get("stroke-dasharray", "").split())
    length = float(stretches[0].partition("h")[2])
    assert length == pytest.approx(10 * dash + 9 * gap, abs=0.2)


def test_numbers_of_years_do_not_touch() -> None:
    svg = drawn(row("江西", *range(2000, 2027)))
    years = [
        float(t.get("x", "")) for t in svg.iter(f"{SVG}text") if (t.text or "").startswith("20")
    ]
    assert "2026" in said(svg), "the latest has its number"
    assert all(after - before > 12 for before, after in pairwise(years))


def test_years_that_are_too_many_are_counted() -> None:
    first = 2027 - YEARS_MOST
    svg = drawn(row("江西", first - 2, first - 1, *range(first, 2027)))
    assert f"{first}年以前的2份不在图中" in said(svg)
    assert f"{YEARS_MOST + 2}" in said(svg)


def test_without_a_report_there_is_no_picture() -> None:
    assert draw_coverage(Coverage(title="", levels=()), "held", href) == ""
