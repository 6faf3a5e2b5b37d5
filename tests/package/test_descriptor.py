"""`datapackage.json`: what programs and people are told of the package."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from generator.package.data import PackageData
from generator.package.files import data_files
from tests.factory import analysis


@cache
def descriptor() -> dict[str, Any]:
    """The descriptor of the five reports' package."""
    files = data_files(PackageData(analysis()))
    found: dict[str, Any] = json.loads(files["datapackage.json"].content())
    return found


def table(name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in descriptor()["resources"] if one["name"] == name)
    return found


def column(of: str, name: str) -> dict[str, Any]:
    fields = table(of)["schema"]["fields"]
    found: dict[str, Any] = next(field for field in fields if field["name"] == name)
    return found


# --- English beside the Chinese -----------------------------------------------------------------


def test_tables_and_columns_are_titled_in_both_languages() -> None:
    assert (table("outcomes")["title"], table("outcomes")["title_en"]) == (
        "目标与结果",
        "Targets and results",
    )
    stance = column("observations", "stance")
    assert (stance["title"], stance["title_en"]) == ("态度", "Verb of commitment")


def test_values_are_labelled_in_both_languages() -> None:
    """As the columns' `categories`; they are the values that the schema allows."""
    status = column("observations", "status")
    assert status["categories"] == [
        {"value": "actual", "label": "结果", "label_en": "Result"},
        {"value": "estimate", "label": "预计", "label_en": "Estimate"},
        {"value": "target", "label": "目标", "label_en": "Target"},
    ]
    assert [one["value"] for one in status["categories"]] == status["constraints"]["enum"]
    assert "categories" not in column("observations", "value")
