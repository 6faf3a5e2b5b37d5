"""Reads the manifest: what the texts cannot say of themselves.

`importing/manifest.py` writes entries into it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from generator.catalogue.loading import list_in, read_list, validated
from generator.errors import CatalogueError, EntryError, SourceError
from generator.seeds.entry import Entry
from generator.seeds.files import MANIFEST, check_file, is_there, read_bytes


def read_manifest(seeds: Path) -> tuple[Mapping[str, Entry], tuple[SourceError, ...]]:
    """The manifest's entries by file name, and the errors of the others.

    Both are empty where there is no manifest. A faulty entry costs only itself: it breaks the
    schema, names a file that is not there or leads elsewhere, or names one twice.
    """
    path = seeds / MANIFEST
    entries: dict[str, Entry] = {}
    errors: list[SourceError] = []
    taken: set[str] = set()
    try:
        if not is_there(path):
            return {}, ()
        check_file(path)
        listed = _listed(path, read_list(path))
    except SourceError as error:
        return {}, (error,)
    for line, data in listed:
        try:
            entry = validated(path, line, data, Entry)
            for name in filter(None, (entry.file, entry.original)):
                if name in taken:
                    raise CatalogueError(
                        str(path), line, f"{name} stands here twice; expected once"
                    )
                _expect_file(seeds / name, path, line, entry)
        except CatalogueError as error:
            errors.append(_faulty(error, data))
            continue
        taken |= {entry.file, entry.original} - {""}
        entries[entry.file] = entry
    return entries, tuple(errors)


@lru_cache(maxsize=1)  # a preview reads the manifest again after every edit of a text
def _listed(path: Path, text: str) -> tuple[tuple[int, object], ...]:
    return tuple(list_in(path, text, "reports"))


def _faulty(error: CatalogueError, data: object) -> EntryError:
    """The error, with the files that the faulty entry names."""
    fields = data if isinstance(data, dict) else {}
    names = (fields.get("file"), fields.get("original"))
    files = frozenset(name for name in names if isinstance(name, str) and name)
    return EntryError(error, files, withholds=bool(fields.get("withhold")))


def _expect_file(path: Path, manifest: Path, line: int, entry: Entry) -> None:
    if not is_there(path):
        mend = "no field `original`"
        if path.name == entry.file:
            mend = f"`work-reports remove {entry.id or path.stem}`, which takes the entry out"
        message = f"{path.name} is not in {path.parent}; expected the file there, or {mend}"
        raise CatalogueError(str(manifest), line, message)
    try:
        check_file(path)
    except SourceError as error:
        message = f"{path.name} {error.message}"
        raise CatalogueError(str(manifest), line, message) from error


def listed_items(seeds: Path) -> dict[str, object]:
    """The manifest's items by file name, checked or not. Raises: CatalogueError."""
    path = seeds / MANIFEST
    if not is_there(path):
        return {}
    check_file(path)
    items = (item for _, item in list_in(path, read_list(path), "reports"))
    return {str(item["file"]): item for item in items if isinstance(item, dict) and "file" in item}


def manifest_text(seeds: Path) -> str:
    """The manifest as it stands, empty where there is none. Raises: SourceError."""
    path = seeds / MANIFEST
    try:
        return read_bytes(path).decode() if is_there(path) else ""
    except UnicodeDecodeError as error:
        raise CatalogueError(str(path), None, f"not valid YAML: {error}") from error
