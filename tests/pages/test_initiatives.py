"""The page of what places make of a report's terms."""

from __future__ import annotations

import pytest

from generator.links import initiatives_url
from generator.package.files import PackageSummary
from generator.pages import initiatives
from generator.pages.facts import Facts
from generator.pages.initiatives import (
    HeldBelow,
    InitiativesView,
    TakenUp,
    initiatives_line,
    superior_line,
)
from tests.factory import analysis
from tests.sharing.test_initiatives import layers, together


def no_package() -> PackageSummary:
    raise AssertionError("no page of initiatives asks for the package")


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Facts(analysis(), no_package)


@pytest.fixture(scope="module")
def view(facts: Facts) -> InitiativesView:
    (address,) = initiatives.KIND.addresses(facts)
    assert address.url == initiatives_url("jiangxi-2024")
    found = initiatives.KIND.content(facts, address).view
    assert isinstance(found, InitiativesView)
    return found


def test_it_has_every_term_and_every_place(view: InitiativesView) -> None:
    assert [one.region for one in view.places] == ["吉安市", "宜春市", "抚州市"]
    assert view.kinds[0] == ("名词注释", 20)
    assert sum(count for _, count in view.kinds) == view.all
    assert {len(row.cells) for row in view.rows} == {3}
    nowhere = [one.name for of in view.nowhere for one in of.given]
    assert len(view.rows) + len(nowhere) == view.all
    assert len(nowhere) == view.nowhere_count


def test_signs_lead_to_the_words(view: InitiativesView) -> None:
    row = next(row for row in view.rows if row.given.name == "“四融一共”和美乡村")
    assert [cell.sign for cell in row.cells] == ["◐", "●", "●"]
    assert row.cells[0].label == "用简称：“四融一共”"
    assert row.cells[0].url.startswith("reports/jian-2024/plan-")
    assert row.taken_up == 3


def test_what_is_not_named_leads_nowhere(view: InitiativesView) -> None:
    row = next(row for row in view.rows if row.given.name == "长赣高铁")
    assert [(cell.sign, bool(cell.url)) for cell in row.cells] == [
        ("●", True),
        ("·", False),
        ("·", False),
    ]
    assert row.taken_up == 1


def test_what_nobody_names_stands_by_itself(view: InitiativesView) -> None:
    terms = next(of for of in view.nowhere if of.title == "名词注释")
    assert "科技兴赣六大行动" in [one.name for one in terms.given]
    assert not any(row.given.name == "科技兴赣六大行动" for row in view.rows)


def test_how_much_each_place_takes_up(view: InitiativesView) -> None:
    """Those that take up most first; the counts of a place add up to all that is given."""
    assert view.overview[0].report.region == "抚州市"
    taken_up = [row.taken_up for row in view.overview]
    assert taken_up == sorted(taken_up, reverse=True)
    for row in view.overview:
        assert row.taken_up == row.verbatim + row.short + row.renamed
        assert row.taken_up + row.undecided + row.unsaid == view.all
    assert view.everywhere == 4
    assert view.somewhere == sum(1 for row in view.rows if row.taken_up)
    assert not view.torn


def test_names_of_their_own_stand_first(view: InitiativesView) -> None:
    (one,) = view.renamed
    assert one.given.name == "制造业重点产业链现代化建设“1269”行动计划"
    assert (one.report.region, one.renamed_to) == ("抚州市", "2416")
    assert one.said.words.endswith("制造业重点产业链现代化建设“1269”行动计划")
    assert one.said.url.startswith("reports/jiangxi-2024/")
    # The sentence that sets both names side by side goes before the one that has the city's alone.
    assert "“1269”行动计划要求，推进市" in one.own.words
    assert "现代化建设“2416”行动计划" in one.own.words
    assert (one.quoted, one.also_named) == ("1269", True)


def test_the_key_counts_all_cells(view: InitiativesView) -> None:
    assert sum(one.count for one in view.key) == 3 * len(view.rows)
    assert "—" not in {one.sign for one in view.key}


def test_the_first_words_tell_places_and_numbers(view: InitiativesView) -> None:
    """Jiangxi has eleven prefectures; of three of them there are reports of 2024."""
    assert view.below == (HeldBelow("地级", 11, 3),)
    assert view.told == (
        TakenUp(("抚州市",), 16),
        TakenUp(("宜春市",), 9),
        TakenUp(("吉安市",), 7),
    )
    assert not view.untold
    assert view.somewhere + view.only_undecided + view.nowhere_count == view.all
    assert view.only_undecided == sum(1 for row in view.rows if not row.taken_up)
    assert (view.terms, view.nowhere_terms) == (20, 14)


def test_a_place_leads_to_its_row(facts: Facts) -> None:
    line = superior_line(facts, "fuzhou-2024")
    assert line is not None
    assert line.url == f"{initiatives_url('jiangxi-2024')}#fuzhou-2024"
    assert line.told == "江西省 93 项里照用、简称或另起名称的 16 项"
    assert superior_line(facts, "jiangxi-2024") is None


def test_below_the_nation_lie_all_prefectures() -> None:
    nation = layers("中华人民共和国", "100000", "深入实施城市更新行动。")
    city = layers("抚州市", "361000", "持续推进城市更新行动。")
    facts = Facts(together(nation, city), no_package)
    (address,) = initiatives.KIND.addresses(facts)
    view = initiatives.KIND.content(facts, address).view
    assert isinstance(view, InitiativesView)
    assert view.below == (HeldBelow("地级", 333, 1),)
    line = superior_line(facts, "fuzhou-2024")
    assert line is not None
    assert line.told == "全国 1 项里照用、简称或另起名称的 1 项"


def test_the_report_leads_there(facts: Facts, view: InitiativesView) -> None:
    line = initiatives_line(facts, "jiangxi-2024")
    assert line is not None
    assert line.told == f"下辖地方收录同年报告 3 份，用到 {view.all} 项里的 {view.somewhere} 项"
    assert initiatives_line(facts, "jian-2024") is None
