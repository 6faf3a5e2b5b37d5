"""Formulae and policy, as a reader would tell them apart."""

from __future__ import annotations

import pytest

from generator.sharing.formulae import Spread, Texts, formula_phrases, is_everybodys, is_formula
from tests.factory import rules

PHRASES = formula_phrases(rules().formulae.phrases)

FORMULAE = [
    "让我们更加紧密地团结在以习近平同志为核心的党中央周围，在",
    "，坚持稳中求进工作总基调，完整、准确、全面贯彻新发展理念，",
    "政府向大会报告工作，请予审议，并请市政协委员和列席人员提出意见。",
    "深刻领悟“两个确立”的决定性意义，坚决做到“两个维护”",
    "自觉接受人大法律监督、政协民主监督和社会监督",
    "%左右，社会消费品零售总额增长",
    "是全面贯彻党的二十大精神的开局之年",
    "，心系“国之大者”，胸怀“两个大局”，",
    "推进全面从严治党向纵深发展，严格落实中央八项规定精神",
    "筑牢反腐倡廉的思想防线",
    "严格落实中央八项规定精神，持之以恒",
    "日在滨江区第十四届人民代表大会第",
    "统筹推进稳增长、促改革、调结构、惠民生、防风险各项工作",
    "是市委、市政府正确领导的结果，是区委把握大局、坚强领导的结果",
    "扎实开展党史学习教育和“四史”宣传教育",
    "牢固树立和践行正确政绩观",
    "在肯定成绩的同时，我们也清醒",
    "、水文、测绘、哲学社会科学、文学艺术、新闻出版",
    "落实习近平总书记视察安徽重要讲话重要指示精神，",
    "，坚持党对经济工作的全面领导，",
    "把党的领导贯穿政府工作各方面全过程",
    "党中央有部署、省委有要求，政府就不折不扣抓落实、见行动",
    "，决不辜负全市人民的期待和重托。",
    "锚定“走在前、挑大梁”，",
    "依法接受人大监督、政协民主监督，自觉接受纪检监察、司法、社会和舆论监督",
    "，坚决整治各种损害群众利益的腐败问题。",
    "民族宗教、审计统计、文史参事、档案史志",
    "地震气象、台港澳、侨务贸促、口岸通关、广播电视等工作",
    "工会、共青团、妇联等群团组织",
    "地表水国考断面水质优良比例",
    "亿元，数字经济核心产业增加值增长",
    "政府工作中还存在一些不足。主要是：",
    "面对外部环境和各种风险挑战，取得的成绩来之不易",
    "6%左右；城镇调查失业率",  # the number of one figure, the name of another
    "16%左右；城镇调查失业率",
    "吸纳外省技术合同成交额增长",
    "坚持改革不停顿、开放不止步",
    "隆重庆祝中国共产党成立90周年",
]
POLICY = [
    "深化开发区管理制度改革，建立完善“管委会+公司”等运营模式",
    "抓好高校毕业生、农民工、退役军人、城镇困难人员等重点群体就业",
    "实施城市基础设施生命线安全工程、城市社区嵌入式服务设施建设工程",
    "推进制造业重点产业链现代化建设“1269”行动计划",
    "坚决遏制新增隐性债务，稳妥有序化解存量",
    "新建改造县乡道1200公里，实施危桥改造300座",
    "进出口总值增长5%左右，实际利用外资增长5%左右",
    "城镇登记失业率控制在4%以内",
    "强化退役军人服务保障，",
    "推动“八五”普法工作落地见效",
    "省第七届全民健身运动会",
    "应急管理高质量发展“4321”行动，",
    "力争PM2.5平均浓度下降到31微克/立方米",
    "惠农政策全面落实，全年发放",
    "建设社会主义现代化的渔港经济区和冷链基地",
    "改造老旧管网60公里",
    "6公里管网全部改造",
    "县域集体经济和民宿旅游更加发达",
]


@pytest.mark.parametrize("text", FORMULAE)
def test_formulae_say_nothing_of_their_own(text: str) -> None:
    assert is_formula(text, PHRASES)


@pytest.mark.parametrize("text", POLICY)
def test_policy_says_what_is_done(text: str) -> None:
    assert not is_formula(text, PHRASES)


def test_what_many_places_say_is_everybodys() -> None:
    """A quarter of the places, and six at least: of five reports nobody's words are."""
    text = POLICY[0]
    assert is_everybodys(text, 10, 40)
    assert not is_everybodys(text, 9, 40)
    assert not is_everybodys(text, 5, 5)
    assert is_everybodys(text, 6, 6)


def test_a_named_plan_is_policy_however_many_carry_it_out() -> None:
    assert not is_everybodys("深入开展粮食节约三年行动", 20, 40)


def test_texts_within_others_stand_there_as_well() -> None:
    texts = Texts(["甲乙丙", "乙丙", "戊"])
    assert texts.standing_in("\n甲乙丙丁\n甲乙丙\n") == {0, 1}
    assert texts.standing_in("\n乙丙\n") == {1}
    assert texts.standing_in("\n己\n") == frozenset()


def test_reports_and_places_are_counted_apart() -> None:
    spread = Spread()
    for place in ("赣州", "赣州", "吉安"):
        spread.add(place)
    assert (spread.reports, spread.places) == (3, {"赣州", "吉安"})
