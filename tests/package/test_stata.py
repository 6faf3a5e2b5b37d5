"""The panel for Stata, read back: values, labels, and types that no data change."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import pandas as pd
import pytest
from pandas.io.stata import StataReader

from generator.analysis import Analysis, analyse
from generator.corpus import Corpus
from generator.errors import GeneratorError
from generator.package.columns import Column
from generator.package.data import PackageData
from generator.package.panel import panel
from generator.package.stata import stata
from generator.package.table import Rows, Table
from tests.factory import analysis, rules
from tests.package.made import of_table, several


def written(data: Analysis) -> bytes:
    return stata(panel(rules().indicators), PackageData(data))


@cache
def of_several() -> bytes:
    return written(several())


def read(content: bytes, **options: Any) -> pd.DataFrame:
    with StataReader(io.BytesIO(content), **options) as reader:
        return reader.read()


def row(place_id: str, year: int, **options: Any) -> dict[str, Any]:
    frame = read(of_several(), **options)
    found = frame[(frame.place_id == place_id) & (frame.year == year)]
    assert len(found) == 1
    return dict(found.iloc[0])


def test_the_values_are_those_of_the_file() -> None:
    frame = read(of_several(), convert_categoricals=False)
    table = of_table(several(), "panel")
    assert [*frame.place_id] == [one["place_id"] for one in table]
    for column in panel(rules().indicators).columns:
        if column.type == "number":
            wanted = [one[column.name] for one in table]
            found = [*frame[column.short]]
            assert [pd.isna(one) for one in found] == [not one for one in wanted]
            assert [one for one in found if not pd.isna(one)] == [
                float(one) for one in wanted if one
            ]


def test_choices_are_numbers_with_chinese_labels() -> None:
    coded = row("jian", 2024, convert_categoricals=False)
    assert (coded["gdp_growth_tgt"], coded["gdp_growth_tgt_bound"]) == (5.5, 3)
    labelled = row("jian", 2024)
    assert labelled["gdp_growth_tgt_bound"] == "以上"
    assert labelled["gdp_growth_res_kind"] == "预计"
    assert labelled["admin_level"] == "市"
    assert row("jian", 2023)["gdp_growth_tgt_why"] == "没有收录该报告"
    assert pd.isna(coded["gdp_growth_tgt_why"])


def test_text_days_and_nothing() -> None:
    found = row("jian", 2023)
    assert (found["report_id"], found["region"]) == ("", "吉安市")
    assert pd.isna(found["characters"])
    seeds = read(written(analysis()))
    day = seeds[seeds.report_id == "jiangxi-2024"].delivered_on.iloc[0]
    assert day == pd.Timestamp(2024, 1, 23)
    assert pd.isna(seeds[seeds.report_id == ""].delivered_on).all()


def test_unchanged_is_zero() -> None:
    assert row("jian", 2024)["fixe_asse_inve_grow_res"] == 0


def test_variables_are_labelled() -> None:
    with StataReader(io.BytesIO(of_several())) as reader:
        labels = reader.variable_labels()
        assert reader.data_label == "面板"
    assert labels["gdp_growth_next"] == "地区生产总值增速：该年结果 gdp_growth_result_of_next_year"
    assert max(map(len, labels.values())) <= 80


def test_types_do_not_change_with_the_data() -> None:
    """Nor where there is no row at all."""
    nothing = analyse(Corpus(()), {}, rules())
    kinds = [_kinds(written(data)) for data in (several(), analysis(), nothing)]
    assert kinds[0] == kinds[1] == kinds[2]
    assert len(read(written(nothing))) == 0


def _kinds(content: bytes) -> dict[str, object]:
    """Of texts only that they are texts: their length is part of the type."""
    with StataReader(io.BytesIO(content)) as reader:
        names = [*reader.variable_labels()]
        types = reader._dtyplist
    return {
        name: "text" if not hasattr(kind, "kind") or kind.kind == "S" else kind
        for name, kind in zip(names, types, strict=True)
    }


def test_the_same_rows_make_the_same_bytes() -> None:
    table, data = panel(rules().indicators), PackageData(several())
    assert stata(table, data) == stata(table, data)


@pytest.mark.parametrize("names", [("a" * 33,), ("same", "same")])
def test_a_name_that_stata_does_not_take_is_named(names: tuple[str, ...]) -> None:
    columns = tuple(Column[int](name, "甲", "乙", lambda _, __: "") for name in names)
    table = Table[int](
        name="made",
        title="表",
        description="表",
        rows=Rows.WHOLE,
        records=lambda data, _: (),
        columns=columns,
    )
    with pytest.raises(GeneratorError, match=names[0]):
        stata(table, PackageData(several()))
