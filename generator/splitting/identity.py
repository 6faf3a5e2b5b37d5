"""Whose report it is: region, year, title, speaker, date and occasion, read from the text.

What the text says is checked against the manifest; what neither says stays empty.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.catalogue.places import Places, short_name
from generator.errors import Problem, SourceError
from generator.model import Level, Paragraph, Part, Region, Section, Source
from generator.splitting.outline import Outline
from generator.splitting.source import Entry
from generator.text import bare, fold

_TITLE = re.compile(r"(?:(?P<year>\d{4})年)?(?P<place>\w{0,20}?)(?P<year2>\d{4}年)?政府工作报告")
_ORDINAL = r"第?[一二三四五六七八九十\d]+届?"
_OCCASION = re.compile(
    rf"(?P<year>\d{{4}})年(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日\S{{0,12}}?在"
    rf"(?P<session>(?:{_ORDINAL}(?P<nation>全国)|(?P<place>\w{{2,20}}?){_ORDINAL})人民代表大会"
    r"\S{0,4}第[一二三四五六七八九十\d]+次会议)"
)
_OFFICE = "(?:省长|市长|县长|区长|州长|盟长|旗长|主席|总理|专员)"
_NAME = r"(?P<name>[\u4e00-\u9fff·]{1,3}(?:\s*[\u4e00-\u9fff·]{1,12})?)"
_SPEAKER = (
    re.compile(rf"\S{{0,20}}?{_OFFICE}[:：]?\s*{_NAME}"),  # 省长 叶建春, alone on its line
    re.compile(
        rf".*次会议上\S{{0,16}}?{_OFFICE}\s*(?P<name>[\u4e00-\u9fff·]{{2,4}}?)(?:作政府工作报告。?)?"
    ),
)
_OTHER_BODY = re.compile(r"(?:人民法院|人民检察院|常务委员会|政治协商会议\w{0,10})工作报告")
_FRONT_MAX = 120
_OWN_KIND = re.compile("代表(国务院|省|自治区|市|州|盟|地区|县|区|旗)(?:人民政府|政府|向|，)")


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
        """The year whose work is planned: by the plan's heading, the title, or the occasion."""
        if self.plan_year or self.title_year:
            return self.plan_year or self.title_year
        if self.review_year:
            return self.review_year + 1
        return self.delivered_on.year if self.delivered_on else None


def read_stated(outline: Outline) -> Stated:
    """What the front and the headings of a report say of it."""
    stated = Stated()
    front = {s.section_id for s in outline.sections if s.part is Part.FRONT}
    for paragraph in outline.paragraphs:
        if paragraph.section_id in front and len(paragraph.text) <= _FRONT_MAX:
            stated = _with_front(stated, paragraph)
    return _with_headings(stated, outline.sections)


def _with_front(stated: Stated, paragraph: Paragraph) -> Stated:
    """What a line of the front adds; the first line that says a thing says it for good."""
    text = paragraph.text
    compact = bare(fold(text))
    offset = paragraph.place.start
    title = _TITLE.search(compact)
    if title and not stated.title and not text.startswith("现在"):
        year = title["year"] or (title["year2"] or "")[:4]
        stated = replace(
            stated,
            title=text if title.end() == len(compact) else title.group(),
            title_year=int(year) if year else None,
            title_place=_place_words(title["place"]),
            title_at=offset,
        )
    occasion = _OCCASION.search(compact)
    if occasion and not stated.occasion:
        stated = replace(
            stated,
            occasion=occasion["session"],
            occasion_place=occasion["place"] or occasion["nation"],
            occasion_at=offset,
            delivered_on=_day(*(int(occasion[name]) for name in ("year", "month", "day"))),
        )
    for form in _SPEAKER:
        speaker = form.fullmatch(fold(text).strip())
        if speaker and not stated.speaker:
            stated = replace(stated, speaker=bare(speaker["name"]))
    return stated


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _place_words(words: str) -> str:
    return "" if words == "在" else words.removesuffix("人民")


def _with_headings(stated: Stated, sections: Sequence[Section]) -> Stated:
    """The years that the headings of the first level name."""
    for section in sections:
        if section.depth != 1 or not section.heading:
            continue
        years = [int(year) for year in re.findall(r"(\d{4})年", fold(section.title))]
        if section.part is Part.PLAN and years and not stated.plan_year:
            stated = replace(stated, plan_year=years[-1], plan_at=section.heading.start)
        if section.part is Part.REVIEW and len(years) == 1 and not stated.review_year:
            stated = replace(stated, review_year=years[0])
    return stated


