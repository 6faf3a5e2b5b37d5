"""Terms for the tests of the glossary: those of the tests' site, and some without an annex."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from generator.catalogue.senses import Senses, load_senses
from generator.corpus import Corpus
from generator.glossary.annex import read_terms
from generator.glossary.index import Index, Known
from generator.glossary.keyed import key_of
from generator.glossary.mentions import Mentions, NotedReport, mentions_in
from generator.glossary.reach import Reaches
from generator.model import Mention, NoteMark, Report, Span, Term, Traced, Undecided
from tests.factory import make_report, no_line, seeds

SENSES = load_senses()
PLACES = {
    "nation": ("中华人民共和国", "100000"),
    "province": ("江西省", "360000"),
    "city": ("抚州市", "361000"),
    "county": ("崇仁县", "361024"),
    "near": ("乐安县", "361025"),
    "other_city": ("吉安市", "360800"),
    "elsewhere": ("四川省", "510000"),
}


@cache
def seeds_terms() -> tuple[Term, ...]:
    """The terms of the one annex of the tests' site."""
    return read_terms(seeds().corpus.report("jiangxi-2024"), SENSES, no_line)[0]


def find_mentions(
    corpus: Corpus, terms: Sequence[Term], senses: Senses, notes: Iterable[NoteMark] = ()
) -> Mentions:
    """Every mention of `terms` in `corpus` outside annexes.

    `notes` are the references to annexes; a mark inside a name belongs to the mention.
    """
    by_report: defaultdict[str, list[NoteMark]] = defaultdict(list)
    for note in notes:
        by_report[note.report_id].append(note)
    texts = [NotedReport(report, tuple(by_report[report.report_id])) for report in corpus.reports]
    index = Index(corpus, terms, senses)
    return mentions_in(texts, index, index.reaches(terms))[0]


@cache
def seeds_mentions() -> Mentions:
    """Where the reports of the tests' site mention them."""
    return find_mentions(seeds().corpus, seeds_terms(), SENSES)


@cache
def report_of(place: str = "province", year: int = 2024) -> Report:
    """A report of that place and year that says nothing."""
    return make_report("一、工作回顾\n甲。\n二、工作安排\n乙。\n", *PLACES[place], year)


def terms_of(report: Report, *entries: str) -> tuple[Term, ...]:
    """The terms that the report's annex would define, each written 名词 or 名词：解释."""
    return tuple(
        Term(
            term_id=f"{report.report_id}-{ordinal:02}",
            report_id=report.report_id,
            ordinal=ordinal,
            name=entry.partition("：")[0],
            definition=entry.partition("：")[2] or "甲。",
            aliases=(),
            paragraph_id="",
            place=Span(0, 1),
        )
        for ordinal, entry in enumerate(entries, 1)
    )


def index_of(*terms: Term) -> tuple[Index, Reaches]:
    """All forms of the terms, and how far each reaches."""
    reports = [report_of(place, year) for place in PLACES for year in (2022, 2023, 2024, 2025)]
    index = Index(Corpus.of(reports), terms, SENSES)
    return index, index.reaches(terms)


def known_as(index: Index, words: str, term: Term) -> Known:
    """The form `words` of a term."""
    return next(known for known in index.known[key_of(words)] if known.term is term)


def marked(
    body: Traced, hits: Iterable[Mention | Undecided], labels: Mapping[str, int | str]
) -> str:
    """The text with its hits in the notation of the golden files: `{label match|words}`.

    `labels` are those of the terms, by id; of an undecided hit `? ` stands before it.
    """
    text, end = "", 0
    for hit in sorted(hits, key=lambda hit: hit.place):
        first, last = body.locate(hit.place)
        label = labels[hit.term_id]
        what = f"{label} {hit.match}" if isinstance(hit, Mention) else f"? {label}"
        text += f"{body.text[end:first]}{{{what}|{hit.text}}}"
        end = last
    return text + body.text[end:]
