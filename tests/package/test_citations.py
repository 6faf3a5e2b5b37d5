"""The files of references: the package first, then every report."""

from __future__ import annotations

import json
import re

from generator.package.data import PackageData
from generator.package.files import data_files
from generator.package.publication import Contributor, Publication
from tests.factory import analysis

PUBLISHED = Publication(
    site_name="甲站",
    site_url="https://example.org/gwr/",
    contributors=(Contributor(title="某研究组"), Contributor(title="张某")),
)
IDS = ["jiangxi-2024", "ganzhou-2023", "jian-2024", "yichun-2024", "fuzhou-2024"]
PACKAGE = "government-work-reports"


def content(path: str, data: PackageData | None = None) -> str:
    given = data or PackageData(analysis(), publication=PUBLISHED)
    return data_files(given)[path].content().decode()


def test_both_have_the_package_and_the_reports_in_their_order() -> None:
    assert re.findall(r"^@\w+\{(.*),$", content("citations.bib"), re.MULTILINE) == [PACKAGE, *IDS]
    items = json.loads(content("citations.json"))
    assert [item["id"] for item in items] == [PACKAGE, *IDS]


def test_the_package_is_cited_by_its_edition_and_those_who_publish_it() -> None:
    version = json.loads(content("datapackage.json"))["version"]
    assert re.fullmatch(r"2024\.1\.23\+[0-9a-f]{12}", version)
    entry = content("citations.bib").partition("\n\n")[0]
    assert entry == (
        "@dataset{government-work-reports,\n"
        "  author = {{某研究组} and {张某}},\n"
        "  title = {{政府工作报告数据}},\n"
        "  publisher = {{甲站}},\n"
        "  year = {2024},\n"
        "  date = {2024-01-23},\n"
        f"  version = {{{version}}},\n"
        "  url = {https://example.org/gwr/data/},\n"
        "  language = {chinese},\n"
        "}"
    )
    assert json.loads(content("citations.json"))[0] == {
        "id": PACKAGE,
        "type": "dataset",
        "title": "政府工作报告数据",
        "author": [{"literal": "某研究组"}, {"literal": "张某"}],
        "publisher": "甲站",
        "issued": {"date-parts": [[2024, 1, 23]]},
        "version": version,
        "language": "zh-CN",
        "URL": "https://example.org/gwr/data/",
    }


def test_addresses_are_there_where_the_site_and_the_page_are() -> None:
    assert "url = {https://example.org/gwr/reports/jian-2024/}" in content("citations.bib")
    assert "url =" not in content("citations.bib", PackageData(analysis()))
    hidden = PackageData(analysis(), lambda url: "jian-2024" not in url, PUBLISHED)
    addresses = {
        item["id"]: item.get("URL") for item in json.loads(content("citations.json", hidden))
    }
    assert addresses["jian-2024"] is None
    assert addresses["fuzhou-2024"] == "https://example.org/gwr/reports/fuzhou-2024/"
