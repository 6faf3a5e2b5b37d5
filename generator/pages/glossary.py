"""The glossary: its index and a page for every term."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.analysis import Analysis
from generator.links import TERMS, report_url, term_report_url, term_url, theme_url
from generator.model import Mention, Part, Report, Term
from generator.pages.pinyin import spelled
from generator.pages.render import Page, Renderer
from generator.pages.views import View, Views, crumbs

_COLUMNS = ((Part.REVIEW,), (Part.PLAN,), (Part.FRONT, Part.SELF_BUILDING, Part.CLOSING))
_EXCERPT = 60


def glossary_pages(analysis: Analysis, views: Views, renderer: Renderer) -> Iterator[Page]:
    """The index, then the terms in the order of reports and annexes."""
    yield _index(analysis, views, renderer)
    for term in analysis.terms:
        yield _term(analysis, views, renderer, term)


def _index(analysis: Analysis, views: Views, renderer: Renderer) -> Page:
    shown = {term.term_id: _summary(views, term) for term in analysis.terms}
    annexes = [
        {
            "id": f"annex-{report_id}",
            "name": views.report(report_id)["name"],
            "terms": [shown[t.term_id] for t in members],
        }
        for report_id, members in groupby(analysis.terms, key=lambda t: t.report_id)
    ]
    by_pinyin = sorted(shown.values(), key=lambda v: (v["pinyin"], v["term_id"]))
    view = {
        "count": len(analysis.terms),
        "annexes": annexes,
        "by_pinyin": [
            {"letter": letter, "terms": list(members)}
            for letter, members in groupby(by_pinyin, key=lambda v: v["letter"])
        ],
        "by_theme": _by_theme(analysis, shown),
    }
    return renderer.page(
        "terms", TERMS, "名词", view, description="政府工作报告名词注释：释义与各报告的提及。"
    )


def _summary(views: Views, term: Term) -> View:
    mentions = views.mentions_by_term.get(term.term_id, [])
    pinyin = spelled(term.name)
    definition = term.definition
    return {
        "term_id": term.term_id,
        "name": term.name,
        "url": term_url(term.term_id),
        "ordinal": term.ordinal,
        "pinyin": pinyin,
        "letter": pinyin[0].upper() if pinyin[:1].isalpha() else "数字",
        "count": len(mentions),
        "reports": len({m.report_id for m in mentions}),
        "definition": definition,
        "excerpt": definition[:_EXCERPT] + ("…" if len(definition) > _EXCERPT else ""),
    }


def _by_theme(analysis: Analysis, shown: dict[str, View]) -> list[View]:
    """Terms under the theme that their name and definition are on; the rest at the end."""
    groups: dict[str, list[View]] = {}
    for term_id, theme_id in analysis.term_themes.items():
        groups.setdefault(theme_id, []).append(shown[term_id])
    ordered: list[View] = [
        {"name": theme.name, "url": theme_url(theme.id), "terms": groups[theme.id]}
        for theme in analysis.themes.themes
        if theme.id in groups
    ]
    if "" in groups:
        ordered.append({"name": "未归类", "url": None, "terms": groups[""]})
    return ordered


def _term(analysis: Analysis, views: Views, renderer: Renderer, term: Term) -> Page:
    mentions = views.mentions_by_term.get(term.term_id, [])
    source = analysis.corpus.report(term.report_id)
    # Reports that mention it, and those of its own year in whose place it holds.
    shown = {m.report_id for m in mentions} | {source.report_id}
    shown |= {r.report_id for r in analysis.corpus.below(source) if abs(r.year - source.year) <= 1}
    reports = [r for r in analysis.corpus.reports if r.report_id in shown]
    view = {
        "crumbs": crumbs(("名词", TERMS), (term.name, None)),
        "term": {
            "name": term.name,
            "definition": term.definition,
            "ordinal": term.ordinal,
            "aliases": term.aliases,
            "source": views.report(term.report_id)["name"],
            "source_url": views.sentence_url(term.paragraph_id, term.place),
        },
        "rows": [_row(views, term, report, mentions) for report in reports],
        "mentions": [
            {
                "report_id": report_id,
                "name": views.report(report_id)["name"],
                "url": report_url(report_id),
                "hits": [views.hit(m, _note(m)) for m in members],
            }
            for report_id, members in groupby(mentions, key=lambda m: m.report_id)
        ],
        "senses": [
            {"name": sense.words, "note": sense.note, "url": term_url(sense.term_id)}
            for sense in analysis.other_senses.get(term.term_id, ())
            if sense.term_id
        ],
        "undecided": views.undecided_hits(
            [hit for s in analysis.other_senses.get(term.term_id, ()) for hit in s.places]
        ),
        "related": [views.term_link(t) for t in analysis.related_terms.get(term.term_id, ())],
    }
    return renderer.page(
        "term",
        term_url(term.term_id),
        f"{term.name} · 名词",
        view,
        description=f"{term.name}：{term.definition[:80]}",
    )


def _note(mention: Mention) -> str:
    return {"exact": "", "variant": "异写", "short": "简称"}[mention.match.value]


def _row(views: Views, term: Term, report: Report, mentions: Sequence[Mention]) -> View:
    """How often one report mentions the term, by part; an empty cell says why."""
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
                "url": term_report_url(term.term_id, report.report_id),
                "label": "未见（原文有缺）" if lost else "未提及",
            }
        )
    shown = views.report(report.report_id)
    return {"name": shown["name"], "url": shown["url"], "cells": cells}
