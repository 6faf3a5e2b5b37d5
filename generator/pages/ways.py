"""The pages about one report, beside its text: one way each, told on its overview."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.labels import RELATIONS
from generator.links import (
    answers_url,
    beside_url,
    commitments_url,
    named_places_url,
    numbers_url,
    pair_url,
    rewording_url,
    shared_url,
)
from generator.pages import answers, commitments, livelihood
from generator.pages.facts import Facts
from generator.pages.initiatives import initiatives_line, superior_line
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


def _answers(facts: Facts, report_id: str) -> Iterator[Way]:
    if not facts.answers.next_id(report_id):
        return
    if told := _answers_told(facts, report_id):
        yield Way(answers_url(report_id), answers.TITLE, told)


def _answers_before(facts: Facts, report_id: str) -> Iterator[Way]:
    previous = facts.answers.previous_id(report_id)
    if previous and (told := _answers_told(facts, previous)):
        yield Way(answers_url(previous), "上年的承诺", told)


def _answers_told(facts: Facts, report_id: str) -> str:
    """What became of a report's checkable commitments; empty where nothing is decided."""
    told = facts.answers.of_report(report_id).checkable
    if told.undecided == told.count:
        return ""
    return (
        f"可检验的 {told.count} 项里，有交代 {told.reported} 项，部分 {told.partly} 项，"
        f"未见 {told.not_found} 项"
    )


def _numbers(facts: Facts, report_id: str) -> Iterator[Way]:
    if count := facts.numbers.count(report_id):
        yield Way(numbers_url(report_id), "数字总表", f"正文 {count} 个数字，可筛选")


def _shared(facts: Facts, report_id: str) -> Iterator[Way]:
    lines = tuple(shared_lines(facts, report_id))
    if lines:
        told = "；".join(f"{one.title}，{one.parts.policy}%" for one in lines)
        yield Way(shared_url(report_id), "相同的文字", told)


def _beside(facts: Facts, report_id: str) -> Iterator[Way]:
    for relation, other_id in facts.pairing.beside(report_id):
        told = f"{facts.reports.shown(other_id).name}，逐节对齐，相同的文字变淡"
        yield Way(beside_url(report_id, relation), f"{RELATIONS[relation]}并列", told)


def _pair(facts: Facts, report_id: str) -> Iterator[Way]:
    yield Way(pair_url(report_id), "与任意一份并列", "自选一份报告，或者一节")


def _rewording(facts: Facts, report_id: str) -> Iterator[Way]:
    if one := facts.rewording.compared(report_id):
        told = [f"新出现的名称 {one.new_names} 个"] if one.tells_new else []
        told += [f"不再出现的 {one.gone_names} 个"] if one.tells_gone else []
        told += [f"改写的句子 {one.counts.reworded} 句"]
        yield Way(rewording_url(report_id), "与上年相比", "，".join(told))


def _initiatives(facts: Facts, report_id: str) -> Iterator[Way]:
    if line := initiatives_line(facts, report_id):
        yield Way(line.url, "提法到了哪些地方", line.told)


def _superior(facts: Facts, report_id: str) -> Iterator[Way]:
    if line := superior_line(facts, report_id):
        yield Way(line.url, "上级的提法，本地怎样说", line.told)


def _ranks(facts: Facts, report_id: str) -> Iterator[Way]:
    if way := link_to_ranks(facts, report_id):
        yield Way(way.url, way.name, f"{way.count} 处说自己居第几")


def _named(facts: Facts, report_id: str) -> Iterator[Way]:
    if counts := counts_of_named(facts, report_id):
        told = f"{counts.places} 个地名，{counts.mentions} 处"
        yield Way(named_places_url(report_id), "提到的地方", told)


_WAYS: tuple[Callable[[Facts, str], Iterator[Way]], ...] = (
    _rewording,
    _shared,
    _beside,
    _initiatives,
    _superior,
    _commitments,
    _livelihood,
    _answers,
    _answers_before,
    _numbers,
    _ranks,
    _named,
    _pair,
)
