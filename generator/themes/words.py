"""Cuts Chinese text into words, and tells the words that set one text apart from others.

A cut is the words of a text in their order: two Han characters or more, or Latin letters
(`营商环境`, `GDP`, `5G`); no punctuation, no figures, no single characters.

What a text is cut into depends on the text and on the phrases in it, and on nothing else: a report
is cut by itself, and again only where it has the terms of others.

A phrase is left whole where the text then has fewer words: 专精特新 is, 人才 in 个人才能 is not.
"""

from __future__ import annotations

import math
import re
import string
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, compress, pairwise

from ahocorasick_rs import AhoCorasick

from generator.grammar.numerals import HAN_NUMERALS, MEASURES
from generator.model import Report, Term
from generator.text import to_halfwidth
from generator.themes.segmentation import segment

Cut = tuple[str, ...]

_WORD = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]{2,}|(?=.*[A-Za-z]).{2,}")
_PHRASE = re.compile(r"[\u4e00-\u9fd5A-Za-z0-9+#&._%-]{2,}")
_AMOUNT_OR_ROAD = re.compile(rf"[{HAN_NUMERALS}几数第]+(?:大|{'|'.join(MEASURES)})?|[A-Z]\d{{2,4}}")
_BEGIN_AMOUNT_OR_ROAD = frozenset(f"{HAN_NUMERALS}几数第{string.ascii_uppercase}")


class Phrases:
    """Phrases (专精特新) that are left whole where that makes fewer words of a text.

    Those with quotation marks or blanks are none: no word crosses these.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._usable = usable(phrases)
        self._listed = tuple(self._usable)
        self._matcher = AhoCorasick(self._listed, store_patterns=False)

    @property
    def names(self) -> Set[str]:
        """The phrases themselves."""
        return self._usable.keys()

    def stand_in(self, report: Report) -> bool:
        """Whether some of them stand in the texts of a report."""
        return bool(self.find(_lines(texts_of(report))))

    def find(self, text: str) -> list[tuple[int, str]]:
        """Where each phrase begins that a text has, and the phrase.

        Those within each other are all found.
        """
        found = self._matcher.find_matches_as_indexes(text, overlapping=True)
        return [(start, self._listed[number]) for number, start, _ in found]


def usable(phrases: Iterable[str]) -> dict[str, None]:
    """The phrases that can be left whole, each once, in their order."""
    return {phrase: None for phrase in phrases if _PHRASE.fullmatch(phrase)}


@lru_cache(maxsize=4)
def phrases_of(phrases: tuple[str, ...]) -> Phrases:
    """The catalogue's phrases, made once a process."""
    return Phrases(phrases)


def cut(texts: Sequence[str], phrases: Sequence[Phrases]) -> list[Cut]:
    """The words of each text in turn."""
    return list(_cuts(_words(texts, phrases)))[: len(texts)]


def _words(texts: Iterable[str], phrases: Iterable[Phrases]) -> str:
    """The words of all texts, parted by blanks, and a line feed between two texts."""
    text = _lines(texts)
    found = chain.from_iterable(one.find(text) for one in phrases)
    words = _left_whole(text, segment(text), found)
    kept = {word for word in set(words) if word == "\n" or _WORD.fullmatch(word)}
    return " ".join(filter(kept.__contains__, words))


def _cuts(words: str) -> Iterator[Cut]:
    """The words of each line."""
    # One string for a word, however often it stands in the corpus.
    return (tuple(map(sys.intern, line.split())) for line in words.split("\n"))


def _lines(texts: Iterable[str]) -> str:
    """Texts as they are cut: all at once, which costs less, and each on a line of its own."""
    return "\n".join(map(to_halfwidth, texts))


