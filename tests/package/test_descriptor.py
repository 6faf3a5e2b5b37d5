"""`datapackage.json`: what programs and people are told of the package."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from functools import cache
from typing import Any

from generator.analysis import Analysis, analyse
from generator.corpus import Corpus
from generator.model import Origin
from generator.package.data import PackageData
from generator.package.files import DataPackage, data_files
from generator.package.publication import Contributor, Licence, Publication
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


# --- The edition, and who publishes it ----------------------------------------------------------

PUBLISHED = Publication(
    site_name="甲站",
    site_url="https://example.org/gwr/",
    licence=Licence(name="CC-BY-4.0", title="署名 4.0"),
    contributors=(Contributor(title="某研究组", role="publisher"),),
)


def described(data: PackageData) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(data_files(data)["datapackage.json"].content())
    return found


def test_the_edition_is_that_of_tables_and_texts() -> None:
    """The newest of the five reports was given on 23 January 2024."""
    told = descriptor()
    held = [one for one in told["resources"] if one["format"] in ("csv", "txt")]
    printed = "".join(f"{one['hash'].removeprefix('sha256:')}  {one['path']}\n" for one in held)
    fingerprint = hashlib.sha256(printed.encode()).hexdigest()
    assert told["id"] == f"sha256:{fingerprint}"
    assert told["version"] == f"2024.1.23+{fingerprint[:12]}"
    assert told["created"] == "2024-01-23T00:00:00Z"


def test_an_edition_is_the_same_wherever_it_is_published() -> None:
    here = described(PackageData(analysis(), publication=PUBLISHED))
    assert here["id"] == descriptor()["id"]
    assert here["homepage"] == "https://example.org/gwr/data/"
    assert "homepage" not in descriptor()


def test_every_file_is_told_with_its_size_and_checksum() -> None:
    files = data_files(PackageData(analysis()))
    for resource in descriptor()["resources"]:
        content = files[resource["path"]].content()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_a_descriptor_says_the_same_before_and_after_the_files_are_written() -> None:
    package = DataPackage(PackageData(analysis()))
    first = package.files["datapackage.json"].content()
    for file in package.files.values():
        for _ in file.chunks():
            pass
    assert package.files["datapackage.json"].content() == first


def test_licence_and_contributors_are_the_editor_s() -> None:
    told = described(PackageData(analysis(), publication=PUBLISHED))
    assert told["licenses"] == [
        {
            "name": "CC-BY-4.0",
            "path": "https://creativecommons.org/licenses/by/4.0/",
            "title": "署名 4.0",
        }
    ]
    assert told["contributors"] == [{"title": "某研究组", "role": "publisher"}]


def test_a_licence_that_nobody_gave_is_not_invented() -> None:
    (licence,) = descriptor()["licenses"]
    assert licence["name"] == "notspecified"
    assert "contributors" not in descriptor()


def test_sources_are_told_as_far_as_they_are_known() -> None:
    """Of a text its government and address; of the package who published its texts."""
    text = next(one for one in descriptor()["resources"] if one["name"] == "source-jiangxi-2024")
    assert text["sources"] == [{"title": "江西省人民政府. 2024年江西省政府工作报告"}]
    assert "sources" not in descriptor()
    origin = Origin(source_url="https://www.example.gov.cn/2024/a.html", publisher="江西日报")
    told = described(PackageData(_taken_from(origin)))
    text = next(one for one in told["resources"] if one["name"] == "source-jiangxi-2024")
    assert text["sources"][0]["path"] == origin.source_url
    assert told["sources"] == [{"title": "江西日报", "path": "https://www.example.gov.cn/"}]


def _taken_from(origin: Origin) -> Analysis:
    """The analysis of Jiangxi's report alone, taken from there."""
    whole = analysis()
    layers = whole.layers["jiangxi-2024"]
    report = replace(layers.report, origin=origin)
    return analyse(
        Corpus((report,)), {report.report_id: replace(layers, report=report)}, whole.knowledge
    )


def test_the_byte_order_mark_is_told_and_can_be_left_out() -> None:
    plain = PackageData(analysis(), has_bom=False)
    assert table("reports")["byteOrderMark"] is True
    assert "utf-8-sig" in descriptor()["description"]
    assert "utf-8-sig" in descriptor()["description_en"]
    told = described(plain)
    assert next(r for r in told["resources"] if r["name"] == "reports")["byteOrderMark"] is False
    assert "BOM" not in told["description"] + told["description_en"]
    marked = data_files(PackageData(analysis()))["reports.csv"].content()
    assert marked == "\ufeff".encode() + data_files(plain)["reports.csv"].content()
