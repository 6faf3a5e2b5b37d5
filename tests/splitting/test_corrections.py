"""Corrections by an editor: each changes what it names, says so, and is told where it is stale."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from frictionless import Package, system
from selectolax.lexbor import LexborHTMLParser

from generator.cli import main
from generator.model import CorrectionKind, Report
from generator.pipeline import build_site
from generator.reading import read_corpus
from generator.seeds.entry import Entry
from tests.corrections import YEARS, doubts, entry_of, line
from tests.factory import make_source, rules, split_report
from tests.golden_cases import assert_faithful, covered, load_cases
from tests.project import ROOT, SITE
from tests.splitting.test_outline import described


def split(text: str, fields: dict[str, Any]) -> tuple[Report, list[str]]:
    """The report, and what an editor is told of the corrections."""
    report, problems = split_report(make_source(text), entry_of(fields), rules())
    return report, [problem.message for problem in problems if problem.code == "correction"]


# -- headings and parts --------------------------------------------------------------------------


@pytest.mark.parametrize("case", load_cases("corrections"))
def test_outline(case: dict[str, Any]) -> None:
    """The outline is the editor's, every character stands in it once, and it says what changed."""
    report, problems = split(case["text"], case["entry"])
    assert described(report) == case["outline"]
    assert [line(correction) for correction in report.corrections] == case["corrections"]
    assert [s.slug for s in report.sections if s.correction and s.depth < 3] == case["corrected"]
    assert problems == []
    assert_faithful(report, case["text"])
    for correction in report.corrections:
        assert correction.place
        printed = case["text"][correction.place.start : correction.place.end]
        assert "".join(printed.split()) == correction.words


def test_without_the_entry_the_cases_are_read_otherwise() -> None:
    """No case would pass without its correction."""
    for parameter in load_cases("corrections"):
        case: Any = parameter.values[0]
        try:
            report, _ = split(case["text"], {})
        except Exception:
            continue
        assert described(report) != case["outline"], case["name"]


def test_a_heading_takes_the_sign_that_closes_it() -> None:
    """A colon behind a heading is of the heading, as behind one that is read."""
    text = "一、2025年工作回顾\n很好。\n明年怎样办：今年要办好。\n"
    report, _ = split(
        text, {"headings": [{"text": "明年怎样办", "depth": 1, "part": "plan", "reason": "甲"}]}
    )
    assert report.paragraphs[-1].text == "今年要办好。"
    assert all(n == 1 or text[i].isspace() for i, n in enumerate(covered(report, text)))


TEXT = (
    "各位代表：\n一、2025年工作回顾\n（一）甲事办成了。甲事很好。\n各项工作取得成绩。\n"
    "各项工作取得成绩。\n二、2026年工作安排\n今年要办好。\n各位代表！团结奋斗！\n附件\n名词解释\n1.甲：乙。\n"
)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (
            {"parts": {"一、2024年工作回顾": {"part": "plan", "reason": "甲"}}},
            (
                "the manifest's `parts` has 「一、2024年工作回顾」, which is no heading of the first "
                "level; nearest is 「一、2025年工作回顾」"
            ),
        ),
        (
            {"parts": {"甲事办成了": {"part": "plan", "reason": "甲"}}},
            (
                "the manifest's `parts` has 「甲事办成了」, which is a heading of the second level; "
                "expected one of the first"
            ),
        ),
        (
            {"headings": [{"text": "各项工作成绩", "depth": 2, "reason": "甲"}]},
            (
                "the manifest's `headings` has 「各项工作成绩」, which the text does not hold; "
                "nearest is 「各项工作取得」 in line 4"
            ),
        ),
        (
            {"headings": [{"text": "风马牛", "depth": 2, "reason": "甲"}]},
            (
                "the manifest's `headings` has 「风马牛」, which the text does not hold; "
                "nothing is near"
            ),
        ),
        (
            {"headings": [{"text": "各项工作取得成绩", "depth": 2, "reason": "甲"}]},
            (
                "the manifest's `headings` has 「各项工作取得成绩」, which stands 2 times "
                "(lines 4, 5); expected `occurrence`"
            ),
        ),
        (
            {
                "headings": [
                    {"text": "各项工作取得成绩", "depth": 2, "occurrence": 3, "reason": "甲"}
                ]
            },
            (
                "the manifest's `headings` has 「各项工作取得成绩」 with occurrence 3, which stands "
                "2 times (lines 4, 5)"
            ),
        ),
        (
            {"headings": [{"text": "今年要办好", "depth": 2, "reason": "甲"}] * 2},
            "the manifest's `headings` has 「今年要办好」 twice; expected once",
        ),
        (
            {"headings": [{"text": "1.甲", "depth": 2, "reason": "甲"}]},
            (
                "the manifest's `headings` has 「1.甲」, which stands in an annex; "
                "expected words of the report itself"
            ),
        ),
    ],
)
def test_stale_outline_corrections(fields: dict[str, Any], message: str) -> None:
    """Words that are not there, or not clear, change nothing and are told."""
    report, problems = split(TEXT, fields)
    plain, _ = split(TEXT, {})
    assert problems == [message]
    assert described(report) == described(plain) or "twice" in message


