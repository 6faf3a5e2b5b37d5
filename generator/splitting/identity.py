"""Whose report it is: region, year, title, speaker, date and occasion, read from the text.

What the text says is checked against the manifest; what neither says stays empty. A file's name is
no evidence: collectors label them wrongly.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from generator.catalogue.places import Places, short_name
from generator.errors import Problem, SourceError
from generator.grammar.numerals import chinese_number
from generator.grammar.years import years_in
from generator.model import (
    Correction,
    CorrectionKind,
    Level,
    Paragraph,
    Part,
    Region,
    Section,
    Source,
)
from generator.splitting.corrections import CONTRADICTION
from generator.splitting.outline import Outline
from generator.splitting.page import Removed
from generator.splitting.source import Entry
from generator.text import SALUTATION, bare, to_halfwidth

_NUMERAL = "[〇○零一二两三四五六七八九十]"
_YEAR_WORDS = rf"(?:\d{{4}}|{_NUMERAL}{{4}})"
_NUMBER_WORDS = rf"(?:\d{{1,2}}|{_NUMERAL}{{1,3}})"
_TITLE = re.compile(
    rf"(?:(?P<year>{_YEAR_WORDS})年度?)?(?P<place>[\u4e00-\u9fff]{{0,24}}?)"
    rf"(?:(?P<year2>{_YEAR_WORDS})年度?)?(?:政府|行署|行政公署)工作报告"
)
_BEFORE_TITLE = re.compile(r".{0,24}(?:会议上?|(?:[省市县区州盟旗]长|主席|专员|总理).{0,24}[作做])")
_DATE = re.compile(
    rf"(?P<year>{_YEAR_WORDS})年(?P<month>{_NUMBER_WORDS}|元)月(?P<day>{_NUMBER_WORDS})日"
    r"|(?P<year2>\d{4})[.\-/](?P<month2>\d{1,2})[.\-/](?P<day2>\d{1,2})(?!\d)"
)
_SESSION = re.compile(
    rf"(?P<place>[\u4e00-\u9fff]{{0,20}}?)第?{_NUMBER_WORDS}届(?P<nation>全国)?"
    rf"(?:[\u4e00-\u9fff]{{0,12}}?)(?:人民代表大会|人大)(?:常务委员会|常委会)?"
    rf"第?{_NUMBER_WORDS}次(?:全体)?会议"
)
_SESSION_LINE = re.compile(
    rf"[—\-（(]*{_YEAR_WORDS}年[^，。；：]{{1,8}}日[^，。；：]{{0,50}}会议上?[）)]?"
)
_MEETING = re.compile(r"在(?P<meeting>[^，。；]{0,20}(?:人大|人民代表大会)[^，。；]{0,30}?会议)上")
_OFFICE = r"(?:[省市县区州盟旗]\s*+长|主\s*+席|专\s*+员|总\s*+理)"
_HOLDER = rf"(?:副|代理?)?\s*+{_OFFICE}"
_NAME = r"(?P<name>[\u4e00-\u9fff](?:[\s·•]*+[\u4e00-\u9fff]){1,11})"
_SPEAKERS = tuple(
    re.compile(form)
    for form in (
        rf"[（(—\-\s]*+(?:报告人[:：]?\s*+)?[^\s，。；]{{0,30}}?{_HOLDER}\s*+[:：]?\s*+{_NAME}[）)]?",
        rf"报告人[:：]?\s*+{_NAME}",
        rf".*会议上?[）)]?\s*+[^\s，。；]{{0,30}}?{_HOLDER}\s*+[:：]?\s*+{_NAME}",
        rf".*日[，,]?\s*+{_NAME}{_HOLDER}(?:在|代表|向).*",
        rf"{_NAME}\s++[^\s，。；]{{0,20}}{_HOLDER}",
    )
)
_HOLDER_ALONE = re.compile(rf"[^\s，。；]{{0,30}}{_HOLDER}[:：]?")
_LONGEST_RUN_IN = 4  # characters of a name that follows its office without a blank
_LONGEST_NAME = 8
_NAME_ALONE = re.compile(rf"{_NAME}")
_AFTER_NAME = re.compile(r"(?:同志)?(?:所?作|做)(?:的?《?政府)?(?:工作)?(?:的?报告)?》?。?$")
_NO_NAME = re.compile("政府|人民|代表|报告|工作|会议|大会|省|市委|年")
_FRONT_MAX = 120
_LABELS = re.compile(r"\s*(?:标\s*题|名\s*称|发文单位|发布机构|发文机关)\s*[:：]\s*(?P<words>.+)")

_FOR_WHOM = re.compile(
    r"(?:我|委托|现)[，,谨]?代表(?P<whom>[^，。；：！]{0,24}?)(?=向|，|作|做|对)"
)
_OTHER_BODY = re.compile(
    r"法院|检察院|常务委员会|常委会|政治协商|政协|党委|纪律检查|纪委|监察委|工会|妇联|共青团"
)
_OTHER_REPORT = re.compile(
    r"(?:人民法院|人民检察院|常务委员会|政治协商会议\w{0,10}|委员会)工作报告"
    r"|国民经济和社会发展\w{0,40}计划(?:\w{0,12})(?:报告|草案)|预算(?:执行情况)?\w{0,20}报告"
    r"|国民经济和社会发展统计公报|统计公报"
)
_REPORTS_WITHIN = 20  # characters between whom one speaks for and that one reports
_ENTRUSTED = re.compile(r"受\w{2,20}委托")
_REPORTING = re.compile(r"我(?:谨|受权)?[，,]?代表[^，。；]{0,20}(?:政府|国务院|行署|行政公署)")
_OWN_KIND = re.compile(
    "代表(国务院|省|自治区|市|自治州|州|盟|地区|自治县|县|自治旗|旗|区)(?:人民政府|政府|行署|行政公署|向|，)"
)
_SPAN_OF_YEARS = re.compile(rf"{_YEAR_WORDS}年?[—－\-至到~]+({_YEAR_WORDS})年")
_LATE_IN_YEAR = 11  # from November on a session may plan the year to come


@dataclass(frozen=True, slots=True)
class Identity:
    """What is known of a report."""

    region: Region
    year: int
    review_year: int
    title: str
    speaker: str
    delivered_on: date | None
    occasion: str
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Stated:
    """What the text itself says, with the offset of the words where one is known."""

    title: str = ""
    title_year: int | None = None
    title_place: str = ""
    speaker: str = ""
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
        """The year that a session of that day plans: late in a year it is the next one."""
        if not self.delivered_on:
            return None
        return self.delivered_on.year + (self.delivered_on.month >= _LATE_IN_YEAR)


# -- reading -------------------------------------------------------------------------------------


def read_stated(outline: Outline, removed: Sequence[Removed] = ()) -> Stated:
    """What the front and the headings of a report say of it, and where that is little, its page."""
    stated = Stated()
    lines = tuple(_front(outline))
    above = ""
    for paragraph, text in lines:
        if len(text) <= _FRONT_MAX:
            stated = _with_front(stated, text, above, paragraph.place.start)
        above = text
    if not stated.speaker:
        stated = replace(stated, speaker=_speaker_below([text for _, text in lines]))
    stated = _with_headings(stated, outline.sections)
    for label in removed:
        found = _LABELS.fullmatch(label.text)
        if found and not (stated.title and stated.title_place):
            title = stated.title
            stated = _with_title(stated, found["words"], label.place.start)
            stated = replace(stated, title=title or stated.title)
    return stated


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


def _with_front(stated: Stated, text: str, above: str, offset: int) -> Stated:
    """What a line of the front adds; the first line that says a thing says it for good."""
    compact = bare(to_halfwidth(text))
    if not compact.startswith("现在"):
        stated = _with_title(stated, text, offset)
    if not stated.occasion:
        alone = _with_session(stated, text, offset)
        # 在广西壮族自治区 may stand on one line and 第十一届人民代表大会第四次会议上 on the next.
        joined = _with_session(stated, above[-_FRONT_MAX:] + text, offset)
        stated = alone if alone.occasion_place or not joined.occasion_place else joined
    day = _day(compact)
    if stated.occasion_at == offset and stated.occasion:
        # The session's own day: it counts for more than a page's.
        day = day or _day(bare(to_halfwidth(above)))
        stated = replace(stated, delivered_on=day or stated.delivered_on)
    elif not stated.delivered_on:
        stated = replace(stated, delivered_on=day)
    if not stated.speaker:
        stated = replace(stated, speaker=_speaker(text))
    return stated


def _with_session(stated: Stated, text: str, offset: int) -> Stated:
    """The session that a line names, and whose it is."""
    printed, compact = _compact(text)
    session = _SESSION.search(compact)
    if not session:
        meeting = _MEETING.search(compact)
        return replace(stated, occasion=meeting["meeting"]) if meeting else stated
    start = max(session.start(), _place_start(compact, session))
    return replace(
        stated,
        occasion=printed[start : session.end()],
        occasion_place="全国" if session["nation"] else compact[start : session.end("place")],
        occasion_at=offset,
    )


def _with_title(stated: Stated, text: str, offset: int) -> Stated:
    """The title that a line is or holds.

    A page prints its own above the text's: the last line that is a title is the report's, but the
    first that names place and year tells them.
    """
    printed, compact = _compact(text)
    title = _TITLE.search(compact)
    if not title:
        return stated
    before = _BEFORE_TITLE.match(title["place"])
    start = title.start("place") + before.end() if before else title.start()
    whole = start == 0 and title.end() == len(printed)
    year = title["year"] or title["year2"]
    place = _place_words(title["place"][before.end() if before else 0 :])
    return replace(
        stated,
        title=printed if whole else stated.title or printed[start : title.end()],
        title_year=stated.title_year or (chinese_number(year) if year else None),
        title_place=stated.title_place or place,
        title_at=offset if place or not stated.title else stated.title_at,
    )


def _compact(text: str) -> tuple[str, str]:
    """`text` without blanks as printed, and the same folded: character by character."""
    folded = to_halfwidth(text)
    printed = "".join(
        char for char, narrow in zip(text, folded, strict=True) if not narrow.isspace()
    )
    return printed, bare(folded)


def _place_start(compact: str, session: re.Match[str]) -> int:
    """Where a session's place begins: behind 在 and behind the date."""
    before = session["place"]
    cut = max(before.rfind("在"), before.rfind("日"), before.rfind("于"))
    return session.start("place") + cut + 1


