"""Templates use what their views have, all of it and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import Enum
from pathlib import Path
from typing import get_type_hints

import pytest
from jinja2 import DictLoader, Environment

from generator.errors import GeneratorError
from generator.pages import KINDS
from generator.pages.blocks import BlockView
from generator.pages.kinds import Kind
from generator.pages.render import Renderer
from generator.pages.template_check import Checker
from generator.resources import TEMPLATES


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.template)
def test_a_template_uses_what_its_view_has(kind: Kind[object]) -> None:
    """Every name, and every attribute of what the fields hold, through loops and macros."""
    Renderer(TEMPLATES).check([kind], BlockView)  # as if they were a site's own


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.template)
def test_a_view_has_what_its_template_uses(kind: Kind[object]) -> None:
    """A field that no template asks for is made in vain, page by page."""
    source = (TEMPLATES / f"{kind.template}.md.jinja").read_text(encoding="utf-8")
    assert [one.name for one in fields(kind.view) if one.name not in source] == []


class State(Enum):
    GOOD = "good"


@dataclass(frozen=True)
class Inner:
    name: str


@dataclass(frozen=True)
class View:
    one: Inner
    many: tuple[Inner, ...]
    maybe: Inner | None
    pair: tuple[str, Inner]
    by_id: Mapping[str, Inner]
    state: State


NANE = "found .nane, which Inner has not; expected one of name"


@pytest.mark.parametrize(
    ("template", "fault"),
    [
        ("{{ one.name }}{% for x in many %}{{ x.name }}{% endfor %}{{ maybe.name }}", ""),
        ("\n{{ other }}", "t:2: found the name other, which is not there"),
        ("{{ one.nane }}", f"t:1: {NANE}"),
        ("{% for x in many %}\n{{ x.nane }}{% endfor %}", f"t:2: {NANE}"),
        ("{% if maybe %}{{ maybe.nane }}{% endif %}", f"t:1: {NANE}"),
        ("{{ many[0].nane }}", f"t:1: {NANE}"),
        ("{% set x = one %}{{ x.nane }}", f"t:1: {NANE}"),
        ("{% with x = one %}{{ x.nane }}{% endwith %}", f"t:1: {NANE}"),
        ("{% macro m(x) %}{{ x.nane }}{% endmacro %}{{ m(one) }}", f"t:1: {NANE}"),
        ('{% import "m" as ui with context %}{{ ui.shown(one) }}', f"m:1: {NANE}"),
        ('{% from "m" import shown as seen with context %}{{ seen(one) }}', f"m:1: {NANE}"),
        (
            '{% import "m" as ui with context %}{{ ui.hidden(one) }}',
            "t:1: found the macro hidden, which m has not",
        ),
        ('{% import "m" as ui %}{{ ui.version }}', "t:1: found the macro version, which m has not"),
        ('{% from "m" import hidden %}', "t:1: found the macro hidden, which m has not"),
        (
            '{% import "v" as v %}{{ v.viewed() }}',
            "v:1: found the name one, which is not there",
        ),
        ('{% include "p" without context %}', "p:1: found the name one, which is not there"),
        (
            "{% macro m(x, y=nope) %}{{ x }}{% endmacro %}{{ m(one) }}",
            "t:1: found the name nope, which is not there",
        ),
        # What Jinja2 has itself, what a template makes and what it asks for are there.
        ("{% for n, x in many|map(attribute='name')|batch(2) %}{{ n }}{{ x }}{% endfor %}", ""),
        ("{% set x %}{{ one.name }}{% endset %}{{ x }}{{ dict(a=1) }}{{ range(3)|list }}", ""),
        ("{% set n = namespace(a=1) %}{{ n.a }}{{ one.name.upper() }}", ""),
        (
            "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ one.name }}{% endcall %}",
            "",
        ),
        ("{% if other is defined %}{{ other }}{% endif %}{{ one.nane|default('') }}", ""),
        ("{% set b = 'b' %}{% macro m(x) %}{{ b }}{{ x.name }}{% endmacro %}{{ m(one) }}", ""),
        ('{% import "n" as n with context %}{{ n.linked(one) }}{{ n.mark }}', ""),
        ('{% import "n" as n %}{{ n.linked(one) }}', ""),
        ('{% import "v" as v with context %}{{ v.viewed() }}', ""),
        ('{% import "n" as n with context %}{% include "q" %}', ""),
        ('{% extends "base" %}{% block b %}{{ of_base }}{% endblock %}', ""),
        ("{{ pair[1].name }}{{ by_id['x'].name }}{{ state.value }}", ""),
        (
            "{% for x in many %}{% macro m() %}{{ x.name }}{% endmacro %}{{ m() }}{% endfor %}",
            "",
        ),
        ('{% if other is defined %}{% include "o" %}{% endif %}', ""),
        ("{% for x in many %}{{ loop.index }}{% else %}{{ one.name }}{% endfor %}", ""),
    ],
)
def test_the_checker_finds_what_is_not_there(template: str, fault: str) -> None:
    others = {
        "m": "{% macro shown(x) %}{{ x.nane }}{% endmacro %}",
        "n": "{% set mark = 'm' %}{% macro linked(x) %}{{ href(x.name) }}{{ mark }}{% endmacro %}",
        "o": "{{ other }}",
        "p": "{{ one.name }}",
        "q": "{{ n.linked(one) }}",
        "v": "{% macro viewed() %}{{ one.name }}{% endmacro %}",
        "base": "{% set of_base = 1 %}{% block b %}{% endblock %}",
    }
    checker = Checker(Environment(loader=DictLoader({"t": template, **others})))
    checker.check("t", get_type_hints(View))
    assert checker.faults == ([fault] if fault else [])


def refused(templates: Path, name: str, text: str) -> str:
    """What is said of a site's own template of that name."""
    path = templates / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GeneratorError) as refusal:
        Renderer(templates).check(KINDS, BlockView)
    return str(refusal.value)


