"""Reads which projects, documents and events a clause names, in the words of its list.

A project is known by what it is called at its end (城西水库), by a place before what may be there
(安庆大剧院), by the two places that it joins (东山至西川), or by what its list says that it is of
(等项目). A document is known by its marks or, behind what issues one, by its kind (条例); an event
by its kind, its number (第三届) or the form of its short name (文博会).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.catalogue.commitments import CommitmentWords
from generator.catalogue.names import NameWords
from generator.catalogue.places import Places
from generator.commitments.clauses import trimmed
from generator.commitments.lexer import Kind, Token
from generator.commitments.units import NOWHERE, Range, Unit
from generator.grammar.numerals import HAN_ORDINALS
from generator.grammar.sentences import CLOSING, OPENING
from generator.grammar.words import any_of
from generator.names.reading import SUBSTANCE, substance

_EVENT_MIN = 6
"""Characters of an event that may be a name: 举办旅发大会 names none."""

_SHORT_NAME = re.compile(
    r"(?:^|[、和])(?:[^、和一个]{1,2}[博洽交贸客]会(?=[、和]|$)|“[^”]+”(?=[、和“]|$))"
)
_EDITION = re.compile(
    rf"(?:第[\d{HAN_ORDINALS}百]{{1,6}}[届次]|首届)[^、]{{4}}"
    r"|\d周年[^、]{0,20}活动|[^、]{3,20}周(?=、|$)"
)

_DOCUMENT_MIN, _STATUTE_MIN = 4, 2
"""Characters of what a plan, and of what a statute is on, at least: 数据条例."""

_SHORTEST, _LONGEST = 4, 36
"""Characters of one name in a list of projects, at least and at most."""

_NO_EVENT = Kind.VAGUE | Kind.EARLY
_BEGUN = Kind.STAGE | Kind.BUILDS
_BESIDE = Kind.PASSED | Kind.DATE | Kind.AIM
_LEADS = _BESIDE | Kind.DEED
_BEFORE_NAMES = re.compile(r"(?:总?投资[\d.]+[亿万]*元的|[新在]建的|对)+")
_MEASURED = re.compile(r"^[\d〇一二两三四五六七八九十百]+(?:个|座|条|项|处|家|所|栋|段|对)")
_TAIL = re.compile(r"(?<![高中初平均同])等(?!级|候|待)[^、]{0,20}$")
_BEHIND_NAMES = re.compile("(?:的(?:综合)?改造|的?建设|的|全线|加快|如期|按时|转场)$")
_DIGIT = re.compile(r"\d")
_ROAD = "(?<![思出网之铁])[路街]"
_LIST_MARK = "、"
_NONE = re.compile(r"[的其或]")
_NO_DOCUMENT = re.compile(r"[的其或\d]|(?<!纲)要")
_JOINED = re.compile("[、和]")
_ANY_WORK = re.compile(
    r"(?:项目|工程|通道|交通线|线路|高速|高速公路|高铁|铁路|公路|道路|水库|灌区|煤矿|等\d+[个条座])$"
)
_LISTS_WORKS = re.compile(
    r"等(?:\d+[个条座项])?(?:[重大]大|重点|节点|[在新续]建)?(?:水利|交通|产业)?"
    r"(?:项目|工程|过江通道|轨道交通线|通道|高速公路|高铁|道路)?$"
)
_LISTED_MIN = 3
"""Characters of its own that an item has of which only its list says what it is."""

_JOINS = re.compile(r"[^\d从]{2,9}至[^\d]{2,9}")
_LINE = re.compile(r"\d号线")
_STAGED = re.compile("[一二三四五]期")
_BRACKETED = re.compile("[（(][^（）()]*[）)]$")


@dataclass(frozen=True, slots=True)
class _Forms:
    """The catalogue's words as patterns of what stands at the end of a name."""

    thing: re.Pattern[str]
    site: re.Pattern[str]
    act: re.Pattern[str]
    dull: re.Pattern[str]
    document: re.Pattern[str]


@lru_cache(maxsize=4)
def _forms_of(words: CommitmentWords) -> _Forms:
    things, after = any_of(words.things.words), any_of(words.behind_things.words)
    return _Forms(
        thing=re.compile(rf"(?:{things}|{_ROAD})(?P<after>(?:{after}){{0,4}})$"),
        site=re.compile(rf"(?:{any_of(words.sites.words)})(?:{after}){{0,2}}$"),
        act=re.compile(rf"(?:{any_of((*words.behind_things.words, *words.acts.words))})$"),
        dull=re.compile(any_of(words.dull.words)),
        document=re.compile(rf"(?:{any_of(words.documents.words)})$"),
    )


