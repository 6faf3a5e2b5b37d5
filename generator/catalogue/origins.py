"""Where documents say what their text was taken from."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, field_validator

from generator.catalogue.loading import load_yaml

KINDS = frozenset("link base meta comment header front property info xmp line print".split())


class OriginRules(BaseModel):
    """The places to look at, best first; the file's head explains them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source_url: tuple[str, ...]
    publisher: tuple[str, ...]
    retrieved_on: tuple[str, ...]
    nobody: frozenset[str]

    @field_validator("source_url", "publisher", "retrieved_on")
    @classmethod
    def _of_a_kind(cls, places: tuple[str, ...]) -> tuple[str, ...]:
        for place in places:
            kind, _, name = place.partition(" ")
            if kind not in KINDS or not name:
                raise ValueError(f"{place} is no place; expected a kind and a name")
        return places

    @property
    def labels(self) -> frozenset[str]:
        """The labels that a line of a page's frame may begin with."""
        places = (*self.source_url, *self.publisher, *self.retrieved_on)
        return frozenset(p.removeprefix("line ") for p in places if p.startswith("line "))


def load_origins(
    path: Path = Path(__file__).with_name("origins.yml"), own: Path | None = None
) -> OriginRules:
    """The rules of `origins.yml`. Raises: CatalogueError."""
    return load_yaml(path, OriginRules, own)
