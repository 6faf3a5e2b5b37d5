"""`datapackage.json`: what is in every file, for programs and for people."""

from __future__ import annotations

import json
from collections.abc import Iterable

from generator.package import english
from generator.package.columns import AnyColumn
from generator.package.sources import SourceText
from generator.package.table import AnyTable

DESCRIPTOR = "datapackage.json"


def package_descriptor(tables: Iterable[AnyTable], texts: Iterable[SourceText]) -> bytes:
    """The file's bytes."""
    described = {
        "profile": "data-package",
        "name": "government-work-reports",
        "title": "政府工作报告数据",
        "description": "政府工作报告的节、段落、名词、数字与主题。非官方版本，以政府公报为准。"
        "以 =、+、-、@ 等符号开头的文字，前面加一个全角空格，以免表格软件当作公式。",
        "resources": [*map(table_descriptor, tables), *map(text_descriptor, texts)],
    }
    return (json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode()


def table_descriptor(table: AnyTable) -> dict[str, object]:
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
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "header": True},
        "schema": schema,
    }


def text_descriptor(text: SourceText) -> dict[str, object]:
    """A report's text as a resource, with what proves it whole."""
    return {
        "name": f"source-{text.report_id}",
        "path": text.path,
        "title": f"{text.title}所读原文",
        "description": "来源文件解码后的文字，start、end 按它的字符计",
        "format": "txt",
        "mediatype": "text/plain",
        "encoding": "utf-8",
        "bytes": len(text.content),
        "hash": f"sha256:{text.sha256}",
    }


def _field(table: AnyTable, column: AnyColumn) -> dict[str, object]:
    described: dict[str, object] = {
        "name": column.name,
        "type": column.type,
        "title": column.title,
        "title_en": english.column_title(table.name, column.name),
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
