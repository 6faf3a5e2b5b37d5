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
    assert outcome.checked == "1 pages in all their colours, 1280 and 390 wide"


@pytest.mark.parametrize(
    "body, found, where",
    [
        ('<p style="color: #ccc">浅得看不清的字</p>', "color-contrast at p",
         "light, dark; 1280, 390 wide; 4 times"),
        (
            "<style>@media (prefers-color-scheme: dark) { p { color: #ccc } }</style><p>浅得看不清的字</p>",
            "color-contrast at p",
            "dark; 1280, 390 wide; 2 times",
        ),
        ('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">', "image-alt at img",
         "light; 1280, 390 wide; 2 times"),
        ('<div style="width: 600px">字</div>', "what sticks out, DIV.: 字", "light; 390 wide"),
        ("<script>console.error('oh')</script>", "console: oh", "light; 1280, 390 wide; 2 times"),
        ("<script>undefined_name()</script>", "script: undefined_name is not defined",
         "light; 1280, 390 wide; 2 times"),
        ('<script src="none.js"></script>', "404: http://127.0.0.1", "light; 1280, 390 wide; 2 times"),
        ("<script>fetch('https://elsewhere.invalid/x').catch(() => 0)</script>",
         "request outside the site: https://elsewhere.invalid/x",
         "light; 1280, 390 wide; 2 times"),
    ],
)  # fmt: skip
def test_what_a_browser_finds(
    chromium: Browser, small: Callable[[str], BuiltSite], body: str, found: str, where: str
) -> None:
    findings = [finding.found for finding in check_with(chromium, small(body)).findings]
    assert any(one.startswith(found) and one.endswith(f"({where})") for one in findings), findings


SWITCH = """<form data-md-component="palette">
  <input type="radio" name="palette" data-scheme="default" aria-label="浅色">
  <input type="radio" name="palette" data-scheme="slate" aria-label="深色">
</form>
<style>body[data-md-color-scheme=slate] p { color: #ccc }</style>
<script>
  const key = "palette", body = document.body;
  body.setAttribute("data-md-color-scheme", localStorage.getItem(key) ?? "default");
  for (const input of document.querySelectorAll("input")) input.addEventListener("change", () => {
    body.setAttribute("data-md-color-scheme", input.dataset.scheme);
    localStorage.setItem(key, input.dataset.scheme);
  });
</script>
<p>深色时看不清的字</p>"""
"""A switch as the theme has it where no entry of the palette heeds the reader's system."""


def test_every_entry_of_the_palette_is_looked_at(
    chromium: Browser, small: Callable[[str], BuiltSite]
) -> None:
    site = small(SWITCH)
    (found,) = check_with(chromium, site).findings
    assert found.found.startswith("color-contrast at p: ")
    assert found.found.endswith("(palette 2; 1280, 390 wide; 2 times)")


def test_the_choice_is_forgotten_before_the_next_page(
    chromium: Browser, small: Callable[[str], BuiltSite]
) -> None:
    """Or the next page would open in the colours that were looked at last."""
    site = small(SWITCH)
    (site.folder / "other").mkdir()
    (site.folder / "index.html").rename(site.folder / "other" / "index.html")
    (found,) = check_with(chromium, small(SWITCH)).findings
    assert found.found.endswith("(palette 2; 1280, 390 wide; 4 times on 2 pages)")


def test_one_cause_is_one_finding(chromium: Browser, small: Callable[[str], BuiltSite]) -> None:
    """The same two colours, in a hundred places; other colours are another cause."""
    faint = "".join(f'<p id="p{n}" class="c{n}" style="color: #ccc">看不清</p>' for n in range(100))
    found = check_with(chromium, small(f'{faint}<p style="color: #bbb">看不清</p>')).findings
    assert [one.found.rpartition(" (")[2] for one in found] == [
        "light, dark; 1280, 390 wide; 400 times)",
        "light, dark; 1280, 390 wide; 4 times)",
    ]
    images = '<div><img src="data:,"></div>' * 5
    found = check_with(chromium, small(f"{images}<section>{images}</section>")).findings
    assert [one.found.partition(" at ")[0] for one in found] == ["image-alt"]


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
