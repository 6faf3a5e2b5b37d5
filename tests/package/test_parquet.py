"""Every table as Parquet, read back: the cells of the CSV file in the types of its schema."""

from __future__ import annotations

import io
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from generator.analysis import analyse
from generator.corpus import Corpus
from generator.package import parquet as parquet_module
from generator.package.csv import without_indent
from generator.package.data import PackageData
from generator.package.parquet import parquet
from generator.package.table import AnyTable
from generator.package.tables import tables
from tests.factory import analysis, rules
from tests.package.made import of_table

EACH_TABLE = pytest.mark.parametrize("table", tables(rules()), ids=lambda table: table.name)
TYPES = {
    "string": pa.string(),
    "integer": pa.int32(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}


def read(table: AnyTable, data: PackageData) -> Any:
    return pq.read_table(io.BytesIO(b"".join(parquet(table, data))))


@EACH_TABLE
def test_cells_and_types(table: AnyTable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_module, "_ROWS", 7)
    found = read(table, PackageData(analysis()))
    wanted = of_table(analysis(), table.name)
    assert found.schema.types == [TYPES[column.type] for column in table.columns]
    assert found.num_rows == len(wanted)
    for column in table.columns:
        texts = [without_indent(one[column.name]) or None for one in wanted]
        assert [*map(_printed, found[column.name].to_pylist())] == [
            float(text) if text and column.type == "number" else text for text in texts
        ]


def _printed(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, float | None) else str(value)


@EACH_TABLE
def test_a_table_without_rows_has_its_columns(table: AnyTable) -> None:
    nothing = PackageData(analyse(Corpus(()), {}, rules()))
    assert read(table, nothing).schema == read(table, PackageData(analysis())).schema


def test_columns_are_titled() -> None:
    (table,) = (one for one in tables(rules()) if one.name == "panel")
    schema = read(table, PackageData(analysis())).schema
    told = schema.field("gdp_growth_target").metadata
    assert told[b"title"].decode() == "地区生产总值增速：目标"
    assert told[b"title_en"] == b"GDP growth (real), target"
    assert schema.metadata[b"title"].decode() == "面板"


def test_the_same_rows_make_the_same_bytes() -> None:
    (table,) = (one for one in tables(rules()) if one.name == "panel")
    data = PackageData(analysis())
    assert b"".join(parquet(table, data)) == b"".join(parquet(table, data))
