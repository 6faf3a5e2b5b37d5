"""Word documents (.docx) to text, one line a paragraph, as printed.

Read with the standard library alone: only the parts that hold text are inflated, each within
limits. Headers, footers and comments are not the text and are left out, as are deletions and
hidden text.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from generator.errors import SourceError
from generator.importing import xmltree
from generator.importing.numbering import Numbering, is_on, value_of, whole
from generator.importing.origin import Clue
from generator.importing.superscripts import Line

MAX_PARTS = 2000
MAX_PART_BYTES = 32 * 2**20
_MAX_STYLES = 20
"""How many styles may be based on each other: more than Word allows, and they may form a circle."""
_NOTES_TITLE = "注释："
_EXPECTED = "expected a Word document (.docx)"
_PROPERTIES = ("core-properties", "extended-properties", "custom-properties")
_SEEN_THROUGH = frozenset(
    "body customXml dir bdo fldSimple hyperlink ins moveTo sdt sdtContent smartTag ruby rubyBase r"
    # formulas
    " oMath oMathPara d deg den e f fName func num rad sSub sSup sSubSup sub sup".split()
)
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_DRAWN = frozenset(("drawing", "pict", "object"))
_NOTE_REFERENCES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}


def read(data: bytes, name: str) -> tuple[str, str]:
    """The text of the Word document `data`, and no encoding.

    A table's row is one line, its cells parted by tabs, or one line for each paragraph where cells
    hold several; text boxes follow the paragraph that holds
    them; automatic numbers stand as printed. A reference to a foot- or endnote is `[n]`, and the
    notes follow the text under a line 注释：.
    Raises: SourceError when it is no Word document, or hostile.
    """
    try:
        package = _Package.of(data)
        return _Reader(package).text(), ""
    except (ValueError, zipfile.BadZipFile, zlib.error, EOFError, KeyError, OSError) as error:
        raise SourceError(name, None, f"{_reason(error)}; {_EXPECTED}") from error
    except (RuntimeError, NotImplementedError) as error:  # zipfile: a password; a method unknown
        raise SourceError(name, None, f"found a locked archive ({error}); {_EXPECTED}") from error


def clues(data: bytes, name: str) -> Iterator[Clue]:
    """What the properties of a document that `read` takes say of where it is from.

    Whoever owns the copy of Word is no publisher: `Company` and the authors are not looked at.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for kind in _PROPERTIES:
            for element in _properties(archive, kind):
                # Somebody's own property has its name as an attribute, and its value inside.
                label = element.get("name", "") or element.tag
                yield Clue(f"property {label.lower()}", "".join(element.itertext()))


def _properties(archive: zipfile.ZipFile, kind: str) -> Iterator[Element]:
    """The properties of one kind; none where the part is missing or broken."""
    try:
        root = _part(archive, _related(archive, "", kind))
    except (ValueError, zipfile.BadZipFile, zlib.error, EOFError, KeyError, OSError, RuntimeError):
        return
    for element in () if root is None else root:
        if element.tag != "HyperlinkBase" or not (element.text or "").endswith("/"):
            yield element


def _reason(error: Exception) -> str:
    return str(error) if isinstance(error, ValueError) else "found a broken ZIP archive"


@dataclass(frozen=True, slots=True)
class _Package:
    """The parts of the archive that hold text."""

    document: Element
    styles: Element | None
    numbering: Element | None
    notes: Mapping[str, Element | None]

    @staticmethod
    def of(data: bytes) -> _Package:
        # Counted in the bytes: opening the archive would already build a record for each.
        if data.count(b"PK\x01\x02") > MAX_PARTS:
            raise ValueError(f"found a ZIP archive of more than {MAX_PARTS:,} files")
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            main = _related(archive, "", "officeDocument") or "word/document.xml"
            document = _part(archive, main)
            if document is None or document.find("body") is None:
                raise ValueError("found a ZIP archive without the body of a Word document")
            return _Package(
                document=document,
                styles=_part(archive, _related(archive, main, "styles")),
                numbering=_part(archive, _related(archive, main, "numbering")),
                notes={
                    kind: _part(archive, _related(archive, main, kind))
                    for kind in _NOTE_REFERENCES.values()
                },
            )


def _part(archive: zipfile.ZipFile, part: str) -> Element | None:
    """The root of one part, None where the archive lacks it."""
    if not part or part not in archive.NameToInfo:
        return None
    info = archive.getinfo(part)
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ValueError(f"found {part} packed by a method that Word does not use")
    with archive.open(info) as file:
        # What the archive declares may be a lie; what comes out is counted.
        too_large = info.file_size > MAX_PART_BYTES
        data = b"" if too_large else file.read(MAX_PART_BYTES + 1)
    if too_large or len(data) > MAX_PART_BYTES:
        most = MAX_PART_BYTES // 2**20
        raise ValueError(f"found {part} larger than {most} MB when unpacked")
    return xmltree.parse(data)


