"""Properties of every reader: text or one clear line, whatever the bytes; paragraphs in order."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.errors import SourceError
from generator.importing import layout, word
from generator.importing.confined import READERS, Content, read_here
from generator.importing.formats import Extract, extract_bytes
from generator.importing.markdown import plain
from generator.importing.superscripts import flattened
from generator.text import bare
from tests.documents import docx, par, run
from tests.fuzz.damage import damaged
from tests.fuzz.readers import SAMPLES

HAN = "政府工作报告一二三（）、。：，％0123456789 \u3000\u00a0“”—A[]【】①"
PROSE = st.text(alphabet=HAN, max_size=40)
MARKUP = st.text(
    alphabet="政府工作。<>/pdivsubtable \"'=&;#!-[]\n\r\t\v\f\x01\x85\ufffe\ufeff", max_size=300
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")


def outcome(read: Callable[[bytes, str], object], data: bytes, name: str) -> object:
    """What a reader makes of `data`: its answer, or the one line that it says instead."""
    try:
        return read(data, name)
    except SourceError as error:
        return str(error)


@settings(deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "a"]))
def test_any_bytes(data: bytes, name: str) -> None:
    """Any bytes are a text without control characters, or one line."""
    found = outcome(extract_bytes, data, name)
    if isinstance(found, Extract):
        assert not _CONTROL.search(found.text)
    else:
        assert "\n" not in str(found)


@pytest.mark.parametrize("form", sorted(READERS))
@settings(deadline=None)
@given(data=st.binary(max_size=400), seed=st.integers(0, 2**32))
def test_any_document(form: str, data: bytes, seed: int) -> None:
    """Any bytes, and any damaged document, are read or refused by every reader."""
    for document in (data, damaged(SAMPLES[form], random.Random(seed))):
        found = outcome(partial(read_here, form), document, "a")
        assert isinstance(found, Content) or "\n" not in str(found)


@settings(deadline=None)
@given(MARKUP)
def test_any_markup(markup: str) -> None:
    """Any markup is read, and nothing of it but text with Han characters comes out."""
    assume(markup.strip())  # an empty file is refused before a reader sees it
    text, _ = READERS["html"](markup.encode("utf-8", "replace"), "a")
    assert text.endswith("\n")
    assert set(text) & set("政府") <= set(markup)


@given(st.lists(st.one_of(PROSE, st.just("")), max_size=12))
def test_word_keeps_paragraphs(paragraphs: list[str]) -> None:
    """Every paragraph is a line, in order, character by character."""
    text, _ = word.read(docx(map(par, paragraphs)), "a.docx")
    assert text.split("\n")[:-1] == (paragraphs or [""])


@given(st.lists(PROSE, min_size=1, max_size=6))
def test_word_joins_runs(pieces: list[str]) -> None:
    """However a paragraph is cut into runs, its text is the same."""
    text, _ = word.read(docx([par("".join(map(run, pieces)))]), "a.docx")
    assert text == "".join(pieces) + "\n"


@given(PROSE)
def test_markdown_leaves_prose_alone(text: str) -> None:
    """Text without marks is itself: brackets, numbers and full-width signs are no marks."""
    assert bare(plain(text)) == bare(text)


@given(st.text(max_size=300))
def test_markdown_never_fails(text: str) -> None:
    """Any text is Markdown, and no Han character is lost or added."""
    assert set(re.findall("[\u4e00-\u9fff]", plain(text))) <= {*text, *"注释"}


@given(st.text(max_size=8), st.text(max_size=8))
def test_raised_text_is_kept(raised: str, before: str) -> None:
    """Raised text stays as it is, or its digits do."""
    flat = flattened(raised, before)
    assert flat == raised or re.sub(r"\D", "", flat) in (re.sub(r"\D", "", raised), "")


PLACES = st.floats(-100, 900, allow_nan=False)
GLYPHS = st.builds(
    lambda char, x, width, y, size: layout.Glyph(char, x, x + width, y, size),
    st.sampled_from(list("政府工作0123(（。 A-—")),
    PLACES,
    st.floats(0, 60),
    PLACES,
    st.sampled_from([0.01, 6.0, 10.0, 10.5, 20.0, 300.0]),
)


@settings(deadline=None)
@given(st.lists(st.lists(GLYPHS, max_size=60), max_size=4))
def test_layout_keeps_every_glyph(pages: list[list[layout.Glyph]]) -> None:
    """Wherever glyphs stand, each is in the text once, unless it is printed twice."""
    kept = [glyph.char for page in pages for glyph in layout._once(page) if glyph.char.strip()]
    text = bare("".join(layout.paragraphs(pages)))
    assert sorted(re.sub(r"[\[\]]", "", text)) == sorted(kept)
