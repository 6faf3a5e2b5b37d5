"""A place's years on the site: neighbours, targets beside results, tables by year and by place."""

from __future__ import annotations

import csv
import io
import re

import pytest

from generator.pipeline import Site, build_site

REPORTS = {
    2023: (
        "地区生产总值增长4%，城镇新增就业40万人。",
        "地区生产总值增长5%左右，城镇新增就业41万人。",
    ),
    2024: ("地区生产总值增长5.2%。", "地区生产总值增长6%，固定资产投资增长4%以上。"),
    2026: ("地区生产总值增长5%。", "地区生产总值增长5%。"),
}


FILLER = "各级各部门坚持稳中求进，真抓实干，各项工作取得新的成效。" * 8
"""A text of a few lines is not taken for a report."""


def report(year: int, review: str, plan: str) -> str:
    return (
        f"政府工作报告\n各位代表：\n一、{year - 1}年工作回顾\n{review}\n{FILLER}\n"
        f"二、{year}年工作安排\n（一）重点任务。\n{plan}\n"
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Three reports of one place, of 2023, 2024 and 2026, and one of another place."""
    seeds = tmp_path_factory.mktemp("seeds")
    entries = ["reports:"]
    texts = {
        f"jiangxi-{year}": (year, "江西省", "360000", texts) for year, texts in REPORTS.items()
    }
    texts["hebei-2024"] = (2024, "河北省", "130000", ("地区生产总值增长3%。", "做好工作。"))
    for name, (year, region, adcode, said) in texts.items():
        (seeds / f"{name}.txt").write_text(report(year, *said), encoding="utf-8")
        entries.append(
            f'  - {{file: {name}.txt, region: {region}, adcode: "{adcode}", year: {year}}}'
        )
    (seeds / "reports.yml").write_text("\n".join(entries) + "\n", encoding="utf-8")
    built = build_site(seeds)
    assert built.errors == ()
    return built


def markdown(site: Site, url: str) -> str:
    (page,) = [page for page in site.pages if page.url == url]
    return site.draw(page).markdown


def test_a_report_links_its_neighbours_in_time(site: Site) -> None:
    """The year next to it is called so; over a gap it is only the next report that is here."""
    said = markdown(site, "reports/jiangxi-2024/")
    assert '<a href="../../reports/jiangxi-2023/" rel="prev">上一年：2023年</a>' in said
    assert '<a href="../../reports/jiangxi-2026/" rel="next">下一份：2026年</a>' in said
    assert "上一年" not in markdown(site, "reports/jiangxi-2023/")
    assert "neighbours" not in markdown(site, "reports/hebei-2024/")


def test_a_report_shows_last_years_targets_beside_its_results(site: Site) -> None:
    said = markdown(site, "reports/jiangxi-2024/")
    assert "## 2023年目标的结果 {#outcomes}" in said
    for words in ("地区生产总值增长5%左右", "地区生产总值增长5.2%", "达到", "次年报告未见此数"):
        assert words in said
    # 2025's report is not here, so nothing is said of what became of its own targets.
    assert "后来怎样" not in said
    assert "## 2023年目标后来怎样 {#afterwards}" in markdown(site, "reports/jiangxi-2023/")
    assert "{#outcomes}" not in markdown(site, "reports/jiangxi-2026/")


def test_a_place_of_several_years_has_a_table_of_them(site: Site) -> None:
    said = markdown(site, "places/jiangxi/")
    years = ("2022", "2023", "2024", "2025", "2026")
    assert all(f'<th scope="col">{year}年' in said for year in years)
    assert "未收录2022年报告" in said
    assert "未收录2025年报告" in said
    assert said.index('">2026年<') < said.index('">2022年<')
    urls = {page.url for page in site.pages}
    assert "places/hebei/" in urls
    assert "compare/hebei/" not in urls
    assert 'moved_to: "../../places/jiangxi/"' in markdown(site, "compare/jiangxi/")


def test_every_year_has_a_table_of_its_places(site: Site) -> None:
    said = markdown(site, "compare/2024/")
    assert said.index("1 份报告没有表中各项的数字") < said.index("{#results}")  # 河北省's targets
    results = said[said.index("{#results}") :]
    assert results.index("河北省") < results.index("江西省")
    assert {f"compare/{year}/" for year in (2023, 2024, 2026)} <= {page.url for page in site.pages}
    assert "## 2023年目标的结果 {#outcomes}" in markdown(site, "compare/2023/")
    assert "{#outcomes}" not in said


def test_the_outcomes_of_a_year_are_shown(site: Site) -> None:
    """Of Jiangxi's two targets of 2023 one was met, the other never came up again.

    One place needs no counts: the table of its targets says as much.
    """
    said = markdown(site, "compare/2023/outcomes/")
    assert 'href="../../compare/2023/outcomes/"' in markdown(site, "compare/2023/")
    text = " ".join(re.sub(r"<[^>]*>", " ", said).split())
    assert "可以对照的有" not in text
    assert said.count("<table") == 1
    assert "江西省 达到" in text
    assert "compare/2026/outcomes/" not in {page.url for page in site.pages}


def test_the_comparison_takes_each_places_newest_report(site: Site) -> None:
    said = markdown(site, "compare/")
    assert "reports/jiangxi-2026/" in said
    assert "reports/jiangxi-2024/" not in said


def test_outcomes_are_a_table_of_the_package(site: Site) -> None:
    """A row for each target of 2023: its two reports, the figures' ids, how it was judged."""
    data = site.content("data/outcomes.csv")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    keys = ("indicator_id", "period", "state", "method", "estimated", "result_observation_id")
    assert [tuple(row[key] for key in keys) for row in rows] == [
        ("gdp_growth", "2023", "met", "about", "false", "jiangxi-2024-gdp_growth-2023-actual"),
        ("new_urban_jobs", "2023", "unreported", "not_mentioned", "false", ""),
    ]
    assert {(row["target_report_id"], row["result_report_id"]) for row in rows} == {
        ("jiangxi-2023", "jiangxi-2024")
    }
    assert rows[0]["url"] == "reports/jiangxi-2024/#outcomes"


# --- Names that change, readings in doubt -------------------------------------------------------

COUNTY = {
    2014: ("清苑县", "地区生产总值增长8%。", "地区生产总值增长9%左右，固定资产投资增长10%。"),
    2015: ("清苑县", "地区生产总值增长8.9%，完成年度目标。", "地区生产总值增长8%。"),
    2016: ("清苑区", "地区生产总值增长8%。", "地区生产总值增长7%。"),
}


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A county that became a district; a province whose front holds its review."""
    seeds = tmp_path_factory.mktemp("seeds")
    entries = ["reports:"]
    for year, (name, *said) in COUNTY.items():
        file = f"{year}.txt"
        text = f"{name}{report(year, *said)}"
        (seeds / file).write_text(text, encoding="utf-8")
        entries.append(f'  - {{file: {file}, region: {name}, adcode: "130608", year: {year}}}')
    doubtful = report(2016, "做了工作。", "地区生产总值增长7%。").replace(
        "各位代表：\n", "各位代表：\n全省生产总值增长6%，投资增长7%，消费增长8%，财政收入增长9%。\n"
    )
    (seeds / "hebei.txt").write_text(f"河北省{doubtful}", encoding="utf-8")
    entry = 'region: 河北省, adcode: "130000", year: 2016, accept: [long_front]'
    entries.append(f"  - {{file: hebei.txt, {entry}}}")
    (seeds / "reports.yml").write_text("\n".join(entries) + "\n", encoding="utf-8")
    built = build_site(seeds)
    assert built.errors == ()
    assert built.problems == ()
    return built


def table(site: Site, name: str) -> list[dict[str, str]]:
    data = site.content(f"data/{name}.csv")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_a_place_is_one_through_a_change_of_its_name(renamed: Site) -> None:
    """Its page has the name of today and tells the one before; the newest report is the newest."""
    said = markdown(renamed, "places/qingyuan-baoding/")
    assert "# 清苑区" in said.replace('<h1 id="place">', "# ")
    assert "名称沿革：清苑县、清苑区" in said
    places = [said.index(f"reports/qingyuan-baoding-{year}/") for year in (2016, 2015, 2014)]
    assert places == sorted(places)
    assert said.count("<small>清苑县</small>") == 2
    assert "reports/qingyuan-baoding-2016/" in markdown(renamed, "compare/")
    county = markdown(renamed, "reports/qingyuan-baoding-2015/")
    assert "<dt>名称沿革</dt><dd>清苑县、清苑区</dd>" in county
    assert 'rel="next">下一年：2016年</a>' in county


def test_the_data_tell_who_stands_beside_a_report(renamed: Site) -> None:
    rows = {row["report_id"]: row for row in table(renamed, "reports")}
    keys = ("previous_report_id", "next_report_id", "superior_report_id", "flags")
    assert {name: tuple(row[key] for key in keys) for name, row in rows.items()} == {
        "hebei-2016": ("", "", "", "long_front"),
        "qingyuan-baoding-2014": ("", "qingyuan-baoding-2015", "", ""),
        "qingyuan-baoding-2015": ("qingyuan-baoding-2014", "qingyuan-baoding-2016", "", ""),
        "qingyuan-baoding-2016": ("qingyuan-baoding-2015", "", "hebei-2016", ""),
    }


def test_outcomes_tell_gap_and_verdict(renamed: Site) -> None:
    rows = [row for row in table(renamed, "outcomes") if row["period"] == "2014"]
    keys = ("indicator_id", "state", "gap", "own_verdict")
    assert [tuple(row[key] for key in keys) for row in rows] == [
        ("gdp_growth", "within", "-0.1", "完成年度目标"),
        ("fixed_asset_investment_growth", "unreported", "", ""),
    ]
    said = markdown(renamed, "reports/qingyuan-baoding-2015/")
    assert "低 0.1 个百分点，“左右”之内不判" in said
    assert "原文自评：“完成年度目标”" in said


MARK = (
    '<a class="doubt" href="../../reports/hebei-2016/#doubts" title="开头过长" '
    'aria-label="存疑：开头过长">存疑</a>'
)


def test_a_doubt_shows_wherever_its_figures_do(renamed: Site) -> None:
    """An accepted flag too: an editor has looked, which makes nothing right."""
    card = markdown(renamed, "reports/hebei-2016/")
    assert '<dt>读取疑点</dt><dd><a href="#doubts">1 处</a></dd>' in card
    assert "## 读取疑点 {#doubts}" in card
    assert "<strong>开头过长</strong>" in card
    for url in ("compare/2016/", "indicators/gdp_growth/"):
        assert MARK in markdown(renamed, url)
        assert "标“存疑”的" in markdown(renamed, url)
    assert ">开头过长</a>" in markdown(renamed, "reports/hebei-2016/source/")
    for url in ("about/coverage/", "reports/", "reports/hebei/"):
        assert 'title="河北省2016年，正文完整，存疑：开头过长"' in markdown(renamed, url)
    assert MARK in markdown(renamed, "places/hebei/")
    assert "存疑</a>" not in markdown(renamed, "places/qingyuan-baoding/")
    assert "{#doubts}" not in markdown(renamed, "reports/qingyuan-baoding-2015/")


def test_nothing_is_called_absent_in_doubt(renamed: Site) -> None:
    card = markdown(renamed, "reports/hebei-2016/")
    assert "原文未提及" not in card
    assert '<a href="#doubts" title="">读取存疑，不能断定</a>' in card
    assert "原文未提及" in markdown(renamed, "reports/qingyuan-baoding-2015/")
