"""A real browser over the built site: whatever goes wrong in a tab fails the test that opened it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.verifying.browser import DESKTOP, PHONE, Tab, launched

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