def _day(compact: str) -> date | None:
    found = _DATE.search(compact)
    if not found:
        return None
    year, month, day = (found[name] or found[f"{name}2"] for name in ("year", "month", "day"))
    try:
        return date(
            chinese_number(year), 1 if month == "元" else chinese_number(month), chinese_number(day)
        )
    except ValueError:
        return None


def _speaker(text: str) -> str:
    line = _AFTER_NAME.sub("", to_halfwidth(text).strip())
    for form in _SPEAKERS:
        found = form.fullmatch(line)
        if found:
            name, start = bare(found["name"]), found.start("name")
            apart = "·" in name or "•" in name or line[start - 1 : start] in (" ", ":", "：")
            longest = _LONGEST_NAME if apart else _LONGEST_RUN_IN
            if not _NO_NAME.search(name) and len(name) <= longest:
                return name
    return ""


def _speaker_below(lines: Sequence[str]) -> str:
    """A name alone on the line below or above its office."""
    for one, other in pairwise(lines):
        for office, name in ((one, other), (other, one)):
            found = _NAME_ALONE.fullmatch(to_halfwidth(name).strip())
            words = bare(name)
            longest = _LONGEST_NAME if "·" in words else _LONGEST_RUN_IN
            if (
                found
                and _HOLDER_ALONE.fullmatch(to_halfwidth(office).strip())
                and len(words) <= longest
            ):
                return "" if _NO_NAME.search(words) else words
    return ""


