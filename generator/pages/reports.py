"""A report's overview, its section pages, its full text, and the index of reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from generator.analysis import Analysis
from generator.figures.comparisons import Cell
from generator.labels import LEVELS
from generator.links import (
    DATA,
    REPORTS,
    compare_place_url,
    doubts_url,
    full_url,
    indicator_url,
    page_url,
    relative,
    report_url,
    term_report_url,
)
from generator.model import (
    CorrectionKind,
    Mention,
    NoteMark,
    Origin,
    Paragraph,
    Part,
    Report,
    Section,
    Source,
    Status,
)
from generator.package.sources import SourceText
from generator.pages.render import Page, Renderer
from generator.pages.views import MINUTES_PER_CHARACTER, View, Views, crumbs
from generator.themes.related import Related


def report_pages(analysis: Analysis, views: Views, renderer: Renderer) -> Iterator[Page]:
    """The index, then every report's pages in the order of the corpus."""
    yield _index(analysis, views, renderer)
    for report in analysis.corpus.reports:
        yield _overview(analysis, views, renderer, report)
        yield _full(views, renderer, report)
        pages = views.pages_of(report)
        for position, section in enumerate(pages):
            yield _section(
                analysis,
                views,
                renderer,
                report,
                section,
                previous=pages[position - 1] if position else None,
                following=pages[position + 1] if position + 1 < len(pages) else None,
            )


def _index(analysis: Analysis, views: Views, renderer: Renderer) -> Page:
    reports = analysis.corpus.reports
    groups = [
        {
            "id": level.value,
            "title": LEVELS[level],
            "within": any(r.region.parent for r in members),
            "reports": [views.report(r.report_id) for r in members],
        }
        for level, members in (
            (level, list(group)) for level, group in groupby(reports, key=lambda r: r.region.level)
        )
    ]
    years = sorted({r.year for r in reports}, reverse=True)
    view = {
        "count": len(reports),
        "reports": (),
        "groups": groups,
        "years": [
            {"year": y, "reports": [views.report(r.report_id) for r in reports if r.year == y]}
            for y in years
        ],
    }
    return renderer.page("reports", REPORTS, "报告", view)


# -- overview --------------------------------------------------------------------------------


def _overview(analysis: Analysis, views: Views, renderer: Renderer, report: Report) -> Page:
    shown = views.report(report.report_id)
    pages = views.pages_of(report)
    view = {
        "report": shown,
        "crumbs": crumbs(("报告", REPORTS), (shown["name"], None)),
        "card": _card(analysis, report, shown),
        "doubts": views.doubts(report),
        "doubted": views.any_doubted([report]),
        "corrections": views.corrections(report.report_id),
        "first": views.section_link(next((s for s in pages if s.part is not Part.FRONT), pages[0])),
        "outline": _outline(views, pages),
        "years": _years(analysis, views, report),
        "headline": _headline(analysis, views, report),
        "outcomes": _outcomes(analysis, views, report),
        "terms": _terms_used(views, report),
        "relatives": _relatives(analysis, views, report),
    }
    description = f"{shown['full_name']}：提纲、主要指标、名词与全文。"
    return renderer.page(
        "report",
        report_url(report.report_id),
        shown["name"],
        view,
        description=description,
        report_id=report.report_id,
        citation=shown["citation_meta"],
    )


def _place(report: Report) -> str:
    region = report.region
    within = f"，属{region.parent}" if region.parent else ""
    return f"{region.name}（{region.adcode}）{within}" if region.adcode else region.name + within


def _card(analysis: Analysis, report: Report, shown: View) -> list[View]:
    """The rows of the card."""
    minutes = max(1, round(report.characters * MINUTES_PER_CHARACTER))
    day = report.delivered_on
    names = analysis.corpus.chain(report).names
    flags = analysis.layers[report.report_id].flags
    rows = (
        _row("地区", _place(report)),
        *([_row("名称沿革", "、".join(names))] if len(names) > 1 else []),
        _row("层级", LEVELS[report.region.level]),
        _row("年份", f"安排 {report.year} 年，回顾 {report.review_year} 年"),
        _row("会议", report.occasion or "原文未载"),
        _row("报告人", report.speaker or "原文未载"),
        _row("日期", day.isoformat() if day else "原文未载"),
        _row("字数", f"{shown['characters']} 字，约读 {minutes} 分钟"),
        _row("完整性", shown["completeness"]),
        *([_row("读取疑点", f"{len(flags)} 处", doubts_url(report.report_id))] if flags else []),
        *_origin_rows(report.origin),
        *_file_rows(report, analysis.layers[report.report_id].source),
    )
    reasons = _reasons(report)
    return [row | {"correction": reasons.get(row["label"], "")} for row in rows]


