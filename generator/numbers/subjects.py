"""Of what a number is: the words that it measures, told from its clause alone.

To the left a number is parted from its subject by predicates (达到, 增长, 同比); what is left of
those is a noun phrase, or verbs alone, or nothing. What is counted may stand to the right as well
(12个公园).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from generator.catalogue.numbers import NumberWords
from generator.catalogue.vocabulary import Vocabulary
from generator.figures.tokens import BOUNDS_BEFORE, CHANGES, Kind
from generator.grammar.words import any_of
from generator.model import Bound, NumberKind

_PREDICATES = frozenset(
    """
    expectation announcement attainment resolve up raise down improve to averaged every_year
    summed each alike at_least surpass at_most about roughly comparison comparable real nominal
    base_point reach hold control copula modal particle goes_on first_time pace whole_year
    this_year in_year than
    """.split()
)
"""The classes of `vocabulary.yml` whose words may part a number from its subject."""

_LOWER_IS_BETTER = ("浓度", "浓度均值", "指数", "PM2.5", "PM10", "细颗粒物", "颗粒物")
"""What ends so falls where it improves: 空气质量综合指数改善4%."""

_OPEN = frozenset({NumberKind.LEVEL, NumberKind.GAP})
_RATES = frozenset({"rate", "falling_rate"})
"""The classes of `vocabulary.yml` whose words say that a number is a rate: 增速, 涨幅."""

_APART = frozenset("高低快")
_YEAR = r"(?:19|20)\d\d"
_TIME = (
    rf"(?:[到至自从]|截至)?(?:{_YEAR}(?:年?[—\-~至到]{_YEAR})?年|[“\"]?十[一二三四五六]五[”\"]?)"
    r"(?:末|底|全年|度|时期|期间|以来|前)?，?"
    r"|[到至]?\d{1,2}月(?:\d{1,2}日|底|末|份)?前?"
    r"|[上下]半年|前?[一二三四]季度|[一二三四五六七八九十]{1,3}年(?:来|间|累计)"
)
_TIME_BACKWARDS = r"年半[上下]|年[去上前]|[末底]?(?:年\d\d(?:02|91)|[”\"]?五[一二三四五六]十[“\"]?)"
_MARKS = r"[、和与及或的”’·—\-–…※●◆■☆★.．)）\s]"
_COMPARED = re.compile(
    r"(?:(?<![占对同百评环之])比(?![重例率较价赛])|(?<!比)较(?![大多高快好低小强])|[高低快慢好优]于|高出)"
    r"[^，、]{0,14}$"
)
_COMPARING = frozenset("比较于出")
_COMPARED_WITHIN = 18
_SHARE = re.compile(r"(?<![圈侵抢挤])占(?!地(?!区)|用|有|补|比|道|领)[^，、]{0,18}$")
_SHARE_OF = "占比"
_RATIO = "比"
_FOR_WHOM = frozenset("为给")
_WHOM_MAX = 6  # characters of those for whom something is done
_SAYING = re.compile(
    "(?<!^)(?:(?<![国所民私公共稀拥特自专享持富既旧原具更])有(?![证色机限效害关序线轨偿])"
    "|(?<![现存潜所内正实定持锋端])在(?![建校园岗线册途外研库站产读])|虽|(?<=事项)“|,|、(?=[为达居]))|(?<![收捕缴])获(?![得奖批评])"
)
"""Where a noun phrase ends and something is said of it: 60%的乡镇有养老服务中心."""

_SAID = re.compile("了(?!解)|[定持锋端]在|占(?![地补道用绿比])")
_BEFORE_NUMBER = re.compile("(?:[超约]|(?<=[率值额量重入])[达近])$")
_TAILS = "的，、和与及并等 \u3000"
_ADVERBS = "新全即"
"""What stands before a verb and is no end of a noun: [主平台]新承接, [路灯]全覆盖."""

_NO_ADVERB = (
    "高新",
    "创新",
    "更新",
    "革新",
    "翻新",
    "换新",
    "全新",
    "安全",
    "健全",
    "齐全",
    "完全",
    "立即",
)
_NAMES_PLACE = re.compile("(?:区|率|站|圈)(?=$|[、和与及等]|建设)")
_NAMES_PEOPLE = re.compile("(?:人才|人员|项目|企业|公司|主体|团队)(?=$|[、和与及等])")
"""What makes a noun of a verb before it: 启动区, 运营人才."""

_JOINED = re.compile("[与及](?![会时]|地区)|和(?![美谐田平]|地区)|以及")
_ALSO_COUNTED = re.compile("(?:以及|[和与及])(?=[^、和与及]*?[二两三四五六七八九十]{1,3}[个项条])")
"""Where a set follows that is no number of its own: 配套规定[和]市委十项要求."""

_PREPOSITIONS = frozenset("在对为由从把将使以与按让向给因于")
_PLACES = frozenset("省市县区州乡镇村")
_PAIRED = frozenset("（）“”《")
_SUBJECT_MAX = 26
_MEASURED = frozenset("率量额数面值度比")
_OBJECT_MIN = 4
"""Characters that what is done to needs: 建设粮油示范片, not 孵化器."""
_TOO_SHORT = frozenset("增建办有")


@dataclass(slots=True)
class Left:
    """What stands before a number: the words that may be its subject, which begin at `start`.

    `hollow`: verbs, adverbs and places alone, nothing that could be measured. `each`: 分别.
    """

    words: str
    start: int
    kind: NumberKind
    bound: Bound
    each: bool
    hollow: bool

    @property
    def names(self) -> bool:
        """Whether something is named that can be measured."""
        return bool(self.words) and not self.hollow


class Subjects:
    """The words around numbers, ready to be looked up."""

    def __init__(self, words: NumberWords, vocabulary: Vocabulary) -> None:
        effects: dict[str, Kind | None] = dict.fromkeys(words.predicates.words)
        for one in vocabulary.classes:
            if one.name in _PREDICATES:
                effects |= dict.fromkeys(one.words, Kind(one.name))
        effects |= dict.fromkeys(words.rises.words, Kind.UP)
        effects |= dict.fromkeys(words.falls.words, Kind.DOWN)
        heads, actions, wholes = (
            frozenset(one.words) for one in (words.heads, words.actions, words.wholes)
        )
        self._effects = {word[::-1]: effect for word, effect in effects.items()}
        # A longer word that is another ends what a shorter one would go on with.
        stops = (wholes | actions) - effects.keys()
        behind, stop = (any_of(word[::-1] for word in some) for some in (effects, stops))
        self._behind = re.compile(rf"(?:[\s的]|(?!{stop}){behind}|{_TIME_BACKWARDS})*+")
        self._predicate = re.compile(behind)
        others = (wholes | actions | effects.keys()) - heads
        longer = any_of(word for word in others if word.startswith(tuple(heads)))
        self._opening = re.compile(rf"(?:{_MARKS}|{_TIME}|(?!{longer}){any_of(heads)})*+")
        hollow = {*heads, *actions, *effects, *words.hollow.words} - wholes
        self._ratios = tuple(word for word in wholes if word.endswith(_RATIO))
        whole = any_of(wholes)
        self._whole = re.compile(whole)
        self._hollow = re.compile(rf"(?:{_MARKS}|(?!{whole}){any_of(hollow)})*+")
        self._acting = re.compile(rf"(?!{whole}){any_of(actions)}")
        self._acts = re.compile(rf"(?:(?!{whole}){any_of(actions)}[了好]?)++")
        self._acting_behind = re.compile(any_of(word[::-1] for word in actions))
        self._follow_count = len(words.follows.words)
        self._follows = _matcher((*words.follows.words, *words.compounds.words))
        self._describing = words.describing.words
        self._totals = frozenset(words.totals.words)
        self._rates = tuple(
            word for one in vocabulary.classes if one.name in _RATES for word in one.words
        )
        self._joint_count = len(words.joints.words)
        self._joints = _matcher((*words.joints.words, *words.wholes.words))
        self._cutting = _matcher({*actions, *words.follows.words} - _TOO_SHORT)

    # -- to the left -------------------------------------------------------------------------------

    def left(self, text: str, start: int, end: int, own: re.Pattern[str]) -> Left:
        """What the words `[start, end)` before a number say of it; `own` are names of the place."""
        bound, kind, each, to = Bound.EXACT, NumberKind.LEVEL, False, False
        improves = False
        while start < end:
            backwards = text[start:end][::-1]
            length = self._behind.match(backwards).end()  # type: ignore[union-attr]  # or nothing
            for word in self._predicate.findall(backwards, 0, length) if length else ():
                effect = self._effects[word]
                if effect is None:
                    if word in _APART and kind is NumberKind.LEVEL:
                        kind = NumberKind.GAP
                elif effect in CHANGES:
                    if kind in _OPEN and not to:
                        kind = NumberKind.FALL if effect is Kind.DOWN else NumberKind.RISE
                elif effect is Kind.IMPROVE:
                    improves = kind in _OPEN and not to
                    kind = NumberKind.RISE if improves else kind
                elif effect in BOUNDS_BEFORE:
                    bound = BOUNDS_BEFORE[effect] if bound is Bound.EXACT else bound
                elif effect is Kind.TO:
                    to = True
                elif effect is Kind.EACH:
                    each = True
            end -= length
            compared = self._compared(text, max(start, end - _COMPARED_WITHIN), end)
            if compared is None:
                break
            if kind is NumberKind.LEVEL and not to:
                kind = NumberKind.GAP
            end = compared.start()
        if start < end:
            start = self._opening.match(text, start, end).end()  # type: ignore[union-attr]
            if start and text[start - 1] in _FOR_WHOM:
                start = self._behind_whom(text, start, end)
            share = _SHARE.search(text, start, end) if text.find("占", start, end) >= 0 else None
            if share:
                kind = NumberKind.SHARE
                end = end if start < share.start() else start
            elif text.endswith(_SHARE_OF, start, end) and kind is NumberKind.LEVEL:
                kind = NumberKind.SHARE
                end = end if start + len(_SHARE_OF) < end else start
        if improves and text.endswith(_LOWER_IS_BETTER, start, end):
            kind = NumberKind.FALL
        hollow = start < end and self._is_hollow(text, start, end, own)
        return Left(text[start:end], start, kind, bound, each, hollow)

    def _behind_whom(self, text: str, start: int, end: int) -> int:
        """Where what is done begins behind for whom: 为[企业]降低用电成本; `start` for nothing."""
        words = text[start:end]
        for _, at, last in self._cutting.find_matches_as_indexes(words):
            if 0 < at <= _WHOM_MAX and words[last : last + 1] not in _MEASURED:
                return start + at
        return start

    def _compared(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """What something is compared with, at the end of the words: 比全国, 高于全省平均."""
        if not _COMPARING.isdisjoint(text[start:end]):
            if text.endswith(self._ratios, start, end):
                return None
            return _COMPARED.search(text, start, end)
        return None

    def _is_hollow(self, text: str, start: int, end: int, own: re.Pattern[str]) -> bool:
        """Whether there are only verbs, adverbs and places, no noun to be measured."""
        while start < end:
            found = self._hollow.match(text, start, end)
            last = found.end() if found else start
            if last == start:
                named = own.match(text, start, end)
                if named is None:
                    return False
                last = named.end()
            start = last
        return True

    def acts(self, text: str, start: int, end: int) -> bool:
        """Whether a verb stands at `start`, with adverbs before it or without."""
        start = self._opening.match(text, start, end).end()  # type: ignore[union-attr]
        return self._acting.match(text, start, end) is not None

    def says(self, words: str) -> bool:
        """Whether words on the right are a sentence rather than a noun phrase."""
        return _SAID.search(words) is not None

    def attribute(self, words: str) -> str:
        """Words without the verbs that they open with: 培育年产值 is of 年产值."""
        found = self._acts.match(words)
        return words[found.end() :] if found and found.end() < len(words) else words

    def is_total(self, words: str) -> bool:
        """Whether words only say that all are counted: 总数."""
        return words in self._totals

    def rate_of(self, words: str, name: str) -> str:
        """The name, with the word that makes a number of it a rate where words end in both."""
        ends = (word for word in self._rates if words.endswith(name + word))
        return name + max(ends, key=len, default="")

    def last_verb(self, text: str, start: int, end: int) -> int:
        """Where the last verb behind the first character of `[start, end)` begins; else `start`."""
        words = text[start:end]
        for _, at, last in reversed(self._cutting.find_matches_as_indexes(words)):
            if at and words[last : last + 1] not in _MEASURED:  # 覆盖率 is no verb
                return start + at
        return start

    def ends_in_verb(self, words: str) -> bool:
        """Whether words end in what is done: 向农民发放."""
        return self._acting_behind.match(words[::-1]) is not None

    def is_joined(self, words: str) -> bool:
        """Whether a verb in their middle shows that the words are more than one phrase."""
        found = self._joints.find_matches_as_indexes(words)
        return any(at and number < self._joint_count for number, at, _ in found)

    def is_plain(self, words: str) -> bool:
        """Whether words read as one noun phrase."""
        if len(words) == 1:
            return words in _PLACES
        if not 0 < len(words) <= _SUBJECT_MAX:
            return False
        if words[0] in _PREPOSITIONS and not self._whole.match(words):
            return False
        return _PAIRED.isdisjoint(words) or (
            words.count("（") == words.count("）")
            and words.count("“") == words.count("”")
            and "《" not in words
        )

    # -- to the right ------------------------------------------------------------------------------

    def right(self, text: str, start: int, end: int, *, goes_on: bool) -> tuple[str, bool]:
        """The noun phrase that begins at `start`, up to a verb or to `end`, and whether it is sure.

        Empty where none does. `goes_on`: another number follows at `end`, and what is named last
        may be of that one, so that a phrase with 和 in it is not sure.
        """
        while start < end and (text[start] == "的" or text[start].isspace()):
            start += 1
        words = text[start:end]
        cut = self._said_from(words)
        sure = True
        if cut is not None:
            words = _without_adverb(words[:cut])
        elif goes_on:  # the last thing named is the next number's
            words = _without_adverb(words[: self._next_thing(words)])
        counted = _ALSO_COUNTED.search(words)
        words = words[: counted.start()] if counted else words
        said = _SAYING.search(words)
        words = (words[: said.start()] if said else words).rstrip(_TAILS)
        if goes_on:
            words = _BEFORE_NUMBER.sub("", words)
            sure = _JOINED.search(words) is None
        return words, sure

    def _said_from(self, words: str) -> int | None:
        """Where something begins to be said of a noun; None where nothing does.

        Verbs within nouns say nothing: 4个签约项目, 先行启动区, 乡村运营人才.
        """
        for number, at, last in self._follows.find_matches_as_indexes(words):
            if number >= self._follow_count:
                continue
            describing = words[at:last] in self._describing
            if (not at and describing) or _NAMES_PLACE.match(words, last):
                continue
            if describing and _NAMES_PEOPLE.match(words, last):
                continue
            return at
        return None

    def _next_thing(self, words: str) -> int:
        """Where a list goes on, or what is done next begins: 县建设示范片, 规划、技术规定等."""
        if "、" in words:
            return words.rindex("、")
        for _, at, last in self._cutting.find_matches_as_indexes(words):
            if at and last + _OBJECT_MIN <= len(words):
                return at
        return len(words)


def _without_adverb(words: str) -> str:
    """Words that a verb follows without its adverb: [主平台]新承接."""
    return words if words.endswith(_NO_ADVERB) else words.rstrip(_ADVERBS)


def _matcher(words: Iterable[str]) -> AhoCorasick:
    return AhoCorasick(tuple(words), matchkind=MatchKind.LeftmostLongest, store_patterns=False)
