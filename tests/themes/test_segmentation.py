"""Segmentation: as jieba cuts, to the last tie, and without anything that it does beside."""

from __future__ import annotations

import math
import tempfile
from functools import cache
from pathlib import Path

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalogue.themes import load_themes
from generator.text import to_halfwidth
from generator.themes.segmentation import DICTIONARY_TOTAL, Dictionary, dictionary
from generator.themes.words import texts_of
from tests.factory import seeds
from tests.themes.words import cut_texts


@cache
def whole() -> jieba.Tokenizer:
    """Jieba with its whole dictionary, loaded without its cache in the shared temp folder."""
    tokenizer = jieba.Tokenizer()
    with tokenizer.get_dict_file() as file:
        tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(file)
    tokenizer.initialized = True
    return tokenizer


def cut_by_jieba(text: str) -> list[str]:
    """Jieba's words of two characters or more; it gives line breaks out as words of their own."""
    return [word for word in whole().cut(text, HMM=False) if len(word) > 1 and word != "\r\n"]


def test_the_seeds_are_cut_as_jieba_cuts_them() -> None:
    texts = [to_halfwidth(t) for r in seeds().corpus.reports for t in texts_of(r)]
    assert dictionary().cut(texts) == [cut_by_jieba(text) for text in texts]


CHARACTERS = (
    "中国人民共和大学生产业发展一二三的了是不高质量经济社会哈上下AT&T恤Bc15%.+-_#，。 \r\n㐀𠀀é"
)


@given(st.text(alphabet=CHARACTERS, max_size=40))
def test_any_text_is_cut_as_jieba_cuts_it(text: str) -> None:
    assert dictionary().cut([text]) == [cut_by_jieba(text)]


@pytest.mark.parametrize(
    "text", ["哈哈哈", "哈哈哈哈哈，哈哈哈哈", "AT&T恤BB机", "人人人人", "A", ""]
)
def test_ties_and_latin_letters_fall_as_jieba_lets_them(text: str) -> None:
    assert dictionary().cut([text]) == [cut_by_jieba(text)]


def test_phrases_weigh_what_jieba_suggests() -> None:
    phrases = [*load_themes().phrases, "R&D", "经济", "一网通办", "㐀㐀", "AT"]
    assert dictionary().suggested_weights(phrases) == {
        phrase: math.log(whole().suggest_freq(phrase)) - math.log(DICTIONARY_TOTAL)
        for phrase in phrases
    }


def test_phrases_are_words_as_jieba_takes_added_words() -> None:
    """Those within others, and across words of the dictionary, are chosen by the same sums."""
    phrases = ["发展大", "大学生产", "经济社会发展", "会发展", "㐀中"]
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ = dict(whole().FREQ)
    tokenizer.total, tokenizer.initialized = DICTIONARY_TOTAL, True
    for phrase, frequency in [(phrase, whole().suggest_freq(phrase)) for phrase in phrases]:
        tokenizer.add_word(phrase, frequency)
        tokenizer.total = DICTIONARY_TOTAL
    texts = ["推动经济社会发展大学生产业", "会发展大学生产，㐀中国", "发展大发展大学"]
    expected = [[w for w in tokenizer.cut(t, HMM=False) if len(w) > 1] for t in texts]
    cuts = cut_texts(texts, phrases)
    assert [list(cuts[text]) for text in texts] == expected


def test_what_was_cut_before_changes_nothing() -> None:
    """The dictionary takes entries apart as texts need them, in whatever order these come."""
    entries = "中国 50 ns\n中国人 9 n\n中 30 f\n人民 40 n\n国人 8 n\n民 3 n\n国 20 n\n人 70 n\n"
    first, second = Dictionary(entries), Dictionary(entries)
    first.cut(["人民", "中"])
    assert first.cut(["中国人民"]) == second.cut(["中国人民"]) == [["中国", "人民"]]


def test_the_dictionary_is_the_one_whose_total_is_known() -> None:
    """The sum of the frequencies is that of the dictionary that is installed."""
    with jieba.Tokenizer().get_dict_file() as file:
        fields = file.read().decode().split()
    assert sum(int(frequency) for frequency in fields[1::3]) == DICTIONARY_TOTAL


def test_cutting_prints_nothing_and_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    dictionary.cache_clear()
    assert dictionary().cut(["保护耕地"]) == [["保护", "耕地"]]
    assert list(tmp_path.iterdir()) == []
    assert capfd.readouterr() == ("", "")
