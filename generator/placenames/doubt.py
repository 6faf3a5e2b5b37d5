"""Whether what stands around a name makes it a part of another thing's name."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalogue.placenames import PlaceNameWords
from generator.placenames.cut import Cut
from generator.placenames.forms import WATERS

_GAP_MAX = 4
"""Characters of a firm's own name between its place and what it is: 江苏[某某]集团."""

_PARK_GAP_MAX = 8
"""Characters of what a park is for between its place and what it is: 温州[气动装备]产业园."""

_ITEM_MAX = 6
"""Characters of an item of a list: a name, and a kind behind it."""

_ITEMS_MAX = 8
"""Items of a list behind a name that are looked at."""

_NUMBER = frozenset("第0123456789零一二三四五六七八九十")
"""Characters of a number between a place and its hospital or school: 保定[第七]医院."""

_ENDS = "，。；：！？“”（）《》、\n"
"""Marks that no name of an institution goes over."""


class Doubt:
    """What the catalogue's words say about the surroundings of a name."""

    def __init__(self, words: PlaceNameWords) -> None:
        self._institutions = words.institutions.matcher
        self._fields = words.institution_fields.matcher
        self._townships = words.townships.matcher
        self._parks = words.parks.matcher
        self._park_words = frozenset(words.parks.words)
        self._surnames = frozenset(words.surnames.words)
        self._alone = frozenset((*words.in_front.words, *words.before_names.words))

    def is_longer(self, start: int, cut: Cut) -> bool:
        """Whether a single character before a name makes it another one: 玉[华山], 三[龙湾]."""
        before = cut.single_before(start)
        return bool(before) and before not in self._alone

    def is_piece(self, text: str, start: int, end: int, cut: Cut) -> bool:
        """Whether it is a piece of a line or of a title: 云[青海]阔绘新卷, 《白[杭州]》."""
        if not self.is_longer(start, cut):
            return False
        if text[start] in WATERS and text.startswith("段", end):
            return True  # 卫[河北]段: the north of a river
        if not cut.begins_run(start - 1):
            return False
        after = cut.following(end)
        if not after:
            return text[start - 2 : start - 1] == "《" and text[end : end + 1] == "》"
        return len(after) == 1 and after.isalpha() and after not in self._alone

    def is_persons(self, start: int, cut: Cut) -> bool:
        """Whether a surname before it makes it a person's name: 组长张[福建]."""
        return cut.single_before(start) in self._surnames

    def is_institution(self, text: str, end: int, cut: Cut) -> bool:
        """Whether an institution's name goes on behind it: 浙江省[人民医院], 太湖等[实验室]."""
        at = self._institutions.at
        if (found := at(text, end)) and not cut.is_within(end + len(found)):
            return True  # 大学, no 大学城
        if self._begins_list_of(text, end):
            return True
        for gap in range(1, _GAP_MAX + 1):
            if text[end + gap - 1 : end + gap] in _ENDS:
                break
            if at(text, end + gap):
                if cut.is_unknown(end, end + gap) or set(text[end : end + gap]) <= _NUMBER:
                    return True
                break
        behind = self._behind_fields(text, end)
        return behind > end and bool(at(text, behind))

    def _behind_fields(self, text: str, start: int) -> int:
        """Where the words end that say what an institution is for: 北京[儿童]医院."""
        while found := self._fields.at(text, start):
            start += len(found)
        return start

    def is_park(self, text: str, end: int, cut: Cut) -> bool:
        """Whether a park's name goes on behind it: 温州[气动装备产业园], 深圳[园]."""
        if cut.following(end) in self._park_words:
            return True
        for gap in range(_PARK_GAP_MAX + 1):
            if len(found := self._parks.at(text, end + gap)) > 1:
                return not text.startswith(f"{found}区", end + gap)
            if text[end + gap : end + gap + 1] in _ENDS or text[end + gap] in self._alone:
                return False
        return False

    def is_township(self, text: str, end: int) -> bool:
        """Whether it is one of several townships: 安阳、白云[撤乡]建镇."""
        at = self._townships.at
        return any(at(text, place) for place in _places_in_list(text, end))

    def _begins_list_of(self, text: str, end: int) -> bool:
        """Whether it is an item of a list that tells institutions: 太湖、钟山等[实验室]."""
        at = self._institutions.at
        return any(
            text[place] == "等" and at(text, place + 1) for place in _places_in_list(text, end)
        )


def _places_in_list(text: str, end: int) -> Iterator[int]:
    """Where, behind a name, the last item of its list may end; `end` first."""
    items, length = 0, 0
    for place in range(end, len(text)):
        if text[place] == "、":
            items, length = items + 1, 0
        elif text[place] in _ENDS or length > _ITEM_MAX or items > _ITEMS_MAX:
            return
        else:
            yield place
            length += 1
            if not items and length > 1:
                return  # what is not right behind the name is not of a list
