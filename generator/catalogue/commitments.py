"""The vocabulary of commitments: with which words a plan promises, and what can be checked."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from generator.catalogue.loading import load_yaml
from generator.catalogue.word_lists import WordList


class CommitmentWords(BaseModel):
    """The whole of `commitments.yml`, which explains its lists."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    deeds: WordList
    openers: WordList
    aims: WordList
    leads: WordList
    about: WordList
    lead_ends: WordList
    passed: WordList
    states: WordList
    hides_states: WordList
    remarks: WordList
    requires: WordList
    targets: WordList
    aimed: WordList
    announces: WordList
    past: WordList
    professes: WordList
    stages: WordList
    hides_stages: WordList
    builds: WordList
    issues: WordList
    early: WordList
    hosts: WordList
    events: WordList
    vague: WordList
    scope: WordList
    shortens: WordList
    works: WordList
    things: WordList
    behind_things: WordList


def load_commitment_words(
    path: Path = Path(__file__).with_name("commitments.yml"), own: Path | None = None
) -> CommitmentWords:
    """The words of `commitments.yml`. Raises: CatalogueError."""
    return load_yaml(path, CommitmentWords, own)
