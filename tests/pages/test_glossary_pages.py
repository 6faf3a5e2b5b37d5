"""The glossary's pages where it is large: what is cut leads on, and every name has its place once."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.analysis import analyse
from generator.corpus import Corpus
from generator.layers import read
from generator.links import resolved
from generator.package.files import PackageSummary
from generator.pages import pages
from generator.pages.cuts import MENTIONS_MAX, NAMES_MAX
from generator.pages.facts import Facts
from generator.pages.names import NEWEST_MAX, WHOLE_MAX
from generator.pages.render import Renderer
from generator.pages.rooms import Rooms
from generator.seeds.entry import Entry
from tests.factory import make_source, rules

SIGNS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
PLACES = ("江西省", "四川省", "河北省", "山东省")
CODES = ("360000", "510000", "130000", "370000")
YEARS = range(2019, 2026)
SHARED = "摘帽不摘责任、摘帽不摘政策、摘帽不摘帮扶、摘帽不摘监管。"


def names() -> list[str]:
    """Those that one report each explains, beside the one that all do."""
    return [f"水利{one}{two}行动" for one in SIGNS for two in SIGNS][: WHOLE_MAX + 20]


def names_of(place: str, year: int) -> list[str]:
    """Seven or six a report."""
    first = PLACES.index(place) * len(YEARS) + YEARS.index(year)
    return names()[first :: len(PLACES) * len(YEARS)]


def text_of(year: int, *entries: str) -> str:
    said = "坚持四个不摘。\n落实四个不摘。\n"
    annex = "\n".join(("名词解释", *entries))
    return (
        f"一、{year - 1}年工作回顾\n{said}二、{year}年工作安排\n"
        f"今年安排各项工作。\n{'各项工作有序推进。' * 80}\n{annex}"
    )


@cache
def facts() -> Facts:
    """Of four places with seven reports each, all of which explain one name."""
    found = {}
    for place, code in zip(PLACES, CODES, strict=True):
        for year in YEARS:
            definition = SHARED if place != PLACES[3] else "是指贫困县党政正职要保持稳定。"
            entries = [
                f"{n}.{name}：修建{name[2:4]}水库，改善灌溉条件。"
                for n, name in enumerate(names_of(place, year), 2)
            ]
            text = text_of(year, f"1.四个不摘：{definition}", *entries)
            entry = Entry(
                file=f"{code}-{year}.txt",
                region=place,
                adcode=code,
                year=year,
                accept=("manifest", "kind", "torn_end"),
            )
            layers = read(make_source(text, entry.file), entry, rules())
            assert layers.problems == ()
            found[layers.report.report_id] = layers
    corpus = Corpus.of(layers.report for layers in found.values())
    return Facts(analyse(corpus, found, rules()), summary=lambda: PackageSummary((), ()))


@cache
def built() -> dict[str, LexborHTMLParser]:
    """The glossary's pages by address."""
    renderer = Renderer()
    return {
        page.url: LexborHTMLParser(renderer.draw(page, facts()).markdown)
        for page in pages(facts())
        if page.url.startswith("terms/") or re.fullmatch(r"reports/[^/]+/terms/.*", page.url)
    }


HEAD = "terms/hebei-2019-01/"  # the first in the order of the corpus


def listed(*beginnings: str) -> Counter[str]:
    """How often each name stands in the lists at some addresses."""
    return Counter(
        node.text()
        for url, page in built().items()
        if url.startswith(beginnings)
        for node in page.css(".term-index a")
    )


def test_every_name_stands_once_by_sound_and_once_by_theme() -> None:
    everything = Counter([*names(), "四个不摘"])
    assert listed("terms/initial/") == everything
    assert listed("terms/theme/") == everything


def test_another_name_stands_under_its_own_sound() -> None:
    """As far as it is another one: 新时代“枫桥经验” begins with x, “枫桥经验” with f."""
    text = text_of(2024, "1.新时代“枫桥经验”：是指矛盾不上交。", "2.水利行动：是指修建水库。")
    entry = Entry(
        file="360000-2024.txt",
        region="江西省",
        adcode="360000",
        year=2024,
        accept=("manifest", "kind", "torn_end"),
    )
    layers = read(make_source(text, entry.file), entry, rules())
    corpus = Corpus.of([layers.report])
    analysis = analyse(corpus, {layers.report.report_id: layers}, rules())
    glossary = Facts(analysis, summary=lambda: PackageSummary((), ())).glossary
    assert glossary.also_named("f") == (("“枫桥经验”", "jiangxi-2024-01"),)
    assert glossary.also_named("s") == ()


def test_a_list_of_many_names_is_cut() -> None:
    by_sound = built()["terms/initial/s/"]
    assert len(by_sound.css(".term-index li")) == NAMES_MAX
    assert len(built()["terms/initial/s/2/"].css(".term-index li")) == WHOLE_MAX + 21 - NAMES_MAX
    assert [node.text() for node in by_sound.css("[aria-label=分页] a")][:2] == [
        "第 1 页",
        "第 2 页",
    ]
    assert "171 个名词" in by_sound.css("h1 ~ p")[0].text()


