"""What a reading depends on, and what not."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import pytest

from generator.model import Original
from generator.reading import fingerprint
from generator.reading.fingerprint import (
    APART,
    PACKAGE,
    code_files,
    package_key,
    reader_version_of,
    report_key,
    search_key,
)
from generator.seeds.folder import SeedText

SEED = SeedText("seeds/a.txt", "a.txt", "文".encode(), None)


def test_all_that_a_report_says_is_in_its_key() -> None:
    """Its bytes, name, original and entry, and the reader: one changed, and it is another."""
    keys = {
        report_key(SEED, "", "one"),
        report_key(replace(SEED, data=b"other"), "", "one"),
        report_key(replace(SEED, file="b.txt"), "", "one"),
        report_key(replace(SEED, original=Original(file="a.docx", sha256="00")), "", "one"),
        report_key(replace(SEED, original=Original(file="a.docx", sha256="01")), "", "one"),
        report_key(SEED, '{"file": "a.txt"}', "one"),
        report_key(SEED, "", "two"),
    }
    assert len(keys) == 7


def test_the_folder_is_not() -> None:
    """A site that is moved, or built from another folder, is not read anew."""
    moved = replace(SEED, path="/elsewhere/seeds/a.txt")
    assert report_key(moved, "", "one") == report_key(SEED, "", "one")


def test_a_site_s_own_catalogue_makes_another_version(tmp_path: Path) -> None:
    """By its bytes; a file that extends nothing is no part of it."""
    package = reader_version_of(None)
    assert reader_version_of(tmp_path) == package
    (tmp_path / "notes.txt").write_text("for us", encoding="utf-8")
    assert reader_version_of(tmp_path) == package
    (tmp_path / "vocabulary.yml").write_text("{}", encoding="utf-8")
    own = reader_version_of(tmp_path)
    (tmp_path / "vocabulary.yml").write_text("{} # ours", encoding="utf-8")
    fingerprints = {one.fingerprint for one in (package, own, reader_version_of(tmp_path))}
    assert len(fingerprints) == 3


def test_code_that_reads_is_in_the_fingerprint() -> None:
    """All that is loaded where reports are read; pages and commands are not."""
    files = {PACKAGE / path for path in code_files()}
    assert loaded_with("generator.reading.tasks") <= files
    assert {PACKAGE / name for name in ("layers.py", "grammar/years.py")} <= files
    assert not {path.parts[0] for path in code_files()} & {"pages", "plugin", "commands"}


def loaded_with(module: str) -> set[Path]:
    """The package's files that a process has loaded once it has imported the module."""
    script = (
        f"import sys, {module}\n"
        "print(*(m.__file__ for n, m in sys.modules.items() if n.split('.')[0] == 'generator'))"
    )
    return {
        Path(path)
        for path in subprocess.run(
            [sys.executable, "-c", script], check=True, capture_output=True, text=True
        ).stdout.split()
    }


def test_code_that_makes_shards_is_in_the_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it calls is among the code that reads, but for a preview's pieces."""
    files = {PACKAGE / path for path in code_files()}
    others = loaded_with("generator.search.table") - files - {PACKAGE / "kept.py"}
    assert {path.parent for path in others} == {PACKAGE / "search"}

    def key() -> str:
        fingerprint._search_fingerprint.cache_clear()
        return search_key(["text"])

    before = key()
    with monkeypatch.context() as patch:
        shutil.copytree(PACKAGE / "search", tmp_path / "search")
        patch.setattr(fingerprint, "PACKAGE", tmp_path)
        assert key() == before
        (tmp_path / "search/shards.py").write_text("# other", encoding="utf-8")
        assert key() != before
    assert key() == before != search_key(["other text"])


def test_all_code_is_in_the_key_of_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An address or a word in them may come from anywhere."""

    def key() -> str:
        fingerprint._program_fingerprint.cache_clear()
        return package_key(["report"], ["site"])

    before = key()
    fingerprint.code_fingerprint()  # of the real package, which is looked at once a process
    with monkeypatch.context() as patch:
        shutil.copytree(PACKAGE, tmp_path / "package", ignore=shutil.ignore_patterns("*.pyc"))
        patch.setattr(fingerprint, "PACKAGE", tmp_path / "package")
        assert key() == before
        for name in ("labels.py", "package/csv.py", "pages/pinyin.py"):
            path = tmp_path / "package" / name
            own = path.read_text(encoding="utf-8")
            path.write_text(f"{own}# other\n", encoding="utf-8")
            assert key() != before
            path.write_text(own, encoding="utf-8")
    assert key() == before
    assert before != package_key(["other"], ["site"]) != package_key(["report"], ["other"])
    assert before != package_key(["report", "site"], [])


@pytest.mark.parametrize("library", fingerprint.LIBRARIES)
def test_another_version_of_a_library_is_another_fingerprint(
    library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Among them the one that cuts words: its dictionary comes with it."""
    assert "rjieba" in fingerprint.LIBRARIES
    before = fingerprint.code_fingerprint.__wrapped__()
    versions = {name: version(name) for name in fingerprint.LIBRARIES}
    monkeypatch.setattr(fingerprint, "version", {**versions, library: "other"}.__getitem__)
    assert fingerprint.code_fingerprint.__wrapped__() != before


def test_what_is_apart_is_there() -> None:
    """A module that was renamed would count for nothing else."""
    brought_by_a_wheel = {"templates"}
    assert [name for name in APART - brought_by_a_wheel if not (PACKAGE / name).exists()] == []


def test_a_new_module_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until somebody says that it cannot change a reading."""
    for name in ("grammar/new.py", "new.py", "pages/new.py", "cli.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.setattr(fingerprint, "PACKAGE", tmp_path)
    assert [path.as_posix() for path in code_files()] == ["grammar/new.py", "new.py"]
