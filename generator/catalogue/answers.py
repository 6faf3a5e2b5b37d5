"""The vocabulary of answers: what a promise is about, and what is said to have become of it."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from generator.catalogue.loading import load_yaml
from generator.catalogue.word_lists import WordList


class AnswerWords(BaseModel):
    """The whole of `answers.yml`, which explains its lists."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    heads: WordList
    tails: WordList
    parts: WordList
    empty: WordList
    levels: WordList
    sites: WordList
    done: WordList
    begun: WordList
    finished: WordList
    unfinished: WordList
    held: WordList
    added: WordList
    years: WordList
    harms: WordList


def load_answer_words(
    path: Path = Path(__file__).with_name("answers.yml"), own: Path | None = None
) -> AnswerWords:
    """The words of `answers.yml`. Raises: CatalogueError."""
    return load_yaml(path, AnswerWords, own)
