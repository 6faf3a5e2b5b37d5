"""`work-reports serve`: a preview that follows every change, by MkDocs' own server."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import click

from generator.commands import console, options
from generator.configuration import expect_configuration
from generator.mkdocs_process import ended_by_sigterm, run_mkdocs
from generator.terminal import say


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@options.config
def serve(host: str, port: int, config: Path) -> None:
    """Preview the site while editing; Ctrl-C ends it."""
    console.guarded(lambda: expect_configuration(config))
    if not _is_free(host, port):
        expected = f"--port {port + 1}" if port < 65535 else "another --port"
        say(f"{host}:{port} cannot be listened on; expected a free port: {expected}")
        sys.exit(1)
    options = ("--dirty", "--dev-addr", f"{host}:{port}", "--config-file", str(config))
    try:
        with ended_by_sigterm():  # the preview's own process would keep the port
            sys.exit(run_mkdocs("serve", *options))
    except KeyboardInterrupt:
        sys.exit(130)


def _is_free(host: str, port: int) -> bool:
    try:
        with socket.create_server((host, port)):
            return True
    except OSError:
        return False
