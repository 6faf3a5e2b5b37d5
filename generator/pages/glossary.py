"""The glossary: its index, a page for every name, and the way on from a shared name's addresses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.analysis import Analysis
from generator.glossary.changes import changes
from generator.glossary.groups import TermGroup
from generator.labels import MATCHES
from generator.links import TERMS, report_url, term_report_url, term_url, theme_url
from generator.model import Match, Mention, Part, Report, Term
from generator.pages.pinyin import spelled
from generator.pages.render import Page, Renderer
from generator.pages.views import View, Views, crumbs
from generator.text import bare

_COLUMNS = ((Part.REVIEW,), (Part.PLAN,), (Part.FRONT, Part.SELF_BUILDING, Part.CLOSING))
_EXCERPT = 60


def glossary_pages(analysis: Analysis, views: Views, renderer: Renderer) -> Iterator[Page]:
    """The index, then the names in the order of reports and annexes.

    A name that several reports define has one page, at the first one's address; the others' lead
    on to it, since no address may go when an earlier report comes.
    """
    yield _index(analysis, views, renderer)
    for group in analysis.glossary.groups.groups:
        yield _group(analysis, views, renderer, group)
        for term in group.terms[1:]:
            yield _moved(views, renderer, term)


def _index(analysis: Analysis, views: Views, renderer: Renderer) -> Page:
    shown = {term.term_id: _summary(views, term) for term in analysis.glossary.terms}
    names = [_name(views, group, shown) for group in analysis.glossary.groups.groups]
    annexes = [
        {
            "id": f"annex-{report_id}",
            "name": views.report(report_id)["name"],
            "terms": [shown[t.term_id] for t in members],
        }
        for report_id, members in groupby(analysis.glossary.terms, key=lambda t: t.report_id)
    ]
    by_pinyin = sorted(names, key=lambda v: (v["pinyin"], v["term_id"]))
    view = {
        "count": len(names),
        "definitions": len(shown),
        "annexes": annexes,
        "by_pinyin": [
            {"letter": letter, "terms": list(members)}
            for letter, members in groupby(by_pinyin, key=lambda v: v["letter"])
        ],
        "by_theme": _by_theme(analysis, names),
    }
    return renderer.page(
        "terms", TERMS, "名词", view, description="政府工作报告名词注释：释义与各报告的提及。"
    )


def _name(views: Views, group: TermGroup, shown: dict[str, View]) -> View:
    """A name as the index lists it once, with the places that define it where they are several."""
    reports = [views.corpus.report(term.report_id) for term in group.terms]
    places = dict.fromkeys(report.region.name for report in reports)
    return shown[group.head.term_id] | {
        "url": views.term_page(group.head.term_id),
        "places": list(places) if len(group.terms) > 1 else [],
    }


def _summary(views: Views, term: Term) -> View:
    mentions = views.mentions_of_group(term.term_id)
    pinyin = spelled(term.name)
    definition = term.definition
    return {
        "term_id": term.term_id,
        "name": term.name,
        "url": views.term_url(term.term_id),
        "ordinal": term.ordinal,
        "pinyin": pinyin,
        "letter": pinyin[0].upper() if pinyin[:1].isalpha() else "数字",
        "count": len(mentions),
        "reports": len({m.report_id for m in mentions}),
        "definition": definition,
        "excerpt": definition[:_EXCERPT] + ("…" if len(definition) > _EXCERPT else ""),
    }


def _by_theme(analysis: Analysis, names: Sequence[View]) -> list[View]:
    """Names under the theme that they and their definition are on; the rest at the end."""
    groups: dict[str, list[View]] = {}
    for name in names:
        groups.setdefault(analysis.glossary.themes[name["term_id"]], []).append(name)
    ordered: list[View] = [
        {"name": theme.name, "url": theme_url(theme.id), "terms": groups[theme.id]}
        for theme in analysis.themes.catalogue.themes
        if theme.id in groups
    ]
    if "" in groups:
        ordered.append({"name": "未归类", "url": None, "terms": groups[""]})
    return ordered


def _moved(views: Views, renderer: Renderer, term: Term) -> Page:
    """The page at the address of a definition that stands on another's page."""
    target = views.term_url(term.term_id)
    view = {"name": term.name, "source": views.report(term.report_id)["name"], "url": target}
    return renderer.page(
        "moved", term_url(term.term_id), f"{term.name} · 名词", view, moved_to=target
    )


