"""Mentions of terms: what is linked, what is undecided, and what is neither."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.corpus import Corpus
from generator.glossary.annex import read_terms
from generator.glossary.mentions import Mentions
from generator.model import Mention, Report, Undecided
from generator.text import bare
from tests.factory import make_report, no_line, seeds
from tests.glossary.terms import SENSES, find_mentions, marked, seeds_mentions, seeds_terms
from tests.project import ROOT

HERE = ROOT / "tests"
PLACES = {
    "home": ("江西省", "360000", 2024),
    "city": ("抚州市", "361000", 2024),
    "earlier": ("抚州市", "361000", 2023),
    "elsewhere": ("四川省", "510000", 2024),
}
MARKED = re.compile(r"\{(\?|\d+)(?: (\w+))?\|([^}]*)\}")


def cases() -> list[Any]:
    path = HERE / "golden" / "glossary" / "senses.yml"
    found: list[dict[str, Any]] = yaml.safe_load(path.read_text("utf-8"))
    return [pytest.param(case, id=case["name"]) for case in found]


def unmarked(paragraph: str) -> str:
    return re.sub(r"\{[^|}]*\|([^}]*)\}", r"\1", paragraph)


def build(place: str, case: dict[str, Any]) -> Report:
    region, adcode, year = PLACES[place]
    review = [unmarked(p) for p in case.get(f"{place}_review", ())]
    plan = [unmarked(p) for p in case.get(place, ())]
    filler = ["各项工作有序推进。"] * 20
    annex = ["名词解释", *case["terms"]] if place == "home" else []
    lines = [f"一、{year - 1}年工作回顾", *filler, *review, f"二、{year}年工作安排", *filler, *plan]
    return make_report("\n".join([*lines, *annex]), region, adcode, year)


def marked_paragraphs(report: Report, found: Mentions, terms: dict[str, int]) -> list[str]:
    """The report's paragraphs with what was found in them, in the notation of the golden file."""
    hits: list[Mention | Undecided] = [*found.mentions, *found.undecided]
    return [
        marked(p.body, [hit for hit in hits if hit.paragraph_id == p.paragraph_id], terms)
        for p in report.paragraphs
    ]


@pytest.mark.parametrize("case", cases())
def test_each_words_sense(case: dict[str, Any]) -> None:
    """The paragraphs come back with exactly the marks that the golden file has."""
    reports = {place: build(place, case) for place in PLACES}
    corpus = Corpus.of(reports.values())
    terms = read_terms(reports["home"], SENSES, no_line)[0]
    assert len(terms) == len(case["terms"])
    found = find_mentions(corpus, terms, SENSES)
    numbers = {term.term_id: term.ordinal for term in terms}
    for place, report in reports.items():
        expected = [*case.get(f"{place}_review", ()), *case.get(place, ())]
        plain = {unmarked(p) for p in expected}
        result = marked_paragraphs(report, found, numbers)
        assert [line for line in result if unmarked(line) in plain] == expected
        assert not any(MARKED.search(line) for line in result if unmarked(line) not in plain)


def around(hit: Mention | Undecided) -> str:
    """The paragraph of a hit, without white space, with 12 characters on either side of it."""
    report = seeds().corpus.report(hit.report_id)
    paragraph = next(p for p in report.paragraphs if p.paragraph_id == hit.paragraph_id)
    first, last = paragraph.body.locate(hit.place)
    before, after = bare(paragraph.text[:first]), bare(paragraph.text[last:])
    return f"{before[-12:]}⟦{bare(paragraph.text[first:last])}⟧{after[:12]}"


def test_every_mention_in_the_five_reports() -> None:
    """All 34 mentions that a person found, each with its words, place and match, and no other."""
    golden = yaml.safe_load((HERE / "expected" / "mentions.yml").read_text("utf-8"))
    expected = Counter(
        (term["number"], m["report"], m["match"], f"{m['before']}⟦{m['text']}⟧{m['after']}")
        for term in golden["terms"]
        for m in term["mentions"]
    )
    numbers = {term.term_id: term.ordinal for term in seeds_terms()}
    found = Counter(
        (numbers[m.term_id], m.report_id, m.match.value, around(m))
        for m in seeds_mentions().mentions
    )
    assert found == expected


