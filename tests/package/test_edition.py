"""An edition is told by its files and its reports: the same input is the same edition any day."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import date

from generator.model import Origin, Report
from generator.package.edition import UNKNOWN, Digest, Edition, edition_of, newest_day
from tests.factory import make_report

TEXT = "一、2023年工作回顾\n去年工作取得成绩。\n二、2024年工作安排\n把工作做好。\n"
FILES = (("a.csv", Digest(3, "ab" * 32)), ("sources/b.txt", Digest(5, "cd" * 32)))


def given_on(day: date | None, retrieved: date | None = None) -> Report:
    return replace(make_report(TEXT), delivered_on=day, origin=Origin(retrieved_on=retrieved))


def test_the_fingerprint_is_that_of_what_sha256sum_prints() -> None:
    printed = f"{'ab' * 32}  a.csv\n{'cd' * 32}  sources/b.txt\n"
    edition = edition_of(FILES, [])
    assert edition.fingerprint == hashlib.sha256(printed.encode()).hexdigest()
    assert edition.id == f"sha256:{edition.fingerprint}"


def test_another_byte_or_another_name_is_another_edition() -> None:
    other = (FILES[0], ("sources/b.txt", Digest(5, "ce" * 32)))
    renamed = (FILES[0], ("sources/c.txt", FILES[1][1]))
    assert len({edition_of(files, []).id for files in (FILES, other, renamed)}) == 3


def test_the_day_is_the_newest_that_a_report_knows_of() -> None:
    reports = [
        given_on(date(2024, 1, 23)),
        given_on(None, date(2024, 2, 9)),
        given_on(date(2023, 1, 5), date(2023, 3, 1)),
        given_on(None),
    ]
    assert newest_day(reports) == date(2024, 2, 9)
    assert newest_day([given_on(None)]) is None


def test_a_version_is_semantic() -> None:
    """The day without zeros in front, which semantic versions may not have."""
    day = Edition("0f5c1e9a7b3d" + "0" * 52, date(2024, 1, 9))
    assert day.version == "2024.1.9+0f5c1e9a7b3d"
    assert Edition("f" * 64).version == "0.0.0+ffffffffffff"
    assert re.fullmatch(r"(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}\+[0-9a-f]{12}", day.version)
    assert UNKNOWN.day is None
