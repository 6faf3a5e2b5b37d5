"""A source's lines become printed paragraphs, and every kept character knows where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.splitting.normalise import Layout, normalise
from tests.factory import rules


def layout_of(text: str, *, wrapped: bool | None = None) -> Layout:
    found = normalise(text, rules().furniture, rules().parts, wrapped)
    for line in found.lines:
        assert [text[origin] for origin in line.body.origins] == list(line.text)
    return found


def paragraphs(text: str, *, wrapped: bool | None = None) -> list[str]:
    return [line.text for line in layout_of(text, wrapped=wrapped).lines]


# -- lines ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  办好甲事。\n\n\u3000\u3000办好乙事。 ", ["办好甲事。", "办好乙事。"]),
        ("办好甲事。\r\n办好乙事。", ["办好甲事。", "办好乙事。"]),
        ("办好甲事。\u2028办好乙事。", ["办好甲事。", "办好乙事。"]),
        ("办好 甲 事。", ["办好 甲 事。"]),
        ("（一）\n办好甲事", ["（一）办好甲事"]),
        ("1.\n办好甲事。\n2.", ["1.办好甲事。", "2."]),
        ("一是\n办好甲事", ["一是", "办好甲事"]),
    ],
)
def test_lines_are_paragraphs(text: str, expected: list[str]) -> None:
    """The white space around them goes; a number alone on its line stands before its title."""
    assert paragraphs(text) == expected


PROSE = "各项工作有序推进，群众生活持续改善，社会大局保持稳定，各项事业全面进步。"


@pytest.mark.parametrize(
    ("title", "rest", "following", "joined"),
    [
        ("（一）坚持稳中求进，", "努力办好甲事", PROSE, True),
        ("（一）坚持稳中求进，", "努力办好甲事。", PROSE, False),
        ("（一）坚持稳中求进，", "努力办好甲事", "好。", False),
        ("（一）坚持稳中求进", "努力办好甲事", PROSE, False),
    ],
)
def test_a_title_over_two_lines(title: str, rest: str, following: str, joined: bool) -> None:
    """The first breaks off at a comma, the second ends without a mark above a paragraph."""
    expected = [title + rest, following] if joined else [title, rest, following]
    assert paragraphs(f"{title}\n{rest}\n{following}") == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # A mark shows that the line above goes on.
        (["（", "三）办好甲事"], ["（三）办好甲事"]),
        (["办好甲事。", "新建省", "级园区3个。"], ["办好甲事。", "新建省级园区3个。"]),
        (["三项分别增长5%、6%、", "7%。"], ["三项分别增长5%、6%、7%。"]),
        (["（一）办好甲事、", "（二）办好乙事"], None),
        (["深入实施“", "甲乙", "”计划，办好甲事。"], ["深入实施“甲乙”计划，办好甲事。"]),
        (
            ["办好甲事，产量全国第一", "，质量全省第一。"],
            ["办好甲事，产量全国第一，质量全省第一。"],
        ),
        # Where one does, words without a mark between two pieces of prose are a link's too.
        (
            [
                "办好“",
                "甲",
                "”事，“",
                "乙",
                "”事。",
                "办好乙事，全力创建省",
                "级园区",
                "、市级园区三个，办好丙事。",
            ],
            ["办好“甲”事，“乙”事。", "办好乙事，全力创建省级园区、市级园区三个，办好丙事。"],
        ),
        (
            [
                "办好“",
                "甲",
                "”事，“",
                "乙",
                "”事。",
                "办好乙事，贯彻省委三次、四",
                "次全会",
                "部署，办好丙事。",
            ],
            ["办好“甲”事，“乙”事。", "办好乙事，贯彻省委三次、四次全会部署，办好丙事。"],
        ),
        (["办好乙事，群众满意", "改善民生", "办好丙事，群众满意。"], None),
        (
            [
                "办好“",
                "甲",
                "”事，“",
                "乙",
                "”事。",
                "办好乙事，群众满意。",
                "改善民生",
                "办好丙事，群众满意。",
            ],
            ["办好“甲”事，“乙”事。", "办好乙事，群众满意。", "改善民生", "办好丙事，群众满意。"],
        ),
        (
            [
                "办好“",
                "甲",
                "”事，“",
                "乙",
                "”事。",
                "（一）办好乙事，改善民生",
                "城乡",
                "办好丙事，群众满意。",
            ],
            ["办好“甲”事，“乙”事。", "（一）办好乙事，改善民生", "城乡", "办好丙事，群众满意。"],
        ),
        (
            [
                "办好“",
                "甲",
                "”事，“",
                "乙",
                "”事。",
                "办好乙事，群众满意",
                "改善民生",
                "（一）办好丙事，群众满意。",
            ],
            [
                "办好“甲”事，“乙”事。",
                "办好乙事，群众满意",
                "改善民生",
                "（一）办好丙事，群众满意。",
            ],
        ),
        # One sign alone may be a slip: what stands alone is a heading then.
        (
            ["办好“", "甲", "”事。", "办好乙事，群众满意", "改善民生", "办好丙事，群众满意。"],
            ["办好“甲”事。", "办好乙事，群众满意", "改善民生", "办好丙事，群众满意。"],
        ),
        (
            [
                "办好“",
                "甲",
                "”事，“",
                "乙",
                "”事。",
                "办好丙事，群众满意",
                "工作回顾",
                "去年，工业增长。",
            ],
            ["办好“甲”事，“乙”事。", "办好丙事，群众满意", "工作回顾", "去年，工业增长。"],
        ),
        # A quotation mark that stands the wrong way round closes nothing.
        (["（一）办好甲事", "”甲乙“计划进展顺利。"], None),
        (["办好甲事。", "，办好乙事。"], None),
    ],
)
def test_a_sentence_that_was_cut_at_links(lines: list[str], expected: list[str] | None) -> None:
    """A copied web page may have each link on a line of its own. None: nothing is joined."""
    assert paragraphs("\n".join(lines)) == (expected or lines)


def test_a_sentence_of_very_many_lines_is_cut() -> None:
    """Reading it takes no longer than its lines are many."""
    found = paragraphs("\n".join(["甲乙、"] * 100), wrapped=False)
    assert [len(one) for one in found] == [120, 120, 60]


def test_a_long_line_is_cut_at_its_indents() -> None:
    assert paragraphs(f"{PROSE}\u3000\u3000{PROSE}") == [f"{PROSE}\u3000\u3000{PROSE}"]
    assert paragraphs(f"{PROSE * 9}\u3000\u3000{PROSE}") == [PROSE * 9, PROSE]
    assert paragraphs(f"{PROSE * 9}\u3000{PROSE}") == [f"{PROSE * 9}\u3000{PROSE}"]


# -- columns -------------------------------------------------------------------------------------

COLUMN = (
    "　　办好甲事，各项工作有序推\n"
    "进，增长 5 %。群众生活持续改\n"
    "善。\n"
    "　　办好乙事，各项工作有序推\n"
    "进，社会保持稳定。\n"
    "　　办好丙事。\n"
)
JOINED = [
    "办好甲事，各项工作有序推进，增长5%。群众生活持续改善。",
    "办好乙事，各项工作有序推进，社会保持稳定。",
    "办好丙事。",
]


def test_lines_of_a_column_are_joined() -> None:
    """Where they were cut at a column's width, which many lines show; spaces at digits go."""
    assert paragraphs(COLUMN, wrapped=True) == JOINED
    assert len(paragraphs(COLUMN)) == 6
    assert paragraphs(COLUMN * 5) == JOINED * 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("各项工作有序推进，群众生活\n持续改善。\n办好乙事，努力做好各项工作\n推进甲。",
         ["各项工作有序推进，群众生活持续改善。", "办好乙事，努力做好各项工作推进甲。"]),
        ("各项工作有序推进，群众生活\n\n持续改善。",
         ["各项工作有序推进，群众生活持续改善。"]),
        ("各项工作有序推进，群众生活。\n\n持续改善。",
         ["各项工作有序推进，群众生活。", "持续改善。"]),
        ("各项工作有序推进，群众生活。\n（一）办好乙事", ["各项工作有序推进，群众生活。", "（一）办好乙事"]),
        ("各项工作有序推进，群众生活\n（一）办好乙事", ["各项工作有序推进，群众生活（一）办好乙事"]),
        ("推广 open data ，新增 5 项工程\n好。", ["推广open data，新增5项工程好。"]),
    ],
)  # fmt: skip
def test_where_a_paragraph_of_a_column_ends(text: str, expected: list[str]) -> None:
    """At a short line, at a blank line behind a sentence, before a number behind a sentence."""
    assert paragraphs(text, wrapped=True) == expected


