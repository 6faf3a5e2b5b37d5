"""What a noun is called as the subject of a rank, and which indicator it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.figures.lexer import Lexicon
from generator.figures.tokens import Kind as FigureKind
from generator.figures.tokens import Role
from generator.model import RankMeasure
from generator.ranks.lexer import Kind
from generator.ranks.nouns import DONE, MEASURE_KINDS, MEASURES, Noun, Nouns
from generator.ranks.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Subject:
    """What is ranked, from the character `start` of the sentence on; see `RankClaim`."""

    text: str
    measure: RankMeasure
    start: int
    indicator_id: str = ""
    sure: bool = True


_CHANGED = (RankMeasure.GROWTH, RankMeasure.CHANGE)
_SHORT = 3
_LONGEST = 60
_LONGEST_VERB = 4
_DONE_WITH = "了"
_AMOUNTS = frozenset({Kind.AMOUNT})
_AMOUNT_ENDINGS = ("总额", "总量", "总值", "总数", "额", "数量")
_NUMBER_ENDINGS = ("面积", "产量", "里程", "额", "率", "占比", "比重", "人数", "户数", "收入")
_OLDER = re.compile("较(?![大好快强高长低多少为])|比(?:年初|上年|去年)")
_TOTALS = ("总量", "总数", "总规模", "总额")
_DANGLING = "、，；：。·—…和及与的"
_SHARES = ("比重", "占比", "比例", "率", "度", "指数")
_FUNDS = ("资金", "债券")
_OPEN = ("从", "由", "以", "呈")
_QUOTES = '“”"‘’「」'


class Naming:
    """Makes subjects of the nouns of one sentence."""

    def __init__(self, sentence: Sentence, nouns: Nouns, figures: Lexicon) -> None:
        self._sentence = sentence
        self._nouns = nouns
        self._figures = figures

    def subject(self, noun: Noun, said: RankMeasure, *, sure: bool = True) -> Subject:
        sentence = self._sentence
        text = self._name(noun)
        last = sentence.kind(noun.end - 1)
        head = text
        measure = said
        if last in MEASURES and not (last is Kind.LEVEL and said in _CHANGED):
            measure = MEASURES[last]
            head = text.removesuffix(sentence.tokens[noun.end - 1].text)
        elif said is RankMeasure.GROWTH:
            text += "增速"
        elif said is RankMeasure.UNSAID and self._counts_what_was_done(noun):
            measure = RankMeasure.LEVEL
        start = sentence.tokens[noun.start].start
        found = self._indicator(head if measure is not RankMeasure.LEVEL else text, measure)
        if not found and measure is RankMeasure.LEVEL:
            found = self._indicator(head, measure)
        sure = sure and len(text) <= _LONGEST and (bool(found) or len(text) > _SHORT)
        sure = sure and not _OLDER.search(text)
        if text.endswith(_FUNDS) and noun.start and sentence.tokens[noun.start - 1].text == "争取":
            sure = False  # 争取上级资金86亿元: what was won, which the noun does not say
        counted = sentence.tokens[noun.start]
        if counted.amount and counted.amount.unit and not found:
            # 107家企业, 5个国家级集群: it is not said what they did, or how many there are
            short = len(text) - len(counted.text) < _SHORT
            sure = sure and not short and measure is not RankMeasure.UNSAID
        return Subject(text, measure, start, found, sure)

    def measured(self, head: Subject, words: str, measure: RankMeasure) -> Subject:
        """A measure of a subject: 增速 of GDP."""
        text = head.text.removesuffix("增速") if head.measure is RankMeasure.GROWTH else head.text
        if words in (*_TOTALS, "增量"):
            text = text.removeprefix("新增").removeprefix("净增")
        told = measure is RankMeasure.LEVEL and text.endswith(_AMOUNT_ENDINGS)
        if not told and not text.endswith(words):
            text += words
        found = self._indicator(head.text.removesuffix("增速"), measure)
        counted = head.text[:1].isdecimal()  # 5个县进入前200名、数量居第1: of what is not said
        share = words in _TOTALS and head.text.endswith(_SHARES)
        return Subject(text, measure, head.start, found, head.sure and not (counted or share))

    def _name(self, noun: Noun) -> str:
        """A noun's words, with the quotation mark that opens before it where it closes within."""
        words = self._words(noun)
        before = self._sentence.words(noun.start - 1, noun.start) if noun.start else ""
        return tidy(
            before + words if before == "“" and words.count("”") > words.count("“") else words
        )

    def _counts_what_was_done(self, noun: Noun) -> bool:
        """Whether a noun is a number of things behind what was done to them: 创建了5个集群."""
        counted = self._sentence.is_any(noun.start + 1, _AMOUNTS) and noun.end > noun.start + 2
        return counted and self._sentence.tokens[noun.start].text.endswith(_DONE_WITH)

    def _words(self, noun: Noun) -> str:
        """A noun's words without what only tells of the doing.

        新增9家科技平台 to 新增科技平台, 开发区完成营业收入 to 开发区营业收入, 创建了5个集群 to
        集群.
        """
        done = 2 if self._counts_what_was_done(noun) else 0
        tokens = self._sentence.tokens[noun.start + done : noun.end]
        counted = len(tokens) > 2 and len(tokens[0].text) <= _LONGEST_VERB
        return "".join(
            token.text
            for number, token in enumerate(tokens)
            if not (number == 1 and counted and token.amount and token.amount.unit)
            and not (number and token.text in DONE)
        )

    def _indicator(self, head: str, measure: RankMeasure) -> str:
        """The indicator that is just this measure of what the words name; empty for none."""
        tokens = self._figures.lex(head, {})
        if not tokens or tokens[-1].kind is not FigureKind.NAME:
            return ""
        name = tokens[-1].name
        if name is None or name.short or len(name.indicators) > 1 or name.role is Role.MENTION:
            return ""
        if name.role is Role.WEAK or name.scope:
            return ""
        found = self._figures.indicators[name.indicators[0]]
        for token in tokens[:-1]:
            if token.kind is not FigureKind.SCOPE or found.id not in token.indicators:
                return ""
        if found.measure != "growth":
            return found.id if measure in (RankMeasure.LEVEL, RankMeasure.UNSAID) else ""
        if measure is RankMeasure.GROWTH:
            return found.id
        return self._figures.levels.get(found.id, "") if measure is RankMeasure.LEVEL else ""

    def completed(self, items: Sequence[Noun]) -> list[Subject]:
        """The members of a list as subjects; what the first lacks they take from the last.

        家电、汽车换新数量: the first lacks its measure. Where something is lacking, none is sure.
        """
        sentence = self._sentence
        last = sentence.kind(items[-1].end - 1)
        cut = [*items[:-1], items[-1]]
        measure = items[-1].said
        if last in (Kind.GROWTH, Kind.CHANGE) and items[-1].end - items[-1].start > 1:
            cut[-1] = replace(items[-1], end=items[-1].end - 1)
            measure = MEASURES[last]
        names = [self._full_name(item, cut[-1]) for item in cut]
        if all(names):
            ending = {RankMeasure.GROWTH: "增速", RankMeasure.CHANGE: "增量"}.get(measure, "")
            return [
                replace(
                    self.subject(item, RankMeasure.UNSAID),
                    text=name + ending,
                    measure=measure,
                    indicator_id=self._indicator(name, measure),
                    sure=True,
                )
                for item, name in zip(cut, names, strict=True)
            ]
        if last not in MEASURES:
            whole = all(self.subject(item, item.said).indicator_id for item in items)
            return [self.subject(item, item.said, sure=whole) for item in items]
        word = sentence.tokens[items[-1].end - 1].text
        whole = all(sentence.is_any(item.end - 1, MEASURE_KINDS) for item in items)
        found = []
        for item in items:
            subject = self.subject(item, RankMeasure.UNSAID, sure=whole)
            told = subject.text.endswith(_NUMBER_ENDINGS)  # 认证面积、农场数量
            if not (told or sentence.is_any(item.end - 1, MEASURE_KINDS)):
                subject = self.measured(subject, word, MEASURES[last])
            found.append(subject)
        return found

    def _full_name(self, item: Noun, last: Noun) -> str:
        """An indicator's name that an item is, with the end of the list's last where it lacks one.

        城镇、农村居民人均可支配收入: 城镇 ends as the last does.
        """
        head = tidy(self._words(item))
        tail = tidy(self._words(last))
        ends = ("", *(tail[at:] for at in range(1, len(tail)))) if item is not last else ("",)
        names = (head + end for end in ends)
        return next((name for name in names if self._figures.full_name(name)), "")

    def listed(self, noun: Noun) -> list[Subject]:
        """The subjects of a list of indicators: 生产总值、固定资产投资…四项数据增长率."""
        items = self._nouns.members(noun)
        if len(items) < 2:
            return []
        last = self._sentence.kind(noun.end - 1)
        measure = MEASURES.get(last, noun.said) if last else noun.said
        found: list[Subject] = []
        for item in items:
            head = item
            if item is items[-1]:
                for at in range(item.start + 1, item.end):
                    if self._sentence.kind(at) in (Kind.AMOUNT, *MEASURES):
                        head = replace(item, end=at)
                        break
            subject = self.subject(head, RankMeasure.UNSAID)
            indicator_id = self._indicator(subject.text, measure)
            if not indicator_id:
                return []
            text = subject.text + ("增速" if measure is RankMeasure.GROWTH else "")
            found.append(replace(subject, text=text, measure=measure, indicator_id=indicator_id))
        return found


def tidy(text: str) -> str:
    """A subject's words without marks at its ends and quotation marks that lack their partner."""
    text = text.strip(_DANGLING)
    text = text[:-1] if text.endswith(_OPEN) else text
    if text.count("“") != text.count("”"):
        text = text.translate({ord(mark): None for mark in _QUOTES})
    return text
