"""The browser aligns reports and finds their common words as Python does."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from itertools import permutations
from typing import Any

from generator.kept import NothingKept
from generator.links import beside_path
from generator.model import Relation, Traced
from generator.pages.facts import Facts
from generator.pairing.alignment import align
from generator.pairing.common import common_words
from generator.pairing.files import beside_files
from generator.sharing.folded import BORDER, COMPARED, Folded
from generator.sharing.passages import SharedPassage
from generator.sharing.runs import common_runs
from tests.browser_code import run_script
from tests.factory import analysis
from tests.golden_cases import load_cases
from tests.pairing.test_alignment import side


def ask(**asked: Any) -> dict[str, Any]:
    """The browser's answers."""
    answers: dict[str, Any] = run_script("tests/pairing/alike.js", asked)
    return answers


def facts() -> Facts:
    def no_package() -> None:
        raise AssertionError("nothing here asks for the package")

    return Facts(analysis(), no_package)  # type: ignore[arg-type]


def published(room: Facts, report_id: str) -> Any:
    """What the browser is given of a report, and its paragraphs with their note marks."""
    files = beside_files([report_id], room.pairing.sheet, {}, lambda _: True, NothingKept())
    sheet = json.loads(b"".join(files[beside_path(report_id)]()))
    layers = analysis().layers[report_id]
    marks: dict[str, list[tuple[int, int]]] = {}
    bodies = {p.paragraph_id: p.body for p in layers.report.paragraphs}
    for note in layers.notes:
        if note.paragraph_id:
            place = bodies[note.paragraph_id].locate(note.place)
            marks.setdefault(note.paragraph_id, []).append(place)
    compared = {n for first, last in sheet["compared"] for n in range(first, last + 1)}
    sheet["paragraphs"] = [
        {"ordinal": p.ordinal, "text": p.text, "marks": marks.get(p.paragraph_id, [])}
        for p in layers.report.paragraphs
        if p.ordinal in compared
    ]
    return sheet


def plain(found: Any) -> Any:
    """Records as the browser spells them."""
    renamed = [
        {("doubtful" if key == "is_doubtful" else key): value for key, value in asdict(one).items()}
        for one in found
    ]
    return json.loads(json.dumps(renamed))


def passages(own: Folded, other: Folded) -> list[SharedPassage]:
    found = []
    for run in common_runs(own.text, other.text):
        paragraph, start, end = own.place(run.start, run.end)
        beside, other_start, other_end = other.place(run.other_start, run.other_end)
        found.append(
            SharedPassage(
                *("id", "a", "b", Relation.SUPERIOR, paragraph.paragraph_id, start, end),
                *(beside.paragraph_id, other_start, other_end, end - start, 2, False),
            )
        )
    return found


def test_any_two_of_the_seeds_are_read_alike() -> None:
    """Alignment and common words of every pair, in either order."""
    room = facts()
    pairs = list(permutations(room.reports.ids(), 2))
    sheets = {report_id: published(room, report_id) for report_id in room.reports.ids()}
    answered = ask(pairs=[{"own": sheets[a], "other": sheets[b]} for a, b in pairs])["answered"]
    folded = {
        report_id: Folded.of(layers.report, layers.notes)
        for report_id, layers in analysis().layers.items()
    }
    for (a, b), answer in zip(pairs, answered, strict=True):
        assert answer["aligned"] == plain(
            align(room.pairing.stretches(a), room.pairing.stretches(b))
        ), (a, b)
        found = common_words(folded[a], folded[b], passages(folded[a], folded[b]))
        wanted = [
            [[ordinal, [list(one) for one in side[ordinal]]] for ordinal in sorted(side)]
            for side in found
        ]
        assert answer["common"] == wanted, (a, b)


def test_golden_cases_are_aligned_alike() -> None:
    cases = [case.values[0] for case in load_cases("pairing")]
    sides = [(side(case["own"]), side(case["other"])) for case in cases]
    asked = [
        {
            "own": {"stretches": [asdict(s) for s in own], "paragraphs": []},
            "other": {"stretches": [asdict(s) for s in other], "paragraphs": []},
        }
        for own, other in sides
    ]
    for (own, other), answer in zip(sides, ask(pairs=asked)["answered"], strict=True):
        assert answer["aligned"] == plain(align(own, other))


def test_every_character_is_folded_alike() -> None:
    known = [chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000 and code != 0x0A]
    texts = [f"甲{char}乙" for char in known]
    report = analysis().corpus.report("jiangxi-2024")
    first = report.paragraphs[0]
    bodies = [Traced(text, range(len(text))) for text in texts]
    many = replace(report, paragraphs=tuple(replace(first, body=body) for body in bodies))
    assert ask(texts=texts)["bare"] == Folded.of(many).text[1:-1].split(BORDER)


def test_annexes_are_not_compared() -> None:
    room = facts()
    report = analysis().corpus.report("jiangxi-2024")
    parts = {section.section_id: section.part for section in report.sections}
    compared = set(room.pairing.compared("jiangxi-2024"))
    assert 0 < len(compared) < len(report.paragraphs)
    for paragraph in report.paragraphs:
        assert (paragraph.ordinal in compared) is (parts[paragraph.section_id] in COMPARED)
