"""The tokens of a sentence that claims ranks, and where its items begin and end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.ranks.lexer import Kind, Token

MARKS = frozenset({Kind.COMMA, Kind.SEMICOLON, Kind.LISTING})
PLACES = frozenset({Kind.PEERS, Kind.OWN, Kind.ABOVE})
"""What names those among whom something stands."""

NUMBERS = frozenset({Kind.AMOUNT, Kind.PLACES, Kind.RANK})
_AFTER_NUMBERS = ("左右", "以上", "以内", "多", "余")


@dataclass(frozen=True)
class Sentence:
    """The tokens of one sentence, by index; `text` is the clean text that they are of."""

    text: str
    tokens: Sequence[Token]

    def kind(self, index: int) -> Kind | None:
        """The kind of a token; None where there is none."""
        return self.tokens[index].kind if 0 <= index < len(self.tokens) else None

    def is_any(self, index: int, kinds: frozenset[Kind]) -> bool:
        """Whether there is such a token, and of one of these kinds."""
        return self.kind(index) in kinds

    def words(self, start: int, end: int) -> str:
        """The text of the tokens `[start, end)`."""
        if start >= end:
            return ""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]

    def ends_item(self, index: int) -> bool:
        """Whether the mark at `index` ends an item.

        、 does so behind a number (53家、居全国第6); elsewhere it divides the members of a list.
        """
        kind = self.kind(index)
        if kind is not Kind.LISTING:
            return kind in MARKS
        before = self.kind(index - 1)
        if before is Kind.AMOUNT and self._is_alike(index - 1, index + 1):
            return False  # 7万亿、8万亿、9万亿三个大台阶
        return before in NUMBERS or (
            before is Kind.TEXT
            and self.tokens[index - 1].text in _AFTER_NUMBERS
            and self.kind(index - 2) is Kind.AMOUNT
        )

    def _is_alike(self, first: int, second: int) -> bool:
        """Whether two tokens are amounts of the same unit."""
        if self.kind(second) is not Kind.AMOUNT:
            return False
        one, other = self.tokens[first].amount, self.tokens[second].amount
        if one is None or other is None:
            return False
        return (one.scale, one.unit) == (other.scale, other.unit)

    def item_end(self, index: int) -> int:
        """Behind the last token of the item that holds the token `index`, but for its mark."""
        while index < len(self.tokens) and not self.ends_item(index):
            index += 1
        return index

    def item_start(self, index: int) -> int:
        """Where the item begins that holds the token before `index`."""
        while index > 0 and not self.ends_item(index - 1):
            index -= 1
        return index
