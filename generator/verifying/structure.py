"""The frame of every page: a language, a title, one first heading, ids that name one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.verifying.finding import Finding, Outcome, shortened
from generator.verifying.site import BuiltSite, Page


def check_structure(site: BuiltSite) -> Outcome:
    """Every page has what readers, search engines and screen readers go by."""
    findings = tuple(
        finding for page in site.pages.values() for finding in _page_findings(site, page)
    )
    return Outcome(f"{len(site.pages)} pages", findings)


def _page_findings(site: BuiltSite, page: Page) -> Iterator[Finding]:
    if not page.lang:
        yield Finding(page.path, site.line_of(page.path, "<html"), "no language", "lang on <html>")
    if not page.title:
        yield Finding(page.path, None, "no title", "a <title> with words")
    if page.headings != 1:
        line = site.line_of(page.path, "<h1")
        yield Finding(page.path, line, f"{page.headings} h1 headings", "exactly one")
    for name, count in Counter(page.ids).items():
        if count > 1:
            line = site.line_of(page.path, f'id="{name}"')
            yield Finding(page.path, line, f"the id {shortened(name)} {count} times", "once")
