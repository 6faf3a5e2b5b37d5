"""Whether entries of several annexes explain one thing."""

from __future__ import annotations

import pytest

from generator.glossary.sameness import agree, is_distinctive, written_form
from tests.glossary.terms import SENSES


@pytest.mark.parametrize(
    "name, distinctive",
    [
        ("分级诊疗", True),
        ("“放管服”改革", True),
        ("“一带一路”", True),
        ("雪亮工程", True),
        ("残疾人“两项补贴”", True),
        ("“三名工程”", False),
        ("“双千工程”", False),
        ("“1+N”政策体系", False),
        ("六大优势产业", False),
        ("“四个不摘”", False),
        ("“小巨人”企业", False),
    ],
)
def test_names_that_hardly_mean_two_things(name: str, distinctive: bool) -> None:
    assert is_distinctive(name, SENSES) is distinctive


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("新时代“枫桥经验”", "“枫桥经验”", True),
        ("“放管服”改革", "放管服", True),
        ("六稳、六保", "“六稳”“六保”任务", True),
        ("“三名”工程", "“三创”工程", False),
        ("“枫桥经验”", "“浦江经验”", False),
    ],
)
def test_the_written_form_of_a_name(one: str, other: str, same: bool) -> None:
    """Quotation marks, 新时代, a head and a comma may be there or not."""
    assert (written_form(one, SENSES) == written_form(other, SENSES)) is same


def test_a_name_that_is_only_a_head_stays() -> None:
    assert written_form("“工程”", SENSES) == "工程"


THREE = "财政拨款安排的出国费、车辆购置及运行费、公务接待费三项经费。"


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        ("指出国费、公务车购置及运行费、公务接待费产生的消费。", True),
        ("名医、名院、名诊所。", False),
        ("财政拨款安排给名医、名院、名诊所的各项补助。", False),
        ("", False),
    ],
)
def test_definitions_that_agree(other: str, alike: bool) -> None:
    """By the words of the shorter one."""
    assert agree(THREE, other) is alike
    assert agree(other, THREE) is alike
