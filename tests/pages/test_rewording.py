"""The pages that hold a report against that of the year before."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from generator.analysis import analyse
from generator.corpus import Corpus
from generator.links import first_said_url, rewording_url
from generator.model import Level
from generator.names.reading import NameKind
from generator.pages import first_said, rewording
from generator.pages.facts import Facts
from generator.pages.facts.rewording import NamesShown
from generator.pages.first_said import FirstSaidView
from generator.pages.kinds import Kind
from generator.pages.rewording import OPEN_MAX, RewordingView
from generator.pages.shown import Link
from generator.pages.ways import ways_of
from generator.rewording.difference import Change
from tests.factory import analysis, rules
from tests.rewording.made import year

SENTENCES = [
    f"加快{place}片区棚户区改造，安置居民{{}}户，年内建成幼儿园一所、养老院两所。"
    for place in ("东湖", "西山", "南塘", "北门")
]


def no_package() -> None:
    raise AssertionError("no page of changes asks for the package")


@cache
def facts() -> Facts:
    """Seven places of 2023, of which one has a report of 2024."""
    codes = ("360100", "360200", "360300", "360400", "360500", "360600")
    names = ("南昌市", "景德镇市", "萍乡市", "九江市", "新余市", "鹰潭市")
    layers = [
        *(year(2023, region=name, adcode=code) for name, code in zip(names, codes, strict=True)),
        year(
            2023,
            ["深化“放管服”改革。", *(one.format(300) for one in SENTENCES)],
            headings=["推动外贸稳中提质", "加快重大项目建设", "推进旧城区提质升级"],
        ),
        year(
            2024,
            ["推进“高效办成一件事”。", *(one.format(500) for one in SENTENCES)],
            headings=["推动外贸促稳提质", "大力提振消费", "稳步推进旧城区改造"],
        ),
    ]
    corpus = Corpus.of(one.report for one in layers)
    of_id = {one.report.report_id: one for one in layers}
    return Facts(analyse(corpus, of_id, rules()), no_package)  # type: ignore[arg-type]


def view_of(kind: Kind[Any], url: str) -> object:
    (address,) = (one for one in kind.addresses(facts()) if one.url == url)
    return kind.content(facts(), address).view


def changes() -> RewordingView:
    view = view_of(rewording.KIND, rewording_url("jiangxi-2024"))
    assert isinstance(view, RewordingView)
    return view


def test_without_a_predecessor_there_is_no_page() -> None:
    """The five examples have no two reports of one place."""
    examples = Facts(analysis(), no_package)  # type: ignore[arg-type]
    assert not list(rewording.KIND.addresses(examples))
    assert not list(first_said.KIND.addresses(examples))
    assert not any("与上年相比" in way.name for way in ways_of(examples, "jiangxi-2024"))


def test_names_and_headings_stand_side_by_side() -> None:
    view = changes()
    (row,) = view.names
    assert row.title == "提法"
    assert [link.name for link in row.new] == ["“高效办成一件事”"]
    assert [link.name for link in row.gone] == ["“放管服”"]
    assert row.new[0].url.startswith("reports/jiangxi-2024/plan-1/#p")
    assert row.gone[0].url.startswith("reports/jiangxi-2023/plan-1/#p")
    assert [link.name for link in view.new_headings] == ["大力提振消费"]
    assert [link.name for link in view.gone_headings] == ["加快重大项目建设"]
    (heading,) = view.headings
    assert [piece.text for piece in heading.pieces if piece.change is Change.ADDED] == ["促稳"]


def test_other_headings_stand_apart() -> None:
    """Of a subject that both years have under other words, nothing is claimed."""
    view = changes()
    assert [link.name for link in view.other_headings] == ["稳步推进旧城区改造"]
    assert [link.name for link in view.previous_headings] == ["推进旧城区提质升级"]


def test_what_is_to_be_done_goes_before_slogans() -> None:
    """Of slogans the longest go first."""
    of_kinds = (
        NamesShown(NameKind.SLOGAN, (Link("a", "“放管服”"), Link("b", "“高效办成一件事”"))),
        NamesShown(NameKind.PLAN, (Link("c", "提振消费专项行动"),)),
    )
    plans, slogans = rewording._names(of_kinds, ())
    assert [one.name for one in plans.new] == ["提振消费专项行动"]
    assert [one.name for one in slogans.new] == ["“高效办成一件事”", "“放管服”"]


def test_reworded_sentences_lead_to_both_forms() -> None:
    (section,) = changes().sections
    assert section.section.label == "（一）重点任务"
    assert section.answering is not None
    assert section.answering.url == "reports/jiangxi-2023/plan-1/"
    assert len(section.sentences) == len(SENTENCES)
    for one in section.sentences:
        assert [(p.change, p.text) for p in one.pieces if p.change is not Change.KEPT] == [
            (Change.DELETED, "300"),
            (Change.ADDED, "500"),
        ]
        assert one.url.startswith("reports/jiangxi-2024/plan-1/#p")
        assert one.previous_url.startswith("reports/jiangxi-2023/plan-1/#p")


def test_counts_add_up() -> None:
    view = changes()
    for shares, counted in (
        (view.shares, view.counted),
        (view.previous_shares, view.previous_counted),
    ):
        assert shares.counts.sentences == sum(one.counts.sentences for one in counted)
        assert shares.counts.kept + shares.counts.reworded + shares.counts.rest == (
            shares.counts.sentences
        )
    assert view.shares.counts.reworded == len(SENTENCES)


def test_a_report_leads_there() -> None:
    (way,) = (one for one in ways_of(facts(), "jiangxi-2024") if one.name == "与上年相比")
    assert way.url == rewording_url("jiangxi-2024")
    assert way.told == "新出现的名称 1 个，不再出现的 1 个，改写的句子 4 句"


def test_long_lists_are_folded(monkeypatch: pytest.MonkeyPatch) -> None:
    assert all(section.is_open for section in changes().sections)
    assert len(SENTENCES) < OPEN_MAX
    monkeypatch.setattr(rewording, "OPEN_MAX", len(SENTENCES) - 1)
    assert not any(section.is_open for section in changes().sections)


def test_a_year_tells_what_is_said_first() -> None:
    view = view_of(first_said.KIND, first_said_url(2024))
    assert isinstance(view, FirstSaidView)
    assert (view.told, view.earlier, view.torn, view.count) == (True, 7, 0, 1)
    (group,) = view.groups
    (row,) = group.rows
    assert (row.name, [place.name for place in row.places], row.more) == (
        "“高效办成一件事”",
        ["江西省"],
        0,
    )
    (changed,) = view.rows
    assert (changed.report.report_id, changed.compared.new_names) == ("jiangxi-2024", 1)
    assert not view.levels


def test_a_place_without_an_earlier_report_says_nothing_first() -> None:
    names = {"江西省": "360000", "南昌市": "360100", "萍乡市": "360300", "九江市": "360400"}
    earlier = [year(2023, region=name, adcode=code) for name, code in names.items()]
    layers = (
        *earlier,
        year(2023, region="新余市", adcode="360500"),
        year(2024, ["推进“高效办成一件事”。"], region="鹰潭市", adcode="360600"),
        year(2024, ["推广“一码付”。"], region="杭州市", adcode="330100"),
    )
    found = analyse(
        Corpus.of(one.report for one in layers),
        {one.report.report_id: one for one in layers},
        rules(),
    )
    told = Facts(found, no_package).rewording  # type: ignore[arg-type]
    assert [one.name for one in told.first_said(2024)] == ["“高效办成一件事”"]
    assert told.unsure_first(2024) == 1


def test_a_year_with_many_is_cut_by_level(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_said, "fits", lambda names, reports: False)
    urls = [one.url for one in first_said.KIND.addresses(facts())]
    assert urls == [first_said_url(2024), first_said_url(2024, Level.PROVINCE)]
    whole = view_of(first_said.KIND, urls[0])
    assert isinstance(whole, FirstSaidView)
    assert [(one.title, one.names, one.reports) for one in whole.levels] == [("省级", 1, 1)]
    assert not whole.groups  # no name that several reports give
    part = view_of(first_said.KIND, urls[1])
    assert isinstance(part, FirstSaidView)
    assert (len(part.groups), len(part.rows), part.pages) == (1, 1, ())
