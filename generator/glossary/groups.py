"""Terms of the same name, defined by several reports: one page with all definitions.

Names are the same whatever their quotation marks, brackets and commas: 河（湖）长制 and 河湖长制,
六稳、六保 and “六稳”“六保”. Where one has 新时代 before it or 工程 behind it and the other has not,
they are one if the definitions agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.catalogue.senses import Senses
from generator.glossary.keyed import key_of
from generator.glossary.sameness import agree, written_form
from generator.links import definition_url, term_url
from generator.model import Term

_COMPARED = 12  # definitions of a group that are looked at
_SIGNS = re.compile(
    r"[^\w+\-.%/&]"
)  # of a key: 1+N, 2.0 and A/B are other names than 1N, 20 and AB


@dataclass(frozen=True, slots=True)
class TermGroup:
    """All definitions of one name, in the order of the corpus: by level, place and year."""

    terms: tuple[Term, ...]

    @property
    def head(self) -> Term:
        """The term whose address the page has."""
        return self.terms[0]

    @property
    def name(self) -> str:
        return self.head.name


@dataclass(frozen=True)
class TermGroups:
    """The groups in the order of their heads."""

    groups: tuple[TermGroup, ...]

    @classmethod
    def of(cls, terms: Iterable[Term], senses: Senses) -> TermGroups:
        """The terms, grouped by name; members and groups are in the order of `terms`."""
        terms = tuple(terms)
        order = {term.term_id: position for position, term in enumerate(terms)}
        by_form: dict[str, list[list[Term]]] = {}
        for members in _by_name(terms).values():
            alike = by_form.setdefault(written_form(members[0].name, senses), [])
            same = [group for group in alike if _agree(group, members)]
            alike[:] = [group for group in alike if group not in same]
            alike.append([*(term for group in same for term in group), *members])
        groups = [
            tuple(sorted(members, key=lambda term: order[term.term_id]))
            for alike in by_form.values()
            for members in alike
        ]
        groups.sort(key=lambda members: order[members[0].term_id])
        return cls(tuple(map(TermGroup, groups)))

    def group(self, term_id: str) -> TermGroup:
        """The group that a term belongs to. Raises: KeyError."""
        return self._by_term[term_id]

    def url(self, term_id: str) -> str:
        """Where a term's definition stands: its page, or on a page of several its place there."""
        group = self.group(term_id)
        if len(group.terms) == 1:
            return term_url(term_id)
        return definition_url(group.head.term_id, term_id)

    def page(self, term_id: str) -> str:
        """The page that a term's definition stands on."""
        return term_url(self.group(term_id).head.term_id)

    def heads(self, term_ids: Sequence[str]) -> tuple[str, ...]:
        """The heads of the groups of some terms, each once, in their order."""
        return tuple(dict.fromkeys(self.group(term_id).head.term_id for term_id in term_ids))

    @cached_property
    def _by_term(self) -> Mapping[str, TermGroup]:
        return {term.term_id: group for group in self.groups for term in group.terms}


def _by_name(terms: Iterable[Term]) -> dict[str, list[Term]]:
    found: dict[str, list[Term]] = {}
    for term in terms:
        found.setdefault(_name_without_signs(term.name), []).append(term)
    return found


def _name_without_signs(name: str) -> str:
    """What names of one page share; a name of nothing but signs is its own."""
    return _SIGNS.sub("", key_of(name)) or name


def _agree(one: Sequence[Term], other: Sequence[Term]) -> bool:
    """Whether a definition of either group says what one of the other's does."""
    return any(
        agree(a.definition, b.definition) for a in one[:_COMPARED] for b in other[:_COMPARED]
    )
