"""What a report has word for word in common with those above it and with its own of last year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.labels import RELATIONS
from generator.links import REPORTS, report_url, shared_url
from generator.pages.facts import Facts
from generator.pages.facts.shared import Compared, SharedShown
from generator.pages.kinds import Address, Content, Kind
from generator.pages.shown import Crumb, ReportShown, SectionLink, crumbs
from generator.sharing.passages import Share
from generator.sharing.runs import LEAST

POLICY_MAX = 30
"""Passages of policy that stand open; those behind them are folded."""


@dataclass(frozen=True, slots=True)
class Parts:
    """How much of a text is shared, in per cent of its characters: policy and formulae."""

    characters: int
    policy: str
    formula: str

    @classmethod
    def of(cls, share: Share) -> Parts:
        """The parts as readers see them."""
        return cls(
            share.characters,
            per_cent(share.policy, share.characters),
            per_cent(share.formula, share.characters),
        )


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section, and how much of it is shared."""

    section: SectionLink
    parts: Parts


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A shared passage, and the section in which it stands here."""

    passage: SharedShown
    where: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A report beside this one: what it is to it, and what the two share.

    `policy` are the passages that are no formulae, longest first, `formulae` the others in text
    order.
    """

    id: str
    title: str
    report: ReportShown
    name: str
    parts: Parts
    sections: tuple[SectionRow, ...]
    policy: tuple[PassageRow, ...]
    formulae: tuple[PassageRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedView:
    """A report with the reports that it is compared with.

    `held` is how many reports are here, `least` how many characters a passage has at least,
    `open_max` how many passages stand open.
    """

    crumbs: tuple[Crumb, ...]
    report: ReportShown
    held: int
    least: int
    open_max: int
    comparisons: tuple[Comparison, ...]


def _addresses(facts: Facts) -> Iterator[Address[None]]:
    for report_id in facts.shared.report_ids():
        yield Address(
            url=shared_url(report_id),
            title=f"{facts.reports.shown(report_id).name} · 相同的文字",
            about=None,
            report_id=report_id,
        )


def _content(facts: Facts, address: Address[None]) -> Content:
    shown = facts.reports.shown(address.report_id)
    return Content(
        view=SharedView(
            crumbs=crumbs(
                ("报告", REPORTS), (shown.name, report_url(shown.report_id)), ("相同的文字", None)
            ),
            report=shown,
            held=len(facts.reports.ids()),
            least=LEAST,
            open_max=POLICY_MAX,
            comparisons=tuple(
                _comparison(facts, shown.report_id, one)
                for one in facts.shared.compared(shown.report_id)
            ),
        ),
        description=f"{shown.full_name}与上级、与上年报告逐字相同的文字，各节占多少，两处原文。",
        citation=shown.citation_meta,
        wide=True,
    )


def _comparison(facts: Facts, report_id: str, one: Compared) -> Comparison:
    rows = [
        PassageRow(passage, facts.reports.link(report_id, passage.section_id).label)
        for passage in facts.shared.passages(report_id, one.relation)
    ]
    policy = [row for row in rows if not row.passage.is_formula]
    other = facts.reports.shown(one.report_id)
    return Comparison(
        id=one.relation.value,
        title=_title(facts, one),
        report=other,
        name=facts.reports.shown(one.report_id).name,
        parts=Parts.of(one.share),
        sections=tuple(
            SectionRow(facts.reports.link(report_id, section_id), Parts.of(share))
            for section_id, share in facts.shared.by_section(report_id, one.relation)
        ),
        policy=tuple(sorted(policy, key=lambda row: -row.passage.characters)),
        formulae=tuple(row for row in rows if row.passage.is_formula),
    )


def _title(facts: Facts, one: Compared) -> str:
    return f"{RELATIONS[one.relation]}：{facts.reports.shown(one.report_id).name}"


def per_cent(part: int, whole: int) -> str:
    """A share in per cent with one decimal, without the sign."""
    return f"{100 * part / whole:.1f}" if whole else "0.0"


@dataclass(frozen=True, slots=True)
class SharedLine:
    """What a report shares with another, in one line: `与上级：江西省2024年`, and how much."""

    url: str
    title: str
    parts: Parts


def shared_lines(facts: Facts, report_id: str) -> Iterator[SharedLine]:
    """A line for each report with which a report is compared."""
    for one in facts.shared.compared(report_id):
        yield SharedLine(
            f"{shared_url(report_id)}#{one.relation.value}",
            _title(facts, one),
            Parts.of(one.share),
        )


@dataclass(frozen=True, slots=True)
class SharedSwitch:
    """What a reader may switch on in a text: words shared with one report; `relation` is its kind.

    `mark` is the letter by which paragraphs name it.
    """

    relation: str
    mark: str
    title: str
    url: str


def shared_switches(
    facts: Facts, report_id: str, marks: Mapping[str, str]
) -> tuple[SharedSwitch, ...]:
    """A switch for each report that shares words with these paragraphs' marks, by relation."""
    used = {one[0].lower() for named in marks.values() for one in named.split()}
    return tuple(
        SharedSwitch(
            one.relation.value,
            one.relation.value[0],
            _title(facts, one),
            f"{shared_url(report_id)}#{one.relation.value}",
        )
        for one in facts.shared.compared(report_id)
        if one.relation.value[0] in used
    )


KIND = Kind(template="shared", view=SharedView, addresses=_addresses, content=_content)
