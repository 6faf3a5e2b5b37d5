"""The words that two reports have in common, wherever they stand in either of them.

`sharing/runs.py` tells of each run of the one where it stands first in the other. Here all places
count, so that what stands twice is common both times. `assets/scripts/pairing/common.js` does the
same in a browser: a test holds one to the other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from generator.sharing.folded import Folded
from generator.sharing.passages import SharedPassage, without_marks
from generator.sharing.runs import DIGITS

Ranges = tuple[tuple[int, int], ...]
"""Ranges of a paragraph's text, in order and apart."""


def common_words(
    own: Folded, other: Folded, passages: Iterable[SharedPassage]
) -> tuple[Mapping[int, Ranges], Mapping[int, Ranges]]:
    """What is common, by the ordinals of the paragraphs of either report.

    `passages` are those that `own` shares with `other`. Marks at the ends of common words are left
    out.
    """
    numbers = {one.paragraph_id: number for number, one in enumerate(own.paragraphs)}
    here: dict[int, list[tuple[int, int]]] = {}
    there: dict[int, list[tuple[int, int]]] = {}
    runs: dict[str, None] = {}
    places = {one.paragraph_id: one for one in other.paragraphs}
    for passage in passages:
        paragraph = own.paragraphs[numbers[passage.paragraph_id]]
        here.setdefault(paragraph.ordinal, []).append((passage.start, passage.end))
        beside = places[passage.other_paragraph_id]
        there.setdefault(beside.ordinal, []).append((passage.other_start, passage.other_end))
        run = _run(own, numbers[passage.paragraph_id], passage.start, passage.end)
        start, end = without_marks(run, 0, len(run))
        runs[run[start:end]] = None
    for run in runs:
        for start in _standing(run, other.text):
            beside, first, last = other.place(start, start + len(run))
            there.setdefault(beside.ordinal, []).append((first, last))
    return _merged(own, here), _merged(other, there)


def _run(folded: Folded, number: int, start: int, end: int) -> str:
    """The folded characters of a range of a paragraph's own text."""
    begin, kept = folded.begins[number], folded.kept[number]
    if kept is not None:
        start, end = bisect_left(kept, start), bisect_left(kept, end)
    return folded.text[begin + start : begin + end]


def _standing(run: str, text: str) -> Iterator[int]:
    """Where a run stands in a text; not where it would cut a number."""
    place = text.find(run)
    while place >= 0:
        end = place + len(run)
        cuts = (run[0] in DIGITS and text[place - 1] in DIGITS) or (
            run[-1] in DIGITS and text[end] in DIGITS
        )
        if not cuts:
            yield place
        place = text.find(run, end)


def _merged(
    folded: Folded, found: Mapping[int, list[tuple[int, int]]]
) -> dict[int, tuple[tuple[int, int], ...]]:
    """The ranges of each paragraph without the marks at their ends, joined where they meet."""
    texts = {one.ordinal: one.text for one in folded.paragraphs if one.ordinal in found}
    merged: dict[int, tuple[tuple[int, int], ...]] = {}
    for ordinal, ranges in found.items():
        joined: list[tuple[int, int]] = []
        for start, end in sorted(without_marks(texts[ordinal], *one) for one in ranges):
            if joined and start <= joined[-1][1]:
                joined[-1] = joined[-1][0], max(end, joined[-1][1])
            else:
                joined.append((start, end))
        merged[ordinal] = tuple(joined)
    return merged
