"""The pages of ranks where reports are many: every claim stands once, and no page holds too many."""

from __future__ import annotations

from collections import Counter
from functools import cache

from selectolax.lexbor import LexborHTMLParser

from generator.analysis import analyse
from generator.corpus import Corpus
from generator.layers import read
from generator.links import RANKS
from generator.package.files import PackageSummary
from generator.pages import pages
from generator.pages.facts import Facts
from generator.pages.facts.ranks import ROWS_MAX
from generator.pages.ranks import link_to_ranks
from generator.pages.render import Renderer
from generator.pages.rooms import Rooms
from generator.seeds.entry import Entry
from tests.factory import make_source, rules

CITIES = (
    "南昌市",
    "景德镇市",
    "萍乡市",
    "九江市",
    "新余市",
    "鹰潭市",
    "赣州市",
    "吉安市",
    "宜春市",
)
YEARS = range(2020, 2026)
SIGNS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"


def said(city: int, year: int) -> str:
    """Three claims: all cities the same, each its own through the years, and one of this report."""
    own = SIGNS[city]
    once = SIGNS[city] + SIGNS[year - YEARS[0] + 9]
    return (
        f"地区生产总值增长6%，居全省第{1 + city // 2}位。"
        f"{own}类产业产值居全省第{city + 1}位，{once}类产业产值居全国第{year - 2000}位。"
    )


@cache
def facts() -> Facts:
    found = {}
    for number, city in enumerate(CITIES):
        for year in YEARS:
            text = (
                f"一、{year - 1}年工作回顾\n{said(number, year)}\n"
                f"二、{year}年工作安排\n今年安排各项工作。\n{'各项工作有序推进。' * 80}\n"
            )
            entry = Entry(
                file=f"{number}-{year}.txt",
                region=city,
                adcode=f"360{number + 1}00",
                year=year,
                accept=("manifest", "kind", "torn_end", "no_figures"),
            )
            layers = read(make_source(text, entry.file), entry, rules())
            found[layers.report.report_id] = layers
    corpus = Corpus.of(layers.report for layers in found.values())
    return Facts(analyse(corpus, found, rules()), summary=lambda: PackageSummary((), ()))


@cache
def built() -> dict[str, LexborHTMLParser]:
    """The pages of ranks by address."""
    renderer = Renderer()
    return {
        page.url: LexborHTMLParser(renderer.draw(page, facts()).markdown)
        for page in pages(facts())
        if page.url.startswith(RANKS)
    }


def rows(url: str) -> list[str]:
    """The quotes of the claims on a page."""
    return [node.text() for node in built()[url].css(".ranks td:last-child a")]


def test_every_claim_stands_once_on_the_slices() -> None:
    of_reports = [url for url in built() if url.removeprefix(RANKS)[:4].isdecimal()]
    found = Counter(quote for url in of_reports for quote in rows(url))
    assert sum(found.values()) == 3 * len(CITIES) * len(YEARS)
    assert all(len(rows(url)) <= ROWS_MAX for url in of_reports)
    assert rows(RANKS) == []
    assert len(built()[RANKS].css("table.slices a")) == len(YEARS)


def test_a_subject_of_two_reports_has_a_page() -> None:
    """That of an indicator has its id, another one its sound; one that one report claims has none."""
    page = built()["ranks/gdp_growth/"]
    assert "54 份报告" in page.css(".lead")[0].text()
    assert len(rows("ranks/gdp_growth/")) == 54
    assert rows("ranks/jialeichanyechanzhi/") == ["甲类产业产值居全省第1位"] * len(YEARS)
    assert "ranks/jialeileichanyechanzhi/" not in built()
    links = built()["ranks/2025/prefecture/"].css(".ranks td:nth-last-child(3) a")
    assert {node.text() for node in links} == {
        "地区生产总值增速",
        *(f"{SIGNS[city]}类产业产值" for city in range(len(CITIES))),
    }


def test_the_newest_year_stands_first() -> None:
    years = [node.text() for node in built()["ranks/gdp_growth/"].css(".ranks .year")]
    assert years == [str(year) for year in range(2024, 2018, -1) for _ in range(5)]


def test_equal_ranks_stand_together() -> None:
    """Two cities claim each of the first four ranks of a year, one the fifth."""
    bodies = built()["ranks/gdp_growth/"].css(".ranks tbody")[:5]
    told = [
        (body.css("strong")[0].text(), [node.text() for node in body.css("th > a:first-child")])
        for body in bodies
    ]
    assert told == [
        ("第1", ["南昌市2025年", "景德镇市2025年"]),
        ("第2", ["萍乡市2025年", "九江市2025年"]),
        ("第3", ["新余市2025年", "鹰潭市2025年"]),
        ("第4", ["赣州市2025年", "吉安市2025年"]),
        ("第5", ["宜春市2025年"]),
    ]


def test_places_that_claim_one_rank_stand_side_by_side() -> None:
    """Six on the overview, all on pages of their own."""
    overview = built()[RANKS]
    first = overview.css(".quotes > li")[0]
    assert first.text().split("\n")[0] == "地区生产总值增速：2 地都说2024年居全省第1"
    places = [node.text() for node in first.css(".kwic-where")]
    assert places == ["南昌市2025年", "景德镇市2025年"]
    assert len(overview.css(".quotes > li")) == 6
    (more,) = overview.css('a[href$="ranks/twice/"]')
    assert more.text() == "全部 24 处"
    listed = [len(built()[url].css(".quotes > li")) for url in ("ranks/twice/", "ranks/twice/2/")]
    assert listed == [12, 12]


def test_a_report_leads_to_its_claims() -> None:
    found = link_to_ranks(facts(), "ganzhou-2025")
    assert found
    assert found.count == 3
    page, _, anchor = found.url.partition("#")
    assert len(built()[page].css(f"#{anchor} td:last-child")) == 3


def test_a_site_can_leave_them_out() -> None:
    """No page and no link."""
    rooms = Rooms(frozenset({"ranks"}))
    assert not any(rooms.shows(url) for url in built())
    renderer = Renderer(None, rooms)
    for page in pages(facts()):
        if page.url in ("compare/", "reports/ganzhou-2025/"):
            assert RANKS in Renderer().draw(page, facts()).markdown
            assert RANKS not in renderer.draw(page, facts()).markdown
