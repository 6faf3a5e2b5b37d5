"""The pages of commitments: by report, by year and by theme."""

from __future__ import annotations

import pytest

from generator.links import commitments_theme_url, commitments_url, commitments_year_url
from generator.pages import commitments, commitments_theme, commitments_year
from generator.pages.commitments import LIST_MAX, TABLE_MAX, CommitmentsView
from generator.pages.commitments_theme import CommitmentsThemeView
from generator.pages.commitments_year import CommitmentsYearView
from generator.pages.facts import Facts
from generator.pages.facts.commitments import Tally
from tests.factory import analysis

# What a reader found in the section on farming of Yichun's report.
FARMING = [
    "25.3万亩",
    "920万亩左右",
    "75亿斤左右",
    "520万头左右",
    "146万亩以上",
    "140万亩以上",
    "130家",
    "25家",
    "400万亩",
    "520万亩",
    "935亿元",
    "2个",
    "400个左右",
]


@pytest.fixture(scope="module")
def facts() -> Facts:
    def no_package() -> None:
        raise AssertionError("no page of commitments asks for the package")

    return Facts(analysis(), no_package)  # type: ignore[arg-type]


def view_of(facts: Facts, report_id: str, number: int = 1) -> CommitmentsView:
    url = commitments_url(report_id, number)
    address = next(one for one in commitments.KIND.addresses(facts) if one.url == url)
    view = commitments.KIND.content(facts, address).view
    assert isinstance(view, CommitmentsView)
    return view


def test_a_section_has_the_numbers_that_a_reader_found(facts: Facts) -> None:
    view = view_of(facts, "yichun-2024")
    group = next(one for one in view.checkable if "乡村振兴" in one.section.label)
    assert [one.printed for row in group.rows for one in row.shown.numbers] == FARMING


def test_a_number_says_what_it_is_of_where_its_clause_does_not(facts: Facts) -> None:
    """力争精深加工率提高17个百分点、达到57% is two commitments; the second lacks its subject."""
    rows = [row.shown for group in view_of(facts, "fuzhou-2024").checkable for row in group.rows]
    said = {one.printed: one.subject for row in rows for one in row.numbers}
    assert said["57%"] == "精深加工率"
    assert said["17个百分点"] == ""
    assert all(one.subject not in row.text for row in rows for one in row.numbers if one.subject)


def test_a_report_counts_each_commitment_once(facts: Facts) -> None:
    """What can be checked and what cannot are all; so are the themes together."""
    for report_id in facts.reports.ids():
        view = view_of(facts, report_id)
        rows = sum(len(group.rows) for group in view.checkable)
        others = sum(len(group.rows) for group in view.uncheckable)
        assert rows == min(view.tally.checkable, TABLE_MAX)
        assert others == min(view.tally.uncheckable, LIST_MAX)
        assert sum((one.tally for one in view.themes), Tally()) == view.tally


def test_a_long_report_is_cut(facts: Facts, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every commitment stands on one of its pages, in order, and only the first has counts."""
    whole = view_of(facts, "yichun-2024")
    monkeypatch.setattr(commitments, "LIST_MAX", 100)
    urls = [one.url for one in commitments.KIND.addresses(facts) if "yichun" in one.url]
    pages = [view_of(facts, "yichun-2024", number) for number in range(1, len(urls) + 1)]
    assert len(pages) == -(-whole.tally.uncheckable // 100) > 1
    cut = [row for page in pages for group in page.uncheckable for row in group.rows]
    assert cut == [row for group in whole.uncheckable for row in group.rows]
    assert [bool(page.themes) for page in pages] == [True] + [False] * (len(pages) - 1)


def test_a_year_adds_up(facts: Facts) -> None:
    address = next(iter(commitments_year.KIND.addresses(facts)))
    assert address.url == commitments_year_url(2024)
    view = commitments_year.KIND.content(facts, address).view
    assert isinstance(view, CommitmentsYearView)
    assert (view.held, view.reports) == (4, 4)
    assert [table.id for table in view.tables] == ["province", "prefecture"]
    assert sum((table.whole for table in view.tables), Tally()) == view.tally
    assert sum((one.tally for one in view.themes), Tally()) == view.tally


def test_a_theme_has_what_can_be_checked(facts: Facts) -> None:
    """As many rows as the year's page counts on it, each of a report that has it."""
    url = commitments_theme_url(2024, "rural")
    address = next(one for one in commitments_theme.KIND.addresses(facts) if one.url == url)
    view = commitments_theme.KIND.content(facts, address).view
    assert isinstance(view, CommitmentsThemeView)
    assert sum(len(group.rows) for group in view.groups) == view.tally.checkable
    yichun = next(group for group in view.groups if group.report.report_id == "yichun-2024")
    assert "新改建高标准农田25.3万亩" in [row.text for row in yichun.rows]


@pytest.mark.parametrize(
    ("checkable", "count", "share"), [(1, 8, "12%"), (0, 5, "0%"), (0, 0, ""), (3, 3, "100%")]
)
def test_a_share_names_nothing_of_nothing(checkable: int, count: int, share: str) -> None:
    assert Tally(count, checkable).share == share
