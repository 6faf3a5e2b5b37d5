"""The table of cells of some reports, as the analysis puts it together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from types import MappingProxyType

from generator.catalogue.indicators import load_indicators
from generator.corpus import Corpus
from generator.doubts import Flag
from generator.figures.comparisons import CellTable, cells_of
from generator.figures.comparisons import table_of as table_of_cells
from generator.figures.observations import read_figures


def table_of(
    corpus: Corpus, flags: Mapping[str, Sequence[Flag]] = MappingProxyType({})
) -> CellTable:
    """A cell for every indicator, report and side; `flags` by report id."""
    indicators = load_indicators()
    cells = (
        cells_of(r, read_figures(r, indicators), indicators, flags.get(r.report_id, ()))
        for r in corpus.reports
    )
    return table_of_cells(chain.from_iterable(cells))
