"""A place of the site that is another's than before: by hand or made, a copy, a draft, nobody's."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from generator.plugin.settings import around_pages
from generator.resources import TEMPLATES
from tests.factory import SEEDS
from tests.plugin.test_preview import (
    REPORTS,
    Preview,
    assert_is_as_built_from_nothing,
    preview,
    replace,
)
from tests.sites import SHORT, site_folder

BY_HAND = "# 自己写的说明\n"
BROKEN = "\n{{ 1 // 0 }}\n"
"""What ends a build as soon as a page of the template is drawn."""

Folder = Callable[..., Path]


@pytest.fixture
def made(tmp_path: Path) -> Folder:
    def folder(config: str = SHORT, reports: tuple[str, ...] = REPORTS, **files: str) -> Path:
        named = {name.replace("__", "/").replace("_", "."): text for name, text in files.items()}
        return site_folder(
            tmp_path / "site", config, {"docs/own.md": "# 自己的一页\n", **named}, reports
        )

    return folder


def assert_built(shown: Preview) -> None:
    assert shown.build() == "built"
    assert_is_as_built_from_nothing(shown)


def test_what_stood_at_a_place_before_is_forgotten(made: Folder) -> None:
    """A page by hand goes, and comes back; a file gives way to a folder; a copy is written over."""
    rendered = f"{SHORT}extra_templates: [note.txt]\n"
    folder = made(rendered, docs__terms__index_md=BY_HAND, docs__note_txt="{{ config.site_name }}")
    by_hand, annex = folder / "docs/terms/index.md", folder / "docs/annex"
    annex.write_text("附件", encoding="utf-8")
    with preview(folder) as shown:
        assert shown.build() == "built"
        by_hand.unlink()
        annex.unlink()
        annex.mkdir()
        (annex / "one.svg").write_text("<svg/>", encoding="utf-8")
        assert shown.build() == "built"
        by_hand.write_text(BY_HAND, encoding="utf-8")
        assert_built(shown)
        (folder / "mkdocs.yml").write_text(SHORT, encoding="utf-8")
        assert_built(shown)


def test_nothing_stays_of_what_came_and_went_while_builds_failed(made: Folder) -> None:
    folder = made()
    by_hand, broken = folder / "docs/terms/index.md", folder / "templates/section.md.jinja"
    report = folder / "seeds" / "yichun-2024.txt"
    with preview(folder) as shown:
        assert shown.build() == "built"
        shutil.copy(SEEDS / report.name, report)
        for path in (by_hand, broken):
            path.parent.mkdir()
        by_hand.write_text(BY_HAND, encoding="utf-8")
        own = (TEMPLATES / broken.name).read_text(encoding="utf-8")
        broken.write_text(own + BROKEN, encoding="utf-8")
        assert shown.build() == "failed"
        assert BY_HAND[2:].strip() in (shown.site / "terms/index.html").read_text(encoding="utf-8")
        for path in (report, by_hand, broken):
            path.unlink()
        assert_built(shown)


def test_a_draft_is_shown_until_it_is_deleted(made: Folder) -> None:
    folder = made(docs__drafts__a_md="# 草稿\n")
    draft = folder / "docs/drafts/a.md"
    page = folder / "preview/drafts/a/index.html"
    with preview(folder) as shown:
        assert shown.build() == "built"
        settings = f"{SHORT}draft_docs: |\n  /drafts/\n"
        (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
        assert_built(shown)
        assert page.exists()
        draft.unlink()
        assert_built(shown)
        assert not page.exists()


def test_a_template_edited_during_a_build_shows_after_the_next(made: Folder) -> None:
    """It was read when the build began; a hook stands for the editor who is quicker."""
    hook = (
        "from pathlib import Path\n"
        "builds = []\n"
        "def on_nav(nav, config, files):\n"
        "    builds.append(nav)\n"
        "    if len(builds) == 2:\n"
        "        own = Path('templates/report.md.jinja')\n"
        "        text = own.read_text(encoding='utf-8')\n"
        "        own.write_text(text.replace('<p>二</p>', '<p>三三</p>'), encoding='utf-8')\n"
    )
    template = (TEMPLATES / "report.md.jinja").read_text(encoding="utf-8")
    folder = made(f"{SHORT}hooks: [hook.py]\n", hook_py=hook)
    own = folder / "templates/report.md.jinja"
    own.parent.mkdir()
    own.write_text(f"{template}\n<p>一</p>\n", encoding="utf-8")
    with preview(folder) as shown:
        assert shown.build() == "built"
        replace(own, "<p>一</p>", "<p>二</p>")
        assert shown.build() == "built"
        assert shown.build() == "built"
        page = shown.site / "reports/jiangxi-2024/index.html"
        assert "<p>三三</p>" in page.read_text(encoding="utf-8")


def test_a_part_that_closes_by_itself_is_linked_no_more(made: Folder) -> None:
    """The last terms go; the navigation, which hides that by default, stays as it is."""
    plugin = "nav: [own.md]\nplugins:\n  - work-reports: {complete_nav: false}\n"
    config = f"site_name: 试\ntheme: {{name: material}}\n{plugin}"
    folder = made(config, reports=("jiangxi-2024.txt", "ganzhou-2023.txt"))
    seed = folder / "seeds" / "jiangxi-2024.txt"
    lines = seed.read_text(encoding="utf-8").split("\n")
    annex = next(n for n, line in enumerate(lines) if "名词注释" in line and len(line) < 30)
    with preview(folder) as shown:
        assert shown.build() == "built"
        assert (shown.site / "terms/index.html").exists()
        seed.write_text("\n".join(lines[:annex]), encoding="utf-8")
        assert_built(shown)
        assert not (shown.site / "terms/index.html").exists()


def test_options_of_another_plugin_may_show_on_any_page(tmp_path: Path) -> None:
    """Its own only where overrides may show them."""
    config: Any = SimpleNamespace(
        config_file_path=str(tmp_path / "mkdocs.yml"),
        theme=SimpleNamespace(custom_dir=None),
        user_configs=[{"site_name": "试", "plugins": ["work-reports", "note"]}],
        plugins={
            "work-reports": SimpleNamespace(config={"jobs": 2}),
            "note": SimpleNamespace(config={"note": "甲"}),
        },
    )
    assert around_pages(config) == {"site_name": "试", "plugins": {"note": {"note": "甲"}}}
    (tmp_path / "overrides").mkdir()
    assert around_pages(config)["plugins"]["work-reports"] == {"jobs": 2}
