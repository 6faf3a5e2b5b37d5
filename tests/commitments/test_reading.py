"""What a plan promises: golden cases by form, and the words that each commitment stands for."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import layers
from generator.model import Commitment, Part
from generator.seeds.entry import Entry
from tests.factory import make_source, rules, seeds
from tests.golden_cases import load_cases

ENTRY = Entry(file="sample.txt", accept=("manifest", "numbering", "kind"))


def read(plan: str) -> tuple[Commitment, ...]:
    """The commitments of a report with that plan, behind a topic sentence."""
    text = (
        "2024年江西省政府工作报告\n各位代表：\n一、2023年工作回顾\n取得成绩。\n"
        f"二、2024年工作安排\n（一）重点任务\n抓好各项工作。{plan}\n"
    )
    return tuple(layers.read(make_source(text), ENTRY, rules(), with_words=False).commitments)


@pytest.mark.parametrize("case", load_cases("commitments"))
def test_commitments(case: Any) -> None:
    """A plan promises what a person reads in it, in order, and nothing else."""
    found = [f"{' '.join(one.checkable_by)} | {one.text}" for one in read(case["text"])]
    assert found == case["commitments"]


@pytest.mark.parametrize("report_id", sorted(seeds().layers))
def test_a_commitment_is_its_own_words(report_id: str) -> None:
    """They stand at its place in a plan, its numbers are the ledger's, and none overlaps another."""
    own = seeds().layers[report_id]
    found = tuple(own.commitments)
    parts = {section.section_id: section.part for section in own.report.sections}
    numbers = {one.number_id: one for one in own.numbers}
    bodies = {one.paragraph_id: one.body for one in own.report.paragraphs}
    for one in found:
        body = bodies[one.paragraph_id]
        assert body.text[slice(*body.locate(one.place))] == one.text
        assert parts[one.section_id] in (Part.PLAN, Part.SELF_BUILDING)
        assert (one.value is None) == (not one.number_ids)
        for number_id in one.number_ids:
            assert one.start <= numbers[number_id].start < one.end
    for one, other in pairwise(found):
        assert one.end <= other.start
    assert len({one.commitment_id for one in found}) == len(found)


@given(
    st.text(alphabet="新建推动以年底前完成，。；：、“”（）《》3个5%万亩的了我们 \n", max_size=60)
)
def test_any_text_can_be_read(text: str) -> None:
    """Whatever stands in a plan, what is read stands there."""
    for one in read(f"做好工作。{text}"):
        assert one.text == one.text.strip()
