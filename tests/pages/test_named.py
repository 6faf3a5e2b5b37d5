"""The pages of places that reports name: each once, with its words, and no page grows on."""

from __future__ import annotations

from functools import cache

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.analysis import analyse
from generator.corpus import Corpus
from generator.layers import read
from generator.links import PLACES_NAMED, named_places_url, named_within_url, report_url
from generator.model import Level, NamedBy
from generator.package.files import PackageSummary
from generator.pages import named, named_places, pages
from generator.pages.facts import Facts
from generator.pages.named import ROWS_MAX, NamedListView, NamedView
from generator.pages.named_places import NamedPlacesView
from generator.pages.render import Renderer
from generator.pages.rooms import Rooms
from generator.seeds.entry import Entry
from tests.factory import analysis, make_source, rules


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Facts(analysis(), summary=lambda: PackageSummary((), ()))


def of_report(facts: Facts, report_id: str) -> NamedPlacesView:
    (address,) = (one for one in named_places.KIND.addresses(facts) if one.report_id == report_id)
    view = named_places.KIND.content(facts, address).view
    assert isinstance(view, NamedPlacesView)
    return view


def lists(facts: Facts) -> dict[str, NamedListView]:
    found = {}
    for address in named.LIST_KIND.addresses(facts):
        view = named.LIST_KIND.content(facts, address).view
        assert isinstance(view, NamedListView)
        found[address.url] = view
    return found


def facts_of(texts: dict[str, tuple[str, str]]) -> Facts:
    """Reports of 2024 by the region and code of their places, with what their reviews say."""
    found = {}
    for name, (adcode, text) in texts.items():
        whole = (
            f"一、2023年工作回顾\n{text}\n{'各项工作取得成绩。' * 40}\n"
            f"二、2024年工作安排\n今年安排各项工作。\n{'各项工作有序推进。' * 80}\n"
        )
        accept = ("manifest", "kind", "torn_end", "no_figures")
        entry = Entry(file=f"{adcode}.txt", region=name, adcode=adcode, year=2024, accept=accept)
        layers = read(make_source(whole, entry.file), entry, rules())
        found[layers.report.report_id] = layers
    corpus = Corpus.of(layers.report for layers in found.values())
    return Facts(analyse(corpus, found, rules()), summary=lambda: PackageSummary((), ()))


@cache
def of_two() -> Facts:
    """Ganzhou names two of its counties and Shenzhen, and Jiujiang's county names Ganzhou."""
    return facts_of(
        {
            "赣州市": (
                "360700",
                "支持龙南、全南发展，与深圳结对。崇义之外，大余水平提升，余下各县同步推进。",
            ),
            "湖口县": ("360429", "与赣州开展合作，治理鄱阳湖。"),
        }
    )


def test_every_mention_stands_on_its_report_s_page(facts: Facts) -> None:
    for report_id, layers in analysis().layers.items():
        view = of_report(facts, report_id)
        shown = sum(row.count for group in view.groups for row in (*group.open, *group.folded))
        decided = [one for one in layers.place_names if one.decided is not NamedBy.UNDECIDED]
        assert shown == view.counts.mentions == len(decided)
        assert len(view.undecided) == len(layers.place_names) - len(decided)


def test_own_counties_are_counted_against_all_of_them() -> None:
    """Ganzhou has eighteen: those that it names, and those of which no form stands in the text."""
    (ganzhou,) = (one for one in of_two().reports.ids() if one.startswith("ganzhou"))
    ((level, told),) = [
        one for one in of_two().place_names.own_places(ganzhou) if one[0] is Level.COUNTY
    ]
    assert level is Level.COUNTY
    assert len(told.named) + len(told.silent) + len(told.unsure) == 18
    assert {"360783", "360729"} <= set(told.named)  # 龙南, 全南
    assert "360732" in told.silent  # 兴国
    assert not set(told.silent) & {"360725", "360723"}  # 崇义 and 大余 stand in the text


def test_a_place_s_page_says_who_names_it() -> None:
    facts = of_two()
    (page,) = (one for one in pages(facts) if one.url == "places/ganzhou/")
    html = LexborHTMLParser(Renderer().draw(page, facts).body)
    words = html.css_first("#named ~ .scroll, .named")
    assert words is not None
    assert "湖口县2024年" in words.text()
    assert "1 份" in html.text()
    assert [one.report_id for one in facts.place_names.naming("360700")] == ["hukou-2024"]


def test_the_columns_of_a_province_count_the_same_mentions() -> None:
    """Of the three places of Jiangxi, its own reports name three, Shenzhen's one of them."""
    facts = facts_of(
        {
            "赣州市": ("360700", "支持龙南、全南发展，与深圳结对。"),
            "湖口县": ("360429", "与赣州开展合作，治理鄱阳湖。"),
            "深圳市": ("440300", "与赣州开展合作。"),
        }
    )
    (address,) = named.KIND.addresses(facts)
    view = named.KIND.content(facts, address).view
    assert isinstance(view, NamedView)
    told = {one.name: (one.reports, one.outside, one.places) for one in view.provinces}
    assert told == {"江西省": (3, 1, 3), "广东省": (1, 1, 1)}


def test_a_report_s_page_begins_with_what_it_names_most() -> None:
    facts = facts_of({"赣州市": ("360700", "支持龙南发展，龙南、全南同步推进，与深圳结对。")})
    (report_id,) = facts.reports.ids()
    assert [(row.name, row.count) for row in of_report(facts, report_id).most] == [("龙南市", 2)]
    (page,) = (one for one in pages(facts) if one.url == named_places_url(report_id))
    words = LexborHTMLParser(Renderer().draw(page, facts).body).text()
    assert 0 < words.index("最多的是龙南市（2 处）") < words.index("正文里没有出现名称的")


def test_a_report_does_not_name_its_own_place(facts: Facts) -> None:
    for one in facts.place_names.everywhere().values():
        for naming in one.reports:
            assert facts.reports.region(naming.report_id).adcode != one.adcode


def test_lists_have_each_place_once(facts: Facts) -> None:
    rows = [row for view in lists(facts).values() for row in view.rows]
    assert len(rows) == len(facts.place_names.everywhere())
    assert sum(row.mentions for row in rows) == sum(
        facts.place_names.counts(one).mentions for one in facts.reports.ids()
    )


def test_a_long_list_is_cut(facts: Facts) -> None:
    """Jiangxi has more named places than a page holds; the first page keeps the list's address."""
    view = lists(facts)[named_within_url("jiangxi")]
    assert len(view.rows) == min(view.count, ROWS_MAX)
    assert (named_within_url("jiangxi", 2) in lists(facts)) is (view.count > ROWS_MAX)


def test_a_closed_part_is_not_linked(facts: Facts) -> None:
    rooms = Rooms(frozenset({"placenames"}))
    assert not rooms.shows(PLACES_NAMED)
    assert not rooms.shows(named_places_url("jian-2024"))
    assert rooms.shows("places/jian/")
    for url in (report_url("jian-2024"), "places/jian/", "compare/"):
        (page,) = (one for one in pages(facts) if one.url == url)
        html = Renderer(rooms=rooms).draw(page, facts).body
        assert "places/named" not in html
        assert "提到的地方" not in html
