"""A theme's page: who is on it, and that it does not grow with the reports that say nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pipeline import Site, build_site
from tests.test_years import FILLER

FARMING = "（一）全面推进乡村振兴。\n新建高标准农田10万亩，粮食产量稳定增长。"
OTHER = "（一）重点任务。\n做好各项工作。"


def site_of(seeds: Path, years: range) -> Site:
    """A place's reports; the first of them alone has a section on the country."""
    entries = ["reports:"]
    for year in years:
        plan = FARMING if year == years[0] else OTHER
        text = (
            f"政府工作报告\n各位代表：\n一、{year - 1}年工作回顾\n做了工作。\n{FILLER}\n"
            f"二、{year}年工作安排\n{plan}\n"
        )
        (seeds / f"{year}.txt").write_text(text, encoding="utf-8")
        entries.append(f'  - {{file: {year}.txt, region: 江西省, adcode: "360000", year: {year}}}')
    (seeds / "reports.yml").write_text("\n".join(entries) + "\n", encoding="utf-8")
    built = build_site(seeds)
    assert built.errors == ()
    return built


def drawn(site: Site, url: str) -> str:
    (page,) = [page for page in site.pages if page.url == url]
    return site.draw(page).body


@pytest.mark.parametrize(("count", "columns"), [(20, 20), (21, 1)])
def test_few_reports_are_all_named_of_many_those_that_speak(
    tmp_path: Path, count: int, columns: int
) -> None:
    said = drawn(site_of(tmp_path, range(2004, 2004 + count)), "themes/rural/")
    assert said.count("<h3>") == 2 * columns  # plans and reviews
    assert ("另有 20 份报告没有这一主题的专节。" in said) == (columns == 1)


def test_of_a_theme_that_no_report_speaks_of_it_is_said_once(tmp_path: Path) -> None:
    said = drawn(site_of(tmp_path, range(2004, 2025)), "themes/culture/")
    assert "收录的 21 份报告都没有这一主题的专节。" in said
    assert "<h3>" not in said
