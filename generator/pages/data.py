"""The data package: its files, and a page a table with what every column means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.citation import THIS_PAGE, citation
from generator.links import DATA, data_table_url
from generator.package import english
from generator.package.citations import gb7714
from generator.package.files import PackageSummary, TableSummary
from generator.package.tables import tables
from generator.pages.dataset import dataset
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind, single
from generator.pages.shown import CardRow, Crumb, crumbs


@dataclass(frozen=True, slots=True)
class FieldShown:
    """A column of a table, in its dictionary."""

    name: str
    title: str
    english: str
    type: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableShown:
    """A table, with its rows and size in words; `url` is its page."""

    name: str
    path: str
    url: str
    title: str
    english: str
    description: str
    rows: str
    size: str
    columns: int


@dataclass(frozen=True, slots=True)
class OfferedShown:
    """A file that holds what others hold."""

    path: str
    title: str
    description: str
    size: str


@dataclass(frozen=True, slots=True)
class SourceShown:
    """A report's text."""

    path: str
    title: str
    size: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DataView:
    """What readers are offered first, the tables and texts, the edition, and how it is cited."""

    card: tuple[CardRow, ...]
    offered: tuple[OfferedShown, ...]
    tables: tuple[TableShown, ...]
    sources: tuple[SourceShown, ...]
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTableView:
    """A table, and what each of its columns means."""

    crumbs: tuple[Crumb, ...]
    table: TableShown
    fields: tuple[FieldShown, ...]


def _content(facts: Facts, address: Address[None]) -> Content:
    package = facts.package.summary()
    return Content(
        view=DataView(
            card=tuple(_card(package)),
            offered=tuple(
                OfferedShown(one.path, one.title, one.description, _size(one.size))
                for one in package.offered
            ),
            tables=tuple(map(_shown, package.tables)),
            sources=tuple(
                SourceShown(text.path, text.title, _size(text.size)) for text in package.texts
            ),
            citation=citation(
                gb7714(package.publication, package.edition),
                package.publication.address(DATA) or THIS_PAGE,
            ),
        ),
        description="下载全部表格、报告原文和题录；每个字段的意思，版本、许可和引用方式。",
        json_ld=dataset(facts, package),
    )


def _card(package: PackageSummary) -> Iterator[CardRow]:
    edition, publication = package.edition, package.publication
    yield CardRow("版本", edition.version, code=True)
    if edition.day:
        yield CardRow("收录到", edition.day.isoformat())
    if publication.contributors:
        yield CardRow("编者", "、".join(one.title for one in publication.contributors))
    licence = publication.licence
    yield CardRow(
        "许可", licence.label if licence else "未另行声明", licence.address if licence else ""
    )
    yield CardRow("校验", edition.fingerprint, wide=True, code=True)


def _shown(table: TableSummary) -> TableShown:
    return TableShown(
        name=table.name,
        path=table.path,
        url=data_table_url(table.name),
        title=table.title,
        english=english.table_title(table.name),
        description=table.description,
        rows=f"{table.rows:,}",
        size=_size(table.size),
        columns=len(table.columns),
    )


def _table_addresses(facts: Facts) -> Iterator[Address[str]]:
    for table in tables(facts.knowledge):
        title = f"数据表：{table.title}"
        yield Address(url=data_table_url(table.name), title=title, about=table.name)


def _table_content(facts: Facts, address: Address[str]) -> Content:
    found = {table.name: table for table in facts.package.summary().tables}
    table = found[address.about]
    return Content(
        view=DataTableView(
            crumbs=crumbs(("数据", DATA), (table.path, None)),
            table=_shown(table),
            fields=tuple(_fields(table)),
        ),
        description=f"{table.path}：{table.title}，各字段的意思和类型。",
        wide=True,
    )


def _fields(table: TableSummary) -> Iterator[FieldShown]:
    for column in table.columns:
        title = english.column_title(table.name, column)
        yield FieldShown(column.name, column.title, title, column.type, column.description)


def _size(count: int) -> str:
    return f"{count / 1024:,.0f} kB" if count >= 1024 else "不足 1 kB"


KIND = Kind(template="data", view=DataView, addresses=single(DATA, "数据"), content=_content)
TABLE_KIND = Kind(
    template="data-table", view=DataTableView, addresses=_table_addresses, content=_table_content
)
