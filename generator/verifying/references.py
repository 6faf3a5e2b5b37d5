"""Links and requests: every one lands within the site, and only `<a>` may lead out of it.

Addresses are read as a browser reads them: white space and control characters around them are
dropped, a backslash is a slash, `//host` is another host.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from urllib.parse import unquote, urlsplit

from generator.links import as_browsers_read, joined, scheme_of
from generator.verifying.finding import Finding, Outcome, shortened
from generator.verifying.site import INDEX, NOT_FOUND, BuiltSite, Page, Reference

_CANDIDATE = re.compile(r"(?:^|,)\s*([^\s,]\S*)")
_CSS_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_CSS_URL = re.compile(
    # Bounded: a quotation mark that nothing closes must not be looked for again at every `url(`.
    r"""url\(\s{0,9}(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^)"'\s]{0,2000}))\s{0,9}\)"""
    r"""|@import\s{1,9}(?:"([^"]{0,2000})"|'([^']{0,2000})')""",
    re.IGNORECASE,
)
_TEXT_FRAGMENT = ":~:"

_LINK_ONLY = frozenset(
    "alternate author bookmark canonical help license me next prev search".split()
)
"""What a `<link>` may be without its target being fetched."""
_OF_THE_HOST = frozenset({"canonical", "alternate"})
"""What a `<link>` with the site's own address is for."""


class Use(Enum):
    """What a browser does with an address."""

    FOLLOW = auto()
    """Goes there when the reader asks for it."""
    LOAD = auto()
    """Fetches it with the page, or sends something there."""


@dataclass(frozen=True, slots=True)
class _Target:
    """An address as a browser reads it; `path` and `fragment` are decoded."""

    scheme: str
    host: str
    path: str
    fragment: str


def check_references(site: BuiltSite) -> Outcome:
    """Every address of every page and style sheet leads to a file of the site and an id of it."""
    checker = _Checker(site)
    findings = [finding for page in site.pages.values() for finding in checker.page(page)]
    for path in sorted(path for path in site.files if path.endswith(".css")):
        findings += checker.style(path, path, site.text(path))
    return Outcome(f"{checker.count} links on {len(site.pages)} pages", tuple(findings))


class _Checker:
    def __init__(self, site: BuiltSite) -> None:
        self._site = site
        self._base = _own_address(site)
        self.count = 0

    def page(self, page: Page) -> Iterator[Finding]:
        if page.has_base:
            line = self._site.line_of(page.path, "<base")
            yield Finding(page.path, line, "a <base>", "none: links are relative to their page")
        for reference in page.references:
            for value in _addresses(reference):
                yield from self._check(page.path, page.path, value, _use(reference), reference.rel)
        for text in (*page.styles, *page.inline_styles):
            yield from self.style(page.path, page.path, text)

    def style(self, file: str, base: str, text: str) -> Iterator[Finding]:
        for found in _CSS_URL.finditer(_CSS_COMMENT.sub(" ", text)):
            value = next((group for group in found.groups() if group is not None), "")
            yield from self._check(file, base, value, Use.LOAD, "")

    def _check(self, file: str, base: str, value: str, use: Use, rel: str) -> Iterator[Finding]:
        self.count += 1
        complaint = self._complaint(base, value, use, rel)
        if complaint:
            line = self._site.line_of(file, f'"{value}"', value)
            yield Finding(file, line, f"{complaint[0]} {shortened(value, 120)}", complaint[1])

    def _complaint(self, base: str, value: str, use: Use, rel: str) -> tuple[str, str] | None:
        """What is wrong with an address, and what was expected of it."""
        target = read_target(value)
        if target is None:
            return "what is no address:", "an address"
        if target.scheme in ("http", "https") or target.host:
            return self._of_a_host(value, use, rel)
        if target.scheme:
            fine = use is Use.FOLLOW or target.scheme in ("data", "blob", "about")
            return None if fine else ("a request", "only the site's own files")
        path = target.path
        if path.startswith("/"):
            root = urlsplit(self._base).path if self._base else "/"
            if base != NOT_FOUND:
                return "a link from the host's root", "a relative one: the site may be in a folder"
            if not path.startswith(root):
                return "a link out of the site", f"one that begins with {root}"
            path = path.removeprefix(root) or "."
            base = INDEX
        if not path:
            return self._within(base, base, target.fragment)
        resolved = resolve(base, path)
        if resolved is None:
            return "a link out of the site's folder", "one within it"
        return self._within(base, resolved, target.fragment)

    def _of_a_host(self, value: str, use: Use, rel: str) -> tuple[str, str] | None:
        inside = self._base and value.startswith(self._base)
        if inside and set(rel.split()) & _OF_THE_HOST:
            target = read_target(value.removeprefix(self._base))
            return self._within("", target.path, target.fragment) if target else None
        if inside:
            return "the site's own host in", "a relative link"
        return None if use is Use.FOLLOW else ("a request to another host:", "none")

    def _within(self, base: str, path: str, fragment: str) -> tuple[str, str] | None:
        file = self._site.page_at(path)
        if file is None:
            return "a link to what is not there:", "a file of the site"
        name = fragment.partition(_TEXT_FRAGMENT)[0]
        if file not in self._site.pages or name == "top" or self._site.has_id(file, name):
            return None
        return "a link to an id that is not there:", f"one of {file}"


def _own_address(site: BuiltSite) -> str:
    """The site's own address as its home page says it, empty where it says none."""
    for reference in site.pages[INDEX].references:
        if "canonical" in reference.rel.split() and scheme_of(reference.value):
            return reference.value.removesuffix(INDEX)
    return ""


def _use(reference: Reference) -> Use:
    if reference.attribute == "ping":
        return Use.LOAD
    if reference.tag in ("a", "area"):
        return Use.FOLLOW
    if reference.tag == "link" and reference.rel and set(reference.rel.split()) <= _LINK_ONLY:
        return Use.FOLLOW
    return Use.LOAD


def _addresses(reference: Reference) -> Iterator[str]:
    if reference.attribute == "srcset":
        yield from (found[1].rstrip(",") for found in _CANDIDATE.finditer(reference.value))
    elif reference.attribute == "ping":
        yield from reference.value.split()
    else:
        yield reference.value


def read_target(value: str) -> _Target | None:
    """An address taken apart; None where it is none."""
    text = as_browsers_read(value)
    scheme = scheme_of(text)
    if scheme not in ("", "http", "https"):
        return _Target(scheme, "", "", "")
    if not scheme and not text.startswith("//"):
        path, _, fragment = text.partition("#")
        return _Target("", "", unquote(path.partition("?")[0]), unquote(fragment))
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return _Target(parts.scheme, parts.netloc, unquote(parts.path), unquote(parts.fragment))


def resolve(base: str, path: str) -> str | None:
    """Where `path` leads from the file `base`, from the site's root; None where it leads out."""
    address = joined(posixpath.dirname(base), path)
    if address == ".." or address.startswith("../"):
        return None
    return f"{address}/" if path.endswith("/") and address else address
