"""An analysis says what one from nothing says, whatever it took over or found kept."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from unittest.mock import Mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import pipeline
from generator.analysis import Analysis, AnalysisMemory, analyse, derive
from generator.corpus import Corpus
from generator.errors import SourceError
from generator.layers import ReportLayers, read
from generator.pipeline import analyse_seeds
from generator.reading import LayerStore, Reader, read_corpus
from tests.factory import SEEDS, rules, seeds

Layers = Mapping[str, ReportLayers]

WORDS = (
    "推进乡村振兴，建设高标准农田。",
    "实施“1269”行动计划，抓好“5+2就业之家”。",
    "发展数字经济和新能源产业，培育专精特新企业。",
    "办好10件民生实事[1]。",
    "\n",
)


def said(analysis: Analysis) -> dict[str, object]:
    """Everything that an analysis derives, by name."""
    parts = (analysis.glossary, analysis.figures, analysis.themes)
    found = {f.name: getattr(part, f.name) for part in parts for f in fields(part)}
    return found | {"groups": analysis.glossary.groups.groups}


def analysed(layers: Layers, memory: AnalysisMemory | None = None) -> dict[str, object]:
    corpus = Corpus.of(one.report for one in layers.values())
    return said(analyse(corpus, layers, rules(), memory))


@cache
def edited(report_id: str, start: int, length: int, words: str) -> ReportLayers | None:
    """A report whose text has `words` in place of some; None where it is then no report of its id.

    `start` is in thousandths of the text.
    """
    one = seeds().layers[report_id]
    text, at = one.source.text, len(one.source.text) * start // 1000
    source = replace(one.source, text=text[:at] + words + text[at + length :])
    try:
        found = read(source, seeds().entries.get(source.file), rules())
    except SourceError:
        return None
    return found if found.report.report_id == report_id else None


Edit = tuple[str, int, int, str] | str
REPORTS = tuple(report.report_id for report in seeds().corpus.reports)
REPORT = st.sampled_from(REPORTS)
CHANGE = st.tuples(
    REPORT, st.integers(0, 1000), st.sampled_from([0, 1, 40, 400]), st.sampled_from(WORDS)
)


def edit(layers: Layers, change: Edit) -> Layers:
    """Layers after a change of one report's text, or after it came or went."""
    if isinstance(change, str):
        others = {key: one for key, one in layers.items() if key != change}
        return others if change in layers else {**layers, change: seeds().layers[change]}
    found = edited(*change)
    return {**layers, change[0]: found} if found else layers


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.lists(st.one_of(CHANGE, CHANGE, REPORT), min_size=1, max_size=4))
def test_with_memory_and_without_it_is_the_same(changes: list[Edit]) -> None:
    """Reports are edited, go and come, in any order."""
    memory, layers = AnalysisMemory(), seeds().layers
    analysed(layers, memory)
    for change in changes:
        layers = edit(layers, change)
        assert analysed(layers, memory) == analysed(layers)


# Each by hand: a plain sentence; the annex's first entry, and its end; a report more, one fewer.
STEPS: tuple[Edit, ...] = (
    ("fuzhou-2024", 400, 0, WORDS[2]),
    ("jiangxi-2024", 985, 40, ""),
    ("jiangxi-2024", 900, 400, WORDS[1]),
    "yichun-2024",
    ("jian-2024", 700, 400, WORDS[0]),
    "jiangxi-2024",
    "yichun-2024",
    "jiangxi-2024",
)


def test_a_row_of_edits() -> None:
    """Names of terms change, go with their report and come back with it."""
    memory, layers = AnalysisMemory(), seeds().layers
    analysed(layers, memory)
    for change in STEPS:
        after = edit(layers, change)
        assert after is not layers
        layers = after
        assert analysed(layers, memory) == analysed(layers)


def test_what_did_not_change_is_the_same_object() -> None:
    """An edit in one report leaves what others were found to say as it was."""
    memory, layers = AnalysisMemory(), seeds().layers
    before = analyse(seeds().corpus, layers, rules(), memory)
    layers = edit(layers, STEPS[0])
    after = analyse(Corpus.of(one.report for one in layers.values()), layers, rules(), memory)
    assert after.glossary.related is before.glossary.related
    mentions = {id(mention) for mention in before.glossary.mentions}
    for mention in after.glossary.mentions:
        assert (id(mention) in mentions) == (mention.report_id != "fuzhou-2024")


def test_another_catalogue_takes_nothing_over() -> None:
    memory = AnalysisMemory()
    before = analyse(seeds().corpus, seeds().layers, rules(), memory)
    assert any("锂电" in words for words in before.themes.key_words.values())
    other = replace(rules(), stop_words=rules().stop_words | {"锂电"})
    with_memory = analyse(seeds().corpus, seeds().layers, other, memory)
    assert said(with_memory) == said(analyse(seeds().corpus, seeds().layers, other))
    assert not any("锂电" in words for words in with_memory.themes.key_words.values())


@pytest.mark.parametrize("report_id", REPORTS)
def test_one_report_by_itself(report_id: str) -> None:
    """Nothing is related to a report that stands alone."""
    layers = {report_id: seeds().layers[report_id]}
    found = analysed(layers)
    assert found["answered_by"] == {}
    assert set(found["related"].values()) <= {()}  # type: ignore[attr-defined]


def test_what_is_derived_is_kept_until_a_report_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Relating reports is not done twice; one that changed is related to the others anew."""
    derived = Mock(wraps=derive)
    monkeypatch.setattr(pipeline, "derive", derived)
    folder = Path(shutil.copytree(SEEDS, tmp_path / "seeds"))

    def kept() -> dict[str, object]:
        store = LayerStore(tmp_path / "cache")  # as a new process has it
        return said(analyse_seeds(read_corpus(folder, Reader(store, jobs=1)), store))

    first = kept()
    assert kept() == first == said(analyse_seeds(seeds()))
    assert derived.call_count == 2  # for nothing kept, and without a store
    text = (folder / "yichun-2024.txt").read_text(encoding="utf-8")
    assert "新能源" in text
    (folder / "yichun-2024.txt").write_text(text.replace("新能源", "新材料"), encoding="utf-8")
    assert kept() == said(analyse_seeds(read_corpus(folder))) != first
    (folder / "yichun-2024.txt").unlink()
    fewer = kept()
    assert fewer == said(analyse_seeds(read_corpus(folder)))
    assert derived.call_count == 6
