"""Which sections of two reports belong side by side."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Part, Relation
from generator.pages.facts import Facts
from generator.pairing.alignment import Stretch, align
from tests.factory import analysis
from tests.golden_cases import load_cases


def stretch(heading: str, of: list[Any], number: int = 0) -> Stretch:
    part, depth, characters, themes, words = of
    return Stretch(
        slug=f"s-{number}",
        part=Part(part),
        depth=depth,
        heading=heading,
        title=re.sub(r"^(?:（.）|.、)", "", heading),
        characters=characters,
        themes=tuple(themes),
        words=words,
        paragraphs=(number,),
    )


def side(of: dict[str, list[Any]]) -> list[Stretch]:
    return [stretch(heading, said, number) for number, (heading, said) in enumerate(of.items())]


@pytest.mark.parametrize("case", load_cases("pairing"))
def test_alignment(case: Any) -> None:
    """What a person sets side by side is, and nothing else; whatever there is stands somewhere, once."""
    own, other = side(case["own"]), side(case["other"])
    found = align(own, other)
    pairs = {
        " + ".join(own[place].heading for place in one.own): " + ".join(
            other[place].heading for place in one.other
        )
        for one in found
        if one.own and one.other
    }
    assert pairs == case["pairs"]
    doubtful = [own[one.own[0]].heading for one in found if one.is_doubtful]
    assert doubtful == case.get("doubtful", [])


STRETCHES = st.lists(
    st.builds(
        stretch,
        st.sampled_from(
            ["（一）产业升级", "（二）产业兴旺", "（三）改善民生", "一、工作安排", "其他"]
        ),
        st.tuples(
            st.sampled_from(["review", "plan", "self_building"]),
            st.sampled_from([1, 2]),
            st.integers(1, 900),
            st.lists(st.sampled_from(["industry", "livelihood"]), unique=True, max_size=2),
            st.dictionaries(st.sampled_from(["就业", "制造业"]), st.integers(1, 90)),
        ),
    ),
    max_size=6,
)


@given(STRETCHES, STRETCHES)
def test_everything_stands_once(own: list[Stretch], other: list[Stretch]) -> None:
    found = align(own, other)
    assert sorted(place for one in found for place in one.own) == [*range(len(own))]
    assert sorted(place for one in found for place in one.other) == [*range(len(other))]
    for one in found:
        assert 1 in (len(one.own), len(one.other))


# Read from the outlines of both.
FUZHOU = {
    "（一）加快建设现代产业新区": "（一）深入推进新型工业化",
    "（二）着力扩大有效需求": "（二）充分挖掘释放需求潜力",
    "（三）全面深化改革开放": "（三）推进内陆地区改革开放高地建设",
    "（四）大力促进城乡融合发展": "（五）着力构建区域发展新格局",
    "（五）加快建设生态康养名城": "（六）推动全面绿色转型",
    "（七）全力保障和改善民生": "（七）坚持在发展中保障和改善民生",
    "（八）努力打造让党放心、人民满意政府": "（九）深化政府自身建设",
}


def test_the_plans_of_fuzhou_and_its_province() -> None:
    """The sixth section, on culture, has no counterpart; nor have the province's fourth and eighth."""

    def no_package() -> None:
        raise AssertionError("no alignment asks for the package")

    facts = Facts(analysis(), no_package)  # type: ignore[arg-type]
    assert facts.pairing.beside("fuzhou-2024") == ((Relation.SUPERIOR, "jiangxi-2024"),)
    own, other = facts.pairing.stretches("fuzhou-2024"), facts.pairing.stretches("jiangxi-2024")
    found = [
        (
            own[one.own[0]].heading if one.own else "",
            other[one.other[0]].heading if one.other else "",
        )
        for one in facts.pairing.aligned("fuzhou-2024", "jiangxi-2024")
        if all(
            side[places[0]].part is Part.PLAN and side[places[0]].depth == 2
            for side, places in ((own, one.own), (other, one.other))
            if places
        )
    ]
    pairs = {here: there.partition("，")[0] for here, there in found if here and there}
    assert pairs == FUZHOU
    assert [here[:3] for here, there in found if not there] == ["（六）"]
    assert [there[:3] for here, there in found if not here] == ["（四）", "（八）"]
