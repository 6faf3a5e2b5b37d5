"""Keeps packed tables for the next build, which then need not be made again."""

from __future__ import annotations

from dataclasses import dataclass

from generator.package.archive import PackedFile
from generator.reading.store import LayerStore


@dataclass(frozen=True, slots=True)
class Shelf:
    """The tables of one package, in a store, under what they are made of."""

    store: LayerStore
    key: str

    def load(self, path: str) -> PackedFile | None:
        """A table as it is kept; None where it has to be made."""
        return self.store.load_last(_name(path), self.key, PackedFile)

    def keep(self, path: str, packed: PackedFile) -> None:
        """Keeps a table, in place of the one of the last build."""
        if self.store.can_keep(packed.room):
            self.store.keep_last(_name(path), self.key, packed, packs=False)


def _name(path: str) -> str:
    return f"package-{path}"
