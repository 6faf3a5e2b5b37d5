"""Which names a report has that the other of the two has not: slogans, plans and projects.

A name that the other report has in another form is neither new nor gone: without its quotation
marks, with another number, shorter, longer, or with a word between. Where that is not certain, it
is held to be so: a name too few is better than a wrong claim.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, repeat
from operator import eq

from generator.catalogue.names import NameWords
from generator.grammar.years import PLAN
from generator.model import Report
from generator.names.reading import QUOTED, Name, NameKind, items_of_projects, spelled_out
from generator.rewording.difference import solid_length, tokens
from generator.rewording.forms import NUMBER, uncounted, words_of
from generator.sharing.folded import Folded
from generator.text import has_run, positions, stand_in_order, to_halfwidth

_YEARS = re.compile(PLAN)

_KIND_WORDS = ("行动", "计划", "规划", "工程", "项目", "战略", "方案")
_BEFORE_KIND = ("专项", f"{NUMBER}年", f"{NUMBER}期", "建设", "攻坚", "主体")
"""What a name says of its kind, which another print may change: …扩建项目 for …扩建工程."""

_INSERTED = ("发展", "攻坚", "国际", "深化", "主体", "重点", "专项", "建设", "服务", "新时代")
"""Words within a name that another print leaves out: 昌北国际机场, 就业优先发展战略."""

_COUNTED_MIN = 3
"""Characters of a name, its number one of them, that tell it whatever the number."""

_SHORT = 4
"""Characters of a name of which every one counts."""

_PAIR = 2
"""Characters that an item of a list may have less than a name, at least; of what is quoted."""

_PART = 0.65
"""The share of a longer name that tells another form of it, where it stands in a row."""

_OWN = 5
_PART_OF_SLOGAN = 0.75
_PART_BEHIND = 0.8
"""Characters of a name that tell it in the text of any place, and the share of it: of a slogan's
beginning, and of what is not a name's beginning."""

_RUN = 6
_RUN_OF_WORKS = 5
"""The same of names without quotation marks, in characters, and of works: 供水主管网改扩建工程."""

_WORKS = re.compile("(?:工程|项目)$")

_JOINTS = re.compile("[和与及]")
_BRACKETS = re.compile(r"[(（][^()（）]{1,4}[)）]")
_LISTED = re.compile("[、，,·]")
_PIECE = 3
"""Characters of what a quotation lists that are known again: “走出去、请进来”."""
_COUPLES_MIN = 3
_COUPLES = 0.45
"""Neighbouring characters of a work, and the share of them that tells it where they are near."""

_LIKENESS = 0.6
_STRETCH = 2
"""The share of two names that is common, in stretches of so many characters, where they are one."""

_HEAD = 2
_BETWEEN = 8
_LETTERS = 0.85
"""Characters with which a name begins, and may stand between its others, and the share of these
that stand behind its beginning, in whichever order, where it is there."""


