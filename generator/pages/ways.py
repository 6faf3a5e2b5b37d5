"""The pages about one report, beside its text: one way each, told on its overview."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.links import commitments_url, named_places_url, numbers_url, shared_url
from generator.pages import commitments, livelihood
from generator.pages.facts import Facts
from generator.pages.initiatives import link_to_initiatives
from generator.pages.livelihood import livelihood_line
from generator.pages.named_places import counts_of_named
from generator.pages.ranks import link_to_ranks
from generator.pages.shared import shared_lines


@dataclass(frozen=True, slots=True)
class Way:
    """A page about a report: what it is called, and in a few words what is there."""

    url: str
    name: str
    told: str


def ways_of(facts: Facts, report_id: str) -> tuple[Way, ...]:
    """The ways from a report's overview, in the order of the questions that readers bring."""
    return tuple(way for find in _WAYS for way in find(facts, report_id))


def _commitments(facts: Facts, report_id: str) -> Iterator[Way]:
    tally = facts.commitments.tally(report_id)
    if tally.count:
        told = f"{tally.count} 项，可检验的 {tally.checkable} 项"
        yield Way(commitments_url(report_id), commitments.TITLE, told)


def _livelihood(facts: Facts, report_id: str) -> Iterator[Way]:
    if line := livelihood_line(facts, report_id):
        yield Way(line.url, livelihood.TITLE, line.name)


def _numbers(facts: Facts, report_id: str) -> Iterator[Way]:
    if count := facts.numbers.count(report_id):
        yield Way(numbers_url(report_id), "数字总表", f"正文 {count} 个数字，可筛选")


def _shared(facts: Facts, report_id: str) -> Iterator[Way]:
    lines = tuple(shared_lines(facts, report_id))
    if lines:
        told = "；".join(f"{one.title}，{one.parts.policy}%" for one in lines)
        yield Way(shared_url(report_id), "相同的文字", told)


def _initiatives(facts: Facts, report_id: str) -> Iterator[Way]:
    if way := link_to_initiatives(facts, report_id):
        yield Way(way.url, "提法到了哪些地方", way.name)


def _ranks(facts: Facts, report_id: str) -> Iterator[Way]:
    if way := link_to_ranks(facts, report_id):
        yield Way(way.url, way.name, f"{way.count} 处说自己居第几")


def _named(facts: Facts, report_id: str) -> Iterator[Way]:
    if counts := counts_of_named(facts, report_id):
        told = f"{counts.places} 个地名，{counts.mentions} 处"
        yield Way(named_places_url(report_id), "提到的地方", told)


_WAYS: tuple[Callable[[Facts, str], Iterator[Way]], ...] = (
    _shared,
    _initiatives,
    _commitments,
    _livelihood,
    _numbers,
    _ranks,
    _named,
)
