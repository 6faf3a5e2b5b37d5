"""An entry is set into a manifest, and every other character stays as the editor wrote it."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.errors import CatalogueError
from generator.importing.manifest import with_entry, without_entry

ENTRY: dict[str, Any] = {"file": "b-2025.txt", "region": "乙市", "adcode": "360000", "year": 2025}
BLOCK = '  - file: b-2025.txt\n    region: 乙市\n    adcode: "360000"\n    year: 2025'
"""The entry as it is written two columns deep."""


def written(text: str, replaced: str = "", **fields: Any) -> str:
    return with_entry("reports.yml", text, {**ENTRY, **fields}, replaced)


def indented(spaces: int) -> str:
    """The entry with its dash in that column."""
    return "\n".join(" " * spaces + line[2:] for line in BLOCK.splitlines())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", f"reports:\n{BLOCK}\n"),
        ("# a note\n", f"# a note\nreports:\n{BLOCK}\n"),
        ("# a note", f"# a note\nreports:\n{BLOCK}\n"),
        ("---\n", f"---\nreports:\n{BLOCK}\n"),
        ("reports:", f"reports:\n{BLOCK}"),
        ("reports:\n", f"reports:\n{BLOCK}\n"),
        ("reports: ~\n", f"reports:\n{BLOCK}\n"),
        ("reports: # none yet\n", f"reports: # none yet\n{BLOCK}\n"),
        ("reports:\n  # none yet\n", f"reports:\n  # none yet\n{BLOCK}\n"),
        ("reports: []\n# end\n", f"reports:\n{BLOCK}\n# end\n"),
        ("reports: [ ]  # none\n", f"reports:  # none\n{BLOCK}\n"),
        (
            "reports: [ # none\n  ]\n",
            'reports: [{file: b-2025.txt, region: 乙市, adcode: "360000", year: 2025} # none\n  ]\n',
        ),
        (
            "reports: [{file: a.txt}, ]\n",
            'reports: [{file: a.txt}, {file: b-2025.txt, region: 乙市, adcode: "360000", year: 2025}, ]\n',
        ),
        ("reports:\n  - file: a.txt\n", f"reports:\n  - file: a.txt\n{BLOCK}\n"),
        ("reports:\n  - file: a.txt", f"reports:\n  - file: a.txt\n{BLOCK}"),
        ("reports:\n- file: a.txt\n", f"reports:\n- file: a.txt\n{indented(0)}\n"),
        ("\ufeffreports:\n- file: a.txt\n", f"\ufeffreports:\n- file: a.txt\n{indented(0)}\n"),
        (
            "reports:\n    -   file: a.txt\n        year: 2024\n",
            (
                "reports:\n    -   file: a.txt\n        year: 2024\n    -   file: b-2025.txt\n"
                '        region: 乙市\n        adcode: "360000"\n        year: 2025\n'
            ),
        ),
        (
            "reports:\n  -\n    file: a.txt\n\n  - {file: c.txt}\n\n# end\n",
            f"reports:\n  -\n    file: a.txt\n\n  - {{file: c.txt}}\n\n{BLOCK}\n\n# end\n",
        ),
        (
            "reports:\n  - file: a.txt # first\n    # of 2024\n  # counties:\n",
            f"reports:\n  - file: a.txt # first\n    # of 2024\n{BLOCK}\n  # counties:\n",
        ),
        (
            "reports:\n  - file: a.txt\n    title: >\n      甲\n      乙\n# end\n...\n",
            f"reports:\n  - file: a.txt\n    title: >\n      甲\n      乙\n{BLOCK}\n# end\n...\n",
        ),
        ("reports:\r\n  - file: a.txt\r\n", f"reports:\r\n  - file: a.txt\r\n{BLOCK}\r\n"),
        (
            "reports:\n  - &a {file: a.txt, parent: &p 甲}\n  - file: c.txt\n    parent: *p\n",
            (
                "reports:\n  - &a {file: a.txt, parent: &p 甲}\n  - file: c.txt\n    parent: *p\n"
                f"{BLOCK}\n"
            ),
        ),
    ],
)
def test_an_entry_comes_last(before: str, after: str) -> None:
    """In the indent, the line ends and the style that the list has."""
    if "\r\n" in before:
        after = after.replace("\r\n", "\n").replace("\n", "\r\n")
    assert written(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "reports:\n  - file: a.txt  # 甲\n    year: 2025\n  - file: c.txt\n",
            (
                "reports:\n  - file: b-2025.txt  # 甲\n    region: 乙市\n"
                '    adcode: "360000"\n    year: 2025\n  - file: c.txt\n'
            ),
        ),
        (
            (
                "reports:\n  - year: 2024 # checked\n    file: a.txt\n"
                "    adcode: '360000'\n    region: 乙市"
            ),
            (
                "reports:\n  - year: 2025 # checked\n    file: b-2025.txt\n"
                "    adcode: '360000'\n    region: 乙市"
            ),
        ),
        (
            "reports:\n  - {file: a.txt, wrapped: true, accept: [annex], year: 2025}\n",
            'reports:\n  - {file: b-2025.txt, region: 乙市, adcode: "360000", year: 2025}\n',
        ),
        (
            (
                "reports:\n  - wrapped: true\n    file: a.txt\n    accept: # codes\n      - annex\n"
                "      - numbering # twice\n    # so much\n    region: 乙市\n"
                '    adcode: "360000"\n    year: 2025\n    parent: 甲\n'
            ),
            (
                "reports:\n  - file: b-2025.txt\n    # twice\n    # so much\n    region: 乙市\n"
                '    adcode: "360000"\n    year: 2025\n'
            ),
        ),
        (
            (
                "reports:\n  - file: a.txt\n    region: 乙市\n    figures:\n      # 甲\n"
                "      - {a: 甲,\n         b: 1.50}\n      -\n        a: 乙  # 丙\n"
                '    parts:\n      甲:\n        a: 乙\n    adcode: "360000"\n    year: 2025\n'
            ),
            (
                "reports:\n  - file: b-2025.txt\n    region: 乙市\n    # 丙\n"
                '    adcode: "360000"\n    year: 2025\n'
            ),
        ),
        (
            (
                "reports:\r\n  - file: a.txt\r\n    wrapped: true\r\n    region:\r\n"
                '    adcode: "360000"\r\n    year: 2025\r\n'
            ),
            (
                "reports:\r\n  - file: b-2025.txt\r\n    region: 乙市\r\n"
                '    adcode: "360000"\r\n    year: 2025\r\n'
            ),
        ),
    ],
)
def test_an_entry_takes_the_place_of_another(before: str, after: str) -> None:
    """What stays keeps its words and its comment; what the new entry lacks goes."""
    assert written(before, "a.txt") == after


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("乙市", "乙市"),
        ("360000", '"360000"'),
        ("yes", '"yes"'),
        ("甲: 乙 # 丙", '"甲: 乙 # 丙"'),
        ("“甲”", '"“甲”"'),
        ("a\nb", '"a\\nb"'),
        (2025, "2025"),
        (False, "false"),
        (["annex", "2024"], '[annex, "2024"]'),
    ],
)
def test_values_are_quoted_where_yaml_would_misread_them(value: Any, shown: str) -> None:
    assert f"    title: {shown}\n" in written("", title=value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("reports: [\n", "reports.yml: not valid YAML"),
        ("- a.txt\n", ":1: found no list `reports`"),
        ("reports: 5\n", ":1: found no list `reports`"),
        ("{reports: []}\n", "its form allows no entry to be set; expected by hand: {file: b-2025"),
        ("reports:\n---\nreports:\n", "not valid YAML"),
        ("reports:\n  - file: a.txt\n  - b.txt\n", "entry 2 is no entry; expected plain fields"),
        ("reports:\n  - &a [x]\n  - [*a, *a]\n", "entry 1 is no entry; expected plain fields"),
        (
            "reports:\n  - file: a.txt\n    figures: [{quote: [[甲]]}]\n",
            "entry 1 is no entry; expected plain fields",
        ),
        (
            f"reports:\n  - parts: &a {{甲: {{b: 1}}}}\n    figures: [{'*a,' * 30_000}]\n",
            "entry 1 is no entry; expected plain fields",
        ),
        ("---\n# nothing\n...\n", "its form allows no entry"),
        ("reports: " + "[" * 5000 + "]" * 5000, ":1: found lists within lists, more than 12"),
    ],
)
def test_what_cannot_be_extended_is_refused(text: str, message: str) -> None:
    """No text comes out that would say something else."""
    with pytest.raises(CatalogueError) as caught:
        written(text)
    assert message in str(caught.value)


def test_an_alias_is_not_written_over() -> None:
    """What an alias stands for is written elsewhere, and may be meant there too."""
    text = "reports:\n  - &a {file: a.txt}\n  - *a\n"
    with pytest.raises(CatalogueError, match="its form allows no entry"):
        written(text, "a.txt", file="a.txt", year=1999)


def test_fields_may_hold_lists_and_fields() -> None:
    """Those of other entries stay as they stand, those of the new one are written in brackets."""
    text = "reports:\n  - file: a.txt\n    parts:\n      甲: plan # moved\n    figures:\n      - {quote: 乙}\n"
    after = written(text, parts={"二、": "plan"}, figures=[{"value": 5.5, "note": None}])
    added = '    parts: {"二、": plan}\n    figures: [{value: 5.5, note: null}]\n'
    assert after == f"{text}{BLOCK}\n{added}"
    assert without_entry("reports.yml", after, "b-2025.txt") == text


def test_aliases_of_aliases_are_no_entry() -> None:
    """A few lines that stand for more values than could ever be compared."""
    bomb = "".join(f"    l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 20))
    text = f"reports:\n  - file: a.txt\n    l0: &l0 [x]\n{bomb}"
    with pytest.raises(CatalogueError, match="entry 1 is no entry"):
        written(text)


# --- Taking an entry out ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "# ours\nreports:\n  - file: a.txt\n    year: 2024\n  - file: b.txt\n# end\n",
            "# ours\nreports:\n  - file: b.txt\n# end\n",
        ),
        ("reports:\n- file: a.txt\n", "reports:\n"),
        ("reports:\r\n  - file: b.txt\r\n  - file: a.txt", "reports:\r\n  - file: b.txt\r\n"),
        # A comment in its lines, or deeper than its dash, is the entry's; one above may be others'.
        (
            "reports:\n  # cities:\n  - year: 2024 # checked\n    # of 2024\n    file: a.txt\n    # to do\n  # counties:\n  - file: b.txt\n",
            "reports:\n  # cities:\n  # counties:\n  - file: b.txt\n",
        ),
        (
            "reports:\n  -  # - first -\n    file: a.txt\n    accept:\n    - annex\n\n  - file: b.txt\n",
            "reports:\n\n  - file: b.txt\n",
        ),
        ("reports: [{file: a.txt}]\n", "reports: []\n"),
        ("reports: [{file: a.txt}, ]\n", "reports: []\n"),
        ("reports: [{file: a.txt}, {file: b.txt}] # two\n", "reports: [{file: b.txt}] # two\n"),
        ("reports: [{file: b.txt}, {file: a.txt}]\n", "reports: [{file: b.txt}]\n"),
        (
            "reports: [{file: b.txt}, # b\n  {file: a.txt} # a\n]\n",
            "reports: [{file: b.txt}# b\n   # a\n]\n",
        ),
        (
            "reports:\n  - {file: a.txt, parent: 甲}\n  - file: b.txt\n    title: |\n      - x\n",
            "reports:\n  - file: b.txt\n    title: |\n      - x\n",
        ),
    ],
)
def test_an_entry_is_taken_out(before: str, after: str) -> None:
    assert without_entry("reports.yml", before, "a.txt") == after


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("reports:\n  - &a {file: a.txt}\n  - *a\n", "found 2 entries for a.txt; expected one"),
        ("reports:\n  - file: b.txt\n", "found 0 entries for a.txt; expected one"),
        (
            "reports:\n  - {file: a.txt, parent: &p 甲}\n  - {file: b.txt, parent: *p}\n",
            "its form allows no entry to be taken out; expected that of a.txt cut by hand",
        ),
    ],
)
def test_an_entry_that_cannot_be_taken_out(text: str, message: str) -> None:
    """What others refer to stays, and so does all else."""
    with pytest.raises(CatalogueError) as caught:
        without_entry("reports.yml", text, "a.txt")
    assert str(caught.value) == f"reports.yml: {message}"


# --- Any manifest -------------------------------------------------------------------------------

WORDS = st.text("abc甲乙丙1 :#-'\"[]{},&*!|>%@`？", max_size=8)
COMMENTS = st.builds("{}#{}".format, st.sampled_from(["", " ", "  ", "     "]), WORDS)
VALUES = st.one_of(
    WORDS.map(lambda words: json.dumps(words, ensure_ascii=False)),
    st.builds("'{}'".format, st.text('甲乙 :#-"', max_size=6)),
    st.sampled_from(["江西省", "2024", "true", "[annex, numbering]", "[]", "~", ""]),
    st.sampled_from(["[{a: 甲, b: 1.50}, {a: 乙}]", "{甲: {a: 乙, b: 2026-01-01}}"]),
)
NAMES = ["region", "parent", "title", "speaker", "accept", "wrapped"]


@st.composite
def manifests(draw: st.DrawFn) -> str:
    """A list of entries with comments and blank lines anywhere, in any indent and line end."""
    dash = draw(st.integers(0, 4))
    column = dash + draw(st.integers(2, 4))
    lines = draw(st.lists(COMMENTS, max_size=2))
    lines.append("reports:" + draw(st.sampled_from(["", " ", "  # 注"])))
    for number in range(draw(st.integers(0, 4))):
        lines += draw(st.lists(COMMENTS | st.just(""), max_size=2))
        names = draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=4))
        pairs = [f"file: f{number}.txt", *(f"{name}: {draw(VALUES)}" for name in names)]
        if draw(st.booleans()):
            lines.append(f"{' ' * dash}- {{{', '.join(pairs)}}}")
            continue
        pairs = draw(st.permutations(pairs))
        first = " " * dash + "-" + " " * (column - dash - 1)
        for position, pair in enumerate(pairs):
            note = draw(st.sampled_from(["", "", " # note", "   "]))
            lines.append((" " * column if position else first) + pair + note)
            lines += draw(st.lists(COMMENTS | st.just(""), max_size=1))
    lines += draw(st.lists(COMMENTS | st.just(""), max_size=3))
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    return newline.join(lines) + draw(st.sampled_from(["", newline]))


@settings(max_examples=100, deadline=None)
@given(manifests())
def test_any_manifest_keeps_its_every_character(text: str) -> None:
    """The new text is the old one with one insertion, and reads as the old list and the entry."""
    before = yaml.safe_load(text)["reports"] or []
    after = written(text)
    assert yaml.safe_load(after)["reports"] == [*before, ENTRY]
    start = next(
        (i for i, (a, b) in enumerate(zip(text, after, strict=False)) if a != b), len(text)
    )
    assert after.endswith(text[start:])
    added = after[start : len(after) - len(text) + start]
    assert "b-2025.txt" in added


def comment_lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.lstrip().startswith("#")]


@settings(max_examples=100, deadline=None)
@given(manifests(), st.integers(0, 3))
def test_any_entry_can_be_replaced(text: str, number: int) -> None:
    """The list reads as before but for that entry, and no comment outside brackets is lost."""
    before = yaml.safe_load(text)["reports"] or []
    assume(number < len(before))
    after = written(text, f"f{number}.txt")
    before[number] = ENTRY
    assert yaml.safe_load(after)["reports"] == before
    assert after.count("# note") == text.count("# note")
    assert all(comment in after for comment in comment_lines(text))


@settings(max_examples=100, deadline=None)
@given(manifests(), st.integers(0, 3))
def test_any_entry_can_be_taken_out(text: str, number: int) -> None:
    """The list reads as before but for that entry; what is left is a part of what was there."""
    before = yaml.safe_load(text)["reports"] or []
    assume(number < len(before))
    after = without_entry("reports.yml", text, f"f{number}.txt")
    assert (yaml.safe_load(after)["reports"] or []) == [*before[:number], *before[number + 1 :]]
    start = next(
        (i for i, (a, b) in enumerate(zip(text, after, strict=False)) if a != b), len(after)
    )
    assert text.endswith(after[start:])