# -- the report's own year ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"parts": {"二、2026年工作安排": {"part": "review", "reason": "甲"}}},
            (
                "seeds/sample.txt:5: the manifest makes 「二、2026年工作安排」 a review, in a report of "
                "2026; expected the words of a heading about 2025 or before"
            ),
        ),
        (
            {"parts": {"一、2025年工作回顾": {"part": "plan", "reason": "甲"}}},
            (
                "seeds/sample.txt:3: the manifest makes 「一、2025年工作回顾」 a plan, in a report of "
                "2026; expected the words of a heading about 2026 or later"
            ),
        ),
        (
            {
                "headings": [
                    {"text": "二、2026年工作安排", "depth": 1, "part": "review", "reason": "甲"}
                ]
            },
            (
                "seeds/sample.txt:5: the manifest makes 「二、2026年工作安排」 a review, in a report of "
                "2026; expected the words of a heading about 2025 or before"
            ),
        ),
        (
            {"delivered_on": "2016-01-21", "reasons": {"delivered_on": "甲"}},
            (
                "seeds/sample.txt: the manifest says delivered_on 2016-01-21, in a report of 2026; "
                "expected a day of that year or the end of the last"
            ),
        ),
        (
            {"title": "2025年政府工作报告", "reasons": {"title": "甲"}},
            (
                "seeds/sample.txt: the manifest says title 2025年政府工作报告, in a report of 2026; "
                "expected 2026 in it, or none"
            ),
        ),
    ],
)
def test_a_correction_against_the_reports_year_is_told(
    fields: dict[str, Any], expected: str
) -> None:
    assert doubts(YEARS, fields) == [expected]
    assert doubts(YEARS, {**fields, "accept": ["manifest", "kind", "contradiction"]}) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"parts": {"三、政府自身建设": {"part": "plan", "reason": "甲"}}},
        {"parts": {"二、2026年工作安排": {"part": "self_building", "reason": "甲"}}},
        {"headings": [{"text": "一、2025年工作回顾", "depth": 0, "reason": "甲"}]},
        {"delivered_on": "2025-12-30", "reasons": {"delivered_on": "甲"}},
        {"title": "政府工作报告", "reasons": {"title": "甲"}},
        {
            "title": "2025年政府工作报告",
            "reasons": {"title": "甲", "year": "标题所印为回顾的年份"},
        },
    ],
)
def test_a_correction_that_fits_the_year_is_not(fields: dict[str, Any]) -> None:
    assert doubts(YEARS, fields) == []


def test_a_later_report_may_review_a_heading_of_tasks() -> None:
    """2025年主要任务 in a report of 2026 looks back, whatever its words."""
    text = YEARS.replace("2025年工作回顾", "2025年主要任务和“十四五”建设成就")
    given = {"2025年主要任务和“十四五”建设成就": {"part": "review", "reason": "甲"}}
    assert doubts(text, {"parts": given}) == []


# -- what is known of the report -----------------------------------------------------------------

HEAD = (
    "2026年江西省政府工作报告\n（2026年1月20日在江西省第十四届人民代表大会第四次会议上）\n"
    "江西省省长 叶某某\n各位代表：\n一、2025年工作回顾\n很好。\n二、2026年工作安排\n要办好。\n"
)


