"""What a web page shows around a text: its own title, captions, and a portal's foot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.catalogue.furniture import FurnitureRules
from generator.catalogue.parts import PartRules
from generator.grammar.markers import ENTRIES, NUMBERED, Form, marker_at
from generator.grammar.numerals import COUNT
from generator.grammar.places import GOVERNMENT, OFFICE
from generator.grammar.sentences import CLAUSE_ENDS, SENTENCE_ENDS, ends_sentence
from generator.grammar.years import years_in
from generator.text import SALUTATION, bare, to_halfwidth

_PROSE_MIN = 20
_PROSE_ENDS = SENTENCE_ENDS + "；”"
_TITLE = re.compile(
    rf"(?:[\u4e00-\u9fff\d（）()]{{0,30}}){GOVERNMENT}工作报告(?:[（(][^（）()]{{1,20}}[）)])?"
)
_OF_REPORT = re.compile(rf"代表大会|人大.{{0,60}}会议|^第?{COUNT}次会议|{OFFICE}")
_TAIL_SHARE = 0.5  # the frame below a text starts in its second half
_TAIL_PROSE = 150  # characters of a line that is no part of a page's frame
_LABEL_LINE_MAX = 40
_DOWNLOAD = re.compile(r"下载|\.(?:docx?|pdf|xlsx?|wps|zip|rar)")
_DEFINES = re.compile("[：:]|——|是指|指")
_NUMBERED_MAX = 80
_SALUTATION_WITHIN = 60  # lines
_SIGNATURE = "人民政府"
_FOOT_MIN = 3  # words: a signature and a date are two
_FOOT_LINE_MAX = 40
_ENDING_MIN = 5
_WORD = re.compile("[\u4e00-\u9fff]{2,}")
_SENTENCE_MARK = re.compile(f"[，；{SENTENCE_ENDS}]")
_RUN_MIN = 12  # lines: no report has so many headings in a row
_RUN_LINE_MAX = 16
_RUN_ENDS = CLAUSE_ENDS + "、”"
_RUN_DIGITS = 0.2  # the share of lines with digits in a table


def prose(texts: Sequence[str]) -> tuple[int, int]:
    """First and last line that hold a whole sentence: what stands outside may be a page's frame."""
    full = [i for i, text in enumerate(texts) if _is_prose(text)]
    return (full[0], full[-1]) if full else (0, len(texts))


def _is_prose(text: str) -> bool:
    announces = text.endswith("：") and "，" in text
    return len(text) > _PROSE_MIN and (text[-1] in _PROSE_ENDS or announces)


def above_title(texts: Sequence[str], first: int) -> Iterator[int]:
    """Lines of a web page above the report's title: its name, navigation, buttons."""
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


def captions(texts: Sequence[str], rules: FurnitureRules) -> Iterator[int]:
    """Lines on a photograph, and what a newspaper says of the session, above the salutation.

    The report's own line on its session says that it was given 会议上.
    """
    salutation = next(
        (i for i, text in enumerate(texts[:_SALUTATION_WITHIN]) if text.startswith(SALUTATION)), 0
    )
    head = texts[:salutation]
    if not any(_TITLE.search(bare(text)) and not _is_caption(text, rules) for text in head):
        return  # a caption may be all the title that there is
    yield from (index for index, text in enumerate(head) if _is_caption(text, rules))


def _is_caption(text: str, rules: FurnitureRules) -> bool:
    photograph = text.rstrip("）)").endswith("摄")
    told = "。" in text and "会议上" not in bare(text)
    return (photograph or told) and rules.captions.matcher.in_text(text)


def tail(texts: Sequence[str], rules: FurnitureRules, parts: PartRules) -> Iterator[int]:
    """The frame of a web page below the text: from the first line that opens it to the end."""
    before = sum(map(len, texts))
    border = before * _TAIL_SHARE
    opening = len(texts)
    for index, text in reversed(tuple(enumerate(texts))):
        before -= len(text)
        if before <= border or len(text) >= _TAIL_PROSE or (text and _resumes(text, parts)):
            break
        if text and rules.opens_frame(text):
            opening = index
    if opening < len(texts):
        opening = _top_of_frame(texts, opening, parts)
    yield from (i for i in range(opening, len(texts)) if texts[i])


def _top_of_frame(texts: Sequence[str], opening: int, parts: PartRules) -> int:
    """Where a frame begins that has short lines above its first telling one.

    They reach up to a sentence or a signature with its date; an annex's lines are its own.
    """
    for index in range(opening - 1, -1, -1):
        text = texts[index]
        if not text:
            continue
        if ends_sentence(text) or text.endswith(_SIGNATURE) or years_in(text):
            return index + 1
        line = _is_short(text) and not _SENTENCE_MARK.search(text)  # and none of a column
        if not line or _resumes(text, parts) or marker_at(text, forms=ENTRIES):
            break
    return opening


