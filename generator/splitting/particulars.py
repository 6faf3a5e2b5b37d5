"""What a text says of itself: title, session, day and speaker in its head, years in its headings.

Nothing is decided here: `identity.py` says whose report it is. A file's name is no evidence:
collectors label them wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from generator.catalogue.word_lists import WordList
from generator.grammar.places import GOVERNMENT, KIND_ENDS, OFFICE
from generator.grammar.signs import DASHES
from generator.grammar.years import (
    NUMBER,
    YEAR,
    days_in,
    planned_in,
    spans_in,
    year_number,
    years_in,
)
from generator.model import Paragraph, Part, Section
from generator.splitting.outline import Outline
from generator.splitting.page import Removed
from generator.text import SALUTATION, bare, to_halfwidth

FRONT_MAX = 120
"""Characters of a line that may say whose report it is; a longer one is prose."""

_HAN = "[\u4e00-\u9fff]"
_TITLE = re.compile(
    rf"(?:(?P<year>{YEAR})年度?)?(?P<place>{_HAN}{{0,24}}?)"
    rf"(?:(?P<year2>{YEAR})年度?)?{GOVERNMENT}工作报告"
)
_BEFORE_TITLE = re.compile(rf".{{0,24}}(?:会议上?|{OFFICE}.{{0,24}}[作做]|[作做]$)")
_LEADS_IN = re.compile("关于|在|的|年度")  # what a title's place does not begin with
_SESSION = re.compile(
    rf"(?P<place>{_HAN}{{0,20}}?)第?{NUMBER}届(?P<nation>全国)?"
    rf"(?:{_HAN}{{0,12}}?)(?:人民代表大会|人大)(?:常务委员会|常委会)?第?{NUMBER}次(?:全体)?会议"
)
_SESSION_LINE = re.compile(
    rf"[{DASHES}（(]*{YEAR}年[^，。；：]{{1,8}}日[^，。；：]{{0,50}}会议上?[）)]?"
)
_MEETING = re.compile(r"在(?P<meeting>[^，。；]{0,20}(?:人大|人民代表大会)[^，。；]{0,30}?会议)上")
_HOLDER = rf"(?P<role>(?:副|代理?)?\s*+{OFFICE})"
_NAME = rf"(?P<name>{_HAN}(?:[\s·•]*+{_HAN}){{1,11}})"
_WHERE = r"(?P<where>[^\s，。；]{0,30}?)"
_SPEAKERS = tuple(
    re.compile(form)
    for form in (
        rf"[（({DASHES}\s]*+(?:报告人\s*+[:：]?\s*+)?{_WHERE}{_HOLDER}\s*+[:：]?\s*+{_NAME}[）)]?",
        rf"报告人\s*+[:：]?\s*+{_NAME}(?:[（(，,]?\s*+{_WHERE}{_HOLDER}[）)]?)?",
        rf".*(?:会议上?|日(?:[上下]午)?|图为|[。，,])[）)]?\s*+{_WHERE}{_HOLDER}\s*+[:：]?\s*+{_NAME}[）)]?",
        rf".*(?:日|图为)[，,]?\s*+{_NAME}{_HOLDER}(?:在|代表|向).*",
        rf"{_NAME}\s++{_WHERE}{_HOLDER}",
    )
)
_REPORTER = re.compile(rf"(?:.*(?:会议上?|日(?:[上下]午)?|图为|[。，,])\s*+)?{_NAME}")
_HOLDER_ALONE = re.compile(rf"{_WHERE}{_HOLDER}[:：]?")
_LONGEST_RUN_IN = 4  # characters of a name that follows its office without a blank
_LONGEST_NAME = 8
_LONGEST_BARE = 3  # characters of a name that only its family name tells, that one included
_NAME_ALONE = re.compile(_NAME)
_REPORTS = re.compile(r"(?:同志)?(?:所?作|做)(?:的?《?政府)?(?:工作)?(?:的?报告)?》?。?$")
_ON_BEHALF = re.compile(r"(?:代表[^，。；]{1,16}|在(?:大会|会议|会)上)$")
_CREDIT = re.compile("[（(【]?(?:本报|本网|新华社)?(?:首席|见习|实习)?(?:记者|通讯员|摄影)")
_LONGEST_CREDIT = 40  # characters from there to the end of a caption
_NO_NAME = re.compile(f"政府|人民|代表|报告|工作|会议|大会|省|[{KIND_ENDS}]委|年")
_TITLE_LABEL = re.compile(r"\s*(?:标\s*题|名\s*称)\s*[:：]\s*(?P<words>.+)")
_ISSUER_LABEL = re.compile(r"\s*(?:发文单位|发布机构|发文机关)\s*[:：]\s*(?P<words>.+)")
_SPEAKER_LABEL = re.compile(r"\s*报\s*告\s*人\s*[:：]")
_FOR_WHOM = re.compile(
    r"(?:我|委托|现)[，,谨]?代表(?P<whom>[^，。；：！]{0,24}?)(?=向|，|作|做|对)"
)
_GOVERNMENT_END = re.compile(rf"(?:{GOVERNMENT}|人民)?(?:的|年度)?$")
_OPENING = 20  # paragraphs in which the speaker says for whom


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a text says of itself; each place and year with the offset of its words where known.

    `office` is the speaker's (代省长), `office_place` its place (海拉尔区 of 海拉尔区人民政府区长),
    `issuer` who issued the text by the page's own label, `whom` for whom the speaker speaks.
    """

    title: str = ""
    title_year: int | None = None
    title_place: str = ""
    speaker: str = ""
    office: str = ""
    office_place: str = ""
    issuer: str = ""
    whom: str = ""
    delivered_on: date | None = None
    occasion: str = ""
    occasion_place: str = ""
    plan_year: int | None = None
    review_year: int | None = None
    title_at: int = 0
    occasion_at: int = 0
    plan_at: int = 0

    @property
    def year(self) -> int | None:
        """The year whose work is planned: by the headings, else the title, else the session.

        Where title and session agree on another year, the headings were misread.
        """
        by_headings = self.plan_year or (self.review_year and self.review_year + 1)
        outside = self.title_year if self.title_year == self.session_year else None
        return outside or by_headings or self.title_year or self.session_year

    @property
    def session_year(self) -> int | None:
        """The year that the session plans."""
        return planned_in(self.delivered_on) if self.delivered_on else None

    @property
    def places(self) -> tuple[tuple[str, str], ...]:
        """Where the text says whose report it is, and the words, the most telling first."""
        return (
            ("occasion", self.occasion_place),
            ("title", self.title_place),
            ("speaker's office", self.office_place),
            ("opening", self.whom),
            ("issuer", self.issuer),
        )


