"""The linter of the style sheets, which `make lint` runs: rules that keep one look one look.

The linters that others wrote for style sheets come with a hundred packages of npm; these few rules
are what the project needs of them. Spelling of properties and values is a browser's to judge
(`tests/browser/test_look_browser.py`), layout the formatter's.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from tests.assets.sheets import Rule, all_rules

SIZES = ("--size-note", "--size-small", "--size-text", "--size-heading", "--size-title")
COLOURED = ("tokens", "palette")
"""The sheets that may name a colour by its value; all others name it by what it is for."""

_COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(", re.IGNORECASE)
_USED = re.compile(r"var\((--[\w-]+)")


def faults(rules: Sequence[Rule]) -> Iterator[str]:
    """Every breach of a rule, as `sheet.css:line: found …; expected …`."""
    for rule in rules:
        yield from _of_rule(rule)
    yield from _repeated(rules)
    yield from _variables(rules)


def _of_rule(rule: Rule) -> Iterator[str]:
    if re.search(r"#[\w-]+", re.sub(r"\[[^\]]*\]", "", rule.selector)):
        yield _fault(rule, rule.line, f"found {rule.selector}; expected a class rather than an id")
    names = [declaration.name for declaration in rule.declarations]
    for name, count in Counter(names).items():
        if count > 1:
            yield _fault(rule, rule.line, f"found {name} {count} times; expected it once")
    plain = [re.sub(r"^-webkit-", "", name) for name in names if not name.startswith("--")]
    if plain != sorted(plain):
        yield _fault(rule, rule.line, "found properties in no order; expected them by name")
    for declaration in rule.declarations:
        name, value = declaration.name, declaration.value
        if name == "font-size" and value not in {f"var({size})" for size in SIZES}:
            yield _fault(rule, declaration.line, f"found font-size: {value}; expected a --size-…")
        if rule.sheet not in COLOURED and _COLOUR.search(value):
            yield _fault(rule, declaration.line, f"found {value}; expected a colour of tokens.css")


def _repeated(rules: Iterable[Rule]) -> Iterator[str]:
    """The same selector twice in one component, under the same condition."""
    seen: dict[tuple[str, str, str], int] = {}
    for rule in rules:
        key = (rule.sheet, rule.condition, rule.selector)
        if key in seen:
            yield _fault(
                rule, rule.line, f"found {rule.selector} as in line {seen[key]}; expected one rule"
            )
        seen.setdefault(key, rule.line)


def _variables(rules: Sequence[Rule]) -> Iterator[str]:
    """Variables of our own that are nowhere defined or nowhere used; the theme's begin with --md-."""
    defined: dict[str, tuple[Rule, int]] = {}
    used: dict[str, tuple[Rule, int]] = {}
    for rule in rules:
        for declaration in rule.declarations:
            if declaration.name.startswith("--"):
                defined.setdefault(declaration.name, (rule, declaration.line))
            for name in _USED.findall(declaration.value):
                used.setdefault(name, (rule, declaration.line))
    for name, (rule, line) in used.items():
        if not name.startswith("--md-") and name not in defined:
            yield _fault(rule, line, f"found {name}; expected one that tokens.css defines")
    for name, (rule, line) in defined.items():
        if not (name.startswith("--md-") or name in used):
            yield _fault(rule, line, f"found {name}, which nothing uses; expected it gone")
    sizes = tuple(name for name in defined if name.startswith("--size-"))
    if sorted(sizes) != sorted(SIZES):
        yield f"tokens.css: found {', '.join(sizes)}; expected the five sizes {', '.join(SIZES)}"


def _fault(rule: Rule, line: int, message: str) -> str:
    return f"{rule.sheet}.css:{line}: {message}"


if __name__ == "__main__":
    found = list(faults(all_rules()))
    print("\n".join(found) or "All sheets keep the rules.")
    sys.exit(bool(found))
