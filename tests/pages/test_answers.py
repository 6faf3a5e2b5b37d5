"""The pages of what became of promises, from two made reports of one place."""

from __future__ import annotations

import pytest

from generator.analysis import analyse
from generator.corpus import Corpus
from generator.links import answers_url, unanswered_url
from generator.pages import answers, commitments, livelihood, unanswered
from generator.pages.answers import AnswersView
from generator.pages.commitments import CommitmentsView
from generator.pages.facts import Facts
from generator.pages.facts.answers import Counts
from generator.pages.livelihood import LivelihoodView
from generator.pages.unanswered import UnansweredView
from generator.pages.ways import ways_of
from tests.answers.test_pairs import layers_of
from tests.factory import analysis, rules

PLAN = (
    "完成5个老旧小区改造。新建1座一级消防站。完善河长制。\n"
    "今年办好3件民生实事：扶持青年创业；免费体检筛查；发展助餐服务。"
)
REVIEW = "15个老旧小区改造全面完成，群众满意。年初确定的3件民生实事全部兑现。"


def no_package() -> None:
    raise AssertionError("no page of answers asks for the package")


@pytest.fixture(scope="module")
def facts() -> Facts:
    made = (
        layers_of(2024, "取得成绩。", PLAN, with_words=True),
        layers_of(2025, REVIEW, "做好工作。", with_words=True),
    )
    layers = {one.report.report_id: one for one in made}
    found = analyse(Corpus.of(one.report for one in made), layers, rules())
    return Facts(found, no_package)  # type: ignore[arg-type]


def test_a_report_whose_next_one_is_held_has_a_page(facts: Facts) -> None:
    (address,) = answers.KIND.addresses(facts)
    assert address.url == answers_url("jiangxi-2024")
    view = answers.KIND.content(facts, address).view
    assert isinstance(view, AnswersView)
    assert [group.id for group in view.groups] == ["reported", "not-found"]
    (reported,), (missing,) = (group.rows for group in view.groups)
    assert (reported.answer.promised, reported.answer.reported) == ("5个", "15个")
    assert reported.answer.compared == "不低于承诺的数"
    assert [group.count for group in view.groups] == [1, 1]
    assert reported.answer.url.startswith("reports/jiangxi-2025/review/#")
    assert missing.text == "新建1座一级消防站"
    assert missing.answer.url == ""


@pytest.mark.parametrize(
    ("review", "on_one_year"),
    [
        (REVIEW, None),
        (
            (
                "五年来，学校、医院、公路建设取得重大进展，累计改造小区90个，群众满意。\n"
                "过去一年，15个老旧小区改造全面完成。"
            ),
            34,  # 19 of 55 characters
        ),
    ],
)
def test_it_is_said_where_the_next_report_looks_back_on_several_years(
    review: str, on_one_year: int | None
) -> None:
    made = [
        layers_of(2024, "取得成绩。", PLAN, with_words=True),
        layers_of(2025, review, "做好工作。", with_words=True),
    ]
    layers = {one.report.report_id: one for one in made}
    found = analyse(Corpus.of(one.report for one in made), layers, rules())
    facts = Facts(found, no_package)  # type: ignore[arg-type]
    (address,) = answers.KIND.addresses(facts)
    view = answers.KIND.content(facts, address).view
    assert isinstance(view, AnswersView)
    assert view.on_one_year == on_one_year


def test_a_torn_report_is_not_said_to_look_back_on_several_years() -> None:
    made = [
        layers_of(2024, "取得成绩。", PLAN, with_words=True),
        layers_of(2025, REVIEW, "做好工作。", torn=True, with_words=True),
    ]
    layers = {one.report.report_id: one for one in made}
    found = analyse(Corpus.of(one.report for one in made), layers, rules())
    facts = Facts(found, no_package)  # type: ignore[arg-type]
    assert facts.answers.on_one_year("jiangxi-2025") is None