def _place_words(words: str) -> str:
    words = re.sub(r"^(?:关于|在|年度)", "", words)
    return re.sub(r"(?:人民)?(?:政府)?(?:的|年度)?$", "", words)


def _with_headings(stated: Stated, sections: Sequence[Section]) -> Stated:
    """The years that the headings of the first level name."""
    planned: list[tuple[int, int]] = []
    reviewed: list[int] = []
    for section in sections:
        if section.depth != 1 or not section.heading:
            continue
        title = to_halfwidth(section.title)
        years = years_in(title)
        if section.part is Part.REVIEW:
            reviewed += years or [chinese_number(last) for last in _SPAN_OF_YEARS.findall(title)]
        elif section.part is Part.PLAN:
            planned += [(year, section.heading.start) for year in years]
    review_year = max(reviewed, default=None)
    later = [plan for plan in planned if review_year is None or plan[0] > review_year]
    plan_year, plan_at = min(later, default=(None, 0))
    return replace(stated, plan_year=plan_year, plan_at=plan_at, review_year=review_year)


# -- what is no report ---------------------------------------------------------------------------


def refuse_others(source: Source, outline: Outline, removed: Sequence[Removed]) -> None:
    """Raises: SourceError for a text that is not a government's report as it was delivered."""
    texts = [bare(paragraph.text) for paragraph in outline.paragraphs]
    head = [*(bare(r.text) for r in removed[:40]), *texts[:8]]
    expected = "expected a government's work report"
    titled = any(
        _TITLE.search(to_halfwidth(text))
        for text in (*head, *texts[:12])
        if len(text) <= _FRONT_MAX
    )
    for text in texts[:12]:
        whom = _FOR_WHOM.search(text)
        reports = whom and "报告" in text[whom.end() : whom.end() + _REPORTS_WITHIN]
        if whom and reports and _OTHER_BODY.search(whom["whom"]):
            raise SourceError(source.path, None, f"found a report of {whom['whom']}; {expected}")
        other = _OTHER_REPORT.search(text)
        if (
            other
            and "政府工作报告" not in text
            and (not titled or _ENTRUSTED.search("".join(texts[:12])))
        ):
            raise SourceError(source.path, None, f"found {other.group()}; {expected}")
    whole = "".join(texts)
    if not (_REPORTING.search(whole) or SALUTATION in whole):
        missing = f"found neither {SALUTATION} nor 代表……政府"
        raise SourceError(source.path, None, f"{missing}; {expected} as it was delivered")


