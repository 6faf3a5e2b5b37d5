"""What an entry of the manifest may say of its report."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from generator.model import Origin
from generator.seeds.entry import Entry, day_of, publisher_of


def entry(**fields: Any) -> Entry:
    return Entry.model_validate({"file": "a.txt", **fields})


@pytest.mark.parametrize(
    "fields",
    [
        {"file": "甲 乙.txt"},
        {"id": "jiangxi-2024"},
        {"id": "ganzhou-jkq-2024", "year": 2024},
        {"year": 1949},
        {"adcode": 360000},
        {"delivered_on": ""},
        {"original": "a.pdf"},
        {"source_url": "https://例.cn/a"},
        {"title": "甲" * 120},
        {"reasons": {"speaker": "公报所载"}, "speaker": "李某某"},
        {"accept": ["numbering"], "withhold": True, "wrapped": False},
    ],
)
def test_what_is_taken(fields: dict[str, Any]) -> None:
    entry(**fields)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"file": "a.pdf"}, "expected the name of a text that ends in .txt"),
        ({"file": "x/a.txt"}, "expected the name of a file in this folder"),
        ({"original": "b.txt"}, "expected the document that the .txt was taken from"),
        ({"original": "reports.yml"}, "expected the document that the .txt was taken from"),
        ({"id": "Jiangxi-2024"}, "id"),
        ({"id": "jiangxi"}, "id"),
        ({"id": "jiangxi-2024", "year": 2023}, "id jiangxi-2024 and year 2023 differ"),
        ({"year": 1948}, "year"),
        ({"adcode": "36000"}, "adcode"),
        ({"level": "planet"}, "level"),
        ({"delivered_on": "2024-1-20"}, "expected a day such as 2024-01-23"),
        ({"source_url": "javascript:alert(1)"}, "source_url"),
        ({"title": "甲" * 121}, "expected 120 characters at most"),
        ({"speaker": "李\u202e某"}, "without control or invisible characters"),
        ({"reasons": {"speaker": "甲"}}, "`reasons` has `speaker`, which is not given"),
        ({"reasons": {"file": "甲"}}, "`reasons` has `file`; expected one of title"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_what_is_refused(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        entry(**fields)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-01-20", date(2024, 1, 20)),
        (date(2024, 1, 20), date(2024, 1, 20)),
        ("", None),
        (None, None),
    ],
)
def test_days(value: object, day: date | None) -> None:
    assert day_of(value) == day


@pytest.mark.parametrize("value", ["2024-02-30", "20240120", "2024年1月20日", 20240120])
def test_what_is_no_day(value: object) -> None:
    with pytest.raises(ValueError, match="expected a day such as 2024-01-23"):
        day_of(value)


def test_a_publisher_in_one_line() -> None:
    assert publisher_of(" 某某\n日报 ") == "某某 日报"
    assert publisher_of("  ") == ""
    with pytest.raises(ValueError, match="expected 60 characters at most"):
        publisher_of("甲" * 61)


def test_the_origin_that_readers_see() -> None:
    """An address in ASCII, whatever the manifest writes."""
    given = entry(
        source_url="https://例.cn/甲", publisher="某某日报", retrieved_on="2024-02-01", note="甲"
    )
    assert given.origin == Origin(
        source_url="https://xn--fsq.cn/%E7%94%B2",
        publisher="某某日报",
        retrieved_on=date(2024, 2, 1),
        note="甲",
    )
    assert entry().origin == Origin()


@pytest.mark.parametrize(
    ("fields", "settles"),
    [
        ({}, False),
        ({"region": "江西省"}, False),
        ({"region": "江西省", "reasons": {"region": "甲"}}, True),
        ({"adcode": "360799", "reasons": {"adcode": "甲"}}, True),
        ({"year": 2024, "reasons": {"year": "甲"}}, False),
    ],
)
def test_a_reason_settles_the_place(fields: dict[str, Any], settles: bool) -> None:
    assert entry(**fields).settles_region is settles


def test_the_corrections_of_the_outline() -> None:
    assert not entry().outline
    assert entry(headings=[{"text": "甲", "depth": 0, "reason": "乙"}]).outline
    assert entry(parts={"甲": {"part": "plan", "reason": "乙"}}).outline.parts["甲"].reason == "乙"
