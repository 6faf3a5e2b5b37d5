"""Word's automatic numbering as printed: 一、 （一） 1. ① from counters, levels and templates."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

_MAX_NUMBER = 9999
_MAX_TEMPLATE = 40
_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        "M CM D CD C XC L XL X IX V IV I".split(),
        strict=True,
    )
)


def _counting(number: int, digits: str = "零一二三四五六七八九", units: str = "十百千") -> str:
    """十二, 一百零五, 一千零二十: a numeral as it is read."""
    text = ""
    for place, figure in enumerate(reversed(str(number))):
        if figure != "0":
            text = digits[int(figure)] + ("", *units)[place] + text
        elif text and not text.startswith(digits[0]):
            text = digits[0] + text
    return text.removeprefix("一") if 10 <= number < 20 else text


def _legal(number: int) -> str:
    return _counting(number, "零壹贰叁肆伍陆柒捌玖", "拾佰仟")


def _digital(number: int) -> str:
    return "".join(_DIGITS[int(figure)] for figure in str(number))


def _letters(number: int) -> str:
    """A … Z, AA … ZZ, AAA …: Word repeats the letter."""
    times, index = divmod(number - 1, 26)
    return chr(ord("A") + index) * min(times + 1, 20)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _full_width(number: int) -> str:
    return "".join(chr(ord(figure) + 0xFEE0) for figure in str(number))


def _run(*starts: tuple[int, int, str]) -> Callable[[int], str]:
    """Numbers that stand in a row of characters: (first number, last number, first character)."""

    def text(number: int) -> str:
        for first, last, char in starts:
            if first <= number <= last:
                return chr(ord(char) + number - first)
        return str(number)

    return text


def _cycle(characters: str) -> Callable[[int], str]:
    def text(number: int) -> str:
        return characters[(number - 1) % len(characters)]

    return text


_circled = _run((1, 20, "①"), (21, 35, "㉑"), (36, 50, "㊱"))
# Names: ECMA-376, part 1, 17.18.59 (ST_NumberFormat). What is not listed prints as 1, 2, 3.
_FORMATS: Mapping[str, Callable[[int], str]] = {
    "chineseCounting": _counting,
    "chineseCountingThousand": _counting,
    "japaneseCounting": _counting,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _counting,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "ideographDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "taiwaneseDigital": _digital,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "ideographEnclosedCircle": _run((1, 10, "㊀")),
    "decimalEnclosedParen": _run((1, 20, "⑴")),
    "decimalEnclosedFullstop": _run((1, 20, "⒈")),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalZero": lambda number: f"{number:02d}",
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "none": lambda number: "",
}


def written(number: int, form: str) -> str:
    """`number` in one of Word's number formats: 3 in `chineseCounting` is 三."""
    if not 0 < number <= _MAX_NUMBER:
        return str(number)
    return _FORMATS.get(form, str)(number)


def value_of(element: Element | None, name: str) -> str:
    """The attribute `val` of the child `name`; empty where there is none."""
    child = None if element is None else element.find(name)
    return "" if child is None else child.get("val", "")


def whole(text: str, default: int) -> int:
    """`text` as a number no larger than any document needs, else `default`."""
    return int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else default


