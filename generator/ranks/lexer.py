"""Cuts a sentence that may claim a rank into tokens, once: whoever reads ranks walks these.

At each place the longest of a word, a rank's number and an amount counts; the rest becomes text.
Words of the reporting place itself, and of the one above it, come first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from generator.catalogue.ranks import RankVocabulary
from generator.catalogue.vocabulary import Vocabulary
from generator.grammar.numerals import Amount, amount_at, chinese_number
from generator.grammar.places import own_names, short_name
from generator.grammar.years import DIGIT_YEAR
from generator.model import Region


class Kind(StrEnum):
    """What a token says.

    The first group is told by its form, the second are the classes of `ranks.yml`, which explains
    them; the last two those of `vocabulary.yml` that ranks share with figures.
    """

    TEXT = "text"
    OWN = "own"  # the reporting place: 全省, 我省, 江西
    ABOVE = "above"  # the place above it by its name: 保定市
    RANK = "rank"  # 第3位, 前三, 首位
    PLACES = "places"  # 72位: a rank behind 列, else how far something moved
    FROM_BELOW = "from_below"  # 倒数第3: no rank from above
    AMOUNT = "amount"
    YEAR = "year"
    SEASON = "season"  # a part of a year: 一季度, 上半年, 1—11月
    RUN = "run"  # 连续三年
    COMMA = "comma"
    SEMICOLON = "semicolon"
    LISTING = "listing"  # 、
    JOINING = "joining"  # 和
    QUOTE = "quote"

    STANDS = "stands"
    ENTERS = "enters"
    PEERS = "peers"
    KINDS = "kinds"
    LISTS = "lists"
    EACH = "each"
    ALIKE = "alike"
    TIED = "tied"
    FILLS = "fills"
    INSIDE = "inside"
    WITHIN = "within"
    ORIGIN = "origin"
    OF = "of"
    PRAISE = "praise"
    RISES = "rises"
    FALLS = "falls"
    AGAINST = "against"
    GROWS = "grows"
    REACHES = "reaches"
    GROWTH = "growth"
    LEVEL = "level"
    CHANGE = "change"
    LEADS = "leads"
    GUARDS = "guards"
    ASIDES = "asides"

    EXPECTATION = "expectation"
    RESOLVE = "resolve"


class Token(NamedTuple):
    """The words `[start, end)` of a clean text and what they say.

    `low` and `high` are set for RANK (前三: 1 and 3) and PLACES, `number` for YEAR and RUN (0 where
    a run is not of years: 连续三个季度).
    """

    kind: Kind
    text: str
    start: int
    end: int
    low: int = 0
    high: int = 0
    number: int = 0
    amount: Amount | None = None


_NUMBER = r"(?:\d{1,4}|[一二两三四五六七八九十百]{1,6})"
_FORMS = re.compile(
    rf"""
      (?P<season>
        (?: 第?[一二三四] | [1-4] | 首 | 前[一二两三23]个? )季度 | 首季(?!度) | [上下前]半年
      | 前(?:\d{{1,2}}|[一二两三四五六七八九十]{{1,2}})个月
      | (?<![\d.])\d{{1,2}}月?(?:份)?[-—－–~～至到]\d{{1,2}}月 )
    | (?P<from_below> (?:倒数|倒|后)(?:第)?{_NUMBER}[位名]? | 末位 | 垫底 )
    | 第(?P<nth>{_NUMBER})[位名]?
    | 前(?P<top>{_NUMBER})(?![%‰％年月季个期天日届款]|分之|海|沿)[位名强甲]?
    | (?P<first> 首位 | 榜首 | 之首 | 头名 | 首名 | 头把交椅 )
    | (?P<run> (?:连续|已连续|蝉联)
        (?: 第?(?P<years>{_NUMBER})年(?:蝉联)? | {_NUMBER}(?:个季度|季度|个月|届|次|期|轮) ) )
    | (?P<year> (?<!\d)(?P<single>{DIGIT_YEAR})年(?:度|末|底)? )
    | (?P<bare>(?<![\d.])\d{{1,4}})[位名](?![次置])
    """,
    re.VERBOSE,
)
_COUNTED = re.compile("[^\\W\\d](?=[，。；、]|$)")
"""A measure word that no list of units has, where nothing else can follow a number: 182宗、."""

_FORM_STARTS = frozenset("倒后末垫第前首榜之头连已蝉一二三四上下0123456789")
_MARKS = {
    "，": Kind.COMMA,
    "：": Kind.COMMA,
    "；": Kind.SEMICOLON,
    "。": Kind.SEMICOLON,
    "！": Kind.SEMICOLON,
    "？": Kind.SEMICOLON,
    "、": Kind.LISTING,
    "和": Kind.JOINING,
    "与": Kind.JOINING,
    "及": Kind.JOINING,
    **dict.fromkeys('“”"‘’《》「」—…', Kind.QUOTE),
}
_AMOUNT_STARTS = frozenset("0123456789一二三四五六七八九十百两")
_SHARED = (Kind.EXPECTATION, Kind.RESOLVE)


class RankLexicon:
    """The words of ranks, ready to be looked up; `names` are those of places by their kind."""

    def __init__(
        self, ranks: RankVocabulary, vocabulary: Vocabulary, names: tuple[tuple[str, Kind], ...]
    ) -> None:
        words = {word: Kind(one.name) for one in ranks.classes for word in one.words}
        for one in vocabulary.classes:
            if one.name in _SHARED:
                words |= dict.fromkeys(one.words, Kind(one.name))
        self._units = ranks.units.matcher
        self._listed = tuple((words | dict(names)).items())
        self._matcher = AhoCorasick(tuple(word for word, _ in self._listed), store_patterns=False)

    def lex(self, text: str) -> tuple[Token, ...]:
        """The tokens of a clean sentence."""
        found = self._matcher.find_matches_as_indexes(text, overlapping=True)
        listed = {start: number for number, start, _ in found}  # the last at a place is the longest
        return tuple(self._tokens(text, listed))

    def _tokens(self, text: str, listed: dict[int, int]) -> Iterator[Token]:
        begun = position = 0
        while position < len(text):
            token = self._at(text, position, listed.get(position))
            if token is None:
                position += 1
                continue
            if begun < position:
                yield Token(Kind.TEXT, text[begun:position], begun, position)
            yield token
            begun = position = token.end
        if begun < len(text):
            yield Token(Kind.TEXT, text[begun:], begun, len(text))

    def _at(self, text: str, at: int, listed: int | None) -> Token | None:
        char = text[at]
        if char in _MARKS:
            return Token(_MARKS[char], char, at, at + 1)
        longest: Token | None = None
        if listed is not None:
            word, kind = self._listed[listed]
            longest = Token(kind, word, at, at + len(word))
        if char in _FORM_STARTS:
            form = _form(text, at)
            if form and (longest is None or form.end >= longest.end):
                longest = form
        if char in _AMOUNT_STARTS and (longest is None or longest.kind is not Kind.RANK):
            amount = amount_at(text, at)
            if amount and (amount.unit or amount.scale or char.isascii()):
                end = amount.end
                if not amount.unit:
                    counted = _COUNTED.match(text, end)
                    end += len(self._units.at(text, end)) or (1 if counted else 0)
                if longest is None or end > longest.end:
                    longest = Token(Kind.AMOUNT, text[at:end], at, end, amount=amount)
        return longest


def _form(text: str, at: int) -> Token | None:
    found = _FORMS.match(text, at)
    if not found:
        return None
    words, end = found.group(), found.end()
    try:
        if found["season"]:
            return Token(Kind.SEASON, words, at, end)
        if found["from_below"]:
            return Token(Kind.FROM_BELOW, words, at, end)
        if found["first"]:
            return Token(Kind.RANK, words, at, end, 1, 1)
        if found["nth"] or found["bare"]:
            number = chinese_number(found["nth"] or found["bare"])
            kind = Kind.RANK if found["nth"] else Kind.PLACES
            return Token(kind, words, at, end, number, number) if number else None
        if found["top"]:
            number = chinese_number(found["top"])
            return Token(Kind.RANK, words, at, end, 1, number) if number > 1 else None
        if found["run"]:
            return Token(Kind.RUN, words, at, end, number=chinese_number(found["years"] or "0"))
    except ValueError:  # 一百百 is no numeral
        return None
    return Token(Kind.YEAR, words, at, end, number=int(found["single"]))


@lru_cache(maxsize=512)
def rank_lexicon(ranks: RankVocabulary, vocabulary: Vocabulary, region: Region) -> RankLexicon:
    """The lexicon for the reports of a place, which names itself and the one above it."""
    own = dict.fromkeys(own_names(region), Kind.OWN)
    above = {name: Kind.ABOVE for name in (region.parent, short_name(region.parent)) if name}
    return RankLexicon(ranks, vocabulary, tuple((above | own).items()))
