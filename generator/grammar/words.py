"""Finds the words of a list in a text, the longest of those that begin at one place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_MANY = 12


def any_of(words: Iterable[str]) -> str:
    """A pattern of one of the words, the longest where several begin alike.

    What they begin with stands once, so that hundreds cost a text little more than one.
    """
    branches: dict[str, list[str]] = {}
    ends = False
    for word in sorted(set(words)):
        if word:
            branches.setdefault(word[0], []).append(word[1:])
        else:
            ends = True
    if not branches:
        return "" if ends else "(?!)"
    single = [char for char, rest in branches.items() if rest == [""]]
    alternatives = [
        re.escape(char) + any_of(rest) for char, rest in branches.items() if rest != [""]
    ]
    if single:
        alternatives.append(
            f"[{re.escape(''.join(single))}]" if len(single) > 1 else re.escape(single[0])
        )
    pattern = f"(?:{'|'.join(alternatives)})"
    if ends:
        return f"{pattern}?"
    if len(branches) < _MANY:
        return pattern
    return f"(?=[{re.escape(''.join(branches))}]){pattern}"  # a class tells at once where none is


class Words:
    """A list of words, ready to be looked for."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(sorted(set(words), key=lambda word: (-len(word), word)))
        # Without words: a pattern that matches nowhere.
        anything = "|".join(map(re.escape, self.words)) or "(?!)"
        backwards = "|".join(re.escape(word[::-1]) for word in self.words) or "(?!)"
        self._forwards = re.compile(anything)
        self._backwards = re.compile(backwards)

    def at(self, text: str, start: int, end: int | None = None) -> str:
        """The longest word that begins at `start` and ends before `end`; empty where none does."""
        found = self._forwards.match(text, start, len(text) if end is None else end)
        return found.group() if found else ""

    def before(self, text: str) -> str:
        """The longest word that `text` ends with; empty where there is none."""
        found = self._backwards.match(text[::-1])
        return found.group()[::-1] if found else ""

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
        """The ranges of the words within `[start, end)`, left to right, without overlap."""
        for found in self._forwards.finditer(text, start, len(text) if end is None else end):
            yield found.span()

    def in_text(self, text: str, start: int = 0, end: int | None = None) -> bool:
        """Whether one of the words stands within `[start, end)`."""
        return self._forwards.search(text, start, len(text) if end is None else end) is not None

    def __contains__(self, word: str) -> bool:
        return self._forwards.fullmatch(word) is not None
