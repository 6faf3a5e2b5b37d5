"""The components of the look as rules, for whatever checks them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.assets import COMPONENTS
from generator.resources import ASSETS

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PART = re.compile(r"(?P<text>(?:\"[^\"]*\"|'[^']*'|[^{};\"'])*)(?P<mark>[{};])")


@dataclass(frozen=True, slots=True)
class Declaration:
    """A property and its value, where they stand."""

    line: int
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a sheet: its selectors as written, the condition around it ("" for none)."""

    sheet: str
    line: int
    condition: str
    selector: str
    declarations: tuple[Declaration, ...]

    @property
    def is_at_rule(self) -> bool:
        return self.selector.startswith("@")


def rules(sheet: str, text: str) -> Iterator[Rule]:
    """The rules of a sheet in order; one within a condition stands beside the others.

    Raises: ValueError for what is no style sheet.
    """
    text = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), text)
    opened: list[tuple[int, str]] = []
    declarations: list[Declaration] = []
    at = 0
    while found := _PART.match(text, at):
        words = " ".join(found["text"].split())
        line = text.count("\n", 0, found.end("text") - len(found["text"].lstrip())) + 1
        at = found.end()
        if found["mark"] == "{":
            opened.append((line, words))
            continue
        if words:
            name, colon, value = words.partition(":")
            if not opened or not colon:
                raise ValueError(f"{sheet}.css:{line}: found {words}; expected a declaration")
            declarations.append(Declaration(line, name.strip(), value.strip()))
        if found["mark"] == "}":
            if not opened:
                raise ValueError(f"{sheet}.css:{line}: found a }} that closes nothing")
            begun, selector = opened.pop()
            if not selector.startswith("@media"):
                condition = opened[-1][1] if opened else ""
                yield Rule(sheet, begun, condition, selector, tuple(declarations))
            declarations = []
    if text[at:].strip() or opened:
        raise ValueError(f"{sheet}.css: found an end within a rule; expected it closed")


def all_rules() -> tuple[Rule, ...]:
    """Of every component, in the order of the cascade."""
    folder = ASSETS / "styles"
    return tuple(
        rule
        for name in COMPONENTS
        for rule in rules(name, (folder / f"{name}.css").read_text(encoding="utf-8"))
    )


def classes(selector: str) -> frozenset[str]:
    """The classes that a selector names."""
    return frozenset(re.findall(r"\.(-?[A-Za-z_][\w-]*)", _without_strings(selector)))


def attributes(selector: str) -> frozenset[str]:
    """The data attributes that a selector names."""
    return frozenset(re.findall(r"\[(data-[\w-]+)", selector))


def _without_strings(selector: str) -> str:
    return re.sub(r"\"[^\"]*\"|'[^']*'", '""', selector)
