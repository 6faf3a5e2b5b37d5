"""English beside the Chinese: nothing is without it, and nothing is named that is not there."""

from __future__ import annotations

import re

import pytest

from generator.package import english
from generator.package.table import AnyTable
from generator.package.tables import tables
from tests.factory import rules

TABLES = tables(rules())
EACH_TABLE = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
ENGLISH = re.compile(r"[A-Z][A-Za-z0-9 ,.&'()“”-]*")


@EACH_TABLE
def test_a_table_and_its_columns_have_english_titles_of_their_own(table: AnyTable) -> None:
    titles = [english.column_title(table.name, column.name) for column in table.columns]
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


def test_what_means_something_of_its_own_in_a_table_is_named_so() -> None:
    assert english.column_title("wordings", "kind") == "Kind of statement"
    assert english.column_title("corrections", "kind") == "Kind of correction"
    assert english.value_label("wordings", "kind", "rank") == "Rank"
    assert english.value_label("observations", "status", "estimate") == "Estimate"


def test_the_catalogue_s_themes_have_english_names() -> None:
    """In a column of the data; a site's own theme may be without."""
    names = [theme.english for theme in rules().themes.themes]
    assert len(set(names)) == len(names) == 11
    for name in names:
        assert ENGLISH.fullmatch(name), name
