"""The pages of what reports admit, few and many: every problem stands once, no page grows on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.analysis import analyse
from generator.corpus import Corpus
from generator.layers import read
from generator.links import PROBLEMS
from generator.package.files import PackageSummary
from generator.pages import pages
from generator.pages.facts import Facts
from generator.pages.facts.problems import ROWS_MAX
from generator.pages.render import Renderer
from generator.pages.rooms import Rooms
from generator.seeds.entry import Entry
from tests.factory import analysis, make_source, rules

CITIES = ("南昌市", "景德镇市", "萍乡市", "九江市", "新余市", "鹰潭市", "赣州市", "吉安市")
YEARS = range(2020, 2026)
SIGNS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"

NOTHING = "各项工作取得成绩。"


def said(city: int, year: int) -> str:
    """Three problems of a report's own: on industry, on livelihood, on no theme."""
    own = SIGNS[city] + SIGNS[year - YEARS[0] + 9]
    return (
        "我们也清醒看到，还存在不少问题，主要是："
        f"{own}类制造业不强；{own}类就业压力较大；{own}形势复杂。对此，我们将着力解决。"
    )


def facts_of(texts: Mapping[tuple[int, int], str]) -> Facts:
    """Reports by city and year, with what their reviews say."""
    found = {}
    for (city, year), text in texts.items():
        whole = (
            f"一、{year - 1}年工作回顾\n{text}\n{NOTHING * 40}\n"
            f"二、{year}年工作安排\n今年安排各项工作。\n{'各项工作有序推进。' * 80}\n"
        )
        entry = Entry(
            file=f"{city}-{year}.txt",
            region=CITIES[city],
            adcode=f"360{city + 1}00",
            year=year,
            accept=("manifest", "kind", "torn_end", "no_figures"),
        )
        layers = read(make_source(whole, entry.file), entry, rules())
        found[layers.report.report_id] = layers
    corpus = Corpus.of(layers.report for layers in found.values())
    return Facts(analyse(corpus, found, rules()), summary=lambda: PackageSummary((), ()))


def drawn(facts: Facts, begins: str = "") -> dict[str, LexborHTMLParser]:
    """The pages whose address begins so, but those of the data, which ask for its tables."""
    renderer = Renderer()
    return {
        page.url: LexborHTMLParser(renderer.draw(page, facts).markdown)
        for page in pages(facts)
        if page.url.startswith(begins) and not page.url.startswith("data/")
    }


@cache
def many() -> dict[str, LexborHTMLParser]:
    """The pages of problems where reports are many."""
    texts = {(city, year): said(city, year) for city in range(len(CITIES)) for year in YEARS}
    return drawn(facts_of(texts), PROBLEMS)


@cache
def few() -> dict[str, LexborHTMLParser]:
    """All pages of four reports: two years running, one alone, one that admits nothing."""
    texts = {
        (0, 2023): said(0, 2023),
        (0, 2024): said(0, 2024),
        (1, 2024): said(1, 2024),
        (2, 2024): NOTHING,
    }
    return drawn(facts_of(texts))


def quotes(page: LexborHTMLParser) -> list[str]:
    return [node.text() for node in page.css(".problems a.quote")]


def is_slice(url: str) -> bool:
    return any(step.isdecimal() for step in url.split("/"))


def test_every_problem_stands_once_on_the_slices() -> None:
    of_reports = [url for url in many() if url.removeprefix(PROBLEMS)[:4].isdecimal()]
    found = Counter(quote for url in of_reports for quote in quotes(many()[url]))
    assert sum(found.values()) == 3 * len(CITIES) * len(YEARS)
    assert set(found.values()) == {1}


@pytest.mark.parametrize("theme", ["industry", "livelihood", "no-theme"])
def test_a_theme_has_the_problems_of_all_places(theme: str) -> None:
    page = many()[f"{PROBLEMS}{theme}/"]
    assert len(quotes(page)) == len(CITIES) * len(YEARS)
    heads = page.css(".problems th[scope=rowgroup] a:not(.badge)")
    years = [node.text()[-5:-1] for node in heads]
    assert years == sorted(years, reverse=True)


def test_no_page_holds_too_many() -> None:
    assert all(len(quotes(page)) <= ROWS_MAX for page in many().values())
    assert any(map(is_slice, many()))
    assert not quotes(many()[PROBLEMS])


def test_a_few_stand_on_the_overview() -> None:
    page = few()[PROBLEMS]
    assert len(quotes(page)) == 9
    assert not any(map(is_slice, (url for url in few() if url.startswith(PROBLEMS))))
    [lead] = [node.text() for node in page.css(".lead")]
    assert "4 份报告" in lead
    assert "3 份自己承认" in lead


