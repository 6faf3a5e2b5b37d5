"""Words for the tests of themes: of texts, and of documents beside others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from generator.themes.words import Cut, Phrases, count_words, cut, find_key_words


def cut_texts(texts: Iterable[str], phrases: Iterable[str] = ()) -> dict[str, Cut]:
    """The words of each text, in their order; `phrases` are left whole."""
    listed = tuple(dict.fromkeys(texts))
    return dict(zip(listed, cut(listed, (Phrases(phrases),)), strict=True))


def key_words(
    documents: Mapping[str, Cut], stop_words: Collection[str] = (), count: int = 8
) -> Mapping[str, Cut]:
    """The words that set each document apart from the others, most telling first."""
    counts = {key: count_words(words, stop_words) for key, words in documents.items()}
    return find_key_words(counts, count=count).of
