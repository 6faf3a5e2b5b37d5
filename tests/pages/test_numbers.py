"""The pages of a report's numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.model import Bound, Number, NumberKind, Part
from generator.pages.facts import Facts
from generator.pages.facts.numbers import excerpt
from generator.pages.numbers import KIND, ROWS_MAX, link_to_numbers
from tests.factory import analysis


@pytest.fixture(scope="module")
def facts() -> Facts:
    def no_package() -> None:
        raise AssertionError("no page of numbers asks for the package")

    return Facts(analysis(), no_package)  # type: ignore[arg-type]


def number(quote: str, printed: str) -> Number:
    return Number(
        number_id="x-n1",
        report_id="x",
        section_id="x-1",
        paragraph_id="x-p1",
        part=Part.PLAN,
        printed=printed,
        start=0,
        end=1,
        value=Decimal(1),
        value_high=None,
        unit="个",
        unit_kind="items",
        bound=Bound.EXACT,
        kind=NumberKind.LEVEL,
        subject="",
        subject_sure=False,
        unit_sure=True,
        quote=quote,
        quote_start=0,
        quote_end=1,
    )


def test_a_clause_is_shown_whole() -> None:
    listed = "建成公园3个、" + "学校" * 60
    assert excerpt(number(listed, "3个")) == listed
    assert excerpt(number("建成公园3个", "3个")) == "建成公园3个"


def test_a_long_clause_is_cut_around_its_number() -> None:
    quote = "前" * 180 + "建成公园3个" + "后" * 180
    shown = excerpt(number(quote, "3个"))
    assert "建成公园3个" in shown
    assert shown.startswith("…前")
    assert shown.endswith("后…")
    assert len(shown) <= 242


def test_every_number_stands_on_a_page_once(facts: Facts) -> None:
    """In the order of the text, cut where a page has no room."""
    for report_id in facts.reports.ids():
        pages = [a for a in KIND.addresses(facts) if a.report_id == report_id]
        views = [KIND.content(facts, address).view for address in pages]
        rows = [row for view in views for group in view.groups for row in group.rows]  # type: ignore[attr-defined]
        assert rows == list(facts.numbers.shown(report_id))
        assert len(pages) == -(-len(rows) // ROWS_MAX)
        for view in views:
            ids = [group.id for group in view.groups if group.id]  # type: ignore[attr-defined]
            assert len(ids) == len(set(ids))


def test_a_section_leads_to_its_numbers(facts: Facts) -> None:
    """On the page of the ledger that has them; a section without any leads nowhere."""
    way = link_to_numbers(facts, "jiangxi-2024", "jiangxi-2024-plan")
    assert way is not None
    assert way.url == "reports/jiangxi-2024/numbers/#in-jiangxi-2024-plan"
    shown = facts.numbers.shown("jiangxi-2024")
    assert way.count == sum(one.section_id == "jiangxi-2024-plan" for one in shown)
    assert link_to_numbers(facts, "jiangxi-2024", "jiangxi-2024-front") is None


def test_marks_say_what_a_number_is(facts: Facts) -> None:
    shown = facts.numbers.shown("jiangxi-2024")
    first = shown[0]
    assert (first.subject, first.kind, first.printed) == ("地区生产总值", "增长", "4.1%")
    assert first.indicator_url == "indicators/gdp_growth/"
    assert not first.is_unsure
    (digital,) = (one for one in shown if one.subject == "数字经济增加值")
    assert (digital.printed, digital.bound) == ("1.2万亿元", "以上")  # 突破
    assert digital.indicator_url == ""
