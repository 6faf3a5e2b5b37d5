"""What places make of the names that the government above them gave to something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from generator.analysis import Analysis, analyse
from generator.corpus import Corpus
from generator.layers import ReportLayers, read
from generator.model import Completeness, Echo, InitiativeKind
from generator.seeds.entry import Entry
from generator.sharing.echoes import Initiative
from generator.sharing.initiatives import Initiatives
from tests.factory import analysis, make_source, rules

ANNEX = """附件
名词注释
1．制造业重点产业链现代化建设“1269”行动计划：做强做大十二条产业链。
2．“四融一共”和美乡村：推进四个融合，共建乡村。
3．“信号升格”专项行动：补齐信号短板。
"""


def layers(
    place: str,
    adcode: str,
    *said: str,
    annex: str = "",
    year: int = 2024,
    review: str = "成绩很多。",
) -> ReportLayers:
    text = (
        f"{year}年{place}政府工作报告\n各位代表：\n一、{year - 1}年工作回顾\n{review}\n"
        f"二、{year}年工作安排\n" + "\n".join(said) + f"\n{annex}"
    )
    entry = Entry(file="sample.txt", region=place, adcode=adcode, year=year)
    return read(make_source(text), entry, rules())


def echoes(*places: ReportLayers) -> Mapping[tuple[str, int], Initiative]:
    """What each place makes of each term of the province's, by report and number of the term."""
    province = layers("江西省", "360000", "推进各项工作。", annex=ANNEX)
    return by_ordinal(together(province, *places))


def together(*read: ReportLayers) -> Analysis:
    by_id = {one.report.report_id: one for one in read}
    return analyse(Corpus.of(one.report for one in read), by_id, rules())


def by_ordinal(found: Analysis) -> Mapping[tuple[str, int], Initiative]:
    numbers = {term.term_id: term.ordinal for term in found.glossary.terms}
    return {
        (one.report_id, numbers[one.initiative_id]): one
        for one in found.initiatives.echoes
        if one.initiative_id in numbers
    }


def test_a_place_names_it_in_full_in_short_or_not_at_all() -> None:
    city = layers(
        "赣州市",
        "360700",
        "推进省制造业重点产业链现代化建设“1269”行动计划。",
        "建设“四融一共”和美乡村。建设“四融一共”和美乡村。",
    )
    found = echoes(city)
    assert [found["ganzhou-2024", n].echo for n in (1, 2, 3)] == [
        Echo.VERBATIM,
        Echo.VERBATIM,
        Echo.SILENT,
    ]
    assert [found["ganzhou-2024", n].mentions for n in (1, 2, 3)] == [1, 2, 0]
    silent = found["ganzhou-2024", 3]
    assert (silent.text, silent.place, silent.paragraph_id) == ("", None, "")


def test_another_name_in_the_same_frame_is_its_own() -> None:
    """Whether or not the superior's is named as well."""
    city = layers(
        "抚州市",
        "361000",
        "落实省制造业重点产业链现代化建设“1269”行动计划要求，"
        "推进市制造业重点产业链现代化建设“2416”行动计划。",
    )
    one = echoes(city)["fuzhou-2024", 1]
    assert (one.echo, one.renamed_to, one.mentions) == (Echo.RENAMED, "2416", 1)
    assert one.text == "制造业重点产业链现代化建设“2416”行动计划"
    assert one.place is not None
    assert city.source.text[one.place.start : one.place.end] == one.text


def test_its_own_name_is_shown_where_the_superior_s_stands_too() -> None:
    frame = "制造业重点产业链现代化建设“{}”行动计划"
    both = f"落实省{frame.format('1269')}，推进市{frame.format('2416')}。"
    city = layers("抚州市", "361000", f"实施{frame.format('2416')}。", f"工作很多。{both}")
    one = echoes(city)["fuzhou-2024", 1]
    assert one.place is not None
    assert city.source.text[: one.place.start].endswith("推进市")


@pytest.mark.parametrize(
    "said",
    [
        "推进制造业重点产业链现代化建设行动计划。",
        "推进制造业产业链现代化建设“2416”行动计划。",
        "推进“信号提升”专项行动。",
        "推进制造业重点产业链现代化建设，“2416”行动计划见效。",
    ],
    ids=["no name", "another frame", "a frame too short", "something between"],
)
def test_what_only_looks_alike_is_no_name_of_its_own(said: str) -> None:
    found = echoes(layers("抚州市", "361000", said))
    assert not [one for one in found.values() if one.echo is Echo.RENAMED]


