"""The frame of every page: a language, a title, one first heading, ids that name one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from generator.text import has_chinese, is_chinese
from generator.verifying.finding import Finding, Outcome, shortened
from generator.verifying.site import BuiltSite, Page

_MARKED = 'lang="zh-CN" on it, or `lang: zh-CN` in the page\'s front matter'


def check_structure(site: BuiltSite) -> Outcome:
    """Every page has what readers, search engines and screen readers go by."""
    findings = tuple(
        finding for page in site.pages.values() for finding in _page_findings(site, page)
    )
    return Outcome(f"{len(site.pages)} pages", findings)


def _page_findings(site: BuiltSite, page: Page) -> Iterator[Finding]:
    if not page.lang:
        yield Finding(page.path, site.line_of(page.path, "<html"), "no language", "lang on <html>")
    elif not is_chinese(page.lang):
        yield from _chinese_in_another_language(site, page)
    if not page.title:
        yield Finding(page.path, None, "no title", "a <title> with words")
    if page.headings != 1:
        line = site.line_of(page.path, "<h1")
        yield Finding(page.path, line, f"{page.headings} h1 headings", "exactly one")
    for name, count in Counter(page.ids).items():
        if count > 1:
            line = site.line_of(page.path, f'id="{name}"')
            yield Finding(page.path, line, f"the id {shortened(name)} {count} times", "once")


def _chinese_in_another_language(site: BuiltSite, page: Page) -> Iterator[Finding]:
    """The first Chinese words that a screen reader would read as words of another language."""
    body = site.parsed(page.path).body
    nodes = list(body.traverse(include_text=True)) if body is not None else []
    for node in nodes:
        if node.tag == "-text" and has_chinese(text := node.text()) and not _is_unread(node):
            lang = _language_of(node) or page.lang
            if not is_chinese(lang):
                words = shortened(" ".join(text.split()))
                line = site.line_of(page.path, text.strip())
                yield Finding(page.path, line, f"{words} in an element of language {lang}", _MARKED)
                return


def _language_of(node: LexborNode) -> str:
    above = node.parent
    while above is not None:
        if above.attributes.get("lang"):
            return above.attributes["lang"] or ""
        above = above.parent
    return ""


def _is_unread(node: LexborNode) -> bool:
    return node.parent is not None and node.parent.tag in ("script", "style", "noscript")
