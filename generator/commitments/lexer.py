"""The tokens of a plan's paragraph: marks, dates and the words of `commitments.yml`."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import attrgetter
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from generator.catalogue.commitments import CommitmentWords
from generator.grammar.numerals import HAN_ORDINALS
from generator.grammar.sentences import CLOSING, OPENING
from generator.grammar.years import DIGIT_YEAR


class Kind:
    """What a token is: a mark, a date, or a word of one of the catalogue's lists.

    Bits, so that a clause knows in one number of which kinds its tokens are.
    """

    STOP: Final = 1 << 0  # 。！？
    ITEM: Final = 1 << 1  # ；
    COLON: Final = 1 << 2
    COMMA: Final = 1 << 3
    OPENING: Final = 1 << 4  # of a pair
    DATE: Final = 1 << 5
    DEED: Final = 1 << 6
    OPENER: Final = 1 << 7  # a deed at a clause's head alone
    AIM: Final = 1 << 8
    LEAD: Final = 1 << 9
    ABOUT: Final = 1 << 10
    PASSED: Final = 1 << 11
    STATE: Final = 1 << 12
    REMARK: Final = 1 << 13
    REQUIRES: Final = 1 << 14
    TARGETS: Final = 1 << 15
    AIMED: Final = 1 << 16
    ANNOUNCES: Final = 1 << 17
    PAST: Final = 1 << 18
    STAGE: Final = 1 << 19
    BUILDS: Final = 1 << 20  # a stage as the deed of a clause alone
    EARLY: Final = 1 << 21
    ISSUES: Final = 1 << 22
    HOSTS: Final = 1 << 23
    EVENT: Final = 1 << 24
    VAGUE: Final = 1 << 25
    SCOPE: Final = 1 << 26
    SHORTENS: Final = 1 << 27
    PROFESSES: Final = 1 << 28
    HEADS: Final = 1 << 29  # announces a list, where one follows
    HIDDEN: Final = 1 << 30


DEEDS = Kind.DEED | Kind.STAGE | Kind.BUILDS | Kind.ISSUES | Kind.HOSTS | Kind.SHORTENS
"""What is done, wherever it stands in a clause."""

OPENS = DEEDS | Kind.OPENER
"""What a commitment begins with."""

_MARKS = {
    **dict.fromkeys("。！？!?", Kind.STOP),
    **dict.fromkeys("；;", Kind.ITEM),
    **dict.fromkeys("：:", Kind.COLON),
    **dict.fromkeys("，,", Kind.COMMA),
}
_PAIR = dict(zip(OPENING, CLOSING, strict=True))
_PAIR_MAX = 60  # characters in which a mark has its partner, or is not heeded

_QUARTER = f"第?[{HAN_ORDINALS[:4]}]季度"
_DATE = re.compile(
    rf"""
      (?:{DIGIT_YEAR}年|今年|明年|本年)?
      (?: (?:1[0-2]|[1-9])月(?:[1-3]?\d日|[底末初]|份|[上中下]旬)?(?:之前|以前|前|起)?
        | 年?(?:年底|年末|(?<=年)底)(?:之前|以前|前)?
        | (?:上半年|{_QUARTER}末?|(?<![一二两三四五六七八九十几数])年内)(?:之前|以前|前|内)?
        | (?:春节|国庆节?|“?五一”?|主?汛期|入冬|供暖[季期]|采暖[季期]|秋季开学)
          (?:来临)?(?:之前|以前|前)
      )
    | {DIGIT_YEAR}年(?:之前|以前|前|底前)
    | (?<=[到至]){DIGIT_YEAR}年
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A word or mark at `[start, end)` of a paragraph. A tuple, since a plan has thousands."""

    kind: int
    start: int
    end: int


class Lexer:
    """Finds the tokens of a paragraph in half-width forms."""

    def __init__(self, words: CommitmentWords) -> None:
        kinds = {
            Kind.DEED: words.deeds.words,
            Kind.OPENER: words.openers.words,
            Kind.AIM: words.aims.words,
            Kind.LEAD: words.leads.words,
            Kind.ABOUT: words.about.words,
            Kind.PASSED: words.passed.words,
            Kind.STATE: words.states.words,
            Kind.REMARK: words.remarks.words,
            Kind.REQUIRES: words.requires.words,
            Kind.TARGETS: words.targets.words,
            Kind.AIMED: words.aimed.words,
            Kind.ANNOUNCES: words.announces.words,
            Kind.HEADS: words.heads.words,
            Kind.PAST: words.past.words,
            Kind.STAGE: words.stages.words,
            Kind.BUILDS: words.builds.words,
            Kind.EARLY: words.early.words,
            Kind.ISSUES: words.issues.words,
            Kind.HOSTS: words.hosts.words,
            Kind.EVENT: words.events.words,
            Kind.VAGUE: words.vague.words,
            Kind.SCOPE: words.scope.words,
            Kind.SHORTENS: words.shortens.words,
            Kind.PROFESSES: words.professes.words,
            Kind.HIDDEN: (*words.hides_states.words, *words.hides_stages.words),
        }
        listed = {word: kind for kind, those in kinds.items() for word in those}
        listed |= _MARKS | dict.fromkeys(OPENING, Kind.OPENING)
        self._kinds = tuple(listed.values())
        self._matcher = AhoCorasick(
            tuple(listed), matchkind=MatchKind.LeftmostLongest, store_patterns=False
        )

    def lex(self, text: str) -> list[Token]:
        """The tokens in text order; marks within quotation marks or brackets are left out."""
        kinds = self._kinds
        tokens: list[Token] = []
        inside = 0
        for number, start, end in self._matcher.find_matches_as_indexes(text):
            kind = kinds[number]
            if kind == Kind.OPENING:
                close = text.find(_PAIR[text[start]], start, start + _PAIR_MAX)
                inside = max(inside, close)
            elif kind == Kind.HIDDEN:
                continue  # it only hides the words within it
            elif kind > Kind.OPENING or (start >= inside and not _is_thousands(text, start)):
                tokens.append(Token(kind, start, end))
        dates = [Token(Kind.DATE, *found.span()) for found in _DATE.finditer(text)]
        if not dates:
            return tokens
        dated = {at for date in dates for at in range(date.start, date.end)}
        kept = [one for one in tokens if one.start not in dated and one.end - 1 not in dated]
        return sorted((*kept, *dates), key=attrgetter("start"))


def _is_thousands(text: str, at: int) -> bool:
    return text[at] == "," and text[at + 1 : at + 4].isdigit() and text[at - 1 : at].isdigit()


@lru_cache(maxsize=4)
def lexer_of(words: CommitmentWords) -> Lexer:
    """The lexer of a catalogue, made once."""
    return Lexer(words)
