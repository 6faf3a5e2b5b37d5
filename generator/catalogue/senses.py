"""What decides the sense of a policy term's words: the words, and the forms that they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from generator.catalogue.word_classes import load_words
from generator.catalogue.word_lists import WordList
from generator.grammar.numerals import HAN_COUNTS, HAN_ORDINALS, MAGNITUDES
from generator.grammar.places import authorities, owner_words, whole_words
from generator.grammar.words import Words
from generator.grammar.years import YEAR
from generator.model import Level

_COUNT = rf"[{HAN_COUNTS}\d]{{1,4}}"
_PARTICLES = frozenset("的了好等")


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True, slots=True)
class GenericSlogan:
    """A form of slogan that many governments use, each in its own sense: alone it decides nothing.

    With the term's own words before or after it, or with the words of whose it is, it may.
    `with_head`: together with the noun behind it (“1269”行动计划) it is one government's after all.
    `settled_at_home`: a report that explains such a name does not use it in another sense.
    """

    form: re.Pattern[str]
    note: str
    with_head: bool = False
    settled_at_home: bool = False


class LocalList(_Entry):
    """A list that every government draws up anew each year, by what it is called."""

    names: WordList
    note: str

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The list's count (group `number`), a measure, and its name."""
        return re.compile(
            rf"(?P<number>\d{{1,3}}|[{HAN_ORDINALS}]{{1,3}})[件项个](?:{_any(self.names.words)})"
        )

    @cached_property
    def dated(self) -> re.Pattern[str]:
        """The form with the year (group `year`) that may stand before it."""
        return re.compile(rf"(?:(?P<year>{YEAR})年)?{self.regex.pattern}")


class Owners(_Entry):
    """Words of one level of government: `own` says whose a thing is, `whole` only where.

    Those that its kinds of places make (省委, 我州, 全县) are known to `grammar.places`.
    """

    own: WordList
    whole: WordList | None = None


class OtherSense(_Entry):
    """A slogan that, directly after `before` or directly before `after`, is known to be another."""

    slogan: str
    before: str = ""
    after: str = ""
    note: str


class Aliases(_Entry):
    """Other names of the thing that `name` names."""

    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lead:
    """What the words before a short form say.

    `free`: they are known to leave the sense as it is. `narrows`: they end in a noun that names
    another subject. Words that are neither are some verb that no list has. `own`: levels of
    government that they name as the owner; `places`: the same with those they name as the place.
    """

    free: bool
    narrows: bool
    own: frozenset[Level]
    places: frozenset[Level]