# -- deciding ------------------------------------------------------------------------------------


def identify(
    source: Source,
    outline: Outline,
    entry: Entry | None,
    places: Places,
    removed: Sequence[Removed] = (),
) -> tuple[Identity, tuple[Problem, ...]]:
    """Who reports and when, and what is doubtful: text and manifest, or the text and itself.

    Raises: SourceError when neither tells the region or the year.
    """
    read = read_stated(outline, removed)
    day = (entry.delivered_on if entry else None) or read.delivered_on
    stated = replace(read, delivered_on=day)
    doubts: tuple[Problem, ...] = ()
    region = _manifest_region(source, entry, places)
    if region is None:
        region, doubts = _stated_region(source, outline, stated, places)
    year = (entry.year if entry else None) or stated.year
    if year is None:
        raise SourceError(
            source.path,
            None,
            "found no year; expected `year` in the manifest or a heading such as 2024年工作安排",
        )
    identity = Identity(
        region=region,
        year=year,
        review_year=stated.review_year or year - 1,
        title=(entry.title if entry else "") or stated.title,
        speaker=(entry.speaker if entry else "") or stated.speaker,
        delivered_on=stated.delivered_on,
        occasion=(entry.occasion if entry else "") or stated.occasion,
        corrections=tuple(_known(read, entry, places)) if entry else (),
    )
    doubts = (*doubts, *_second_report(source, outline))
    if not (entry and entry.year):
        doubts = (*doubts, *_doubtful_year(source, stated, year))
    if entry:
        doubts = (
            *doubts,
            *_contradictions(source, read, entry, region, year, places),
            *_against_year(source, outline, entry, year),
        )
    return identity, doubts


_LEVELS = {
    Level.NATIONAL: "全国",
    Level.PROVINCE: "省级",
    Level.PREFECTURE: "市级",
    Level.COUNTY: "县级",
}
_UNSAID = "原文未载"


