"""The data package: its files, and what every column means."""

from __future__ import annotations

from dataclasses import dataclass

from generator.links import DATA
from generator.package.columns import AnyColumn
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind, single


@dataclass(frozen=True, slots=True, kw_only=True)
class TableShown:
    """A table, with its rows and size in words and the columns of its dictionary."""

    name: str
    path: str
    title: str
    description: str
    rows: str
    size: str
    fields: tuple[AnyColumn, ...]


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
                    description=table.description,
                    rows=f"{table.rows:,}",
                    size=_size(table.size),
                    fields=table.columns,
                )
                for table in package.tables
            ),
            sources=tuple(
                SourceShown(text.path, text.title, _size(text.size)) for text in package.texts
            ),
        )
    )


def _size(count: int) -> str:
    return f"{count / 1024:,.0f} kB" if count >= 1024 else "不足 1 kB"


KIND = Kind(template="data", view=DataView, addresses=single(DATA, "数据"), content=_content)