def test_undecided_words_of_the_five_reports() -> None:
    """Three cities' lists of their own, two carbon policies, one farming programme."""
    golden = yaml.safe_load((HERE / "golden" / "glossary" / "undecided.yml").read_text("utf-8"))
    numbers = {term.term_id: term.ordinal for term in seeds_terms()}
    found = [
        [numbers[u.term_id], u.report_id, around(u), u.reason] for u in seeds_mentions().undecided
    ]
    assert sorted(found) == golden


def test_a_mention_stands_where_it_says() -> None:
    found = seeds_mentions()
    hits: list[Mention | Undecided] = [*found.mentions, *found.undecided]
    for hit in hits:
        source = seeds().sources[hit.report_id]
        assert bare(source.text[hit.place.start : hit.place.end]) == bare(hit.text)


def test_a_year_s_own_annex_comes_before_older_and_newer_ones() -> None:
    """Where three years' annexes explain a name, a mention belongs to its own year's."""
    reports = []
    for year in (2022, 2023, 2024, 2025):
        body = ["各项工作有序推进。"] * 10
        lines = [f"一、{year - 1}年工作回顾", *body, f"二、{year}年工作安排", "用好“赣服通”平台。"]
        annex = [] if year == 2023 else ["名词解释", "1.“赣服通”平台：政务服务平台。"]
        reports.append(make_report("\n".join([*lines, *annex]), year=year))
    corpus = Corpus.of(reports)
    terms = [term for report in reports for term in read_terms(report, SENSES, no_line)[0]]
    found = find_mentions(corpus, terms, SENSES).mentions
    assert {m.report_id: m.term_id for m in found} == {
        "jiangxi-2022": "jiangxi-2022-01",
        "jiangxi-2023": "jiangxi-2022-01",
        "jiangxi-2024": "jiangxi-2024-01",
        "jiangxi-2025": "jiangxi-2025-01",
    }


def test_what_only_a_place_below_explains_is_undecided() -> None:
    """The province may mean something else by its city's words; another province is not asked."""
    annex = "名词解释\n1.“一单制”改革：一张单证、一次委托。"
    filler = "各项工作有序推进。\n" * 20
    reports = [
        make_report(
            f"一、2023年工作回顾\n{filler}二、2024年工作安排\n推行“一单制”改革。\n{filler}{own}",
            *place,
        )
        for place, own in {
            ("江西省", "360000"): "",
            ("抚州市", "361000"): annex,
            ("四川省", "510000"): "",
        }.items()
    ]
    terms = [t for r in reports for t in read_terms(r, SENSES, no_line)[0]]
    found = find_mentions(Corpus.of(reports), terms, SENSES)
    assert [m.report_id for m in found.mentions] == ["fuzhou-2024"]
    assert [(u.report_id, u.reason) for u in found.undecided] == [
        ("jiangxi-2024", "抚州市的报告注释过这一名词，不能断定江西省用的是同一含义")
    ]


PIECES = (
    "“十百千万”工程 电子商务 “1+N” 政策体系 耕地保护 “四融一共” 和美乡村 “5+2” 就业之家 10件民生实事 "
    "“ ” [5] ^[14] 省 市 实施 落实 的 ， 。 1 十 国际贸易 “单一窗口” 科技兴赣六大行动"
).split()


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30))
def test_mentions_never_overlap_and_keep_their_words(pieces: list[str]) -> None:
    home = seeds().corpus.report("jiangxi-2024")
    text = "".join(pieces)
    city = make_report(
        f"一、2023年工作回顾\n工作。\n二、2024年工作安排\n有。{text}", "抚州市", "361000"
    )
    found = find_mentions(Corpus.of((home, city)), seeds_terms(), SENSES)
    hits: list[Mention | Undecided] = [*found.mentions, *found.undecided]
    own = [hit for hit in hits if hit.report_id == "fuzhou-2024"]
    own.sort(key=lambda hit: hit.place)
    paragraphs = {p.paragraph_id: p for p in city.paragraphs}
    for hit in own:
        paragraph = paragraphs[hit.paragraph_id]
        first, last = paragraph.body.locate(hit.place)
        assert paragraph.text[first:last] == hit.text
    for one, other in pairwise(own):
        assert one.place.end <= other.place.start