def test_what_the_text_says_otherwise_is_corrected_with_a_reason() -> None:
    fields = {
        "title": "政府工作报告",
        "speaker": "李某某",
        "occasion": "江西省第十四届人民代表大会第五次会议",
        "delivered_on": "2026-01-21",
        "reasons": {
            "title": "公报作此",
            "speaker": "网页误印",
            "occasion": "届次误印",
            "delivered_on": "公报作21日",
        },
        "accept": [],
    }
    report, problems = split_report(make_source(HEAD), entry_of(fields), rules())
    assert problems == ()
    assert (report.title, report.speaker, str(report.delivered_on)) == (
        "政府工作报告",
        "李某某",
        "2026-01-21",
    )
    assert report.occasion == "江西省第十四届人民代表大会第五次会议"
    assert [(c.kind.value, c.before, c.after, c.reason) for c in report.corrections] == [
        ("title", "2026年江西省政府工作报告", "政府工作报告", "公报作此"),
        ("speaker", "叶某某", "李某某", "网页误印"),
        (
            "occasion",
            "江西省第十四届人民代表大会第四次会议",
            "江西省第十四届人民代表大会第五次会议",
            "届次误印",
        ),
        ("delivered_on", "2026-01-20", "2026-01-21", "公报作21日"),
    ]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"title": "甲报告"}, "title 甲报告, and no reason (`reasons: {title: …}`)"),
        ({"speaker": "李某某"}, "speaker 李某某, and no reason (`reasons: {speaker: …}`)"),
        ({"delivered_on": "2026-01-21"}, "and no reason (`reasons: {delivered_on: …}`)"),
        ({"occasion": "某次会议"}, "and no reason (`reasons: {occasion: …}`)"),
    ],
)
def test_without_a_reason_it_is_a_contradiction(fields: dict[str, Any], message: str) -> None:
    _, problems = split_report(make_source(HEAD), entry_of({**fields, "accept": []}), rules())
    [problem] = problems
    assert problem.code == "manifest"
    assert problem.message.endswith(message)


def test_what_the_text_does_not_say_is_given_as_such() -> None:
    """A value where the text has none is the editor's too; one that agrees is not."""
    text = "各位代表：\n一、2025年工作回顾\n很好。\n二、2026年工作安排\n要办好。\n"
    report, _ = split(text, {"speaker": "李某某"})
    [correction] = report.corrections
    assert (correction.kind, correction.before, correction.reason) == (
        CorrectionKind.SPEAKER,
        "",
        "原文未载",
    )
    assert split(HEAD, {"speaker": "叶某某"})[0].corrections == ()


ZONE = (
    "赣州经济技术开发区2026年工作报告\n各位代表：\n现在，我代表管委会向大会报告工作。\n"
    "一、2025年工作回顾\n很好。\n二、2026年工作安排\n要办好。\n"
)
ZONE_ENTRY: dict[str, Any] = {
    "region": "赣州经济技术开发区",
    "adcode": "360799",
    "id": "ganzhou-jkq-2026",
    "year": 2026,
    "accept": [],
}


def test_a_place_of_its_own() -> None:
    """A code that the table lacks says where the place lies, and needs a reason."""
    given = {**ZONE_ENTRY, "accept": ["kind"]}
    report, problems = split_report(make_source(ZONE), entry_of(given), rules())
    assert [p.message for p in problems] == [
        (
            "adcode 360799 is not in GB/T 2260; expected another, or `reasons: {adcode: …}` "
            "for a place of its own"
        )
    ]
    reasons = {"adcode": "国家级开发区，统计用代码"}
    report, problems = split_report(
        make_source(ZONE), entry_of({**given, "reasons": reasons}), rules()
    )
    assert problems == ()
    region = report.region
    assert (report.report_id, region.name, region.adcode, region.level.value, region.parent) == (
        "ganzhou-jkq-2026",
        "赣州经济技术开发区",
        "360799",
        "county",
        "赣州市",
    )
    assert [(c.kind.value, c.after, c.reason) for c in report.corrections] == [
        ("adcode", "360799", "国家级开发区，统计用代码")
    ]


