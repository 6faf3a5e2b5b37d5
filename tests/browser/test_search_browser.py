"""Search in a real browser: what stands in a report is found, and nothing else is claimed."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect

from generator import search
from generator.links import page_url
from generator.model import Part, Report, Section
from tests.browser.conftest import OpenPage
from tests.factory import seeds
from tests.project import ROOT

pytestmark = pytest.mark.browser

BOX = "[data-md-component=search-query]"
META = ".md-search-result__meta"
ITEMS = ".md-search-result__item"
LINKS = ".md-search-result__link"


def ask(page: Page, query: str) -> None:
    """Opens the search box as a reader would and types the query."""
    if not page.locator(BOX).is_visible():
        page.locator("header > nav > label[for=__search]").click()
    page.locator(BOX).fill(query)


def pages_found(page: Page) -> list[str]:
    """The pages that the box lists, in its order, without what follows their addresses.

    The theme draws ten at once and more on scrolling: a query that finds more is not for here.
    """
    expect(page.locator(META)).to_have_text(re.compile(r"^\d+ 个页面$"))
    count = int(page.locator(META).inner_text().split()[0])
    expect(page.locator(ITEMS)).to_have_count(count)
    links: list[str] = page.locator(LINKS).evaluate_all("all => all.map(one => one.href)")
    base = page.evaluate("new URL(JSON.parse(__config.textContent).base, location).href")
    return list(dict.fromkeys(re.sub(r"[?#].*", "", link).removeprefix(base) for link in links))


# -- The box ---------------------------------------------------------------------------------------

FOUND = {
    # Read from the seeds.
    "1269": [
        "reports/jiangxi-2024/plan-1/",
        "reports/jiangxi-2024/review-2/",
        "reports/jiangxi-2024/annex/",
        "reports/fuzhou-2024/plan-1/",
        "terms/jiangxi-2024-02/",  # by its name
        "terms/jiangxi-2024-12/",  # its definition names the other
    ],
    "无废城市": [
        "reports/jiangxi-2024/plan-6/",
        "reports/jian-2024/plan-7/",
        "reports/yichun-2024/plan-5/",
        "reports/fuzhou-2024/plan-5/",
    ],
    "R&D经费": [
        "reports/jiangxi-2024/plan-1/",
        "reports/fuzhou-2024/review-1/",
        "reports/fuzhou-2024/plan-1/",
        "indicators/rd_intensity/",
    ],
    "“1269”行动计划，省": ["reports/jiangxi-2024/review-2/"],
}


@pytest.mark.parametrize("query", FOUND)
def test_the_box_finds_every_page_that_holds_the_words(
    page: Page, base_url: str, query: str
) -> None:
    page.goto(base_url)
    ask(page, query)
    assert sorted(pages_found(page)) == sorted(FOUND[query])


def test_names_come_first_and_quotation_marks_may_differ(page: Page, base_url: str) -> None:
    """Ji'an writes “5+2”就业之家: it is found after those who write “5+2就业之家”."""
    page.goto(base_url)
    ask(page, "5+2就业之家")
    found = pages_found(page)
    assert found[0] == "terms/jiangxi-2024-15/"
    assert found[-1] == "reports/jian-2024/plan-9/"
    assert sorted(found[1:-1]) == [
        "reports/fuzhou-2024/plan-7/",
        "reports/jiangxi-2024/annex/",
        "reports/jiangxi-2024/plan-7/",
        "reports/yichun-2024/plan-7/",
    ]
    expect(page.locator(LINKS).first).to_contain_text("街道（乡镇）、社区（村）五级")
    expect(page.locator(ITEMS).last).to_contain_text("引号、空格或注号不同")


def test_markup_in_a_query_is_text(page: Page, base_url: str) -> None:
    page.goto(base_url)
    ask(page, "<script>")
    expect(page.locator(META)).to_have_text("原文中没有这些字")
    expect(page.locator(LINKS)).to_have_count(0)


