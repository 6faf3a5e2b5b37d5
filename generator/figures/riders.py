"""What a report adds to a target: 在实际工作中努力争取更好结果, 力争达到8%, 力争高于全国.

A rider is of the target right before it. Behind a comma it is of all that 、 lists in the clause
before, unless it gives a number of its own. One that says 在实际工作中 and closes a list is of the
whole list: of the member that ； ends where a comma comes before it, of the sentence where ； does,
and of all that its paragraph says before it where it is a sentence of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.catalogue.vocabulary import Leads
from generator.figures.predicates import read_predicate
from generator.figures.sentence import Sentence
from generator.figures.tokens import AIMS, CHANGES, ITEM_ENDS, RATES, RESOLVES, Kind

_DIVIDERS = frozenset({Kind.COMMA, Kind.LISTING})
_STOPS = frozenset({Kind.STOP, Kind.ORNAMENT})
_PRACTICE = frozenset({Kind.PRACTICE})
_OPENS = _PRACTICE | RATES | {Kind.ADDITION, Kind.MODAL, Kind.VOLUME}
_RAISES = RESOLVES | {Kind.HIGHER_AIM}
_STRIVES = _RAISES | _PRACTICE | {Kind.ADDITION}
_OF_FIGURE = AIMS | {Kind.SETTING, Kind.OF}
_PASSED = CHANGES | RATES | {Kind.THAN, Kind.QUANTITY, Kind.WHOLE}
_BETTER = frozenset({Kind.BETTER})
_HOW = frozenset({Kind.PACE, Kind.MANNER})
_FOREIGN = frozenset({Kind.TEXT, Kind.NAME, Kind.ENTITY, Kind.ACTOR, Kind.CUE})
_MARKS_OF_PLACES = frozenset({Kind.OWN, Kind.WHOLE, Kind.SETTING, Kind.AIM, Kind.PLAN})
_SUBJECTS = frozenset({Kind.NAME, Kind.AMOUNT})
_LONGEST_SENTENCE = 60  # characters of a sentence that is a rider


@dataclass(frozen=True, slots=True)
class _Rider:
    """The tokens `[start, end)` of a rider; `number`: it gives a figure of its own."""

    start: int
    end: int
    number: bool = False


def rider_of(sentence: Sentence, end: int) -> str:
    """The rider of a target whose words end before the token `end`, empty where it has none."""
    found = _behind(sentence, end) or _behind_clause(sentence, end) or _behind_list(sentence, end)
    return sentence.words(found.start, found.end) if found else ""


def rider_alone(sentence: Sentence) -> str:
    """The rider that a whole sentence is: 以上目标，在实际工作中要努力争取更好结果; or empty."""
    if len(sentence.text) > _LONGEST_SENTENCE or sentence.has(_SUBJECTS, 0, len(sentence)):
        return ""
    found = _closing(sentence)
    return sentence.words(found.start, found.end) if found else ""


def _behind(sentence: Sentence, position: int) -> _Rider | None:
    """The rider right behind a target, and behind further numbers of its subject."""
    while True:
        while sentence.is_any(position, _OF_FIGURE):
            position += 1
        if sentence.kind(position) is Kind.ADDITION:
            return _rider_at(sentence, position)  # 5%左右并努力争取更好结果
        if not sentence.is_any(position, _DIVIDERS):
            return None
        found = _rider_at(sentence, position + 1)
        if found:
            return found
        level = read_predicate(sentence, position + 1)
        whole = level.end >= len(sentence) or sentence.is_any(level.end, ITEM_ENDS)
        if not (level.figures and whole):
            return None
        position = level.end  # 增长6%左右、突破5万亿元，…


def _behind_clause(sentence: Sentence, position: int) -> _Rider | None:
    """The rider of all that 、 lists in a clause, behind its comma."""
    end = sentence.clause_end(position)
    if sentence.kind(end) is not Kind.COMMA or sentence.kind(position) is not Kind.LISTING:
        return None
    found = _rider_at(sentence, end + 1)
    return None if found is None or found.number else found


def _behind_list(sentence: Sentence, position: int) -> _Rider | None:
    found = _closing(sentence)
    if found is None or found.start < position:
        return None
    begun = sentence.clause_start(found.start)
    whole = sentence.kind(begun - 1) is Kind.SEMICOLON
    return found if whole or sentence.member_start(begun) <= position else None


def _closing(sentence: Sentence) -> _Rider | None:
    """The rider that says 在实际工作中 and closes the sentence."""
    if not sentence.kinds & _PRACTICE:
        return None
    practice = sentence.last(_PRACTICE, 0, len(sentence)) or 0
    begun = sentence.clause_start(practice)
    # 上述指标在执行中力争完成得更好: what it is of may stand before it, if it is no other subject.
    named = sentence.has(_SUBJECTS, begun, practice)
    found = _rider_at(sentence, begun) or (None if named else _rider_at(sentence, practice))
    if found and sentence.kind(found.end) is Kind.COMMA:
        more = _rider_at(sentence, found.end + 1)  # 在工作中能快则快，努力争取更好结果
        found = replace(found, end=more.end) if more and not more.number else found
    return found if found and _closes(sentence, found.end) else None


def _closes(sentence: Sentence, end: int) -> bool:
    return all(token.kind in _STOPS for token in sentence.tokens[end:])


def _rider_at(sentence: Sentence, start: int) -> _Rider | None:
    """The rider that begins with a token, None where other words stand there.

    It strives (力争, 努力) or speaks of practice, and what for comes next: better than planned, a
    number, a comparison or a rank; anything between them is another subject.
    """
    index, end = start, sentence.item_end(start)
    while index < end and _may_open(sentence, index):
        index += 1
    if index == end and sentence.has(_PRACTICE, start, end) and sentence.kind(end) is Kind.COMMA:
        index, end = end + 1, sentence.item_end(end + 1)  # 在实际工作中，努力争取更好结果
        while index < end and _may_open(sentence, index):
            index += 1
    while sentence.is_any(index, _STRIVES):
        index += 1
    resolved = sentence.has(_RAISES, start, index)
    if not (resolved or sentence.has(_PRACTICE, start, index)):
        return None
    strives = index
    while index < end and _leads_on(sentence, index):
        index += 1
    kind = sentence.kind(index) if index < end else None
    if kind is Kind.BETTER:
        return _Rider(start, _listed_end(sentence, end))
    if not resolved:
        return None
    if kind is Kind.AMOUNT or (kind is Kind.AT_LEAST and sentence.kind(index + 1) is Kind.AMOUNT):
        alone = not sentence.has(_FOREIGN, start, end)
        return _Rider(start, end, number=True) if alone else None
    ahead = kind in (Kind.AT_LEAST, Kind.RANK, Kind.SUPERLATIVE)
    if ahead or (kind is Kind.MANNER and sentence.is_any(index + 1, _MARKS_OF_PLACES)):
        return _Rider(start, end)
    how = sentence.has(_HOW, strives, end) and not sentence.has(_FOREIGN, start, end)
    return _Rider(start, end) if how else None  # 力争稳中有增, 冲刺两位数增长


def _listed_end(sentence: Sentence, end: int) -> int:
    """Where ends what else a rider strives for: 能快则快、能好则好."""
    while sentence.kind(end) is Kind.LISTING and sentence.is_any(end + 1, _BETTER):
        end = sentence.item_end(end + 1)
    return end


def _may_open(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    return token.kind in _OPENS or token.leads is Leads.MODIFIER


def _leads_on(sentence: Sentence, index: int) -> bool:
    """Whether a token leads from the verb to what it strives for: 力争[实现]更多增长."""
    token = sentence.tokens[index]
    return bool(token.leads or token.fills) or token.kind in _PASSED
