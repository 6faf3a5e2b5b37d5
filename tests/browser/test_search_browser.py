"""Search in a real browser: what stands in a report is found, and nothing else is claimed."""

from __future__ import annotations

import functools
import http.server
import os
import random
import re
import shutil
import threading
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, Page, expect, sync_playwright

from generator.links import page_url, source_path
from generator.model import Report, Section
from generator.search import Name, Titles, search_files
from tests.factory import seeds

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
)
BOX = "[data-md-component=search-query]"
META = ".md-search-result__meta"
LINKS = ".md-search-result__link"
NAMES = (
    Name(url="indicators/gdp_growth/", kind="指标", name="地区生产总值增速"),
    Name(
        url="terms/jiangxi-2024-15/",
        kind="名词",
        name="“5+2就业之家”",
        text="覆盖省、市、县<、>街道、社区五级的就业公共服务平台。",
        report_id="jiangxi-2024",
    ),
)
WORDS = ("无废", "城市", "孪生", "试点")
CONFIG = {
    "site_name": "政府工作报告",
    "plugins": [],
    "theme": {
        "name": "material",
        "custom_dir": str(ROOT / "overrides"),
        "language": "zh",
        "font": False,
    },
    "extra_css": ["assets/search/search.css"],
    "markdown_extensions": ["md_in_html"],
    "nav": [{"首页": "index.md"}, {"检索": "search.md"}],
    "validation": {"nav": {"omitted_files": "ignore"}},
}


# -- A small site of the five reports --------------------------------------------------------------


def report_title(report: Report) -> str:
    return f"{report.region.name} {report.year}"