def read_particulars(
    outline: Outline, removed: Sequence[Removed], surnames: WordList
) -> Particulars:
    """What a report's head and headings say of it, completed from its web page."""
    found = Particulars()
    lines = tuple(_front(outline))
    above = ""
    for paragraph, text in lines:
        if len(text) <= FRONT_MAX:
            found = _with_line(found, text, above, paragraph.place.start, surnames)
        above = text
    texts = [text for _, text in lines]
    if not found.speaker:
        found = _with_speaker(found, _speaker_of_two_lines(texts))
    if not found.speaker:
        found = replace(found, speaker=_speaker_above_salutation(texts, surnames))
    found = _with_headings(found, outline.sections)
    found = _with_page(found, outline, removed, surnames)
    for paragraph in outline.paragraphs[:_OPENING]:
        if whom := spoken_for(bare(paragraph.text))[0]:
            return replace(found, whom=_GOVERNMENT_END.sub("", whom))
    return found


def has_title(text: str) -> bool:
    """Whether a line names a government's work report."""
    return _TITLE.search(to_halfwidth(text)) is not None


def title_year(title: str) -> int | None:
    """The year that a title says."""
    return _with_title(Particulars(), title, 0).title_year


def spoken_for(text: str) -> tuple[str, str]:
    """For whom the speaker of a paragraph speaks, and what follows; both empty where not said."""
    found = _FOR_WHOM.search(text)
    return (found["whom"], text[found.end() :]) if found else ("", "")


def opens_session(line: str) -> bool:
    """Whether a line is nothing but a session with its day, as it stands above a report."""
    compact = bare(to_halfwidth(line))
    return bool(
        len(compact) <= FRONT_MAX and _SESSION_LINE.fullmatch(compact) and _SESSION.search(compact)
    )


# -- lines ---------------------------------------------------------------------------------------


def _front(outline: Outline) -> Iterator[tuple[Paragraph, str]]:
    """The front's lines, each with its first paragraph: furniture may cut a line in several."""
    front = {s.section_id for s in outline.sections if s.part is Part.FRONT}
    lines: list[tuple[Paragraph, list[str]]] = []
    for paragraph in outline.paragraphs:
        if paragraph.section_id not in front:
            continue
        if paragraph.continues and lines:
            lines[-1][1].append(paragraph.text)
        else:
            lines.append((paragraph, [paragraph.text]))
    return ((paragraph, " ".join(texts)) for paragraph, texts in lines)


