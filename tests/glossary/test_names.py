"""A term's name taken apart, and the forms that repeat it."""

from __future__ import annotations

import pytest

from generator.glossary.names import FormKind, NameParts, aliases_of, forms_of, take_apart
from tests.glossary.terms import SENSES


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("分级诊疗", NameParts("分级诊疗")),
        ("“四融一共”", NameParts("", ("四融一共",))),
        ("产业链“1269”行动计划", NameParts("产业链", ("1269",), "行动计划")),
        ("“天网”“雪亮”工程", NameParts("", ("天网", "雪亮"), "工程")),
        ("“天网”和“雪亮”工程", NameParts("", ("天网", "雪亮"), "工程")),
        ("“天网”建设“雪亮”工程", NameParts("“天网”建设“雪亮”工程")),
        ("“”工程", NameParts("“”工程")),
    ],
)
def test_parts_of_a_name(name: str, parts: NameParts) -> None:
    """Words between quotations make them no slogans."""
    assert take_apart(name) == parts


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("分级诊疗", [("分级诊疗", FormKind.FULL, True)]),
        ("艺术创作“四融一共”行动", [
            ("艺术创作“四融一共”行动", FormKind.FULL, True),
            ("艺术创作“四融一共”", FormKind.HEAD, True),
            ("“四融一共”行动", FormKind.TAIL, True),
            ("“四融一共”", FormKind.SLOGAN, True),
        ]),
        ("产业链“1269”行动计划", [
            ("产业链“1269”行动计划", FormKind.FULL, True),
            ("产业链“1269”", FormKind.HEAD, True),
            ("“1269”行动计划", FormKind.TAIL, True),
            ("“1269”", FormKind.SLOGAN, False),
        ]),
        ("“三名”工程", [
            ("“三名”工程", FormKind.FULL, False),
            ("“三名”", FormKind.SLOGAN, False),
        ]),
        ("五个“必须统筹好”", [("五个“必须统筹好”", FormKind.FULL, True)]),
        ("“天网”“雪亮”工程", [
            ("“天网”“雪亮”工程", FormKind.FULL, True),
            ("“天网”", FormKind.PIECE, False),
            ("“雪亮”", FormKind.PIECE, False),
        ]),
        ("河（湖）长制", [
            ("河（湖）长制", FormKind.FULL, True),
            ("河湖长制", FormKind.FULL, True),
            ("河长制", FormKind.FULL, True),
        ]),
        ("兴农稳链、强村富民", [
            ("兴农稳链、强村富民", FormKind.FULL, True),
            ("兴农稳链强村富民", FormKind.FULL, True),
            ("“兴农稳链”", FormKind.PIECE, True),
            ("“强村富民”", FormKind.PIECE, True),
        ]),
        ("“天府森林四库”", [
            ("“天府森林四库”", FormKind.FULL, True),
            ("“森林四库”", FormKind.SHORTENED, True),
        ]),
        ("科技兴赣六大行动", [
            ("科技兴赣六大行动", FormKind.FULL, True),
            ("科技兴赣行动", FormKind.SHORTENED, True),
        ]),
        ("六大优势产业", [("六大优势产业", FormKind.FULL, False)]),
    ],
)  # fmt: skip
def test_forms_of_a_name(name: str, forms: list[tuple[str, FormKind, bool]]) -> None:
    """The full name first; what many governments say tells nothing by itself."""
    found = forms_of(name, SENSES)
    assert [(form.words, form.kind, form.telling) for form in found] == forms


def test_the_catalogue_s_other_names() -> None:
    assert "“千村示范、万村整治”工程" in [
        form.words for form in forms_of("“千万工程”", SENSES) if form.kind is FormKind.ALIAS
    ]


@pytest.mark.parametrize(
    ("name", "aliases"),
    [
        ("产业链“1269”行动计划", ("“1269”行动计划",)),
        ("“四融一共”和美乡村", ("“四融一共”",)),
        ("国际贸易“单一窗口”", ()),
        ("分级诊疗", ()),
    ],
)
def test_forms_that_tell_a_term_wherever_they_stand(name: str, aliases: tuple[str, ...]) -> None:
    assert aliases_of(name, SENSES) == aliases
