"""Dumbbells: two years' targets stand where their values are, and every state is told apart."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from generator.model import Bound
from generator.pictures.amounts import Absence, Absent, Amount
from generator.pictures.dumbbells import DumbbellGroup, DumbbellRow, Dumbbells, draw_dumbbells
from generator.pictures.marks import Tone
from tests.pictures.invented import absent, figure, href
from tests.pictures.svg import (
    SVG,
    description,
    drawn_as,
    links,
    named,
    parsed,
    rings,
    said,
)

Side = Amount | Absent


def group(name: str, tone: Tone, *rows: tuple[str, Side, Side]) -> DumbbellGroup:
    made = tuple(DumbbellRow(name=n, before=before, after=after) for n, before, after in rows)
    return DumbbellGroup(name=name, tone=tone, rows=made)


def drawn(*groups: DumbbellGroup, unit: str = "%") -> ET.Element:
    picture = Dumbbells(title="增速目标", unit=unit, before="2025年", after="2026年", groups=groups)
    return parsed(draw_dumbbells(picture, "changes", href))


def one(before: Side, after: Side) -> ET.Element:
    """A row beside one that fixes the axis at 4 to 6."""
    fixed = ("天津", figure("4"), figure("6"))
    return drawn(group("升", Tone.RISE, ("北京", before, after), fixed))


def after_of(svg: ET.Element) -> ET.Element:
    found = [e for e in svg.iter() if e.findtext(f"{SVG}title", "").startswith("北京2026年")]
    assert len(found) == 1
    return found[0]


def test_all_is_heard_group_by_group() -> None:
    svg = drawn(
        group("升", Tone.RISE, ("江西", figure("5", Bound.ABOUT), figure("5.5", Bound.ABOUT))),
        group(
            "降",
            Tone.FALL,
            ("北京", figure("5"), figure("4.5", Bound.RANGE, "5")),
            ("天津", figure("6", Bound.AT_LEAST, note="读取存疑"), figure("5", Bound.AT_MOST)),
        ),
        group("改措辞", Tone.OTHER, ("山西", figure("5"), absent(Absence.WORDS, "好于全国"))),
    )
    assert description(svg) == (
        "升1个：江西5%左右→5.5%左右；"
        "降2个：北京5%→4.5—5%，天津6%以上（读取存疑）→5%以内；"
        "改措辞1个：山西5%→措辞“好于全国”"
    )
    assert {"升 1", "降 2", "改措辞 1"} <= set(said(svg))


def test_marks_stand_where_the_values_are() -> None:
    """5 lies in the middle between 4 and 6, in both years."""
    svg = one(figure("5"), figure("5.5"))
    (low, _), (high, _) = (
        rings(named(svg, f"天津{y}年：{v}%{e}"))[0]
        for y, v, e in ((2025, 4, ""), (2026, 6, "，升"))
    )
    ((before, small),) = rings(named(svg, "北京2025年：5%"))
    ((after, large),) = rings(named(svg, "北京2026年：5.5%，升"))
    assert before - low == pytest.approx((high - low) / 2, abs=0.2)
    assert after - low == pytest.approx((high - low) * 0.75, abs=0.2)
    assert small < large


def test_unchanged_targets_are_seen_both() -> None:
    svg = one(figure("5"), figure("5"))
    before, after = rings(named(svg, "北京2025年：5%")), rings(named(svg, "北京2026年：5%，升"))
    assert before[0][0] == after[0][0]
    assert before[0][1] < after[0][1] - 1.7, "the small ring lies within the large one"


def test_every_bound_looks_different() -> None:
    bounds = [figure("5", bound) for bound in Bound if bound is not Bound.RANGE]
    shown = [*bounds, figure("5", Bound.RANGE, "5.5")]
    looks = [drawn_as(after_of(one(figure("4.5"), amount))) for amount in shown]
    bands = [len(list(after_of(one(figure("4.5"), a)).iter(f"{SVG}rect"))) for a in shown]
    assert len({*zip(looks, bands, strict=True)}) == len(shown)


def test_a_band_is_seen_beyond_its_ring() -> None:
    link = after_of(one(figure("4.5"), figure("5", Bound.ABOUT)))
    ((middle, radius),) = rings(link)
    (band,) = link.iter(f"{SVG}rect")
    start, width = float(band.get("x", "")), float(band.get("width", ""))
    assert start < middle - radius - 3
    assert start + width > middle + radius + 3


@pytest.mark.parametrize("why", Absence)
def test_what_lacks_has_no_mark_and_a_word_for_the_reason(why: Absence) -> None:
    svg = one(figure("5"), absent(why))
    assert rings(after_of(svg)) == []
    assert why.label in said(svg)


def test_reasons_have_words_of_their_own() -> None:
    assert len({why.label for why in Absence}) == len(Absence)


def test_figures_and_words_lead_to_their_sentences() -> None:
    svg = one(
        figure("5", url="reports/beijing-2025/plan-1/#p3"),
        absent(Absence.WORDS, "好于全国", "reports/beijing-2026/plan-1/#p4"),
    )
    assert links(svg) == {
        "北京2025年：5%": "../../reports/beijing-2025/plan-1/#p3",
        "北京2026年：措辞“好于全国”，升": "../../reports/beijing-2026/plan-1/#p4",
    }


def test_a_long_name_is_cut_and_heard_whole() -> None:
    svg = drawn(group("升", Tone.RISE, ("鄂温克族自治旗", figure("5"), figure("6"))))
    assert "鄂温克…" in said(svg)
    assert "鄂温克族自治旗5%→6%" in description(svg)


def test_a_unit_other_than_per_cent_stands_once() -> None:
    svg = drawn(group("升", Tone.RISE, ("北京", figure("25"), figure("26"))), unit="万人")
    assert said(svg).count("万人") == 1
    assert "25" in said(svg)
    assert "北京25 万人→26 万人" in description(svg)


def test_a_note_is_marked_and_heard() -> None:
    svg = one(figure("5"), figure("5.5", note="编者更正"))
    assert "5.5%※" in said(svg)
    assert "※ 读取存疑或编者更正" in said(svg)
    assert "5.5%（编者更正）" in description(svg)


def test_the_legend_has_what_occurs() -> None:
    svg = one(figure("5", Bound.ABOUT), figure("5", Bound.AT_LEAST))
    assert said(svg)[-2:] == ["左右", "以上"]
    assert not {"左右", "以上", "以内", "区间"} & set(said(one(figure("5"), figure("5.5"))))


def test_very_different_amounts_say_their_scale() -> None:
    svg = drawn(group("升", Tone.RISE, ("北京", figure("5"), figure("600"))), unit="亿斤")
    assert "亿斤，对数刻度" in said(svg)


def test_without_a_row_there_is_no_picture() -> None:
    empty = Dumbbells(title="", unit="%", before="", after="", groups=(group("升", Tone.RISE),))
    assert draw_dumbbells(empty, "changes", href) == ""


def test_words_alone_make_a_picture_without_an_axis() -> None:
    svg = drawn(
        group("改措辞", Tone.OTHER, ("北京", absent(Absence.NOT_SAID), absent(Absence.WORDS)))
    )
    assert "未提" in said(svg)


def test_of_intervals_each_goes_its_own_way() -> None:
    """Two that became an interval, one below and one above last year's number."""
    lower, upper = figure("5", Bound.RANGE, "5.5"), figure("5.5", Bound.RANGE, "6")
    rows = (
        DumbbellRow(name="浙江", before=figure("5.5"), after=lower, tone=Tone.FALL),
        DumbbellRow(name="江西", before=figure("5.5"), after=upper, tone=Tone.RISE),
    )
    svg = drawn(DumbbellGroup(name="改为区间", tone=Tone.OTHER, rows=rows))
    classes = [
        {e.get("class") for e in named(svg, f"{place}2026年：{words}%，改为区间").iter()}
        for place, words in (("浙江", "5—5.5"), ("江西", "5.5—6"))
    ]
    assert f"tone-{Tone.FALL}" in classes[0]
    assert f"tone-{Tone.RISE}" in classes[1]
