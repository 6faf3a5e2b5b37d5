"""The data package."""

from __future__ import annotations

from collections.abc import Callable

from generator.package.files import PackageSummary
from generator.pages.facts.ledger import Ledger, kept_fact


class PackageFacts:
    """What is told of the package."""

    name = "package"

    def __init__(self, summary: Callable[[], PackageSummary], ledger: Ledger | None) -> None:
        self.ledger = ledger
        self._summary = summary

    @kept_fact
    def summary(self) -> PackageSummary:
        """What files it has, and how large they are."""
        return self._summary()
