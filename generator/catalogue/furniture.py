"""The rules by which furniture is recognised: what a source holds that is not the report."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

from generator.catalogue.loading import Pattern
from generator.catalogue.word_classes import load_words
from generator.catalogue.word_lists import Beginning, WordList
from generator.grammar.sentences import ends_sentence
from generator.text import bare, to_halfwidth

Scope = Literal["line", "inline", "break", "space"]

_NAME = re.compile("<([a-z]+)>")
_SIGNS = r"[\s\d【】\[\]|｜:：>＞»、/()（）+\-—A.万]"
_BUTTON_MAX = 6  # characters behind a button's word within its brackets
_VALUE_MAX = 300  # characters behind a label
_NEAR = 20  # characters of a line within which a word tells of a frame
_OPENING = "【[（("


class FurnitureRule(BaseModel):
    """One kind of furniture; the fields are explained at the head of `furniture.yml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reason: str
    scope: Scope
    pattern: Pattern
    example: str = ""
    edge: bool = False
    wide: bool = False
    holds: str = ""
    least: int = 1

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    @cached_property
    def run(self) -> re.Pattern[str]:
        """A run of `least` at least, one behind the other."""
        one = f"(?:{self.pattern})"
        return re.compile(f"{one * self.least}{one}*")  # not {1,}: its first sign is looked for


class FurnitureRules(BaseModel):
    """The file as a whole."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reasons: dict[str, str]
    buttons: WordList
    labels: WordList
    whole_lines: WordList
    frame_opens: WordList
    frame_holds: WordList
    frame_lines: tuple[Beginning, ...]
    agencies: WordList
    publications: WordList
    weekdays: WordList
    arrows: WordList
    captions: WordList
    forms: dict[str, Pattern]
    rules: tuple[FurnitureRule, ...]

    @model_validator(mode="after")
    def _reasons_are_named(self) -> Self:
        for rule in self.rules:
            if rule.reason not in self.reasons:
                raise ValueError(f"`reasons` has no name for {rule.reason}")
        for rule in self.of("line"):
            if rule.example and not rule.regex.fullmatch(rule.example):
                raise ValueError(f"example: 「{rule.example}」 does not match {rule.pattern}")
        return self

    def of(self, scope: Scope) -> tuple[FurnitureRule, ...]:
        """The rules of one scope, in their order."""
        return self._by_scope[scope]

    def reason(self, line: str, *, edge: bool) -> str:
        """Why a whole line is furniture, empty where it is the report's.

        `edge`: it stands above the report's first sentence or below its last.
        """
        text = to_halfwidth(line)
        if self._bracketed.fullmatch(text):
            return "web_page"
        if edge and (self._is_button(text) or self._is_labelled(text)):
            return "web_page"
        if edge and text.rstrip("：:") in self.whole_lines.matcher:
            return "web_page"
        for rule in self.of("line"):
            if (edge or not rule.edge) and rule.regex.fullmatch(text):
                return rule.reason
        return ""

    def opens_frame(self, line: str) -> bool:
        """Whether a line opens the frame of a web page below the text."""
        text = to_halfwidth(line).lstrip()
        words = bare(text).lstrip(_OPENING)
        return (
            bool(self.frame_opens.matcher.at(words, 0))
            or self.frame_holds.matcher.in_text(text, 0, _NEAR)
            or (not ends_sentence(text) and any(one.fits(words) for one in self.frame_lines))
        )

    def _is_button(self, text: str) -> bool:
        """Whether a line is made of buttons and signs; numbers alone are none."""
        return bool(self._buttons.fullmatch(text)) and (
            self.buttons.matcher.in_text(text) or not any(char.isdigit() for char in text)
        )

    def _is_labelled(self, text: str) -> bool:
        head, colon, value = text.replace("：", ":", 1).partition(":")
        label = bare(head).lstrip(_OPENING).rstrip("】]")
        return bool(colon and len(value) <= _VALUE_MAX and self._labels.fullmatch(label))

    @cached_property
    def _by_scope(self) -> dict[str, tuple[FurnitureRule, ...]]:
        lists = {
            "agencies": self.agencies,
            "publications": self.publications,
            "weekdays": self.weekdays,
            "arrows": self.arrows,
        }
        named = {name: words.pattern for name, words in lists.items()}
        named |= {name: f"(?:{pattern})" for name, pattern in self.forms.items()}

        def whole(pattern: str) -> str:
            return _NAME.sub(lambda found: named.get(found[1], found.group()), pattern)

        rules = [rule.model_copy(update={"pattern": whole(rule.pattern)}) for rule in self.rules]
        scopes = ("line", "inline", "break", "space")
        return {scope: tuple(r for r in rules if r.scope == scope) for scope in scopes}

    @cached_property
    def _buttons(self) -> re.Pattern[str]:
        return re.compile(f"(?:{_SIGNS}|{self.buttons.pattern})++")

    @cached_property
    def _bracketed(self) -> re.Pattern[str]:
        button = rf"{self.buttons.pattern}[^】\]\d]{{0,{_BUTTON_MAX}}}"
        return re.compile(rf"(?:\s*+[【\[]\s*+{button}[】\]])++")

    @cached_property
    def _labels(self) -> re.Pattern[str]:
        return re.compile(f"(?:{self.labels.pattern})++")


def load_furniture(
    path: Path = Path(__file__).with_name("furniture.yml"), own: Path | None = None
) -> FurnitureRules:
    """The rules of `furniture.yml`. Raises: CatalogueError."""
    return load_words(path, FurnitureRules, own)
