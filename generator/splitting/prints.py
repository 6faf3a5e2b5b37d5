"""What a print adds to the lines of a text: page numbers, running heads, a table of contents."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.grammar.sentences import CLAUSE_ENDS, LINE_ENDS, SENTENCE_ENDS
from generator.grammar.signs import DASHES
from generator.text import bare, to_halfwidth

_CONTENTS = re.compile(r"[【\[]?目录[】\]]?")
_CONTENTS_MAX = 200  # lines
_TEXT_ENDS = tuple(SENTENCE_ENDS + "：；")
_LEADERS = re.compile(r"…{2,}|\.{6,}|·{6,}")
_LED_ENTRY = re.compile(r"\s*(?:\d{1,3}\s+)?\S.{1,79}", re.DOTALL)
_LED_PAGE = re.compile(r"\s*+\d{0,3}\s*+")
_PAGE_NUMBER = re.compile(rf"[{DASHES}·•.\s第]{{0,4}}(\d{{1,3}})[{DASHES}·•\s页]{{0,4}}")
_PAGE_OF_PAGES = re.compile(r"(\d{1,3})\s*(?:[/／]\s*\d{1,3}|页)\s*$")
_PAGE_NUMBER_MAX = 9
_PAGE_LINES = 4  # a page has more paragraphs than these; a list's numbers stand closer
_LINES_OF_PAGE = 12  # and more lines than these
_RUNNING_HEAD_MAX = 45
_RUNNING_HEAD_MIN = 3


def page_numbers(texts: Sequence[str]) -> Iterator[int]:
    """Numbers alone on their lines that count on by one through the text."""
    run: list[int] = []
    previous = -2
    for index, text in enumerate(texts):
        number = (
            _PAGE_NUMBER.fullmatch(to_halfwidth(text)) if len(text) <= _PAGE_NUMBER_MAX else None
        )
        if not number:
            continue
        follows = run and int(number[1]) == previous + 1 and index - run[-1] > _PAGE_LINES
        if not follows:
            yield from _long_enough(run)
            run = []
        run.append(index)
        previous = int(number[1])
    yield from _long_enough(run)


def _long_enough(run: Sequence[int]) -> Sequence[int]:
    return run if len(run) >= _RUNNING_HEAD_MIN else ()


def running_heads(texts: Sequence[str], first: int, last: int) -> Iterator[int]:
    """Short lines that a print repeats on its pages.

    They stand in the middle of sentences, count the pages (2/9, 3/9), or say the title again.
    """
    at: defaultdict[str, list[int]] = defaultdict(list)
    for index, text in enumerate(texts[first:last], first):
        if text and len(text) <= _RUNNING_HEAD_MAX and text[-1] not in CLAUSE_ENDS + "、”":
            words = re.sub(r"\d+", "", bare(to_halfwidth(text)))
            at[words].append(index)
    at.pop("", None)  # of digits alone
    for indexes in at.values():
        if len(indexes) < _RUNNING_HEAD_MIN:
            continue
        apart = all(b - a >= _LINES_OF_PAGE for a, b in pairwise(indexes))
        cuts = sum(_is_cut(texts, index) for index in indexes)
        lines = [texts[index] for index in indexes]
        if (apart and cuts * 2 > len(indexes)) or _says_title(lines) or _counts_on(lines):
            yield from indexes


def _says_title(lines: Sequence[str]) -> bool:
    return len(set(lines)) == 1 and "政府工作报告" in bare(lines[0])


def _counts_on(lines: Sequence[str]) -> bool:
    """Whether these lines count the pages of a print: 2/9, 3/9, or 第2页, 第3页."""
    found = [_PAGE_OF_PAGES.search(to_halfwidth(line)) for line in lines]
    numbers = [int(one[1]) for one in found if one]
    return len(numbers) == len(lines) and all(b == a + 1 for a, b in pairwise(numbers))


def _is_cut(texts: Sequence[str], index: int) -> bool:
    """Whether the line above breaks off in its sentence."""
    above = next(
        (text for text in reversed(texts[max(0, index - 4) : index]) if len(text) > 6), "。"
    )
    return above[-1] not in LINE_ENDS


def contents(texts: Sequence[str]) -> Iterator[int]:
    """A table of contents: lines with leaders, or from its title to its first entry's return."""
    half = len(texts) // 2
    led = [index for index, text in enumerate(texts[:half]) if _is_led(to_halfwidth(text))]
    if len(led) == 1 and not texts[led[0]].rstrip()[-1].isdecimal():
        led = []  # a sentence may end in dots
    yield from led
    start = next((i for i, text in enumerate(texts[:half]) if _CONTENTS.fullmatch(bare(text))), -1)
    if start < 0:
        return
    if start + 1 in led:
        yield start
    entries = [(i, _entry(text)) for i, text in enumerate(texts[start + 1 :], start + 1) if text]
    first = entries[0][1] if entries else ""
    again = next((i for i, words in entries[1:] if first and words.startswith(first)), start)
    later = [words for i, words in entries if i >= again]
    last = start
    for index in range(start + 1, min(again, start + _CONTENTS_MAX)):
        if texts[index][-1:] in _TEXT_ENDS:
            break  # the text has begun, above its first heading
        words = _entry(texts[index])
        if words and any(line.startswith(words) for line in later):
            last = index
    if last > start:
        yield from (i for i in range(start, last + 1) if texts[i])


def _is_led(text: str) -> bool:
    """Whether a line is one entry or several of a table of contents: title, leaders, page."""
    *titles, page = _LEADERS.split(text)
    return bool(titles and _LED_PAGE.fullmatch(page)) and all(map(_LED_ENTRY.fullmatch, titles))


def _entry(text: str) -> str:
    """The title of an entry of a table of contents, without leaders and page."""
    return bare(to_halfwidth(text).rstrip("0123456789").rstrip(".…· "))
