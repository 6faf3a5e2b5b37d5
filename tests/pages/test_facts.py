"""Rooms of facts: nothing reaches a page that a preview could not compare."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from generator.corpus import Corpus
from generator.model import Level, Region, Report
from generator.package.files import PackageSummary
from generator.pages import facts
from generator.pages.facts import Facts
from generator.pages.facts.figures import FigureFacts
from generator.pages.facts.ledger import Ledger, fact, is_derived, is_question
from generator.pages.facts.reports import ReportFacts
from tests.factory import analysis

ROOMS: tuple[Any, ...] = tuple(
    type(room)
    for room in vars(Facts(analysis(), summary=lambda: PackageSummary((), ()))).values()
    if type(room).__module__.startswith(f"{facts.__name__}.") and not isinstance(room, Ledger)
)
NEVER_EDITED = {
    "commitments": {"theme_names", "_names"},
    "reports": {"part_name", "_parts", "places", "report_of"},
    "numbers": {"unit_kinds", "_kinds"},
    "figures": {"indicators", "indicator", "headline", "others", "_by_id"},
    "themes": {"catalogue", "theme", "_themes"},
}
"""By room, what follows from the catalogue alone, with which all pages are drawn again, or from an
id."""

NOTED = {"reports": {"_texts"}, "glossary": {"_entries", "_mention_pages"}}
"""By room, where it keeps answers for builds that have no ledger."""


def unmarked() -> Iterator[tuple[Any, str, Callable[..., object]]]:
    """The methods and properties of rooms that are no questions, and that pages may call."""
    for room in ROOMS:
        for name, member in vars(room).items():
            method = member.fget if isinstance(member, property) else member
            if inspect.isfunction(method) and not name.startswith("_") and not is_question(method):
                yield room, name, method


@pytest.mark.parametrize(
    ("room", "name", "method"),
    [pytest.param(*one, id=f"{one[0].name}.{one[1]}") for one in unmarked()],
)
def test_what_is_no_question_only_asks_questions(
    room: Any, name: str, method: Callable[..., object]
) -> None:
    """It reaches nothing of its room but methods, other rooms and what no edit of a report changes."""
    never_edited = NEVER_EDITED.get(room.name, set())
    if name in never_edited:
        return
    assert used_by(method) <= askable(room)


@pytest.mark.parametrize(
    ("room", "name"),
    [
        pytest.param(room, name, id=f"{room.name}.{name}")
        for room in ROOMS
        for name, member in vars(room).items()
        if is_derived(member)
    ],
)
def test_what_is_derived_only_asks_questions(room: Any, name: str) -> None:
    """Nor do the helpers that it has reach anything else: a preview would not see it change."""
    used, allowed = used_by(vars(room)[name]), askable(room) | NOTED.get(room.name, set())
    while helpers := {one for one in used - allowed if inspect.isfunction(vars(room).get(one))}:
        used = (used - helpers).union(*(used_by(vars(room)[one]) for one in helpers))
    assert used <= allowed


def used_by(method: Callable[..., object]) -> set[str]:
    """What a method reaches of its room, and of the room of reports."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(method)))
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) in ("self", "self._reports")
    }


def askable(room: Any) -> set[str]:
    """What may be reached of a room: questions, what only asks them, and what no edit changes."""
    methods = {name for name in vars(room) if is_question(vars(room)[name]) or name[0] != "_"}
    asked_there = {
        name
        for other in (ReportFacts, FigureFacts)
        for name in vars(other)
        if not name.startswith("_")
    }
    return (
        methods | asked_there | NEVER_EDITED.get(room.name, set()) | {"_reports", "_figure_facts"}
    )


class Counted:
    name = "counted"

    def __init__(self, ledger: Ledger | None) -> None:
        self.ledger = ledger

    @fact
    def double(self, number: int) -> int:
        return number * 2


@pytest.mark.parametrize("ledger", [None, Ledger()])
def test_a_question_is_asked_by_position(ledger: Ledger | None) -> None:
    """By name it would be the same question whatever is asked about."""
    assert Counted(ledger).double(2) == 4
    with pytest.raises(TypeError, match=r"double was asked by name \(number\)"):
        Counted(ledger).double(number=3)


def held(region: Region, year: int = 2024) -> Report:
    """A report of a place, as far as what it is called goes."""
    report = analysis().corpus.report("jian-2024")
    return replace(report, report_id=f"{region.name}-{year}", region=region, year=year)


def test_places_that_share_a_short_name_are_called_by_whole_ones() -> None:
    """Under another name a place is still one; the nation is called as its level."""
    reports = [
        held(Region(name="井陉县", adcode="130121", level=Level.COUNTY, parent="石家庄市")),
        held(Region(name="井陉矿区", adcode="130107", level=Level.COUNTY, parent="石家庄市")),
        held(Region(name="清苑县", adcode="130608", level=Level.COUNTY, parent="保定市"), 2014),
        held(Region(name="清苑区", adcode="130608", level=Level.COUNTY, parent="保定市"), 2020),
        held(Region(name="中华人民共和国", adcode="100000", level=Level.NATIONAL)),
    ]
    corpus = Corpus.of([*analysis().corpus.reports, *reports])
    known = replace(analysis(), corpus=corpus)
    facts = Facts(known, summary=lambda: pytest.fail("no name needs the package"))
    named = facts.reports.short_names(report.report_id for report in reports)
    assert [*named.values()] == ["井陉县", "井陉矿区", "清苑", "清苑", "全国"]


@pytest.mark.parametrize(
    ("room", "method", "about"),
    [
        ("problems", "theme", ("nothing-of-that-name",)),
        ("ranks", "page", ("nothing-of-that-name",)),
        ("initiatives", "given_in", ("nothing-of-that-name",)),
        ("initiatives", "said", ("nothing-of-that-name", "jian-2024")),
    ],
)
def test_what_is_gone_is_a_lookup_error(room: str, method: str, about: tuple[str, ...]) -> None:
    """A preview asks again what a page asked before an edit that took it away."""
    asked = getattr(Facts(analysis(), summary=lambda: PackageSummary((), ())), room)
    with pytest.raises(LookupError):
        getattr(asked, method)(*about)
