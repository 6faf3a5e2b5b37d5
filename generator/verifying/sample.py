"""One page of every kind that a site has, told by the form of their addresses."""

from __future__ import annotations

from generator.links import COMPARE, INDICATORS, REPORTS, TERMS, THEMES
from generator.verifying.site import NOT_FOUND, BuiltSite

ROOMS = (REPORTS, TERMS, COMPARE, INDICATORS, THEMES)
"""Where pages are made by the hundred; every page elsewhere is a kind of its own."""

_KEPT = ("full", "initial", "terms", "theme", "year")
"""Names in an address that tell a kind by themselves."""


def kind_of(address: str) -> str:
    """The form of an address: `reports/*/full/` for `reports/jiangxi-2024/full/`."""
    room, *names = address.removesuffix("/").split("/")
    if f"{room}/" not in ROOMS or not names:
        return address
    forms = [name if name in _KEPT else "N" if name.isdecimal() else "*" for name in names]
    return "/".join((room, *forms, ""))


def sample(site: BuiltSite) -> dict[str, str]:
    """The address of the largest page of every kind, by kind; pages that only lead on are none."""
    largest: dict[str, tuple[int, str]] = {}
    for page in site.pages.values():
        if page.moved_to or page.path == NOT_FOUND:
            continue
        size = (site.folder / page.path).stat().st_size
        kind = kind_of(page.address)
        largest[kind] = max(largest.get(kind, (0, "")), (size, page.address))
    return {kind: address for kind, (_, address) in sorted(largest.items())}
