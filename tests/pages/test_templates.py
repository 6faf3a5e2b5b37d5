"""Templates use what their views have, all of it and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import get_type_hints

import pytest
from jinja2 import DictLoader, Environment, FileSystemLoader

from generator.pages import KINDS
from generator.pages.kinds import Kind
from generator.resources import TEMPLATES
from tests.pages.template_types import Checker


def environment() -> Environment:
    """Templates as the renderer reads them."""
    found = Environment(
        loader=FileSystemLoader(TEMPLATES),
        comment_start_string="{##",
        comment_end_string="##}",
    )
    found.filters["markdown_text"] = str
    return found


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.template)
def test_a_template_uses_what_its_view_has(kind: Kind[object]) -> None:
    """Every name, and every attribute of what the fields hold, through loops and macros."""
    checker = Checker(environment())
    checker.check(f"{kind.template}.md.jinja", get_type_hints(kind.view))
    assert checker.faults == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.template)
def test_a_view_has_what_its_template_uses(kind: Kind[object]) -> None:
    """A field that no template asks for is made in vain, page by page."""
    source = (TEMPLATES / f"{kind.template}.md.jinja").read_text(encoding="utf-8")
    assert [one.name for one in fields(kind.view) if one.name not in source] == []


@dataclass(frozen=True)
class Inner:
    name: str


@dataclass(frozen=True)
class View:
    one: Inner
    many: tuple[Inner, ...]
    maybe: Inner | None


@pytest.mark.parametrize(
    ("template", "fault"),
    [
        ("{{ one.name }}{% for x in many %}{{ x.name }}{% endfor %}{{ maybe.name }}", ""),
        ("\n{{ other }}", "t:2: found the name other, which the view has not"),
        ("{{ one.nane }}", "t:1: found .nane of "),
        ("{% for x in many %}\n{{ x.nane }}{% endfor %}", "t:2: found .nane of "),
        ("{% if maybe %}{{ maybe.nane }}{% endif %}", "t:1: found .nane of "),
        ("{% macro m(x) %}{{ x.nane }}{% endmacro %}{{ m(one) }}", "t:1: found .nane of "),
        ('{% import "m" as ui with context %}{{ ui.shown(one) }}', "m:1: found .nane of "),
        ('{% import "m" as ui with context %}{{ ui.hidden(one) }}', "m: there is no macro hidden"),
    ],
)
def test_the_checker_finds_what_is_not_there(template: str, fault: str) -> None:
    loader = DictLoader({"t": template, "m": "{% macro shown(x) %}{{ x.nane }}{% endmacro %}"})
    checker = Checker(Environment(loader=loader))
    checker.check("t", get_type_hints(View))
    if fault:
        assert checker.faults[0].startswith(fault)
    else:
        assert checker.faults == []
