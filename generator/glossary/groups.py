"""Terms of the same name, defined by several reports: one page with all definitions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.glossary.keyed import key_of
from generator.links import definition_url, term_url
from generator.model import Term


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
    def of(cls, terms: Iterable[Term]) -> TermGroups:
        """The terms, grouped by name; quotation marks and the width of characters do not count."""
        found: dict[str, list[Term]] = {}
        for term in terms:
            found.setdefault(key_of(term.name) or term.name, []).append(term)
        return cls(tuple(TermGroup(tuple(members)) for members in found.values()))

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
