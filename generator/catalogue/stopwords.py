"""Words that tell nothing about what a section is on."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from generator.catalogue.loading import load_yaml


class StopWords(BaseModel):
    """Stop words, grouped under the reason for which they are left out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    groups: dict[str, tuple[str, ...]]

    @cached_property
    def words(self) -> frozenset[str]:
        """All of them."""
        return frozenset(word for group in self.groups.values() for word in group)


def load_stop_words(
    path: Path = Path(__file__).with_name("stopwords.yml"), own: Path | None = None
) -> frozenset[str]:
    """The words of `stopwords.yml`. Raises: CatalogueError."""
    return load_yaml(path, StopWords, own).words
