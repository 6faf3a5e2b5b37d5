"""Phrases that nearly every report has and that say nothing of what a place will do."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from generator.catalogue.loading import load_yaml


class Formulae(BaseModel):
    """The phrases of `formulae.yml`, by the kind of language that they are of."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    groups: dict[str, tuple[str, ...]]

    @property
    def phrases(self) -> tuple[str, ...]:
        """All of them, each once."""
        return tuple(dict.fromkeys(one for group in self.groups.values() for one in group))


def load_formulae(
    path: Path = Path(__file__).with_name("formulae.yml"), own: Path | None = None
) -> Formulae:
    """The phrases of `formulae.yml`. Raises: CatalogueError."""
    return load_yaml(path, Formulae, own)