class Senses(_Entry):
    """The whole of `senses.yml`."""

    measures: WordList
    slogan_measures: WordList
    counted_heads: WordList
    shared_slogans: WordList
    heads: WordList
    head_qualifiers: WordList
    ornaments: WordList
    local_lists: tuple[LocalList, ...]
    verbs: WordList
    noun_verbs: WordList
    adverbs: WordList
    subjects: WordList
    owners: dict[Level, Owners]
    attributions: WordList
    sources: dict[Level, WordList]
    issuing: WordList
    following: WordList
    visits: WordList
    named_owners: dict[Level, WordList]
    other_senses: tuple[OtherSense, ...]
    aliases: tuple[Aliases, ...]

    # -- slogans and names -----------------------------------------------------------------------

    def generic(self, slogan: str) -> GenericSlogan | None:
        """The form by which a slogan decides nothing by itself, or None."""
        return next((form for form in self._generic if form.form.fullmatch(slogan)), None)

    def tells_nothing(self, head: str) -> bool:
        """Whether the words after a slogan say only what kind of thing it is (工程)."""
        return bool(self._heads.fullmatch(head))

    def without_head(self, name: str) -> str:
        """A name without the words at its end that say what kind of thing it is."""
        return self._head_at_end.sub("", name)

    def counts(self, name: str) -> bool:
        """Whether a name begins with a count (六大优势产业)."""
        return bool(self._counted.match(name))

    def ends_in_count(self, words: str) -> bool:
        """Whether words end with a count, without which what follows is no name (三张, 五个)."""
        return bool(self._count_at_end.search(words))

    def without_inner_count(self, name: str) -> str:
        """A name without the count in its middle (科技兴赣六大行动: 科技兴赣行动), or empty."""
        found = self._inner_count.search(name)
        return name[: found.start()] + name[found.end() :] if found else ""

    def unadorned(self, name: str) -> str:
        """A name without the ornaments before it (新时代“枫桥经验”)."""
        word = self.ornaments.matcher.at(name, 0)
        return name[len(word) :] if len(name) > len(word) else name

    def aliases_of(self, name: str) -> tuple[str, ...]:
        """The catalogue's other names of a term."""
        return next((entry.aliases for entry in self.aliases if entry.name == name), ())

    # -- the words around ------------------------------------------------------------------------

    def lead(self, words: str) -> Lead:
        """What `words`, from the last punctuation mark to a short form, say about it."""
        tail = self._function_words(words)
        tokens = self._tokens.findall(tail)
        last = next((token for token in reversed(tokens) if token not in _PARTICLES), "")
        free = len(tail) == len(words) or last in self._clear
        attributed = self._attributed(words)
        said = set(tokens)
        own = attributed | {level for level, w in self._owners.items() if said & set(w.words)}
        whole = frozenset(level for level, w in self._wholes.items() if said & set(w.words))
        narrows = not free and self._narrows(words, len(tail))
        return Lead(free, narrows, own, own | whole)

    def subject(self, words: str) -> str:
        """`words` without the function words that they begin with (实施农业产业化: 农业产业化)."""
        end = 0
        while token := self._tokens.match(words, end):
            if token.group() in self._one_letter_owners:
                break  # 县城建设 is no county's 城建设
            end = token.end()
        return words[end:] if 0 < end < len(words) else words

    def other_sense(self, before: str, slogan: str, after: str) -> str:
        """The note on a slogan known to be another in this place, or empty."""
        for sense in self.other_senses:
            if (
                sense.slogan.casefold() == slogan
                and before.endswith(sense.before)
                and after.startswith(sense.after)
            ):
                return sense.note
        return ""

    # -- whose a thing is ------------------------------------------------------------------------

    def origin(self, name: str, definition: str) -> Level | None:
        """The level whose thing a term is, by its name or by who its definition has it from.

        The first source of the definition counts, if it does something there (党中央决定, 省委全会
        提出): what only follows somebody's decisions is not somebody's.
        """
        for level, words in self._named_owners.items():
            if words.at(name, 0):
                return level
        text = _DOCUMENT.sub("", definition)[:_SOURCE_WITHIN]
        found = sorted(
            (start, -end, level)
            for level, words in self._sources.items()
            for start, end in words.find(text)
            if text[end : end + 1] != "门"  # 工信部门 is any level's
        )
        if not found:
            return None
        start, end, level = found[0][0], -found[0][1], found[0][2]
        before = text[max(0, start - _FOLLOWING_WITHIN) : start]
        if self.following.matcher.in_text(before):
            return None
        sentence = text[end:].partition("。")[0][:_ISSUING_WITHIN]
        if not self.issuing.matcher.in_text(sentence):
            return None
        if level is Level.NATIONAL and self.visits.matcher.in_text(sentence):
            return Level.PROVINCE
        return level

    # -- forms -----------------------------------------------------------------------------------

    @cached_property
    def _generic(self) -> tuple[GenericSlogan, ...]:
        def form(pattern: str) -> re.Pattern[str]:
            return re.compile(pattern, re.IGNORECASE)

        heads, qualifiers = _any(self.counted_heads.words), _any(self.head_qualifiers.words)
        listed = "以项数代称的工作"
        return (
            GenericSlogan(form(r"\d{1,3}"), "数字代号"),
            GenericSlogan(form(r"\d{4,}"), "数字代号", with_head=True),
            GenericSlogan(form(r"\d+(?:[+·][\da-z]+)+"), "“1+N”一类的编号"),
            GenericSlogan(form(r"(?:促|稳)?\d+条(?:措施)?"), "以条数代称的文件"),
            GenericSlogan(form(f"[一二两三双{MAGNITUDES}]+"), "以数量级代称的工程"),
            GenericSlogan(form(f"新?[{HAN_COUNTS}]+个[一个]批?"), "“几个一”一类的代称"),
            GenericSlogan(
                form(rf"{_COUNT}(?:{_any(self.slogan_measures.words)})(?!一).+"),
                listed,
                settled_at_home=True,
            ),
            GenericSlogan(
                form(f"{_COUNT}(?:{qualifiers})?(?:{heads})"), listed, settled_at_home=True
            ),
            GenericSlogan(form(".{1,2}"), "过短的代称", settled_at_home=True),
            GenericSlogan(form(_any(self.shared_slogans.words)), "各领域、各级共用的说法"),
        )

    @cached_property
    def _heads(self) -> re.Pattern[str]:
        count = f"(?:{_COUNT}(?:{_any(self.slogan_measures.words)}))?"
        qualifiers = f"(?:{_any(self.head_qualifiers.words)})*"
        return re.compile(f"{count}{qualifiers}(?:{_any(self.heads.words)})?")

    @cached_property
    def _head_at_end(self) -> re.Pattern[str]:
        return re.compile(f"(?<=..)(?:{_any((*self.heads.words, '工作'))})$")

    @cached_property
    def _counted(self) -> re.Pattern[str]:
        return re.compile(rf"(?:[{HAN_ORDINALS}]+|\d+)(?:{_any(self.measures.words)}).")

    @cached_property
    def _count_at_end(self) -> re.Pattern[str]:
        return re.compile(f"{_COUNT}(?:{_any(self.measures.words)})$")

    @cached_property
    def _inner_count(self) -> re.Pattern[str]:
        measures, heads = _any(self.slogan_measures.words), _any(self.heads.words)
        return re.compile(f"(?<=..){_COUNT}(?:{measures})(?=(?:{heads})$)")

    # -- whose things are, by level --------------------------------------------------------------

    @cached_property
    def _owners(self) -> Mapping[Level, Words]:
        return {
            level: Words((*owner_words(level), *one.own.words))
            for level, one in self.owners.items()
        }

    @cached_property
    def _wholes(self) -> Mapping[Level, Words]:
        return {
            level: Words((*whole_words(level), *(one.whole.words if one.whole else ())))
            for level, one in self.owners.items()
        }

    @cached_property
    def _sources(self) -> Mapping[Level, Words]:
        return {
            level: Words((*authorities(level), *words.words))
            for level, words in self.sources.items()
        }

    @cached_property
    def _named_owners(self) -> Mapping[Level, Words]:
        listed = {level: words.words for level, words in self.named_owners.items()}
        return {
            level: Words((*authorities(level), *whole_words(level), *listed.get(level, ())))
            for level in Level
        }

    # -- words before ----------------------------------------------------------------------------

    def _attributed(self, words: str) -> frozenset[Level]:
        """The level that the words name last as having brought something forward, if any."""
        found = [
            (end, -start, level)  # 自治区政府 is not 区政府
            for level, owners in self._owners.items()
            for start, end in owners.find(words)
            if end - start > 1 and self.attributions.matcher.in_text(words, end)
        ]
        return frozenset({max(found)[2]}) if found else frozenset()

    def _narrows(self, words: str, tail: int) -> bool:
        """Whether words end as the name of a subject, its function words at the end left aside."""
        rest = words[: len(words) - tail]
        particles = "".join(_PARTICLES)
        return any(self.subjects.matcher.before(w.rstrip(particles)) for w in (words, rest))

    @cached_property
    def _clear(self) -> frozenset[str]:
        owners = (*self._owners.values(), *self._wholes.values())
        return frozenset((*self.verbs.words, *chain.from_iterable(one.words for one in owners)))

    @cached_property
    def _one_letter_owners(self) -> frozenset[str]:
        return frozenset(w for o in self._owners.values() for w in o.words if len(w) == 1)

    @cached_property
    def _tokens(self) -> re.Pattern[str]:
        words = {*self._clear, *self.noun_verbs.words, *self.adverbs.words, *_PARTICLES}
        return re.compile(_any(words))

    def _function_words(self, words: str) -> str:
        """The longest end of `words` that function words make up, each the longest of its place."""
        borders = {len(words)}
        start = len(words)
        for position in reversed(range(len(words))):
            token = self._tokens.match(words, position)
            if token and token.end() in borders:
                borders.add(position)
                start = position
        return words[start:]


_DOCUMENT = re.compile("《[^》]{0,200}》")  # unbounded it would be slow on marks that never close
_SOURCE_WITHIN = 80  # characters of a definition in which its source is named
_ISSUING_WITHIN = 40
_FOLLOWING_WITHIN = 6


def _any(words: Iterable[str]) -> str:
    """The words as alternatives of a pattern, the longer ones first."""
    return "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))


def load_senses(
    path: Path = Path(__file__).with_name("senses.yml"), own: Path | None = None
) -> Senses:
    """The rules of `senses.yml`. Raises: CatalogueError."""
    return load_words(path, Senses, own)
