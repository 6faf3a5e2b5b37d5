"""The data package as its page tells of it."""

from __future__ import annotations

from collections.abc import Callable

from generator.pages.facts.ledger import Ledger, fact
from generator.pages.shown import PackageShown, SourceShown, TableShown


class PackageFacts:
    """What files the package has, and how large they are."""

    name = "package"

    def __init__(self, described: Callable[[], PackageShown], ledger: Ledger | None) -> None:
        self.ledger = ledger
        self._described = described

    @fact
    def tables(self) -> tuple[TableShown, ...]:
        """The tables, in the order of the package."""
        return self._described().tables

    @fact
    def sources(self) -> tuple[SourceShown, ...]:
        """The reports' texts, in the order of the corpus."""
        return self._described().sources
