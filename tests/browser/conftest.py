"""A real browser over the built site: whatever goes wrong in a tab fails the test that opened it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.search import search_files
from generator.verifying.browser import DESKTOP, PHONE, Tab, launched
from generator.verifying.local_host import serving
from tests.factory import seeds
from tests.search.sources import source_of

# What is right is there at once; what is slow is a machine that does much else.
expect.set_options(timeout=15_000)

OpenPage = Callable[..., Page]
"""Opens a tab as Playwright's `new_context` makes one from the options given."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A browser that asks for nothing of its own."""
    with launched() as browser:
        yield browser


@pytest.fixture(scope="session")
def tabs() -> dict[str, Tab]:
    """The tabs by their options, kept from test to test: a new one costs as much as a test."""
    return {}


@pytest.fixture
def open_page(chromium: Browser, base_url: str, tabs: dict[str, Tab]) -> Iterator[OpenPage]:
    """Opens tabs, as wide as a desktop's where the options say nothing else."""
    opened: list[Tab] = []

    def open_one(**options: Any) -> Page:
        chosen = {**DESKTOP, **options}
        key = repr(sorted(chosen.items()))
        if key not in tabs:
            tabs[key] = Tab(chromium.new_context(**chosen), base_url)
        opened.append(tabs[key])
        return tabs[key].page

    yield open_one
    assert [fault for tab in opened for fault in tab.leave()] == []


@pytest.fixture
def desktop(open_page: OpenPage) -> Page:
    """A tab as wide as a desktop's."""
    return open_page()


@pytest.fixture
def phone(open_page: OpenPage) -> Page:
    """A tab of a phone: narrow, and touched rather than pointed at."""
    return open_page(**PHONE)


@pytest.fixture(params=["desktop", "phone"])
def page(request: pytest.FixtureRequest, open_page: OpenPage) -> Page:
    """A desktop's tab, then a phone's."""
    return open_page(**(PHONE if request.param == "phone" else DESKTOP))


@pytest.fixture(scope="session")
def sharded_url(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The pages that search, and a home, where they are served with shards."""
    folder = tmp_path_factory.mktemp("sharded")
    for name in ("assets", "check-quote", "phrases"):
        shutil.copytree(built_site / name, folder / name)
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
