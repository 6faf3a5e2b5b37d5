"""What a sentence is made of: its tokens, each with its kind, its words and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import NamedTuple

from generator.catalogue.vocabulary import Leads
from generator.grammar.numerals import Amount
from generator.model import Bound


class Kind(StrEnum):
    """What a token says.

    The first group is told by its form, the second are the classes of `vocabulary.yml`, which
    explains them.
    """

    TEXT = "text"  # words that no list has
    NAME = "name"  # an indicator's name
    CUE = "cue"  # what a short name needs before it, or what takes its antecedent away
    SCOPE = "scope"  # what narrows an indicator's name
    OWN = "own"  # the reporting place: 全省, 我省, 江西
    AMOUNT = "amount"
    YEAR = "year"
    SEVERAL_YEARS = "several_years"  # 五年来, “十四五”时期, 2021—2025年
    PART_OF_YEAR = "part_of_year"  # 上半年, 1—11月
    BASE_YEAR = "base_year"  # 比2020年, 自2015年: a year that the figure is not of
    SINCE = "since"  # 由, 从 before an amount
    ORDINAL = "ordinal"  # 第3位
    ITEM_NUMBER = "item_number"  # 1. at the head of a line
    ORNAMENT = "ornament"  # dashes, bullets, quotation marks
    DAMAGED = "damaged"  # digits with a lost character among them
    COMMA = "comma"
    SEMICOLON = "semicolon"
    COLON = "colon"
    STOP = "stop"
    LISTING = "listing"  # 、

    EXPECTATION = "expectation"
    ATTAINMENT = "attainment"
    ANNOUNCEMENT = "announcement"
    AIM = "aim"
    HIGHER_AIM = "higher_aim"
    AIM_LIST = "aim_list"
    RESOLVE = "resolve"
    BETTER = "better"
    PRACTICE = "practice"
    ADDITION = "addition"
    UP = "up"
    RAISE = "raise"
    DOWN = "down"
    IMPROVE = "improve"
    RATE = "rate"
    FALLING_RATE = "falling_rate"
    UNCHANGED = "unchanged"
    TO = "to"
    AVERAGED = "averaged"
    EVERY_YEAR = "every_year"
    SUMMED = "summed"
    EACH = "each"
    ALIKE = "alike"
    AT_LEAST = "at_least"
    SURPASS = "surpass"
    AT_MOST = "at_most"
    ABOUT = "about"
    ROUGHLY = "roughly"
    ABOUT_AFTER = "about_after"
    AT_LEAST_AFTER = "at_least_after"
    AT_MOST_AFTER = "at_most_after"
    BETWEEN_AFTER = "between_after"
    COMPARISON = "comparison"
    COMPARABLE = "comparable"
    REAL = "real"
    WITHOUT = "without"  # 扣除房地产开发投资后: what a figure leaves out
    NOMINAL = "nominal"
    BASE_POINT = "base_point"
    REACH = "reach"
    HOLD = "hold"
    CONTROL = "control"
    COPULA = "copula"
    MODAL = "modal"
    SETTING = "setting"
    VERB = "verb"
    FILLER = "filler"
    VOLUME = "volume"
    PARTICLE = "particle"
    OF = "of"
    GOES_ON = "goes_on"
    FIRST_TIME = "first_time"
    ADVERB = "adverb"
    TERRITORY = "territory"
    WHOLE_YEAR = "whole_year"
    THIS_YEAR = "this_year"
    LAST_YEAR = "last_year"
    IN_YEAR = "in_year"
    JOINING = "joining"
    RANK = "rank"
    MILESTONE = "milestone"
    SUPERLATIVE = "superlative"
    SHARE = "share"
    QUANTITY = "quantity"
    IN_STEP = "in_step"
    PACE = "pace"
    IN_TURN = "in_turn"
    MANNER = "manner"
    PLAN = "plan"
    THAN = "than"
    CONTRAST = "contrast"
    ET_CETERA = "et_cetera"
    WHOLE = "whole"
    ACTOR = "actor"
    AREA = "area"
    HEADING_FOR = "heading_for"
    ENTITY = "entity"


CLAUSE_ENDS = frozenset({Kind.COMMA, Kind.SEMICOLON, Kind.COLON, Kind.STOP})
ITEM_ENDS = CLAUSE_ENDS | {Kind.LISTING}
DIVIDERS = frozenset({Kind.LISTING, Kind.JOINING})
"""What stands between the items of a list within a clause."""

RISES = frozenset({Kind.UP, Kind.RAISE})
CHANGES = RISES | {Kind.DOWN}
RATES = frozenset({Kind.RATE, Kind.FALLING_RATE})
AIMS = frozenset({Kind.AIM, Kind.HIGHER_AIM, Kind.AIM_LIST})
"""Words that call a figure a target."""

IN_STEP = frozenset({Kind.IN_STEP, Kind.UNCHANGED})
BASES = frozenset({Kind.COMPARABLE, Kind.REAL, Kind.NOMINAL})
EXPECTS = frozenset({Kind.EXPECTATION})
RESOLVES = frozenset({Kind.RESOLVE})
HOLDS = frozenset({Kind.HOLD, Kind.CONTROL})

BOUNDS_BEFORE = {
    Kind.AT_LEAST: Bound.AT_LEAST,
    Kind.SURPASS: Bound.AT_LEAST,
    Kind.AT_MOST: Bound.AT_MOST,
    Kind.ABOUT: Bound.ABOUT,
    Kind.ROUGHLY: Bound.ABOUT,
}
"""How a word before a number binds it."""

BOUNDS_AFTER = {
    Kind.AT_LEAST_AFTER: Bound.AT_LEAST,
    Kind.AT_MOST_AFTER: Bound.AT_MOST,
    Kind.ABOUT_AFTER: Bound.ABOUT,
    Kind.BETWEEN_AFTER: Bound.RANGE,
}
"""How a word behind a number binds it."""


class Role(IntEnum):
    """What an indicator's name may be used for; of two at one place the first role counts."""

    FULL = 0  # figures and wordings
    COLLECTIVE = 1  # several indicators at once: one figure alone is neither's
    WEAK = 2  # figures only, where no full name gives one
    MENTION = 3  # wordings only


@dataclass(frozen=True, slots=True)
class IndicatorName:
    """The indicators that a name means, in order.

    `scope` is what the name itself narrows the indicator to, empty where it does not. A `short`
    name counts only behind its antecedent.
    """

    indicators: tuple[str, ...]
    role: Role
    scope: str = ""
    short: bool = False


class Token(NamedTuple):
    """The words `[start, end)` of a clean text and what they say.

    `amount` is set for AMOUNT, `name` for NAME. `year` is that of YEAR, BASE_YEAR and SINCE (0 for
    a base without number); `years` (first, last) are those of SEVERAL_YEARS where the words name
    them, `length` is how many they are where they say so. `indicators` are those of which SCOPE and
    CUE speak. A tuple, since a report has tens of thousands.
    """

    kind: Kind
    text: str
    start: int
    end: int
    leads: Leads = Leads.NOT
    fills: bool = False
    amount: Amount | None = None
    name: IndicatorName | None = None
    year: int | None = None
    years: tuple[int, int] | None = None
    length: int = 0
    indicators: frozenset[str] = frozenset()
