"""A report's own sentences as HTML: escaped once, here, with the layers merged in.

The text is untouched: stripped of tags, what comes out is what went in. Sentences become
addressable spans, mentions become links, and the clauses that figures were read from are marked,
those too in which an editor corrected one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import accumulate, pairwise
from operator import itemgetter
from typing import NamedTuple

from markupsafe import Markup

from generator.corpus import Corpus
from generator.grammar.sentences import sentences
from generator.links import correction_list_url, page_url, section_url, sentence_anchor
from generator.model import Correction, Mention, NoteMark, Paragraph, Section, Span, Traced

SENTENCE = "s"
TOPIC = "topic"
TERM = "term"
NOTE = "note"
FIGURE = "fig"
CORRECTED_WORDS = "corrected-words"
CORRECTED_MARK = "corrected-mark"
COMMON = "common"
CLASSES = (SENTENCE, TOPIC, TERM, NOTE, FIGURE, CORRECTED_WORDS, CORRECTED_MARK, COMMON)
"""What styles (`assets/styles/`) and scripts (`assets/scripts/contract.js`) know the pieces by."""

TERM_ID = "data-term"
"""A link's term: its entry in the page's list has the id `term-…`, and a card shows it."""

REASON = "data-reason"
"""Why an editor corrected the words before the mark: a card shows it."""


@dataclass(frozen=True, slots=True)
class CorrectedWords:
    """The words in which an editor corrected a figure: why, and the address where that is told."""

    place: Span
    reason: str
    url: str


@dataclass(frozen=True, slots=True)
class Layers:
    """What lies over the texts: mentions, note marks and figures by paragraph id, in text order.

    Those of a heading stand under its section's id. `term_urls` has the address of every term's
    definition, `corrected` the words of corrected figures by paragraph id.
    """

    mentions: Mapping[str, tuple[Mention, ...]]
    notes: Mapping[str, tuple[NoteMark, ...]]
    figures: Mapping[str, tuple[Span, ...]]
    term_urls: Mapping[str, str]
    corrected: Mapping[str, Sequence[CorrectedWords]] = field(default_factory=dict)

    def cover(self, key: str) -> bool:
        """Whether anything lies over the paragraph of that id, or the heading of that section."""
        return (
            key in self.mentions
            or key in self.notes
            or key in self.figures
            or key in self.corrected
        )


class Piece(NamedTuple):
    """A run of text under the same layers: inside a figure's clause or not, linked or not.

    `corrected` runs are of words in which an editor corrected a figure.

    `marks` are the note marks in it, as ranges of the run; a run that is nothing but a note mark is
    a link to its entry.
    """

    text: str
    term_id: str = ""
    url: str = ""
    figure: bool = False
    marks: tuple[tuple[int, int], ...] = ()
    corrected: bool = False

    @property
    def is_mark(self) -> bool:
        return self.marks == ((0, len(self.text)),)


def _escaped(text: str) -> str:
    # Quotation marks are left alone: the text never stands inside an attribute here.
    return escape(text, quote=False)


def lines_html(text: str) -> Markup:
    """Text of several lines as HTML that stands in one: what follows a line break begins none."""
    return Markup(escape(text).replace("\n", "&#10;"))  # noqa: S704 (escaped)


def text_html(text: str) -> Markup:
    """Report text with nothing over it."""
    return Markup(_escaped(text))  # noqa: S704 (escaped on this very line)


def common_html(text: str, ranges: Iterable[tuple[int, int]]) -> Markup:
    """Report text in which the ranges, in order and apart, are what another report says too."""
    html, position = "", 0
    for start, end in ranges:
        html += _escaped(text[position:start])
        html += f'<span class="{COMMON}">{_escaped(text[start:end])}</span>'
        position = end
    return Markup(html + _escaped(text[position:]))  # noqa: S704 (made of escaped pieces)


def heading_html(section: Section, layers: Layers, href: Callable[[str], str]) -> Markup:
    """A heading as printed, its mentions and note marks links."""
    if section.body is None:
        return text_html(section.printed)
    over = Overlaid.of(section.section_id, section.body, layers)
    html = "".join(_piece_html(piece, href) for piece in over.pieces(0, len(section.printed)))
    return Markup(html)  # noqa: S704 (made of escaped pieces)


def sentence_html(
    paragraph: Paragraph,
    layers: Layers,
    href: Callable[[str], str],
    topic: Section | None = None,
) -> Markup:
    """The inside of a paragraph: its sentences as spans `#p25-1`, `#p25-2`, …

    `href` turns an address into a link from the page. `topic` is the section whose heading is the
    paragraph's first sentence.
    """
    over = Overlaid.of(paragraph.paragraph_id, paragraph.body, layers)
    return over.html(href, paragraph.anchor, opens_topic=topic is not None)


_Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Ranges:
    """Ranges of a text in order, and how far they reach up to each one of them."""

    ordered: tuple[_Range, ...]
    reaches: tuple[int, ...]

    @classmethod
    def of(cls, ranges: Iterable[_Range]) -> _Ranges:
        ordered = tuple(sorted(ranges))
        return cls(ordered, tuple(accumulate((end for _, end in ordered), max)))

    def over(self, start: int, end: int) -> Sequence[_Range]:
        """The ranges that lie over `[start, end)`, others perhaps between them."""
        border = bisect_left(self.ordered, (end,))
        return self.ordered[bisect_right(self.reaches, start) : border]


_NONE = _Ranges((), ())


@dataclass(frozen=True, slots=True)
class Overlaid:
    """A paragraph or a heading with what lies over it, as ranges of its text in order.

    `links` have the id of a term and the address of its definition, `corrected` an editor's reason
    and where it is told. `everything` is all ranges together.
    """

    text: str
    figures: _Ranges = _NONE
    notes: tuple[_Range, ...] = ()
    links: tuple[tuple[_Range, str, str], ...] = ()
    corrected: tuple[tuple[_Range, str, str], ...] = ()
    everything: _Ranges = _NONE

    @classmethod
    def of(cls, key: str, body: Traced, layers: Layers) -> Overlaid:
        """The layers over the paragraph of that id, or the heading of that section."""
        if not layers.cover(key):  # three paragraphs of four
            return cls(body.text)
        figures = [body.locate(span) for span in layers.figures.get(key, ())]
        notes = [(body.locate(n.place), n.term_id) for n in layers.notes.get(key, ())]
        mentions = [(body.locate(m.place), m.term_id) for m in layers.mentions.get(key, ())]
        corrected = tuple(
            (body.locate(words.place), words.reason, words.url)
            for words in layers.corrected.get(key, ())
        )
        linked = (*mentions, *notes)
        return cls(
            text=body.text,
            figures=_Ranges.of(figures),
            notes=tuple(sorted(place for place, _ in notes)),
            links=tuple(
                (place, term_id, layers.term_urls[term_id]) for place, term_id in sorted(linked)
            ),
            corrected=corrected,
            everything=_Ranges.of(
                (*figures, *(place for place, _ in linked), *(place for place, _, _ in corrected))
            ),
        )

    def html(
        self, href: Callable[[str], str], anchor: str = "", *, opens_topic: bool = False
    ) -> Markup:
        """The sentences as spans: with ids from the paragraph's `anchor`, or quoted without."""
        spans: list[str] = []
        for number, (start, end) in enumerate(sentences(self.text), 1):
            inner = self._sentence(start, end, href)
            if opens_topic and number == 1:
                inner = f'<strong class="{TOPIC}">{inner}</strong>'
            own_id = f' id="{sentence_anchor(anchor, number)}"' if anchor else ""
            spans.append(f'<span class="{SENTENCE}"{own_id}>{inner}</span>')
        return Markup("".join(spans))  # noqa: S704 (made of escaped pieces)

    def _sentence(self, start: int, end: int, href: Callable[[str], str]) -> str:
        if not self.everything.over(start, end):  # nine sentences of ten
            return _escaped(self.text[start:end])
        inner, position = "", start
        for piece in self.pieces(start, end):
            inner += _piece_html(piece, href)
            ending = position + len(piece.text)
            inner += "".join(
                _corrected_mark(reason, url, href)
                for (_, last), reason, url in self.corrected
                if position < last <= ending
            )
            position = ending
        return inner

    def pieces(self, start: int, end: int) -> Iterable[Piece]:
        """The runs of `[start, end)`; a link is never cut in two, nor does one hold another."""
        figures = self.figures.over(start, end)
        corrected = [(a, b) for (a, b), _, _ in self.corrected if a < end and start < b]
        position = start
        at = bisect_left(self.links, ((start,),))
        for (first, last), term_id, url in self.links[at : bisect_left(self.links, ((end,),))]:
            if not (position <= first and last <= end):
                continue  # of two sentences, or a mark within a mention
            yield from _plain(self.text, position, first, figures, corrected)
            yield Piece(
                self.text[first:last],
                term_id,
                url,
                _is_within(first, last, figures),
                self._marks(first, last),
                _is_within(first, last, corrected),
            )
            position = last
        yield from _plain(self.text, position, end, figures, corrected)

    def _marks(self, first: int, last: int) -> tuple[_Range, ...]:
        """The note marks within `[first, last)`, counted from `first`."""
        at, behind = (bisect_left(self.notes, (border,)) for border in (first, last))
        return tuple((a - first, b - first) for a, b in self.notes[at:behind] if b <= last)


