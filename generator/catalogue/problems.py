"""The vocabulary of admissions: with which words a report says what is wanting."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from generator.catalogue.word_classes import load_words
from generator.catalogue.word_lists import WordList


class ProblemWords(BaseModel):
    """The whole of `problems.yml`, which explains its lists."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    shortcomings: WordList
    in_need: WordList
    sober: WordList
    sees: WordList
    owns_up: WordList
    still: WordList
    exists: WordList
    some: WordList
    unavoidable: WordList
    achieved: WordList
    overcome: WordList
    feels: WordList
    titles: WordList
    announces: WordList
    causes: WordList
    resolves: WordList
    links: WordList
    adds: WordList
    repeats: WordList
    rests: WordList
    lacks: WordList
    people: WordList
    officials: WordList
    leans: WordList
    wholes: WordList
    leads: WordList
    missed: WordList
    aimed: WordList
    planned: WordList
    gaps: WordList
    turns: WordList
    explains: WordList
    aside: WordList


def load_problem_words(
    path: Path = Path(__file__).with_name("problems.yml"), own: Path | None = None
) -> ProblemWords:
    """The words of `problems.yml`. Raises: CatalogueError."""
    return load_words(path, ProblemWords, own)
