"""The ranks that reports claim, by report and by subject."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from generator.analysis import Analysis
from generator.labels import STATUSES
from generator.links import rank_url
from generator.markup import words_url
from generator.model import RankClaim, Status
from generator.pages.facts.ledger import Ledger, derived_fact, kept_fact, own_fact
from generator.pages.facts.reports import ReportFacts, told
from generator.pages.pinyin import spelled
from generator.pages.shown import RankShown
from generator.pages.slices import Slice, slices
from generator.ranks.board import peers_of

ROWS_MAX = 70
"""Claims on a page."""

_LONGEST_NAME = 20
"""Characters of a subject that has a page of its own: longer ones are a report's own phrase."""

_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class RankPage:
    """A subject with a page: those that two reports or more claim a rank for.

    Subjects that are spelled alike share a page, so that its address never depends on others.
    """

    slug: str
    name: str
    indicator_id: str
    claim_ids: tuple[tuple[str, str], ...]  # report and claim
    years: tuple[int, ...]

    @property
    def url(self) -> str:
        return rank_url(self.slug)

    @property
    def report_ids(self) -> tuple[str, ...]:
        """The reports with a claim, in the order of the corpus."""
        return tuple(dict.fromkeys(report_id for report_id, _ in self.claim_ids))


@dataclass(frozen=True, slots=True)
class SharedShown:
    """A rank that several places claim at once."""

    subject: str
    claims: tuple[RankShown, ...]


class RankFacts:
    """What reports claim of their ranks."""

    name = "ranks"

    def __init__(self, analysis: Analysis, reports: ReportFacts, ledger: Ledger | None) -> None:
        self.ledger = ledger
        self._board = analysis.ranks
        self._layers = analysis.layers
        self._corpus = analysis.corpus
        self._reports = reports

    @own_fact
    def of_report(self, report_id: str) -> tuple[RankShown, ...]:
        """All claims of a report, in text order."""
        return tuple(map(self._shown, self._layers[report_id].ranks))

    @own_fact
    def count(self, report_id: str) -> int:
        """How many ranks a report claims."""
        return len(self._layers[report_id].ranks)

    @kept_fact
    def shared(self) -> tuple[SharedShown, ...]:
        """The ranks that several places claim at once, newest first."""
        return tuple(
            SharedShown(one.subject, tuple(map(self._shown, one.claims)))
            for one in self._board.shared
        )

    @kept_fact
    def pages(self) -> tuple[RankPage, ...]:
        """The subjects with a page, those of most reports first."""
        found: defaultdict[str, list[RankPage]] = defaultdict(list)
        for one in self._board.subjects:
            if len(one.report_ids) >= _SEVERAL and len(one.name) <= _LONGEST_NAME:
                slug = one.indicator_id or spelled(one.name)
                claims = tuple((claim.report_id, claim.claim_id) for claim in one.claims)
                years = tuple(sorted({claim.period for claim in one.claims}))
                found[slug].append(RankPage(slug, one.name, one.indicator_id, claims, years))
        return tuple(map(_joined, found.values()))

    @derived_fact
    def page(self, slug: str) -> RankPage:
        """The subject with a page of that slug. Raises: KeyError."""
        return {page.slug: page for page in self.pages()}[slug]

    @kept_fact
    def urls(self) -> Mapping[str, str]:
        """The page of each claim that has one, by claim."""
        return {claim: page.url for page in self.pages() for _, claim in page.claim_ids}

    @own_fact
    def claim(self, report_id: str, claim_id: str) -> RankShown:
        """A claim of a report. Raises: KeyError."""
        claims = {one.claim_id: one for one in self._layers[report_id].ranks}
        return self._shown(claims[claim_id])

    @derived_fact
    def on_page(self, slug: str, report_id: str) -> tuple[RankShown, ...]:
        """A report's claims on a subject's page, in text order."""
        claims = self.page(slug).claim_ids
        return tuple(self.claim(of, claim) for of, claim in claims if of == report_id)

    @kept_fact
    def slices(self) -> tuple[Slice, ...]:
        """The pages to which all claims are cut; empty where one has room for them."""
        weights = {report_id: self.count(report_id) for report_id in self._reports.ids()}
        return slices(self._reports, weights, ROWS_MAX)

    @derived_fact
    def slices_of(self, slug: str) -> tuple[Slice, ...]:
        """The same for a subject's page."""
        page = self.page(slug)
        weights = dict.fromkeys(page.report_ids, 0)
        for report_id, _ in page.claim_ids:
            weights[report_id] += 1
        return slices(self._reports, weights, ROWS_MAX)

    def _shown(self, claim: RankClaim) -> RankShown:
        flags = self._layers[claim.report_id].flags
        report = self._reports.shown(claim.report_id)
        doubts = told(flag for flag in flags if flag.code.touches(claim.status))
        return RankShown(
            claim_id=claim.claim_id,
            report=report,
            subject=claim.subject,
            sure=claim.sure,
            among=claim.among,
            peers=peers_of(claim, self._corpus.report(claim.report_id).region),
            rank=_rank(claim),
            low=claim.low,
            high=claim.high,
            change=_change(claim),
            period=claim.period,
            status=claim.status.value,
            status_name="" if claim.status is Status.ACTUAL else STATUSES[claim.status],
            quote=claim.quote,
            url=words_url(self._corpus, claim.paragraph_id, claim.place),
            doubts=doubts,
            doubts_url=report.doubts_url if doubts else "",
        )


def _joined(pages: list[RankPage]) -> RankPage:
    """One page of the subjects that are spelled alike."""
    first = pages[0]
    if len(pages) == 1:
        return first
    return RankPage(
        slug=first.slug,
        name="、".join(dict.fromkeys(page.name for page in pages)),
        indicator_id=first.indicator_id,
        claim_ids=tuple(claim for page in pages for claim in page.claim_ids),
        years=tuple(sorted({year for page in pages for year in page.years})),
    )


def _rank(claim: RankClaim) -> str:
    """`第3`, `前5`, `并列第1`."""
    if claim.low != claim.high:
        return f"前{claim.high}"
    return f"{'并列' if claim.tied else ''}第{claim.low}"


def _change(claim: RankClaim) -> str:
    """How the rank moved, and for how many years it held: `前移2位`, `原第8`, `连续3年`."""
    said = []
    if claim.moved:
        said.append(f"{'前移' if claim.moved > 0 else '后移'}{abs(claim.moved)}位")
    elif claim.previous:
        said.append(f"原第{claim.previous}")
    if claim.years:
        said.append(f"连续{claim.years}年")
    return "，".join(said)