def test_a_code_alone_that_nobody_knows_is_refused() -> None:
    with pytest.raises(Exception, match="adcode 360799 is not in GB/T 2260; expected `region`"):
        split(ZONE, {"region": "", "adcode": "360799"})


# -- add -----------------------------------------------------------------------------------------

MANIFEST = """reports:
  - file: jiangxi-2026.txt
    region: 江西省
    adcode: "360000"
    level: province
    year: 2026
    delivered_on: 2026-01-21  # by the gazette
    reasons: {delivered_on: 公报作此}
    parts:  # ours
      一、2025年主要任务: {part: review, reason: 标题说的是上年}
    figures:
      # rounded in print
      - {indicator: gdp_growth, quote: 地区生产总值增长5%左右, period: 2026,
         status: target, value: 5.50, bound: about, reason: 勘误}
"""


def state_text(gdp: str) -> str:
    return (
        "2026年江西省政府工作报告\n各位代表：\n一、2025年主要任务\n"
        + "去年的工作取得了成绩。" * 30
        + f"\n二、2026年工作安排\n（一）做好工作。今年地区生产总值增长{gdp}左右。\n"
    )


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_a_replaced_text_keeps_its_corrections(tmp_path: Path) -> None:
    """Every byte of them stays, and those whose words are gone are told."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "jiangxi-2026.txt").write_text(state_text("5%"), encoding="utf-8")
    (folder / "reports.yml").write_text(MANIFEST, encoding="utf-8")
    same, other = tmp_path / "same.txt", tmp_path / "other.txt"
    same.write_text(state_text("5%").replace("成绩", "新成绩"), encoding="utf-8")
    other.write_text(state_text("4%"), encoding="utf-8")
    # By itself the text is taken for one of 2025: the correction says why it is not.
    result = run("add", "--seeds", folder, "--replace", "--year", "2026", same)
    assert result.exit_code == 0
    assert (folder / "reports.yml").read_text(encoding="utf-8") == MANIFEST
    assert "correction" not in result.stderr
    result = run("add", "--seeds", folder, "--replace", "--year", "2026", other)
    assert result.exit_code == 0
    assert (folder / "reports.yml").read_text(encoding="utf-8") == MANIFEST
    assert (
        "the manifest's `figures` for gdp_growth has 「地区生产总值增长5%左右」, which the text "
        "does not hold; nearest is 「地区生产总值增长4%左右」 in line 6"
    ) in result.stderr
    assert read_corpus(folder).corpus.report("jiangxi-2026").sections[1].part.value == "review"


# -- the built site ------------------------------------------------------------------------------

HOSTILE = '<img src=x onerror=alert(1)> **粗** {{ 7*7 }} [链](http://x) "引"'


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of two reports, one of them corrected in every way, built in strict mode."""
    folder = tmp_path_factory.mktemp("corrected")
    shutil.copy(SITE / "mkdocs.yml", folder)
    (folder / "docs").mkdir()
    seeds = folder / "seeds"
    seeds.mkdir()
    text = (
        "2026年江西省政府工作报告\n各位代表：\n一、2025年主要任务\n"
        "2025年，地区生产总值增长5.2%。" + "去年的工作取得了成绩。" * 25 + "\n"
        "二、三产业齐头并进\n产业发展很好。\n"
        "二、2026年工作安排\n（一）做好工作。今年地区生产总值增长5%左右。\n怎样办好\n要办好许多事。\n"
    )
    (seeds / "jiangxi-2026.txt").write_text(text, encoding="utf-8")
    entry = {
        "file": "jiangxi-2026.txt",
        "speaker": "李某某",
        "reasons": {"speaker": "公报所载"},
        "parts": {"一、2025年主要任务": {"part": "review", "reason": HOSTILE}},
        "headings": [
            {"text": "二、三产业齐头并进", "depth": 0, "reason": "正文，不是标题"},
            {"text": "怎样办好", "depth": 2, "reason": "原文无序号"},
        ],
        "figures": [
            {
                "indicator": "gdp_growth",
                "quote": "地区生产总值增长5%左右",
                "period": 2026,
                "status": "target",
                "value": 5.5,
                "bound": "at_least",
                "reason": "原文误印 & 勘误",
            }
        ],
    }
    (seeds / "reports.yml").write_text(
        yaml.safe_dump({"reports": [entry]}, allow_unicode=True), encoding="utf-8"
    )
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "site"],
        cwd=folder,
        check=True,
    )
    return folder


