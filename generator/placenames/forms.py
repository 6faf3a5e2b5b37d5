"""What a place's name looks like, and what each form may mean: one automaton over all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from ahocorasick_rs import AhoCorasick

from generator.catalogue.placenames import PlaceNameWords
from generator.catalogue.places import Places
from generator.grammar.places import short_name
from generator.model import Level, NamedKind, Region

_KINDS_LEFT = {"自治州": "州", "自治县": "县", "自治旗": "旗"}
"""What is left of a kind where the peoples before it are left out: 延边州, 恭城县."""

WATERS = ("江", "河", "湖", "海")
"""Ends of short names that rivers and lakes near by bear as well: 昌江 in Jiangxi."""

_LEAST_SURE = 3
"""Characters of a name that is hardly ever a piece of other words."""


def is_zone(adcode: str) -> bool:
    """Whether a code of the table is that of a development zone: 620171, 兰州新区.

    Source: 统计用区划代码, whose fifth digit is 7 there.
    """
    return adcode[4:5] == "7"


class Strength(Enum):
    """How far the form alone makes it a place's name."""

    SURE = auto()  # 南昌市, 深圳, 都江堰
    WEAK = auto()  # 信丰: a county of two characters; 蔚县
    COMMON = auto()  # 平安, 资源县: a word of every text too


@dataclass(frozen=True, slots=True)
class Form:
    """What one form may mean.

    `regions` are its bearers, `full` where it is the full name of them. `landmark` is what else it
    names, by kind and name. `ends_zone` and `ends_region` say that it is the end of a zone's or a
    region's name, `is_none` that it names no place, `is_water` that rivers near by may have a
    county's name, `is_everyday` that most texts have a short name as a word.
    """

    regions: tuple[Region, ...] = ()
    full: bool = False
    strength: Strength = Strength.SURE
    landmark: tuple[NamedKind, str] | None = None
    ends_zone: bool = False
    ends_region: bool = False
    is_none: bool = False
    is_water: bool = False
    is_everyday: bool = False


class Forms:
    """All forms of a catalogue, found in a text in one pass."""

    def __init__(self, places: Places, words: PlaceNameWords) -> None:
        self.places = places
        self.words = words
        self.everyday = places.common_words - set(words.whole.words)
        self._common = self.everyday | set(words.words.words)
        self._nouns = frozenset(words.nouns.words)
        self._known = frozenset(words.known.words)
        meanings = dict(self._divisions())
        for kind, names in (
            (NamedKind.ZONE, words.zones),
            (NamedKind.WATER, words.waters),
            (NamedKind.MOUNTAIN, words.mountains),
            (NamedKind.REGION, words.regions),
        ):
            for form, name in names.forms.items():
                division = meanings.get(name)
                if form != name and form not in meanings and division and division.full:
                    meanings[form] = replace(division, full=len(form) >= _LEAST_SURE)  # 浦东
                else:
                    meanings[form] = self._with_landmark(meanings.get(form), form, (kind, name))
        meanings |= {form: Form(ends_zone=True) for form in words.zone_kinds.words}
        meanings |= {form: Form(ends_region=True) for form in words.region_kinds.words}
        meanings |= {form: Form(is_none=True) for form in words.not_places.words}
        self._forms = tuple(meanings.values())
        self._matcher = AhoCorasick(tuple(meanings), store_patterns=False)

    def find(self, text: str) -> list[tuple[int, int, Form]]:
        """Each form that stands in the text, overlaps too; the longest at one place first."""
        found = self._matcher.find_matches_as_indexes(text, overlapping=True)
        return [
            (start, end, self._forms[index])
            for index, start, end in sorted(found, key=lambda match: (match[1], -match[2]))
        ]

    def is_noun(self, form: str) -> bool:
        """Whether a full name is a common noun too: 新城区."""
        return form in self._nouns

    def _divisions(self) -> Iterator[tuple[str, Form]]:
        full: dict[str, dict[str, Region]] = {}
        short: dict[str, dict[str, Region]] = {}
        for region in map(self.places.region, self.places.names):
            if region.level is Level.NATIONAL:
                continue
            full.setdefault(region.name, {})[region.adcode] = region
            for form in () if is_zone(region.adcode) else _shorter(region.name):
                short.setdefault(form, {})[region.adcode] = region
        for one in self.places.former:
            if one.name in full or one.name in short or one.adcode not in self.places.names:
                continue
            region = self.places.region(one.adcode)
            full.setdefault(one.name, {})[one.adcode] = region
        for form in full.keys() | short.keys():
            bearers = full.get(form) or short[form]
            if form in full and form in short:
                bearers = {**short[form], **full[form]}
            yield (
                form,
                Form(
                    tuple(bearers.values()),
                    full=form in full and len(form) >= _LEAST_SURE,
                    strength=self._strength(form, bearers.values()),
                    is_everyday=form in self.everyday and form not in full,
                    is_water=form.endswith(WATERS) and form not in self._common,
                ),
            )

    def _strength(self, form: str, bearers: Iterable[Region]) -> Strength:
        if form in self._common or short_name(form) in self._common:
            return Strength.COMMON
        if any(one.level is not Level.COUNTY for one in bearers):
            return Strength.SURE
        if form.endswith(WATERS) and form not in self._known:
            return Strength.COMMON  # 梁子湖: the lake or the district
        return Strength.SURE if len(form) >= _LEAST_SURE else Strength.WEAK

    def _with_landmark(self, known: Form | None, form: str, of: tuple[NamedKind, str]) -> Form:
        if known is None:
            common = Strength.COMMON if form in self._common else Strength.SURE
            return Form(strength=common, landmark=of)
        # 井冈山: the mountains or the city
        strength = known.strength if known.full else Strength.COMMON
        return Form(known.regions, known.full, strength, of)


def _shorter(name: str) -> Iterator[str]:
    """Forms of a name that are shorter than it: 延边朝鲜族自治州 as 延边州 and 延边."""
    short = short_name(name)
    if short == name:
        return
    yield short
    for kind, left in _KINDS_LEFT.items():
        if name.endswith(kind):
            yield f"{short}{left}"
