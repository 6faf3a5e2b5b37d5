"""What templates, scripts and sheets know of each other: nothing is relied on that nothing makes.

The contract is written where the markup is made, in the macros and in `markup.py`; `contract.js` is
the scripts' side of it, and names for each entry the place that makes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import pytest

from generator import markup
from generator.pictures import marks
from generator.resources import ASSETS, STOCK_PAGES, TEMPLATES, THEME
from tests.assets.sheets import all_rules, attributes, classes

SCRIPTS = ASSETS / "scripts"
CONTRACT = SCRIPTS / "contract.js"
MACROS = TEMPLATES / "_macros.jinja"

HANDLES = {
    *("aliases", "doubts", "downloads", "how", "indicator-index", "notes"),
    *("pager-previous", "report-text--full"),
    *("compare", "dictionary"),
}
"""Names of lists, tables and sections that have no look of their own: a site's sheet may give one."""

THEIRS = re.compile(r"md-|js$|data-md-")
"""What Material for MkDocs makes."""

_EXPRESSION = re.compile(r"\{\{.*?\}\}")
_TAG = re.compile(r"\{%.*?%\}")
_CLASS = re.compile(r"\bclass=\"([^\"]*)\"")
_DATA = re.compile(r"(?<=\s)data-[a-z-]+(?=[=\s>{])")


# -- What is made ------------------------------------------------------------------------------------


def sources() -> Iterator[Path]:
    yield from TEMPLATES.rglob("*.jinja")
    yield from THEME.rglob("*.html")
    yield from STOCK_PAGES.rglob("*.md")


@dataclass(frozen=True)
class Made:
    """Classes, as patterns where a part is filled in, and data attributes."""

    classes: frozenset[str]
    data: frozenset[str]

    def has_class(self, name: str) -> bool:
        return any(fnmatchcase(name, pattern) for pattern in self.classes)


def made_in(text: str) -> Made:
    """By a template: `status--{{ kind }}` is the pattern `status--*`."""
    text = re.sub(r"\{##?-.*?-?##?\}", "", text, flags=re.DOTALL)
    text = _TAG.sub(" ", _EXPRESSION.sub("*", text))
    found = {name for value in _CLASS.findall(text) for name in value.split()}
    return Made(frozenset(found), frozenset(_DATA.findall(text)))


@cache
def made() -> Made:
    """By everything that makes pages, and by the scripts themselves."""
    parts = [made_in(path.read_text("utf-8")) for path in sources()]
    return Made(
        frozenset().union(
            *(part.classes for part in parts),
            markup.CLASSES,
            marks.CLASSES,
            contract()["MADE"].values(),
        ),
        frozenset().union(*(part.data for part in parts), (markup.TERM_ID, markup.REASON)),
    )


# -- What scripts rely on ----------------------------------------------------------------------------


@cache
def contract() -> dict[str, dict[str, str]]:
    """The blocks of `contract.js`, each a name for a class, an id or an attribute."""
    blocks = re.findall(
        r"export const (\w+) = \{(.*?)\n\};", CONTRACT.read_text("utf-8"), re.DOTALL
    )
    return {name: dict(re.findall(r"(\w+): \"([^\"]+)\"", body)) for name, body in blocks}


def markup_by_place() -> Iterator[tuple[str, str]]:
    """Every entry of MARKUP with the place that the comment above it names."""
    body = CONTRACT.read_text("utf-8").partition("MARKUP = {")[2].partition("\n};")[0]
    place = ""
    for line in body.splitlines():
        if comment := re.match(r"\s*// (.*)", line):
            place = comment[1]
        elif entry := re.search(r": \"(.*)\"", line):
            yield place, entry[1]


def macro(name: str) -> str:
    found = re.search(
        rf"\{{% macro {name}\(.*?\{{%- endmacro %\}}", MACROS.read_text("utf-8"), re.DOTALL
    )
    assert found, f"{MACROS.name} has a macro {name}"
    return found[0]


def is_made(entry: str, html: Made, text: str) -> bool:
    """Whether markup holds what an entry names: `.class`, `a.class`, an attribute, an id's beginning."""
    if entry.startswith("data-"):
        return entry in html.data
    if "." in entry:
        return html.has_class(entry.partition(".")[2])
    return f'id="{entry}' in text


def test_the_macro_that_an_entry_names_makes_it() -> None:
    places = list(markup_by_place())
    assert len(places) == len(contract()["MARKUP"])
    for place, entry in places:
        if "markup.py" in place:
            written = Made(frozenset(markup.CLASSES), frozenset((markup.TERM_ID, markup.REASON)))
            assert is_made(entry, written, ""), f"{entry}: {place}"
            continue
        names = re.findall(r"`(\w+)`", place)
        assert names, f"{entry}: found no macro named above it"
        text = "\n".join(map(macro, names))
        assert is_made(entry, made_in(text), text), f"{entry}: {place}"


def test_the_search_page_and_the_frame_make_what_search_relies_on() -> None:
    text = "".join(
        path.read_text("utf-8")
        for path in (STOCK_PAGES / "search.md", THEME / "partials/search.html")
    )
    for entry in contract()["SEARCH"].values():
        assert is_made(entry, made_in(text), text), entry


def test_the_page_that_checks_quotations_makes_what_its_script_relies_on() -> None:
    text = (STOCK_PAGES / "check-quote.md").read_text("utf-8")
    for entry in contract()["CHECK"].values():
        assert is_made(entry, made_in(text), text), entry


def test_the_page_of_phrases_makes_what_its_script_relies_on() -> None:
    text = (STOCK_PAGES / "phrases.md").read_text("utf-8")
    for entry in contract()["PHRASES"].values():
        assert is_made(entry, made_in(text), text), entry