@dataclass(frozen=True)
class ReportWords:
    """All that a report says anywhere, in which names of another one are looked for.

    `text` is all that is printed, `words` are its words as `uncounted` has them, and behind them
    the items of its lists with the last words that they share; `quoted` are those that it has in
    quotation marks, `names` its own. `items` are those of lists of projects, `alike` words for one
    thing.
    """

    text: str
    words: str
    quoted: frozenset[str]
    names: tuple[Name, ...]
    items: frozenset[str] = frozenset()
    alike: tuple[tuple[str, ...], ...] = ()

    @classmethod
    def of(
        cls, report: Report, folded: Folded, names: Iterable[Name], words: NameWords
    ) -> ReportWords:
        """The words of a report, its headings and annexes among them; `names` are its own."""
        headings = (section.printed for section in report.sections)
        compared = {paragraph.paragraph_id for paragraph in folded.paragraphs}
        others = (one.text for one in report.paragraphs if one.paragraph_id not in compared)
        text = "\n".join((folded.text, *headings, *others))
        quoted = frozenset(map(words_of, QUOTED.findall(text)))
        listed = uncounted("|".join(spelled_out(text, words)))
        items = frozenset(map(uncounted, items_of_projects(text))) - {NUMBER}
        alike = tuple(tuple(group.words) for group in words.alike)
        return cls(text, uncounted(text) + listed, quoted, tuple(names), items, alike)

    @cached_property
    def _folded(self) -> str:
        """The text of one width and case."""
        return to_halfwidth(self.text).casefold()

    @cached_property
    def _cut(self) -> tuple[list[str], ...]:
        """The tokens of its stems."""
        return tuple(map(tokens, self.stems))

    @cached_property
    def _having(self) -> Mapping[str, list[int]]:
        """The numbers of the stems that have a token, by the token."""
        having: defaultdict[str, list[int]] = defaultdict(list)
        for number, cut in enumerate(self._cut):
            for token in set(cut):
                having[token].append(number)
        return having

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """Its names without what they say of their kind, each once."""
        return tuple(dict.fromkeys(_stem(_key(name.key)) for name in self.names))

    def has(self, name: Name) -> bool:
        """Whether the report has a name in some form."""
        key = _key(name.key)
        if key == NUMBER or _YEARS.fullmatch(name.key):
            return True  # “28条”, “十四五”: no more than a number, or a date
        if len(key) < _COUNTED_MIN:
            # “两新”: of 〇新 nothing is known without its number
            return name.key in self._folded or self._has_alike(name.key)
        if key in self.words or self._has_uncounted(key) or self._has_alike(name.key):
            return True
        if name.kind is NameKind.PROJECT and any(map(key.startswith, self._items_of(key))):
            return True  # 津兴城际, in a list: 津兴、长邯聊等项目
        cores = list(map(words_of, QUOTED.findall(name.text)))
        if any(core in self.quoted for core in cores):
            return True
        if any(len(core) > _PAIR and core[1:] in self.quoted for core in cores):
            return True  # “退后十”, and 退出“后十” there
        if any(map(self.words.__contains__, _other_forms(name.key, name.text, _SHORT, _PIECE))):
            return True
        stem = _stem(key)
        works = _is_works(name)
        if not cores and works and any(map(self._has_couples, _JOINTS.split(stem))):
            return True
        if len(stem) <= _SHORT:
            return (stem != key and self._has_kind(stem)) or (
                len(stem) == _SHORT and NUMBER not in stem and self._has_but_one(stem)
            )
        if not cores and has_run(self.words, stem, _RUN_OF_WORKS if works else _RUN):
            return True
        return self._has_part(stem) or self._has_letters(stem) or self._has_like(stem)

    def _has_alike(self, name_key: str) -> bool:
        """Whether a name stands there with another word for a thing in it: 综保区."""
        return any(
            _key(name_key.replace(word, other)) in self.words
            for group in self.alike
            for word in group
            if word in name_key
            for other in group
            if other != word
        )

    def _items_of(self, key: str) -> Iterator[str]:
        """What a list of projects has of a project's name: all but a few characters at its end."""
        return (item for item in self.items if _PAIR <= len(key) - len(item) <= _SHORT)

    def _has_uncounted(self, key: str) -> bool:
        """Whether a name that counts stands there without its number: 碳达峰十大行动."""
        plain = key.replace(NUMBER, "")
        return len(plain) >= _SHORT and plain != key and plain in self.words

    def _has_kind(self, stem: str) -> bool:
        """Whether a short stem stands there with another word for its kind near behind it."""
        longest = len(stem) + _SHORT + max(map(len, _KIND_WORDS))
        around = (self.words[at : at + longest] for at in positions(self.words, stem))
        return any(kind in one[len(stem) :] for one in around for kind in _KIND_WORDS)

    def _has_but_one(self, stem: str) -> bool:
        """Whether it stands there with another character in place of one: 退城进园, 退城入园."""
        head, tail = stem[:_HEAD], stem[_HEAD:]
        behind = (self.words[at + _HEAD : at + _SHORT] for at in positions(self.words, head))
        before = (self.words[max(0, at - _HEAD) : at] for at in positions(self.words, tail))
        return any(map(_has_one_of, behind, repeat(tail))) or any(
            map(_has_one_of, before, repeat(head))
        )

    def _has_couples(self, stem: str) -> bool:
        """Whether many of its neighbouring characters stand near each other: 污泥焚烧处置."""
        couples = {stem[at : at + 2] for at in range(len(stem) - 1)}
        if len(couples) < _COUPLES_MIN:
            return False
        places: list[tuple[int, str]] = []
        for couple in couples:
            places += ((at, couple) for at in positions(self.words, couple))
        places.sort()
        near: deque[tuple[int, str]] = deque()
        for place in places:
            near.append(place)
            while near[0][0] < place[0] - len(stem) - _SHORT:
                near.popleft()
            if len({couple for _, couple in near}) >= _COUPLES * len(couples):
                return True
        return False

    def _has_part(self, stem: str) -> bool:
        """Whether most of a name stands there in a row, or its beginning right before its end."""
        length = max(_SHORT, math.ceil(_PART * len(stem)))
        around = (stem[:at] + stem[at - length :] for at in range(_HEAD, length - _HEAD + 1))
        return has_run(self.words, stem, length) or any(part in self.words for part in around)

    def _has_letters(self, stem: str) -> bool:
        """Whether nearly all of a name stands there, with words between or in another order."""
        least = math.ceil(_LETTERS * len(stem))
        for at in positions(self.words, stem[:_HEAD]):
            behind = self.words[at : at + len(stem) + _BETWEEN]
            if sum(map(behind.__contains__, stem)) >= least:
                return True
        return False

    def _has_like(self, stem: str) -> bool:
        """Whether a name of the report is the same in a shorter, a longer or a reworded form."""
        own = tokens(stem)
        shared: Counter[int] = Counter()
        for token in set(own):
            shared.update(self._having.get(token, ()))
        least = _LIKENESS * len(own)
        for number, count in shared.items():
            other = self.stems[number]
            if len(other) >= _SHORT and other in stem:
                return True
            if 2 * count < least:
                continue
            common = solid_length(self._cut[number], own, _STRETCH)
            if 2 * common >= _LIKENESS * (len(stem) + len(other)):
                return True
        return False


