"""What was written last, so that a build that keeps the old site writes only what changed.

A page is a function of its address and of the answers that it was given. After an edit, pages whose
answers are the same are left alone; the others are drawn, and written where that makes a
difference. So what is there equals what a build from nothing would make.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from generator.layers import ReportLayers
from generator.pages.facts import Question
from generator.pages.facts.ledger import Answer
from generator.pages.kinds import Page
from generator.pages.render import Drawn
from generator.pipeline import Site
from generator.plugin.digests import digest_of

_SWEEP = 1.25
"""Times as many answers as after the last sweep, before the next."""


@dataclass(frozen=True, slots=True)
class _Written:
    """A page as it was written: what it was told, a digest of it, and what was around it.

    `others` are those of the answers that no report decides by itself, `report_ids` are the reports
    that decide the rest.
    """

    page: Page
    told: tuple[Answer, ...]
    others: tuple[Answer, ...]
    report_ids: frozenset[str]
    digest: bytes
    frame: bytes


@dataclass
class _Build:
    """The build that is under way; the layers of `unedited` reports are those of the last one."""

    site: Site
    frame: bytes
    makings: object
    is_comparing: bool
    unedited: frozenset[str]
    same: set[Answer] = field(default_factory=set)
    otherwise: set[Answer] = field(default_factory=set)
    drawn: dict[str, tuple[Drawn, _Written]] = field(default_factory=dict)


class Preview:
    """Compares a build with the one before; one object for all builds of a process.

    A build that ends halfway leaves no page for written that may not be: the next one draws all
    pages, and writes those that differ.
    """

    def __init__(self) -> None:
        self._pages: dict[str, _Written] = {}
        self._files: dict[str, Hashable] = {}
        self._answers: dict[Question, Answer] = {}
        self._swept = 0
        self._layers: Mapping[str, ReportLayers] = {}
        self._makings: object = None
        self._build: _Build | None = None
        self._finish: Callable[[], None] | None = None

    def start_reading(self) -> None:
        """Before anything is read; the last build may have failed while it wrote."""
        self._build, self._finish = None, None

    def begin(self, site: Site, frame: bytes, makings: object) -> None:
        """Before anything is written.

        `frame` is a digest of what pages have around them: those that were written in another one
        are written again. `makings` are templates, catalogue and settings: where they are not those
        of the last build, all pages are drawn.
        """
        is_comparing = makings == self._makings
        self._makings = None
        layers = site.facts.unasked_layers
        unedited = frozenset(key for key in layers if layers[key] is self._layers.get(key))
        self._build = _Build(site, frame, makings, is_comparing, unedited)

    # -- pages -------------------------------------------------------------------------------

    def page_changed(self, page: Page) -> bool:
        """Whether a page differs from what was written at its address; False between builds."""
        build = self._build
        if build is None:
            return False
        before = self._pages.get(page.url)
        if before is None or before.frame != build.frame:
            return True
        if build.is_comparing and before.page == page:
            told = before.others if before.report_ids <= build.unedited else before.told
            if not self._is_any_otherwise(told, build):
                return False
        drawn, now = self._draw(page, build)
        if now.digest == before.digest:
            self._pages[page.url] = now
            return False
        build.drawn[page.url] = drawn, now
        return True

    def draw(self, page: Page) -> Drawn:
        """The page, which is going to be written now."""
        assert self._build is not None
        if page.url in self._build.drawn:
            drawn, now = self._build.drawn.pop(page.url)
        else:
            drawn, now = self._draw(page, self._build)
        self.forget_file(page.dest_uri)
        self._finish_last(partial(self._pages.__setitem__, page.url, now))
        return drawn

    def _finish_last(self, this: Callable[[], None] | None = None) -> None:
        """Keeps what was written last, which is there when the next is begun."""
        if self._finish is not None:
            self._finish()
        self._finish = this

    def _draw(self, page: Page, build: _Build) -> tuple[Drawn, _Written]:
        ledger = build.site.facts.ledger
        assert ledger is not None
        facts = build.site.facts
        (drawn, outline), told = ledger.given_while(
            lambda: (
                build.site.draw(page),
                facts.reports.outline(page.report_id) if page.report_id else (),
            )
        )
        meta = json.dumps(dict(drawn.meta), sort_keys=True)
        digest = digest_of((meta, drawn.body, repr(outline)))
        told = tuple(self._shared(answer, build) for answer in told)
        others = tuple(answer for answer in told if not answer.report_id)
        report_ids = frozenset(answer.report_id for answer in told if answer.report_id)
        return drawn, _Written(page, told, others, report_ids, digest, build.frame)

    def _shared(self, answer: Answer, build: _Build) -> Answer:
        """The answer of an earlier build, where it is the same, so that both are compared once."""
        known = self._answers.get(answer.question)
        if known is not None and (
            known is answer
            or known in build.same
            or (answer.report_id and known.value == answer.value)  # not looked at if not edited
        ):
            return known
        self._answers[answer.question] = answer
        if answer.inputs:
            answer.inputs = tuple(self._shared(one, build) for one in answer.inputs)
        return answer

    def _is_any_otherwise(self, told: Iterable[Answer], build: _Build) -> bool:
        """Whether one of the questions that were answered so is answered otherwise now."""
        return not build.same.issuperset(told) and any(
            self._is_otherwise(answer, build) for answer in told
        )

    def _is_otherwise(self, answer: Answer, build: _Build) -> bool:
        if answer in build.same:
            return False
        if answer not in build.otherwise:
            otherwise = self._find_otherwise(answer, build)
            (build.otherwise if otherwise else build.same).add(answer)
        return answer in build.otherwise

    def _find_otherwise(self, answer: Answer, build: _Build) -> bool:
        facts = build.site.facts
        if answer.report_id in build.unedited:
            return False
        if answer.inputs is not None and not self._is_any_otherwise(answer.inputs, build):
            return False
        try:
            now = facts.answer(answer.question)
        except LookupError:
            return True
        if now.value != answer.value:
            return True
        # What the next build may have too is quicker to compare; and its inputs may be other ones.
        answer.value = now.value
        if now.inputs is not None:
            answer.inputs = tuple(self._shared(one, build) for one in now.inputs)
        return False

    # -- pages that somebody wrote -----------------------------------------------------------

    @property
    def is_writing(self) -> bool:
        """Whether everything is read, and pages are being written."""
        return self._build is not None

    def document_changed(self, dest: str, digest: bytes) -> bool:
        """Whether a hand-written page differs from what was written."""
        assert self._build is not None
        return self.file_changed(dest, (digest, self._build.frame))

    def write_document(self, dest: str, digest: bytes) -> None:
        """Before a hand-written page is written."""
        assert self._build is not None
        self.forget_file(dest)
        self._finish_last(partial(self.keep_file, dest, (digest, self._build.frame)))

    # -- files -------------------------------------------------------------------------------

    def file_changed(self, dest: str, version: Hashable) -> bool:
        """Whether a file of another version stands at its place in the site, or none."""
        return self._files.get(dest) != version

    def forget_file(self, dest: str) -> None:
        """Before a file is written or removed, whoever wrote what stands at its place."""
        self._files.pop(dest, None)
        self._pages.pop(dest.removesuffix("index.html"), None)

    def keep_file(self, dest: str, version: Hashable) -> None:
        """After a file is written."""
        self._files[dest] = version

    # -- the end -----------------------------------------------------------------------------

    def end(self, files: Collection[str]) -> None:
        """After everything is written; `files` are what the site has now."""
        assert self._build is not None
        self._finish_last()
        facts = self._build.site.facts
        self._pages = {url: one for url, one in self._pages.items() if one.page.dest_uri in files}
        self._files = {dest: version for dest, version in self._files.items() if dest in files}
        self._sweep()
        self._layers = facts.unasked_layers
        self._makings = self._build.makings
        self._build = None

    def _sweep(self) -> None:
        """Lets go of answers that no page was told, when there may be many of them."""
        if len(self._answers) <= self._swept * _SWEEP:
            return
        told = {answer for page in self._pages.values() for answer in page.told}
        told |= {one for answer in told for one in answer.inputs or ()}
        self._answers = {answer.question: answer for answer in told}
        self._swept = len(told)


def remove(site_dir: Path, dest: str) -> None:
    """Removes a file from a built site, and the folders that it leaves empty."""
    path = site_dir / dest
    with contextlib.suppress(OSError):
        path.unlink()
    for folder in path.parents:
        if folder == site_dir:
            return
        try:
            folder.rmdir()
        except OSError:
            return
