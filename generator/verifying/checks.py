"""The list of checks, and how they are run."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.errors import SourceError
from generator.installation import install_command
from generator.verifying.addresses import check_addresses
from generator.verifying.data_package import check_data_package
from generator.verifying.fidelity import check_fidelity
from generator.verifying.finding import Finding, Outcome
from generator.verifying.quotes import check_quotes
from generator.verifying.references import check_references
from generator.verifying.search_data import check_search_data
from generator.verifying.security import check_security
from generator.verifying.site import BuiltSite
from generator.verifying.structure import check_structure

Check = Callable[[BuiltSite], Outcome]

CHECKS: dict[str, Check] = {
    "structure": check_structure,
    "links": check_references,
    "fidelity": check_fidelity,
    "package": check_data_package,
    "search": check_search_data,
    "quotes": check_quotes,
    "security": check_security,
}
"""What needs nothing but the site, in the order in which it is told."""

BROWSER_LIBRARIES = ("playwright", "axe_playwright_python")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one check; `skipped` says why it was not made and how to have it made."""

    name: str
    outcome: Outcome
    skipped: str = ""


def verify(
    site: BuiltSite, published: Path | None = None, browser: bool | None = None
) -> Iterator[Verdict]:
    """Makes every check, one after the other.

    `published` is the list of addresses to hold the site to. `browser` demands the check in a
    browser or leaves it out; by itself it is made where that is possible.
    """
    for name, check in CHECKS.items():
        yield Verdict(name, _guarded(check, site))
    if published is None:
        yield Verdict(
            "addresses", Outcome(""), "no list of published addresses; `--update` begins one"
        )
    else:
        yield Verdict("addresses", _guarded(lambda s: check_addresses(s, published), site))
    yield _browser_verdict(site, browser)


def _guarded(check: Check, site: BuiltSite) -> Outcome:
    """The check's outcome; a file that cannot be read is a finding like any other."""
    try:
        return check(site)
    except SourceError as error:
        finding = Finding(error.path, error.line, f"what {error.message}", "a file of its kind")
        return Outcome("stopped at a file", (finding,))
    except KeyError as error:
        finding = Finding("data/", None, f"no column {error}", "the columns of the data package")
        return Outcome("stopped at a table", (finding,))


def _browser_verdict(site: BuiltSite, browser: bool | None) -> Verdict:
    if browser is False:
        return Verdict("browser", Outcome(""), "--no-browser")
    reason = _missing_libraries()
    if not reason:
        try:
            return Verdict("browser", _in_browser(site))
        except SourceError as error:
            reason = error.message
    if browser:
        expected = "a browser, since --browser asks for one"
        return Verdict("browser", Outcome("", (Finding("browser", None, reason, expected),)))
    return Verdict("browser", Outcome(""), f"accessibility, contrast and requests: {reason}")


def _missing_libraries() -> str:
    missing = [name for name in BROWSER_LIBRARIES if importlib.util.find_spec(name) is None]
    if not missing:
        return ""
    return f"no {' and '.join(missing)}; {install_command('verify')} brings them"


def _in_browser(site: BuiltSite) -> Outcome:
    """The check in a browser.

    Raises: SourceError when no browser starts.
    """
    from playwright.sync_api import Error

    from generator.verifying.accessibility import check_in_browser

    try:
        return check_in_browser(site)
    except Error as error:
        first = str(error).strip().splitlines()[0]
        how = "install Chromium or Chrome, or name one in the variable CHROMIUM"
        raise SourceError("browser", None, f"no browser that works ({first}); {how}") from error