def _with_line(
    found: Particulars, text: str, above: str, offset: int, surnames: WordList
) -> Particulars:
    """The facts so far with those of a line of the front. Earlier lines win."""
    compact = bare(to_halfwidth(text))
    if not compact.startswith("现在"):
        found = _with_title(found, text, offset)
    if not found.occasion:
        alone = _with_session(found, text, offset)
        # 在广西壮族自治区 may stand on one line and 第十一届人民代表大会第四次会议上 on the next.
        joined = _with_session(found, above[-FRONT_MAX:] + text, offset)
        found = alone if alone.occasion_place or not joined.occasion_place else joined
    day = next(days_in(compact), None)
    if found.occasion_at == offset and found.occasion:
        # The session's own day: it counts for more than a page's.
        day = day or next(days_in(bare(above)), None)
        found = replace(found, delivered_on=day or found.delivered_on)
    elif not found.delivered_on:
        found = replace(found, delivered_on=day)
    if label := _ISSUER_LABEL.fullmatch(text):
        found = replace(found, issuer=found.issuer or _issuer(label["words"]))
    return found if found.speaker else _with_speaker(found, _speaker(text, surnames))


def _with_page(
    found: Particulars, outline: Outline, removed: Sequence[Removed], surnames: WordList
) -> Particulars:
    """What the furniture above a text adds: labels of its page, a picture's caption."""
    above = [p for p, _ in _front(outline)] or list(outline.paragraphs[:1])
    start = above[-1].place.start if above else 0  # a caption may stand below the title
    for piece in removed:
        if label := _TITLE_LABEL.fullmatch(piece.text):
            if not (found.title and found.title_place):
                title = found.title
                found = _with_title(found, label["words"], piece.place.start)
                found = replace(found, title=title or found.title)
            if not found.occasion:
                found = _with_session(found, label["words"], piece.place.start)
        elif label := _ISSUER_LABEL.fullmatch(piece.text):
            found = replace(found, issuer=found.issuer or _issuer(label["words"]))
        elif (
            not found.speaker
            and piece.place.start < start
            and len(piece.text) <= FRONT_MAX
            and (_SPEAKER_LABEL.match(piece.text) or has_title(bare(piece.text)))
        ):
            found = _with_speaker(found, _speaker(piece.text, surnames))
    return found


def _issuer(words: str) -> str:
    """The place whose government issued a text; empty where none is named."""
    issued = re.match(rf"(?P<place>{_HAN}{{2,20}}?){GOVERNMENT}", bare(words))
    return issued["place"] if issued else ""


def _with_session(found: Particulars, text: str, offset: int) -> Particulars:
    """The session that a line names, and whose it is."""
    printed, compact = _compact(text)
    session = _SESSION.search(compact)
    if not session:
        meeting = _MEETING.search(compact)
        return replace(found, occasion=meeting["meeting"]) if meeting else found
    start = max(session.start(), _place_start(session))
    return replace(
        found,
        occasion=printed[start : session.end()],
        occasion_place="全国" if session["nation"] else compact[start : session.end("place")],
        occasion_at=offset,
    )


def _place_start(session: re.Match[str]) -> int:
    """Where a session's place begins: behind 在 and behind the date."""
    before = session["place"]
    cut = max(before.rfind("在"), before.rfind("日"), before.rfind("于"))
    return session.start("place") + cut + 1


def _with_title(found: Particulars, text: str, offset: int) -> Particulars:
    """The title that a line is or holds.

    A page prints its own above the text's: the last line that is a title is the report's, but the
    first that names place and year tells them. The words may begin in the middle: 的政府工作报告.
    """
    printed, compact = _compact(text)
    title = _TITLE.search(compact)
    if not title:
        return found
    start = title.start()
    if before := _BEFORE_TITLE.match(title["place"]):
        start = title.start("place") + before.end()
    if compact.startswith("的", start):
        start += 1
    whole = start <= 1 and title.end() == len(printed)
    year = title["year"] or title["year2"]
    place = _place_words(compact[max(start, title.start("place")) : title.end("place")])
    return replace(
        found,
        title=printed[start:] if whole else found.title or printed[start : title.end()],
        title_year=found.title_year or (year_number(year) if year else None),
        title_place=found.title_place or place,
        title_at=offset if place or not found.title else found.title_at,
    )


def _place_words(words: str) -> str:
    while lead := _LEADS_IN.match(words):
        words = words[lead.end() :]
    return _GOVERNMENT_END.sub("", words)


def _compact(text: str) -> tuple[str, str]:
    """`text` without blanks, as printed and in half-width forms; both have the same length."""
    folded = to_halfwidth(text)
    printed = "".join(
        char for char, narrow in zip(text, folded, strict=True) if not narrow.isspace()
    )
    return printed, bare(folded)


