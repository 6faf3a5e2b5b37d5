"""The vocabulary of figures: which words say what of a number."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from generator.catalogue.loading import refuse_shared
from generator.catalogue.word_classes import load_words
from generator.catalogue.word_lists import WordList


class Leads(StrEnum):
    """What a word may do right before an indicator's name and leave it the place's own figure.

    VERB: whatever stands left of it does not matter. MODIFIER: that still matters.
    """

    NOT = ""
    VERB = "verb"
    MODIFIER = "modifier"


class FigureWords(WordList):
    """Words of one kind; the fields are explained at the head of `vocabulary.yml`."""

    name: Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$")]
    leads: Leads = Leads.NOT
    fills: bool = False


class VerdictWords(BaseModel):
    """The words with which a report itself judges a result against its target."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    verbs: WordList
    adverbs: WordList
    negations: WordList
    which: WordList
    aims: WordList


class Vocabulary(BaseModel):
    """The whole of `vocabulary.yml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    classes: Annotated[tuple[FigureWords, ...], Field(min_length=1)]
    narrows: WordList
    price_factors: WordList
    one_off_factors: WordList
    verdicts: VerdictWords

    @model_validator(mode="after")
    def _each_word_once(self) -> Self:
        refuse_shared((one.name, one.words) for one in self.classes)
        return self


def load_vocabulary(
    path: Path = Path(__file__).with_name("vocabulary.yml"), own: Path | None = None
) -> Vocabulary:
    """The words of `vocabulary.yml`. Raises: CatalogueError."""
    return load_words(path, Vocabulary, own)
