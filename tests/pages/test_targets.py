"""Targets against last year's and the superior's, and their words: what the pages say and lead to."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from generator.figures.outcomes import Attainment, Method
from generator.pages import margins
from generator.pages.outcomes import verdict_notes
from generator.pipeline import Site, build_site
from tests.test_years import report

PLACES = {
    "yichun": ("宜春市", "360900"),
    "fuzhou": ("抚州市", "361000"),
    "jian": ("吉安市", "360800"),
}
PLANS = {
    "jiangxi-2024": ("江西省", "360000", "地区生产总值增长5%左右，城镇新增就业40万人。"),
    # Yichun raises, Fuzhou keeps the number and says it otherwise, of Ji'an 2023 is not here.
    "yichun-2023": (*PLACES["yichun"], "地区生产总值增长5.5%左右，粮食产量80亿斤。"),
    "yichun-2024": (*PLACES["yichun"], "地区生产总值增长6%左右，在实际工作中努力争取更好结果。"),
    "fuzhou-2023": (*PLACES["fuzhou"], "地区生产总值增长5%左右，粮食产量60亿斤。"),
    "fuzhou-2024": (*PLACES["fuzhou"], "粮食产量稳定增长，力争地区生产总值增长5%以上。"),
    "jian-2024": (*PLACES["jian"], "地区生产总值增长4.5%，粮食产量70亿斤。"),
}
GDP = "compare/2024/targets/prefecture/gdp_growth/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A province and three cities, of two of which two years are here."""
    seeds = tmp_path_factory.mktemp("seeds")
    entries = ["reports:"]
    for name, (region, adcode, plan) in PLANS.items():
        year = int(name[-4:])
        text = report(year, "地区生产总值增长5.4%。", plan)
        (seeds / f"{name}.txt").write_text(text, encoding="utf-8")
        entries.append(
            f'  - {{file: {name}.txt, region: {region}, adcode: "{adcode}", year: {year}}}'
        )
    (seeds / "reports.yml").write_text("\n".join(entries) + "\n", encoding="utf-8")
    built = build_site(seeds)
    assert built.errors == ()
    return built


def drawn(site: Site, url: str) -> str:
    (page,) = [page for page in site.pages if page.url == url]
    return site.draw(page).body


def rows(html: str, table: int = 0) -> list[list[str]]:
    """The cells of a table's rows as text."""
    found = re.findall(r"<table.*?</table>", html, re.DOTALL)[table]
    lines = re.findall(r"<tr>(.*?)</tr>", found, re.DOTALL)
    cells = (re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line, re.DOTALL) for line in lines)
    return [
        [" ".join(re.sub(r'<a class="badge".*?</a>|<[^>]*>', " ", c).split()) for c in of]
        for of in cells
    ]


def test_targets_are_grouped_by_what_they_became(site: Site) -> None:
    said = drawn(site, GDP)
    assert re.findall(r"^## (\S+) <small>(\d+)</small> \{#([\w-]+)\}", said, re.MULTILINE) == [
        ("调高", "1", "raised"),
        ("只改措辞", "1", "reworded"),
        ("上一年的报告没有收录", "1", "alone"),
    ]
    assert "2024年收录市级报告 3 份。其中 2 个地方也收录了 2023年的报告。" in said
    (yichun,) = rows(said, 0)[1:]
    assert yichun[0] == "宜春市"
    assert "地区生产总值增长6%左右" in yichun[1]
    assert "在实际工作中努力争取更好结果" in yichun[1]
    assert "地区生产总值增长5.5%左右" in yichun[2]
    assert yichun[3] == "高 0.5 个百分点 加“在实际工作中努力争取更好结果”"
    assert yichun[4] == "高 1 个百分点 江西：地区生产总值增长5%左右"
    (fuzhou,) = rows(said, 1)[1:]
    assert fuzhou[3] == "只改措辞 左右→以上；加“力争”"
    (jian,) = rows(said, 2)[1:]
    assert jian[2] == "低 0.5 个百分点 江西：地区生产总值增长5%左右"


