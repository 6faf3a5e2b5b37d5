"""The made corpora that the benchmarks measure on."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from itertools import combinations
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.corpus import main, make_corpus
from benchmarks.planning import plan
from benchmarks.wording import coin
from generator.analysis import Analysis
from generator.catalogue.places import load_places
from generator.model import Level
from generator.pipeline import analyse_seeds
from generator.reading import Reading, read_corpus

REPORTS = 12


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "seeds"
    make_corpus(folder, REPORTS)
    return folder


@pytest.fixture(scope="module")
def reading(seeds: Path) -> Reading:
    return read_corpus(seeds)


@pytest.fixture(scope="module")
def analysis(reading: Reading) -> Analysis:
    return analyse_seeds(reading)


def test_made_reports_read_without_errors_and_problems(reading: Reading) -> None:
    assert reading.errors == ()
    assert reading.problems == ()
    assert len(reading.corpus.reports) == REPORTS


def test_every_report_is_of_another_place_or_year(reading: Reading) -> None:
    pairs = {(report.region.adcode, report.year) for report in reading.corpus.reports}
    assert len(pairs) == REPORTS


def test_reports_are_no_copies(seeds: Path) -> None:
    """No two share more than half of their lines."""
    texts = [set(path.read_text(encoding="utf-8").split("\n")) for path in seeds.glob("*.txt")]
    assert all(len(one & other) < len(one) / 2 for one, other in combinations(texts, 2))


def test_terms_of_different_provinces_have_different_names(analysis: Analysis) -> None:
    provinces: dict[str, set[str]] = {}
    places = {report.report_id: report.region for report in analysis.corpus.reports}
    for term in analysis.glossary.terms:
        provinces.setdefault(term.name, set()).add(places[term.report_id].adcode[:2])
    assert provinces
    assert all(len(codes) == 1 for codes in provinces.values())


def test_cities_mention_terms_of_their_province(analysis: Analysis) -> None:
    places = {report.report_id: report.region for report in analysis.corpus.reports}
    defined = {term.term_id: places[term.report_id] for term in analysis.glossary.terms}
    assert any(
        defined[mention.term_id].level is Level.PROVINCE
        and places[mention.report_id].level is not Level.PROVINCE
        for mention in analysis.glossary.mentions
    )


def test_figures_differ_between_reports(analysis: Analysis) -> None:
    said: defaultdict[str, set[tuple[str, Decimal]]] = defaultdict(set)
    for one in analysis.figures.observations:
        said[one.report_id].add((one.indicator_id, one.value))
    assert len(said) == REPORTS
    assert all(
        len(figures & others) < len(figures) / 2
        for figures, others in combinations(said.values(), 2)
    )


def test_the_same_arguments_make_the_same_bytes(seeds: Path, tmp_path: Path) -> None:
    make_corpus(tmp_path / "again", REPORTS)
    files = {path.name: path.read_bytes() for path in seeds.iterdir()}
    assert files == {path.name: path.read_bytes() for path in (tmp_path / "again").iterdir()}


def test_documents_of_a_folder_are_bases_and_others_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "note.txt").write_text("这不是政府工作报告。", encoding="utf-8")
    result = CliRunner().invoke(main, [str(tmp_path / "out"), "--reports=1", f"--from={folder}"])
    assert result.exit_code == 0
    assert "note.txt" in result.stderr


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()
    result = CliRunner().invoke(main, [str(tmp_path), "--reports=1"])
    assert result.exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("count", [1, 5, 189, 2_000, 50_000])
def test_a_plan_has_as_many_pairs_as_asked(count: int) -> None:
    pairs = plan(count, load_places())
    assert len(pairs) == len(set(pairs)) == count


def test_a_plan_has_all_levels_and_places_with_several_years() -> None:
    pairs = plan(189, load_places(), nation=True)
    levels = Counter(region.level for region, _ in pairs)
    years = Counter(region.adcode for region, _ in pairs)
    assert levels[Level.NATIONAL] >= 1
    assert levels[Level.PROVINCE] < levels[Level.COUNTY] < levels[Level.PREFECTURE]
    assert 1 < max(years.values()) <= 5


@pytest.mark.parametrize("words", ["赣企通", "三严五整", "1269", "5+2就业之家", "食育普及"])
def test_no_two_places_coin_the_same_name(words: str) -> None:
    names = {coin(words, rank) for rank in range(4_096)}
    assert len(names) == 4_096
