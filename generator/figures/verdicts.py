"""What a report itself says of a result against its target (未达年初预期, 超额完成年度目标)."""

from __future__ import annotations

from generator.catalogue.vocabulary import VerdictWords
from generator.grammar.numerals import amount_at
from generator.grammar.sentences import CLAUSE_ENDS
from generator.text import to_halfwidth

_OPENS_CLAUSE = "，,、（("
_ENDS_CLAUSE = CLAUSE_ENDS + "、）)"
_BETWEEN = ("、", "和")
_EACH = "分别"
_NEGATED_WITHIN = 4  # characters between a negation and its verb: 没有完全达到


def verdict_in(text: str, words: VerdictWords) -> str:
    """The first verdict in a text, as printed; empty where there is none."""
    for start, end in words.verbs.matcher.find(text):
        target = _target_end(text, end, words)
        if target:
            before = text[max(0, start - _NEGATED_WITHIN) : start]
            negated = next(words.negations.matcher.find(before), None)
            begin = start - len(before) + negated[0] if negated else start
            return _printed(text, begin, target)
        begun = _target_start(text, start, words)
        if begun < start and text[end : end + 1] in _ENDS_CLAUSE:  # or nothing behind it
            return text[begun:end]  # 年度任务超额完成
    return ""


def verdict_on(text: str, start: int, end: int, words: VerdictWords) -> str:
    """What a paragraph says of the figure or the wording at `[start, end)`: there, or right behind.

    The clause behind it counts where it begins with the verdict: 增长5%，完成年度目标; with a
    subject of its own it is about that.
    """
    own = verdict_in(text[start:end], words)
    if own:
        return own
    begin = end + (text[end : end + 1] in _OPENS_CLAUSE and end < len(text))
    begin += len(words.adverbs.matcher.at(text, begin))
    verb = words.verbs.matcher.at(text, begin)
    target = _target_end(text, begin + len(verb), words) if verb else 0
    return _printed(text, begin, target) if target else ""


def _printed(text: str, start: int, end: int) -> str:
    """The verdict as printed, with the share of the target that was reached and with 分别."""
    if text.endswith(_EACH, 0, start):
        start -= len(_EACH)
    return text[start : _share_end(text, end)]


def _share_end(text: str, start: int) -> int:
    """Where the shares end that stand behind a target (的106%、112%); `start` without any."""
    folded, end = to_halfwidth(text), start
    position = start + folded.startswith("的", start)
    while (amount := amount_at(folded, position)) and amount.unit == "%":
        end, position = amount.end, amount.end + 1
        if folded[end : end + 1] not in _BETWEEN:
            break
    return end


def _target_start(text: str, end: int, words: VerdictWords) -> int:
    """Where the words for a target that end at `end` begin; `end` where there are none."""
    aim = words.aims.matcher.before(text[:end])
    start = end - len(aim)
    while aim and (which := words.which.matcher.before(text[:start])):
        start -= len(which)
    return start


def _target_end(text: str, start: int, words: VerdictWords) -> int:
    """Where the words for a target that begin at `start` end; 0 where there are none."""
    end = 0
    while True:
        which, aim = words.which.matcher.at(text, start), words.aims.matcher.at(text, start)
        if not (which or aim):
            return end
        start += max(len(which), len(aim))
        if len(aim) >= len(which):
            end = start
