"""Segments Chinese text by jieba's dictionary: the only room that knows jieba.

The most probable way through the dictionary's words, exactly as `jieba.cut(text, HMM=False)` finds
it, only quicker: the dictionary is read once a process, and of its entries only those are taken
apart that begin with two characters that some text has side by side.
"""

from __future__ import annotations

import math
import re
import string
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from operator import add
from pathlib import Path
from types import MappingProxyType

DICTIONARY_TOTAL = 60_101_967
"""The sum of all frequencies in jieba 0.42.1's dictionary, to which it relates each one."""

Phrases = Mapping[int, Sequence[tuple[int, float]]]
"""Phrases in a text that are words beside the dictionary's: by where they begin, their lengths
and weights."""

_LOG_TOTAL = math.log(DICTIONARY_TOTAL)
_NO_WORD = math.log(1) - _LOG_TOTAL  # the weight of a character that is no word
_Pair = tuple[float | None, str]
_NO_PAIR: _Pair = (None, "")
_Longer = tuple[
    str, int, float
]  # what is left of a word behind its third character; length; weight
_NO_PHRASES: Phrases = MappingProxyType({})
_BLOCK = re.compile("[\u4e00-\u9fd5a-zA-Z0-9+#&._%-]+")  # elsewhere jieba sees no words
_LATIN = re.compile("[a-zA-Z0-9]{2}")
_LATIN_SIGNS = frozenset(string.ascii_letters + string.digits)
# All entries that begin with one character: they stand together in the dictionary.
_ENTRIES = re.compile(r"^(.).*(?:\n\1.*)*$", re.MULTILINE)
_SECOND = re.compile(r"\n.(?=(\S))")


