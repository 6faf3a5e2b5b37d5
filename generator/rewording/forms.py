"""The forms in which words of two years are compared: what another print may change is left out."""

from __future__ import annotations

import re

from generator.grammar.numerals import COUNT, HAN_NUMERALS
from generator.grammar.years import NUMBER as DAY
from generator.grammar.years import YEAR
from generator.text import to_halfwidth

NUMBER = "〇"
"""What stands for every number in words that are `uncounted`."""

_SIGNS = str.maketrans(",;:!?()「」『』", "，；：！？（）“”“”")
_NO_WORD = re.compile(r"[\W_]+")
_DATE = re.compile(
    rf"{YEAR}年(?:{DAY}月(?:{DAY}日)?)?|{DAY}月{DAY}日|第{COUNT}[届次]"
    r"|(?<!\d)20\d\d(?=“|中国|国际|全国|世界|全球)"  # 2024中国博览会, and no 2050人
)
_DATED = re.compile("[年月届次]|20")
_MEASURES = "大个种项件条"
_NUMBERS = dict.fromkeys(map(ord, f"{HAN_NUMERALS}0123456789０１２３４５６７８９"), NUMBER)


def compared(text: str) -> str:
    """A text with signs of one width; length and positions are unchanged."""
    return to_halfwidth(text).translate(_SIGNS)


def words_length(text: str) -> int:
    """How many letters, digits and Chinese characters a text has."""
    return len(_NO_WORD.sub("", text))


def words_of(text: str) -> str:
    """The letters, digits and Chinese characters of a text, of one width and case."""
    return _NO_WORD.sub("", to_halfwidth(text)).casefold()


def undated(text: str) -> str:
    """The same without the numbers of years, days and sessions: what returns every year."""
    if not _DATED.search(text):
        return words_of(text)
    return words_of(_DATE.sub("年", to_halfwidth(text)))


def uncounted(text: str) -> str:
    """The same with one sign for every number: 10件实事, 十件实事 and 十二件实事 are one.

    So are 八大本领 and 八种本领.
    """
    folded = words_of(text.translate(_NUMBERS))
    while 2 * NUMBER in folded:
        folded = folded.replace(2 * NUMBER, NUMBER)
    for measure in _MEASURES:
        folded = folded.replace(NUMBER + measure, NUMBER)
    return folded
