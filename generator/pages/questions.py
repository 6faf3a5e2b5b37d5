"""What is asked about the reports of a year, and the pages that answer it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.links import (
    changes_url,
    livelihood_year_url,
    margins_url,
    outcomes_url,
    periods_url,
    shared_year_url,
    target_words_url,
)
from generator.pages import (
    changes,
    livelihood_year,
    margins,
    outcomes,
    periods,
    shared_year,
    target_words,
)
from generator.pages.facts import Facts


@dataclass(frozen=True, slots=True)
class Question:
    """A question: what its pages are called, and in which `years` there is one, newest first."""

    name: str
    question: str
    years: Callable[[Facts], tuple[int, ...]]
    url: Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Topic:
    """Questions of one kind; `id` is the anchor under which they stand."""

    id: str
    title: str
    questions: tuple[Question, ...]


ABOUT_TARGETS = (
    Question("目标比上年", "比上年，谁调高、谁调低", changes.years_with_changes, changes_url),
    Question("目标比上级", "比上级，谁加码", margins.years_with_margins, margins_url),
    Question("目标的措辞", "谁说左右、以上、力争", target_words.years_with_words, target_words_url),
    Question("几年的目标", "哪些是当年的，哪些是几年的", periods.years_with_periods, periods_url),
    Question("目标的结果", "定了目标，后来怎样", outcomes.years_with_outcomes, outcomes_url),
)

TOPICS = (
    Topic("asked", "关于目标", ABOUT_TARGETS),
    Topic(
        "promised",
        "关于承诺",
        (
            Question(
                "民生实事",
                "今年要办哪些，上年的办完没有",
                livelihood_year.years_with_lists,
                livelihood_year_url,
            ),
        ),
    ),
    Topic(
        "words",
        "关于说法",
        (
            Question(
                "相同的文字",
                "与上级、与上年，多少文字相同",
                shared_year.years_with_shared,
                shared_year_url,
            ),
        ),
    ),
)
