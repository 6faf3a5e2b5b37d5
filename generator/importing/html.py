"""Pages saved from a web site (HTML, or a web archive) to the text of their article."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from email.parser import BytesHeaderParser
from enum import StrEnum
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.errors import SourceError
from generator.importing.origin import Clue
from generator.importing.superscripts import Line
from generator.seeds.source import decode
from generator.text import bare

MAX_DEPTH = 5000
MAX_NODES = 500_000

# What a browser does not show as text, and what one only operates.
_UNSEEN = frozenset(
    "head script style noscript template iframe object embed svg math canvas audio video map"
    " select datalist textarea button input rp rt".split()
)
_FRAMES = frozenset("nav header footer aside form menu dialog".split())
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p"
    " pre section summary table tbody tfoot thead tr ul caption".split()
)
_CONTAINERS = frozenset(
    "article body center dd details div dl fieldset figure form main section table tbody td"
    " tr".split()
)
_CELLS = frozenset(("td", "th"))
_HEADINGS = frozenset(("h1", "h2"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_CHARSET = re.compile(
    rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{1,30})", re.IGNORECASE
)
_HEAD = 2**18
"""How many characters of a page are looked through for what it says of itself."""

_SAVED = {
    "saved from url": re.compile(
        r"<!--\s{0,9}saved from url=\(\d{1,6}\)(\S{1,2000}?)\s{0,9}-->", re.IGNORECASE
    ),
    "singlefile url": re.compile(r"<!--\s{0,9}Page saved with SingleFile\s{1,9}url: (\S{1,2000})"),
    "singlefile date": re.compile(
        r"<!--\s{0,9}Page saved with SingleFile\s{1,9}url: \S{1,2000}\s{1,9}"
        r"saved date: ([^\n<>]{6,80})"
    ),
}
"""What Chrome, and the extension SingleFile, write at the head of a page they save."""

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)")
_NEED_NO_END = frozenset(
    "area base body br col dd dt embed frame head hr html img input li link meta option p param"
    " source tbody td tfoot th thead tr track wbr".split()
)
_SPACES = re.compile(r"[ \t\n\r\f]+")
_WIDE = "[\u2018-\u201f\u2014\u2026\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
_BROKEN_LINE = re.compile(rf"(?<={_WIDE})[ \t]*[\n\r\f][ \t\n\r\f]*(?={_WIDE})")
_PROSE_SHARE = 0.95
_MAX_REPLACED = 1 / 1000
_LINK_SHARE = 0.8
_LINES_BEFORE = 8
_TITLE_LINES = 40
_CELL_EDGE = "\v"  # white space in HTML, so that no text needs it
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read(data: bytes, name: str) -> tuple[str, str]:
    """The article of a saved page, a line a block, and the encoding of the page.

    The article is the element that holds nearly all sentences. Before it, the lines from the
    title on are kept; beyond it, every other line that is prose. Rows of tables are lines with
    tabs; raised numbers are note marks `[1]`.
    Raises: SourceError when the page cannot be decoded.
    """
    page = _page(data)
    markup, encoding = _decoded(page.markup, page.charset, name)
    if _depth(markup) > MAX_DEPTH:
        found = f"found elements nested more than {MAX_DEPTH:,} deep"
        raise SourceError(name, None, f"{found}; expected a saved page")
    tree = LexborHTMLParser(markup.replace("\x00", "\ufffd"))
    nodes = _nodes(tree.body) if tree.body else []
    if len(nodes) > MAX_NODES:
        raise SourceError(
            name, None, f"found more than {MAX_NODES:,} elements; expected a saved page"
        )
    if not nodes:
        raise SourceError(name, None, "found a page without a body; expected an article")
    title = tree.css_first("head title")
    lines = _chosen(_Layout(nodes).lines())
    lines = _title_line(title.text() if title else "", lines) + lines
    return "\n".join(lines) + "\n", encoding


def clues(data: bytes, name: str) -> Iterator[Clue]:
    """What the head of a page that `read` takes, or of its archive, says of where it is from."""
    page = _page(data)
    yield from _archive_clues(page)
    markup = _decoded(page.markup, page.charset, name)[0][:_HEAD]
    address = ""
    for place, pattern in _SAVED.items():
        for found in pattern.finditer(markup):
            address = address or found[1]
            yield Clue(f"comment {place}", found[1])
    tree = LexborHTMLParser(markup.replace("\x00", "\ufffd"))
    base = next((value for node in tree.css("base") if (value := _attribute(node, "href"))), "")
    base = _joined(address or page.address, base)
    if base and not base.endswith("/"):
        yield Clue("base href", base)
    for node in tree.css("link[rel]"):
        if "canonical" in _attribute(node, "rel").lower().split():
            yield Clue("link canonical", _joined(base, _attribute(node, "href")))
    for node in tree.css("meta[content]"):
        meta = _attribute(node, "name") or _attribute(node, "property")
        yield Clue(f"meta {meta.lower()}", _attribute(node, "content"))


def _archive_clues(page: _Page) -> Iterator[Clue]:
    """What the envelope says; a page by itself has none."""
    for name in ("Snapshot-Content-Location", "Date"):
        if value := str(page.envelope.get(name, "")):
            yield Clue(f"header {name.lower()}", value)
    if page.location:
        yield Clue("header content-location", page.location)


def _attribute(node: LexborNode, name: str) -> str:
    return (node.attributes.get(name) or "").strip()


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return address


# Bytes to markup.


@dataclass(frozen=True, slots=True)
class _Page:
    """A page, and what its envelope says of it: a web archive wraps several files."""

    markup: bytes
    charset: str = ""
    envelope: Message = field(default_factory=Message)
    location: str = ""

    @property
    def address(self) -> str:
        """Where the page stood; empty where no envelope says it."""
        return self.location or str(self.envelope.get("Snapshot-Content-Location", ""))


def _page(data: bytes) -> _Page:
    envelope = BytesHeaderParser().parsebytes(data[: 2**16])
    boundary = envelope.get_boundary()
    if envelope.get_content_maintype() != "multipart" or not boundary:
        return _Page(data)
    for part in data.split(b"--" + boundary.encode("ascii", "replace"))[1:]:
        lines = part.lstrip(b"\r\n")
        header = BytesHeaderParser().parsebytes(lines[: 2**14])
        if header.get_content_type() == "text/html":
            location = str(header.get("Content-Location", ""))
            charset = header.get_content_charset("")
            return _Page(_payload(header, lines), charset, envelope, location)
    return _Page(b"")


def _payload(header: Message, part: bytes) -> bytes:
    body = re.split(rb"\r?\n\r?\n", part, maxsplit=1)[-1]
    message = Message()
    message["Content-Transfer-Encoding"] = header.get("Content-Transfer-Encoding", "8bit")
    message.set_payload(body.decode("latin-1"))
    if message["Content-Transfer-Encoding"].lower() in ("quoted-printable", "base64"):
        return bytes(message.get_payload(decode=True) or b"")
    return body


def _decoded(data: bytes, charset: str, name: str) -> tuple[str, str]:
    """Markup and encoding: by the mark, by what the page declares, else as any text.

    A few broken bytes in a page that declares its encoding become U+FFFD, which shows.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding
    if not charset:
        declared = _CHARSET.search(data[:4096])
        charset = declared[1].decode("ascii") if declared else ""
    # What the web calls gb2312 or gbk is read as their superset, as browsers do.
    charset = "gb18030" if charset.lower() in ("gb2312", "gbk", "gb_2312-80") else charset
    try:
        return decode(data, name)
    except SourceError:
        text = _with_gaps(data, charset)
        if text is None:
            raise
        return text, charset


