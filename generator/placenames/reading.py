"""Reads which places a report names, and leaves undecided what may be several places' or none."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from generator.catalogue.placenames import PlaceNameWords
from generator.catalogue.places import Places
from generator.glossary.passages import Passage, passages
from generator.grammar.places import short_name
from generator.model import (
    Level,
    NamedBy,
    NamedKind,
    Part,
    PlaceMention,
    Region,
    Report,
)
from generator.placenames.cut import Cut, Segment
from generator.placenames.doubt import Doubt
from generator.placenames.forms import WATERS, Form, Forms, Strength, is_zone
from generator.placenames.nearness import Near, are_alike, are_siblings, lies_in
from generator.text import to_halfwidth

_KINDS = {
    Level.PROVINCE: NamedKind.PROVINCE,
    Level.PREFECTURE: NamedKind.PREFECTURE,
    Level.COUNTY: NamedKind.COUNTY,
}
_GAP_MAX = 4
"""Characters between a place and the kind of a zone: 南昌[小蓝]经开区."""

_NUMERALS = frozenset("0123456789一二三四五六七八九十两几多个家各等大")
"""What no name of a zone has in its middle."""

_LEAST_SURE = 3
"""Characters of a full name that may still be made of two words' ends: 顺[应城市]发展."""

_HEADS_REACH = 60
"""Characters between names at the heads of clauses that are like each other."""

_HEAD = "，。；：！？、“（\n"
"""Marks behind which a clause or an item begins."""

_MARKS = frozenset(_HEAD) - {"、"}
"""Marks that no row goes over."""

_STRETCH = "段"
"""Behind a place's name, the stretch of a river or a road that lies there."""

_Match = tuple[int, int, Form]
"""Where a form stands."""


@dataclass(slots=True)
class _Hit:
    """Words that may name a place; `region` is the one that they were decided to name.

    `is_own`: it is the reporting place's own name. `doubted`: where nothing decides, they are told
    as undecided, and else left out. `kind` and `name` are of what is no division.
    """

    start: int
    end: int
    form: Form
    region: Region | None = None
    is_own: bool = False
    doubted: bool = False
    kind: NamedKind | None = None
    name: str = ""
    by: NamedBy = NamedBy.UNDECIDED
    candidates: tuple[Region, ...] = field(default=())


def read_place_names(
    report: Report, places: Places, words: PlaceNameWords, segment: Segment
) -> tuple[PlaceMention, ...]:
    """The places that a report names outside its front and annexes, in text order; may be empty.

    Its own name is none of them. `segment` cuts a text into words.
    """
    reader = _Reader(report.region, _forms_of(_Catalogue(places, words)), segment)
    return tuple(
        mention
        for passage in passages(report)
        if passage.part is not Part.FRONT and passage.text
        for mention in _mentions(passage, reader.read(to_halfwidth(passage.text)))
    )


class _Catalogue:
    """The catalogue's places and words, told apart by identity: comparing them would take long."""

    def __init__(self, places: Places, words: PlaceNameWords) -> None:
        self.places, self.words = places, words

    def __hash__(self) -> int:
        return hash((id(self.places), id(self.words)))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Catalogue)
            and self.places is other.places
            and self.words is other.words
        )


@lru_cache(maxsize=4)
def _forms_of(catalogue: _Catalogue) -> Forms:
    return Forms(catalogue.places, catalogue.words)


def _mentions(passage: Passage, hits: Sequence[_Hit]) -> Iterator[PlaceMention]:
    origins, key = passage.body.origins, passage.paragraph_id or passage.section_id
    for ordinal, hit in enumerate(hits, 1):
        region = hit.region
        by = hit.by
        first = hit.candidates[0].level if hit.candidates else None
        kind = hit.kind or _KINDS[region.level if region else first or Level.COUNTY]
        if region and is_zone(region.adcode):
            kind = NamedKind.ZONE
        yield PlaceMention(
            f"{key}-g{ordinal}",
            passage.report_id,
            passage.section_id,
            passage.paragraph_id,
            kind,
            region.adcode if region else "",
            "" if by is NamedBy.UNDECIDED else hit.name or (region.name if region else ""),
            passage.text[hit.start : hit.end],
            by,
            tuple(one.adcode for one in hit.candidates) if by is NamedBy.UNDECIDED else (),
            origins[hit.start],
            origins[hit.end - 1] + 1,
        )


