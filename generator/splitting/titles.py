"""Where a run-in heading ends and its paragraph begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.catalogue.parts import PartRules

_TITLE_MAX = 80
_RUN_IN_MIN = 6
_RUN_IN_MAX = 40
_RUNS_IN = re.compile("——|：")
_WIDE_BLANK = re.compile(r"[\u3000\u2003]{2,}|\s{4,}")
_BLANK = re.compile('(?<=[\u4e00-\u9fff”"）])\\s+(?=[\u4e00-\u9fff0-9])')
_BLANK_MAX = 60
_PAUSE = re.compile("[，,、]")
_COMMA = re.compile("[，,]")
_TEXT_MIN = 20  # characters of a sentence that is more than the second half of a title
_CLAUSE_MIN = 6
_NEAR = 200
_NO_CLAUSE_END = frozenset('，、和与及在要以并地的把将对是不“（"')


@dataclass(frozen=True, slots=True)
class TitleEnd:
    """Where a title ends, without and with what closes it. `by_blank`: one blank parts it."""

    title: int
    whole: int
    by_blank: bool = False


def title_end(
    text: str, start: int, limit: int, rules: PartRules, *, blanks_part: bool = False
) -> TitleEnd:
    """Where a title that begins at `start` ends.

    At 。, at a wide blank, at one blank before a whole sentence; where the text runs on behind that
    sentence, at ： or ——; failing these, at a seam without any mark. `blanks_part`: other titles of
    the text end at one blank, so this one does too.
    """
    stop = text.find("。", start, limit)
    blank = _WIDE_BLANK.search(text, start, min(limit, start + _TITLE_MAX))
    if blank and (stop < 0 or blank.start() < stop):
        return TitleEnd(blank.start(), blank.start())
    if stop < 0:
        return TitleEnd(limit, limit)
    gap = _blank(text, start, stop, rules, certain=blanks_part)
    if gap:
        return TitleEnd(gap, gap, by_blank=True)
    sign = _RUNS_IN.search(text, start + _RUN_IN_MIN, min(stop, start + _RUN_IN_MAX))
    if sign and stop + 1 < len(text):
        return TitleEnd(*sign.span())
    seam = _seam(text, start, stop, rules) if stop + 1 < limit else 0
    return TitleEnd(seam, seam) if seam else TitleEnd(stop, stop + 1)


def _blank(text: str, start: int, stop: int, rules: PartRules, *, certain: bool) -> int:
    """Where one blank parts a title from its text, 0 where none does.

    A title may have two halves (坚持稳中求进 加快转型升级): what follows is a sentence only where
    it is long or has clauses, or where two halves stand before the blank. In a text that an
    encoding scattered blanks over they separate nothing.
    """
    found = _BLANK.search(text, start, min(stop, start + _BLANK_MAX))
    if not found or _BLANK.search(text, found.end(), found.end() + _NEAR):
        return 0
    title, sentence = text[start : found.start()], text[found.end() : stop]
    if len(title) < _RUN_IN_MIN and not rules.part_of(title):
        return 0
    clauses = _COMMA.search(title) or _COMMA.search(sentence)
    return found.start() if certain or clauses or len(sentence) > _TEXT_MIN else 0


def _seam(text: str, start: int, stop: int, rules: PartRules) -> int:
    """Where the first sentence of a paragraph begins behind a title of two clauses without a mark.

    甲，乙丙坚持丁: a source lost the mark before a word with which sentences begin. Only a title
    that is too long for one is looked at. 0 where there is no such place.
    """
    comma = text.find("，", start, stop)
    if comma < 0 or stop - start <= _RUN_IN_MAX:
        return 0
    for place, _ in rules.sentence_openers.matcher.find(text, comma + 1 + _CLAUSE_MIN, stop):
        clause = text[comma + 1 : place]
        if place - start > _RUN_IN_MAX or "，" in clause or "、" in clause:
            return 0
        if clause[-1] not in _NO_CLAUSE_END and _PAUSE.search(text, place, stop):
            return place
    return 0
