"""What browsers fetch when a reader downloads a table: the words behind figures, and the edition.

Cells of tables lead to the sentences of their figures and do not repeat them. A file for each
report has the clauses by the anchor of their sentence: `{"p25-2": [[indicator, value, clause]]}`,
with the value as cells show it, or empty where the words give none.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from generator.analysis import Analysis
from generator.corpus import Corpus
from generator.figures.labels import value_shown
from generator.kept import Kept
from generator.layers import ReportLayers
from generator.links import EDITION, quotes_path, report_url
from generator.markup import words_url
from generator.model import Observation, UnreadName, Wording

Make = Callable[[], Iterable[bytes]]


def quote_files(
    analysis: Analysis, newest_day: str, shows: Callable[[str], bool], kept: Kept
) -> dict[str, Make]:
    """What makes the files, by address; of reports that are published.

    `newest_day` is what readers are told of the day up to which reports are held.
    """

    def make(path: str, report_id: str) -> Iterator[bytes]:
        layers = analysis.layers[report_id]
        yield kept.get(path, layers, lambda: _dumped(quotes_of(layers, analysis.corpus)))

    def make_edition() -> Iterator[bytes]:
        yield _dumped({"reports": len(analysis.corpus.reports), "newest": newest_day})

    reports = [r.report_id for r in analysis.corpus.reports if shows(report_url(r.report_id))]
    files: dict[str, Make] = {quotes_path(r): partial(make, quotes_path(r), r) for r in reports}
    return {**files, EDITION: make_edition}


def quotes_of(layers: ReportLayers, corpus: Corpus) -> dict[str, list[list[str]]]:
    """The clauses of a report that name an indicator, by the anchor of their sentence."""
    found: defaultdict[str, dict[tuple[str, str, str], None]] = defaultdict(dict)
    figures = layers.figures
    said: tuple[Observation | Wording | UnreadName, ...] = (
        *figures.observations,
        *figures.over_years,
        *figures.wordings,
        *figures.unread,
    )
    for one in said:
        value = value_shown(one)[0] if isinstance(one, Observation) else ""
        anchor = words_url(corpus, one.paragraph_id, one.place).partition("#")[2]
        found[anchor][one.indicator_id, value, one.quote] = None
    return {anchor: [list(clause) for clause in clauses] for anchor, clauses in found.items()}


def _dumped(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
