"""The term lists of annexes."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.catalogue.senses import load_senses
from generator.glossary.annex import read_terms
from generator.model import Report
from generator.text import bare
from tests import golden_cases
from tests.factory import make_report, make_source, no_line, seeds

GOLDEN = golden_cases.GOLDEN / "annex"
SENSES = load_senses()
BODY = (
    "一、2023年工作回顾\n" + "去年工作取得新成绩。\n" * 20 + "二、2024年工作安排\n今年继续努力。\n"
)


def cases() -> list[Any]:
    found: list[dict[str, Any]] = yaml.safe_load((GOLDEN / "forms.yml").read_text("utf-8"))
    return [pytest.param(case, id=case["name"]) for case in found]


@pytest.mark.parametrize("case", cases())
def test_list_is_read_as_printed(case: dict[str, Any]) -> None:
    """Names, definitions, numbers and the list's problem are those recorded beside the text."""
    text = BODY + case["annex"]
    terms, problems = read_terms(make_report(text), SENSES, make_source(text).line_of)
    expected = [tuple(entry) for entry in case["terms"].values()]
    assert [(term.name, term.definition) for term in terms] == expected
    numbers = case.get("ordinals") or list(case["terms"])
    assert [term.ordinal for term in terms] == numbers
    assert [problem.message for problem in problems] == [
        f"term list: {case['problem']}" for _ in range("problem" in case)
    ]


def test_a_problem_names_file_and_line() -> None:
    text = BODY + "名词解释\n1.“两重”：重大战略实施。\n3.“四风”：形式主义等。\n"
    line = text[: text.index("3.“四风”")].count("\n") + 1
    _, problems = read_terms(make_report(text), SENSES, make_source(text).line_of)
    assert [(problem.path, problem.line) for problem in problems] == [("sample.txt", line)]


def test_without_annex_there_is_neither_term_nor_problem() -> None:
    assert read_terms(make_report(BODY), SENSES, no_line) == ((), ())


@pytest.mark.parametrize("report_id", ["fuzhou-2024", "yichun-2024", "jian-2024", "ganzhou-2023"])
def test_the_cities_reports_define_nothing(report_id: str) -> None:
    assert read_terms(seeds().corpus.report(report_id), SENSES, no_line) == ((), ())


def jiangxi() -> Report:
    return seeds().corpus.report("jiangxi-2024")


def test_the_annex_of_jiangxi() -> None:
    """Twenty terms, each from its name to the last word of its definition."""
    golden = yaml.safe_load((GOLDEN / "jiangxi-2024.yml").read_text("utf-8"))["terms"]
    terms, problems = read_terms(jiangxi(), SENSES, no_line)
    assert problems == ()
    assert {term.ordinal: term.name for term in terms} == {n: e[0] for n, e in golden.items()}
    for term in terms:
        _, beginning, end = golden[term.ordinal]
        assert term.definition.startswith(beginning)
        assert term.definition.endswith(end)
        assert term.term_id == f"jiangxi-2024-{term.ordinal:02d}"


def test_a_term_stands_where_it_says() -> None:
    """The source at `place` is the name, the colon and the definition, nothing else."""
    source = seeds().sources["jiangxi-2024"]
    paragraphs = {p.paragraph_id: p for p in jiangxi().paragraphs}
    for term in read_terms(jiangxi(), SENSES, no_line)[0]:
        printed = bare(source.text[term.place.start : term.place.end])
        assert printed == bare(f"{term.name}：{term.definition}")
        place = paragraphs[term.paragraph_id].place
        assert place.start < term.place.start < term.place.end <= place.end


def test_aliases_are_short_forms_that_mean_nothing_else() -> None:
    aliases = {term.ordinal: term.aliases for term in read_terms(jiangxi(), SENSES, no_line)[0]}
    assert aliases[2] == ("“1269”行动计划",)
    assert aliases[14] == ("“四融一共”",)
    assert aliases[16] == ("“四区四高地”建设行动", "“四区四高地”")
    assert aliases[20] == ("“赣企通”",)
    for generic in (1, 4, 5, 6, 7, 9, 11, 13, 17):
        assert aliases[generic] == ()


@given(
    st.lists(
        st.sampled_from(
            "1. 2. 3. [4] ① （1） “两重” ： : 是指 名词解释 附件 （ ） ” 。 工程 \n".split(" ")
        )
    )
)
def test_any_list_is_read_without_falling(pieces: list[str]) -> None:
    """Whatever an annex holds, each term lies in the source where it says."""
    text = BODY + "名词解释\n" + "".join(pieces)
    for term in read_terms(make_report(text), SENSES, no_line)[0]:
        printed = bare(text[term.place.start : term.place.end])
        assert printed.startswith(bare(term.name))
        assert printed.endswith(bare(term.definition))
        assert term.name
        assert term.definition
