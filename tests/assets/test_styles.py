"""The sheets keep the rules of the look, and the linter finds who breaks one."""

from __future__ import annotations

import pytest

from generator.assets import COMPONENTS, served
from generator.defaults import STYLE
from generator.resources import ASSETS
from tests.assets.sheets import Declaration, Rule, all_rules, attributes, classes, rules
from tests.assets.style_lint import SIZES, faults

SIZED = ":root {" + "".join(f"{size}: 1rem;" for size in SIZES) + "}\n"
USED = "".join(f".a{i} {{ font-size: var({size}); }}\n" for i, size in enumerate(SIZES))


def found(text: str, sheet: str = "card") -> list[str]:
    """What the linter says of a sheet, the five sizes given."""
    return list(faults([*rules("tokens", SIZED), *rules("list", USED), *rules(sheet, text)]))


def test_all_sheets_keep_the_rules() -> None:
    assert list(faults(all_rules())) == []


def test_every_sheet_has_its_place_in_the_order() -> None:
    assert sorted(path.stem for path in (ASSETS / "styles").iterdir()) == sorted(COMPONENTS)


def test_a_page_fetches_all_components_as_one_sheet() -> None:
    sheet = served()[STYLE]
    places = [
        sheet.index((ASSETS / f"styles/{name}.css").read_text("utf-8")) for name in COMPONENTS
    ]
    assert places == sorted(places)


def test_there_are_five_sizes_and_no_other() -> None:
    sizes = {d.value for rule in all_rules() for d in rule.declarations if d.name == "font-size"}
    assert sizes == {f"var({size})" for size in SIZES}
    assert len(SIZES) == 5


@pytest.mark.parametrize(
    "text, fault",
    [
        (
            ".a {\n  font-size: 0.7rem;\n}",
            "card.css:2: found font-size: 0.7rem; expected a --size-…",
        ),
        (".a { font-size: 0.8em; }", "card.css:1: found font-size: 0.8em; expected a --size-…"),
        (".a { color: #fff; }", "card.css:1: found #fff; expected a colour of tokens.css"),
        (
            ".a { color: rgb(0 0 0); }",
            "card.css:1: found rgb(0 0 0); expected a colour of tokens.css",
        ),
        ("#a { color: red; }", "card.css:1: found #a; expected a class rather than an id"),
        (".a { color: red; color: red; }", "card.css:1: found color 2 times; expected it once"),
        (
            ".a { margin: 0; color: red; }",
            "card.css:1: found properties in no order; expected them by name",
        ),
        (
            ".a { color: red; }\n.a { margin: 0; }",
            "card.css:2: found .a as in line 1; expected one rule",
        ),
        (
            ".a { color: var(--none); }",
            "card.css:1: found --none; expected one that tokens.css defines",
        ),
        (".a { --idle: 1; }", "card.css:1: found --idle, which nothing uses; expected it gone"),
    ],
)
def test_a_breach_is_found(text: str, fault: str) -> None:
    assert found(text) == [fault]


@pytest.mark.parametrize(
    "text",
    [
        ".a { font-size: var(--size-text); }",
        ".a { color: var(--md-primary-fg-color); }",
        ".a { color: red; }\n@media print {\n  .a { color: red; }\n}",
        '[data-x="#a"] { color: red; }',
        ".a { box-decoration-break: clone; -webkit-box-decoration-break: clone; }",
    ],
)
def test_what_is_no_breach(text: str) -> None:
    assert found(text) == []


def test_a_sixth_size_is_found() -> None:
    six = SIZED.replace("}", "--size-tiny: 0.5rem;}")
    sheets = [*rules("tokens", six), *rules("list", USED + ".b { font-size: var(--size-tiny); }")]
    assert [fault.partition(":")[0] for fault in faults(sheets)] == ["list.css", "tokens.css"]


def test_rules_are_read_with_their_condition_and_lines() -> None:
    text = """/* .not { a: b; } */
.a,
.b:is(:hover, .c)::before {
  content: "{;}"; /* here */
}

@media print {
  .d { color: red }
}
"""
    assert list(rules("card", text)) == [
        Rule("card", 2, "", ".a, .b:is(:hover, .c)::before", (Declaration(4, "content", '"{;}"'),)),
        Rule("card", 8, "@media print", ".d", (Declaration(8, "color", "red"),)),
    ]


@pytest.mark.parametrize("text", [".a { color: red;", "}", ".a { color }", "color: red;"])
def test_what_is_no_sheet_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"card\.css"):
        list(rules("card", text))


def test_the_names_in_a_selector() -> None:
    selector = '.a:not(.b, .c--d) td[data-label]::before, a[href=".x"] > .e'
    assert classes(selector) == {"a", "b", "c--d", "e"}
    assert attributes(selector) == {"data-label"}
