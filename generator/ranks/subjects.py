"""What stands at a rank: the noun before it, or before what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.catalogue.ranks import RankVocabulary
from generator.figures.lexer import Lexicon
from generator.model import RankMeasure
from generator.ranks.lexer import Kind
from generator.ranks.naming import Naming, Subject, tidy
from generator.ranks.nouns import MEASURE_KINDS, Noun, Nouns
from generator.ranks.sentence import PLACES, Sentence
from generator.ranks.standings import Standing

_PAIR = 2
_SHORT = 3
_INDICES = "指标"
_WHOLE_YEAR = ("全年", "年末", "年底", "当年")
_NOT_OF = ("比", "较", "从", "由", "自", "于")
_INDEX = ("指数", "指数排名", "指数排行")
_WORLD = ("全球", "世界", "国际")
_SAYINGS = ("我省", "我市", "我县", "我区", "位列", "名列", "位居", "跻身")
_RANKINGS = ("综合排名", "排名", "综合实力")
_OF_PLACES = ("市", "县", "区", "州", "省")
_QUOTES = str.maketrans(dict.fromkeys('“”"‘’'))
_GROUPS = frozenset({Kind.KINDS, Kind.LISTS})
_ORDERS = ("排名", "排位", "位次", "名次")
_OF_THING = ("总产量", "产量", "面积", "产值", "数量", "销量", "销售额")
_SOME = ("多项", "多数", "部分", "各项", "两项", "三项", "四项", "五项")
_MEASURES = ("增速", "增幅", "增量", "总量", "总数", "降幅")
_ENDINGS = ("额", "量", "率", "度", "数", "感", "值", "收入", "投资", "指数", "费", "力", "建设")
_BETWEEN = "、和与及等"
_CUT_SHORT = ("新增", "净增", "入选", "获评")


def read_subjects(
    sentence: Sentence,
    group: Sequence[Standing],
    taken: Sequence[Standing],
    figures: Lexicon,
    ranks: RankVocabulary,
) -> list[tuple[Standing, Subject]]:
    """Each standing of a group with what it says of which subject.

    A group are standings that share their words (居全国第5、中部地区第1). `taken` are all of the
    sentence, whose words are no noun's.
    """
    nouns = Nouns(sentence, [one.start for one in taken if not one.follows])
    naming = Naming(sentence, nouns, figures)
    reader = _Reader(sentence, nouns, naming, ranks)
    first = reader.placed(group[0])
    if not first.among and first.assessed == (0, 0):
        first = replace(first, among=reader.among_of_last(group[0], taken))
    if reader.is_of_season(first) or reader.is_among_organisations(first):
        return []
    found = [one for one in reader.subjects(first) if one.text not in ranks.aims.words]
    if any(reader.is_organisation(one) or reader.is_sentence(one) for one in found):
        return []
    subjects = [reader.weighed(one, first) for one in found]
    if not subjects:
        return []
    if len(group) == 1:
        return [(first, subject) for subject in subjects]
    paired = reader.paired(group)
    if any(reader.is_organisation(one) for one in paired):
        return []
    if paired:
        weighed = [reader.weighed(one, first) for one in paired]
        return list(zip(group, weighed, strict=True))
    if first.assessed != group[0].assessed:  # each is of a list of its own
        placed = [first, *map(reader.placed, group[1:])]
        return [(one, subject) for one in placed for subject in reader.subjects(one)]
    if first.each or len({one.among for one in group}) < len(group):
        subjects = [replace(one, sure=False) for one in subjects]
    return [(one, subject) for one in (first, *group[1:]) for subject in subjects]


class _Reader:
    """Finds the subjects of ranks in one sentence."""

    def __init__(
        self, sentence: Sentence, nouns: Nouns, naming: Naming, ranks: RankVocabulary
    ) -> None:
        self._sentence = sentence
        self._nouns = nouns
        self._naming = naming
        self._assessments = ranks.assessments.words
        self._attributes = ranks.attributes.matcher
        self._organisations = ranks.organisations.words
        self._organised = ranks.organised.matcher

    def placed(self, standing: Standing) -> Standing:
        """The standing with the peers that other words of its sentence name.

        在国家级经开区考评中稳居第一, 全国百强县列第36位, 赣州跃居全国百强榜第58位.
        """
        sentence = self._sentence
        if standing.assessed != (0, 0) and standing.peers != (0, 0):
            return standing
        noun = self._nouns.own(standing)
        if standing.inside != (0, 0) and not standing.among:
            first, last = standing.inside
            ranked = self._is_assessment(first, last) or self._is_list(first, last)
            if noun is None and ranked:
                if self._is_world_index(first, last):
                    return replace(standing, assessed=standing.inside)
                last = self._nouns.without_head(Noun(first, last)).start
                while first < last and sentence.kind(first) is Kind.YEAR:
                    first += 1
                return replace(
                    standing,
                    among=tidy(sentence.words(first, last)),
                    assessed=(last, standing.inside[1]),
                )
            while first < last and sentence.kind(first) is Kind.YEAR:
                first += 1
            return replace(standing, among=tidy(sentence.words(first, last)), inside=(0, 0))
        first, last = standing.peers
        listed = sentence.kind(last - 1) is Kind.LISTS and sentence.kind(first) is Kind.PEERS
        alone = noun is None and not self._place_before(standing)
        if listed and first + 1 < last and (alone or (noun and self._nouns.is_self(noun))):
            among = sentence.tokens[first].text
            return replace(standing, among=among, assessed=(first + 1, last))
        if noun is None and self._is_list_alone(standing):
            first = standing.start
            among, last = sentence.tokens[first].text, self._places_end(first)
            return replace(standing, among=among, assessed=(first + 1, last))
        if not standing.among:
            before = noun or self._nouns.before(sentence.item_start(standing.start))
            noun = self._without_verb(before) if before else None
            listed = noun is not None and (
                sentence.kind(noun.end - 1) is Kind.LISTS
                or self._is_assessment(noun.start, noun.end)
            )
            if noun and listed and sentence.kind(noun.start) in (Kind.PEERS, Kind.ABOVE):
                among = sentence.tokens[noun.start].text
                return replace(standing, among=among, assessed=(noun.start + 1, noun.end))
            if noun and self._is_ordered(standing, noun):
                among = sentence.tokens[noun.start].text
                return replace(standing, among=among, assessed=(noun.start + 1, noun.end))
            among = self._among_inside(standing) or self._among_before(standing)
            return replace(standing, among=among)
        return standing

    def _is_world_index(self, first: int, last: int) -> bool:
        """Whether 在…中 holds an index that is called so: 全球金融中心指数 is no rank in 全球."""
        tokens = self._sentence.tokens
        named = tokens[first].text in _WORLD and first + 1 < last
        return named and self._sentence.words(first, last).endswith(_INDEX)

    def among_of_last(self, standing: Standing, taken: Sequence[Standing]) -> str:
        """Among whom the rank before is, where only the year differs: 2023年升至第3位.

        So too where both tell what they were before: A由全省第7位升至第5位，B由第6位升至第4位.
        """
        start = self._sentence.item_start(standing.start)
        own = range(start, standing.start)
        before = [one for one in taken if one.end < standing.start]
        alike = standing.previous and before and before[-1].previous
        if not alike and not all(self._sentence.kind(i) is Kind.YEAR for i in own):
            return ""
        near = before and self._sentence.item_start(before[-1].end) == self._sentence.item_start(
            start - 1
        )
        return before[-1].among if near else ""

    def _without_verb(self, noun: Noun) -> Noun:
        """A noun without the verb before its peers: 入选中国百强县，列第59位."""
        verb = self._sentence.kind(noun.start) is Kind.ENTERS
        named = self._sentence.kind(noun.start + 1) is Kind.PEERS
        end = noun.end - (self._sentence.kind(noun.end - 1) is Kind.PRAISE)  # 百强县行列
        return replace(noun, start=noun.start + 1, end=end) if verb and named else noun

    def _is_ordered(self, standing: Standing, noun: Noun) -> bool:
        """Whether a noun names first among whom its rank is: 全省县域经济综合排名第9位."""
        tokens = self._sentence.tokens
        place = tokens[noun.start]
        whole = place.kind is Kind.PEERS and place.text.startswith("全")
        named = whole and noun.end > noun.start + 1
        return named and tokens[standing.index - 1].text.endswith(_ORDERS)

    def _is_list(self, first: int, last: int) -> bool:
        """Whether 在…中 holds the name of a list in which the place stands."""
        named = self._sentence.kind(last - 1) is Kind.LISTS
        return named and self._sentence.kind(first) is Kind.PEERS and first + 2 < last

    def _is_list_alone(self, standing: Standing) -> bool:
        """Whether an item begins with its peers, a list: 西部百强县排名由第8位升至第5位."""
        sentence = self._sentence
        first = standing.start
        last = self._places_end(first)
        listed = first + 1 < last and sentence.kind(last - 1) is Kind.LISTS
        alone = sentence.kind(first) is Kind.PEERS and sentence.item_start(first) == first
        return listed and alone and sentence.words(first, last) == standing.among

    def _places_end(self, first: int) -> int:
        """Behind the names of peers that begin at a token."""
        while self._sentence.is_any(first, PLACES | _GROUPS):
            first += 1
        return first

    def _among_inside(self, standing: Standing) -> str:
        """全国36个重点城市 of 在全国36个重点城市中信用指数列第一."""
        sentence = self._sentence
        first = sentence.item_start(standing.start)
        if sentence.kind(first) is not Kind.INSIDE or not sentence.is_any(first + 1, PLACES):
            return ""
        for at in range(first + 2, standing.start):
            if sentence.kind(at) is Kind.WITHIN:
                return sentence.words(first + 1, at)
        return ""

    def _among_before(self, standing: Standing) -> str:
        """西部百强县 of 位居西部百强县前列，列第5位; empty where that is not said."""
        sentence = self._sentence
        end = sentence.item_start(standing.start) - 1
        last = end - 2
        if last < 0 or sentence.words(last, end) != "前列":
            return ""
        first = last
        while sentence.is_any(first - 1, PLACES | _GROUPS):
            first -= 1
        return sentence.words(first, last)

    def subjects(self, standing: Standing) -> list[Subject]:
        """What stands at the rank: one subject, or several of which each is said in full."""
        sentence = self._sentence
        if standing.assessed != (0, 0):
            before = self._nouns.own(standing)
            other = before and not self._nouns.is_bare(before) and not self._nouns.is_self(before)
            if before and other and before.end <= standing.assessed[0]:
                return self._named(before)
            return [replace(one, sure=True) for one in self._named(Noun(*standing.assessed))]
        noun = self._nouns.own(standing)
        if noun is None and standing.inside != (0, 0):
            return self._named(self._nouns.without_head(Noun(*standing.inside)))
        if noun and not self._nouns.is_bare(noun):
            several = self._items_with_numbers(standing.start, noun) if standing.alike else []
            if several:
                return several
            named = self._naming.listed(noun)
            return named or [self._completed_by(before, noun) for before in self._named(noun)]
        measures = self._nouns.measures_of(noun) if noun else []
        start = sentence.item_start(standing.start)
        if self._is_some(start, standing.start):
            return []
        if noun:  # 新创建70个传统村落、增量居第1: the item is cut before its last part
            start = max(start, noun.start)
        if standing.alike and not measures:
            several = self._items_with_numbers(start)
            if len(several) > 1:
                return several
        head = self._antecedent(start, explicit=bool(measures))
        if head is None:
            return []
        if not measures:
            return [head]
        return [self._naming.measured(head, words, measure) for words, measure in measures]

    def weighed(self, subject: Subject, standing: Standing) -> Subject:
        """The subject, not sure where it may be of something that stands elsewhere.

        产值, and 综合密度 behind 高速公路通车里程突破8000公里.
        """
        if not subject.indicator_id and self._is_mere_list(subject):
            return replace(subject, sure=False)
        words = self._attributes_in(subject.text)
        if words is None or subject.indicator_id or not subject.sure:
            return subject
        if words < _PAIR or self._follows_another(subject, standing):
            return replace(subject, sure=False)
        return subject

    def is_sentence(self, subject: Subject) -> bool:
        """Whether what was read as a noun says something itself: 我县在全省考核中位列第一等次."""
        return any(word in subject.text for word in _SAYINGS)

    def _is_mere_list(self, subject: Subject) -> bool:
        """Whether a list names things and not what of them is ranked: 蜜桔、白莲."""
        text = subject.text.removesuffix("等")
        if subject.measure is not RankMeasure.UNSAID or "、" not in text:
            return False
        told = any(self._attributes.at(text, at) == text[at:] for at in range(len(text)))
        return not (told or text.endswith((*_ENDINGS, *self._assessments)))

    def _attributes_in(self, text: str) -> int | None:
        """How many attributes a noun is made of; None where it holds anything else.

        One of several characters counts twice: 出口规模 is narrowed in itself.
        """
        at = count = 0
        while at < len(text):
            word = self._attributes.at(text, at)
            if not word and text[at] not in _BETWEEN:
                return None
            if word not in _MEASURES:
                count += _PAIR if len(word) > _SHORT else bool(word)
            at += len(word) or 1
        return count

    def _follows_another(self, subject: Subject, standing: Standing) -> bool:
        """Whether another noun without a rank stands in the items before a subject."""
        tokens = self._sentence.tokens
        own = next(at for at, token in enumerate(tokens) if token.end > subject.start)
        start = self._sentence.item_start(own)
        if start < own and self._nouns.noun(start, own):
            return True
        for begun, end in self._nouns.previous_items(start):
            noun = self._nouns.noun(begun, end)
            if noun and not self._nouns.is_bare(noun):
                return not self._nouns.claims(begun, end)
        return False

    def _is_some(self, start: int, end: int) -> bool:
        """Whether an item says no more than how many of them: 其中7年居第一."""
        if self._sentence.kind(start) is not Kind.LEADS or start + 1 >= end:
            return False
        return all(self._sentence.kind(at) is Kind.AMOUNT for at in range(start + 1, end))

    def _completed_by(self, subject: Subject, noun: Noun) -> Subject:
        """A subject that repeats the end of the one before: 汽车产量30万辆，产量居第1."""
        if len(subject.text) > _SHORT or subject.indicator_id:
            return subject
        start = self._sentence.item_start(noun.start)
        before = self._nouns.before(start)
        if before is not None:
            whole = self._naming.subject(before, subject.measure)
            if whole.text.endswith(subject.text):
                return whole
        return replace(subject, sure=False)

    def paired(self, group: Sequence[Standing]) -> list[Subject]:
        """As many subjects as there are ranks, in order; none where the numbers differ."""
        first = group[0]
        noun = self._nouns.own(first)
        if noun is None or (self._nouns.is_bare(noun) and len(self._nouns.measures_of(noun)) < 2):
            start = self._sentence.item_start(first.start)
            several = self._items_with_numbers(start)
            if len(several) == len(group):
                return several
            both = self._level_and_growth(start) if noun is None and len(group) == _PAIR else []
            if both and self._tells_apart(first):
                return both
            if not (first.each or self._tells_apart(first)):
                return []
            measures = self._nouns.measures_of(noun) if noun else []
            several = self._in_turn(start, len(group), measures)
            found = None if noun else self._nouns.before(start)
            if several or found is None:
                return several
            items = self._nouns.members(found)
            return self._naming.completed(items) if len(items) == len(group) else []
        if self._nouns.is_bare(noun):
            start = self._sentence.item_start(first.start)
            head = self._antecedent(start, explicit=True)
            measures = self._nouns.measures_of(noun)
            if head is None or len(measures) != len(group):
                return []
            return [self._naming.measured(head, words, measure) for words, measure in measures]
        items = self._nouns.members(noun)
        if len(items) != len(group) or len({one.among for one in group}) > 1:
            return []
        return self._naming.completed(items)

    def _antecedent(self, start: int, *, explicit: bool) -> Subject | None:
        """The subject of the items before, with the measure that they give last.

        `explicit` tells that the rank names its measure itself.
        """
        said: list[RankMeasure] = []
        words = ""
        near = True
        for begun, end in self._nouns.previous_items(start):
            noun = self._nouns.noun(begun, end)
            claimed = self._nouns.claims(begun, end)
            if noun and not self._nouns.is_bare(noun):
                if noun.said and not claimed:
                    said.append(noun.said)
                apart = self._is_part(begun) and self._sentence.kind(end) is Kind.COMMA
                sure = near and (noun.number or claimed) and not apart
                divided = self._is_open(start)
                if divided and len(set(said)) > 1 and not (explicit or words):
                    # 完成47亿元，增长38.6%，居全省第一: either may be meant
                    found = self._naming.subject(noun, RankMeasure.UNSAID, sure=False)
                    return replace(found, measure=RankMeasure.UNSAID, indicator_id="")
                measure = said[0] if said else RankMeasure.UNSAID
                found = self._naming.subject(noun, measure, sure=sure)
                return self._naming.measured(found, words, measure) if words else found
            if noun is None:
                level = self._nouns.said(self._nouns.head(begun, end), end)[0]
                if level and not claimed:
                    said.append(level)
                continue
            measures = self._nouns.measures_of(noun)
            near = near and bool(measures)
            if measures and not claimed:
                words = words or (measures[-1][0] if not said else "")
                said.append(measures[-1][1])
        return None

    def _is_open(self, start: int) -> bool:
        """Whether a rank may be of any item before it.

        It is of the last where a 、 joins them alone: 完成47亿元，增长38.6%、居全省第一.
        """
        if self._sentence.kind(start - 1) is Kind.COMMA:
            return True
        last = self._sentence.item_start(start - 1)
        return self._sentence.kind(last - 1) is Kind.LISTING

    def _is_part(self, start: int) -> bool:
        """Whether an item begins with 其中: the rank may be of the whole."""
        tokens = self._sentence.tokens
        return start < len(tokens) and tokens[start].text == "其中"

    def _items_with_numbers(self, start: int, own: Noun | None = None) -> list[Subject]:
        """The subjects of a clause of which each item has its number: A3家、B2家，均居全国第一.

        `own` is the noun of the last item, where it is the rank's own.
        """
        sentence = self._sentence
        found: list[Subject] = []
        if own:
            start = sentence.item_start(start)
            if sentence.kind(own.start) is not Kind.AMOUNT and not own.number:
                return []
            found.append(self._naming.subject(own, own.said))
        marks = (Kind.LISTING,) if own else (Kind.COMMA, Kind.LISTING)
        if start < 1 or sentence.kind(start - 1) not in marks:
            return []
        for begun, end in self._nouns.previous_items(start):
            if found and sentence.kind(end) is not Kind.LISTING:
                break
            subject = self._with_number(begun, end)
            if subject is None:
                return []
            found.insert(0, subject)
            start = begun
        if len(found) < _PAIR:
            return []
        alike = [] if own else self._clauses_alike(start, found)
        return [self._as_first(one, many[0]) for many in (*alike, found) for one in many]

    def _with_number(self, start: int, end: int) -> Subject | None:
        """The subject of an item that gives its number; None for another item."""
        noun = self._nouns.noun(start, end)
        counts = noun is not None and self._sentence.kind(noun.start) is Kind.AMOUNT
        if noun is None or self._nouns.is_bare(noun) or not (noun.number or counts):
            return None
        return self._naming.subject(noun, noun.said)

    def _clauses_alike(self, start: int, last: Sequence[Subject]) -> list[list[Subject]]:
        """The subjects of the clauses before one that are made as it is.

        技改项目8个、到位资金5亿元，水利项目6个、到位资金3亿元，均居第一: the same of each.
        """
        sentence = self._sentence
        clauses: list[list[Subject]] = []
        while sentence.kind(start - 1) is Kind.COMMA:
            found: list[Subject] = []
            mark: Kind | None = Kind.LISTING
            while mark is Kind.LISTING:
                end = start - 1
                start = sentence.item_start(end)
                subject = self._with_number(start, end)
                if subject is None or self._nouns.claims(start, end):
                    return clauses
                found.insert(0, subject)
                mark = sentence.kind(start - 1) if start else Kind.COMMA
            if [one.text for one in found[1:]] != [one.text for one in last[1:]]:
                break
            clauses.insert(0, found)
        return clauses

    def _tells_apart(self, standing: Standing) -> bool:
        """Whether 分别 or 分居 says that each rank is of one thing."""
        words = self._sentence.tokens[standing.start : standing.index]
        return any(token.text.startswith("分") for token in words)

    def _level_and_growth(self, start: int) -> list[Subject]:
        """Both measures of the subject before: 收入241亿元，增长6%，分居第4、第3位."""
        items = list(self._nouns.previous_items(start))[:_PAIR]
        if len(items) < _PAIR:
            return []
        (begun, end), of = items[0], self._nouns.noun(*items[1])
        grown = self._nouns.said(self._nouns.head(begun, end), end)[0] is RankMeasure.GROWTH
        if of is None or not grown or self._nouns.noun(begun, end):
            return []
        if of.said is not RankMeasure.LEVEL or self._nouns.is_bare(of):
            return []
        return [self._naming.subject(of, said) for said in (of.said, RankMeasure.GROWTH)]

    def _in_turn(
        self, start: int, count: int, measures: Sequence[tuple[str, RankMeasure]]
    ) -> list[Subject]:
        """The subjects of the clauses before: A增长8%，B增长9%，（增速）分别居第1、第2.

        Empty unless just as many clauses give a figure, of the one measure named, as there are
        ranks.
        """
        found: list[Subject] = []
        for begun, end in self._nouns.previous_items(start):
            noun = self._nouns.noun(begun, end)
            if noun is None or not noun.said or self._nouns.is_bare(noun):
                break
            found.insert(0, self._naming.subject(noun, noun.said))
        said = {one.measure for one in found}
        alike = not measures or [measure for _, measure in measures] == [*said]
        return found if alike and len(said) == 1 and len(found) == count else []

    def _as_first(self, subject: Subject, first: Subject) -> Subject:
        """A member of a list with the verb of the first: 新增A 3家、B 2家; not 24个产品."""
        verb = next((word for word in _CUT_SHORT if first.text.startswith(word)), "")
        counted = any(
            token.start == subject.start and token.amount and token.amount.unit
            for token in self._sentence.tokens
        )
        if counted or subject.text.startswith(_CUT_SHORT):
            return subject
        words = self._attributes_in(subject.text)
        last = next((word for word in _OF_THING if first.text.endswith(word)), "")
        if words == 1 and last and subject is not first:  # 苹果产量320万吨、产值180亿元
            return replace(subject, text=first.text.removesuffix(last) + subject.text, sure=False)
        return replace(subject, text=verb + subject.text)

    def is_of_season(self, standing: Standing) -> bool:
        """Whether a rank is of a part of a year: 一季度，生产总值增长6%，增速居全市第2位.

        The part is that of the whole sentence, ； and all, until 全年 or a year is named. What is
        only compared with one is not of it.
        """
        sentence = self._sentence
        for at in range(standing.index - 1, -1, -1):
            token = sentence.tokens[at]
            if token.kind is Kind.LEADS and token.text in _WHOLE_YEAR:
                return False
            if token.kind not in (Kind.YEAR, Kind.SEASON):
                continue
            if not (at and sentence.tokens[at - 1].text.endswith(_NOT_OF)):
                return token.kind is Kind.SEASON
        return False

    def is_among_organisations(self, standing: Standing) -> bool:
        """Whether peers are firms, universities or hospitals, among whom no place stands."""
        among = standing.among
        if among.endswith("企"):  # 全球铜企
            return True
        return self._organised.in_text(among, 0, len(among)) and not among.endswith(_OF_PLACES)

    def is_organisation(self, subject: Subject) -> bool:
        """Whether a firm, a university or a hospital is ranked, and not how many there are."""
        text = subject.text.translate(_QUOTES)
        for word in _RANKINGS:
            text = text.removesuffix(word)
        if subject.measure is not RankMeasure.UNSAID:
            return False
        listed = text.endswith("强") and self._organised.in_text(text, 0, len(text))
        return listed or text.endswith(self._organisations)

    def _place_before(self, standing: Standing) -> bool:
        """Whether the items before a rank speak of a place, which can stand in a list of places."""
        noun = self._nouns.before(self._sentence.item_start(standing.start))
        return noun is not None and self._sentence.kind(noun.end - 1) is Kind.KINDS

    def _is_assessment(self, start: int, end: int) -> bool:
        """Whether a noun names what ranks are taken in: 营商环境评价."""
        return start < end and self._sentence.words(start, end).endswith(self._assessments)

    def _counts_measures(self, noun: Noun) -> bool:
        """Whether a noun says how many are ranked and not what: 8项指标增速."""
        sentence = self._sentence
        if sentence.tokens[noun.start].text.startswith(_SOME):
            return True
        opening = range(noun.start, min(noun.start + 2, noun.end))  # 有8项指标增速 as well
        counted = next((at for at in opening if sentence.kind(at) is Kind.AMOUNT), None)
        if counted is None or not sentence.is_any(noun.end - 1, MEASURE_KINDS):
            return False
        between = sentence.words(counted + 1, noun.end - 1)
        return not between or between.endswith(_INDICES)

    def _named(self, noun: Noun) -> list[Subject]:
        place = self._sentence.tokens[noun.end - 1]
        if noun.end - noun.start > 1 and place.kind is Kind.OWN and place.text[:1] != "全":
            noun = replace(noun, end=noun.end - 1)  # 万家民企评营商环境浙江居第一
        subject = self._naming.subject(noun, noun.said, sure=not self._counts_measures(noun))
        return [subject] if subject.text else []