def test_a_site_s_own_template_is_checked_before_pages_are_drawn(tmp_path: Path) -> None:
    term = tmp_path / "term.md.jinja"
    assert refused(tmp_path, term.name, "{{ name }}\n{{ nmae }}{{ report }}") == (
        f"{term}:2: found the name nmae, which is not there; "
        f"{term}:2: found the name report, which is not there"
    )
    assert refused(tmp_path, term.name, "\n{% if %}") == (
        f"{term}:2: Expected an expression, got 'end of statement block'; "
        "expected a Jinja2 template"
    )
    assert refused(tmp_path, term.name, '{% import "gone.jinja" as g %}{{ g.x() }}') == (
        "term.md.jinja: found no template gone.jinja"
    )
    assert refused(tmp_path, term.name, "{{ name|nofilter }}") == (
        f"{term}:1: No filter named 'nofilter'; expected a Jinja2 template"
    )
    assert refused(tmp_path, term.name, "{% include 'gone.jinja' %}") == (
        "term.md.jinja: found no template gone.jinja"
    )
    (tmp_path / "part.jinja").write_text("{{ nmae }}", encoding="utf-8")
    assert refused(tmp_path, term.name, "{% include 'part.jinja' %}") == (
        f"{tmp_path / 'part.jinja'}:1: found the name nmae, which is not there"
    )


def test_a_site_s_own_block_is_checked(tmp_path: Path) -> None:
    block = tmp_path / "blocks" / "ours.html.jinja"
    assert refused(tmp_path, "blocks/ours.html.jinja", "{{ counts.pages }}") == (
        f"{block}:1: found .pages, which Counts has not; expected one of "
        "indicators, mentions, observations, places, reports, terms, themes"
    )


def test_a_site_s_own_template_that_is_no_utf_8_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "term.md.jinja").write_bytes("名词".encode("gb18030"))
    with pytest.raises(GeneratorError, match=r"term\.md\.jinja: is no text in UTF-8"):
        Renderer(tmp_path).check(KINDS, BlockView)


def test_a_base_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert refused(tmp_path, "term.md.jinja", '{% extends "gone" %}') == (
        "term.md.jinja: found no template gone"
    )
