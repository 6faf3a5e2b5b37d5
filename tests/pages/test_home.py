"""What the home page and the ways in show of small corpora: one place, one level, some years."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from generator.pipeline import Site, build_site
from tests.test_years import report

CODES = {
    "jiangxi": ("江西省", "360000"),
    "yichun": ("宜春市", "360900"),
    "fuzhou": ("抚州市", "361000"),
    "jian": ("吉安市", "360800"),
    "pingxiang": ("萍乡市", "360300"),
    "shangrao": ("上饶市", "361100"),
}


def site_of(seeds: Path, names: Iterable[str]) -> Site:
    """A site of reports, each a place and a year, with one target and one result."""
    entries = ["reports:"]
    for name in names:
        slug, _, year = name.rpartition("-")
        region, adcode = CODES[slug]
        text = report(int(year), "地区生产总值增长5.4%。", "地区生产总值增长6%左右。")
        (seeds / f"{name}.txt").write_text(text, encoding="utf-8")
        entries.append(
            f'  - {{file: {name}.txt, region: {region}, adcode: "{adcode}", year: {year}}}'
        )
    (seeds / "reports.yml").write_text("\n".join(entries) + "\n", encoding="utf-8")
    built = build_site(seeds)
    assert built.errors == ()
    return built


def words(html: str) -> str:
    """The text of some HTML, in one line."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def drawn(site: Site, url: str) -> str:
    (page,) = [page for page in site.pages if page.url == url]
    return site.draw(page).body


def test_of_one_place_the_home_page_shows_its_years(tmp_path: Path) -> None:
    site = site_of(tmp_path, ["yichun-2022", "yichun-2023", "yichun-2026"])
    shown = site.blocks.draw("finding", "")
    assert '<a href="places/yichun/">宜春市：历年目标与结果</a>' in shown
    assert shown.count("<svg") == 1, "one indicator has figures"


def test_of_one_place_the_ways_lead_to_it(tmp_path: Path) -> None:
    site = site_of(tmp_path, ["yichun-2022", "yichun-2023", "yichun-2026"])
    compare = drawn(site, "compare/")
    assert '<a href="../places/yichun/">宜春市</a>' in compare
    assert "indicators/gdp_growth/" in compare
    assert "indicators/deficit_ratio/" not in compare, "no report gives one"
    held = words(drawn(site, "about/coverage/"))
    assert "前后两份报告之间缺的年份：宜春市（2024—2025）" in held
    assert "没有可推断的缺口" not in held


def test_what_the_newest_year_does_not_answer_is_led_to(tmp_path: Path) -> None:
    """Of 2025 the province is not here, of 2024 it is."""
    cities = ("yichun", "fuzhou", "jian", "pingxiang", "shangrao")
    names = ["jiangxi-2024", *(f"{city}-{year}" for year in (2024, 2025) for city in cities)]
    shown = site_of(tmp_path, names).blocks.draw("finding", "")
    assert "2025年市级目标·地区生产总值增速" in shown
    assert "2025年收录市级报告 5 份。" in shown, "counts have no base"
    assert "比上年（两年都收录的 5 个） 持平 5" in words(shown)
    assert re.search(
        r'<a href="compare/2024/margins/">比上级，谁加码</a></dt><dd>最近可比的是2024年<', shown
    )
    assert "谁调高、谁调低" not in shown


def test_what_the_newest_year_answers_is_said_once(tmp_path: Path) -> None:
    names = ["jiangxi-2025", "yichun-2025", "fuzhou-2025", "jian-2025"]
    shown = words(site_of(tmp_path, names).blocks.draw("finding", ""))
    assert "比上级 与上级相同 3" in shown
    assert "最近可比" not in shown


def test_targets_that_nothing_can_be_held_against_are_drawn(tmp_path: Path) -> None:
    """Neither last year's reports nor the superior's are here."""
    names = [f"{city}-2025" for city in ("yichun", "fuzhou", "jian", "pingxiang", "shangrao")]
    site = site_of(tmp_path, names)
    said = drawn(site, "compare/2025/targets/prefecture/gdp_growth/")
    assert said.count("<svg") == 1
    assert "圆圈是目标" in said
    assert said.index("<svg") < said.index("<table")