def test_what_cannot_be_told_is_listed() -> None:
    """A commitment that can be checked, of which the next report says something near."""
    made = (
        layers_of(2024, "取得成绩。", "建成仓储库2万平方米。完善河长制。", with_words=True),
        layers_of(2025, "全年改造仓储库30座。", "做好工作。", with_words=True),
    )
    layers = {one.report.report_id: one for one in made}
    corpus = Corpus.of(one.report for one in made)
    found = Facts(analyse(corpus, layers, rules()), no_package)  # type: ignore[arg-type]
    (address,) = answers.KIND.addresses(found)
    view = answers.KIND.content(found, address).view
    assert isinstance(view, AnswersView)
    assert not view.groups
    assert [one.text for one in view.undecided] == ["建成仓储库2万平方米"]
    assert view.checkable.undecided == 1


def test_a_year_has_those_not_found_with_their_share(facts: Facts) -> None:
    (address,) = unanswered.KIND.addresses(facts)
    assert address.url == unanswered_url(2024)
    view = unanswered.KIND.content(facts, address).view
    assert isinstance(view, UnansweredView)
    assert view.whole.not_found == 1
    (row,) = view.rows
    assert [one.text for one in row.rows] == ["新建1座一级消防站"]
    assert row.following.year == 2025


def test_items_have_their_answers_beside_them(facts: Facts) -> None:
    address = next(iter(livelihood.KIND.addresses(facts)))
    view = livelihood.KIND.content(facts, address).view
    assert isinstance(view, LivelihoodView)
    (row,) = view.lists
    assert row.following
    assert row.following.year == 2025
    assert [one.answer.label if one.answer else "" for one in row.items] == ["说整份清单完成"] * 3


def test_a_list_of_one_sentence_leads_to_last_years_items() -> None:
    items = "今年办好3件民生实事：扶持青年创业；免费体检筛查；发展助餐服务。"
    made = (
        layers_of(2024, "取得成绩。", items, with_words=True),
        layers_of(2025, REVIEW, items, with_words=True),
    )
    layers = {one.report.report_id: one for one in made}
    found = analyse(Corpus.of(one.report for one in made), layers, rules())
    both = Facts(found, no_package)  # type: ignore[arg-type]
    first, second = livelihood.KIND.addresses(both)
    view = livelihood.KIND.content(both, second).view
    assert isinstance(view, LivelihoodView)
    (printed,) = (row.printed for row in view.lists if not row.list.items)
    assert printed
    assert printed.url == first.url


def test_nothing_leads_to_answers_where_no_next_report_is_held() -> None:
    five = Facts(analysis(), no_package)  # type: ignore[arg-type]
    assert not list(answers.KIND.addresses(five))
    assert not list(unanswered.KIND.addresses(five))
    for report_id in five.reports.ids():
        assert all("answers/" not in way.url for way in ways_of(five, report_id))


def test_both_overviews_lead_to_the_answers(facts: Facts) -> None:
    for report_id, name in (("jiangxi-2024", answers.TITLE), ("jiangxi-2025", "上年的承诺")):
        (way,) = (one for one in ways_of(facts, report_id) if "answers/" in one.url)
        assert way.url == answers_url("jiangxi-2024")
        assert way.name == name
        assert way.told == "可检验的 3 项里，有交代 1 项，部分 0 项，未见 1 项"


def test_shares_are_of_all() -> None:
    counts = Counts(8, 2, 1, 1) + Counts(2, 1, 0, 0)
    assert (counts.undecided, counts.share(counts.reported)) == (5, "30%")
    assert Counts().share(0) == ""


def test_a_commitment_has_its_answer_beside_it(facts: Facts) -> None:
    address = next(iter(commitments.KIND.addresses(facts)))
    view = commitments.KIND.content(facts, address).view
    assert isinstance(view, CommitmentsView)
    assert view.later
    assert view.later.url == answers_url("jiangxi-2024")
    told = {
        row.shown.text: row.answer.label if row.answer else ""
        for group in (*view.checkable, *view.uncheckable)
        for row in group.rows
    }
    assert told["完成5个老旧小区改造"] == "有交代"
    assert told["新建1座一级消防站"] == "次年报告未见"
    assert told["完善河长制"] == ""
