"""A real browser over the built site: whatever goes wrong in a tab fails the test that opened it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    WebError,
    expect,
    sync_playwright,
)

# What is right is there at once; what is slow is a machine that does much else.
expect.set_options(timeout=15_000)

COMMANDS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
)
DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 800},
    "has_touch": True,
    "is_mobile": True,
}

OpenPage = Callable[..., Page]
"""Opens a tab as Playwright's `new_context` makes one from the options given."""


def installed() -> str | None:
    """The browser that the machine has; None where Playwright's own is to be used."""
    found = (shutil.which(command) for command in COMMANDS)
    return os.environ.get("CHROMIUM") or next(filter(None, found), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A browser that asks for nothing of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=[*FLAGS])
        yield browser
        browser.close()


class Tab:
    """A tab that notes every error and every request that leads out of the site."""

    def __init__(self, context: BrowserContext, base_url: str) -> None:
        self.faults: list[str] = []
        self._base_url = base_url
        context.on("request", self._on_request)
        context.on("response", self._on_response)
        context.on("console", self._on_console)
        context.on("weberror", self._on_error)
        self.page = context.new_page()

    def leave(self) -> list[str]:
        """Empties the tab for the next test and returns what went wrong in this one."""
        if self.page.url.startswith(self._base_url):
            self.page.evaluate("localStorage.clear(), sessionStorage.clear()")
        self.page.context.clear_permissions()
        self.page.emulate_media(media="null", color_scheme="null")
        self.page.goto("about:blank")
        faults, self.faults = self.faults, []
        return faults

    def _on_request(self, request: Request) -> None:
        inside = request.url.startswith(self._base_url)
        if not inside and urlsplit(request.url).scheme not in ("about", "blob", "data"):
            self.faults.append(f"request outside the site: {request.url}")

    def _on_response(self, response: Response) -> None:
        if response.status >= 400:
            self.faults.append(f"{response.status}: {response.url}")

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"console: {message.text}")

    def _on_error(self, error: WebError) -> None:
        self.faults.append(f"script: {error.error}")


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