def _left_whole(text: str, words: Iterable[str], found: Iterable[tuple[int, str]]) -> list[str]:
    """All words of a text, phrases found in it left whole where it then has fewer of them.

    Of phrases that overlap the first counts, and of those that begin together the longest. Where
    one cuts through words, these and their neighbours are counted as they are and as it, with what
    is cut on either side of it: 康 养成 本 becomes 康养 成本, 个人 才能 does not become 个 人才 能.
    """
    begins = bytearray(len(text) + 1)  # 1 where a word begins, and at the end
    for begin in accumulate(map(len, words), initial=0):
        begins[begin] = 1
    behind = 0
    for start, phrase in sorted(found, key=_first_and_longest):
        end = start + len(phrase)
        if start < behind:
            continue
        if not (begins[start] and begins[end]):
            if begins.find(1, start + 1, end) < 0:
                continue  # within one word, which may be as long as the text: AIAIAI…
            first = begins.rfind(1, behind, start + 1)
            first = max(begins.rfind(1, behind, first), behind)
            last = begins.find(1, end)
            last = max(begins.find(1, last + 1), last)
            parts = [*segment(text[first:start]), phrase, *segment(text[end:last])]
            if len(parts) >= begins.count(1, first, last):
                continue
            begins[first:last] = bytes(last - first)
            for begin in accumulate(map(len, parts), initial=first):
                begins[begin] = 1
        begins[start + 1 : end] = bytes(len(phrase) - 1)
        behind = end
    offsets = compress(range(len(begins)), begins)
    return [text[start:end] for start, end in pairwise(offsets)]


def _first_and_longest(hit: tuple[int, str]) -> tuple[int, int]:
    start, phrase = hit
    return start, -len(phrase)


# -- a report's words ------------------------------------------------------------------------------


def texts_of(report: Report) -> tuple[str, ...]:
    """The texts of a report that are cut: titles of sections that have one, then paragraphs."""
    titles = (section.title for section in report.sections if not section.anchor)
    return (*titles, *(paragraph.text for paragraph in report.paragraphs))


def read_words(report: Report, terms: Iterable[Term], phrases: Sequence[str]) -> str:
    """The words of a report as it stands alone: a line for each of `texts_of`, parted by blanks.

    `phrases` are the catalogue's; the report's own terms are left whole too.
    """
    own = Phrases(term.name for term in terms)
    return _words(texts_of(report), (phrases_of(tuple(phrases)), own))


def words_among(
    report: Report, words: str, own: Collection[str], everyones: Phrases, phrases: Sequence[str]
) -> list[Cut]:
    """The words of `texts_of` a report where the terms of other reports are left whole as well.

    `words` are those of `read_words`, with the same `phrases`; `own` are the names of the report's
    own terms, `everyones` those of all reports. Only texts that have others' are cut again.
    """
    texts = texts_of(report)
    cuts = list(_cuts(words))[: len(texts)]
    begins = list(accumulate((len(text) + 1 for text in texts), initial=0))
    others = [start for start, phrase in everyones.find(_lines(texts)) if phrase not in own]
    again = sorted({bisect_right(begins, start) - 1 for start in others})
    fresh = cut([texts[n] for n in again], (phrases_of(tuple(phrases)), everyones))
    for n, one in zip(again, fresh, strict=True):
        cuts[n] = one
    return cuts


def cut_sections(report: Report, cuts: Sequence[Cut]) -> Mapping[str, Cut]:
    """The words of every section by its id, heading first; `cuts` are those of `texts_of`.

    Depth 1 and 2 hold the paragraphs that stand directly in the section, depth 3 the paragraph that
    its topic sentence opens.
    """
    titled = [section for section in report.sections if not section.anchor]
    opened = {section.anchor: section.section_id for section in report.sections if section.anchor}
    sections: dict[str, list[str]] = {section.section_id: [] for section in report.sections}
    for section, words in zip(titled, cuts, strict=False):
        sections[section.section_id] += words
    for paragraph, words in zip(report.paragraphs, cuts[len(titled) :], strict=True):
        sections[paragraph.section_id] += words
        if paragraph.anchor in opened:
            sections[opened[paragraph.anchor]] += words
    return {section_id: tuple(words) for section_id, words in sections.items()}


# -- words that tell -------------------------------------------------------------------------------


