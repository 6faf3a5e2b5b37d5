"""Published addresses: a list beside `mkdocs.yml`, each line of which the site must still have.

The list is the site's own. A line is an address from the site's root, with an anchor where the
site promises one; lines that begin with `#` are comments.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from generator.errors import SourceError
from generator.verifying.finding import Finding, Outcome
from generator.verifying.site import NOT_FOUND, BuiltSite

_RESTORE = (
    "every published address; bring the page back, put one there that leads on,"
    " or let `work-reports verify` take the line out with --give-up"
)


def check_addresses(site: BuiltSite, listing: Path) -> Outcome:
    """Every address of the list is one of the site's.

    Raises: SourceError when the list cannot be read.
    """
    lines = _read(listing)
    findings = tuple(
        Finding(str(listing), number, f"{line}, which the site no longer has", _RESTORE)
        for number, line in enumerate(lines, 1)
        if _is_address(line) and not site.holds(line.strip())
    )
    return Outcome(f"{sum(map(_is_address, lines))} published addresses", findings)


def give_up_addresses(site: BuiltSite, listing: Path) -> tuple[str, ...]:
    """Takes the addresses that the site no longer has out of the list, and returns them.

    The file is replaced in one step, or not at all. Raises: SourceError when it cannot be read or
    written.
    """
    lines = _read(listing)
    lost = [line for line in lines if _is_address(line) and not site.holds(line.strip())]
    if lost:
        gone = set(lost)
        _replace(listing, "".join(f"{line}\n" for line in lines if line not in gone))
    return tuple(line.strip() for line in lost)


def update_addresses(site: BuiltSite, listing: Path) -> int:
    """Adds the site's new addresses to the list, removes none, and returns how many are new.

    The list is sorted; comments stay above it. The file is replaced in one step, or not at all.
    Raises: SourceError when it cannot be read or written.
    """
    lines = _read(listing) if listing.exists() else []
    known = {line.strip() for line in lines if _is_address(line)}
    new = set(site_addresses(site)) - known
    comments = [line for line in lines if line.strip() and not _is_address(line)]
    text = "".join(f"{line}\n" for line in (*comments, *sorted(known | new)))
    if new or not listing.exists():
        _replace(listing, text)
    return len(new)


def site_addresses(site: BuiltSite) -> list[str]:
    """The addresses of all pages but the home page, which cannot be lost."""
    return [page.address for page in site.pages.values() if page.address not in ("", NOT_FOUND)]


def _is_address(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _read(listing: Path) -> list[str]:
    try:
        return listing.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise SourceError(str(listing), None, f"cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise SourceError(str(listing), None, "is not UTF-8") from error


def _replace(path: Path, text: str) -> None:
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(path.stat().st_mode if path.exists() else 0o644)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise SourceError(str(path), None, f"cannot be written ({error.strerror})") from error