def test_changes_are_counted_by_level_and_lead_to_the_places(site: Site) -> None:
    said = drawn(site, "compare/2024/changes/")
    assert "{#prefecture}" in said
    assert "{#province}" not in said  # 2023's report of the province is not here
    assert "其中 2 个地方也收录了 2023年的报告，以下都按这 2 个计" in said
    head, gdp, grain = rows(said)
    assert head == ["指标", "调高", "只改措辞", "改为措辞", "不再提", "其余"]
    assert gdp == ["地区生产总值增速", "1", "1", "—", "—", "—"]
    assert grain == ["粮食产量", "—", "—", "1", "1", "—"]
    assert 'href="../../../compare/2024/targets/prefecture/gdp_growth/#raised"' in said


def test_margins_are_counted_and_shown_under_the_superior(site: Site) -> None:
    said = drawn(site, "compare/2024/margins/")
    assert rows(said, 0) == [
        ["指标", "高于上级", "数同而措辞不同", "低于上级", "平均相差"],
        ["地区生产总值增速", "1", "1", "1", "+0.17"],
    ]
    assert "3 个地方可以与上级比；" in said
    assert "点指标看各地与上级的原话" in said
    assert "### 江西以下" in said
    superior, *places = rows(said, 1)[1:]
    assert superior == ["江西省 上级的目标", "5 %左右"]
    assert re.search(r'reports/jiangxi-2024/[^"]*#p[^"]*" title="地区生产总值增长5%左右', said)
    assert places == [["吉安市", "−0.5"], ["宜春市", "+1"], ["抚州市", "0*"]]
    assert "<dt>0*</dt><dd>数同而措辞不同。" in said  # 5%左右 of the province, 5%以上


def test_words_are_counted_and_lead_to_their_sentences(site: Site) -> None:
    said = drawn(site, "compare/2024/wording/")
    assert rows(said, 0) == [
        ["指标", "有目标", "确数", "左右", "以上", "只有措辞", "力争", "附加语"],
        ["地区生产总值增速", "3", "1", "1", "1", "—", "1", "1"],
        ["粮食产量", "2", "1", "—", "—", "1", "—", "—"],
    ]
    assert "2024年收录市级报告 3 份。其中 3 份给出了目标" in said
    assert re.search(
        r"以上 <b>1</b></dt><dd><a href=\"[^\"]*reports/fuzhou-2024/[^\"]*\">抚州</a>", said
    )
    assert re.search(
        r"附加语 <b>1</b></dt><dd><a href=\"[^\"]*reports/yichun-2024/[^\"]*\">宜春</a></dd>", said
    )
    riders = rows(said, 2)[1:]
    assert riders == [
        ["在实际工作中努力争取更好结果", "1 份： 宜春 （地区生产总值增速）", "宜春市2024年"]
    ]
    # The table of years has the two that are here, the newest first.
    assert rows(said, 1)[0] == ["地方", "2024年", "2023年"]


def test_outcomes_of_several_places_are_counted(site: Site) -> None:
    """Of both cities growth was 5.4%: within the 左右 of 5.5%, above that of 5%."""
    said = drawn(site, "compare/2023/outcomes/")
    assert "可以对照的有 2 个地方" in said
    assert rows(said, 0) == [
        ["指标", "超过", "不判", "未见此数"],
        ["地区生产总值增速", "1", "1", "—"],
        ["粮食产量", "—", "—", "2"],
    ]
    assert rows(said, 1)[1:] == [["宜春市", "—", "1", "1"], ["抚州市", "1", "—", "1"]]


def test_a_target_without_a_result_leads_to_its_sentence(site: Site) -> None:
    """Of both cities' grain last year's report sets a target, and this year's is silent."""
    said = drawn(site, "compare/2023/outcomes/")
    head, yichun, fuzhou = rows(said, 2)
    grain = head.index("粮食产量 亿斤")
    assert yichun[grain] == "次年报告未见此数 80"
    assert fuzhou[grain] == "次年报告未见此数 60"
    assert re.search(
        r'未见此数</span><span class="from-to"><a class="n" href="[^"]*yichun-2023/', said
    )


def test_where_nothing_can_be_compared_there_is_no_page(site: Site) -> None:
    """Of 2023 two cities are here, without the province and without the year before."""
    urls = {page.url for page in site.pages}
    below = {url.split("/")[2] for url in urls if url.startswith("compare/2023/")}
    assert below & {"targets", "changes", "margins", "wording", "outcomes"} == {"outcomes"}
    assert "compare/2024/targets/province/gdp_growth/" not in urls