def test_the_way_in_has_counts_and_the_names_of_many_reports() -> None:
    page = built()["terms/"]
    assert "171 个名词，198 条释义" in page.css("h1 ~ p")[0].text()
    assert "所收 28 份报告" in page.css("h1 ~ p")[0].text()
    assert [node.text() for node in page.css("[aria-label=拼音首字母] a")] == ["S 171"]
    (most,) = page.css(".term-index li")
    assert most.css(".count")[0].text() == "28 份 · 28 份有释义"


def test_the_way_in_searches_names_alone() -> None:
    """Its form asks as the search page's address does: `?kind=名词&q=…`."""
    fields = built()["terms/"].css('form[action$="search/"] input')
    assert [(field.attributes["name"], field.attributes.get("value")) for field in fields] == [
        ("kind", "名词"),
        ("q", None),
    ]


def test_the_newest_reports_stand_on_the_way_in_and_all_by_year() -> None:
    page = built()["terms/"]
    first = [node.text() for node in page.css(".annex-list a")]
    assert len(first) == NEWEST_MAX
    assert first[:4] == ["河北省2025年", "江西省2025年", "山东省2025年", "四川省2025年"]
    years = [f"terms/year/{year}/" for year in YEARS]
    assert set(years) == {url for url in built() if url.startswith("terms/year/")}
    assert all(len(built()[url].css(".annex-list li")) == len(PLACES) for url in years)


def test_definitions_that_say_the_same_are_one() -> None:
    page = built()[HEAD]
    first, other = page.css("figure.definition-block")
    assert first.css("blockquote")[0].text(strip=True) == SHARED
    assert "21 处同文" in first.css("summary")[0].text()
    assert other.css("blockquote")[0].text(strip=True) == "是指贫困县党政正职要保持稳定。"
    assert {
        node.attributes["id"] for node in page.css("figure.definition-block, figure > span")
    } == {term.term_id for term in facts().glossary.group("hebei-2019-01").terms}


def test_many_mentions_are_counted_by_year_and_level() -> None:
    page = built()[HEAD]
    assert page.root is not None
    rows = [[cell.text() for cell in row.css("th, td")] for row in page.css(".term-table tr")]
    assert rows[:2] == [["年份", "省级"], ["2025年", "4 份中 4 份，8 处"]]
    assert "所收 28 份报告中 28 份提及，共 56 处" in page.root.text()


def test_every_mention_of_many_stands_on_one_page_with_its_report() -> None:
    cut = [url for url in built() if re.fullmatch(rf"{HEAD}(\d+/)*", url)]
    assert len(cut) > 1
    anchors = [str(node.attributes["id"]) for url in cut for node in built()[url].css("h3")]
    assert sorted(anchors) == sorted(f"in-{report_id}" for report_id in facts().reports.ids())
    assert all(len(built()[url].css(".kwic li")) <= MENTIONS_MAX for url in cut)


@pytest.mark.parametrize("year", YEARS)
def test_a_report_s_mentions_are_where_links_lead(year: int) -> None:
    urls = facts().glossary.mention_urls("jiangxi-2024-01")
    address, _, anchor = urls[f"jiangxi-{year}"].partition("#")
    assert built()[address].css(f"#{anchor}")


def test_no_link_of_the_glossary_to_itself_leads_nowhere() -> None:
    for url, page in built().items():
        for node in page.css("a[href]"):
            target = resolved(node.attributes["href"] or "", url)
            if target and target[0].startswith("terms/"):
                assert target[0] in built(), (url, target)
                if target[1]:
                    assert built()[target[0]].css(f"[id='{target[1]}']"), (url, target)


def test_pages_of_years_lead_on_from_the_other_definitions_addresses() -> None:
    """Any of them may have been the name's address, before an earlier report came."""
    cut = [url.removeprefix(HEAD) for url in built() if re.fullmatch(rf"{HEAD}\d+/.*", url)]
    assert cut
    for below in cut:
        (way,) = built()[f"terms/shandong-2025-01/{below}"].css("p a")
        href = way.attributes["href"] or ""
        assert resolved(href, f"terms/shandong-2025-01/{below}") == (f"{HEAD}{below}", "")


def test_a_report_s_own_list_closes_with_the_glossary() -> None:
    rooms = Rooms(frozenset({"glossary"}))
    assert not rooms.shows("reports/jiangxi-2024/terms/")
    assert not rooms.shows("reports/jiangxi-2024/terms/2/")
    assert rooms.shows("reports/jiangxi-2024/full/")
    assert Rooms(frozenset({"themes"})).shows("reports/jiangxi-2024/terms/")
