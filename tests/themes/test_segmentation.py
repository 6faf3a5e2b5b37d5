"""Segmentation: as jieba cuts, to the last tie, and without anything that it does beside."""

from __future__ import annotations

import sys
import tempfile
from functools import cache
from pathlib import Path

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text import to_halfwidth
from generator.themes.segmentation import forget_dictionary, segment
from generator.themes.words import texts_of
from tests.factory import seeds


@cache
def whole() -> jieba.Tokenizer:
    """Jieba with its whole dictionary, loaded without its cache in the shared temp folder."""
    tokenizer = jieba.Tokenizer()
    with tokenizer.get_dict_file() as file:
        tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(file)
    tokenizer.initialized = True
    return tokenizer


def cut_by_jieba(text: str) -> list[str]:
    return list(whole().cut(text, HMM=False))


def test_the_seeds_are_cut_as_jieba_cuts_them() -> None:
    texts = [to_halfwidth(t) for r in seeds().corpus.reports for t in texts_of(r)]
    assert [segment(text) for text in texts] == [cut_by_jieba(text) for text in texts]


CHARACTERS = (
    "中国人民共和大学生产业发展一二三的了是不高质量经济社会哈上下AT&T恤Bc15%.+-_#，。 \r\n㐀𠀀é"
)


@given(st.text(alphabet=CHARACTERS, max_size=40))
def test_any_text_is_cut_as_jieba_cuts_it(text: str) -> None:
    assert segment(text) == cut_by_jieba(text)


@pytest.mark.parametrize(
    "text", ["哈哈哈", "哈哈哈哈哈，哈哈哈哈", "AT&T恤BB机", "人人人人", "A", ""]
)
def test_ties_and_latin_letters_fall_as_jieba_lets_them(text: str) -> None:
    assert segment(text) == cut_by_jieba(text)


@given(st.text())
def test_no_character_is_lost(text: str) -> None:
    assert "".join(segment(text)) == text


def test_cutting_prints_nothing_and_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    forget_dictionary()
    assert segment("保护耕地") == ["保护", "耕地"]
    assert list(tmp_path.iterdir()) == []
    assert capfd.readouterr() == ("", "")


def test_a_dictionary_let_go_of_is_read_again() -> None:
    assert segment("保护耕地") == ["保护", "耕地"]
    forget_dictionary()
    assert "rjieba" not in sys.modules
    forget_dictionary()
    assert segment("保护耕地") == ["保护", "耕地"]