@lru_cache(maxsize=1 << 15)
def _key(words: str) -> str:
    """A name's words as `uncounted` has them, found once for many reports."""
    return uncounted(words)


def _has_one_of(letters: str, wanted: str) -> bool:
    """Whether one of the letters stands where it is wanted."""
    return any(map(eq, letters, wanted)) and len(letters) == len(wanted)


@lru_cache(maxsize=1 << 15)
def _stem(key: str) -> str:
    """A name without what it says of its kind, if something is left."""
    stem = _without_ends(key, _KIND_WORDS)
    return (_without_ends(stem, _BEFORE_KIND) if stem != key else "") or key


def _without_ends(text: str, ends: tuple[str, ...]) -> str:
    while end := next((end for end in ends if text.endswith(end)), ""):
        text = text.removesuffix(end)
    return text


@lru_cache(maxsize=1 << 15)
def _other_forms(name_key: str, text: str, least: int, piece: int) -> tuple[str, ...]:
    """Words, as `uncounted` has them, each of which tells that a name is said, at least so long.

    A name without the words of its kind, without a word within or what it has in brackets; either
    half of one that joins two; what a quotation lists, in pieces of at least `piece` characters.
    """
    key = _key(name_key)
    plain = _without_ends(key, _KIND_WORDS)
    inserted = [word for word in _INSERTED if word in key]
    forms = [plain, *(plain.replace(word, "", 1) for word in inserted)]
    quotations = QUOTED.findall(text)
    if not quotations and _JOINTS.search(plain):
        forms += _JOINTS.split(plain)
    whole = [key.replace(word, "", 1) for word in inserted]
    if _BRACKETS.search(name_key):
        whole.append(uncounted(_BRACKETS.sub("", name_key)))
    pieces = chain.from_iterable(map(_LISTED.split, filter(_LISTED.search, quotations)))
    return (
        *(form for form in forms if form != key and len(form) >= least),
        *(form for form in whole if len(form) >= _SHORT),
        *(form for form in map(_key, pieces) if len(form) >= piece),
    )


def looked_for(name: Name) -> tuple[str, ...]:
    """The words by which a name is looked for in many texts, the name first, as `uncounted` is.

    Where any of them stands, the name may be said. There are none where they would tell too little:
    a number, a year.
    """
    key = _key(name.key)
    if len(key) < _COUNTED_MIN or _YEARS.fullmatch(name.key):
        return ()
    cores = tuple(map(_key, QUOTED.findall(name.text)))
    if any(len(core) < _COUNTED_MIN for core in cores):
        return ()
    stem = _stem(key)
    if len(stem) < _SHORT:
        stem = key
    return tuple(
        dict.fromkeys(
            (stem, *cores, *_other_forms(name.key, name.text, _OWN, _SHORT), *_runs(name, stem))
        )
    )


def _runs(name: Name, stem: str) -> Iterator[str]:
    """The rows of a name's characters that tell it in the text of any place."""
    if name.kind is not NameKind.SLOGAN and QUOTED.search(name.text):
        return
    if _is_works(name):
        first, behind = _SHORT if name.kind is NameKind.PROJECT else _OWN, _RUN_OF_WORKS
    else:
        part = _PART_OF_SLOGAN if name.kind is NameKind.SLOGAN else _PART
        first, behind = (max(_OWN, math.ceil(share * len(stem))) for share in (part, _PART_BEHIND))
    yield stem[:first]
    yield from (stem[at : at + behind] for at in range(len(stem) - behind + 1))


def has_letters_of(one: str, other: str) -> bool:
    """Whether the characters of the shorter of two names stand in the longer in their order.

    So 绿色工厂提升 and 绿色低碳工厂提升.
    """
    short, long = sorted((one, other), key=len)
    return len(short) > _SHORT and stand_in_order(long, short)


def _is_works(name: Name) -> bool:
    """Whether something is built."""
    return name.kind is NameKind.PROJECT or _WORKS.search(name.key) is not None


def only_in(own: ReportWords, other: ReportWords) -> tuple[Name, ...]:
    """The names of a report that the other one has in no form, each where it is first said.

    Of several forms of a name the first stands for all.
    """
    found: list[Name] = []
    seen: set[str] = set()
    for name in own.names:
        if name.key in seen:
            continue
        forms = {_key(name.key), *map(_key, QUOTED.findall(name.text))}
        known = forms & seen
        seen |= {name.key, *forms}
        if not known and not other.has(name):
            found.append(name)
    return tuple(found)
