"""What was written last, so that a build that keeps the old site writes only what changed.

A page is a function of its address and of the answers that it was given. After an edit, pages whose
answers are the same are left alone; the others are drawn, and written where that makes a
difference. So what is there equals what a build from nothing would make.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from generator.layers import ReportLayers
from generator.pages.facts import Facts, Question
from generator.pages.facts.ledger import is_own
from generator.pages.kinds import Page
from generator.pages.render import Drawn
from generator.pipeline import Site
from generator.plugin.digests import digest_of


@dataclass(frozen=True, slots=True)
class _Written:
    """A page as it was written: what it had asked, a digest of it, and what was around it."""

    page: Page
    asked: tuple[Question, ...]
    digest: bytes
    frame: bytes


@dataclass
class _Build:
    """The build that is under way."""

    site: Site
    frame: bytes
    makings: object
    is_comparing: bool
    changed: dict[Question, bool] = field(default_factory=dict)
    drawn: dict[str, tuple[Drawn, _Written]] = field(default_factory=dict)


class Preview:
    """Compares a build with the one before; one object for all builds of a process.

    A build that ends halfway leaves no page for written that may not be: the next one draws all
    pages, and writes those that differ.
    """

    def __init__(self) -> None:
        self._pages: dict[str, _Written] = {}
        self._files: dict[str, Hashable] = {}
        self._answers: dict[Question, object] = {}
        self._inputs: dict[Question, tuple[Question, ...]] = {}
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
        are written again. `makings` are templates and catalogue: where they are not those of the
        last build, all pages are drawn.
        """
        is_comparing = makings == self._makings
        self._makings = None
        self._build = _Build(site, frame, makings, is_comparing)

    # -- pages -------------------------------------------------------------------------------

    def page_changed(self, page: Page) -> bool:
        """Whether a page differs from what was written at its address; False between builds."""
        build = self._build
        if build is None:
            return False
        before = self._pages.get(page.url)
        if before is None or before.frame != build.frame:
            return True
        same = build.is_comparing and before.page == page
        if same and not any(map(self._is_answered_otherwise, before.asked)):
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
        self._pages.pop(page.url, None)
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
        with ledger.page() as asked:
            drawn = build.site.draw(page)
            outline = build.site.facts.reports.outline(page.report_id) if page.report_id else ()
        meta = json.dumps(dict(drawn.meta), sort_keys=True)
        digest = digest_of((meta, drawn.body, repr(outline)))
        return drawn, _Written(page, tuple(asked), digest, build.frame)

    def _is_answered_otherwise(self, question: Question) -> bool:
        assert self._build is not None
        changed = self._build.changed
        if question not in changed:
            changed[question] = self._compare(question, self._build.site.facts)
        return changed[question]

    def _compare(self, question: Question, facts: Facts) -> bool:
        room, method, about = question
        if is_own(getattr(facts, room), method):
            layers = facts.unasked_layers.get(str(about[0]))
            if layers is not None and layers is self._layers.get(str(about[0])):
                return False
        inputs = self._inputs.get(question)
        if inputs is not None and not any(map(self._is_answered_otherwise, inputs)):
            return False
        try:
            return facts.answer(question) != self._answers[question]
        except LookupError:
            return True

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
        """Before a file is written."""
        self._files.pop(dest, None)

    def keep_file(self, dest: str, version: Hashable) -> None:
        """After a file is written."""
        self._files[dest] = version

    # -- the end -----------------------------------------------------------------------------

    def end(self, pages: Iterable[str], files: Iterable[str]) -> None:
        """After everything is written; `pages` and `files` are what the site has now."""
        assert self._build is not None
        self._finish_last()
        facts = self._build.site.facts
        assert facts.ledger is not None
        urls, dests = frozenset(pages), frozenset(files)
        self._pages = {url: page for url, page in self._pages.items() if url in urls}
        self._files = {dest: version for dest, version in self._files.items() if dest in dests}
        answers = self._answers | facts.ledger.answers
        inputs = self._inputs | facts.ledger.inputs
        asked = {question for page in self._pages.values() for question in page.asked}
        asked |= {one for question in asked for one in inputs.get(question, ())}
        self._answers = {question: answers[question] for question in asked}
        self._inputs = {question: inputs[question] for question in asked if question in inputs}
        self._layers = facts.unasked_layers
        self._makings = self._build.makings
        self._build = None


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
