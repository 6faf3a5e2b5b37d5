"""The dot matrix: states differ in shape, totals are counted from the cells."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import combinations, pairwise

from generator.pictures.dot_matrix import (
    Dot,
    DotCell,
    DotColumn,
    DotMatrix,
    DotRow,
    draw_dot_matrix,
)
from tests.pictures.invented import href
from tests.pictures.svg import SVG, description, drawn_as, links, parsed, said


def drawn(rows: dict[str, list[Dot]], url: str = "") -> ET.Element:
    count = len(next(iter(rows.values())))
    columns = tuple(DotColumn(f"指标{n}", f"标{n}") for n in range(count))
    made = tuple(DotRow(n, tuple(DotCell(dot, url) for dot in dots)) for n, dots in rows.items())
    picture = DotMatrix(title="目标的结果", columns=columns, rows=made)
    return parsed(draw_dot_matrix(picture, "outcomes", href))


def test_states_differ_in_shape() -> None:
    svg = drawn({"北京": list(Dot)})
    looks = {g.get("id"): drawn_as(g) for g in svg.iter(f"{SVG}g") if g.get("id")}
    shown = [look for look in looks.values() if look]
    assert len(shown) == len(Dot) - 1, "all but a target that was never set"
    assert [pair for pair in combinations(shown, 2) if pair[0] == pair[1]] == []


def test_a_cell_without_a_target_is_empty() -> None:
    svg = drawn({"北京": [Dot.MET, Dot.NO_TARGET]})
    assert len(list(svg.iter(f"{SVG}use"))) == 1


def test_totals_are_reached_of_judged() -> None:
    """Exceeded counts as reached; what could not be judged counts on neither side."""
    svg = drawn(
        {
            "北京": [Dot.MET, Dot.EXCEEDED, Dot.MISSED, Dot.UNJUDGED],
            "天津": [Dot.MISSED, Dot.MET, Dot.UNSEEN, Dot.ABOVE],
        }
    )
    words = said(svg)
    assert {"2/3", "1/2"} <= set(words)
    bottom = words[words.index("可判") + 1 :]
    assert bottom[:8] == ["1", "2", "2", "2", "0", "1", "0", "0"]
    assert description(svg) == (
        "达到和超过的占可判的。指标01/2，指标12/2，指标20/1，指标30/0。"
        "北京2/3（超过标1，达到标0，未达到标2，不判、无法比较标3）；"
        "天津1/2（达到标1，未达到标0，高于目标标3，次年报告未见此数标2）"
    )


def test_a_cell_with_an_address_says_by_itself_what_became_of_it() -> None:
    svg = drawn({"北京": [Dot.MET, Dot.MISSED]}, "reports/beijing-2026/review-1/#p2")
    assert list(links(svg)) == ["标0达到", "标1未达到"]
    assert description(svg).endswith("北京1/2")
    row = next(g for g in svg.iter(f"{SVG}g") if g.get("role") == "group")
    assert row.get("aria-label") == "北京"


def test_columns_stand_evenly_apart() -> None:
    svg = drawn({"北京": [Dot.MET] * 5})
    places = [float(use.get("x", "")) for use in svg.iter(f"{SVG}use")]
    assert len({after - before for before, after in pairwise(places)}) == 1


def test_many_columns_make_it_wider_than_a_phone() -> None:
    svg = drawn({"北京": [Dot.MET] * 20})
    assert float(svg.get("viewBox", "").split()[2]) > 400


def test_without_rows_there_is_no_picture() -> None:
    assert draw_dot_matrix(DotMatrix(title="", columns=(), rows=()), "x", href) == ""
