"""What a plan promises: golden cases by form, and the words that each commitment stands for."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import layers
from generator.model import Commitment, Part
from generator.seeds.entry import Entry
from tests.factory import make_source, rules, seeds
from tests.golden_cases import load_cases

ENTRY = Entry(file="sample.txt", accept=("manifest", "numbering", "kind"))


def read(plan: str) -> tuple[Commitment, ...]:
    """The commitments of a report with that plan, behind a topic sentence."""
    text = (
        "2024年江西省政府工作报告\n各位代表：\n一、2023年工作回顾\n取得成绩。\n"
        f"二、2024年工作安排\n（一）重点任务\n抓好各项工作。{plan}\n"
    )
    return tuple(layers.read(make_source(text), ENTRY, rules(), with_words=False).commitments)


@pytest.mark.parametrize("case", load_cases("commitments"))
def test_commitments(case: Any) -> None:
    """A plan promises what a person reads in it, in order, and nothing else."""
    found = [f"{' '.join(one.checkable_by)} | {one.text}" for one in read(case["text"])]
    assert found == case["commitments"]


@pytest.mark.parametrize(
    ("clause", "project"),
    [
        (
            "建成甘泉水库、东山至西川高速、石泉综合码头等项目",
            "甘泉水库、东山至西川高速、石泉综合码头",
        ),
        ("开工长泉机场三期", "长泉机场三期"),
        ("开工东西高速改扩建等2个项目", "东西高速改扩建"),
        ("完成甘泉机场航站楼改扩建", "甘泉机场航站楼改扩建"),
        ("启动石泉大桥重建", "石泉大桥重建"),
        ("推动甘泉电厂二期加快核准", "甘泉电厂二期"),
        ("确保年内启动县医院搬迁工程", "县医院搬迁工程"),
        ("确保投资3亿元的石泉体育中心开工建设", "石泉体育中心"),
        ("完成石泉河水生态修复工程建设", "石泉河水生态修复工程"),
        ("完成对人民大街、石泉路等主干道路的综合改造", "人民大街、石泉路"),
        ("启动建设办文体活动中心建设", "建设办文体活动中心"),
        ("完成石泉小学等8所食堂建设", ""),
        ("做好甘泉水库前期工作", ""),
        ("有序扩建初中小学", ""),
        ("剩余4个《共建协议》项目年内建成", ""),
        ("出台《城市供水条例》", "《城市供水条例》"),
        ("办好甘泉马拉松、第三届徒步大会等品牌活动", "甘泉马拉松、第三届徒步大会"),
        ("举办“中国长笛音乐节”", "“中国长笛音乐节”"),
        ("承办好2026智慧茶业博览会、国际茶周", "2026智慧茶业博览会、国际茶周"),
        ("建成开放安庆大剧院", "安庆大剧院"),
        ("开工建设石甘线南延伸轨道交通线", "石甘线南延伸轨道交通线"),
        ("建成3号线西延伸、5号线等轨道交通线", "3号线西延伸、5号线"),
        ("建成白沙港三期污水处理设施", "白沙港三期污水处理设施"),
        ("建成省级安庆市知识产权保护中心", "省级安庆市知识产权保护中心"),
        ("建成知识产权保护中心", ""),
        ("新开工东山至西川等2个项目", "东山至西川"),
        ("建成碧云胜境等项目", "碧云胜境"),
        ("完成老旧小区改造、污水处理等项目", ""),
        ("全面启动整体改造项目", ""),
        ("建好用好安庆大剧院", ""),
        ("石泉完全中学（甘泉）开学招生", "石泉完全中学（甘泉）"),
        ("办好第三届未来之城场景汇", "第三届未来之城场景汇"),
        ("办好茶博会、药交会", "茶博会、药交会"),
        ("办好石泉会师90周年纪念活动", "石泉会师90周年纪念活动"),
        ("办好“村超”“茶BA”等群众赛事", "“村超”“茶BA”"),
        ("办好甘泉马拉松、石泉山水周等活动", "甘泉马拉松、石泉山水周"),
        ("筹备甘泉茶业博览会", ""),
        ("举办“乐购茶都”活动500场", ""),
        ("推动出台供水条例", "供水条例"),
        ("制定出台养老产业发展实施意见", "养老产业发展实施意见"),
        ("研究制定茶叶产地保护办法", "茶叶产地保护办法"),
        ("推动修订《城市供水条例》", "《城市供水条例》"),
        ("出台养老产业支持政策", ""),
        ("制定发展规划", ""),
        ("加快编制茶叶产业发展规划", ""),
        ("全面施行《民营经济促进法》", ""),
    ],
)
def test_projects_are_named_in_full(clause: str, project: str) -> None:
    """A list of projects is given as printed, without what leads to it and what follows it."""
    assert [one.project for one in read(f"{clause}。")] == [project]


@pytest.mark.parametrize(
    ("clause", "value"),
    [
        ("补助标准由30元提高到40元", 40),
        ("收入10万元以上的村达到50%以上", 50),
        ("在9个县城增补幼儿园学位3000个", 3000),
        ("抓好总投资800亿元的150个市重点项目", 150),
    ],
)
def test_the_number_is_the_one_promised(clause: str, value: int) -> None:
    """What others set out from, and the size of what is counted, is promised by nobody."""
    assert [one.value for one in read(f"{clause}。")] == [value]


def test_a_part_goes_on_behind_its_sections() -> None:
    """Paragraphs that address the house at a plan's end promise as others do."""
    found = read("\n各位代表！要完善双拥工作机制。\n各位代表！让我们团结一心、奋勇前进！")
    assert [one.text for one in found] == ["抓好各项工作", "要完善双拥工作机制"]


