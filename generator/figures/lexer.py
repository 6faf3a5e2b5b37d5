"""Cuts a paragraph's clean text into tokens, once: whoever reads figures walks these.

At each place the longest of a word, a form (a year, a part of a year) and an amount counts; what
none of them is becomes text. Words of the reporting place itself come first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from generator.catalogue.indicators import Indicator
from generator.catalogue.vocabulary import Leads, Vocabulary, load_vocabulary
from generator.figures.tokens import IndicatorName, Kind, Role, Token
from generator.grammar.numerals import HAN_ORDINALS, amount_at, find_amounts
from generator.grammar.places import own_names
from generator.grammar.signs import DASHES, TO
from generator.grammar.words import Words
from generator.grammar.years import DIGIT_YEAR, PLAN, plan_ends_in
from generator.model import Region

_YEAR = rf"{DIGIT_YEAR}年"
_COUNT = "[二两三四五六七八九十]"
_FORMS = re.compile(
    rf"""
      (?P<plan_end>      {PLAN}(?:规划)?末 )
    | (?P<several_years>
        (?: {PLAN}(?:时期|期间|以来|规划期|的?五年
              |(?=(?:经济社会)?(?:发展)?的?(?:主要|奋斗|预期){{1,2}}目标(?:任务)?[是为：]))
          | [顾望]{PLAN}
          | (?:过去|今后|未来|近|这|前|回[顾首望])的?(?:[二两三四五十]|[2-9])年
          | (?:{_COUNT}|[2-9]|\d\d)年多?(?:来|间) | 本届政府 | (?:任期|换届|任职)以来
          | (?<![第前后])[二三四五]年(?:的?(?:奋斗|发展|历程|奋进|耕耘|探索|实践|努力|时间))
          | (?:{_COUNT}|[2-9])年(?=年均|累计|平均每年)
          | {_YEAR}以来
          | (?P<first>{DIGIT_YEAR})年?{TO}(?P<last>{DIGIT_YEAR})年 )
        # 近十年最好位次 is of one year.
        (?![^，。；！]{{0,6}}(?:[最首]|新高|新低|同期|第一|之[最首])) )
    | (?P<since>
        (?:由|从)(?:{_YEAR}[末底]?|上年|去年|上一年|年初|上半年|[一二三四]季度)?(?:末|同期)?的?
        (?=\d)(?!{_YEAR}) )
    | (?P<base_year>
        (?:比|较)(?:{_YEAR}(?:同期|[末底])?|{PLAN}末?|上届末?|换届前)
        | (?:与|同|和)(?:{_YEAR}(?:同期|[末底])?|{PLAN}末?|上届末?|换届前)(?=相?比|相?较|持平)
        | (?:是|为|相当于){_YEAR}的 | (?:自|于|超|从|由){_YEAR}(?!\d) )
    | (?P<part_of_year>
        (?:上半年|下半年|第?[一二三四1-4]季度|首季度?|前[一二三\d]{{1,2}}个?(?:季度|月)
          |(?<!\d)1{TO}\d{{1,2}}月份?|(?<!\d)\d{{1,2}}月份|截至\d{{1,2}}月[底末]?
          |(?<!\d)\d{{1,2}}月[底末]) )
    | (?P<year>          (?<![\d{DASHES}]){_YEAR}(?:度|全年|[末底])?(?!来|{TO}\d) )
    | (?P<ordinal>       第[\d{HAN_ORDINALS}]{{1,3}}[位名]? )
    | (?P<without>       (?:扣除|剔除)[^，。；]{{1,14}}?(?:后|(?:因素|影响)(?!的?影响|后)) )
    | (?P<et_cetera>     等\d*[^，。；：、\d]{{0,8}}?(?:指标|数据|收入) )
    | (?P<damaged>       \d[\d.]*[?？]+[\d.%]+ )
    | (?P<item_number>   (?<!\d)\d{{1,2}}[.．](?!\d) )
    | (?P<text>          [A-Za-z][A-Za-z0-9&+\-]* )
    """,
    re.VERBOSE,
)
_FOUR_DIGITS = re.compile(r"\d{4}")
_FORM_STARTS = frozenset(
    '“"顾望过今未近这前回两本任换与比较同和是为相自于超从由上下第首截扣剔等' + HAN_ORDINALS
)
_HAN_NUMERALS = frozenset("一二两三四五六七八九十百千零〇")
_ASCII_STARTS = frozenset("0123456789-ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_AMOUNT_STARTS = _HAN_NUMERALS | frozenset("0123456789-负")
_PUNCTUATION = {
    "，": Kind.COMMA,
    "；": Kind.SEMICOLON,
    "：": Kind.COLON,
    "。": Kind.STOP,
    "！": Kind.STOP,
    "？": Kind.STOP,
    "、": Kind.LISTING,
}
_ORNAMENTS = frozenset("—-“”‘’…·●■◆▪※*○")
_FORM_LEADS = {
    Kind.YEAR: Leads.MODIFIER,
    Kind.SEVERAL_YEARS: Leads.MODIFIER,
    Kind.PART_OF_YEAR: Leads.MODIFIER,
    Kind.ITEM_NUMBER: Leads.MODIFIER,
    Kind.ORNAMENT: Leads.MODIFIER,
    Kind.WITHOUT: Leads.MODIFIER,
}
_FORMS_THAT_FILL = frozenset({Kind.YEAR, Kind.REAL, Kind.COMPARABLE, Kind.WITHOUT})


@dataclass(frozen=True, slots=True)
class _Word:
    """What a word of a list becomes."""

    kind: Kind
    leads: Leads = Leads.NOT
    fills: bool = False
    name: IndicatorName | None = None
    indicators: frozenset[str] = frozenset()


class Lexicon:
    """The words of the vocabulary and the indicators' names, ready to be looked up."""

    def __init__(
        self, indicators: Sequence[Indicator], vocabulary: Vocabulary, *, national: bool
    ) -> None:
        self.indicators: Mapping[str, Indicator] = {one.id: one for one in indicators}
        self.levels: Mapping[str, str] = {
            one.level_of: one.id for one in indicators if one.level_of
        }
        self.verdicts = vocabulary.verdicts
        self.narrows = vocabulary.narrows.matcher
        self._prices = vocabulary.price_factors.matcher
        self._one_off = vocabulary.one_off_factors.matcher
        self.expectations = _words_of(Kind.EXPECTATION, vocabulary)
        self.practices = _words_of(Kind.PRACTICE, vocabulary)
        self._words: dict[str, _Word] = dict(_meanings(vocabulary))
        self._words |= _names(indicators, national=national)
        self._forms = tuple(
            (form.regex, IndicatorName((indicator.id,), Role.FULL))
            for indicator in indicators
            for form in indicator.forms
        )
        forms = tuple(form for indicator in indicators for form in indicator.forms)
        self._form_starts = frozenset(word[0] for form in forms for word in form.slots[0])
        self._listed = tuple(self._words.items())
        self._matcher = AhoCorasick(tuple(self._words), store_patterns=False)
        self._starts = frozenset(
            {*self._form_starts, *_FORM_STARTS, *_AMOUNT_STARTS, *_ASCII_STARTS}
            | {*_PUNCTUATION, *_ORNAMENTS}
        )
        self._naming = AhoCorasick(self._naming_words(), store_patterns=False)

    def may_name(self, text: str) -> bool:
        """Whether an indicator may be named in `text`, which is clean; few sentences name one."""
        return bool(self._naming.find_matches_as_indexes(text))

    def _naming_words(self) -> Iterator[str]:
        """Words of which one stands wherever an indicator is named."""
        for word, means in self._words.items():
            if means.kind is Kind.CUE or (means.name and not means.name.short):
                yield word
        for one in self.indicators.values():
            if one.short:
                yield from one.short.after  # without which no short name counts
            for form in one.forms:
                yield from form.slots[0]

    def full_name(self, words: str) -> IndicatorName | None:
        """The name that the words are, where they are one that needs nothing else."""
        word = self._words.get(words)
        name = word.name if word else None
        return name if name and name.role is Role.FULL and not name.short else None

    def lex(self, text: str, own: Mapping[str, Sequence[str]]) -> tuple[Token, ...]:
        """The tokens of `text`, which is clean (`clean.py`); `own` are a place's words."""
        found = self._matcher.find_matches_as_indexes(text, overlapping=True)
        listed = {start: number for number, start, _ in found}  # the last at a place is the longest
        tokens: list[Token] = []
        begun = position = 0
        while position < len(text):
            char = text[position]
            token = self._of_list(listed[position], position) if position in listed else None
            if char in self._starts or char in own:
                token = self._at(text, position, token, own)
            if token is None:
                position += 1
                continue
            if begun < position:
                tokens.append(Token(Kind.TEXT, text[begun:position], begun, position))
            tokens.append(token)
            begun = position = token.end
        if begun < len(text):
            tokens.append(Token(Kind.TEXT, text[begun:], begun, len(text)))
        return tuple(tokens)

    def _of_list(self, number: int, at: int) -> Token:
        """The word of that number in the lists, which stands at `at`."""
        word, means = self._listed[number]
        return Token(
            means.kind,
            word,
            at,
            at + len(word),
            means.leads,
            means.fills,
            name=means.name,
            indicators=means.indicators,
        )

    def _at(
        self, text: str, at: int, listed: Token | None, own: Mapping[str, Sequence[str]]
    ) -> Token | None:
        """What begins at `at`, where the longest word of the lists is `listed`."""
        char = text[at]
        mark = _PUNCTUATION.get(char)
        if mark:
            return Token(mark, char, at, at + 1)
        named = char in own or char in self._form_starts
        found = self._word(text, at, listed, own) if named else listed
        if char in _FORM_STARTS or char.isascii():
            form = self._form(text, at)
            if form and (found is None or form.end + (form.kind is not Kind.TEXT) > found.end):
                found = form  # 由 before a number is an origin and no mere word
        if char in _AMOUNT_STARTS:
            amount = self._amount(text, at)
            if amount and (found is None or amount.end > found.end):
                found = amount
        if found is None and char in _ORNAMENTS:
            return Token(Kind.ORNAMENT, char, at, at + 1, Leads.MODIFIER)
        return found

    def _word(
        self, text: str, at: int, listed: Token | None, own: Mapping[str, Sequence[str]]
    ) -> Token | None:
        """The longest of the words at `at`: one of the lists, the place's own, a name of slots."""
        char = text[at]
        found = listed
        for word in own.get(char, ()):
            if text.startswith(word, at):
                if found is None or at + len(word) >= found.end:
                    found = Token(Kind.OWN, word, at, at + len(word), Leads.MODIFIER)
                break
        if char in self._form_starts:
            named = self._named(text, at)
            if named and (found is None or named.end > found.end):
                found = named
        return found

    def _named(self, text: str, at: int) -> Token | None:
        """The longest name made of slots that begins at `at`."""
        longest: Token | None = None
        for regex, name in self._forms:
            found = regex.match(text, at)
            if found and (longest is None or found.end() > longest.end):
                longest = Token(Kind.NAME, found.group(), at, found.end(), name=name)
        return longest

    def _form(self, text: str, at: int) -> Token | None:
        found = _FORMS.match(text, at)
        if not found:
            return None
        words, group = found.group(), found.lastgroup or ""
        if group == "last":
            group = "several_years"
        kind = Kind.YEAR if group == "plan_end" else Kind(group)
        if kind is Kind.WITHOUT:
            kind = self._left_out(words)
        token = Token(
            kind,
            words,
            at,
            found.end(),
            _FORM_LEADS.get(kind, Leads.NOT),
            fills=kind in _FORMS_THAT_FILL,
        )
        if kind is Kind.SEVERAL_YEARS:
            return token._replace(years=_span(found), length=_length(words))
        digits = _FOUR_DIGITS.search(words)
        if kind is Kind.SINCE:
            return token._replace(year=int(digits.group()) if digits else None)
        if kind in (Kind.YEAR, Kind.BASE_YEAR):
            ends = plan_ends_in(words)
            return token._replace(year=int(digits.group()) if digits else ends[0] if ends else 0)
        return token

    def _left_out(self, words: str) -> Kind:
        """What it makes of a figure to leave something out: 扣除价格因素, 扣除房地产开发投资后."""
        if self._prices.in_text(words):
            return Kind.REAL
        return Kind.COMPARABLE if self._one_off.in_text(words) else Kind.WITHOUT

    @staticmethod
    def _amount(text: str, at: int) -> Token | None:
        amount = amount_at(text, at)
        if amount is None or (text[at] in _HAN_NUMERALS and not (amount.unit or amount.scale)):
            return None
        return Token(Kind.AMOUNT, text[at : amount.end], at, amount.end, amount=amount)


