"""Repetitions: letters added against copying, and a text that a scrape holds twice."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.model import Traced
from generator.splitting.page import SourcePage
from generator.text import bare, to_halfwidth

_LETTERS_AT_END = re.compile(r"[^\x00-\x7f]([A-Za-z]{2,6})$")
_END = 7  # characters that the letters and the one before them take
_WATERMARKED = 8  # lines: no text ends so many in the same letters
_REPEATED_LINES = 3
_REPEATED_CHARACTERS = 200
_WHOLE = 0.7  # the share of a text that a copy of it has
_HEAD_LINE_MAX = 60
_SUMMARY_MIN = 20


def watermark(texts: Sequence[str]) -> str:
    """The letters that a site appends to its lines against copying (成绩。kQe), or none."""
    ends = Counter(
        found[1] for text in texts if (found := _LETTERS_AT_END.search(text[-_END:])) is not None
    )
    letters, count = ends.most_common(1)[0] if ends else ("", 0)
    mixed = letters != letters.upper() and letters != letters.lower()  # no word: GDP, app
    return letters if mixed and count >= _WATERMARKED else ""


def set_repetitions_aside(page: SourcePage, bodies: Sequence[Traced]) -> list[Traced]:
    """The bodies without a second copy of earlier ones: a scrape may hold a text twice."""
    keys = [bare(to_halfwidth(body.text)) for body in bodies]
    counts = Counter(keys)
    if len(counts) == len(keys):
        return list(bodies)
    at: defaultdict[str, list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        if counts[key] > 1:
            at[key].append(index)
    twice: dict[int, int] = {}  # lines that repeat another, with that other's index
    index = 0
    while index < len(keys):
        runs = {first: _run(keys, first, index) for first in at[keys[index]][:4]}
        first = max(runs, key=lambda first: runs[first], default=0)
        length = runs.get(first, 0)
        twice |= {index + step: first + step for step in range(length)}
        index += max(1, length)
    for index in twice:
        page.remove(bodies[index], "repetition")
    around = set(_around_copy(keys, twice))
    for index in around:
        page.remove(bodies[index], "web_page")
    return [body for index, body in enumerate(bodies) if index not in twice.keys() | around]


def _around_copy(keys: Sequence[str], twice: Mapping[int, int]) -> Iterator[int]:
    """The lines above and within a second copy of a whole text: its head, a summary, a page's foot.

    They are short or begin as the text does, and need not be those of the first copy.
    """
    if not twice:
        return
    start, end, above = min(twice), max(twice), max(twice.values())
    copied = sum(len(keys[index]) for index in twice)
    if above >= start or copied < _WHOLE * sum(map(len, keys[:start])):
        return
    first = "".join(keys[: above + 1])
    for index in range(above + 1, end):
        short = len(keys[index]) <= _HEAD_LINE_MAX
        if index not in twice and (short or keys[index][:_SUMMARY_MIN] in first):
            yield index


def _run(keys: Sequence[str], first: int, second: int) -> int:
    """How many lines from `second` on repeat those from `first` on; 0 where too few to tell."""
    if first >= second:
        return 0
    length = 0
    while (
        second + length < len(keys)
        and first + length < second
        and keys[first + length] == keys[second + length]
    ):
        length += 1
    characters = sum(map(len, keys[second : second + length]))
    enough = length >= _REPEATED_LINES and characters >= _REPEATED_CHARACTERS
    return length if enough else 0