def is_on(element: Element | None, name: str) -> bool | None:
    """Whether the switch `name` is on; None where it is not set."""
    child = None if element is None else element.find(name)
    return None if child is None else child.get("val", "1") not in ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and prints.

    `restart` is the level (1-based) after which it begins anew, 0 for never, None for any.
    """

    start: int = 1
    form: str = "decimal"
    template: str = ""
    restart: int | None = None
    arabic: bool = False
    hidden: bool = False
    style: str = ""

    @staticmethod
    def of(element: Element) -> Level:
        restart = value_of(element, "lvlRestart")
        return Level(
            start=whole(value_of(element, "start"), 0),
            form=value_of(element, "numFmt") or "decimal",
            template=value_of(element, "lvlText")[:_MAX_TEMPLATE],
            restart=whole(restart, 0) if restart else None,
            arabic=bool(is_on(element, "isLgl")),
            hidden=bool(is_on(element.find("rPr"), "vanish")),
            style=value_of(element, "pStyle"),
        )


@dataclass(slots=True)
class Numbering:
    """The lists of one document, and how far each has counted."""

    _numbers: dict[str, Element] = field(default_factory=dict)
    _lists: dict[str, Element] = field(default_factory=dict)
    _style_links: Mapping[str, str] = field(default_factory=dict)
    _levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    _counters: dict[str, dict[int, int]] = field(default_factory=dict)
    _seen: set[tuple[str, int]] = field(default_factory=set)

    @staticmethod
    def of(root: Element | None, style_numbers: Mapping[str, str]) -> Numbering:
        """The numbering part; `style_numbers` gives the list that a numbering style uses."""
        numbering = Numbering(_style_links=style_numbers)
        for element in () if root is None else root:
            if element.tag == "abstractNum":
                numbering._lists[element.get("abstractNumId", "")] = element
            elif element.tag == "num":
                numbering._numbers[element.get("numId", "")] = element
        return numbering

    def level_of_style(self, number_id: str, style: str) -> int:
        """The level that the list reserves for a paragraph style, else the first."""
        levels = self._levels_of(number_id)
        return next((at for at, level in levels.items() if style and level.style == style), 0)

    def label(self, number_id: str, at: int) -> str:
        """What Word prints before the next paragraph of level `at` (0-based); it is counted.

        Empty where the list is unknown or prints nothing. Ends with a space where the text would
        otherwise run into it (`1. `).
        """
        levels = self._levels_of(number_id)
        level = levels.get(at)
        if level is None:
            return ""
        counters = self._counters.setdefault(self._list_id(number_id), {})
        restart = self._restart(number_id, at)
        counters[at] = level.start if at not in counters else counters[at] + 1
        if restart is not None:
            counters[at] = restart
        for deeper in range(at + 1, _LEVELS):
            after = levels[deeper].restart if deeper in levels else None
            if after is None or (after and at < after):
                counters.pop(deeper, None)
        return _spaced("" if level.hidden else self._printed(level, levels, counters))

    def _printed(
        self, level: Level, levels: Mapping[int, Level], counters: Mapping[int, int]
    ) -> str:
        if level.form == "bullet":
            # A bullet of Wingdings is a private character that no other font has.
            return "•" if re.search("[\ue000-\uf8ff]", level.template) else level.template

        def number(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            other = levels.get(at, Level())
            form = "decimal" if level.arabic else other.form
            return written(counters.get(at, other.start), form)

        return _PLACEHOLDER.sub(number, level.template)

    def _restart(self, number_id: str, at: int) -> int | None:
        """The number at which a list that continues another begins, at its first use."""
        if (number_id, at) in self._seen:
            return None
        self._seen.add((number_id, at))
        for override in self._numbers[number_id].findall("lvlOverride"):
            if override.get("ilvl") == str(at):
                start = value_of(override, "startOverride")
                return whole(start, 1) if start else None
        return None

    def _list_id(self, number_id: str) -> str:
        """The list behind a number, through at most one numbering style."""
        found = value_of(self._numbers.get(number_id), "abstractNumId")
        linked = value_of(self._lists.get(found), "numStyleLink")
        if linked:
            other = self._numbers.get(self._style_links.get(linked, ""))
            return value_of(other, "abstractNumId") or found
        return found

    def _levels_of(self, number_id: str) -> dict[int, Level]:
        known = self._levels.get(number_id)
        if known is not None:
            return known
        levels: dict[int, Level] = {}
        number = self._numbers.get(number_id)
        if number is not None:
            elements = list(self._lists.get(self._list_id(number_id), ()))
            elements += [level for override in number.findall("lvlOverride") for level in override]
            for element in elements:
                if element.tag == "lvl":
                    levels[whole(element.get("ilvl", ""), 0)] = Level.of(element)
        self._levels[number_id] = levels
        return levels


def _spaced(label: str) -> str:
    """一、 （一） ① stand close to their text; `1.`, `(1)` and 第一章 need a space to be seen."""
    if not label or label[-1].isspace():
        return label
    closed = not label[-1].isascii() and unicodedata.category(label[-1]) in ("Pe", "Po", "No")
    return label if closed else f"{label} "
