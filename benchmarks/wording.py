"""Words of a report that differ from place to place and year to year: found in a base, made anew.

A base's sentence becomes pieces once. Most are plain text; the others are slots, which each made
report fills with its own names, years, figures and policy names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property
from random import Random
from zlib import crc32

from benchmarks.synonyms import GROUP_OF, NAMED, SELDOM
from generator.catalogue.places import Places
from generator.grammar.places import kind_of, short_name
from generator.model import Level, Region

QUOTED = re.compile("“([^“”]{2,16})”")
"""Quoted words: most names of policies have some (“1269”行动计划)."""

_COINABLE = re.compile(r"[\u4e00-\u9fff0-9A-Za-z+]{2,10}")
_YEAR = r"(?<!\d)20\d\d(?=年|[—－-]20\d\d年)"
_FIGURE = (
    r"(?<![\d.第“+A-Za-z])\d{1,7}(?:\.\d{1,3})?"
    r"(?=[%％元家个户套亩吨人项件名张条座所台]|[万千百十]?[亿万]|平?方?公里|立方米)"
)
_SELF = "全我本"
_AUTHORITY = "委 人民政府 政府 人大 政协 直 级 本级 长".split()
_YEARS_AROUND = range(-8, 13)
"""Years that move with the report's, from its own; others (2035, 1949) are history or vision."""

# Characters of names that governments give: 64 each, so that two make 4,096 words.
_FIRST = (
    "云启星瑞锦鸿凌晨腾祥嘉泰博远恒润景弘骏翔华祺丰禾青岚碧澜松柏梧桐"
    "金玉银珠琼瑶璞琢文武韶雅颂韵诗画春夏秋冬东朔旭晖曜煜霁霞虹露霜溪"
)
_SECOND = (
    "帆航程途舟桥梯阶峰岭峦岳川河湖海江泉源流光辉芒彩焰炬灯烛旗帜鼓号"
    "角弦琴歌舞曲章篇卷册梦愿望志心魂魄骨根叶枝花果实种苗蕾蜂燕雁鹰鹏"
)
_WORDS = len(_SECOND) ** 2
_LOCAL_NAMES = 60
_REPLACED = 0.5  # words that mostly stay as they are
_NAMED = 0.4  # facilities that have a name
_STEP = 1237  # has no factor in common with 4,096 or 9,000, so that no two places share a word


class Slot(Enum):
    """What a piece of a sentence stands for."""

    PLAIN = auto()  # the words themselves
    NAME = auto()  # a place, by its role for the report's own: `own`, `up1`, `down3`
    SELF = auto()  # 全市: the first character
    AUTHORITY = auto()  # 市委: what stands behind the kind
    YEAR = auto()  # the distance from the report's year
    FIGURE = auto()  # a number as printed
    COINED = auto()  # words that each place has of its own, as the base has them
    SYNONYM = auto()  # a phrase that others can replace


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a base's sentence; `text` is as its slot says."""

    slot: Slot
    text: str


Sentence = tuple[Piece, ...]


