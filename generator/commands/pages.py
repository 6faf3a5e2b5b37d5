"""`work-reports pages`: the site's tree for other builders."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands import console, options
from generator.configuration import Configuration, read_configuration
from generator.errors import SourceError
from generator.installation import CONFIGURATION
from generator.pages.rooms import Rooms
from generator.pipeline import Site, build_site
from generator.tree import PARTS, Tree, markdown_tree


@click.command()
@options.output
@options.reading
@click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path(CONFIGURATION),
    show_default=True,
    help="The site's configuration; it may be missing.",
)
@click.option(
    "--seeds", type=options.FOLDER, help="Folder of reports.  [default: of the configuration]"
)
@click.option(
    "--templates",
    type=options.FOLDER,
    help="Folder of page templates that go before the package's.  [default: of the configuration]",
)
@click.option(
    "--docs",
    type=options.FOLDER,
    help="Folder of hand-written pages; one at a generated page's address wins."
    "  [default: of the configuration]",
)
def pages(
    output: Path,
    config: Path,
    seeds: Path | None,
    templates: Path | None,
    docs: Path | None,
    jobs: int | None,
    scheduler: str,
) -> None:
    """Write the whole site as a tree for Zensical, ProperDocs or another builder.

    The folder gets docs/ (pages, data, search files), overrides/ (the theme's templates) and
    mkdocs.yml; none of them may be there yet.
    """
    console.guarded(lambda: _refuse_a_site(output))
    given = console.guarded(lambda: read_configuration(config))
    templates = templates or given.templates
    own_templates = templates if templates.is_dir() else None
    rooms = Rooms(given.closed_rooms, given.excludes())
    seeds = seeds or given.seeds
    console.keep_from_reports(output, seeds)
    reader = options.reader_of(seeds, jobs, scheduler, config=config)
    publication = console.guarded(lambda: given.publication)
    site = console.guarded(
        lambda: build_site(
            seeds, own_templates, rooms=rooms, reader=reader, publication=publication
        ),
        "writing the pages",
    )
    console.tell_unkept(reader)
    console.refuse(site.errors)
    tree = console.guarded(lambda: _tree(site, given, docs or given.docs))
    console.warn((*site.problems, *tree.problems))
    console.write(output, tree.files)


def _refuse_a_site(folder: Path) -> None:
    """Keeps a tree from mixing with a site, its folder or an older tree. Raises: SourceError."""
    for part in (*PARTS, "sitemap.xml"):
        if (folder / part).exists():
            message = f"found {part}; expected a new folder, or one without {', '.join(PARTS)}"
            raise SourceError(str(folder), None, message)


def _tree(site: Site, configuration: Configuration, docs: Path) -> Tree:
    """The whole tree. Raises: SourceError when a hand-written file cannot be read."""
    try:
        return markdown_tree(site, configuration, docs)
    except OSError as error:
        path = str(error.filename or docs)
        raise SourceError(path, None, f"cannot be read ({error.strerror})") from error