def test_a_place_that_explains_the_name_as_well_uses_it() -> None:
    """Its mentions lead to its own annex then."""
    city = layers(
        "赣州市",
        "360700",
        "开展“信号升格”专项行动。",
        annex="附件\n名词注释\n1．“信号升格”专项行动：补齐信号短板。\n",
    )
    one = echoes(city)["ganzhou-2024", 3]
    assert (one.echo, one.mentions, one.text) == (Echo.VERBATIM, 1, "“信号升格”专项行动")


@pytest.mark.parametrize(
    ("term", "said", "echo", "text"),
    [
        ("教育“1530”工程", "实施“1530”工程[6]，办好学校。", "short", "“1530”工程"),
        ("人才“双十条”", "落实滨江人才“双十条”[7]，完善政策。", "verbatim", "人才“双十条”"),
        ("“7+18+N”产业体系", "聚焦“7+18+N”[8]产业体系。", "verbatim", "“7+18+N”[8]产业体系"),
        ("城乡环境提质惠民行动", "城乡环境提质惠民成效明显。", "silent", ""),
        ("教育“1530”工程", "办好学校。", "silent", ""),
    ],
    ids=["its end", "behind a place", "over a note mark", "most of it", "none"],
)
def test_a_term_is_looked_for_in_a_place_that_explains_it_its_own_way(
    term: str, said: str, echo: str, text: str
) -> None:
    """Its own annex gives the place a term of another name, which has the mentions."""
    annex = "附件\n名词注释\n{}：做好相关工作，办好实事。\n"
    notes = "附件\n名词注释\n[6]“1530”工程：办好学校。\n[7]滨江人才“双十条”：十条。\n[8]“7+18+N”：产业。\n"
    province = layers("江西省", "360000", "推进各项工作。", annex=annex.format(f"1．{term}"))
    city = layers("赣州市", "360700", said, annex=notes)
    one = by_ordinal(together(province, city))["ganzhou-2024", 1]
    assert (one.echo, one.text) == (echo, text)


def test_the_same_name_in_full_width_is_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.sharing.test_initiatives.ANNEX", ANNEX.replace("1269", "１２６９"))
    city = layers("赣州市", "360700", "推进制造业重点产业链现代化建设“1269”行动计划。")
    assert echoes(city)["ganzhou-2024", 1].echo is Echo.VERBATIM


def test_only_the_year_and_the_places_below_count() -> None:
    other_year = layers("吉安市", "360800", "工作很多。", year=2023)
    elsewhere = layers("长沙市", "430100", "工作很多。")
    assert not echoes(other_year, elsewhere)


def test_what_the_cities_make_of_their_province() -> None:
    """Read by eye in the reports of 2024."""
    found = by_ordinal(analysis())
    assert {report_id for report_id, _ in found} == {"jian-2024", "yichun-2024", "fuzhou-2024"}
    assert len(found) == 60
    one = found["fuzhou-2024", 2]
    assert (one.echo, one.renamed_to, one.mentions) == (Echo.RENAMED, "2416", 1)
    # “5+2”就业之家 in Ji'an is the province's “5+2就业之家”: quotation marks tell nothing apart.
    assert found["jian-2024", 15].echo is Echo.VERBATIM
    assert found["jian-2024", 14].echo is Echo.SHORT
    assert found["jian-2024", 14].text == "“四融一共”"
    # 农业产业化高质量发展“十百千万”工程 is another one, and so is 碳达峰碳中和“1+N”政策体系.
    assert found["yichun-2024", 11].echo is Echo.SILENT
    assert found["fuzhou-2024", 5].echo is Echo.SILENT
    assert found["yichun-2024", 3].echo is Echo.SILENT


# -- names and headings that no annex explains -----------------------------------------------------

ROAD = "昌景高速甲县至乙县段改扩建工程"

