"""English beside the Chinese: nothing is without it, and nothing is named that is not there."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from generator.catalogue.indicators import Indicator
from generator.catalogue.themes import Theme
from generator.package import english
from generator.package.table import AnyTable
from generator.package.tables import tables
from tests.factory import rules

TABLES = tables(rules())
EACH_TABLE = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
ENGLISH = re.compile(r"[A-Z][A-Za-z0-9 ,.&'()“”-]*")


@EACH_TABLE
def test_a_table_and_its_columns_have_english_titles_of_their_own(table: AnyTable) -> None:
    titles = [english.column_title(table.name, column) for column in table.columns]
    assert len(titles) == len(set(titles))
    for title in (english.table_title(table.name), *titles):
        assert ENGLISH.fullmatch(title), title


@EACH_TABLE
def test_every_value_that_has_a_label_has_one_in_english(table: AnyTable) -> None:
    for column in table.columns:
        labels = [english.value_label(table.name, column.name, value) for value in column.labels]
        assert len(labels) == len(set(labels))
        for label in labels:
            assert ENGLISH.fullmatch(label), label


def test_nothing_is_named_that_no_table_has() -> None:
    columns = {(table.name, column.name) for table in TABLES for column in table.columns}
    names = {column for _, column in columns} | {f"{table}.{column}" for table, column in columns}
    assert english.TABLES.keys() == {table.name for table in TABLES}
    assert english.COLUMNS.keys() <= names
    assert english.VALUES.keys() <= names


def title_of(table: str, name: str) -> str:
    (column,) = (
        column
        for one in TABLES
        if one.name == table
        for column in one.columns
        if column.name == name
    )
    return english.column_title(table, column)


def test_what_means_something_of_its_own_in_a_table_is_named_so() -> None:
    assert title_of("wordings", "kind") == "Kind of statement"
    assert title_of("corrections", "kind") == "Kind of correction"
    assert english.value_label("wordings", "kind", "rank") == "Rank"
    assert english.value_label("observations", "status", "estimate") == "Estimate"


@pytest.mark.parametrize("entries", [rules().themes.themes, rules().indicators])
def test_what_the_catalogue_has_is_named_in_english(entries: Sequence[Theme | Indicator]) -> None:
    """In a column of the data; a site's own theme or indicator may be without."""
    names = [entry.english for entry in entries]
    assert len(set(names)) == len(names)
    for name in names:
        assert ENGLISH.fullmatch(name), name