def menus(texts: Sequence[str], rules: FurnitureRules, parts: PartRules) -> Iterator[int]:
    """Paragraphs that are a page's short lines: behind a closing, at the end, or within."""
    yield from _feet(texts, rules, parts)
    yield from _ending(texts, parts)
    yield from _runs(texts, parts)


def _feet(texts: Sequence[str], rules: FurnitureRules, parts: PartRules) -> Iterator[int]:
    """The short lines behind every closing of a report, as far as they are no annex.

    A signature and a date may stand there; a portal's lists of cities, offices and links are more.
    """
    for index, text in enumerate(texts):
        if not parts.closes(text):
            continue
        foot, goes_on = _foot(texts, index + 1, parts)
        framed = any(rules.opens_frame(texts[below]) for below in foot)
        if _words(texts, foot) >= _FOOT_MIN or (framed and not goes_on):
            yield from foot


def _foot(texts: Sequence[str], start: int, parts: PartRules) -> tuple[list[int], bool]:
    """The short lines from `start` to an annex or a sentence, and whether a sentence follows."""
    foot: list[int] = []
    for index, text in enumerate(texts[start:], start):
        if marker_at(text, forms=NUMBERED | ENTRIES):
            return foot[:-1], False  # behind a list's title
        if _resumes(text, parts) or _TITLE.fullmatch(bare(to_halfwidth(text))):
            return foot, False
        if not _is_short(text):
            return foot, True
        foot.append(index)
    return foot, False


def _ending(texts: Sequence[str], parts: PartRules) -> Iterator[int]:
    """The short lines at the end of a text, behind its last sentence, that are no list.

    Behind an annex that is no list of terms, short lines may be its own.
    """
    last = next((i for i in range(len(texts) - 1, -1, -1) if not _is_short(texts[i])), len(texts))
    title = next((text for text in reversed(texts) if _opens_annex(text, parts)), None)
    of_annex = title is not None and not parts.annexes.lists_terms(title)
    if last < len(texts) * _TAIL_SHARE or of_annex:
        return
    foot, _ = _foot(texts, last + 1, parts)
    if _words(texts, foot) >= _ENDING_MIN and foot[-1] + 1 == len(texts):
        yield from foot


def _words(texts: Sequence[str], lines: Sequence[int]) -> int:
    """How many words the lines hold; a date has none, a portal may list its places in one line."""
    return sum(len(_WORD.findall(texts[index])) for index in lines)


def _opens_annex(text: str, parts: PartRules) -> bool:
    titles = parts.annexes
    return len(text) <= _FOOT_LINE_MAX and (
        titles.lists_terms(text) or titles.is_other(text) or titles.label(text) > 0
    )


def _is_short(text: str) -> bool:
    """Whether a line is no sentence: short, or long without any mark of one."""
    if ends_sentence(text):
        return False
    return len(text) <= _FOOT_LINE_MAX or not _SENTENCE_MARK.search(text)


def _runs(texts: Sequence[str], parts: PartRules) -> Iterator[int]:
    """Runs of short lines without a full stop within a report: a page's menus, never its text.

    Above the first sentence such lines may be title and speaker, in an annex its own, and with
    many numbers a table.
    """
    whole = [i for i, text in enumerate(texts) if _is_prose(text)]
    if not whole:
        return
    spoken = [i for i, text in enumerate(texts) if text.startswith(SALUTATION)]
    body = spoken[-1] if spoken else int(len(texts) * _TAIL_SHARE)
    titles = (i for i in range(body, len(texts)) if _opens_annex(texts[i], parts))
    end = next(titles, whole[-1])
    run: list[int] = []
    for index, text in enumerate(texts[whole[0] : end + 1], whole[0]):
        if len(text) <= _RUN_LINE_MAX and text[-1] not in _RUN_ENDS and not _resumes(text, parts):
            run.append(index)
            continue
        yield from _menu(texts, run)
        run = []


def _menu(texts: Sequence[str], run: Sequence[int]) -> Sequence[int]:
    numbers = sum(any(char.isdigit() for char in texts[index]) for index in run)
    return run if len(run) >= _RUN_MIN and numbers <= len(run) * _RUN_DIGITS else ()


def _resumes(text: str, parts: PartRules) -> bool:
    """Whether a line must be the report's own, so that no frame begins above it."""
    if text.startswith(SALUTATION) or parts.annexes.lists_terms(text):
        return True
    if parts.annexes.label(text):
        return len(text) <= _LABEL_LINE_MAX and not _DOWNLOAD.search(text)
    marker = marker_at(text, forms=NUMBERED | ENTRIES | {Form.LOOSE})
    if marker and marker.form in NUMBERED:
        return len(text) <= _NUMBERED_MAX
    return marker is not None and bool(_DEFINES.search(text))