PLAN = (
    "（一）加快构建以先进制造为骨干的产业体系",
    "深入实施城市更新行动，开展营商环境对标提升行动。推进赣抚城际铁路、昌南水库建设。",
    "实施昌景高速甲县至乙县段改扩建工程。",
    "实施现代金融高质量发展“1358”工程，落实“十百千万”工程。",
    "加快建设鄱河水利枢纽工程。执行队伍建设“十四五”规划。",
    "（二）抓实稳岗扩就业，办好百姓家门口的大小事情",
    "坚持稳中求进。",
    "（三）推动高质量发展",
    "抓好重点工程。",
)
"""What a province gives in its plan: plans, projects and headings, the last of which is formula."""


def made_of(*said: str, torn: bool = False) -> Mapping[str, Initiative]:
    """What a city makes of each of them, by the province's words."""
    city = layers("抚州市", "361000", *said)
    if torn:
        city = replace(city, report=replace(city.report, completeness=Completeness.TAIL_MISSING))
    found = together(layers("江西省", "360000", *PLAN), city).initiatives
    return {found.given[one.initiative_id].name: one for one in found.echoes}


def test_what_a_report_gives() -> None:
    """In the order of kinds; a formula is no initiative, and what is generic no name."""
    found = together(layers("江西省", "360000", *PLAN), layers("抚州市", "361000", "工作。"))
    assert [(one.kind, one.name) for one in found.initiatives.given.values()] == [
        (InitiativeKind.PLAN, "城市更新行动"),
        (InitiativeKind.PLAN, "营商环境对标提升行动"),
        (InitiativeKind.PLAN, "现代金融高质量发展“1358”工程"),
        (InitiativeKind.PLAN, "“十百千万”工程"),
        (InitiativeKind.PLAN, "队伍建设“十四五”规划"),
        (InitiativeKind.PROJECT, "赣抚城际铁路"),
        (InitiativeKind.PROJECT, "昌南水库"),
        (InitiativeKind.PROJECT, ROAD),
        (InitiativeKind.PROJECT, "鄱河水利枢纽工程"),
        (InitiativeKind.HEADING, "加快构建以先进制造为骨干的产业体系"),
        (InitiativeKind.HEADING, "抓实稳岗扩就业，办好百姓家门口的大小事情"),
    ]


def test_each_leads_to_where_it_is_given() -> None:
    province = layers("江西省", "360000", *PLAN)
    found = together(province, layers("抚州市", "361000", "工作。")).initiatives
    for one in found.given.values():
        assert one.place is not None
        words = province.source.text[one.place.start : one.place.end]
        assert one.name in words


def test_what_only_the_review_names_is_not_given() -> None:
    province = layers("江西省", "360000", "做好工作。", review="实施了城市更新行动。")
    assert not together(province, layers("抚州市", "361000", "工作。")).initiatives.given


def test_what_an_annex_explains_is_the_term_s() -> None:
    annex = "附件\n名词注释\n1．营商环境对标提升行动：对照一流。\n"
    province = layers("江西省", "360000", *PLAN, annex=annex)
    found = together(province, layers("抚州市", "361000", "工作。")).initiatives
    kinds = [one.kind for one in found.given.values() if one.name == "营商环境对标提升行动"]
    assert kinds == [InitiativeKind.TERM]