def _span(found: re.Match[str]) -> tuple[int, int] | None:
    """The first and the last year of a stretch, where the words name them.

    The last of “十四五”以来 is 0: it goes on to the year that the report reviews.
    """
    if found["first"]:
        return int(found["first"]), int(found["last"])
    since = found.group().endswith("以来")
    ends = plan_ends_in(found.group() + "时")  # 十四五 alone tells as well as 十四五时期
    return (ends[0] - 4, 0 if since else ends[0]) if ends else None


def _length(words: str) -> int:
    """How many years a stretch says that it has; 0 where it does not."""
    amounts = find_amounts(words)
    return int(amounts[0].value) if amounts else 0


def _by_start(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The words by their first character, longest first."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        groups[word[0]].append(word)
    return {char: tuple(sorted(group, key=len, reverse=True)) for char, group in groups.items()}


def _meanings(vocabulary: Vocabulary) -> Iterator[tuple[str, _Word]]:
    for one in vocabulary.classes:
        for word in one.words:
            yield word, _Word(Kind(one.name), one.leads, one.fills)


def _words_of(kind: Kind, vocabulary: Vocabulary) -> Words:
    return Words(word for one in vocabulary.classes if one.name == kind for word in one.words)


def _names(indicators: Sequence[Indicator], *, national: bool) -> dict[str, _Word]:
    """What indicators are called, what may stand before their names, and antecedents."""
    words: dict[str, _Word] = {}
    collective: defaultdict[str, list[str]] = defaultdict(list)
    before: defaultdict[str, set[str]] = defaultdict(set)
    for one in indicators:
        for word in (*one.scopes, *one.areas):
            before[word].add(one.id)
        for name in one.collective:
            collective[name].append(one.id)
        if one.short:
            for word in (*one.short.until, *one.short.after):
                words[word] = _cue(words.get(word), one.id)
    for word, ids in before.items():
        words[word] = _Word(Kind.SCOPE, Leads.MODIFIER, indicators=frozenset(ids))
    for one in reversed(indicators):
        groups: list[tuple[Sequence[str], Role, bool]] = [
            (one.mentions, Role.MENTION, False),
            (one.weak, Role.WEAK, False),
            (one.wider, Role.WEAK, False),
            (one.national if national else (), Role.FULL, False),
            (one.aliases, Role.FULL, False),
        ]
        if one.short:
            role = Role.WEAK if one.short.figures_only else Role.FULL
            groups.insert(0, (one.short.names, role, True))
        for group, role, short in groups:
            for word in group:
                scope = _narrowing(word, one) if group is one.wider else ""
                words[word] = _Word(
                    Kind.NAME, name=IndicatorName((one.id,), role, scope, short=short)
                )
    for word, several in collective.items():
        words[word] = _Word(Kind.NAME, name=IndicatorName(tuple(several), Role.COLLECTIVE))
    return words


def _narrowing(word: str, indicator: Indicator) -> str:
    """What narrows a name: 城镇 of 城镇固定资产投资; the word itself where it is another name."""
    heads = (word.removesuffix(alias) for alias in indicator.aliases if word.endswith(alias))
    return next(heads, word)


def _cue(known: _Word | None, indicator_id: str) -> _Word:
    indicators = (known.indicators if known else frozenset()) | {indicator_id}
    return _Word(Kind.CUE, indicators=indicators)


@lru_cache(maxsize=8)
def lexicon_of(
    indicators: tuple[Indicator, ...], vocabulary: Vocabulary | None = None, *, national: bool
) -> Lexicon:
    """The lexicon of a catalogue, made once; the nation's report has names of its own."""
    return Lexicon(indicators, vocabulary or load_vocabulary(), national=national)


@lru_cache(maxsize=512)
def own_words(region: Region) -> Mapping[str, Sequence[str]]:
    """How a report speaks of its own place: 全省, 我省, 江西省, 江西; by the first character."""
    return _by_start(own_names(region))