class Projects:
    """Reads the names of what is to be begun, finished, issued or held."""

    def __init__(self, words: CommitmentWords, names: NameWords, places: Places) -> None:
        self._names, self._places, self._vague = names, places, words.vague.matcher
        self._forms = _forms_of(words)
        self._statutes = words.statutes.matcher
        self._drafts, self._beside_drafts = words.drafts.matcher, words.beside_drafts.matcher
        self._prepares = words.prepares.matcher

    def of(self, text: str, unit: Unit, named: Sequence[Range]) -> str:
        """The names as the clause lists them; empty where it names nothing.

        `named` are the projects that the paragraph is known to name.
        """
        if reaches(unit):
            found = self._begun(text, unit, named)
            if found:
                return found
            found = _titled(text, unit.start, unit.own_end)
            if found and unit.kinds & (Kind.ISSUES | Kind.BUILDS):
                return found
        if unit.kinds & (Kind.ISSUES | Kind.BUILDS) and not unit.kinds & Kind.EARLY:
            found = self._issued(text, unit)
            if found:
                return found
        if unit.kinds & Kind.HOSTS and not unit.kinds & _NO_EVENT:
            return self._held(text, unit)
        return ""

    def _held(self, text: str, unit: Unit) -> str:
        """What is to be held."""
        host = next(token for token in unit.tokens if token.kind == Kind.HOSTS)
        if host.start < unit.own_end and self._prepares.at(text, host.start):
            return ""
        start = host.end + text.startswith("好", host.end)
        end = _before_tail(text, start, unit.own_end)
        held = text[start:end]
        if any(start <= one.start < end for one in unit.numbers):
            return ""
        if any(one.kind == Kind.EVENT and start < one.end <= end for one in unit.tokens):
            return held if end - start >= _EVENT_MIN else ""
        short = _SHORT_NAME.search(held) and (end < unit.own_end or "“" not in held)
        return held if short or _EDITION.search(held) else ""

    def _issued(self, text: str, unit: Unit) -> str:
        """The document that is to be issued, where its kind tells that it is one."""
        at, _ = trimmed(text, unit.start, unit.end)
        issues = None
        for token in unit.tokens:
            if token.start != at:
                break
            if token.kind == Kind.ISSUES or self._drafts.at(text, at) == text[at : token.end]:
                issues = token
            elif not (
                self._beside_drafts.at(text, at) == text[at : token.end]
                or (issues is None and token.kind & _BESIDE)
            ):
                break
            at = token.end
        if issues is None:
            return ""
        start = at + text.startswith("好", at)
        if text.startswith("《", start):
            return _titled(text, start, unit.own_end)
        end = _before_tail(text, start, unit.own_end)
        issued = text[start:end]
        if self._vague.in_text(issued) or _NO_DOCUMENT.search(issued):
            return ""
        if any(self._is_document(one) for one in _JOINED.split(issued)):
            return issued if self._forms.document.search(issued) else ""
        return ""

    def _is_document(self, said: str) -> bool:
        """Whether words are the name of a document by its kind."""
        found = self._forms.document.search(said)
        if not found or self._own(said) < SUBSTANCE:
            return False
        least = _STATUTE_MIN if self._statutes.before(said) else _DOCUMENT_MIN
        return found.start() >= least

    def _begun(self, text: str, unit: Unit, named: Sequence[Range]) -> str:
        """What is to be begun or finished."""
        at = _object(text, unit)
        if at is None:
            return _LIST_MARK.join(
                text[start:end]
                for start, end in named
                if unit.start <= start and end <= unit.own_end
            )
        start, whole = at
        end = _before_tail(text, start, whole)
        works = bool(_LISTS_WORKS.match(text, end, whole))
        found = _BEFORE_NAMES.match(text, start, end)
        start = found.end() if found else start
        found = _BEHIND_NAMES.search(text, start, end)
        end = found.start() if found else end
        if self._vague.in_text(text, start, end):
            return ""
        if any(start <= one.start < end for one in unit.numbers) or not _is_closed(
            text, start, end
        ):
            return ""
        if any(self._is_name(text, one, named, works=works) for one in _items(text, start, end)):
            return text[start:end]
        return ""

    def _is_name(self, text: str, at: Range, named: Sequence[Range], *, works: bool) -> bool:
        """Whether an item of a list is a name; `works`: of a list that is said to be of works."""
        if any(at[0] <= start and end <= at[1] for start, end in named):
            return True
        item = _BRACKETED.sub("", text[slice(*at)])
        if len(item) > _LONGEST or _MEASURED.match(item) or _NONE.search(item):
            return False
        if _JOINS.fullmatch(item) or _LINE.search(item):
            return True
        if works and not self._forms.act.search(item) and self._own(item) >= _LISTED_MIN:
            return True
        if len(item) < _SHORTEST:
            return False
        found = self._forms.thing.search(item)
        if found:
            core = item[: found.start("after")]
            return self._own(self._forms.thing.sub("", core)) >= SUBSTANCE
        return bool(self._forms.site.search(item)) and bool(
            _STAGED.search(item) or self._places.count_in(item)
        )

    def _own(self, said: str) -> int:
        """Characters that tell something from others of its kind."""
        return substance(self._forms.dull.sub("", said), self._names)


