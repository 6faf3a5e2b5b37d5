"""What a search of a built site costs in a browser, and whether it finds what a plain scan finds.

`python -m benchmarks.searching SITE`: bytes are those that a host sends, JSON compressed, shards as
they are. Each query is the first one of a new browser; times are those of this machine. What is
fetched is counted until the first twenty results stand there, and once all was scrolled through.
"""

from __future__ import annotations

import gzip
import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import click
from playwright.sync_api import Browser, Page, sync_playwright

from generator.links import SEARCH
from generator.search.folding import BORDER
from generator.search.runs import bare_text
from generator.verifying.local_host import serving

QUERIES = (
    *(
        "发展",
        "产业",
        "无废城市",
        "乡村振兴",
        "高质量发展",
        "营商环境",
        "专精特新“小巨人”",
        "R&D经费",
    ),
    *(
        "规模以上工业增加值",
        "城镇新增就业人数",
        "社会消费品零售总额增长",
        "战略性新兴产业增加值占比",
        "在实际工作中努力争取更好结果",
        "持续优化营商环境建设",
        "全面推进乡村振兴战略实施",
        "产业 升级",
        "江西 2024 GDP",
    ),
)
BUDGETS = {300: 120_000, 10_000: 200_000}
"""Bytes before the first twenty results stand there, by the most reports to which that applies."""

_ANSWERS = """async (queries) => {
  const engine = ReportEngine.open(new URL("../", location.href));
  return engine.use(async (search) => {
    const all = [];
    for (const query of queries) {
      const { found } = await search.search(query);
      all.push(found.map(({ number, kind, count }) => [number, kind, count]));
    }
    return all;
  });
}"""


_ASKED = """(query) => new Promise((done) => {
  const results = document.getElementById("search-results");
  const began = performance.now();
  let drawn = 0;
  new MutationObserver((_, observer) => {
    drawn ||= results.querySelector(".search-group") ? performance.now() : 0;
    if (results.hasAttribute("aria-busy")) return;
    observer.disconnect();
    const end = performance.now();
    done([(drawn || end) - began, end - began, end]);
  }).observe(results, { attributes: true, childList: true });
  document.getElementById("search-query").value = query;
  document.getElementById("search-form").requestSubmit();
})"""
"""Asks a query; milliseconds to its first result and to its first twenty, and when that was."""

_FETCHED = """(before) => performance.getEntriesByType("resource")
  .filter(({ startTime }) => startTime <= before).map(({ name }) => name)"""

_SCROLLED = """async () => {
  for (let at = 0; at < document.body.scrollHeight; at += innerHeight) {
    scrollTo(0, at);
    await new Promise((done) => setTimeout(done, 50));
  }
}"""


@dataclass(frozen=True)
class Fetched:
    """What one page has fetched of the search's files."""

    site: Path
    files: tuple[str, ...]

    @classmethod
    def by(cls, page: Page, site: Path, before: float = 1e9) -> Fetched:
        """What was asked for until a time of the page's clock, in milliseconds."""
        paths = (
            url.split("/site/", 1)[1].partition("?")[0] for url in page.evaluate(_FETCHED, before)
        )
        found = (p for p in paths if p.startswith(SEARCH) and p.endswith((".json", ".bin")))
        return cls(site, tuple(found))

    def size(self, part: str = "") -> int:
        """Bytes of those below a folder, as a host sends them."""
        return sum(
            len(content if path.endswith(".bin") else gzip.compress(content, 6))
            for path in self.files
            if path.startswith(SEARCH + part)
            for content in [(self.site / path).read_bytes()]
        )


