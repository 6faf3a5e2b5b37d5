"""The ways to where a section stands beside one of another report."""

from __future__ import annotations

from collections.abc import Iterator

from generator.links import beside_url, pair_url
from generator.pages.facts import Facts
from generator.pages.shown import Link


def links_of_section(facts: Facts, report_id: str, slug: str) -> Iterator[Link]:
    """A link for each section of another report beside which a section stands on a page.

    The last one leads to where any other can be chosen. None where the section is of a part that is
    not compared.
    """
    if all(one.slug != slug for one in facts.pairing.stretches(report_id)):
        return
    for relation, other_id in facts.pairing.beside(report_id):
        own, other = facts.pairing.stretches(report_id), facts.pairing.stretches(other_id)
        for one in facts.pairing.aligned(report_id, other_id):
            slugs = [own[place].slug for place in one.own]
            if one.other and slug in slugs:
                whole = len(one.other) > 1 or len(slugs) > 1
                label = "整个部分" if whole else other[one.other[0]].heading
                url = f"{beside_url(report_id, relation)}#{slugs[0]}"
                yield Link(url, f"{facts.reports.shown(other_id).name}：{label}")
    yield Link(pair_url(f"{report_id}/{slug}"), "任选另一节")
