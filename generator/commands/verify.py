"""The command `verify`: holds a built site to what every site promises."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.errors import GeneratorError, SourceError
from generator.installation import CONFIGURATION
from generator.links import PUBLISHED_ADDRESSES
from generator.terminal import json_text, printable, say
from generator.verifying.addresses import give_up_addresses, update_addresses
from generator.verifying.checks import Verdict
from generator.verifying.checks import verify as run_checks
from generator.verifying.site import BuiltSite


@click.command()
@click.argument("site", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--published",
    type=click.Path(dir_okay=False, path_type=Path),
    help="List of addresses that must stay.  "
    f"[default: {PUBLISHED_ADDRESSES} beside mkdocs.yml, where there is one]",
)
@click.option(
    "--update", is_flag=True, help="Add the site's new addresses to that list, if nothing is found."
)
@click.option(
    "--give-up",
    is_flag=True,
    help="Take the addresses that the site no longer has out of that list, and name them.",
)
@click.option(
    "--browser/--no-browser",
    default=None,
    help="Demand, or leave out, what needs a browser.  [default: where there is one]",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document instead of lines.")
def verify(
    site: Path,
    published: Path | None,
    update: bool,
    give_up: bool,
    browser: bool | None,
    as_json: bool,
) -> None:
    """Check a built site: links, texts, data, search, scripts, accessibility, addresses.

    Exits with 1 when anything was found.
    """
    try:
        built = BuiltSite(site)
        listing = published or _usual_listing(site)
        if update and listing is None:
            expected = "expected one, or --published with the list's name"
            raise SourceError(str(site), None, f"found no mkdocs.yml above it; {expected}")
        is_begun = listing is not None and (listing.exists() or (published and not update))
        if give_up and listing is not None and listing.exists():
            for address in give_up_addresses(built, listing):
                say(f"{listing}: {address} given up")
        verdicts = []
        for verdict in run_checks(built, listing if is_begun else None, browser):
            verdicts.append(verdict)
            if not as_json:
                _tell(verdict)
        passed = not any(verdict.outcome.findings for verdict in verdicts)
        added = update_addresses(built, listing) if passed and update and listing else 0
    except GeneratorError as error:
        say(error)
        sys.exit(1)
    if as_json:
        click.echo(json_text(_document(site, verdicts)))
    elif update and passed:
        click.echo(printable(f"{listing}: {added} addresses added"))
    if update and not passed:
        say(f"{listing}: nothing added, since something was found")
    if not passed:
        sys.exit(1)


def _usual_listing(site: Path) -> Path | None:
    """The list of addresses beside `mkdocs.yml`, be it there or not; None where no folder is known.

    That is the nearest folder around the site, else the current one.
    """
    for folder in site.resolve().parents:
        if (folder / CONFIGURATION).exists():
            return _shown(folder / PUBLISHED_ADDRESSES)
    here = Path(PUBLISHED_ADDRESSES)
    return here if here.exists() or Path(CONFIGURATION).exists() else None


def _shown(path: Path) -> Path:
    """The path from the current folder, where it lies in it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _tell(verdict: Verdict) -> None:
    for finding in verdict.outcome.findings:
        say(f"{verdict.name}: {finding}")
    if verdict.skipped:
        click.echo(printable(f"{verdict.name}: not checked ({verdict.skipped})"))
        return
    count = len(verdict.outcome.findings)
    result = "nothing found" if not count else "1 finding" if count == 1 else f"{count} findings"
    looked_at = f"{verdict.outcome.checked}: " if verdict.outcome.checked else ""
    click.echo(printable(f"{verdict.name}: {looked_at}{result}"))


def _document(site: Path, verdicts: list[Verdict]) -> dict[str, object]:
    return {
        "site": str(site),
        "passed": not any(verdict.outcome.findings for verdict in verdicts),
        "checks": [
            {
                "name": verdict.name,
                "checked": verdict.outcome.checked,
                "skipped": verdict.skipped,
                "findings": [
                    {
                        "file": finding.file,
                        "line": finding.line,
                        "found": finding.found,
                        "expected": finding.expected,
                    }
                    for finding in verdict.outcome.findings
                ],
            }
            for verdict in verdicts
        ],
    }
