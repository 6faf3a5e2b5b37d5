"""What became of the promises of each report whose place's next report is held."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from itertools import takewhile
from operator import attrgetter
from typing import Any

from generator.answers.finding import Promise, Told
from generator.answers.objects import Objects, objects
from generator.catalogue.knowledge import Knowledge
from generator.catalogue.livelihood import LivelihoodWords
from generator.corpus import Corpus
from generator.figures.passages import REVIEWING
from generator.grammar.sentences import pieces, sentences
from generator.layers import ReportLayers
from generator.model import (
    Answer,
    AnswerState,
    Check,
    Commitment,
    LivelihoodItem,
    LivelihoodRole,
    LivelihoodState,
    Number,
    Paragraph,
    Report,
    Span,
)
from generator.text import to_halfwidth

_IN_A_ROW = re.compile("[、和及与]")
_CLAUSES = "。；;，,！？"

Remember = Callable[[Any, object, Callable[[], tuple[Answer, ...]]], tuple[Answer, ...]]


def next_report(corpus: Corpus, report: Report) -> Report | None:
    """The same place's report that looks back on the year that this one plans."""
    following = corpus.chain(report).looking_back_on(report.year)
    return following if following and following.report_id != report.report_id else None


def what_became(
    corpus: Corpus, layers: Mapping[str, ReportLayers], knowledge: Knowledge, remember: Remember
) -> Mapping[str, Answer]:
    """The answers by the id of what was promised; nothing stands for what is undecided.

    `remember` gives the answers of a pair of reports again, where both are as they were.
    """
    found: dict[str, Answer] = {}
    for report in corpus.reports:
        following = next_report(corpus, report)
        if following is None:
            continue
        pair = layers[report.report_id], layers[following.report_id]

        def make(pair: tuple[ReportLayers, ReportLayers] = pair) -> tuple[Answer, ...]:
            return tuple(_answers(*pair, knowledge))

        for one in remember(("answers", report.report_id), pair, make):
            found[one.promise_id] = one
    return found


def reader(knowledge: Knowledge) -> Objects:
    """What reads the names of promises."""
    words = knowledge.commitments
    units = tuple(word for kind in knowledge.numbers.units for word in kind.words)
    deeds = (*words.deeds.words, *words.passed.words)
    wholes = knowledge.numbers.wholes.words
    return objects(knowledge.answers, deeds, words.aims.words, units, wholes)


def _answers(own: ReportLayers, following: ReportLayers, knowledge: Knowledge) -> Iterator[Answer]:
    told = Told(
        following.report,
        following.numbers,
        following.reviewing,
        following.admissions,
        knowledge.answers,
        reader(knowledge),
    )
    numbers = tuple(own.numbers)
    by_id = {number.number_id: number for number in numbers}
    paragraphs = {one.paragraph_id: one for one in own.report.paragraphs}
    listed = tuple(_of_lists_told(own, following.report, knowledge.livelihood))
    for one in own.commitments:
        promised = tuple(by_id[number_id] for number_id in one.number_ids)
        promise = Promise(
            one.commitment_id,
            one.text,
            one.place,
            promised or tuple(_of_quoted(numbers, one)),
            is_checkable=_is_one_thing(one) and not any(_lies_in(one.place, of) for of in listed),
            before=_before(paragraphs[one.paragraph_id], one.place) if promised else "",
        )
        if answer := told.answer(promise):
            yield answer
    for item in filter(is_promise, own.livelihood):
        clauses = [
            Promise(item.item_id, text, place, _within(numbers, place))
            for text, place in _clauses(item)
        ]
        answer = told.answer_all(item.item_id, clauses)
        summary = summary_of(item, following.livelihood)
        if summary and (answer is None or not answer.place):
            answer = Answer(
                promise_id=item.item_id,
                report_id=following.report.report_id,
                state=AnswerState.COVERED,
                paragraph_id=summary.paragraph_id,
                text=summary.text,
                place=summary.place,
            )
        if answer:
            yield answer


def _is_one_thing(one: Commitment) -> bool:
    """Whether it can be told of a commitment that nothing is said of it.

    Of several projects in a row each may be spoken of in other words.
    """
    if one.checkable_by == (Check.PROJECT,):
        return not _IN_A_ROW.search(one.project)
    return bool(one.checkable_by)


def is_promise(item: LivelihoodItem) -> bool:
    """Whether it is an item that a government promises of its own list."""
    return item.role is LivelihoodRole.PROMISED and not item.is_whole and not item.of_superior


def _clauses(item: LivelihoodItem) -> Iterator[tuple[str, Span]]:
    """The clauses of an item; all of it, where its words are not of one piece."""
    start, end = item.place.start, item.place.end
    if end - start != len(item.text):
        yield item.text, item.place
        return
    for first, last in pieces(item.text, 0, len(item.text), _CLAUSES):
        yield item.text[first:last], Span(start + first, start + last)


def _of_lists_told(own: ReportLayers, following: Report, words: LivelihoodWords) -> Iterator[Span]:
    """Where the items of lists stand, if the next report's review speaks of any such list."""
    reviews = {one.section_id for one in following.sections if one.part in REVIEWING}
    texts = [one.text for one in following.paragraphs if one.section_id in reviews]
    names = (words.names.matcher, words.kindred.matcher)
    if any(matcher.in_text(text) for text in texts for matcher in names):
        yield from (item.place for item in filter(is_promise, own.livelihood))


def _of_quoted(numbers: tuple[Number, ...], one: Commitment) -> Iterator[Number]:
    """The numbers of what stands in quotation marks, which promises leave open: 5个“美丽街区”."""
    for number in _within(numbers, one.place):
        if number.subject.startswith("“"):
            yield number


def _before(paragraph: Paragraph, place: Span) -> str:
    """The words of a sentence before a place in it."""
    start, _ = paragraph.body.locate(place)
    text = to_halfwidth(paragraph.text)
    first = next(first for first, last in reversed(sentences(text)) if first <= start)
    return text[first:start]


def _within(numbers: tuple[Number, ...], place: Span) -> tuple[Number, ...]:
    """The numbers, which are in text order, of a place."""
    first = bisect_left(numbers, place.start, key=attrgetter("start"))
    return tuple(takewhile(lambda number: number.end <= place.end, numbers[first:]))


def _lies_in(one: Span, other: Span) -> bool:
    return other.start <= one.start and one.end <= other.end


def summary_of(
    item: LivelihoodItem, following: tuple[LivelihoodItem, ...]
) -> LivelihoodItem | None:
    """The words of the next report that say of the item's whole list that it is done.

    They speak of the same year's list of the same government and of as many items, or say no
    number.
    """
    return next(
        (
            one
            for one in following
            if one.is_whole
            and one.role is LivelihoodRole.REPORTED
            and one.state in (LivelihoodState.DONE, LivelihoodState.MOSTLY)
            and one.year == item.year
            and not one.of_superior
            and one.listed in (0, item.listed)
        ),
        None,
    )
