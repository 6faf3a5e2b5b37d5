"""Script in pages: a content security policy, and nothing inline that it does not allow.

A policy in a page binds only what comes after it, so it must stand before the first script. It is
read as browsers do: directives are parted by `;`, the first of a name counts, `script-src-elem`
falls back to `script-src` and that to `default-src`. An inline script is allowed by the hash of its
text; `'unsafe-inline'` for scripts would allow any and is reported.

Source: https://www.w3.org/TR/CSP3/, 2.2.1, 4.2.3, 6.7.3.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping

from generator.verifying.finding import Finding, Outcome, shortened
from generator.verifying.references import read_target
from generator.verifying.site import BuiltSite, Page

Policy = Mapping[str, tuple[str, ...]]

_HASH = re.compile(r"'(sha256|sha384|sha512)-([A-Za-z0-9+/_-]+=*)'")
_SCRIPTING = ("javascript", "vbscript")


def check_security(site: BuiltSite) -> Outcome:
    """Every page has a policy that its own scripts and styles satisfy, and no script elsewhere."""
    findings: list[Finding] = []
    inline = 0
    for page in site.pages.values():
        inline += sum(script.src is None for script in page.scripts)
        findings += _policy_findings(site, page)
        findings += _script_findings(site, page)
    return Outcome(f"{inline} inline scripts on {len(site.pages)} pages", tuple(findings))


def read_policy(text: str) -> Policy:
    """The directives of a policy, names in lower case."""
    directives: dict[str, tuple[str, ...]] = {}
    for part in text.split(";"):
        name, *sources = part.split() or [""]
        if name:
            directives.setdefault(name.lower(), tuple(sources))
    return directives


def _policy_findings(site: BuiltSite, page: Page) -> Iterator[Finding]:
    if not page.policies:
        expected = '<meta http-equiv="Content-Security-Policy"> in the head'
        yield Finding(page.path, None, "no content security policy", expected)
        return
    for policy in map(read_policy, page.policies):
        scripts = _sources(policy, "script-src-elem", "script-src")
        if scripts is None:
            yield _finding(site, page, "a policy that leaves scripts free", "script-src")
            continue
        if "'unsafe-inline'" in scripts:
            yield _finding(site, page, "'unsafe-inline' for scripts", "hashes of inline scripts")
        for script in page.scripts:
            if script.src is None and not allows(scripts, script.text):
                found = f"an inline script that the policy forbids: {shortened(script.text)}"
                yield _finding(site, page, found, hash_of("sha256", script.text), script.text[:60])
            elif script.src is not None and not {"'self'", "*"} & {*scripts}:
                found = f"the script {shortened(script.src)}, which the policy forbids"
                yield _finding(site, page, found, "'self' in script-src", script.src)
        yield from _style_findings(site, page, policy)
    if any(script.policies == 0 for script in page.scripts):
        yield _finding(site, page, "a script before the policy", "the policy first", "<script")


def _style_findings(site: BuiltSite, page: Page, policy: Policy) -> Iterator[Finding]:
    elements = _sources(policy, "style-src-elem", "style-src")
    for text in page.styles:
        if (
            elements is not None
            and "'unsafe-inline'" not in elements
            and not allows(elements, text)
        ):
            found = f"a <style> that the policy forbids: {shortened(text)}"
            yield _finding(site, page, found, hash_of("sha256", text), text[:60])
    attributes = _sources(policy, "style-src-attr", "style-src")
    if attributes is None or "'unsafe-inline'" in attributes:
        return
    for text in dict.fromkeys(page.inline_styles):
        if "'unsafe-hashes'" not in attributes or not allows(attributes, text):
            found = f"a style attribute that the policy forbids: {shortened(text)}"
            yield _finding(site, page, found, "a class and a style sheet", text)


def _script_findings(site: BuiltSite, page: Page) -> Iterator[Finding]:
    for name in page.handlers:
        yield _finding(site, page, f"an inline handler, {shortened(name)}", "none", f"{name}=")
    for reference in page.references:
        target = read_target(reference.value)
        if target and target.scheme in _SCRIPTING:
            found = f"script for an address: {shortened(reference.value)}"
            yield _finding(site, page, found, "an address", reference.value)


def _sources(policy: Policy, *names: str) -> tuple[str, ...] | None:
    """The sources of the first of the directives that is there, else of `default-src`."""
    return next((policy[name] for name in (*names, "default-src") if name in policy), None)


def allows(sources: tuple[str, ...], text: str) -> bool:
    """Whether one of the hashes among `sources` is that of `text`."""
    hashes = (found for found in map(_HASH.fullmatch, sources) if found)
    return any(_same_hash(found[0], hash_of(found[1], text)) for found in hashes)


def _same_hash(one: str, other: str) -> bool:
    return one.replace("-", "+").replace("_", "/") == other.replace("-", "+").replace("_", "/")


def hash_of(algorithm: str, text: str) -> str:
    """The source that allows an inline script or style: `'sha256-…'`."""
    digest = hashlib.new(algorithm, text.encode("utf-8", "surrogatepass")).digest()
    return f"'{algorithm}-{base64.b64encode(digest).decode()}'"


def _finding(site: BuiltSite, page: Page, found: str, expected: str, near: str = "") -> Finding:
    line = site.line_of(page.path, near, *page.policies)
    return Finding(page.path, line, found, expected)
