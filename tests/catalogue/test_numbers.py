"""The words of the ledger of numbers."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from generator.catalogue.numbers import load_number_words
from generator.errors import CatalogueError

WORDS = load_number_words()


def test_a_unit_is_of_one_kind() -> None:
    counts = Counter(unit for kind in WORDS.units for unit in kind.words)
    assert [unit for unit, count in counts.items() if count > 1] == []


def test_what_is_no_unit_begins_as_one_does() -> None:
    """Anything else would stand there for nothing."""
    units = tuple(unit for kind in WORDS.units for unit in kind.words)
    assert [word for word in WORDS.no_units.words if not word.startswith(units)] == []


def test_a_site_adds_a_unit(tmp_path: Path) -> None:
    own = "units: [{kind: local, label: 本地单位, words: [贯], example: 3贯}]"
    (tmp_path / "numbers.yml").write_text(own, encoding="utf-8")
    assert load_number_words(own=tmp_path).units[-1].words == ("贯",)


def test_a_faulty_kind_is_named(tmp_path: Path) -> None:
    own = "units: [{kind: 单位, label: 单位, words: [贯], example: 3贯}]"
    (tmp_path / "numbers.yml").write_text(own, encoding="utf-8")
    with pytest.raises(CatalogueError, match="kind"):
        load_number_words(own=tmp_path)
