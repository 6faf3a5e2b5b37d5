"""The archive: any program opens it, and the same files make the same bytes in any order."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import GeneratorError
from generator.kept import Kept, NothingKept
from generator.package import archive as archive_module
from generator.package.archive import Archive

FILES: Mapping[str, tuple[bytes, ...]] = {
    "空.csv": (),
    "表.csv": ("\ufeffa,b\n".encode(), "甲,乙\n".encode() * 5000, b""),
    "sources/a.txt": (b"text",),
}


def filled(files: Mapping[str, Iterable[bytes]], kept: Kept | None = None) -> Archive:
    made = Archive("folder", kept or NothingKept())
    for path, pieces in files.items():
        assert b"".join(made.passing(path, pieces)) == b"".join(pieces)
    return made


def opened(made: Archive, paths: Iterable[str]) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(b"".join(made.chunks(paths))))


def test_it_holds_the_files_below_one_folder() -> None:
    with opened(filled(FILES), FILES) as found:
        assert found.testzip() is None
        assert found.namelist() == [f"folder/{path}" for path in FILES]
        for path, pieces in FILES.items():
            assert found.read(f"folder/{path}") == b"".join(pieces)
        assert {one.date_time for one in found.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {one.external_attr >> 16 for one in found.infolist()} == {0o100644}


def test_another_program_opens_it(tmp_path: Path) -> None:
    unzip = shutil.which("unzip")
    if unzip is None:
        pytest.skip("unzip is not installed")
    path = tmp_path / "made.zip"
    path.write_bytes(b"".join(filled(FILES).chunks(FILES)))
    subprocess.run([unzip, "-tq", str(path)], check=True, capture_output=True)


@given(st.lists(st.binary(max_size=200), max_size=6))
def test_pieces_are_put_together(pieces: list[bytes]) -> None:
    with opened(filled({"a": pieces}), ["a"]) as found:
        assert found.testzip() is None
        assert found.read("folder/a") == b"".join(pieces)


def test_the_order_in_which_files_were_given_does_not_matter() -> None:
    backwards = {path: FILES[path] for path in reversed([*FILES])}
    assert b"".join(filled(FILES).chunks(FILES)) == b"".join(filled(backwards).chunks(FILES))


def test_what_was_compressed_before_is_taken_over() -> None:
    kept = Kept()
    first = b"".join(filled(FILES, kept).chunks(FILES))
    changed = {**FILES, "表.csv": (*FILES["表.csv"][:2], "丙,丁\n".encode())}
    assert b"".join(filled(changed, kept).chunks(changed)) == b"".join(
        filled(changed).chunks(changed)
    )
    assert b"".join(filled(FILES, kept).chunks(FILES)) == first


def test_a_file_that_was_not_given_is_an_error() -> None:
    made = filled(FILES)
    assert "表.csv" in made
    with pytest.raises(KeyError):
        b"".join(made.chunks(["another"]))


def test_what_the_format_cannot_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_module, "_LIMIT", 1000)
    with pytest.raises(GeneratorError, match="too large for a zip"):
        b"".join(filled(FILES).chunks(FILES))
