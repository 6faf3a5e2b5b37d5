"""Which edition of the package it is: told by its files and its reports, never by a clock."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.model import Report

_SHORT = 12  # digits of the fingerprint that a version shows


@dataclass(frozen=True, slots=True)
class Digest:
    """A file's size in bytes, and its SHA-256 in hexadecimal digits."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of the package.

    `fingerprint` is that of its tables and texts: where it is the same, so are they. `day` is the
    newest day that the reports know of, on which one was given or its text was taken; None where
    they know of none.
    """

    fingerprint: str = ""
    day: date | None = None

    @property
    def id(self) -> str:
        """The fingerprint in the form in which the package has those of its files."""
        return f"sha256:{self.fingerprint}"

    @property
    def version(self) -> str:
        """`2024.1.29+0f5c1e9a7b3d`: the day, and what tells editions of one day apart.

        Source: https://semver.org, 9 and 10: what follows the plus sign is build metadata.
        """
        day = self.day
        number = f"{day.year}.{day.month}.{day.day}" if day else "0.0.0"
        return f"{number}+{self.fingerprint[:_SHORT]}"


UNKNOWN = Edition()
"""That of a package without files."""


def edition_of(files: Iterable[tuple[str, Digest]], reports: Iterable[Report]) -> Edition:
    """The edition that these files are, given by path.

    Its fingerprint is the SHA-256 of what `sha256sum` prints of the files in their order.
    """
    lines = hashlib.sha256()
    for path, digest in files:
        lines.update(f"{digest.sha256}  {path}\n".encode())
    return Edition(lines.hexdigest(), newest_day(reports))


def newest_day(reports: Iterable[Report]) -> date | None:
    """The newest day on which a report was given or its text was taken; None for none."""
    days = (day for r in reports for day in (r.delivered_on, r.origin.retrieved_on) if day)
    return max(days, default=None)
