"""Family names, by which a line that holds nothing else is known for somebody's name."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from generator.catalogue.word_classes import load_words
from generator.catalogue.word_lists import WordList


class Surnames(BaseModel):
    """The whole of `surnames.yml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    surnames: WordList


def load_surnames(
    path: Path = Path(__file__).with_name("surnames.yml"), own: Path | None = None
) -> WordList:
    """The names of `surnames.yml`. Raises: CatalogueError."""
    return load_words(path, Surnames, own).surnames
