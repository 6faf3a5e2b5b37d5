"""A report's own sentences as HTML: escaped once, here, with the layers merged in.

The text is untouched: stripped of tags, what comes out is what went in. Sentences become
addressable spans, mentions become links, and the clauses that figures were read from are marked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from markupsafe import Markup

from generator.corpus import Corpus
from generator.links import page_url, sentence_anchor, term_url
from generator.model import Mention, Paragraph, Section, Span
from generator.text import sentences


@dataclass(frozen=True, slots=True)
class Layers:
    """What lies over one report's text: mentions and figures by paragraph id, in text order."""

    mentions: dict[str, tuple[Mention, ...]]
    figures: dict[str, tuple[Span, ...]]

    def mentions_of(self, paragraph: Paragraph) -> tuple[Mention, ...]:
        return self.mentions.get(paragraph.paragraph_id, ())

    def figures_of(self, paragraph: Paragraph) -> tuple[Span, ...]:
        return self.figures.get(paragraph.paragraph_id, ())


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same layers: inside a figure's clause or not, linked or not."""

    text: str
    term_id: str = ""
    figure: bool = False


def text_html(text: str) -> Markup:
    """Report text with nothing over it."""
    # Quotation marks are left alone: the text never stands inside an attribute here.
    return Markup(escape(text, quote=False))  # noqa: S704 (escaped on this very line)


def sentence_html(
    paragraph: Paragraph,
    layers: Layers,
    href: Callable[[str], str],
    topic: Section | None = None,
    *,
    with_ids: bool = True,
) -> Markup:
    """The inside of a paragraph: its sentences as spans `#p25-1`, `#p25-2`, …

    `href` turns an address into a link from the page. `topic` is the section whose heading is the
    paragraph's first sentence.
    """
    spans: list[str] = []
    for number, (start, end) in enumerate(sentences(paragraph.text), 1):
        inner = "".join(
            _piece_html(piece, href) for piece in _pieces(paragraph, layers, start, end)
        )
        if topic and number == 1:
            inner = f'<strong class="topic">{inner}</strong>'
        anchor = f' id="{sentence_anchor(paragraph, number)}"' if with_ids else ""
        spans.append(f'<span class="s"{anchor}>{inner}</span>')
    return Markup("".join(spans))  # noqa: S704 (made of escaped pieces)


def _pieces(paragraph: Paragraph, layers: Layers, start: int, end: int) -> Iterable[Piece]:
    """The runs of `[start, end)`; a link is never cut in two."""
    body = paragraph.body
    figures = [body.locate(span) for span in layers.figures_of(paragraph)]
    position = start
    for mention in layers.mentions_of(paragraph):
        first, last = body.locate(mention.place)
        if not (start <= first and last <= end):
            continue
        yield from _plain(paragraph.text, position, first, figures)
        inside = any(a <= first and last <= b for a, b in figures)
        yield Piece(paragraph.text[first:last], mention.term_id, inside)
        position = last
    yield from _plain(paragraph.text, position, end, figures)


def _plain(text: str, start: int, end: int, figures: Sequence[tuple[int, int]]) -> Iterable[Piece]:
    edges = sorted({start, end} | {e for pair in figures for e in pair if start < e < end})
    for first, last in pairwise(edges):
        yield Piece(text[first:last], figure=any(a <= first and last <= b for a, b in figures))


def _piece_html(piece: Piece, href: Callable[[str], str]) -> str:
    html = str(text_html(piece.text))
    if piece.term_id:
        link = href(term_url(piece.term_id))
        html = f'<a class="term" href="{link}" data-term="{piece.term_id}">{html}</a>'
    return f'<span class="fig">{html}</span>' if piece.figure else html


def sentence_url(paragraph: Paragraph, span: Span, page: str) -> str:
    """The address, on `page`, of the sentence that holds the beginning of `span`."""
    start, _ = paragraph.body.locate(span)
    for number, (_, end) in enumerate(sentences(paragraph.text), 1):
        if start < end:
            return f"{page}#{sentence_anchor(paragraph, number)}"
    raise ValueError(f"{span} is not in {paragraph.paragraph_id}")


def words_url(corpus: Corpus, paragraph_id: str, span: Span) -> str:
    """The address, from the site's root, of the sentence that holds the beginning of `span`."""
    paragraph = corpus.paragraph(paragraph_id)
    section = corpus.section(paragraph.section_id)
    return sentence_url(paragraph, span, page_url(section.report_id, section.slug))


def sentence_around(paragraph: Paragraph, span: Span) -> tuple[str, str, str]:
    """The sentence that holds `span`, as what stands before it, it, and what stands after it."""
    start, end = paragraph.body.locate(span)
    first = max(a for a, _ in sentences(paragraph.text) if a <= start)
    last = next(b for _, b in sentences(paragraph.text) if b >= end)
    text = paragraph.text
    return text[first:start], text[start:end], text[end:last]
