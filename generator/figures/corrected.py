"""Where an editor's figures stand: the paragraph and the words that each of them quotes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.catalogue.indicators import Indicator
from generator.errors import Problem
from generator.figures.findings import Observed, Worded, without_repeats
from generator.figures.labels import amount, number
from generator.figures.lexer import Lexicon
from generator.figures.passages import Quote
from generator.figures.values import Value
from generator.grammar.years import every_year_in, plan_ends_in
from generator.labels import STATUSES
from generator.model import Bound, Correction, CorrectionKind, Paragraph, Report, Status
from generator.seeds.corrections import FigureCorrection
from generator.splitting.corrections import (
    CONTRADICTION,
    Search,
    Squeezed,
    nearest_name,
    squeezed,
)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A correction and the range `[start, end)` of the paragraph that it quotes."""

    correction: FigureCorrection
    paragraph: Paragraph
    start: int
    end: int

    def holds(self, paragraph: Paragraph, start: int, end: int) -> bool:
        """Whether the quoted words reach into that range."""
        return paragraph is self.paragraph and start < self.end and self.start < end

    def is_of_same(self, other: Quoted) -> bool:
        """Whether both speak of the same indicator, year and status in the same words."""
        mine, others = self.correction, other.correction
        return (mine.indicator, mine.period, mine.status) == (
            others.indicator,
            others.period,
            others.status,
        ) and other.holds(self.paragraph, self.start, self.end)

    def replaces(self, indicator_id: str, period: int, status: Status) -> bool:
        """Whether what was read in the quoted words gives way: all of it, or what `drop` names."""
        given = self.correction
        if given.indicator != indicator_id:
            return False
        return not given.drop or (given.period in (None, period) and given.status in (None, status))


def find_quotes(
    report: Report,
    corrections: Sequence[FigureCorrection],
    indicators: Sequence[Indicator],
    line_of: Callable[[int], int],
) -> tuple[tuple[Quoted, ...], tuple[Problem, ...]]:
    """The words of every corrected figure, and the corrections that have none or cannot be."""
    if not corrections:
        return (), ()
    known = {indicator.id: indicator for indicator in indicators}
    # The problems' text has the paragraphs alone; lines are asked for the source's offsets.
    text = _Text(report.paragraphs, line_of)
    search = Search("", text.joined, text.line_of)
    found: list[Quoted] = []
    problems: list[Problem] = []
    for correction in corrections:
        fault = _fault(correction, known, search)
        if fault:
            problems.append(fault)
            continue
        quoted = search.one_of(
            text.find(correction),
            correction,
            f"`figures` for {correction.indicator}",
            correction.quote,
            lambda place: text.start_of(place.paragraph) + place.start,
        )
        if isinstance(quoted, Problem):
            problems.append(quoted)
        elif any(quoted.is_of_same(other) for other in found):
            words = f"「{correction.quote}」 twice for one year and status; expected once"
            problems.append(search.as_problem(f"`figures` for {correction.indicator} has {words}"))
        else:
            found.append(quoted)
            line = text.line_of(text.start_of(quoted.paragraph) + quoted.start)
            problems += (
                Problem("", line, f"the manifest's {doubt}", CONTRADICTION)
                for doubt in _against_years(quoted, report)
            )
    return tuple(found), tuple(problems)


def _against_years(quoted: Quoted, report: Report) -> Iterator[str]:
    """What makes the year of a corrected figure doubtful; it counts all the same.

    A result cannot be of a year that is yet to come. Any other figure is of the year that the
    report plans or reviews, or of one that its words name.
    """
    given = quoted.correction
    if given.drop or given.period is None or given.status is None:
        return
    past, year = report.review_year, report.year
    said = f"`figures` for {given.indicator} has period {given.period} with status {given.status}"
    if given.status is not Status.TARGET and given.period > past:
        yield f"{said} in 「{given.quote}」, in a report of {year}; expected {past} or before"
    elif given.period not in (past, year) and given.period not in _years_named(quoted, report):
        yield (
            f"{said}, which the paragraph of 「{given.quote}」 does not name; "
            f"expected {' or '.join(map(str, _usual(given.status, past, year)))}"
        )


def _usual(status: Status, past: int, year: int) -> tuple[int, ...]:
    """The years that a figure is of where nothing else is said."""
    return (year, past) if status is Status.TARGET else (past,)


def _years_named(quoted: Quoted, report: Report) -> frozenset[int]:
    """The years that the paragraph and the headings above it name, or five-year plans in them."""
    section = report.section(quoted.paragraph.section_id)
    words = [quoted.paragraph.text, section.title]
    if section.parent_id:
        words.append(report.section(section.parent_id).title)
    text = "\n".join(words)
    return every_year_in(text) | frozenset(plan_ends_in(text))