def test_the_page_of_what_was_put_aside_makes_what_its_script_relies_on() -> None:
    text = (STOCK_PAGES / "collection.md").read_text("utf-8")
    for entry in contract()["COLLECTION"].values():
        assert is_made(entry, made_in(text), text), entry
    code = (SCRIPTS / "collection/page.js").read_text("utf-8")
    orders = set(re.findall(r"<button[^>]* value=\"(\w+)\"", text))
    assert orders == set(re.findall(r"^  (\w+): (?:\(|async \()", code, re.MULTILINE))


def test_the_page_that_sets_reports_side_by_side_makes_what_its_script_relies_on() -> None:
    text = (STOCK_PAGES / "compare/pair.md").read_text("utf-8")
    for entry in contract()["PAIRING"].values():
        assert is_made(entry, made_in(text), text), entry
    text = (TEMPLATES / "report.md.jinja").read_text("utf-8")
    for entry in contract()["OVERVIEW"].values():
        assert is_made(entry, made_in(text), text), entry


def script_texts() -> Iterator[tuple[str, str]]:
    """The scripts without their documentation."""
    for path in sorted(SCRIPTS.rglob("*.js")):
        if path != CONTRACT:
            code = re.sub(
                r"/\*.*?\*/|(?<=\s)//[^\n]*", "", path.read_text("utf-8"), flags=re.DOTALL
            )
            yield path.relative_to(SCRIPTS).as_posix(), code


def test_scripts_name_markup_by_the_contract_alone() -> None:
    literal = re.compile(
        r"\.dataset\b|[\"'`\[]data-[a-z]"
        r"|(?:querySelector|querySelectorAll|closest|matches)\([\"'`][^\"'`$]*[.#][\w-]"
        r"|getElementById\([\"'`]|className = [\"'`][^\"'`]|class=\"(?!\$\{MADE)"
    )
    found = [(name, match[0]) for name, code in script_texts() for match in literal.finditer(code)]
    assert found == []


@pytest.mark.parametrize("block", ["OUTCOMES", "PLACE_YEARS"])
def test_a_template_of_macros_makes_what_is_said_of_it(block: str) -> None:
    text = (TEMPLATES / f"_{block.lower()}.jinja").read_text("utf-8")
    for entry in contract()[block].values():
        assert is_made(entry, made_in(text), text), entry


@pytest.mark.parametrize(
    "block",
    (
        "MARKUP OUTCOMES PLACE_YEARS OVERVIEW FRAME SEARCH CHECK PHRASES COLLECTION PAIRING THEME MADE"
        " WORKER"
    ).split(),
)
def test_every_entry_is_used(block: str) -> None:
    code = "".join(text for _, text in script_texts())
    assert [key for key in contract()[block] if f"{block}.{key}" not in code] == []


# -- What sheets rely on -----------------------------------------------------------------------------


def test_every_class_of_a_sheet_is_made() -> None:
    unmade = {
        (rule.sheet, name)
        for rule in all_rules()
        for name in classes(rule.selector)
        if not THEIRS.match(name) and not made().has_class(name)
    }
    assert unmade == set()


def test_every_data_attribute_of_a_sheet_is_made() -> None:
    named = {name for rule in all_rules() for name in attributes(rule.selector)}
    printed = re.compile(r"attr\((data-[\w-]+)")
    named |= {
        n for rule in all_rules() for d in rule.declarations for n in printed.findall(d.value)
    }
    assert {name for name in named if not THEIRS.match(name)} <= made().data


# -- What is made for nobody -------------------------------------------------------------------------


def relied_on() -> frozenset[str]:
    """Every class and data attribute that a sheet or a script names."""
    entries = [entry for block in contract().values() for entry in block.values()]
    return frozenset(
        {name for rule in all_rules() for name in classes(rule.selector)}
        | {name for rule in all_rules() for name in attributes(rule.selector)}
        | {entry for entry in entries if entry.startswith("data-")}
        | {entry.partition(".")[2] for entry in entries if "." in entry}
        | {name for selector in filtered() for name in classes(selector)}
    )


def filtered() -> list[str]:
    """The selectors that templates give to the filter and to the unfolding button."""
    text = "".join(path.read_text("utf-8") for path in TEMPLATES.glob("*.jinja"))
    return [
        selector
        for call in re.findall(r"ui\.(?:filter_box|unfold_button)\((.*?)\)", text)
        for selector in re.findall(r"\"(\.[^\"]*)\"", call)
    ]


def test_no_class_is_made_for_nobody() -> None:
    names = {name for name in made().classes if not THEIRS.match(name)} - contract_made()
    unused = {name for name in names if not any(fnmatchcase(known, name) for known in relied_on())}
    assert unused == HANDLES


def contract_made() -> set[str]:
    return set(contract()["MADE"].values())


def test_what_scripts_make_has_a_look_or_is_found_again() -> None:
    styled = {name for rule in all_rules() for name in classes(rule.selector)}
    assert contract_made() <= styled


def test_no_data_attribute_is_made_for_nobody() -> None:
    ours = {name for name in made().data if not THEIRS.match(name)}
    assert ours <= relied_on()


def test_the_reader_of_markup_sees_what_is_filled_in() -> None:
    html = made_in(
        '{##- class="no" -##}<p class="a{% if x %} b{% endif %} c--{{ d }}" data-e="1" {{ f }}>'
        "<i data-g>data-h</i>"
    )
    assert html == Made(frozenset({"a", "b", "c--*"}), frozenset({"data-e", "data-g"}))
    assert html.has_class("c--met")
    assert not html.has_class("c")