def page(site: Path, url: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / "site" / url / "index.html").read_text(encoding="utf-8"))


def marks(site: Path, url: str) -> list[str]:
    """The reasons that a page shows, each behind a mark that a keyboard can open."""
    found = []
    for node in page(site, url).css("details.corrected"):
        summary, reason = node.css_first("summary"), node.css_first(".corrected-reason")
        assert summary
        assert reason
        assert summary.text() == "编者更正"
        found.append(reason.text())
    return found


REPORT = "reports/jiangxi-2026/"


@pytest.mark.parametrize("address", ["plan-1", "full"])
def test_the_words_of_a_corrected_figure_are_marked(corrected: Path, address: str) -> None:
    """The mark adds no text of its own, and leads to the entry of the report's list."""
    shown = page(corrected, f"{REPORT}{address}")
    words = shown.css(".report-text .corrected-words")
    assert "".join(node.text() for node in words) == "地区生产总值增长5%左右"
    (mark,) = shown.css(".report-text a.corrected-mark")
    assert mark.text() == ""
    assert mark.attributes["aria-label"] == "编者更正：原文误印 & 勘误"
    assert mark.attributes["data-reason"] == "原文误印 & 勘误"
    assert mark.prev is not None
    assert "corrected-words" in (mark.prev.attributes["class"] or "")
    target = mark.attributes["href"] or ""
    assert target.startswith(f"../../../{REPORT}#correction-")
    entry = page(corrected, REPORT).css_first(f"#{target.partition('#')[2]}")
    assert entry
    assert "理由：原文误印 & 勘误" in entry.text()


def test_pages_show_every_correction_with_its_reason(corrected: Path) -> None:
    assert marks(corrected, REPORT) == ["公报所载", HOSTILE, "原文无序号", "原文误印 & 勘误"]
    assert marks(corrected, f"{REPORT}review") == [HOSTILE, "正文，不是标题"]
    assert marks(corrected, f"{REPORT}plan-1") == ["原文误印 & 勘误"]
    assert marks(corrected, f"{REPORT}plan-2") == ["原文无序号"]
    assert "原文误印 & 勘误" in marks(corrected, "compare")
    assert marks(corrected, "compare/2026") == ["原文误印 & 勘误"]
    assert marks(corrected, "indicators/gdp_growth") == ["原文误印 & 勘误"] * 2


def test_the_report_lists_its_corrections(corrected: Path) -> None:
    found = [
        " ".join(node.text().split()) for node in page(corrected, REPORT).css(".corrections > li")
    ]
    assert found == [
        "报告人：原文未载 → 李某某理由：公报所载",
        f"标题所属部分 “一、2025年主要任务”：工作安排 → 工作回顾理由：{HOSTILE}",
        "标题 “二、三产业齐头并进”：第一层标题（工作回顾） → 正文理由：正文，不是标题",
        "标题 “怎样办好”：正文 → 第二层标题理由：原文无序号",
        (
            "数字 “地区生产总值增长5%左右”：地区生产总值增速：2026年目标5%左右 → "
            "地区生产总值增速：2026年目标5.5%以上理由：原文误印 & 勘误"
        ),
    ]
    source = page(corrected, f"{REPORT}/source").css_first("dl.card")
    assert source
    assert "编者更正5 处" in "".join(source.text().split("\n"))


def test_words_of_the_manifest_are_text(corrected: Path) -> None:
    """No markup, template or Markdown of a reason comes to life."""
    for path in (corrected / "site").rglob("*.html"):
        html = LexborHTMLParser(path.read_text(encoding="utf-8"))
        assert not html.css("img[onerror]"), path
        assert not html.css('a[href="http://x"]'), path


