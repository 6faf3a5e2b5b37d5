"""What is asked about the reports of a year, and the pages that answer it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages import (
    changes,
    commitments_year,
    livelihood_year,
    margins,
    outcomes,
    periods,
    shared_year,
    target_words,
)
from generator.pages.year_lists import YearList


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and the list that answers it; `name` is short, for a row of them."""

    list: YearList
    question: str
    name: str


@dataclass(frozen=True, slots=True)
class Topic:
    """Questions of one kind; `id` is the anchor under which they stand."""

    id: str
    title: str
    questions: tuple[Question, ...]


ABOUT_TARGETS = (
    Question(changes.LIST, "比上年，谁调高、谁调低", "目标比上年"),
    Question(margins.LIST, "比上级，谁加码", "目标比上级"),
    Question(target_words.LIST, "谁说左右、以上、力争", "目标的措辞"),
    Question(periods.LIST, "哪些是当年的，哪些是几年的", "几年的目标"),
    Question(outcomes.LIST, "定了目标，后来怎样", "目标的结果"),
)

TOPICS = (
    Topic("asked", "关于目标", ABOUT_TARGETS),
    Topic(
        "promised",
        "关于承诺",
        (
            Question(commitments_year.LIST, "安排里答应了什么，多少可以检验", "承诺"),
            Question(livelihood_year.LIST, "今年要办哪些，上年的办完没有", "民生实事"),
        ),
    ),
    Topic(
        "words",
        "关于说法",
        (Question(shared_year.LIST, "与上级、与上年，多少文字相同", "相同的文字"),),
    ),
)
