"""The places that a report names: golden cases by form, and the five reports read by eye."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import NamedBy, NamedKind, PlaceMention, Report
from generator.placenames.reading import read_place_names
from generator.text import bare
from generator.themes.segmentation import segment
from tests.expected import expected
from tests.factory import make_report, rules, seeds
from tests.golden_cases import load_cases


def read(report: Report) -> tuple[PlaceMention, ...]:
    knowledge = rules()
    return read_place_names(report, knowledge.places, knowledge.place_names, segment)


def report_of(text: str, region: str = "江西省", adcode: str = "360000") -> Report:
    """A report of that place with the text in its review."""
    body = f"一、2023年工作回顾\n（一）取得成绩\n{text}\n二、2024年工作安排\n做好工作。\n"
    return make_report(body, region, adcode)


@pytest.mark.parametrize("case", load_cases("placenames"))
def test_places_named(case: Any) -> None:
    """A text names the places that a person reads in it, in order, and no others."""
    found = read(report_of(case["text"], *case["own"]))
    decided = [one.name for one in found if one.decided is not NamedBy.UNDECIDED]
    assert decided == case["named"]
    undecided = [one.text for one in found if one.decided is NamedBy.UNDECIDED]
    assert undecided == case.get("undecided", [])


def test_namesakes_are_told_apart_by_code() -> None:
    (beijing, chaoyang) = read(report_of("与北京市朝阳区签订协议。"))
    assert (beijing.adcode, chaoyang.adcode) == ("110000", "110105")
    (gulou,) = read(report_of("鼓楼区新开两条线路。", "南京市", "320100"))
    assert gulou.adcode == "320106"


def test_undecided_words_say_what_they_may_mean() -> None:
    """鼓楼区 is a district of Nanjing, Xuzhou, Fuzhou and Kaifeng."""
    (one,) = read(report_of("与鼓楼区结对。"))
    assert (one.adcode, one.name) == ("", "")
    assert set(one.candidates) == {"320106", "320302", "350102", "410204"}


def test_how_a_place_was_told() -> None:
    found = read(report_of("南昌县、赣州、鄱阳湖和抚州高新区同步推进。"))
    assert [(one.kind, one.decided) for one in found] == [
        (NamedKind.COUNTY, NamedBy.FULL),
        (NamedKind.PREFECTURE, NamedBy.SHORT),
        (NamedKind.WATER, NamedBy.LISTED),
        (NamedKind.ZONE, NamedBy.FORM),
    ]
    assert found[-1].adcode == "361000"


@pytest.mark.parametrize("report_id", sorted(expected("places")))
def test_the_five_reports(report_id: str) -> None:
    """Of each place that a reader looked for in a report, the program finds as many mentions."""
    named = [one.name for one in seeds().layers[report_id].place_names]
    for name, count in expected("places")[report_id].items():
        assert named.count(name) == count, name


def test_a_mention_is_its_own_words() -> None:
    """They stand at its place, and no two of a paragraph overlap."""
    for layers in seeds().layers.values():
        before = None
        for one in layers.place_names:
            assert bare(layers.source.text[one.start : one.end]) == bare(one.text)
            assert one.mention_id.startswith(one.paragraph_id or one.section_id)
            assert before is None or before.end <= one.start or before.start > one.end
            before = one


def test_front_and_annex_name_nothing() -> None:
    """They stand outside of what a report says of its work."""
    layers = seeds().layers["jiangxi-2024"]
    parts = {one.section_id: one.part.value for one in layers.report.sections}
    assert {parts[one.section_id] for one in layers.place_names} <= {
        "review",
        "plan",
        "self_building",
        "closing",
    }


WORDS = st.sampled_from(
    "南昌 市 县 区 赣州 至 、 。 “ ” 青山 新建 高新区 长江 太湖 的 1 朝阳".split()
)


@given(st.lists(WORDS, max_size=20))
def test_any_words_are_read_in_order(words: list[str]) -> None:
    """Whatever stands in a row, mentions are in order, apart, and decided ones have a name."""
    found = read(report_of("".join(words) or "无"))
    for one, other in pairwise(found):
        assert one.end <= other.start
    for one in found:
        assert bool(one.name) is (one.decided is not NamedBy.UNDECIDED)
