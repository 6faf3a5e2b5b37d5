"""Terms that several reports define: their page, the addresses that lead to it, and what differs."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.analysis import analyse
from generator.catalogue.senses import load_senses
from generator.corpus import Corpus
from generator.glossary.annex import read_terms
from generator.glossary.changes import Change, changes
from generator.glossary.groups import TermGroups
from generator.glossary.related import other_senses
from generator.layers import read
from generator.model import Report
from generator.package.files import PackageSummary
from generator.pages import moved, report_terms, term, term_mentions, terms, terms_list, terms_year
from generator.pages.facts import Facts
from generator.pages.kinds import Page
from generator.pages.render import Drawn, Renderer
from generator.seeds.entry import Entry
from tests.factory import make_report, make_source, no_line, rules
from tests.glossary.terms import find_mentions

KINDS = (
    *(terms.KIND, terms_list.KIND, terms_year.KIND, report_terms.KIND),
    *(term.KIND, term_mentions.KIND, moved.KIND),
)
SENSES = load_senses()
FILLER = "各项工作有序推进。\n" * 20
PROVINCE = ("江西省", "360000")
CITY = ("抚州市", "361000")
ELSEWHERE = ("四川省", "510000")


def text_of(year: int, plan: str, *entries: str) -> str:
    annex = "\n".join(("名词解释", *entries)) if entries else ""
    lines = f"一、{year - 1}年工作回顾\n{FILLER}二、{year}年工作安排\n{plan}\n{FILLER}"
    return lines + annex


TEXTS = {
    (*PROVINCE, 2024): text_of(
        2024, "推行“一网通办”。", "1.“两重”：重大战略实施。", "2.“一网通办”：一次登录，全网通办。"
    ),
    (*PROVINCE, 2025): text_of(2025, "推行“一网通办”[1]。", "1.“一网通办”：一次登录，全省通办。"),
    (*CITY, 2024): text_of(2024, "推行“一网通办”，用好“两重”政策。", "1.一网通办：市里的平台。"),
    (*CITY, 2023): text_of(2023, "推行“一网通办”。"),
}


def reports() -> tuple[Report, ...]:
    return tuple(make_report(t, region, code, y) for (region, code, y), t in TEXTS.items())


def pages() -> dict[str, Drawn]:
    """The glossary's pages by address."""
    found = {}
    for (region, adcode, year), text in TEXTS.items():
        source = make_source(text, f"{adcode}-{year}.txt")
        entry = Entry(
            file=source.file, region=region, adcode=adcode, year=year, accept=("manifest", "kind")
        )
        layers = read(source, entry, rules())
        assert layers.problems == ()
        found[layers.report.report_id] = layers
    corpus = Corpus.of(layers.report for layers in found.values())
    facts = Facts(analyse(corpus, found, rules()), summary=lambda: PackageSummary((), ()))
    renderer = Renderer()
    return {
        address.url: renderer.draw(Page(kind, address), facts)
        for kind in KINDS
        for address in kind.addresses(facts)
    }


def groups() -> TermGroups:
    corpus = Corpus.of(reports())
    defined = [t for r in corpus.reports for t in read_terms(r, SENSES, no_line)[0]]
    return TermGroups.of(defined, SENSES)


def test_a_name_is_one_group_whatever_its_quotation_marks() -> None:
    """By level, place and year; the first gives the page its address."""
    assert [[t.term_id for t in group.terms] for group in groups().groups] == [
        ["jiangxi-2024-01"],
        ["jiangxi-2024-02", "jiangxi-2025-01", "fuzhou-2024-01"],
    ]


def test_names_that_differ_in_ornaments_are_one_group_where_definitions_agree() -> None:
    entries = {
        PROVINCE: ("1.新时代“枫树经验”：就地化解矛盾，小事不出村。", "2.“三网”工程：三张水网。"),
        CITY: ("1.“枫树经验”：做到就地化解矛盾、小事不出村。", "2.“三网”行动：电力、通信和气象。"),
    }
    found = [
        make_report(text_of(2024, "今年继续努力。", *annex), *place)
        for place, annex in entries.items()
    ]
    defined = [t for r in Corpus.of(found).reports for t in read_terms(r, SENSES, no_line)[0]]
    assert [
        [t.term_id for t in group.terms] for group in TermGroups.of(defined, SENSES).groups
    ] == [
        ["jiangxi-2024-01", "fuzhou-2024-01"],
        ["jiangxi-2024-02"],
        ["fuzhou-2024-02"],
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("河湖长制", "河（湖）长制", True),
        ("六稳、六保", "“六稳”“六保”", True),
        ("“两重”、“两新”", "“两重”“两新”", True),
        ("“1+8”方案", "“18”方案", False),
        ("“3.0”版", "“30”版", False),
        ("“两重”", "“两新”", False),
    ],
)
def test_names_that_differ_in_signs_alone_are_one_group(one: str, other: str, same: bool) -> None:
    """Whatever their definitions; a sign that counts something makes another name."""
    found = [
        make_report(text_of(2024, "今年继续努力。", f"1.{one}：甲乙丙丁。"), *PROVINCE),
        make_report(text_of(2024, "今年继续努力。", f"1.{other}：戊己庚辛。"), *CITY),
    ]
    defined = [t for r in Corpus.of(found).reports for t in read_terms(r, SENSES, no_line)[0]]
    assert len(TermGroups.of(defined, SENSES).groups) == (1 if same else 2)


def test_a_link_goes_to_the_definition_meant() -> None:
    found = groups()
    assert found.url("jiangxi-2024-01") == "terms/jiangxi-2024-01/"
    assert found.url("jiangxi-2024-02") == "terms/jiangxi-2024-02/#jiangxi-2024-02"
    assert found.url("fuzhou-2024-01") == "terms/jiangxi-2024-02/#fuzhou-2024-01"
    assert found.page("fuzhou-2024-01") == "terms/jiangxi-2024-02/"


