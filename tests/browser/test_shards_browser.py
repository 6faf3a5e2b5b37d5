"""The search of a large corpus in a real browser: the tests' site, with shards in place of texts."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from generator.search import search_files
from generator.verifying.local_host import serving
from tests.factory import seeds
from tests.search.sources import source_of

pytestmark = pytest.mark.browser

BOX = "[data-md-component=search-query]"


@pytest.fixture(scope="module")
def sharded_url(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The search page, and a home, where they are served with shards."""
    folder = tmp_path_factory.mktemp("sharded")
    shutil.copytree(built_site / "assets", folder / "assets")
    shutil.copytree(built_site / "search", folder / "search", ignore=lambda _, names: [
        name for name in names if name.endswith(".json")
    ])  # fmt: skip
    shutil.copy(built_site / "index.html", folder)
    for path, make in search_files(source_of(*seeds().corpus.reports), shards=True).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(b"".join(make()))
    with serving(folder) as address:
        yield address


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Page]:
    """A tab of a site of its own; no error of a script may be left in it."""
    page = chromium.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.close()
    assert errors == []


def test_the_page_finds_and_shows(tab: Page, sharded_url: str) -> None:
    """The same as in whole texts: four reports, once each; only their texts are fetched."""
    requests: list[str] = []
    tab.on("request", lambda request: requests.append(request.url))
    tab.goto(f"{sharded_url}search/?q=无废城市")
    expect(tab.locator("#search-status")).to_have_text(
        "「无废城市」见于 4 份报告的 4 页，共 4 处。"
    )
    expect(tab.locator(".search-group h2")).to_have_count(4)
    expect(tab.locator(".search-group mark")).to_have_text(["无废城市"] * 4)
    texts = {url for url in requests if "/search/text/" in url}
    assert len(texts) == 4
    assert all(re.search(r"\?v=[0-9a-f]{12}$", url) for url in texts)


def test_the_box_suggests_then_finds(tab: Page, sharded_url: str) -> None:
    """One letter offers the report whose name begins so; the whole word finds pages."""
    tab.goto(sharded_url)
    tab.locator(BOX).fill("赣")
    links = tab.locator(".md-search-result__link")
    expect(links.first).to_contain_text("赣州市2023")
    tab.locator(BOX).fill("来大觉 睡大觉")
    expect(links.first).to_have_attribute("href", re.compile("reports/fuzhou-2024/plan-5/"))


def test_a_site_published_anew_is_noticed(tab: Page, sharded_url: str) -> None:
    """An index of an edition that is no longer there is read again, and the answer is the new one."""
    old = re.compile(r'"edition":"[0-9a-f]{16}"')
    answers: list[Route] = []

    def outdated(route: Route) -> None:
        answers.append(route)
        response = route.fetch()
        text = response.text()
        text = old.sub('"edition":"0000000000000000"', text) if len(answers) == 1 else text
        route.fulfill(response=response, body=text)

    tab.route("**/search/index.json", outdated)
    tab.goto(f"{sharded_url}search/?q=无废城市")
    expect(tab.locator("#search-status")).to_contain_text("见于 4 份报告的 4 页")
    tab.unroute("**/search/index.json")
    assert len(answers) == 2
