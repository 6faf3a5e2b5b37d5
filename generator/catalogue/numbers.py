"""What the ledger of numbers knows: units, and the words around a number."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from generator.catalogue.loading import Text
from generator.catalogue.word_classes import load_words
from generator.catalogue.word_lists import WordList


class UnitKind(WordList):
    """Units of one kind; the fields are explained at the head of `numbers.yml`."""

    kind: Annotated[str, StringConstraints(pattern=r"^[a-z]+$")]
    label: Text
    counts: bool = False
    han: bool = False


class NumberWords(BaseModel):
    """The whole of `numbers.yml`; each list is explained there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    units: Annotated[tuple[UnitKind, ...], Field(min_length=1)]
    no_units: WordList
    sets: WordList
    firms: WordList
    names: WordList
    no_ordinal: WordList
    ordinal_before: WordList
    magnitude_after: WordList
    years_after: WordList
    years_before: WordList
    heads: WordList
    actions: WordList
    predicates: WordList
    rises: WordList
    falls: WordList
    follows: WordList
    hollow: WordList
    wholes: WordList
    describing: WordList
    compounds: WordList
    totals: WordList
    joints: WordList


def load_number_words(
    path: Path = Path(__file__).with_name("numbers.yml"), own: Path | None = None
) -> NumberWords:
    """The words of `numbers.yml`. Raises: CatalogueError."""
    return load_words(path, NumberWords, own)
