"""Every character of every source, once: headings, paragraphs and furniture together."""

from __future__ import annotations

import random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.errors import Problem, SourceError
from generator.model import Report
from generator.seeds.entry import Entry
from generator.splitting.normalise import normalise
from tests.expected import expected
from tests.factory import make_report, make_source, rules, seeds, split_report
from tests.golden_cases import assert_faithful

SEEDS = [report.report_id for report in seeds().corpus.reports]


@pytest.mark.parametrize("report_id", SEEDS)
def test_every_character_stands_once(report_id: str) -> None:
    """Nothing of a seed is lost, nothing is published twice, and every span points to its words."""
    assert_faithful(seeds().corpus.report(report_id), seeds().sources[report_id].text)


def test_furniture_of_the_seeds() -> None:
    """Page jumps and bookmarks are set aside, and nothing else is."""
    found = [
        (f.report_id, f.text, f.reason, f.place.start)
        for report in seeds().corpus.reports
        for f in report.furniture
    ]
    wanted = [
        (f["report"], f["text"], f["reason"], f["offset"])
        for f in expected("furniture")["furniture"]
    ]
    assert sorted(found) == sorted(wanted)


def test_newspaper_columns_are_undone() -> None:
    """Lines join across column breaks and blank lines; spaces around digits go."""
    text = "\n".join(p.text for p in seeds().corpus.report("ganzhou-2023").paragraphs)
    assert "国内一流医院对口帮扶县级综合医院实现全覆盖" in text
    assert "市妇保院新院、市肿瘤医院门诊医技综合大楼投用" in text  # a blank line stood within
    assert "新认定“独角兽”“瞪羚”企业20家" in text
    assert "科技型中小企业净增564家、总量全省第二" in text


def test_plain_texts_keep_their_spaces() -> None:
    """Only a wrapped text loses spaces: a slogan's own space is the author's."""
    text = "\n".join(p.text for p in seeds().corpus.report("fuzhou-2024").paragraphs)
    assert "唱响“来大觉 睡大觉”品牌" in text


def in_columns(text: str, width: int) -> str:
    """`text` as a newspaper prints it: every paragraph cut at `width` characters."""
    return "\n".join(
        line[start : start + width]
        for line in text.splitlines()
        if line.strip()
        for start in range(0, len(line), width)
    )


def test_a_report_in_columns_has_the_same_outline() -> None:
    """Jiangxi's report cut into columns has its front, headings, terms and closing again."""
    whole = seeds().corpus.report("jiangxi-2024")
    columns = make_report(in_columns(seeds().sources["jiangxi-2024"].text, 24))
    assert columns.speaker == whole.speaker
    assert [(s.slug, s.title) for s in columns.sections if s.depth < 3] == [
        (s.slug, s.title) for s in whole.sections if s.depth < 3
    ]
    annex = [p.text for p in columns.paragraphs_of("jiangxi-2024-annex")]
    assert [text[:4] for text in annex] == [p.text[:4] for p in whole.paragraphs[-20:]]


def test_a_page_jump_cut_by_the_column_is_still_furniture() -> None:
    """（下转3|版） in two lines is set aside, and the report's end is known to be lost."""
    text = in_columns(
        "（一）" + "推动高质量发展取得新的成效，" * 40 + "经济稳中有进。（下转3版）", 20
    )
    report = make_report("一、2023年工作回顾\n二、2024年工作安排\n" + text)
    assert [f.text for f in report.furniture] == ["（下转3版）"]
    assert report.completeness.lacks_tail


LINES = st.lists(
    st.text(st.sampled_from("的一二、（）。，甲乙丙丁 \u3000\t<>&*|{}[]`#1.\r\ufeff"), max_size=40),
    max_size=12,
)


@given(LINES)
def test_normalising_loses_nothing(lines: list[str]) -> None:
    """Whatever the text, lines and furniture hold its characters in order, each at its offset."""
    text = "\n".join(lines)
    layout = normalise(text, rules().furniture, rules().parts)
    kept = [
        (origin, char)
        for line in layout.lines
        for origin, char in zip(line.body.origins, line.body.text, strict=True)
    ]
    kept += [
        (removed.place.start + i, char)
        for removed in layout.removed
        for i, char in enumerate(removed.text)
    ]
    assert all(text[origin] == char for origin, char in kept)
    found = sorted(pair for pair in kept if not pair[1].isspace())
    assert found == [(i, char) for i, char in enumerate(text) if not char.isspace()]


@given(LINES)
def test_any_text_is_covered_once(lines: list[str]) -> None:
    """A report of hostile lines still has every character in exactly one place."""
    source = "一、2023年工作回顾\n好。\n二、2024年工作安排\n（一）甲。做甲。\n" + "\n".join(lines)
    assert_faithful(make_report(source), source)