_ROWS = {
    "地区": (CorrectionKind.REGION, CorrectionKind.ADCODE, CorrectionKind.PARENT),
    "层级": (CorrectionKind.LEVEL,),
    "年份": (CorrectionKind.YEAR,),
    "会议": (CorrectionKind.OCCASION,),
    "报告人": (CorrectionKind.SPEAKER,),
    "日期": (CorrectionKind.DELIVERED_ON,),
}


def _reasons(report: Report) -> dict[str, str]:
    """Why an editor corrected what a row of the card says, by its label."""
    return {
        label: "；".join(one.reason for one in report.corrections if one.kind in kinds)
        for label, kinds in _ROWS.items()
    }


def _row(
    label: str, value: str, url: str = "", *, note: str = "", wide: bool = False, code: bool = False
) -> View:
    """One row; `url` is an address of this site, or one outside that begins with its scheme."""
    return {
        "label": label,
        "value": value,
        "url": url,
        "external": url.startswith("http"),
        "note": note,
        "wide": wide or code,
        "code": code,
    }


def _origin_rows(origin: Origin) -> Iterator[View]:
    """Where the text was taken from, as far as it is known."""
    if origin.source_url:
        yield _row("原文地址", origin.source_url, origin.source_url, wide=True)
    if origin.publisher:
        yield _row("发布者", origin.publisher)
    if origin.retrieved_on:
        yield _row("获取日期", origin.retrieved_on.isoformat())
    if origin.note:
        yield _row("来源说明", origin.note, wide=True)


def _file_rows(report: Report, source: Source) -> Iterator[View]:
    """The document that was given, the file that was made of it, the text as read.

    Each has its own SHA-256.
    """
    text = SourceText.of(report, source)
    if report.original:
        yield _row("原件", report.original.file)
    yield _row("来源文件", f"{report.source_file}（{_encoding(source)}）")
    yield _row("所读原文", f"{text.path.rpartition('/')[2]}（UTF-8）", f"{DATA}{text.path}")
    if report.original:
        yield _row("SHA-256", report.original.sha256, note="原件", code=True)
    if text.sha256 == report.source_sha256:
        same = "来源文件与所读原文相同"
        yield _row("SHA-256", text.sha256, note=same, code=True)
    else:
        yield _row("SHA-256", report.source_sha256, note="来源文件", code=True)
        yield _row("SHA-256", text.sha256, note="所读原文", code=True)


def _encoding(source: Source) -> str:
    return source.encoding.upper().removesuffix("-SIG")


def _outline(views: Views, pages: Sequence[Section]) -> list[View]:
    return [
        views.section_link(part)
        | {
            "children": [
                views.section_link(child) | {"themes": views.section_themes(child.section_id)}
                for child in pages
                if child.parent_id == part.section_id
            ]
        }
        for part in pages
        if part.depth == 1
    ]


def _headline(analysis: Analysis, views: Views, report: Report) -> list[View]:
    def cell(indicator_id: str, status: Status) -> Cell:
        return analysis.figures.headline.cell(indicator_id, report.report_id, status)

    return [
        {
            "name": indicator.name,
            "url": indicator_url(indicator.id),
            "result": views.cell(cell(indicator.id, Status.ACTUAL)),
            "target": views.cell(cell(indicator.id, Status.TARGET)),
        }
        for indicator in analysis.figures.indicators
        if indicator.headline
    ]


def _years(analysis: Analysis, views: Views, report: Report) -> View | None:
    """The place's reports before and after this one; None where it is the only one."""
    corpus = analysis.corpus
    earlier, later = corpus.previous(report), corpus.following(report)

    def neighbour(other: Report | None, far: str, near: str) -> View | None:
        if other is None:
            return None
        label = near if abs(other.year - report.year) == 1 else far
        return {"label": label, "report": views.report(other.report_id)}

    if not (earlier or later):
        return None
    return {
        "previous": neighbour(earlier, "上一份", "上一年"),
        "next": neighbour(later, "下一份", "下一年"),
        "all_url": compare_place_url(corpus.chain(report).reports[0].report_id),
    }


def _outcomes(analysis: Analysis, views: Views, report: Report) -> list[View]:
    """Last year's targets beside this report's results, and its own beside the next one's."""
    found = analysis.figures.outcomes
    before = [o for o in found if o.result.report_id == report.report_id]
    after = [o for o in found if o.target.report_id == report.report_id]
    return [
        {
            "id": name,
            "title": title,
            "target_report": views.report(met[0].target.report_id),
            "result_report": views.report(met[0].result.report_id),
            "rows": [views.outcome(o) for o in met],
        }
        for name, title, met in (
            ("outcomes", f"{report.review_year}年目标的结果", before),
            ("afterwards", f"{report.year}年目标后来怎样", after),
        )
        if met
    ]


