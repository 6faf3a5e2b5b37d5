"""A real browser over a served site: tabs that note what goes wrong in them.

Playwright is imported by this module alone, so that everything else does without it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Request,
    Response,
    WebError,
    sync_playwright,
)

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
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


def installed() -> str | None:
    """The browser that the machine has; None where Playwright's own is to be used."""
    found = (shutil.which(command) for command in COMMANDS)
    return os.environ.get("CHROMIUM") or next(filter(None, found), None)


@contextmanager
def launched() -> Iterator[Browser]:
    """A browser that asks for nothing of its own.

    Raises: playwright.sync_api.Error when there is none or it does not start.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=[*FLAGS])
        try:
            yield browser
        finally:
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

    def taken_faults(self) -> list[str]:
        """What went wrong since the last call."""
        faults, self.faults = self.faults, []
        return faults

    def leave(self) -> list[str]:
        """Empties the tab for the next use and returns what went wrong in this one."""
        if self.page.url.startswith(self._base_url):
            self.page.evaluate("localStorage.clear(), sessionStorage.clear()")
        self.page.context.clear_permissions()
        self.page.emulate_media(media="null", color_scheme="null", reduced_motion="null")
        self.page.goto("about:blank")
        return self.taken_faults()

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