def test_reports_that_admit_nothing_are_named_with_the_reason() -> None:
    text = few()[PROBLEMS].html or ""
    assert "萍乡市2024年" in text
    assert "未见自述不足的段落" in text


def report(name: str) -> LexborHTMLParser:
    return few()[f"reports/{name}/"]


def test_what_the_place_admitted_last_year_stands_beside() -> None:
    page = report("nanchang-2024")
    heads = [node.text() for node in page.css(".problems thead th")]
    assert heads == ["主题", "2024年报告", "2023年报告"]
    rows = [
        [cell.text(strip=True) for cell in row.css("td")] for row in page.css(".problems tbody tr")
    ]
    assert rows[0] == ["甲卯类制造业不强", "甲寅类制造业不强"]


def test_a_problem_of_several_themes_stands_once() -> None:
    """At the one that both years have something on; what is not read is not called absent."""
    both = "我们也清醒看到，还存在不少问题，主要是：{}。对此，我们将着力解决。"
    texts = {
        (0, 2023): both.format("医疗服务依然偏弱；消费需求不旺；财力不强"),
        (0, 2024): both.format("有效需求依然偏弱，居民收入增长偏慢；乡村治理不强"),
    }
    page = drawn(facts_of(texts))["reports/nanchang-2024/"]
    rows = {
        row.css("th")[0].text(): [cell.text(strip=True) for cell in row.css("td")]
        for row in page.css(".problems tbody tr")
    }
    now = "有效需求依然偏弱，居民收入增长偏慢"
    assert rows["民生保障"] == [f"{now}也属扩大内需", "医疗服务依然偏弱"]
    assert rows["扩大内需"] == ["见民生保障", "消费需求不旺"]
    assert rows["乡村振兴"] == ["乡村治理不强", "没有读出"]
    assert "共 2 项" in (page.html or "")


def test_it_is_said_where_the_year_before_is_not_held() -> None:
    page = report("jingdezhen-2024")
    assert [node.text() for node in page.css(".problems thead th")] == ["主题", "原话"]
    assert "没有收录2023年的报告，不与上一年对照" in (page.html or "")


def test_a_report_that_admits_nothing_says_so() -> None:
    page = report("pingxiang-2024")
    assert not quotes(page)
    assert "未见自述不足的段落。没有读出的不等于没有" in (page.html or "")


def test_ways_lead_there() -> None:
    """From the comparison, the theme and the place."""
    for url, way in (
        ("compare/", "problems/"),
        ("themes/industry/", "problems/industry/"),
        ("places/nanchang/", "reports/nanchang-2024/#problems"),
    ):
        links = [node.attributes.get("href") or "" for node in few()[url].css("a")]
        assert any(link.endswith(way) for link in links), url


def test_a_very_long_one_is_cut_where_a_clause_ends() -> None:
    """Its sentence is a click away, and the data have all of it."""
    long = "产业结构不优，" + "链条不长，" * 60
    text = (
        f"我们也清醒看到，还存在不少问题，主要是：一是{long}。二是财力不强。对此，我们将着力解决。"
    )
    first, second = quotes(drawn(facts_of({(0, 2024): text}), PROBLEMS)[PROBLEMS])
    assert first.endswith("链条不长……")
    assert len(first) <= 202
    assert second == "财力不强"


def test_where_nothing_is_admitted_there_is_no_page() -> None:
    assert drawn(facts_of({(0, 2024): NOTHING}), PROBLEMS) == {}


def test_many_that_admit_nothing_have_a_list() -> None:
    texts = {(city, year): NOTHING for city in range(len(CITIES)) for year in range(2020, 2024)}
    texts[0, 2020] = said(0, 2020)
    found = drawn(facts_of(texts), PROBLEMS)
    listed = found[f"{PROBLEMS}not-found/"].css("ul li")
    assert len(listed) == len(texts) - 1


def test_a_site_without_the_part_keeps_the_passage() -> None:
    """Its report says where the passage is, and nothing leads to pages that are not there."""
    facts = Facts(analysis(), summary=lambda: PackageSummary((), ()))
    rooms = Rooms(frozenset({"problems"}))
    renderer = Renderer(rooms=rooms)
    page = next(one for one in pages(facts) if one.url == "reports/jiangxi-2024/")
    found = renderer.draw(page, facts).markdown
    assert "自述不足" in found
    assert "problems/" not in found
