"""A text cut into words: whether a name is a word there, and what stands behind it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Set

Segment = Callable[[str], list[str]]
"""Cuts a text into words, so that none is lost."""

_RUN = re.compile(r"[^，。；：！？、“”‘’（）《》〔〕\[\]()…,;:!?\s]+")
"""What stands between two marks."""

_HAN = re.compile(r"[\u4e00-\u9fff]")
"""A Chinese character."""

_PREPOSITIONS = frozenset("在赴到至自从与和及向经距驻的")
"""Single words that stand before a name."""

_QUOTED_MAX = 8
"""Characters of a quotation that is a name of its own."""


class Cut:
    """A text cut into words, one run between two marks at a time, when it is asked for."""

    def __init__(self, text: str, segment: Segment) -> None:
        self._text = text
        self._segment = segment
        self._runs = [run.span() for run in _RUN.finditer(text)]
        self._borders: dict[int, list[int]] = {}

    def is_whole(self, start: int, end: int, joined: Set[str], *, single: bool) -> bool:
        """Whether words begin at `start` and end at `end`; with `single`, just one word.

        `joined` are ends of words that may follow within the same word: 台湾[同胞].
        """
        run = self._run(start)
        if run is None or end > run[1]:
            return False
        if start == run[0] and (end == run[1] or self._text[end] == "等"):
            return True
        borders = self._of(run)
        if start not in borders:
            return False
        if end not in borders:
            after = borders[bisect_right(borders, end)]
            return self._text[end:after] in joined
        return not single or borders.index(end) == borders.index(start) + 1

    def begins(self, start: int) -> bool:
        """Whether a word begins at `start`."""
        run = self._run(start)
        return run is not None and (start == run[0] or start in self._of(run))

    def begins_run(self, start: int) -> bool:
        """Whether a mark stands before `start`, or nothing."""
        run = self._run(start)
        return run is not None and start == run[0]

    def ends_before(self, end: int) -> bool:
        """Whether the character before `end` begins a word that goes on behind it: 北京[市|场]."""
        run = self._run(end - 1)
        if run is None or end >= run[1]:
            return False
        borders = self._of(run)
        return end not in borders and end - 1 in borders

    def is_doubtful(self, start: int, end: int) -> bool:
        """Whether a range is single characters to the dictionary, as is what stands before it.

        焕[新和]旅游 is none, 在[崇义]建设 is one.
        """
        run = self._run(start)
        if run is None or start == run[0]:
            return False
        borders = self._of(run)
        index = borders.index(start)
        if borders[index + 1] == end or start - borders[index - 1] > 1:
            return False
        return self._text[start - 1] not in _PREPOSITIONS

    def single_before(self, start: int) -> str:
        """The Chinese character before `start` that is a word by itself: 玉[华山]; else empty."""
        run = self._run(start)
        if run is None or start == run[0]:
            return ""
        borders = self._of(run)
        index = bisect_right(borders, start) - 1
        before = self._text[borders[index - 1] : start] if borders[index] == start else ""
        return before if len(before) == 1 and _HAN.match(before) else ""

    def is_within(self, at: int) -> bool:
        """Whether a word begins before a place and ends behind it: [大|小]兴安岭."""
        run = self._run(at)
        return run is not None and at != run[0] and at not in self._of(run)

    def in_quotation(self, start: int, end: int) -> bool:
        """Whether a range is a part of a short quotation: “阜民安[康保]”."""
        run = self._run(start)
        if run is None or (start, end) == run or run[1] - run[0] > _QUOTED_MAX:
            return False
        return self._text[run[0] - 1 : run[0]] == "“" and self._text[run[1] : run[1] + 1] == "”"

    def is_unknown(self, start: int, end: int) -> bool:
        """Whether the dictionary has none of the words in a range: they are single characters."""
        run = self._run(start)
        if run is None or end > run[1]:
            return False
        borders = [one for one in self._of(run) if start <= one <= end]
        return len(borders) == end - start + 1

    def following(self, end: int, count: int = 1) -> str:
        """The words behind `end` in the same run; empty where there are fewer."""
        run = self._run(end - 1)
        if run is None or end >= run[1]:
            return ""
        borders = self._of(run)
        if end not in borders:
            return ""
        index = borders.index(end) + count
        return self._text[end : borders[index]] if index < len(borders) else ""

    def _run(self, at: int) -> tuple[int, int] | None:
        index = bisect_right(self._runs, (at, len(self._text) + 1)) - 1
        if index < 0:
            return None
        run = self._runs[index]
        return run if run[0] <= at < run[1] else None

    def _of(self, run: tuple[int, int]) -> list[int]:
        known = self._borders.get(run[0])
        if known is None:
            known = [run[0]]
            for word in self._segment(self._text[run[0] : run[1]]):
                known.append(known[-1] + len(word))
            self._borders[run[0]] = known
        return known
