"""Views and templates to pages."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from html import escape
from pathlib import Path
from string import punctuation
from typing import TYPE_CHECKING, Any, get_type_hints

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from markupsafe import Markup

from generator.errors import GeneratorError
from generator.links import linking_from, relative
from generator.pages.facts import Facts
from generator.pages.kinds import Content, Kind, Page
from generator.pages.printing import CallingContext, PrintingGenerator
from generator.pages.rooms import Rooms
from generator.pages.template_cache import TemplateCache
from generator.pages.template_check import Checker
from generator.pictures import Picture, draw
from generator.resources import TEMPLATES
from generator.text import LANGUAGE

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_BLOCK = ".html.jinja"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as drawn: what its frame must know, and its body.

    `meta` is the front matter that the page would have as Markdown. The theme prints its title and
    description as HTML: they are escaped. `body` is HTML, but for its headings of the second and
    third level, which are Markdown lines with an id: `## 提纲 {#outline}`.
    """

    meta: Mapping[str, object]
    body: str

    @property
    def markdown(self) -> str:
        """The page as a Markdown file."""
        lines = [f"{name}: {json.dumps(v, ensure_ascii=False)}" for name, v in self.meta.items()]
        return "---\n" + "\n".join(lines) + f"\n---\n\n{self.body}\n"


class Renderer:
    """Draws pages from the package's templates, or a site's own of the same name.

    `own` is the folder of the site's own, None where it has none; `rooms` are what the site shows,
    None where it shows everything;
    `cache` is a folder for compiled templates.
    """

    def __init__(
        self, own: Path | None = None, rooms: Rooms | None = None, cache: Path | None = None
    ) -> None:
        self._has_own = bool(own and any(own.rglob("*.jinja")))
        self._rooms = rooms
        self._link = linking_from("")
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
            auto_reload=False,  # a renderer serves one build
            bytecode_cache=TemplateCache(str(cache), "__printed_%s.cache") if cache else None,
        )
        self._environment.code_generator_class = PrintingGenerator
        self._environment.context_class = CallingContext
        self._environment.filters["markdown_text"] = markdown_text
        self._environment.filters["picture"] = self._picture
        # Not given page by page: macros that all pages have in common are made once.
        self._environment.globals["href"] = lambda address: self._link(address)
        self._environment.globals["shows"] = rooms.shows if rooms else _always
        # Up to version 0.2 a template began with it.
        self._environment.globals["front_matter"] = ""

    def check(self, kinds: Iterable[Kind[Any]], blocks: type) -> None:
        """Checks the templates, if some are the site's own, before any page is drawn.

        `blocks` is the view of blocks. Raises: GeneratorError that names what they use and cannot
        have, as far as it can be known without drawing.
        """
        if not self._has_own:
            return
        checker = Checker(self._environment)
        views = {f"{kind.template}.md.jinja": kind.view for kind in kinds}
        views |= {f"blocks/{name}{_BLOCK}": blocks for name in self.blocks}
        for template, view in views.items():
            with _faults_named(template):
                checker.check(template, get_type_hints(view))
        if checker.faults:
            raise GeneratorError("; ".join(checker.faults))

    def draw(self, page: Page, facts: Facts) -> Drawn:
        """Draws a page of what it asks of the facts.

        A template has its view's fields, `href(address)`, which makes a link, `shows(address)`,
        which tells whether the site has that page, the filter `markdown_text`, and the filter
        `picture`, which draws a picture's record: `{{ changes | picture("changes") }}`. Macros have
        the fields only where they are imported `with context`, which makes them anew for each page.
        Only a report's pages have a sidebar to the left, and wide pages none to the right.
        """
        content = page.content(facts)
        body = self._drawn(f"{page.kind.template}.md.jinja", page.url, content.view)
        return Drawn(_meta(page, content), body.strip())

    def block(self, name: str, url: str, view: DataclassInstance) -> str:
        """A piece of HTML for a hand-written page at `url`."""
        return self._drawn(f"blocks/{name}{_BLOCK}", url, view).strip()

    def _picture(self, picture: Picture, picture_id: str) -> Markup:
        """A picture with links from the page that is drawn; `picture_id` is unique in it."""
        return Markup(draw(picture, picture_id, self._link))  # noqa: S704 (pictures escape words)

    def _drawn(self, template: str, url: str, view: DataclassInstance) -> str:
        names = {f.name: getattr(view, f.name) for f in fields(view)}
        self._link = linking_from(url)
        with _faults_named(template):
            drawn = self._environment.get_template(template).render(names)
        return self._rooms.unlinked(drawn, url) if self._rooms else drawn


def syntax_fault(error: TemplateSyntaxError, path: str) -> str:
    """What is wrong with the template at `path`, in one line."""
    said = (error.message or "").rstrip(".")
    return f"{path}:{error.lineno}: {said}; expected a Jinja2 template"


@contextlib.contextmanager
def _faults_named(template: str) -> Iterator[None]:
    """Turns what Jinja2 finds wrong with a template into one line."""
    try:
        yield
    except TemplateSyntaxError as error:
        raise GeneratorError(syntax_fault(error, error.filename or template)) from error
    except TemplateNotFound as error:
        raise GeneratorError(f"{template}: found no template {error.name}") from error
    except UnicodeDecodeError as error:
        found = f"{template}: is no text in UTF-8; expected a Jinja2 template in UTF-8"
        raise GeneratorError(found) from error
    except UndefinedError as error:
        raise GeneratorError(f"{template}: {error.message}") from error


def _always(url: str) -> bool:
    return True


def markdown_text(value: object) -> Markup:
    """Text for a line of Markdown, such as a heading: nothing in it is a mark, a tag or an id."""
    text = " ".join(str(value).split())
    marked = (f"&#{ord(c)};" if c in punctuation else c for c in text)
    return Markup("".join(marked))  # noqa: S704 (every sign that could be markup is a reference)


def _meta(page: Page, content: Content) -> dict[str, object]:
    """The page's metadata."""
    meta: dict[str, object] = {"title": escape(page.title), "lang": LANGUAGE}
    if content.description:
        meta["description"] = escape(content.description)
    hidden = [*([] if page.report_id else ["navigation"]), *(["toc"] if content.wide else [])]
    if hidden:
        meta["hide"] = hidden
    if content.moved_to:
        moved_to = relative(content.moved_to, page.url)
        canonical = moved_to.partition("#")[0]
        meta |= {"template": page.kind.frame, "moved_to": moved_to, "canonical": canonical}
    if content.citation:
        meta["citation"] = dict(content.citation)
    if content.json_ld:
        meta["json_ld"] = content.json_ld
    return meta
