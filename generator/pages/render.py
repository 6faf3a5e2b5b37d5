"""View data and templates to Markdown pages."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path
from string import punctuation

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.bccache import Bucket
from markupsafe import Markup

from generator.errors import GeneratorError
from generator.links import relative, source_path
from generator.pages.rooms import Rooms
from generator.resources import TEMPLATES
from generator.text import LANGUAGE

_BLOCK = ".html.jinja"


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
    """Draws pages from the package's templates, or a site's own of the same name.

    `own` is the folder of the site's own, None where it has none; `rooms` are what the site shows;
    `cache` is a folder for compiled templates.
    """

    def __init__(
        self, own: Path | None = None, rooms: Rooms | None = None, cache: Path | None = None
    ) -> None:
        self._rooms = rooms or Rooms()
        folders = [folder for folder in (own, TEMPLATES) if folder]
        self.blocks = frozenset(
            path.name.removesuffix(_BLOCK)
            for folder in folders
            for path in (folder / "blocks").glob(f"*{_BLOCK}")
        )
        self._environment = Environment(
            loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            comment_start_string="{##",  # `{#id}` is a heading's id in Markdown
            comment_end_string="##}",
            finalize=_in_one_line,
            bytecode_cache=_TemplateCache(str(cache)) if cache else None,
        )

        self._environment.filters["markdown_text"] = markdown_text

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
        citation: Mapping[str, str] | None = None,
    ) -> Page:
        """The page at `url`. Links in the template are made with `href(address)`.

        Only a report's pages have a sidebar to the left, and `wide` pages none to the right. A page
        that only leads on to the address `moved_to` has a frame of its own. `citation` are the
        names and contents of `<meta>` that say how the page is cited.
        """
        hidden = [*([] if report_id else ["navigation"]), *(["toc"] if wide else [])]
        markdown = self._drawn(
            f"{template}.md.jinja",
            url,
            view,
            front_matter=_front_matter(
                title, description, hidden, relative(moved_to, url) if moved_to else "", citation
            ),
        )
        return Page(url, title, markdown.strip() + "\n", report_id)

    def block(self, name: str, url: str, view: Mapping[str, object]) -> str:
        """A piece of HTML for a hand-written page at `url`."""
        return self._drawn(f"blocks/{name}{_BLOCK}", url, view).strip()

    def _drawn(self, template: str, url: str, view: Mapping[str, object], **more: object) -> str:
        try:
            drawn = self._environment.get_template(template).render(
                view, href=partial(relative, page=url), shows=self._rooms.shows, **more
            )
        except TemplateSyntaxError as error:
            where = f"{error.filename or template}:{error.lineno}"
            raise GeneratorError(f"{where}: {error.message}; expected a Jinja2 template") from error
        except TemplateNotFound as error:
            raise GeneratorError(f"{template}: found no template {error.name}") from error
        except UndefinedError as error:
            raise GeneratorError(f"{template}: {error.message}") from error
        return self._rooms.unlinked(drawn, url)


class _TemplateCache(FileSystemBytecodeCache):
    """Compiled templates; one that is damaged is compiled anew, and what cannot be kept is not."""

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except Exception:  # whatever the unpickling of a torn file may raise
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)


def markdown_text(value: object) -> Markup:
    """Text for a line of Markdown, such as a heading: nothing in it is a mark, a tag or an id."""
    text = " ".join(str(value).split())
    marked = (f"&#{ord(c)};" if c in punctuation else c for c in text)
    return Markup("".join(marked))  # noqa: S704 (every sign that could be markup is a reference)


def _in_one_line(value: object) -> object:
    """Text from a report never begins a line, where Markdown could read it as a heading."""
    return value.replace("\n", " ") if type(value) is str else value


def _front_matter(
    title: str,
    description: str,
    hidden: Sequence[str],
    moved_to: str,
    citation: Mapping[str, str] | None,
) -> Markup:
    """The page's metadata. The theme prints title and description as HTML: escaped as such."""
    fields: dict[str, object] = {"title": escape(title), "lang": LANGUAGE}
    if description:
        fields["description"] = escape(description)
    if hidden:
        fields["hide"] = hidden
    if moved_to:
        canonical = moved_to.partition("#")[0]
        fields |= {"template": "moved.html", "moved_to": moved_to, "canonical": canonical}
    if citation:
        fields["citation"] = dict(citation)
    lines = [f"{name}: {json.dumps(v, ensure_ascii=False)}" for name, v in fields.items()]
    return Markup("---\n" + "\n".join(lines) + "\n---\n")  # noqa: S704 (escaped above)
