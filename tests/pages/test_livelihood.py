"""The pages of 民生实事: by report and by year."""

from __future__ import annotations

import pytest

from generator.analysis import analyse
from generator.corpus import Corpus
from generator.links import livelihood_url, livelihood_year_url
from generator.pages import livelihood, livelihood_year
from generator.pages.facts import Facts
from generator.pages.livelihood import LivelihoodView, livelihood_line
from generator.pages.livelihood_year import LivelihoodYearView
from tests.factory import analysis, rules
from tests.rewording.made import year


def no_package() -> None:
    raise AssertionError("no page of lists asks for the package")


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Facts(analysis(), no_package)  # type: ignore[arg-type]


def test_reports_that_print_items_have_a_page(facts: Facts) -> None:
    assert [one.url for one in livelihood.KIND.addresses(facts)] == [
        livelihood_url("jiangxi-2024"),
        livelihood_url("yichun-2024"),
    ]


def test_a_report_has_what_is_to_be_done_first(facts: Facts) -> None:
    address = next(iter(livelihood.KIND.addresses(facts)))
    view = livelihood.KIND.content(facts, address).view
    assert isinstance(view, LivelihoodView)
    assert [row.title for row in view.lists] == ["2024年要办的10件", "2023年的10件"]
    promised, reported = (row.list for row in view.lists)
    assert [item.ordinal for item in promised.items] == list(range(1, 11))
    assert promised.items[0].text == "支持重点群体就业创业"
    assert reported.is_done
    assert reported.whole[0].url.startswith("reports/jiangxi-2024/review-6/#")


def test_what_only_a_sentence_says_leads_to_the_sentence(facts: Facts) -> None:
    """Ji'an's list of candidates is not printed, and Fuzhou's superior's is told apart."""
    jian = livelihood_line(facts, "jian-2024")
    assert jian
    assert jian.name == (
        "2024年候选的15件：“市政府遴选了15件民生实事候选项目”；"
        "2023年的民生实事：“承诺的民生实事全部兑现”"
    )
    fuzhou = livelihood_line(facts, "fuzhou-2024")
    assert fuzhou
    assert fuzhou.name.endswith("；2023年上级定的10件：“全面完成省政府下达的10件民生实事任务”")
    assert fuzhou.url.startswith("reports/fuzhou-2024/plan-7/#")


def test_quotations_within_a_quotation_have_other_marks() -> None:
    own = year(2024, ["持续办好“十大重点民生实事”。"])
    corpus = Corpus.of([own.report])
    layers = {own.report.report_id: own}
    found = Facts(analyse(corpus, layers, rules()), no_package)  # type: ignore[arg-type]
    line = livelihood_line(found, own.report.report_id)
    assert line
    assert "“持续办好‘十大重点民生实事’”" in line.name


def test_a_year_counts_what_its_reports_say(facts: Facts) -> None:
    """Of four reports of 2024, one prints all items; another names one of its twelve candidates."""
    address = next(iter(livelihood_year.KIND.addresses(facts)))
    assert address.url == livelihood_year_url(2024)
    view = livelihood_year.KIND.content(facts, address).view
    assert isinstance(view, LivelihoodYearView)
    assert (view.held, view.speaking, view.printing, view.done) == (4, 4, 1, 3)
    assert not view.silent
    assert [table.id for table in view.tables] == ["province", "prefecture"]