def _related(archive: zipfile.ZipFile, part: str, kind: str) -> str:
    """The part that `part` (empty: the package) names as its `kind`; empty where it names none."""
    folder, file = posixpath.split(part)
    relations = _part(archive, posixpath.join(folder, "_rels", f"{file}.rels"))
    for relation in () if relations is None else relations:
        if relation.get("Type", "").endswith(f"/{kind}"):
            target = posixpath.join("/", folder, relation.get("Target", ""))
            return posixpath.normpath(target).lstrip("/")
    return ""


@dataclass(frozen=True, slots=True)
class _Style:
    based_on: str
    run: Element | None
    paragraph: Element | None


class _Styles:
    """What a style says, or the style it is based on."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self.default = ""
        self.numbers: dict[str, str] = {}
        for style in () if root is None else root.findall("style"):
            style_id = style.get("styleId", "")
            paragraph = style.find("pPr")
            self._styles[style_id] = _Style(
                value_of(style, "basedOn"), style.find("rPr"), paragraph
            )
            if style.get("type") == "paragraph" and style.get("default", "0") in (
                "1",
                "true",
                "on",
            ):
                self.default = style_id
            if style.get("type") == "numbering" and paragraph is not None:
                self.numbers[style_id] = value_of(paragraph.find("numPr"), "numId")

    def chain(self, style_id: str) -> Iterator[tuple[str, _Style]]:
        """The style and those it is based on, nearest first."""
        for _ in range(_MAX_STYLES):
            if style_id not in self._styles:
                return
            yield style_id, self._styles[style_id]
            style_id = self._styles[style_id].based_on


class _Reader:
    """Walks the body once; counters of lists and notes advance as it goes."""

    def __init__(self, package: _Package) -> None:
        self._package = package
        self._styles = _Styles(package.styles)
        self._numbering = Numbering.of(package.numbering, self._styles.numbers)
        self._lines: list[str] = []
        self._numbered = 0
        self._notes: dict[tuple[str, str], str] = {}  # part and id of each note, and its mark
        # Paragraphs whose end mark is deleted or hidden: they run into the next.
        self._carried: list[str] = []

    def text(self) -> str:
        body = self._package.document.find("body")
        assert body is not None  # the package was checked
        self._blocks(body)
        self._note_lines()
        if self._carried:
            self._lines.append("".join(self._carried))
        return "\n".join(self._lines) + "\n"

    def _blocks(self, parent: Element) -> None:
        for element in parent:
            match element.tag:
                case "p":
                    self._paragraph(element)
                case "tbl":
                    self._table(element)
                case "AlternateContent":
                    self._blocks(_alternative(element))
                case "altChunk":
                    raise ValueError(
                        "found an embedded document that only Word can open (save it anew there)"
                    )
                case "sdt" if _is_placeholder(element):
                    pass
                case tag if tag in _SEEN_THROUGH:
                    self._blocks(element)

    def _table(self, table: Element) -> None:
        for row in _rows(table):
            cells = [self._cell(cell) for cell in _cells(row) if _begins(cell)]
            if all(len(lines) < 2 for lines in cells):
                # A row of single lines is one line, as it stands on the page.
                self._lines.append("\t".join(line for lines in cells for line in lines))
            else:
                self._lines += (line for lines in cells for line in lines)

    def _cell(self, cell: Element) -> list[str]:
        """The lines of one cell, blank ones left out."""
        before, self._lines = self._lines, []
        self._blocks(cell)
        lines, self._lines = self._lines, before
        return [line for line in lines if line.strip()]

    def _paragraph(self, paragraph: Element) -> None:
        properties = paragraph.find("pPr")
        style = value_of(properties, "pStyle") or self._styles.default
        line = Line()
        boxes: list[Element] = []
        self._inline(paragraph, line, boxes, style)
        text = line.close()
        mark = None if properties is None else properties.find("rPr")
        runs_on = mark is not None and (mark.find("del") is not None or is_on(mark, "vanish"))
        if runs_on:
            self._carried.append(text)
        else:
            label = self._label(properties, style)
            self._lines.append("".join((label, *self._carried, text)))
            self._carried.clear()
        for box in boxes:
            self._blocks(box)

    def _label(self, properties: Element | None, style: str) -> str:
        """The automatic number before a paragraph, by its own properties or by its style's."""
        own = None if properties is None else properties.find("numPr")
        number, level = value_of(own, "numId"), value_of(own, "ilvl")
        named = ""
        for style_id, inherited in self._styles.chain(style):
            if number:
                break
            if inherited.paragraph is not None:
                numbered = inherited.paragraph.find("numPr")
                number, named = value_of(numbered, "numId"), style_id
                level = level or value_of(numbered, "ilvl")
        if not number:
            return ""
        default = self._numbering.level_of_style(number, named)
        return self._numbering.label(number, whole(level, default))

    def _inline(self, parent: Element, line: Line, boxes: list[Element], style: str) -> None:
        for element in parent:
            match element.tag:
                case "r":
                    if not self._switch(element, style, "vanish"):
                        self._inline(element, line, boxes, style)
                case "t":
                    line.add(element.text or "", raised=self._is_raised(parent, style))
                case "sym":
                    line.add(_symbol(element))
                case tag if tag in _CHARACTERS:
                    line.add(_CHARACTERS[tag])
                case tag if tag in _NOTE_REFERENCES:
                    line.add(self._note(element, _NOTE_REFERENCES[tag]))
                case "AlternateContent":
                    self._inline(_alternative(element), line, boxes, style)
                case tag if tag in _DRAWN:
                    boxes.extend(_text_boxes(element))
                case "sdt" if _is_placeholder(element):
                    pass
                case tag if tag in _SEEN_THROUGH:
                    self._inline(element, line, boxes, style)

    def _properties(self, run: Element, style: str) -> Iterator[Element]:
        """The properties of a run, its own first, then its style's, then its paragraph's."""
        own = run.find("rPr")
        if own is not None:
            yield own
        for name in (value_of(own, "rStyle"), style):
            for _, inherited in self._styles.chain(name):
                if inherited.run is not None:
                    yield inherited.run

    def _switch(self, run: Element, style: str, name: str) -> bool:
        states = (is_on(properties, name) for properties in self._properties(run, style))
        return next((state for state in states if state is not None), False)

    def _is_raised(self, run: Element, style: str) -> bool:
        states = (value_of(properties, "vertAlign") for properties in self._properties(run, style))
        return next(filter(None, states), "") == "superscript"

    def _note(self, reference: Element, part: str) -> str:
        """The mark of a note, which is written down for later."""
        key = part, reference.get("id", "")
        if key not in self._notes:
            # Where the author typed a mark of his own, it is the text that follows.
            own = reference.get("customMarkFollows", "0") in ("1", "true", "on")
            self._numbered += not own
            self._notes[key] = "" if own else f"[{self._numbered}]"
        return self._notes[key]

    def _note_lines(self) -> None:
        """The notes at the end, in order of their marks."""
        found = {
            (part, note.get("id", "")): note
            for part, root in self._package.notes.items()
            for note in (() if root is None else root)
        }
        body, self._lines = self._lines, []
        for key, mark in tuple(self._notes.items()):
            if key in found:
                first = len(self._lines)
                self._blocks(found[key])
                if len(self._lines) > first:
                    self._lines[first] = mark + self._lines[first].lstrip()
        self._lines = [*body, _NOTES_TITLE, *self._lines] if self._lines else body