def _with_gaps(data: bytes, charset: str) -> str | None:
    """The text in a declared encoding that nearly all of it keeps to, else None."""
    try:
        text = data.decode(charset, "replace")
    except (LookupError, UnicodeError):
        return None
    return None if text.count("\ufffd") > len(text) * _MAX_REPLACED else text


# Markup to nodes.


def _depth(markup: str) -> int:
    """About how deep elements are nested: the parser's work grows with the square of it."""
    depth = deepest = 0
    for tag in _TAG.finditer(markup):
        if tag["name"].lower() not in _NEED_NO_END:
            depth = max(0, depth - 1) if tag["end"] else depth + 1
            deepest = max(deepest, depth)
    return deepest


@dataclass(slots=True)
class _Node:
    """An element or a text, in document order. What `sentences` and `breaks` count is below it."""

    tag: str
    parent: int
    text: str = ""
    raised: bool = False
    sentences: int = 0
    breaks: int = 0


def _nodes(body: LexborNode) -> list[_Node]:
    """Everything under `body` that a browser shows, in document order, without recursion."""
    nodes: list[_Node] = []
    waiting = [(body, -1)]
    while waiting and len(nodes) <= MAX_NODES:
        element, parent = waiting.pop()
        tag = element.tag or ""
        if tag == "-text":
            text = element.text_content or ""
            nodes.append(_Node(tag, parent, text, sentences=text.count("。")))
            continue
        if not _is_shown(element, tag):
            continue
        style = element.attributes.get("style") or ""
        nodes.append(_Node(tag, parent, raised=tag == "sup" or bool(_RAISED.search(style))))
        children = []
        child = element.child
        while child is not None:
            children.append((child, len(nodes) - 1))
            child = child.next
        waiting.extend(reversed(children))
    for node in reversed(nodes):
        if node.parent >= 0:
            above = nodes[node.parent]
            above.sentences += node.sentences
            above.breaks += node.breaks + (node.tag in _BLOCKS or node.tag == "br")
    return nodes


def _is_shown(element: LexborNode, tag: str) -> bool:
    if tag.startswith(("-", "!", "#")) or tag in _UNSEEN:
        return False
    attributes = element.attributes
    return "hidden" not in attributes and not _HIDDEN.search(attributes.get("style") or "")


def _article(nodes: list[_Node]) -> int:
    """The innermost container that holds nearly all sentences; the body where there are none."""
    article = 0
    least = nodes[0].sentences * _PROSE_SHARE
    for index, node in enumerate(nodes):
        if node.parent == article and node.tag in _CONTAINERS and node.sentences >= max(least, 1):
            article = index
    return article