def test_every_definition_keeps_its_address() -> None:
    """Its page, or one that leads on to where it stands and is not to be found in its place."""
    built = pages()
    assert set(built) == {
        "reports/jiangxi-2024/terms/",
        "reports/jiangxi-2025/terms/",
        "reports/fuzhou-2024/terms/",
        "terms/",
        "terms/jiangxi-2024-01/",
        "terms/jiangxi-2024-02/",
        "terms/jiangxi-2025-01/",
        "terms/fuzhou-2024-01/",
    }
    stub = built["terms/fuzhou-2024-01/"].markdown
    target = "../../terms/jiangxi-2024-02/#fuzhou-2024-01"
    assert 'template: "moved.html"' in stub
    assert f'moved_to: "{target}"' in stub
    assert f'href="{target}"' in stub


def test_a_shared_page_has_every_definition_in_its_place() -> None:
    page = LexborHTMLParser(pages()["terms/jiangxi-2024-02/"].markdown)
    blocks = [
        (node.attributes["id"], node.css("blockquote")[0].text(strip=True))
        for node in page.css("figure.definition-block")
    ]
    assert blocks == [  # the newest first
        ("jiangxi-2025-01", "一次登录，全省通办。"),
        ("jiangxi-2024-02", "一次登录，全网通办。"),
        ("fuzhou-2024-01", "市里的平台。"),
    ]
    assert [node.text() for node in page.css(".place-name")] == ["江西省", "抚州市"]
    assert [n.text() for n in page.css(".changes :is(del, ins)")] == ["全网通办。", "全省通办。"]


def test_a_report_s_mentions_say_by_which_definition() -> None:
    """The city's report of 2023 has none of its own year: it reads the province's later one."""
    page = LexborHTMLParser(pages()["terms/jiangxi-2024-02/"].markdown)
    said = {node.attributes["id"]: node.css("small")[0].text() for node in page.css("h3")}
    assert said == {
        "in-jiangxi-2024": "1 处 · 据江西省2024年的释义",
        "in-jiangxi-2025": "1 处 · 据江西省2025年的释义",
        "in-fuzhou-2023": "1 处 · 据抚州市2024年（晚于本报告）的释义",
        "in-fuzhou-2024": "1 处 · 据抚州市2024年的释义",
    }


def test_the_index_lists_a_shared_name_once_by_sound_and_once_by_theme() -> None:
    page = LexborHTMLParser(pages()["terms/"].markdown)
    rows = [node.text() for node in page.css(".letter-row") if "一网通办" in node.text()]
    assert len(rows) == 1
    (entry,) = [node for node in page.css(".term-index li") if "一网通办" in node.text()]
    assert "4 份 · 3 份有释义" in entry.text()
    assert [node.text() for node in page.css(".letter")] == ["L", "Y"]


def test_a_report_lists_its_own_names_in_its_order() -> None:
    page = LexborHTMLParser(pages()["reports/jiangxi-2024/terms/"].markdown)
    assert [(n.attributes["value"], n.css("a")[0].text()) for n in page.css(".term-index li")] == [
        ("1", "“两重”"),
        ("2", "“一网通办”"),
    ]


@pytest.mark.parametrize(
    "earlier, later, expected",
    [
        (
            "建设甲，建设乙。",
            "建设甲；建设丙。",
            (Change("same", "建设甲；"), Change("gone", "建设乙。"), Change("new", "建设丙。")),
        ),
        ("建设甲。", "建设甲，建设乙。", (Change("same", "建设甲，"), Change("new", "建设乙。"))),
        ("甲和乙。", "另一件事。", ()),
    ],
)
def test_what_changed(earlier: str, later: str, expected: tuple[Change, ...]) -> None:
    assert changes(earlier, later) == expected


def test_look_alikes_of_other_provinces_are_not_listed() -> None:
    """A slogan of a place that has nothing to do with the term's is no reader's confusion."""
    entry = "1.{}“三网”工程：三张网。"
    places = {PROVINCE: "水利", CITY: "电力", ELSEWHERE: "交通"}
    found = [
        make_report(text_of(2024, "今年继续努力。", entry.format(name)), *place)
        for place, name in places.items()
    ]
    defined = [t for r in found for t in read_terms(r, SENSES, no_line)[0]]
    senses = other_senses(Corpus.of(found), defined, ())
    assert {key: [s.term_id for s in senses] for key, senses in senses.items()} == {
        "jiangxi-2024-01": ["fuzhou-2024-01"],
        "fuzhou-2024-01": ["jiangxi-2024-01"],
        "sichuan-2024-01": [],
    }


def test_a_place_s_own_sense_comes_before_that_of_the_place_above() -> None:
    """Both explain “十百千万”工程; the city's report means the city's unless it says 省."""
    plan = "实施“十百千万”工程。\n落实省“十百千万”工程。"
    found = [
        make_report(text_of(2024, "努力。", "1.“十百千万”工程：省里的工程。"), *PROVINCE),
        make_report(text_of(2023, "努力。", "1.“十百千万”工程：市里的工程。"), *CITY, 2023),
        make_report(text_of(2024, plan), *CITY),
    ]
    corpus = Corpus.of(found)
    defined = [t for r in corpus.reports for t in read_terms(r, SENSES, no_line)[0]]
    mentions = find_mentions(corpus, defined, SENSES).mentions
    assert [m.term_id for m in mentions if m.report_id == "fuzhou-2024"] == [
        "fuzhou-2023-01",
        "jiangxi-2024-01",
    ]