@pytest.mark.parametrize(
    ("lead", "kept"),
    [
        ("坚持教育优先，促进城乡均衡发展。", []),
        ("坚持教育优先，新建学校3所。", ["新建学校3所"]),
        (
            "统筹学校布局，落实资助政策，开展阳光体育，让每名困难学生有学上、上好学。修缮校舍。",
            [
                "统筹学校布局",
                "落实资助政策",
                "开展阳光体育，让每名困难学生有学上、上好学",
                "修缮校舍",
            ],
        ),
    ],
)
def test_what_leads_to_the_rest_of_a_section(lead: str, kept: list[str]) -> None:
    """A sentence alone above the paragraphs that spell it out promises by its numbers only."""
    spelt = "完善教师待遇保障机制，健全优质学校结对帮扶办法，开展家校共育活动。落实乡村教师津贴。"
    words = [
        "完善教师待遇保障机制",
        "健全优质学校结对帮扶办法",
        "开展家校共育活动",
        "落实乡村教师津贴",
    ]
    found = [one.text for one in read(f"\n（二）办好教育\n{lead}\n{spelt}")]
    assert found == ["抓好各项工作", *kept, *words]


def test_what_opens_a_section_before_its_first_topic() -> None:
    opening = "以安全保发展，守牢安全底线。有力防范各类风险。"
    rest = "完善排查预警机制，健全责任体系。排查危房，加固堤坝20公里。"
    found = [one.text for one in read(f"\n（二）守牢底线\n{opening}{rest}")]
    assert found[1:] == ["完善排查预警机制", "健全责任体系", "排查危房", "加固堤坝20公里"]
    opening = "开展排查120次，守牢安全底线。有力防范各类风险。"
    found = [one.text for one in read(f"\n（二）守牢底线\n{opening}{rest}")]
    assert found[1:3] == ["开展排查120次", "守牢安全底线"]


@pytest.mark.parametrize(
    ("heading", "clause", "themes"),
    [
        ("加强生态保护", "防治水土流失和大气污染。推动公园向社会开放", ("ecology",)),
        ("加强生态保护", "防治水土流失和大气污染。推进制度型开放", ("reform_opening",)),
        ("扩大对外开放", "推动公园向社会开放", ("reform_opening",)),
    ],
)
def test_one_light_word_tells_no_theme(heading: str, clause: str, themes: tuple[str, ...]) -> None:
    """Where nothing weightier tells, the theme of a commitment's section is its own."""
    *_, found = read(f"\n（二）{heading}\n{clause}。")
    assert found.themes == themes


@pytest.mark.parametrize("report_id", sorted(seeds().layers))
def test_a_commitment_is_its_own_words(report_id: str) -> None:
    """They stand at its place in a plan, its numbers are the ledger's, and none overlaps another."""
    own = seeds().layers[report_id]
    found = tuple(own.commitments)
    parts = {section.section_id: section.part for section in own.report.sections}
    numbers = {one.number_id: one for one in own.numbers}
    bodies = {one.paragraph_id: one.body for one in own.report.paragraphs}
    for one in found:
        body = bodies[one.paragraph_id]
        assert body.text[slice(*body.locate(one.place))] == one.text
        assert parts[one.section_id] in (Part.PLAN, Part.SELF_BUILDING)
        assert (one.value is None) == (not one.number_ids)
        for number_id in one.number_ids:
            assert one.start <= numbers[number_id].start < one.end
    for one, other in pairwise(found):
        assert one.end <= other.start
    assert len({one.commitment_id for one in found}) == len(found)


@given(
    st.text(alphabet="新建推动以年底前完成，。；：、“”（）《》3个5%万亩的了我们 \n", max_size=60)
)
def test_any_text_can_be_read(text: str) -> None:
    """Whatever stands in a plan, what is read stands there."""
    for one in read(f"做好工作。{text}"):
        assert one.text == one.text.strip()
