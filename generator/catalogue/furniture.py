"""The rules for what a source holds that is not the report."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from generator.catalogue.loading import load_yaml


class FurnitureRule(BaseModel):
    """One kind of furniture. `scope` says whether it takes a whole line or a stretch of one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reason: str
    scope: Literal["line", "inline"]
    pattern: str
    edge: bool = False

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return re.compile(self.pattern)


class FurnitureRules(BaseModel):
    """The file as a whole."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rules: tuple[FurnitureRule, ...]


def load_furniture(
    path: Path = Path(__file__).with_name("furniture.yml"),
) -> tuple[FurnitureRule, ...]:
    """The rules of `furniture.yml`, in their order. Raises: CatalogueError."""
    return load_yaml(path, FurnitureRules).rules
