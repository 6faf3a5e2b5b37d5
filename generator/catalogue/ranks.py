"""The vocabulary of ranks: which words claim that something stands at a place in an order."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from generator.catalogue.loading import refuse_shared
from generator.catalogue.word_classes import load_words
from generator.catalogue.word_lists import WordList


class RankWords(WordList):
    """Words of one kind; the fields are explained at the head of `ranks.yml`."""

    name: Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$")]


class RankVocabulary(BaseModel):
    """The whole of `ranks.yml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    classes: Annotated[tuple[RankWords, ...], Field(min_length=1)]
    units: WordList
    aims: WordList
    assessments: WordList
    attributes: WordList
    contests: WordList
    organisations: WordList
    organised: WordList

    @model_validator(mode="after")
    def _each_word_once(self) -> Self:
        refuse_shared((one.name, one.words) for one in self.classes)
        return self


def load_ranks(
    path: Path = Path(__file__).with_name("ranks.yml"), own: Path | None = None
) -> RankVocabulary:
    """The words of `ranks.yml`. Raises: CatalogueError."""
    return load_words(path, RankVocabulary, own)
