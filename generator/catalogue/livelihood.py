"""The vocabulary of 民生实事: with which words a report names its list, and says it is done."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from generator.catalogue.word_classes import load_words
from generator.catalogue.word_lists import WordList


class LivelihoodWords(BaseModel):
    """The whole of `livelihood.yml`, which explains its lists."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    names: WordList
    kindred: WordList
    bare: WordList
    measures: WordList
    wider: WordList
    plain: WordList
    below: WordList
    done: WordList
    done_before: WordList
    mostly: WordList
    limits: WordList
    past: WordList
    candidates: WordList
    opens: WordList
    closes: WordList
    offices: WordList
    named: WordList


def load_livelihood_words(
    path: Path = Path(__file__).with_name("livelihood.yml"), own: Path | None = None
) -> LivelihoodWords:
    """The words of `livelihood.yml`. Raises: CatalogueError."""
    return load_words(path, LivelihoodWords, own)
