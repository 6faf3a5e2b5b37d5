"""Sentences for the tests of figures, cut into tokens as a province's report."""

from __future__ import annotations

from generator.catalogue.indicators import load_indicators
from generator.figures.lexer import lexicon_of, own_words
from generator.figures.sentence import Sentence
from generator.model import Level, Region

JIANGXI = Region(name="江西省", adcode="360000", level=Level.PROVINCE)


def sentence_of(text: str) -> Sentence:
    """The text as one sentence."""
    lexicon = lexicon_of(load_indicators(), national=False)
    return Sentence(text, lexicon.lex(text, own_words(JIANGXI)), lexicon)