def table(site: Path, name: str) -> list[dict[str, str]]:
    path = site / "site" / "data" / f"{name}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_data_says_what_is_corrected(corrected: Path) -> None:
    source = (corrected / "seeds" / "jiangxi-2026.txt").read_text(encoding="utf-8")
    found = table(corrected, "corrections")
    assert [(row["kind"], row["words"], row["url"]) for row in found] == [
        ("speaker", "", f"{REPORT}#correction-1"),
        ("part", "一、2025年主要任务", f"{REPORT}review/"),
        ("heading", "二、三产业齐头并进", f"{REPORT}review/#p4-1"),
        ("heading", "怎样办好", f"{REPORT}plan-2/"),
        ("figure", "地区生产总值增长5%左右", f"{REPORT}plan-1/#p6-1"),
    ]
    for row in found:
        url, _, anchor = row["url"].partition("#")
        assert not anchor or page(corrected, url).css_first(f"#{anchor}")
        if row["start"]:
            assert source[int(row["start"]) : int(row["end"])] == row["words"]
    sections = {row["section_id"]: row["corrected"] for row in table(corrected, "sections")}
    assert sections == {
        "jiangxi-2026-front": "false",
        "jiangxi-2026-review": "true",
        "jiangxi-2026-plan": "false",
        "jiangxi-2026-plan-1": "false",
        "jiangxi-2026-plan-2": "true",
    }
    assert {
        row["observation_id"]: row["corrected"] for row in table(corrected, "observations")
    } == {
        "jiangxi-2026-gdp_growth-2025-actual": "false",
        "jiangxi-2026-gdp_growth-2026-target": "true",
    }


def test_the_data_package_is_valid(corrected: Path) -> None:
    """The table of corrections keeps its own schema with every kind of row."""
    with system.use_context(trusted=True):
        report = Package(str(corrected / "site" / "data" / "datapackage.json")).validate()
    assert report.flatten(["title", "type", "note"]) == []


def test_check_counts_them(corrected: Path) -> None:
    seeds = corrected / "seeds"
    shown = run("check", "--seeds", seeds, "jiangxi-2026")
    assert shown.exit_code == 0, shown.stderr
    assert "corrections 5 corrections" in shown.stdout
    assert "speaker: not said → 李某某 (公报所载)" in shown.stdout
    [report] = json.loads(run("check", "--seeds", seeds, "--json").stdout)["reports"]
    assert [(c["kind"], c["line"]) for c in report["corrections"]] == [
        ("speaker", None),
        ("part", 3),
        ("heading", 5),
        ("heading", 9),
        ("figure", 8),
    ]


def test_a_stale_correction_fails_check_and_a_strict_build(corrected: Path, tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    text = (corrected / "seeds" / "jiangxi-2026.txt").read_text(encoding="utf-8")
    (seeds / "jiangxi-2026.txt").write_text(text.replace("怎样办好", "如何办好"), encoding="utf-8")
    (seeds / "reports.yml").write_bytes((corrected / "seeds" / "reports.yml").read_bytes())
    result = run("check", "--seeds", seeds)
    assert result.exit_code == 1
    assert (
        "「怎样办好」, which the text does not hold; nearest is 「如何办好」 in line 9"
        in result.stderr
    )
    assert "[correction]" in result.stderr
    [problem] = build_site(seeds).problems
    assert problem.code == "correction"
    figures = (seeds / "reports.yml").read_text("utf-8").replace("增长5%左右", "增长9%左右")
    (seeds / "reports.yml").write_text(figures, encoding="utf-8")
    assert len(build_site(seeds).problems) == 2
    accepted = figures.replace("  file:", "  accept: [correction]\n  file:")
    (seeds / "reports.yml").write_text(accepted, encoding="utf-8")
    assert build_site(seeds).problems == ()


def test_the_documented_examples_are_valid() -> None:
    """What the site tells editors to write is an entry, as it stands there."""
    page = (ROOT / "generator" / "docs" / "about" / "manifest.md").read_text(encoding="utf-8")
    section = page[page.index("{#corrections}") :]
    examples = [block.split("```")[0] for block in section.split("```yaml\n")[1:]]
    assert len(examples) == 5
    for example in examples:
        text = example if example.startswith("  - ") else f"  - file: a.txt\n{example}"
        [entry] = yaml.safe_load(text)
        Entry.model_validate(entry)
