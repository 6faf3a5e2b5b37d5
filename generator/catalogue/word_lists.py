"""Lists of words: the form in which the catalogue holds vocabulary."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from generator.catalogue.loading import Text
from generator.grammar.words import Words


class WordList(BaseModel):
    """Words of one kind, and a sentence in which one of them stands.

    `note` says what the kind is for where its name does not.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: Annotated[tuple[Text, ...], Field(min_length=1)]
    example: Text
    note: str = ""

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
