"""Report text as HTML: the text untouched, and every layer's record written once."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from generator.catalogue.senses import load_senses
from generator.corpus import Corpus
from generator.glossary.annex import read_terms
from generator.glossary.notes import find_notes
from generator.markup import CorrectedWords, Layers, found_url, heading_html, sentence_html
from generator.model import Match, Mention, Span
from tests.factory import make_report, no_line
from tests.glossary.terms import find_mentions

FILLER = "各项工作有序推进。\n" * 20
ANNEX = "名词解释\n1.地方生产总值：总值。\n2.“三馆”建设：三座馆。\n3.“一网通办”：一次登录。\n"
URLS = {f"jiangxi-2024-0{n}": f"terms/jiangxi-2024-0{n}/" for n in (1, 2, 3)}


def drawn(plan: str) -> LexborHTMLParser:
    """The paragraph `plan` with its mentions and note marks."""
    report = make_report(f"一、2023年工作回顾\n{FILLER}二、2024年工作安排\n{plan}\n{FILLER}{ANNEX}")
    terms = read_terms(report, load_senses(), no_line)[0]
    notes = find_notes(report, terms, no_line).marks
    mentions = find_mentions(Corpus.of([report]), terms, load_senses(), notes).mentions
    paragraph = next(p for p in report.paragraphs if p.text == plan)
    layers = Layers({paragraph.paragraph_id: mentions}, {paragraph.paragraph_id: notes}, {}, URLS)
    html = LexborHTMLParser(f"<p>{sentence_html(paragraph, layers, lambda url: url)}</p>")
    assert html.text() == plan
    assert html.css("a a") == []
    return html


def test_corrected_words_are_marked_behind_their_last_link() -> None:
    """Where they end within a link the mark stands behind it; a reason is no markup."""
    report = make_report(
        f"一、2023年工作回顾\n{FILLER}二、2024年工作安排\n推行“一网通办”服务，很好。\n"
    )
    paragraph = next(p for p in report.paragraphs if p.text.startswith("推行"))
    start = paragraph.place.start
    reason = '甲"><script>乙</script>'
    words = [
        CorrectedWords(Span(start, start + 4), reason, "reports/a/#correction-1"),
        CorrectedWords(Span(start + 10, start + 13), "丙", "reports/a/#correction-2"),
    ]
    mention = Mention(
        term_id="jiangxi-2024-03",
        report_id=report.report_id,
        section_id=paragraph.section_id,
        paragraph_id=paragraph.paragraph_id,
        text="“一网通办”",
        match=Match.EXACT,
        place=Span(start + 2, start + 8),
    )
    key = paragraph.paragraph_id
    layers = Layers({key: (mention,)}, {}, {}, URLS, {key: words})
    html = LexborHTMLParser(f"<p>{sentence_html(paragraph, layers, lambda url: url)}</p>")
    assert html.text() == paragraph.text
    assert html.css("a a, script") == []
    assert [n.text() for n in html.css(".corrected-words")] == ["推行", "，很好"]
    first, second = html.css("a.corrected-mark")
    assert first.attributes["data-reason"] == reason
    assert first.prev is not None
    assert first.prev.attributes.get("data-term") == "jiangxi-2024-03"
    assert second.attributes["href"] == "reports/a/#correction-2"


def links(html: LexborHTMLParser, css: str) -> list[tuple[str, str | None]]:
    return [(node.text(), node.attributes.get("data-term")) for node in html.css(css)]


def test_a_note_mark_is_a_raised_link_beside_the_mention() -> None:
    html = drawn("地方生产总值[1]202亿元。推行“一网通办”。[3]")
    assert links(html, "sup > a.note") == [("[1]", "jiangxi-2024-01"), ("[3]", "jiangxi-2024-03")]
    assert links(html, "a.term") == [
        ("地方生产总值", "jiangxi-2024-01"),
        ("“一网通办”", "jiangxi-2024-03"),
    ]
    assert [node.attributes["href"] for node in html.css("a.note")] == [
        "terms/jiangxi-2024-01/",
        "terms/jiangxi-2024-03/",
    ]


def test_a_mark_within_a_mention_belongs_to_its_link() -> None:
    html = drawn("加快“三馆”[2]建设。")
    assert links(html, "a.term") == [("“三馆”[2]建设", "jiangxi-2024-02")]
    assert [node.text() for node in html.css("a.term > sup.note")] == ["[2]"]
    assert html.css("a.note") == []


def test_a_mark_without_entry_is_plain_text() -> None:
    html = drawn("推行“数据通”[7]，加快建设。")
    assert html.css("sup") == []
    assert html.css("a") == []


def test_a_heading_s_terms_and_marks_are_links() -> None:
    """A mark within a mention belongs to its link; the words are the heading's, untouched."""
    plan = "二、2024年工作安排\n（一）加快“三馆”[2]建设，推行“一网通办”[3]\n办好。"
    report = make_report(f"一、2023年工作回顾\n{FILLER}{plan}\n{FILLER}{ANNEX}")
    terms = read_terms(report, load_senses(), no_line)[0]
    notes = find_notes(report, terms, no_line).marks
    found = find_mentions(Corpus.of([report]), terms, load_senses(), notes).mentions
    section = next(s for s in report.sections if s.number == "（一）")
    key = section.section_id
    assert {(m.section_id, m.paragraph_id) for m in found} == {(key, "")}
    layers = Layers({key: found}, {key: notes}, {}, URLS)
    html = LexborHTMLParser(f"<h1>{heading_html(section, layers, lambda url: url)}</h1>")
    assert html.text() == section.printed == "（一）加快“三馆”[2]建设，推行“一网通办”[3]"
    assert html.css("a a") == []
    assert links(html, "a.term") == [
        ("“三馆”[2]建设", "jiangxi-2024-02"),
        ("“一网通办”", "jiangxi-2024-03"),
    ]
    assert links(html, "sup > a.note") == [("[3]", "jiangxi-2024-03")]
    corpus = Corpus.of([report])
    urls = {found_url(corpus, m.section_id, m.paragraph_id, m.place) for m in found}
    assert urls == {"reports/jiangxi-2024/plan-1/"}
