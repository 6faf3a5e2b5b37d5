"""View data and templates to Markdown pages."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.errors import GeneratorError
from generator.links import relative, source_path


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site: its address, its title as text, and its Markdown.

    `report_id` is the report whose outline frames the page, empty where none does.
    """

    url: str
    title: str
    markdown: str
    report_id: str = ""

    @property
    def src_uri(self) -> str:
        """The Markdown file that the page would be: `terms/index.md`."""
        return source_path(self.url)


class Renderer:
    """Draws pages from the templates of one folder; `cache` is one for compiled templates."""

    def __init__(self, templates: Path, cache: Path | None = None) -> None:
        if not templates.is_dir():
            raise GeneratorError(f"{templates}: not found; expected the folder of page templates")
        self._environment = Environment(
            loader=FileSystemLoader(templates),
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            comment_start_string="{##",  # `{#id}` is a heading's id in Markdown
            comment_end_string="##}",
            finalize=_in_one_line,
            bytecode_cache=FileSystemBytecodeCache(str(cache)) if cache else None,
        )

    def page(
        self,
        template: str,
        url: str,
        title: str,
        view: Mapping[str, object],
        *,
        description: str = "",
        report_id: str = "",
        wide: bool = False,
        moved_to: str = "",
    ) -> Page:
        """The page at `url`. Links in the template are made with `href(address)`.

        Only a report's pages have a sidebar to the left, and `wide` pages none to the right. A page
        that only leads on to the address `moved_to` has a frame of its own.
        """
        hidden = [*([] if report_id else ["navigation"]), *(["toc"] if wide else [])]
        markdown = self._environment.get_template(f"{template}.md.jinja").render(
            view,
            href=partial(relative, page=url),
            front_matter=_front_matter(
                title, description, hidden, relative(moved_to, url) if moved_to else ""
            ),
        )
        return Page(url, title, markdown.strip() + "\n", report_id)


def _in_one_line(value: object) -> object:
    """Text from a report never begins a line, where Markdown could read it as a heading."""
    return value.replace("\n", " ") if type(value) is str else value


def _front_matter(title: str, description: str, hidden: Sequence[str], moved_to: str) -> Markup:
    """The page's metadata. The theme prints both texts as HTML, so they are escaped as such."""
    fields: dict[str, object] = {"title": escape(title)}
    if description:
        fields["description"] = escape(description)
    if hidden:
        fields["hide"] = hidden
    if moved_to:
        fields |= {"template": "moved.html", "moved_to": moved_to}
    lines = [f"{name}: {json.dumps(v, ensure_ascii=False)}" for name, v in fields.items()]
    return Markup("---\n" + "\n".join(lines) + "\n---\n")  # noqa: S704 (escaped above)
