"""A sentence as tokens, and where its clauses and items begin and end."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.figures.lexer import Lexicon
from generator.figures.tokens import CLAUSE_ENDS, ITEM_ENDS, Kind, Token


@dataclass(frozen=True)
class Sentence:
    """The tokens of one sentence, by index; `text` is the clean text that they are of.

    Every method takes and gives indexes of tokens. An end is exclusive: the index of the mark that
    ends the clause, or the number of tokens.
    """

    text: str
    tokens: Sequence[Token]
    lexicon: Lexicon

    def __len__(self) -> int:
        return len(self.tokens)

    def kind(self, index: int) -> Kind | None:
        """The kind of a token; None behind the last one."""
        return self.tokens[index].kind if 0 <= index < len(self.tokens) else None

    def is_any(self, index: int, kinds: frozenset[Kind]) -> bool:
        """Whether there is such a token, and of one of these kinds."""
        return 0 <= index < len(self.tokens) and self.tokens[index].kind in kinds

    @cached_property
    def kinds(self) -> frozenset[Kind]:
        """The kinds of all tokens, for who looks for what few sentences hold."""
        return frozenset(token.kind for token in self.tokens)

    @cached_property
    def _ends(self) -> list[int]:
        marks = [i for i, token in enumerate(self.tokens) if token.kind in CLAUSE_ENDS]
        return [*marks, len(self.tokens)]

    def clause_start(self, index: int) -> int:
        """Where the clause begins that holds a token."""
        following = bisect_left(self._ends, index)
        return self._ends[following - 1] + 1 if following else 0

    def clause_end(self, index: int) -> int:
        """Where the clause ends that holds a token."""
        return self._ends[bisect_left(self._ends, index)] if index < len(self) else len(self)

    def item_end(self, index: int) -> int:
        """Where the clause ends that holds a token, or before that the item of a list."""
        while index < len(self) and self.tokens[index].kind not in ITEM_ENDS:
            index += 1
        return min(index, len(self))

    def member_start(self, index: int) -> int:
        """Where the member of a list begins that ； divides."""
        for before in range(index - 1, -1, -1):
            if self.tokens[before].kind is Kind.SEMICOLON:
                return before + 1
        return 0

    def clauses(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The clauses, or parts of them, within `[start, end)`."""
        while start < end:
            last = min(self.clause_end(start), end)
            yield start, last
            start = last + 1

    def words(self, start: int, end: int) -> str:
        """The text of the tokens `[start, end)`."""
        if start >= end:
            return ""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]

    def find(self, kinds: frozenset[Kind], start: int, end: int) -> int | None:
        """The first token of one of these kinds within `[start, end)`."""
        return next((i for i in range(start, end) if self.tokens[i].kind in kinds), None)

    def last(self, kinds: frozenset[Kind], start: int, end: int) -> int | None:
        """The last token of one of these kinds within `[start, end)`."""
        return next(
            (i for i in range(end - 1, start - 1, -1) if self.tokens[i].kind in kinds), None
        )

    def has(self, kinds: frozenset[Kind], start: int, end: int) -> bool:
        """Whether a token of one of these kinds stands within `[start, end)`."""
        return self.find(kinds, start, end) is not None

    def only_leads(self, start: int, end: int) -> bool:
        """Whether all of these tokens are place, time, verbs and adverbs: 2023年全市."""
        return all(self.tokens[i].leads for i in range(start, end))
