"""Reads which projects, documents and events a clause names, in the words of its list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.catalogue.commitments import CommitmentWords
from generator.catalogue.names import NameWords
from generator.commitments.clauses import NOWHERE, Range, Unit
from generator.commitments.lexer import Kind, Token
from generator.grammar.sentences import CLOSING, OPENING
from generator.grammar.words import any_of
from generator.names.reading import SUBSTANCE, substance

_EVENT_MIN = 6
"""Characters of an event that may be a name: 举办旅发大会 names none."""

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
_ANY_WORK = re.compile("(?:项目|工程)$")


class Projects:
    """Reads the names of what is to be begun, finished, issued or held."""

    def __init__(self, words: CommitmentWords, names: NameWords) -> None:
        self._names, self._vague = names, words.vague.matcher
        things, after = any_of(words.things.words), any_of(words.behind_things.words)
        self._thing = re.compile(rf"(?:{things}|{_ROAD})(?P<after>(?:{after}){{0,4}})$")

    def of(self, text: str, unit: Unit, named: Sequence[Range]) -> str:
        """The names as the clause lists them; empty where it names nothing.

        `named` are the projects that the paragraph is known to name.
        """
        if reaches(unit):
            found = self._begun(text, unit, named)
            if found:
                return found
            start = text.find("《", unit.start, unit.own_end)
            end = text.find("》", start, unit.own_end) + 1 if start >= 0 else 0
            if end and unit.kinds & (Kind.ISSUES | Kind.BUILDS) and text[end : end + 1] != "项":
                return text[start:end]
        if unit.kinds & Kind.HOSTS and unit.kinds & Kind.EVENT and not unit.kinds & _NO_EVENT:
            return self._held(text, unit)
        return ""

    def _held(self, text: str, unit: Unit) -> str:
        """What is to be held."""
        host = next(token for token in unit.tokens if token.kind == Kind.HOSTS)
        start = host.end + text.startswith("好", host.end)
        end = _before_tail(text, start, unit.own_end)
        if any(one.kind == Kind.EVENT and start < one.end <= end for one in unit.tokens):
            return text[start:end] if end - start >= _EVENT_MIN else ""
        return ""

    def _begun(self, text: str, unit: Unit, named: Sequence[Range]) -> str:
        """What is to be begun or finished."""
        at = _object(text, unit)
        if at is None:
            return _LIST_MARK.join(
                text[start:end]
                for start, end in named
                if unit.start <= start and end <= unit.own_end
            )
        start, end = at
        end = _before_tail(text, start, end)
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
        if any(self._is_name(text, one, named) for one in _items(text, start, end)):
            return text[start:end]
        return ""

    def _is_name(self, text: str, at: Range, named: Sequence[Range]) -> bool:
        """Whether an item of a list is a name."""
        if any(at[0] <= start and end <= at[1] for start, end in named):
            return True
        item = text[slice(*at)]
        found = self._thing.search(item) if _SHORTEST <= len(item) <= _LONGEST else None
        if not found:
            return False
        core = item[: found.start("after")]
        if _MEASURED.match(core) or _NONE.search(core):
            return False
        return substance(self._thing.sub("", core), self._names) >= SUBSTANCE


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
