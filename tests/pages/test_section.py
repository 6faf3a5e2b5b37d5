"""A section's page: what is told beside its text, and what of it is folded."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.pipeline import build_site

SIGNS = "甲乙丙丁戊己庚辛壬癸"


@pytest.mark.parametrize(("count", "shown"), [(8, 8), (10, 6)])
def test_many_terms_are_folded(tmp_path: Path, count: int, shown: int) -> None:
    """Two more than are shown are not worth a fold."""
    names = [f"水利{sign}子行动" for sign in SIGNS[:count]]
    annex = "\n".join(f"{n}.{name}：是指整治{name[2]}河的行动。" for n, name in enumerate(names, 1))
    text = (
        "各位代表：\n一、2023年工作回顾\n去年各项工作完成。\n二、2024年工作安排\n"
        f"今年实施{'、'.join(names)}。\n{'各项工作有序推进。' * 80}\n名词解释\n{annex}"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    entry = 'reports:\n  - {file: a.txt, region: 江西省, adcode: "360000", year: 2024}\n'
    (tmp_path / "reports.yml").write_text(entry, encoding="utf-8")
    site = build_site(tmp_path)
    (page,) = [page for page in site.pages if page.url == "reports/jiangxi-2024/plan/"]
    said = site.draw(page).body
    ids = re.findall(r'<dt id="(term-[^"]+)"', said)
    assert len(ids) == len(set(ids)) == count
    open_part = said.partition('<details class="fold"><summary>其余')[0]
    assert len(re.findall(r"<dt id=", open_part)) == shown
    assert ("其余 4 个名词" in said) is (count == 10)
