"""Cuts Chinese text into words: the only room that knows jieba.

A cut is the words of a text in their order: two Han characters or more, or Latin letters
(`营商环境`, `GDP`, `5G`); no punctuation, no figures, no single characters.
"""

from __future__ import annotations

import math
import re
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import chain, pairwise
from types import MappingProxyType
from typing import Any

from generator.grammar.numerals import HAN_NUMERALS, MEASURES
from generator.model import Report
from generator.text import to_halfwidth

Cut = tuple[str, ...]

DICTIONARY_TOTAL = 60_101_967
"""The sum of all frequencies in jieba 0.42.1's dictionary, to which it relates each one."""

_WORD = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]{2,}|(?=.*[A-Za-z]).{2,}")
_PHRASE = re.compile(r"[\u4e00-\u9fd5A-Za-z0-9+#&._%-]{2,}")
_AMOUNT = re.compile(rf"[{HAN_NUMERALS}几数第]+(?:大|{'|'.join(MEASURES)})?")
_ROAD = re.compile(r"[A-Z]\d{2,4}")


Cuts = Mapping[str, Cut]
"""The words of texts, by the texts themselves."""

Cutter = Callable[[Iterable[str], Iterable[str]], Cuts]
"""What cuts texts, leaving phrases whole: `cut_texts`, or that with a memory."""


def cut_texts(
    texts: Iterable[str], phrases: Iterable[str] = (), known: Cuts = MappingProxyType({})
) -> dict[str, Cut]:
    """The words of each text, in their order; `phrases` (专精特新) are left whole.

    `known` are texts that were cut before, with the same phrases. The dictionary takes a fraction
    of a second to load, so cut all texts of a build together. Nothing is printed or written.
    """
    wanted = dict.fromkeys(texts)
    new = [text for text in wanted if text not in known]
    fresh: dict[str, Cut] = {}
    if new:
        folded = [to_halfwidth(text) for text in new]
        tokenizer = _tokenizer(folded, phrases)
        for text, form in zip(new, folded, strict=True):
            words = tokenizer.cut(form, HMM=False)
            fresh[text] = tuple(word for word in words if _WORD.fullmatch(word))
    return {text: fresh[text] if text in fresh else known[text] for text in wanted}


def texts_of(reports: Iterable[Report]) -> Iterator[str]:
    """What `cut_sections` needs the words of: all titles and paragraphs."""
    for report in reports:
        yield from (section.title for section in report.sections)
        yield from (paragraph.text for paragraph in report.paragraphs)


def cut_sections(reports: Iterable[Report], cuts: Cuts) -> Mapping[str, Cut]:
    """The words of every section by its id, heading first.

    Depth 1 and 2 hold the paragraphs that stand directly in the section, depth 3 the paragraph that
    its topic sentence opens.
    """
    reports = tuple(reports)
    titles = {s.section_id: cuts[s.title] for report in reports for s in report.sections}
    paragraphs = {p.paragraph_id: cuts[p.text] for report in reports for p in report.paragraphs}
    sections: dict[str, Cut] = {}
    for report in reports:
        bodies: dict[str, list[Cut]] = {section.section_id: [] for section in report.sections}
        opened = {section.anchor: section.section_id for section in report.sections}
        for paragraph in report.paragraphs:
            bodies[paragraph.section_id].append(paragraphs[paragraph.paragraph_id])
            if paragraph.anchor in opened:
                sections[opened[paragraph.anchor]] = paragraphs[paragraph.paragraph_id]
        for section in report.sections:
            if not section.anchor:
                section_cuts = (titles[section.section_id], *bodies[section.section_id])
                sections[section.section_id] = tuple(chain.from_iterable(section_cuts))
    return sections


def vocabulary(cuts: Iterable[Cut]) -> tuple[str, ...]:
    """Every word of the cuts once, sorted."""
    return tuple(sorted(set(chain.from_iterable(cuts))))


def count_words(cut: Cut, stop_words: Collection[str] = ()) -> Counter[str]:
    """How often each word stands in a cut, without stop words, amounts (三年) and roads (G105)."""
    counts = Counter(cut)
    for word in tuple(counts):
        if word in stop_words or _AMOUNT.fullmatch(word) or _ROAD.fullmatch(word):
            del counts[word]
    return counts


def key_words(
    documents: Mapping[str, Cut], stop_words: Collection[str] = (), count: int = 8
) -> Mapping[str, Cut]:
    """The words that set each document apart from the others, most telling first.

    At most `count` of them, and fewer or none where little is said twice. No word stands within
    another one.
    """
    counts = {key: count_words(cut, stop_words) for key, cut in documents.items()}
    found_in = Counter(word for words in counts.values() for word in words)
    rarity = {word: math.log((1 + len(counts)) / (1 + found)) for word, found in found_in.items()}
    return {
        key: apart(
            sorted(
                (word for word, n in words.items() if n > 1),
                key=lambda word: (-(words[word] - 1) * rarity[word], word),
            ),
            count,
        )
        for key, words in counts.items()
    }


def apart(words: Iterable[str], count: int) -> Cut:
    """The first `count` words, without those that stand within an earlier one or around it."""
    chosen: list[str] = []
    for word in words:
        if len(chosen) == count:
            break
        if not any(word in other or other in word for other in chosen):
            chosen.append(word)
    return tuple(chosen)


def _tokenizer(texts: Iterable[str], phrases: Iterable[str]) -> Any:
    """A tokenizer with the part of jieba's dictionary that `texts` can need.

    Jieba's own loading takes three times as long, prints, writes a cache into the shared temp
    folder, and trusts whatever it finds there.
    """
    tokenizer = _import_jieba().Tokenizer()
    # What an entry can begin with: two characters, or a single one and the space behind it.
    pairs = {a + b for text in texts for a, b in pairwise(text)}
    pairs |= {f"{char} " for text in texts for char in set(text)}
    with tokenizer.get_dict_file() as file:
        entries = file.read().decode().splitlines()  # word, frequency, part of speech
    needed = [entry.split(" ", 2) for entry in entries if entry[:2] in pairs]
    known = {word: int(frequency) for word, frequency, _ in needed}
    for word in tuple(known):
        for length in range(1, len(word)):
            known.setdefault(word[:length], 0)
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = known, DICTIONARY_TOTAL, True
    usable = [
        phrase
        for phrase in phrases
        if _PHRASE.fullmatch(phrase) and all(a + b in pairs for a, b in pairwise(phrase))
    ]
    # All from the bare dictionary: what one text is cut into may not hang on the others.
    for phrase, frequency in [(phrase, tokenizer.suggest_freq(phrase)) for phrase in usable]:
        tokenizer.add_word(phrase, frequency)
    tokenizer.total = DICTIONARY_TOTAL
    return tokenizer


def _import_jieba() -> Any:
    """The package, imported without its warnings and without `pkg_resources`.

    That is part of older setuptools, takes 0.2 s to load, and is not needed: where it is missing,
    jieba opens its files itself.
    """
    name = "pkg_resources"
    before = sys.modules.get(name)
    sys.modules[name] = None  # type: ignore[assignment]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # invalid escapes in its patterns, since Python 3.12
            import jieba
    finally:
        del sys.modules[name]
        if before:
            sys.modules[name] = before
    return jieba
