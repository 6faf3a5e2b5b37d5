"""Places by years: many of them are folded by what they lie in."""

from __future__ import annotations

import pytest

from generator.pages import place_years
from generator.pages.place_years import Mark, PlaceRow, PlaceYears, folded

MARK = Mark("reports/x/", is_whole=True, is_doubted=False, note="甲县2024年")


def row(name: str, within: str, *marks: Mark | None) -> PlaceRow:
    return PlaceRow(name, within, f"places/{name}/", marks)


TABLE = PlaceYears(
    id="county",
    title="县级",
    count=4,
    years=(2024, 2023),
    rows=(
        row("甲县", "子市", MARK, MARK),
        row("乙县", "丑市", None, MARK),
        row("丙县", "子市", MARK, None),
    ),
)


def test_a_table_that_fits_stays_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place_years, "PLACES_MAX", 3)
    assert folded(TABLE) == TABLE


def test_one_that_does_not_is_folded_by_what_its_places_lie_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(place_years, "PLACES_MAX", 2)
    table = folded(TABLE)
    assert table.rows == ()
    assert [
        (fold.name, [one.name for one in fold.table.rows], fold.table.count, fold.table.years)
        for fold in table.folds
    ] == [("子市", ["甲县", "丙县"], 3, (2024, 2023)), ("丑市", ["乙县"], 1, (2024, 2023))]
