"""All that pages may ask of the analysis: the one way to it, so that a page's inputs are known.

A page asks for facts while it is drawn. In a preview a ledger keeps what it asked and was told:
after an edit, only the pages to which one of their questions is answered otherwise are made again.
Facts are cheap to find and to compare: records, not HTML. What the catalogue holds is no fact:
where it changes, all pages are drawn again.
"""

from __future__ import annotations

from collections.abc import Callable

from generator.analysis import Analysis
from generator.package.files import PackageSummary
from generator.package.publication import NOBODY, Publication
from generator.pages.facts.commitments import CommitmentFacts
from generator.pages.facts.figures import FigureFacts
from generator.pages.facts.glossary import GlossaryFacts
from generator.pages.facts.initiatives import InitiativeFacts
from generator.pages.facts.ledger import Answer, Ledger, Question
from generator.pages.facts.livelihood import LivelihoodFacts
from generator.pages.facts.numbers import NumberFacts
from generator.pages.facts.package import PackageFacts
from generator.pages.facts.placenames import PlaceNameFacts
from generator.pages.facts.problems import ProblemFacts
from generator.pages.facts.ranks import RankFacts
from generator.pages.facts.reports import ReportFacts
from generator.pages.facts.shared import SharedFacts
from generator.pages.facts.targets import TargetFacts
from generator.pages.facts.themes import ThemeFacts

__all__ = ["Facts", "Ledger", "Question"]


class Facts:
    """The rooms in which facts are asked for, by subject."""

    def __init__(
        self,
        analysis: Analysis,
        summary: Callable[[], PackageSummary],
        ledger: Ledger | None = None,
        publication: Publication = NOBODY,
    ) -> None:
        self.knowledge = analysis.knowledge
        self.publication = publication  # where it changes, all pages are drawn again
        self.unasked_layers = analysis.layers  # for what compares builds: a page asks `reports`
        self.ledger = ledger
        self.reports = ReportFacts(analysis, ledger)
        self.glossary = GlossaryFacts(analysis, self.reports, ledger)
        self.figures = FigureFacts(analysis, self.reports, ledger)
        self.targets = TargetFacts(analysis, self.reports, self.figures, ledger)
        self.ranks = RankFacts(analysis, self.reports, ledger)
        self.problems = ProblemFacts(analysis, self.reports, ledger)
        self.livelihood = LivelihoodFacts(analysis, self.reports, ledger)
        self.place_names = PlaceNameFacts(analysis, self.reports, ledger)
        self.commitments = CommitmentFacts(analysis, self.reports, ledger)
        self.numbers = NumberFacts(analysis, ledger)
        self.initiatives = InitiativeFacts(analysis, ledger)
        self.shared = SharedFacts(analysis, ledger)
        self.themes = ThemeFacts(analysis, self.reports, ledger)
        self.package = PackageFacts(summary, ledger)

    def answer(self, question: Question) -> Answer:
        """The answer to a question that an earlier build asked. Raises: KeyError for none."""
        assert self.ledger is not None
        room, method, about = question
        getattr(getattr(self, room), method)(*about)
        return self.ledger.known(question)
