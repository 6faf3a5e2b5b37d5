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


def test_names_that_earlier_reports_have_in_another_form() -> None:
    """With a place before it, in a list, with a word or with words between."""
    found = derived(
        *earlier(
            "开展绿色低碳先进工厂提升行动，坚持开放优先战略。",
            "推进沙坪基地送电江西工程。",
            "加快兰岭、昌吉铁路建设。",
            "发展“产业带+海外仓、离岸仓”，推行“一村一警”。",
        ),
        year(
            2024,
            [
                "开展绿色工厂提升行动，坚持开放优先发展战略。",
                "启动九江沙坪基地送电江西工程，建成兰岭铁路。",
                "推行“一村（格）一警”，发展“新产业带+海外仓、离岸仓”，推进“高效办成一件事”。",
            ],
        ),
    ).first_said
    assert [one.names[0].text for one in found[2024]] == ["“高效办成一件事”"]


def test_what_is_not_new_since_the_year_before_is_not_first() -> None:
    """Its letters in another order, which only the report of the year before is asked for."""
    now = year(2024, ["实施农村安全饮水工程，推进“高效办成一件事”。"])
    before = year(2023, ["农村饮水安全工程全部投入使用。"])
    assert [one.names[0].text for one in derived(*earlier(), now).first_said[2024]] == [
        "农村安全饮水工程",
        "“高效办成一件事”",
    ]
    assert [one.names[0].text for one in derived(*earlier(), before, now).first_said[2024]] == [
        "“高效办成一件事”"
    ]


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