def _titled(text: str, start: int, end: int) -> str:
    """The first title in its marks, 《河道管理条例》; empty without one, or for a project's."""
    start = text.find("《", start, end)
    stop = text.find("》", start, end) + 1 if start >= 0 else 0
    return text[start:stop] if stop and not text.startswith("项", stop) else ""


def reaches(unit: Unit) -> bool:
    """Whether something is to be begun, finished, opened or issued."""
    if unit.kinds & Kind.EARLY:
        return False
    if unit.kinds & (Kind.STAGE | Kind.ISSUES):
        return True
    return any(token.kind == Kind.BUILDS and token.start == unit.verb[0] for token in unit.tokens)


def _object(text: str, unit: Unit) -> Range | None:
    """What a clause brings to a stage: behind 建成, or before it; None where that is not plain."""
    stages = [one for one in unit.tokens if one.kind & _BEGUN and one.start < unit.own_end]
    if not stages:
        return None
    ordered = {one.start: one for one in unit.tokens}
    start, end = _behind(text, ordered, stages[0].end), unit.own_end
    if stages[0].start != unit.verb[0] or start == end:
        start = unit.start if unit.verb in (NOWHERE, stages[0][1:]) else unit.verb[1]
        while start in ordered and ordered[start].kind & _LEADS:
            start = ordered[start].end
        last = next((one for one in stages if one.kind == Kind.STAGE), None)
        if last is None or last.start < start or _behind(text, ordered, last.end) != end:
            return None
        end = last.start
        ends = {one.end: one for one in unit.tokens}
        while end in ends and end > start and ends[end].kind & _BESIDE:
            end = ends[end].start
    inside = any(one.kind == Kind.STAGE and start <= one.start < end for one in stages)
    return None if inside or end - start < _SHORTEST else (start, end)


def _behind(text: str, ordered: dict[int, Token], at: int) -> int:
    """Behind more words of the same kind: 开工建设, 建成投用."""
    while True:
        if text.startswith("办", at) and text.endswith("建设", 0, at):
            return at - 2  # 建设办 is an office
        if text.startswith(("建设", "使用", "实施", "运营"), at):
            at += 2
        elif text.startswith("并", at):
            at += 1
        elif at in ordered and ordered[at].kind & _BEGUN:
            at = ordered[at].end
        else:
            return at


def _before_tail(text: str, start: int, end: int) -> int:
    """Where a list ends before 等项目, but not before what it counts: 甲校等8所食堂."""
    found = _TAIL.search(text, start, end)
    if found and (not _DIGIT.search(found[0]) or _ANY_WORK.search(found[0])):
        return found.start()
    return end


def _is_closed(text: str, start: int, end: int) -> bool:
    """Whether every mark of a pair has its partner."""
    return all(
        text.count(one, start, end) == text.count(other, start, end)
        for one, other in zip(OPENING, CLOSING, strict=True)
    )


def _items(text: str, start: int, end: int) -> Iterator[Range]:
    """The items of a list, whose marks within quotation marks or brackets divide nothing."""
    depth, begun = 0, start
    for at in range(start, end):
        depth += (text[at] in OPENING) - (text[at] in CLOSING)
        if text[at] == _LIST_MARK and depth <= 0:
            yield begun, at
            begun = at + 1
    yield begun, end
