"""Classes of words, which lists of the catalogue take whole."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from generator.catalogue.loading import Schema, load_yaml
from generator.catalogue.word_lists import WordList

Name = Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$")]


class WordClasses(BaseModel):
    """The whole of `word_classes.yml`, which explains its classes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    classes: dict[Name, WordList]

    @property
    def words(self) -> Mapping[str, tuple[str, ...]]:
        """The words of each class."""
        return {name: one.words for name, one in self.classes.items()}


def load_word_classes(
    path: Path = Path(__file__).with_name("word_classes.yml"), own: Path | None = None
) -> WordClasses:
    """The classes of `word_classes.yml`. Raises: CatalogueError."""
    return load_yaml(path, WordClasses, own)


def load_words(path: Path, schema: type[Schema], own: Path | None = None) -> Schema:
    """What `load_yaml` makes of a file whose lists may take classes of words.

    Raises: CatalogueError, also of `word_classes.yml`.
    """
    return load_yaml(path, schema, own, load_word_classes(own=own).words)