def test_where_words_stand_nowhere_their_longest_part_is_looked_for(
    page: Page, base_url: str
) -> None:
    """无废城市 of 无废城市孪生试点: named in a note that leads to the search page, then the pages."""
    page.goto(base_url)
    ask(page, "无废城市孪生试点")
    note = page.locator(LINKS).first
    expect(note).to_contain_text("原文中没有“无废城市孪生试点”")
    expect(note).to_contain_text("以下页面含有“无废城市”")
    assert pages_found(page)[0] == "search/"
    assert sorted(pages_found(page)[1:]) == sorted(FOUND["无废城市"])


def test_enter_leads_to_the_search_page_with_the_query(page: Page, base_url: str) -> None:
    page.goto(base_url)
    ask(page, "来大觉 睡大觉")
    expect(page.locator(META)).to_have_text("1 个页面")
    page.keyboard.press("Enter")
    expect(page.get_by_label("要找的文字")).to_have_value("来大觉 睡大觉")
    expect(page.locator("#search-status")).to_contain_text("见于 1 份报告的 1 页")


def test_a_slash_leads_to_the_search_page_s_own_box(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}search/?q=无废城市")
    expect(page.locator("#search-status")).to_contain_text("见于 4 份报告")
    box = page.get_by_label("要找的文字")
    page.keyboard.press("/")
    expect(box).to_be_focused()
    page.keyboard.type("a/b")
    expect(box).to_have_value("a/b")  # what stood there was selected; in the box it is a letter


def test_a_chosen_passage_opens_with_the_words_marked(page: Page, base_url: str) -> None:
    page.goto(base_url)
    ask(page, "来大觉 睡大觉")
    expect(page.locator(META)).to_have_text("1 个页面")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/reports/fuzhou-2024/plan-5/\?h=.*#p37$"))
    marks = page.locator("#p37 .search-mark")
    expect(marks).to_have_text(["来大觉", "睡大觉"])
    expect(marks.first).to_be_in_viewport()


