"""Makes a report of a place and a year out of what several bases say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random

from benchmarks.bases import Base, Chapter, Definition, Passage
from benchmarks.wording import Sentence, Wording, authority
from generator.catalogue.places import Places
from generator.doubts import FlagCode
from generator.errors import ProblemCode
from generator.model import Level, Part, Region

_FROM_ANOTHER_BASE = 0.5
_HEADING_FROM_ANOTHER_BASE = 0.3
_SENTENCE_LEFT_OUT = 0.12
_SENTENCE_ADDED = 0.25
_SHUFFLED = 0.3
_MARKED = 0.5  # reports that have note marks, of those with a list of terms
_MOST_TERMS = 40
_ACCEPTED = (
    # What mixing brings about now and then, as an editor of real texts would have to accept it.
    FlagCode.CONFLICTING_FIGURES,
    FlagCode.LONG_CLOSING,
    FlagCode.NO_RESULTS,
    FlagCode.NO_TARGETS,
    FlagCode.REGION_CONFLICT,
    FlagCode.TARGETS_EQUAL_RESULTS,
    FlagCode.TORN_END,
    ProblemCode.NOTE_MARK,
)

_DIGITS: tuple[str, ...] = ("", *"一二三四五六七八九")
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = "建国志强文明海涛晓东立新永康卫平春生国华"


@dataclass(frozen=True, slots=True)
class Made:
    """One report of a made corpus. `entry` is what the manifest says of it, in its lines."""

    file: str
    text: str
    entry: str


@dataclass(frozen=True)
class Maker:
    """Makes reports out of bases."""

    bases: tuple[Base, ...]
    places: Places

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        return {code: rank for rank, code in enumerate(self.places.names)}

    @property
    def has_nation(self) -> bool:
        """Whether a base is the nation's: only from one can another be made."""
        return any(base.region.level is Level.NATIONAL for base in self.bases)

    def make(self, region: Region, year: int) -> Made:
        """The report of that place and year: always the same."""
        name = f"{self.places.slug_of(region.adcode)}-{year}"
        wording = Wording(region, year, self.places, self.ranks, Random(name))
        lines = [*_front(wording), *self._body(wording)]
        lines = _with_terms(lines, self._definitions(wording), wording.random)
        entry = (
            f'  - file: {name}.txt\n    region: {region.name}\n    adcode: "{region.adcode}"\n'
            f"    level: {region.level}\n"
            + (f"    parent: {region.parent}\n" if region.parent else "")
            + f"    year: {year}\n    accept: [{', '.join(_ACCEPTED)}]\n"
        )
        return Made(f"{name}.txt", "\n".join(lines) + "\n", entry)

    def _body(self, wording: Wording) -> Iterator[str]:
        """The lines from the first heading to the closing, after one base's outline."""
        skeleton = wording.random.choice(self._skeletons[wording.region.level])
        numbers = [0, 0]
        reviewed = planned = False
        for chapter in skeleton.chapters:
            if chapter.part is Part.CLOSING:
                continue
            numbers[chapter.depth - 1] += 1
            if chapter.depth == 1:
                numbers[1] = 0
                title = wording.fill(chapter.title)
                if chapter.part is Part.REVIEW and not reviewed:
                    title, reviewed = f"{wording.year - 1}年工作回顾", True
                elif chapter.part is Part.PLAN and not planned:
                    title, planned = f"{wording.year}年工作安排", True
                yield f"{_numeral(numbers[0])}、{title or '持续推进重点工作'}"
            else:
                title = wording.fill(self._title(chapter, wording))
                yield f"（{_numeral(numbers[1])}）{title}"
            for passage in chapter.passages:
                yield self._paragraph(passage, wording)
        closings = self._pool(wording.region)[Part.CLOSING, ""]
        yield "".join(map(wording.fill, wording.random.choice(closings).sentences))

    def _title(self, chapter: Chapter, wording: Wording) -> Sentence:
        others = self._titles[chapter.part, chapter.topic]
        local = wording.region.level is not Level.NATIONAL
        if (
            local
            and chapter.topic
            and others
            and wording.random.random() < _HEADING_FROM_ANOTHER_BASE
        ):
            return wording.random.choice(others)
        return chapter.title

    def _paragraph(self, passage: Passage, wording: Wording) -> str:
        """A paragraph like the base's: often another's, its sentences moved, dropped and added."""
        random = wording.random
        others = self._pool(wording.region)[passage.part, passage.topic]
        if passage.fixed:
            return "".join(map(wording.fill, passage.sentences))
        if random.random() < _FROM_ANOTHER_BASE:
            passage = random.choice(others)
        opening, *rest = passage.sentences
        rest = [sentence for sentence in rest if random.random() >= _SENTENCE_LEFT_OUT]
        if random.random() < _SHUFFLED:
            random.shuffle(rest)
        if random.random() < _SENTENCE_ADDED:
            added = random.choice(random.choice(others).sentences)
            rest.insert(random.randint(0, len(rest)), added)
        return "".join(map(wording.fill, (opening, *rest)))

    def _definitions(self, wording: Wording) -> list[tuple[str, str]]:
        """Name and definition of the place's own terms that its text uses, in text order."""
        defined = (self._by_core[core] for core in tuple(wording.used) if core in self._by_core)
        found = [(wording.fill(one.name), wording.fill(one.text)) for one in defined]
        return found[:_MOST_TERMS]

    # What the bases hold, by what it can stand for.

    @cached_property
    def _skeletons(self) -> Mapping[Level, Sequence[Base]]:
        """The bases whose outline a report of a level can have: of that level, if there are two."""
        local = [base for base in self.bases if base.region.level is not Level.NATIONAL]
        found: dict[Level, Sequence[Base]] = {}
        for level in Level:
            alike = [base for base in self.bases if base.region.level is level]
            found[level] = alike if len(alike) > 1 or level is Level.NATIONAL else local
        return found

    def _pool(self, region: Region) -> Mapping[tuple[Part, str], Sequence[Passage]]:
        return self._pools[region.level is Level.NATIONAL]

    @cached_property
    def _pools(self) -> Mapping[bool, Mapping[tuple[Part, str], Sequence[Passage]]]:
        """What is not fixed by part and topic, and closings: the nation's (True), all others'."""
        pools: dict[bool, defaultdict[tuple[Part, str], list[Passage]]] = {
            False: defaultdict(list),
            True: defaultdict(list),
        }
        for base in self.bases:
            pool = pools[base.region.level is Level.NATIONAL]
            for chapter in base.chapters:
                for passage in chapter.passages:
                    if not passage.fixed:
                        pool[passage.part, passage.topic].append(passage)
                if chapter.part is Part.CLOSING and chapter.passages:
                    pool[Part.CLOSING, ""].append(chapter.passages[-1])
        return pools

    @cached_property
    def _titles(self) -> Mapping[tuple[Part, str], Sequence[Sentence]]:
        """Titles of depth 2 by part and topic, of the bases that are not the nation's."""
        titles: defaultdict[tuple[Part, str], list[Sentence]] = defaultdict(list)
        for base in self.bases:
            if base.region.level is not Level.NATIONAL:
                for chapter in base.chapters:
                    if chapter.depth == 2 and chapter.title:
                        titles[chapter.part, chapter.topic].append(chapter.title)
        return titles

    @cached_property
    def _by_core(self) -> Mapping[str, Definition]:
        """What defines the words that each place has of its own; the first base's where several."""
        found: dict[str, Definition] = {}
        for base in self.bases:
            for definition in base.definitions:
                found.setdefault(definition.core, definition)
        return found


