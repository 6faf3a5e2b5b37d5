"""The vocabulary of answers: what a promise is about, and what is said to have become of it."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from generator.catalogue.word_classes import load_words
from generator.catalogue.word_lists import WordList


class AnswerWords(BaseModel):
    """The whole of `answers.yml`, which explains its lists."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    heads: WordList
    tails: WordList
    parts: WordList
    hides_parts: WordList
    wholes: WordList
    alike: tuple[WordList, ...]
    empty: WordList
    qualities: WordList
    levels: WordList
    sites: WordList
    portions: WordList
    fields: WordList
    groups: WordList
    counters: WordList
    brings: WordList
    grounds: WordList
    done: WordList
    begun: WordList
    finished: WordList
    unfinished: WordList
    wholly: WordList
    held: WordList
    flows: WordList
    added: WordList
    years: WordList
    hides_years: WordList
    harms: WordList
    hides_harms: WordList


def load_answer_words(
    path: Path = Path(__file__).with_name("answers.yml"), own: Path | None = None
) -> AnswerWords:
    """The words of `answers.yml`. Raises: CatalogueError."""
    return load_words(path, AnswerWords, own)
