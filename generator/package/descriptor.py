"""`datapackage.json`: what is in every file, for programs and for people."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from generator.citation import reference_of
from generator.links import DATA
from generator.model import Report
from generator.package import english, full_texts
from generator.package.citations import CITATIONS, NAME, TITLE, Citations
from generator.package.columns import AnyColumn
from generator.package.data import PackageData
from generator.package.edition import Digest, Edition
from generator.package.publication import Contributor, Licence
from generator.package.sources import SourceText
from generator.package.table import AnyTable

DESCRIPTOR = "datapackage.json"

KEYWORDS = (
    "政府工作报告",
    "预期目标",
    "名词解释",
    "government work report",
    "policy targets",
    "China",
)
_DESCRIPTION = (
    "政府工作报告的节、段落、名词、数字与主题。非官方版本，以政府公报为准。"
    "created 是所收报告中最近一份作出或取得的日期，不是生成的时刻；id 由各个表和原文的校验值得出。"
    "{bom}以 =、+、-、@ 等符号开头的文字，前面加一个全角空格，以免表格软件当作公式。"
)
_BOM = 'CSV 文件开头有字节顺序标记（BOM），pandas 读取时写 encoding="utf-8-sig"。'
_UNLICENSED = {
    "name": "notspecified",
    "title": "未另行声明；报告原文的著作权状况依《中华人民共和国著作权法》第五条",
    "title_en": "Not specified; for the texts, see Article 5 of the Copyright Law of the PRC",
}


def package_descriptor(
    data: PackageData,
    tables: Iterable[AnyTable],
    digest: Callable[[str], Digest],
    edition: Edition,
    *,
    has_texts: bool = True,
) -> bytes:
    """The file's bytes. `digest` gives those of a file of the package, by its path.

    Without `has_texts` it describes a package that has tables and references alone.
    """
    publication = data.publication
    described: dict[str, object] = {
        "profile": "data-package",
        "name": NAME,
        "id": edition.id,
        "title": TITLE,
        "title_en": english.PACKAGE,
        "description": _DESCRIPTION.format(bom=_BOM if data.has_bom else ""),
        "description_en": english.package_description(data.has_bom),
        "version": edition.version,
    }
    if edition.day:
        described["created"] = f"{edition.day.isoformat()}T00:00:00Z"
    if homepage := publication.address(DATA):
        described["homepage"] = homepage
    described |= {
        "keywords": list(KEYWORDS),
        "licenses": [_licence(publication.licence) if publication.licence else _UNLICENSED],
    }
    if publication.contributors:
        described["contributors"] = [*map(_contributor, publication.contributors)]
    if sources := [*_publishers(data.corpus.reports)]:
        described["sources"] = sources
    texts = [*map(data.text, data.report_ids)] if has_texts else []
    described["resources"] = [
        *(table_descriptor(table, digest(table.path), data.has_bom) for table in tables),
        *(citations_descriptor(one, digest(one.path)) for one in CITATIONS),
        *([full_texts_descriptor(digest(full_texts.PATH))] if has_texts else []),
        *(
            text_descriptor(text, data.corpus.report(text.report_id), digest(text.path))
            for text in texts
        ),
    ]
    return (json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode()


def _licence(licence: Licence) -> dict[str, str]:
    told = {"name": licence.name, "path": licence.address, "title": licence.title}
    return {name: value for name, value in told.items() if value}


def _contributor(contributor: Contributor) -> dict[str, str]:
    return contributor.model_dump(exclude_none=True)


def _publishers(reports: Iterable[Report]) -> Iterable[dict[str, str]]:
    """Who published the texts, each once, in the order of the reports.

    Where a text was taken from is told of it alone; what nobody knows is left out.
    """
    found: dict[str, str] = {}
    for report in reports:
        parts = urlsplit(report.origin.source_url)
        if name := report.origin.publisher or parts.netloc:
            found[name] = found.get(name) or (
                f"{parts.scheme}://{parts.netloc}/" * bool(parts.netloc)
            )
    for name, path in found.items():
        yield {"title": name, "path": path} if path else {"title": name}


def table_descriptor(table: AnyTable, digest: Digest, has_bom: bool = True) -> dict[str, object]:
    """A table as a tabular data resource, with its schema."""
    schema: dict[str, object] = {
        "fields": [_field(table, column) for column in table.columns],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if keys := [*_foreign_keys(table)]:
        schema["foreignKeys"] = keys
    return {
        "name": table.name,
        "path": table.path,
        "title": table.title,
        "title_en": english.table_title(table.name),
        "description": table.description,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "byteOrderMark": has_bom,
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "header": True},
        "bytes": digest.size,
        "hash": f"sha256:{digest.sha256}",
        "schema": schema,
    }


def citations_descriptor(citations: Citations, digest: Digest) -> dict[str, object]:
    """A file of references as a resource."""
    return {
        "name": citations.name,
        "path": citations.path,
        "title": citations.title,
        "title_en": citations.title_en,
        "description": "数据包和各份报告的题录，供文献管理软件导入",
        "profile": "data-resource",
        "format": citations.format,
        "mediatype": citations.mediatype,
        "encoding": "utf-8",
        "bytes": digest.size,
        "hash": f"sha256:{digest.sha256}",
    }


def full_texts_descriptor(digest: Digest) -> dict[str, object]:
    """The reports' whole texts, a line each, as a resource."""
    return {
        "name": "corpus",
        "path": full_texts.PATH,
        "title": full_texts.TITLE,
        "title_en": full_texts.TITLE_EN,
        "description": full_texts.DESCRIPTION,
        "profile": "data-resource",
        "type": "text",  # else frictionless takes it for a table
        "format": "jsonl",
        "mediatype": "application/jsonl",
        "encoding": "utf-8",
        "bytes": digest.size,
        "hash": f"sha256:{digest.sha256}",
    }


def text_descriptor(text: SourceText, report: Report, digest: Digest) -> dict[str, object]:
    """A report's text as a resource, with where it is from and what proves it whole."""
    reference = reference_of(report)
    source = {"title": f"{reference.author}. {reference.title}"}
    if report.origin.source_url:
        source["path"] = report.origin.source_url
    return {
        "name": f"source-{text.report_id}",
        "path": text.path,
        "title": f"{text.title}所读原文",
        "description": "来源文件解码后的文字，start、end 按它的字符计",
        "format": "txt",
        "mediatype": "text/plain",
        "encoding": "utf-8",
        "bytes": digest.size,
        "hash": f"sha256:{digest.sha256}",
        "sources": [source],
    }


def _field(table: AnyTable, column: AnyColumn) -> dict[str, object]:
    described: dict[str, object] = {
        "name": column.name,
        "type": column.type,
        "title": column.title,
        "title_en": english.column_title(table.name, column),
        "description": column.description,
    }
    if column.type == "boolean":
        described |= {"trueValues": ["true"], "falseValues": ["false"]}
    if column.constraints:
        described["constraints"] = dict(column.constraints)
    if column.labels:
        described["categories"] = [
            {
                "value": value,
                "label": label,
                "label_en": english.value_label(table.name, column.name, value),
            }
            for value, label in column.labels.items()
        ]
    return described


def _foreign_keys(table: AnyTable) -> Iterable[dict[str, object]]:
    for column in table.columns:
        if column.refers_to:
            name, key = column.refers_to
            resource = "" if name == table.name else name
            yield {"fields": [column.name], "reference": {"resource": resource, "fields": [key]}}