def _group(analysis: Analysis, views: Views, renderer: Renderer, group: TermGroup) -> Page:
    head = group.head
    url = term_url(head.term_id)
    mentions = views.mentions_of_group(head.term_id)
    places = [
        {"name": region.name, "definitions": _definitions(views, list(members))}
        for region, members in groupby(
            group.terms, key=lambda t: views.corpus.report(t.report_id).region
        )
    ]
    view = {
        "crumbs": crumbs(("名词", TERMS), (head.name, None)),
        "name": head.name,
        "several": len(group.terms) > 1,
        "places": places,
        "aliases": list(dict.fromkeys(a for term in group.terms for a in term.aliases)),
        "rows": [
            _row(views, head.term_id, r, mentions) for r in _reports(analysis, group, mentions)
        ],
        "mentions": [
            _mentions_of(views, group, views.corpus.report(report_id), list(members))
            for report_id, members in groupby(mentions, key=lambda m: m.report_id)
        ],
        "senses": _senses(analysis, views, group),
        "undecided": views.undecided_hits(
            [
                hit
                for term in group.terms
                for sense in analysis.glossary.other_senses.get(term.term_id, ())
                for hit in sense.places
            ]
        ),
        "related": [
            views.term_link(term_id) | {"url": views.term_page(term_id)}
            for term_id in _others(
                analysis,
                group,
                [o for t in group.terms for o in analysis.glossary.related.get(t.term_id, ())],
            )
        ],
    }
    return renderer.page(
        "term",
        url,
        f"{head.name} · 名词",
        view,
        description=f"{head.name}：{head.definition[:80]}",
    )


def _definitions(views: Views, terms: Sequence[Term]) -> list[View]:
    """One place's definitions by year, each with what it says differently from the one before."""
    found: list[View] = []
    for position, term in enumerate(terms):
        report = views.corpus.report(term.report_id)
        before = terms[position - 1] if position else None
        same = before is not None and bare(before.definition) == bare(term.definition)
        found.append(
            {
                "id": term.term_id,
                "name": term.name,
                "definition": term.definition,
                "ordinal": term.ordinal,
                "source": views.report(term.report_id)["name"],
                "source_url": views.sentence_url(term.paragraph_id, term.place),
                "year": report.year,
                "before": views.corpus.report(before.report_id).year if before else None,
                "same": same,
                "changes": changes(before.definition, term.definition)
                if before and not same
                else (),
            }
        )
    return found


def _reports(analysis: Analysis, group: TermGroup, mentions: Sequence[Mention]) -> list[Report]:
    """Reports that define or mention a name, and those of its years in whose place it holds."""
    shown = {m.report_id for m in mentions}
    for term in group.terms:
        source = analysis.corpus.report(term.report_id)
        shown.add(source.report_id)
        within = (*analysis.corpus.below(source), *analysis.corpus.other_years(source))
        shown |= {r.report_id for r in within if abs(r.year - source.year) <= 1}
    return [r for r in analysis.corpus.reports if r.report_id in shown]


def _mentions_of(
    views: Views, group: TermGroup, report: Report, mentions: Sequence[Mention]
) -> View:
    """One report's mentions, with the definitions that they lead to where that must be said."""
    by: list[str] = []
    for term_id in dict.fromkeys(m.term_id for m in mentions):
        term = views.terms[term_id]
        other_year = views.of_other_year(term, report)
        if len(group.terms) > 1 or other_year:
            name = views.report(term.report_id)["name"]
            by.append(f"{name}{f'（{other_year}）' if other_year else ''}")
    return {
        "report_id": report.report_id,
        "name": views.report(report.report_id)["name"],
        "url": report_url(report.report_id),
        "by": "、".join(by),
        "hits": [views.hit(m, _note(m)) for m in mentions],
    }


def _senses(analysis: Analysis, views: Views, group: TermGroup) -> list[View]:
    """Other names that share a slogan with this one, each once."""
    notes = {
        sense.term_id: sense
        for term in group.terms
        for sense in analysis.glossary.other_senses.get(term.term_id, ())
        if sense.term_id
    }
    return [
        {
            "name": views.terms[term_id].name,
            "note": notes[term_id].note if term_id in notes else "",
            "source": views.report(views.terms[term_id].report_id)["name"],
            "url": views.term_page(term_id),
        }
        for term_id in _others(analysis, group, list(notes))
    ]


def _others(analysis: Analysis, group: TermGroup, term_ids: Sequence[str]) -> list[str]:
    """The first of the terms for each other name."""
    first: dict[str, str] = {}
    for term_id in term_ids:
        first.setdefault(analysis.glossary.groups.group(term_id).head.term_id, term_id)
    return [term_id for head, term_id in first.items() if head != group.head.term_id]


def _note(mention: Mention) -> str:
    return "" if mention.match is Match.EXACT else MATCHES[mention.match]


def _row(views: Views, page: str, report: Report, mentions: Sequence[Mention]) -> View:
    """How often one report mentions the name, by part; an empty cell says why."""
    cells: list[View] = []
    for parts in _COLUMNS:
        found = [
            m
            for m in mentions
            if m.report_id == report.report_id and views.corpus.section(m.section_id).part in parts
        ]
        lost = (Part.REVIEW in parts and report.completeness.lacks_head) or (
            Part.REVIEW not in parts and report.completeness.lacks_tail
        )
        cells.append(
            {
                "count": len(found),
                "url": term_report_url(page, report.report_id),
                "label": "未见（原文有缺）" if lost else "未提及",
            }
        )
    shown = views.report(report.report_id)
    return {"name": shown["name"], "url": shown["url"], "cells": cells}