# Nodes to lines.


class _Place(StrEnum):
    BEFORE = "before"
    FRAME = "frame"  # navigation and the like, outside the article
    ARTICLE = "article"
    AFTER = "after"


@dataclass(slots=True)
class _PageLine:
    """One line of the page and where it stands. `linked` counts the characters inside links."""

    text: str
    place: _Place
    heading: bool
    linked: int

    @property
    def is_prose(self) -> bool:
        return self.text.endswith(("。", "。”", "！", "；")) and not self.is_link

    @property
    def is_link(self) -> bool:
        return self.linked > len(bare(self.text)) * _LINK_SHARE


@dataclass(slots=True)
class _State:
    """What holds for everything inside one element."""

    place: _Place = _Place.BEFORE
    raised: bool = False
    linked: bool = False
    heading: bool = False
    preformatted: bool = False
    in_cell: bool = False  # of a table of data: what stands there is one line's


class _Layout:
    """Breaks nodes into lines as a browser does."""

    def __init__(self, nodes: list[_Node]) -> None:
        self._nodes = nodes
        self._article = _article(nodes)
        self._around = {self._article, *_ancestors(nodes, self._article)}
        self._states: list[_State] = []
        self._lines: list[_PageLine] = []
        self._line = Line()
        self._linked = 0
        self._shown: _State | None = None  # of the last text in the line, None in an empty line

    def lines(self) -> list[_PageLine]:
        """The lines of the page, in order, none of them blank."""
        open_elements: list[int] = []
        for index, node in enumerate(self._nodes):
            while open_elements and open_elements[-1] != node.parent:
                self._cross_edge(open_elements.pop())
            self._states.append(self._state(index, node))
            self._cross_edge(index)
            open_elements.append(index)
            if node.tag == "-text":
                self._text(node.text, self._states[index])
            elif node.tag in _CELLS and self._shown:
                self._line.add(_CELL_EDGE)
        while open_elements:
            self._cross_edge(open_elements.pop())
        self._break()
        return self._lines

    def _state(self, index: int, node: _Node) -> _State:
        above = self._states[node.parent] if node.parent >= 0 else _State()
        place = _Place.AFTER if index > self._article else _Place.BEFORE
        if index == self._article or above.place is _Place.ARTICLE:
            place = _Place.ARTICLE
        elif above.place is _Place.FRAME or (node.tag in _FRAMES and index not in self._around):
            # A form around the whole page frames nothing.
            place = _Place.FRAME
        return _State(
            place=place,
            raised=above.raised or node.raised,
            linked=above.linked or node.tag == "a",
            heading=above.heading or node.tag in _HEADINGS,
            preformatted=above.preformatted or node.tag == "pre",
            in_cell=above.in_cell or (node.tag in _CELLS and node.breaks <= 1),
        )

    def _cross_edge(self, index: int) -> None:
        """A line ends where a block begins or ends, and at `<br>`."""
        tag = self._nodes[index].tag
        breaks = tag in _BLOCKS or tag == "br"
        if (breaks and not self._states[index].in_cell) or index == self._article:
            self._break()

    def _text(self, text: str, state: _State) -> None:
        text = text.replace(_CELL_EDGE, " ")
        for number, piece in enumerate(text.split("\n") if state.preformatted else [text]):
            if number:
                self._break()
            if piece.strip():
                self._shown = state
                self._linked += len(bare(piece)) * state.linked
            self._line.add(piece, raised=state.raised)

    def _break(self) -> None:
        text = self._line.close()
        if self._shown:
            text = _SPACES.sub(" ", _BROKEN_LINE.sub("", text)).strip(" ")
            text = text.replace(_CELL_EDGE, "\t")
            line = _PageLine(text, self._shown.place, self._shown.heading, self._linked)
            self._lines.append(line)
        self._linked = 0
        self._shown = None


def _ancestors(nodes: list[_Node], index: int) -> Iterator[int]:
    while nodes[index].parent >= 0:
        index = nodes[index].parent
        yield index


# Lines to the article.


def _chosen(lines: list[_PageLine]) -> list[str]:
    """The article's lines, those between its title and it, and prose wherever it stands."""
    before = [
        at for at, line in enumerate(lines) if line.place is _Place.BEFORE and not line.is_link
    ]
    headings = [at for at in before if lines[at].heading]
    first = headings[-1] if headings else min(before[-_LINES_BEFORE:], default=0)
    return [
        line.text
        for at, line in enumerate(lines)
        if line.place is _Place.ARTICLE
        or line.is_prose
        or (line.place is _Place.BEFORE and at >= first and not line.is_link)
    ]


def _title_line(title: str, lines: list[str]) -> list[str]:
    """The page's own title, where its first part (`title_site`) is not among the lines anyway."""
    title = " ".join(title.split())
    first = bare(re.split(r"[_|]|\s[-–—]+\s", title)[0])
    return [title] if first and first not in bare("".join(lines[:_TITLE_LINES])) else []