@click.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--strings", default=400, show_default=True, help="Random strings to look for.")
@click.option("--chromium", default="/usr/bin/chromium", show_default=True)
def main(site: Path, strings: int, chromium: str) -> None:
    """Measure queries in SITE, and compare the pages that they find with a scan of its texts."""
    index = json.loads((site / SEARCH / "index.json").read_bytes())
    reports = len(index["reports"])
    budget = next(size for most, size in BUDGETS.items() if reports <= most)
    files = [path for path in (site / SEARCH).rglob("*.*") if path.suffix in (".json", ".bin")]
    total = sum(path.stat().st_size for path in files)
    click.echo(f"{reports} reports, {index['mode']}: {len(files)} files, {total / 1e6:.1f} MB")
    with serving(site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        over = [
            query for query in QUERIES if not _fits(_measured(browser, base, site, query), budget)
        ]
        if index["mode"] == "shards":
            _compare(browser, base, site, index, strings)
    click.echo(f"over {budget // 1000} kB: {'、'.join(over) or 'none'}")
    raise SystemExit(bool(over))


def _measured(browser: Browser, base: str, site: Path, query: str) -> Fetched:
    """One query in a new browser; a second one in the same, with what it has kept, is timed too."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{base}search/", wait_until="networkidle")
    page.evaluate("performance.setResourceTimingBufferSize(2000)")
    drawn, first, end = page.evaluate(_ASKED, query)
    page.evaluate(_SCROLLED)
    page.wait_for_load_state("networkidle")
    fetched, everything = Fetched.by(page, site, end), Fetched.by(page, site)
    sizes = [fetched.size(p) for p in ("index", "pages", "shards", "text")]
    _, again, _ = page.evaluate(_ASKED, f"{query[:2]}改革")
    said = page.evaluate("performance.memory ? performance.memory.usedJSHeapSize : 0")
    index, table, shards, texts = (f"{size / 1e3:.0f}" for size in sizes)
    click.echo(
        f"{query}: {sum(sizes) / 1e3:.0f} kB in {len(fetched.files)} files (index {index}, "
        f"pages {table}, shards {shards}, texts {texts}), "
        f"{drawn / 1e3:.2f} to {first / 1e3:.2f} s; all looked at "
        f"{everything.size() / 1e3:.0f} kB in {len(everything.files)} files; the next query "
        f"{again / 1e3:.2f} s; {said / 1e6:.0f} MB of memory"
    )
    context.close()
    return fetched


def _fits(fetched: Fetched, budget: int) -> bool:
    return fetched.size() <= budget


# --- Exactness ----------------------------------------------------------------------------------


def _texts(site: Path, index: Any) -> Iterator[str]:
    """The bare text of every page in order, names first, put together from the chunks."""
    for _, report, listed, count, _ in index["runs"]:
        folder = listed or f"{index['reports'][report]['id']}/"
        pages: list[tuple[str, list[str]]] = []
        told: set[tuple[str, str]] = set()
        before = False
        number = 0
        while (path := site / SEARCH / f"text/{folder}{number}.json").exists():
            for place, page in enumerate(json.loads(path.read_bytes())["pages"]):
                url = page["url"]
                blocks = {(url, str(anchor)) for anchor, *_ in page["blocks"] if anchor}
                # What a report admits follows its page once more.
                again = bool(blocks & told)
                goes_on = place == 0 and pages and pages[-1][0] == url and again == before
                before = again
                told |= blocks
                if goes_on:
                    pages[-1][1].append(bare_text(page["blocks"]))
                else:
                    pages.append((url, [bare_text(page["blocks"])]))
            number += 1
        assert len(pages) == count, folder
        yield from (BORDER.join(parts) for _, parts in pages)


def _compare(browser: Browser, base: str, site: Path, index: Any, strings: int) -> None:
    texts = list(_texts(site, index))
    draw = random.Random(11)
    stretches = [part for text in texts for part in text.split(BORDER) if len(part) > 16]

    def cut(length: int) -> str:
        stretch = draw.choice(stretches)
        start = draw.randrange(len(stretch) - length)
        return stretch[start : start + length]

    asked = [cut(draw.randint(2, 15)) for _ in range(strings * 3 // 4)]
    asked += [cut(6) + cut(5) for _ in range(strings - len(asked))]
    page = browser.new_page()
    page.goto(f"{base}search/")
    wrong, scans = [], []
    for start in range(0, len(asked), 20):
        part = asked[start : start + 20]
        for query, found in zip(part, page.evaluate(_ANSWERS, part), strict=True):
            began = time.perf_counter()
            expected = [(n, c) for n, text in enumerate(texts) if (c := text.count(query))]
            scans.append(time.perf_counter() - began)
            if sorted((number, count) for number, _, count in found) != expected:
                wrong.append(query)
    page.close()
    click.echo(
        f"{len(asked)} strings: {len(wrong)} found otherwise than by a scan {wrong[:5]} "
        f"(a scan takes {median(scans):.2f} s)"
    )


if __name__ == "__main__":
    main()
