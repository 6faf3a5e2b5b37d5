"""What the theme makes again and again, but for a few words: learned once and then filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import chain

_SLOT = re.compile(r"(?:<h1>)?workreportsslot(\d+)end")
_TRIED = 2
"""How often it is made both ways before it is only filled in."""


def slot(number: int) -> str:
    """What stands in an example in place of the words of that number."""
    return f"workreportsslot{number}end"


class Shape:
    """HTML with slots. It is given up where filling it in once came to something else."""

    def __init__(self) -> None:
        self.is_learned = self.is_given_up = False
        self._pieces: Sequence[str] = ()
        self._slots: Sequence[int] = ()
        self._tried = 0

    def learn(self, example: str) -> None:
        """Takes the shape from an example that has slots."""
        parts = _SLOT.split(example)
        self._pieces, self._slots = parts[::2], tuple(map(int, parts[1::2]))
        self.is_learned = True

    def filled(self, words: Sequence[str], make: Callable[[], str]) -> str:
        """The shape with these words in its slots; `make` has the theme make the same."""
        following = zip(self._slots, self._pieces[1:], strict=True)
        inner = ((words[slot], piece) for slot, piece in following)
        html = "".join((self._pieces[0], *chain.from_iterable(inner)))
        if self._tried < _TRIED:
            self._tried += 1
            made = make()
            self.is_given_up = html != made
            return made
        return html