def test_a_report_shows_its_targets_against_both(site: Site) -> None:
    said = drawn(site, "reports/yichun-2024/")
    table = rows(said)
    assert table[0] == ["指标", "2023年结果", "2024年目标", "比2023年目标", "比上级目标"]
    assert table[1][3] == "高 0.5 个百分点 ，加“在实际工作中努力争取更好结果” （上年 5.5 %左右 ）"
    assert table[1][4] == "高 1 个百分点 江西 5 %左右"
    assert "比上级目标" not in drawn(site, "reports/yichun-2023/")


def data(site: Site, name: str) -> list[dict[str, str]]:
    text = site.content(f"data/{name}.csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_changes_are_a_table_of_the_package(site: Site) -> None:
    keys = ("region", "indicator_id", "change", "detail", "direction", "difference")
    found = data(site, "target_changes")
    assert [tuple(row[key] for key in keys) for row in found] == [
        ("宜春市", "gdp_growth", "raised", "raised", "raised", "0.5"),
        ("宜春市", "grain_output", "dropped", "dropped", "", ""),
        ("抚州市", "gdp_growth", "kept", "reworded", "kept", "0"),
        ("抚州市", "grain_output", "to_wording", "to_wording", "", ""),
    ]
    assert [row["wording_change"] for row in found] == [
        "加“在实际工作中努力争取更好结果”",
        "",
        "左右→以上；加“力争”",
        "",
    ]


def test_margins_are_a_table_of_the_package(site: Site) -> None:
    keys = ("report_id", "superior_report_id", "standing", "margin", "margin_high")
    assert [tuple(row[key] for key in keys) for row in data(site, "margins")] == [
        ("jian-2024", "jiangxi-2024", "below", "-0.5", ""),
        ("yichun-2024", "jiangxi-2024", "above", "1", ""),
        ("fuzhou-2024", "jiangxi-2024", "reworded", "0", ""),
    ]


def test_the_key_says_each_word_once(site: Site) -> None:
    """Of 5.5%左右 and 5%左右 came 5.4%; of grain nothing is said."""
    said = drawn(site, "compare/2023/outcomes/")
    key = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", said.partition('<dl class="legend">')[2])
    assert [labels for labels, _ in key] == ["超过、“左右”之内不判", "次年报告未见此数"]


def test_states_of_one_rule_are_told_together() -> None:
    """达到 by two rules, 未达到 by one of them, 无法比较 by a third."""
    judged = [
        (Attainment.MET, Method.NUMBER.note),
        (Attainment.UNCLEAR, Method.WORDS.note),
        (Attainment.MET, Method.BOUND.note),
        (Attainment.MISSED, Method.BOUND.note),
    ]
    assert [(one.labels, one.notes) for one in verdict_notes(judged)] == [
        (("达到", "未达到"), (Method.NUMBER.note, Method.BOUND.note)),
        (("无法比较",), (Method.WORDS.note,)),
    ]


INTERVALS = {
    # As in January 2026: an interval below last year's number, one above it, one round it; and a
    # number at the lower end of last year's interval.
    "浙江省": ("330000", "5.5%左右", "5%—5.5%，在实际工作中努力争取更好结果"),
    "广东省": ("440000", "5%左右", "4.5%—5%，在实际工作中努力争取更好结果"),
    "江西省": ("360000", "5%左右", "5%—5.5%"),
    "山西省": ("140000", "5%左右", "4.5%—5.5%"),
    "福建省": ("350000", "5%—5.5%", "5%左右，在实际工作中全力争取更好结果"),
}


@pytest.fixture(scope="module")
def intervals(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """These provinces' reports of both years, and the nation's of the second."""
    seeds = tmp_path_factory.mktemp("seeds")
    entries = ["reports:"]

    def add(region: str, adcode: str, year: int, target: str) -> None:
        name = f"{adcode}-{year}.txt"
        text = report(year, "地区生产总值增长5.4%。", f"地区生产总值增长{target}。")
        (seeds / name).write_text(text, encoding="utf-8")
        entries.append(f'  - {{file: {name}, region: {region}, adcode: "{adcode}", year: {year}}}')

    add("中华人民共和国", "100000", 2026, "4.5%—5%")
    for region, (adcode, before, now) in INTERVALS.items():
        add(region, adcode, 2025, before)
        add(region, adcode, 2026, now)
    (seeds / "reports.yml").write_text("\n".join(entries) + "\n", encoding="utf-8")
    built = build_site(seeds)
    assert built.errors == ()
    return built


def test_where_intervals_went_is_said_wherever_they_are_counted(intervals: Site) -> None:
    board = drawn(intervals, "compare/2026/changes/")
    assert rows(board) == [
        ["指标", "改为区间", "区间改为一个数", "其余"],
        ["地区生产总值增速", "4", "1", "—"],
    ]
    assert (
        "区间按两端比：地区生产总值增速改为区间的上移 1、下移 2，区间改为一个数的下移 1。" in board
    )
    said = drawn(intervals, "compare/2026/targets/province/gdp_growth/")
    assert "改为区间 <b>4</b></a><span>（上移 1、下移 2）</span>" in said
    assert {row[0]: row[3].split()[0] for table in (0, 1) for row in rows(said, table)[1:]} == {
        "浙江省": "改为区间，下移",
        "广东省": "改为区间，下移",
        "江西省": "改为区间，上移",
        "山西省": "改为区间",
        "福建省": "区间改为一个数，下移",
    }


def test_the_home_page_says_where_intervals_went_and_what_is_added(intervals: Site) -> None:
    home = " ".join(re.sub(r"<[^>]*>", " ", intervals.blocks.draw("finding", "")).split())
    assert "改为区间 4（上移 1、下移 2）、区间改为一个数 1（下移 1）" in home
    added = "“在实际工作中努力争取更好结果” 2、“在实际工作中全力争取更好结果” 1"
    assert f"左右 1、区间 4；附加语 3（{added}）" in home


def test_a_margin_over_an_interval_runs_from_the_lower_to_the_higher(intervals: Site) -> None:
    """About 5% is 0.5 above the lower end of the nation's 4.5—5%, and as high as the upper."""
    below = dict(rows(drawn(intervals, "compare/2026/margins/"), 1)[1:])
    assert (below["福建省"], below["浙江省"], below["广东省"]) == ("0～+0.5", "+0.5", "0")
    said = drawn(intervals, "compare/2026/targets/province/gdp_growth/")
    (fujian,) = rows(said, 1)[1:]
    assert fujian[4].startswith("相同至高 0.5 个百分点 全国：")


UNDER = {
    "江西省": ("360000", "5%左右"),
    "宜春市": ("360900", "5.5%左右"),
    "抚州市": ("361000", "5%左右"),
    "浙江省": ("330000", "5%—5.5%"),
    "杭州市": ("330100", "5.5%左右"),
    "宁波市": ("330200", "6%"),
}


def test_of_many_places_margins_are_summed_up_by_superior(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hangzhou aims 0.5 to 0 above Zhejiang, Ningbo 1 to 0.5: 0.5 in the mean."""
    entries = ["reports:"]
    for region, (adcode, target) in UNDER.items():
        text = report(2026, "地区生产总值增长5.4%。", f"地区生产总值增长{target}。")
        (tmp_path / f"{adcode}.txt").write_text(text, encoding="utf-8")
        entries.append(
            f'  - {{file: {adcode}.txt, region: {region}, adcode: "{adcode}", year: 2026}}'
        )
    (tmp_path / "reports.yml").write_text("\n".join(entries) + "\n", encoding="utf-8")
    made = build_site(tmp_path)
    assert made.errors == ()
    few = drawn(made, "compare/2026/margins/")
    assert "### 浙江以下" in few
    assert "{#superiors-prefecture}" not in few
    monkeypatch.setattr(margins, "ROWS_MAX", 3)
    many = drawn(made, "compare/2026/margins/")
    assert "### 浙江以下" not in many
    assert "### 地区生产总值增速：各上级以下 {#superiors-prefecture}" in many
    assert rows(many, 1) == [
        ["上级", "上级目标", "高于上级", "与上级相同", "平均相差"],
        ["浙江", "5—5.5 %", "2", "—", "+0.5"],
        ["江西", "5 %左右", "1", "1", "+0.25"],
    ]
    monkeypatch.setattr(margins, "ROWS_MAX", 1)
    assert "{#superiors-prefecture}" not in drawn(made, "compare/2026/margins/")
