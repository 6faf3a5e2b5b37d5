"""What stands at many places of a text."""

from __future__ import annotations

import pytest

from generator.splitting.page import SourcePage
from generator.splitting.repetitions import set_repetitions_aside, watermark
from tests.splitting.lines import traced


@pytest.mark.parametrize(
    ("ends", "letters"),
    [
        (["kQe"] * 8, "kQe"),
        (["kQe"] * 8 + ["LED"] * 7, "kQe"),
        (["kQe"] * 7, ""),
        (["GDP"] * 8, ""),
        (["app"] * 8, ""),
        (["k9e"] * 8, ""),
        ([], ""),
    ],
)
def test_letters_against_copying(ends: list[str], letters: str) -> None:
    """The same at the ends of eight lines, large and small: no word is written so."""
    assert watermark([f"办好甲事。{end}" for end in ends]) == letters


A, B, C, D = ("办好" + one * 80 + "事。" for one in "甲乙丙丁")


def kept(*texts: str) -> tuple[list[int], list[str]]:
    """The indexes of the lines that stay, and why the others go."""
    page = SourcePage("\n".join(texts))
    bodies = list(traced(*texts))
    stay = set_repetitions_aside(page, bodies)
    return [bodies.index(body) for body in stay], [removed.reason for removed in page.removed()]


@pytest.mark.parametrize(
    ("texts", "stay"),
    [
        ((A, B, C, A, B, C), [0, 1, 2]),
        ((A, B, C, D, B, C, A), [0, 1, 2, 3, 4, 5, 6]),
        ((A, B, C, D, A, B, C), [0, 1, 2, 3]),
        ((A, B, A, B), [0, 1, 2, 3]),
        ((A, B, C, A.replace("甲", "甲 "), B, C), [0, 1, 2]),
        (("甲。", "乙。", "丙。", "甲。", "乙。", "丙。"), [0, 1, 2, 3, 4, 5]),
    ],
)
def test_a_run_that_stood_there_before(texts: tuple[str, ...], stay: list[int]) -> None:
    """Three lines in their order and two hundred characters, whatever the blanks."""
    found, reasons = kept(*texts)
    assert found == stay
    assert reasons == ["repetition"] * (len(texts) - len(stay))


def test_a_second_copy_goes_with_its_own_head() -> None:
    """Short lines between two copies of a whole text are a page's."""
    found, reasons = kept(A, B, C, "某某网站", A, B, C)
    assert found == [0, 1, 2]
    assert reasons == ["web_page", *["repetition"] * 3]
    assert kept(A, B, C, D, A, B, C)[0] == [0, 1, 2, 3]
