"""All forms of all terms, to be looked up in a text."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

from ahocorasick_rs import AhoCorasick

from generator.catalogue.senses import LocalList, Senses
from generator.corpus import Corpus, covers
from generator.glossary.keyed import key_of
from generator.glossary.local_lists import list_of
from generator.glossary.names import FormKind, TermForm, forms_of, take_apart
from generator.glossary.reach import Reaches, read_reaches
from generator.grammar.places import kind_of, short_name
from generator.model import Region, Report, Term

_FORM_MIN = 2  # characters of a form's key
_REST_MIN = 4  # characters of a name without the place that it begins with


@dataclass(frozen=True, slots=True)
class Known:
    """A form and the term that it names.

    `name` is the key of the term's name; `prefix` and `suffix` are those of what the form leaves
    out around its slogan. `plain`: the name has no quotation marks.
    """

    term: Term
    form: TermForm
    name: str
    prefix: str
    suffix: str
    plain: bool
    report: Report

    @property
    def region(self) -> Region:
        return self.report.region

    @property
    def bare_slogan(self) -> bool:
        """Whether the form is nothing but a slogan."""
        return self.form.words.startswith("“") and self.form.words.endswith("”")


class Index:
    """All forms of all terms, by their keys, and how far each term reaches."""

    def __init__(self, corpus: Corpus, terms: Sequence[Term], senses: Senses) -> None:
        self.senses = senses
        self.known: Mapping[str, Sequence[Known]]
        self.lists: Mapping[tuple[LocalList, int], Sequence[Known]]
        self._reports = {term.report_id: corpus.report(term.report_id) for term in terms}
        self.defining = frozenset(self._reports)
        self._names = {term.term_id: key_of(term.name) for term in terms}
        self.entries: Mapping[tuple[str, int], Known]
        self._by_slogan: dict[str, list[Term]] = defaultdict(list)
        self._collect(terms)
        self._forms = tuple(form for form in self.known if len(form) >= _FORM_MIN)
        lists = (local.names.words for local in senses.local_lists) if self.lists else ()
        names = (*self._forms, *chain.from_iterable(lists))
        self._matcher = AhoCorasick(names, store_patterns=False)

    def reaches(self, terms: Sequence[Term]) -> Reaches:
        """How far the terms hold beyond their own places."""
        regions = {report_id: report.region for report_id, report in self._reports.items()}
        return read_reaches(terms, regions, self.senses)

    def scan(self, keys: Sequence[str]) -> Mapping[int, Sequence[tuple[int, int]]]:
        """The keys, by position, that may name a term, each with its ranges that equal some form.

        Ranges rise, overlapping ones included; there are none where only a list's name was found.
        """
        begins = list(accumulate((len(key) + 1 for key in keys), initial=0))
        found: dict[int, list[tuple[int, int]]] = {}
        for form, start, end in self._matcher.find_matches_as_indexes(
            "\n".join(keys), overlapping=True
        ):
            position = bisect_right(begins, start) - 1
            ranges = found.setdefault(position, [])
            if form < len(self._forms):
                ranges.append((start - begins[position], end - begins[position]))
        return {position: sorted(ranges) for position, ranges in sorted(found.items())}

    def ranges(self, key: str) -> Sequence[tuple[int, int]]:
        """As `scan`, of one key."""
        return self.scan([key]).get(0, ())

    def sharing_slogan(self, term: Term) -> Iterator[Term]:
        """Terms with a slogan of `term`, of the same place or one above or below."""
        region = self._reports[term.report_id].region
        for slogan in slogans_of(term):
            for other in self._by_slogan[slogan]:
                place = self._reports[other.report_id].region
                if covers(region, place) or covers(place, region):
                    yield other

    def differ(self, one: Term, other: Term) -> bool:
        """Whether two terms have different names (else they are one, defined twice)."""
        return self._names[one.term_id] != self._names[other.term_id]

    def _collect(self, terms: Sequence[Term]) -> None:
        known: dict[str, list[Known]] = defaultdict(list)
        lists: dict[tuple[LocalList, int], list[Known]] = defaultdict(list)
        self.entries = entries = {}
        for term in terms:
            report = self._reports[term.report_id]
            name = self._names[term.term_id]
            parts = take_apart(term.name)
            forms = forms_of(term.name, self.senses)
            plain = not parts.slogans
            entries[term.report_id, term.ordinal] = Known(
                term, forms[0], name, "", "", plain, report
            )
            local = list_of(name, self.senses)
            if local:
                lists[local].append(entries[term.report_id, term.ordinal])
                continue
            for form in (*forms, *_without_place(term.name, report.region)):
                short = form.kind in (FormKind.TAIL, FormKind.SLOGAN)
                prefix = key_of(parts.prefix) if short else ""
                suffix = key_of(parts.suffix) if form.kind is FormKind.SLOGAN else ""
                one = Known(term, form, name, prefix, suffix, plain, report)
                known[key_of(form.words)].append(one)
            for slogan in slogans_of(term):
                self._by_slogan[slogan].append(term)
        self.known, self.lists = dict(known), dict(lists)


def slogans_of(term: Term) -> frozenset[str]:
    """The keys of a term's slogans."""
    return frozenset(key_of(slogan) for slogan in take_apart(term.name).slogans)


def _without_place(name: str, region: Region) -> Iterator[TermForm]:
    """A name without its place's name, as the place's own reports have it."""
    short = short_name(region.name)
    for place in (region.name, f"{short}{kind_of(region)}", short):
        rest = name.removeprefix(place)
        if rest != name and len(rest) >= _REST_MIN and "“" not in name:
            yield TermForm(rest, FormKind.SHORTENED, True)
            return
