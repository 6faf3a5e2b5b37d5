"""The themes of the site and the words by which a section is known to be on one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Self

from ahocorasick_rs import AhoCorasick, MatchKind
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    field_validator,
    model_validator,
)

from generator.catalogue.loading import Text, load_yaml, refuse_repeated
from generator.model import Part

Weight = Annotated[int, Field(ge=1, le=9)]
Words = dict[Weight, tuple[Text, ...]]


class Theme(BaseModel):
    """A theme (主题), what the site calls it, and its words by weight.

    `part` is the part of a report that has this theme throughout, if there is one; `english` its
    name for readers of the data, which a site's own theme may lack.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$")]
    name: Text
    english: str = ""
    description: Text
    part: Part | None = None
    headings: Words
    text: Words

    @field_validator("headings", "text")
    @classmethod
    def _words_differ(cls, by_weight: Words) -> Words:
        words = [word for weighed in by_weight.values() for word in weighed]
        repeated = sorted({word for word in words if words.count(word) > 1})
        if repeated:
            raise ValueError(f"{repeated[0]} stands there twice")
        return by_weight


class Themes(BaseModel):
    """All themes in the site's order, and the words that hide a theme's word and name none."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    themes: Annotated[tuple[Theme, ...], Field(min_length=1)]
    neutral: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _ids_differ(self) -> Self:
        refuse_repeated("themes", (theme.id for theme in self.themes))
        return self

    @cached_property
    def in_headings(self) -> Lexicon:
        """The words that count in a heading: those for headings, and those for text too."""
        return self._lexicon(headings=True)

    @cached_property
    def in_text(self) -> Lexicon:
        """The words that count in running text."""
        return self._lexicon(headings=False)

    @cached_property
    def phrases(self) -> tuple[str, ...]:
        """The words of running text, sorted: what segmentation should leave whole."""
        return tuple(sorted(self.in_text.weights))

    def _lexicon(self, *, headings: bool) -> Lexicon:
        weights: dict[str, dict[str, int]] = {word: {} for word in self.neutral}
        for theme in self.themes:
            for words_by_weight in (theme.text, theme.headings) if headings else (theme.text,):
                for weight, words in words_by_weight.items():
                    for word in words:
                        weights.setdefault(word, {})[theme.id] = weight
        return Lexicon(weights)


@dataclass(frozen=True, eq=False)  # hashed as it is, so that what it finds can be cached
class Lexicon:
    """Words with their weight for each theme, found longest first and never overlapping.

    A word without a weight hides the words within it.
    """

    weights: Mapping[str, Mapping[str, int]]

    def __reduce__(self) -> tuple[type[Lexicon], tuple[Mapping[str, Mapping[str, int]]]]:
        return Lexicon, (self.weights,)  # a matcher cannot be sent to another process

    @cached_property
    def _meanings(self) -> tuple[tuple[tuple[str, str, int], ...], ...]:
        """What each word says, in their order: word, theme id and weight."""
        return tuple(
            tuple((word, theme_id, weight) for theme_id, weight in of_themes.items())
            for word, of_themes in self.weights.items()
        )

    @cached_property
    def _matcher(self) -> AhoCorasick:
        words = tuple(self.weights)
        return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest, store_patterns=False)

    def find(self, text: str) -> list[tuple[str, str, int]]:
        """Each occurrence in `text` as word, theme id and weight, in text order."""
        meanings = self._meanings
        return [
            meaning
            for number, _, _ in self._matcher.find_matches_as_indexes(text)
            for meaning in meanings[number]
        ]


def load_themes(
    path: Path = Path(__file__).with_name("themes.yml"), own: Path | None = None
) -> Themes:
    """The themes of `themes.yml`. Raises: CatalogueError."""
    return load_yaml(path, Themes, own)
