"""The vocabulary of commitments: with which words a plan promises, and what can be checked."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from generator.catalogue.word_classes import load_words
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
    conditions: WordList
    targets: WordList
    aimed: WordList
    sums_up: WordList
    undertakes: WordList
    announces: WordList
    heads: WordList
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
    tends: WordList
    firms_up: WordList
    provisions: WordList
    likened: WordList
    hastens: WordList
    fields: WordList
    sized: WordList
    pushes: WordList
    bodies: WordList
    claims: WordList
    acts: WordList
    shortens: WordList
    works: WordList
    prepares: WordList
    drafts: WordList
    beside_drafts: WordList
    documents: WordList
    statutes: WordList
    campaigns: WordList
    things: WordList
    sites: WordList
    behind_things: WordList
    dull: WordList


def load_commitment_words(
    path: Path = Path(__file__).with_name("commitments.yml"), own: Path | None = None
) -> CommitmentWords:
    """The words of `commitments.yml`. Raises: CatalogueError."""
    return load_words(path, CommitmentWords, own)