def _plain(
    text: str, start: int, end: int, figures: Sequence[_Range], corrected: Sequence[_Range]
) -> Iterable[Piece]:
    if not figures and not corrected:
        if start < end:
            yield Piece(text[start:end])
        return
    within = (edge for pair in (*figures, *corrected) for edge in pair if start < edge < end)
    for first, last in pairwise(sorted({start, end, *within})):
        yield Piece(
            text[first:last],
            figure=_is_within(first, last, figures),
            corrected=_is_within(first, last, corrected),
        )


def _is_within(first: int, last: int, ranges: Sequence[_Range]) -> bool:
    return any(a <= first and last <= b for a, b in ranges)


def _piece_html(piece: Piece, href: Callable[[str], str]) -> str:
    if not piece.term_id:
        html = _escaped(piece.text)
    elif piece.is_mark:
        html = f"<sup>{_link(NOTE, piece, href, _escaped(piece.text))}</sup>"
    else:
        html = _link(TERM, piece, href, _with_marks(piece))
    if not (piece.figure or piece.corrected):
        return html
    kinds = [*([FIGURE] if piece.figure else []), *([CORRECTED_WORDS] if piece.corrected else [])]
    return f'<span class="{" ".join(kinds)}">{html}</span>'


def _corrected_mark(reason: str, url: str, href: Callable[[str], str]) -> str:
    """The mark behind corrected words: a link without text, which the style sheet names."""
    told = escape(reason)
    return (
        f'<a class="{CORRECTED_MARK}" href="{escape(href(url))}" {REASON}="{told}" '
        f'aria-label="编者更正：{told}"></a>'
    )