def _terms_used(views: Views, report: Report) -> list[View]:
    counts: dict[str, int] = {}
    for mention in views.mentions_by_report.get(report.report_id, ()):
        counts[mention.term_id] = counts.get(mention.term_id, 0) + 1
    ordered = sorted(counts, key=lambda t: (views.terms[t].report_id, views.terms[t].ordinal))
    return [views.term_link(t) | {"count": counts[t]} for t in ordered]


def _nearest_year(reports: Sequence[Report], year: int) -> list[Report]:
    """One report a place, that of the nearest year, so that the list is as long as the places."""
    nearest: dict[str, Report] = {}
    for report in sorted(reports, key=lambda r: (abs(r.year - year), r.year)):
        nearest.setdefault(report.region.key, report)
    return [r for r in reports if nearest[r.region.key] is r]


def _relatives(analysis: Analysis, views: Views, report: Report) -> list[View]:
    corpus = analysis.corpus
    groups = (
        ("above", "上级报告", corpus.above(report)),
        ("below", "下级报告", _nearest_year(corpus.below(report), report.year)),
        ("years", "其他年份", corpus.other_years(report)),
    )
    return [
        {"id": name, "title": title, "reports": [views.report(r.report_id) for r in found]}
        for name, title, found in groups
        if found or name == "years"
    ]


# -- sections --------------------------------------------------------------------------------


def _section(
    analysis: Analysis,
    views: Views,
    renderer: Renderer,
    report: Report,
    section: Section,
    *,
    previous: Section | None,
    following: Section | None,
) -> Page:
    url = page_url(report.report_id, section.slug)
    href = partial(relative, page=url)
    shown = views.report(report.report_id)
    section_id = section.section_id
    heading = views.heading(section)
    children = [s for s in views.pages_of(report) if s.parent_id == section_id]
    own = views.paragraphs_by_section.get(section_id, [])
    opening, ending = _around_children(views, own, children)
    terms = _term_notes(
        views,
        report,
        views.mentions_by_section.get(section_id, ()),
        views.notes_by_section.get(section_id, ()),
    )
    figures = [views.figure(o) for o in views.observations_by_section.get(section_id, ())]
    is_first = bool(own) and own[0].ordinal == 1
    is_last = bool(own) and own[-1] is report.paragraphs[-1]
    view = {
        "report": shown,
        "crumbs": _section_crumbs(views, report, section),
        "slug": section.slug,
        "heading": heading,
        "printed": views.heading_html(section, href),
        "implied": section.implied,
        "part": views.part_name(section),
        "correction": section.correction,
        "taken_away": [
            one
            for one in views.corrections(report.report_id)
            if one["section_id"] == section_id and not one["figure"] and "#" in one["url"]
        ],
        "characters": f"{sum(len(p.text) for p in own):,}" if own else "",
        "themes": views.section_themes(section_id),
        "topics": [
            views.section_link(s)
            for s in report.sections
            if s.depth == 3 and s.parent_id == section_id
        ],
        "paragraphs": [views.paragraph(p, href) for p in opening],
        "children": [views.section_link(child) for child in children],
        "ending": [views.paragraph(p, href) for p in ending],
        "note_head": is_first and report.completeness.lacks_head,
        "note_tail": is_last and report.completeness.lacks_tail and not ending,
        "note_end": is_last and report.completeness.lacks_tail,
        "previous": views.section_link(previous) if previous else None,
        "next": views.section_link(following) if following else None,
        "figures": figures,
        "terms": terms,
        "undecided": views.undecided_hits(views.undecided_by_section.get(section_id, [])),
        "key_words": analysis.themes.key_words.get(section_id, ()),
        **_cross_links(analysis, views, report, section_id),
    }
    return renderer.page(
        "section",
        url,
        f"{heading} · {shown['name']}",
        view,
        description=f"{shown['full_name']}：{heading}",
        report_id=report.report_id,
        citation=shown["citation_meta"],
    )


def _around_children(
    views: Views, own: Sequence[Paragraph], children: Sequence[Section]
) -> tuple[Sequence[Paragraph], Sequence[Paragraph]]:
    """A part's own paragraphs before its sections and after them."""
    inner = [p.ordinal for c in children for p in views.paragraphs_by_section.get(c.section_id, ())]
    last = max(inner, default=0)
    if not last:
        return own, ()
    return [p for p in own if p.ordinal < last], [p for p in own if p.ordinal > last]


