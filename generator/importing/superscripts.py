"""Raised digits are note marks; once flat they could not be told from the number they stand by."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_DIGITS = re.compile(r"\d{1,3}(?:[,，、]\d{1,3})*")
_POWERS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_UNIT = re.compile(r"(?<![A-Za-z])(?:[munk]?m|[CcKk][mM]|[Mm]|s|CO|kg|hm)\Z")


def flattened(raised: str, before: str) -> str:
    """What stands in plain text for `raised`, printed above the line after `before`.

    A bare number becomes a note mark `[3]`, several become `[3][4]`; the power of a unit (m², km²)
    stays one; anything else, marks with their own brackets among them, stays as it is.
    """
    bare = raised.strip()
    if _UNIT.search(before[-4:]) and re.fullmatch(r"-?[1-4]", bare):
        return bare.translate(_POWERS)
    if _DIGITS.fullmatch(bare):
        return "".join(f"[{number}]" for number in re.findall(r"\d+", bare))
    return raised


@dataclass(slots=True)
class Line:
    """A line of text as it grows; raised text is held back until it is complete."""

    _pieces: list[str] = field(default_factory=list)
    _raised: list[str] = field(default_factory=list)

    def add(self, text: str, *, raised: bool = False) -> None:
        """Appends `text`; pieces of one raised mark may come one by one."""
        if raised:
            self._raised.append(text)
        elif text:
            self._settle()
            self._pieces.append(text)

    def close(self) -> str:
        """The whole text. The line is empty afterwards."""
        self._settle()
        text = "".join(self._pieces)
        self._pieces.clear()
        return text

    def _settle(self) -> None:
        if self._raised:
            before = "".join(self._pieces[-4:])
            self._pieces.append(flattened("".join(self._raised), before))
            self._raised.clear()
