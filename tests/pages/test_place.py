"""The page of a place through its years."""

from __future__ import annotations

import pytest

from generator.analysis import analyse
from generator.corpus import Corpus
from generator.layers import read
from generator.pages import place
from generator.pages.facts import Facts
from generator.pages.place import PlaceView
from tests.factory import make_source, report_text, rules


def facts_of(*places: str) -> Facts:
    """A report of 2025 of each place."""

    def no_package() -> None:
        raise AssertionError("no page of a place asks for the package")

    found = [read(make_source(report_text(name)), None, rules()) for name in places]
    layers = {one.report.report_id: one for one in found}
    corpus = Corpus.of(one.report for one in found)
    return Facts(analyse(corpus, layers, rules()), no_package)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("held", "steps"),
    [
        (["江西省", "赣州市", "信丰县"], ["首页", "报告", "江西省", "赣州市", "信丰县"]),
        (["江西省", "信丰县"], ["首页", "报告", "江西省", "信丰县"]),
        (["赣州市", "信丰县"], ["首页", "报告", "江西省", "赣州市", "信丰县"]),
        (["江西省", "赣州市"], ["首页", "报告", "江西省", "赣州市"]),
        (["江西省"], ["首页", "报告", "江西省"]),
    ],
)
def test_the_way_down_passes_each_place_that_has_a_page(held: list[str], steps: list[str]) -> None:
    facts = facts_of(*held)
    address = list(place.KIND.addresses(facts))[-1]
    view = place.KIND.content(facts, address).view
    assert isinstance(view, PlaceView)
    assert [step.label for step in view.crumbs] == steps
    assert all(step.url is not None for step in view.crumbs[:-1])
