"""Sets aside what a source holds that is not the report: never silently, always with the reason.

Rules of the catalogue tell single lines and stretches. What only the whole text can tell is found
here: a table of contents, a page's summary of its own beginning, the frame of a web page, running
heads and page numbers of a print, and a text that stands there twice.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from generator.catalogue.furniture import FurnitureRule, FurnitureRules
from generator.grammar.numerals import COUNT
from generator.model import Span, Traced
from generator.text import bare, to_halfwidth

FILLER = "\x00"
"""Stands in masked text for the rest of an escape (`&nbsp;`) that is one blank."""

_HAN = re.compile("[\u4e00-\u9fff]")
_PROSE_MIN = 20
_SUMMARY_END = re.compile(
    r"(?:…|\.{3}|。{3}|\[?(?:详细|全文|更多)\]?)[….。\[\]详细全文更多]{0,20}$"
)
_SUMMARY_MIN = 20
_TITLE = re.compile(r"(?:[\u4e00-\u9fff\d（）()]{0,30})政府工作报告(?:[（(][^（）()]{1,20}[）)])?")
_OF_REPORT = re.compile(
    rf"代表大会|人大.{{0,60}}会议|^第?{COUNT}次会议|[省市县区州盟旗]长|主席|专员|总理"
)
_OTHER_BREAKS = re.compile("\r(?!\n)|[\v\f\x85\u2028\u2029]")
_CONTENTS = re.compile(r"[【\[]?目录[】\]]?")
_CONTENTS_MAX = 200  # lines
_SENTENCE_ENDS = tuple("。：；！？")
_LEADERS = re.compile(r"…{2,}|\.{6,}|·{6,}")
_LED_ENTRY = re.compile(r"\s*(?:\d{1,3}\s+)?\S.{1,79}", re.DOTALL)
_LED_PAGE = re.compile(r"\s*+\d{0,3}\s*+")
_PAGE_NUMBER = re.compile(r"[-—–－·•.\s第]{0,4}(\d{1,3})[-—–－·•\s页]{0,4}")
_PAGE_OF_PAGES = re.compile(r"(\d{1,3})\s*(?:[/／]\s*\d{1,3}|页)\s*$")
_PAGE_NUMBER_MAX = 9
_PAGE_LINES = 4  # a page has more paragraphs than these; a list's numbers stand closer
_LINES_OF_PAGE = 12  # and more lines than these
_LINE_MAX = 400  # characters of a line that a rule may take whole
_RUNNING_HEAD_MAX = 45
_RUNNING_HEAD_MIN = 3
_LETTERS_AT_END = re.compile(r"[^\x00-\x7f]([A-Za-z]{2,6})$")
_WATERMARKED = 8  # lines: no text ends so many in the same letters
_REPEATED_LINES = 3
_REPEATED_CHARACTERS = 200
_TAIL_SHARE = 0.5  # the frame below a text starts in its second half
_TAIL_PROSE = 150  # characters of a line that is no part of a page's frame


@dataclass(frozen=True, slots=True)
class Removed:
    """A stretch of furniture and why it is left out."""

    text: str
    reason: str
    place: Span


@dataclass(frozen=True, slots=True)
class Physical:
    """A line as it stands, without the white space around it; `indent` is that before it."""

    body: Traced
    indent: int = 0

    @property
    def text(self) -> str:
        return self.body.text


@dataclass
class Page:
    """A source's text and which of its characters have been set aside so far."""

    text: str
    _gone: bytearray = field(init=False)
    _removed: list[Removed] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self._gone = bytearray(len(self.text))

    def removed(self) -> tuple[Removed, ...]:
        """The furniture, in text order."""
        return tuple(sorted(self._removed, key=lambda r: r.place))

    def kept(self, start: int, end: int) -> Traced:
        """What is left of `[start, end)`."""
        if not any(self._gone[start:end]):
            return Traced(self.text[start:end], tuple(range(start, end)))
        origins = tuple(i for i in range(start, end) if not self._gone[i])
        return Traced("".join(self.text[i] for i in origins), origins)

    def cuts(self, body: Traced) -> tuple[int, ...]:
        """The positions of `body` before which furniture stands."""
        return tuple(
            position
            for position, (left, right) in enumerate(pairwise(body.origins), 1)
            if right > left + 1 and any(self._gone[left + 1 : right])
        )

    def remove(self, body: Traced, reason: str) -> None:
        """Sets the characters of `body` aside, one record for each stretch still there."""
        borders = (0, *self.cuts(body), len(body))
        for start, end in pairwise(borders):
            piece = body.cut(start, end).strip()
            if piece:
                place = piece.span()
                self._removed.append(Removed(self.text[place.start : place.end], reason, place))
        for origin in body.origins:
            self._gone[origin] = 1

    def without_inline(self, body: Traced, rules: FurnitureRules) -> Traced:
        """`body` without the stretches that an inline rule takes, which are set aside."""
        cuts = sorted(
            (found.start(), found.end(), rule.reason)
            for rule in rules.of("inline")
            for found in rule.regex.finditer(body.text)
        )
        kept: list[Traced] = []
        position = 0
        for start, end, reason in cuts:
            if start >= position:
                kept.append(body.cut(position, start))
                self.remove(body.cut(start, end), reason)
                position = end
        return Traced.join((*kept, body.cut(position))).strip() if kept else body

    def without_end(self, body: Traced, letters: str) -> Traced:
        """`body` without the `letters` at its end, which are set aside."""
        if not letters or not body.text.endswith(letters):
            return body
        border = len(body) - len(letters)
        self.remove(body.cut(border), "watermark")
        return body.cut(0, border).strip()

    def without_escapes(self, rules: FurnitureRules) -> str:
        """The text with what stands for a line break or a blank set aside and made one.

        The result is as long as the text: an escape is a blank and fillers.
        """
        masked = _OTHER_BREAKS.sub("\n", self.text)
        for scope in ("break", "space"):
            for rule in rules.of(scope):
                masked = rule.run.sub(self._blanks(rule), masked)
        return masked

    def _blanks(self, rule: FurnitureRule) -> Callable[[re.Match[str]], str]:
        blank = "\n" if rule.scope == "break" else "\u3000" if rule.wide else "\u00a0"

        def mask(found: re.Match[str]) -> str:
            start, end = found.span()
            self.remove(Traced(self.text[start:end], tuple(range(start, end))), rule.reason)
            blanks = blank * len(rule.regex.findall(found.group()))
            return blanks + FILLER * (end - start - len(blanks))

        return mask


