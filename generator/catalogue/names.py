"""The vocabulary of names: by which words a slogan, a plan or a project is known for one."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from generator.catalogue.word_classes import load_words
from generator.catalogue.word_lists import WordList


class NameWords(BaseModel):
    """The whole of `names.yml`, which explains its lists."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    plans: WordList
    titled: WordList
    no_plans: WordList
    strong: WordList
    weak: WordList
    projects: WordList
    sites: WordList
    no_projects: WordList
    project_verbs: WordList
    fillers: WordList
    goes_on: WordList
    unbuilt: WordList
    attributes: WordList
    goes_further: WordList
    kept_whole: WordList
    works: WordList
    built: WordList
    manners: WordList
    stages: WordList
    parts: WordList
    halves: WordList
    joints: WordList
    no_joints: WordList
    goes_with: WordList
    follows: WordList
    bars: WordList
    generic: WordList
    honoured: WordList
    honours: WordList
    troubles: WordList
    likened: WordList
    likened_next: WordList
    turns: WordList
    described: WordList
    figures: WordList
    things: WordList
    no_things: WordList
    openers: WordList
    alike: tuple[WordList, ...]

    def __hash__(self) -> int:
        # Equal vocabularies have equal plans; to hash all lists would cost more than to use them.
        return hash(self.plans.words)


def load_name_words(
    path: Path = Path(__file__).with_name("names.yml"), own: Path | None = None
) -> NameWords:
    """The words of `names.yml`. Raises: CatalogueError."""
    return load_words(path, NameWords, own)
