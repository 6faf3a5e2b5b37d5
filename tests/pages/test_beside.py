"""The pages on which a report stands beside its superior's or its own of the year before."""

from __future__ import annotations

import re

import pytest

from generator.links import beside_url, pair_url, shared_url
from generator.model import Relation
from generator.pages import beside
from generator.pages.beside import BesideView, RowShown, SideShown
from generator.pages.beside_links import links_of_section
from generator.pages.facts import Facts
from generator.pages.ways import ways_of
from tests.factory import analysis


@pytest.fixture(scope="module")
def facts() -> Facts:
    def no_package() -> None:
        raise AssertionError("no page of two reports asks for the package")

    return Facts(analysis(), no_package)  # type: ignore[arg-type]


def view_of(facts: Facts, report_id: str) -> BesideView:
    url = beside_url(report_id, Relation.SUPERIOR)
    (address,) = (one for one in beside.KIND.addresses(facts) if one.url == url)
    view = beside.KIND.content(facts, address).view
    assert isinstance(view, BesideView)
    return view


def test_reports_with_a_superior_or_a_predecessor_have_a_page(facts: Facts) -> None:
    """Ganzhou's is of another year than all others, and nothing stands above Jiangxi's."""
    assert [(one.url, one.title) for one in beside.KIND.addresses(facts)] == [
        (beside_url(f"{place}-2024", Relation.SUPERIOR), f"{name}市2024年与江西省2024年并列")
        for place, name in (("jian", "吉安"), ("yichun", "宜春"), ("fuzhou", "抚州"))
    ]


def test_a_row_holds_the_whole_text_of_both_sections(facts: Facts) -> None:
    """Stripped of tags, a paragraph says what the report says."""
    view = view_of(facts, "fuzhou-2024")
    for row in view.rows:
        for side, report_id in ((row.own, "fuzhou-2024"), (row.other, "jiangxi-2024")):
            if side is None or not row.has_text:
                continue
            (block,) = side.blocks
            paragraphs = facts.reports.report(report_id).paragraphs
            texts = {one.ordinal: one.text for one in paragraphs}
            for one in block.paragraphs:
                said = re.sub(r"<[^>]+>", "", one.html).replace("&amp;", "&")
                assert said == texts[one.ordinal]
                assert one.url == f"{block.url}#p{one.ordinal}"


def test_the_frame_of_a_provincial_term_is_common_its_number_is_not(facts: Facts) -> None:
    """“1269” of the province is “2416” in Fuzhou."""
    view = view_of(facts, "fuzhou-2024")
    row = next(one for one in view.rows if one.id == "review-1")
    assert row.own
    assert row.other
    html = "".join(one.html for block in row.own.blocks for one in block.paragraphs)
    assert '<span class="common">制定实施制造业重点产业链现代化建设</span>“2416”行动计划' in html
    assert row.theme == "产业发展"


def test_shares_are_of_the_characters_of_a_section(facts: Facts) -> None:
    """Counted anew from the marked text; nothing in common is 0."""
    view = view_of(facts, "yichun-2024")
    sides = [side for row in view.rows if row.has_text for side in (row.own, row.other)]
    assert len(sides) > 20
    for side in sides:
        assert isinstance(side, SideShown)
        html = "".join(one.html for block in side.blocks for one in block.paragraphs)
        common = "".join(re.findall(r'<span class="common">(.*?)</span>', html))
        assert side.common == 100 * len(common) // side.characters


def bytes_of(row: RowShown) -> int:
    """How long the HTML of its paragraphs is, marks included."""
    blocks = [block for side in (row.own, row.other) if side for block in side.blocks]
    return sum(len(one.html.encode()) for block in blocks for one in block.paragraphs)


def test_text_beyond_the_room_of_a_page_is_led_to(
    facts: Facts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What lies ahead keeps its text before what looks back."""
    whole = view_of(facts, "jian-2024")
    monkeypatch.setattr(beside, "MOST", 60_000)
    view = view_of(facts, "jian-2024")
    assert [row.id for row in view.rows] == [row.id for row in whole.rows]
    with_text = [row.id for row in view.rows if row.has_text]
    assert "plan-1" in with_text
    assert [row.id for row in whole.rows if row.has_text] != with_text
    assert sum(map(bytes_of, view.rows)) <= 60_000 < sum(map(bytes_of, whole.rows))
    without = [row for row in view.rows if not row.has_text]
    assert all(not side.blocks for row in without for side in (row.own, row.other) if side)


def test_one_short_pair_stands_open(facts: Facts) -> None:
    for report_id in ("jian-2024", "yichun-2024", "fuzhou-2024"):
        (row,) = (row for row in view_of(facts, report_id).rows if row.is_open)
        assert row.own
        assert row.other
        assert max(row.own.characters, row.other.characters) <= 1600


def test_figures_stand_beside_figures(facts: Facts) -> None:
    """Fuzhou aims at 6% or so, its province at 5% or so."""
    view = view_of(facts, "fuzhou-2024")
    row = next(one for one in view.figures if one.url == "indicators/gdp_growth/")
    figures = [side.target.figures[0] for side in (row.own, row.other)]
    assert [(one.value, one.unit, one.bound) for one in figures] == [
        ("6", "%", "左右"),
        ("5", "%", "左右"),
    ]
    assert view.shared == f"{shared_url('fuzhou-2024')}#superior"


def test_reports_and_sections_lead_there(facts: Facts) -> None:
    ways = {way.name: way for way in ways_of(facts, "jian-2024")}
    assert ways["与上级并列"].url == beside_url("jian-2024", Relation.SUPERIOR)
    assert ways["与上级并列"].told.startswith("江西省2024年")
    assert ways["与任意一份并列"].url == pair_url("jian-2024")
    assert "与上级并列" not in {way.name for way in ways_of(facts, "jiangxi-2024")}
    beside_it, any_other = links_of_section(facts, "fuzhou-2024", "plan-2")
    assert beside_it.url == f"{beside_url('fuzhou-2024', Relation.SUPERIOR)}#plan-2"
    assert beside_it.name.startswith("江西省2024年：（二）充分挖掘释放需求潜力")
    assert any_other.url == pair_url("fuzhou-2024/plan-2")
    assert [one.name for one in links_of_section(facts, "fuzhou-2024", "plan-6")] == ["任选另一节"]
    assert not list(links_of_section(facts, "jiangxi-2024", "annex"))
