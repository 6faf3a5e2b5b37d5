"""Whose report a text is: the place that its head names, and what in the text speaks against it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.catalogue.places import Places
from generator.errors import Problem, ProblemCode, SourceError
from generator.grammar.places import GOVERNMENT, KINDS, kind_of, kinds_spoken_of, short_name
from generator.model import Level, Part, Region, Source
from generator.splitting.outline import Outline
from generator.splitting.particulars import Particulars
from generator.text import bare

_OWN_KIND = re.compile(rf"代表(国务院|{'|'.join(KINDS)})(?:{GOVERNMENT}|向|，)")
_NAMED_MIN = 3  # times a place is named before that tells whose report it is
_LEAD = 1.5  # and as many times as the next
_DOUBTFUL_MIN = 8  # times that a text names another place, or speaks of another kind
_TIMES_OWN = 3  # and as many times as its own


def stated_region(
    source: Source, outline: Outline, particulars: Particulars, places: Places
) -> tuple[Region, tuple[Problem, ...]]:
    """The place whose report it is, and doubts where the text contradicts itself.

    By session, by title, by the speaker's office, by for whom the speaker speaks, by who issued it;
    else by what the text keeps naming.
    Raises: SourceError when the text does not tell.
    """
    text = "".join(p.text for p in outline.paragraphs)
    named = [
        (what, words, found)
        for what, words in particulars.places
        if (found := region_meant(words, text, places))
    ]
    if not named:
        return _most_named(source, text, places)
    what, words, found = named[0]
    told = {
        others[0] for _, others_words, others in named if len(places.candidates(others_words)) < 2
    }
    if len(found) > 1:
        found = tuple(region for region in found if region in told) or found
    if len(found) > 1:
        names = "、".join(f"{''.join(reversed(places.above(r)))}{r.name}" for r in found[:4])
        message = f"{words} may be {names}; expected `region` and `adcode` in the manifest"
        raise SourceError(source.path, None, message)
    region = found[0]
    doubts = [
        _doubt(source, f"the {what} names {region.name}, the {other} {theirs[0].name}")
        for other, _, theirs in named[1:]
        if len(theirs) == 1 and theirs[0].adcode != region.adcode
    ]
    if region not in told:
        by = f"{words} is the name of several places; the text names that in {region.parent}"
        doubts.append(_doubt(source, by))
    return region, tuple(doubts)


def region_meant(words: str, text: str, places: Places) -> tuple[Region, ...]:
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
    if not _leads(best, second):
        return found
    return tuple(region for region, count in counts.items() if count == best)


def _leads(most: int, second: int) -> bool:
    return most > _LEAD * second


def _most_named(source: Source, text: str, places: Places) -> tuple[Region, tuple[Problem, ...]]:
    """The place of the kind that reports (我代表市人民政府…) which the text names most.

    Raises: SourceError where it says no kind, or names none much more often than the next.
    """
    own = _OWN_KIND.search(bare(text))
    region = None
    if own and own[1] == "国务院":
        region = places.region("100000")
    elif own:
        counts = _named_of_kind(places.count_in(text), own[1], places)
        (first, most), (_, second) = (*counts.most_common(2), ("", 0), ("", 0))[:2]
        if most >= _NAMED_MIN and _leads(most, second):
            region = places.region(first)
    if region is None:
        message = "found no place that reports; expected `region` in the manifest"
        raise SourceError(source.path, None, f"{message}, or a title with it")
    found_by = f"the text does not say whose report it is, but keeps naming {region.name}"
    return region, (_doubt(source, found_by),)


def _named_of_kind(counts: Counter[str], kind: str, places: Places) -> Counter[str]:
    """How often each place of a kind is named, in full or in short, by its code."""
    return Counter(
        {
            region.adcode: count
            for form in counts
            for region in places.named(form)
            if region.name.endswith(kind) and (kind == "自治区" or region.name[-3:] != "自治区")
            for count in [counts[region.name] + counts[short_name(region.name)]]
        }
    )


def doubtful_region(
    source: Source, outline: Outline, particulars: Particulars, region: Region, places: Places
) -> Iterator[Problem]:
    """Evidence in the text that it is another place's report.

    The speaker speaks for a county's government where that is a city; the text says 全县 all along,
    or keeps naming another place of the same kind.
    """
    if not _fits(particulars.whom, region):
        said = f"the speaker speaks for {particulars.whom}"
        yield _not_its_own(source, region, said)
    if region.level is Level.NATIONAL:
        return
    body = {s.section_id for s in outline.sections if s.part not in (Part.FRONT, Part.ANNEX)}
    text = "".join(p.text for p in outline.paragraphs if p.section_id in body)
    kind, kinds = kind_of(region), kinds_spoken_of(text)
    other, most = max(kinds.items(), key=lambda item: item[1], default=("", 0))
    if most >= _DOUBTFUL_MIN and not kinds[kind]:
        said = f"it speaks of 全{other} or 我{other} {most} times, of 全{kind} never"
        yield _not_its_own(source, region, said)
    counts = places.count_in(text)
    short = short_name(region.name)
    own = text.count(short)
    if short in places.common_words and not counts[region.name]:
        own = 0  # it is a word of the text, and nowhere a name
    ending = "自治区" if region.name.endswith("自治区") else kind
    alike = _named_of_kind(counts, ending, places)
    for code in (region.adcode, region.adcode[:4] + "00", region.adcode[:2] + "0000"):
        alike.pop(code, None)
    code, named = max(alike.items(), key=lambda item: item[1], default=("", 0))
    if named >= _DOUBTFUL_MIN and named > _TIMES_OWN * own:
        said = f"it names {places.name_of(code)} {named} times ({region.name}: {own})"
        yield _not_its_own(source, region, said)


def _fits(kind: str, region: Region) -> bool:
    """Whether a place can be of the kind that its speaker says: 州 of 自治州, 区 of 自治区."""
    if kind == "国务院":
        return region.level is Level.NATIONAL
    if kind not in KINDS:
        return True
    return region.level is not Level.NATIONAL and region.name.endswith(kind)


def _doubt(source: Source, message: str) -> Problem:
    expected = "`region` in the manifest to settle it"
    return Problem(source.path, None, message, ProblemCode.REGION, expected)


def _not_its_own(source: Source, region: Region, said: str) -> Problem:
    expected = "another `region` in the manifest, or `reasons: {region: …}`"
    found = f"taken as the report of {region.name}, but {said}"
    return Problem(source.path, None, found, ProblemCode.REGION, expected)
