"""What a preview takes for a page's inputs."""

from __future__ import annotations

from dataclasses import replace

from generator.analysis import AnalysisMemory
from generator.kept import Kept
from generator.pages.facts import Ledger
from generator.pipeline import Memory, build_site
from generator.plugin.preview import Preview
from tests.factory import SEEDS


def test_a_page_of_another_title_is_written_again() -> None:
    """What an address is made of is an input, whether or not the page asks for it as well."""
    shown = Preview()
    memory = Memory(AnalysisMemory(), Ledger(), Kept())
    site = build_site(SEEDS, memory=memory)
    page = next(page for page in site.pages if page.url == "themes/")
    shown.begin(site, b"frame", "makings")
    shown.draw(page)
    shown.end([page.dest_uri])
    shown.begin(site, b"frame", "makings")
    assert not shown.page_changed(page)
    assert shown.page_changed(replace(page, address=replace(page.address, title="别的题目")))
