"""`mkdocs.yml` read without MkDocs says what it says to MkDocs."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.configuration import read_configuration
from generator.errors import SourceError


def test_folders_have_their_usual_names(tmp_path: Path) -> None:
    settings = read_configuration(tmp_path / "mkdocs.yml")
    assert (settings.docs, settings.seeds, settings.site) == (
        tmp_path / "docs",
        tmp_path / "seeds",
        tmp_path / "site",
    )


def test_what_the_environment_says_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With `!ENV`, as MkDocs understands it: folders, and options that are truth values."""
    (tmp_path / "mkdocs.yml").write_text(
        "site_dir: !ENV [WHERE, public]\n"
        "plugins:\n- work-reports:\n    seeds_dir: !ENV [TEXTS, own]\n"
        "    glossary: !ENV [GLOSSARY, false]\n    compare: !ENV [COMPARE, true]\n"
    )
    monkeypatch.setenv("TEXTS", "texts")
    settings = read_configuration(tmp_path / "mkdocs.yml")
    assert (settings.site, settings.seeds) == (tmp_path / "public", tmp_path / "texts")
    assert settings.closed_rooms == {"glossary"}


def test_settings_are_inherited(tmp_path: Path) -> None:
    """Mapping by mapping; folders are relative to the heir."""
    (tmp_path / "base.yml").write_text(
        "site_name: 甲\nsite_dir: public\ntheme: {name: material, language: en}\n"
    )
    (tmp_path / "heir").mkdir()
    heir = tmp_path / "heir" / "mkdocs.yml"
    heir.write_text("INHERIT: ../base.yml\nsite_name: 乙\ntheme: {custom_dir: mine}\n")
    settings = read_configuration(heir)
    assert settings.text("site_name") == "乙"
    assert settings.theme == {"name": "material", "language": "en", "custom_dir": "mine"}
    assert settings.site == tmp_path / "heir/public"


@pytest.mark.parametrize(
    ("inherited", "message"),
    [("gone.yml", "INHERIT names .*gone.yml, which is not there"), ("mkdocs.yml", "in a circle")],
)
def test_what_cannot_be_inherited_is_one_line(tmp_path: Path, inherited: str, message: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"INHERIT: {inherited}\n")
    with pytest.raises(SourceError, match=message):
        read_configuration(tmp_path / "mkdocs.yml")
