"""Lists of words: the form in which the catalogue holds vocabulary."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, model_validator

from generator.catalogue.loading import Text
from generator.grammar.words import Words


class WordList(BaseModel):
    """Words of one kind, and a sentence in which one of them stands.

    `words` has those of the classes that `of` names too; a file may give either or both. `note`
    says what the kind is for where its name does not.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    of: tuple[Text, ...] = ()
    words: Annotated[tuple[Text, ...], Field(min_length=1)]
    example: Text
    note: str = ""

    @model_validator(mode="before")
    @classmethod
    def _take_classes(cls, fields: Any, info: ValidationInfo) -> Any:
        """Puts the list's own words together with those of its classes, each once."""
        if not isinstance(fields, dict) or not fields.get("of"):
            return fields
        taken, own = fields["of"], fields.get("words", [])
        if not _are_texts(taken) or not _are_texts(own):
            return fields  # the fields' own types say what is wrong
        classes: Mapping[str, Sequence[str]] = info.context or {}
        for name in taken:
            if name not in classes:
                expected = "a class of word_classes.yml" if classes else "words, no class"
                raise ValueError(f"of: found {name!r}; expected {expected}")
        words = [*own, *chain.from_iterable(classes[name] for name in taken)]
        return fields | {"words": list(dict.fromkeys(words))}

    @model_validator(mode="after")
    def _example_holds_a_word(self) -> Self:
        if not self.matcher.in_text(self.example):
            raise ValueError(f"example: found none of the words in 「{self.example}」")
        return self

    @cached_property
    def matcher(self) -> Words:
        """The words, ready to be looked for."""
        return Words(self.words)

    @cached_property
    def pattern(self) -> str:
        """The words as one regular expression, the longest first."""
        return f"(?:{'|'.join(map(re.escape, self.matcher.words))})"


def _are_texts(data: Any) -> bool:
    return isinstance(data, list | tuple) and all(isinstance(one, str) for one in data)


class Phrase(BaseModel):
    """Words that follow one another: one of each list, with up to `within` letters between."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    lists: Annotated[tuple[tuple[Text, ...], ...], Field(min_length=1)]
    within: int = 0
    example: Text

    @model_validator(mode="after")
    def _example_holds_it(self) -> Self:
        if not self.find(self.example):
            raise ValueError(f"example: found no such words in 「{self.example}」")
        return self

    def find(self, text: str) -> str:
        """The first such words of a text; empty where there are none."""
        found = self._pattern.search(text)
        return found.group() if found else ""

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        between = rf"\w{{0,{self.within}}}?"
        return re.compile(
            between.join(f"(?:{'|'.join(map(re.escape, words))})" for words in self.lists)
        )


class Beginning(BaseModel):
    """How a paragraph begins: with one of `opens`, then one of `then` within so many characters."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    opens: tuple[Text, ...] = ()
    then: tuple[Text, ...] = ()
    within: int = 0
    example: Text

    @model_validator(mode="after")
    def _example_begins_so(self) -> Self:
        if not self.fits(self.example):
            raise ValueError(f"example: 「{self.example}」 does not begin so")
        return self

    def fits(self, text: str) -> bool:
        """Whether a paragraph, in half-width forms, begins so."""
        opening = self._opening.at(text, 0) if self.opens else ""
        if self.opens and not opening:
            return False
        start = len(opening)
        return not self.then or self._following.in_text(text, start, start + self.within)

    @cached_property
    def _opening(self) -> Words:
        return Words(self.opens)

    @cached_property
    def _following(self) -> Words:
        return Words(self.then)
