"""A source's text, and which of its characters have been set aside and why."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import compress, pairwise

from generator.catalogue.furniture import FurnitureRule, FurnitureRules
from generator.model import Span, Traced

FILLER = "\x00"
"""Stands in masked text for the rest of an escape (`&nbsp;`) that is one blank."""

_OTHER_BREAKS = re.compile("\r(?!\n)|[\v\f\x85\u2028\u2029]")
_LEFT = bytes((1, 0, *bytes(254)))
"""Translates what is gone (1) into what is left."""


@dataclass(frozen=True, slots=True)
class Removed:
    """A stretch of furniture and why it is left out."""

    text: str
    reason: str
    place: Span


@dataclass(frozen=True, slots=True)
class Physical:
    """A line as it stands, without the white space around it; `indent` is that before it."""

    body: Traced
    indent: int = 0

    @property
    def text(self) -> str:
        return self.body.text


@dataclass
class SourcePage:
    """A source's text and which of its characters have been set aside so far."""

    text: str
    _gone: bytearray = field(init=False)
    _removed: list[Removed] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self._gone = bytearray(len(self.text))

    def removed(self) -> tuple[Removed, ...]:
        """The furniture, in text order."""
        return tuple(sorted(self._removed, key=lambda r: r.place))

    def kept(self, start: int, end: int) -> Traced:
        """What is left of `[start, end)`."""
        gone = self._gone[start:end]
        if not any(gone):
            return Traced(self.text[start:end], range(start, end))
        left = gone.translate(_LEFT)
        kept = "".join(compress(self.text[start:end], left))
        return Traced(kept, tuple(compress(range(start, end), left)))

    def cuts(self, body: Traced) -> tuple[int, ...]:
        """The positions of `body` before which furniture stands."""
        if not body.origins or body.origins[-1] - body.origins[0] + 1 == len(body):
            return ()
        return tuple(
            position
            for position, (left, right) in enumerate(pairwise(body.origins), 1)
            if right > left + 1 and any(self._gone[left + 1 : right])
        )

    def remove(self, body: Traced, reason: str) -> None:
        """Sets the characters of `body` aside, one record for each stretch still there."""
        borders = (0, *self.cuts(body), len(body))
        for start, end in pairwise(borders):
            piece = body.cut(start, end).strip()
            if piece:
                place = piece.span()
                self._removed.append(Removed(self.text[place.start : place.end], reason, place))
        for origin in body.origins:
            self._gone[origin] = 1

    def without_inline(self, body: Traced, rules: FurnitureRules) -> Traced:
        """`body` without the stretches that an inline rule takes, which are set aside."""
        cuts = sorted(
            (found.start(), found.end(), rule.reason)
            for rule in rules.of("inline")
            if rule.holds in body.text
            for found in rule.regex.finditer(body.text)
        )
        kept: list[Traced] = []
        position = 0
        for start, end, reason in cuts:
            if start >= position:
                kept.append(body.cut(position, start))
                self.remove(body.cut(start, end), reason)
                position = end
        return Traced.join((*kept, body.cut(position))).strip() if kept else body

    def without_end(self, body: Traced, letters: str) -> Traced:
        """`body` without the `letters` at its end, which are set aside."""
        if not letters or not body.text.endswith(letters):
            return body
        border = len(body) - len(letters)
        self.remove(body.cut(border), "watermark")
        return body.cut(0, border).strip()

    def without_escapes(self, rules: FurnitureRules) -> str:
        """The text with escaped line breaks and blanks replaced by real ones.

        The result is as long as the text: an escape is a blank and fillers.
        """
        masked = _OTHER_BREAKS.sub("\n", self.text)
        for scope in ("break", "space"):
            for rule in rules.of(scope):
                masked = rule.run.sub(self._blanks(rule), masked)
        return masked

    def _blanks(self, rule: FurnitureRule) -> Callable[[re.Match[str]], str]:
        blank = "\n" if rule.scope == "break" else "\u3000" if rule.wide else "\u00a0"

        def mask(found: re.Match[str]) -> str:
            start, end = found.span()
            self.remove(Traced(self.text[start:end], range(start, end)), rule.reason)
            blanks = blank * len(rule.regex.findall(found.group()))
            return blanks + FILLER * (end - start - len(blanks))

        return mask


def written_breaks(text: str, rules: FurnitureRules) -> int:
    """How often something stands in `text` for a line break (`_x000D_`)."""
    return sum(1 for rule in rules.of("break") for _ in rule.regex.finditer(text))
