"""Sets aside lines that are not the report's, each with its reason.

The catalogue's rules recognise single lines and stretches. What takes the whole text to recognise
is found by `prints` (page numbers, running heads), `frames` (web pages) and `repetitions`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.catalogue.furniture import FurnitureRules
from generator.catalogue.parts import PartRules
from generator.model import Traced
from generator.splitting import frames, prints
from generator.splitting.page import Physical, SourcePage

_HAN = re.compile("[\u4e00-\u9fff]+")
_SUMMARY_END = re.compile(
    r"(?:…|\.{3}|。{3}|\[?(?:详细|全文|更多)\]?)[….。\[\]详细全文更多]{0,20}$"
)
_SUMMARY_MIN = 20
_SUMMARY_WITHIN = 40  # lines below it in which the text has begun
_LINE_MAX = 400  # characters of a line that a rule may take whole


def set_lines_aside(
    page: SourcePage, lines: Sequence[Physical], rules: FurnitureRules, parts: PartRules
) -> list[Physical]:
    """The report's own lines, blank lines kept; furniture is removed."""
    reasons = dict(_reasons([line.text for line in lines], rules, parts))
    kept: list[Physical] = []
    for index, line in enumerate(lines):
        if index in reasons:
            page.remove(line.body, reasons[index])
        else:
            kept.append(line)
    return kept


def set_menus_aside(
    page: SourcePage, bodies: Sequence[Traced], rules: FurnitureRules, parts: PartRules
) -> list[Traced]:
    """The report's own paragraphs: a page's menus and feet are removed.

    Short lines give them away, so this looks at paragraphs, not at the lines of a column.
    """
    menus = set(frames.menus([body.text for body in bodies], rules, parts))
    for index in menus:
        page.remove(bodies[index], "web_page")
    return [body for index, body in enumerate(bodies) if index not in menus]


def _reasons(
    texts: Sequence[str], rules: FurnitureRules, parts: PartRules
) -> Iterator[tuple[int, str]]:
    """The furniture by line index, each with its reason; later reasons take precedence."""
    captions = set(frames.captions(texts, rules))
    first, last = frames.prose(["" if i in captions else text for i, text in enumerate(texts)])
    for index, text in enumerate(texts):
        if 0 < len(text) <= _LINE_MAX:
            reason = rules.reason(text, edge=not first <= index <= last)
            if reason:
                yield index, reason
    yield from ((index, "web_page") for index in frames.above_title(texts, first))
    yield from ((index, "news_line") for index in captions)
    yield from ((index, "page_number") for index in prints.page_numbers(texts))
    yield from ((index, "running_head") for index in prints.running_heads(texts, first, last))
    yield from ((index, "contents") for index in prints.contents(texts))
    yield from ((index, "summary") for index in _summary(texts, first))
    yield from ((index, "web_page") for index in frames.tail(texts, rules, parts))


def _summary(texts: Sequence[str], first: int) -> Iterator[int]:
    """A page's summary, broken off with dots: it repeats how the text begins."""
    for index, text in enumerate(texts[: first + 1]):
        words = _letters(_SUMMARY_END.sub("", text))
        if not _SUMMARY_END.search(text) or len(words) < _SUMMARY_MIN:
            continue
        following = _letters("".join(texts[index + 1 : index + _SUMMARY_WITHIN]))
        if words[:_SUMMARY_MIN] in following and words[-_SUMMARY_MIN:] in following:
            yield index


def _letters(text: str) -> str:
    """The Han characters alone, which are all that a summary is sure to keep."""
    return "".join(_HAN.findall(text))