def _link(kind: str, piece: Piece, href: Callable[[str], str], html: str) -> str:
    return f'<a class="{kind}" href="{href(piece.url)}" {TERM_ID}="{piece.term_id}">{html}</a>'


def _with_marks(piece: Piece) -> str:
    """A mention's words, the note marks in them raised: they belong to its link."""
    html, position = "", 0
    for first, last in piece.marks:
        html += _escaped(piece.text[position:first])
        html += f'<sup class="{NOTE}">{_escaped(piece.text[first:last])}</sup>'
        position = last
    return html + _escaped(piece.text[position:])


def sentence_url(paragraph: Paragraph, span: Span, page: str) -> str:
    """The address, on `page`, of the sentence that holds the beginning of `span`."""
    start, _ = paragraph.body.locate(span)
    number = bisect_right(sentences(paragraph.text), start, key=itemgetter(1)) + 1
    if start >= len(paragraph.text):
        raise ValueError(f"{span} is not in {paragraph.paragraph_id}")
    return f"{page}#{sentence_anchor(paragraph.anchor, number)}"


def found_url(corpus: Corpus, section_id: str, paragraph_id: str, span: Span) -> str:
    """The address of words in a paragraph, or, without `paragraph_id`, of the heading's section."""
    if paragraph_id:
        return words_url(corpus, paragraph_id, span)
    return section_url(corpus.section(section_id))


def words_url(corpus: Corpus, paragraph_id: str, span: Span) -> str:
    """The address, from the site's root, of the sentence that holds the beginning of `span`."""
    paragraph = corpus.paragraph(paragraph_id)
    section = corpus.section(paragraph.section_id)
    return sentence_url(paragraph, span, page_url(section.report_id, section.slug))


def correction_url(corpus: Corpus, correction: Correction, ordinal: int) -> str:
    """Where a correction is seen: its words or its heading, else the report's list."""
    if correction.paragraph_id and correction.place:
        return words_url(corpus, correction.paragraph_id, correction.place)
    if correction.section_id:
        return section_url(corpus.section(correction.section_id))
    return correction_list_url(correction.report_id, ordinal)


_AROUND = 1000
"""Characters on either side; the longest sentences of reports have some 650."""


def heading_around(section: Section, span: Span) -> tuple[str, str, str]:
    """A heading as what stands before `span`, it, and what stands after it."""
    assert section.body is not None
    start, end = section.body.locate(span)
    return section.printed[:start], section.printed[start:end], section.printed[end:]


def sentence_around(paragraph: Paragraph, span: Span) -> tuple[str, str, str]:
    """The sentence that holds `span`, as what stands before it, it, and what stands after it.

    Of a sentence without end only what is near: each of its thousand mentions would show it whole.
    """
    start, end = paragraph.body.locate(span)
    borders = sentences(paragraph.text)
    first, _ = borders[bisect_right(borders, start, key=itemgetter(0)) - 1]
    _, last = borders[bisect_left(borders, end, key=itemgetter(1))]
    text = paragraph.text
    before, after = text[first:start], text[end:last]
    if len(before) > _AROUND:
        before = f"…{before[-_AROUND:]}"
    if len(after) > _AROUND:
        after = f"{after[:_AROUND]}…"
    return before, text[start:end], after
