"""What a report itself says of a result against its target (未达年初预期, 超额完成年度目标)."""

from __future__ import annotations

import re

from generator.catalogue.vocabulary import VerdictWords

_SHARE = re.compile(
    r"的?\d+(?:\.\d+)?[%％](?:[、和]\d+(?:\.\d+)?[%％])*"
)  # 分别完成年计划的106%、112%
_ADVERBS = re.compile(r"[，,、（(]?(?:也|均|都|全部|已|双双|分别)?")
_BREAKS = re.compile(r"[，。；！、）)]|$")
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
        if begun < start and _BREAKS.match(text, end):
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
    behind = _ADVERBS.match(text, end)
    begin = behind.end() if behind else end
    verb = words.verbs.matcher.at(text, begin)
    target = _target_end(text, begin + len(verb), words) if verb else 0
    return _printed(text, begin, target) if target else ""


def _printed(text: str, start: int, end: int) -> str:
    """The verdict as printed, with the share of the target that was reached and with 分别."""
    share = _SHARE.match(text, end)
    if text.endswith(_EACH, 0, start):
        start -= len(_EACH)
    return text[start : share.end() if share else end]


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
