"""The data package: its files, and what every column means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.links import DATA
from generator.package import english
from generator.package.files import TableSummary
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind, single


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
    """A table, with its rows and size in words and the columns of its dictionary."""

    name: str
    path: str
    title: str
    english: str
    description: str
    rows: str
    size: str
    fields: tuple[FieldShown, ...]


@dataclass(frozen=True, slots=True)
class SourceShown:
    """A report's text."""

    path: str
    title: str
    size: str


@dataclass(frozen=True, slots=True)
class DataView:
    """The tables, and the texts of the reports."""

    tables: tuple[TableShown, ...]
    sources: tuple[SourceShown, ...]


def _content(facts: Facts, address: Address[None]) -> Content:
    package = facts.package.summary()
    return Content(
        view=DataView(
            tables=tuple(
                TableShown(
                    name=table.name,
                    path=table.path,
                    title=table.title,
                    english=english.table_title(table.name),
                    description=table.description,
                    rows=f"{table.rows:,}",
                    size=_size(table.size),
                    fields=tuple(_fields(table)),
                )
                for table in package.tables
            ),
            sources=tuple(
                SourceShown(text.path, text.title, _size(text.size)) for text in package.texts
            ),
        )
    )


def _fields(table: TableSummary) -> Iterator[FieldShown]:
    for column in table.columns:
        title = english.column_title(table.name, column.name)
        yield FieldShown(column.name, column.title, title, column.type, column.description)


def _size(count: int) -> str:
    return f"{count / 1024:,.0f} kB" if count >= 1024 else "不足 1 kB"


KIND = Kind(template="data", view=DataView, addresses=single(DATA, "数据"), content=_content)