@pytest.mark.parametrize(
    ("said", "name", "echo", "text"),
    [
        ("持续推进城市更新行动。", "城市更新行动", "verbatim", "城市更新行动"),
        ("推进赣抚城际铁路前期工作。", "赣抚城际铁路", "verbatim", "赣抚城际铁路"),
        ("实施“十百千万工程”。", "“十百千万”工程", "verbatim", "“十百千万工程”"),
        ("落实省“1358”工程。", "现代金融高质量发展“1358”工程", "short", "“1358”工程"),
        (
            "实施现代金融高质量发展“246”工程。",
            "现代金融高质量发展“1358”工程",
            "renamed",
            "现代金融高质量发展“246”工程",
        ),
        ("实施老旧城市更新行动。", "城市更新行动", "undecided", "城市更新行动"),
        ("实施农业产业化“十百千万”工程。", "“十百千万”工程", "undecided", None),
        ("实施城市提质行动。", "城市更新行动", "silent", ""),
        ("落实营商环境对标提升。", "营商环境对标提升行动", "undecided", "营商环境对标提升"),
        ("做好营商环境工作，对标提升。", "营商环境对标提升行动", "silent", ""),
        ("推进赣抚高速建设。", "赣抚城际铁路", "silent", ""),
        ("廖水水利枢纽工程竣工验收。", "鄱河水利枢纽工程", "silent", ""),
        ("建成鄱河水利枢纽。", "鄱河水利枢纽工程", "short", "鄱河水利枢纽"),
        ("加快鄱河水利枢纽、修水大坝建设。", "鄱河水利枢纽工程", "short", "鄱河水利枢纽"),
        ("建成鄱河水利枢纽大桥。", "鄱河水利枢纽工程", "undecided", "鄱河水利枢纽"),
        ("实现“十四五”规划目标任务。", "队伍建设“十四五”规划", "silent", ""),
        ("建成昌景高速甲县段改扩建工程。", ROAD, "undecided", "昌景高速甲县段改扩建工程"),
        ("加快昌景高速、九甲高速乙至丙段改扩建。", ROAD, "undecided", None),
        ("建成昌景高速，开工九甲高速乙至丙段改扩建工程。", ROAD, "silent", ""),
        ("建成昌景高速甲县段。", ROAD, "silent", ""),
        ("实施营商环境行动。", "营商环境对标提升行动", "undecided", "营商环境行动"),
        ("实施营商环境优化行动。", "营商环境对标提升行动", "silent", ""),
        (
            "加快构建以先进制造为骨干的产业体系，做强工业。",
            "加快构建以先进制造为骨干的产业体系",
            "verbatim",
            "加快构建以先进制造为骨干的产业体系",
        ),
        (
            "（一）办好百姓家门口的大小事情",
            "抓实稳岗扩就业，办好百姓家门口的大小事情",
            "short",
            "办好百姓家门口的大小事情",
        ),
        ("抓实稳岗扩就业。", "抓实稳岗扩就业，办好百姓家门口的大小事情", "silent", ""),
    ],
)
def test_what_a_place_makes_of_a_name(said: str, name: str, echo: str, text: str | None) -> None:
    found = made_of(said, "做好工作。")[name]
    assert found.echo == echo
    if text is not None:
        assert found.text == text


def one_of(plan: str, said: str, name: str) -> Initiative:
    """What a city makes of a name in a province's plan."""
    found = together(layers("江西省", "360000", plan), layers("抚州市", "361000", said)).initiatives
    (one,) = (one for one in found.echoes if found.given[one.initiative_id].name == name)
    return one


@pytest.mark.parametrize(
    ("plan", "said", "name", "echo", "mentions"),
    [
        (
            "实施“百校联盟、千师结对”工程。",
            "学习“百千工程”经验，实施“十百千工程”。",
            "“百校联盟、千师结对”工程",
            "short",
            1,
        ),
        (
            "实施“百校联盟、千师结对”工程。",
            "实施“十百千工程”。",
            "“百校联盟、千师结对”工程",
            "silent",
            0,
        ),
        (
            "开展园区数字化赋能专项行动。",
            "开展园区数字化赋能行动。深化园区数字化赋能行动。",
            "园区数字化赋能专项行动",
            "short",
            2,
        ),
        (
            "落实“浙赣走廊”八项行动。融入“浙赣走廊”，对接“浙赣走廊”。",
            "融入“浙赣走廊”。",
            "“浙赣走廊”八项行动",
            "silent",
            0,
        ),
        ("落实“浙赣走廊”八项行动。", "融入“浙赣走廊”。", "“浙赣走廊”八项行动", "undecided", 0),
        (
            "实施“新面貌”提升行动。",
            "打造“展现新面貌、奋进新征程”品牌。",
            "“新面貌”提升行动",
            "silent",
            0,
        ),
        (
            "实施江河湖泊岸线一体化保护和修复工程。",
            "坚持江河湖泊岸线一体化保护和治理。",
            "江河湖泊岸线一体化保护和修复工程",
            "silent",
            0,
        ),
        (
            "实施江河湖泊岸线一体化保护和修复工程。",
            "坚持江河湖泊岸线一体化保护。",
            "江河湖泊岸线一体化保护和修复工程",
            "undecided",
            0,
        ),
        ("推进物流“一号提质工程”。", "推进物流“一号提质工程”。", "“一号提质工程”", "verbatim", 1),
        ("深化“2640”工程。", "抓好学校工作。", "“2640”工程", "silent", 0),
        (
            "（一）大力实施科教兴赣战略\n做好工作。",
            "深入实施科教兴赣战略。",
            "大力实施科教兴赣战略",
            "short",
            1,
        ),
        (
            "（一）办好百姓家门口的大小事情，巩固和增强经济回升向好态势\n做好工作。",
            "巩固和增强经济回升向好态势。",
            "办好百姓家门口的大小事情，巩固和增强经济回升向好态势",
            "silent",
            0,
        ),
    ],
    ids=[
        "initials",
        "other initials",
        "专项 left out",
        "the core says more",
        "the core says this",
        "a slogan around the core",
        "another second half",
        "a first half",
        "a numbered plan",
        "digits",
        "a strategy in a heading",
        "a formula in a heading",
    ],
)
def test_shorter_names_and_what_only_looks_like_one(
    plan: str, said: str, name: str, echo: str, mentions: int
) -> None:
    one = one_of(plan, said, name)
    assert (one.echo, one.mentions) == (echo, mentions)


