"""Layers on disk: what comes back is what was kept, or nothing."""

from __future__ import annotations

import errno
import os
import pickle
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.layers import ReportLayers
from generator.model import Traced
from generator.reading import store as module
from generator.reading.store import LayerStore, cache_beside, encoded_layers
from tests.factory import seeds
from tests.test_records import Harmful

KEY, OTHER = "ab" * 20, "ac" * 20
DAY = 24 * 60 * 60


@pytest.fixture
def layers() -> ReportLayers:
    return seeds().layers["jiangxi-2024"]


@pytest.fixture
def store(tmp_path: Path) -> LayerStore:
    return LayerStore(tmp_path)


def file_of(store: LayerStore) -> Path:
    """The one file of a store."""
    (path,) = [path for path in store.folder.rglob("*") if path.is_file()]
    return path


def age(path: Path, days: float) -> None:
    info = path.stat()
    os.utime(path, (info.st_atime, info.st_mtime - days * DAY))


@pytest.mark.parametrize("report_id", sorted(seeds().layers))
def test_what_is_kept_comes_back(store: LayerStore, report_id: str) -> None:
    found = seeds().layers[report_id]
    store.keep(KEY, encoded_layers(found))
    assert store.load(KEY) == found
    assert store.load(OTHER) is None


def damage(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    return lambda path: void(path.write_bytes(change(path.read_bytes())))


def void(_result: object) -> None:
    """Nothing, whatever a step returns."""


def to_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def to_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize(
    "harm",
    [
        damage(lambda data: data[:-1]),
        damage(lambda data: data[: len(data) // 2]),
        damage(lambda data: b""),
        damage(lambda data: data[:3000] + bytes([data[3000] ^ 1]) + data[3001:]),
        damage(lambda data: data.replace(b"layers 1\n", b"layers 0\n", 1)),
        damage(lambda data: b"{}"),
        to_folder,
        to_pipe,
    ],
    ids=["cut by a byte", "torn", "empty", "one bit", "other version", "foreign", "folder", "pipe"],
)
def test_what_is_damaged_is_read_anew(
    store: LayerStore, layers: ReportLayers, harm: Callable[[Path], None]
) -> None:
    store.keep(KEY, encoded_layers(layers))
    harm(file_of(store))
    assert store.load(KEY) is None


@pytest.mark.parametrize("packs", [True, False])
@pytest.mark.parametrize("report_id", sorted(seeds().layers))
def test_of_what_is_derived_the_last_is_kept(
    store: LayerStore, report_id: str, packs: bool
) -> None:
    """A file that does not grow in number: what was derived of other layers is of no use."""
    found = seeds().layers[report_id]
    store.keep_last("derived", OTHER, seeds().layers["jiangxi-2024"])
    store.keep_last("derived", KEY, found, packs=packs)
    assert store.load_last("derived", KEY, ReportLayers) == found
    assert store.load_last("derived", OTHER, ReportLayers) is None
    assert store.load_last("derived", KEY, Traced) is None
    assert store.load_last("other", KEY, ReportLayers) is None
    assert file_of(store)


def test_layers_under_another_key_are_none(store: LayerStore, layers: ReportLayers) -> None:
    store.keep(KEY, encoded_layers(layers))
    path = file_of(store)
    path.rename(path.with_name(OTHER))
    assert store.load(OTHER) is None


def test_a_foreign_file_runs_no_code(store: LayerStore, tmp_path: Path) -> None:
    """Even one that is whole and has the right digest."""
    store.keep(KEY, zlib.compress(pickle.dumps(Harmful(tmp_path / "made"))))
    assert store.load(KEY) is None
    assert not (tmp_path / "made").exists()


# --- Disks that do not do what they should ------------------------------------------------------


def test_a_full_disk_does_no_harm(
    store: LayerStore, layers: ReportLayers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing half written is left, and one line tells why nothing is kept."""
    real = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        real(path, data[:100])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    for key in (KEY, OTHER):
        store.keep(key, encoded_layers(layers))
    assert [path for path in store.folder.rglob("*") if path.is_file()] == []
    assert store.fault == (
        f"{store.folder}: what was read cannot be kept for the next time (No space left on device)"
    )


def test_a_folder_that_cannot_be_made_does_no_harm(tmp_path: Path, layers: ReportLayers) -> None:
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    store = LayerStore(tmp_path / "cache")
    store.keep(KEY, encoded_layers(layers))
    store.tidy(())
    assert store.load(KEY) is None
    assert store.fault


def test_a_store_that_may_not_write_leaves_all_as_it_is(
    tmp_path: Path, layers: ReportLayers
) -> None:
    LayerStore(tmp_path).keep(KEY, encoded_layers(layers))
    path = file_of(LayerStore(tmp_path))
    age(path, 100)
    before = path.stat().st_mtime
    store = LayerStore(tmp_path, writes=False)
    store.keep(OTHER, encoded_layers(layers))
    assert store.load(KEY) == layers
    store.tidy(())
    assert (file_of(store), path.stat().st_mtime) == (path, before)


# --- Growth -------------------------------------------------------------------------------------


def test_what_nobody_asked_for_in_a_month_goes(store: LayerStore, layers: ReportLayers) -> None:
    for number, days in enumerate((0, 20, 40, 40)):
        key = f"{number}" * 40
        store.keep(key, encoded_layers(layers))
        age(store.folder / key[:2] / key, days)
    store.tidy({"3" * 40})
    assert [f"{number}" for number in range(4) if store.load(f"{number}" * 40)] == ["0", "1", "3"]


def test_what_is_used_stays_young(store: LayerStore, layers: ReportLayers) -> None:
    """It is said once a day at most: reading is not to write without end."""
    store.keep(KEY, encoded_layers(layers))
    path = file_of(store)
    written = path.stat().st_mtime
    age(path, 0.5)
    store.load(KEY)
    assert path.stat().st_mtime == pytest.approx(written - DAY / 2, abs=1)
    age(path, 30)
    store.load(KEY)
    assert path.stat().st_mtime >= written


def test_a_day_of_edits_does_not_grow_without_bound(
    store: LayerStore, layers: ReportLayers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of what is not in use the newest stay: as many as are in use, and some."""
    monkeypatch.setattr(module, "_SPARE", 2)
    for number in range(9):
        key = f"{number}" * 40
        store.keep(key, encoded_layers(layers))
        age(store.folder / key[:2] / key, (9 - number) / 100)
    store.tidy({"0" * 40})
    left = [number for number in range(9) if store.load(f"{number}" * 40)]
    assert left == [0, 6, 7, 8]


def test_what_a_killed_build_left_goes_the_next_day(
    store: LayerStore, layers: ReportLayers
) -> None:
    store.keep(KEY, encoded_layers(layers))
    torn, fresh = (file_of(store).with_name(name) for name in (".torn", ".fresh"))
    store.keep_last("derived", KEY, layers)
    derived = list(store.folder.glob("all/*"))
    for path in (torn, fresh):
        path.write_bytes(b"half")
    for path in (torn, *derived):
        age(path, 2)
    store.tidy({KEY})
    assert (torn.exists(), fresh.exists()) == (False, True)
    assert [path.exists() for path in derived] == [True]


def test_what_was_made_of_all_goes_when_nobody_asks_for_it(
    store: LayerStore, layers: ReportLayers
) -> None:
    """A site that became small makes no shards; those of its last large build do not stay."""
    for name in ("derived", "search"):
        store.keep_last(name, KEY, layers)
        age(store.folder / "all" / name, 40)
    store.load_last("derived", KEY, ReportLayers)
    store.tidy(())
    assert [path.name for path in store.folder.glob("all/*")] == ["derived"]


def test_what_could_not_be_read_back_is_not_kept(
    store: LayerStore, layers: ReportLayers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MAX_BYTES", 1000)
    store.keep(KEY, encoded_layers(layers))
    assert not store.folder.exists()


def test_a_store_is_beside_a_site(tmp_path: Path) -> None:
    """A folder that is none is not littered."""
    assert cache_beside(tmp_path / "seeds") is None
    (tmp_path / "mkdocs.yml").touch()
    assert cache_beside(tmp_path / "seeds") == tmp_path / ".cache/work-reports"
