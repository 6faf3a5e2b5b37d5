"""What a text says of itself: title, session, day, speaker, and the years of its headings."""

from __future__ import annotations

from datetime import date

import pytest

from generator.splitting.particulars import (
    Particulars,
    has_title,
    opens_session,
    read_particulars,
    spoken_for,
    title_year,
)
from generator.splitting.report import outline_source
from tests.factory import make_source, rules

BODY = "各位代表：\n一、工作回顾\n做了工作。\n二、工作安排\n（一）甲。做甲。\n"


def read(head: str, body: str = BODY) -> Particulars:
    outlined = outline_source(make_source(f"{head}\n{body}"), None, rules())
    return read_particulars(outlined.outline, outlined.layout.removed, rules().surnames)


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("2024年甲乙市政府工作报告", True),
        ("甲乙地区行政公署工作报告", True),
        ("关于《政府工作报告》的说明", True),
        ("2024年工作报告", False),
        ("甲乙市法院工作报告", False),
    ],
)
def test_a_government_s_work_report(line: str, named: bool) -> None:
    assert has_title(line) is named


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("2024年甲乙市政府工作报告", 2024),
        ("甲乙市二〇二四年度政府工作报告", 2024),
        ("２０２４年政府工作报告", 2024),
        ("甲乙市政府工作报告（2024年）", None),
        ("政府工作报告", None),
    ],
)
def test_the_year_of_a_title(title: str, year: int | None) -> None:
    """Before the place or behind it."""
    assert title_year(title) == year


@pytest.mark.parametrize(
    ("text", "whom", "rest"),
    [
        ("现在，我代表甲乙市人民政府向大会报告工作", "甲乙市人民政府", "向大会报告工作"),
        ("受市长委托，代表市人民政府，作工作报告", "市人民政府", "，作工作报告"),
        ("我代表市人民政府。报告如下", "", ""),
        ("各位代表向大会报告工作", "", ""),
    ],
)
def test_for_whom_a_speaker_speaks(text: str, whom: str, rest: str) -> None:
    assert spoken_for(text) == (whom, rest)


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        ("（2024年1月20日在甲乙市第五届人民代表大会第四次会议上）", True),
        ("——2024年1月20日在甲乙市第五届人大第四次会议", True),
        ("2024年1月20日", False),
        ("甲乙市第五届人民代表大会第四次会议", False),
        ("2024年1月20日在甲乙市第五届人民代表大会第四次会议上，市长作了报告", False),
    ],
)
def test_a_session_with_its_day(line: str, opens: bool) -> None:
    """And nothing else on the line."""
    assert opens_session(line) is opens


@pytest.mark.parametrize(
    ("head", "title", "place"),
    [
        ("2024年赣州市政府工作报告", "2024年赣州市政府工作报告", "赣州市"),
        ("政府工作报告", "政府工作报告", ""),
        ("的政府工作报告", "政府工作报告", ""),
        ("某某网2024年赣州市人民政府工作报告全文", "2024年赣州市人民政府工作报告", "赣州市"),
        ("赣州市政府工作报告\n政府工作报告", "政府工作报告", "赣州市"),
        ("某某网", "", ""),
    ],
)
def test_the_title(head: str, title: str, place: str) -> None:
    """The last line that is one; the first that names a place tells whose it is."""
    found = read(head)
    assert (found.title, found.title_place) == (title, place)


@pytest.mark.parametrize(
    ("head", "occasion", "place", "day"),
    [
        ("（2024年1月20日在赣州市第五届人民代表大会第四次会议上）",
         "赣州市第五届人民代表大会第四次会议", "赣州市", date(2024, 1, 20)),
        ("（二〇二四年一月二十日）\n在赣州市五届人大四次会议上",
         "赣州市五届人大四次会议", "赣州市", date(2024, 1, 20)),
        ("2024年3月5日在第十四届全国人民代表大会第二次会议上",
         "第十四届全国人民代表大会第二次会议", "全国", date(2024, 3, 5)),
        ("在赣州市\n第五届人民代表大会第四次会议上",
         "赣州市第五届人民代表大会第四次会议", "赣州市", None),
        ("2024年2月1日", "", "", date(2024, 2, 1)),
    ],
)  # fmt: skip
def test_the_session_and_its_day(head: str, occasion: str, place: str, day: date | None) -> None:
    """A session may stand below its day or over two lines."""
    found = read(head)
    assert (found.occasion, found.occasion_place, found.delivered_on) == (occasion, place, day)


@pytest.mark.parametrize(
    ("head", "speaker", "office"),
    [
        ("赣州市市长 王甲乙", "王甲乙", "赣州市"),
        ("市长：王　甲", "王甲", ""),
        ("报告人：王甲乙", "王甲乙", ""),
        ("代市长 王甲乙", "王甲乙", ""),
        ("市　长\n王甲乙", "王甲乙", ""),
        ("政府工作报告\n王甲乙", "王甲乙", ""),
        ("市长王甲乙作政府工作报告。记者李丙摄", "王甲乙", ""),
        ("市长 人民政府", "", ""),
        ("政府工作报告\n某某网站", "", ""),
    ],
)
def test_the_speaker(head: str, speaker: str, office: str) -> None:
    """Beside the office, below it, or alone above the salutation; not who took the picture."""
    found = read(head)
    assert (found.speaker, found.office_place) == (speaker, office)


@pytest.mark.parametrize(
    ("review", "plan", "years"),
    [
        ("2023年工作回顾", "2024年工作安排", (2023, 2024)),
        ("2021—2023年工作回顾", "2024年工作安排", (2023, 2024)),
        ("2022年和2023年工作回顾", "2024年和今后五年工作安排", (2023, 2024)),
        ("2023年工作回顾", "2023年工作安排", (2023, None)),
        ("工作回顾", "2024年工作安排", (None, 2024)),
    ],
)
def test_the_years_of_the_headings(
    review: str, plan: str, years: tuple[int | None, int | None]
) -> None:
    """The last year that is reviewed; the first that is planned behind it."""
    body = f"各位代表：\n一、{review}\n做了工作。\n二、{plan}\n要做工作。\n"
    found = read("政府工作报告", body)
    assert (found.review_year, found.plan_year) == years


@pytest.mark.parametrize(
    ("found", "year"),
    [
        (Particulars(plan_year=2024, title_year=2023), 2024),
        (Particulars(review_year=2023), 2024),
        (Particulars(title_year=2024), 2024),
        (Particulars(delivered_on=date(2024, 1, 20)), 2024),
        (Particulars(delivered_on=date(2023, 12, 20)), 2024),
        (Particulars(plan_year=2023, title_year=2024, delivered_on=date(2024, 1, 20)), 2024),
        (Particulars(), None),
    ],
)
def test_the_year_of_a_report(found: Particulars, year: int | None) -> None:
    """Headings say it, unless title and session agree on another."""
    assert found.year == year


def test_what_a_page_adds() -> None:
    """Its labels say what the text does not."""
    found = read("发布单位：甲\n发文机关：赣州市人民政府办公室\n政府工作报告")
    assert found.issuer == "赣州市"
    opened = read(
        "政府工作报告", BODY.replace("：\n", "：\n我代表吉安市人民政府，向大会报告。\n", 1)
    )
    assert opened.whom == "吉安市"
    assert [words for _, words in opened.places] == ["", "", "", "吉安市", ""]
