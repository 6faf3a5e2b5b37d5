"""The site opened from a folder, as from a memory stick."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.verifying.browser import Tab

pytestmark = pytest.mark.browser


def test_links_lead_to_pages_not_to_lists_of_files(chromium: Browser, built_site: Path) -> None:
    """From home to a report to its first part, and nothing goes wrong on the way."""
    home = built_site.as_uri() + "/"
    with chromium.new_context() as context:
        tab = Tab(context, home)
        tab.page.goto(home + "index.html")
        tab.page.click('a[href="reports/jiangxi-2024/"] >> nth=0')
        tab.page.wait_for_url("**/reports/jiangxi-2024/index.html")
        tab.page.click(".outline a >> nth=1")
        tab.page.wait_for_url("**/review/index.html")
        assert tab.page.locator(".report-text .para").count()
        assert tab.leave() == []
