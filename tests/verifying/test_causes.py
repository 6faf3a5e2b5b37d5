"""What a browser meets a thousand times is told once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.verifying.causes import Sighting, by_cause, shape

FAINT = Sighting("faint", "terms/", "a faint word", "a clear one", "light", 1280)


@pytest.mark.parametrize(
    "selector, kind",
    [
        ("p", "p"),
        ("#p25 > li:nth-child(3) > a.chip", "a.chip"),
        ("tr:nth-child(2) > .value:nth-child(4)", ".value"),
        ("#p25-2", "#…"),
        ('a[href$="jiangxi-2024/plan-1/"]', "a[href]"),
        ("#search-form", "#search-form"),
    ],
)
def test_an_element_is_told_by_its_kind(selector: str, kind: str) -> None:
    assert shape(selector) == kind


def test_what_was_seen_once_is_told_as_it_was() -> None:
    (finding,) = by_cause([FAINT])
    assert str(finding) == "terms/: found a faint word (light; 1280 wide); expected a clear one"


def test_a_cause_is_told_at_its_first_place_with_how_often_it_was_seen() -> None:
    again = replace(FAINT, address="themes/", found="another faint word", width=390, colours="dark")
    other = replace(FAINT, cause="missing", address="", found="nothing")
    findings = by_cause([FAINT, other, again, again])
    assert [finding.found for finding in findings] == [
        "a faint word (light, dark; 1280, 390 wide; 3 times on 2 pages)",
        "nothing (light; 1280 wide)",
    ]
    assert [finding.file for finding in findings] == ["terms/", "/"]