class _Reader:
    """Reads the passages of one report."""

    def __init__(self, own: Region, forms: Forms, segment: Segment) -> None:
        self._own = own
        self._own_names = {own.name, short_name(own.name)}
        self._own_codes = {own.adcode}
        self._near = Near(own)
        self._forms = forms
        self._words = forms.words
        self._segment = segment
        self._doubt = Doubt(forms.words)
        self._links = frozenset(forms.words.list_links.words)
        self._ways = frozenset(forms.words.ways.words)
        self._joints = frozenset(word[0] for word in self._links | self._ways)
        self._gaps = frozenset(forms.words.zone_gaps.words)
        self._others = frozenset(forms.words.other_names.words)
        self._joined_to = frozenset((*forms.words.joined.words, *forms.words.water_parts.words))
        self._known = frozenset(forms.words.known.words)
        self._cities = frozenset(forms.words.cities.words)
        self._everyday = forms.everyday

    def read(self, text: str) -> list[_Hit]:
        """What a text names, in order."""
        matches = self._forms.find(text)
        if not matches:
            return []
        cut = Cut(text, self._segment)
        hits, ends, loose = self._standing(text, matches, cut)
        hits = self._joined(text, hits, ends, cut)
        doubtful: list[_Hit] = []
        sound: list[_Hit] = []
        for before, hit in zip([None, *hits], hits, strict=False):
            self._decide(text, hit, before)
            (doubtful if self._is_doubtful(text, hit, before, cut) else sound).append(hit)
        if loose:
            more = self._in_row(text, loose, hits, cut)
            hits = sorted((*hits, *more), key=_start_of)
            sound = sorted((*sound, *more), key=_start_of)
        self._decide_lists(text, sound, cut)
        for hit in doubtful:
            _leave_undecided(hit)
        return [hit for hit in hits if self._counts(hit)]

    def _is_doubtful(self, text: str, hit: _Hit, before: _Hit | None, cut: Cut) -> bool:
        """Whether what stands around the name of a place may make it another thing's."""
        form, doubt, end = hit.form, self._doubt, hit.end
        if hit.is_own or hit.by is NamedBy.FORM:
            return False
        is_far = self._nearness(form.regions) == Near.ELSEWHERE
        is_others = doubt.is_institution(text, end, cut) or doubt.is_township(text, end)
        if is_others and (is_far or not form.full):
            return True
        is_outside = is_far and self._own.level is not Level.NATIONAL
        if form.regions and (is_outside or form.landmark) and doubt.is_park(text, end, cut):
            return True
        if (before and before.end == hit.start) or hit.kind in (NamedKind.ZONE, NamedKind.REGION):
            return False
        if self._is_sure(hit, is_far=is_far):
            if form.landmark and not form.regions and cut.is_within(hit.start):
                return True  # 大[小兴安岭]
            return doubt.is_persons(hit.start, cut)
        return doubt.is_longer(hit.start, cut)

    def _is_sure(self, hit: _Hit, *, is_far: bool) -> bool:
        """Whether a character before the name hardly makes it another one: 福建, 太行山."""
        if hit.form.landmark and not hit.form.regions:
            return len(hit.form.landmark[1]) >= _LEAST_SURE
        is_long = hit.end - hit.start > _LEAST_SURE
        return not is_far or is_long or hit.form.strength is Strength.SURE

    def _counts(self, hit: _Hit) -> bool:
        if hit.is_own:
            return False
        return hit.by is not NamedBy.UNDECIDED or hit.doubted

    # -- which words stand by themselves ---------------------------------------------------------

    def _standing(
        self, text: str, matches: Sequence[_Match], cut: Cut
    ) -> tuple[list[_Hit], list[_Match], list[_Match]]:
        """The names that no longer one holds, the ends of zones' and regions' names, loose ones.

        Loose ones are names in a row that do not stand by themselves: 绍兴长山水闸、[台州]长桥水库.
        """
        hits: list[_Hit] = []
        ends: list[_Match] = []
        loose: list[_Match] = []
        behind = 0
        split = torn = (0, 0)
        for start, end, form in matches:
            if start < behind:
                continue
            if form.ends_zone or form.ends_region:
                ends.append((start, end, form))
            elif form.is_none:
                behind = end
            elif form.is_everyday and not self._has_company(text, start, end, behind):
                continue
            elif not self._stands(text, start, end, form, cut):
                if any(one.level is Level.PROVINCE for one in form.regions):
                    split = (start, end)
                elif form.regions and not self._is_outside(form.regions):
                    torn = (start, end)
                if self._is_item(text, start, end, form) and self._may_stand(start, end, cut):
                    loose.append((start, end, form))
            elif split[0] < start < split[1]:
                split = (0, 0)  # 河北京车: 河北 or 北京
                if self._is_item(text, start, end, form):
                    loose.append((start, end, form))  # 推广东莞、佛山的做法
            elif torn[0] < start < torn[1] and self._is_outside(form.regions):
                continue  # 岳[阳江]口水闸, in a report of the province of 岳阳
            else:
                hits.append(_Hit(start, end, form))
                behind = end
        return hits, ends, loose

    def _is_item(self, text: str, start: int, end: int, form: Form) -> bool:
        """Whether a near place's name begins or ends an item of a row."""
        if form.strength is Strength.COMMON or form.full or form.landmark:
            return False
        is_item = bool({"、", _STRETCH} & {text[start - 1 : start], text[end : end + 1]})
        return is_item and self._nearness(form.regions) != Near.ELSEWHERE

    def _may_stand(self, start: int, end: int, cut: Cut) -> bool:
        """Whether words that do not stand by themselves may do so in a row."""
        if not cut.is_whole(start, end, self._joined_to, single=False):
            return True
        # 嵊州寺岭遗址: what follows is no temple
        return len(cut.following(end)) == 1 and len(cut.following(end, 2)) == 2

    def _in_row(
        self, text: str, loose: Sequence[_Match], hits: Sequence[_Hit], cut: Cut
    ) -> list[_Hit]:
        """The loose names that a place beside them in a row decides.

        A city's may be torn apart by the dictionary, a county's is only followed by what looks
        like another thing's kind.
        """
        placed = [hit for hit in hits if hit.region and not hit.kind]
        found: list[_Hit] = []
        for start, end, form in loose:
            if any(start < hit.end and hit.start < end for hit in (*hits, *found)):
                continue
            beside = list(_beside(text, start, end, placed))
            like = [
                one
                for one in form.regions
                if self._near(one) != Near.ELSEWHERE
                and any(are_alike(one, other) for other in beside)
            ]
            if len(like) != 1:
                continue
            is_whole = cut.is_whole(start, end, self._joined_to, single=False)
            if is_whole or like[0].level is Level.PREFECTURE:
                hit = _Hit(start, end, form)
                self._settle(hit, like[0])
                found.append(hit)
        return found

    def _has_company(self, text: str, start: int, end: int, behind: int) -> bool:
        """Whether what stands next to a word of every text may make it a name: 青云谱、[新建].

        It costs a text less than cutting it into words. A name before it ends at `behind`.
        """
        return (
            start == behind > 0
            or text[start:end] in self._cities
            or text[start - 1 : start] in self._joints
            or text[end : end + 1] in self._joints
            or bool(self._words.behind.matcher.at(text, end))
        )

    def _stands(self, text: str, start: int, end: int, form: Form, cut: Cut) -> bool:
        """Whether the words are words of their own, and no part of another thing's name."""
        sure = form.full or (form.landmark and not form.regions and end - start > 2)
        if not sure or form.strength is Strength.COMMON:
            single = form.strength is Strength.COMMON and not form.full and not form.is_water
            if not cut.is_whole(start, end, self._joined_to, single=single):
                return False
            if form.strength is Strength.WEAK and cut.is_doubtful(start, end):
                return False
            if form.strength is not Strength.SURE and cut.in_quotation(start, end):
                return False
        if form.full:
            # 占[北京]市场的份额, 顺[应城市]发展
            return not cut.ends_before(end) and (end - start > _LEAST_SURE or cut.begins(start))
        if self._doubt.is_piece(text, start, end, cut):
            return False
        return cut.following(end) not in self._others and cut.following(end, 2) not in self._others

    def _joined(
        self,
        text: str,
        hits: list[_Hit],
        ends: Sequence[_Match],
        cut: Cut,
    ) -> list[_Hit]:
        """The names, those of zones and regions put together of a place's and what it is."""
        hits = _merged_zones(text, hits)
        taken: dict[int, _Hit] = {}
        gone: set[int] = set()
        last = -1
        for start, end, form in ends:
            if start < last:
                continue
            index = bisect_right(hits, start, key=lambda hit: hit.start) - 1
            if index < 0 or index in gone:
                continue
            hit = hits[index]
            if hit.form.landmark and hit.form.landmark[0] in (NamedKind.ZONE, NamedKind.REGION):
                continue
            gap = text[hit.end : start]
            if hit.end > start or not self._fits_gap(gap, form, hit.end, start, cut):
                continue
            kind = NamedKind.ZONE if form.ends_zone else NamedKind.REGION
            taken[index] = _Hit(hit.start, end, hit.form, kind=kind, name=text[hit.start : end])
            gone.add(index)
            last = end
        return [
            taken.get(index, hit)
            for index, hit in enumerate(hits)
            if not any(other.start < hit.start < other.end for other in taken.values())
        ]

    def _fits_gap(self, gap: str, form: Form, start: int, end: int, cut: Cut) -> bool:
        if not gap:
            return True
        if form.ends_region:
            return False
        if gap in self._gaps:
            return True
        is_name = 1 < len(gap) <= _GAP_MAX and not _NUMERALS & set(gap)
        return is_name and cut.is_unknown(start, end)

    # -- whose name it is ------------------------------------------------------------------------

    def _decide(self, text: str, hit: _Hit, before: _Hit | None) -> None:
        form, words = hit.form, text[hit.start : hit.end]
        if form.landmark and not form.regions:
            if hit.kind is None:
                self._decide_landmark(text, hit)
            else:
                hit.by = NamedBy.FORM  # 渤海新区
            return
        adjacent = before if before and before.end == hit.start and before.kind is None else None
        found, sure = self._bearer(text, hit, adjacent)
        if hit.kind is not None:  # a zone or a region, whose name begins with a place
            if found and sure:
                hit.region = found
            if hit.region or form.landmark or form.strength is not Strength.COMMON:
                hit.by = NamedBy.FORM
            return
        hit.candidates = form.regions
        if found and found.adcode in self._own_codes and sure:
            hit.is_own = True
        elif found and sure:
            hit.region = found
            hit.by = NamedBy.FULL if form.full else NamedBy.SHORT
        elif (form.landmark and self._is_landmark(text, hit)) or (
            form.landmark and not form.full and self._is_far(form.regions)
        ):
            self._take_landmark(hit)
        elif words in self._own_names:
            hit.is_own = True

    def _decide_landmark(self, text: str, hit: _Hit) -> None:
        if hit.form.strength is not Strength.COMMON or self._is_landmark(text, hit):
            self._take_landmark(hit)

    def _take_landmark(self, hit: _Hit) -> None:
        assert hit.form.landmark
        hit.kind, hit.name = hit.form.landmark
        hit.by = NamedBy.LISTED
        if hit.name in self._own_names:
            hit.is_own = True

    def _is_far(self, regions: Sequence[Region]) -> bool:
        """Whether only counties elsewhere bear the name, which nobody means: 太湖 in Jiangsu."""
        return self._nearness(regions) == Near.ELSEWHERE and all(
            one.level is Level.COUNTY for one in regions
        )

    def _is_landmark(self, text: str, hit: _Hit) -> bool:
        """Whether what stands behind says that it is water: 太湖流域."""
        return bool(self._words.water_parts.matcher.at(text, hit.end))

    def _bearer(self, text: str, hit: _Hit, adjacent: _Hit | None) -> tuple[Region | None, bool]:
        """The place that the words name, and whether that is decided."""
        form, words = hit.form, text[hit.start : hit.end]
        regions = form.regions
        if adjacent and (adjacent.region or adjacent.is_own):
            upper = adjacent.region or self._own
            within = [one for one in regions if lies_in(one, upper)]
            if len(within) == 1 and self._follows(text, hit, within[0]):
                return within[0], True
        if self._own.adcode in {one.adcode for one in regions}:
            return self._own, True
        if (
            not form.full
            and text[hit.start - 1 : hit.start] == "“"
            and text[hit.end : hit.end + 1] == "”"
        ):
            is_short = form.strength is not Strength.SURE and self._is_outside(regions)
            hit.doubted = words not in self._everyday and not is_short  # “井冈山”品牌
            return None, False
        near = self._nearness(regions)
        behind = bool(self._words.behind.matcher.at(text, hit.end))
        if form.strength is Strength.SURE and form.full:
            return self._nearest(hit, regions)
        is_far = self._is_outside(regions)
        if is_far and self._words.works.matcher.at(text, hit.end):
            hit.doubted = form.strength is Strength.SURE
            return None, False
        if form.strength is Strength.SURE:
            return self._highest(hit, regions)
        if form.strength is Strength.WEAK:
            found, sure = self._nearest(hit, regions, elsewhere=words in self._known)
            hit.doubted = near < Near.ELSEWHERE or (behind and not is_far)
            return found, sure
        if words in self._known and near == Near.ELSEWHERE:
            return self._nearest(hit, regions)
        closest = [one for one in regions if self._near(one) == near]
        if form.full and self._forms.is_noun(words):
            return None, False
        is_likely = near < Near.ELSEWHERE
        hit.doubted = form.landmark is not None or form.full or (behind and is_likely)
        if len(closest) == 1 and near < Near.ELSEWHERE:
            is_city = closest[0].level is Level.PREFECTURE and words not in self._everyday
            front = is_city and self._words.in_front.matcher.before(text[: hit.start][-2:])
            if form.full or behind or front or self._is_own_city(words, closest[0]):
                return closest[0], True
        return None, False

    def _follows(self, text: str, hit: _Hit, region: Region) -> bool:
        """Whether words behind the place that `region` lies in are its name: no 甘肃[合作]领域."""
        words = text[hit.start : hit.end]
        if words not in self._everyday or hit.form.full or region.level is not Level.COUNTY:
            return True
        return bool(self._words.behind.matcher.at(text, hit.end))

    def _is_own_city(self, words: str, region: Region) -> bool:
        """Whether a common word is a city's name in its province's reports: 日照 in Shandong."""
        return (
            words in self._cities
            and region.level is Level.PREFECTURE
            and self._near(region) <= Near.NEIGHBOUR
        )

    def _is_outside(self, regions: Sequence[Region]) -> bool:
        """Whether all are outside of the province that a report of a place lies in."""
        is_national = self._own.level is Level.NATIONAL
        return not is_national and self._nearness(regions) == Near.ELSEWHERE

    def _nearness(self, regions: Sequence[Region]) -> int:
        return min((self._near(one) for one in regions), default=Near.ELSEWHERE)

    def _nearest(
        self, hit: _Hit, regions: Sequence[Region], *, elsewhere: bool = True
    ) -> tuple[Region | None, bool]:
        near = self._nearness(regions)
        closest = [one for one in regions if self._near(one) == near]
        hit.doubted = True
        if len(closest) > 1:
            return None, False
        if near == Near.ELSEWHERE and not (elsewhere and len(regions) == 1):
            return closest[0], False
        return closest[0], True

    def _highest(self, hit: _Hit, regions: Sequence[Region]) -> tuple[Region | None, bool]:
        order = list(Level)
        top = min(order.index(one.level) for one in regions)
        tops = [one for one in regions if order.index(one.level) == top]
        hit.doubted = True
        if len(tops) > 1:
            return self._nearest(hit, tops)
        near = [
            one
            for one in regions
            if one is not tops[0]
            and self._near(one) <= Near.NEIGHBOUR
            and not lies_in(one, tops[0])
        ]
        return tops[0], not near

    # -- lists -----------------------------------------------------------------------------------

    def _decide_lists(self, text: str, hits: Sequence[_Hit], cut: Cut) -> None:
        # 古城新年最[吉安]、新干灯会: a line in praise is no item
        hits = [hit for hit in hits if not (hit.is_own and self._doubt.is_longer(hit.start, cut))]
        for before, hit in pairwise(hits):
            if before.end == hit.start:
                _take_alike(before, hit)  # 太湖巢湖滇池
        for run, is_way in self._runs(text, hits):
            for before, hit in pairwise(run):
                _take_alike(before, hit)
            for _ in range(2):
                for hit in run:
                    self._decide_by_list(hit, self._anchors(run, hit), is_way=is_way)
        heads = [hit for hit in hits if not hit.start or text[hit.start - 1] in _HEAD]
        for hit in heads:
            # 杞县大蒜、柘城辣椒、清丰食用菌: at the heads of items and clauses
            undecided = hit.region is None and hit.kind is None and not hit.is_own
            if undecided and hit.form.strength is not Strength.SURE:
                self._decide_by_heads(text, hit, heads)

    def _runs(self, text: str, hits: Sequence[_Hit]) -> Iterator[tuple[list[_Hit], bool]]:
        """The names in a row, two at least, and whether they are ends of a way: 兴国至遂川."""
        run: list[_Hit] = []
        is_way = False
        for before, hit in pairwise([None, *hits]):
            assert hit
            between = text[before.end : hit.start].strip() if before else "。"
            if between in self._links or between in self._ways:
                is_way = is_way or between in self._ways
            else:
                if len(run) > 1:
                    yield run, is_way
                run, is_way = [], False
            run.append(hit)
        if len(run) > 1:
            yield run, is_way

    def _anchors(self, run: Sequence[_Hit], hit: _Hit) -> list[Region]:
        """The places of a list that are decided, without those of one hit."""
        return [
            one.region or self._own
            for one in run
            if one is not hit and (one.is_own or (one.region and one.kind is None))
        ]

    def _decide_by_list(self, hit: _Hit, anchors: Sequence[Region], *, is_way: bool) -> None:
        if hit.kind is not None or (hit.form.landmark and not hit.form.regions):
            return
        regions = hit.form.regions
        like = [one for one in regions if any(are_siblings(one, other) for other in anchors)]
        if hit.is_own:
            # 青原、吉安、泰和: the county, although the city has the name too.
            is_other = self._own not in anchors and self._own not in like and len(like) == 1
            if is_other and not is_way and not hit.form.full:
                hit.is_own = False
                self._settle(hit, like[0])
            return
        if hit.region is not None:
            # 长春、吉林、四平: the city, although the province has the name too.
            if not (is_way or hit.form.full) and len(like) == 1 and hit.region not in like:
                hit.region = like[0]
            return
        if not like and not self._forms.is_noun(hit.form.regions[0].name):
            like = [one for one in regions if any(are_alike(one, other) for other in anchors)]
        if len(like) == 1:
            self._settle(hit, like[0])
        elif (
            not like
            and len(regions) == 1
            and (is_way or (anchors and hit.form.strength is not Strength.COMMON))
        ):
            self._settle(hit, regions[0])

    def _decide_by_heads(self, text: str, hit: _Hit, heads: Sequence[_Hit]) -> None:
        words = text[hit.start : hit.end]
        if words in self._everyday or words.endswith(WATERS):
            return
        if text[hit.start - 1 : hit.start] == "、" and text[hit.end : hit.end + 1] == "、":
            return  # 黄铜、白银、铂: what is a whole item is like those beside it
        near = [
            one.region
            for one in heads
            if one.region and one.kind is None and abs(one.start - hit.start) <= _HEADS_REACH
        ]
        like = [one for one in hit.form.regions if any(are_alike(one, other) for other in near)]
        if len(like) == 1:
            self._settle(hit, like[0])

    def _settle(self, hit: _Hit, region: Region) -> None:
        hit.region = region
        hit.by = NamedBy.FULL if hit.form.full else NamedBy.SHORT
        hit.is_own = region.adcode in self._own_codes


