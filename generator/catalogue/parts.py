"""The words by which the parts of a report are told apart."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from generator.catalogue.loading import Pattern, load_yaml
from generator.model import Part


class PartRule(BaseModel):
    """A part, its name on the site, and the words of headings that open it.

    `hints` are words that decide only where nothing else does.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    part: Part
    name: str
    words: tuple[str, ...]
    hints: tuple[str, ...] = ()


class PartRules(BaseModel):
    """How headings of the first level and annexes are recognised."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    parts: tuple[PartRule, ...]
    sums_up: Pattern
    beyond: Pattern
    annex_label: Pattern
    annex_title: Pattern
    annex_run_in: Pattern
    other_annex: Pattern

    @cached_property
    def sums_up_regex(self) -> re.Pattern[str]:
        return _compiled(self.sums_up)

    @cached_property
    def beyond_regex(self) -> re.Pattern[str]:
        return _compiled(self.beyond)

    @cached_property
    def annex_label_regex(self) -> re.Pattern[str]:
        return _compiled(self.annex_label)

    @cached_property
    def annex_title_regex(self) -> re.Pattern[str]:
        return _compiled(self.annex_title)

    @cached_property
    def annex_run_in_regex(self) -> re.Pattern[str]:
        return _compiled(self.annex_run_in)

    @cached_property
    def other_annex_regex(self) -> re.Pattern[str]:
        return _compiled(self.other_annex)

    def part_of(self, title: str) -> Part | None:
        """The part that a heading opens, or None when no word of it tells."""
        for rule in self.parts:
            if any(word in title for word in rule.words):
                return rule.part
        return None

    def hinted_part_of(self, title: str) -> Part | None:
        """The part that a heading without such words may open."""
        for rule in self.parts:
            if any(word in title for word in rule.hints):
                return rule.part
        return None

    def name(self, part: Part) -> str:
        """What the site calls a part."""
        return next(rule.name for rule in self.parts if rule.part is part)


def _compiled(pattern: Pattern) -> re.Pattern[str]:
    """The pattern without the blanks that YAML puts where it folds lines."""
    return re.compile(pattern.replace(" ", ""))


def load_parts(
    path: Path = Path(__file__).with_name("parts.yml"), own: Path | None = None
) -> PartRules:
    """The rules of `parts.yml`. Raises: CatalogueError."""
    return load_yaml(path, PartRules, own)
