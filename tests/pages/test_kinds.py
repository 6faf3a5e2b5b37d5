"""Kinds of pages: each has addresses of its own, and is looked at in a browser."""

from __future__ import annotations

import pytest

from generator.errors import GeneratorError
from generator.links import compare_year_url
from generator.pages import KINDS, compare_year, pages
from generator.pages.facts import Facts
from generator.pages.kinds import Kind, single
from tests.browser import kinds
from tests.factory import analysis


def facts() -> Facts:
    return Facts(analysis(), summary=lambda: pytest.fail("no address needs the package"))


def test_two_kinds_of_page_at_one_address_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    twin: Kind[None] = Kind(
        template="twin",
        view=compare_year.KIND.view,
        addresses=single(compare_year_url(2024), "又一页"),
        content=lambda facts, address: pytest.fail("nobody draws it"),
    )
    monkeypatch.setattr("generator.pages.KINDS", (*KINDS, twin))
    with pytest.raises(
        GeneratorError, match=r"two pages at compare/2024/ \(compare-year and twin\)"
    ):
        list(pages(facts()))


def test_a_page_of_every_kind_is_looked_at_in_a_browser() -> None:
    """Every kind of which the tests' site has a page."""
    at = {page.url: page.kind.template for page in pages(facts())}
    looked_at = {at[path] for path in kinds.KINDS.values() if path in at}
    assert set(at.values()) - looked_at == set()
