"""The note marks in a report's headings and paragraphs, as references to the entries of its annex.

A mark refers to the entry of its number. Where a source lost the brackets, the digits stand bare
behind the entry's name: `“放管服”改革3，` is a reference, since no number can end there;
`地方生产总值1202亿元` may be 1202 or the mark 1 and 202, so it is neither linked nor a figure.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import itemgetter

from generator.errors import Problem, ProblemCode
from generator.glossary.keyed import Keyed, key_of, keyed
from generator.glossary.passages import Passage, passages
from generator.grammar.note_marks import Mark, note_marks
from generator.grammar.numerals import MAGNITUDES, MEASURES
from generator.grammar.sentences import sentences
from generator.grammar.signs import DASHES, WAVES
from generator.grammar.years import DIGIT_YEAR
from generator.model import NoteMark, Report, Span, Term
from generator.text import bare, to_halfwidth

# Behind a name or a few words more (“放管服”改革), as mentions have their marks.
_DIGITS = re.compile(
    r"[”’」\"]*(?P<gap>[\u4e00-\u9fff]{0,6}?)\s*(?P<digits>\d+(?:\s+\d+)*(?:\.\d+)?)"
)
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"[1-9]\d*(?:\.\d+)?|0\.\d+")
_YEAR = re.compile(rf"{DIGIT_YEAR}年")
# What goes on with a number: another sign of it, a measure, a bound.
_OF_A_NUMBER = re.compile(
    rf"""\s*(?:
        [.．,%％‰℃°+＋×*/／{WAVES}:：{DASHES}]|[A-Za-zμµ]
      | {"|".join(MEASURES)} | [{MAGNITUDES}亿兆大多余至到或] | 以[上下内] | 左右
    )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Notes:
    """What `find_notes` found in one report.

    `marks` are the references, in text order. `doubtful` has, by paragraph id, the digits that may
    be a mark and a number run together: no figure may be read from them.
    """

    marks: tuple[NoteMark, ...] = ()
    doubtful: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def find_notes(report: Report, terms: Iterable[Term], line_of: Callable[[int], int]) -> Notes:
    """The note marks in the body of a report, linked to those of `terms` that its annex defines.

    A mark without an entry, one behind another entry's name, and digits that cannot be told from a
    number are problems with the code `note_mark`.
    """
    return _Finder(report, terms, line_of).find()


_NAMED_WITHIN = 120  # characters before a mark in which its entry may be named