def _merged_zones(text: str, hits: Sequence[_Hit]) -> list[_Hit]:
    """The names, two zones' side by side as one: 横琴中关村科技园 is a park in the first."""
    merged: list[_Hit] = []
    for hit in hits:
        before = merged[-1] if merged else None
        if before and before.end == hit.start and _is_zone(before.form) and _is_zone(hit.form):
            name = text[before.start : hit.end]
            merged[-1] = _Hit(before.start, hit.end, before.form, kind=NamedKind.ZONE, name=name)
        else:
            merged.append(hit)
    return merged


def _is_zone(form: Form) -> bool:
    return not form.regions and form.landmark is not None and form.landmark[0] is NamedKind.ZONE


def _start_of(hit: _Hit) -> int:
    return hit.start


def _beside(text: str, start: int, end: int, placed: Sequence[_Hit]) -> Iterator[Region]:
    """The places in the items before and behind a name in a row: 哈尔滨段、穆棱河[鸡西]段."""
    index = bisect_right(placed, start, key=_start_of)
    is_stretch = text.startswith(_STRETCH, end)
    for hit in placed[max(index - 1, 0) : index + 1]:
        is_before = hit.start < start
        between = text[hit.end : start] if is_before else text[end : hit.start]
        if between.count("、") != 1 or _MARKS & set(between):
            continue
        other = text.startswith(_STRETCH, hit.end)
        if hit.region and (between.endswith("、") or (is_stretch and other)):
            yield hit.region


def _leave_undecided(hit: _Hit) -> None:
    """Takes back what was decided; what nothing told is left out as before."""
    if hit.region or hit.kind:
        hit.candidates = hit.form.regions
        hit.region, hit.by, hit.doubted = None, NamedBy.UNDECIDED, True


def _take_alike(one: _Hit, other: _Hit) -> None:
    """Lets one of two neighbours that may be water or mountains be what the other is."""
    for hit, neighbour in ((one, other), (other, one)):
        landmark = hit.form.landmark
        is_open = hit.kind is None and not hit.region and not hit.is_own
        if is_open and landmark and neighbour.kind is landmark[0]:
            hit.kind, hit.name = landmark
            hit.by = NamedBy.LISTED
