"""The pages of the words that reports have in common."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.grammar.sentences import sentences
from generator.links import shared_url, shared_year_url
from generator.model import Relation
from generator.pages import shared, shared_year
from generator.pages.facts import Facts
from generator.pages.shared import SharedView, per_cent, shared_switches
from generator.pages.shared_year import SharedYearView
from generator.sharing.runs import LEAST
from tests.factory import analysis


@pytest.fixture(scope="module")
def facts() -> Facts:
    def no_package() -> None:
        raise AssertionError("no page of shared words asks for the package")

    return Facts(analysis(), no_package)  # type: ignore[arg-type]


def view_of(facts: Facts, url: str) -> SharedView:
    (address,) = (one for one in shared.KIND.addresses(facts) if one.url == url)
    view = shared.KIND.content(facts, address).view
    assert isinstance(view, SharedView)
    return view


def test_reports_that_can_be_compared_have_a_page(facts: Facts) -> None:
    """Ganzhou's is of another year than all others, and nothing stands above Jiangxi's."""
    assert [one.url for one in shared.KIND.addresses(facts)] == [
        shared_url(f"{place}-2024") for place in ("jian", "yichun", "fuzhou")
    ]


def test_every_passage_stands_on_its_page(facts: Facts) -> None:
    for report_id, words in analysis().shared.items():
        view = view_of(facts, shared_url(report_id))
        shown = [row.passage for of in view.comparisons for row in (*of.policy, *of.formulae)]
        assert len(shown) == len(words.passages)
        for of in view.comparisons:
            lengths = [row.passage.characters for row in of.policy]
            assert lengths == sorted(lengths, reverse=True)
            assert not any(row.passage.is_formula for row in of.policy)
            assert all(row.passage.is_formula for row in of.formulae)


def test_passages_are_shown_without_the_marks_around_them(facts: Facts) -> None:
    view = view_of(facts, shared_url("fuzhou-2024"))
    (of,) = view.comparisons
    assert of.title == "与上级：江西省2024年"
    first = of.policy[0].passage
    assert first.words == (
        "实施城市基础设施生命线安全工程、城市社区嵌入式服务设施建设工程，"
        "加快推进城市一刻钟便民生活圈建设"
    )
    assert first.url.startswith("reports/fuzhou-2024/plan-")
    assert first.other_url.startswith("reports/jiangxi-2024/plan-")


def test_words_behind_a_full_stop_lead_to_their_own_sentence(facts: Facts) -> None:
    """The full stop before them is shared as well; it ends another sentence."""
    corpus = analysis().corpus
    behind = 0
    for report_id, found in analysis().shared.items():
        shown = [s for of in found.pairs for s in facts.shared.passages(report_id, of.relation)]
        for one, passage in zip(shown, found.passages, strict=True):
            own = corpus.paragraph(passage.paragraph_id)
            behind += own.text[passage.start] == "。"
            number = int(one.url.rpartition("-")[2])
            start, end = sentences(own.text)[number - 1]
            assert one.words[: LEAST // 2] in own.text[start:end]
    assert behind, "no passage begins with a full stop"


def test_sections_add_up_to_the_whole(facts: Facts) -> None:
    view = view_of(facts, shared_url("yichun-2024"))
    for of in view.comparisons:
        assert sum(row.parts.characters for row in of.sections) == of.parts.characters
        (share,) = (
            one.share for one in facts.shared.compared("yichun-2024") if one.relation == of.id
        )
        assert share.policy + share.formula + share.own == share.characters


def test_a_year_ranks_its_reports(facts: Facts) -> None:
    (address,) = shared_year.KIND.addresses(facts)
    assert address.url == shared_year_url(2024)
    view = shared_year.KIND.content(facts, address).view
    assert isinstance(view, SharedYearView)
    (table,) = view.tables
    assert table.title == "市级：与上级报告相同的"
    assert [row.report.region for row in table.rows] == ["抚州市", "宜春市", "吉安市"]
    assert [row.other_name for row in table.rows] == ["江西省2024年"] * 3
    assert [one.region for one in view.alone] == ["江西省"]


def test_a_report_leads_there(facts: Facts) -> None:
    (line,) = shared.shared_lines(facts, "jian-2024")
    assert line.url == f"{shared_url('jian-2024')}#{Relation.SUPERIOR.value}"
    assert not list(shared.shared_lines(facts, "ganzhou-2023"))


def test_shares_have_one_decimal() -> None:
    assert (per_cent(1, 3), per_cent(0, 5), per_cent(0, 0)) == ("33.3", "0.0", "0.0")


# -- shown in the text -----------------------------------------------------------------------------


def all_marks(facts: Facts, report_id: str) -> Mapping[str, str]:
    by_section = facts.shared.marks(report_id).values()
    return {key: named for marks in by_section for key, named in marks.items()}


def test_marks_name_the_words_of_every_passage(facts: Facts) -> None:
    """The letter tells the relation, a capital a formula; the range is without marks around it."""
    corpus = analysis().corpus
    for report_id, words in analysis().shared.items():
        marks = all_marks(facts, report_id)
        assert sum(len(named.split()) for named in marks.values()) == len(words.passages)
        shown = {
            (one.words, one.is_formula)
            for pair in words.pairs
            for one in facts.shared.passages(report_id, pair.relation)
        }
        for paragraph_id, named in marks.items():
            text = corpus.paragraph(paragraph_id).text
            for one in named.split():
                assert one[0].lower() in "spn"
                start, end = map(int, one[1:].split("-"))
                assert (text[start:end], one[0].isupper()) in shown


def test_a_section_s_marks_are_those_of_its_paragraphs(facts: Facts) -> None:
    corpus = analysis().corpus
    for section_id in facts.shared.marks("fuzhou-2024"):
        found = facts.shared.marks_in("fuzhou-2024", section_id)
        assert found
        assert {corpus.paragraph(one).section_id for one in found} == {section_id}


def test_a_text_has_a_switch_for_each_report_whose_words_it_has(facts: Facts) -> None:
    (one,) = shared_switches(facts, "fuzhou-2024", all_marks(facts, "fuzhou-2024"))
    assert (one.relation, one.mark, one.title) == ("superior", "s", "与上级：江西省2024年")
    assert one.url == "reports/fuzhou-2024/shared/#superior"
    assert shared_switches(facts, "fuzhou-2024", {}) == ()
    assert shared_switches(facts, "ganzhou-2023", all_marks(facts, "ganzhou-2023")) == ()


def test_the_longest_begins_where_a_clause_does(facts: Facts) -> None:
    for report_id in facts.shared.report_ids():
        for one in facts.shared.compared(report_id):
            assert one.longest is not None
            texts = [p.text for p in analysis().corpus.report(report_id).paragraphs]
            text = next(text for text in texts if one.longest.words in text)
            at = text.index(one.longest.words)
            assert at == 0 or text[at - 1] in "。！？；：，"
