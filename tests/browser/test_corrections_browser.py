"""A corrected figure in the running text, in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, expect

from generator.verifying.browser import DESKTOP, PHONE, Tab
from generator.verifying.local_host import serving
from tests.sites import build, site_folder

pytestmark = pytest.mark.browser

REASON = "公报所载为5.6%"


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of one report, of which an editor corrects a target."""
    folder = site_folder(tmp_path_factory.mktemp("corrected") / "a", reports=["jian-2024.txt"])
    manifest = folder / "seeds" / "reports.yml"
    listed = yaml.safe_load(manifest.read_text(encoding="utf-8"))
    (entry,) = listed["reports"]
    entry["figures"] = [
        {
            "indicator": "gdp_growth",
            "quote": "地区生产总值增长5.5%左右",
            "period": 2024,
            "status": "target",
            "value": 5.6,
            "bound": "about",
            "reason": REASON,
        }
    ]
    manifest.write_text(yaml.safe_dump(listed, allow_unicode=True), encoding="utf-8")
    built = build(folder, "--strict")
    assert built.status == 0, built.log
    return folder / "site"


@pytest.mark.parametrize("options", [DESKTOP, PHONE])
def test_the_mark_gives_the_reason_where_it_stands(
    corrected: Path, chromium: Browser, options: dict[str, object]
) -> None:
    """By pointer, keyboard or finger; its card leads to the report's list of corrections."""
    with serving(corrected) as address:
        tab = Tab(chromium.new_context(**options), address)  # type: ignore[arg-type]
        page = tab.page
        page.goto(f"{address}reports/jian-2024/plan/")
        mark = page.locator(".report-text a.corrected-mark")
        shown = mark.evaluate("node => getComputedStyle(node, '::before').content")
        assert shown == '"编者更正"'
        if options is PHONE:
            mark.tap()
        else:
            mark.focus()
        expect(page.locator(".popover")).to_contain_text(REASON)
        page.locator(".popover a").click()
        expect(page.locator("li:target")).to_contain_text(REASON)
        assert tab.leave() == []
        page.context.close()
