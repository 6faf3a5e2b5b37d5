"""Every kind of thing has a label for readers."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import pytest

from generator import labels
from generator.model import (
    Aggregate,
    Basis,
    Bound,
    Completeness,
    CorrectionKind,
    Horizon,
    Level,
    Match,
    Part,
    Status,
    StatusBasis,
    WordingKind,
)


@pytest.mark.parametrize(
    ("given", "kinds"),
    [
        (labels.STATUSES, Status),
        (labels.CORRECTIONS, CorrectionKind),
        (labels.BASES, Basis),
        (labels.BOUNDS, Bound),
        (labels.NAMED_BOUNDS, Bound),
        (labels.LEVELS, Level),
        (labels.SHORT_LEVELS, Level),
        (labels.COMPLETENESS, Completeness),
        (labels.SHORT_COMPLETENESS, Completeness),
        (labels.PARTS, Part),
        (labels.MATCHES, Match),
        (labels.STATUS_BASES, StatusBasis),
        (labels.HORIZONS, Horizon),
        (labels.WORDINGS, WordingKind),
    ],
)
def test_every_kind_has_its_label(given: Mapping[StrEnum, str], kinds: type[StrEnum]) -> None:
    assert set(given) == set(kinds)


@pytest.mark.parametrize(
    ("given", "kinds"), [(labels.SHORT_BASES, Basis), (labels.AGGREGATES, Aggregate)]
)
def test_an_empty_value_needs_no_label(given: Mapping[StrEnum, str], kinds: type[StrEnum]) -> None:
    assert set(given) == {kind for kind in kinds if kind}


def test_short_labels_leave_out_what_the_column_says() -> None:
    assert [*labels.SHORT_LEVELS.values()] == ["全国", "省", "市", "县"]
    assert [*labels.SHORT_COMPLETENESS.values()] == ["完整", "缺开头", "缺结尾", "首尾皆缺"]
    assert [*labels.SHORT_BASES.values()] == ["名义", "扣除价格因素", "可比"]