def written_breaks(text: str, rules: FurnitureRules) -> int:
    """How often something stands in `text` for a line break (`_x000D_`)."""
    return sum(1 for rule in rules.of("break") for _ in rule.regex.finditer(text))


# -- whole lines ---------------------------------------------------------------------------------


def set_lines_aside(page: Page, lines: Sequence[Physical], rules: FurnitureRules) -> list[Physical]:
    """The report's own lines, blank lines kept; furniture is removed."""
    reasons = dict(_reasons(lines, rules))
    kept: list[Physical] = []
    for index, line in enumerate(lines):
        if index in reasons:
            page.remove(line.body, reasons[index])
        else:
            kept.append(line)
    return kept


def _reasons(lines: Sequence[Physical], rules: FurnitureRules) -> Iterator[tuple[int, str]]:
    """The furniture by line index, each with its reason; later reasons take precedence."""
    texts = [line.text for line in lines]
    first, last = _prose(texts)
    for index, text in enumerate(texts):
        if not 0 < len(text) <= _LINE_MAX:
            continue
        edge = not first <= index <= last
        for rule in rules.of("line"):
            if (edge or not rule.edge) and rule.regex.fullmatch(to_halfwidth(text)):
                yield index, rule.reason
                break
    yield from ((index, "web_page") for index in _above_title(texts, first))
    yield from ((index, "page_number") for index in _page_numbers(texts))
    yield from ((index, "running_head") for index in _running_heads(texts, first, last))
    yield from ((index, "contents") for index in _contents(texts))
    yield from ((index, "summary") for index in _summary(texts, first))
    yield from ((index, "web_page") for index in _tail(texts, rules))


def _prose(texts: Sequence[str]) -> tuple[int, int]:
    """First and last line that hold a whole sentence: what stands outside may be a page's frame."""
    full = [i for i, text in enumerate(texts) if _is_prose(text)]
    return (full[0], full[-1]) if full else (0, len(texts))


def _is_prose(text: str) -> bool:
    return len(text) > _PROSE_MIN and (text[-1] in "。！；”" or (text[-1] == "：" and "，" in text))


