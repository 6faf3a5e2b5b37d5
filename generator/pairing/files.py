"""What browsers fetch to set any two reports side by side.

A file for each report holds what its alignment with another one asks of it, the ordinals of the
paragraphs whose words are compared, and the reports with which it has a page. Texts and figures
stand on its own pages.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from generator.kept import Kept
from generator.links import beside_path
from generator.pairing.alignment import Stretch

Make = Callable[[], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is kept for a browser of a report; `beside` has the ids of others by relation."""

    stretches: tuple[Stretch, ...]
    compared: tuple[int, ...]
    beside: Mapping[str, str]


def beside_files(
    report_ids: Iterable[str],
    sheet: Callable[[str], Sheet],
    themes: Mapping[str, str],
    shows: Callable[[str], bool],
    kept: Kept,
) -> dict[str, Make]:
    """What makes the files, by address; of reports that are published.

    `themes` are the names of all themes by id.
    """

    def make(path: str, report_id: str) -> Iterator[bytes]:
        one = sheet(report_id)
        yield kept.get(path, one, lambda: _dumped(one, themes))

    paths = {report_id: beside_path(report_id) for report_id in report_ids}
    return {path: partial(make, path, one) for one, path in paths.items() if shows(path)}


def _dumped(sheet: Sheet, themes: Mapping[str, str]) -> bytes:
    named = {theme for one in sheet.stretches for theme in one.themes}
    file = {
        "beside": sheet.beside,
        "compared": _runs(sheet.compared),
        "themes": {theme: name for theme, name in themes.items() if theme in named},
        "stretches": [
            {
                "slug": one.slug,
                "part": one.part.value,
                "depth": one.depth,
                "heading": one.heading,
                "title": one.title,
                "characters": one.characters,
                "themes": one.themes,
                "words": one.words,
                "paragraphs": _runs(one.paragraphs),
            }
            for one in sheet.stretches
        ],
    }
    return json.dumps(file, ensure_ascii=False, separators=(",", ":")).encode()


def _runs(ordinals: Sequence[int]) -> list[tuple[int, int]]:
    """The first and the last of ordinals that follow each other."""
    found: list[tuple[int, int]] = []
    for ordinal in ordinals:
        if found and found[-1][1] == ordinal - 1:
            found[-1] = found[-1][0], ordinal
        else:
            found.append((ordinal, ordinal))
    return found