class Dictionary:
    """The words of jieba's dictionary with their weights, the logarithms of their frequencies."""

    def __init__(self, entries: str) -> None:
        """`entries`: a line each of word, frequency and part of speech, parted by blanks."""
        self._entries: dict[str, str] = {}
        for found in _ENTRIES.finditer(entries):
            self._entries[found[1]] = f"{self._entries.get(found[1], '')}\n{found[0]}"
        # What texts needed so far: the weights of single characters, what may follow each and where
        # the entries of both begin; of pairs, those that are no word (None) included, what may
        # follow them; the longer words by their first three characters.
        self._singles: dict[str, float] = {}
        self._seconds: dict[str, str] = {}
        self._begins: dict[str, array[int]] = {}
        self._pairs: dict[str, _Pair] = {}
        self._longer: dict[str, tuple[_Longer, ...]] = {}

    def cut(
        self, texts: Sequence[str], phrases: Sequence[Phrases] | None = None
    ) -> list[list[str]]:
        """The words of each text in their order, without those of a single character.

        `phrases` are those in each text.
        """
        self._load(texts)
        found = phrases or [_NO_PHRASES] * len(texts)
        return [self._words(text, within) for text, within in zip(texts, found, strict=True)]

    def suggested_weights(self, phrases: Iterable[str]) -> dict[str, float]:
        """The weights with which phrases are left whole rather than cut, as jieba suggests them."""
        listed = tuple(dict.fromkeys(phrases))
        self._load(listed)
        weights = {}
        for phrase in listed:
            share = 1.0
            for word in _joined(phrase, self._steps(phrase, _NO_PHRASES)):
                share *= (self._frequency(word) or 1) / DICTIONARY_TOTAL
            frequency = max(int(share * DICTIONARY_TOTAL) + 1, self._frequency(phrase))
            weights[phrase] = math.log(frequency) - _LOG_TOTAL
        return weights

    def _words(self, text: str, phrases: Phrases) -> list[str]:
        steps = self._steps(text, phrases)
        if _LATIN.search(text):
            return [word for word in _joined(text, steps) if len(word) > 1]
        words: list[str] = []
        start, size = 0, len(text)
        while start < size:
            step = steps[start]
            if step > 1:
                words.append(text[start : start + step])
            start += step
        return words

    def _steps(self, text: str, phrases: Phrases) -> list[int]:
        """For each position of a text the length of the word with which the best way goes on.

        The score of a way is the sum of its words' weights. Sums run from the end of a block, as
        jieba's do, so that rounding is the same; of equal ways the one with the longer word counts.
        """
        size = len(text)
        steps = [1] * size
        scores = [0.0] * (size + 1)
        singles = list(map(self._singles.__getitem__, text))
        pairs = [*map(self._pairs.get, map(add, text, text[1:])), None]
        for at in phrases:
            pairs[at] = pairs[at] or _NO_PAIR
        thirds = f"{text[2:]}\n\n"
        score = 0.0
        for start in range(size - 1, -1, -1):
            single = singles[start]
            pair = pairs[start]
            if pair is None:
                if single:
                    scores[start] = score = single + score
                else:  # between two blocks
                    score = 0.0
                continue
            # A character that is no word stands by itself only where no word begins.
            best = -math.inf if single is _NO_WORD else single + score
            step = 1
            weight, following = pair
            if weight is not None:
                way = weight + scores[start + 2]
                if way >= best:
                    best, step = way, 2
            if thirds[start] in following:
                for tail, length, longer in self._beginning(text[start : start + 3]):
                    if text.startswith(tail, start + 3):
                        way = longer + scores[start + length]
                        if way >= best:
                            best, step = way, length
            if phrases and start in phrases:
                for length, whole in phrases[start]:
                    way = whole + scores[start + length]
                    if way > best or (way == best and length > step):
                        best, step = way, length
            scores[start] = score = single + score if best == -math.inf else best
            steps[start] = step
        return steps

    def _beginning(self, three: str) -> tuple[_Longer, ...]:
        """The words of three characters or more that begin with these, shorter ones first."""
        known = self._longer.get(three)
        if known is None:
            known = self._longer[three] = tuple(
                (word[3:], len(word), math.log(frequency) - _LOG_TOTAL)
                for word, frequency in sorted(self._entries_of(three), key=_length)
                if _BLOCK.fullmatch(word)
            )
        return known

    def _load(self, texts: Iterable[str]) -> None:
        """Takes those entries of one or two characters apart that the texts need."""
        joined = "\n".join(texts)
        for char in set(joined) - self._singles.keys():
            self._open(char)
            frequency = self._frequency(char)
            weight = math.log(frequency) - _LOG_TOTAL if frequency else _NO_WORD
            self._singles[char] = weight if _BLOCK.match(char) else 0.0
        for pair in set(map(add, joined, joined[1:])) - self._pairs.keys():
            if pair[1] in self._seconds[pair[0]] and _BLOCK.fullmatch(pair):
                entries = dict(self._entries_of(pair))
                frequency = entries.pop(pair, 0)
                of_pair = math.log(frequency) - _LOG_TOTAL if frequency else None
                self._pairs[pair] = of_pair, "".join({word[2] for word in entries})

    def _open(self, char: str) -> None:
        """Notes where among the entries of a character those of each second one begin."""
        lines = self._entries.get(char, "").split("\n")
        entries = self._entries[char] = "\n".join(("", *sorted(filter(None, lines)), ""))
        begins: dict[str, int] = {}
        for found in _SECOND.finditer(entries):
            begins.setdefault(found[1], found.start())
        self._seconds[char] = "".join(begins)
        self._begins[char] = array("L", (*begins.values(), len(entries)))

    def _entries_of(self, words: str) -> Iterator[tuple[str, int]]:
        """The entries that begin with some words, and their frequencies."""
        entries = self._entries[words[0]]
        start, behind = 0, len(entries)
        place = self._seconds[words[0]].find(words[1])
        if place >= 0:  # else it is a blank: the character by itself
            start, behind = self._begins[words[0]][place : place + 2]
        start = entries.find(f"\n{words}", start, behind)
        while start >= 0:
            end = entries.index("\n", start + 1)
            word, frequency, *_ = entries[start + 1 : end].split(" ")
            yield word, int(frequency)
            start = entries.find(f"\n{words}", end, behind)

    def _frequency(self, word: str) -> int:
        """How often a word was counted; 0 for one that is not in the dictionary."""
        return next((n for _, n in self._entries_of(f"{word} ")), 0)


def _joined(text: str, steps: Sequence[int]) -> Iterator[str]:
    """The words of a text, single signs included; single letters and digits in a row are one."""
    start, size = 0, len(text)
    while start < size:
        end = start + steps[start]
        if end - start == 1 and text[start] in _LATIN_SIGNS:
            while end < size and steps[end] == 1 and text[end] in _LATIN_SIGNS:
                end += 1
        yield text[start:end]
        start = end


def _length(entry: tuple[str, int]) -> int:
    return len(entry[0])


@cache
def dictionary() -> Dictionary:
    """Jieba's dictionary, read once a process; nothing is printed or written.

    Jieba itself is not imported: it would print, and write a cache into the shared temp folder.
    """
    spec = find_spec("jieba")
    origin = spec.origin if spec else None
    assert origin, "jieba is a dependency of this package"
    return Dictionary(Path(origin).with_name("dict.txt").read_text(encoding="utf-8"))


def forget_dictionary() -> None:
    """Lets go of the dictionary, a tenth of a build's memory; who needs it again reads it again."""
    dictionary.cache_clear()
