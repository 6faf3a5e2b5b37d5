"""Shards find what a plain scan of the same texts finds, and nothing else."""

from __future__ import annotations

import json
import random
from array import array
from collections import Counter
from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading import LayerStore
from generator.search import INDEX, Name, Source, search_files
from generator.search.folding import fold, strip
from generator.search.shards import Pairs, number_of_shards, varints
from generator.search.table import edition_of
from tests.factory import make_report, seeds
from tests.search.sources import BORDER, Shards, bare_pages, source_of, times, varint

SOURCE = source_of(*seeds().corpus.reports)


@pytest.fixture(scope="module")
def shards() -> Shards:
    files = search_files(SOURCE, shards=True)
    return Shards({path: b"".join(make()) for path, make in files.items()})


def drawn(number: int, seed: int) -> list[str]:
    """Bare strings of 2 to 15 characters cut from anywhere in the texts, none across a border."""
    draw = random.Random(seed)
    texts = [
        text for _, page in bare_pages(SOURCE) for text in page.split(BORDER) if len(text) > 15
    ]
    found: list[str] = []
    while len(found) < number:
        text = draw.choice(texts)
        start = draw.randrange(len(text) - 15)
        found.append(text[start : start + draw.randint(2, 15)])
    return found


def test_the_table_says_where_every_page_lies(shards: Shards) -> None:
    pages = list(bare_pages(SOURCE))
    assert [(end - start, url) for start, end, url in shards.pages()] == [
        (len(text), url) for url, text in pages
    ]


def test_a_string_is_found_wherever_it_stands_and_nowhere_else(shards: Shards) -> None:
    """300 strings cut from the five reports, and 100 whose halves stand apart."""
    pages = list(bare_pages(SOURCE))
    table = shards.pages()
    strings = drawn(300, 1)
    halves = drawn(200, 2)
    strings += [
        left[:6] + right[-6:] for left, right in zip(halves[:100], halves[100:], strict=True)
    ]
    seen = 0
    for wanted in strings:
        positions = shards.find(wanted)
        found = Counter(
            url for at in positions for start, end, url in table if start <= at and at < end
        )
        expected = {url: n for url, text in pages if (n := times(text, wanted))}
        assert found == expected, wanted
        seen += bool(expected)
    assert 300 <= seen < 330


def test_no_pair_stands_across_a_border() -> None:
    pairs = Pairs()
    pairs.add(f"产业{BORDER}城市")
    pairs.add("更新")
    files = {f"search/shards/{n}.bin": s for n, s in enumerate(pairs.shards(2, b"12345678"))}
    found = Shards(
        {**files, INDEX: json.dumps({"sizes": [1, 1], "edition": b"12345678".hex()}).encode()}
    )
    held = {product for number in (0, 1) for product in found.shard(number)}
    assert len(held) == 3
    assert [found.find(pair) for pair in ("产业", "城市", "更新")] == [[0], [3], [6]]


@pytest.mark.parametrize(
    ("characters", "number"), [(1000, 1), (20_000, 16), (3_300_000, 2048), (8_000_000, 4096)]
)
def test_shards_follow_the_size(characters: int, number: int) -> None:
    """About four kilobytes each: 2.6 bytes a character."""
    assert number_of_shards(characters) == number


@pytest.mark.parametrize("number", [1, 127, 128, 16383, 16384, 2**28 - 1, 2**28, 2**32 - 1])
def test_numbers_are_read_as_they_were_written(number: int) -> None:
    written = varints(array("I", [number]))
    assert varint(written, 0) == (number, len(written))


@given(st.lists(st.tuples(st.integers(1, 2**32 - 1), st.integers(0, 2**32 - 2))))
def test_numbers_are_written_side_by_side(drawn: list[tuple[int, int]]) -> None:
    """None touches another, whatever it is diminished by."""
    numbers = [(number, less % number) for number, less in drawn]
    written = varints(
        array("I", [number for number, _ in numbers]), array("I", [less for _, less in numbers])
    )
    found, at = [], 0
    while at < len(written):
        number, at = varint(written, at)
        found.append(number)
    assert found == [number - less for number, less in numbers]


