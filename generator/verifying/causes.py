"""One finding for one cause, however often a browser meets it.

A colour that is too faint is so on every page, wide and narrow, a thousand times; whoever mends it
wants to read it once, with a page to look at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.verifying.finding import Finding

_POSITION = re.compile(r":nth-[a-z-]+\([^)]*\)")
_NUMBERED = re.compile(r"#[\w-]*\d[\w-]*")
_VALUE = re.compile(r"([\^$*~|]?=)\"[^\"]*\"")


@dataclass(frozen=True, slots=True)
class Sighting:
    """Something wrong, seen once. `cause` is the same wherever the same has to be mended."""

    cause: str
    address: str
    found: str
    expected: str
    colours: str
    width: int


def shape(selector: str) -> str:
    """What an element is, whichever of its kind: `a.chip` for `#p25 > li:nth-child(3) > a.chip`."""
    last = _POSITION.sub("", _VALUE.sub("", selector)).replace(" > ", " ").split(" ")[-1]
    return _NUMBERED.sub("#…", last)


def by_cause(sightings: Iterable[Sighting]) -> tuple[Finding, ...]:
    """A finding for each cause at its first sighting, with where else it was seen and how often."""
    groups: dict[str, list[Sighting]] = {}
    for sighting in sightings:
        groups.setdefault(sighting.cause, []).append(sighting)
    return tuple(map(_finding, groups.values()))


def _finding(seen: list[Sighting]) -> Finding:
    first = seen[0]
    colours = _listed(sighting.colours for sighting in seen)
    widths = _listed(str(sighting.width) for sighting in seen)
    pages = len({sighting.address for sighting in seen})
    often = "" if len(seen) == 1 else f"; {len(seen)} times"
    on_pages = "" if pages == 1 else f" on {pages} pages"
    found = f"{first.found} ({colours}; {widths} wide{often}{on_pages})"
    return Finding(first.address or "/", None, found, first.expected)


def _listed(names: Iterable[str]) -> str:
    """Each name once, in the order of their first mention."""
    return ", ".join(dict.fromkeys(names))
