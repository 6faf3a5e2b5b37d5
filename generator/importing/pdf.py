"""PDF documents with a text layer to text, one line a paragraph.

What a PDF holds is glyphs at places. `glyphs` come from the library, `layout` finds lines, columns
and paragraphs in them.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.errors import SourceError
from generator.importing import xmltree
from generator.importing.layout import Glyph, paragraphs
from generator.importing.optional import missing
from generator.importing.origin import Clue

if TYPE_CHECKING:
    import pypdfium2

MAX_PAGES = 500
MAX_GLYPHS = 2_000_000
_EXPECTED = "expected a PDF with a text layer"
_XMP_START, _XMP_END = b"<x:xmpmeta", b"</x:xmpmeta>"
_MAX_XMP = 2**20
# Unicode has some characters twice, as words and as radicals; a PDF gives either for one glyph.
_RADICALS = str.maketrans(
    {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
    | {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xF900, 0xFADA)}
    | {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
    | dict(
        zip(
            map(ord, "⺟⺠⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳⻁⻌⻍⻤"),
            "母民西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟虎辶辶鬼",
            strict=True,
        )
    )
    # How the library marks a hyphen at the end of a line, and a glyph without character.
    | {0x02: "-", 0xFFFE: "-", 0x00: "\ufffd"}
)


def read(data: bytes, name: str) -> tuple[str, str]:
    """The text of the PDF `data` in reading order, and no encoding.

    Raised digits are note marks `[1]`. Page numbers and running heads are lines of their own, after
    the paragraph that they interrupt.
    Raises: SourceError when it is no PDF, locked, without text, or too large; or a library is
    missing.
    """
    try:
        import pypdfium2
    except ImportError as error:
        raise missing("pypdfium2", name) from error
    try:
        with pypdfium2.PdfDocument(data) as document:
            pages = _pages(document, name)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        found = "found a PDF locked by a password" if locked else "found a broken PDF"
        raise SourceError(name, None, f"{found}; {_EXPECTED}") from error
    return "\n".join(paragraphs(pages)) + "\n", ""


def clues(data: bytes, name: str) -> Iterator[Clue]:
    """What the properties of a PDF that `read` takes say of where it is from.

    The programs that made it (`Creator`, `Producer`) and its author published nothing.
    """
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        for key in ("Source", "SourceURL", "Publisher"):
            yield Clue(f"info {key.lower()}", document.get_metadata_value(key))
    yield from _xmp_clues(data)


def _xmp_clues(data: bytes) -> Iterator[Clue]:
    """What the document's last XMP packet says; pictures have packets of their own."""
    end = data.rfind(_XMP_END)
    while end >= 0:
        start = data.rfind(_XMP_START, max(0, end - _MAX_XMP), end)
        if start < 0:
            return
        packet = data[start : end + len(_XMP_END)]
        if b"application/pdf" in packet:
            yield from _packet_clues(packet)
            return
        end = data.rfind(_XMP_END, 0, start)


def _packet_clues(packet: bytes) -> Iterator[Clue]:
    try:
        root = xmltree.parse(packet)
    except ValueError:
        return
    for description in root.iter("Description"):
        for key in ("source", "publisher"):
            yield Clue(f"xmp {key}", description.get(key, ""))
            found = description.find(key)
            if found is not None:
                # A list of names is several elements; white space parts them from each other.
                yield from (Clue(f"xmp {key}", text) for text in found.itertext())


def _pages(document: pypdfium2.PdfDocument, name: str) -> list[list[Glyph]]:
    count = len(document)
    if count > MAX_PAGES:
        raise SourceError(name, None, f"found {count:,} pages; expected {MAX_PAGES} at most")
    pages: list[list[Glyph]] = []
    pictures: list[int] = []  # pages that show a picture and hold no text
    total = 0
    for number in range(count):
        page = document[number]
        glyphs = _upright(list(_glyphs(page, MAX_GLYPHS - total)))
        total += len(glyphs)
        if total >= MAX_GLYPHS:
            found = f"found {total:,} characters and more"
            raise SourceError(name, None, f"{found}; expected fewer than {MAX_GLYPHS:,}")
        if not glyphs and _shows_picture(page):
            pictures.append(number)
        pages.append(glyphs)
        page.close()
    written = [number for number, glyphs in enumerate(pages) if glyphs]
    if not written:
        found = "found a PDF without a text layer (a scan?)"
        raise SourceError(name, None, f"{found}; expected text: let a program recognise it first")
    # A picture before or after the text may be a cover; between pages of text it is one of them.
    lost = [number for number in pictures if written[0] < number < written[-1]]
    if lost:
        found = f"page {lost[0] + 1} is a picture without text"
        raise SourceError(name, None, f"{found}; {_EXPECTED} on every page")
    return pages


def _shows_picture(page: pypdfium2.PdfPage) -> bool:
    import pypdfium2.raw as pdfium

    objects = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3)
    return next(iter(objects), None) is not None


_Placed = tuple[Glyph, int]
"""A glyph and which way it is turned, in quarters of a circle."""


def _glyphs(page: pypdfium2.PdfPage, most: int) -> Iterator[_Placed]:
    """The glyphs of a page as they are drawn, spaces among them, `y` growing downwards."""
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    high = 0
    for index in range(min(pdfium.FPDFText_CountChars(text), most)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        generated = pdfium.FPDFText_IsGenerated(text, index) == 1
        if generated or code in (0x0A, 0x0D) or code > 0x10FFFF:
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        size = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
        turn = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
        places = (x.value, y.value, box.left, box.right, box.top, box.bottom, size)
        if not all(map(math.isfinite, places)) or size <= 0 or max(map(abs, places)) > 1e6:
            continue
        left, right, base = (
            (box.left, box.right, -y.value),
            (box.bottom, box.top, x.value),
            (-box.right, -box.left, y.value),
            (-box.top, -box.bottom, -x.value),
        )[turn]
        yield Glyph(chr(code).translate(_RADICALS), left, max(left, right), base, size), turn
    text.close()


def _upright(placed: list[_Placed]) -> list[Glyph]:
    """The glyphs turned as most of the page is; a page on its side is read from its side.

    What stands at an angle to the rest (a stamp in the margin) is left out.
    """
    turns = Counter(turn for glyph, turn in placed if not glyph.char.isspace())
    if not turns:
        return []
    usual = turns.most_common(1)[0][0]
    return [glyph for glyph, turn in placed if turn == usual]
