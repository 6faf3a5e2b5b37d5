"""Records as bytes: what comes back is what went in, or an error, and no code runs."""

from __future__ import annotations

import os
import pickle
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import records as module
from generator.layers import ReportLayers
from generator.model import Traced
from generator.records import Packed, decoded
from tests.factory import seeds


@given(st.lists(st.integers(0, 200), unique=True).map(sorted))
def test_origins_of_any_kind_come_back(origins: list[int]) -> None:
    """Runs of every length, gaps between them, and none at all."""
    for source in ("", "字" * 300):
        traced = Traced("字" * len(origins), tuple(origins))
        function, arguments = module._reduced(source, traced)
        assert function(*arguments) == traced


@pytest.mark.parametrize("bounds", [(0, 2), (0, 4, 9), (-1, 2), (0, 10**12), (3, 0)])
def test_origins_that_cannot_be_are_refused(bounds: tuple[int, ...]) -> None:
    """Too few, odd, before the text, too many to hold, backwards."""
    with pytest.raises(ValueError, match=r"origin|argument"):
        module._traced("三个字", bounds)


@pytest.mark.parametrize("bounds", [(0, 4), (0, 1, 2), (-1, 2), (0, 10**12), (3, 0)])
def test_places_outside_the_source_are_refused(bounds: tuple[int, ...]) -> None:
    """Behind its end, odd, before it, too many to hold, backwards."""
    with pytest.raises(ValueError, match=r"origin|argument"):
        module._cut("三个字", bounds)


class Harmful:
    """A pickle of this makes a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (str(self.folder),)


def test_foreign_bytes_run_no_code(tmp_path: Path) -> None:
    harmful = zlib.compress(pickle.dumps(Harmful(tmp_path / "made")))
    with pytest.raises(pickle.UnpicklingError, match="mkdir is no part of layers"):
        decoded(harmful, ReportLayers)
    with pytest.raises(pickle.UnpicklingError, match="mkdir is no part of layers"):
        list(Packed(1, harmful))
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize("value", ["text", seeds().corpus.reports[0].region])
def test_anything_but_layers_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="no ReportLayers"):
        decoded(zlib.compress(pickle.dumps(value)), ReportLayers)


def test_a_small_file_cannot_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_BYTES", 1000)
    with pytest.raises(ValueError, match="does not end"):
        decoded(zlib.compress(b"\0" * 1001), ReportLayers)


@pytest.mark.parametrize("report_id", sorted(seeds().layers))
def test_packed_records_come_back_in_their_order(report_id: str) -> None:
    """At each pass over them, and they are told apart by what they are."""
    ranks = seeds().layers[report_id].ranks
    packed = Packed.of(ranks)
    assert len(packed) == len(ranks)
    assert tuple(packed) == ranks
    assert tuple(packed) == ranks
    assert packed == Packed.of(ranks)
    assert packed != Packed.of(ranks[:-1])


def test_no_records_are_packed_too() -> None:
    assert list(Packed.of(())) == []
