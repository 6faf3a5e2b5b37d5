"""PDF: paragraphs whole, columns in order, page numbers aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

import pytest

from generator.errors import SourceError
from generator.importing import pdf
from tests.documents import Words, written
from tests.documents import pdf as document


def read(*pages: Sequence[Words]) -> list[str]:
    return pdf.read(document(pages), "a.pdf")[0].split("\n")[:-1]


def column(text: str, left: float, top: float, *, em: int = 10, width: int = 12) -> Iterator[Words]:
    """Paragraphs (one a line of `text`) set in a column `width` characters wide."""
    lines = count()
    for paragraph in text.split("\n"):
        room, indent = width - 2, 2 * em
        while paragraph:
            yield left + indent, top + next(lines) * 1.6 * em, em, paragraph[:room]
            paragraph, room, indent = paragraph[room:], width, 0


HAN = "发展经济改善民生深化改革扩大开放守住底线推进创新振兴乡村保护生态"


def prose(name: str, length: int) -> str:
    """A paragraph of that many characters, known by its first ones."""
    return (name + HAN * 9)[: length - 1] + "。"


def test_paragraphs_of_one_column() -> None:
    """Rows are joined; an indent or a short row parts them; a full last row does not hide an indent."""
    paragraphs = [prose("甲", 40), prose("乙", 22), prose("丙", 9), prose("丁", 34)]
    assert read(tuple(column("\n".join(paragraphs), 80, 100))) == paragraphs


def test_heading_after_a_full_row() -> None:
    """Where nothing is indented, a heading's number after a sentence begins a paragraph."""
    first, second = prose("甲", 24), "（一）" + prose("乙", 24)
    rows = [first[:12], first[12:], second[:12], second[12:24], second[24:]]
    assert read([(80, 100 + 16 * at, 10, row) for at, row in enumerate(rows)]) == [first, second]


def test_title_and_spaced_letters() -> None:
    """A title in spaced letters is one line; a gap between two names stays one."""
    title = [(200 + 40 * at, 80, 20, char) for at, char in enumerate("政府工作报告")]
    name = [(250, 120, 10, "省长"), (290, 120, 10, "某某某")]
    body = prose("甲", 40)
    assert read([*title, *name, *column(body, 80, 160, width=40)]) == [
        *("政府工作报告", "省长　　某某某", body),
    ]


def test_paragraph_across_pages() -> None:
    """Page numbers and running heads follow the paragraph that they interrupt."""
    text = prose("甲", 100)
    rows = list(column(text, 80, 100))
    heads = [(80.0, 40.0, 8.0, f"甲市人民政府公报 第{n}期") for n in (1, 2)]
    first = [heads[0], *rows[:5], (290, 760, 10, "— 1 —")]
    second = [heads[1], *((x, y - 80, size, words) for x, y, size, words in rows[5:])]
    assert read(first, [*second, (290, 760, 10, "— 2 —")]) == [
        "甲市人民政府公报 第1期",
        text,
        "—1—",
        "甲市人民政府公报 第2期",
        "—2—",
    ]


@pytest.mark.parametrize("gutter", [10, 20])
def test_columns_under_a_headline(gutter: int) -> None:
    """Columns are read one after the other, the headline first, whatever the order of drawing."""
    left = [prose("甲", 40), prose("乙", 50)]
    right = [prose("丙", 36), prose("丁", 60)]
    edge = 80 + 120 + gutter
    words = [*column("\n".join(right), edge, 150), *column("\n".join(left), 80, 150)]
    by_row = sorted(words, key=lambda word: (word[1], word[0]))
    headline = (100, 100, 24, "政府工作报告")
    for drawn in (words, by_row):
        assert read([headline, *drawn]) == ["政府工作报告", *left, *right]


def test_two_articles_on_one_page() -> None:
    """What stands under a second headline is read after all columns above it."""
    columns = {name: prose(name, 60) for name in "甲乙丙丁"}
    words = [
        *column(columns["甲"], 80, 150),
        *column(columns["乙"], 220, 150),
        (100, 300, 20, "下篇"),
        *column(columns["丙"], 80, 350),
        *column(columns["丁"], 220, 350),
    ]
    assert read(words) == [columns["甲"], columns["乙"], "下篇", columns["丙"], columns["丁"]]


def test_paragraph_across_columns() -> None:
    """A sentence that goes on in the next column is one paragraph."""
    text = prose("甲", 130)
    rows = list(column(text, 80, 150))
    moved = [(x + 140, y - 6 * 16, size, words) for x, y, size, words in rows[6:]]
    assert read([*rows[:6], *moved]) == [text]


def test_rows_of_a_table() -> None:
    """Cells far apart are read along the row."""
    rows = [(f"指标名称第{at}项", f"增长{at}%左右") for at in range(1, 9)]
    words: list[Words] = []
    for at, (name, target) in enumerate(rows):
        words += [(80, 100 + 20 * at, 10, name), (250, 100 + 20 * at, 10, target)]
    assert ["".join(line.split()) for line in read(words)] == ["".join(row) for row in rows]


def test_raised_digits() -> None:
    """A small digit above the line is a note mark; a small one on the line is a number."""
    row: list[Words] = [(80, 100, 10, "总值"), (100, 96, 6, "12"), (106, 100, 10, "202亿元")]
    assert read([*row, (80, 300, 10, "甲"), (90, 300, 6, "3")]) == ["总值[12]202亿元", "甲3"]


def test_footnotes_do_not_part_a_paragraph() -> None:
    """Small rows at the foot of a page follow the paragraph."""
    rows = list(column(prose("甲", 100), 80, 100))
    note: list[Words] = [(80, 700, 7, "1"), (86, 700, 7, "小巨人：专精特新企业。")]
    assert read([*rows[:5], *note], rows[5:]) == [prose("甲", 100), "1小巨人：专精特新企业。"]


def test_printed_twice() -> None:
    """Bold type made by printing twice is read once; a doubled character stays doubled."""
    row: list[Words] = [(80, 100, 20, "人人报告"), (80.4, 100, 20, "人人报告")]
    assert read(row) == ["人人报告"]


def test_radicals() -> None:
    """A glyph that the document calls a radical is the word that it looks like."""
    glyphs = "\u2f00\u3001\u2f2f\u4f5c"
    assert glyphs.translate(pdf._RADICALS) == "一、工作"


NO_TEXT = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
           b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>"]  # fmt: skip
MANY = [b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 100000/Kids[" + b"3 0 R " * 100_000 + b"]>>", NO_TEXT[2]]  # fmt: skip
LOOP = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"]
LOCKED = (
    "/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(" + "a" * 32 + ")/U(" + "a" * 32 + ")>>/ID[(a)(a)]"
)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7 rest", "found a broken PDF; expected a PDF with a text layer"),
        (written(NO_TEXT), r"found a PDF without a text layer \(a scan\?\)"),
        (written(MANY), "found 100,000 pages; expected 500 at most"),
        (written(LOOP), "found a broken PDF|without a text layer"),
        (written(NO_TEXT, LOCKED), "found a PDF locked by a password"),
        (document([[(1, 1, 1, "甲")]])[:200], "found a broken PDF|without a text layer"),
    ],
)
def test_unreadable(data: bytes, message: str) -> None:
    """What holds no text that can be read is refused in one line."""
    with pytest.raises(SourceError, match=message) as caught:
        pdf.read(data, "a.pdf")
    assert str(caught.value).startswith("a.pdf: ")
    assert "\n" not in str(caught.value)