class _Finder:
    """Reads one report's body for references."""

    def __init__(
        self, report: Report, terms: Iterable[Term], line_of: Callable[[int], int]
    ) -> None:
        self._report = report
        own = [term for term in terms if term.report_id == report.report_id]
        self._entries = {term.ordinal: term for term in own}
        self._keys = {term.ordinal: key_of(term.name) for term in own}
        named = [(name, number) for number, name in self._keys.items() if name]
        self._numbers = dict(reversed(named))  # where two entries have one name, the first counts
        self._lengths = sorted({len(name) for name in self._numbers}, reverse=True)
        self._line_of = line_of
        self._problems: list[tuple[int, str, str]] = []
        self._body = passages(report)

    def find(self) -> Notes:
        marks = [(p, mark) for p in self._body for mark in note_marks(p.text)]
        if not self._entries:
            self._without_list(marks)
            return Notes(problems=self._reported())
        printed = self._referring(marks)
        found = [self._note(p, mark) for p, mark in printed if self._stands(p, mark)]
        doubtful: dict[str, tuple[Span, ...]] = {}
        marked = {note.number for note in found}
        unmarked = {n: key for n, key in self._keys.items() if key and n not in marked}
        paragraphs = (passage for passage in self._body if passage.paragraph_id)
        lost = [(p, mark, certain) for p in paragraphs for mark, certain in self._bare(p, unmarked)]
        # Digits may be marks where the source has lost some for certain, or has no other marks.
        if not printed or any(certain for _, _, certain in lost):
            found += [self._note(p, mark) for p, mark, certain in lost if certain]
            doubtful = self._doubt([(p, mark) for p, mark, certain in lost if not certain])
        found.sort(key=lambda note: note.place)
        return Notes(tuple(found), doubtful, self._reported())

    # -- marks as printed ------------------------------------------------------------------------

    def _referring(self, marks: Sequence[tuple[Passage, Mark]]) -> list[tuple[Passage, Mark]]:
        """The marks without signs that may enumerate (①).

        These refer where the words before them name their entry, or where they rise through the
        whole report as notes do.
        """
        numbers = [mark.number for _, mark in marks if mark.sign]
        rising = all(one < other for one, other in pairwise(numbers))
        return [
            (passage, mark)
            for passage, mark in marks
            if not mark.sign or rising or self._named_before(passage, mark) == mark.number
        ]

    def _stands(self, passage: Passage, mark: Mark) -> bool:
        """Whether a mark refers to an entry; where not, that is a problem."""
        words = passage.text[max(0, mark.start - 12) : mark.end]
        if mark.number not in self._entries:
            last = max(self._entries)
            self._report_problem(
                passage, mark, f"「{words}」 has no entry; the list goes up to {last}"
            )
            return False
        named = self._named_before(passage, mark)
        if named and named != mark.number:
            term = self._entries[named]
            self._report_problem(
                passage, mark, f"「{words}」 stands behind entry {named}, 「{term.name}」"
            )
            return False
        return True

    def _named_before(self, passage: Passage, mark: Mark) -> int:
        """The entry whose name ends right before a mark; 0 where there is none.

        An entry that the sentence names before the mark may well be meant by it: it comes first.
        """
        spans = sentences(passage.text)
        begin = spans[bisect_right(spans, mark.start, key=itemgetter(0)) - 1][0]
        line = self._line(passage)
        first = bisect_left(line.positions, max(begin, mark.start - _NAMED_WITHIN))
        key = line.key[first : bisect_left(line.positions, mark.start)]
        if mark.number in self._keys and self._keys[mark.number] in key:
            return mark.number
        ends = (key[-length:] for length in self._lengths if length <= len(key))
        return next((self._numbers[end] for end in ends if end in self._numbers), 0)

    def _line(self, passage: Passage) -> Keyed:
        return keyed(passage.text)

    def _without_list(self, marks: Sequence[tuple[Passage, Mark]]) -> None:
        framed = [(passage, mark) for passage, mark in marks if not mark.sign]
        if framed:
            passage, mark = framed[0]
            words = passage.text[mark.start : mark.end]
            self._report_problem(
                passage,
                mark,
                f"found {len(framed)} marks like 「{words}」",
                "a list of terms (名词解释)",
            )

    # -- digits that lost their brackets ---------------------------------------------------------

    def _bare(self, passage: Passage, unmarked: Mapping[int, str]) -> Iterator[tuple[Mark, bool]]:
        """Digits right behind the name of the entry whose number they begin with.

        Second, whether they are that number for certain. `unmarked` are the keys of the entries
        that have no mark elsewhere, by their numbers.
        """
        folded = to_halfwidth(passage.text)
        if not _DIGIT.search(folded):
            return
        line = self._line(passage)
        for number, name in unmarked.items():
            at = line.key.find(name)
            while at >= 0:
                end = line.positions[at + len(name) - 1] + 1
                digits = _DIGITS.match(folded, end)
                if digits and not line.cuts_number(at, len(line.key)):
                    yield from _as_mark(folded, digits, number)
                at = line.key.find(name, at + len(name))

    def _doubt(self, found: Sequence[tuple[Passage, Mark]]) -> dict[str, tuple[Span, ...]]:
        spans: defaultdict[str, list[Span]] = defaultdict(list)
        for passage, mark in found:
            words = passage.text[max(0, mark.start - 12) : mark.end + 4]
            self._report_problem(
                passage,
                mark,
                f"「{words}」 may be the mark {mark.number} and a number, or one number; "
                "it is read as neither",
            )
            spans[passage.paragraph_id].append(passage.body.span(mark.start, mark.end))
        return {paragraph_id: tuple(sorted(places)) for paragraph_id, places in spans.items()}

    # -- records ---------------------------------------------------------------------------------

    def _note(self, passage: Passage, mark: Mark) -> NoteMark:
        return NoteMark(
            term_id=self._entries[mark.number].term_id,
            report_id=passage.report_id,
            section_id=passage.section_id,
            paragraph_id=passage.paragraph_id,
            text=passage.text[mark.start : mark.end],
            number=mark.number,
            place=passage.body.span(mark.start, mark.end),
        )

    def _report_problem(self, passage: Passage, mark: Mark, found: str, expected: str = "") -> None:
        offset = passage.body.span(mark.start, mark.end).start
        self._problems.append((offset, f"note mark: {found}", expected))

    def _reported(self) -> tuple[Problem, ...]:
        return tuple(
            Problem(
                self._report.source_file,
                self._line_of(offset),
                found,
                ProblemCode.NOTE_MARK,
                expected,
                offset,
            )
            for offset, found, expected in sorted(self._problems)
        )


def _as_mark(text: str, digits: re.Match[str], number: int) -> Iterator[tuple[Mark, bool]]:
    """The mark that digits behind a name may be: certain, in doubt, or none at all.

    What is left of the digits without the mark must be a number again, and a measure word behind
    the mark alone (企业3家) makes it the number.
    """
    start, end = digits.span("digits")
    printed = bare(text[start:end])
    rest = printed.removeprefix(str(number))
    mark = Mark(start, end, number)
    if not rest and not _OF_A_NUMBER.match(text, end):
        yield mark, True
    elif digits["gap"] or rest == printed or not _NUMBER.fullmatch(rest):
        return
    elif not _YEAR.match(printed + text[end : end + 1]) and text[start - 1] not in "0123456789":
        yield mark, False