def _front(wording: Wording) -> Iterator[str]:
    """Title, session, speaker and opening."""
    region, year, random = wording.region, wording.year, wording.random
    speaker = random.choice(_SURNAMES) + "".join(random.sample(_GIVEN, 2))
    session = f"第{_numeral(2 + year % 5)}次会议上"
    if region.level is Level.NATIONAL:
        yield f"{year}年国务院政府工作报告"
        yield f"——{year}年3月5日在第十四届全国人民代表大会{session}"
        yield f"国务院总理　{speaker}"
        speaks_for = "国务院"
    else:
        congress = f"第{_numeral(random.randint(4, 18))}届人民代表大会"
        day = random.randint(5, 28)
        yield f"{year}年{region.name}政府工作报告"
        yield f"——{year}年1月{day}日在{region.name}{congress}{session}"
        yield f"{_head_of(region)}　{speaker}"
        speaks_for = authority(region, "人民政府")
    yield "各位代表："
    yield f"现在，我代表{speaks_for}，向大会报告工作，请予审议，并请各位政协委员提出意见。"


def _head_of(region: Region) -> str:
    """The office of a place's head of government: 省长, 自治区主席, 州长."""
    if region.name.endswith("自治区"):
        return "自治区主席"
    return "行署专员" if region.name.endswith(("地区", "盟")) else authority(region, "长")


def _with_terms(
    lines: Sequence[str], definitions: Sequence[tuple[str, str]], random: Random
) -> list[str]:
    """The lines with a list of the terms that they name, and in half of all cases note marks.

    Terms stand in the order of their marks, behind the first naming of each in full; where some are
    nowhere named in full none has a mark, since a list's marks are complete.
    """
    text = "\n".join(lines)
    places = {name: text.find(name) for name, _ in definitions}
    ordered = sorted(dict(definitions).items(), key=lambda item: places[item[0]])
    if not ordered:
        return [*lines]
    if random.random() < _MARKED and all(place >= 0 for place in places.values()):
        for number in range(len(ordered), 0, -1):
            name = ordered[number - 1][0]
            end = places[name] + len(name)
            text = f"{text[:end]}[{number}]{text[end:]}"
    entries = (f"{number}.{name}：{said}" for number, (name, said) in enumerate(ordered, 1))
    return [*text.split("\n"), "名词解释", *entries]


def _numeral(number: int) -> str:
    """A number from 1 to 99 as headings have it: 十二."""
    tens, ones = divmod(number, 10)
    ten = f"{_DIGITS[tens] if tens > 1 else ''}十" if tens else ""
    return ten + _DIGITS[ones]