def _known(read: Stated, entry: Entry, places: Places) -> Iterator[Correction]:
    """What the manifest knows better than the text: each value with what the text says, and why.

    Place and year stand in every entry that `add` writes: they are an editor's only with a reason.
    """
    for kind, printed, given in (
        (CorrectionKind.TITLE, read.title, entry.title),
        (CorrectionKind.SPEAKER, read.speaker, entry.speaker),
        (CorrectionKind.OCCASION, read.occasion, entry.occasion),
        (CorrectionKind.DELIVERED_ON, _iso(read.delivered_on), _iso(entry.delivered_on)),
    ):
        if given and bare(printed) != bare(given):
            yield _correction(kind, printed, given, entry.reasons.get(kind.value) or _UNSAID)
    place = places.find(entry.region)
    table = places.region(entry.adcode) if places.name_of(entry.adcode) else place
    for kind, printed, given in (
        (CorrectionKind.REGION, read.occasion_place or read.title_place, entry.region),
        (CorrectionKind.ADCODE, place.adcode if place else "", entry.adcode),
        (
            CorrectionKind.LEVEL,
            _LEVELS[table.level] if table else "",
            _LEVELS[entry.level] if entry.level else "",
        ),
        (CorrectionKind.PARENT, table.parent if table else "", entry.parent),
        (CorrectionKind.YEAR, str(read.year or ""), str(entry.year or "")),
    ):
        reason = entry.reasons.get(kind.value)
        if reason:
            yield _correction(kind, printed, given, reason)


def _correction(kind: CorrectionKind, before: str, after: str, reason: str) -> Correction:
    return Correction(report_id="", kind=kind, words="", before=before, after=after, reason=reason)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _manifest_region(source: Source, entry: Entry | None, places: Places) -> Region | None:
    """The place that the manifest gives, as the table of places has it where it is there.

    A place of one's own has the level and the parent that its code says, unless the manifest does.
    Raises: SourceError for a code that is not in the table and no name with it.
    """
    if entry is None or not (entry.region or entry.adcode):
        return None
    known = places.region(entry.adcode) if places.name_of(entry.adcode) else None
    if known is None and not entry.region:
        message = f"adcode {entry.adcode} is not in GB/T 2260; expected `region` in the manifest"
        raise SourceError(source.path, None, message)
    known = known or places.find(entry.region)
    if known and not (entry.region and entry.region != known.name):
        base = known
    elif entry.adcode:
        base = places.unlisted(entry.region, entry.adcode)
    else:
        base = Region(name=entry.region, adcode="", level=Level.COUNTY)
    return Region(
        name=entry.region or base.name,
        adcode=entry.adcode or base.adcode,
        level=entry.level or base.level,
        parent=entry.parent or base.parent,
    )


def _stated_region(
    source: Source, outline: Outline, stated: Stated, places: Places
) -> tuple[Region, tuple[Problem, ...]]:
    """The place that the text says reports, and what makes it doubtful.

    By occasion, by title, by for whom the speaker speaks; else by what the text keeps naming.
    Raises: SourceError when the text does not tell.
    """
    named = tuple(_named_places(outline, stated))
    text = "".join(p.text for p in outline.paragraphs)
    for what, words in named:
        found = _region_of(words, text, places)
        if len(found) > 1:
            names = "、".join(f"{''.join(reversed(places.above(r)))}{r.name}" for r in found[:4])
            message = f"{words} may be {names}; expected `region` and `adcode` in the manifest"
            raise SourceError(source.path, None, message)
        if found:
            region = found[0]
            others = ((w, _region_of(words, text, places)) for w, words in named if w != what)
            doubts = tuple(
                _doubt(source, f"the {what} names {region.name}, the {w} {other[0].name}")
                for w, other in others
                if len(other) == 1 and other[0].adcode != region.adcode
            )
            if len(places.candidates(words)) > 1:
                by = (
                    f"{words} is the name of several places; the text names that in {region.parent}"
                )
                doubts = (*doubts, _doubt(source, by))
            return region, doubts
    region_named = _most_named(text, places)
    if region_named is None:
        raise SourceError(
            source.path,
            None,
            "found no place that reports; expected `region` in the manifest, or a title with it",
        )
    found_by = f"the text does not say whose report it is, but keeps naming {region_named.name}"
    return region_named, (_doubt(source, found_by),)