def section_title(section: Section) -> str:
    return f"{section.number}{section.title}" or section.part.value


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_docs(docs: Path) -> None:
    """Every section as a page, with nothing on it but its text."""
    shutil.copytree(ROOT / "docs/assets/search", docs / "assets/search")
    shutil.copy(ROOT / "docs/search.md", docs)
    write(docs / "index.md", "# 首页\n")
    corpus = seeds().corpus
    for report in corpus.reports:
        for section in (section for section in report.sections if section.depth < 3):
            paragraphs = "".join(
                f'<p id="{p.anchor}">{escape(p.text, quote=False)}</p>\n'
                for p in report.paragraphs_of(section.section_id)
            )
            page = f"<h1>{section_title(section)}</h1>\n{paragraphs}"
            write(
                docs / source_path(page_url(report.report_id, section.slug)),
                f"<div>\n{page}</div>\n",
            )
    for path, text in search_files(
        corpus, NAMES, WORDS, Titles(report_title, section_title)
    ).items():
        write(docs / path, text)


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder, in silence."""

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The root address of the small site, under a sub-path."""
    folder = tmp_path_factory.mktemp("search")
    write_docs(folder / "docs")
    write(folder / "mkdocs.yml", yaml.safe_dump(CONFIG))
    build(load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "www/reports-site")))
    handler = functools.partial(Handler, directory=str(folder / "www"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/reports-site/"
        server.shutdown()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser that asks for nothing of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
            args=[*FLAGS],
        )
        yield browser
        browser.close()


@pytest.fixture(params=[1280, 390], ids=["desktop", "phone"])
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    """A tab as wide as a desktop's and a phone's, in which no script may fail."""
    tab = chromium.new_page(viewport={"width": request.param, "height": 800})
    failures: list[str] = []
    tab.on("pageerror", lambda error: failures.append(str(error)))
    yield tab
    tab.close()
    assert failures == []


def ask(page: Page, query: str) -> None:
    """Opens the search box as a reader would and types the query."""
    if not page.locator(BOX).is_visible():
        page.locator("header label[for=__search]").click()
    page.locator(BOX).fill(query)


def pages_found(page: Page) -> list[str]:
    """The pages that the box lists, in its order, without what follows their addresses."""
    found = [link.get_attribute("href") or "" for link in page.locator(LINKS).all()]
    base = page.evaluate("new URL(JSON.parse(__config.textContent).base, location).href")
    return list(dict.fromkeys(re.sub(r"[?#].*", "", link).removeprefix(base) for link in found))


# -- The box ---------------------------------------------------------------------------------------

FOUND = {
    # Read from the seeds; best first: names, then the reports from the province down.
    "1269": [
        "jiangxi-2024/plan-1",
        "jiangxi-2024/review-2",
        "jiangxi-2024/annex",
        "fuzhou-2024/plan-1",
    ],
    "无废城市": [
        "jiangxi-2024/plan-6",
        "jian-2024/plan-7",
        "yichun-2024/plan-5",
        "fuzhou-2024/plan-5",
    ],
    "R&D经费": ["jiangxi-2024/plan-1", "fuzhou-2024/review-1", "fuzhou-2024/plan-1"],
    "“1269”行动计划，省": ["jiangxi-2024/review-2"],
    "来大觉 睡大觉": ["fuzhou-2024/plan-5"],
    "“硬脊梁”。大力开展": ["fuzhou-2024/review-1"],  # the heading runs into its paragraph
    "ｒ＆ｄ经费支出": ["jiangxi-2024/plan-1"],  # noqa: RUF001 (full width is the case)
}


@pytest.mark.parametrize("query", FOUND)
def test_the_box_finds_every_section_that_holds_the_words(
    page: Page, base: str, query: str
) -> None:
    page.goto(base)
    ask(page, query)
    count = len(FOUND[query])
    expect(page.locator(META)).to_have_text(f"{count} 个页面")
    assert sorted(pages_found(page)) == sorted(f"reports/{path}/" for path in FOUND[query])


def test_names_come_first_and_quotation_marks_may_differ(page: Page, base: str) -> None:
    """Ji'an writes “5+2”就业之家: it is found after those who write “5+2就业之家”."""
    page.goto(base)
    ask(page, "5+2就业之家")
    expect(page.locator(META)).to_have_text("6 个页面")
    found = pages_found(page)
    assert found[0] == "terms/jiangxi-2024-15/"
    assert found[-1] == "reports/jian-2024/plan-9/"
    assert set(found[1:-1]) == {
        "reports/jiangxi-2024/plan-7/",
        "reports/jiangxi-2024/annex/",
        "reports/yichun-2024/plan-7/",
        "reports/fuzhou-2024/plan-7/",
    }
    expect(page.locator(LINKS).first).to_contain_text("县<、>街道")
    expect(page.locator(".md-search-result__item").last).to_contain_text("引号或空格不同")


def test_markup_in_a_query_is_text(page: Page, base: str) -> None:
    page.goto(base)
    ask(page, "<script>")
    expect(page.locator(META)).to_have_text("原文中没有这些字")
    assert pages_found(page) == []


def test_words_that_stand_nowhere_are_looked_for_one_by_one(page: Page, base: str) -> None:
    """Of 无废城市、孪生、试点, the first page holds two, and so does Ji'an's; 孪生 stands nowhere."""
    page.goto(base)
    ask(page, "无废城市孪生试点")
    note = page.locator(LINKS).first
    expect(note).to_contain_text("原文中没有“无废城市孪生试点”")
    expect(note).to_contain_text("无废城市、孪生、试点")
    expect(page.locator(".md-search-result__item").first).to_contain_text("缺少")
    found = pages_found(page)[1:]
    assert found[0] == "reports/jiangxi-2024/plan-6/"
    assert "reports/jian-2024/plan-7/" in found


def test_enter_opens_the_paragraph_with_the_words_marked(page: Page, base: str) -> None:
    page.goto(base)
    ask(page, "来大觉 睡大觉")
    expect(page.locator(META)).to_have_text("1 个页面")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/reports/fuzhou-2024/plan-5/\?h=.*#p37$"))
    marks = page.locator("#p37 .search-mark")
    expect(marks).to_have_text(["来大觉", "睡大觉"])
    expect(marks.first).to_be_in_viewport()


def test_a_heading_that_holds_the_words_comes_before_text_that_does(page: Page, base: str) -> None:
    """（三）持续深化改革开放 of Fuzhou's review: opened at its top, since the heading is the match."""
    page.goto(base)
    ask(page, "不断增强发展内生动力")
    expect(page.locator(META)).to_have_text(re.compile("页面"))
    assert pages_found(page)[0] == "reports/fuzhou-2024/review-3/"
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/reports/fuzhou-2024/review-3/\?h=[^#]*$"))
    expect(page.locator("h1 .search-mark")).to_have_text("不断增强发展内生动力")


def test_nothing_is_fetched_before_someone_searches(page: Page, base: str) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(base, wait_until="networkidle")
    assert not [url for url in requests if "/search/index" in url or url.endswith(".json")]
    assert all(url.startswith(base) for url in requests)
    ask(page, "无废城市")
    expect(page.locator(META)).to_have_text("4 个页面")
    fetched = [url for url in requests if ".json" in url]
    assert len(fetched) == 6  # the index and five reports
    assert all(url.startswith(base) for url in requests)


# -- The search page -------------------------------------------------------------------------------


def test_the_search_page_shows_results_by_report(page: Page, base: str) -> None:
    page.goto(f"{base}search/?q=%E6%97%A0%E5%BA%9F%E5%9F%8E%E5%B8%82")
    expect(page.locator("#search-status")).to_have_text("“无废城市”见于 4 份报告的 4 页，共 4 处。")
    expect(page.locator(".search-group h2")).to_contain_text(
        ["江西省 2024", "吉安市 2024", "宜春市 2024", "抚州市 2024"]
    )
    page.get_by_label("报告", exact=True).select_option("吉安市 2024")
    expect(page.locator("#search-status")).to_have_text("“无废城市”见于 1 份报告的 1 页，共 1 处。")
    expect(page).to_have_url(re.compile("report=jian-2024"))
    page.get_by_role("link", name=re.compile("第 48 段")).click()
    expect(page.locator("#p48 .search-mark")).to_have_text("无废城市")


def test_the_search_page_says_what_it_did_not_find(page: Page, base: str) -> None:
    page.goto(f"{base}search/")
    page.get_by_label("要找的文字").fill("<b>&")
    expect(page.locator("#search-status")).to_have_text("原文中没有“<b>&”。")
    page.get_by_label("要找的文字").fill("b")
    expect(page.locator("#search-status")).to_have_text("请输入至少两个字。")
    page.get_by_label("要找的文字").fill("")
    expect(page.locator("#search-status")).to_have_text("")


def test_without_javascript_the_search_page_names_the_other_ways(
    chromium: Browser, base: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{base}search/")
    expect(tab.get_by_text("需要 JavaScript")).to_be_visible()
    expect(tab.get_by_role("main").get_by_role("link", name="各报告")).to_have_attribute(
        "href", "../reports/"
    )
    context.close()


# -- Every string ----------------------------------------------------------------------------------

IGNORED = re.compile("[\\s“”\"‘’'「」『』《》]")


def loosely(text: str) -> str:
    """`text` without what the second pass leaves aside."""
    narrow = (chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in text)
    return IGNORED.sub("", "".join(narrow)).lower()


def test_random_strings_are_found_where_they_stand_and_nowhere_else(
    chromium: Browser, base: str
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
    queries: list[str] = []
    while len(queries) < 150:
        text = draw.choice(blocks)
        start = draw.randrange(len(text) - 2)
        query = text[start : start + draw.randint(2, 12)]
        if len(query) > 1 and not any(char.isspace() for char in query):
            queries.append(query)
    tab = chromium.new_page()
    tab.goto(f"{base}search/")
    answers = tab.evaluate(
        """async (queries) => {
            const texts = ReportSearch.open(new URL("../", location.href));
            const found = [];
            for (const query of queries) {
              const { hits } = await ReportSearch.search(texts, query);
              found.push(hits.filter(({ page }) => !page.kind).map(({ page }) => page.url));
            }
            return found;
        }""",
        queries,
    )
    tab.close()
    for query, found in zip(queries, answers, strict=True):
        exact = {url for url, held in texts.items() if any(query in text for text in held)}
        loose = {
            url
            for url, held in texts.items()
            if loosely(query) and any(loosely(query) in loosely(text) for text in held)
        }
        assert exact <= set(found), query
        assert set(found) == exact | loose, query
        assert len(found) == len(set(found)), query