@dataclass(frozen=True)
class Scanner:
    """Finds the slots in the text of one base.

    `coined` are words in quotation marks that become a place's own, `terms` the names of all terms:
    one without quotation marks becomes a place's own as a whole. `kept` are words that stay as they
    are: indicators' names.
    """

    region: Region
    year: int
    places: Places
    coined: Collection[str]
    terms: Collection[str]
    kept: Collection[str]

    def sentence(self, text: str) -> Sentence:
        """The pieces of a text, in its order."""
        return self._pieces(self._pattern, text)

    def exact(self, text: str) -> Sentence:
        """The same of a text whose own words matter: no word stands for another."""
        return tuple(
            Piece(Slot.PLAIN, piece.text) if piece.slot is Slot.SYNONYM else piece
            for piece in self.sentence(text)
        )

    def name(self, text: str) -> Sentence:
        """The same of a term's name, which is alike wherever it stands."""
        return self._pieces(self._pattern_of_names, text)

    def _pieces(self, pattern: re.Pattern[str], text: str) -> Sentence:
        pieces: list[Piece] = []
        end = 0
        for found in pattern.finditer(text):
            slot, words = self._slot(found)
            if slot is Slot.PLAIN:
                continue
            if found.start() > end:
                pieces.append(Piece(Slot.PLAIN, text[end : found.start()]))
            if found.lastgroup == "quote":
                pieces += (Piece(Slot.PLAIN, "“"), Piece(slot, words), Piece(Slot.PLAIN, "”"))
            elif found.lastgroup == "term" and QUOTED.search(words):
                pieces += self.name(words)
            else:
                pieces.append(Piece(slot, words))
            end = found.end()
        if end < len(text):
            pieces.append(Piece(Slot.PLAIN, text[end:]))
        return tuple(pieces)

    def _slot(self, found: re.Match[str]) -> tuple[Slot, str]:
        words = found.group()
        match found.lastgroup:
            case "quote":
                core = words[1:-1]
                return (Slot.COINED if core in self.coined else Slot.PLAIN), core
            case "term":
                return Slot.COINED, words
            case "kept":
                return Slot.PLAIN, words
            case "name":
                return Slot.NAME, self._roles[words]
            case "self":
                return Slot.SELF, words[0]
            case "authority":
                return Slot.AUTHORITY, found["body"]
            case "year":
                offset = int(words) - self.year
                return (Slot.YEAR if offset in _YEARS_AROUND else Slot.PLAIN), str(offset)
            case "figure":
                return Slot.FIGURE, words
        return Slot.SYNONYM, words

    @cached_property
    def _roles(self) -> dict[str, str]:
        """The role of every name of a place that lies in the base's province."""
        if self.region.level is Level.NATIONAL:
            return {}
        roles: dict[str, str] = {}

        def add(name: str, role: str) -> None:
            roles.setdefault(name, role)
            short = short_name(name)
            if short not in self.places.common_words:
                roles.setdefault(short, f"{role}_short")

        add(self.region.name, "own")
        for steps, name in enumerate(self.places.above(self.region), 1):
            add(name, f"up{steps}")
        province = self.region.adcode[:2]
        below = [code for code in self.places.names if code.startswith(province)]
        for number, code in enumerate(below):
            add(self.places.names[code], f"down{number}")
        return roles

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        own = {"figure": _FIGURE, "synonym": _any_of(GROUP_OF)}
        terms = {"term": _any_of(self.terms)} if self.terms else {}
        return _compiled(terms | {"kept": _any_of(self.kept)} | self._common | own)

    @cached_property
    def _pattern_of_names(self) -> re.Pattern[str]:
        whole = [name for name in self.terms if not QUOTED.search(name)]
        return _compiled(self._common | ({"term": _any_of(whole)} if whole else {}))

    @cached_property
    def _common(self) -> dict[str, str]:
        """The patterns of what moves with place and year, by the name of their group."""
        groups = {"quote": QUOTED.pattern.replace("(", "(?:"), "year": _YEAR}
        if not self._roles:
            return groups
        kind = kind_of(self.region)
        own = "自治区" if self.region.name.endswith("自治区") else f"(?<![城都超]){kind}"
        party = "党?" if own == "自治区" else ""
        return groups | {
            "name": _any_of(self._roles),
            "self": rf"[{_SELF}]{kind}(?![域内])",
            "authority": rf"{own}{party}(?P<body>{'|'.join(_AUTHORITY)})(?!员)",
        }


def _compiled(groups: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{form})" for name, form in groups.items()))


def _any_of(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first; few are tried at any one place."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        by_first.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(by_first[first])})" for first in by_first)