def _rows(parent: Element) -> Iterator[Element]:
    """The rows of a table that are not deleted, through whatever wraps them."""
    for element in parent:
        if element.tag == "tr":
            if element.find("trPr/del") is None:
                yield element
        elif element.tag not in ("tbl", "tc"):
            yield from _rows(element)


def _cells(row: Element) -> Iterator[Element]:
    """The cells of a row in reading order, through whatever wraps them."""
    for element in row:
        if element.tag == "tc":
            yield element
        elif element.tag != "tbl":
            yield from _cells(element)


def _begins(cell: Element) -> bool:
    """Whether a cell is no continuation of the one above it."""
    merged = cell.find("tcPr/vMerge")
    return merged is None or merged.get("val", "continue") == "restart"


def _alternative(element: Element) -> Element:
    """What to read of a passage that is there twice, for newer and for older programs."""
    for name in ("Choice", "Fallback"):
        choice = element.find(name)
        if choice is not None:
            return choice
    return element


def _text_boxes(element: Element) -> Iterator[Element]:
    """The contents of text boxes in a drawing, outermost ones only."""
    for child in element:
        if child.tag == "txbxContent":
            yield child
        elif child.tag == "AlternateContent":
            yield from _text_boxes(_alternative(child))
        else:
            yield from _text_boxes(child)


def _is_placeholder(control: Element) -> bool:
    """Whether a content control still holds “click here” instead of text."""
    return bool(is_on(control.find("sdtPr"), "showingPlcHdr"))


def _symbol(element: Element) -> str:
    code = element.get("char", "")
    return chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{1,4}", code) else "\ufffd"