# -- the speaker ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Speaker:
    """A speaker's name, office and the office's place; each empty where it is not said."""

    name: str = ""
    office: str = ""
    place: str = ""


def _with_speaker(found: Particulars, speaker: _Speaker) -> Particulars:
    if not speaker.name:
        return found
    place = found.office_place or speaker.place
    return replace(found, speaker=speaker.name, office=speaker.office, office_place=place)


def _speaker(text: str, surnames: WordList) -> _Speaker:
    """The speaker whom a line names.

    A picture's caption ends with the photographer (王甲乙作政府工作报告。记者李丙摄).
    """
    line = _without_credit(to_halfwidth(text).strip())
    said = _REPORTS.sub("", line)
    for words in dict.fromkeys((said, _ON_BEHALF.sub("", said))):
        for form in _SPEAKERS:
            if (found := form.fullmatch(words)) and (name := _named(found, words)):
                return _holder(name, found)
        reports = said != line and has_title(bare(line)) and _REPORTER.fullmatch(words)
        if reports and _is_name(bare(reports["name"]), surnames):
            return _Speaker(bare(reports["name"]))
    return _Speaker()


def _without_credit(line: str) -> str:
    """A line without who wrote it or took the picture: 记者李丙摄, （本报记者 李丙）, 李丙 摄."""
    for credit in _CREDIT.finditer(line):
        tail = line[credit.start() :]
        if len(tail) <= _LONGEST_CREDIT and "。" not in tail:
            return line[: credit.start()].rstrip("。 ")
    end = line.rfind("报告") + len("报告")
    taken = line.endswith(("摄", "摄)", "摄）")) and len(line) - end <= _LONGEST_CREDIT
    return line[:end] if taken and end >= len("报告") else line


def _named(found: re.Match[str], words: str) -> str:
    """The name that a pattern found; empty where the words cannot be a name."""
    name, start = bare(found["name"]), found.start("name")
    apart = "·" in name or "•" in name or words[start - 1 : start] in (" ", ":", "：")
    longest = _LONGEST_NAME if apart else _LONGEST_RUN_IN
    return "" if _NO_NAME.search(name) or len(name) > longest else name


def _holder(name: str, found: re.Match[str]) -> _Speaker:
    """Whoever holds the office that a pattern found."""
    said = {key: bare(words or "") for key, words in found.groupdict().items()}
    place = _GOVERNMENT_END.sub("", re.split("[：:]", said.get("where", ""))[-1])
    return _Speaker(name, said.get("role", ""), place)


def _is_name(words: str, surnames: WordList) -> bool:
    """Whether words are somebody's name by their length and the family name."""
    family = surnames.matcher.at(words, 0)
    if not family or words[-1] in KIND_ENDS or _NO_NAME.search(words):
        return False
    return len(family) < len(words) < len(family) + _LONGEST_BARE


def _speaker_of_two_lines(lines: Sequence[str]) -> _Speaker:
    """A name alone on the line below or above its office."""
    for one, other in pairwise(lines):
        for office, name in ((one, other), (other, one)):
            words = bare(name)
            longest = _LONGEST_NAME if "·" in words else _LONGEST_RUN_IN
            holder = _HOLDER_ALONE.fullmatch(to_halfwidth(office).strip())
            if (
                holder
                and _NAME_ALONE.fullmatch(to_halfwidth(name).strip())
                and len(words) <= longest
            ):
                if _NO_NAME.search(words):
                    return _Speaker()
                return _holder(words, holder)
    return _Speaker()


def _speaker_above_salutation(lines: Sequence[str], surnames: WordList) -> str:
    """A name alone on the line above the salutation, itself below another line."""
    for above, line in pairwise(lines[1:] if len(lines) > 1 else ()):
        if line.startswith(SALUTATION):
            words = bare(to_halfwidth(above))
            return words if _NAME_ALONE.fullmatch(words) and _is_name(words, surnames) else ""
    return ""


# -- headings ------------------------------------------------------------------------------------


def _with_headings(found: Particulars, sections: Sequence[Section]) -> Particulars:
    """The years that the headings of the first level name."""
    planned: list[tuple[int, int]] = []
    reviewed: list[int] = []
    for section in sections:
        if section.depth != 1 or not section.heading:
            continue
        years = years_in(section.title)
        if section.part is Part.REVIEW:
            reviewed += years or [last for _, last in spans_in(section.title)]
        elif section.part is Part.PLAN:
            planned += [(year, section.heading.start) for year in years]
    review_year = max(reviewed, default=None)
    later = [plan for plan in planned if review_year is None or plan[0] > review_year]
    plan_year, plan_at = min(later, default=(None, 0))
    return replace(found, plan_year=plan_year, plan_at=plan_at, review_year=review_year)
