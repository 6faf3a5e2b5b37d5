"""A site's own `catalogue/` extends what the package knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalogue.indicators import load_indicators
from generator.catalogue.loading import extended
from generator.catalogue.places import load_places
from generator.catalogue.stopwords import load_stop_words
from generator.errors import CatalogueError
from generator.reading import read_corpus
from generator.seeds.folder import own_catalogue
from tests.factory import SEEDS


def test_extending_data() -> None:
    """Fields one by one, lists by their ids, everything else by what is said last."""
    package = {"a": [1, 2], "b": [{"id": "x", "n": 1}, {"id": "y", "n": 2}], "c": "old", "d": 1}
    own = {"a": [2, 3], "b": [{"id": "z", "n": 3}, {"id": "x", "n": 9}], "c": "new"}
    assert extended(package, own) == {
        "a": [1, 2, 3],
        "b": [{"id": "x", "n": 9}, {"id": "y", "n": 2}, {"id": "z", "n": 3}],
        "c": "new",
        "d": 1,
    }
    assert extended(package, None) == package


def test_words_are_added(tmp_path: Path) -> None:
    (tmp_path / "stopwords.yml").write_text("groups: {本站: [某某词]}", encoding="utf-8")
    assert load_stop_words(own=tmp_path) == load_stop_words() | {"某某词"}


def test_a_slip_in_a_site_s_own_file_names_that_file(tmp_path: Path) -> None:
    (tmp_path / "indicators.yml").write_text("indicators: [{id: mine}]", encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"indicators\.yml: indicators"):
        load_indicators(own=tmp_path)


def test_a_place_is_added(tmp_path: Path) -> None:
    """A development zone has no code in GB/T 2260; a site gives it one."""
    row = "adcode,name,slug\n360191,赣江新区,ganjiang-xinqu\n"
    (tmp_path / "places.csv").write_text(row, encoding="utf-8")
    places = load_places(own=tmp_path)
    assert places.region("360191").name == "赣江新区"
    assert len(places.names) == len(load_places().names) + 1


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("36019,赣江新区,ganjiang", "places.csv:2: adcode: found '36019'"),
        ("360191,赣江新区,赣江", "places.csv:2: slug: found '赣江'"),
        ("360191,赣江新区,jiangxi", "slug jiangxi is 江西省's and 赣江新区's"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, row: str, said: str) -> None:
    (tmp_path / "places.csv").write_text(f"adcode,name,slug\n{row}\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match=said):
        load_places(own=tmp_path)


def test_it_lies_beside_the_seeds(tmp_path: Path) -> None:
    """A report of a place that only the site knows is read without a word in the manifest."""
    (tmp_path / "catalogue").mkdir()
    (tmp_path / "seeds").mkdir()
    rows = "adcode,name,slug\n360791,桃源新区,taoyuan-xinqu\n"
    (tmp_path / "catalogue/places.csv").write_text(rows, encoding="utf-8")
    text = (SEEDS / "fuzhou-2024.txt").read_text(encoding="utf-8")
    (tmp_path / "seeds/x.txt").write_text(text, encoding="utf-8")
    entry = 'reports:\n  - {file: x.txt, adcode: "360791", year: 2024, accept: [region]}\n'
    (tmp_path / "seeds/reports.yml").write_text(entry, encoding="utf-8")
    reading = read_corpus(tmp_path / "seeds")
    assert own_catalogue(tmp_path / "seeds") == tmp_path / "catalogue"
    assert [r.report_id for r in reading.corpus.reports] == ["taoyuan-xinqu-2024"], reading.errors
