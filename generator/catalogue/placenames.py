"""How reports name places: words that tell a name, and what is named besides divisions."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator

from generator.catalogue.loading import Text
from generator.catalogue.word_classes import load_words
from generator.catalogue.word_lists import WordList


class NameList(BaseModel):
    """Names of one kind, each with its other forms, and a sentence in which one stands."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    names: dict[Text, tuple[Text, ...]]
    example: Text
    note: str = ""

    @model_validator(mode="after")
    def _example_holds_a_name(self) -> Self:
        if not any(form in self.example for form in self.forms):
            raise ValueError(f"example: found none of the names in 「{self.example}」")
        return self

    @cached_property
    def forms(self) -> dict[str, str]:
        """The name that each form stands for."""
        return {form: name for name, others in self.names.items() for form in (name, *others)}


class PlaceNameWords(BaseModel):
    """The whole of `placenames.yml`, which explains its lists."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: WordList
    not_places: WordList
    whole: WordList
    cities: WordList
    nouns: WordList
    known: WordList
    list_links: WordList
    ways: WordList
    in_front: WordList
    behind: WordList
    works: WordList
    joined: WordList
    other_names: WordList
    institutions: WordList
    institution_fields: WordList
    parks: WordList
    townships: WordList
    surnames: WordList
    before_names: WordList
    zone_kinds: WordList
    zone_gaps: WordList
    zones: NameList
    waters: NameList
    water_parts: WordList
    mountains: NameList
    regions: NameList
    region_kinds: WordList


def load_place_name_words(
    path: Path = Path(__file__).with_name("placenames.yml"), own: Path | None = None
) -> PlaceNameWords:
    """The words of `placenames.yml`. Raises: CatalogueError."""
    return load_words(path, PlaceNameWords, own)