def _named_places(outline: Outline, stated: Stated) -> Iterator[tuple[str, str]]:
    """Where a text says whose report it is, and the words, the most telling first."""
    yield "occasion", stated.occasion_place
    yield "title", stated.title_place
    for paragraph in outline.paragraphs[:20]:
        whom = _FOR_WHOM.search(bare(paragraph.text))
        if whom:
            yield "opening", re.sub(r"(?:人民)?政府$|行署$|行政公署$", "", whom["whom"])
            return


def _region_of(words: str, text: str, places: Places) -> tuple[Region, ...]:
    """The places that the words may mean in this text; several where nothing decides."""
    if words in ("全国", "国务院"):
        return (places.region("100000"),)
    found = places.candidates(words)
    if len(found) < 2:
        return found
    # 朝阳区 is the one whose city or province the text names.
    counts = {
        region: sum(text.count(short_name(name)) for name in places.above(region))
        for region in found
    }
    best, second = sorted(counts.values(), reverse=True)[:2]
    if 2 * best <= 3 * second:
        return found
    return tuple(region for region, count in counts.items() if count == best)


def _most_named(text: str, places: Places) -> Region | None:
    """The place of the kind that reports (我代表市人民政府…) which the text names most."""
    own = _OWN_KIND.search(bare(text))
    if own is None:
        return None
    if own[1] == "国务院":
        return places.region("100000")
    alike = [
        (adcode, short_name(name))
        for adcode, name in places.names.items()
        if name.endswith(own[1]) and (own[1] == "自治区" or not name.endswith("自治区"))
    ]
    counts = Counter(
        {adcode: text.count(name) for adcode, name in alike if name not in places.common_words}
    )
    ((first, most), (_, second)) = counts.most_common(2)
    return places.region(first) if most >= 3 and 2 * most > 3 * second else None


def _second_report(source: Source, outline: Outline) -> Iterator[Problem]:
    """Where, behind the first heading, a line gives a session of its own with its day."""
    front = {s.section_id for s in outline.sections if s.part is Part.FRONT}
    for paragraph in outline.paragraphs:
        compact = bare(to_halfwidth(paragraph.text))
        if paragraph.section_id in front or len(compact) > _FRONT_MAX:
            continue
        if _SESSION_LINE.fullmatch(compact) and _SESSION.search(compact):
            line = source.line_of(paragraph.place.start)
            message = f"「{paragraph.text[:40]}」 seems to begin a second report"
            yield Problem(source.path, line, f"{message}; expected one a file", "second_report")
            return


def _doubt(source: Source, message: str) -> Problem:
    return Problem(
        source.path, None, f"{message}; expected `region` in the manifest to settle it", "region"
    )


def _doubtful_year(source: Source, stated: Stated, year: int) -> Iterator[Problem]:
    """Where the text's own words do not agree on the year, or only a late session tells it."""
    years = {
        "plan's heading": stated.plan_year,
        "review's heading": stated.review_year and stated.review_year + 1,
        "title": stated.title_year,
    }
    against = [
        f"the {what} says {other}" for what, other in years.items() if other not in (None, year)
    ]
    day = stated.delivered_on
    if day and stated.session_year != year and day.year != year:
        against.append(f"the session was in {day.year}")
    late = day is not None and stated.session_year != day.year
    if day and not any(years.values()) and (late or not stated.occasion):
        against.append(f"only the day {day} tells it")
    if against:
        message = f"taken as the report of {year}, but {' and '.join(against)}"
        yield Problem(source.path, None, f"{message}; expected `year` in the manifest", "year")


