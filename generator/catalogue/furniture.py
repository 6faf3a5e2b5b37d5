"""The rules for what a source holds that is not the report."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

from generator.catalogue.loading import Pattern, load_yaml
from generator.text import to_halfwidth

Scope = Literal["line", "inline", "break", "space"]


class FurnitureRule(BaseModel):
    """One kind of furniture; the fields are explained at the head of `furniture.yml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reason: str
    scope: Scope
    pattern: Pattern
    edge: bool = False
    wide: bool = False
    least: int = 1

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    @cached_property
    def run(self) -> re.Pattern[str]:
        """A run of `least` at least, one behind the other."""
        return re.compile(f"(?:{self.pattern}){{{self.least},}}")


class FurnitureRules(BaseModel):
    """The file as a whole."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reasons: dict[str, str]
    rules: tuple[FurnitureRule, ...]
    tail: tuple[Pattern, ...]
    resumes: tuple[Pattern, ...]

    @model_validator(mode="after")
    def _reasons_are_named(self) -> Self:
        for rule in self.rules:
            if rule.reason not in self.reasons:
                raise ValueError(f"`reasons` has no name for {rule.reason}")
        return self

    def of(self, scope: Scope) -> tuple[FurnitureRule, ...]:
        """The rules of one scope, in their order."""
        return self._by_scope[scope]

    def opens_tail(self, line: str) -> bool:
        """Whether a line opens the frame of a web page below the text."""
        return bool(self._tail.match(to_halfwidth(line)))

    def resumes_text(self, line: str) -> bool:
        """Whether a line can only be the report's, so that no frame begins above it."""
        return bool(self._resumes.fullmatch(to_halfwidth(line)))

    @cached_property
    def _by_scope(self) -> dict[str, tuple[FurnitureRule, ...]]:
        scopes = ("line", "inline", "break", "space")
        return {scope: tuple(r for r in self.rules if r.scope == scope) for scope in scopes}

    @cached_property
    def _tail(self) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{pattern})" for pattern in self.tail))

    @cached_property
    def _resumes(self) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{pattern})" for pattern in self.resumes))


def load_furniture(
    path: Path = Path(__file__).with_name("furniture.yml"), own: Path | None = None
) -> FurnitureRules:
    """The rules of `furniture.yml`. Raises: CatalogueError."""
    return load_yaml(path, FurnitureRules, own)
