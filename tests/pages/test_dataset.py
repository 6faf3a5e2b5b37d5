"""What search engines are told of the data, in the head of the data's page."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.package.data import PackageData
from generator.package.files import DataPackage
from generator.package.publication import Contributor, Licence, Publication
from generator.pages.dataset import dataset, script_json
from generator.pages.facts import Facts
from tests.factory import analysis

PUBLISHED = Publication(
    site_name="甲站",
    site_url="https://example.org/gwr/",
    licence=Licence(name="CC-BY-4.0"),
    contributors=(
        Contributor(title="某研究组", role="publisher"),
        Contributor(title="张某", organization="某大学"),
    ),
)


@cache
def told(publication: Publication) -> dict[str, Any]:
    """The description of the five reports' data."""
    package = DataPackage(PackageData(analysis(), publication=publication)).summary()
    facts = Facts(analysis(), lambda: package, None, publication)
    found: dict[str, Any] = json.loads(dataset(facts, package))
    return found


def test_what_it_covers() -> None:
    """Five reports of Jiangxi and its cities, of 2023 and 2024; thirteen headline indicators."""
    described = told(PUBLISHED)
    assert (described["@context"], described["@type"]) == ("https://schema.org/", "Dataset")
    assert described["temporalCoverage"] == "2023/2024"
    assert described["spatialCoverage"] == [{"@type": "Place", "name": "江西省"}]
    measured = {
        one["propertyID"]: (one["name"], one["unitText"]) for one in described["variableMeasured"]
    }
    assert len(measured) == 13
    assert measured["grain_output"] == ("粮食产量", "亿斤")
    assert described["dateModified"] == "2024-01-23"
    assert described["version"].startswith("2024.1.23+")


def test_who_publishes_it_and_under_which_licence() -> None:
    """Only where somebody's body is named is somebody known to be a person."""
    described = told(PUBLISHED)
    assert described["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert described["creator"] == [{"name": "某研究组"}, {"@type": "Person", "name": "张某"}]
    assert described["url"] == "https://example.org/gwr/data/"


def test_every_table_can_be_downloaded() -> None:
    described = told(PUBLISHED)
    first, *downloads = described["distribution"]
    assert first["contentUrl"] == "https://example.org/gwr/data/datapackage.json"
    assert downloads[0] | {"contentSize": ""} == {
        "@type": "DataDownload",
        "name": "报告 Reports",
        "encodingFormat": "text/csv",
        "contentUrl": "https://example.org/gwr/data/reports.csv",
        "contentSize": "",
    }
    assert re.fullmatch(r"\d+ B", downloads[0]["contentSize"])


def test_what_nobody_said_is_left_out() -> None:
    """Addresses are relative then, to the data's page."""
    described = told(Publication())
    assert {"license", "creator", "url", "includedInDataCatalog"}.isdisjoint(described)
    assert described["distribution"][1]["contentUrl"] == "reports.csv"


@given(st.dictionaries(st.text(), st.text()))
def test_nothing_in_it_ends_the_script(value: dict[str, str]) -> None:
    text = script_json(value)
    assert not set(text) & set("<>&")
    assert json.loads(text) == value
