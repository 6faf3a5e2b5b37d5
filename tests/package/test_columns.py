"""A column is one entry: what it is called, what it means, and how it is got from a record."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from generator.labels import NAMED_BOUNDS, STATUSES
from generator.model import Bound, Status
from generator.package.columns import Column, Type, address, choice, glossed, identifier
from generator.package.csv import Cell
from generator.package.data import PackageData
from generator.package.table import AnyTable
from generator.package.tables import tables
from tests.factory import analysis, rules

TABLES = {table.name: table for table in tables(rules())}

PROMISED = {
    "reports": "report_id region adcode admin_level parent_region year review_year title speaker "
    "delivered_on occasion source_file source_sha256 characters completeness url source_url "
    "retrieved_on flags previous_report_id next_report_id superior_report_id",
    "sections": "section_id report_id parent_id depth number title part themes implied start end "
    "url",
    "paragraphs": "paragraph_id report_id section_id ordinal text start end url",
    "furniture": "report_id text reason start end",
    "terms": "term_id term definition source_report_id ordinal aliases start end url",
    "mentions": "term_id report_id section_id paragraph_id text match start end url",
    "indicators": "indicator_id name aliases unit theme headline definition",
    "observations": "observation_id report_id region indicator_id period status value value_high "
    "unit bound quote paragraph_id start end url status_basis stance rider horizon period_start "
    "period_end basis scope printed_name",
    "wordings": "kind stance rider printed_name",
    "problems": "problem_id report_id paragraph_id text themes start end url",
    "themes": "theme_id name description",
}
"""The columns that other programs rely on."""


@pytest.fixture(params=TABLES.values(), ids=lambda table: table.name)
def table(request: pytest.FixtureRequest) -> AnyTable:
    found: AnyTable = request.param
    return found


@pytest.mark.parametrize("name", PROMISED)
def test_promised_columns_are_there(name: str) -> None:
    assert set(PROMISED[name].split()) <= {column.name for column in TABLES[name].columns}


def test_a_column_is_told_once(table: AnyTable) -> None:
    """With a name of its own, a title of its own, a description, and what gets its cell."""
    names = [column.name for column in table.columns]
    titles = [column.title for column in table.columns]
    assert len(names) == len(set(names))
    assert len(titles) == len(set(titles))
    for column in table.columns:
        assert re.fullmatch("[a-z][a-z0-9_]*", column.name)
        assert re.search("[\u4e00-\u9fff]", column.title), column.name
        assert re.search("[\u4e00-\u9fff]", column.description), column.name
        assert callable(column.get)


def test_keys_are_columns(table: AnyTable) -> None:
    """Of the table itself, or the one that alone is the key of another."""
    assert set(table.key) <= {column.name for column in table.columns}
    for column in table.columns:
        if column.refers_to:
            other, name = column.refers_to
            assert TABLES[other].key == (name,)


def test_what_has_a_place_has_both_its_ends(table: AnyTable) -> None:
    names = [column.name for column in table.columns]
    assert ("start" in names) == ("end" in names)
    if "start" in names:
        assert names.index("end") == names.index("start") + 1


# --- Kinds of columns ---------------------------------------------------------------------------


def test_a_choice_explains_its_values() -> None:
    """By the labels that the site shows, in their order."""
    status: Column[None] = choice("status", "性质", STATUSES, lambda record, _: Status.TARGET)
    assert status.description == "actual 结果，estimate 预计，target 目标"
    assert status.constraints == {"required": True, "enum": ["actual", "estimate", "target"]}
    assert glossed(NAMED_BOUNDS) == (
        "exact 确数，about 左右，at_least 以上，at_most 以内，range 区间"
    )


def test_a_choice_may_be_empty() -> None:
    one = {Bound.ABOUT: "左右"}
    bound: Column[None] = choice(
        "bound", "约束", one, lambda record, _: Bound.ABOUT, note="；没有为空", required=False
    )
    assert bound.description == "about 左右；没有为空"
    assert bound.constraints == {"enum": ["about"]}


def test_an_identifier_is_never_empty() -> None:
    one: Column[None] = identifier("id", "编号", "编号", lambda record, _: "", unique=True)
    assert one.constraints == {"required": True, "pattern": "[a-z0-9_-]+", "unique": True}


@pytest.mark.parametrize(
    ("kind", "cell", "text"),
    [
        ("string", "5%左右", "5%左右"),
        ("string", "=1+1", "\u3000=1+1"),
        ("string", None, ""),
        ("string", ("jian-2024-01", "jian-2024-02"), "jian-2024-01;jian-2024-02"),
        ("string", (), ""),
        ("string", (Status.ACTUAL, Status.TARGET), "actual;target"),
        ("string", Bound.AT_LEAST, "at_least"),
        ("number", Decimal("-5.90"), "-5.90"),
        ("number", Decimal("1E+3"), "1000"),
        ("integer", 0, "0"),
        ("boolean", False, "false"),
        ("boolean", True, "true"),
        ("date", date(2024, 1, 23), "2024-01-23"),
    ],
)
def test_cells(kind: Type, cell: Cell, text: str) -> None:
    column = Column[None]("a", "甲", "乙", lambda record, data: cell, kind)
    assert column.text(None, PackageData(analysis())) == text


def test_a_page_that_is_not_published_has_no_address() -> None:
    column: Column[str] = address(lambda record, data: record)
    data = PackageData(analysis(), shows=lambda url: url.startswith("reports/"))
    assert column.text("reports/jian-2024/", data) == "reports/jian-2024/"
    assert column.text("terms/jiangxi-2024-02/", data) == ""
