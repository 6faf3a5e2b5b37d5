"""`verify` in a real browser: what readers cannot see, reach or load is found."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.verifying.accessibility import check_with
from generator.verifying.site import BuiltSite
from tests.project import ROOT

pytestmark = pytest.mark.browser


@pytest.fixture
def small(tmp_path: Path) -> Callable[[str], BuiltSite]:
    """Makes a site of one page, with the given content."""

    def make(body: str) -> BuiltSite:
        html = (
            '<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>页</title>'
            '<meta name="viewport" content="width=device-width,initial-scale=1">'
            '<link rel="icon" href="data:,"></head><body><main class="md-content"><h1>题</h1>'
            f"{body}</main></body></html>"
        )
        (tmp_path / "index.html").write_text(html, encoding="utf-8")
        return BuiltSite(tmp_path)

    return make


def test_a_page_without_fault(chromium: Browser, small: Callable[[str], BuiltSite]) -> None:
    outcome = check_with(chromium, small("<p>字</p>"))
    assert outcome.findings == ()
    assert outcome.checked == "1 pages, light and dark, 1280 and 390 wide"


@pytest.mark.parametrize(
    "body, found, where",
    [
        ('<p style="color: #ccc">浅得看不清的字</p>', "color-contrast at p", "light, 1280 wide"),
        (
            "<style>@media (prefers-color-scheme: dark) { p { color: #ccc } }</style><p>浅得看不清的字</p>",
            "color-contrast at p",
            "dark, 390 wide",
        ),
        ('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">', "image-alt at img", "light, 390 wide"),
        ('<div style="width: 600px">字</div>', "what sticks out, DIV.: 字", "390 wide"),
        ("<script>console.error('oh')</script>", "console: oh", "1280 wide"),
        ("<script>undefined_name()</script>", "script: undefined_name is not defined", "1280 wide"),
        ('<script src="none.js"></script>', "404: http://127.0.0.1", "390 wide"),
        ("<script>fetch('https://elsewhere.invalid/x').catch(() => 0)</script>",
         "request outside the site: https://elsewhere.invalid/x", "1280 wide"),
    ],
)  # fmt: skip
def test_what_a_browser_finds(
    chromium: Browser, small: Callable[[str], BuiltSite], body: str, found: str, where: str
) -> None:
    findings = [finding.found for finding in check_with(chromium, small(body)).findings]
    assert any(one.startswith(found) and one.endswith(f"({where})") for one in findings), findings


def test_a_browser_that_does_not_start_is_one_line(
    small: Callable[[str], BuiltSite],
) -> None:
    """Nothing to find where it is not asked for, an error where it is."""
    folder = str(small("").folder)

    def verify(*options: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "generator", "verify", folder, *options],
            cwd=ROOT,
            env={**os.environ, "CHROMIUM": "/none/chromium"},
            capture_output=True,
            text=True,
            check=False,
        )

    said = verify().stdout.splitlines()[-1]
    assert said.startswith("browser: not checked (accessibility, contrast and requests: no browser")
    assert said.endswith("install Chromium or Chrome, or name one in the variable CHROMIUM)")
    asked = verify("--browser").stderr.splitlines()[-1]
    assert asked.endswith("expected a browser, since --browser asks for one")
