"""The command `work-reports`: its subcommands are the modules of `generator/commands/`."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import Any

import click

from generator.commands.add import add
from generator.commands.build import build
from generator.commands.check import check
from generator.commands.export import export
from generator.commands.mend import mend
from generator.commands.new import new
from generator.commands.pages import pages
from generator.commands.remove import remove
from generator.commands.serve import serve
from generator.commands.verify import verify
from generator.installation import DISTRIBUTION
from generator.terminal import printable


class _Commands(click.Group):
    """The commands; what Click itself finds wrong is shown without control characters, too.

    Ctrl-C ends them with the code that shells have for it.
    """

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            raise click.UsageError(printable(error.format_message()), error.ctx) from error
        except KeyboardInterrupt:
            ctx.exit(130)


def _version() -> str:
    try:
        return version(DISTRIBUTION)
    except PackageNotFoundError:
        return "of a folder that is not installed"


@click.group(cls=_Commands)
@click.version_option(_version(), prog_name="work-reports")
def main() -> None:
    """Turns government work reports (政府工作报告) into pages and data."""


for command in (new, add, check, remove, serve, build, verify, mend, export, pages):
    main.add_command(command)
