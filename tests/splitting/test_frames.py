"""What a web page shows around a text, line by line."""

from __future__ import annotations

import pytest

from generator.splitting.frames import above_title, captions, menus, prose, tail
from tests.factory import rules

FURNITURE, PARTS = rules().furniture, rules().parts
PROSE = "各项工作有序推进，群众生活持续改善，社会保持稳定。"
BODY = ["2024年某市政府工作报告", "各位代表：", *[PROSE] * 12]
CLOSING = "各位代表！让我们努力奋斗！"
CITIES = ["甲市", "乙市", "丙市", "丁市", "戊市"]


@pytest.mark.parametrize(
    ("texts", "ends"),
    [
        (["首页", PROSE, "办好甲事。", PROSE, "打印"], (1, 3)),
        (["首页", PROSE[:-1], PROSE, "打印"], (2, 2)),
        (["首页", "打印"], (0, 2)),
    ],
)
def test_whole_sentences(texts: list[str], ends: tuple[int, int]) -> None:
    """What stands above the first and below the last may be a page's."""
    assert prose(texts) == ends


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        (["某市政府门户网站", ""], [0]),
        (["（2024年1月20日在某市第五届人民代表大会第四次会议上）"], []),
        (["某市市长 某某某"], []),
        ([], []),
    ],
)
def test_above_the_title(above: list[str], expected: list[int]) -> None:
    """Session and speaker are the report's, wherever they stand."""
    texts = [*above, *BODY]
    assert list(above_title(texts, texts.index(PROSE))) == expected


def test_a_page_without_a_title_has_nothing_above_it() -> None:
    assert list(above_title(["某市政府门户网站", "政府工作报告解读专题", PROSE], 2)) == []


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (["2024年某市政府工作报告", "市长某某某作政府工作报告。记者某某摄", "各位代表："], [1]),
        (["2024年某市政府工作报告", "图为开幕会现场。", "各位代表："], [1]),
        (["2024年某市政府工作报告", "图为开幕会现场", "各位代表："], []),
        (["市长某某某在会议上作政府工作报告。", "2024年某市政府工作报告", "各位代表："], []),
        (["市长某某某作政府工作报告。记者某某摄", "各位代表："], []),
        (["2024年某市政府工作报告", "各位代表：", "图为开幕会现场。"], []),
    ],
)
def test_captions(head: list[str], expected: list[int]) -> None:
    """Above the salutation, where another line is the title; 会议上 stands in the report's own."""
    assert list(captions([*head, PROSE], FURNITURE)) == expected


@pytest.mark.parametrize(
    ("below", "taken"),
    [
        (["上一篇：某某", "下一篇：某某"], 2),
        (["相关新闻", "某市召开会议", "", "某县召开会议"], 3),
        (["甲市", "乙市", "版权所有：某市人民政府"], 3),
        (["某市人民政府", "2024年1月20日", "上一篇：某某"], 1),
        (["上一篇：某某", "名词解释", "1.甲：乙。"], 0),
        (["上一篇：某某", "附件1"], 0),
        (["上一篇：某某", "附件1.docx下载"], 2),
        (["上一篇：某某", "（二）办好乙事", PROSE], 0),
        (["上一篇：某某", PROSE * 8], 0),
        (["甲市", "乙市"], 0),
    ],
)
def test_the_frame_below(below: list[str], taken: int) -> None:
    """From the first line that opens one to the end, unless the report goes on below it."""
    texts = [*BODY, CLOSING, *below]
    expected = [i for i in range(len(texts)) if texts[i]][-taken:] if taken else []
    assert list(tail(texts, FURNITURE, PARTS)) == expected


def test_a_frame_stands_in_the_second_half() -> None:
    assert list(tail(["上一篇：某某", *BODY, CLOSING], FURNITURE, PARTS)) == []


@pytest.mark.parametrize(
    ("below", "taken"),
    [
        (CITIES, 5),
        (["甲市 乙市 丙市"], 1),
        (["某市人民政府", "2024年1月20日"], 0),
        (["甲市", "乙市", "丙市", PROSE], 3),
        (["附件1", "某某项目", "某某学校", "某某医院"], 0),
        (["某某清单", "1.某某学校", "2.某某医院"], 0),
    ],
)
def test_short_lines_behind_the_closing(below: list[str], taken: int) -> None:
    """Three words and more that are no annex."""
    texts = [*BODY, CLOSING, *below]
    found = sorted(set(menus(texts, FURNITURE, PARTS)))
    first = len(BODY) + 1
    assert found == list(range(first, first + taken))


@pytest.mark.parametrize(
    ("lines", "is_menu"),
    [
        (["政务公开", "互动交流"] * 6, True),
        (["政务公开", "互动交流"] * 5, False),
        (["办好甲事。", "办好乙事。"] * 6, False),
        (["总产量", "52万吨"] * 6, False),
        (["（一）办好甲事", "（二）办好乙事"] * 6, False),
    ],
)
def test_a_run_of_short_lines_within_a_text(lines: list[str], is_menu: bool) -> None:
    """A dozen without sentences, numbers or a table's digits."""
    texts = [*BODY, *lines, PROSE, CLOSING, PROSE]
    expected = list(range(len(BODY), len(BODY) + len(lines))) if is_menu else []
    assert list(menus(texts, FURNITURE, PARTS)) == expected