def identify(
    source: Source, outline: Outline, entry: Entry | None, places: Places
) -> tuple[Identity, tuple[Problem, ...]]:
    """Who reports and when, and where text and manifest contradict each other.

    Raises: SourceError when neither tells the region or the year.
    """
    stated = read_stated(outline)
    other = _OTHER_BODY.search("".join(bare(p.text) for p in outline.paragraphs[:4]))
    if other and not stated.title:
        raise SourceError(
            source.path, None, f"found {other.group()}; expected a government's work report"
        )
    region = _manifest_region(entry, places) or stated_region(outline, stated, places)
    if region is None:
        raise SourceError(
            source.path,
            None,
            "found no place that reports; expected `region` in the manifest, or a title with it",
        )
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
        occasion=stated.occasion,
    )
    return identity, tuple(_contradictions(source, stated, entry, region, year, places))


def _manifest_region(entry: Entry | None, places: Places) -> Region | None:
    if entry is None or not (entry.region or entry.adcode):
        return None
    known = places.region(entry.adcode) if entry.adcode in places.names else None
    known = known or places.find(entry.region)
    if known and not (entry.region and entry.region != known.name):
        base = known
    else:
        base = Region(name=entry.region, adcode=entry.adcode, level=Level.COUNTY)
    return Region(
        name=entry.region or base.name,
        adcode=entry.adcode or base.adcode,
        level=entry.level or base.level,
        parent=entry.parent or base.parent,
    )


def stated_region(outline: Outline, stated: Stated, places: Places) -> Region | None:
    """The place that the text says reports: by occasion, by title, else by whom it keeps naming."""
    for words in (stated.occasion_place, stated.title_place):
        if words in ("全国", "国务院"):
            return places.region("100000")
        if words and (found := places.find(words)):
            return found
    return _most_named("".join(p.text for p in outline.paragraphs), places)


def _most_named(text: str, places: Places) -> Region | None:
    """The place of the kind that reports (我代表市人民政府…) which the text names most."""
    own = _OWN_KIND.search(text)
    if own is None:
        return None
    if own[1] == "国务院":
        return places.region("100000")
    alike = [
        (adcode, short_name(name))
        for adcode, name in places.names.items()
        if name.endswith(own[1]) and (own[1] == "自治区" or not name.endswith("自治区"))
    ]
    counts = Counter({adcode: text.count(name) for adcode, name in alike})
    ((first, most), (_, second)) = counts.most_common(2)
    # A margin, since some places are named like a common word (合作, a city in Gansu).
    return places.region(first) if most >= 5 and 2 * most > 3 * second else None


def _contradictions(
    source: Source,
    stated: Stated,
    entry: Entry | None,
    region: Region,
    year: int,
    places: Places,
) -> list[Problem]:
    problems: list[Problem] = []

    def report(offset: int, found: str, expected: str) -> None:
        problems.append(
            Problem(
                source.path,
                source.line_of(offset),
                f"{found}; the manifest says {expected}",
                code="manifest",
            )
        )

    if entry is None:
        return problems
    for what, words, at in (
        ("title", stated.title_place, stated.title_at),
        ("occasion", stated.occasion_place, stated.occasion_at),
    ):
        found = places.find(words) if words else None
        if found and found.name != region.name:
            report(at, f"the {what} names {found.name}", f"region {region.name}")
    for what, stated_year, at in (
        ("title", stated.title_year, stated.title_at),
        ("plan's heading", stated.plan_year, stated.plan_at),
    ):
        if stated_year and entry.year and stated_year != entry.year:
            report(at, f"the {what} says {stated_year}", f"year {entry.year}")
    for what, said, wanted in (
        ("title", stated.title, entry.title),
        ("speaker", stated.speaker, entry.speaker),
    ):
        if said and wanted and said != wanted:
            report(stated.title_at, f"the {what} is {said}", f"{what} {wanted}")
    if entry.adcode in places.names and entry.region and places.names[entry.adcode] != entry.region:
        problems.append(
            Problem(
                source.path,
                None,
                f"the manifest says region {entry.region} with adcode {entry.adcode}, "
                f"which is {places.names[entry.adcode]}",
                code="manifest",
            )
        )
    if entry.adcode in places.names:
        known = places.region(entry.adcode)
        for name, given, meant in (
            ("level", entry.level or "", known.level),
            ("parent", entry.parent, known.parent),
        ):
            if given and given != meant:
                message = f"the manifest says {name} {given} with adcode {entry.adcode}"
                problems.append(
                    Problem(source.path, None, f"{message}; expected {meant}", code="manifest")
                )
    if short_name(region.name) not in source.text and region.level is not Level.NATIONAL:
        problems.append(
            Problem(
                source.path,
                None,
                f"the text never names {short_name(region.name)}; the manifest says {region.name}",
                code="manifest",
            )
        )
    return problems
