"""Finds the lists that governments draw up each year (10件民生实事) in a line."""

from __future__ import annotations

from collections.abc import Iterator

from generator.glossary.hits import Hit, doubt, mention
from generator.glossary.index import Index
from generator.glossary.keyed import Keyed
from generator.glossary.local_lists import explains, number_of
from generator.glossary.standpoint import Standpoint
from generator.grammar.years import year_number
from generator.model import Part


def list_hits(line: Keyed, part: Part, index: Index, here: Standpoint) -> Iterator[Hit]:
    """A list is this place's, and of the part's year, unless the words say otherwise."""
    report = here.report
    own_year = report.review_year if part is Part.REVIEW else report.year
    for local in index.senses.local_lists:
        if not local.names.matcher.in_text(line.key):
            continue
        for match in local.dated.finditer(line.key):
            start, end = match.span()
            options = [
                known
                for known in index.lists.get((local, number_of(match["number"])), ())
                if here.is_governed_by(known.region)
            ]
            if not options or line.cuts_number(start, end):
                continue
            year = year_number(match["year"]) if match["year"] else own_year
            lead = index.senses.lead(line.before(line.positions[start]))
            owned = [
                known
                for known in options
                if known.region.level in lead.own or (not lead.own and here.is_at_home(known))
            ]
            explained = [k for k in owned if explains(k.term, k.report.year, year)]
            if explained:
                yield mention(line, start, end, here.nearest(explained)[0])
                continue
            known = (here.nearest(owned) or here.nearest(options))[0]
            reason = (
                f"注释解释的不是{year}年的这份清单"
                if owned
                else f"{local.note}，文中没有说明是{known.region.name}的"
            )
            yield doubt(line, start, end, known, reason)