# -- furniture -----------------------------------------------------------------------------------


def test_furniture_within_a_line() -> None:
    """The line is one, with the place of the cut; its pieces are what stands around it."""
    layout = layout_of("办好甲事，（下转第二版）办好乙事。\n办好丙事。")
    line, following = layout.lines
    assert (line.text, line.cuts) == ("办好甲事，办好乙事。", (5,))
    assert [piece.text for piece in line.pieces()] == ["办好甲事，", "办好乙事。"]
    assert [piece.text for piece in line.pieces(7)] == ["乙事。"]
    assert [(r.text, r.reason) for r in layout.removed] == [("（下转第二版）", "page_jump")]
    assert not layout.parts(line, following)


def test_furniture_between_two_lines() -> None:
    layout = layout_of("办好甲事。\n— 1 —\n办好乙事。\n办好丙事。")
    one, two, three = layout.lines
    assert layout.parts(one, two)
    assert not layout.parts(two, three)


@given(st.text(st.sampled_from("甲乙。，一、（）12 \n\u3000?\ufffd[]")), st.booleans())
def test_nothing_is_lost(words: str, wrapped: bool) -> None:
    """Every character but white space stands in one line or in one piece of furniture."""
    text = f"办好甲事。{words}"
    layout = layout_of(text, wrapped=wrapped)
    origins = [origin for line in layout.lines for origin in line.body.origins]
    origins += [o for r in layout.removed for o in range(r.place.start, r.place.end)]
    seen = [origin for origin in sorted(origins) if not text[origin].isspace()]
    assert seen == [i for i, char in enumerate(text) if not char.isspace()]


@pytest.mark.parametrize("text", ["", "— 1 —\n", "\n\n"])
def test_nothing_is_left_of_furniture_alone(text: str) -> None:
    """A column without a line is an empty layout."""
    assert layout_of(text, wrapped=True).lines == ()
