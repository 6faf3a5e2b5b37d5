"""The data package: its files, and what every column means."""

from __future__ import annotations

from dataclasses import dataclass

from generator.links import DATA
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind, single
from generator.pages.shown import SourceShown, TableShown


@dataclass(frozen=True, slots=True)
class DataView:
    """The tables, and the texts of the reports."""

    tables: tuple[TableShown, ...]
    sources: tuple[SourceShown, ...]


def _content(facts: Facts, address: Address[None]) -> Content:
    return Content(view=DataView(facts.package.tables(), facts.package.sources()))


KIND = Kind(template="data", view=DataView, addresses=single(DATA, "数据"), content=_content)