def _above_title(texts: Sequence[str], first: int) -> Iterator[int]:
    """What a page shows above the report's title: its own name, where one is, buttons."""
    titles = [
        i
        for i, text in enumerate(texts[:first])
        if "\t" not in text and _TITLE.fullmatch(bare(to_halfwidth(text)))
    ]
    if titles:
        # Session and speaker may stand above the title: they are the report's.
        yield from (
            i for i in range(titles[0]) if texts[i] and not _OF_REPORT.search(bare(texts[i]))
        )


def _page_numbers(texts: Sequence[str]) -> Iterator[int]:
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


def _running_heads(texts: Sequence[str], first: int, last: int) -> Iterator[int]:
    """Short lines that a print repeats on its pages.

    They stand in the middle of sentences, count the pages (2/9, 3/9), or say the title again.
    """
    at: defaultdict[str, list[int]] = defaultdict(list)
    for index, text in enumerate(texts[first:last], first):
        words = re.sub(r"\d+", "", bare(to_halfwidth(text)))
        if words and len(text) <= _RUNNING_HEAD_MAX and text[-1] not in "。！？：；，、”":
            at[words].append(index)
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
    return above[-1] not in "。！？：；”）…"


def _contents(texts: Sequence[str]) -> Iterator[int]:
    """A table of contents: lines with leaders, or from its title to its first entry's return."""
    half = len(texts) // 2
    led = [index for index, text in enumerate(texts[:half]) if _is_led(to_halfwidth(text))]
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
        if texts[index][-1:] in _SENTENCE_ENDS:
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


def _summary(texts: Sequence[str], first: int) -> Iterator[int]:
    """A page's summary, broken off with dots: it repeats how the text begins."""
    for index, text in enumerate(texts[: first + 1]):
        words = _letters(_SUMMARY_END.sub("", text))
        if not _SUMMARY_END.search(text) or len(words) < _SUMMARY_MIN:
            continue
        following = _letters("".join(texts[index + 1 : index + 40]))
        if words[:_SUMMARY_MIN] in following and words[-_SUMMARY_MIN:] in following:
            yield index


def _letters(text: str) -> str:
    """The Han characters alone: all that a summary keeps of a text for certain."""
    return "".join(_HAN.findall(text))


def _tail(texts: Sequence[str], rules: FurnitureRules) -> Iterator[int]:
    """The frame of a web page below the text: from the first line that opens it to the end."""
    before = sum(map(len, texts))
    border = before * _TAIL_SHARE
    opening = len(texts)
    for index, text in reversed(tuple(enumerate(texts))):
        before -= len(text)
        if before <= border or len(text) >= _TAIL_PROSE or rules.resumes_text(text):
            break
        if text and rules.opens_tail(text):
            opening = index
    yield from (i for i in range(opening, len(texts)) if texts[i])


# -- watermarks ----------------------------------------------------------------------------------


def watermark(texts: Sequence[str]) -> str:
    """The letters that a site appends to its lines against copying (成绩。kQe), or none."""
    ends = Counter(
        found[1] for text in texts if (found := _LETTERS_AT_END.search(text)) is not None
    )
    letters, count = ends.most_common(1)[0] if ends else ("", 0)
    mixed = letters != letters.upper() and letters != letters.lower()  # no word: GDP, app
    return letters if mixed and count >= _WATERMARKED else ""


# -- repetitions ---------------------------------------------------------------------------------


def set_repetitions_aside(page: Page, bodies: Sequence[Traced]) -> list[Traced]:
    """The bodies without runs that stood there before: a scrape may hold a text twice."""
    keys = [bare(to_halfwidth(body.text)) for body in bodies]
    at: defaultdict[str, list[int]] = defaultdict(list)
    counts = Counter(keys)
    for index, key in enumerate(keys):
        if counts[key] > 1:
            at[key].append(index)
    twice: set[int] = set()
    index = 0
    while index < len(keys):
        length = max((_run(keys, first, index) for first in at[keys[index]][:4]), default=0)
        if length:
            twice |= set(range(index, index + length))
        index += max(1, length)
    for index in sorted(twice):
        page.remove(bodies[index], "repetition")
    return [body for index, body in enumerate(bodies) if index not in twice]


def _run(keys: Sequence[str], first: int, second: int) -> int:
    """How many lines from `second` on repeat those from `first` on; 0 where too few to tell."""
    if first >= second:
        return 0
    length = 0
    while (
        second + length < len(keys)
        and first + length < second
        and keys[first + length] == keys[second + length]
    ):
        length += 1
    characters = sum(map(len, keys[second : second + length]))
    enough = length >= _REPEATED_LINES and characters >= _REPEATED_CHARACTERS
    return length if enough else 0