@dataclass(frozen=True)
class Wording:
    """The words of one made report: of a place and a year, drawn by `random`.

    `ranks` numbers all places by their codes, from 0. `used` collects, in the order of their first
    use, the coined words that are the place's own.
    """

    region: Region
    year: int
    places: Places
    ranks: Mapping[str, int]
    random: Random
    used: dict[str, None] = field(default_factory=dict)
    _figures: dict[str, str] = field(default_factory=dict)  # what is said twice stays the same

    def fill(self, sentence: Sentence) -> str:
        """A sentence of a base in this report's words."""
        return "".join(
            piece.text if piece.slot is Slot.PLAIN else self._filled(piece) for piece in sentence
        )

    def _filled(self, piece: Piece) -> str:
        text = piece.text
        match piece.slot:
            case Slot.NAME:
                role, _, short = text.partition("_")
                return self._short(self._name(role)) if short else self._name(role)
            case Slot.SELF:
                return text + kind_of(self.region)
            case Slot.AUTHORITY:
                return authority(self.region, text)
            case Slot.YEAR:
                return str(self.year + int(text))
            case Slot.FIGURE:
                if text not in self._figures:
                    self._figures[text] = _shifted(text, self.random)
                return self._figures[text]
            case Slot.COINED:
                scope = scope_of(text, self.region, self.places)
                if scope == self.region.adcode:
                    self.used.setdefault(text)
                return coin(text, self.ranks[scope])
            case Slot.SYNONYM:
                if text in SELDOM and self.random.random() >= _REPLACED:
                    return text
                word = self.random.choice(GROUP_OF[text])
                named = word in NAMED and self.random.random() < _NAMED
                return f"{self.random.choice(self._local_names)}{word}" if named else word
        return text

    @cached_property
    def _local_names(self) -> tuple[str, ...]:
        """Names of villages, firms and roads, the same in all years of a place."""
        random = Random(self.region.adcode)
        return tuple(random.choice(_FIRST) + random.choice(_SECOND) for _ in range(_LOCAL_NAMES))

    def _name(self, role: str) -> str:
        if role == "own":
            return self.region.name
        if role.startswith("up"):
            above = self.places.above(self.region) or (self.region.name,)
            return above[min(int(role[2:]), len(above)) - 1]
        below = self._below
        return below[int(role[4:]) % len(below)]

    def _short(self, name: str) -> str:
        """A place's short name; the full one where that is a word of every text (和平, 合作)."""
        short = short_name(name)
        return name if short in self.places.common_words else short

    @cached_property
    def _below(self) -> tuple[str, ...]:
        """The places that lie in this one, or beside it where it has fewer than four."""
        code = self.region.adcode
        for lead in (code.removesuffix("00").removesuffix("00"), code[:4], code[:2]):
            others = (other for other in self.places.names if other.startswith(lead))
            names = tuple(self.places.names[other] for other in others if other != code)
            if len(names) >= 4:
                return names
        return (self.region.name,)


def authority(region: Region, what: str) -> str:
    """How a place calls its committee, government …: 省委, 自治区党委, 州政府."""
    for ending, committee in (("自治区", "自治区党委"), ("地区", "地委")):
        if region.name.endswith(ending):
            return committee if what == "委" else f"{ending}{what}"
    return kind_of(region) + what


def scope_of(words: str, region: Region, places: Places) -> str:
    """The code of the place whose own the coined words are, as a report of `region` uses them.

    Half of all words are a province's, and its cities and counties use them too; three in ten are a
    prefecture's, the others each place's own.
    """
    tier = crc32(words.encode()) % 10
    code = region.adcode
    province, prefecture = f"{code[:2]}0000", f"{code[:4]}00"
    if code == "100000" or tier >= 8:
        return code
    return prefecture if tier >= 5 and prefecture in places.names else province


def coin(words: str, rank: int) -> str:
    """A name like `words` for the place of that rank (below 4,096); no two places have the same."""
    seed = rank * _STEP + crc32(words.encode())
    number = re.search(r"\d{4}", words)
    if number:
        return words.replace(number.group(), str(1000 + seed % 9000))
    first, second = divmod(seed % _WORDS, len(_SECOND))
    if len(words) > 10 or len(words) == 2 or re.search(r"[0-9A-Za-z]", words):
        tail = words
    else:
        tail = words[-1:] if len(words) == 3 else words[2:]
    return f"{_FIRST[first]}{_SECOND[second]}{tail}"


def can_be_coined(words: str) -> bool:
    """Whether quoted words are a name and no sentence."""
    return _COINABLE.fullmatch(words) is not None


def _shifted(figure: str, random: Random) -> str:
    """The figure times 0.7 to 1.3, with as many decimals; below 100 it stays so."""
    _, _, decimals = figure.partition(".")
    value = float(figure)
    shifted = value * random.uniform(0.7, 1.3)
    if value < 100:
        shifted = min(shifted, 99.9 if decimals else 99.0)
    step = 10.0 ** -len(decimals)
    return f"{max(shifted, step):.{len(decimals)}f}"
