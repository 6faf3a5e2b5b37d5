"""The lexer: every word of the vocabulary is found, forms are told, and nothing is lost."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalogue.indicators import load_indicators
from generator.catalogue.vocabulary import FigureWords, load_vocabulary
from generator.figures.clean import clean
from generator.figures.lexer import lexicon_of, own_words
from generator.figures.sentence import Sentence
from generator.figures.subjects import find_names
from generator.figures.tokens import Kind, Token
from generator.model import Level, Region
from tests.factory import seeds

JIANGXI = Region(name="江西省", adcode="360000", level=Level.PROVINCE)
CLASSES = load_vocabulary().classes


def lex(text: str, region: Region = JIANGXI) -> tuple[Token, ...]:
    lexicon = lexicon_of(load_indicators(), national=region.level is Level.NATIONAL)
    return lexicon.lex(text, own_words(region))


def kinds(text: str) -> list[tuple[str, str]]:
    return [(token.kind.value, token.text) for token in lex(text)]


@pytest.mark.parametrize("words", CLASSES, ids=lambda words: words.name)
def test_the_example_of_a_class_holds_a_word_of_it(words: FigureWords) -> None:
    """What the catalogue gives as an example is read as that class."""
    assert Kind(words.name) in {token.kind for token in lex(words.example)}


def test_every_class_is_a_kind() -> None:
    """No list of the catalogue is one that the program does not know."""
    known = {kind.value for kind in Kind}
    assert {words.name for words in CLASSES} <= known


@pytest.mark.parametrize(
    "text, expected",
    [
        ("2024年", [("year", "2024年")]),
        ("2021—2025年", [("several_years", "2021—2025年")]),
        ("2019–2023年", [("several_years", "2019–2023年")]),
        ("2019～2023年", [("several_years", "2019～2023年")]),
        ("2019——2023年", [("several_years", "2019——2023年")]),
        ("1–11月", [("part_of_year", "1–11月")]),
        ("“十五”时期", [("several_years", "“十五”时期")]),
        ("“十四五”时期", [("several_years", "“十四五”时期")]),
        ("“十四五”末", [("year", "“十四五”末")]),
        ("五年来", [("several_years", "五年来")]),
        ("近十年最好", [("about", "近"), ("amount", "十年"), ("superlative", "最好")]),
        ("比2020年增长30%", [("base_year", "比2020年"), ("up", "增长"), ("amount", "30%")]),
        ("由8亿元", [("since", "由"), ("amount", "8亿元")]),
        ("前三季度", [("part_of_year", "前三季度")]),
        ("1—11月", [("part_of_year", "1—11月")]),
        ("第3位", [("ordinal", "第3位")]),
        ("扣除价格因素后", [("real", "扣除价格因素后")]),
        ("1?2%", [("damaged", "1?2%")]),
        ("PM10", [("text", "PM10")]),
        ("GDP", [("name", "GDP")]),
        ("全省", [("own", "全省")]),
        ("全国", [("whole", "全国")]),
        ("增产", [("entity", "增产")]),
        ("百分之五", [("amount", "百分之五")]),
        ("R&D经费占全省GDP比重", [("name", "R&D经费占全省GDP比重")]),
    ],
)
def test_forms(text: str, expected: list[tuple[str, str]]) -> None:
    """Years, bases, amounts and words are told from one another."""
    assert kinds(text) == expected


@pytest.mark.parametrize(
    "words, years",
    [("“十四五”时期", (2021, 2025)), ("2016—2020年", (2016, 2020)), ("五年来", None)],
)
def test_several_years_say_which(words: str, years: tuple[int, int] | None) -> None:
    """A five-year plan has years of its own; 五年来 has them from its report."""
    (token,) = lex(words)
    assert token.years == years


def test_the_place_speaks_of_itself() -> None:
    """全省 is a province's own, and a larger place's in a city's report."""
    city = Region(name="吉安市", adcode="360800", level=Level.PREFECTURE, parent="江西省")
    assert [t.kind for t in lex("全省", city)] == [Kind.WHOLE]
    assert [t.kind for t in lex("全市", city)] == [Kind.OWN]
    assert [t.kind for t in lex("吉安", city)] == [Kind.OWN]


@given(
    st.text(
        alphabet="地区生产总值GDP增长下降5.%、，；。和分别左右以上预计城乡居民20234年第一五前近比由到“”?_-— "
    )
)
def test_tokens_cover_the_text(text: str) -> None:
    """Every character stands in exactly one token, in order."""
    tokens = lex(text)
    assert "".join(token.text for token in tokens) == text
    assert [token.start for token in tokens] == [0, *(token.end for token in tokens[:-1])][
        : len(tokens)
    ]


@given(st.sampled_from([word for words in CLASSES for word in words.words]))
def test_no_name_is_passed_over(word: str) -> None:
    """Whatever may be an indicator's name has its sentence read."""
    lexicon = lexicon_of(load_indicators(), national=False)
    for indicator in load_indicators():
        names = (*indicator.aliases, *indicator.weak, *indicator.wider, *indicator.mentions)
        for name in (*names, *indicator.collective, *(form.example for form in indicator.forms)):
            assert lexicon.may_name(word + name)
        if indicator.short:
            for before, name in product(indicator.short.after, indicator.short.names):
                assert lexicon.may_name(f"{before}{word}{name}")


def test_what_is_passed_over_names_nothing() -> None:
    """Most sentences are not read, since none of the words stands there that a name is made of."""
    lexicon = lexicon_of(load_indicators(), national=False)
    passed = 0
    for paragraph in (p for report in seeds().corpus.reports for p in report.paragraphs):
        text = clean(paragraph.text, lexicon.narrows).text
        if not lexicon.may_name(text):
            passed += 1
            assert not find_names(Sentence(text, lexicon.lex(text, {}), lexicon))
    assert passed
