"""The indicators' catalogue: which there are, how they are called, and how far 左右 reaches."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

import generator.catalogue.indicators as indicators_catalogue
from generator.catalogue.indicators import About, NameForm, load_indicators, names_of
from generator.catalogue.themes import load_themes
from generator.errors import CatalogueError

HEADLINE = [
    "gdp_growth",
    "industrial_value_added_growth",
    "fixed_asset_investment_growth",
    "retail_sales_growth",
    "budget_revenue_growth",
    "urban_income_growth",
    "rural_income_growth",
    "cpi_rise",
    "surveyed_unemployment_rate",
    "grain_output",
    "new_urban_jobs",
    "rd_intensity",
    "pm25",
]


def test_the_headline_indicators() -> None:
    """The catalogue holds the thirteen of the data package."""
    assert [i.id for i in load_indicators() if i.headline][: len(HEADLINE)] == HEADLINE


def test_every_indicator_has_an_english_name_of_its_own() -> None:
    names = [i.english for i in load_indicators()]
    assert all(name.isascii() and name for name in names)
    assert len({*names}) == len(names)


def test_a_level_shares_the_names_of_its_rate() -> None:
    indicators = load_indicators()
    by_id = {one.id: one for one in indicators}
    assert by_id["gdp"].aliases == ()
    assert names_of(by_id["gdp"], indicators) == by_id["gdp_growth"].aliases
    assert names_of(by_id["deficit_ratio"], indicators) == ("赤字率", "财政赤字率")


def test_themes_exist() -> None:
    """An indicator's theme is one of the themes' catalogue, or none."""
    known = {theme.id for theme in load_themes().themes} | {""}
    assert {indicator.theme for indicator in load_indicators()} <= known


def broken(tmp_path: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    """A copy of the catalogue with one thing changed."""
    source = Path(indicators_catalogue.__file__).with_name("indicators.yml")
    data = yaml.safe_load(source.read_text(encoding="utf-8"))
    change(data)
    path = tmp_path / "indicators.yml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "change, message",
    [
        (
            lambda data: data["indicators"][0].update(
                forms=[{"slots": [["生产"], ["总值"]], "example": "总产值"}]
            ),
            "总产值 is not made of the slots",
        ),
        (lambda data: data["indicators"][0].update(measure="speed"), "measure"),
        (lambda data: data["indicators"][1].update(id="gdp_growth"), "two indicators have the id"),
        (lambda data: data["indicators"][0].update(plausible=[5, 1]), "plausible"),
        (lambda data: data["indicators"][0].update(asked=["社零"]), "社零 of gdp_growth is a name"),
        (lambda data: data["indicators"][0].update(colour="red"), "colour"),
        (lambda data: data["indicators"][0].update(aliases=[]), "expected a name"),
        (lambda data: data["indicators"][1].update(level_of="gdp_growth"), "is no level of a rate"),
        (lambda data: data["indicators"][-1].update(level_of="cpi"), "is no level of a rate cpi"),
        (
            lambda data: data["indicators"][-1].update(level_of="urban_income_growth"),
            "two levels of a rate have the id",
        ),
    ],
)
def test_a_broken_catalogue_is_named(
    tmp_path: Path, change: Callable[[dict[str, Any]], None], message: str
) -> None:
    """What breaks the schema is said in one line that names the file."""
    path = broken(tmp_path, change)
    with pytest.raises(CatalogueError, match=message) as caught:
        load_indicators(path)
    assert caught.value.path == str(path)


FORM = NameForm(slots=(("城镇", "城乡", ""), ("居民",), ("人均", "")), example="城镇居民人均")


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("城镇居民人均", True),
        ("居民", True),
        ("城乡居民", True),
        ("城镇人均", False),
        ("人均居民", False),
        ("城镇城乡居民", False),
    ],
)
def test_a_name_is_made_of_slots_in_order(name: str, fits: bool) -> None:
    """Of each one word; only an empty one leaves its slot out."""
    assert (FORM.regex.fullmatch(name) is not None) is fits


@pytest.mark.parametrize(
    ("about", "reaches"),
    [
        (About(amount=Decimal("0.2"), reason="甲"), Decimal("0.2")),
        (About(share=Decimal("0.02"), reason="甲"), Decimal(2)),
    ],
)
def test_how_far_about_reaches(about: About, reaches: Decimal) -> None:
    """An amount, or a share of the target, be it a fall."""
    assert about.reaches(Decimal(100)) == about.reaches(Decimal(-100)) == reaches


@pytest.mark.parametrize("given", [{}, {"amount": 1, "share": "0.1"}, {"share": 1}, {"amount": 0}])
def test_about_is_an_amount_or_a_share(given: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        About.model_validate({**given, "reason": "甲"})


@pytest.mark.parametrize(
    ("indicator_id", "said", "unsaid"),
    [("gdp_growth", "0.2", "0.5"), ("new_urban_jobs", "1", "1"), ("rd_intensity", "0.05", "1")],
)
def test_where_the_catalogue_says_nothing(indicator_id: str, said: str, unsaid: str) -> None:
    """Half a point of growth, two per cent of anything else; here of a target of 50."""
    (indicator,) = (one for one in load_indicators() if one.id == indicator_id)
    assert indicator.about_reaches(Decimal(50)) == Decimal(said)
    silent = indicator.model_copy(update={"about": None})
    assert silent.about_reaches(Decimal(50)) == Decimal(unsaid)