def _fault(
    correction: FigureCorrection, known: dict[str, Indicator], search: Search
) -> Problem | None:
    """What is wrong with a figure whatever the text says: its indicator, or its size."""
    indicator = known.get(correction.indicator)
    if indicator is None:
        near = nearest_name(correction.indicator, known)
        message = f"`figures` has the indicator {correction.indicator}, which is not known"
        return search.as_problem(f"{message}; nearest is {near}")
    least, most = indicator.plausible
    for value in (correction.value, correction.value_high):
        if value is not None and not least <= value <= most:
            return search.as_problem(
                f"`figures` for {indicator.id} has {number(value)}; expected {indicator.unit} "
                f"from {number(least)} to {number(most)}"
            )
    return None


class _Text:
    """A report's paragraphs as one text, each with its place in it."""

    def __init__(self, paragraphs: Sequence[Paragraph], line_of: Callable[[int], int]) -> None:
        self._paragraphs = paragraphs
        self._line_of = line_of
        self._squeezed = [Squeezed.of(paragraph.text) for paragraph in paragraphs]
        self._starts: dict[str, int] = {}
        self._origins: list[int] = []
        pieces: list[str] = []
        for paragraph in paragraphs:
            self._starts[paragraph.paragraph_id] = len(self._origins)
            pieces.append(paragraph.text + "\n")
            self._origins += [*paragraph.body.origins, paragraph.place.end]
        self.joined = "".join(pieces)

    def find(self, correction: FigureCorrection) -> list[Quoted]:
        words = squeezed(correction.quote)
        return [
            Quoted(correction, paragraph, start, end)
            for paragraph, text in zip(self._paragraphs, self._squeezed, strict=True)
            for start, end in text.find(words)
        ]

    def start_of(self, paragraph: Paragraph) -> int:
        return self._starts[paragraph.paragraph_id]

    def line_of(self, position: int) -> int:
        return self._line_of(self._origins[position])


# -- what they change ---------------------------------------------------------------------------


def with_corrections(found: Sequence[Observed], quotes: Sequence[Quoted]) -> list[Observed]:
    """The figures as read but for those that give way, and an editor's, each where it stands."""
    kept = [one for one in found if not gives_way(one, one.printed, quotes)]
    for quoted in quotes:
        own = _of_editor(quoted)
        if own:
            later = (i for i, one in enumerate(kept) if _position(one) > _position(own))
            kept.insert(next(later, len(kept)), own)
    return kept


def _of_editor(quoted: Quoted) -> Observed | None:
    """The figure that a correction gives; None where it only takes one away."""
    given = quoted.correction
    if given.value is None or given.period is None or given.status is None:
        return None
    quote = Quote(quoted.paragraph, quoted.start, quoted.end)
    bound = given.bound or Bound.EXACT
    value = Value(given.value, given.value_high, bound, start=0, end=0)
    return Observed(
        given.indicator, given.period, given.status, value, False, quote, quote, given.reason
    )


def _position(one: Observed) -> tuple[int, int]:
    return one.printed.paragraph.ordinal, one.printed.start


def gives_way(one: Observed | Worded, at: Quote, quotes: Sequence[Quoted]) -> bool:
    """Whether what was read at those words gives way to a correction."""
    return any(
        quoted.replaces(one.indicator_id, one.period, one.status)
        for quoted in quotes
        if quoted.holds(at.paragraph, at.start, at.end)
    )


def corrections_of(
    quotes: Sequence[Quoted],
    observed: Sequence[Observed],
    worded: Sequence[Worded],
    report: Report,
    lexicon: Lexicon,
) -> Iterator[Correction]:
    """What every correction changes, in text order."""
    for quoted in sorted(quotes, key=lambda q: (q.paragraph.ordinal, q.start)):
        read = [
            _described(one, lexicon)
            for one in without_repeats(observed)
            if gives_way(one, one.printed, [quoted])
        ] + [_described(one, lexicon) for one in worded if gives_way(one, one.quote, [quoted])]
        name = lexicon.indicators[quoted.correction.indicator].name
        own = _of_editor(quoted)
        yield Correction(
            report_id=report.report_id,
            kind=CorrectionKind.FIGURE,
            words=quoted.paragraph.text[quoted.start : quoted.end],
            before=f"{name}：{'、'.join(dict.fromkeys(read)) or '未读出'}",
            after=f"{name}：{_described(own, lexicon) if own else '不是这项指标的数字'}",
            reason=quoted.correction.reason,
            place=quoted.paragraph.body.span(quoted.start, quoted.end),
            section_id=quoted.paragraph.section_id,
            paragraph_id=quoted.paragraph.paragraph_id,
        )


def _described(one: Observed | Worded, lexicon: Lexicon) -> str:
    """A figure or a wording in words: 2026年目标5%左右."""
    text = f"{one.period}年{STATUSES[one.status]}"
    if isinstance(one, Worded):
        return f"{text}（仅有措辞）"
    unit = lexicon.indicators[one.indicator_id].unit
    return text + amount(one.value.value, one.value.high, unit, one.value.bound)
