"""Which places take up the initiatives that the government above them has put a name to.

An initiative is a term of the superior's own annex. A place of the same year names it word for word
or shorter, has one of its own in the same frame, or is silent.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from generator.corpus import Corpus
from generator.model import Completeness, Echo, Match, Mention, Span, Term, Undecided
from generator.sharing.folded import Folded
from generator.text import bare, to_halfwidth

_QUOTED = re.compile("“([^“”]{1,12})”")
_FRAME_MIN = 6
"""Characters around the quoted name, without which a frame is no one's own: “…”行动."""

_Record = TypeVar("_Record", Mention, Undecided)


class Initiative(NamedTuple):
    """What a place makes of a term of its superior's annex.

    `text` are the place's words, at `place` of its source; empty and None where it has none.
    `renamed_to` is the name that it has put in the frame of the term's. `mentions` is how often the
    report names the term itself. In a heading `paragraph_id` is empty.
    """

    term_id: str
    superior_report_id: str
    report_id: str
    echo: Echo
    text: str = ""
    renamed_to: str = ""
    section_id: str = ""
    paragraph_id: str = ""
    place: Span | None = None
    mentions: int = 0


@dataclass(frozen=True, slots=True)
class _Said:
    """What reports say of terms, by the term's name and report."""

    mentions: Mapping[tuple[str, str], Sequence[Mention]]
    undecided: Mapping[tuple[str, str], Sequence[Undecided]]


def initiatives(
    corpus: Corpus,
    terms: Iterable[Term],
    mentions: Iterable[Mention],
    undecided: Iterable[Undecided],
    folded: Mapping[str, Folded],
) -> tuple[Initiative, ...]:
    """Every term of a superior's annex with every place right below it that has a report.

    That is of the same year: those whose nearest government with a report is the superior. In the
    order of the corpus, of the annex, and of the places.
    """
    listed = tuple(terms)
    names = {term.term_id: _name(term.name) for term in listed}
    said = _Said(_grouped(mentions, names), _grouped(undecided, names))
    below: defaultdict[str, list[str]] = defaultdict(list)
    for report in corpus.reports:
        superior = corpus.superior(report)
        if superior:
            below[superior.report_id].append(report.report_id)
    whole = {r.report_id for r in corpus.reports if r.completeness is Completeness.FULL}
    return tuple(
        _echo(term, report_id, said, folded[report_id], is_whole=report_id in whole)
        for term in listed
        for report_id in below.get(term.report_id, ())
    )


def _name(name: str) -> str:
    """A term's name as it is compared: a place that defines it as well names its own."""
    return re.sub(r"[\s“”]", "", to_halfwidth(name))


def _grouped(
    records: Iterable[_Record], names: Mapping[str, str]
) -> Mapping[tuple[str, str], Sequence[_Record]]:
    found: defaultdict[tuple[str, str], list[_Record]] = defaultdict(list)
    for one in records:
        found[names[one.term_id], one.report_id].append(one)
    return found


def _echo(term: Term, report_id: str, said: _Said, folded: Folded, *, is_whole: bool) -> Initiative:
    name = _name(term.name)
    named = said.mentions.get((name, report_id), ())
    silent = Initiative(term.term_id, term.report_id, report_id, Echo.SILENT, mentions=len(named))
    own = next(_in_frame(term.name, folded), None)
    if own is not None:
        start, end, name = own
        paragraph, first, last = folded.place(start, end)
        return silent._replace(
            echo=Echo.RENAMED,
            text=paragraph.text[first:last],
            renamed_to=name,
            section_id=paragraph.section_id,
            paragraph_id=paragraph.paragraph_id,
            place=paragraph.body.span(first, last),
        )
    words: Sequence[Mention | Undecided] = named
    echo = Echo.SILENT if is_whole else Echo.TEXT_MISSING
    if named:
        exact = [one for one in named if one.match is not Match.SHORT]
        echo, words = (Echo.VERBATIM, exact) if exact else (Echo.SHORT, named)
    elif doubtful := said.undecided.get((name, report_id)):
        echo, words = Echo.UNDECIDED, doubtful
    if not words:
        return silent._replace(echo=echo)
    first_said = words[0]
    return silent._replace(
        echo=echo,
        text=first_said.text,
        section_id=first_said.section_id,
        paragraph_id=first_said.paragraph_id,
        place=first_said.place,
    )


def _in_frame(name: str, folded: Folded) -> Iterator[tuple[int, int, str]]:
    """Where another quoted name stands in the frame of a term's: “2416” for “1269”."""
    name = bare(to_halfwidth(name))
    quoted = _QUOTED.search(name)
    if quoted is None or len(name) - len(quoted[0]) < _FRAME_MIN:
        return
    before, after = name[: quoted.start()], name[quoted.end() :]
    frame = re.compile(f"{re.escape(before)}{_QUOTED.pattern}{re.escape(after)}")
    for found in frame.finditer(folded.text):
        if found[1] != quoted[1]:
            yield found.start(), found.end(), found[1]
