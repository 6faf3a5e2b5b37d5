"""Tables from the last build: the same bytes, and made anew wherever they might be others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.package.data import PackageData
from generator.package.files import ARCHIVE, DataPackage
from generator.package.publication import Publication
from generator.package.shelf import Shelf
from generator.package.table import Table
from generator.pages.rooms import Rooms
from generator.pipeline import build_site
from generator.reading import LayerStore, Reader
from tests.factory import SEEDS, analysis

KEY, OTHER = "ab" * 20, "cd" * 20


def package(folder: Path, key: str = KEY) -> DataPackage:
    made = DataPackage(PackageData(analysis()), packs=True)
    made.shelf = Shelf(LayerStore(folder), key)
    return made


def contents(made: DataPackage) -> dict[str, bytes]:
    """All files in the order in which a site writes them, the archive at last."""
    return {path: file.content() for path, file in (made.files | made.offered).items()}


@pytest.fixture
def made_tables(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the tables that are made, as they are."""
    names: list[str] = []
    real: Callable[..., object] = Table.csv

    def csv(self: Table[object], *arguments: object) -> object:
        names.append(self.name)
        return real(self, *arguments)

    monkeypatch.setattr(Table, "csv", csv)
    return names


def test_the_next_build_makes_no_table(tmp_path: Path, made_tables: list[str]) -> None:
    """All files are the same, with their checksums and the archive."""
    first = contents(package(tmp_path))
    assert {"numbers", "panel", "terms"} <= set(made_tables)
    made_tables.clear()
    assert contents(package(tmp_path)) == first
    assert made_tables == []


def test_the_archive_alone_is_the_same(tmp_path: Path) -> None:
    first = contents(package(tmp_path))[ARCHIVE]
    assert package(tmp_path).offered[ARCHIVE].content() == first


def test_of_something_else_all_are_made(tmp_path: Path, made_tables: list[str]) -> None:
    contents(package(tmp_path))
    once = sorted(made_tables)
    contents(package(tmp_path, OTHER))
    assert sorted(made_tables) == sorted(once * 2)


def test_what_is_damaged_is_made_again(tmp_path: Path, made_tables: list[str]) -> None:
    first = contents(package(tmp_path))
    (kept,) = tmp_path.rglob("package-numbers.csv")
    kept.write_bytes(kept.read_bytes()[:-1])
    made_tables.clear()
    assert contents(package(tmp_path)) == first
    assert made_tables == ["numbers"]


def built(cache: Path, **settings: object) -> dict[str, bytes]:
    """The data of a site, whose builds keep what they can."""
    reader = Reader(store=LayerStore(cache))
    site = build_site(SEEDS, reader=reader, **settings)  # type: ignore[arg-type]
    return {path: site.content(path) for path in site.files if path.startswith("data/")}


@pytest.mark.parametrize(
    "settings",
    [
        {"rooms": Rooms(frozenset({"themes"}))},
        {"rooms": Rooms(excluded=lambda source: source.startswith("reports/jian-2024/plan"))},
        {"publication": Publication(site_name="甲站", site_url="https://example.org/")},
    ],
    ids=["a closed room", "pages left out", "another site"],
)
def test_settings_that_show_in_tables_make_them_anew(
    tmp_path: Path, settings: dict[str, object]
) -> None:
    """Each build is what it would be without the ones before it, and so is the first again."""
    fresh = built(tmp_path / "fresh", **settings)
    plain = built(tmp_path / "cache")
    assert fresh != plain
    assert built(tmp_path / "cache", **settings) == fresh
    assert built(tmp_path / "cache") == plain