def test_same_input_same_bytes(shards: Shards) -> None:
    again = search_files(SOURCE, shards=True)
    assert {path: b"".join(make()) for path, make in again.items()} == shards.files


def test_shards_are_made_again_only_where_something_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A word, a name's alias, what a page is called, what is published: each makes another key."""
    made = Mock(wraps=edition_of)
    monkeypatch.setattr("generator.search.files.edition_of", made)
    report = make_report("一、2023年工作回顾\n产业升级。\n二、2024年工作安排\n加快发展。\n")
    other = make_report("一、2023年工作回顾\n产业更新。\n二、2024年工作安排\n加快发展。\n")
    name = Name(url="terms/a/", kind="名词", name="无废城市", aliases=("无废",))
    source = source_of(report, names=(name,))
    sources = (
        source,
        source_of(other, names=(name,)),
        source_of(report, names=(replace(name, aliases=(), text="无废"),)),
        replace(source, titles=replace(source.titles, section=lambda section: "标题")),
        replace(source, shows=lambda url: not url.endswith("/review/")),
        replace(source, admitted=lambda report: {report.paragraphs[0].ordinal}),
    )

    def files(source: Source, store: LayerStore | None) -> dict[str, bytes]:
        found = search_files(source, store=store, shards=True)
        return {path: b"".join(make()) for path, make in found.items()}

    editions = []
    for number, one in enumerate(sources, 1):
        expected = files(one, None)
        made.reset_mock()
        for _ in range(2):
            assert files(one, LayerStore(tmp_path)) == expected  # as a new process has it
        assert made.call_count == 1, number
        editions.append(expected[INDEX])
    assert len(set(editions)) == len(sources)


def test_shards_that_were_torn_are_made_again(tmp_path: Path) -> None:
    """Whatever is in the file, the search is that of the texts."""
    store = LayerStore(tmp_path)

    def files() -> dict[str, bytes]:
        found = search_files(SOURCE, store=store, shards=True)
        return {path: b"".join(make()) for path, make in found.items()}

    expected = files()
    (kept,) = store.folder.glob("all/search")
    whole = kept.read_bytes()
    for torn in (whole[:-1], whole[:1000], b"", whole[:9000] + b"?" + whole[9001:]):
        kept.write_bytes(torn)
        assert files() == expected
        assert kept.read_bytes() == whole


def test_every_file_of_another_edition_says_so() -> None:
    """A changed word changes the edition of shards and table, and the version of its text."""

    def read(text: str) -> tuple[str, dict[str, str], bytes, bytes]:
        made = make_report(f"一、2023年工作回顾\n{text}\n二、2024年工作安排\n加快发展。\n")
        files = {
            path: b"".join(make())
            for path, make in search_files(source_of(made), shards=True).items()
        }
        index = json.loads(files[INDEX])
        versions = {kind: version for kind, _, _, _, version in index["runs"]}
        return (
            index["edition"],
            versions,
            files["search/shards/0.bin"],
            files["search/text/jiangxi-2024/0.json"],
        )

    one, other = read("财政收入增长5%。"), read("财政收入增长6%。")
    assert one[0] != other[0]
    assert [name for name in one[1] if one[1][name] != other[1][name]] == [""]
    assert one[2][:8].hex() == one[0]
    assert other[2][:8].hex() == other[0]
    assert json.loads(one[3])["version"] == one[1][""]


def test_what_is_folded_keeps_its_place() -> None:
    """Full width and capitals; a capital that grows, and a sigma, stay what they are or are small."""
    assert fold("Ｒ＆Ｄ　İΣΑΣﬁß①［1］") == "r&d İσασﬁß①[1]"  # noqa: RUF001


def test_what_is_read_over_goes() -> None:
    assert (
        strip("落实“1269” 行动[3]计划①、km²\x1f米³，增长¹") == "落实1269行动计划、km²\x1f米³，增长"
    )
    assert strip("国发〔13〕5号") == "国发〔13〕5号"
