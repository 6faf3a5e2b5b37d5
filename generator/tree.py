"""The whole site as a tree of Markdown: for any other builder that reads such a tree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.errors import Problem
from generator.links import page_address
from generator.pages.blocks import expanded
from generator.pipeline import Site
from generator.resources import STOCK_PAGES, THEME


def markdown_tree(site: Site, docs: Path | None) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Every file by its path in the tree, and names of blocks in hand-written pages that are none.

    `docs` is the folder of the site's own pages, None where it has none. A page of its own goes
    before a stock page, and a stock page before a generated one at the same address.
    """
    files = {page.src_uri: page.markdown.encode() for page in site.pages}
    files |= {
        path: content.encode() if isinstance(content, str) else content
        for path, content in site.files.items()
    }
    files |= {f"assets/{name}": path.read_bytes() for name, path in _files(THEME / "assets")}
    problems: list[Problem] = []
    for folder in (STOCK_PAGES, docs):
        if folder is None:
            continue
        for name, path in _files(folder):
            url = page_address(name) if name.endswith(".md") else name
            if folder is STOCK_PAGES and not site.rooms.shows(url):
                continue
            files.pop(f"{url}index.md", None)  # docs/terms.md is terms/ as well
            content = path.read_bytes()
            if name.endswith(".md"):
                content, found = _with_blocks(site, path, url, content)
                problems.extend(found)
            files[name] = content
    return files, tuple(problems)


def _with_blocks(
    site: Site, path: Path, url: str, content: bytes
) -> tuple[bytes, tuple[Problem, ...]]:
    try:
        markdown = content.decode()
    except UnicodeDecodeError:
        return content, (Problem(str(path), None, "found no UTF-8; expected a Markdown page"),)
    drawn, unknown = expanded(markdown, site.blocks.names, lambda name: site.blocks.draw(name, url))
    known = ", ".join(sorted(site.blocks.names))
    problems = tuple(
        Problem(str(path), block.line, f"found {{{{ {block.name} }}}}; expected one of {known}")
        for block in unknown
    )
    return drawn.encode(), problems


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        yield path.relative_to(folder).as_posix(), path
