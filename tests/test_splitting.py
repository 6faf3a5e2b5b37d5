"""Every character of every source, once: headings, paragraphs and furniture together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Report
from generator.splitting.normalise import normalise
from generator.text import bare
from tests.expected import expected
from tests.factory import make_report, rules, seeds

SEEDS = [report.report_id for report in seeds().corpus.reports]


def covered(report: Report, source: str) -> list[int]:
    """How often each character of `source` stands in a heading, a paragraph or furniture."""
    counts = [0] * len(source)
    spans = [s.heading for s in report.sections if s.heading and s.depth < 3]
    spans += [p.place for p in report.paragraphs] + [f.place for f in report.furniture]
    for span in spans:
        for offset in range(span.start, span.end):
            counts[offset] += 1
    return counts


@pytest.mark.parametrize("report_id", SEEDS)
def test_every_character_stands_once(report_id: str) -> None:
    """Nothing of a seed is lost and nothing is published twice."""
    source = seeds().sources[report_id].text
    counts = covered(seeds().corpus.report(report_id), source)
    assert [i for i, n in enumerate(counts) if n != 1 and not source[i].isspace()] == []


@pytest.mark.parametrize("report_id", SEEDS)
def test_spans_point_to_their_words(report_id: str) -> None:
    """`source[start:end]` without white space is the record's text without white space."""
    report = seeds().corpus.report(report_id)
    source = seeds().sources[report_id].text
    for paragraph in report.paragraphs:
        place = paragraph.place
        assert bare(source[place.start : place.end]) == bare(paragraph.text)
    for section in report.sections:
        if section.heading:
            printed = bare(source[section.heading.start : section.heading.end])
            assert printed.removesuffix("。") == bare(section.printed)


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
    layout = normalise(text, rules().furniture)
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
    counts = covered(make_report(source), source)
    assert [i for i, n in enumerate(counts) if n != 1 and not source[i].isspace()] == []