HOSTILE = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from(
            [
                "2024年江西省政府工作报告",
                "2024年1月9日在江西省第十四届人民代表大会第二次会议上",
                "省　长",
                "王甲乙",
                "各位代表：",
                "现在，我代表省人民政府，向大会报告工作，请予审议。",
                "目录",
                "一、2023年工作回顾",
                "一、",
                "二、2024年工作安排……5",
                "2024年重点工作",
                "第一部分 回顾",
                "（一）甲。做甲。",
                "㈠　　",
                "1.甲",
                "— 1 —",
                "7",
                "&nbsp;&nbsp;????",
                "甲\\r\\n一、乙\ufffd丙[1]",
                "（上接1版）",
                "一是办好甲事。做甲。kQe",
                "各位代表！让我们奋斗！",
                "附件1",
                "名 词 解 释",
                "注释：1.甲：乙。",
                "[1]甲：乙。（见第3页）",
                "来源：某报",
                "上一篇：甲",
                "",
            ]
        ),
    ),
    max_size=30,
)


def outcome(text: str) -> tuple[Report, tuple[Problem, ...]] | str:
    """The report that `text` is, or the one line that is said instead."""
    entry = Entry(file="sample.txt", region="江西省", year=2024, accept=("kind",))
    try:
        return split_report(make_source(text), entry, rules())
    except SourceError as error:
        return str(error)


def assert_sound(found: tuple[Report, tuple[Problem, ...]] | str, text: str) -> None:
    """A report in which nothing of `text` is lost, or one line."""
    if isinstance(found, str):
        assert "\n" not in found
    else:
        assert_faithful(found[0], text)


@settings(deadline=None)
@given(HOSTILE)
def test_any_text_is_split_faithfully_or_refused_in_one_line(lines: list[str]) -> None:
    """Whatever stands in a file, twice the same comes of it, and nothing of it is lost."""
    text = "\n".join(lines)
    found = outcome(text)
    assert found == outcome(text)
    assert_sound(found, text)


def sentence(number: int) -> str:
    """A sentence like no other, of some length."""
    chance = random.Random(number)
    words = [
        "".join(chance.choices("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉", k=9)) for _ in range(3)
    ]
    return f"把{words[0]}办好，把{words[1]}做实，让{words[2]}满意。"


@settings(deadline=None, max_examples=25)
@given(
    st.integers(18, 40), st.integers(14, 30), st.lists(st.integers(1, 4), min_size=8, max_size=12)
)
def test_a_print_has_the_outline_of_its_text(width: int, page: int, sizes: list[int]) -> None:
    """Columns of any width with a number below every page: the same headings and paragraphs."""
    numbers = iter(range(1000))
    paragraphs = ["".join(sentence(next(numbers)) for _ in range(size)) for size in sizes]
    half = len(paragraphs) // 2
    printed = ["各位代表：", "一、2023年工作回顾", *paragraphs[:half], "二、2024年工作安排"]
    printed += [
        f"（{'一二三四五六'[i]}）办好事情。{text}" for i, text in enumerate(paragraphs[half:])
    ]
    text = "\n".join(printed)
    # A paragraph's first line is indented by two characters, as newspapers do.
    lines = in_columns("\n".join(f"　　{line}" for line in printed), width).split("\n")
    assume(len(lines) > 24)  # fewer tell no column
    pages = [lines[start : start + page] for start in range(0, len(lines), page)]
    columns = "\n".join(
        line
        for number, page_lines in enumerate(pages, 1)
        for line in (*page_lines, f"— {number} —")
    )
    whole, cut = make_report(text), make_report(columns)
    assert [(s.slug, s.label) for s in cut.sections] == [(s.slug, s.label) for s in whole.sections]
    assert joined(cut) == joined(whole)
    assert [f.text for f in cut.furniture] == [f"— {n} —" for n in range(1, len(pages) + 1)]
    assert_faithful(cut, columns)


def joined(report: Report) -> list[str]:
    """The report's paragraphs, the halves of an interrupted one together."""
    texts: list[str] = []
    for paragraph in report.paragraphs:
        if paragraph.continues:
            texts[-1] += paragraph.text
        else:
            texts.append(paragraph.text)
    return texts


@pytest.mark.parametrize(
    "lines",
    [
        [f"{number}.把第{number}件工作办好。" for number in range(10_000)],
        [f"（一）办好第{number}件事" for number in range(1_900)],
        [f"2024年工作安排{number}" for number in range(20_000)],
        [f"{number % 90 + 1}" for number in range(20_000)],
        ["来源：某报"] * 20_000 + ["一、甲"],
        [f"来源：某报{'甲' * (number % 97)}{number}" for number in range(10_000)] + ["一、甲"],
        ["目录", *(f"第{number}件事" for number in range(20_000))],
        ["甲" + "." * 100_000 + "乙", "目录", "…" * 100_000 + "甲"],
        ["http://" * 20_000 + "，"],
        ["（" * 100_000 + "”" * 100_000 + "。"],
        ["“一是办好" * 30_000 + "。甲。"],
        [" \u3000" * 100_000 + "甲" + "\u00a0" * 100_000 + "乙"],
        ["&nbsp;" * 50_000 + "甲" + "?" * 50_000],
        ["省" + " " * 50_000 + "甲"],
    ],
    ids=lambda lines: f"{lines[0][:8]}… × {len(lines)}",
)
def test_bait_is_read_or_refused(lines: list[str]) -> None:
    """What is made to cost time is one report like another; the test ends, which is its point."""
    source = "一、2023年工作回顾\n很好。\n二、2024年工作安排\n" + "\n".join(lines)
    assert_sound(outcome(source), source)
