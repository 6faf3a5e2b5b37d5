"""What the reports of a year say for the first time among all held."""

from __future__ import annotations

from generator.layers import ReportLayers
from generator.rewording.first import EARLIER_MIN
from tests.rewording.made import derived, year

PLACES = ("360100", "360200", "360300", "360400", "360500", "360600")
NAMES = ("南昌市", "景德镇市", "萍乡市", "九江市", "新余市", "鹰潭市")


def earlier(*texts: str) -> list[ReportLayers]:
    """As many reports of 2023 as a first name asks for, the first of which say these things."""
    said = [*texts, *[""] * (EARLIER_MIN - len(texts))]
    return [
        year(2023, [text], region=name, adcode=code)
        for text, name, code in zip(said, NAMES, PLACES, strict=False)
    ]


def test_names_that_no_earlier_report_has() -> None:
    found = derived(
        *earlier("推进土特产工作，开展“三名”工程。"),
        year(2024, ["办好“土特产”文章，推进“高效办成一件事”。"]),
        year(2024, ["推进“高效办成一件事”，开展“三名”行动。"], region="南昌市", adcode="360100"),
    ).first_said
    assert list(found) == [2024]
    (one,) = found[2024]
    assert one.report_ids == ("jiangxi-2024", "nanchang-2024")
    assert [name.text for name in one.names] == ["“高效办成一件事”"] * 2


def test_with_few_earlier_reports_nothing_is_first() -> None:
    found = derived(*earlier()[1:], year(2024, ["推进“高效办成一件事”。"])).first_said
    assert not found


def test_what_most_reports_say_comes_first() -> None:
    found = derived(
        *earlier(),
        year(2024, ["推广“一码付”，办好“城市书房”。"]),
        year(2024, ["办好“城市书房”。"], region="南昌市", adcode="360100"),
    ).first_said
    assert [one.names[0].text for one in found[2024]] == ["“城市书房”", "“一码付”"]
