"""Addresses, and the links between them."""

from __future__ import annotations

import pytest

from generator.links import paragraph_url, part_slug, relative, section_url, source_path
from generator.model import Part
from tests.factory import seeds


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        ("terms/", "", "terms/"),
        ("", "", "./"),
        ("", "reports/jiangxi-2024/plan-1/", "../../../"),
        ("terms/jiangxi-2024-02/", "reports/jiangxi-2024/plan-1/", "../../../terms/jiangxi-2024-02/"),
        ("reports/jian-2024/plan-1/#p3", "terms/", "../reports/jian-2024/plan-1/#p3"),
        ("terms/#a", "terms/", "#a"),
    ],
)  # fmt: skip
def test_relative(target: str, page: str, link: str) -> None:
    """A link climbs to the root and goes down; within a page it is the fragment alone."""
    assert relative(target, page) == link


def test_addresses_of_sections_and_paragraphs() -> None:
    """The contract's own example: paragraph 25 of Jiangxi's first plan section."""
    report = seeds().corpus.report("jiangxi-2024")
    paragraph = report.paragraphs[24]
    section = report.section(paragraph.section_id)
    assert paragraph_url(section, paragraph) == "reports/jiangxi-2024/plan-1/#p25"
    topic = next(s for s in report.sections if s.anchor == "p25")
    assert section_url(topic) == "reports/jiangxi-2024/plan-1/#p25"
    assert section_url(section) == "reports/jiangxi-2024/plan-1/"


def test_slugs_and_files() -> None:
    """Parts have hyphens in addresses; a page's file is its folder's index."""
    assert part_slug(Part.SELF_BUILDING) == "self-building"
    assert part_slug(Part.PLAN, 2) == "plan2"
    assert source_path("terms/") == "terms/index.md"
