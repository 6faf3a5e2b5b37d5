"""A built site as the checks see it: its files, its pages parsed once, its data package."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.errors import SourceError
from generator.links import DATA, source_text_path
from generator.package.csv import without_indent

URL_ATTRIBUTES = (
    "href",
    "src",
    "srcset",
    "action",
    "formaction",
    "poster",
    "data",
    "ping",
    "background",
    "xlink:href",
)
INDEX = "index.html"
NOT_FOUND = "404.html"

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reference:
    """An attribute that holds an address; `rel` is the element's, in lower case."""

    tag: str
    attribute: str
    value: str
    rel: str = ""


@dataclass(frozen=True, slots=True)
class Script:
    """A script element that runs: one with `src`, or an inline one with its `text`.

    `policies` is how many content security policies stand before it.
    """

    src: str | None
    text: str
    policies: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What the checks ask of one HTML file.

    `ids` are in the page's order, repeated ones too. `styles` is the text of its style elements,
    `inline_styles` that of its style attributes. `handlers` are the attributes that hold script.
    `moved_to` is where the page sends its reader at once, or empty.
    """

    path: str
    lang: str
    title: str
    headings: int
    has_base: bool
    ids: tuple[str, ...]
    references: tuple[Reference, ...]
    scripts: tuple[Script, ...]
    styles: tuple[str, ...]
    inline_styles: tuple[str, ...]
    handlers: tuple[str, ...]
    policies: tuple[str, ...]
    moved_to: str

    @property
    def address(self) -> str:
        """The page's address from the site's root: `terms/` for `terms/index.html`."""
        return (
            self.path.removesuffix(INDEX)
            if self.path.endswith(f"/{INDEX}")
            else ("" if self.path == INDEX else self.path)
        )


class BuiltSite:
    """The folder of a built site.

    Raises: SourceError when the folder holds no site.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        if not (folder / INDEX).is_file():
            found = f"found no {INDEX}" if folder.exists() else "is not there"
            expected = "expected a built site, which `work-reports build` makes"
            raise SourceError(str(folder), None, f"{found}; {expected}")

    @cached_property
    def files(self) -> frozenset[str]:
        """Every file below the folder; hidden ones are no part of the site."""
        found: list[str] = []
        for root, folders, names in os.walk(self.folder):
            folders[:] = [name for name in folders if not name.startswith(".")]
            base = Path(root).relative_to(self.folder)
            found += [(base / name).as_posix() for name in names if not name.startswith(".")]
        return frozenset(found)

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """The HTML files by path, in the order of their paths."""
        paths = sorted(path for path in self.files if path.endswith(".html"))
        return {path: read_page(path, self.text(path)) for path in paths}

    @cached_property
    def ids(self) -> Mapping[str, frozenset[str]]:
        """The ids of every page by its path."""
        return {path: frozenset(page.ids) for path, page in self.pages.items()}

    def text(self, path: str) -> str:
        """A text file's content, line breaks as they are.

        Raises: SourceError when it cannot be read.
        """
        return self.content(path).decode("utf-8", "replace")

    def content(self, path: str) -> bytes:
        """A file's bytes. Raises: SourceError when it cannot be read."""
        try:
            return (self.folder / path).read_bytes()
        except OSError as error:
            raise SourceError(path, None, f"cannot be read ({error.strerror})") from error

    def parsed(self, path: str) -> LexborHTMLParser:
        """An HTML file's tree, for what `pages` does not hold."""
        return LexborHTMLParser(self.text(path))

    def line_of(self, path: str, *words: str) -> int | None:
        """The line of a file where the first of `words` that it holds stands."""
        text = self.text(path)
        for word in words:
            for form in (word, escape(word), escape(word, quote=False)):
                position = text.find(form)
                if word and position >= 0:
                    return text.count("\n", 0, position) + 1
        return None

    def page_at(self, address: str) -> str | None:
        """The file that a host serves at an address from the root; None where there is none."""
        path = address.removesuffix("/")
        index = f"{path}/{INDEX}" if path else INDEX
        if index in self.files:
            return index
        return path if path in self.files and not address.endswith("/") else None

    def has_id(self, file: str, fragment: str) -> bool:
        """Whether the page in `file` has the element of that id; without one, it is the page."""
        return not fragment or fragment in self.ids.get(file, ())

    def holds(self, address: str) -> bool:
        """Whether an address from the root leads to a file, and to an id of it if it names one."""
        path, _, fragment = address.partition("#")
        file = self.page_at(path)
        return file is not None and self.has_id(file, fragment)

    # -- The data package --------------------------------------------------------------------------

    @cached_property
    def has_data(self) -> bool:
        """Whether the site publishes a data package; one may be made without."""
        return any(path.startswith(DATA) for path in self.files)

    @cached_property
    def _tables(self) -> dict[str, list[Row]]:
        return {}

    def rows(self, table: str) -> list[Row]:
        """The rows of a table of the data package; none where the site has no such table.

        Raises: SourceError when the file is not CSV.
        """
        if table not in self._tables:
            path = f"{DATA}{table}.csv"
            self._tables[table] = self._read_rows(path) if path in self.files else []
        return self._tables[table]

    def _read_rows(self, path: str) -> list[Row]:
        reader = csv.DictReader(
            io.StringIO(self.text(path).removeprefix("\ufeff"), newline=""), restval=""
        )
        try:
            return [
                {name: without_indent(value) for name, value in row.items() if name}
                for row in reader
            ]
        except csv.Error as error:
            raise SourceError(path, reader.line_num, f"is not CSV ({error})") from error

    def source(self, report_id: str) -> str | None:
        """The text of a report as published, to which the package's offsets refer."""
        path = source_file(report_id)
        return self.text(path) if path in self.files else None


