"""How far a term's sense holds beyond the place whose annex explains it.

A county explains what the centre or its province defines (中央八项规定, “放管服”改革): the sense is
theirs, and holds wherever they govern. Whose a thing is shows in four ways: the name says it; the
definition says who brought it forward; annexes of places of which neither governs the other agree;
a government above uses the very name, if it is one that is hardly given to two things.

Agreeing annexes speak for the nearest place above all of them and no further, since they may have
copied it; but a place higher up that uses their name means theirs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.catalogue.senses import Senses
from generator.corpus import covers
from generator.glossary.keyed import key_of
from generator.glossary.names import forms_of
from generator.glossary.sameness import agree, is_distinctive, written_form
from generator.grammar.places import short_name, speaks_of_itself
from generator.model import Level, Region, Term

_LEVELS = tuple(Level)
_DIGITS = {Level.PROVINCE: 2, Level.PREFECTURE: 4}
_COMPARED = 12  # things of one name, and entries of one thing, that are looked at
_MUNICIPALITIES = frozenset({"11", "12", "31", "50"})
_NATION = Region(name="全国", adcode="100000", level=Level.NATIONAL)


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a term holds besides its own place.

    `levels`: whose thing it may be. `places`: the places within which the annexes let it hold.
    `shared`: more than one annex or a source speaks for it, so that a name that counts (“四个不摘”)
    is enough. `upward`: a government above that uses the name means it. `thing` is the same for
    all entries that explain one thing.
    """

    levels: frozenset[Level]
    places: tuple[Region, ...]
    shared: bool
    upward: bool
    thing: int


@dataclass
class Reaches:
    """The reach of every term, and where governments above have used its name."""

    by_term: Mapping[str, Reach]
    _used: dict[int, list[Region]] = field(default_factory=lambda: defaultdict(list))

    def of(self, term: Term) -> Reach:
        return self.by_term[term.term_id]

    def holds_in(self, term: Term, defined_in: Region, place: Region) -> bool:
        """Whether the term holds in a place that its own does not govern."""
        reach = self.by_term[term.term_id]
        return self.is_above(term, place) or (reach.upward and covers(place, defined_in))

    def is_above(self, term: Term, place: Region) -> bool:
        """Whether the term's thing is known to be one of a place that governs `place`."""
        reach = self.by_term[term.term_id]
        return any(covers(upper, place) for upper in (*reach.places, *self._used[reach.thing]))

    def use(self, thing: int, place: Region) -> bool:
        """Notes that the government of `place` uses a thing's name from below; False if known."""
        used = self._used[thing]
        if place in used:
            return False
        used.append(place)
        return True


def read_reaches(terms: Sequence[Term], regions: Mapping[str, Region], senses: Senses) -> Reaches:
    """The reach of `terms`; `regions` are the places of their reports, by report id."""
    found: dict[str, Reach] = {}
    by_form: dict[str, list[Term]] = defaultdict(list)
    for term in terms:
        by_form[written_form(term.name, senses)].append(term)
    thing = 0
    for members in by_form.values():
        things = _things(members, senses)
        disputed = len(things) > 1
        for same in things:
            thing += 1
            found |= _of_one_thing(same, regions, senses, thing, disputed=disputed)
    return Reaches(found)


def _things(terms: Sequence[Term], senses: Senses) -> list[list[Term]]:
    """Groups terms of one form, split where definitions disagree."""
    if is_distinctive(terms[0].name, senses):
        return [list(terms)]
    things: list[list[Term]] = []
    for term in terms:
        for thing in things[:_COMPARED]:
            if any(agree(term.definition, other.definition) for other in thing[:_COMPARED]):
                thing.append(term)
                break
        else:
            things.append([term])
    return things


def _of_one_thing(
    terms: Sequence[Term],
    regions: Mapping[str, Region],
    senses: Senses,
    thing: int,
    *,
    disputed: bool,
) -> dict[str, Reach]:
    at_large = [t for t in terms if not _is_local(t, regions[t.report_id], senses)]
    places = list({(r := regions[term.report_id]).key: r for term in at_large}.values())
    agreed = _above_independent(places)
    stated = [place for term in terms if (place := _stated(term, regions[term.report_id], senses))]
    distinctive = is_distinctive(terms[0].name, senses)
    form = forms_of(terms[0].name, senses)[0]
    tells = form.telling or form.settled_at_home or form.with_head
    shared = bool(agreed or stated) and tells and not (disputed and not distinctive)
    held = (
        tuple({place.key: place for place in (*([agreed] if agreed else []), *stated)}.values())
        if shared
        else ()
    )
    levels = {place.level for place in stated} if shared else set()
    if shared and agreed:
        levels |= set(_LEVELS[: _LEVELS.index(agreed.level) + 1])
    return {
        term.term_id: Reach(
            levels=frozenset(levels or {regions[term.report_id].level}),
            places=held,
            shared=shared,
            upward=shared or (distinctive and term in at_large),
            thing=thing,
        )
        for term in terms
    }


def _stated(term: Term, region: Region, senses: Senses) -> Region | None:
    """The place above `region` that a term's entry names as its source."""
    level = senses.origin(key_of(term.name), term.definition)
    if level is Level.PREFECTURE and region.adcode[:2] in _MUNICIPALITIES:
        level = Level.PROVINCE
    if level is None or _LEVELS.index(level) >= _LEVELS.index(region.level):
        return None
    if level is Level.PREFECTURE and region.name.endswith("市"):
        return None  # 市委 is its own
    return _above(region, level)


def _is_local(term: Term, region: Region, senses: Senses) -> bool:
    """Whether an entry explains its own place's version of a thing (四川省碳达峰实施方案明确…)."""
    if _stated(term, region, senses):
        return False
    return short_name(region.name) in term.definition or speaks_of_itself(term.definition, region)


def _above_independent(places: Sequence[Region]) -> Region | None:
    """The nearest place above all, if there are two of which neither governs the other."""
    upper: Region | None = None
    first = places[0] if places else None
    for other in places:
        if first is None or covers(first, other) or (upper and covers(upper, other)):
            continue
        if covers(other, first):
            first = other
        else:
            upper = _above_both(upper or first, other)
    return upper


def _above_both(one: Region, other: Region) -> Region:
    """The nearest place that governs both."""
    for level in (Level.PREFECTURE, Level.PROVINCE):
        upper = _above(one, level)
        if upper and covers(upper, other):
            return upper
    return _NATION


def _above(region: Region, level: Level) -> Region | None:
    """The place of that level that governs `region`, as far as codes and names tell it."""
    if level is Level.NATIONAL:
        return _NATION
    if _LEVELS.index(level) >= _LEVELS.index(region.level):
        return None
    if region.adcode:
        code = region.adcode[: _DIGITS[level]].ljust(6, "0")
        return Region(name=code, adcode=code, level=level)
    return Region(name=region.parent, adcode="", level=level) if region.parent else None
