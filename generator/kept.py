"""Pieces of files that a preview keeps from one build to the next, so as not to make them again."""

from __future__ import annotations

from collections.abc import Callable, Hashable


class Kept:
    """Bytes by what they are, each with what it was made of.

    What no build has asked for since `forget_unused` was last called goes then.
    """

    def __init__(self) -> None:
        self._made: dict[Hashable, tuple[object, bytes]] = {}
        self._used: set[Hashable] = set()
        self._made_with: object = None

    def begin(self, made_with: object) -> None:
        """Before a build: catalogue or settings that are other ones may show in any piece."""
        if made_with != self._made_with:
            self._made, self._made_with = {}, made_with

    def get(self, name: Hashable, made_of: object, make: Callable[[], bytes]) -> bytes:
        """The piece of that name: the one that is kept, where `made_of` is what it was made of."""
        self._used.add(name)
        kept = self._made.get(name)
        if kept is not None and kept[0] == made_of:
            return kept[1]
        made = make()
        self._made[name] = made_of, made
        return made

    def forget_unused(self) -> None:
        """Lets go of what was not asked for."""
        self._made = {name: piece for name, piece in self._made.items() if name in self._used}
        self._used = set()


class NothingKept(Kept):
    """Makes every piece anew: for a build after which there is no other."""

    def get(self, name: Hashable, made_of: object, make: Callable[[], bytes]) -> bytes:
        """The piece, made."""
        return make()
