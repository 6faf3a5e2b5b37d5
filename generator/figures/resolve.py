"""With which verb a target is set: 力争, 确保, 努力, as far as such a verb reaches.

It governs what stands behind it in its clause. From the head of an earlier clause it governs the
list that follows:

- after a colon all of it: 努力实现以下目标：A增长6%；B增长4%;
- behind a time up to ；: 力争到2030年，A达到3%;
- behind an item that sets a target as long as such items follow, which another verb of doing ends:
  确保A增长6%，B增长快于全国，推动C增长8%.
"""

from __future__ import annotations

from generator.catalogue.vocabulary import Leads
from generator.figures.sentence import Sentence
from generator.figures.tokens import CHANGES, RATES, RESOLVES, Kind

_TIMES = frozenset(
    {
        Kind.YEAR,
        Kind.SEVERAL_YEARS,
        Kind.THIS_YEAR,
        Kind.WHOLE_YEAR,
        Kind.IN_YEAR,
        Kind.PART_OF_YEAR,
    }
)
_AROUND_TIMES = _TIMES | {Kind.TO, Kind.OWN, Kind.PARTICLE, Kind.FILLER, Kind.RESOLVE}
_YEARS = "年"
_LONGEST_BY = 2  # characters of 用, 通过 before a time
_SAID_OF_ANOTHER = frozenset(
    {
        Kind.AMOUNT,
        Kind.BETTER,
        Kind.AT_LEAST,
        Kind.AT_MOST,
        Kind.IN_STEP,
        Kind.UNCHANGED,
        Kind.RANK,
        Kind.SUPERLATIVE,
        Kind.ORDINAL,
        Kind.MANNER,
        Kind.IMPROVE,
    }
)
"""What a verb says of a subject before it: A增长6%、力争8%, and not of one behind."""

_PASSED = CHANGES | RATES
_COLON = frozenset({Kind.COLON})
_SUBJECTS = frozenset({Kind.NAME, Kind.AMOUNT})
_AMOUNTS = frozenset({Kind.AMOUNT})
_NAMES = frozenset({Kind.NAME})
_HELD = frozenset({Kind.AT_LEAST, Kind.AT_MOST, Kind.IN_STEP, Kind.RANK, Kind.SUPERLATIVE})


def governing_resolve(sentence: Sentence, name: int) -> int | None:
    """The token of the verb that sets the target whose name is the token `name`, or None.

    The verbs behind a name are its predicate's own and not looked for here.
    """
    if not sentence.kinds & RESOLVES:
        return None
    clause = sentence.clause_start(name)
    for index in range(name - 1, clause - 1, -1):
        if _is_resolve(sentence, index) and _reaches(sentence, index, name):
            return index
    return _ahead(sentence, clause, name)


def resolve_of_heading(sentence: Sentence) -> str:
    """The verb of a sentence that ends in ： and opens a list of paragraphs; empty without one."""
    end = len(sentence) - 1
    if not sentence.is_any(end, _COLON):
        return ""
    found = _at_head(sentence, sentence.clause_start(end), end)
    if found is None or sentence.has(_SUBJECTS, found, end):
        return ""
    return resolve_words(sentence, found)


def resolve_words(sentence: Sentence, index: int) -> str:
    """The verb as printed, with those right beside it: 努力确保."""
    start, end = index, index + 1
    while sentence.is_any(start - 1, RESOLVES):
        start -= 1
    while sentence.is_any(end, RESOLVES):
        end += 1
    return sentence.words(start, end)


def _ahead(sentence: Sentence, clause: int, name: int) -> int | None:
    """The verb at the head of an earlier clause that governs the one from `clause` on."""
    same_member = listed = True
    doings = _doings(sentence, clause, name)
    begun = clause
    while begun > 0:
        end = begun - 1
        begun = sentence.clause_start(end)
        same_member = same_member and sentence.kind(end) is not Kind.SEMICOLON
        found = _at_head(sentence, begun, end)
        if found is None:
            own = sentence.has(RESOLVES, begun, end)
            listed = listed and not own and _is_item(sentence, begun, end)
            doings |= _doings(sentence, begun, begun + 1)
            continue
        if sentence.is_any(end, _COLON) and not sentence.has(_SUBJECTS, found, end):
            return found
        if same_member and _only_time(sentence, found + 1, end):
            return found
        # 力争完成A500亿元，实现B300亿元: the list goes on with verbs of its own kind.
        alike = doings <= {sentence.kind(found + 1)}
        item = _is_item(sentence, found, end) and _reaches(sentence, found, end)
        if same_member and listed and alike and item and not _goes_on(sentence, begun):
            return found
        listed = same_member = False  # another verb's clause, or a rider
    return None


def _at_head(sentence: Sentence, begun: int, end: int) -> int | None:
    """The verb with which a clause begins, but for place and time: 今年我们要努力."""
    found = sentence.find(RESOLVES, begun, end)
    heads = found is not None and sentence.only_leads(begun, found)
    return found if heads and found is not None and _is_resolve(sentence, found) else None


def _is_resolve(sentence: Sentence, index: int) -> bool:
    """Whether a token is such a verb, and not in 为确保…, which tells what for."""
    if not sentence.is_any(index, RESOLVES):
        return False
    opened = sentence.clause_start(index) == index - 1
    return not (opened and sentence.kind(index - 1) is Kind.COPULA)


def _reaches(sentence: Sentence, index: int, end: int) -> bool:
    """Whether a subject follows the verb before anything that is said of an earlier one."""
    for token in sentence.tokens[index + 1 : end]:
        if token.kind in _SAID_OF_ANOTHER:
            return False
        if not (token.leads or token.fills or token.kind in _PASSED):
            return True
    return sentence.is_any(end, frozenset({Kind.NAME, Kind.CUE}))


def _only_time(sentence: Sentence, start: int, end: int) -> bool:
    """Whether nothing but a time stands there: 力争[到2030年]，力争[用三年时间]，."""
    timed = False
    for token in sentence.tokens[start:end]:
        years = token.amount is not None and token.amount.unit == _YEARS
        timed = timed or years or token.kind in _TIMES
        by = token.kind is Kind.TEXT and len(token.text) <= _LONGEST_BY
        if not (years or by or token.kind in _AROUND_TIMES):
            return False
    return timed


def _goes_on(sentence: Sentence, begun: int) -> bool:
    """Whether a list of targets was begun before: A增长6%，力争B增长8%，C增长7%.

    The verb may then be of B alone.
    """
    if sentence.kind(begun - 1) is not Kind.COMMA:
        return False
    before = sentence.clause_start(begun - 1)
    return sentence.has(_NAMES, before, begun) and _is_item(sentence, before, begun)


def _is_item(sentence: Sentence, begun: int, end: int) -> bool:
    """Whether a clause sets a target: with a number, or an indicator held against another."""
    if sentence.has(_AMOUNTS, begun, end):
        return True
    return sentence.has(_NAMES, begun, end) and sentence.has(_HELD, begun, end)


def _doings(sentence: Sentence, start: int, end: int) -> set[Kind | None]:
    """The verbs of doing that stand there: 推动, 完成."""
    return {
        token.kind
        for token in sentence.tokens[start:end]
        if token.leads is Leads.VERB and token.kind not in RESOLVES
    }