def count_words(cut: Cut, stop_words: Collection[str] = ()) -> dict[str, int]:
    """How often each word stands in a cut, without stop words, amounts (三年) and roads (G105)."""
    counts = Counter(cut)
    return {
        word: n
        for word, n in counts.items()
        if word not in stop_words
        and (word[0] not in _BEGIN_AMOUNT_OR_ROAD or not _AMOUNT_OR_ROAD.fullmatch(word))
    }


Counts = Mapping[str, int]
"""How often each word stands in a text."""


@dataclass(frozen=True)
class Rarities:
    """In how many of some documents each word stands, and how much it weighs by that.

    A weight is the logarithm of the number of documents by those that have the word.
    """

    size: int
    found_in: Counter[str]
    weights: Mapping[str, float]

    @classmethod
    def of(cls, documents: Iterable[Counts]) -> Rarities:
        """The rarities of the words of `documents`."""
        listed = tuple(documents)
        found_in = Counter(chain.from_iterable(listed))
        weights = {word: _rarity(len(listed), found) for word, found in found_in.items()}
        return cls(len(listed), found_in, weights)

    def with_others(
        self, gone: Sequence[Counts], new: Sequence[Counts]
    ) -> tuple[Rarities, frozenset[str]]:
        """The same with other documents in place of some, and the words that now weigh otherwise.

        Where the number of documents is another, every word does.
        """
        found_in = self.found_in.copy()
        found_in.update(chain.from_iterable(new))
        found_in.subtract(chain.from_iterable(gone))
        moved = set(chain.from_iterable(new)).union(*gone)
        touched = {word for word in moved if found_in[word] != self.found_in[word]}
        for word in touched:
            if not found_in[word]:
                del found_in[word]
        size = self.size + len(new) - len(gone)
        if size != self.size:
            touched = found_in.keys() | self.found_in.keys()
        weights = dict(self.weights)
        for word in touched:
            if word in found_in:
                weights[word] = _rarity(size, found_in[word])
            else:
                del weights[word]
        return Rarities(size, found_in, weights), frozenset(touched)


def _rarity(documents: int, found: int) -> float:
    return math.log((1 + documents) / (1 + found))


@dataclass(frozen=True)
class KeyWords:
    """The words that set each document apart from the others, by its key, and how they were found.

    `counts` are those of the documents.
    """

    counts: Mapping[str, Counts]
    rarities: Rarities
    of: Mapping[str, Cut]


def find_key_words(
    counts: Mapping[str, Counts], known: KeyWords | None = None, count: int = 8
) -> KeyWords:
    """The words that set each document apart from the others, most telling first.

    At most `count` of them, and fewer or none where little is said twice. No word stands within
    another one. `known` are those of other documents, for the same `count`: what is known is taken
    over where a document's counts are the same object and no word that could be a key word of it
    weighs otherwise.
    """
    if known is None:
        known = KeyWords({}, Rarities.of(()), {})
    gone = [old for key, old in known.counts.items() if counts.get(key) is not old]
    new = {key: words for key, words in counts.items() if known.counts.get(key) is not words}
    rarities, changed = known.rarities.with_others(gone, list(new.values()))
    weights = rarities.weights
    found: dict[str, Cut] = {}
    for key, words in counts.items():
        if key not in new and not any(words.get(word, 0) > 1 for word in changed & words.keys()):
            found[key] = known.of[key]
            continue
        told = (word for word, n in words.items() if n > 1)
        heaviest = sorted(told, key=lambda word: (-(words[word] - 1) * weights[word], word))
        found[key] = apart(heaviest, count)
    return KeyWords(counts, rarities, found)


def apart(words: Iterable[str], count: int) -> Cut:
    """The first `count` words, without those that stand within an earlier one or around it."""
    chosen: list[str] = []
    for word in words:
        if len(chosen) == count:
            break
        for other in chosen:
            if word in other or other in word:
                break
        else:
            chosen.append(word)
    return tuple(chosen)
