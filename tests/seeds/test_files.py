"""What may lie in a folder of seeds: regular files of plausible size, nothing that leads away."""

from __future__ import annotations

import os
from pathlib import Path

from generator.reading import read_corpus
from generator.seeds.files import MAX_BYTES
from tests.factory import TEXT, only_error


def test_a_link_is_not_followed(folder: Path, tmp_path: Path) -> None:
    """What it leads to is no part of the folder."""
    (tmp_path / "outside.txt").write_text(TEXT.replace("江西省", "湖南省"), encoding="utf-8")
    (folder / "b.txt").symlink_to(tmp_path / "outside.txt")
    assert only_error(folder) == f"{folder / 'b.txt'}: is a symbolic link; expected a file"


def test_a_folder_within(folder: Path) -> None:
    (folder / "2024").mkdir()
    assert only_error(folder) == f"{folder / '2024'}: is a folder; expected a file"


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "b.txt")
    assert only_error(folder) == f"{folder / 'b.txt'}: is a device, pipe or socket; expected a file"


def test_a_large_file_is_not_read(folder: Path) -> None:
    with (folder / "b.txt").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    expected = "holds 33,554,433 bytes; expected 33,554,432 at most"
    assert only_error(folder) == f"{folder / 'b.txt'}: {expected}"


def test_hidden_files_are_none_of_ours(folder: Path) -> None:
    """A system's notes, and what `add` has half written when the power goes."""
    (folder / ".DS_Store").touch()
    (folder / ".adding-x").mkdir()
    assert not read_corpus(folder).errors


def test_the_folder_may_be_a_link(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder)
    assert not read_corpus(tmp_path / "link").errors
