"""Where terms hold beyond their own place, and in headings as in paragraphs."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from generator.catalogue.senses import load_senses
from generator.corpus import Corpus
from generator.glossary.annex import read_terms
from generator.glossary.mentions import find_mentions
from generator.glossary.notes import find_notes
from generator.glossary.passages import passages
from generator.glossary.sameness import agree, is_distinctive, written_form
from generator.model import Level, Mention, Report, Undecided
from tests.factory import make_report
from tests.golden_cases import GOLDEN

SENSES = load_senses()
PLACES = {
    "nation": ("中华人民共和国", "100000"),
    "province": ("江西省", "360000"),
    "city": ("抚州市", "361000"),
    "county": ("崇仁县", "361024"),
    "county_beside": ("乐安县", "361025"),
    "county_near": ("宜黄县", "361026"),
    "elsewhere": ("四川省", "510000"),
}
MARK = re.compile(r"\{[^|}]*\|([^}]*)\}")


def cases() -> list[Any]:
    found = yaml.safe_load((GOLDEN / "glossary" / "reach.yml").read_text("utf-8"))
    return [pytest.param(case, id=case["name"]) for case in found]


def built(case: dict[str, Any]) -> Report:
    filler = ["各项工作有序推进。"] * 20
    says = [MARK.sub(r"\1", paragraph) for paragraph in case.get("says", ())]
    heading = [MARK.sub(r"\1", case["heading"])] if "heading" in case else []
    annex = ["名词解释", *case["terms"]] if "terms" in case else []
    lines = ["一、2023年工作回顾", *filler, "二、2024年工作安排", *heading, *says, *filler, *annex]
    return make_report("\n".join(lines), *PLACES[case["place"]], case.get("year", 2024))


@pytest.mark.parametrize("case", cases())
def test_where_a_term_holds(case: dict[str, Any]) -> None:
    """Headings and paragraphs come back with exactly the marks that the golden file has."""
    reports = {one["place"]: built(one) for one in case["reports"]}
    places = {report.report_id: place for place, report in reports.items()}
    terms = [term for report in reports.values() for term in read_terms(report, SENSES)[0]]
    assert len(terms) == sum(len(one.get("terms", ())) for one in case["reports"])
    notes = [n for report in reports.values() for n in find_notes(report, terms).marks]
    found = find_mentions(Corpus.of(reports.values()), terms, SENSES, notes)
    entries = {t.term_id: f"{places[t.report_id]} {t.ordinal}" for t in terms}
    hits: list[Mention | Undecided] = [*found.mentions, *found.undecided]
    for one in case["reports"]:
        marked = []
        for passage in passages(reports[one["place"]]):
            text, end = "", 0
            here = [
                hit
                for hit in hits
                if (hit.section_id, hit.paragraph_id) == (passage.section_id, passage.paragraph_id)
            ]
            for hit in sorted(here, key=lambda hit: hit.place):
                first, last = passage.body.locate(hit.place)
                entry = entries[hit.term_id]
                what = f"{entry} {hit.match}" if isinstance(hit, Mention) else f"? {entry}"
                text += f"{passage.text[end:first]}{{{what}|{hit.text}}}"
                end = last
            marked.append(text + passage.text[end:])
        expected = [*([one["heading"]] if "heading" in one else []), *one.get("says", ())]
        plain = {MARK.sub(r"\1", words) for words in expected}
        assert [words for words in marked if MARK.sub(r"\1", words) in plain] == expected
        assert not any(MARK.search(words) for words in marked if words not in expected)


@pytest.mark.parametrize(
    "name, definition, level",
    [
        ("中央十项规定", "关于改进作风的规定。", Level.NATIONAL),
        ("“四个最实”", "2020年1月，习近平总书记提出的四条标准。", Level.NATIONAL),
        ("“新六条”", "农业农村部发布的通告。", Level.NATIONAL),
        ("“三重五优”", "省委全会提出，抓三件大事。", Level.PROVINCE),
        ("“十场硬仗”", "市委全会上提出，打好十场硬仗。", Level.PREFECTURE),
        ("“五个推进”", "习近平总书记视察时提出的五项要求。", Level.PROVINCE),
        ("“五个一批”", "为贯彻落实党中央决策部署，结合实际谋划的项目。", None),
        ("“工业巡诊”", "工信部门组织专家进企业开展诊断。", None),
        ("“1+7”政策", "《关于贯彻习近平总书记指示精神的意见》和七个文件。", None),
        ("分级诊疗", "不同级别的医疗机构承担不同疾病的治疗。", None),
    ],
)
def test_whose_a_thing_is(name: str, definition: str, level: Level | None) -> None:
    """The name says it, or who brought it forward does; who is only followed does not."""
    assert SENSES.origin(name, definition) == level


@pytest.mark.parametrize(
    "name, distinctive",
    [
        ("分级诊疗", True),
        ("“放管服”改革", True),
        ("“一带一路”", True),
        ("雪亮工程", True),
        ("残疾人“两项补贴”", True),
        ("“三名工程”", False),
        ("“双千工程”", False),
        ("“1+N”政策体系", False),
        ("六大优势产业", False),
        ("“四个不摘”", False),
        ("“小巨人”企业", False),
    ],
)
def test_names_that_hardly_mean_two_things(name: str, distinctive: bool) -> None:
    assert is_distinctive(name, SENSES) is distinctive


def test_the_written_form_of_a_name() -> None:
    """Quotation marks, 新时代, a head and a comma may be there or not."""
    for names in (
        ("新时代“枫桥经验”", "“枫桥经验”"),
        ("“放管服”改革", "放管服"),
        ("六稳、六保", "“六稳”“六保”任务"),
    ):
        assert len({written_form(name, SENSES) for name in names}) == 1
    assert written_form("“三名”工程", SENSES) != written_form("“三创”工程", SENSES)


def test_definitions_that_agree() -> None:
    one = "财政拨款安排的出国费、车辆购置及运行费、公务接待费三项经费。"
    assert agree(one, "指出国费、公务车购置及运行费、公务接待费产生的消费。")
    assert not agree(one, "名医、名院、名诊所。")
    assert not agree(one, "")
