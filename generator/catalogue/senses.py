"""What decides the sense of a policy term's words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from generator.catalogue.loading import Pattern, load_yaml
from generator.model import Level


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class GenericSlogan(_Entry):
    """A form of slogan that many governments use, each in its own sense.

    `with_head`: together with the noun behind it (“1269”行动计划) it is one government's after all.
    `settled_at_home`: a report that explains such a name does not use it in another sense.
    """

    form: Pattern
    note: str
    with_head: bool = False
    settled_at_home: bool = False

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return re.compile(self.form, re.IGNORECASE)


class LocalList(_Entry):
    """A list that every government draws up anew each year; the form's group `number` counts it."""

    form: Pattern
    note: str

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return re.compile(self.form)

    @cached_property
    def dated(self) -> re.Pattern[str]:
        """The form with the year (group `year`) that may stand before it."""
        return re.compile(rf"(?:(?P<year>\d{{4}})年)?{self.form}")


class Owners(_Entry):
    """Words of one level of government: `own` says whose a thing is, `whole` only where."""

    own: tuple[str, ...]
    whole: tuple[str, ...]


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

    `free`: they leave the sense as it is; otherwise they are another subject's name. `own`: levels
    of government they name as the owner; `places`: the same with those they name as the place.
    """

    free: bool
    own: frozenset[Level]
    places: frozenset[Level]


class Senses(_Entry):
    """The whole of `senses.yml`."""

    generic_slogans: tuple[GenericSlogan, ...]
    generic_heads: Pattern
    counted_names: Pattern
    local_lists: tuple[LocalList, ...]
    verbs: tuple[str, ...]
    noun_verbs: tuple[str, ...]
    adverbs: tuple[str, ...]
    owners: dict[Level, Owners]
    other_senses: tuple[OtherSense, ...]
    aliases: tuple[Aliases, ...]

    def generic(self, slogan: str) -> GenericSlogan | None:
        """The form by which a slogan decides nothing by itself, or None."""
        return next((form for form in self.generic_slogans if form.regex.fullmatch(slogan)), None)

    def tells_nothing(self, head: str) -> bool:
        """Whether the words after a slogan say only what kind of thing it is (工程)."""
        return bool(self._heads.fullmatch(head))

    def counts(self, name: str) -> bool:
        """Whether a name begins with a count (六大优势产业)."""
        return bool(self._counted.fullmatch(name))

    def lead(self, words: str) -> Lead:
        """What `words`, from the last punctuation mark to a short form, say about it."""
        tail = self._function_words(words)
        tokens = self._token.findall(tail)
        last = next((token for token in reversed(tokens) if token not in _PARTICLES), "")
        free = len(tail) == len(words) or last in self._clear
        own = frozenset(level for level, o in self.owners.items() if set(o.own) & set(tokens))
        whole = frozenset(level for level, o in self.owners.items() if set(o.whole) & set(tokens))
        return Lead(free, own, own | whole)

    def subject(self, words: str) -> str:
        """`words` without the function words that they begin with (实施农业产业化: 农业产业化)."""
        match = re.match(rf"(?:{self._token.pattern})+", words)
        return words[match.end() :] if match and match.end() < len(words) else words

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

    def aliases_of(self, name: str) -> tuple[str, ...]:
        """The catalogue's other names of a term."""
        return next((entry.aliases for entry in self.aliases if entry.name == name), ())

    @cached_property
    def _heads(self) -> re.Pattern[str]:
        return re.compile(self.generic_heads)

    @cached_property
    def _counted(self) -> re.Pattern[str]:
        return re.compile(self.counted_names)

    @cached_property
    def _clear(self) -> frozenset[str]:
        owners = (word for o in self.owners.values() for word in (*o.own, *o.whole))
        return frozenset((*self.verbs, *owners))

    @cached_property
    def _token(self) -> re.Pattern[str]:
        words = {*self._clear, *self.noun_verbs, *self.adverbs, *_PARTICLES}
        return re.compile("|".join(sorted(words, key=lambda word: (-len(word), word))))

    def _function_words(self, words: str) -> str:
        """The longest end of `words` that function words make up, each the longest of its place."""
        borders = {len(words)}
        start = len(words)
        for position in reversed(range(len(words))):
            token = self._token.match(words, position)
            if token and token.end() in borders:
                borders.add(position)
                start = position
        return words[start:]


_PARTICLES = frozenset("的了好")


def load_senses(
    path: Path = Path(__file__).with_name("senses.yml"), own: Path | None = None
) -> Senses:
    """The rules of `senses.yml`. Raises: CatalogueError."""
    return load_yaml(path, Senses, own)
