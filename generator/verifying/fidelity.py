"""The text is untouched: data and pages say what the sources say, all of it and each word once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from generator.links import full_url, report_url
from generator.text import bare
from generator.verifying.finding import Finding, Outcome, shortened
from generator.verifying.site import BuiltSite, Row, source_file, span_of

_PARAGRAPHS = ".report-text .para"
_HEADING_DEPTHS = ("1", "2")


def check_fidelity(site: BuiltSite) -> Outcome:
    """Every source is covered exactly once, and every page says what `paragraphs.csv` says."""
    if not site.has_data:
        return Outcome("the site publishes no data package to compare with")
    findings: list[Finding] = []
    reports = [row["report_id"] for row in site.rows("reports")]
    sections, paragraphs, furniture = (
        _by_report(site.rows(table)) for table in ("sections", "paragraphs", "furniture")
    )
    covered = 0
    for report_id in reports:
        headings = [s for s in sections.get(report_id, ()) if s["depth"] in _HEADING_DEPTHS]
        body = paragraphs.get(report_id, [])
        path, text = source_file(report_id), site.source(report_id)
        if text is None:
            missing = Finding(path, None, "no such file", "the source of the report")
            findings.append(missing)
        else:
            covered += len(text)
            rows = (*headings, *body, *furniture.get(report_id, ()))
            findings += _uncovered(path, text, rows)
        findings += _section_pages(site, report_id, headings, body)
        findings += _full_page(site, report_id, headings, body)
    count = sum(map(len, paragraphs.values()))
    checked = f"{len(reports)} reports, {covered} characters, {count} paragraphs on two pages each"
    return Outcome(checked, tuple(findings))


def _by_report(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["report_id"], []).append(row)
    return found


def _uncovered(path: str, text: str, rows: Iterable[Row]) -> Iterator[Finding]:
    """The stretches of a source that no row covers, or more than one."""
    changes = [0] * (len(text) + 1)
    for row in rows:
        span = span_of(row)
        if span and span[0] < span[1] <= len(text):  # what else it may be is told with the tables
            changes[span[0]] += 1
            changes[span[1]] -= 1
    depth = 0
    stretches: list[tuple[int, int]] = []  # position, depth of what is not covered once
    for position, char in enumerate(text):
        depth += changes[position]
        if not char.isspace():
            stretches.append((position, depth))
    for times, run in groupby(stretches, key=lambda pair: pair[1]):
        if times == 1:
            continue
        places = [position for position, _ in run]
        words = shortened(text[places[0] : places[-1] + 1])
        found = f"{words} {times} times in headings, paragraphs and furniture"
        yield Finding(path, text.count("\n", 0, places[0]) + 1, found, "once")


def _section_pages(
    site: BuiltSite, report_id: str, headings: Iterable[Row], paragraphs: Iterable[Row]
) -> Iterator[Finding]:
    """A report's section pages: paragraphs in order under their anchors, and the heading."""
    wanted: dict[str, list[Row]] = {}
    for row in paragraphs:
        wanted.setdefault(row["url"].partition("#")[0], []).append(row)
    titles = {row["url"]: bare(row["text"]) for row in headings}
    for address in sorted({*wanted, *titles}):
        path = site.page_at(address)
        if path is None:
            yield Finding(address, None, "no such page", f"a section of {report_id}")
            continue
        tree = site.parsed(path)
        shown = [(node.attributes.get("id"), bare(node.text())) for node in tree.css(_PARAGRAPHS)]
        yield from _differences(path, shown, wanted.get(address, []))
        title = titles.get(address)
        heading = tree.css_first("h1")
        if title and heading is not None and not _same_heading(bare(heading.text()), title):
            found = f"the heading {shortened(bare(heading.text()))}"
            yield Finding(path, site.line_of(path, "<h1"), found, shortened(title))


def _full_page(
    site: BuiltSite, report_id: str, headings: Iterable[Row], paragraphs: list[Row]
) -> Iterator[Finding]:
    """A report's whole text on one page, under the same anchors as on the section pages."""
    path = site.page_at(full_url(report_id))
    if path is None:
        yield Finding(full_url(report_id), None, "no such page", f"the text of {report_id}")
        return
    tree = site.parsed(path)
    shown = [(node.attributes.get("id"), bare(node.text())) for node in tree.css(_PARAGRAPHS)]
    yield from _differences(path, shown, paragraphs)
    printed = {node.attributes.get("id"): bare(node.text()) for node in tree.css("h2[id], h3[id]")}
    for row in headings:
        anchor = row["url"].removeprefix(report_url(report_id)).removesuffix("/")
        title = bare(row["text"])
        if title and not _same_heading(printed.get(anchor, ""), title):
            found = f"under #{anchor} {shortened(printed.get(anchor, ''))}"
            yield Finding(path, site.line_of(path, f'id="{anchor}"'), found, shortened(title))


def _same_heading(shown: str, printed: str) -> bool:
    """A heading that runs into its paragraph is shown without the 。 it ends in."""
    return shown in (printed, printed.removesuffix("。"))


def _differences(
    path: str, shown: list[tuple[str | None, str]], rows: Iterable[Row]
) -> Iterator[Finding]:
    wanted = [(row["url"].partition("#")[2], bare(row["text"])) for row in rows]
    texts = dict(shown)
    for anchor, text in wanted:
        if anchor not in texts:
            yield Finding(path, None, f"no paragraph #{anchor}", shortened(text))
        elif texts[anchor] != text:
            found = f"#{anchor} {shortened(_from_difference(texts[anchor], text))}"
            yield Finding(path, None, found, shortened(_from_difference(text, texts[anchor])))
    known = {anchor for anchor, _ in wanted}
    for name, text in shown:
        if name not in known:
            yield Finding(path, None, f"a paragraph #{name} {shortened(text)}", "none such")
    order = [name for name, _ in shown if name in known]
    if len(order) == len(wanted) and order != [anchor for anchor, _ in wanted]:
        yield Finding(path, None, "its paragraphs in another order", "that of paragraphs.csv")


def _from_difference(text: str, other: str) -> str:
    """`text` from just before the first character in which it differs from `other`."""
    same = next(
        (i for i, (a, b) in enumerate(zip(text, other, strict=False)) if a != b),
        min(len(text), len(other)),
    )
    return text[max(0, same - 10) :]