def source_file(report_id: str) -> str:
    """The file that holds the text of a report as published."""
    return f"{DATA}{source_text_path(report_id)}"


def span_of(row: Row, prefix: str = "") -> tuple[int, int] | None:
    """The row's offsets; None where it has none or they are no numbers."""
    start, end = row.get(f"{prefix}start", ""), row.get(f"{prefix}end", "")
    if start.isdecimal() and end.isdecimal():
        return int(start), int(end)
    return None


# --- Reading a page -------------------------------------------------------------------------------

_SCRIPT_TYPES = ("", "module", "importmap", "speculationrules")


def read_page(path: str, html: str) -> Page:
    """What the checks ask of a page, read in one walk through its tree."""
    reader = _PageReader()
    root = LexborHTMLParser(html).root
    if root is not None:
        for node in root.traverse():
            reader.read(node)
    return reader.page(path)


class _PageReader:
    """Collects from the nodes of one page, in document order."""

    def __init__(self) -> None:
        self.lang = self.title = self.moved_to = ""
        self.headings = 0
        self.has_base = False
        self.ids: list[str] = []
        self.references: list[Reference] = []
        self.scripts: list[Script] = []
        self.styles: list[str] = []
        self.inline_styles: list[str] = []
        self.handlers: list[str] = []
        self.policies: list[str] = []

    def read(self, node: LexborNode) -> None:
        tag = node.tag or ""
        attributes = {name: value or "" for name, value in node.attributes.items()}
        if tag == "html":
            self.lang = attributes.get("lang", "").strip()
        elif tag == "h1":
            self.headings += 1
        elif tag == "title" and node.parent is not None and node.parent.tag == "head":
            self.title = self.title or node.text().strip()
        elif tag == "style":
            self.styles.append(node.text())
        elif tag == "base":
            self.has_base = True
        elif tag == "meta":
            self._read_meta(node, attributes)
        elif tag == "script":
            self._read_script(node, attributes)
        self._read_attributes(tag, attributes)

    def _read_meta(self, node: LexborNode, attributes: Mapping[str, str]) -> None:
        content = attributes.get("content", "")
        match attributes.get("http-equiv", "").strip().lower():
            case "content-security-policy" if node.parent is not None and node.parent.tag == "head":
                self.policies.append(content)  # browsers ignore one outside the head
            case "refresh":
                _, _, target = content.partition("=")
                self.moved_to = target.strip().strip("'\"")
                self.references.append(Reference("a", "content", self.moved_to))

    def _read_script(self, node: LexborNode, attributes: Mapping[str, str]) -> None:
        kind = attributes.get("type", "").strip().lower()
        if kind in _SCRIPT_TYPES or "javascript" in kind or "ecmascript" in kind:
            text = node.text()
            self.scripts.append(Script(attributes.get("src"), text, len(self.policies)))

    def _read_attributes(self, tag: str, attributes: Mapping[str, str]) -> None:
        for name, value in attributes.items():
            if name == "id":
                self.ids.append(value)
            elif name == "style":
                self.inline_styles.append(value)
            elif name in URL_ATTRIBUTES and tag != "base":
                rel = attributes.get("rel", "").lower()
                self.references.append(Reference(tag, name, value, rel))
            elif name.startswith("on"):
                self.handlers.append(name)

    def page(self, path: str) -> Page:
        return Page(
            path=path,
            lang=self.lang,
            title=self.title,
            headings=self.headings,
            has_base=self.has_base,
            ids=tuple(self.ids),
            references=tuple(dict.fromkeys(self.references)),
            scripts=tuple(self.scripts),
            styles=tuple(self.styles),
            inline_styles=tuple(self.inline_styles),
            handlers=tuple(self.handlers),
            policies=tuple(self.policies),
            moved_to=self.moved_to,
        )
