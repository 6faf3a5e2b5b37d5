"""The site's navigation: the entries that `mkdocs.yml` leaves out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import PurePosixPath
from typing import Any

Entry = tuple[str, tuple[tuple[str, str], ...]]
"""A group's label and its pages, each with a label (empty for the page that leads the group)."""

STOCK: tuple[Entry, ...] = (
    ("首页", (("", "index.md"),)),
    ("报告", (("", "reports/index.md"),)),
    ("主题", (("", "themes/index.md"),)),
    ("名词", (("", "terms/index.md"),)),
    (
        "比较",
        (
            ("", "compare/index.md"),
            ("两份并列", "compare/pair.md"),
            ("各项指标", "indicators/index.md"),
        ),
    ),
    (
        "检索",
        (
            ("", "search.md"),
            ("提法走势", "phrases.md"),
            ("核对引文", "check-quote.md"),
            ("摘录", "collection.md"),
        ),
    ),
    ("数据", (("", "data/index.md"), ("怎样用数据", "about/using-data.md"))),
    (
        "关于",
        (
            ("", "about/index.md"),
            ("原文、名词与检索", "about/text.md"),
            ("数字与名次", "about/figures.md"),
            ("目标怎样比照", "about/targets.md"),
            ("覆盖范围", "about/coverage/index.md"),
            ("怎样加入报告", "about/add-report.md"),
            ("清单与更正", "about/manifest.md"),
            ("检查与疑点", "about/checking.md"),
            ("怎样做自己的站", "about/own-site.md"),
            ("怎样做大数据包", "about/large-package.md"),
        ),
    ),
)
LAST = "关于"
_LED_TO_BY_DATA = ("vocabulary.md",)
"""A page for those who use the data or the code, to which the data page leads."""


def completed(
    given: list[Any] | None, source_at: Callable[[str], str], written: Iterable[str]
) -> list[Any]:
    """The navigation with what it leaves out, and without stock pages that are not published.

    `given` is what `mkdocs.yml` says, None where it says nothing: then hand-written pages, of which
    `written` are the sources, are listed before the last stock entry. `source_at` tells the source
    of the page where a stock page would be, empty where none is published.
    """
    stock = {source: source_at(source) for _, pages in STOCK for _, source in pages}
    kept = list(_without(given or [], lambda source: stock.get(source) == ""))
    listed = {stock.get(source, source) for source in _sources(kept)}
    missing: dict[str, dict[str, Any]] = {}
    for label, pages in STOCK:
        shown = [(name, stock[source]) for name, source in pages if stock[source]]
        if shown and shown[0][1] not in listed:
            missing[label] = _entry(label, [page for page in shown if page[1] not in listed])
    apart = (source_at(source) for source in _LED_TO_BY_DATA)
    taken = {*stock, *stock.values(), *apart}
    own = list(_own(source for source in written if source not in taken)) if given is None else []
    last = missing.pop(LAST, None)
    return [*kept, *missing.values(), *own, *([last] if last else [])]


def labelled(items: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """The sources in a navigation that have a label, with it."""
    for item in items:
        if isinstance(item, dict):
            for label, value in item.items():
                if isinstance(value, str):
                    yield value.lstrip("/"), label
                else:
                    yield from labelled(value or [])


def _entry(label: str, pages: Sequence[tuple[str, str]]) -> dict[str, Any]:
    if len(pages) == 1:
        return {label: pages[0][1]}
    return {label: [{name: source} if name else source for name, source in pages]}


def _own(sources: Iterable[str]) -> Iterator[Any]:
    """Hand-written pages: those at the top by themselves, the others in a group for each folder."""
    for folder, members in groupby(sources, key=lambda source: source.rpartition("/")[0]):
        if folder:
            yield {PurePosixPath(folder).name: list(members)}
        else:
            yield from members


def _without(items: Iterable[Any], gone: Callable[[str], bool]) -> Iterator[Any]:
    for item in items:
        if isinstance(item, dict):
            kept = {}
            for label, value in item.items():
                left = list(_without(value if isinstance(value, list) else [value], gone))
                if left:
                    kept[label] = left if isinstance(value, list) else left[0]
            if kept:
                yield kept
        elif not (isinstance(item, str) and gone(item)):
            yield item


def _sources(items: Iterable[Any]) -> Iterator[str]:
    for item in items:
        if isinstance(item, dict):
            for value in item.values():
                yield from _sources(value if isinstance(value, list) else [value])
        elif isinstance(item, str):
            yield item
