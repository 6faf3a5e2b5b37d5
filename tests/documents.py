"""Small documents in every format, as bytes: what the tests of the readers are made of."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ABOUT = "http://schemas.openxmlformats.org/package/2006/relationships/metadata"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def run(text: str, properties: str = "") -> str:
    """A run of Word text, `properties` being what stands in its `w:rPr`."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def par(content: str, properties: str = "") -> str:
    """A Word paragraph of plain text, or of runs where `content` is markup."""
    inner = content if content.startswith("<") else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def numbered(text: str, number: int, level: int = 0) -> str:
    """A paragraph of an automatic list."""
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return par(text, properties)


def level(at: int, form: str, template: str, more: str = "") -> str:
    """A level of an automatic list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{template}"/></w:lvl>'
    )


def zipped(files: Mapping[str, str] | Mapping[str, bytes] | Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive of `files`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx(
    paragraphs: Iterable[str],
    parts: Mapping[str, str] | None = None,
    namespace: str = W,
    properties: Mapping[str, str] | None = None,
) -> bytes:
    """A Word document; `parts` are further parts by kind (`numbering`, `styles`, `footnotes`).

    `properties` are those of the document by kind (`core`, `extended`, `custom`).
    """
    about = "".join(
        f'<Relationship Id="p{kind}" Type="{_ABOUT}/{kind}-properties" Target="docProps/{kind}.xml"/>'
        for kind in properties or ()
    )
    relations = "".join(
        f'<Relationship Id="r{at}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>'
        for at, kind in enumerate(parts or ())
    )
    return zipped(
        {
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r" '
            f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>{about}</Relationships>',
            "word/document.xml": f"<w:document {namespace}><w:body>{''.join(paragraphs)}</w:body></w:document>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{relations}</Relationships>',
            **{
                f"word/{kind}.xml": f"<w:{kind} {namespace}>{content}</w:{kind}>"
                for kind, content in (parts or {}).items()
            },
            **{
                f"docProps/{kind}.xml": f'<Properties xmlns:dc="{_ABOUT}">{content}</Properties>'
                for kind, content in (properties or {}).items()
            },
        }
    )


Words = tuple[float, float, float, str]
"""Where a string begins from the left and from the top, its size, and its text."""


def pdf(pages: Sequence[Sequence[Words]], width: int = 600, height: int = 800) -> bytes:
    """A PDF whose pages show strings at places, Han characters an em wide and ASCII half of one."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    font = (
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts["
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/W[1 95 500]"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
        "/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/ItalicAngle 0"
        "/FontBBox[0 -120 1000 880]/Ascent 880/Descent -120/CapHeight 880/StemV 90>>>>]>>"
    )
    objects.append(font.encode())
    kids = []
    for words in pages:
        drawn = "".join(
            f"BT /F {size} Tf {x} {height - y} Td <{text.encode('utf-16-be').hex()}> Tj ET\n"
            for x, y, size, text in words
        ).encode()
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn))
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Contents {len(objects)} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>".encode()
        )
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>".encode()
    return written(objects)


def written(objects: Sequence[bytes], trailer: str = "") -> bytes:
    """The PDF file of these objects, the first of which is its catalogue."""
    data = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    count = len(objects) + 1
    return (
        data
        + (
            f"xref\n0 {count}\n0000000000 65535 f \n{rows}"
            f"trailer<</Size {count}/Root 1 0 R{trailer}>>\nstartxref\n{len(data)}\n%%EOF\n"
        ).encode()
    )
