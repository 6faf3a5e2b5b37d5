"""Places with a government: full name, code, slug, level and parent.

Source: GB/T 2260 (行政区划代码). `places.csv` is the statistical bureau's list of 2023, with the
nation as 100000. `places_former.csv` has the names of the lists from 2002 to 2013 that are gone
since, and some prefectures (地区) that had become cities before: a place that goes on under
another name leads to it (`today`), one that is merged keeps its own code. A slug is the short name
in pinyin as the place itself reads it; where two would be the same, the lower place or the later
code has its parent's slug too (`yichun-heilongjiang`). Published addresses are made of slugs: none
may change.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path

from ahocorasick_rs import AhoCorasick
from pydantic import BaseModel, ConfigDict

from generator.catalogue.word_classes import load_words
from generator.catalogue.word_lists import WordList
from generator.errors import CatalogueError
from generator.grammar.places import BELOW_COUNTY, short_name
from generator.model import Level, Region
from generator.text import has_chinese


class PlaceWords(BaseModel):
    """The whole of `place_words.yml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    short_names: WordList
    nation: WordList


_COLUMNS = {
    "adcode": re.compile("[0-9]{6}"),
    "name": re.compile("[\u4e00-\u9fff]{2,20}"),
    "slug": re.compile("[a-z][a-z0-9-]{0,40}"),
}
"""What a row of a site's own `places.csv` holds."""

NATION = "100000"
"""The nation's code here; the standard has none."""

_LEAD = 12  # characters before a name that may name the place it lies in


@dataclass(frozen=True, slots=True)
class Former:
    """A name that is gone: `adcode` is its code today, or its own where no place goes on.

    `code` is the one that the list had with the name.
    """

    name: str
    adcode: str
    slug: str = ""
    code: str = ""


@dataclass(frozen=True)
class Places:
    """All places by code. Names are not unique (朝阳区): `named` answers with every bearer.

    `common_words` are short names that are words of every text (合作, a city in Gansu);
    `nation_words` are what readers call the nation (全国).
    """

    names: dict[str, str] = field(repr=False)
    slugs: dict[str, str] = field(repr=False)
    former: tuple[Former, ...] = field(default=(), repr=False)
    common_words: frozenset[str] = field(default=frozenset(), repr=False)
    nation_words: tuple[str, ...] = ()

    @cached_property
    def _bearers(self) -> dict[str, tuple[str, ...]]:
        bearers: dict[str, tuple[str, ...]] = {}
        for adcode, name in self.names.items():
            for form in dict.fromkeys((name, short_name(name))):
                bearers[form] = (*bearers.get(form, ()), adcode)
        return bearers

    @cached_property
    def _former(self) -> dict[str, tuple[Region, ...]]:
        regions: dict[str, tuple[Region, ...]] = {}
        for one in self.former:
            if one.name not in self._bearers:
                region = self._region(one.name, one.adcode)
                regions[one.name] = (*regions.get(one.name, ()), region)
        return regions

    @cached_property
    def _merged(self) -> dict[str, Former]:
        return {one.adcode: one for one in self.former if one.slug}

    @property
    def forms(self) -> frozenset[str]:
        """Every full and every short name."""
        return frozenset(self._bearers)

    def name_of(self, adcode: str) -> str:
        """The name that belongs to a code, or empty."""
        former = self._merged.get(adcode)
        return self.names.get(adcode) or (former.name if former else "")

    def slug_of(self, adcode: str) -> str:
        """The slug that belongs to a code, or empty."""
        former = self._merged.get(adcode)
        return self.slugs.get(adcode) or (former.slug if former else "")

    def region(self, adcode: str) -> Region:
        """The place of that code. Raises: KeyError."""
        return self._region(self.name_of(adcode) or self.names[adcode], adcode)

    def named(self, name: str) -> tuple[Region, ...]:
        """Every place of that full or short name, highest level first; may be empty.

        A former name counts where no place of today bears it.
        """
        today = tuple(self.region(adcode) for adcode in self._bearers.get(name, ()))
        return today or self._former.get(name, ())

    def candidates(self, phrase: str) -> tuple[Region, ...]:
        """The places that the end of a phrase such as `保定市满城区` or `江西` may name.

        A higher place before the name (北京市朝阳区) and a full name before short ones decide. A
        name that may be the end of another word (旅游[资源县], 和谐[江西]) stands alone or behind a
        place that it lies in.
        """
        if phrase.endswith(BELOW_COUNTY) and phrase not in self._bearers:
            return ()  # 永宁乡 is no 宁乡
        for length in range(len(phrase), 1, -1):
            name, rest = phrase[-length:], phrase[:-length]
            found = tuple(
                region
                for region in self.named(name)
                if not rest
                or self._follows(region, rest)
                or (region.name == name and short_name(name) not in self.common_words)
            )
            if len(found) > 1 and rest:
                within = tuple(region for region in found if self._follows(region, rest))
                found = within or found
            if len(found) > 1:
                found = tuple(region for region in found if region.name == name) or found
            if found:
                return found
        return ()

    def count_in(self, text: str) -> Counter[str]:
        """How often each full or short name of today stands in a text, the longest at one place.

        A common word counts only with its kind, and that and a name of two characters (市和县里)
        only behind something else than a Chinese character, or behind a place that it lies in.
        """
        counts = Counter[str]()
        end = 0
        found = self._matcher.find_matches_as_indexes(text, overlapping=True)
        for _, start, behind in sorted(found, key=lambda match: (match[1], -match[2])):
            form, before = text[start:behind], text[max(0, start - _LEAD) : start]
            if start >= end and self._stands_alone(form, before):
                counts[form] += 1
                end = behind
        return counts

    def __reduce__(self) -> tuple[type[Places], tuple[object, ...]]:
        # A matcher cannot be sent to another process.
        return Places, tuple(getattr(self, field.name) for field in fields(self))

    @cached_property
    def _matcher(self) -> AhoCorasick:
        """Finds the names that count in a text."""
        counted = (form for form in self._bearers if form not in self.common_words)
        return AhoCorasick(tuple(counted), store_patterns=False)

    def _stands_alone(self, form: str, before: str) -> bool:
        short = short_name(form)
        doubtful = short in self.common_words or (short == form and form in self._full)
        if not doubtful or not has_chinese(before[-1:]):
            return True
        return any(self._follows(region, before) for region in self.named(form))

    @cached_property
    def _full(self) -> frozenset[str]:
        return frozenset(self.names.values())

    def find(self, phrase: str) -> Region | None:
        """The one place that a phrase names, if it names just one."""
        found = self.candidates(phrase)
        return found[0] if len(found) == 1 else None

    def unlisted(self, name: str, adcode: str) -> Region:
        """A place that the table lacks (a development zone), where its code says that it lies."""
        return self._region(name, adcode)

    def above(self, region: Region) -> tuple[str, ...]:
        """The names of the places that a place lies in, nearest first."""
        codes = (region.adcode[:4] + "00", region.adcode[:2] + "0000")
        return tuple(self.names[c] for c in codes if c != region.adcode and c in self.names)

    def codes_above(self, region: Region) -> tuple[str, ...]:
        """The codes of the places that a place lies in, nearest first, the nation's last.

        The parent that a place of its own names goes before what its code says. Empty for the
        nation, and where neither tells.
        """
        if region.level is Level.NATIONAL:
            return ()
        codes = (region.adcode[:4] + "00", region.adcode[:2] + "0000")
        above = tuple(c for c in codes if c != region.adcode and c in self.names)
        if region.parent and region.parent not in map(self.names.get, above):
            named = self.named(region.parent)
            if len(named) == 1:
                return (named[0].adcode, *self.codes_above(named[0]))
        return (*above, NATION) if above or region.level is Level.PROVINCE else ()

    def former_names(self, adcode: str) -> tuple[Former, ...]:
        """The names, with their codes, that a place of today had before; oldest code first."""
        return self._former_of.get(adcode, ())

    @cached_property
    def _former_of(self) -> dict[str, tuple[Former, ...]]:
        found: dict[str, tuple[Former, ...]] = {}
        for one in self.former:
            if one.code != one.adcode:
                found[one.adcode] = (*found.get(one.adcode, ()), one)
        return found

    def of_level(self, level: Level) -> tuple[Region, ...]:
        """Every place of one level, by code."""
        return tuple(self.region(code) for code in self.names if level_of(code) is level)

    @cached_property
    def reporting_provinces(self) -> tuple[Region, ...]:
        """The provinces that have work reports: all but those of the codes 71, 81 and 82."""
        return tuple(one for one in self.of_level(Level.PROVINCE) if one.adcode[0] not in "78")

    def _follows(self, region: Region, words: str) -> bool:
        """Whether the words before a place's name end in a place that it lies in."""
        above = self.above(region)
        return words.endswith((*above, *map(short_name, above)))

    def _region(self, name: str, adcode: str) -> Region:
        return Region(name=name, adcode=adcode, level=level_of(adcode), parent=self._parent(adcode))

    def _parent(self, adcode: str) -> str:
        for upper in (adcode[:4] + "00", adcode[:2] + "0000"):
            if upper != adcode and upper in self.names:
                return self.names[upper]
        return ""


def level_of(adcode: str) -> Level:
    """The level that a six-digit code stands for.

    A municipality's districts (1101xx) are counties here, as their parent is the municipality.
    """
    if adcode == NATION:
        return Level.NATIONAL
    if adcode.endswith("0000"):
        return Level.PROVINCE
    return Level.PREFECTURE if adcode.endswith("00") else Level.COUNTY


def load_places(folder: Path = Path(__file__).parent, own: Path | None = None) -> Places:
    """The places of `places.csv` and the names of `places_former.csv`.

    A `places.csv` in folder `own` adds places, or takes the place of those with its codes.
    Raises: CatalogueError.
    """
    rows = _rows(folder / "places.csv")
    if own and (own / "places.csv").exists():
        added = _own_rows(own / "places.csv")
        codes = {row["adcode"] for row in added}
        rows = [*(row for row in rows if row["adcode"] not in codes), *added]
        _refuse_repeated_slugs(own / "places.csv", rows)
    former = (
        Former(row["name"], row["today"] or row["adcode"], row["slug"], row["adcode"])
        for row in _rows(folder / "places_former.csv")
    )
    words = load_words(folder / "place_words.yml", PlaceWords, own)
    return Places(
        {row["adcode"]: row["name"] for row in rows},
        {row["adcode"]: row["slug"] for row in rows},
        tuple(former),
        frozenset(words.short_names.words),
        words.nation.words,
    )


def _own_rows(path: Path) -> list[dict[str, str]]:
    try:
        rows = _rows(path)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CatalogueError(str(path), None, f"cannot be read ({error}); expected CSV") from error
    for line, row in enumerate(rows, 2):
        for column, form in _COLUMNS.items():
            value = row.get(column) or ""
            if not form.fullmatch(value):
                found = f"{column}: found {value!r}; expected {form.pattern}"
                raise CatalogueError(str(path), line, found)
    return rows


def _refuse_repeated_slugs(path: Path, rows: Iterable[Mapping[str, str]]) -> None:
    bearers: dict[str, str] = {}
    for row in rows:
        other = bearers.setdefault(row["slug"], row["name"])
        if other != row["name"]:
            found = f"slug {row['slug']} is {other}'s and {row['name']}'s; expected one of them"
            raise CatalogueError(str(path), None, found)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