def test_a_heading_that_holds_the_words_comes_before_text_that_does(
    page: Page, base_url: str
) -> None:
    """（三）持续深化改革开放 of Fuzhou's review: opened at its top, since the heading is the match."""
    page.goto(base_url)
    ask(page, "不断增强发展内生动力")
    assert pages_found(page)[0] == "reports/fuzhou-2024/review-3/"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/reports/fuzhou-2024/review-3/\?h=[^#]*$"))
    expect(page.locator("h1 .search-mark")).to_have_text("不断增强发展内生动力")


def test_the_box_counts_as_the_search_page_does(page: Page, base_url: str) -> None:
    """Of many pages it shows the first, and says how many there are of them."""
    page.goto(f"{base_url}search/?q=产业")
    status = page.locator("#search-status")
    expect(status).to_contain_text("见于 5 份报告")
    pages, names = re.findall(r"(\d+) [页项]", status.inner_text())
    page.goto(base_url)
    ask(page, "产业")
    total = int(pages) + int(names)
    assert total > 16
    expect(page.locator(META)).to_have_text(f"前 16 个，共 {total} 个页面")


def test_nothing_is_fetched_before_someone_searches(page: Page, base_url: str) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(base_url, wait_until="networkidle")
    assert [url for url in requests if ".json" in url] == []
    ask(page, "无废城市")
    expect(page.locator(META)).to_have_text("4 个页面")
    assert len([url for url in requests if ".json" in url]) == 6  # the index and five reports


# -- The search page -------------------------------------------------------------------------------


def choice(page: Page, label: str) -> Locator:
    """One of the lists to choose from, which fold on a narrow screen."""
    found = page.get_by_label(label, exact=True)
    expect(page.get_by_text("筛选与排序")).to_be_visible()
    if not found.is_visible():
        page.get_by_text("筛选与排序").click()
    return found


def test_the_search_page_shows_results_by_report(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}search/?q=%E6%97%A0%E5%BA%9F%E5%9F%8E%E5%B8%82")
    expect(page.locator("#search-status")).to_have_text("“无废城市”见于 4 份报告的 4 页，共 4 处。")
    expect(page.locator(".search-group h2")).to_contain_text(
        ["江西省2024年", "吉安市2024年", "宜春市2024年", "抚州市2024年"]
    )
    choice(page, "地方").select_option("吉安市")
    expect(page.locator("#search-status")).to_have_text("“无废城市”见于 1 份报告的 1 页，共 1 处。")
    expect(page).to_have_url(re.compile("place=%E5%90%89%E5%AE%89"))
    page.get_by_role("link", name=re.compile("第 48 段")).click()
    expect(page.locator("#p48 .search-mark")).to_have_text("无废城市")


def test_the_search_page_says_what_it_did_not_find(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}search/")
    page.get_by_label("要找的文字").fill("<b>&")
    expect(page.locator("#search-status")).to_have_text("原文中没有“<b>&”。")
    page.get_by_label("要找的文字").fill("b")
    expect(page.locator("#search-status")).to_have_text("请输入至少两个字。")
    page.get_by_label("要找的文字").fill("")
    expect(page.locator("#search-status")).to_have_text("")


def test_what_is_chosen_stands_in_the_address_and_can_be_undone(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}search/?q=产业")
    status = page.locator("#search-status")
    expect(status).to_contain_text("见于 5 份报告")
    everything = status.inner_text()
    choice(page, "年份").select_option("2023")
    expect(status).to_contain_text("见于 1 份报告")
    expect(page.locator(".search-group h2").last).to_contain_text("赣州市2023年")
    choice(page, "部分").select_option("review")
    expect(page).to_have_url(re.compile(r"year=2023&part=review$"))
    chosen = status.inner_text()
    page.reload()
    expect(status).to_have_text(chosen)
    expect(choice(page, "部分")).to_have_value("review")
    page.go_back()
    page.go_back()
    expect(status).to_have_text(everything)
    expect(choice(page, "年份")).to_have_value("")


def test_a_choice_that_leaves_nothing_can_be_taken_back(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}search/?q=无废城市&year=2023")
    expect(page.locator("#search-status")).to_have_text("所选范围中没有“无废城市”。")
    choice(page, "年份").select_option("")
    expect(page.locator("#search-status")).to_contain_text("见于 4 份报告")


def test_a_place_and_a_year_among_the_words_are_offered_as_a_choice(
    page: Page, base_url: str
) -> None:
    """Ji'an's report of 2024 has 无废城市 and does not say the year on that page."""
    page.goto(f"{base_url}search/?q=无废城市 2024 吉安")
    status = page.locator("#search-status")
    expect(status).to_contain_text("没有一页同时有")
    page.get_by_role("link", name="在吉安市2024年的报告里找“无废城市”").click()
    expect(status).to_contain_text("见于 1 份报告的 1 页，共 1 处")
    expect(page.get_by_label("要找的文字")).to_have_value("无废城市")
    expect(choice(page, "地方")).to_have_value("吉安市")
    page.go_back()
    expect(status).to_contain_text("没有一页同时有")


def test_the_rest_of_a_report_unfolds(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}search/?q=产业&place=吉安市&kind=原文")
    group = page.locator(".search-group")
    expect(group.locator("li li").first).to_be_visible()
    assert 3 <= group.locator("li li").count() <= 5
    group.get_by_role("button", name=re.compile(r"^另 \d+ 处$")).click()
    expect(group.get_by_role("button")).to_have_count(0)
    assert group.locator("li li").count() > 10


def test_a_question_for_a_figure_is_answered_with_its_sentence(page: Page, base_url: str) -> None:
    """Jiangxi's report of 2024 sets 5%左右; what became of it, the next one would say."""
    page.goto(f"{base_url}search/?q=江西 2024 GDP")
    answer = page.locator(".search-figures")
    expect(answer.get_by_role("heading")).to_have_text(re.compile("^江西省 地区生产总值增速"))
    expect(answer.get_by_role("listitem").first).to_contain_text("2024年目标：5%左右")
    expect(answer.get_by_role("listitem").last).to_have_text("2024年结果：这里没有 2025 年的报告。")
    answer.get_by_role("link", name="地区生产总值增长5%左右").click()
    expect(page).to_have_url(re.compile(r"/reports/jiangxi-2024/plan/#p20-1$"))


def test_the_box_answers_too(page: Page, base_url: str) -> None:
    page.goto(base_url)
    ask(page, "赣州 粮食 目标")
    expect(page.locator(LINKS).first).to_contain_text("赣州市 粮食产量")


def test_names_are_offered_while_one_types(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}search/")
    page.get_by_label("要找的文字").press_sequentially("粮")
    expect(page.locator("#search-names option[value=粮食产量]")).to_have_count(1)


def test_an_old_address_with_a_report_shows_that_report(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}search/?q=无废城市&report=jian-2024")
    expect(page.locator(".search-group h2")).to_have_count(1)
    expect(page.locator(".search-group h2")).to_contain_text("吉安市2024年")
    expect(choice(page, "地方")).to_have_value("吉安市")


def test_a_lost_network_is_said_and_tried_again(chromium: Browser, base_url: str) -> None:
    page = chromium.new_page()  # of its own: the browser says what was lost
    page.route("**/search/*.json*", lambda route: route.abort())
    page.goto(f"{base_url}search/?q=无废城市")
    expect(page.locator("#search-status")).to_contain_text("检索数据未能载入")
    page.unroute("**/search/*.json*")
    page.get_by_role("button", name="再试一次").click()
    expect(page.locator("#search-status")).to_contain_text("见于 4 份报告")
    page.close()


def test_on_a_phone_the_choices_fold(phone: Page, base_url: str) -> None:
    phone.goto(f"{base_url}search/?q=产业")
    expect(phone.locator("#search-status")).to_contain_text("见于 5 份报告")
    expect(phone.get_by_label("年份", exact=True)).to_be_hidden()
    phone.get_by_text("筛选与排序").click()
    expect(phone.get_by_label("年份", exact=True)).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_javascript_the_search_page_names_the_other_ways(
    open_page: OpenPage, base_url: str
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{base_url}search/")
    expect(page.get_by_text("需要 JavaScript")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="各报告").click()
    expect(page).to_have_url(f"{base_url}reports/")


# -- Every string ----------------------------------------------------------------------------------


class Hit(NamedTuple):
    """A section that search found: how often the words stand there, or nearly so."""

    times: int
    loose: bool  # only with quotation marks and white space left aside


def sections_found(page: Page, queries: Iterable[str]) -> dict[str, dict[str, Hit]]:
    """For every query the section pages that search finds, asked in one opened search page."""
    listed = list(queries)
    answers = page.evaluate(
        """async (queries) => {
            const engine = ReportEngine.open(new URL("../", location.href));
            return engine.use(async (search) => {
              const all = [];
              for (const query of queries) {
                const { words, found } = await search.search(query);
                const inReports = ReportEngine.once(found, search.index).filter(({ kind }) => !kind);
                const hits = await search.show(inReports, words, Infinity);
                all.push(hits.map(({ page, count, loose }) => [page.url, count, loose]));
              }
              return all;
            });
        }""",
        listed,
    )
    for query, found in zip(listed, answers, strict=True):
        assert len(found) == len({url for url, _, _ in found}), query
    return {
        query: {url: Hit(times, loose) for url, times, loose in found}
        for query, found in zip(listed, answers, strict=True)
    }


LOST_HEADINGS = {("ganzhou-2023", "review（二）"): "review-2"}
"""Sections whose number the source has lost, as tests/expected names them."""


def slugs(report: Report) -> dict[str, str]:
    """The pages of a report's sections by the names that tests/expected gives them."""
    lost = {
        name: slug
        for (report_id, name), slug in LOST_HEADINGS.items()
        if report_id == report.report_id
    }
    return lost | {
        name: section.slug
        for section in report.sections
        if section.depth < 3
        for name in names(section)
    }


def names(section: Section) -> list[str]:
    part = section.part.value
    if section.depth == 2:
        return [f"{part}{section.number}"] if section.number else []
    if section.part in (Part.REVIEW, Part.PLAN):
        return [f"{part} intro", f"{part} ending"]
    return [part]


def test_strings_are_found_where_the_eye_found_them(desktop: Page, base_url: str) -> None:
    """Policy words, digits, quotes, Latin, strings that a newspaper's columns cut, furniture."""
    expected = yaml.safe_load((ROOT / "tests/expected/search.yml").read_text(encoding="utf-8"))
    cases = [*expected["queries"], *expected["extra"]]
    pages = {report.report_id: slugs(report) for report in seeds().corpus.reports}

    def times(places: list[dict[str, Any]]) -> dict[str, int]:
        return {
            page_url(place["report"], pages[place["report"]][place["section"]]): place["times"]
            for place in places
        }

    desktop.goto(f"{base_url}search/")
    found = sections_found(desktop, [case["query"] for case in cases])
    assert len(found) == len(cases)
    for case in cases:
        query = case["query"]
        loose = times(case.get("also_when_quotes_are_ignored", []))
        hits = found[query]
        assert {url: hit.times for url, hit in hits.items()} == times(case["found"]) | loose, query
        assert all(hits[url].loose for url in loose), query


def test_spaces_borders_and_full_width_are_no_obstacle(desktop: Page, base_url: str) -> None:
    expected = {
        "来大觉 睡大觉": ["reports/fuzhou-2024/plan-5/"],  # printed with a space
        "“硬脊梁”。大力开展": [
            "reports/fuzhou-2024/review-1/"
        ],  # a heading runs into its paragraph
        "ｒ＆ｄ经费支出": ["reports/jiangxi-2024/plan-1/"],  # noqa: RUF001 (full width is the case)
    }
    desktop.goto(f"{base_url}search/")
    found = sections_found(desktop, expected)
    assert {query: list(hits) for query, hits in found.items()} == expected


IGNORED = re.compile(search.IGNORED.replace(r"\p{Cf}", ""))


def loosely(text: str) -> str:
    """`text` without what the second pass leaves aside."""
    narrow = (chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in text)
    return IGNORED.sub("", "".join(narrow)).lower()


def test_random_strings_are_found_where_they_stand_and_nowhere_else(
    desktop: Page, base_url: str
) -> None:
    """150 strings of 2 to 12 characters cut from anywhere in the five reports."""
    texts: dict[str, list[str]] = {}
    for report in seeds().corpus.reports:
        for section in (section for section in report.sections if section.depth < 3):
            texts[page_url(report.report_id, section.slug)] = [
                f"{section.number}{section.title}",
                *(p.text for p in report.paragraphs_of(section.section_id)),
            ]
    draw = random.Random(2024)
    blocks = [text for held in texts.values() for text in held if len(text) > 12]
    queries: set[str] = set()
    while len(queries) < 150:
        text = draw.choice(blocks)
        start = draw.randrange(len(text) - 2)
        query = text[start : start + draw.randint(2, 12)]
        if len(query) > 1 and not any(char.isspace() for char in query):
            queries.add(query)
    desktop.goto(f"{base_url}search/")
    for query, found in sections_found(desktop, sorted(queries)).items():
        exact = {url for url, held in texts.items() if any(query in text for text in held)}
        loose = {
            url
            for url, held in texts.items()
            if loosely(query) and any(loosely(query) in loosely(text) for text in held)
        }
        assert {url for url, hit in found.items() if not hit.loose} == exact, query
        assert set(found) == exact | loose, query
