"""The themes of the catalogue."""

from __future__ import annotations

from generator.catalogue.themes import Theme
from generator.links import theme_url
from generator.package.columns import REQUIRED, Column, address, identifier
from generator.package.table import Rows, Table

THEMES = Table[Theme](
    name="themes",
    title="主题",
    description="主题目录",
    rows=Rows.WHOLE,
    records=lambda data, _: data.analysis.themes.catalogue.themes,
    key=("theme_id",),
    columns=(
        identifier("theme_id", "主题编号", "主题的固定编号", lambda t, _: t.id, unique=True),
        Column("name", "名称", "主题名称", lambda t, _: t.name, constraints=REQUIRED),
        Column("name_en", "英文名", "英文名称；没有则为空", lambda t, _: t.english),
        Column("description", "说明", "主题包括什么", lambda t, _: t.description),
        address(lambda t, _: theme_url(t.id)),
    ),
)