def _contradictions(
    source: Source,
    stated: Stated,
    entry: Entry,
    region: Region,
    year: int,
    places: Places,
) -> Iterator[Problem]:
    """Where text and manifest, or the manifest and the table of places, do not agree."""

    def against(offset: int, found: str, expected: str) -> Problem:
        line = source.line_of(offset)
        return Problem(source.path, line, f"{found}; the manifest says {expected}", "manifest")

    reasons = entry.reasons
    for what, words, at in (
        ("title", stated.title_place, stated.title_at),
        ("occasion", stated.occasion_place, stated.occasion_at),
    ):
        found = _region_of(words, source.text, places) if words else ()
        settled = "region" in reasons or "adcode" in reasons
        if len(found) == 1 and found[0].name != region.name and not settled:
            yield against(at, f"the {what} names {found[0].name}", f"region {region.name}")
    for what, stated_year, at in (
        ("title", stated.title_year, stated.title_at),
        ("plan's heading", stated.plan_year, stated.plan_at),
    ):
        if stated_year and entry.year and stated_year != entry.year and "year" not in reasons:
            yield against(at, f"the {what} says {stated_year}", f"year {entry.year}")
    for what, printed, wanted in (
        ("title", stated.title, entry.title),
        ("speaker", stated.speaker, entry.speaker),
        ("occasion", stated.occasion, entry.occasion),
        ("delivered_on", _iso(stated.delivered_on), _iso(entry.delivered_on)),
    ):
        if printed and wanted and bare(printed) != bare(wanted) and what not in reasons:
            expected = f"{what} {wanted}, and no reason (`reasons: {{{what}: …}}`)"
            yield against(stated.title_at, f"the {what} is {printed}", expected)
    yield from _against_table(source, entry, places)
    named = short_name(region.name) in source.text or "region" in reasons or "adcode" in reasons
    if not named and region.level is not Level.NATIONAL:
        message = f"the text never names {short_name(region.name)}"
        yield Problem(source.path, None, f"{message}; the manifest says {region.name}", "manifest")


def _against_year(source: Source, outline: Outline, entry: Entry, year: int) -> Iterator[Problem]:
    """Where an editor's correction speaks against the year of the report, which stays as it is."""

    def against(line: int | None, given: str, expected: str) -> Problem:
        message = f"the manifest {given}, in a report of {year}; expected {expected}"
        return Problem(source.path, line, message, CONTRADICTION)

    corrected = {one.section_id for one in outline.corrections if not one.paragraph_id}
    for section in outline.sections:
        if section.section_id not in corrected or section.depth != 1 or not section.heading:
            continue
        years = years_in(section.title)
        line = source.line_of(section.heading.start)
        if years and section.part is Part.REVIEW and min(years) >= year:
            expected = f"the words of a heading about {year - 1} or before"
            yield against(line, f"makes 「{section.label}」 a review", expected)
        elif years and section.part is Part.PLAN and max(years) < year:
            expected = f"the words of a heading about {year} or later"
            yield against(line, f"makes 「{section.label}」 a plan", expected)
    if not entry.year or "year" in entry.reasons:
        return
    day = entry.delivered_on
    if day and year not in (day.year, Stated(delivered_on=day).session_year):
        yield against(None, f"says delivered_on {day}", "a day of that year or the end of the last")
    titled = _with_title(Stated(), entry.title, 0).title_year
    if titled not in (None, year):
        yield against(None, f"says title {entry.title}", f"{year} in it, or none")


def _against_table(source: Source, entry: Entry, places: Places) -> Iterator[Problem]:
    """Where the manifest's entry contradicts the table of places."""
    name = places.name_of(entry.adcode)
    if not name:
        if entry.adcode and "adcode" not in entry.reasons:
            message = f"adcode {entry.adcode} is not in GB/T 2260"
            expected = "another, or `reasons: {adcode: …}` for a place of its own"
            yield Problem(source.path, None, f"{message}; expected {expected}", "manifest")
        return
    if "adcode" in entry.reasons:
        return
    former = any(region.adcode == entry.adcode for region in places.named(entry.region))
    if entry.region and name != entry.region and not former:
        message = f"the manifest says region {entry.region} with adcode {entry.adcode}"
        yield Problem(source.path, None, f"{message}, which is {name}", "manifest")
    known = places.region(entry.adcode)
    for field, given, meant in (
        ("level", entry.level or "", known.level),
        ("parent", entry.parent, known.parent),
    ):
        if given and given != meant and field not in entry.reasons:
            message = f"the manifest says {field} {given} with adcode {entry.adcode}"
            yield Problem(source.path, None, f"{message}; expected {meant}", "manifest")
