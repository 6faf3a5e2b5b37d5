"""The words with which a report judges a result against its target."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from generator.catalogue.loading import load_yaml
from generator.catalogue.word_lists import WordList


class VerdictWords(BaseModel):
    """The whole of `verdicts.yml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    verbs: WordList
    negations: WordList
    which: WordList
    aims: WordList


def load_verdicts(
    path: Path = Path(__file__).with_name("verdicts.yml"), own: Path | None = None
) -> VerdictWords:
    """The words of `verdicts.yml`. Raises: CatalogueError."""
    return load_yaml(path, VerdictWords, own)
