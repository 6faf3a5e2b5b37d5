"""The command `verify`: holds a built site to what every site promises."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.errors import GeneratorError
from generator.terminal import json_text, printable
from generator.verifying.addresses import PUBLISHED, update_addresses
from generator.verifying.checks import Verdict
from generator.verifying.checks import verify as run_checks
from generator.verifying.site import BuiltSite


@click.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--published",
    type=click.Path(dir_okay=False, path_type=Path),
    help=f"List of addresses that must stay.  [default: {PUBLISHED}, where there is one]",
)
@click.option("--update", is_flag=True, help="Add the site's new addresses to that list.")
@click.option(
    "--browser/--no-browser",
    default=None,
    help="Demand, or leave out, what needs a browser.  [default: where there is one]",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document instead of lines.")
def verify(
    site: Path, published: Path | None, update: bool, browser: bool | None, as_json: bool
) -> None:
    """Check a built site: links, texts, data, search, scripts, accessibility, addresses.

    Exits with 1 when anything was found.
    """
    try:
        built = BuiltSite(site)
        listing = _listing(published, update)
        added = update_addresses(built, listing) if update and listing else 0
        verdicts = []
        for verdict in run_checks(built, listing, browser):
            verdicts.append(verdict)
            if not as_json:
                _tell(verdict)
    except GeneratorError as error:
        click.echo(printable(str(error)), err=True)
        sys.exit(1)
    if as_json:
        click.echo(json_text(_document(site, verdicts)))
    elif update:
        click.echo(printable(f"{listing}: {added} addresses added"))
    if any(verdict.outcome.findings for verdict in verdicts):
        sys.exit(1)


def _listing(published: Path | None, update: bool) -> Path | None:
    """The list of addresses: the one asked for, else the one in the current folder."""
    if published is not None:
        return published
    usual = Path(PUBLISHED)
    return usual if update or usual.exists() else None


def _tell(verdict: Verdict) -> None:
    for finding in verdict.outcome.findings:
        click.echo(printable(f"{verdict.name}: {finding}"), err=True)
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