def test_a_plan_that_is_called_the_first_only_is_none() -> None:
    province = layers("江西省", "360000", "推进物流“一号工程”。")
    assert not together(province, layers("抚州市", "361000", "工作。")).initiatives.given


@pytest.mark.parametrize(
    ("said", "echo"),
    [
        ("健全食品安全“1+N”政策体系。", "silent"),
        ("健全“1+N”政策体系。", "undecided"),
        ("加强湿地管护，健全市级“1+N”政策体系。", "undecided"),
        ("完善湿地生态“1+N”政策体系。", "undecided"),
    ],
)
def test_another_thing_before_the_same_end_makes_it_another(said: str, echo: str) -> None:
    annex = "附件\n名词注释\n1．湿地保护“1+N”政策体系：关于湿地保护的意见和配套政策。\n"
    province = layers("江西省", "360000", "健全湿地保护“1+N”政策体系。", annex=annex)
    city = layers("赣州市", "360700", said)
    assert by_ordinal(together(province, city))["ganzhou-2024", 1].echo == echo


def test_a_shorter_name_that_its_own_annex_explains_alike_counts() -> None:
    explained = "每名校长带领十名教师，每名教师帮扶三名学员"
    annex = f"附件\n名词注释\n1．教育“1640”工程：{explained}。\n"
    own = f"附件\n名词注释\n[6]“1640”工程：{explained}，为期三年。\n"
    province = layers("江西省", "360000", "实施教育“1640”工程。", annex=annex)
    for said, mentions in (
        ("实施“1640”年度计划[6]，办好学校。", 1),
        ("实施“1640”工程[6]，办好学校。深化“1640”工程。", 2),
    ):
        city = layers("赣州市", "360700", said, annex=own)
        one = by_ordinal(together(province, city))["ganzhou-2024", 1]
        assert (one.echo, one.mentions) == (Echo.SHORT, mentions)


def test_where_the_text_is_torn_silence_says_nothing() -> None:
    assert made_of("做好工作。", torn=True)["城市更新行动"].echo is Echo.TEXT_MISSING


def test_names_of_the_five_reports() -> None:
    """Read by eye in the reports of 2024."""
    found: Initiatives = analysis().initiatives
    echoes = {(found.given[one.initiative_id].name, one.report_id): one for one in found.echoes}
    plan = "农村人居环境整治提升五年行动"
    for place in ("jian-2024", "yichun-2024", "fuzhou-2024"):
        assert echoes[plan, place].echo is Echo.VERBATIM
    # Ji'an has built its own stretch: 建成大广高速吉安段改扩建工程.
    assert echoes["大广高速吉安至南康段改扩建工程", "jian-2024"].echo is Echo.UNDECIDED
    assert echoes["长赣高铁", "jian-2024"].echo is Echo.VERBATIM
    assert echoes["长赣高铁", "fuzhou-2024"].echo is Echo.SILENT
    assert echoes["弋阳至南丰高速", "fuzhou-2024"].echo is Echo.VERBATIM
    assert echoes["“法律明白人”培养工程", "fuzhou-2024"].echo is Echo.UNDECIDED
    assert echoes["全民参保精准扩面专项行动", "yichun-2024"].text == "全民参保精准扩面专项行动"
