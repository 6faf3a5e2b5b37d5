"""Takes reports out of a folder of seeds: the entry, the text, the original."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from generator.errors import SourceError
from generator.importing.add import read_present, unwritten
from generator.importing.manifest import without_entry
from generator.importing.writing import write_together
from generator.links import PUBLISHED_ADDRESSES, report_url
from generator.reading import Reader
from generator.seeds.files import MANIFEST, is_plain_name, is_there
from generator.seeds.manifest import listed_items, manifest_text

_NEAR = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """A report that is to go.

    `file` is its text's name, there or not, `removed` names the files that are there; `listed` says
    whether an entry goes with them. `addresses` are those that end, from the site's root.
    """

    report_id: str
    file: str
    removed: tuple[str, ...]
    listed: bool
    addresses: tuple[str, ...]


def plan_removals(names: Sequence[str], seeds: Path, reader: Reader) -> tuple[Removal, ...]:
    """What taking out the reports of these ids, or file names, means; nothing is written yet.

    A report may be unreadable, have lost its file, or be in no manifest.
    Raises: SourceError when one is not there, or two have the name.
    """
    known = tuple(_candidates(seeds, reader))
    found = {one.file: one for name in names for one in [_called(name, known, seeds)]}
    staying = [one for one in known if one.file not in found]
    kept_ids = {one.report_id for one in staying}
    kept_files = {name for one in staying for name in one.files}
    return tuple(
        Removal(
            report_id=one.report_id,
            file=one.file,
            removed=tuple(n for n in one.files if n not in kept_files and is_there(seeds / n)),
            listed=one.listed,
            addresses=() if one.report_id in kept_ids else _addresses(seeds, one.report_id),
        )
        for one in found.values()
    )


def remove(removals: Sequence[Removal], seeds: Path) -> None:
    """Takes out what was planned: all of it, or nothing. Raises: SourceError."""
    text = before = manifest_text(seeds)
    for removal in removals:
        if removal.listed:
            text = without_entry(str(seeds / MANIFEST), text, removal.file)
    removed = dict.fromkeys(name for removal in removals for name in removal.removed)
    try:
        write_together(seeds, {MANIFEST: text.encode()} if text != before else {}, list(removed))
    except OSError as error:
        raise unwritten(seeds, error) from error


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Something in the folder that can be taken out."""

    report_id: str
    file: str
    files: tuple[str, ...]
    listed: bool

    @property
    def names(self) -> frozenset[str]:
        return frozenset({self.report_id, self.file, Path(self.file).stem})


def _candidates(seeds: Path, reader: Reader) -> Iterator[_Candidate]:
    """The entries of the manifest, then the reports that it does not list."""
    present = {one.file: one for one in read_present(seeds, reader)}
    listed = listed_items(seeds)
    for file, item in listed.items():
        fields = item if isinstance(item, Mapping) else {}
        original = str(fields.get("original") or "")
        report_id = str(fields.get("id") or Path(file).stem)
        if file in present:
            report_id = present[file].report_id
        yield _Candidate(report_id, file, _inside((file, original)), True)
    for file, one in present.items():
        if file not in listed:
            yield _Candidate(one.report_id, file, (file,), False)


def _inside(names: Iterable[str]) -> tuple[str, ...]:
    """Those that name a file of the folder itself, other than the manifest."""
    return tuple(name for name in names if name and is_plain_name(name) and name != MANIFEST)


def _called(name: str, known: Sequence[_Candidate], seeds: Path) -> _Candidate:
    found = [one for one in known if name in one.names]
    exact = [one for one in found if name in (one.report_id, one.file)] or found
    if len(exact) == 1:
        return exact[0]
    if exact:
        files = ", ".join(one.file for one in exact)
        raise SourceError(str(seeds), None, f"{name} is each of {files}; expected one of the files")
    ids = sorted({one.report_id for one in known})
    near = get_close_matches(name, ids, _NEAR, cutoff=0.3) or ids[:_NEAR]
    expected = f"expected an id such as {', '.join(near)}" if near else "there is none at all"
    raise SourceError(str(seeds), None, f"found no report {name}; {expected}")


def _addresses(seeds: Path, report_id: str) -> tuple[str, ...]:
    """The published addresses beneath the report and its terms, or that of the report."""
    # `published_addresses.txt` lies beside the folder as it is named, be it a link.
    path = Path(os.path.abspath(seeds)).parent / PUBLISHED_ADDRESSES  # noqa: PTH100
    report = report_url(report_id)
    try:
        lines = path.read_text(encoding="utf-8").split()
    except (OSError, UnicodeDecodeError):
        return (report,)
    return tuple(line for line in lines if line.startswith((report, f"terms/{report_id}-")))
