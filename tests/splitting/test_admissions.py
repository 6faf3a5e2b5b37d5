"""Where a report admits what is wanting."""

from __future__ import annotations

import pytest

from generator.splitting.admissions import find_admissions
from tests.factory import make_report, rules, seeds

PLAN = "二、2024年工作安排\n（一）抓工业。\n我们也要看到，外部环境还存在不少挑战。\n"


def admitted(*review: str) -> list[tuple[list[str], str]]:
    """The beginnings of the paragraphs of every admission, and the words that open it."""
    report = make_report("\n".join(("一、2023年工作回顾", *review, PLAN)))
    texts = {paragraph.ordinal: paragraph.text for paragraph in report.paragraphs}
    return [
        ([texts[n][:6] for n in one.ordinals], texts[one.ordinals[0]][slice(*one.opening)])
        for one in find_admissions(report, rules().problems)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "我们也清醒认识到，全市发展中还有不少短板，产业不优。",
        "在看到成绩的同时，我们也深知工作中存在一些不足。",
        "我们更要看到前进路上的矛盾。",
        "前进道路上，仍然面临许多困难挑战。",
        "工作中仍有一些困难需要进一步解决。",
        "工作中的短板也不容忽视。",
    ],
)
def test_what_owns_up(sentence: str) -> None:
    """Behind greetings and what went well; the rest of the paragraph belongs to it."""
    found = admitted("去年财政收入增长5%。", f"各位代表！成绩来之不易。{sentence}对此要着力解决。")
    assert found == [(["各位代表！成"], sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "面对不少困难和挑战，全市上下迎难而上。",
        "着力解决群众反映强烈的问题，补齐民生短板。",
        "群众看到了变化，突出问题得到解决。",
        "我们坚持问题导向，直面差距，奋起直追。",
        "我们欣喜地看到，一批群众反映强烈的突出问题得到解决。",
        "我们也看到，一批突出问题得到妥善解决。",
        "还有效解决了一批历史遗留问题。",
        "面对压力，我们有条件也有能力克服困难。",
        "也有力推动了教育短板加快补齐。",
        "还有1.2万户住房困难群众喜迁新居。",
        "我们深知责任重大，全力化解各类矛盾。",
    ],
)
def test_what_was_overcome_is_no_admission(sentence: str) -> None:
    assert admitted(sentence) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("一是产业不优。", "二是财政吃紧。"),
        ("①产业不优。", "②财政吃紧。"),
        ("——产业不优。", "——财政吃紧。"),
    ],
)
def test_what_it_counts_up_belongs_to_it(first: str, second: str) -> None:
    opening = "我们也清醒看到，还存在不少问题。"
    found = admitted(opening, first, second, "3.5万群众喜迁新居。")
    assert found == [([opening[:6], first[:6], second[:6]], opening)]


def test_it_is_quoted_up_to_where_it_counts_up() -> None:
    """And from behind what is said to the deputies."""
    announced = "我们也清醒认识到，还存在不少问题"
    assert admitted(f"需要说明的是：{announced}：产业不优；财政吃紧。") == [
        (["需要说明的是"], announced)
    ]


def test_one_that_begins_with_targets_missed() -> None:
    """It opens where it is seen soberly, shortly before what is wanting is named."""
    sober = "我们也清醒认识到，对照上年确定的目标，部分指标未达预期。"
    assert admitted(f"{sober}原因很多。这也反映出我们仍面临不少问题。") == [
        (["我们也清醒认"], sober)
    ]
    wanting = "还存在不少问题。"
    far = "我们清醒看到国内外形势的变化。工作取得成绩。群众满意。"
    assert admitted(f"{far}{wanting}") == [(["我们清醒看到"], wanting)]


def test_in_a_long_paragraph_only_the_sober_form_counts() -> None:
    before = "去年财政收入增长5%。" * 5
    assert admitted(f"{before}企业还存在困难。") == []
    sober = "我们也清醒看到，经济生活中还存在不少矛盾。"
    assert admitted(f"{before}{sober}") == [(["去年财政收入"], sober)]


@pytest.mark.parametrize(
    ("report_id", "beginning"),
    [
        ("jiangxi-2024", "我们也清醒认识到，经济社会发展仍有不少困难"),
        ("ganzhou-2023", "需要说明的是，受需求收缩"),
        ("jian-2024", "看到进展的同时，我们也清醒认识到"),
        ("yichun-2024", "需向代表说明的是，受超预期因素"),
        ("fuzhou-2024", "需要向各位代表说明的是，受经济下行压力"),
    ],
)
def test_the_seeds_admit_in_one_paragraph(report_id: str, beginning: str) -> None:
    """Jiangxi says in the one before it that targets were missed."""
    report = seeds().corpus.report(report_id)
    *_, found = find_admissions(report, rules().problems)
    [ordinal] = found.ordinals
    assert report.paragraphs[ordinal - 1].text.startswith(beginning)
