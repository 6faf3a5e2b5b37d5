"""Writes files so that nothing half written is ever seen."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from generator.errors import SourceError


def write_files(folder: Path, files: Mapping[str, bytes | Path | Iterable[bytes]]) -> None:
    """Writes files by their path below `folder`, which is made where it is missing.

    A `Path` is copied; pieces are written one after the other. Files that are there are replaced.
    All that needs room on the disk is done in a hidden folder first, so that a full one leaves
    nothing half written.
    Raises: SourceError when the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".writing-", dir=folder) as staging:
            for name, content in files.items():
                _write(Path(staging) / name, content)
            for name in files:
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                (Path(staging) / name).replace(target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise SourceError(str(folder), None, f"cannot be written ({reason})") from error


def replace_whole(path: Path, content: bytes) -> None:
    """Writes one file in a folder that is there, whole or not at all. Raises: OSError."""
    fresh = path.with_name(f".{uuid4().hex}")
    try:
        fresh.write_bytes(content)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def _write(path: Path, content: bytes | Path | Iterable[bytes]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif isinstance(content, Path):
        shutil.copyfile(content, path)
    else:
        with path.open("wb") as file:
            file.writelines(content)