def _section_crumbs(views: Views, report: Report, section: Section) -> list[View]:
    items: list[tuple[str, str | None]] = [
        ("报告", REPORTS),
        (views.report(report.report_id)["name"], report_url(report.report_id)),
    ]
    if section.parent_id:
        parent = views.corpus.section(section.parent_id)
        items.append((views.heading(parent), page_url(report.report_id, parent.slug)))
    return crumbs(*items, (views.heading(section), None))


def _term_notes(
    views: Views, report: Report, mentions: Sequence[Mention], notes: Sequence[NoteMark]
) -> list[View]:
    """The terms named or referred to, in order, each with its definition and where it also stands.

    A definition of another year than the report's says so.
    """
    found: list[View] = []
    named: list[Mention | NoteMark] = sorted((*mentions, *notes), key=lambda m: m.place)
    for term_id in dict.fromkeys(m.term_id for m in named):
        term = views.terms[term_id]
        page = views.analysis.glossary.groups.group(term_id).head.term_id
        others = dict.fromkeys(
            m.report_id
            for m in views.mentions_of_group(term_id)
            if m.report_id not in (report.report_id, term.report_id)
        )
        found.append(
            {
                "term_id": term_id,
                "name": term.name,
                "url": views.term_url(term_id),
                "definition": term.definition,
                "source": views.report(term.report_id)["name"],
                "other_year": views.of_other_year(term, report),
                "elsewhere": [
                    {"label": views.report(r)["name"], "url": term_report_url(page, r)}
                    for r in others
                ],
            }
        )
    return found


def _cross_links(
    analysis: Analysis, views: Views, report: Report, section_id: str
) -> dict[str, object]:
    def link(related: Related) -> View:
        section = views.corpus.section(related.section_id)
        return views.section_link(section) | {
            "report": views.report(section.report_id)["name"],
            "shared": related.shared,
        }

    def of_this_year(found: Sequence[Related]) -> list[Related]:
        """A plan answers one of its own year; others stand among those on the same theme."""
        of = views.corpus
        years = [of.report(of.section(r.section_id).report_id).year for r in found]
        return [r for r, year in zip(found, years, strict=True) if year == report.year]

    answers = of_this_year(analysis.themes.answered.get(section_id, ()))
    answered_by = of_this_year(analysis.themes.answered_by.get(section_id, ()))
    shown = {r.section_id for r in (*answers, *answered_by)}
    upper = views.corpus.section(answers[0].section_id).report_id if answers else ""
    return {
        "answers": [link(r) for r in answers],
        "answers_title": f"{views.report(upper)['name']}报告中相应的章节" if upper else "",
        "answered_by": [link(r) for r in answered_by],
        "related": [
            link(r)
            for r in analysis.themes.related.get(section_id, ())
            if r.section_id not in shown
        ],
    }


# -- full text -------------------------------------------------------------------------------


def _full(views: Views, renderer: Renderer, report: Report) -> Page:
    url = full_url(report.report_id)
    href = partial(relative, page=url)
    shown = views.report(report.report_id)
    view = {
        "report": shown,
        "crumbs": crumbs(
            ("报告", REPORTS), (shown["name"], report_url(report.report_id)), ("全文", None)
        ),
        "blocks": [
            {
                "slug": section.slug if heads else "",
                "depth": section.depth,
                "implied": section.implied,
                "heading": views.heading(section) if heads else "",
                "printed": views.heading_html(section, href) if heads else "",
                "paragraphs": [views.paragraph(p, href) for p in paragraphs],
            }
            for section, heads, paragraphs in _blocks(views, report)
        ],
        "corrections": len(views.corrections(report.report_id)),
        "terms": _term_notes(
            views,
            report,
            views.mentions_by_report.get(report.report_id, ()),
            views.notes_by_report.get(report.report_id, ()),
        ),
        # A report that has its own annex shows the definitions there; cards need them all the same.
        "has_annex": any(s.part is Part.ANNEX for s in report.sections),
    }
    title = f"{shown['name']} 全文"
    return renderer.page(
        "full",
        url,
        title,
        view,
        report_id=report.report_id,
        citation=shown["citation_meta"],
    )


def _blocks(views: Views, report: Report) -> Iterator[tuple[Section, bool, Sequence[Paragraph]]]:
    """The report in text order as (section, whether its heading stands here, paragraphs).

    A part whose last words follow its sections comes twice, the second time without heading.
    """
    endings: list[tuple[Section, bool, Sequence[Paragraph]]] = []
    pages = views.pages_of(report)
    for section in pages:
        if section.depth == 1:
            yield from endings
            endings = []
        children = [s for s in pages if s.parent_id == section.section_id]
        own = views.paragraphs_by_section.get(section.section_id, [])
        opening, ending = _around_children(views, own, children)
        heads = section.part is not Part.FRONT
        yield section, heads, opening
        if ending:
            endings.append((section, False, ending))
    yield from endings
